"""Impact and effort in the room: the matrix of the sheets, as large as a room needs it, and who does what by when."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.insight.plan import Weighed, delivered_by
from cxstudio.model.labels import label
from cxstudio.model.naming import one_line
from cxstudio.model.plans import Action, Attendee, Group
from cxstudio.model.records import Card
from cxstudio.picture.cards.note import note_role
from cxstudio.picture.primitives import Part, Placed, Stroke
from cxstudio.picture.sheets.matrix import RADIUS, Matrix
from cxstudio.picture.styles import canvas_style
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.notes import TILE, letter_mark
from cxstudio.picture.wall.scene import LEAST_TEXT
from cxstudio.picture.wall.sheet import GAP, HAIR, Inset, Lensed, Room, Sheet, page_mark, page_of, strong
from cxstudio.words import N_

_SHARE = 0.5  # of the width, for the picture
_ROW = 152.0
_HEAD = 64.0
_TRAY_ROWS = 2
_BUBBLES = (1.6, 1.3, 1.0)  # times their size on a sheet, the first that lie apart


def matrix_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens: the picture at the leading side, the list at the other."""
    wording = sheet.wording
    items = list(_items(sheet))
    if not items:
        return Lensed((nothing_yet(sheet, room, wording.say(N_("Nothing to weigh yet")), "target"),))
    field = Room(room.u, room.y, room.width * _SHARE, room.height)
    rest = Room(field.end + GAP, room.y, room.end - field.end - GAP, room.height)
    most = max(1, int((rest.height - _HEAD) // _ROW))
    first, end, pages = page_of(len(items), most, sheet.scene.page)
    pen = sheet.pen()
    title = wording.say(N_("Impact and effort"))
    pen.words(title, strong("card"), (rest.u, rest.y), rest.width - 200.0)
    parts = [pen.part("heading", Room(rest.u, rest.y, rest.width, _HEAD))]
    parts += page_mark(sheet, rest, sheet.scene.page, pages)
    for at, item in enumerate(items[first:end]):
        parts.append(_row(sheet, Room(rest.u, rest.y + _HEAD + at * _ROW, rest.width, _ROW - 10.0), item))
    return Lensed(tuple(parts), pages, rest, _picture(sheet, field, items))


def _picture(sheet: Sheet, room: Room, items: list[Weighed]) -> Inset:
    """The matrix, so much larger that its smallest words are those of a wall."""
    factor = LEAST_TEXT / canvas_style("tiny").size
    width, height = room.width / factor, room.height / factor
    sizes = (
        Matrix(
            sheet.engine, sheet.wording, width, height, items, tray_rows=_TRAY_ROWS, radius=RADIUS * larger
        )
        for larger in _BUBBLES
    )
    *_larger, picture = _until_apart(sizes)
    box = sheet.box(room)
    placed = tuple(Placed(part, box.x / factor, box.y / factor) for part in picture.parts())
    return Inset("matrix", room, placed, factor)


def _until_apart(pictures: Iterator[Matrix]) -> Iterator[Matrix]:
    """The pictures up to the first on which no bubble lies on another, or all of them."""
    for picture in pictures:
        yield picture
        if picture.apart:
            return


def _items(sheet: Sheet) -> Iterator[Weighed]:
    """The candidates that are there for the room; a letter stays with its place."""
    for place, id in enumerate(sheet.scene.matrix):
        thing = sheet.document.get(id)
        letters = label(place)
        if isinstance(thing, Card) and not thing.internal:
            role = note_role(thing.kind)
            words = one_line(thing.text)
            yield Weighed(id, place + 1, words, role, thing.impact, thing.effort, letters)
        elif isinstance(thing, Action):
            yield Weighed(id, place + 1, one_line(thing.title), "action", thing.impact, thing.effort, letters)
        elif isinstance(thing, Group):
            yield Weighed(id, place + 1, one_line(thing.title), "idea", None, None, letters)


def _row(sheet: Sheet, room: Room, item: Weighed) -> Part:
    """A candidate with its letter, who does it and by when."""
    pen = sheet.pen()
    pen.box(room.inside(HAIR / 2), "surface", Stroke("lineControl", HAIR), 12.0)
    u = room.u + 18.0
    u += letter_mark(pen, u, room.y + (room.height - TILE) / 2, item.letters, filled=item.placed) + 20.0
    width = room.end - 16.0 - u
    owner = _owner(sheet, item.id)
    under = sheet.block(owner, "min", width)
    block = sheet.fitted(item.title or "–", "body", width, room.height - under.height - 4.0)
    y = room.y + (room.height - block.height - under.height) / 2
    pen.set(item.title, block, (u, y))
    if owner:
        pen.set(owner, under, (u, y + block.height), "inkMuted")
    return pen.part("candidate", room, item.id, full=f"{item.letters}: {item.title}")


def _owner(sheet: Sheet, id: str) -> str:
    """Who does it and by when, of the action itself or of the first that delivers it; "" where nobody has said."""
    action = sheet.document.find(id, Action) or next(iter(delivered_by(sheet.document, id)), None)
    if action is None:
        return ""
    attendee = sheet.document.find(action.owned_by, Attendee)
    when = sheet.wording.date(action.due) if action.due else ""
    return sheet.wording.listed(one_line(attendee.name) if attendee is not None else "", when)
