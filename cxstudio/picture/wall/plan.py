"""Who takes it, by when and with which first step: the candidates of the priorities in rows, each with its letter."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.insight.plan import delivered_by
from cxstudio.model.labels import label
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Node
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.wall.matrix import matrix_lens
from cxstudio.picture.wall.notes import TILE, letter_mark
from cxstudio.picture.wall.sheet import HAIR, Lensed, Room, Sheet, page_mark, page_of, strong
from cxstudio.words import N_

PLANNED = "action"  # what a step that plans adds
_HEAD = 72.0
_ROW, _GAP = 168.0, 14.0
_SHARE = 0.42  # of a row, for what is to be done


def priorities_lens(sheet: Sheet, room: Room) -> Lensed:
    """The plan in a step that adds actions, else what each candidate helps and costs."""
    found = list(_candidates(sheet)) if sheet.scene.about == PLANNED else []
    return plan_lens(sheet, room, found) if found else matrix_lens(sheet, room)


def plan_lens(sheet: Sheet, room: Room, found: list[tuple[str, Node]]) -> Lensed:
    """The lens: the name of the step, and under it as many candidates as a page has room for."""
    most = max(1, int((room.height - _HEAD + _GAP) // (_ROW + _GAP)))
    first, end, pages = page_of(len(found), most, sheet.scene.page)
    pen, now = sheet.pen(), (step.title for step in sheet.scene.steps if step.state == "now")
    title = one_line(next(now, "")) or sheet.wording.say(N_("Owner, date, first step"))
    pen.words(title, strong("card"), (room.u, room.y), room.width - 200.0)
    parts = [pen.part("heading", Room(room.u, room.y, room.width, _HEAD))]
    parts += page_mark(sheet, room, sheet.scene.page, pages)
    for at, (letters, thing) in enumerate(found[first:end]):
        y = room.y + _HEAD + at * (_ROW + _GAP)
        parts.append(_row(sheet, Room(room.u, y, room.width, _ROW), letters, thing))
    return Lensed(tuple(parts), pages)


def _candidates(sheet: Sheet) -> Iterator[tuple[str, Node]]:
    """Those that are there for the room; a letter stays with its place."""
    for place, id in enumerate(sheet.scene.matrix):
        thing = sheet.document.get(id)
        if thing is not None and not getattr(thing, "internal", False):
            yield label(place), thing


def _row(sheet: Sheet, room: Room, letters: str, thing: Node) -> Part:
    pen, wording = sheet.pen(), sheet.wording
    action = _action(sheet, thing)
    pen.box(room.inside(HAIR / 2), "surface", Stroke("lineControl", HAIR), 12.0)
    u, middle = room.u + 18.0, room.y + room.height / 2
    u += letter_mark(pen, u, middle - TILE / 2, letters, filled=action is not None) + 20.0
    split = room.u + room.width * _SHARE
    title = one_line(own_title(thing)) or "–"
    block = sheet.fitted(title, "body", split - u - 32.0, room.height - 16.0)
    pen.set(title, block, (u, middle - block.height / 2))
    who, step = _planned(sheet, action)
    width = room.end - 20.0 - split
    above = sheet.block(who or "–", strong("body"), width, 1)
    said = wording.say(N_("First step: {text}")).format(text=step) if step else ""
    below = sheet.fitted(said, "min", width, room.height - above.height - 20.0)
    height = above.height + (below.height if said else 0.0)
    pen.set(who or "–", above, (split, middle - height / 2), "ink" if who else "inkMuted")
    if said:
        pen.set(said, below, (split, middle - height / 2 + above.height))
    return pen.part("candidate", room, thing.id, full=f"{letters}: {title}")


def _planned(sheet: Sheet, action: Action | None) -> tuple[str, str]:
    """Who does it and by when, and the first step."""
    if action is None:
        return "", ""
    owner = sheet.document.find(action.owned_by, Attendee)
    when = sheet.wording.date(action.due) if action.due else ""
    return sheet.wording.parted(one_line(owner.name) if owner is not None else "", when), one_line(
        action.first_step
    )


def _action(sheet: Sheet, thing: Node) -> Action | None:
    """The action itself, or the first that delivers it."""
    return thing if isinstance(thing, Action) else next(iter(delivered_by(sheet.document, thing.id)), None)
