"""How the form of the details is laid out: insets, labels, and sentences that wrap."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxstudio.app.gutter import GUTTER
from cxstudio.edits.plan import add_action
from tests.app.conftest import Opened


def test_the_lines_of_a_form_are_inset_alike_whatever_way_it_turns(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    form, insets = small.window.inspector.form, []
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):
        form.setLayoutDirection(direction)
        for room in (GUTTER, 0):
            form.leave_room(room)
            margins = form.margins()
            insets.append((margins.left(), margins.right()))
    assert insets == [(16, 16), (16 - GUTTER, 16), (16, 16), (16, 16 - GUTTER)]


def test_a_sentence_wraps_and_short_values_stand_beside_their_labels(small: Opened) -> None:
    action = add_action(small.made.document, "Write")
    small.window.show_view("plan")
    frame = small.window.views.frame
    assert frame is not None
    frame.choose([action])
    step, owner = frame.inspector.row("first_step"), frame.inspector.row("owned_by")
    assert step is not None
    assert owner is not None
    assert (step.is_stacked(), owner.is_stacked()) == (True, False)
    low = step.editor.height()
    step.display("Agree with the desk, the clinic and the call centre who tells whom, and when, and how")
    assert step.editor.height() > low
