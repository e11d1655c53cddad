"""What the window says and does while its disk takes its time."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cxstudio.edits.stages import add_stage
from cxstudio.files import behind
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.model.records import Stage
from tests.app.conftest import Opened

PATIENCE = 60  # seconds


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Set while the disk writes at once; cleared, it takes until it is set again."""
    found = threading.Event()
    found.set()
    really = Store.write

    def write(store: Store, *args: object) -> None:
        assert found.wait(PATIENCE)
        really(store, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write", write)
    monkeypatch.setattr(behind, "SLOW", -1.0)
    yield found
    found.set()


def test_a_slow_disk_holds_no_window_up_and_saved_is_said_when_it_is_true(
    small: Opened, free: threading.Event, qtbot: QtBot
) -> None:
    state, document = small.window.toolbar.state, small.window.session.document
    journey = document.journeys()[0].id
    for number in range(5):
        add_stage(document, journey, f"Early {number}")
    qtbot.waitUntil(lambda: state.text().startswith("Saved "))
    free.clear()
    add_stage(document, journey, "One")
    add_stage(document, journey, "Two")
    assert state.text() == "Saving"
    assert small.window.session.unsaved
    free.set()
    qtbot.waitUntil(lambda: state.text().startswith("Saved "))
    assert not small.window.session.unsaved


def test_closing_a_window_waits_for_its_disk(small: Opened, free: threading.Event) -> None:
    session = small.window.session
    document, path = session.document, session.path
    journey = document.journeys()[0].id
    for number in range(8):
        add_stage(document, journey, f"Stage {number}")
    small.window.close()
    again = SessionFile.open(path)
    assert "Stage 7" in {stage.title for stage in again.document.nodes(Stage)}
    again.close()
    assert free.is_set()
