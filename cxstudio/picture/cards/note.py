"""The note card: role bar, tint, text and its small marks at the foot; no place on the map."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Attachment, Card, Evidence
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.frame import Frame, card_frame
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import (
    EVIDENCE_SIZE,
    VOTE_DOT,
    WEIGHT_WIDTH,
    disc,
    evidence_mark,
    frequency_mark,
    line,
    persona_mark,
    severity_mark,
    with_words,
)
from cxstudio.picture.options import MapOptions
from cxstudio.picture.primitives import Bounds, Image, Part, Path, Primitive, Rect, Stroke, Text
from cxstudio.picture.signs import GROUPED, INTERNAL, LINKED
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.theme import tokens
from cxstudio.picture.votes_said import got_words
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import Style, TextBlock, TextEngine

MOST_LINES = 8
_FOOT = 14.0
_FOOT_GAP = 4.0
_BRACKET = 9.0  # how far the edge of a whole stage's card reaches down at both ends
_ICON = 13.0
PICTURE_TALLEST = 96.0
PICTURE_GAP = 6.0
_GAP = 6.0
_GROUP_ICON = 11.0
_DOT_GAP = 3.0
_GROUP_GAP = 4.0  # from its icon to its name, and from its line to both
_GROUP_LINES = 3
_UPRIGHT = frozenset(
    ("ARABIC", "HEBREW", "SYRIAC", "THAANA", "DEVANAGARI", "THAI", "LAO", "BENGALI", "TAMIL")
)


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """All that shows on a note, so that equal facts mean an equal card.

    `whole` is a card of the whole stage, `named` shows the icon of its kind where its lane does not tell it,
    `persona` is the mark of the one persona it speaks for, `links` how many other cards it is joined to, `picture` is
    shown above the text, `evidence` how sure it is with the sources it leans on, `dots` how many it got in the last
    vote. `group` is the name of the group of similar cards it is in: the room speaks of it by that name, so that this
    is what the card says first, in bold, and its own text what stands behind it.
    """

    card: Card
    width: float
    whole: bool = False
    named: bool = False
    persona: int | None = None
    links: int = 0
    picture: Attachment | None = None
    evidence: Evidence = ""
    group: str = ""
    dots: int = 0


def note_role(kind: str) -> str:
    """The colour role of a kind of card."""
    row = KINDS.get(kind)
    return row.role if row and row.role else tokens().kind_role["custom"]


def lay_out_note(facts: NoteFacts, engine: TextEngine, wording: Wording, options: MapOptions) -> Drawing:
    """The card at a width."""
    return _NoteCard(facts, engine, wording, options).drawing()


def note_style(kind: str, text: str) -> Style:
    """Italic for quotes in scripts that have italics."""
    row = KINDS.get(kind)
    return canvas_style("note", italic=row is not None and row.slanted and slants(text))


def note_words(
    card: Card, wording: Wording, picture: Attachment | None = None, group: str = "", dots: int = 0
) -> str:
    """What a card is called by those who cannot see it: by text or picture's file, group, and dots of the vote."""
    row = KINDS.get(card.kind)
    label = wording.say(row.label) if row else card.kind
    words = card.text or (picture.name if picture else "")
    called = f"{label}: {words}" if words else label
    if dots:
        called = wording.listed(called, got_words(dots, 0, wording))
    return f"{called} ({wording.say(GROUPED.label)}: {group})" if group else called


def picture_height(picture: Attachment | None, width: float) -> float:
    """How tall a picture of a card is that is `width` wide inside; 0 for none."""
    if picture is None:
        return 0.0
    if not picture.width or not picture.height:
        return PICTURE_TALLEST
    return min(PICTURE_TALLEST, max(1.0, width * picture.height / picture.width))


def slants(text: str) -> bool:
    """Whether a text is of scripts that have italics."""
    return not any(unicodedata.name(c, "").split(" ")[0] in _UPRIGHT for c in text if not c.isascii())


