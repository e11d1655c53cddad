"""The beginning of a workshop on the wall: what it is about, its goal, for whom, when and with whom."""

from __future__ import annotations

from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import one_line
from cxstudio.model.records import Journey
from cxstudio.picture.primitives import Part
from cxstudio.picture.styles import wall_style
from cxstudio.picture.wall.sheet import GAP, Lensed, Room, Sheet, strong
from cxstudio.words import N_

_LARGE = 1.5  # times the name of a stage
_BAR = 12.0


def title_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    session, wording = sheet.document.session, sheet.wording
    journey = sheet.document.find(sheet.scene.journey, Journey)
    title = one_line(session.title) or (one_line(journey.title) if journey else "")
    title = title or wording.say(KINDS["journey"].label)
    pen = sheet.pen()
    u, width, y = room.u + _BAR + 36.0, room.width - _BAR - 36.0, room.y + 40.0
    large = wall_style("stage", factor=_LARGE)
    top = y
    style = large if len(sheet.block(title, large, width, 4).lines) <= 2 else wall_style("stage")
    y += pen.words(title, style, (u, y), width, lines=3) + 12.0
    if journey is not None and one_line(journey.title) not in ("", title):
        y += pen.words(one_line(journey.title), "card", (u, y), width, "inkMuted", lines=2)
    pen.box(Room(room.u, top + 10.0, _BAR, max(60.0, y - top - 10.0)), "accent", None, _BAR / 2)
    parts = [pen.part("title", Room(room.u, top, room.width, y - top), "session")]
    facts = _facts(sheet, room)
    heading, goal = _wanted(sheet, journey)
    if goal:
        parts.append(_goal(sheet, Room(u, y + 48.0, width, facts.bounds.y - y - 48.0 - GAP), heading, goal))
    return Lensed((*parts, facts))


def _wanted(sheet: Sheet, journey: Journey | None) -> tuple[str, str]:
    """What it is to come to, and what that is called; nothing where nobody has said."""
    session = sheet.document.session
    found = (
        (N_("Impression we want"), session.impression),
        (N_("Experience we promise"), session.promise),
        (N_("Expectations"), journey.expectations if journey is not None else ""),
        (N_("Scenario"), journey.scenario if journey is not None else ""),
    )
    return next(((sheet.wording.say(name), text.strip()) for name, text in found if text.strip()), ("", ""))


def _goal(sheet: Sheet, room: Room, heading: str, goal: str) -> Part:
    pen, style = sheet.pen(), wall_style("card", factor=1.5)
    if len(sheet.block(goal, style, room.width, 4).lines) > 3:
        style = wall_style("card", factor=1.2)
    y = room.y + pen.words(heading, strong("min"), (room.u, room.y), room.width, "accent") + 8.0
    block = sheet.fitted(goal, style, room.width, room.bottom - y)
    pen.set(goal, block, (room.u, y))
    return pen.part("goal", room)


def _facts(sheet: Sheet, room: Room) -> Part:
    """Client, date, facilitator and how many are here, along the foot."""
    session, wording = sheet.document.session, sheet.wording
    people = sheet.scene.people
    rows = (
        (N_("Client"), one_line(session.client)),
        (N_("Date"), wording.date(session.date) if session.date else ""),
        (N_("Facilitator"), one_line(session.facilitator)),
        (N_("In the room"), wording.digits(str(people)) if people else ""),
    )
    shown = [(wording.say(label), value) for label, value in rows if value]
    pen = sheet.pen()
    width = (room.width - GAP * (len(shown) - 1)) / max(1, len(shown))
    heads = [sheet.block(label, "min", width) for label, _value in shown]
    values = [sheet.block(value, "card", width, 2) for _label, value in shown]
    head = max((block.height for block in heads), default=0.0)
    height = head + max((block.height for block in values), default=0.0)
    place = Room(room.u, room.bottom - height, room.width, height)
    for at, (above, below) in enumerate(zip(heads, values, strict=True)):
        u = place.u + at * (width + GAP)
        pen.set(above.text, above, (u, place.y), "inkMuted")
        pen.set(below.text, below, (u, place.y + head))
    return pen.part("facts", place, "session")
