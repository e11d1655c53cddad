"""The form of what is selected: its head, a row for each field of the table of kinds, and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxstudio.app.controls import rule
from cxstudio.app.disclosure import Disclosure
from cxstudio.app.gutter import GUTTER
from cxstudio.app.icons import evidence_icon
from cxstudio.app.labels import label
from cxstudio.app.panels.chain_part import IN_CHAINS, ChainPart
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.choice_row import EndRow
from cxstudio.app.panels.comments_part import CommentsPart
from cxstudio.app.panels.emotion import EmotionRow
from cxstudio.app.panels.emotions_part import EmotionsPart
from cxstudio.app.panels.field_row import FieldRow
from cxstudio.app.panels.fields import SegmentsRow, row_for
from cxstudio.app.panels.identity import Head, shared_fields
from cxstudio.app.panels.inputs_row import InputsRow
from cxstudio.app.panels.linked import LinkedCards
from cxstudio.app.panels.metrics_section import MetricsPart
from cxstudio.app.panels.part import Part, row_button
from cxstudio.app.panels.picture_row import PictureRow
from cxstudio.app.panels.sources_part import SourcesPart
from cxstudio.model.document import Document
from cxstudio.model.kinds import LINK_KINDS, Field
from cxstudio.model.plans import Comment
from cxstudio.model.records import Card, Journey, Node, Persona, Record, Session, Stage, Touchpoint
from cxstudio.picture.theme import Theme
from cxstudio.words import _

MARGIN = 16


class Form(QWidget):
    """All fields these things share. The values are for others to fill in, and what is told is for others to write."""

    committed = Signal(str, object)  # a field's name, its new value
    done = Signal()  # Enter ended the writing of a name
    channel_toggled = Signal(str, str)  # a field's name, a channel
    ends_asked = Signal(str)  # the name of the field that needs its list
    asked_anew = Signal()  # what else there is to ask may have changed
    chosen = Signal(str)
    added = Signal(str)
    picture_asked = Signal()
    picture_removed = Signal()
    opened = Signal(str)  # what is named here is to be shown itself
    went_back = Signal()  # to the thing whose details led here

    def __init__(
        self,
        document: Document,
        records: Sequence[Record],
        wears: Theme,
        way_back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = wears
        self._room = 0
        self._sections: list[QVBoxLayout] = []
        self.rows: list[FieldRow] = []
        self.emotions: list[EmotionRow] = []
        self.parts: list[Part] = []
        self.linked: LinkedCards | None = None
        self.picture: PictureRow | None = None
        self.more: Disclosure | None = None
        self.head = Head(document, wears)
        self.setMinimumWidth(0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        fields = shared_fields(records)
        if way_back:
            self._add_way_back(way_back)
        self._add_identity([f for f in fields if f.section == "identity"], alone=len(records) == 1)
        self._add_fields(_("Details"), [f for f in fields if f.section == "details"])
        only = records[0] if len(records) == 1 else None
        self._add_evidence(document, only, [f for f in fields if f.section == "evidence"])
        if only is not None and only.kind in IN_CHAINS:
            self._add_part(ChainPart(document, self._look))
        if isinstance(only, Touchpoint):
            self._add_emotions(document)
        if isinstance(only, (Touchpoint, Stage)):
            self._add_linked()
        if isinstance(only, (Touchpoint, Stage, Journey)):
            self._add_part(MetricsPart(document, self._look))
        if isinstance(only, (Card, Persona)):
            self._add_picture(_("Portrait") if isinstance(only, Persona) else _("Picture"))
        if isinstance(only, Journey):
            self._add_personas(document)
        self._add_more([f for f in fields if f.section == "more"])
        if isinstance(only, Node) and not isinstance(only, (Comment, Session)):
            self._add_part(CommentsPart(document, self._look))
        self._column.addStretch(1)

    def event(self, event: QEvent) -> bool:
        """A scroll area does not notice when a wrapped line inside its form comes or goes, so it is told."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            layout = self.layout()
            if layout is not None:
                self.setMinimumHeight(max(0, layout.heightForWidth(self.width())))
        return done

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            for part in self._sections:
                part.setContentsMargins(self.margins())

    def leave_room(self, room: int) -> None:
        """Keep the room of a scroll bar that is not there beside the lines; the rules between them take it."""
        if room != self._room:
            self._room = room
            for part in self._sections:
                part.setContentsMargins(self.margins())

    def margins(self) -> QMargins:
        """Around each section. The room of the scroll bar is part of it; a layout does not mirror its own."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        end = MARGIN - GUTTER + self._room
        return QMargins(end if rtl else MARGIN, 12, MARGIN if rtl else end, 12)

    def _section(self, name: str = "") -> QVBoxLayout:
        """A section under a hairline, with its heading."""
        if self._column.count():
            self._column.addWidget(rule())
        holder = QWidget(self)  # here from the beginning: each move of many widgets costs
        part = QVBoxLayout(holder)
        self._sections.append(part)
        part.setContentsMargins(self.margins())
        part.setSpacing(8)
        if name:
            part.addWidget(label(name, "section"))
        self._column.addWidget(holder)
        return part

    def _add_way_back(self, words: str) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        button = row_button("chevron-right" if rtl else "chevron-left", words, self._look)
        button.setToolTip(_("Back"))
        button.clicked.connect(self.went_back)
        self._section().addWidget(button)

    def _add_identity(self, fields: Sequence[Field], *, alone: bool) -> None:
        top = self._section()
        top.addWidget(self.head)
        for field in fields:
            row = self._row(field)
            if field is fields[0] and alone:
                self.head.take_title(row)
            else:
                top.addWidget(row)

    def _row(self, field: Field) -> FieldRow:
        row = row_for(field)
        row.committed.connect(self.committed)
        row.done.connect(self.done)
        if isinstance(row, ChannelsRow):
            row.toggled.connect(self.channel_toggled)
            row.opened.connect(self.opened)
        elif isinstance(row, EndRow):
            row.asked.connect(self.ends_asked)
        elif isinstance(row, InputsRow):
            row.way_chosen.connect(self.asked_anew)
        elif isinstance(row, SegmentsRow) and field.name == "evidence":
            for level, button in row.editor.buttons().items():
                button.setIcon(evidence_icon(level, self._look))
        self.rows.append(row)
        return row

    def _add_fields(self, name: str, fields: Sequence[Field]) -> None:
        if fields:
            part = self._section(name)
            for field in fields:
                part.addWidget(self._row(field))

    def _add_evidence(self, document: Document, only: Record | None, fields: Sequence[Field]) -> None:
        """How sure it is, with the sources of what can lean on some."""
        if only is None or only.kind not in LINK_KINDS["basis"].targets:
            self._add_fields(_("Evidence"), fields)
            return
        self._add_part(SourcesPart(document, self._look, [self._row(field) for field in fields]))

    def _add_part(self, part: Part) -> None:
        self.parts.append(part)
        self._section().addWidget(part)

    def _add_more(self, fields: Sequence[Field]) -> None:
        if not fields:
            return
        part = self._section()
        self.more = more = Disclosure(_("More"))
        inner = QVBoxLayout(more.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for field in fields:
            inner.addWidget(self._row(field))
        part.addWidget(more)

    def _add_emotions(self, document: Document) -> None:
        part = EmotionsPart(document, self._look)
        self.emotions = part.rows
        self._add_part(part)

    def _add_picture(self, heading: str) -> None:
        self.picture = PictureRow(heading)
        self.picture.asked.connect(self.picture_asked)
        self.picture.removed.connect(self.picture_removed)
        self._section().addWidget(self.picture)

    def _add_linked(self) -> None:
        self.linked = LinkedCards(self._look)
        self.linked.chosen.connect(self.chosen)
        self.linked.added.connect(self.added)
        self._section().addWidget(self.linked)

    def _add_personas(self, document: Document) -> None:
        from cxstudio.app.panels.personas import PersonaButtons

        buttons = PersonaButtons(document.personas(), self._look)
        buttons.chosen.connect(self.chosen)
        self._section(_("Personas")).addWidget(buttons)
