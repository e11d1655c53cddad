"""The parking lot in the console: at the end it is gone through thing by thing, by keys, until it is empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cxstudio.app.days import day_said, order_here
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import keycap, label
from cxstudio.app.panels.outline_content import lot_touched, lot_words
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.folded import Folded, KeyedList, button, line_in
from cxstudio.edits.attendees import people_called
from cxstudio.edits.cards import unpark
from cxstudio.edits.parking import drop_parked, parked_to_action, parked_to_decision, parked_to_question
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import today
from cxstudio.model.document import Report
from cxstudio.model.groups import parked_rows, parked_with
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import short_title, title
from cxstudio.model.records import Card, Node
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext, window_language
from cxstudio.workshop.owner_line import read_owner
from cxstudio.workshop.stand import Stand


class ParkingSection(Folded):
    """The list of what is parked; one key each says what becomes of the current thing, and the next one follows."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("Parking lot"))
        self._wears: Theme | None = None
        self._acting = ""  # what becomes an action once its owner is typed
        self._shown: list[str] = []
        self.list = KeyedList(_("Parking lot"))
        self.list.lead(
            {
                Qt.Key.Key_M: self.to_map,
                Qt.Key.Key_Return: self.to_map,
                Qt.Key.Key_Q: self.to_question,
                Qt.Key.Key_A: self.ask_owner,
                Qt.Key.Key_D: self.to_decision,
                Qt.Key.Key_Delete: self.delete,
                Qt.Key.Key_N: self.next,
                Qt.Key.Key_Space: self.next,
            }
        )
        self.whole = label("", "")
        self.whole.setWordWrap(True)
        self.column.addWidget(self.list)
        self.column.addWidget(self.whole)
        self.owner = line_in(self, _("Owner of the action"), _("Whose action is it? Enter: nobody's yet"))
        self.owner.returnPressed.connect(self.to_action)
        self.owner.hide()
        self._buttons = self._make_buttons()
        self._hint = self.hint()
        self.list.currentRowChanged.connect(self._tell_whole)
        around.canvas().selection_changed.connect(self._tell_place)
        self._stop = around.document.subscribe(self._hear)
        self._show()

    def _make_buttons(self) -> QWidget:
        """What the keys do, for the mouse, with the keys beside it."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for three in (
            (("M", _("To the map"), self.to_map), ("Q", _("Question"), self.to_question)),
            (("A", _("Action"), self.ask_owner), ("D", _("Decision"), self.to_decision)),
        ):
            row = QHBoxLayout()
            row.setSpacing(6)
            for key, words, does in three:
                row.addWidget(keycap(key))
                row.addWidget(button(words, does), 1)
            column.addLayout(row)
        self.column.addWidget(whole)
        return whole

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self._show()

    def show_stand(self, stand: Stand) -> None:
        """At the read-back the lot is to be emptied: it opens by itself."""
        if stand.lens == "read_back" and self._shown:
            self.open_up()

    def close_down(self) -> None:
        self._stop()

    def begin(self) -> None:
        """Go through it: give the keyboard to the first thing."""
        self.open_up()
        if not self.list.count():
            self.around.say(_("The parking lot is empty"))
            return
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def said(self) -> str:
        """What it says of where things go."""
        return self._hint.text()

    def to_map(self) -> None:
        """Onto the map, where the selection is."""
        self._become(lambda id: unpark(self.around.document, [id], self._place()), _("On the map: {thing}"))

    def to_question(self) -> None:
        """Onto the map as an open question, where the selection is."""
        self._become(
            lambda id: parked_to_question(self.around.document, id, self._place()), _("Question: {thing}")
        )

    def ask_owner(self) -> None:
        """Ask whose action it becomes; Enter makes it."""
        self._acting = self.list.current()
        self.owner.setText("")
        self.owner.setVisible(bool(self._acting))
        self.owner.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_action(self) -> None:
        """Make it an action of whom the line says, by when: "Anna tomorrow", the beginning of a name, or nobody."""
        try:
            owner, name, due = self._owner_said()
        except Refused as refusal:
            self.around.say(refusal.reason)
            return
        self.list.stand_at(self._acting, 0)
        self.owner.hide()
        day = day_said(due.isoformat()) if due is not None else ""
        self._become(
            lambda id: parked_to_action(self.around.document, id, owner, due),
            _("Action: {thing}"),
            " · ".join(part for part in (name, day) if part),
        )
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _owner_said(self) -> tuple[str, str, date | None]:
        """Whom the line means, an id or a new name, how that one is called, and by when. Raises Refused."""
        document, text = self.around.document, self.owner.text().strip().lstrip("@")
        languages, due = (window_language(), document.session.language), None
        people = people_called(document, text)
        if not people:  # a name of those that are there may look like a day
            text, due = read_owner(text, today(), languages, order_here())
            people = people_called(document, text)
        if len(people) > 1:
            names = ", ".join(person.name for person in people)
            raise Refused(_("Several people are called so: {names}").format(names=names))
        return (people[0].id, people[0].name, due) if people else (text, text, due)

    def to_decision(self) -> None:
        """Make it a decision of today."""
        self._become(lambda id: parked_to_decision(self.around.document, id, today()), _("Decision: {thing}"))

    def delete(self) -> None:
        """Nobody needs it any more."""
        self._become(lambda id: drop_parked(self.around.document, id), _("Deleted: {thing}"))

    def next(self) -> None:
        """Leave it for now: the next one, after the last the first."""
        self.list.setCurrentRow((self.list.currentRow() + 1) % max(1, self.list.count()))

    def _become(self, does: Callable[[str], object], said: str, more: str = "") -> None:
        id = self.list.current()
        if not id:
            return
        words = said.format(thing=self._called(id)) + (f" · {more}" if more else "")
        try:
            does(id)
        except Refused as refusal:
            self.around.say(refusal.reason)
            return
        if self.around.document.parked():
            self.around.offer_undo(words)
        else:
            self.around.offer_undo(_("{done}. The parking lot is empty").format(done=words))

    def _called(self, id: str) -> str:
        """What a row is called where it is spoken of: several things of one group with their number."""
        document = self.around.document
        row = tuple(document.node(one) for one in parked_with(document, id))
        return lot_words(document, row) if len(row) > 1 else short_title(document, id)

    def _place(self) -> str:
        """The touchpoint or stage that is selected, else where the entry line adds. Raises Refused without one."""
        document = self.around.document
        for id in (*reversed(self.around.canvas().selection), self.around.entry().selected):
            card = document.find(id, Card)
            place = card.home if card is not None else id
            if document.stage_of(place) is not None:
                return place
        raise Refused(_("Select a touchpoint or a stage on the map first: that is where it goes"))

    def _hear(self, report: Report) -> None:
        rows = [row[0].id for row in self._rows()]
        if rows != self._shown or lot_touched(self.around.document, report):
            self._show()

    def _show(self) -> None:
        current, row = self.list.current(), max(0, self.list.currentRow())
        document = self.around.document
        parked = self._rows()
        self._shown = [row[0].id for row in parked]
        self.list.clear()
        for row_shown in parked:
            one = row_shown[0]
            name = KINDS[one.kind].icon if one.kind in KINDS else "circle"
            sign = icon(name, kind_colour(one.kind, self._wears), 16) if self._wears is not None else None
            self.list.add(one.id, lot_words(document, row_shown), sign)
        self.list.stand_at(current, row)
        self.list.fit()
        self._tell_whole()
        self._tell_place()
        self._buttons.setVisible(bool(parked))
        if self._acting not in self._shown:
            self.owner.hide()
        count = ngettext("{n} item", "{n} items", len(parked)).format(n=len(parked))
        self.tell(count if parked else _("Empty"))

    def _rows(self) -> list[tuple[Node, ...]]:
        return parked_rows(self.around.document, self.around.document.parked())

    def _tell_whole(self) -> None:
        """All of the current thing's words, where the row has no room for them."""
        words = title(self.around.document.get(self.list.current()))
        self.whole.setText(figures(words))
        self.whole.setVisible(len(words) > 30)

    def _tell_place(self) -> None:
        """Where M and Q put it, in plain words."""
        if not self._shown:
            self._hint.setText(_("Type “p ” before a note to park it."))
            return
        try:
            where = short_title(self.around.document, self._place())
        except Refused as refusal:
            self._hint.setText(refusal.reason)
            return
        self._hint.setText(
            _("N leaves it for later, Delete drops it. M and Q put it at: {place}").format(place=where)
        )
