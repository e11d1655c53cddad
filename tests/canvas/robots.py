"""Hands for tests: one that drives tools with plain points, one that sends real mouse and key events to the widget."""

from __future__ import annotations

from typing import TypedDict, Unpack

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.hand import Hand
from cxstudio.canvas.keys import Keys
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.view import MapCanvas
from cxstudio.model.document import Report
from cxstudio.picture.primitives import Point
from tests.makers import Made

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Held(TypedDict, total=False):
    """The keys held down."""

    shift: bool
    ctrl: bool
    alt: bool


class Table:
    """Tools and keys on a map without any window; everything said and done is noted."""

    def __init__(self, made: Made, desk: Desk) -> None:
        self.made, self.desk, self.document, self.picture = made, desk, made.document, desk.picture
        self.said: list[str] = []
        self.done: list[Report] = []
        self.opened: list[str] = []
        self.tools: list[str] = []
        desk.on_status = self.said.append
        desk.on_text = self.opened.append
        self.document.subscribe(self._hear)
        self.hand = Hand(desk, self.tools.append)
        self.keys = Keys(desk, self.hand)

    def _hear(self, report: Report) -> None:
        self.picture.apply(report)
        self.desk.forget_vanished()
        self.done.append(report)

    @property
    def labels(self) -> list[str]:
        return [report.label for report in self.done]

    @property
    def selected(self) -> list[str]:
        return list(self.desk.selection)

    def middle(self, id: str) -> Point:
        placed = self.picture.placed(id)
        assert placed is not None
        return placed.bounds.centre

    def edge(self, id: str, side: str) -> Point:
        placed = self.picture.placed(id)
        assert placed is not None
        b = placed.bounds
        y = b.y + b.height * 0.8  # beside the port in the middle
        return (b.x + 2, y) if side == "left" else (b.right - 2, y)

    def drag(self, start: Point, end: Point, **keys: Unpack[Held]) -> None:
        self.pull(start, end, **keys)
        self.hand.release(Pointer(*end, **keys))

    def pull(self, start: Point, end: Point, **keys: Unpack[Held]) -> None:
        """Drag without letting go."""
        self.hand.press(Pointer(*start, **keys))
        for step in range(1, 9):
            x = start[0] + (end[0] - start[0]) * step / 8
            y = start[1] + (end[1] - start[1]) * step / 8
            self.hand.move(Pointer(x, y, **keys))

    def click(self, at: Point, **keys: Unpack[Held]) -> None:
        self.hand.press(Pointer(*at, **keys))
        self.hand.release(Pointer(*at, **keys))

    def touchpoints(self, stage: str) -> list[str]:
        return [t.id for t in self.document.touchpoints(stage)]

    def stages(self) -> list[str]:
        return [s.id for s in self.document.stages(self.made.journey)]


class Canvas:
    """The widget and hands on it: own events through `sendEvent`, so nothing has to be waited for."""

    def __init__(self, view: MapCanvas, made: Made) -> None:
        self.view, self.made, self.document = view, made, made.document
        self.said: list[str] = []
        view.status.connect(self.said.append)

    def middle(self, id: str) -> QPointF:
        """The middle of a thing in the widget."""
        placed = self.view.picture.placed(id)
        assert placed is not None
        return self.spot(placed.bounds.centre)

    def spot(self, at: Point) -> QPointF:
        x, y = self.view.camera.to_device(*at)
        return QPointF(x / self.view.camera.ratio, y / self.view.camera.ratio)

    def mouse(
        self,
        kind: QEvent.Type,
        at: QPointF,
        button: Qt.MouseButton = LEFT,
        buttons: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        event = QMouseEvent(kind, at, self.view.mapToGlobal(at), button, buttons, keys)
        QCoreApplication.sendEvent(self.view, event)

    def pull(
        self, start: QPointF, end: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEYS
    ) -> None:
        """Drag without letting go."""
        self.mouse(QEvent.Type.MouseButtonPress, start, button, button, keys)
        for step in range(1, 9):
            self.mouse(QEvent.Type.MouseMove, start + (end - start) * step / 8, NO_BUTTON, button, keys)

    def drag(
        self, start: QPointF, end: QPointF, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = NO_KEYS
    ) -> None:
        self.pull(start, end, button, keys)
        self.mouse(QEvent.Type.MouseButtonRelease, end, button, NO_BUTTON, keys)

    def click(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, at, keys=keys)
        self.mouse(QEvent.Type.MouseButtonRelease, at, LEFT, NO_BUTTON, keys)

    def double_click(self, at: QPointF) -> None:
        self.click(at)
        self.mouse(QEvent.Type.MouseButtonDblClick, at)
        self.mouse(QEvent.Type.MouseButtonRelease, at, LEFT, NO_BUTTON)

    def wheel(self, at: QPointF, down: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        from PySide6.QtCore import QPoint

        event = QWheelEvent(
            at,
            self.view.mapToGlobal(at),
            QPoint(),
            QPoint(0, -down),
            NO_BUTTON,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QCoreApplication.sendEvent(self.view, event)

    @property
    def focused(self) -> QWidget:
        """Where keys go: the open text, else the canvas."""
        return self.view.writing.editor or self.view

    def key(self, key: Qt.Key, text: str = "", keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            target = self.focused
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, keys, text))

    def type(self, text: str) -> None:
        for letter in text:
            self.key(Qt.Key.Key_unknown, letter)
