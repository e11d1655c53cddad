"""A robot that does in the real window what a facilitator does: with the mouse and the keys, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.app.map_tile import MapTile
from cxstudio.app.studio import Studio
from cxstudio.app.welcome import Welcome
from cxstudio.app.window import MainWindow
from cxstudio.canvas.tools.retargeting import arrow_ends
from cxstudio.files.drafts import drafts_place
from cxstudio.model.document import Document
from cxstudio.model.kind_types import ViewName
from cxstudio.model.records import Card
from cxstudio.model.views import VIEWS
from tests.stories.meanwhile import dialog_open, meanwhile

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 60_000  # milliseconds: an export in a process of its own on a busy machine
STEPS = 8


class Workshop:
    """Hands, and eyes for what is on the screen; the document is only looked at, never changed from here."""

    def __init__(self, studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.studio, self._qtbot, self._monkeypatch = studio, qtbot, monkeypatch

    # What is there

    @property
    def welcome(self) -> Welcome:
        assert self.studio.welcome is not None
        return self.studio.welcome

    @property
    def window(self) -> MainWindow:
        return self.studio.windows[-1]

    @property
    def document(self) -> Document:
        return self.window.session.document

    @property
    def journey(self) -> str:
        """The journey on the screen."""
        return self.window.journey

    def titles(self) -> list[list[str]]:
        """The titles of the touchpoints, stage by stage."""
        stages = self.document.stages(self.journey)
        return [[t.title for t in self.document.touchpoints(s.id)] for s in stages]

    def stages(self) -> list[str]:
        return [stage.title for stage in self.document.stages(self.journey)]

    def stage(self, title: str) -> str:
        """The id of the stage of this title."""
        return next(s.id for s in self.document.stages(self.journey) if s.title == title)

    def everything(self) -> set[str]:
        """All there is in the session, in words that can be compared."""
        nodes = {repr(record) for _, record in self.document.graph.nodes(data="record") if record is not None}
        return nodes | {repr(link) for link in self.document.links()}

    def card(self, text: str) -> Card:
        return next(card for card in self.document.nodes(Card) if card.text == text)

    def arrow_end(self, id: str) -> QPoint:
        """Where on the screen the head of the selected arrow is."""
        assert self.window.canvas.selection == [id]
        x, y = arrow_ends(self.window.canvas.desk)["target"]
        return self.on_screen(x, y)

    def wait(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=LONG)

    def touchpoint(self, title: str) -> str:
        """The id of the touchpoint of this title."""
        return next(t.id for t in self.document.journey_touchpoints(self.journey) if t.title == title)

    def place_of(self, id: str, across: float = 0.5, down: float = 0.5) -> QPoint:
        """Where on the screen a share of a thing's width and height is."""
        canvas = self.window.canvas
        placed = canvas.picture.placed(id)
        assert placed is not None
        box = placed.bounds
        return self.on_screen(box.x + box.width * across, box.y + box.height * down)

    def on_screen(self, x: float, y: float) -> QPoint:
        """Where on the screen a point of the map is."""
        canvas = self.window.canvas
        device = canvas.camera.to_device(x, y)
        ratio = canvas.devicePixelRatioF()
        return canvas.mapToGlobal(QPointF(device[0] / ratio, device[1] / ratio)).toPoint()

    # Mouse and keys

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        assert widget.isVisible()
        QTest.mouseClick(widget, LEFT, NO_KEYS, widget.rect().center() if place is None else place)

    def double_click(self, widget: QWidget, place: QPoint) -> None:
        self.click(widget, place)
        QTest.mouseDClick(widget, LEFT, NO_KEYS, place)

    def button(self, inside: QWidget, words: str) -> QAbstractButton:
        """The button with these words on it."""
        return next(b for b in inside.findChildren(QAbstractButton) if b.text() == words and b.isVisible())

    def click_map(self, place: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self._send(self.window.canvas, QEvent.Type.MouseButtonPress, place, LEFT, LEFT, keys)
        self._send(self.window.canvas, QEvent.Type.MouseButtonRelease, place, LEFT, NO_BUTTON, keys)

    def select(self, *ids: str, across: float = 0.5, down: float = 0.5) -> None:
        """See the whole map and click on all of them, the later ones with Ctrl."""
        self.fit()
        for place, id in enumerate(ids):
            self.click_map(self.place_of(id, across, down), CONTROL if place else NO_KEYS)
        assert set(self.window.canvas.selection) == set(ids)

    def drag_on_map(self, start: QPoint, end: QPoint) -> None:
        self._drag(self.window.canvas, start, end)

    def drag_tile(self, kind: str, end: QPoint) -> None:
        """From the palette onto the map."""
        tile = self.window.left.palette_area.tiles[kind]
        self._drag(tile, tile.mapToGlobal(tile.rect().center()), end)

    def type(self, text: str) -> None:
        """Into whatever has the keyboard."""
        for letter in text:  # the first one may open a field that takes the others
            QTest.keyClicks(self._focus(), letter)

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self._focus(), key, keys)

    def _focus(self) -> QWidget:
        dialog = QApplication.activeModalWidget()
        focus = (dialog or self.window).focusWidget()
        assert focus is not None
        return focus

    def write(self, text: str) -> None:
        """Type a text and finish it."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    # Longer gestures

    def begin_blank(self) -> None:
        """From the welcome window to an empty map."""
        self.studio.start([])
        self.click(self.welcome.new_button)
        self.arrive()
        self.fit()

    def begin_with_sample(self, name: str) -> None:
        """From the welcome window to a map made from a sample."""
        self.studio.start([])
        tiles = self.welcome.findChildren(MapTile)
        self.click(next(tile for tile in tiles if Path(tile.path).stem == name))
        self.arrive()

    def arrive(self) -> None:
        """In the window that has just opened."""
        self._qtbot.waitUntil(lambda: bool(self.studio.windows))
        self.window.resize(1440, 900)
        self._qtbot.waitUntil(self.window.isVisible)
        self._bring_up()

    def fit(self) -> None:
        """The whole map in view, by its key."""
        self.window.canvas.setFocus()
        self.press(Qt.Key.Key_0, CONTROL)

    def look_at(self, name: ViewName) -> None:
        """Go to one of the views by its key."""
        self._bring_up()
        QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_1 + list(VIEWS).index(name)), ALT)
        self.wait(lambda: self.window.views.name == name)

    def _bring_up(self) -> None:
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        """As with the button of the window."""
        window = self.window
        window.close()
        self._qtbot.waitUntil(lambda: window not in self.studio.windows)

    def reopen_draft(self) -> None:
        """Come back later: the draft is among the recent maps of the welcome window."""
        self.studio.show_welcome()
        self._qtbot.waitUntil(lambda: bool(self._offered()))
        self.click(self._offered()[0])
        self.arrive()

    def _offered(self) -> list[MapTile]:
        drafts = str(drafts_place())
        return [tile for tile in self.welcome.findChildren(MapTile) if tile.path.startswith(drafts)]

    def export(self, path: Path) -> None:
        """Through the dialog, to a file."""
        self.click(self.window.toolbar.export)
        dialog = self.window.findChild(ExportDialog)
        assert isinstance(dialog, ExportDialog)
        self._qtbot.waitUntil(lambda: "pt" in dialog.legibility.text(), timeout=LONG)
        self.save_to(path)
        self.click(dialog.export_button)
        self._qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
        self.click(dialog.cancel_button)

    def save_to(self, path: Path) -> None:
        """The system's dialog, which is none of ours, names this file from now on."""
        self._monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))

    def answer(
        self,
        opens: Callable[[], object],
        answers: Callable[[], object],
        opened: Callable[[], bool] = dialog_open,
    ) -> None:
        """Do what opens a dialog that waits, and answer it once it is `opened`."""
        meanwhile(self._qtbot, opens, opened, answers)
        self._bring_up()

    def _drag(self, holder: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, let go: all events go to the widget that was pressed, as Qt does it."""
        self._send(holder, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
        for step in range(1, STEPS + 1):
            self._send(holder, QEvent.Type.MouseMove, start + (end - start) * step / STEPS, NO_BUTTON, LEFT)
        self._send(holder, QEvent.Type.MouseButtonRelease, end, LEFT, NO_BUTTON)

    def _send(
        self,
        widget: QWidget,
        kind: QEvent.Type,
        place: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        local = QPointF(widget.mapFromGlobal(place))
        QApplication.sendEvent(widget, QMouseEvent(kind, local, QPointF(place), button, held, keys))
