"""Bad files and hostile texts through the window: a plain dialog, plain words, and the window goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxstudio.app import child
from cxstudio.app.dialogs import importing
from cxstudio.app.dialogs.importing import FaultyRows, Waiting
from cxstudio.app.dialogs.problems import Notice
from cxstudio.app.on_screen import screen_of
from cxstudio.app.studio import Studio
from cxstudio.app.window import MainWindow
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.touchpoints import set_channels
from cxstudio.files.drafts import drafts_folder
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Node
from tests.hostile.wares import GRAPHS, HOSTILE_TEXTS, MARKUP, TABLES
from tests.makers import small_map

BY_NAME = {ware.name: ware for ware in (*TABLES, *GRAPHS)}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What plain dialogs said; each is really shown, looked over for text that is not plain, and closed."""
    heard: list[str] = []

    def look(self: QDialog) -> int:
        self.show()
        QApplication.processEvents()
        labels = self.findChildren(QLabel)
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
        fields = self.findChildren(QPlainTextEdit)
        heard.append("\n".join([*(x.text() for x in labels), *(x.toPlainText() for x in fields)]))
        screen = screen_of(self).availableGeometry()
        assert self.height() <= screen.height()
        assert self.width() <= screen.width()
        self.close()
        return 0

    monkeypatch.setattr(Notice, "exec", look)
    monkeypatch.setattr(FaultyRows, "exec", look)
    return heard


@pytest.mark.parametrize(
    "name",
    [
        "nostage.csv",
        "emotion.csv",
        "utf16.csv",
        "nul.csv",
        "unclosed.csv",
        "circle.json",
        "objects.json",
        "values.json",
    ],
)
def test_a_bad_file_is_a_plain_dialog_and_leaves_no_draft(
    studio: Studio, tmp_path: Path, said: list[str], name: str
) -> None:
    (tmp_path / name).write_bytes(BY_NAME[name].make())
    assert studio.open(tmp_path / name) is None
    assert len(said) == 1
    assert name in said[0]
    if not BY_NAME[name].listed:
        assert f"“{name}” could not be imported" in said[0]
        assert BY_NAME[name].said in said[0]
    else:
        assert "Row 2: " in said[0]
    assert list(drafts_folder().iterdir()) == []
    assert studio.windows == []


@pytest.mark.parametrize("kind", ["folder", "pipe", "zero", "loop", "gone", "wrong ending"])
def test_what_is_no_file_is_a_plain_dialog_and_never_waited_for(
    studio: Studio, tmp_path: Path, said: list[str], kind: str
) -> None:
    path = tmp_path / "thing.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind in {"zero", "loop"}:
        path.symlink_to("/dev/zero" if kind == "zero" else path)
    elif kind == "wrong ending":
        path = tmp_path / "thing.docx"
        path.write_bytes(b"PK\x03\x04")
    assert studio.open(path) is None
    assert len(said) == 1
    assert path.name in said[0]


def test_several_files_dropped_at_once_are_told_one_by_one_and_the_good_one_opens(
    studio: Studio, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    studio.show_welcome()
    assert studio.welcome is not None
    (tmp_path / "bad.csv").write_bytes(b"nothing")
    (tmp_path / "bad.json").write_bytes(b"[" * 100_000)
    (tmp_path / "good.csv").write_bytes(b"stage,touchpoint\nA,B\n")
    (tmp_path / "empty.cxs").write_bytes(b"")
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(tmp_path / n)) for n in ("bad.csv", "bad.json", "good.csv", "empty.cxs")]
    )
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    studio.welcome.dropEvent(event)
    qtbot.waitUntil(lambda: len(studio.windows) == 1 and len(said) == 3, timeout=20_000)
    assert [name in text for name, text in zip(("bad.csv", "bad.json", "empty.cxs"), said, strict=True)] == [
        True
    ] * 3


def test_links_of_the_network_dropped_on_a_window_are_not_fetched(
    studio: Studio, tmp_path: Path, said: list[str]
) -> None:
    studio.show_welcome()
    assert studio.welcome is not None
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/x.csv"), QUrl("smb://host/share/x.csv")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    studio.welcome.dropEvent(event)
    assert (said, studio.windows) == ([], [])


def test_a_reader_that_dies_does_not_take_the_window_along(
    studio: Studio, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "command", lambda _words: (sys.executable, ["-c", "import os; os.abort()"]))
    (tmp_path / "t.csv").write_bytes(b"stage,touchpoint\nA,B\n")
    assert studio.open(tmp_path / "t.csv") is None
    assert "“t.csv” could not be imported" in said[0]
    assert "cannot be read safely. Ask its sender for another copy" in said[0]
    assert list(drafts_folder().iterdir()) == []


def test_a_reader_that_cannot_start_is_told(
    studio: Studio, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "command", lambda _words: (str(tmp_path / "gone"), []))
    (tmp_path / "t.csv").write_bytes(b"stage,touchpoint\nA,B\n")
    assert studio.open(tmp_path / "t.csv") is None
    assert "The import could not be started" in said[0]


