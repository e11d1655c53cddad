"""The lock of the structure in the window: one switch, shown everywhere it matters, with its reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cxstudio.app.settings import Settings
from cxstudio.edits.structure import is_locked
from tests.app.conftest import Opened
from tests.app.hands import press


def test_the_switch_locks_shows_itself_and_closes_the_tiles_with_the_reason(small: Opened) -> None:
    window, document = small.window, small.window.session.document
    lock, tiles = window.actions_by_id["edit.lock"], window.left.palette_area.tiles
    usual = tiles["stage"].toolTip()
    assert not window.toolbar.lock.isVisible()
    lock.trigger()
    assert is_locked(document)
    assert lock.isChecked()
    assert window.toolbar.lock.isVisible()
    for kind, what in (("stage", "stages"), ("touchpoint", "touchpoints")):
        assert not tiles[kind].isEnabled()
        assert tiles[kind].toolTip() == f"The structure is locked. Unlock it in the Edit menu to add {what}."
    assert tiles["pain"].isEnabled()
    window.actions_by_id["edit.undo"].trigger()
    assert not lock.isChecked()
    assert not window.toolbar.lock.isVisible()
    assert tiles["stage"].isEnabled()
    assert tiles["stage"].toolTip() == usual


def test_keys_menus_and_the_outline_obey_the_lock(small: Opened) -> None:
    window, document = small.window, small.window.session.document
    window.actions_by_id["edit.lock"].trigger()
    stages = [s.id for s in document.stages(window.journey)]
    window.canvas.select([stages[0]])
    for id in ("edit.delete", "add.stage", "add.touchpoint"):
        window.actions_by_id[id].trigger()
        assert window.status.hint().startswith("The structure is locked.")
    assert [s.id for s in document.stages(window.journey)] == stages


def test_a_lane_is_reached_renamed_and_left_by_keys(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    window = small.window
    monkeypatch.setattr("cxstudio.app.dialogs.naming.ask_name", lambda *_a, **_k: "Moments")
    window.canvas.setFocus()
    first = window.canvas.desk.document.stages(window.journey)[0].id
    window.canvas.select([first])
    press(window.canvas, Qt.Key.Key_Left)
    assert window.canvas.desk.lane
    assert window.status.hint().startswith("Lane Touchpoints, 1 of ")
    press(window.canvas, Qt.Key.Key_Return)
    assert [lane.title for lane in window.session.document.lanes(window.journey)] == ["Moments"]
    assert window.canvas.desk.lane
    press(window.canvas, Qt.Key.Key_Escape)
    assert not window.canvas.desk.lane


def test_the_minimap_put_away_by_its_cross_is_remembered_at_once(small: Opened, settings: Settings) -> None:
    small.window.canvas.minimap.put_away.emit()
    assert not small.window.canvas.minimap.wanted
    assert not small.window.actions_by_id["view.minimap"].isChecked()
    assert settings.choice("minimap", "yes") == "no"
    assert "View" in small.window.status.hint()
    small.window.actions_by_id["view.minimap"].trigger()
    assert settings.choice("minimap", "no") == "yes"


def test_the_minimap_is_remembered(small: Opened, settings: Settings) -> None:
    window = small.window
    seen = [window.canvas.minimap.wanted]
    window.actions_by_id["view.minimap"].trigger()
    seen.append(window.canvas.minimap.wanted)
    assert seen == [True, False]
    window.places.keep_panels()
    assert settings.choice("minimap", "yes") == "no"
