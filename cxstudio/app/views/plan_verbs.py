"""What somebody does to the plan in its view, each a function of `edits`; it shows nothing and selects nothing."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.app.views.plan_card import on_map
from cxstudio.app.views.plan_lists import write_cell
from cxstudio.app.views.view import Around
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import move_actions, nudge, weigh
from cxstudio.edits.problems import Refused
from cxstudio.words import _


class PlanVerbs:
    """`attempt` does an edit or tells why not; `changed` hears of what shows before the next turn of events."""

    def __init__(
        self, around: Around, attempt: Callable[[Callable[[], object]], bool], changed: Callable[[], None]
    ) -> None:
        self._around, self._document = around, around.session.document
        self._attempt, self._changed = attempt, changed
        self._step = object()  # one run of nudges is one step to undo

    def write(self, id: str, name: str, text: str) -> bool:
        """Write a cell. False when it was refused, which is told."""
        try:
            return write_cell(self._document, id, name, text)
        except (Refused, ValueError) as refusal:
            self._around.say(str(refusal))
            return False

    def seek(self, id: str) -> None:
        """Show where on the map a thing of the plan comes from."""
        there = on_map(self._document, id)
        if there:
            self._around.show(there)
        else:
            self._around.say(_("Nothing on the map belongs to it yet"))

    def delete(self, ids: list[str]) -> None:
        self._attempt(lambda: delete(self._document, ids))

    def move(self, ids: list[str], before: str | None) -> None:
        self._attempt(lambda: move_actions(self._document, ids, before))

    def weigh(self, id: str, impact: float | None, effort: float | None) -> None:
        if self._attempt(lambda: weigh(self._document, id, impact, effort)):
            self._changed()

    def nudge(self, id: str, impact: float, effort: float) -> None:
        with self._document.one_step(self._step):
            self._attempt(lambda: nudge(self._document, id, impact, effort))
        self._changed()

    def date(self, id: str, day: str) -> None:
        with self._document.one_step(self._step):
            self._attempt(lambda: set_field(self._document, [id], "due", day))
        self._changed()

    def end_step(self) -> None:
        self._step = object()
