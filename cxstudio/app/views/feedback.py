"""The voice of the customer in the window: the register, what is shown of it, and what is done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from cxstudio.app.controls import words_button
from cxstudio.app.dialogs.place_of import PlaceDialog
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, look
from cxstudio.app.panels.offers import place_offers
from cxstudio.app.views.feedback_filter import FilterBar
from cxstudio.app.views.feedback_rows import NOWHERE, Filter, Register
from cxstudio.app.views.feedback_table import FeedbackTable
from cxstudio.app.views.invitation import Invitation
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.edits.deleting import delete
from cxstudio.edits.feedback import add_feedback, link_to_place, place_imported
from cxstudio.insight.places import Places
from cxstudio.insight.plan import today
from cxstudio.insight.voice import speaks_of
from cxstudio.model.document import Report
from cxstudio.model.measures import Feedback
from cxstudio.model.naming import one_line, shortened
from cxstudio.model.records import Link
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

WAIT = 200  # milliseconds between two looks whether a dialog is still there


class FeedbackTools(QWidget):
    """At the head's end: a new one, a place for what is selected, and a table to import."""

    added = Signal()
    placed = Signal()
    imported = Signal()

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.place = words_button(_("Link to touchpoint…"))
        self.place.setToolTip(_("Say which touchpoint the selected feedback speaks of (L)"))
        self.place.clicked.connect(self.placed)
        self.bring = words_button(_("Import…"), _("Import feedback or a survey"))
        self.bring.clicked.connect(self.imported)
        self.add = words_button(_("Feedback"), _("Add feedback"))
        self.add.setToolTip(_("Add feedback (N)"))
        self.add.clicked.connect(self.added)
        for button in (self.place, self.bring, self.add):
            row.addWidget(button)
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        self.place.setIcon(icon("link", wears.colour("ink"), 16))
        self.bring.setIcon(icon("download", wears.colour("ink"), 16))
        self.add.setIcon(icon("plus", wears.colour("ink"), 16))


