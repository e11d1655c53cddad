"""Hears a document for a widget that may be hidden: nothing is done for what nobody sees; it knows no view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cxstudio.model.document import Change, Document, Report


class Ear(QObject):
    """Tells what changes while its widget is shown; what changed while it was hidden, as one report when it comes back.

    A widget that was never hidden hears everything, also before it is shown for the first time.
    """

    def __init__(self, document: Document, widget: QWidget, hear: Callable[[Report], object]) -> None:
        super().__init__(widget)
        self._tell = hear
        self._hidden = False
        self._missed: dict[str, Change] = {}
        self._last: Report | None = None
        self.stop = document.subscribe(self._hear)
        widget.installEventFilter(self)

    def _hear(self, report: Report) -> None:
        if not self._hidden:
            self._tell(report)
            return
        self._last = report
        for change in report.changes:
            first = self._missed.get(change.id)
            self._missed[change.id] = Change(first.before if first else change.before, change.after)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._hidden = True
        elif event.type() == QEvent.Type.Show:
            self._hidden = False
            last = self._last
            missed = tuple(x for x in self._missed.values() if x.before != x.after)  # not what came and went
            self._last, self._missed = None, {}
            if last is not None and missed:
                self._tell(Report(last.label, last.origin, missed))
        return super().eventFilter(watched, event)
