"""What the room said last: the newest cards first, each with where it belongs, the very last one marked."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Card, Node, Persona, Stage, Touchpoint
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.wall.answers import answers_lens
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.notes import note_on
from cxstudio.picture.wall.sheet import GAP, Lensed, Room, Sheet, strong
from cxstudio.words import N_

_HEAD = 60.0
_MORE = 48.0
_SIGN = 52.0  # with the gap behind it
_LOOKED_AT = 40  # more never fit


def capture_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens: one wide card, then two columns, and how many more there are."""
    if sheet.scene.answered:
        return answers_lens(sheet, room)
    cards, rest = _newest(sheet)
    wording = sheet.wording
    if not cards:
        place = room.below(room.y + _HEAD) if sheet.scene.reader else room
        said = nothing_yet(sheet, place, wording.say(N_("Your notes will show here")))
        return Lensed((said, *reader_part(sheet, room)))
    pen = sheet.pen()
    aside = reader_width(sheet, room)
    brought = sheet.scene.brought
    head = N_("Just added") if brought else N_("So far")
    pen.words(wording.say(head), strong("body"), (room.u, room.y), room.width - aside, "accent")
    parts: list[Part | Placed] = [pen.part("heading", Room(room.u, room.y, room.width - aside, _HEAD))]
    parts += reader_part(sheet, room)
    first = note_on(
        sheet.piece(room.width), cards[0], 3, place=_where(sheet, cards[0]), style="card", fresh=brought
    )
    parts.append(first.placed(sheet, room.u, room.y + _HEAD))
    top = room.y + _HEAD + first.height + GAP + 6.0
    width = (room.width - GAP) / 2
    ends, shown = [top, top], 1
    bottom = room.bottom - _MORE
    for card in cards[1:]:
        note = note_on(sheet.piece(width), card, 2, place=_where(sheet, card))
        column = 0 if ends[0] <= ends[1] else 1
        if ends[column] + note.height > bottom:
            break
        parts.append(note.placed(sheet, room.u + column * (width + GAP), ends[column]))
        ends[column] += note.height + 16.0
        shown += 1
    if more := len(cards) - shown + rest:
        parts.append(_more(sheet, Room(room.u, bottom + 6.0, room.width, 40.0), more))
    return Lensed(tuple(parts))


def reader_width(sheet: Sheet, room: Room) -> float:
    """The room of whose turn it is to read out, at the trailing end of the head; 0 while nobody's."""
    name = sheet.scene.reader
    return min(room.width * 0.6, sheet.natural(name, strong("card")) + _SIGN + GAP) if name else 0.0


def reader_part(sheet: Sheet, room: Room) -> Iterator[Part]:
    """Whose turn it is to read out."""
    width = reader_width(sheet, room)
    if width:
        pen, u = sheet.pen(), room.end - width + GAP
        pen.sign("user", u, room.y + 4.0, _SIGN - 8.0, "accent")
        pen.words(sheet.scene.reader, strong("card"), (u + _SIGN, room.y), width - GAP - _SIGN)
        yield pen.part("reader", Room(u, room.y, width - GAP, _HEAD))


def _more(sheet: Sheet, room: Room, count: int) -> Part:
    pen, wording = sheet.pen(), sheet.wording
    words = wording.say_count("+{n} more", "+{n} more", count).format(n=wording.digits(str(count)))
    pen.words(words, strong("min"), (room.u, room.y), room.width, "inkMuted")
    return pen.part("more", room)


def _newest(sheet: Sheet) -> tuple[list[Card], int]:
    """What is there for the room of what was added last, and how many more there are."""
    ids = (id for id in dict.fromkeys(sheet.scene.newest) if _is_here(sheet, id))
    found = [_as_card(sheet.document.get(id)) for id in ids]
    cards = [card for card in found if card is not None and not card.internal]
    return cards[:_LOOKED_AT], max(0, len(cards) - _LOOKED_AT)


def _is_here(sheet: Sheet, id: str) -> bool:
    """Whether something is of the journey on the wall: a state to come has the same cards once more."""
    stage = sheet.document.stage_of(id)
    return stage is None or stage.journey == sheet.scene.journey


def _as_card(record: Node | None) -> Card | None:
    """A card as it is; another thing with a name as one that says its name."""
    if isinstance(record, Card):
        return record
    row = KINDS.get(record.kind) if record is not None else None
    if record is None or row is None:
        return None
    text = one_line(getattr(record, row.title_field, ""))
    home = getattr(record, "stage", "")
    return Card(id=record.id, kind=record.kind, text=text, home=home) if text else None


def _where(sheet: Sheet, card: Card) -> str:
    """Where a card belongs: its touchpoint or stage; that it is parked."""
    wording = sheet.wording
    if card.parked:
        return wording.say(N_("Parking lot"))
    home = sheet.document.get(card.home)
    row = KINDS.get(card.kind)
    kind = wording.say(row.short or row.label) if row else ""
    if isinstance(home, Touchpoint | Stage):
        return wording.parted(kind, one_line(home.title))
    if isinstance(home, Persona):
        return wording.parted(kind, one_line(home.name))
    return kind
