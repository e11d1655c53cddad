"""The plan view: actions, opportunities, goals, decisions, people and groups, with the priority matrix beside them.

Table, timeline, matrix and details share one selection. What somebody does here goes through the functions of `edits`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cxstudio.app.controls import upright
from cxstudio.app.ear import Ear
from cxstudio.app.idle import Idle
from cxstudio.app.metric_words import wording
from cxstudio.app.plan_files import copy_plan, save_plan
from cxstudio.app.scale import text_scale
from cxstudio.app.views.plan_card import PlanCard, beside
from cxstudio.app.views.plan_gaps import GapLine
from cxstudio.app.views.plan_lists import (
    LISTS,
    ListName,
    actions_by_status,
    add,
    added_words,
    counted_actions,
    lacking,
    list_of,
    plans_anything,
)
from cxstudio.app.views.plan_matrix import MatrixView
from cxstudio.app.views.plan_rows import milestones
from cxstudio.app.views.plan_table import PlanTable
from cxstudio.app.views.plan_timeline import TimelineView
from cxstudio.app.views.plan_tools import AddLine, ListTabs, PlanTools, Shown
from cxstudio.app.views.plan_verbs import PlanVerbs
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.edits.plan import add_action, add_goal, step_status
from cxstudio.insight.gaps import Gap, gaps_by_stage, worst_first
from cxstudio.insight.plan import Weighed, weighed_actions, weighed_ideas
from cxstudio.model.document import Report
from cxstudio.model.plans import Action
from cxstudio.picture.theme import Theme
from cxstudio.picture.wording import Wording
from cxstudio.words import _

BESIDE_FROM = 940  # pixels of a view in which table and matrix stand side by side
MATRIX_SHARE = (3, 2)  # of table and matrix
TALLEST = 1.15  # times its width a matrix is high


class PlanBody(ViewBody):
    """The body of the plan view."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self._list: ListName = "actions"
        self._shown: Shown = "table"
        self._only = ""  # the gaps that are looked at
        self._gaps: tuple[Gap, ...] = ()
        self._items: tuple[Weighed, ...] = ()  # of the matrix
        self._selection: list[str] = []
        document = self.document
        self._does = PlanVerbs(around, self.attempt, self._take_up)
        self.lists = ListTabs()
        self.gaps = GapLine(wears)
        self.table = PlanTable(document, wears, self._does.write)
        self.timeline = TimelineView(around.engine, wears)
        self.line = AddLine(wears)
        self.matrix = MatrixView(around.engine, self._wording(), wears)
        self.card = PlanCard(document, wears)
        self.bar = PlanTools(wears)
        self._put_together()
        self._wire()
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._take_up)
        self._stale = True  # shown is not yet what the document says
        self._untouched = True  # nobody has chosen anything in this list yet
        self._sought = True  # no search was broken off
        self._search = Idle(self, self._find_gaps)
        self._ear = Ear(document, self, self._hear)
        self._show_list("actions")

    def _put_together(self) -> None:
        self._main, self._aside = QWidget(), beside(self.matrix, self.card)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(16, 4, 16, 8)
        around.setSpacing(12)
        around.addWidget(self.gaps)
        around.addWidget(self.lists)
        column.addLayout(around)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.timeline)
        column.addWidget(self._stack, 1)
        column.addWidget(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main, MATRIX_SHARE[0])
        self._rule = upright()
        row.addWidget(self._rule)
        row.addWidget(self._aside, MATRIX_SHARE[1])

    def _wire(self) -> None:
        self.lists.chosen.connect(self._show_list)
        self.gaps.chosen.connect(self._show_gaps)
        self.table.chosen.connect(self._select)
        self.table.stepped.connect(self._step_status)
        self.table.deleted.connect(self._does.delete)
        self.table.moved.connect(self._does.move)
        self.table.sought.connect(self._does.seek)
        self.table.pursued.connect(self._pursue)
        self.timeline.chosen.connect(self._select)
        self.line.entered.connect(self._add)
        self.matrix.chosen.connect(self._select)
        self.matrix.weighed.connect(self._does.weigh)
        self.matrix.nudged.connect(self._does.nudge)
        self.matrix.rested.connect(self._does.end_step)
        self.timeline.dated.connect(self._does.date)
        self.timeline.rested.connect(self._does.end_step)
        self.card.sought.connect(self.around.show)
        self.bar.shown.connect(self._show)
        self.bar.added.connect(self._to_line)
        self.bar.copied.connect(self._copy)
        self.bar.exported.connect(self._save)
        self.bar.sorted.connect(self.table.sort_by)
        self.bar.asked.connect(self._fill_menu)

    # What a view is

    @property
    def selection(self) -> list[str]:
        return [id for id in self._selection if self.document.get(id) is not None]

    def tools(self) -> Sequence[QWidget]:
        return (self.bar,)

    def count(self) -> str:
        return counted_actions(self.document.nodes(Action))

    def counts(self) -> Sequence[str]:
        return actions_by_status(self.document.every(Action))

    def warning(self) -> str:
        return lacking(self.document)

    def choose(self, ids: Sequence[str]) -> None:
        name = next((name for id in ids if (name := list_of(self.document.get(id))) is not None), None)
        if name is not None and name != self._list:
            self._show_list(name)
        if self._only and not set(ids) <= set(self.table.rows.ids):
            self._show_gaps("")
        if self._shown == "timeline" and name != "actions":
            self._show("table")
        self._mark(ids)

    def show_journey(self, journey: str) -> None:
        super().show_journey(journey)
        self._gaps = ()
        self.gaps.seek()
        self._take_up()

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        for part in (self.gaps, self.table, self.timeline, self.line, self.matrix, self.card, self.bar):
            part.wear(wears)
        self._take_up()

    def take_keyboard(self) -> None:
        (self.line.field if not self.table.rows.ids and self.line.isVisible() else self._front()).setFocus()

    def close_down(self) -> None:
        self._ear.stop()
        self._soon.stop()
        self._search.stop()

    # Lists and looks

    def _front(self) -> QWidget:
        return {"table": self.table, "timeline": self.timeline, "matrix": self.matrix}[self._shown]

    def _show_list(self, name: str) -> None:
        (wanted,) = (key for key in LISTS if key == name)
        self._list, self._only = wanted, ""
        self.lists.mark(wanted)
        self.table.show_list(wanted)
        self.line.invite(_(LISTS[wanted].invite))
        if wanted != "actions" and self._shown == "timeline":
            self._shown = "table"
        self._select([])
        self._untouched = True
        self._take_up()
        self._fit()

    def _show(self, name: Shown) -> None:
        """The table, the timeline, or where there is no room for both the matrix."""
        self._shown = name
        if name == "timeline" and self._list != "actions":
            self._show_list("actions")
            self._shown = name
        self._take_up()
        self._fit()
        self._front().setFocus()

    def _fit(self) -> None:
        """Table and matrix side by side where there is room; the matrix tells of actions or of ideas."""
        both = self.width() / text_scale() >= BESIDE_FROM
        if both and self._shown == "matrix":
            self._shown = "table"
        weighed = self._list in {"actions", "ideas"}
        self.bar.offer(self._shown, matrix=not both, timeline=self._list == "actions")
        self._aside.setVisible(weighed and (both or self._shown == "matrix"))
        share = MATRIX_SHARE[1] / sum(MATRIX_SHARE) if both else 1.0
        self.matrix.setMaximumHeight(round(self.width() * share * TALLEST))
        self._rule.setVisible(both and weighed)
        self._main.setVisible(both or self._shown != "matrix")
        self._stack.setCurrentWidget(self.timeline if self._shown == "timeline" else self.table)
        self.line.setVisible(bool(LISTS[self._list].invite) and self._shown != "timeline")

    # What is shown

    def _wording(self) -> Wording:
        return wording(rtl=self.document.session.direction == "rtl")

    def _hear(self, _report: Report) -> None:
        self._soon.start()

    def _take_up(self) -> None:
        """Show what the document says now; what nobody looks at is taken up when it is looked at."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._soon.stop()
        self.table.take_up()
        speaks = self._wording()
        weighed = weighed_ideas if self._list == "ideas" else weighed_actions
        self._items = tuple(weighed(self.document))
        self.matrix.show_items(self._items, speaks)
        if self._shown == "timeline":
            self.timeline.show_items(milestones(self.document), speaks)
        self.lists.count_things(self.document)
        if self._untouched and not self._selection and self.table.rows.ids:
            self._select(self.table.rows.ids[:1])
        self._untouched = False
        self._show_card()
        self._search.ask()

    def _show_card(self) -> None:
        chosen = self._selection[-1] if self._selection else ""
        self.card.show_item(next((item for item in self._items if item.id == chosen), None))

    def _find_gaps(self) -> Iterator[None]:
        """What is missing, bit by bit: of a large map it takes a while, and nobody waits for it."""
        found: list[Gap] = []
        for some in gaps_by_stage(self.document, self.journey):
            found += some
            yield
        self._gaps = worst_first(found)
        self.gaps.show_gaps(self._gaps, self._only, anything=plans_anything(self.document))
        if self._only:
            self.table.rows.show_only({gap.node for gap in self._gaps if gap.kind == self._only})
            self.table.take_up()

    def _show_gaps(self, name: str) -> None:
        """Only what lacks something; what lies on the map is gone to, one after the other."""
        lacking = [gap.node for gap in self._gaps if gap.kind == name]
        lists = {list_of(self.document.get(id)) for id in lacking} - {None}
        if name and not lists:
            self._only = ""
            self.gaps.show_gaps(self._gaps)
            self.around.show(lacking[0])
            return
        wanted = "actions" if "actions" in lists else next(iter(lists), self._list)
        if wanted is not None and wanted != self._list:
            self._show_list(wanted)
        self._only = name
        self._shown = "table" if self._shown == "timeline" else self._shown
        self.table.rows.show_only(lacking if name else None)
        self._take_up()
        self._fit()

    # Selection

    def _select(self, ids: list[str]) -> None:
        self._mark(ids)
        self.chosen.emit(self.selection)

    def _mark(self, ids: Sequence[str]) -> None:
        self._selection = list(ids)
        if self.table.selected_ids() != self._selection:
            self.table.select(ids, tell=False)
        self.timeline.select(ids)
        self.matrix.select(ids)
        self._show_card()

    # What is done

    def _add(self, words: str) -> None:
        made: list[str] = []
        if self.attempt(lambda: made.extend(add(self.document, self._list, words))):
            self.line.field.clear()
            self._take_up()
            self._select(made)
            if len(made) > 1:
                self.around.offer_undo(added_words(self._list, len(made)))

    def _to_line(self) -> None:
        """Begin a new action: in the line for it, whatever is shown."""
        if self._list != "actions" or self._shown != "table":
            self._show_list("actions")
            self._show("table")
        self.line.field.setFocus()

    def _pursue(self, id: str) -> None:
        """One step further: an action for an opportunity, a goal for an action."""
        made: list[str] = []
        make: dict[str, Callable[[], str]] = {
            "ideas": lambda: add_action(self.document, delivers=id),
            "actions": lambda: add_goal(self.document, of=id),
        }
        if self._list in make and self.attempt(lambda: made.append(make[self._list]())):
            self.choose(made)
            self.chosen.emit(made)
            self.around.offer_undo(_("Action added") if self._list == "actions" else _("Goal added"))

    def _step_status(self, ids: list[str], by: int) -> None:
        if self.attempt(lambda: step_status(self.document, ids, by)):
            self.around.say(self.table.rows.spoken_of(ids[-1], "status"))

    def _copy(self) -> None:
        self.around.say(copy_plan(self.document))

    def _save(self, ending: str) -> None:
        self.around.say(save_plan(self.window(), self.around.session, ending))

    def _fill_menu(self) -> None:
        self.bar.fill(LISTS[self._list].columns, self.table.rows.sorted_by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._sought = not self._search.waiting
        self._search.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._soon.isActive():
            self._take_up()
        elif not self._sought:
            self._search.ask()