class FeedbackView(ViewBody):
    """The register, a bar that filters it, and a line for names that are no place of the map."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self.register = Register(self.document)
        self.bar = FilterBar()
        self.table = FeedbackTable(self.register, wears)
        self.head_tools = FeedbackTools(wears)
        self._invite = Invitation(
            _("What do customers say?"),
            _("Write down what they say word for word, or bring a table of feedback or of a survey."),
            _("Import a table…"),
        )
        self.strangers = _Strangers()
        self._put_together()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._take_up)
        self._connect()
        self._stale = True  # shown is not yet what the document says
        self._untouched = True  # nobody has chosen anything yet
        self._ear = Ear(self.document, self, self._hear)

    def _put_together(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.strangers)
        column.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(whole)
        self._stack.addWidget(self._invite)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _write_words(self) -> None:
        self.field_wanted.emit("text")

    def _place_chosen(self) -> None:
        self._place(self.selection)

    def _connect(self) -> None:
        self.bar.changed.connect(self._filter)
        self.bar.left.connect(self.table.setFocus)
        self.table.chosen.connect(self._chosen)
        self.table.sorted.connect(self._sort)
        self.table.opened.connect(self._write_words)
        self.table.added.connect(self._add)
        self.table.deleted.connect(self._delete)
        self.table.placed.connect(self._place)
        self.table.shown.connect(self._show_place)
        self.head_tools.added.connect(self._add)
        self.head_tools.placed.connect(self._place_chosen)
        self.head_tools.imported.connect(self._import)
        self.strangers.asked.connect(self._show_strangers)
        self._invite.button.clicked.connect(self._import)

    # As the frame asks

    @property
    def selection(self) -> list[str]:
        return self.table.selected_ids()

    def tools(self) -> Sequence[QWidget]:
        return (self.head_tools,)

    def count(self) -> str:
        total, shown = self.register.total, len(self.register.ids)
        if not total:
            return ""
        words = figures(ngettext("{n} piece", "{n} pieces", total).format(n=total))
        if not self.register.filter.empty:
            words = figures(_("{shown} of {total}").format(shown=shown, total=total))
        if self.register.unplaced:
            words += " · " + figures(_("{n} not placed").format(n=self.register.unplaced))
        return words

    def choose(self, ids: Sequence[str]) -> None:
        if self._stale:
            self.table.take_up()
        if not set(ids) <= set(self.register.ids):
            self.bar.clear()
        self.table.select(ids)

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        self.table.wear(wears)
        self.head_tools.wear(wears)

    def take_keyboard(self) -> None:
        if self._stack.currentIndex():
            self._invite.take_keyboard()
        else:
            self.table.setFocus()
            if not self.table.currentIndex().isValid() and self.register.ids:
                self.table.setCurrentIndex(self.table.rows.index(0, 0))

    def close_down(self) -> None:
        self._ear.stop()
        self._soon.stop()

    # What is shown

    def _hear(self, report: Report) -> None:
        if any(
            not isinstance(x, Link) or x.kind == "about"
            for c in report.changes
            for x in (c.before, c.after)
            if x
        ):
            self._soon.start(0)

    def _take_up(self) -> None:
        """Show what the document says now; what nobody looks at is taken up when it is looked at."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        if QApplication.activeModalWidget() is not None:
            self._soon.start(WAIT)  # an import goes on: its thousands of rows are taken up once
            return
        self._soon.stop()
        self.table.take_up()
        if self._untouched and not self.selection:
            self.table.select(self.register.ids[:1])
        self._untouched = self._untouched and not self.register.ids
        self.bar.offer(self.register)
        self.strangers.show_names(self.register.unplaced_names())
        self._stack.setCurrentIndex(0 if self.register.total else 1)
        self._switch()

    def _filter(self, wanted: Filter) -> None:
        self.register.filter = wanted
        chosen = self.selection
        self.table.take_up()
        if self.selection != chosen:
            self._chosen(self.selection)
        self._tell_count()

    def _tell_count(self) -> None:
        shown = len(self.register.ids)
        self.around.say(
            figures(ngettext("{n} piece of feedback", "{n} pieces of feedback", shown).format(n=shown))
        )

    def _sort(self, wanted: object) -> None:
        self.register.sorted_by = wanted if isinstance(wanted, tuple) else None
        self.table.take_up()

    def _chosen(self, ids: list[str]) -> None:
        self._switch()
        self.chosen.emit(ids)

    def _switch(self) -> None:
        self.head_tools.place.setEnabled(bool(self.selection))

    def _show_strangers(self) -> None:
        self.bar.show_filter(Filter(place=NOWHERE))
        self.table.setFocus()
        if self.register.ids:
            self.table.select(self.register.ids[:1])

    # What is done

    def _add(self) -> None:
        made: list[str] = []
        on = today().isoformat()
        if self.attempt(lambda: made.append(add_feedback(self.document, date=on))):
            self.bar.clear()
            self._take_up()
            self.table.select(made)
            self.field_wanted.emit("text")

    def _delete(self, ids: list[str]) -> None:
        words = ngettext("{n} piece of feedback deleted", "{n} pieces of feedback deleted", len(ids))
        if self.attempt(lambda: delete(self.document, ids)):
            self.around.offer_undo(figures(words.format(n=len(ids))))

    def _place(self, ids: list[str]) -> None:
        """Ask for a place; of one that an import brought under a name, all of that name can go along."""
        records = [one for one in (self.document.find(id, Feedback) for id in ids) if one is not None]
        if not records:
            return
        names = {one_line(one.place) for one in records if not speaks_of(self.document, one)}
        name = next(iter(names)) if len(names) == 1 else ""
        others = len(set(self.register.unplaced_names().get(name, ())) - set(ids)) if name else 0
        also = ngettext("Also {n} other called “{name}”", "Also {n} others called “{name}”", others)
        heading = (
            _("Where is “{name}”?").format(name=shortened(name))
            if name
            else _("Which touchpoint is it about?")
        )
        dialog = PlaceDialog(
            heading,
            place_offers(self.document, self.journey, self.wears)[1:],
            Places(self.document, self.journey).similar(name),
            also=figures(also.format(n=others, name=shortened(name))) if others else "",
            parent=self.window(),
        )
        answer = dialog.answer() if dialog.exec() else None
        dialog.deleteLater()
        if answer is not None:
            self._join(ids, name if answer.all_of_name else "", answer.place)

    def _join(self, ids: list[str], name: str, place: str) -> None:
        def join() -> None:
            with self.document.transaction(_("Link feedback to a place")):
                link_to_place(self.document, ids, place)
                if name:
                    place_imported(self.document, name, place)

        self.attempt(join)

    def _show_place(self, id: str) -> None:
        record = self.document.find(id, Feedback)
        places = speaks_of(self.document, record) if record is not None else ()
        if places:
            self.around.show(places[0])
        else:
            self.around.say(_("It has no place on the map yet"))

    def _import(self) -> None:
        from cxstudio.app.dialogs.survey import import_table

        made = import_table(self.around.session, self.journey, self.window())
        if made:
            self.around.offer_undo(made)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._soon.isActive():
            self._take_up()


class _Strangers(QWidget):
    """A calm line: which names of imported tables are no places of the map, and the way to them."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, "strangers")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(8)
        self.words = Elided("", "muted")
        self.button = QPushButton(_("Show them"))
        look(self.button, "chip")
        self.button.clicked.connect(self.asked)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_names(self, names: dict[str, list[str]]) -> None:
        """Say which they are; nothing where there is none."""
        self.setVisible(bool(names))
        said = ngettext(
            "{n} name is not a place on the map: {names}",
            "{n} names are not places on the map: {names}",
            len(names),
        )
        listed = ", ".join(f"{name} ({len(ids)})" for name, ids in list(names.items())[:8])
        self.words.setText(figures(said.format(n=len(names), names=listed)))
