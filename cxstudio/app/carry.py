"""Dragging things from one part of the window to another: who lifts them, who may take them; it knows no document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxstudio.app.labels import Label, look

BESIDE = QPoint(14, 10)  # logical pixels from the pointer to the words of what is carried


class DropTarget(Protocol):
    """A part of the window that things can be dropped on. Points are global logical pixels."""

    def offer(self, ids: Sequence[str], point: QPoint) -> bool | None:
        """Show where things would go; whether they may, or None when the point is not over this part."""
        ...

    def take(self, ids: Sequence[str], point: QPoint) -> None:
        """The things were let go here."""
        ...

    def leave(self) -> None:
        """Show nothing any more."""
        ...


class Carry(QObject):
    """Watches a widget and carries what is lifted there to whichever target it is dropped on; Esc puts it back.

    `lift` says what is under a point of the widget, `words` what the pointer carries along.
    """

    def __init__(
        self,
        source: QWidget,
        lift: Callable[[QPoint], Sequence[str]],
        words: Callable[[Sequence[str]], str],
        targets: Callable[[], Sequence[DropTarget]],
    ) -> None:
        super().__init__(source)
        self._source, self._lift, self._words, self._targets = source, lift, words, targets
        self._ids: tuple[str, ...] = ()
        self._pressed = QPoint()
        self._over: DropTarget | None = None
        self._ghost: Label | None = None
        self.going = False
        source.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if self.going and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.cancel()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, here = event.type(), event.position().toPoint()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            held = event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
            self._ids = () if held else tuple(self._lift(here))
            self._pressed = here
        elif kind == QEvent.Type.MouseMove and event.buttons() & Qt.MouseButton.LeftButton and self._ids:
            far = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far and not self.going:
                self._begin()
            if self.going:
                self._move(event.globalPosition().toPoint())
            return True
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            if self.going:
                self._drop(event.globalPosition().toPoint())
                return True
            self._ids = ()
        return False

    def _begin(self) -> None:
        self.going = True
        self._source.grabKeyboard()
        self._ghost = Label(self._words(self._ids), self._source.window())
        look(self._ghost, "carried")
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.adjustSize()

    def _move(self, point: QPoint) -> None:
        over, allowed = None, False
        for target in self._targets():
            answer = target.offer(self._ids, point)
            if answer is not None:
                over, allowed = target, answer
                break
        if self._over is not None and self._over is not over:
            self._over.leave()
        self._over = over
        shape = Qt.CursorShape.DragMoveCursor if allowed else Qt.CursorShape.ForbiddenCursor
        self._source.setCursor(shape)
        if self._ghost is not None:
            self._ghost.move(self._source.window().mapFromGlobal(point) + BESIDE)
            self._ghost.show()
            self._ghost.raise_()

    def _drop(self, point: QPoint) -> None:
        ids = self._ids
        target = next((t for t in self._targets() if t.offer(ids, point) is not None), None)
        self.cancel()
        if target is not None:
            target.take(ids, point)

    def cancel(self) -> None:
        """Put back what is carried; nothing happens to it."""
        if self._over is not None:
            self._over.leave()
        if self.going:
            self._source.releaseKeyboard()
            self._source.unsetCursor()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
        self._over, self._ghost, self._ids, self.going = None, None, (), False
