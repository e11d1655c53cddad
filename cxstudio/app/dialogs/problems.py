"""Plain dialogs for trouble: one sentence what happened, one what to do, and a button for each safe way out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label, sentence
from cxstudio.words import _

WIDTH, WIDEST = 460, 740
LONGEST_LABEL = 600  # letters; what is longer scrolls
LONGEST_HEADLINE = 200
_SCROLLED_HEIGHT = 220  # device-independent pixels

# Signs without a shape that would steer what comes after them: controls, half characters, turned-round directions.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """A text with names of files and words from them, as a dialog can show it: nothing in it turns the rest round."""
    return _STEERING.sub("\ufffd", text.replace("\t", " "))


def in_window(text: str) -> str:
    """A sentence as the windows of the program show it, in their direction."""
    return sentence(text, rtl=QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft)


def tell(parent: QWidget | None, headline: str, text: str) -> None:
    """Say something that went wrong; nothing is lost."""
    Notice(headline, text, {"close": _("Close")}, parent).exec()


def ask(parent: QWidget | None, headline: str, text: str, answers: Mapping[str, str]) -> str:
    """Ask with plain buttons; the last answer is what Esc means. Returns the key of the chosen one."""
    notice = Notice(headline, text, answers, parent)
    notice.exec()
    return notice.answer


class Notice(QDialog):
    """A headline, a text that can be copied, and the answers as buttons, the first one the usual."""

    def __init__(
        self, headline: str, text: str, answers: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        headline, text = shown(headline), shown(text)
        if len(headline) > LONGEST_HEADLINE:
            headline = headline[: LONGEST_HEADLINE - 1] + "…"
        self.setWindowTitle("CX Studio")
        self.setAccessibleName(headline)
        self.setAccessibleDescription(text)
        headline, text = in_window(headline), in_window(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        head = label(headline, "title")
        head.setWordWrap(True)
        column.addWidget(head)
        column.addWidget(_scrolled(text) if len(text) > LONGEST_LABEL else _said(text))
        column.addSpacing(12)
        self.answer = list(answers)[-1]
        self.buttons: dict[str, QPushButton] = {}
        for key, words in answers.items():
            button = QPushButton(words)
            button.setObjectName(key)
            button.clicked.connect(self._choose)
            self.buttons[key] = button
        column.addLayout(button_row(*reversed(self.buttons.values())))
        next(iter(self.buttons.values())).setFocus()
        width = min(max(WIDTH, column.minimumSize().width()), WIDEST)  # no answer is cut, no name widens it
        self.setFixedSize(width, max(120, column.heightForWidth(width)))

    def _choose(self) -> None:
        self.answer = self.sender().objectName()
        self.accept()


def _said(text: str) -> QWidget:
    said = label(text)
    said.setWordWrap(True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return said


def _scrolled(text: str) -> QWidget:
    said = QPlainTextEdit(text)
    said.setReadOnly(True)
    said.setTabChangesFocus(True)
    said.setAccessibleName(_("What happened"))
    said.setFixedHeight(_SCROLLED_HEIGHT)
    return said
