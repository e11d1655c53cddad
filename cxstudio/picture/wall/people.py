"""Whose journey it is on the wall: the persona, in her own words, and where the journey starts and ends."""

from __future__ import annotations

from cxstudio.model.naming import one_line
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.cards.note import slants
from cxstudio.picture.portrait import persona_words, portrait
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.styles import wall_style
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.sheet import GAP, LINE, Lensed, Room, Sheet, strong
from cxstudio.picture.wall.stage import persona_of
from cxstudio.text.layout import TextBlock
from cxstudio.words import N_

_PORTRAIT = 300.0
_BOUNDS = 230.0
_TWO_LINES, _THREE_LINES = 110.0, 152.0
_ARROW = 56.0


def people_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    persona = persona_of(sheet)
    journey = sheet.document.find(sheet.scene.journey, Journey)
    parts: list[Part] = []
    foot = room.bottom
    if journey is not None and (journey.start.strip() or journey.end.strip()):
        foot -= _BOUNDS
        parts += _boundaries(sheet, Room(room.u, foot, room.width, _BOUNDS), journey)
    place = Room(room.u, room.y, room.width, foot - room.y - GAP)
    if persona is None:
        said = sheet.wording.say(N_("No persona yet"))
        return Lensed((nothing_yet(sheet, place, said, "user"), *parts))
    return Lensed((_persona(sheet, place, persona, journey), *parts))


def _persona(sheet: Sheet, room: Room, persona: Persona, journey: Journey | None) -> Part:
    pen, wording = sheet.pen(), sheet.wording
    picture = Room(room.u, room.y + 12.0, _PORTRAIT, _PORTRAIT)
    pen.draw(*portrait(sheet.document, persona, sheet.box(picture)))
    u, width, y = picture.end + 48.0, room.width - _PORTRAIT - 48.0, room.y
    y += pen.words(persona_words(persona, wording), "stage", (u, y), width, lines=2)
    role = wording.listed(one_line(persona.role), one_line(persona.segment))
    y += pen.words(role, "body", (u, y), width, "inkMuted", lines=2) + 16.0
    if persona.quote.strip():
        style = wall_style("card", italic=slants(persona.quote))
        y += pen.words(persona.quote.strip(), style, (u, y), width, lines=3) + 16.0
    rows = (
        (N_("Scenario"), [journey.scenario.strip() if journey else ""]),
        (N_("Goals"), persona.goals.split("\n")),
        (N_("Needs"), persona.needs.split("\n")),
    )
    for label, lines in rows:
        if any(line.strip() for line in lines) and room.bottom - y > _TWO_LINES:
            y += pen.words(wording.say(label), strong("min"), (u, y), width, "accent")
            text, block = _latest(sheet, lines, width, min(_THREE_LINES, room.bottom - y))
            y += pen.set(text, block, (u, y)) + 14.0
    return pen.part("persona", room, persona.id)


def _latest(sheet: Sheet, lines: list[str], width: float, height: float) -> tuple[str, TextBlock]:
    """As many lines as have room, the last ones: what the room said just now is among them."""
    lines = [line.strip() for line in lines if line.strip()]
    while True:
        text = "\n".join(lines)
        block = sheet.fitted(text, "body", width, height)
        if block.complete or len(lines) == 1:
            return text, block
        lines = lines[1:]


def _boundaries(sheet: Sheet, room: Room, journey: Journey) -> list[Part]:
    """Where it starts and where it ends, an arrow between."""
    wording = sheet.wording
    width = (room.width - _ARROW - 2 * GAP) / 2
    rows = ((N_("Starts when"), journey.start, room.u), (N_("Ends when"), journey.end, room.end - width))
    parts = []
    for label, text, u in rows:
        pen, place = sheet.pen(), Room(u, room.y, width, room.height)
        pen.box(place.inside(LINE / 2), "surface", Stroke("accent", LINE))
        y = place.y + 20.0
        y += pen.words(wording.say(label), strong("min"), (u + 28.0, y), width - 56.0, "accent") + 4.0
        block = sheet.fitted(text.strip() or "–", "body", width - 56.0, place.bottom - 12.0 - y)
        pen.set(text, block, (u + 28.0, y))
        parts.append(pen.part("boundary", place, journey.id))
    arrow = sheet.pen()
    name = "arrow-left" if wording.rtl else "arrow-right"
    place = Room(room.u + width + GAP, room.y + (room.height - _ARROW) / 2, _ARROW, _ARROW)
    arrow.sign(name, place.u, place.y, _ARROW, "accent")
    return [*parts, arrow.part("arrow", place, full=" ")]
