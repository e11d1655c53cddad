"""Decisions: one key makes one of the line or the selection; the list shows them with day and person."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from cxstudio.app.days import day_said
from cxstudio.app.figures import figures
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.folded import Folded, KeyedList, line_in
from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.plan import add_decision
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import today
from cxstudio.model.document import Report
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.plans import Attendee, Decision
from cxstudio.words import _
from cxstudio.workshop.adding import Place, add_line, owner_of, usable
from cxstudio.workshop.capture import Line, read_line


def decide(around: Around) -> str:
    """Make a decision of what stands in the entry line, else of the words of what is selected. Returns its id, or "".

    Works from anywhere; the selected card stays where it is.
    """
    line = around.entry().line
    said = line.text().strip()
    try:
        if said:
            made = add_line(around.document, _read(said), Place(around.journey()), today())
            line.setText("")
        else:
            chosen = around.canvas().selection
            thing = around.document.get(chosen[-1]) if chosen else None
            words = str(getattr(thing, "text", "") or own_title(thing)).strip()
            if not words:
                around.say(_("Write the decision into the entry line, or select a card that says it"))
                return ""
            made = add_decision(around.document, words, on=today())
    except Refused as refusal:
        around.say(refusal.reason)
        return ""
    around.offer_undo(_("Decision: {text}").format(text=one_line(own_title(around.document.get(made)))[:60]))
    return made


def _read(text: str) -> Line:
    """The line as a decision, whatever its signs would have made of it."""
    return replace(read_line(text, "decision"), kind="decision", linked=False, parked=False)


class DecisionsSection(Folded):
    """What was decided, the newest first; Enter opens one in the line, where "@maria" says who decided."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("Decisions"))
        self._edited = ""
        self.line = line_in(self, _("Decision"), _("What was decided? @name at the end"))
        self.line.returnPressed.connect(self._enter)
        self.list = KeyedList(_("Decisions"))
        self.list.lead(
            {
                Qt.Key.Key_Return: self._edit,
                Qt.Key.Key_F2: self._edit,
                Qt.Key.Key_Delete: self._delete,
            }
        )
        self.list.itemDoubleClicked.connect(self._edit)
        self.column.addWidget(self.list)
        self._stop = around.document.subscribe(self._hear)
        self._show()

    def close_down(self) -> None:
        self._stop()

    def _enter(self) -> None:
        text, document = self.line.text().strip(), self.around.document
        if not text:
            return
        try:
            if document.find(self._edited, Decision) is None:
                add_line(document, _read(text), Place(self.around.journey()), today())
            else:
                self._rewrite(self._edited, text)
        except Refused as refusal:
            self.around.say(refusal.reason)
            return
        self._edited = ""
        self.line.setText("")

    def _rewrite(self, id: str, text: str) -> None:
        document = self.around.document
        line = usable(document, _read(text), Place(self.around.journey()))
        with document.transaction(_("Change decision")):
            set_text(document, id, line.text)
            if line.end("owner") is not None:
                set_field(document, [id], "owned_by", attendee_for(document, owner_of(document, line)))

    def _edit(self) -> None:
        decision = self.around.document.find(self.list.current(), Decision)
        if decision is None:
            return
        if "\n" in decision.text:
            self.around.show_thing(decision.id)
            return
        self._edited = decision.id
        self.line.setText(decision.text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if self.list.current():
            delete(self.around.document, [self.list.current()])
            self.around.offer_undo(_("Decision deleted"))

    def _hear(self, report: Report) -> None:
        if report.speaks_of(Decision, Attendee):
            self._show()

    def _show(self) -> None:
        current, row = self.list.current(), max(0, self.list.currentRow())
        decisions = self.around.document.nodes(Decision)
        self.list.clear()
        for one in reversed(decisions):
            who = own_title(self.around.document.get(one.owned_by))
            beside = " · ".join(part for part in (day_said(one.date), who) if part)
            self.list.add(one.id, f"{one.text} · {beside}" if beside else one.text)
        self.list.stand_at(current, row)
        self.list.fit()
        self.tell(figures(str(len(decisions))) if decisions else "")
