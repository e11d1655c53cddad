"""A look before many things are made of a pasted text: how many, and of which kind; it makes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.edits.lists import LISTED
from cxstudio.model.kinds import KINDS
from cxstudio.words import _, ngettext

SHOWN = 200  # texts in the preview


class PastePreview(QDialog):
    """What will be made of some texts, and a list to say of which kind."""

    def __init__(self, texts: Sequence[str], columns: int, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste"))
        self.setMinimumSize(460, 380)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self._heading(len(texts), columns), "title"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(_("Make each a")))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(_("Kind of what is made"))
        for name in LISTED:
            self.kinds.addItem(_(KINDS[name].label), name)
        self.kinds.setCurrentIndex(LISTED.index(kind) if kind in LISTED else 0)
        row.addWidget(self.kinds, 1)
        column.addLayout(row)
        self.lines = QPlainTextEdit("\n".join(" ".join(text.split())[:200] for text in texts[:SHOWN]))
        self.lines.setReadOnly(True)
        self.lines.setAccessibleName(_("Texts to be pasted"))
        column.addWidget(self.lines, 1)
        cancel, go = QPushButton(_("Cancel")), QPushButton(_("Paste"))
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, go))
        self.kinds.setFocus()

    @property
    def kind(self) -> str:
        """The kind chosen."""
        return str(self.kinds.currentData())

    @staticmethod
    def _heading(texts: int, columns: int) -> str:
        if columns > 1:
            return _("{n} texts in {columns} columns").format(n=texts, columns=columns)
        return ngettext("{n} line", "{n} lines", texts).format(n=texts)


def ask_kind(parent: QWidget | None, texts: Sequence[str], columns: int, kind: str) -> str:
    """Show what will be made; the kind chosen, or "" when somebody thought better of it."""
    dialog = PastePreview(texts, columns, kind, parent)
    return dialog.kind if dialog.exec() else ""
