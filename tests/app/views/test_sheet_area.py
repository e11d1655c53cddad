"""The pages of a view are set for the room there is, and set anew when there is another one."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cxstudio.app.views.sheet_area import WIDEST, SheetArea
from cxstudio.model.kind_types import ViewName
from tests.app.conftest import Opened


@pytest.mark.parametrize("name", ["personas", "journeys"])
def test_a_sheet_is_shown_as_large_as_it_was_set(small: Opened, qtbot: QtBot, name: ViewName) -> None:
    window = small.window
    window.resize(1440, 900)
    window.show_view(name)
    frame = window.views.frame
    assert frame is not None
    area = getattr(frame.body, "sheet", None)
    assert isinstance(area, SheetArea)
    for width in (1440, 1100, 2400, 1300):
        window.resize(width, 900)
        qtbot.waitUntil(lambda: area._pages.scale() == 1 and area.fitting)
        assert area._pages.pages[0].width_pt == pytest.approx(area.room, abs=20)
        assert area.room <= WIDEST
