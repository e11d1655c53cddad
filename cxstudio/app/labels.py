"""Labels that keep to plain text and to the side of the layout, and the looks the style sheet knows; no document."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QWidget,
)

_ISOLATES = _LTR_ISOLATE, _RTL_ISOLATE, _FIRST_STRONG_ISOLATE = "\u2066", "\u2067", "\u2068"
_END_ISOLATE = "\u2069"
_LTR_MARK, _RTL_MARK = "\u200e", "\u200f"
_QUOTED = re.compile("([“„«])([^“”„«»]+)([”“»])")


def look(widget: QWidget, name: str) -> None:
    """Give a widget its look in the style sheet."""
    widget.setProperty("look", name)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet asks for, and apply the sheet again where it was applied before."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def spaced(text: str) -> str:
    """A button's text beside its icon: Qt sets them too close, and takes a lone & for the mark of an access key."""
    return f" {text}".replace("&", "&&")


def in_menu(text: str) -> str:
    """A user's text as the words of a menu: Qt takes & for the mark of an access key, a tab for a shortcut's."""
    return " ".join(text.split()).replace("&", "&&")


def sentence(text: str, *, rtl: bool) -> str:
    """Words of the program around somebody's names, each line in the direction of the window.

    A quoted name that runs the other way stands apart, so that it turns nothing round it. A text that runs as the
    window does comes back as it is.
    """
    return "\n".join(_in_direction(line, rtl=rtl) for line in text.split("\n"))


def _in_direction(line: str, *, rtl: bool) -> str:
    against = {"L"} if rtl else {"R", "AL"}
    classes = [unicodedata.bidirectional(letter) for letter in line]
    if against.isdisjoint(classes):
        return line

    def apart(match: re.Match[str]) -> str:
        opening, name, closing = match.groups()
        return f"{opening}{_FIRST_STRONG_ISOLATE}{name}{_END_ISOLATE}{closing}"

    return (_RTL_MARK if rtl else _LTR_MARK) + _QUOTED.sub(apart, line)


def isolated(text: str, *, rtl: bool) -> str:
    """A text that stands alone, such as that of a cell, in its own direction: its figures and its stop keep in place.

    A text that runs as the window does comes back as it is. One of figures alone runs as its digits are written.
    """
    own = _runs_rtl(text)
    return text if own is None or own == rtl else f"{_FIRST_STRONG_ISOLATE}{text}{_END_ISOLATE}"


def _runs_rtl(text: str) -> bool | None:
    """Which way a text runs by its first letter, or by its figures; None where it has neither."""
    classes = [unicodedata.bidirectional(letter) for letter in text]
    first = next((one for one in classes if one in {"L", "R", "AL"}), "")
    if not first and ("EN" not in classes or "AN" in classes):
        return None
    return first in {"R", "AL"}


def direction_of(text: str, *, rtl: bool) -> Qt.LayoutDirection:
    """The direction to paint a text in: its own, else that of the window."""
    own = _runs_rtl(text)
    mirrored = rtl if own is None else own
    return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight


def elided(text: str, metrics: QFontMetrics, width: int, *, rtl: bool) -> str:
    """A text as far as there is room, with the ellipsis where the text itself ends, whichever way the window runs."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    own = _runs_rtl(text)
    if shown == text or not shown:
        return shown
    kept = shown.removesuffix("…")
    opened = sum(kept.count(sign) for sign in _ISOLATES) - kept.count(_END_ISOLATE)
    ending = _runs_rtl(kept[::-1])
    mark = (
        "" if ending == own else _RTL_MARK if ending else _LTR_MARK
    )  # the ellipsis goes with the words it cuts
    shown = f"{kept}{_END_ISOLATE * opened}…{mark}"
    if own is None or own == rtl:
        return shown
    return f"{_RTL_ISOLATE if own else _LTR_ISOLATE}{shown}{_END_ISOLATE}"


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """The side where reading starts in a widget's layout, whatever script its text is in."""
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def trailing(widget: QWidget) -> Qt.AlignmentFlag:
    """The side opposite to where reading starts."""
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class Label(QLabel):
    """A plain text that keeps to the side of the layout: Qt alone would go by the script of the text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.at_end = self.in_middle = False
        self.setAlignment(leading(self))

    def keep_to_end(self) -> None:
        """Align with the trailing side."""
        self.at_end = True
        self.setAlignment(trailing(self))

    def keep_to_middle(self) -> None:
        """Centre each line."""
        self.in_middle = True
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and not self.in_middle:
            self.setAlignment(trailing(self) if self.at_end else leading(self))


def label(text: str, name: str = "", parent: QWidget | None = None) -> Label:
    """A plain label; `name` is its look."""
    made = Label(text, parent)
    if name:
        look(made, name)
    return made


def keycap(keys: str, parent: QWidget | None = None) -> Label:
    """Keys as they stand on a keyboard: they read from left to right whatever the window does."""
    cap = label(f"{_LTR_ISOLATE}{keys}{_END_ISOLATE}" if keys else "", "keycap", parent)
    cap.setAccessibleName(keys)
    return cap


class Elided(Label):
    """A label of one line that ends in an ellipsis where there is no room, and says all of it as a tool tip."""

    def __init__(self, text: str = "", name: str = "", parent: QWidget | None = None) -> None:
        self._full = text
        super().__init__("", parent)
        if name:
            look(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._full = text
        self.setAccessibleName(text)
        self._elide()

    def full_text(self) -> str:
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        around = self.contentsMargins()
        width = metrics.horizontalAdvance(" ".join(self._full.split())) + around.left() + around.right()
        return QSize(width + 2, metrics.height() + around.top() + around.bottom())

    def _elide(self) -> None:
        flat = " ".join(self._full.split())
        room = max(0, self.contentsRect().width())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        shown = elided(flat, self.fontMetrics(), room, rtl=rtl)
        super().setText(shown)
        self.setToolTip(self._full if shown != flat else "")


def trailing_box(widget: QWidget, size: int, margin: int = 8) -> QRectF:
    """A square at the trailing edge of a widget."""
    y = (widget.height() - size) / 2
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return QRectF(margin if rtl else widget.width() - margin - size, y, size, size)
