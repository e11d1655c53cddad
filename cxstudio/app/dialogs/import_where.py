"""The form of an import: where it goes, what it is called, and how a table or list is read; it plans nothing."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from cxstudio.app.controls import Choice
from cxstudio.app.dialogs.problems import in_window, shown
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.scale import scaled
from cxstudio.edits.lists import LISTED
from cxstudio.exchange.import_columns import NO_HEADING, SCALES, heading_row
from cxstudio.exchange.import_plan import ImportPlan, Target
from cxstudio.exchange.import_source import Source
from cxstudio.exchange.survey_cells import text_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.naming import known_as, one_line, shortened
from cxstudio.words import _

LABEL = 104  # pixels
MOST_TITLE = 200  # letters
_HEADINGS = 12  # rows in which the headings may stand


class WhereForm(QWidget):
    """`retargeted`: it goes elsewhere; `chose`: a choice of how it is read, as the plan names it."""

    retargeted = Signal()
    chose = Signal(dict)

    def __init__(self, document: Document | None, journey: str, source: Source, *, usual: str) -> None:
        super().__init__()
        self._source = source
        self.targets = targets_for(document, journey, source)
        self.place = _choice([words for words, _target in self.targets], _("Where it goes"))
        wanted = [n for n, (_words, target) in enumerate(self.targets) if _is(target, usual, journey)]
        self.place.setCurrentIndex(wanted[0] if wanted else 0)
        self.title = QLineEdit(one_line(shown(source.title))[:MOST_TITLE])
        self.title.setMaxLength(MOST_TITLE)
        self.title.setCursorPosition(0)  # of a long one the beginning shows
        self.title.setAccessibleName(_("Title"))
        self.sheet = _choice([_sheet_words(one.title, n) for n, one in enumerate(source.sheets)], _("Sheet"))
        self.headings = _choice([], _("Headings"))
        self.scale = _choice([figures(_(words)) for _key, words in SCALES], _("Emotions"))
        kinds = [kind for kind in LISTED if kind in CARD_KINDS]
        self.cards = _choice([_(KINDS[kind].label) for kind in kinds], _("Third level"))
        for place, kind in enumerate(kinds):
            self.cards.setItemData(place, kind)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in (self.place, self.title, self.sheet, self.headings, self.scale, self.cards):
            self._form.addRow(_name(field.accessibleName()), field)
        self._show_rows("")
        self._fill_headings(0)
        self._wire()

    @property
    def target(self) -> Target:
        """Where it goes, with the title as it is typed now."""
        found = self.targets[self.place.currentIndex()][1]
        return Target(found.where, found.journey, " ".join(self.title.text().split()))

    def show_plan(self, plan: ImportPlan) -> None:
        """What a plan has found out about the source."""
        self._show_rows(plan.scale)
        keys = [key for key, _words in SCALES]
        if plan.scale in keys:
            self.scale.setCurrentIndex(keys.index(plan.scale))
        self.cards.setCurrentIndex(self.cards.findData(plan.choices.cards))

    def _show_rows(self, scale: str) -> None:
        """Only what is a question for this source and place."""
        table = self._source.kind == "table"
        self._form.setRowVisible(self.place, len(self.targets) > 1)
        self._form.setRowVisible(self.title, self.targets[self.place.currentIndex()][1].where != "into")
        self._form.setRowVisible(self.sheet, len(self._source.sheets) > 1)
        self._form.setRowVisible(self.headings, table)
        self._form.setRowVisible(self.scale, table and bool(scale))
        third = any(depth > 1 for depth, _text in self._source.outline)
        self._form.setRowVisible(self.cards, third)

    def _wire(self) -> None:
        self.place.activated.connect(self._go_elsewhere)
        self.sheet.activated.connect(self._take_sheet)
        self.headings.activated.connect(self._take_headings)
        self.scale.activated.connect(self._take_scale)
        self.cards.activated.connect(self._take_cards)

    def _take_headings(self) -> None:
        self._chose(heading=int(self.headings.currentData()))

    def _take_scale(self, place: int) -> None:
        self._chose(scale=SCALES[place][0])

    def _take_cards(self) -> None:
        self._chose(cards=str(self.cards.currentData()))

    def _chose(self, **changes: Any) -> None:
        self.chose.emit(changes)

    def _go_elsewhere(self, _place: int) -> None:
        self._form.setRowVisible(self.title, self.target.where != "into")
        self.retargeted.emit()

    def _take_sheet(self, number: int) -> None:
        self._fill_headings(number)
        self._chose(sheet=number)

    def _fill_headings(self, sheet: int) -> None:
        """The first rows of a sheet, of which one may hold the headings."""
        if not self._source.sheets:
            return
        rows = self._source.sheets[sheet].rows
        self.headings.clear()
        for place, row in enumerate(rows[:_HEADINGS]):
            said = ", ".join(filter(None, (one_line(text_of(cell)) for cell in row.cells[:8])))
            words = figures(_("Row {number}").format(number=row.number))
            text = f"{words}: {shortened(shown(said))}" if said else words
            self.headings.addItem(in_window(text), place)
        self.headings.addItem(_("There are none"), NO_HEADING)
        self.headings.setCurrentIndex(self.headings.findData(heading_row(rows) if rows else NO_HEADING))


def targets_for(document: Document | None, journey: str, source: Source) -> list[tuple[str, Target]]:
    """Where a source can go, in words: the journey that is looked at before the others."""
    found = [(_("A new map"), Target("session"))]
    if document is None:
        return found
    words = (
        _("This map, with its journeys") if source.kind == "session" else _("A further journey of this map")
    )
    found.append((words, Target("journey")))
    if source.kind == "session":
        return found
    for one in sorted(document.journeys(), key=lambda one: one.id != journey):
        words = _("Into the journey “{name}”").format(name=shortened(shown(known_as(one))))
        found.append((in_window(words), Target("into", one.id)))
    return found


def _is(target: Target, where: str, journey: str) -> bool:
    return target.where == where and target.journey == (journey if where == "into" else "")


def _sheet_words(title: str, number: int) -> str:
    return in_window(one_line(shown(title))) or figures(_("Sheet {n}").format(n=number + 1))


def _name(words: str) -> QWidget:
    made = label(words, "muted")
    made.setWordWrap(True)
    made.setFixedWidth(scaled(LABEL))
    return made


def _choice(words: list[str], name: str) -> Choice:
    choice = Choice()
    choice.addItems(words)
    choice.setAccessibleName(name)
    choice.setCurrentIndex(0 if words else -1)
    choice.setMinimumWidth(scaled(120))
    return choice
