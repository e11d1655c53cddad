"""The candidates of the priorities on the console: their letters, where they stand, who has them; keys choose them."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from cxstudio.app.days import day_said
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures, measured
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.line_modes import LineModes
from cxstudio.app.workshop.priorities_mode import PrioritiesMode
from cxstudio.app.workshop.row_list import Row, RowList
from cxstudio.app.workshop.step_frame import StepFrame
from cxstudio.insight.plan import ANSWERING
from cxstudio.insight.votes import dots_of
from cxstudio.model.document import Report
from cxstudio.model.kinds import KINDS
from cxstudio.model.labels import label
from cxstudio.model.naming import own_title, short_title
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Card, Link
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext
from cxstudio.workshop.priorities import action_of, choosable, proposed, with_or_without
from cxstudio.workshop.stand import Stand

MOST_OTHERS = 12  # opportunities and ideas that are no candidates, at the foot of the list


class PrioritiesSection(Section):
    """What the letters stand for, while the wall shows impact and effort. Space puts something in or takes it out."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._wears: Theme | None = None
        self._proposed_for = ""
        self.mode = PrioritiesMode(around)
        self.mode.moved = self.refresh
        self.frame = StepFrame(self, _("Priorities"))
        self.list = RowList(_("Candidates"))
        self.list.ticked.connect(self._in_or_out)
        self.list.taken.connect(self._to_line)
        self.list.at.connect(self._point_out)
        self.list.left.connect(around.to_line)
        self.frame.add(self.list)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._begin)
        self._ear = Ear(around.document, self, self._hear)

    def show_stand(self, stand: Stand) -> None:
        weighs = stand.lens == "matrix"
        self.setVisible(weighs)
        LineModes.of(self._around).put("matrix", self.mode if weighs else None)
        if weighs:
            self.refresh()
            self._later.start()
        else:
            self._proposed_for = ""

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.list.wear(wears)
        self.refresh()

    def close_down(self) -> None:
        self._later.stop()
        self._ear.stop()

    def to_list(self) -> None:
        """Give the keyboard to the candidate the line is about."""
        self.list.stand_on(self.mode.chosen)
        self.list.take_keyboard()

    def refresh(self) -> None:
        """Show the candidates as they are now."""
        if self.isHidden() or self._wears is None:
            return
        document, matrix = self._around.document, self._around.workshop.stand.matrix
        rows = [self._row(id, label(place)) for place, id in enumerate(matrix)]
        others = [id for id in choosable(document, self._around.journey()) if id not in matrix]
        if others:
            rows.append(Row("", _("More opportunities and ideas"), head=True))
            rows += [self._row(id, "") for id in others[:MOST_OTHERS]]
        self.list.show_rows(rows)
        placed = sum(getattr(document.get(id), "impact", None) is not None for id in matrix)
        self.frame.done.setText(
            figures(_("{done} of {n}").format(done=placed, n=len(matrix))) if matrix else ""
        )
        self.frame.keys.setText(
            _("Arrows in the empty line: half a step · Tab: next · Space here: in or out")
            if rows
            else _("There are no opportunities or ideas yet. Write one: ^ before its text in the entry line.")
        )

    def _row(self, id: str, letter: str) -> Row:
        document = self._around.document
        thing = document.node(id)
        name = short_title(document, id)
        place = " · ".join(part for part in (self._place(id), self._dots(id)) if part)
        words = f"{letter}  {name}" if letter else name
        kind = thing.kind
        sign = icon(KINDS[kind].icon, kind_colour(kind, self._wears), 16) if self._wears is not None else None
        text = "\n".join(line for line in (words, place, self._who(id)) if line)
        return Row(id, text, sign, strong=bool(letter) and id == self.mode.chosen)

    def _place(self, id: str) -> str:
        thing = self._around.document.get(id)
        if not isinstance(thing, Card | Action) or thing.impact is None or thing.effort is None:
            return ""
        words = _("impact {impact}, effort {effort}")
        return words.format(impact=measured(thing.impact), effort=measured(thing.effort))

    def _who(self, id: str) -> str:
        document = self._around.document
        action = action_of(document, id)
        if action is None:
            return ""
        owner = own_title(document.find(action.owned_by, Attendee))
        return _(", ").join(part for part in (owner, day_said(action.due)) if part)

    def _dots(self, id: str) -> str:
        dots = dots_of(self._around.document).get(id, 0)
        return figures(ngettext("{n} dot", "{n} dots", dots).format(n=dots)) if dots else ""

    def _begin(self) -> None:
        """Propose candidates where there are none: after the stand is told to all, because that changes it again."""
        around = self._around
        if self.isHidden() or not around.workshop.running:
            return
        matrix, journey = around.workshop.stand.matrix, around.journey()
        if not matrix and self._proposed_for != journey:
            self._proposed_for = journey  # what the facilitator took out does not come back by itself
            matrix = proposed(around.document, journey)
            around.workshop.be(matrix=matrix)
        self.mode.begin()
        self.mode.changed()
        self.refresh()

    def _in_or_out(self, id: str) -> None:
        workshop = self._around.workshop
        self._around.attempt(lambda: workshop.be(matrix=with_or_without(workshop.stand.matrix, id)))
        self.list.stand_on(id)

    def _to_line(self, id: str) -> None:
        if id not in self._around.workshop.stand.matrix:
            self._in_or_out(id)
        self.mode.choose(id)
        self._around.show_map()
        self._around.to_line()

    def _point_out(self, id: str) -> None:
        """Ring on the map what the row is about, and bring it into view."""
        canvas = self._around.canvas()
        canvas.mark([id] if id else None)
        if id:
            canvas.sight.reveal(node=id)

    def _hear(self, report: Report) -> None:
        if report.speaks_of(Action, Attendee, Link) or any(
            isinstance(record := change.after or change.before, Card) and record.kind in ANSWERING
            for change in report.changes
        ):
            self.mode.begin()
            self.mode.changed()
            self.refresh()
