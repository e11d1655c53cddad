"""The inspector: who is selected, and every field the table of kinds gives it; it writes through `edits` alone.

Nothing selected shows the journey; several things show the fields they share, and say where they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from cxstudio.app.ear import Ear
from cxstudio.app.gutter import GutterScroll
from cxstudio.app.labels import look
from cxstudio.app.panels.choice_row import EndRow
from cxstudio.app.panels.emotion import EmotionRow
from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.filling import (
    SHOWN_TOO,
    filled_words,
    meant,
    offer_ends,
    show_in,
    show_what_is_asked,
)
from cxstudio.app.panels.form import Form
from cxstudio.app.panels.part import Part
from cxstudio.app.panels.unaccepted import Refusal, Unaccepted
from cxstudio.app.tabbing import tab_as_laid_out
from cxstudio.app.targets import cards_at
from cxstudio.edits.adding import add_at
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.edits.touchpoints import toggle_channel
from cxstudio.model.document import Document, Report
from cxstudio.model.measures import Reading
from cxstudio.model.naming import title
from cxstudio.model.records import (
    Attachment,
    Card,
    Node,
    Persona,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture
from cxstudio.words import _

MARGIN = 16


class Inspector(QFrame):
    """The panel of details. `selected` asks for another selection, `editing` for in-place editing of a new card.

    A text that was refused is kept with its thing when another is selected, and stands there again later.
    """

    selected = Signal(list)
    editing = Signal(str)
    failed = Signal(str)
    picture_asked = Signal()
    picture_removed = Signal()
    kept = Signal(str, list)  # what was refused and is kept, and for which things
    left = Signal()  # what had the keyboard is gone, or its writing was ended

    def __init__(
        self,
        document: Document,
        journey: str,
        wears: Theme,
        images: FindPicture | None = None,
        ids: Sequence[str] = (),
    ) -> None:
        super().__init__()
        look(self, "right")
        self.setAccessibleName(_("Details"))
        self._document, self._journey, self._look = document, journey, wears
        self._images = images
        self._ids = tuple(meant(document, ids))
        self._came_from: tuple[str, ...] = ()  # whose details led to these, the first one first
        self._built: tuple[object, ...] = ()
        self._unaccepted = Unaccepted()
        self._scroll = GutterScroll()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._made: Form | None = None  # until it is seen: a view may come up with something chosen
        self._ear = Ear(document, self, self._hear)

    def close_down(self) -> None:
        """Stop listening; the window is going."""
        self.flush()
        self._ear.stop()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show the things that are selected now."""
        wanted = tuple(meant(self._document, ids))
        if wanted == self._ids:
            return
        if self._made is None:
            self._ids = wanted
            return
        self.flush()
        self._keep_refused()
        for row in self.form.rows:
            row.forget()
            row.visit = object()
        self._ids, self._came_from = wanted, ()
        if self._shape() != self._built:
            with self._keyboard_kept():
                self._build()
            return
        self._scroll.verticalScrollBar().setValue(0)
        self.refresh()
        self._take_up_refused()

    def look_into(self, id: str) -> None:
        """Show the details of another thing this one names, with a way back; the selection stays."""
        came_from = (*self._came_from, self.ids[0])
        if (record := self._record(id)) is None:
            return
        self.show_ids([id])
        self._came_from = came_from
        self._build()
        if isinstance(record, Reading) and not record.inputs:
            self.write("inputs")  # a new one is counted at once

    def _go_back(self) -> None:
        *earlier, last = self._came_from
        self.show_ids([last])
        self._came_from = tuple(earlier)
        if earlier:
            self._build()

    def show_journey(self, journey: str) -> None:
        """What to show while nothing is selected."""
        self._keep_refused()
        self._journey = journey
        self._ids = ()
        self._build()

    @property
    def ids(self) -> tuple[str, ...]:
        """What is shown; the journey when nothing is selected."""
        return self._ids or (self._journey,)

    @property
    def form(self) -> Form:
        """The fields that are shown now."""
        return self._made or self._build()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.flush()
        self._keep_refused(tell=False)
        self._build()

    def flush(self) -> None:
        """Write everything that was typed and not written yet."""
        if self._made is None:
            return
        for row in self.form.rows:
            row.flush()
        for part in self.form.parts:
            part.flush()

    def row(self, name: str) -> FieldRow | None:
        """The row of a field that is shown now."""
        return next((row for row in self.form.rows if row.field.name == name), None)

    def emotion_row(self, persona: str) -> EmotionRow | None:
        """A persona's slider that is shown now."""
        return next((row for row in self.form.emotions if row.persona == persona), None)

    def focus_first(self) -> None:
        """Put the keyboard into the first field, ready to be written anew."""
        if self.form.rows:
            self.form.rows[0].take_keyboard()

    def write(self, name: str) -> None:
        """Put the keyboard into a field, in whichever section it stands."""
        row = self.row(name)
        if row is not None:
            self._reveal(row)
            row.take_keyboard()

    def _reveal(self, row: FieldRow) -> None:
        if self.form.more is not None and self.form.more.isAncestorOf(row):
            self.form.more.head.setChecked(True)
        self._scroll.ensureWidgetVisible(row)

    def begin(self, section: type[Part]) -> bool:
        """Put the keyboard where something is added in a section; False when what is shown has none."""
        parts = [part for part in self.form.parts if isinstance(part, section)]
        for part in parts:
            self._scroll.ensureWidgetVisible(part)
            part.begin()
        return bool(parts)

    def refused_for(self) -> tuple[str, ...] | None:
        """The things some text was meant for that was not accepted; None when there is none."""
        if self._made is not None and any(row.refused for row in self._made.rows):
            return self.ids
        return self._unaccepted.first()

    def show_refused(self) -> bool:
        """Go to the first field whose text was not accepted; False when there is none."""
        row = next((row for row in self.form.rows if row.refused), None)
        things = self._unaccepted.first()
        if row is None and things is not None:
            self.selected.emit(list(things))
            row = next((row for row in self.form.rows if row.refused), None)
        if row is not None:
            self._reveal(row)
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.failed.emit(_refused_words(row))
        return row is not None

    def _keep_refused(self, *, tell: bool = True) -> None:
        """Keep what was typed and refused for the things that are shown, and say so."""
        refused = [row for row in self._made.rows if row.refused] if self._made is not None else []
        for row in refused:
            self._unaccepted.keep(self.ids, row.field.name, Refusal(row.raw(), row.error.text()))
        if refused and tell:
            self.kept.emit(_refused_words(refused[0]), list(self.ids))

    def _take_up_refused(self) -> None:
        for row in self.form.rows:
            refusal = self._unaccepted.of(self.ids, row.field.name)
            if refusal is not None:
                row.take_up(refusal.text, refusal.reason)

    # Building

    def _record(self, id: str) -> Record | None:
        return self._document.get(id) or self._document.link(id)

    def _records(self) -> list[Record]:
        return [record for id in self.ids if (record := self._record(id)) is not None]

    def _shape(self) -> tuple[object, ...]:
        """What decides which rows there are: with the same shape the form stays and only its values change."""
        records = self._records()
        kinds = dict.fromkeys(record.kind for record in records)
        personas = tuple((p.id, p.name, p.mark) for p in self._document.personas())
        return (tuple(kinds), len(records) > 1, personas, self._look.name, self._came_from)

    def _build(self) -> Form:
        self._built = self._shape()
        way_back = title(self._record(self._came_from[0])) if self._came_from else ""
        within = self._scroll.viewport()
        self._made = form = Form(self._document, self._records(), self._look, way_back, within)
        form.committed.connect(self._commit)
        form.done.connect(self.left)
        form.channel_toggled.connect(self._toggle_channel)
        form.ends_asked.connect(self._offer_ends)
        form.asked_anew.connect(self.refresh)
        form.chosen.connect(self._choose)
        form.added.connect(self._add_card)
        form.picture_asked.connect(self.picture_asked)
        form.picture_removed.connect(self.picture_removed)
        form.went_back.connect(self._go_back)
        form.opened.connect(self.look_into)
        for part in form.parts:
            part.failed.connect(self.failed)
            part.opened.connect(self.look_into)
        self._scroll.setWidget(form)
        self.refresh()
        tab_as_laid_out(form)
        self._take_up_refused()
        return form

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._made is None:
            self._build()

    # Showing

    def _hear(self, report: Report) -> None:
        if self._made is None:
            self._ids = tuple(meant(self._document, self._ids))
            return
        touched = {change.id for change in report.changes}
        kinds = {type(change.before or change.after) for change in report.changes}
        gone = [id for id in self._ids if self._record(id) is None]
        if gone:
            self._unaccepted.forget_gone(id for id in self._unaccepted.things() if self._record(id))
            for row in self.form.rows:
                row.forget()
            with self._keyboard_kept():
                there = tuple(id for id in (*self._came_from, *self._ids) if self._record(id) is not None)
                self._ids, self._came_from = (there[-1:], there[:-1]) if self._came_from else (there, ())
                self._build()
        elif Persona in kinds and (self.form.emotions or self.ids == (self._journey,)):
            self._keep_refused(tell=False)
            for row in self.form.rows:
                if row.editor.hasFocus():
                    row.forget()  # what is being typed in a row that is about to be built anew
            with self._keyboard_kept():
                self._build()
        elif touched & set(self.ids) or kinds & SHOWN_TOO:
            self.refresh()

    @contextmanager
    def _keyboard_kept(self) -> Iterator[None]:
        """While the form is built anew the keyboard stays in its field, or goes back to the map with the field gone."""
        held = QApplication.focusWidget()
        inside = held is not None and self.isAncestorOf(held)
        name = next((row.field.name for row in self.form.rows if row.editor is held), "")
        yield
        row = self.row(name)
        if inside and row is not None:
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif inside:
            self.left.emit()

    def refresh(self) -> None:
        """Show the values as they are now."""
        records = self._records()
        if not records:
            return
        self.form.head.show_records(records)
        values: dict[str, Any] = {}
        for row in self.form.rows:
            values[row.field.name] = show_in(self._document, row, records, self._look)
        show_what_is_asked(self.form.rows, records, values)
        self._sum_up(values)
        only = records[0] if len(records) == 1 else None
        if isinstance(only, (Card, Persona)) and self.form.picture is not None:
            owned = only.picture if isinstance(only, Card) else only.portrait
            self.form.picture.show_picture(self._document.find(owned, Attachment), self._images)
        changed = [part.show_thing(only) for part in self.form.parts if isinstance(only, Node)]
        linked = self.form.linked
        if linked is not None and isinstance(only, (Touchpoint, Stage)):
            changed.append(linked.show_cards(cards_at(self._document, only)))
        if any(changed):
            tab_as_laid_out(self.form)

    def _sum_up(self, values: Mapping[str, Any]) -> None:
        """The closed section says how many of its fields hold something."""
        if self.form.more is not None:
            self.form.more.set_summary(filled_words(self.form.rows, values))

    def _offer_ends(self, name: str) -> None:
        row = self.row(name)
        if isinstance(row, EndRow):
            offer_ends(self._document, self._journey, row, self._records(), self._look)

    # Writing

    def _commit(self, name: str, value: object) -> None:
        row = self.row(name)
        with self._document.one_step(row.visit if row is not None else None):
            written = self._try(name, lambda: set_field(self._document, self.ids, name, value))
        if written:
            self._unaccepted.give_up(self.ids, name)
            self.refresh()

    def _toggle_channel(self, name: str, channel: str) -> None:
        if self._try(name, lambda: toggle_channel(self._document, self.ids, channel)):
            self.refresh()

    def _add_card(self, kind: str) -> None:
        try:
            made = add_at(self._document, self._journey, kind, self.ids[0])
        except Refused as refusal:
            self.failed.emit(refusal.reason)
            return
        self.selected.emit([made])
        self.editing.emit(made)

    def _choose(self, id: str) -> None:
        self.selected.emit([id])

    def _try(self, name: str, edit: Callable[[], None]) -> bool:
        """Do an edit; a refusal shows under its field, or in the status line where there is none."""
        try:
            edit()
        except Refused as refusal:
            row = self.row(name)
            if row is not None:
                row.refuse(refusal.reason)
            else:
                self.failed.emit(refusal.reason)
            return False
        return True


def _refused_words(row: FieldRow) -> str:
    return _("“{field}” was not accepted: {reason}").format(field=_(row.field.label), reason=row.error.text())
