"""The session's vision above a map on the screen: the impression that is wanted and the experience that is promised.

It stands over the stages, scrolls with them and is there only once something is written; paper has it in the head.
"""

from __future__ import annotations

from cxstudio.model.records import SESSION_ID, Session
from cxstudio.picture.frame import Frame
from cxstudio.picture.primitives import Part, Placed, Primitive, Rect, Text
from cxstudio.picture.styles import canvas_style, furniture
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

WIDTH = 860.0  # canvas units; of a width of its own, so that it stays as it is while the map grows
_GAP, _PAD, _BETWEEN = 12.0, 10.0, 10.0
_MOST_LINES = 2  # of each; the details and the head of a page have all of it
_BAR = 3.0


def vision_band(
    session: Session, frame: Frame, lead: float, engine: TextEngine, wording: Wording
) -> Placed | None:
    """The band above the stages, which begin at `lead`; None where nothing is written."""
    rows = [
        (label, " ".join(text.split()))
        for label, text in (
            (N_("Impression we want"), session.impression),
            (N_("Experience we promise"), session.promise),
        )
        if text.strip()
    ]
    if not rows:
        return None
    names = [
        furniture(engine, wording.say(label), canvas_style("card"), WIDTH / 3, wording) for label, _ in rows
    ]
    indent = max(block.natural_width for block in names) + 2 * _BETWEEN
    width = WIDTH - 2 * _PAD - indent
    texts = [
        furniture(engine, text, canvas_style("note"), width, wording, max_lines=_MOST_LINES)
        for _, text in rows
    ]
    heights = [max(name.height, text.height) for name, text in zip(names, texts, strict=True)]
    height = sum(heights) + 4 * (len(rows) - 1) + 2 * _PAD
    top = -_GAP - height
    box = frame.box(lead, top, WIDTH, height)
    # Without its words the band is of no use.
    size = canvas_style("note").size
    shapes: list[Primitive] = [
        Rect(box, "surface", None, (8.0,) * 4, size),
        Rect(frame.box(lead, top + 6, _BAR, height - 12), "accent", None, (_BAR / 2,) * 4, size),
    ]
    y = top + _PAD
    for name, text, high in zip(names, texts, heights, strict=True):
        u = lead + _PAD + 2
        shapes.append(Text(frame.x(u, name.width), y, name, "inkMuted"))
        shapes.append(Text(frame.x(u + indent, width), y, text, "ink"))
        y += high + 4
    said = "\n".join(f"{wording.say(label)}: {text}" for label, text in rows)
    return Placed(Part(SESSION_ID, "vision", box, tuple(shapes), "stage", said), 0.0, 0.0)
