"""Small controls the panels share: choices, checks, buttons with words or a menu; they know no document.

Each paints its own chevron or tick, because a style sheet could only take them from files in one colour.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCursor,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from cxstudio.app.icons import paint_icon
from cxstudio.app.labels import direction_of, elided, leading, look, trailing_box
from cxstudio.app.scale import scaled

LEAST_LETTERS = 8  # that a list which takes the room there is keeps of its words
CHEVRON, SIGN, CHEVRON_GAP, ICON_GAP = 14, 16, 8, 8  # pixels
LEAST_WORDS, MOST_WORDS = 48, 440  # pixels of a button's words that always show, and that it asks for
AROUND = 10  # pixels of a list's frame and padding at both sides
NONE = "–"  # what stands for no value at all


def rule() -> QFrame:
    """A hairline between sections."""
    line = QFrame()
    look(line, "rule")
    line.setFixedHeight(1)
    return line


def upright() -> QFrame:
    """A hairline between two areas side by side."""
    line = QFrame()
    look(line, "rule")
    line.setFixedWidth(1)
    return line


class Choice(QComboBox):
    """A drop-down list with a painted chevron; the wheel passes it by unless it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame from the style; text and icon by hand, because the sheet's style does not mirror them."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        chevron, sign = scaled(CHEVRON), scaled(SIGN)
        end = chevron + 12
        room = self.rect().adjusted(end if rtl else 11, 0, -11 if rtl else -end, 0)
        chosen = self.currentIndex() >= 0
        icon = self.itemIcon(self.currentIndex()) if chosen else QIcon()
        if not icon.isNull():
            x = room.right() + 1 - sign if rtl else room.left()
            icon.paint(painter, QRect(x, (self.height() - sign) // 2, sign, sign))
            room = room.adjusted(0 if rtl else sign + 6, 0, -sign - 6 if rtl else 0, 0)
        text = self.currentText() if chosen else self.placeholderText()
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.Text)
        painter.setPen(colour if chosen else self.palette().color(group, QPalette.ColorRole.PlaceholderText))
        shown = elided(text, self.fontMetrics(), room.width(), rtl=rtl)
        painter.setLayoutDirection(direction_of(text, rtl=rtl))
        painter.drawText(room, int(leading(self)), shown)
        paint_icon(painter, "chevron-down", trailing_box(self, chevron), colour)
        painter.end()

    def take_room(self, most: int) -> None:
        """Be as wide as the longest name there is to choose, where there is room for it; `most` in pixels."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.setMaximumWidth(scaled(most))

    def showPopup(self) -> None:
        """The list is as wide as its longest word with the tick before it, however narrow the field is."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        view.setMinimumWidth(min(MOST_WORDS, view.sizeHintForColumn(0)) + AROUND + bar)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt would look for an entry that begins so, and choose it, while the key means a button.
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if with_alt and (letter := event.text().strip()) and letter.isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class WordsButton(QToolButton):
    """A button with an icon and words in reading order; where there is no room for all, they end in an ellipsis."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._words = ""
        look(self, name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """The text of the button; a lone & would be taken for the mark of an access key."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def end(self) -> int:
        """The pixels kept free at the trailing end."""
        return 0

    def words(self) -> str:
        """All of the text, also what there is no room for."""
        return self._words

    def sizeHint(self) -> QSize:
        return self._size(min(self._words_width(), MOST_WORDS))

    def minimumSizeHint(self) -> QSize:
        return self._size(min(self._words_width(), LEAST_WORDS))

    def _words_width(self) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self._words) + 2  # the advance is rounded

    def _size(self, words: int) -> QSize:
        icon = 0 if self.icon().isNull() else self.iconSize().width() + ICON_GAP
        return QSize(self._edge() * 2 + icon + words + self.end(), max(32, scaled(32)))

    def _edge(self) -> int:
        return 8 if self.property("look") == "plain" else 12

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame from the style; the rest by hand, because the sheet's style mirrors neither padding nor arrow."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        picture, size = self.icon(), self.iconSize()
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = self._edge()
        room = self.rect().adjusted(edge, 0, -edge, 0)
        if not picture.isNull():
            x = room.right() + 1 - size.width() if rtl else room.left()
            y = (self.height() - size.height()) // 2
            picture.paint(painter, QRect(x, y, size.width(), size.height()))
            lead = size.width() + ICON_GAP
            room = room.adjusted(0 if rtl else lead, 0, -lead if rtl else 0, 0)
        room = room.adjusted(self.end() if rtl else 0, 0, 0 if rtl else -self.end(), 0)
        colour = self.palette().buttonText().color()
        painter.setPen(colour)
        shown = elided(self._words, self.fontMetrics(), room.width(), rtl=rtl)
        painter.drawText(room, int(leading(self)), shown)
        painter.end()


def words_button(text: str, name: str = "") -> WordsButton:
    """A button of a head, for an icon and words; `name` is what it is called where the words alone say too little."""
    made = WordsButton("button")
    made.setIconSize(QSize(SIGN, SIGN))
    made.say(text)
    made.setAccessibleName(name or text)
    return made


class MenuButton(WordsButton):
    """A button that opens a menu, with a chevron at its trailing end."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def end(self) -> int:
        return scaled(CHEVRON) + CHEVRON_GAP

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        RestAfterMenu(self, menu)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = trailing_box(self, scaled(CHEVRON), self._edge())
        paint_icon(painter, "chevron-down", box, self.palette().buttonText().color())
        painter.end()


class RestAfterMenu(QObject):
    """Lets a button look at rest once its menu is closed: while that is open nothing says that the pointer left."""

    def __init__(self, button: QWidget, menu: QMenu) -> None:
        super().__init__(button)
        self._button = button
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._rest)
        menu.aboutToHide.connect(self._later.start)

    def _rest(self) -> None:
        if not self._button.rect().contains(self._button.mapFromGlobal(QCursor.pos())):
            self._button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self._button.update()


class Tick(QCheckBox):
    """A check box with a painted tick, or a dash where several things differ."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.checkState() == Qt.CheckState.Unchecked:
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        colour = self.palette().highlightedText().color()
        name = "check" if self.checkState() == Qt.CheckState.Checked else "minus"
        paint_icon(painter, name, QRectF(box).adjusted(3, 3, -3, -3), colour)
        painter.end()