def test_a_long_import_says_how_far_it_is_and_can_be_called_off(
    studio: Studio, qtbot: QtBot, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "t.csv").write_bytes(b"stage,touchpoint\n" + b"A,B\n" * 60_000)
    monkeypatch.setattr(importing, "PATIENCE", 10)
    seen: list[int] = []

    def call_off() -> None:
        waiting = next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, Waiting) and w.isVisible()), None
        )
        if waiting is not None and waiting.bar.value() > 0:
            assert "t.csv" in waiting.findChildren(QLabel)[0].text()
            seen.append(waiting.bar.value())
            looking.stop()
            waiting.reject()

    looking = QTimer()
    looking.timeout.connect(call_off)
    looking.start(20)
    assert studio.import_from(tmp_path / "t.csv") is None
    assert seen
    assert (said, studio.windows, list(drafts_folder().glob("*.cxs"))) == ([], [], [])


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x> & \t\u202egnp" + "x" * 180 + ".csv",
        os.fsdecode(b"\xff\xfe.csv"),
    ],
    ids=ascii,
)
def test_a_hostile_name_is_shown_as_it_is_written(
    studio: Studio, tmp_path: Path, said: list[str], name: str
) -> None:
    (tmp_path / name).write_bytes(b"stage,touchpoint,oops\nA,B,1\n")
    window = studio.open(tmp_path / name)
    assert window is not None
    assert "These columns are unknown" in said[0]
    window.close()
    (tmp_path / name).write_bytes(b"nothing")
    assert studio.open(tmp_path / name) is None
    assert "\u202e" not in said[1]
    said[1].encode()


# Texts


@pytest.fixture
def hostile(studio: Studio, tmp_path: Path) -> MainWindow:
    """A window on a map in which everything that can bear a text bears a hostile one."""
    path = tmp_path / "hostile.cxs"
    file = SessionFile.create(path)
    made = small_map(file.document)
    document = made.document
    set_field(document, ["session"], "title", MARKUP)
    for id, text in zip([*made.stages, *made.touchpoints, *made.personas], HOSTILE_TEXTS * 2, strict=False):
        set_text(document, id, text[:500])
    set_text(document, made.journey, "Journey & \t<b>more</b>")
    set_channels(document, made.touchpoints[0], ["R&D\t<b>x</b>", MARKUP])
    for text in HOSTILE_TEXTS:
        add_card(document, "pain", made.touchpoints[0], text)
    add_journey(document, MARKUP)
    file.close()
    window = studio.open(path)
    assert window is not None
    return window


def every(window: MainWindow) -> list[QWidget]:
    return [window, *window.findChildren(QWidget)]


def test_no_widget_of_the_window_reads_a_text_as_markup(hostile: MainWindow, qtbot: QtBot) -> None:
    document = hostile.session.document
    shown: set[str] = set()
    for id in [*(t.id for t in document.journey_touchpoints(hostile.journey)), hostile.journey]:
        hostile.canvas.select([id])
        for widget in every(hostile):
            if isinstance(widget, QLabel):
                assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
            assert not isinstance(widget, QTextEdit) or not widget.acceptRichText()
            if isinstance(widget, QLabel | QLineEdit):
                shown.add(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                shown.add(widget.toPlainText())
    assert any("<img src=" in text for text in shown)


def test_no_menu_takes_an_ampersand_of_a_text_for_a_key_or_a_tab_for_a_shortcut(hostile: MainWindow) -> None:
    hostile.canvas.select([hostile.session.document.journey_touchpoints(hostile.journey)[0].id])
    for menu in hostile.findChildren(QMenu):
        menu.aboutToShow.emit()
    actions = [action for menu in hostile.findChildren(QMenu) for action in menu.actions()]
    ours = [action for action in actions if is_hostile(action)]
    assert ours
    for action in ours:
        assert "\t" not in action.text()
        assert "&" not in action.text().replace("&&", ""), action.text()


def is_hostile(action: QAction) -> bool:
    return any(sign in action.text() for sign in ("<", "R&", "Journey &"))


def test_a_tool_tip_shows_markup_as_it_is_written(hostile: MainWindow, qtbot: QtBot) -> None:
    QToolTip.showText(hostile.mapToGlobal(hostile.rect().center()), MARKUP, hostile)
    qtbot.waitUntil(lambda: bool(tips()))
    assert {tip.textFormat() for tip in tips()} == {Qt.TextFormat.PlainText}
    QToolTip.hideText()


def tips() -> list[QLabel]:
    found = [w for w in QApplication.topLevelWidgets() if w.metaObject().className() == "QTipLabel"]
    return [tip for tip in found if isinstance(tip, QLabel)]


def test_hostile_texts_are_painted_saved_and_opened_again(
    hostile: MainWindow, studio: Studio, reopened: Callable[[MainWindow], MainWindow]
) -> None:
    assert not hostile.grab().isNull()
    before = {node.id: node for node in hostile.session.document.nodes(Node)}
    again = reopened(hostile)
    assert {node.id: node for node in again.session.document.nodes(Node)} == before


@pytest.fixture
def reopened(studio: Studio) -> Callable[[MainWindow], MainWindow]:
    def again(window: MainWindow) -> MainWindow:
        path = window.session.path
        window.close()
        opened = studio.open(path)
        assert opened is not None
        return opened

    return again
