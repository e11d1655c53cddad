"""The inspector: who is selected, and every field the table of kinds gives it; it writes through `edits` alone.

Nothing selected shows the journey; several things show the fields they share, a dash where they differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.controls import Disclosure, rule
from cxstudio.app.icons import evidence_icon, icon, mark_icon
from cxstudio.app.labels import label, look
from cxstudio.app.panels.emotion import EmotionRow
from cxstudio.app.panels.field_row import MIXED_VALUE, FieldRow, Offer
from cxstudio.app.panels.fields import ChannelsRow, PersonaRow, SegmentsRow, row_for
from cxstudio.app.panels.identity import Head, shared_fields
from cxstudio.app.panels.linked import LinkedCards
from cxstudio.app.targets import cards_at
from cxstudio.edits.adding import add_at
from cxstudio.edits.emotions import clear_emotion, rate_emotion
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import Field
from cxstudio.model.naming import title
from cxstudio.model.records import (
    Card,
    Channel,
    Emotion,
    Journey,
    Persona,
    Record,
    Stage,
    Touchpoint,
)
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

MARGIN = 16


class Inspector(QFrame):
    """The panel of details. `selected` asks for another selection, `editing` for in-place editing of a new card."""

    selected = Signal(list)
    editing = Signal(str)
    failed = Signal(str)

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "right")
        self.setAccessibleName(_("Details"))
        self._document, self._journey, self._look = document, journey, wears
        self._ids: tuple[str, ...] = ()
        self._built: tuple[object, ...] = ()
        self._rows: list[FieldRow] = []
        self._emotions: list[EmotionRow] = []
        self._linked: LinkedCards | None = None
        self._head: Head | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._stop = document.subscribe(self._hear)
        self._build()

    def close_down(self) -> None:
        """Stop listening; the window is going."""
        self.flush()
        self._stop()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show the things that are selected now."""
        wanted = tuple(self._meant(ids))
        if wanted == self._ids:
            return
        self.flush()
        self._ids = wanted
        if self._shape() != self._built:
            self._build()
            return
        for row in self._rows:
            row.leave()
            row.forget()
        self._scroll.verticalScrollBar().setValue(0)
        self.refresh()

    @property
    def ids(self) -> tuple[str, ...]:
        """What is shown; the journey when nothing is selected."""
        return self._ids or (self._journey,)

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.flush()
        self._build()

    def flush(self) -> None:
        """Write everything that was typed and not written yet."""
        for row in self._rows:
            row.flush()
        for slider in self._emotions:
            slider.flush()

    def row(self, name: str) -> FieldRow | None:
        """The row of a field that is shown now."""
        return next((row for row in self._rows if row.field.name == name), None)

    def emotion_row(self, persona: str) -> EmotionRow | None:
        """A persona's slider that is shown now."""
        return next((row for row in self._emotions if row.persona == persona), None)

    def focus_first(self) -> None:
        """Put the keyboard into the first field, ready to be written anew."""
        if self._rows:
            self._rows[0].take_keyboard()

    def show_refused(self) -> bool:
        """Go to the first field whose text was not accepted; False when there is none."""
        row = next((row for row in self._rows if row.refused), None)
        if row is not None:
            self._scroll.ensureWidgetVisible(row)
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.failed.emit(
                _("“{field}” was not accepted: {reason}").format(
                    field=_(row.field.label), reason=row.error.text()
                )
            )
        return row is not None

    # Building

    def _meant(self, ids: Sequence[str]) -> list[str]:
        """What the selected parts stand for: a point of the curve stands for its touchpoint."""
        meant = []
        for id in ids:
            record = self._document.get(id)
            meant.append(record.touchpoint if isinstance(record, Emotion) else id)
        return [id for id in dict.fromkeys(meant) if self._record(id) is not None]

    def _record(self, id: str) -> Record | None:
        return self._document.get(id) or self._document.link(id)

    def _records(self) -> list[Record]:
        return [record for id in self.ids if (record := self._record(id)) is not None]

    def _shape(self) -> tuple[object, ...]:
        """What decides which rows there are: with the same shape the form stays and only its values change."""
        records = self._records()
        kinds = dict.fromkeys(record.kind for record in records)
        personas = tuple((p.id, p.name, p.mark) for p in self._document.personas())
        return (tuple(kinds), len(records) > 1, personas, self._look.name)

    def _build(self) -> None:
        self._built = self._shape()
        self._rows, self._emotions, self._linked = [], [], None
        body = _Body()
        body.setMinimumWidth(0)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        records = self._records()
        fields = shared_fields(records)
        identity = [f for f in fields if f.section == "identity"]
        self._head = Head(self._document, self._look)
        top = _section(column)
        top.addWidget(self._head)
        for field in identity:
            row = self._add_row(field)
            if field is identity[0] and len(records) == 1:
                self._head.take_title(row)
            else:
                top.addWidget(row)
        self._add_fields(column, _("Details"), [f for f in fields if f.section == "details"])
        self._add_fields(column, _("Evidence"), [f for f in fields if f.section == "evidence"])
        only = records[0] if len(records) == 1 else None
        if isinstance(only, Touchpoint):
            self._add_emotions(column)
        if isinstance(only, (Touchpoint, Stage)):
            self._add_linked(column)
        if isinstance(only, Journey):
            self._add_personas(column)
        self._add_more(column, [f for f in fields if f.section == "more"])
        column.addStretch(1)
        self._scroll.setWidget(body)
        self.refresh()

    def _add_row(self, field: Field) -> FieldRow:
        row = row_for(field)
        row.committed.connect(self._commit)
        self._rows.append(row)
        if isinstance(row, SegmentsRow) and field.name == "evidence":
            for level, button in row.editor.buttons().items():
                button.setIcon(evidence_icon(level, self._look))
        return row

    def _add_fields(self, column: QVBoxLayout, name: str, fields: Sequence[Field]) -> None:
        if not fields:
            return
        part = _section(column, name)
        for field in fields:
            part.addWidget(self._add_row(field))

    def _add_more(self, column: QVBoxLayout, fields: Sequence[Field]) -> None:
        if not fields:
            return
        part = _section(column)
        self._more = more = Disclosure(_("More"))
        inner = QVBoxLayout(more.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for field in fields:
            inner.addWidget(self._add_row(field))
        part.addWidget(more)

    def _add_emotions(self, column: QVBoxLayout) -> None:
        part = _section(column, _("Emotion"))
        for persona in self._document.personas():
            row = EmotionRow(persona, title(persona), self._look)
            row.rated.connect(self._rate)
            self._emotions.append(row)
            part.addWidget(row)

    def _add_linked(self, column: QVBoxLayout) -> None:
        part = _section(column)
        self._linked = LinkedCards(self._look)
        self._linked.chosen.connect(self._choose)
        self._linked.added.connect(self._add_card)
        part.addWidget(self._linked)

    def _add_personas(self, column: QVBoxLayout) -> None:
        from cxstudio.app.panels.personas import PersonaButtons

        part = _section(column, _("Personas"))
        buttons = PersonaButtons(self._document.personas(), self._look)
        buttons.chosen.connect(self._choose)
        part.addWidget(buttons)

    # Showing

    def _hear(self, report: Report) -> None:
        touched = {change.id for change in report.changes}
        kinds = {type(change.before or change.after) for change in report.changes}
        gone = [id for id in self._ids if self._record(id) is None]
        if gone:
            for row in self._rows:
                row.forget()
            self._ids = tuple(id for id in self._ids if id not in gone)
            self._build()
        elif Persona in kinds and (self._emotions or self.ids == (self._journey,)):
            self._give_up_typing()
            self._build()
        elif touched & set(self.ids) or kinds & {Emotion, Card, Channel, Stage, Touchpoint, Persona}:
            self.refresh()

    def _give_up_typing(self) -> None:
        """Forget what is being typed in a row that is about to be built anew."""
        for row in self._rows:
            if row.editor.hasFocus():
                row.forget()

    def refresh(self) -> None:
        """Show the values as they are now."""
        records = self._records()
        if not records or self._head is None:
            return
        self._head.show_records(records)
        values: dict[str, Any] = {}
        for row in self._rows:
            if isinstance(row, PersonaRow):
                everybody = _("Everybody") if isinstance(records[0], Card) else _("Nobody yet")
                row.offer(self._persona_offers(), everybody)
            elif isinstance(row, ChannelsRow):
                row.offer(self._channel_offers())
            values[row.field.name] = value = self._shared_value(records, row.field)
            row.show_value(value)
        for row in self._rows:
            if row.field.asked_with is not None:
                other, nothing = row.field.asked_with
                row.setVisible(values.get(other, nothing) != nothing or bool(values[row.field.name]))
        self._sum_up(values)
        only = records[0] if len(records) == 1 else None
        if isinstance(only, Touchpoint):
            for slider in self._emotions:
                emotion = self._document.emotion(only.id, slider.persona)
                slider.show_value(emotion.mean if emotion else None)
        if self._linked is not None and isinstance(only, (Touchpoint, Stage)):
            self._linked.show_cards(cards_at(self._document, only))

    def _sum_up(self, values: Mapping[str, Any]) -> None:
        """The closed section says how many of its fields hold something."""
        inside = [row.field.name for row in self._rows if row.field.section == "more"]
        count = sum(bool(values[name]) for name in inside)
        if inside:
            self._more.set_summary(
                ngettext("{n} filled", "{n} filled", count).format(n=count) if count else ""
            )

    def _shared_value(self, records: Sequence[Record], field: Field) -> Any:
        values = [self._value(record, field) for record in records]
        return values[0] if all(value == values[0] for value in values) else MIXED_VALUE

    def _value(self, record: Record, field: Field) -> Any:
        value = getattr(record, field.name)
        if field.editor == "channels":
            found = (self._document.find(id, Channel) for id in value)
            return tuple(channel.name for channel in found if channel is not None)
        return value

    def _persona_offers(self) -> list[Offer]:
        return [Offer(p.id, title(p), mark_icon(p.mark, self._look)) for p in self._document.personas()]

    def _channel_offers(self) -> list[Offer]:
        colour = self._look.colour("ink")
        own = [Offer(c.id, c.name, icon(c.icon, colour, 16)) for c in self._document.channels()]
        known = {offer.text.casefold() for offer in own}
        usual = [(_(preset.name), preset.icon) for preset in CHANNEL_PRESETS]
        return own + [
            Offer("", name, icon(i, colour, 16)) for name, i in usual if name.casefold() not in known
        ]

    # Writing

    def _commit(self, name: str, value: object) -> None:
        row = self.row(name)
        with self._document.one_step(row.visit if row is not None else None):
            written = self._try(name, lambda: set_field(self._document, self.ids, name, value))
        if written:
            self.refresh()

    def _rate(self, persona: str, value: object) -> None:
        touchpoint = self.ids[0]
        if value is None:
            self._try("", lambda: clear_emotion(self._document, touchpoint, persona))
        elif isinstance(value, float):
            rated = value
            self._try("", lambda: rate_emotion(self._document, touchpoint, persona, rated))

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


class _Body(QWidget):
    """The scrolled form; a scroll area does not notice when a wrapped line inside it comes or goes, so it is told."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            layout = self.layout()
            if layout is not None:
                self.setMinimumHeight(max(0, layout.heightForWidth(self.width())))
        return done


def _section(column: QVBoxLayout, name: str = "") -> QVBoxLayout:
    """A section under a hairline, with its heading."""
    if column.count():
        column.addWidget(rule())
    holder = QWidget()
    part = QVBoxLayout(holder)
    part.setContentsMargins(MARGIN, 12, MARGIN, 12)
    part.setSpacing(8)
    if name:
        part.addWidget(label(name, "section"))
    column.addWidget(holder)
    return part
