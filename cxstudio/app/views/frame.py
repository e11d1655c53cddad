"""A view in the window: its head, its body, the details beside it and the status under it; it knows no one view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cxstudio.app.actions import When
from cxstudio.app.areas import name_area
from cxstudio.app.arrangement import DETAILS, FLOAT_UNDER
from cxstudio.app.happened import words_of
from cxstudio.app.labels import label, look, restyle
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.scale import scaled, text_scale
from cxstudio.app.toast import Toast
from cxstudio.app.views.status_line import StatusLine
from cxstudio.app.views.view import ViewBody
from cxstudio.canvas.accessible import announce
from cxstudio.model.document import Report
from cxstudio.model.views import View
from cxstudio.picture.theme import Theme
from cxstudio.words import _

HEAD = 52  # pixels


class ViewFrame(QWidget):
    """One view with all around it. `undone` asks for the last step to be taken back, `shown` for a thing elsewhere."""

    undone = Signal()
    switched = Signal()
    shown = Signal(str)

    def __init__(self, view: View, body: ViewBody, wears: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # at once, as each part of it: a whole view that moves is costly
        self.body, self._view = body, view
        around = body.around
        self._document = around.session.document
        blob = around.session.file.blob
        self.inspector = Inspector(self._document, body.journey, wears, blob, body.selection)
        self._details_wanted = True
        self.title = label(_(view.label), "heading")
        self.count = label("", "caption")
        self.status = StatusLine(wears)
        self._status = self.status.words
        self._put_together()
        self.toast = Toast(body)
        self._counting = QTimer(self, interval=0, singleShot=True)
        self._counting.timeout.connect(self._count)
        body.chosen.connect(self._chosen)
        self.inspector.selected.connect(self._go)
        self.inspector.failed.connect(self.say)
        self.inspector.kept.connect(self._offer_back)
        self.inspector.left.connect(body.take_keyboard)
        self.inspector.picture_asked.connect(body.choose_picture)
        self.inspector.picture_removed.connect(body.remove_picture)
        body.field_wanted.connect(self._write_field)
        self._stop = self._document.subscribe(self._hear)
        self._count()

    def _put_together(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        main = QWidget(self)
        middle.addWidget(main, 1)
        middle.addWidget(self.inspector)
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QFrame(main)
        column.addWidget(head)
        column.addWidget(self.body, 1)
        look(head, "view-head")
        head.setMinimumHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.title)
        row.addWidget(self.count)
        row.addStretch(1)
        for tool in self.body.tools():
            row.addWidget(tool)
        name_area(main, "canvas")
        name_area(self.inspector, "details")
        self._fit_details()

    # For the window

    def holds(self) -> dict[When, bool]:
        """What is true of the selection, by which actions are switched."""
        chosen = self.body.selection
        return {"selection": bool(chosen), "one": len(chosen) == 1, "cards": False, "map": False}

    def say(self, text: str) -> None:
        """Show a sentence of the moment, and speak it."""
        self.show_words(text)
        announce(self._status, text)

    def show_words(self, text: str) -> None:
        """Show a sentence that is spoken already."""
        self.status.say(text)

    def show_details(self, *, wanted: bool) -> None:
        """Whether the details stand beside the view."""
        if wanted != self._details_wanted:
            self._details_wanted = wanted
            self._fit_details()

    def show_journey(self, journey: str) -> None:
        """Another journey is looked at; the same one again costs nothing."""
        if journey == self.body.journey:
            return
        self.flush()
        self.inspector.show_journey(journey)
        self.body.show_journey(journey)
        self._count()

    def choose(self, ids: list[str]) -> None:
        """Select things in the view and show their details."""
        self.body.choose(ids)
        self.inspector.show_ids(ids)

    def wear(self, wears: Theme) -> None:
        self.inspector.wear(wears)
        self.status.wear(wears)
        self.body.wear(wears)

    def mirror(self, *, rtl: bool) -> None:
        """The window runs from right to left now, or no longer."""
        restyle(self.inspector, "mirrored", "true" if rtl else "false")

    def flush(self) -> None:
        self.inspector.flush()
        self.body.flush()

    def close_down(self) -> None:
        self._stop()
        self._counting.stop()
        self.inspector.close_down()
        self.body.close_down()

    def offer_undo(self, words: str) -> None:
        """Tell what was done, with a button that takes it back."""
        self.toast.show_text(words, _("Undo"), self.undone.emit)

    def show_refused(self) -> bool:
        """Go to the first field whose text was not accepted; False when there is none."""
        things = self.inspector.refused_for()
        if things is None:
            return False
        if things != self.inspector.ids:
            self.choose(list(things))
        self._open_details()
        return self.inspector.show_refused()

    # What happens

    def _offer_back(self, words: str, ids: list[str]) -> None:
        """A text that was refused is kept with its thing: say so, and offer the way back to it."""
        self.toast.show_text(words, _("Go back"), lambda: self._go_back(ids))

    def _go_back(self, ids: list[str]) -> None:
        self.choose(ids)
        self.show_refused()

    def _chosen(self, ids: list[str]) -> None:
        self._counting.start()
        self.inspector.show_ids(ids)
        self.switched.emit()

    def _write_field(self, name: str) -> None:
        """Put the keyboard into a field of the details, which come to the screen for it."""
        self._open_details()
        self.inspector.write(name)

    def _open_details(self) -> None:
        self._details_wanted = True
        self._fit_details()

    def _go(self, ids: list[str]) -> None:
        if ids:
            self.shown.emit(ids[0])

    def _hear(self, report: Report) -> None:
        if not self.isVisible():
            return
        self._counting.start()
        self.status.say("")
        words = words_of(report, self._document)
        if words:
            self.offer_undo(words)
        elif self.toast.isVisible():
            self.toast.hide()

    def _count(self) -> None:
        self.count.setText(self.body.count())
        self.status.show_counts(self.body.counts(), len(self.body.selection))
        self.status.show_warning(self.body.warning())

    def _fit_details(self) -> None:
        room = self.window().width() / text_scale()
        self.inspector.setFixedWidth(scaled(DETAILS))
        # In a narrow window the view itself needs the width; the details come when something is chosen.
        narrow = room < FLOAT_UNDER and not self.body.selection
        self.inspector.setVisible(self._details_wanted and not narrow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._counting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_details()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_details()
