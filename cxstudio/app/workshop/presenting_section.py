"""The walk on the console: its stops, the order they come in, and what the presenter means to say at each."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout

from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.segments import Segments
from cxstudio.app.texts import GrowingText
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.folded import AROUND, KeyedList
from cxstudio.app.workshop.presenting import Presenting
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Report
from cxstudio.model.naming import number, own_title
from cxstudio.model.records import Stage
from cxstudio.picture.wording import Wording
from cxstudio.words import _, spoken_language
from cxstudio.workshop.stand import Stand
from cxstudio.workshop.walk import Order, Stop

SOON = 700  # milliseconds after the last letter until it is in the session


class PresentingSection(Section):
    """There while the spotlight is on. Arrow keys in the list walk; Esc ends the walk."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around, self._presenting = around, Presenting.of(around)
        self._stage = ""
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, 12, AROUND, 14)
        column.setSpacing(8)
        self.heading = label(_("Spotlight"), "section")
        choices = (("stages", _("Stage by stage")), ("lowest", _("Lowest five")))
        self.order = Segments(choices, _("Order of the walk"))
        self.list = KeyedList(_("Stops of the walk"))
        self.list.lead(
            {
                Qt.Key.Key_Right: lambda: self._step(1),
                Qt.Key.Key_Left: lambda: self._step(-1),
                Qt.Key.Key_Space: lambda: self._step(1),
                Qt.Key.Key_Escape: self._presenting.end,
            }
        )
        self.about = label(_("Presenter’s notes"), "caption")
        self.notes = GrowingText((2, 8))
        self.notes.setAccessibleName(_("Presenter’s notes"))
        self.notes.setPlaceholderText(_("What you say here: only on this screen and in the notes of slides"))
        for part in (self.heading, self.order, self.list, self.about, self.notes):
            column.addWidget(part)
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.keep)
        self.notes.textChanged.connect(self._typed)
        self.notes.left.connect(self.keep)
        self.order.chosen.connect(self._choose_order)
        self.list.currentRowChanged.connect(self._go_to)
        self._presenting.changed.connect(self._presented)
        around.session.on_flush(self.keep)
        self._stop = around.document.subscribe(self._hear)
        self.refresh()

    def show_stand(self, stand: Stand) -> None:
        self.refresh()

    def take_keyboard(self) -> None:
        """Let the arrow keys walk."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        self.keep()
        self._stop()

    def keep(self) -> None:
        """Write down what was typed."""
        self._soon.stop()
        stage = self._around.document.find(self._stage, Stage)
        text = self.notes.toPlainText()
        if stage is None or self._around.session.file.closed or text.strip() == stage.notes.strip():
            return
        try:
            set_field(self._around.document, [stage.id], "notes", text)
        except Refused as refused:
            self._around.say(str(refused))

    def refresh(self) -> None:
        """Show the stops, and the notes of the one in the light."""
        self.setVisible(self._presenting.on)
        stop = self._presenting.stop
        self._fill_notes(stop.stage if stop is not None else "")
        if not self._presenting.on:
            return
        self._filling = True
        self.order.set_value(self._presenting.order)
        walk = self._presenting.walk
        rows = [(one.id, self._words(one)) for one in walk]
        if rows != [(id, self.list.item(row).text()) for row, id in enumerate(self.list.ids())]:
            self.list.clear()
            for id, words in rows:
                self.list.add(id, words)
            self.list.fit()
        self.list.stand_at(stop.id if stop is not None else "", 0)
        self._filling = False

    def _words(self, stop: Stop) -> str:
        document = self._around.document
        title = own_title(document.get(stop.id)) or _("Untitled")
        words = f"{number(document, stop.id)} {title}"
        if stop.value is None:
            return figures(" ".join(words.split()))
        felt = Wording(spoken_language()).signed(round(stop.value, 1) + 0.0)
        return figures(" ".join(f"{words}  {felt}".split()))

    def _fill_notes(self, stage: str) -> None:
        """Show the notes of a stage; what is being typed for it stays."""
        there = self._around.document.find(stage, Stage)
        text = there.notes if there is not None else ""
        if stage == self._stage and (self.notes.hasFocus() or text == self.notes.toPlainText()):
            return
        if stage != self._stage:
            self.keep()
        self._stage = stage
        self._filling = True
        self.notes.setPlainText(text)
        self._soon.stop()
        self._filling = False
        title = own_title(there) if there is not None else ""
        self.about.setText(
            _("Presenter’s notes, {stage}").format(stage=title) if title else _("Presenter’s notes")
        )

    def _typed(self) -> None:
        if not self._filling:
            self._soon.start()

    def _step(self, by: int) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._presenting.go(-by if rtl else by)

    def _go_to(self, row: int) -> None:
        walk = self._presenting.walk
        if not self._filling and self._presenting.on and 0 <= row < len(walk):
            self._presenting.light(walk[row])

    def _choose_order(self, value: str) -> None:
        order: Order = "lowest" if value == "lowest" else "stages"
        self._presenting.go_by(order)
        self.refresh()

    def _presented(self) -> None:
        self.refresh()

    def _hear(self, _report: Report) -> None:
        if self._presenting.on:
            self.refresh()
