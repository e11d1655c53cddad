"""What two copies both changed before they were merged: what was kept and what the other copy says, to look through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.files.merge import Conflict, conflicts
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.fields import HIDDEN
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import short_title
from cxstudio.words import _

SEEN = "conflicts seen"  # how many of them, in the file's local state
LONGEST = 300  # letters of one value


class ConflictsDialog(QDialog):
    """The disputed values as text that can be copied, and whether they are to be shown again."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changed in both copies"))
        self.setMinimumSize(560, 380)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Changed in both copies"), "heading"))
        said = label(
            _("This map was merged from two copies. Nothing was lost; look whether the right text was kept.")
        )
        said.setWordWrap(True)
        column.addWidget(said)
        self.text = QPlainTextEdit("\n\n".join(lines))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What was changed in both copies"))
        column.addWidget(self.text, 1)
        later, done = QPushButton(_("Review later")), QPushButton(_("Reviewed"))
        later.clicked.connect(self.reject)
        done.clicked.connect(self.accept)
        column.addLayout(button_row(later, done))


def show_conflicts(file: SessionFile, parent: QWidget | None) -> ConflictsDialog | None:
    """Show what nobody has reviewed yet, beside the map and not in its way; None when there is nothing."""
    found = conflicts(file)
    seen = file.local(SEEN)
    fresh = found[seen:] if isinstance(seen, int) and seen >= 0 else found
    if not fresh:
        return None
    dialog = ConflictsDialog([conflict_words(file.document, one) for one in fresh], parent)
    dialog.accepted.connect(lambda: file.set_local(SEEN, len(found)))
    dialog.open()
    return dialog


def conflict_words(document: Document, conflict: Conflict) -> str:
    """One conflict in plain words, with the values of both copies."""
    thing = short_title(document, conflict.item) or _("Something that was deleted")
    if conflict.field == HIDDEN:
        return _("{thing}: deleted in one copy, changed in the other").format(thing=thing)
    sides = [value for value in (conflict.mine, conflict.theirs) if value != conflict.kept]
    other = " / ".join(value_words(document, value) for value in sides) or value_words(document, None)
    return _("{thing}, {field}\n  kept: {kept}\n  other copy: {other}").format(
        thing=thing,
        field=field_words(document, conflict.item, conflict.field),
        kept=value_words(document, conflict.kept),
        other=other,
    )


def field_words(document: Document, item: str, name: str) -> str:
    """What the field of a thing is called."""
    record = document.get(item)
    row = KINDS.get(record.kind) if record is not None else None
    found = next((field.label for field in row.fields if field.name == name), "") if row else ""
    return _(found) if found else name


def value_words(document: Document, value: object) -> str:
    """A value as one line: a thing by its title, none as "nothing"."""
    if value is None or value == "":
        return _("nothing")
    text = short_title(document, value) if isinstance(value, str) else ""
    text = text or " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
