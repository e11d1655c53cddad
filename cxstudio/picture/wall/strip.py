"""The whole journey as a wordless strip, the stage the room is in framed."""

from __future__ import annotations

from dataclasses import replace

from cxstudio.insight.journeys import gist
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.journey_strip import stage_boxes, strip
from cxstudio.picture.primitives import Part, Rect, Stroke
from cxstudio.picture.wall.sheet import STRONG, Room, Sheet, strong
from cxstudio.picture.wall.spans import span_of
from cxstudio.words import N_

HEIGHT = 124.0
UNDER = HEIGHT + 48.0  # with its name over it
_UNIT = 4.0  # its thin lines are half of this


def strip_parts(sheet: Sheet, room: Room, stage: str, *, under: bool = False) -> tuple[Part, ...]:
    """The strip with its name before it, or `under` its name."""
    scene, document = sheet.scene, sheet.document
    stages, whole = span_of(sheet, stage)
    words = sheet.wording.say(N_("Whole journey") if whole else N_("Around here"))
    width = room.width if under else min(room.width * 0.3, sheet.natural(words, strong("min")))
    pen = sheet.pen()
    block = sheet.block(words, strong("min"), width, 1 if under else 2)
    pen.set(words, block, (room.u, room.y if under else room.y + (room.height - block.height) / 2))
    place = Room(room.u + width + 32.0, room.y + 4.0, room.width - width - 36.0, room.height - 8.0)
    if under:
        place = Room(room.u + 4.0, room.bottom - HEIGHT + 4.0, room.width - 8.0, HEIGHT - 8.0)
    seen = gist(document, scene.journey, scene.persona, stages)
    journey = document.find(scene.journey, Journey)
    persona = document.find(scene.persona or (journey.persona if journey else ""), Persona)
    box = sheet.box(place)
    drawn = strip(seen, box, persona.mark if persona else 0, rtl=sheet.wording.rtl, unit=_UNIT)
    parts = [pen.part("strip-name", room, layer="ground")]
    bare = sheet.pen().part("strip", place, full=words)
    parts.append(replace(bare, primitives=tuple(drawn)))
    boxes = stage_boxes(seen, box, rtl=sheet.wording.rtl, unit=_UNIT)
    for one, around in zip(seen.stages, boxes, strict=True):
        if one.stage == stage:
            ring = Rect(around.grown(1.0), None, Stroke("accent", STRONG), (6.0,) * 4)
            parts.append(Part(stage, "strip-stage", around, (ring,), "mark"))
    return tuple(parts)
