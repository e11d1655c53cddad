"""In a view the keyboard stays in the view: the map behind it hears nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cxstudio.app.view_stack import BODIES
from cxstudio.model.kind_types import ViewName
from tests.app.conftest import Opened
from tests.app.hands import press


@pytest.mark.parametrize("name", list(BODIES))
def test_esc_in_the_details_leads_back_to_the_view(small: Opened, name: ViewName) -> None:
    window = small.window
    window.show_view(name)
    frame = window.views.frame
    assert frame is not None
    frame.inspector.focus_first()
    for _time in range(2):
        press(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.canvas.hasFocus()
    assert not window.workplace.isAncestorOf(window.focusWidget())
