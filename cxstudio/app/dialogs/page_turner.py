"""Which of several pages is shown, with a button either way; it knows no page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.panels.part import small_button
from cxstudio.picture.theme import Theme
from cxstudio.words import _


class PageTurner(QWidget):
    """`turned` asks for the next page (1) or the one before (-1); Page Up and Page Down do so in the whole window."""

    turned = Signal(int)

    def __init__(self, wears: Theme, window: QWidget) -> None:
        super().__init__()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        back, forth = ("chevron-right", "chevron-left") if rtl else ("chevron-left", "chevron-right")
        self.before = small_button(back, _("Previous page"), wears)
        self.after = small_button(forth, _("Next page"), wears)
        self.place = label("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addStretch(1)
        for widget in (self.before, self.place, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        self._join(self.before, -1, Qt.Key.Key_PageUp, window)
        self._join(self.after, 1, Qt.Key.Key_PageDown, window)
        self.tell(0, 0)

    def tell(self, page: int, count: int) -> None:
        """Say which page of how many is shown, the first is 0; of one page there is nothing to say."""
        self.setVisible(count > 1)
        self.place.setText(_("{n} of {all}").format(n=figures(str(page + 1)), all=figures(str(count))))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < count)

    def _join(self, button: QToolButton, by: int, key: Qt.Key, window: QWidget) -> None:
        button.clicked.connect(lambda: self.turned.emit(by))
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda: self.turned.emit(by))
        words = (
            f"{button.accessibleName()} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})"
        )
        button.setToolTip(words)
