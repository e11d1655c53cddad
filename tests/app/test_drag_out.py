"""The grip that drags the map out of the window as a file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxstudio.app.drag_out import FORMS, DragOut
from cxstudio.app.local_files import local_files
from cxstudio.app.taking import Taking
from cxstudio.edits.stages import add_stage
from tests.app.conftest import Opened
from tests.makers import large_map

LONG = 60_000  # ms: a process of its own begins
PDF, PNG = FORMS


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was carried away; nothing is carried in a test."""
    found: list[Path] = []
    monkeypatch.setattr(DragOut, "drag", lambda _grip, path: found.append(path))
    return found


def grip_of(opened: Opened) -> DragOut:
    return opened.window.toolbar.drag_out


def pull(grip: DragOut) -> None:
    """Press, and move far enough for a drag; the button stays down."""
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    move(grip, 60)


def move(grip: DragOut, far: int) -> None:
    QTest.mouseMove(grip, grip.rect().center() + QPoint(far, far))


def let_go(grip: DragOut) -> None:
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))


def said(opened: Opened) -> str:
    return opened.window.status._hint.text()


def prepared(opened: Opened, qtbot: QtBot) -> None:
    out = grip_of(opened)._out
    assert out is not None
    with qtbot.waitSignal(out.ready, timeout=LONG):
        pull(grip_of(opened))
        assert said(opened).startswith("Preparing")


def test_a_drag_carries_the_map_as_a_pdf_with_a_plain_name(
    small: Opened, dragged: list[Path], qtbot: QtBot
) -> None:
    prepared(small, qtbot)
    assert said(small) == "The PDF is ready: drag it out"
    (path,) = dragged
    assert path.suffix == ".pdf"
    assert path.stem == small.window.session.name()
    assert "Waiting area" in pypdf.PdfReader(path).pages[0].extract_text()
    let_go(grip_of(small))


def test_what_was_let_go_too_soon_is_ready_for_the_next_drag(
    small: Opened, dragged: list[Path], qtbot: QtBot
) -> None:
    out = grip_of(small)._out
    assert out is not None
    with qtbot.waitSignal(out.ready, timeout=LONG):
        pull(grip_of(small))
        let_go(grip_of(small))
    assert dragged == []
    assert said(small) == "The PDF is ready: drag it out"
    pull(grip_of(small))
    assert len(dragged) == 1
    let_go(grip_of(small))


def test_after_a_change_the_file_is_made_anew(small: Opened, dragged: list[Path], qtbot: QtBot) -> None:
    prepared(small, qtbot)
    let_go(grip_of(small))
    add_stage(small.made.document, small.made.journey, "Added since")
    prepared(small, qtbot)
    path = dragged[-1]
    assert "Added since" in pypdf.PdfReader(path).pages[0].extract_text()
    let_go(grip_of(small))


def test_the_file_is_being_made_as_soon_as_the_grip_is_pressed(
    small: Opened, dragged: list[Path], qtbot: QtBot
) -> None:
    grip = grip_of(small)
    out = grip._out
    assert out is not None
    with qtbot.waitSignal(out.ready, timeout=LONG):
        QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
        assert out.is_preparing
        assert not said(small).startswith("Preparing")
    assert dragged == []  # nobody has pulled yet
    move(grip, 60)
    assert len(dragged) == 1
    let_go(grip)


def test_a_press_for_the_menu_gives_up_what_it_began(small: Opened, qtbot: QtBot) -> None:
    grip = grip_of(small)
    QTest.mouseClick(grip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(grip._menu.isVisible)
    grip._menu.close()
    assert grip._out is not None
    assert not grip._out.is_preparing


def test_the_menu_chooses_a_png(small: Opened, dragged: list[Path], qtbot: QtBot) -> None:
    grip = grip_of(small)
    as_png = next(action for action in grip._menu.actions() if action.text() == "Drag out as PNG")
    as_png.trigger()
    assert grip.accessibleName() == "Drag out as PNG"
    prepared(small, qtbot)
    (path,) = dragged
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        assert picture.format == "PNG"
    let_go(grip)


def test_the_keyboard_finds_export_and_copy_in_the_menu(small: Opened) -> None:
    titles = [action.text() for action in grip_of(small)._menu.actions() if action.text()]
    assert titles == ["Drag out as PDF", "Drag out as PNG", "Export…", "Copy as picture"]
    assert "Export" in grip_of(small).accessibleDescription()


def test_a_press_without_a_pull_opens_the_menu(small: Opened, dragged: list[Path], qtbot: QtBot) -> None:
    grip = grip_of(small)
    QTest.mouseClick(grip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(grip._menu.isVisible)
    grip._menu.close()
    assert dragged == []


def test_the_own_window_does_not_take_what_it_gave(small: Opened, tmp_path: Path) -> None:
    data = grip_of(small).data_of(tmp_path / "map.png")
    assert [url.toLocalFile() for url in data.urls()] == [str(tmp_path / "map.png")]
    assert local_files(data) == []
    assert Taking(small.window.workplace._incoming, lambda _names: None).brought(data).why


def test_a_large_map_is_prepared_beside_the_window(open_window: Callable[..., Opened], qtbot: QtBot) -> None:
    opened = open_window(lambda document: large_map(3000, document))
    grip = grip_of(opened)
    pull(grip)
    assert grip._out is not None
    assert grip._out.is_preparing
    assert said(opened) == "Preparing the PDF"
    let_go(grip)
    out = grip._out
    opened.window.close()
    assert not out.is_preparing


def test_in_a_narrow_window_the_grip_makes_room(small: Opened) -> None:
    small.window.resize(760, 600)
    assert not grip_of(small).isVisible()
