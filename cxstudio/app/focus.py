"""The ring around whatever has the keyboard, shown once somebody moves it by key; fields draw their own edge."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

WIDTH, GAP = 2, 2  # pixels
AROUND = WIDTH + GAP
ROUND = 6  # the corners of a button; those of the ring are wider by as much as it lies outside
ROUND_OF = {"tile": 8, "disclosure": 2, "link": 2}
_GIVEN = "keyboardGiven"  # it shall have its ring as soon as its window is active
TIGHT = ("segment", "foot")  # these touch their neighbours: the ring lies on their own edge


@runtime_checkable
class Ringed(Protocol):
    """A button of which only a part is ringed."""

    def ring_box(self) -> QRect:
        """The part, in the button's own pixels."""
        ...


class FocusRing(QFocusFrame):
    """Two pixels in the focus colour, two pixels outside a button."""

    def __init__(self, colour: str, target: QWidget) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # A frame asks its style how far it reaches; without a style of its own it would ask the sheet.
        self._style = _Margin()
        self.setStyle(self._style)
        self.colour = colour
        self._target = target
        self.setWidget(target)

    def box(self) -> tuple[QRectF, float]:
        """The middle of the ring's line in the frame's pixels, and the radius of its corners."""
        name = str(self._target.property("look") or "")
        part = self._target.ring_box() if isinstance(self._target, Ringed) else self._target.rect()
        inner = QRectF(part.translated(AROUND, AROUND))
        out = -WIDTH / 2 if name in TIGHT else GAP + WIDTH / 2
        radius = ROUND_OF.get(name, 8 if isinstance(self._target, Ringed) else ROUND)
        return inner.adjusted(-out, -out, out, out), radius + out

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.colour), WIDTH))
        box, radius = self.box()
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


class _Margin(QProxyStyle):
    """How far the ring's frame reaches beyond its button, over all of which it may draw."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        wanted = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)
        return AROUND if metric in wanted else super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        # Beside its button the frame would end where the box of its neighbours does.
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        # Qt would cut the button's own box out of the frame, and with it the ring around a part of it.
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returned)


def give_keyboard(button: QWidget) -> None:
    """Give it to a button so that its ring is seen, as after a key: nothing else would show where the keyboard is.

    A window that is not active yet forgets the reason: all it knows, once it is, is that it became so.
    """
    button.setProperty(_GIVEN, not button.window().isActiveWindow())
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)


class FocusWatch(QObject):
    """Puts the ring on the button that got the keyboard by a key; not by a press, nor as its window opened."""

    def __init__(self, application: QApplication, colour: str) -> None:
        super().__init__()
        self._application, self._colour = application, colour
        self._ring: FocusRing | None = None
        self._ringed: QWidget | None = None  # had the ring last, also while another program has the keyboard
        application.focusChanged.connect(self._moved)

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self._take_off()

    def stop(self) -> None:
        """The program ends."""
        self._application.focusChanged.disconnect(self._moved)
        self._take_off()

    @property
    def ring(self) -> FocusRing | None:
        """The ring that is shown now."""
        return self._ring

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._take_off()
        if now is None:
            return
        back, self._ringed = self._ringed is now, None
        given = bool(now.property(_GIVEN))
        now.setProperty(_GIVEN, False)
        if self._application.mouseButtons() != Qt.MouseButton.NoButton:
            return
        # Qt notes for each window whether the keyboard was last moved by Tab or a shortcut.
        by_key = now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if isinstance(now, QAbstractButton) and (by_key or given or back):
            self._ring, self._ringed = FocusRing(self._colour, now), now

    def _take_off(self) -> None:
        # The ring becomes a child of the window it is shown in and may have gone with it.
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
