r"""A journey as a table: one row per touchpoint, more where personas differ; it knows no file and no window.

Columns: see `COLUMNS`; names in any case and order. Cells follow `cells.py` and `table_fields.py`. How rows are read:

- Rows of the same stage title are one stage; they need not be adjacent.
- Rows of the same touchpoint title in a stage that name different personas are one touchpoint; otherwise each row
  is a touchpoint of its own.
- A row's emotion is that of its persona; without a persona, of the journey's.
- In a table that names one persona, cards are for everybody. In a table that names several, the cards of a row
  are its persona's own, and those of a row without (or with several) personas are for everybody.
- ``\!`` after the persona: the cards of this row are the persona's own in any case.
- ``\-`` as touchpoint: the row speaks of the whole stage.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from functools import cache

from cxstudio.edits.values import storable
from cxstudio.exchange.cells import guarded, written_name, written_values
from cxstudio.exchange.exported import Exported
from cxstudio.exchange.left_behind import beside, with_remedy
from cxstudio.exchange.table_fields import FIELD_COLUMNS, fields_left_out, written_facts
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Card, Channel, Emotion, Journey, Persona, Stage
from cxstudio.words import _, languages, ngettext, translate

CARD_COLUMNS = {kind.column: kind.name for kind in KINDS.values() if kind.column}
_FIRST = ("stage", "touchpoint", "channel", "description", "emotion")
COLUMNS = (*_FIRST, *(name for name in FIELD_COLUMNS if name not in _FIRST), *CARD_COLUMNS, "persona")
AMBIGUOUS = "evidence"  # a kind of card to some, to others how sure something is


@cache
def _meanings() -> dict[str, str]:
    meanings = {column: column for column in COLUMNS}
    for column in COLUMNS:
        kind, field = KINDS.get(CARD_COLUMNS.get(column, column)), FIELD_COLUMNS.get(column)
        words = (kind.label, kind.plural, kind.short) if kind else (field.label,) if field else ()
        for word in words:
            for language in languages():
                if word:
                    meanings.setdefault(translate(word, language).casefold(), column)
    return {**meanings, AMBIGUOUS: AMBIGUOUS}


def column_meant(heading: str) -> str:
    """The column a heading stands for: by its own name, or by the window's word in any language; "" for none.

    `AMBIGUOUS` where only the other columns can tell.
    """
    return _meanings().get(heading.casefold(), "")


WHOLE_STAGE = r"\-"
OWN = r"\!"
EMOTION_DECIMALS = 4
_MOST_NAMED = 6  # fields in one sentence


def export_table(document: Document, journey: str) -> Exported:
    """One journey as comma-separated values: UTF-8 with a byte order mark, as spreadsheets want it.

    The warnings say what a table has no column for. Raises KeyError when there is no such journey.
    """
    if document.find(journey, Journey) is None:
        raise KeyError(journey)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _Rows(document, journey).rows():
        cells = {column: storable(cell) for column, cell in row.items()}
        writer.writerow([cells.get(c, "") if c == "emotion" else guarded(cells.get(c, "")) for c in COLUMNS])
    return Exported(out.getvalue().encode("utf-8-sig"), tuple(left_out(document, journey)))


def left_out(document: Document, journey: str) -> list[str]:
    """What of a journey a table cannot hold, one sentence each."""
    homes = [*document.stages(journey), *document.journey_touchpoints(journey)]
    spans = sum(bool(card.until) for home in homes for card in document.cards(home.id))
    pictures = sum(bool(card.picture) for home in homes for card in document.cards(home.id))
    hands = sum(e.n > 0 for t in document.journey_touchpoints(journey) for e in document.emotions(t.id))
    parked = len(document.parked())
    counted = (
        (spans, ngettext("the length of {n} card that spans", "the length of {n} cards that span", spans)),
        (pictures, ngettext("{n} picture", "{n} pictures", pictures)),
        (hands, ngettext("the hands behind {n} emotion", "the hands behind {n} emotions", hands)),
        (parked, ngettext("{n} thing in the parking lot", "{n} things in the parking lot", parked)),
    )
    told = [text.format(n=number) for number, text in counted if number]
    told += beside(document, journey)
    fields = fields_left_out(document, journey)
    many = len(fields) > _MOST_NAMED
    told += (
        [ngettext("{n} more field", "{n} more fields", len(fields)).format(n=len(fields))] if many else fields
    )
    if not told:
        return []
    return list(with_remedy([_("A table has no place for {what}").format(what=", ".join(told))]))


def numbered(titles: list[str], *, several: bool = False) -> list[str]:
    """Titles written so that equal ones are told apart."""
    seen: Counter[str] = Counter()
    names = []
    for title in titles:
        seen[title] += 1
        names.append(written_name(title, seen[title], several=several))
    return names


class _Rows:
    """The rows of one journey: who speaks in which row is settled once for the whole table."""

    def __init__(self, document: Document, journey: str) -> None:
        self.document = document
        self.stages = document.stages(journey)
        record = document.find(journey, Journey)
        owner = record.persona if record else ""
        used = self._personas_used()
        self.owner = document.find(owner, Persona)
        # A journey's persona without a name needs no word, unless some cards are her own.
        self.silent = self.owner is not None and not self.owner.name and not self._has_own_cards(owner)
        speaking = [p for p in document.personas() if p.id in used and not (self.silent and p.id == owner)]
        if self.owner is not None and not self.silent and self.owner not in speaking:
            speaking.append(self.owner)
        speaking.sort(key=lambda p: p.id != owner)  # the journey's persona first: so she is found again
        self.labels = dict(
            zip((p.id for p in speaking), numbered([p.name for p in speaking], several=True), strict=True)
        )
        self.several = len(speaking) > 1
        silent_speaks = self.silent and any(e.persona == owner for e in self._emotions())
        self.main_label = "" if self.several or silent_speaks else next(iter(self.labels.values()), "")

    def rows(self) -> Iterator[dict[str, str]]:
        introduce = True
        for stage, name in zip(self.stages, numbered([s.title for s in self.stages]), strict=True):
            for place, voices in self._places(stage):
                for row in self._voices(*voices, introduce=introduce):
                    yield {"stage": name, "touchpoint": place, **row}
                introduce = False

    def _places(self, stage: Stage) -> Iterator[tuple[str, _Said]]:
        """The whole stage, where something is said of it, then its touchpoints."""
        touchpoints = self.document.touchpoints(stage.id)
        cards = self.document.cards(stage.id)
        if cards or not touchpoints:
            yield WHOLE_STAGE, (cards, {}, {})
        for touchpoint, name in zip(touchpoints, numbered([t.title for t in touchpoints]), strict=True):
            channels = [self.document.find(id, Channel) for id in touchpoint.channels]
            facts = {
                "channel": written_values([c.name for c in channels if c is not None and c.name]),
                **written_facts(self.document, touchpoint),
            }
            felt = self.document.emotions(touchpoint.id)
            emotions = {e.persona: _number(e.mean) for e in felt if e.mean is not None}
            yield name, (self.document.cards(touchpoint.id), emotions, facts)

    def _voices(
        self, cards: list[Card], emotions: dict[str, str], facts: dict[str, str], *, introduce: bool
    ) -> Iterator[dict[str, str]]:
        """The row for everybody, then one per persona who has something to say."""
        rows: list[dict[str, str]] = []
        shared = [c for c in cards if c.persona not in self.labels]
        main = {"persona": self.main_label, **_card_cells(shared)}
        if self.silent and self.owner is not None and self.owner.id in emotions:
            main["emotion"] = emotions[self.owner.id]
        rows.append(main)
        for persona, label in self.labels.items():
            own = _card_cells([c for c in cards if c.persona == persona])
            emotion = {"emotion": emotions[persona]} if persona in emotions else {}
            if self.several:
                if own or emotion or (introduce and self.owner is not None and persona == self.owner.id):
                    rows.append({"persona": label, **emotion, **own})
                continue
            if label == self.main_label:
                main.update(emotion)
            elif emotion:
                rows.append({"persona": label, **emotion})
            if own:
                rows.append({"persona": label + OWN, **own})
        if len(rows) > 1 and self.several and set(main) == {"persona"}:
            rows.pop(0)  # nothing is for everybody: the facts go to the first persona's row
        rows[0].update(facts)
        return iter(rows)

    def _emotions(self) -> list[Emotion]:
        touchpoints = [t for s in self.stages for t in self.document.touchpoints(s.id)]
        return [e for t in touchpoints for e in self.document.emotions(t.id) if e.mean is not None]

    def _cards(self) -> list[Card]:
        homes = [id for s in self.stages for id in (s.id, *(t.id for t in self.document.touchpoints(s.id)))]
        return [card for home in homes for card in self.document.cards(home)]

    def _personas_used(self) -> set[str]:
        return {e.persona for e in self._emotions()} | {c.persona for c in self._cards()}

    def _has_own_cards(self, persona: str) -> bool:
        return any(c.persona == persona for c in self._cards())


_Said = tuple[list[Card], dict[str, str], dict[str, str]]
"""What is said of one place: its cards, the emotion by persona, and the cells that are the same for everybody."""


def _card_cells(cards: list[Card]) -> dict[str, str]:
    cells = {
        column: written_values([card.text for card in cards if card.kind == kind])
        for column, kind in CARD_COLUMNS.items()
    }
    return {column: cell for column, cell in cells.items() if cell}


def _number(value: float) -> str:
    text = f"{round(value, EMOTION_DECIMALS) + 0.0:.{EMOTION_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
