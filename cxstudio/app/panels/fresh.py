"""Writing the name of a thing the map does not draw, right after it was made; it knows one row of the details."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.inspector import Inspector
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS


def write_fresh(inspector: Inspector, document: Document, id: str, step: object) -> None:
    """Open what was just made in the details, with a way back, and let its name be written over.

    What is written is one step with the making, which was done with this `step`; Escape takes both back.
    """
    inspector.look_into(id)
    row = inspector.row(KINDS[document.node(id).kind].title_field)
    for earlier in inspector.findChildren(_Fresh):
        earlier.deleteLater()
    if row is not None:
        row.visit = step
        row.take_keyboard()
        _Fresh(inspector, row, document, step)


class _Fresh(QObject):
    """The first visit to a name: it ends when the name is left."""

    def __init__(self, inspector: Inspector, row: FieldRow, document: Document, step: object) -> None:
        super().__init__(inspector)  # not the field's, which goes with its thing
        self._inspector, self._row, self._document, self._step = inspector, row, document, step
        row.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if not escape or event.type() != QEvent.Type.KeyPress or self._row.visit is not self._step:
            return False
        # The field goes with its thing, which it must not do in the middle of its own event.
        QTimer.singleShot(0, self, self._take_back)
        return True

    def _take_back(self) -> None:
        self._row.forget()
        self._inspector.left.emit()
        if self._document.latest_step is self._step:
            self._document.undo()
