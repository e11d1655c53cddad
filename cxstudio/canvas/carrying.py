"""Things carried to the map or out of it by a drag that Qt's own drag-and-drop knows nothing of."""

from __future__ import annotations

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.pointer import Pointer


def carry_to(desk: Desk, hand: Hand, at: Pointer | None) -> bool:
    """Show where the armed thing would land; None is outside the view. True when letting go would place it."""
    if at is None:
        desk.show(NOTHING)
        desk.say("")
        return False
    hand.move(at)
    return desk.preview.cursor != "refused"


def put_down(hand: Hand, at: Pointer | None) -> bool:
    """End the drag: True when the thing was placed, else it is put away and a refusal stays in the status line."""
    if not hand.armed or at is None:
        hand.cancel()
        return False
    hand.place(at)
    if not hand.armed:
        return True
    hand.put_away()
    return False


def carried_out(desk: Desk, hand: Hand, at: Pointer) -> list[str]:
    """End a drag that left the view: what was dragged, for whoever it was let go over; nothing inside the view."""
    lifted = desk.preview.lifted
    if lifted is None or not at.outside:
        return []
    hand.cancel()
    return list(lifted.nodes)