class _NoteCard:
    def __init__(self, facts: NoteFacts, engine: TextEngine, wording: Wording, options: MapOptions) -> None:
        self.facts = facts
        self.card = facts.card
        self.wording = wording
        self.options = options
        self.frame: Frame = card_frame(wording.rtl, facts.width)
        self.role = note_role(self.card.kind)
        sizes = tokens().card
        self.pad_y = sizes["notePadY"] + (2.0 if facts.whole else 0.0)
        bar = 0.0 if facts.whole else tokens().stroke["roleBar"]
        self.lead = bar + sizes["notePadX"]
        self.inner = facts.width - self.lead - sizes["notePadX"]
        row = KINDS.get(self.card.kind)
        self.label = wording.say(row.label) if row else self.card.kind
        self.group = self._lay_out_group(engine)
        self.style = note_style(self.card.kind, self.card.text)
        self.block = engine.block(
            self.card.text or self.label,
            self.style,
            self.inner,
            direction=wording.direction,
            max_lines=MOST_LINES,
        )
        self.dots = self._lay_out_dots(engine)
        self.leading, self.trailing = self._marks()
        self.tall = picture_height(facts.picture, self.inner)
        self.name_top = self.pad_y + (self.tall + PICTURE_GAP if self.tall else 0.0)
        self.text_top = self.name_top + self._group_height()

    @property
    def _says_it(self) -> bool:
        """Whether its own text is the name of its group: once is enough, with the sign of groups at the foot."""
        return bool(self.facts.group) and one_line(self.card.text) == self.facts.group

    def _lay_out_group(self, engine: TextEngine) -> TextBlock | None:
        name, width = self.facts.group, self.inner - _GROUP_ICON - _GROUP_GAP
        if not name or self._says_it:
            return None
        return furniture(engine, name, canvas_style("card"), width, self.wording, max_lines=_GROUP_LINES)

    def _lay_out_dots(self, engine: TextEngine) -> TextBlock | None:
        """How many dots it has, as a number: never as many dots."""
        if not self.facts.dots:
            return None
        style, words = canvas_style("tiny"), self.wording.digits(str(self.facts.dots))
        width = engine.width(words, style) + 1.0
        return furniture(engine, words, style, width, self.wording, max_lines=1)

    def _marks(self) -> tuple[list[str], list[str]]:
        card = self.card
        leading = [
            name
            for name, shown in (
                ("kind", self.facts.named),
                ("group", self._says_it),
                ("evidence", bool(self.facts.evidence)),
                ("severity", card.severity is not None),
                ("frequency", card.frequency is not None),
            )
            if shown
        ]
        trailing = [
            name
            for name, shown in (
                ("votes", self.dots is not None),
                ("persona", self.facts.persona is not None),
                ("internal", card.internal),
                ("links", bool(self.facts.links)),
            )
            if shown
        ]
        return leading, trailing

    def drawing(self) -> Drawing:
        foot = _FOOT_GAP + _FOOT if self.leading or self.trailing else 0.0
        needed = self.text_top + self.block.height + foot + self.pad_y
        return Drawing(
            self.card.id,
            self.facts.width,
            max(needed, tokens().card["noteMinHeight"]),
            self.frame.box(self.lead, self.text_top, self.inner, max(self.block.height, 17.0)),
            self.style,
            self._draw,
            self.block.hidden if self.card.text else "",
            (self.group, self.block) if self.group else (self.block,),
        )

    def _group_height(self) -> float:
        return self.group.height + 2 * _GROUP_GAP if self.group else 0.0

    def _draw(self, height: float) -> Part:
        colour = "ink" if self.card.text else "inkMuted"
        primitives: list[Primitive] = [
            *(self._bracket(height) if self.facts.whole else self._bar(height)),
            *self._picture(),
            *self._group(self.name_top),
            Text(self.frame.x(self.lead, self.inner), self.text_top, self.block, colour),
            *self._foot(height - self.pad_y - _FOOT / 2 + 2),
        ]
        bounds = Bounds(0, 0, self.facts.width, height)
        words = note_words(self.card, self.wording, self.facts.picture, self.facts.group, self.facts.dots)
        return Part(self.card.id, "card", bounds, tuple(primitives), "card", words)

    def _votes(self, number: TextBlock, u: float, middle: float) -> tuple[Primitive, ...]:
        start = u + VOTE_DOT + _DOT_GAP
        return (
            disc(self.frame.point(u + VOTE_DOT / 2, middle), VOTE_DOT, "accent"),
            Text(self.frame.x(start, number.width), middle - number.height / 2, number, "ink"),
        )

    def _group(self, top: float) -> list[Primitive]:
        """The name of its group at its head, over a line of its own."""
        if self.group is None:
            return []
        below = top + self.group.height + _GROUP_GAP
        ends = [self.frame.point(self.lead + u, below) for u in (0.0, self.inner)]
        middle = top + canvas_style("card").line_height / 2
        box = self.frame.box(self.lead, middle - _GROUP_ICON / 2, _GROUP_ICON, _GROUP_ICON)
        start = self.lead + _GROUP_ICON + _GROUP_GAP
        return [
            *icon(GROUPED.icon, box, GROUPED.colour),
            Text(self.frame.x(start, self.group.width), top, self.group, "ink"),
            *with_words([line(ends, Stroke("lineControl", 0.75))], canvas_style("tiny").size),
        ]

    def _picture(self) -> list[Primitive]:
        if self.facts.picture is None:
            return []
        box = self.frame.box(self.lead, self.pad_y, self.inner, self.tall)
        return [Image(box, self.facts.picture.sha256)]

    def _sheet(self, height: float) -> Rect:
        """The tint under the text; an edge takes its place on paper."""
        radius = tokens().radius["control"]
        radii = (radius,) * 4 if self.facts.whole else self.frame.corners(2, radius, radius, 2)
        tint = f"role.{self.role}.tint"
        if self.options.outlined:
            return Rect(
                Bounds(0.5, 0.5, self.facts.width - 1, height - 1), tint, Stroke("lineControl", 0.75), radii
            )
        return Rect(Bounds(0, 0, self.facts.width, height), tint, None, radii)

    def _bar(self, height: float) -> list[Primitive]:
        width = tokens().stroke["roleBar"]
        bar = Rect(
            self.frame.box(0, 0, width, height),
            f"role.{self.role}.mark",
            None,
            self.frame.corners(2, 0, 0, 2),
        )
        return [self._sheet(height), bar]

    def _bracket(self, height: float) -> list[Primitive]:
        """A card of the whole stage hangs from an edge that runs over all of it and turns down at both ends."""
        thick = tokens().stroke["roleBar"]
        mid, right = thick / 2, self.facts.width - thick / 2
        r = tokens().radius["control"] - mid
        edge = Path(
            (
                ("M", mid, _BRACKET),
                ("L", mid, mid + r),
                ("C", mid, mid + r * 0.45, mid + r * 0.45, mid, mid + r, mid),
                ("L", right - r, mid),
                ("C", right - r * 0.45, mid, right, mid + r * 0.45, right, mid + r),
                ("L", right, _BRACKET),
            ),
            stroke=Stroke(f"role.{self.role}.mark", thick),
        )
        return [self._sheet(height), edge]

    def _foot(self, middle: float) -> list[Primitive]:
        found: list[Primitive] = []
        colour = f"role.{self.role}.mark"
        u = self.lead
        for name in self.leading:
            found += self._mark(name, u, middle, colour)
            u += self._mark_width(name) + _GAP
        u = self.facts.width - tokens().card["notePadX"]
        for name in self.trailing:
            u -= self._mark_width(name)
            found += self._mark(name, u, middle, colour)
            u -= _GAP
        return list(with_words(found, self.style.size))

    def _mark_width(self, name: str) -> float:
        if name == "votes" and self.dots is not None:
            return VOTE_DOT + _DOT_GAP + self.dots.width
        return {"evidence": EVIDENCE_SIZE + 1, "severity": WEIGHT_WIDTH, "frequency": WEIGHT_WIDTH + 2}.get(
            name, _ICON
        )

    def _mark(self, name: str, u: float, middle: float, colour: str) -> tuple[Primitive, ...]:
        card = self.card
        box = self.frame.box(u, middle - _ICON / 2, _ICON, _ICON)
        foot = middle + 4.5
        match name:
            case "kind":
                row = KINDS.get(card.kind)
                return icon(row.icon if row else "", box, colour)
            case "group":
                return icon(GROUPED.icon, box, GROUPED.colour)
            case "evidence":
                return evidence_mark(
                    self.facts.evidence, self.frame.point(u + EVIDENCE_SIZE / 2 + 0.5, middle)
                )
            case "severity":
                return severity_mark(card.severity or 0, self.frame, u, foot, colour)
            case "frequency":
                return frequency_mark(card.frequency or 0, self.frame, u, foot, colour)
            case "votes" if self.dots is not None:
                return self._votes(self.dots, u, middle)
            case "persona":
                return (persona_mark(self.facts.persona or 0, box.centre, 8),)
            case "internal":
                return icon(INTERNAL.icon, box, INTERNAL.colour)
            case _:
                return icon(LINKED.icon, box, LINKED.colour)
