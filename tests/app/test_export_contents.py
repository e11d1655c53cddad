"""What goes on the pages of an export: the map, and the views that hold something."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.export_contents import ExportContents
from tests.makers import small_map


def test_the_map_is_chosen_where_nothing_else_is_there(qtbot: QtBot) -> None:
    made = small_map()
    contents = ExportContents(made.document, made.journey, ("audit",))
    qtbot.addWidget(contents)
    assert contents.chosen() == ("map",)


def test_one_tick_always_stands(qtbot: QtBot) -> None:
    made = small_map()
    contents = ExportContents(made.document, made.journey, ("map",))
    qtbot.addWidget(contents)
    told: list[bool] = []
    contents.changed.connect(lambda: told.append(True))
    for name, tick in contents.ticks.items():
        if tick.isChecked() and name != "map":
            tick.click()
    contents.ticks["map"].click()
    assert contents.chosen() == ("map",)
    assert not told
