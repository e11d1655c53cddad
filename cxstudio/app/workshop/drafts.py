"""What the facilitator writes while the room writes in silence, and how it comes onto the map and the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import look
from cxstudio.app.panels.entry_words import PLANNED, say_line
from cxstudio.app.targets import target_words
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.folded import Folded, KeyedList, button, line_in
from cxstudio.insight.plan import today
from cxstudio.model.document import Report
from cxstudio.model.kinds import KINDS
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext
from cxstudio.workshop.capture import read_line
from cxstudio.workshop.drafts import (
    DRAFTS_KEPT,
    MOST_DRAFTS,
    Draft,
    bare_kind,
    drafts_from,
    kept_drafts,
    place_of,
    reveal,
)
from cxstudio.workshop.stand import Stand

TYPED = "workshop draft"  # what is in the line and no draft yet
MOST_SAID = 3  # places in one sentence
SOON = 300  # milliseconds after the first key until that is written down


class DraftsSection(Folded):
    """A line, what was drafted in it, and two buttons that reveal all of it or what is selected."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("Private drafts"))
        self._wears: Theme | None = None
        self._dropped: list[Draft] = []
        self._goals: list[str] = []  # where each draft goes, as the rows say it
        self.line = line_in(self, _("Private draft"), _("A note nobody sees yet"))
        self.line.returnPressed.connect(self._add_line)
        self.line.pasted.connect(self._add)
        self._take_typed(around)
        self.list = KeyedList(_("Private drafts"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.lead(
            {
                Qt.Key.Key_Return: self.reveal_chosen,
                Qt.Key.Key_Enter: self.reveal_chosen,
                Qt.Key.Key_F2: self._take_up,
                Qt.Key.Key_Delete: self._drop,
            }
        )
        self.column.addWidget(self.list)
        row = QHBoxLayout()
        self.all = button(_("Reveal all"), self.reveal_all, _("They become cards, and the curtain goes up"))
        look(self.all, "primary")
        self.next = button(_("Reveal one"), self.reveal_one)
        self.back = button(_("Take back"), self._undrop, _("The draft that was deleted last"))
        for one in (self.all, self.next, self.back):
            row.addWidget(one)
        row.addStretch(1)
        self.column.addLayout(row)
        self._keys = _("Enter reveals the selected ones, F2 takes one back into the line.")
        self._hint = self.hint(self._keys)
        self._stop = around.document.subscribe(self._hear)
        around.canvas().selection_changed.connect(self._tell_goals)
        self._show()

    def _add_line(self) -> None:
        self._add(self.line.text())

    def _take_typed(self, around: Around) -> None:
        """Go on with what was being typed, and keep it from now on, also where the program is ended by force."""
        left = around.session.file.local(TYPED)
        self.line.setText(left if isinstance(left, str) else "")
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self.keep)
        self.line.textChanged.connect(self._type)
        around.session.on_flush(self.keep)

    def _type(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Write down what was typed and is no draft yet."""
        self._soon.stop()
        file = self.around.session.file
        if not file.closed and self.line.text() != (file.local(TYPED) or ""):
            self.around.session.keep_now(TYPED, self.line.text())

    def show_stand(self, stand: Stand) -> None:
        self._show()

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self._show()

    def close_down(self) -> None:
        self.keep()
        self._stop()

    def begin(self) -> None:
        """Give the keyboard to the line."""
        self.open_up()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def waiting(self) -> dict[int, Draft]:
        """The drafts that are not on the map yet, by their place among all, in the order they were written."""
        return {place: draft for place, draft in enumerate(self._drafts()) if not draft.made}

    def reveal_all(self) -> None:
        """Make cards of all drafts, in one step."""
        self._reveal(list(self.waiting()))

    def reveal_one(self) -> None:
        """Make a card of the draft that was written first."""
        self._reveal(list(self.waiting())[:1])

    def reveal_chosen(self) -> None:
        """Make cards of the selected drafts, in one step."""
        self._reveal([int(place) for place in self.list.chosen()])

    def _reveal(self, places: Sequence[int]) -> None:
        workshop, entry, drafts = self.around.workshop, self.around.entry(), self._drafts()
        if not places:
            self.around.say(_("There is no draft to reveal"))
            return
        wanted = [drafts[place] for place in places]
        goes = [self._goes(draft) for draft in wanted]
        done, reason = reveal(self.around.document, wanted, entry.place(), entry.kind, today())
        for place, draft in zip(places, done, strict=True):
            drafts[place] = draft
        self._keep(drafts)
        for draft in done:
            if draft.made:
                workshop.added(draft.made)
        went = [where for where, draft in zip(goes, done, strict=True) if draft.made]
        if went:
            workshop.be(curtain=False)
            words = ngettext("Draft revealed", "{n} drafts revealed", len(went)).format(n=len(went))
            places_said = list(dict.fromkeys(filter(None, went)))
            more = ["…"] * (len(places_said) > MOST_SAID)
            self.around.offer_undo(" · ".join([words, *places_said[:MOST_SAID], *more]))
        if reason:
            self.around.say(reason)

    def _add(self, text: str) -> None:
        entry = self.around.entry()
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if not lines:
            return
        drafts = self._drafts()
        if len(drafts) + len(lines) > MOST_DRAFTS:
            drafts = [draft for draft in drafts if not draft.made]
        if len(drafts) + len(lines) > MOST_DRAFTS:
            self.around.say(_("There are too many drafts: reveal some first"))
            return
        self._keep([*drafts, *(Draft(line, entry.kind, place=entry.selected) for line in lines)])
        self.line.setText("")

    def _take_up(self) -> None:
        """Back into the line, to be written otherwise."""
        if self.line.text().strip():
            self.around.say(_("There is something in the line: press Enter there first"))
            return
        draft = self._without(self.list.current())
        if draft is not None:
            self.line.setText(draft.text)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        for place in reversed(self.list.chosen()):
            draft = self._without(place)
            if draft is not None:
                self._dropped.append(draft)
        self._show()

    def _undrop(self) -> None:
        if self._dropped:
            self._keep([*self._drafts(), self._dropped.pop()])

    def _without(self, place: str) -> Draft | None:
        drafts = self._drafts()
        if not place:
            return None
        draft = drafts.pop(int(place))
        self._keep(drafts)
        return draft

    def _drafts(self) -> list[Draft]:
        file = self.around.session.file
        return [] if file.closed else drafts_from(file.local(DRAFTS_KEPT))

    def _keep(self, drafts: Sequence[Draft]) -> None:
        self.around.session.keep_now(DRAFTS_KEPT, kept_drafts(drafts))
        self._show()

    def _hear(self, report: Report) -> None:
        """What undo takes off the map is a draft again; redo makes it a card again."""
        if report.origin not in ("undo", "redo"):
            return
        gone = {change.id for change in report.changes if change.after is None}
        back = {change.id for change in report.changes if change.before is None}
        drafts = [
            replace(draft, made="", was=draft.made)
            if draft.made in gone
            else replace(draft, made=draft.was, was="")
            if draft.was in back
            else draft
            for draft in self._drafts()
        ]
        if drafts != self._drafts():
            self._keep(drafts)

    def _show(self) -> None:
        waiting, adds = self.waiting(), self.around.entry().kind
        row = max(0, self.list.currentRow())
        self._goals = [self._goes(draft) for draft in waiting.values()]
        apart = len(set(self._goals)) > 1
        self.list.clear()
        for (place, draft), goes in zip(waiting.items(), self._goals, strict=True):
            read = read_line(draft.text, bare_kind(draft, adds))
            kind, words = read.kind, " ".join([read.text, *(end.written for end in read.ends)])
            name = KINDS[kind].icon if kind in KINDS else "circle"
            sign = icon(name, kind_colour(kind, self._wears), 16) if self._wears is not None else None
            item = self.list.add(str(place), words, sign, f"{words}, {goes}" if apart and goes else words)
            item.setToolTip(draft.text)
            if apart and goes:
                item.setText(f"{item.text()}\n{goes}")
        self.list.stand_at("", row)
        self.list.fit()
        for part in (self.all, self.next, self._hint):
            part.setVisible(bool(waiting))
        self.back.setVisible(bool(self._dropped))
        self.tell(str(len(waiting)) if waiting else "")
        together = "" if apart else next(iter(self._goals), "")
        self._hint.setText("\n".join(part for part in (together, self._keys) if part))

    def _tell_goals(self, _ids: object = None) -> None:
        """What was written nowhere goes where the line is now."""
        if [self._goes(draft) for draft in self.waiting().values()] != self._goals:
            self._show()

    def _goes(self, draft: Draft) -> str:
        """Where a draft comes to stand: where it was written, else where the line is."""
        entry, document = self.around.entry(), self.around.document
        line = read_line(draft.text, bare_kind(draft, entry.kind))
        place = place_of(document, draft, entry.place())
        if line.parked or line.kind in PLANNED:
            return say_line(document, line, place).makes
        return target_words(document, place.journey, line.kind, place.selected)
