"""Lists and tables of texts made into things of a map, each in one step; it reads no clipboard and no file."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.edits.adding import spot_for
from cxstudio.edits.pasting import homes_from, in_map_order
from cxstudio.edits.placing import END, keys_at, new_id, next_in
from cxstudio.edits.problems import Refused, kind_words, refuse_if
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoints
from cxstudio.edits.values import body_text
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.records import Card
from cxstudio.model.rules import why_not_home
from cxstudio.words import _, ngettext

LISTED = ("stage", "touchpoint", *CARD_KINDS)  # what a line can become

Columns = Sequence[Sequence[str]]


def add_list(
    document: Document, journey: str, kind: str, columns: Columns, selected: Sequence[str] = ()
) -> list[str]:
    """Make a thing of a kind from each text. Returns their ids.

    Cards of the first column go where `spot_for` says, those of the next ones to the touchpoints after it. Stages and
    touchpoints stand in one row. Raises Refused, and makes nothing, where they do not fit.
    """
    if kind not in LISTED:
        raise Refused(_("There is no such card"))
    here = in_map_order(document, journey, selected)
    last = here[-1] if here else ""
    texts = [text for column in columns for text in column]
    label = _("Paste {things}").format(things=_words(kind, len(texts)))
    with document.transaction(label):
        if kind == "stage":
            return _add_stages(document, journey, texts, last)
        if kind == "touchpoint":
            return _add_touchpoints(document, journey, texts, last)
        return _add_columns(document, journey, kind, columns, last)


def add_outline(
    document: Document,
    journey: str,
    lines: Sequence[tuple[int, str]],
    kind: str,
    selected: Sequence[str] = (),
) -> list[str]:
    """Make stages of lines that are not indented, touchpoints of those under them, cards of those under these.

    `lines` are depths and texts. Returns the ids of the stages. Raises Refused, and makes nothing, where they do not
    fit.
    """
    here = in_map_order(document, journey, selected)
    stage, made = "", []
    label = _("Paste {things}").format(things=_words("stage", sum(depth == 0 for depth, _text in lines)))
    with document.transaction(label):
        after = document.stage_of(here[-1]) if here else None
        row = [s.id for s in document.stages(journey)]
        before = next_in(row, after.id if after else "")
        for depth, text in lines:
            if depth == 0:
                stage = add_stage(document, journey, text, before)
                made.append(stage)
            elif depth == 1:
                add_touchpoints(document, stage, [text])
            else:
                point = document.touchpoints(stage)[-1].id
                _put_cards(document, kind, [text], point, END)
    return made


def _words(kind: str, n: int) -> str:
    if kind in CARD_KINDS:
        return ngettext("card", "{n} cards", n).format(n=n)
    return kind_words(kind) if n == 1 else _("{n} {things}").format(n=n, things=_(KINDS[kind].plural).lower())


def _add_stages(document: Document, journey: str, texts: Sequence[str], selected: str) -> list[str]:
    spot = spot_for(document, journey, "stage", selected)
    before = next_in([s.id for s in document.stages(journey)], spot.after if spot else "")
    return [add_stage(document, journey, text, before) for text in texts]


def _add_touchpoints(document: Document, journey: str, texts: Sequence[str], selected: str) -> list[str]:
    spot = spot_for(document, journey, "touchpoint", selected)
    home = spot.home if spot and spot.home else add_stage(document, journey)
    row = [t.id for t in document.touchpoints(home)]
    return add_touchpoints(document, home, texts, next_in(row, spot.after if spot else ""))


def _add_columns(document: Document, journey: str, kind: str, columns: Columns, selected: str) -> list[str]:
    spot = spot_for(document, journey, kind, selected)
    if spot is None:
        raise Refused(_("Add a touchpoint first"))
    homes = homes_from(document, journey, spot.home)
    if len(columns) > len(homes):
        raise Refused(
            _(
                "The table has {columns} columns, but only {n} of the map begin here; select an earlier touchpoint"
            ).format(columns=len(columns), n=len(homes))
        )
    chosen = document.find(selected, Card)
    made: list[str] = []
    for home, texts in zip(homes, columns, strict=False):
        row = [c.id for c in document.children(home, Card)]
        after = chosen.id if chosen is not None and chosen.home == home else ""
        made += _put_cards(document, kind, texts, home, next_in(row, after))
    return made


def _put_cards(
    document: Document, kind: str, texts: Sequence[str], home: str, before: str | None
) -> list[str]:
    refuse_if(why_not_home(kind, document.get(home)))
    keys = keys_at(document, document.children(home, Card), before, count=len(texts))
    cards = [
        Card(id=new_id(), kind=kind, home=home, text=body_text(text), order=key)
        for text, key in zip(texts, keys, strict=True)
    ]
    for card in cards:
        document.put(card)
    return [card.id for card in cards]
