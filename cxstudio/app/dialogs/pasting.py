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
from cxstudio.exchange.pasted import PastedText
from cxstudio.exchange.pasted_table import PastedTable
from cxstudio.model.kinds import KINDS
from cxstudio.words import _, ngettext

SHOWN = 200  # texts in the preview
AS_JOURNEY, AS_TABLE = "journey", "table"  # answers beside the kinds of cards


class _Preview(QDialog):
    """A look that can be left for the dialog of an import: `as_journey` says that it was."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste"))
        self.setMinimumSize(460, 380)
        self.as_journey = False

    def _buttons(self, *, offer: bool) -> QHBoxLayout:
        cancel, self.journey, self.go = (
            QPushButton(_("Cancel")),
            QPushButton(_("As a journey…")),
            QPushButton(_("Paste")),
        )
        self.journey.setToolTip(_("See what the cells or lines would make"))
        self.journey.setVisible(offer)
        cancel.clicked.connect(self.reject)
        self.journey.clicked.connect(self._leave_for_journey)
        self.go.clicked.connect(self.accept)
        return button_row(*((cancel, self.journey, self.go) if offer else (cancel, self.go)))

    def _leave_for_journey(self) -> None:
        self.as_journey = True
        self.accept()


class PastePreview(_Preview):
    """What will be made of some texts, and a list to say of which kind."""

    def __init__(
        self,
        texts: Sequence[str],
        columns: int,
        kind: str,
        parent: QWidget | None = None,
        *,
        offer: bool = False,
    ) -> None:
        super().__init__(parent)
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
        if columns > 1:
            row_words = label(_("Cards of each column go to a touchpoint of their own"), "muted")
            column.addWidget(row_words)
        self.lines = _shown([" ".join(text.split()) for text in texts[:SHOWN]])
        column.addWidget(self.lines, 1)
        column.addLayout(self._buttons(offer=offer))
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


class TablePreview(_Preview):
    """What cells with headings will make, as an outline."""

    def __init__(
        self,
        lines: Sequence[str],
        left_out: Sequence[str],
        parent: QWidget | None = None,
        *,
        offer: bool = False,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("A table with headings"), "title"))
        said = _("Stages and touchpoints that the map has already get the cards; others are added.")
        if left_out:
            said += " " + _("These columns have no place: {names}.").format(names=", ".join(left_out))
        words = label(said, "muted")
        words.setWordWrap(True)
        column.addWidget(words)
        self.lines = _shown(lines)
        column.addWidget(self.lines, 1)
        column.addLayout(self._buttons(offer=offer))
        self.go.setFocus()


def _shown(lines: Sequence[str]) -> QPlainTextEdit:
    """The first of some lines, to be read."""
    field = QPlainTextEdit("\n".join(line[:200] for line in lines[:SHOWN]))
    field.setReadOnly(True)
    field.setAccessibleName(_("Texts to be pasted"))
    return field


def ask_table(parent: QWidget | None, table: PastedTable, *, offer: bool = False) -> str:
    """Show what a table will make: AS_TABLE where it shall, AS_JOURNEY where that was offered, else ""."""
    dialog = TablePreview(table.lines(), table.left_out, parent, offer=offer)
    if not dialog.exec():
        return ""
    return AS_JOURNEY if dialog.as_journey else AS_TABLE


def ask_kind(parent: QWidget | None, found: PastedText, kind: str, *, offer: bool = False) -> str:
    """Show what will be made: the kind chosen, AS_JOURNEY where that was offered, "" for nothing."""
    texts = [text for column in found.columns for text in column]
    dialog = PastePreview(texts, len(found.columns), kind, parent, offer=offer)
    if not dialog.exec():
        return ""
    return AS_JOURNEY if dialog.as_journey else dialog.kind
