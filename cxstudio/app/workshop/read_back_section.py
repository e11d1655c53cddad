"""The read-back on the console: what was agreed, in sentences to be read aloud and ticked; it changes nothing."""

from __future__ import annotations

from datetime import date

from cxstudio.app.days import day_said
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import label
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.line_modes import LineModes
from cxstudio.app.workshop.priorities_mode import PrioritiesMode
from cxstudio.app.workshop.row_list import Row, RowList
from cxstudio.app.workshop.step_frame import StepFrame
from cxstudio.model.document import Report
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Link
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext
from cxstudio.workshop.priorities import action_of
from cxstudio.workshop.read_back import PARTS, Part, Sentence, sentences
from cxstudio.workshop.stand import Stand
from cxstudio.workshop.still_open import READ_KEPT, known_as

_FILLED: tuple[Part, ...] = ("actions", "priorities")  # what a line says who, when and what comes first of


class ReadBackSection(Section):
    """Sentences under the heads of their parts. Space, Enter or its circle ticks one and goes on.

    F2 goes to what is missing.
    """

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._wears: Theme | None = None
        kept = around.session.file.local(READ_KEPT)
        self._read = {str(id) for id in kept} if isinstance(kept, list) else set()
        self.mode = PrioritiesMode(around)
        self.mode.done = self._filled
        self.frame = StepFrame(self, _("Read-back"))
        self.missing = label("", "strong")
        self.missing.setWordWrap(True)
        self.list = RowList(_("To be read aloud"))
        self.list.ticked.connect(self._tick)
        self.list.taken.connect(self._tick)
        self.list.renaming.connect(self._fill)
        self.list.at.connect(self._stand_at)
        self.list.left.connect(around.to_line)
        self.frame.add(self.missing, self.list)
        self._ear = Ear(around.document, self, self._hear)

    def show_stand(self, stand: Stand) -> None:
        reads = stand.lens == "read_back"
        self.setVisible(reads)
        if reads:
            self.refresh()
        else:
            self._line_fills_in(False)

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.list.wear(wears)
        self.refresh()

    def close_down(self) -> None:
        self._ear.stop()

    def to_list(self) -> None:
        """Give the keyboard to the first sentence that was not read."""
        unread = (known_as(one) for one in self._sentences() if known_as(one) not in self._read)
        self.list.stand_on(next(unread, ""))
        self.list.take_keyboard()

    def refresh(self) -> None:
        """Show what is agreed now."""
        if self.isHidden() or self._wears is None:
            return
        found = self._sentences()
        rows, part = [], ""
        for one in found:
            if one.part != part:
                part = one.part
                rows.append(Row("", _(PARTS[one.part]), head=True))
            rows.append(self._row(one))
        self.list.show_rows(rows)
        read = sum(known_as(one) in self._read for one in found)
        self.frame.done.setText(
            figures(_("{done} of {n} read").format(done=read, n=len(found))) if found else ""
        )
        lacking = [one for one in found if one.missing and one.part == "actions"]
        self.missing.setVisible(bool(lacking))
        words = ngettext("{n} action is incomplete", "{n} actions are incomplete", len(lacking))
        self.missing.setText(figures(words.format(n=len(lacking))))
        self.frame.keys.setText(
            _("Space: read · F2: fill in what is missing, in the entry line")
            if found
            else _("Nothing is decided or planned yet.")
        )

    def _sentences(self) -> list[Sentence]:
        around = self._around
        return sentences(around.document, around.journey(), _day, around.workshop.stand.matrix)

    def _row(self, one: Sentence) -> Row:
        assert self._wears is not None
        known = known_as(one)
        read = known in self._read
        sign = "circle-check" if read else "circle-alert" if one.missing else "circle"
        colour = self._wears.colour("inkMuted" if read else "ink")
        text = figures(one.text) if not one.id else one.text
        words = f"{text}\n{one.lacks}" if one.lacks else text
        spoken = _("{text} Read.").format(text=words) if read else words
        return Row(known, words, icon(sign, colour, 16), spoken=spoken.replace("\n", " "), ticks=True)

    def _tick(self, id: str) -> None:
        """Tick what was read and go on; a second time takes the tick back."""
        again = id in self._read
        self._read ^= {id}
        self._around.session.file.set_local(READ_KEPT, sorted(self._read))
        self.refresh()
        if not again:
            ids = self.list.ids()
            self.list.stand_on(ids[min(ids.index(id) + 1, len(ids) - 1)] if id in ids else "")

    def _fill(self, id: str) -> None:
        """Go to the entry line, to say who, when and what comes first; without something missing here, to the next."""
        found = self._sentences()
        lacking = [one.id for one in found if one.missing and one.part in _FILLED]
        if id not in lacking and self._around.document.find(id, Action) is None:
            id = next(iter(lacking), "")
        if not id:
            self._around.say(_("Nothing is missing"))
            return
        self.mode.choose(id)
        self._line_fills_in(True)
        self._around.show_map()
        self._around.to_line()

    def _filled(self, id: str) -> None:
        """Back to the list, where the sentence is whole now; the line is for notes again."""
        self._line_fills_in(False)
        self.refresh()
        action = action_of(self._around.document, id)
        self.list.stand_on(action.id if action is not None else id)
        self.list.take_keyboard()

    def _line_fills_in(self, fills: bool) -> None:
        LineModes.of(self._around).put("read_back", self.mode if fills else None)

    def _stand_at(self, id: str) -> None:
        """Who comes back to the list no longer fills anything in."""
        if id:
            self._line_fills_in(False)

    def _hear(self, report: Report) -> None:
        if report.speaks_of(Action, Attendee, Decision, Card, Link, VoteRound):
            self.mode.changed()
            self.refresh()


def _day(day: date) -> str:
    return day_said(day.isoformat())
