"""The field in which a text of the map is typed, in its place and its type; plain text only, none ever lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from cxstudio.canvas.lettering import label_font
from cxstudio.canvas.typing import Typing
from cxstudio.edits.values import clean_text
from cxstudio.picture.styles import Style
from cxstudio.picture.theme import Theme
from cxstudio.words import _

PAUSE = 1000  # milliseconds without a key until the text is committed
LONGEST = 3000  # milliseconds of typing without a pause until it is committed all the same
SMALLEST = 11.0  # logical pixels: under this nobody can read what they type
FEWEST_LINES = 3  # that are seen of a long text at the lower edge of the view
FAR_TOO_MUCH = 200_000  # characters of which nobody asks whether some more would fit
PASSING_FOCUS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class TextEditor(QPlainTextEdit):
    """One visit to one text. Enter or leaving commits, Escape takes back, a pause commits on the way."""

    def __init__(
        self, parent: QWidget, typing: Typing, on_close: Callable[[], None], *, lines: bool, rtl: bool
    ) -> None:
        """`lines` allows line breaks by Shift+Enter; `rtl` is the direction of an empty text."""
        super().__init__(parent)
        self._view = parent
        self._typing = typing
        self._on_close = on_close
        self._lines = lines
        self._rtl = rtl
        self._closed = False
        self.refused = False  # what was committed last did not fit, and waits to be mended
        self._least = 0  # logical pixels: the height it was given, before anything was written
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self, interval=LONGEST, singleShot=True)
        self._longest.timeout.connect(self.flush)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 0, 0, 0)
        self.setPlainText(typing.before)
        self.selectAll()
        self._turn()
        self.textChanged.connect(self._changed)

    @property
    def node(self) -> str:
        """The id of the thing whose text this is."""
        return self._typing.id

    def dress(self, box: QRectF, style: Style, zoom: float, theme: Theme, fill: str) -> None:
        """Lie over the text's own box (logical pixels), in its type; `fill` names the colour under it."""
        size = max(SMALLEST, style.size * zoom)
        self.setFont(label_font(size, style.weight, italic=style.italic))
        sheet = _sheet(theme, fill, self.font())
        if sheet != self.styleSheet():  # a new sheet costs more than a frame has
            self.setStyleSheet(sheet)
        place = room_to_write(box, style, zoom).toRect()
        self._least = place.height()
        self.setGeometry(place)
        self._grow()

    def flush(self) -> bool:
        """Commit what has been typed so far and go on; False when it was refused."""
        self._rest()
        self.refused = not self._typing.commit(self._words())
        return not self.refused

    def finish(self) -> None:
        """Commit and close; a refused text stays open, so that nothing is lost."""
        if self._closed:
            return
        if self.flush():
            self._shut()

    def take_back(self) -> None:
        """Close and leave the text as it was found."""
        if not self._closed:
            # The thing may go with its text: whoever closes what has vanished finds this closed already.
            self._closed, self.refused = True, False
            self._rest()
            self._typing.take_back()
            self._shut()

    # Events

    def event(self, event: QEvent) -> bool:
        # Typing never sets off a single-key shortcut of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            and event.key() not in {Qt.Key.Key_F1, Qt.Key.Key_F6}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.take_back()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if shift and self._lines:
                self.insertPlainText("\n")
            else:
                self.finish()
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F2}:
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in PASSING_FOCUS:
            self.flush()
        else:
            self.finish()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted or dropped, as much of it as fits; what is left out is told."""
        whole = source.text()
        near = whole[:FAR_TOO_MUCH]
        text = clean_text(near) if self._lines else " ".join(near.split())
        cursor = self.textCursor()
        others = self.document().characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart())
        room = max(0, self._typing.limit - others)
        self.insertPlainText(text[:room])
        self.ensureCursorVisible()
        if len(text) > room or len(whole) > len(near):
            self._typing.say(
                _("Not all that was pasted fits: a text here has at most {limit} characters").format(
                    limit=self._typing.limit
                )
            )

    # Inner workings

    def _words(self) -> str:
        text = self.toPlainText()
        return text if self._lines else " ".join(text.splitlines())

    def _changed(self) -> None:
        self._turn()
        self._grow()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _rest(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def _turn(self) -> None:
        """Let the text run from its own side."""
        rtl = runs_right_to_left(self.toPlainText(), otherwise=self._rtl)
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        # Titles stand at the leading edge of the map whichever way they run; notes at the edge of their own.
        right = rtl if self._lines else self._rtl
        alignment = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.textDirection() != direction or option.alignment() != alignment:
            option.setTextDirection(direction)
            # Qt does not mirror the alignment of a plain text by itself.
            option.setAlignment(alignment)
            self.document().setDefaultTextOption(option)
            self.setLayoutDirection(direction)

    def _grow(self) -> None:
        """Tall enough for what is in it, as far as the view goes; beyond that it scrolls."""
        spacing = self.fontMetrics().lineSpacing()
        most = max(self._view.height() - max(0, self.y()), FEWEST_LINES * spacing)
        wanted, block = 4.0, self.document().begin()
        while block.isValid() and wanted < most:
            wanted += max(1, block.layout().lineCount()) * spacing
            block = block.next()
        self.resize(self.width(), round(min(max(wanted, self._least), most)))
        self.moveCursor(QTextCursor.MoveOperation.NoMove)

    def _shut(self) -> None:
        self._closed = True
        self._typing.close()
        self._on_close()


def room_to_write(box: QRectF, style: Style, zoom: float) -> QRectF:
    """Where a text is typed, in logical pixels: its own place, wide and tall enough to see what is being written."""
    size = max(SMALLEST, style.size * zoom)
    return QRectF(box.x(), box.y(), max(box.width(), size * 6), max(box.height(), size * 1.5))


def _sheet(theme: Theme, fill: str, font: QFont) -> str:
    """Everything a style sheet of the window may say about text fields, said anew for this one."""
    families = ", ".join(f'"{name}"' for name in font.families())
    colour = theme.colour
    return (
        f"QPlainTextEdit {{ background: {colour(fill)}; color: {colour('ink')}; border: none; border-radius: 0;"
        f" padding: 0; margin: 0; min-height: 0; font-family: {families}; font-size: {font.pixelSize()}px;"
        f" font-weight: {int(font.weight())}; font-style: {'italic' if font.italic() else 'normal'};"
        f" selection-background-color: {colour('accent')}; selection-color: {colour('inkOnAccent')}; }}"
    )


def runs_right_to_left(text: str, *, otherwise: bool) -> bool:
    """The side of the first strong letter (Unicode bidi rules P2 and P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL"}:
            return True
        if kind == "L":
            return False
    return otherwise
