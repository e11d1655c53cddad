"""What the entry line says at its end: on one line, else on two lines, else in fewer words; it knows no document."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from cxstudio.app.labels import Elided, elided, restyle
from cxstudio.app.scale import LETTERS, scaled

TWO_LINES = 12  # pixels, the size of letters of which two lines have room beside what is typed
ROOM = 4  # pixels beside the words


class Hint(Elided):
    """What Enter would do: as wide as its words; where these are too many, as many of them as two lines hold."""

    def __init__(self) -> None:
        self._short = self._long = ""
        self._enough = False
        super().__init__("", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.keep_to_end()

    def say(self, long: str, short: str, *, enough: bool = False) -> None:
        """All there is to say, and what of it matters most; `enough` where the rest is but good to know."""
        if (long, short, enough) == (self._long, self._short, self._enough):
            return
        self._long, self._short, self._enough = long, short, enough
        self.setAccessibleName(long)
        self.updateGeometry()
        self._elide()

    def full_text(self) -> str:
        return self._long

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._letters(LETTERS).horizontalAdvance(_flat(self._long)) + ROOM, self._one_line())

    def _one_line(self) -> int:
        return self._letters(LETTERS).height()

    def _letters(self, size: int) -> QFontMetrics:
        """Measures letters of a size, whichever the style sheet gives them now."""
        font = QFont(self.font())
        font.setPixelSize(scaled(size))
        return QFontMetrics(font)

    def _elide(self) -> None:
        small, room = self._letters(TWO_LINES), max(0, self.width() - ROOM)
        for words in (self._long, self._short)[: 1 + self._enough]:
            if self._letters(LETTERS).horizontalAdvance(_flat(words)) <= room:
                self._show("muted", words, whole=words == self._long)
                return
        words = self._long
        first, rest = _broken(_flat(words), small, room)
        if small.horizontalAdvance(rest) > room:
            words = self._short
            first, rest = _broken(_flat(words), small, room)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        second = elided(rest, small, room, rtl=rtl)
        whole = words == self._long and second == rest
        self._show("caption", f"{first}\n{second}" if second else first, whole=whole)

    def _show(self, letters: str, words: str, *, whole: bool) -> None:
        restyle(self, "look", letters)
        super(Elided, self).setText(words)
        self.setToolTip("" if whole else self._long)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _broken(text: str, letters: QFontMetrics, room: int) -> tuple[str, str]:
    """As many words as have room on the first line, one at least, and the rest."""
    words = text.split(" ")
    count = 1
    while count < len(words) and letters.horizontalAdvance(" ".join(words[: count + 1])) <= room:
        count += 1
    return " ".join(words[:count]), " ".join(words[count:])
