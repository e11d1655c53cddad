"""What a double click on a thing of the map does: its text is written, or the journey inside it opens."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.choose import node_at
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.edits.sub_journeys import opened_by

FOOT = 26.0  # canvas units at the foot of a touchpoint, where the sign of its journey stands


def open_or_write(desk: Desk, here: Pointer, write: Callable[[str], None]) -> bool:
    """Open the journey of a touchpoint whose foot was pressed, else have the text of the thing written.

    False where nothing lies.
    """
    node = node_at(desk, here)
    if not node:
        return False
    placed = desk.picture.placed(node)
    foot = placed is not None and placed.part.role == "touchpoint" and here.y > placed.bounds.bottom - FOOT
    if foot and opened_by(desk.document, node):
        desk.on_open(node)
    else:
        write(node)
    return True
