"""A note and the head of a touchpoint as a room reads them: told by bar, sign and words, never by a pale tint alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from cxstudio.model.channels import icon_of
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Card, Channel, Touchpoint
from cxstudio.picture.cards.note import note_role, note_words, slants
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, polygon, severity_mark, truth_mark
from cxstudio.picture.primitives import Part, Placed, Rect, Stroke
from cxstudio.picture.scaling import scaled
from cxstudio.picture.signs import HOLLOW
from cxstudio.picture.styles import wall_style
from cxstudio.picture.wall.sheet import HAIR, LINE, STRONG, Paper, Pen, Room, Sheet, strong
from cxstudio.text.layout import TextBlock
from cxstudio.words import N_

_BAR, _PAD, _SIGN = 9.0, 16.0, 38.0
_FOOT, _PLACE = 40.0, 44.0
_DOT, _MOST_DOTS = 26.0, 10
TILE = 60.0
_SEVERITY = 3.0  # times its size on a card
_SIGNS = 18.0 * _SEVERITY + 16.0


def _colours(role: str) -> tuple[str, str]:
    """Mark and tint of a kind: touchpoints have those of the program itself."""
    return ("accent", "accentTint") if role == "accent" else (f"role.{role}.mark", f"role.{role}.tint")


@dataclass(frozen=True)
class WallNote:
    """A card laid out at a width, with what stands at its foot."""

    paper: Paper
    card: Card
    block: TextBlock
    dots: int
    place: str  # where it belongs, in words
    fresh: bool  # framed as what was just added

    @property
    def width(self) -> float:
        return self.paper.width

    @property
    def height(self) -> float:
        return 2 * _PAD - 6.0 + max(self.block.height, _SIGN) + self.foot

    @property
    def foot(self) -> float:
        """Where it belongs and how bad it is stand on one line, dots on one of their own."""
        below = self.place or (self._severity and not self.dots and not self._signs_beside)
        return (_PLACE if below else 0.0) + (_FOOT if self.dots else 0.0)

    @property
    def _severity(self) -> int:
        return self.card.severity or 0

    @property
    def _signs_beside(self) -> bool:
        """Whether the last line of the text leaves room for how bad it is."""
        left = self.block.width - (self.block.lines[-1].width if self.block.lines else 0.0)
        return self.block.rtl == self.paper.wording.rtl and left >= _SIGNS

    def placed(self, sheet: Sheet, u: float, y: float) -> Placed:
        """The note on a sheet, from a point on."""
        return Placed(self._part, sheet.frame.x(u, self.width), y)

    @cached_property
    def _part(self) -> Part:
        pen, role = self.paper.pen(), note_role(self.card.kind)
        room, frame = Room(0.0, 0.0, self.width, self.height), self.paper.frame
        mark, tint = _colours(role)
        pen.box(room, mark, None, 12.0)
        ground = Room(_BAR, 0.0, self.width - _BAR, room.height)
        pen.draw(Rect(self.paper.box(ground), tint, None, frame.corners(4.0, 12.0, 12.0, 4.0)))
        if self.fresh:
            pen.box(room.inside(-STRONG / 2), None, Stroke("accent", STRONG), 14.0)
        row = KINDS.get(self.card.kind)
        pen.sign(row.icon if row else "sticky-note", _BAR + 14.0, _PAD, _SIGN, mark)
        pen.set(self.card.text, self.block, (_lead(), _PAD - 4.0))
        self._foot(pen, room, mark)
        full = note_words(self.card, self.paper.wording)
        return pen.part(self.card.kind, room, self.card.id, full=full)

    def _foot(self, pen: Pen, room: Room, mark: str) -> None:
        u, y = room.u + _lead(), room.y + _PAD + max(self.block.height, _SIGN)
        if self.place:
            signs = _SIGNS if self._severity and not self.dots else 0.0
            pen.words(self.place, "min", (u, y - 2.0), room.end - _PAD - u - signs, "inkMuted")
            y += _PLACE
        if self.dots:
            signs = _SIGNS if self._severity else 0.0
            vote_dots(pen, u, y + _FOOT / 2 - 2.0, self.dots, room.end - _PAD - u - signs)
        if self._severity:
            width = 18.0 * _SEVERITY
            frame = Frame(self.paper.wording.rtl)
            at = self.paper.frame.x(room.end - _PAD - width)
            for shape in severity_mark(self._severity, frame, 0.0, 0.0, mark):
                pen.draw(scaled(shape, _SEVERITY, at, room.bottom - 14.0))


def _lead() -> float:
    return _BAR + 14.0 + _SIGN + 12.0


# A room's cards are the same from one note to the next: the parts of those that only move are kept.
@lru_cache(maxsize=512)
def note_on(
    paper: Paper,
    card: Card,
    lines: int,
    *,
    dots: int = 0,
    place: str = "",
    style: str = "body",
    fresh: bool = False,
) -> WallNote:
    """A card with its text on so many lines at most."""
    row = KINDS.get(card.kind)
    words = card.text.strip() or (paper.wording.say(row.label) if row else card.kind)
    italic = row is not None and row.slanted and slants(words)
    chosen = wall_style(style, italic=italic)
    inner = max(60.0, paper.width - _lead() - _PAD)
    # A note keeps to its own side where it runs the other way.
    block = paper.engine.block(
        words, chosen, inner, direction=paper.wording.direction, max_lines=max(1, lines)
    )
    return WallNote(paper, card, block, dots, place, fresh)


def vote_dots(pen: Pen, u: float, middle: float, dots: int, room: float) -> float:
    """Dots in a row, every one up to ten and of more the number; returns where they end.

    Where they have no `room` the number stands beside one dot.
    """
    shown, pitch = min(dots, _MOST_DOTS), _DOT + 6.0
    words = pen.sheet.wording.digits(str(dots)) if dots > _MOST_DOTS else ""
    width = pen.sheet.natural(words, strong("min")) if words else 0.0
    if shown * pitch + width > room:
        shown, words = 1, pen.sheet.wording.digits(str(dots))
        width = pen.sheet.natural(words, strong("min"))
    for place in range(shown):
        pen.draw(disc(pen.sheet.frame.point(u + _DOT / 2 + place * pitch, middle), _DOT, "vote"))
    end = u + shown * pitch
    if words:
        pen.words(words, strong("min"), (end + 4.0, middle - 20.0), width, "vote")
    return end + width


def concern_dots(pen: Pen, u: float, middle: float, count: int) -> float:
    """Hollow triangles in a row, every one up to five and then a number; returns where they end."""
    shown = count if count <= 5 else 1
    half = 13.0
    for place in range(shown):
        x, y = pen.sheet.frame.point(u + half + place * 34.0, middle)
        stroke = Stroke("role.pain.mark", LINE)
        pen.draw(polygon([(x, y - half), (x + half, y + half), (x - half, y + half)], "surface", stroke))
    end = u + shown * 34.0
    if count > shown:
        words = pen.sheet.wording.digits(str(count))
        width = pen.sheet.natural(words, strong("min"))
        pen.words(words, strong("min"), (end, middle - 20.0), width, "role.pain.mark")
        end += width
    return end


def letter_mark(pen: Pen, u: float, y: float, letters: str, *, filled: bool = True) -> float:
    """The label of a candidate in a box; returns its width."""
    style = strong("card")
    width = max(TILE, pen.sheet.natural(letters, style) + 24.0)
    fill, ink = ("accent", "inkOnAccent") if filled else ("surface", "accent")
    pen.box(Room(u, y, width, TILE), fill, None if filled else Stroke("accent", LINE), 12.0)
    block = pen.sheet.block(letters, style, width, 1, "center")
    pen.set(letters, block, (u, y + (TILE - block.height) / 2), ink)
    return width


def head_block(
    sheet: Sheet, touchpoint: Touchpoint, width: float, *, tile: bool, lines: int = 2
) -> TextBlock:
    """The name of a touchpoint in the room its signs leave."""
    lead = TILE + 18.0 if tile else 0.0
    trail = 56.0 if touchpoint.moment_of_truth else 0.0
    name = one_line(touchpoint.title) or sheet.wording.say(KINDS["touchpoint"].label)
    return sheet.block(name, "card", width - lead - trail, lines)


def head_part(sheet: Sheet, touchpoint: Touchpoint, channel: Channel | None, room: Room) -> Part:
    """A touchpoint with the sign of its channel and, where it is one, that of a moment of truth."""
    pen = sheet.pen()
    block = head_block(sheet, touchpoint, room.width, tile=channel is not None)
    lead = 0.0
    if channel is not None:
        channel_tile(pen, channel, Room(room.u, room.y + (room.height - TILE) / 2, TILE, TILE))
        lead = TILE + 18.0
    pen.set(touchpoint.title, block, (room.u + lead, room.y + (room.height - block.height) / 2))
    if touchpoint.moment_of_truth:
        end = min(room.end, room.u + lead + block.natural_width + 56.0)
        centre = sheet.frame.point(end - 22.0, room.y + room.height / 2)
        pen.draw(*truth_mark(centre, 44.0))
        pen.said.append(sheet.wording.say(N_("Moment of truth")))
    return pen.part("touchpoint", room, touchpoint.id)


def channel_tile(pen: Pen, channel: Channel, room: Room) -> None:
    """The sign of a channel on its tile, which is hollow where the channel is not ours."""
    hollow = HOLLOW.get(channel.family)
    if hollow is None:
        pen.box(room, "accentTint", Stroke("accent", HAIR), 12.0)
    else:
        dash = tuple(3 * length for length in hollow.dash)
        pen.box(room.inside(1.0), None, Stroke("inkMuted", HAIR, dash), 12.0)
    colour = "accent" if hollow is None else "inkMuted"
    pen.sign(icon_of(channel), room.u + 11.0, room.y + 11.0, room.width - 22.0, colour)
    pen.said.append(channel.name)
