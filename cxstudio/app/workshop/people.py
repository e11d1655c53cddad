"""Who is in the room, noted once at the start, and whose turn it is to read out; it decides nothing."""

from __future__ import annotations

import random

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem

from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.folded import ID, Folded, KeyedList, button, line_in
from cxstudio.edits.attendees import add_people, set_present
from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused
from cxstudio.insight.people import people_present, those_present
from cxstudio.model.document import Report
from cxstudio.model.plans import Attendee
from cxstudio.words import _, ngettext
from cxstudio.workshop.read_out import ReadOut, read_out_from
from cxstudio.workshop.stand import Stand

KEPT = "workshop read-out"


class PeopleSection(Folded):
    """A line for one person or a pasted list, and everybody with a tick for being in the room."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("People"))
        self._filling = False
        self.line = line_in(self, _("New person"), _("Name, role, team"))
        self.line.returnPressed.connect(self._add_line)
        self.line.pasted.connect(self._add)
        self.list = KeyedList(_("People"))
        self.list.lead(
            {Qt.Key.Key_Space: self._toggle, Qt.Key.Key_F2: self._open, Qt.Key.Key_Delete: self._delete}
        )
        self.list.itemChanged.connect(self._ticked)
        self.column.addWidget(self.list)
        self._hint = self.hint(_("Space: in the room or not. They are the voters and the hands."))
        self._stop = around.document.subscribe(self._hear)
        self._show()

    def _add_line(self) -> None:
        self._add(self.line.text())

    def close_down(self) -> None:
        self._stop()

    def begin(self) -> None:
        """Give the keyboard to the line."""
        self.open_up()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, text: str) -> None:
        if not text.strip():
            return
        try:
            added = add_people(self.around.document, text)
        except Refused as refusal:
            self.around.say(refusal.reason)
            return
        self.line.setText("")
        if len(added) > 1:
            self.around.offer_undo(ngettext("{n} person", "{n} people", len(added)).format(n=len(added)))

    def _toggle(self) -> None:
        person = self.around.document.find(self.list.current(), Attendee)
        if person is not None:
            set_present(self.around.document, [person.id], present=not person.present)

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            here = item.checkState() == Qt.CheckState.Checked
            set_present(self.around.document, [str(item.data(ID))], present=here)

    def _open(self) -> None:
        if self.list.current():
            self.around.show_thing(self.list.current())

    def _delete(self) -> None:
        if self.list.current():
            delete(self.around.document, [self.list.current()])
            self.around.offer_undo(_("Person deleted"))

    def _hear(self, report: Report) -> None:
        if report.speaks_of(Attendee):
            self._show()

    def _show(self) -> None:
        current, row = self.list.current(), max(0, self.list.currentRow())
        people = self.around.document.nodes(Attendee)
        self._filling = True
        self.list.clear()
        for person in people:
            words = ", ".join(part for part in (person.name, person.role, person.team) if part.strip())
            here = _("In the room") if person.present else _("Not in the room")
            item = self.list.add(person.id, words, None, f"{words}, {here}")
            item.setCheckState(Qt.CheckState.Checked if person.present else Qt.CheckState.Unchecked)
        self.list.stand_at(current, row)
        self._filling = False
        self.list.fit()
        self._hint.setVisible(bool(people))
        n = people_present(self.around.document)
        self.tell(ngettext("{n} in the room", "{n} in the room", n).format(n=n) if people else "")


class ReadOutSection(Folded):
    """Whose turn it is, who follows, and how many notes each one brought while it was their turn."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("Read-out order"))
        self._newest = around.workshop.stand.newest[:1]
        self.name = label("", "title")
        self.name.setWordWrap(True)
        self.coming = label("", "muted")
        self.coming.setWordWrap(True)
        row = QHBoxLayout()
        for made in (
            button(_("Next person"), self.next),
            button(_("Skip"), self.skip, _("Comes last in this round")),
            button(_("Shuffle"), self.shuffle, _("Another order of those who were not heard yet")),
        ):
            row.addWidget(made)
        row.addStretch(1)
        self.column.addWidget(self.name)
        self.column.addWidget(self.coming)
        self.column.addLayout(row)
        self._stop = around.document.subscribe(self._hear)
        self._show()

    def close_down(self) -> None:
        self._stop()

    def show_stand(self, stand: Stand) -> None:
        """What was added just now counts for whose turn it is, once the round has begun."""
        newest = stand.newest[:1]
        if newest and newest != self._newest and self.around.session.file.local(KEPT) is not None:
            self._be(self.turns().with_note())
        self._newest = newest

    def turns(self) -> ReadOut:
        """The round with who is in the room now."""
        file = self.around.session.file
        kept = ReadOut() if file.closed else read_out_from(file.local(KEPT))
        return kept.among([person.id for person in those_present(self.around.document)])

    def next(self) -> None:
        """The next person's turn; the first press begins the round with the first."""
        self.open_up()
        begun = self.around.session.file.local(KEPT) is not None
        self._be(self.turns().next() if begun else self.turns())
        self.around.say(self.name.text())

    def skip(self) -> None:
        self._be(self.turns().skip())

    def shuffle(self) -> None:
        self._be(self.turns().shuffled(random.SystemRandom()))

    def _be(self, turns: ReadOut) -> None:
        self.around.session.keep_now(KEPT, turns.kept())
        self.around.workshop.be(reader=turns.current)
        self._show()

    def _hear(self, report: Report) -> None:
        if report.speaks_of(Attendee):
            self._show()

    def _show(self) -> None:
        turns = self.turns()
        self.setVisible(bool(turns.order))
        self.name.setText(self._words(turns, turns.current))
        coming = ", ".join(self._words(turns, id) for id in turns.coming())
        self.coming.setText(
            _("Then: {names}").format(names=coming) if coming else _("The last of this round")
        )
        self.tell(_("Round {n}").format(n=turns.round))

    def _words(self, turns: ReadOut, id: str) -> str:
        """A name, with the number of notes where there are any."""
        person = self.around.document.find(id, Attendee)
        if person is None:
            return _("Nobody is in the room yet")
        n = turns.notes.get(id, 0)
        return figures(f"{person.name} ({n})") if n else person.name
