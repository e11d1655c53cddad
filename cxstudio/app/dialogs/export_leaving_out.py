"""What an export leaves out, and whether the session travels inside it; it knows the document only by its lanes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from cxstudio.app.controls import MenuButton, Tick
from cxstudio.app.labels import label
from cxstudio.model.alike import alike
from cxstudio.model.document import Document
from cxstudio.model.excerpt import BEHIND_THE_LINE, LeaveOut, may_be_left_out
from cxstudio.model.lane_names import lanes_like
from cxstudio.model.lanes import lane_keys
from cxstudio.model.naming import known_as, lane_title
from cxstudio.words import N_, _, ngettext

# What a tick leaves out: the word the command line knows, its name, what it means.
_TICKS = (
    ("internal", N_("Internal cards"), N_("Cards marked as internal, the parking lot and open questions")),
    ("comments", N_("Comments"), N_("What was remarked on cards and touchpoints")),
    (
        "names",
        N_("Names of people"),
        N_("Numbered words stand in their place; look through the texts for nicknames"),
    ),
    (
        "backstage",
        N_("Behind the scenes"),
        N_("Backstage, support processes, systems, departments and employees"),
    ),
)


class LeavingOut(QWidget):
    """Ticks, and a menu of the lanes. `changed` tells of another choice; what is left out is in no part of the file."""

    changed = Signal()

    def __init__(self, document: Document, journey: str) -> None:
        super().__init__()
        self.setAccessibleName(_("Left out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.ticks: dict[str, Tick] = {}
        column.addWidget(label(_("Leave out"), "muted"))
        for word, name, tip in _TICKS:
            tick = self.ticks[word] = Tick(_(name))
            tick.setToolTip(_(tip))
            tick.setAccessibleDescription(_(tip))
            tick.clicked.connect(self._changed)
            column.addWidget(tick)
            if word == "names":
                self.warned = label(
                    _(
                        "Nicknames, initials, single names in lower case, names nobody entered as such and what"
                        " pictures show may stay: look through all of it."
                    ),
                    "caption",
                )
                self.warned.setWordWrap(True)
                column.addWidget(self.warned)
                self.also = QLineEdit()
                self.also.setPlaceholderText(_("Also replace these names, by commas"))
                self.also.setAccessibleName(_("Also replace these names, by commas"))
                self.also.editingFinished.connect(self._changed)
                column.addWidget(self.also)
        self.lanes = MenuButton("button")
        self._menu = QMenu(self.lanes)
        self._lanes: dict[str, QAction] = {}
        self._document = document
        self._journeys: dict[str, str] = {}  # of each lane
        self._offer_lanes(journey)
        self.lanes.setMenu(self._menu)
        column.addWidget(self.lanes)
        self.session = Tick(_("The session inside the PDF"))
        self.session.clicked.connect(self._changed)
        self.said = label("", "caption")
        self.said.setWordWrap(True)
        column.addSpacing(8)
        column.addWidget(label(_("Put inside"), "muted"))
        column.addWidget(self.session)
        column.addWidget(self.said)
        self._can_carry = True
        self._say()

    def _offer_lanes(self, journey: str) -> None:
        """The lanes of a journey, and under a line those of others that are called otherwise."""
        titles = set()
        for key in filter(may_be_left_out, lane_keys(self._document, journey)):
            title = lane_title(self._document, journey, key)
            self._offer(journey, key, title)
            titles.add(alike(title))
        first = True
        for other in self._document.journeys():
            for key in lane_keys(self._document, other.id):
                title = lane_title(self._document, other.id, key)
                if key in self._lanes or not may_be_left_out(key) or alike(title) in titles:
                    continue
                if first:
                    self._menu.addSeparator()
                first = False
                self._offer(other.id, key, f"{title} · {known_as(other)}")
                titles.add(alike(title))

    def _offer(self, journey: str, key: str, name: str) -> None:
        action = self._menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.toggled.connect(self._changed)
        self._lanes[key], self._journeys[key] = action, journey

    def leave_out(self) -> LeaveOut:
        """What is left out as it is chosen now."""
        lanes = {key for keys, _names in self._left() for key in keys}
        if self.ticks["backstage"].isChecked():
            lanes |= BEHIND_THE_LINE
        return LeaveOut(
            internal=self.ticks["internal"].isChecked(),
            comments=self.ticks["comments"].isChecked(),
            names=self.ticks["names"].isChecked(),
            lanes=frozenset(lanes),
            also=self._also(),
        )

    def _also(self) -> tuple[str, ...]:
        """Names that stand in texts alone, where names go."""
        named = self.ticks["names"].isChecked()
        return tuple(name for x in self.also.text().split(",") if (name := x.strip())) if named else ()

    def _left(self) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
        """The lanes chosen, each with those called the same in other journeys, and the names that mean them."""
        for key, action in self._lanes.items():
            if action.isChecked():
                keys, names = lanes_like(self._document, self._journeys[key], key)
                yield frozenset(filter(may_be_left_out, keys)), names

    def carries(self) -> bool:
        """Whether the session travels inside."""
        return self.session.isEnabled() and self.session.isChecked()

    def words(self) -> list[str]:
        """The same as words of the command line."""
        words = [word for word, tick in self.ticks.items() if tick.isChecked()]
        found = ["--leave-out", ",".join(words)] if words else []
        found += [f"--also-names={','.join(self._also())}"] if self._also() else []
        names = dict.fromkeys(name for _keys, names in self._left() for name in names)
        for name in names:
            found += [f"--hide-lane={name}"] if name.startswith("-") else ["--hide-lane", name]
        return [*found, "--with-session"] if self.carries() else found

    def leave_lanes(self, keys: Iterable[str]) -> None:
        """Choose lanes to leave out, and tell of it once."""
        for key in keys:
            if key in self._lanes:
                self._lanes[key].blockSignals(True)
                self._lanes[key].setChecked(True)
                self._lanes[key].blockSignals(False)
        self._changed()

    def let_carry(self, can: bool) -> None:
        """Whether the format can hold a session."""
        self._can_carry = can
        self._say()

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        chosen = sum(action.isChecked() for action in self._lanes.values())
        self.lanes.say(
            ngettext("{n} lane left out", "{n} lanes left out", chosen).format(n=chosen)
            if chosen
            else _("All lanes")
        )
        for one in (self.warned, self.also):
            one.setVisible(self.ticks["names"].isChecked())
        whole = not self.leave_out()
        self.session.setEnabled(self._can_carry and whole)
        if not self._can_carry:
            said = _("Only a PDF can carry the session.")
        elif not whole:
            said = _("Not while anything is left out: the session holds all of it.")
        elif self.carries():
            said = _(
                "Whoever has the PDF has the whole session: comments, internal cards and what was there before."
            )
        else:
            said = ""
        self.said.setText(said)
        self.said.setVisible(bool(said) and (self.session.isChecked() or self._can_carry))
