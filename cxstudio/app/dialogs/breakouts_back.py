"""Shows what groups brought back and where they disagree; the room chooses, and nothing is merged here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.answers import Answer, Answers
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.dispute_words import apart, for_wall, merged_words, offered, side_words, unset
from cxstudio.app.dialogs.listed import Listed
from cxstudio.app.dialogs.problems import ask, shown
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.scale import scaled
from cxstudio.app.targets import numbered_name
from cxstudio.app.workshop.wall import WALL_KEYS
from cxstudio.files.breakouts import GroupBack, Returned
from cxstudio.files.breakouts_told import BEFORE, HERE, MIXED, Dispute, Side
from cxstudio.model.labels import label as letter
from cxstudio.model.naming import short_title, shortened
from cxstudio.model.records import Card, Emotion
from cxstudio.words import _, ngettext

MOST_TITLES = 40  # of one group that are listed
_LINGERS = 1500  # milliseconds


class MergeDialog(QDialog):
    """What is new, and the questions to the room. `choices` are its answers, `together` what it groups.

    `asked` carries what the wall is to show of the dispute that is chosen now, or None, `turned` that its pages are to
    be turned ahead or back.
    """

    asked = Signal(object)
    turned = Signal(int)

    def __init__(
        self,
        returned: Returned,
        names: Sequence[str],
        twice: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._returned, self._names, self._twice = returned, names, twice
        self.choices: dict[str, int] = {}
        self.together: set[tuple[str, str]] = set()
        self._linger = QTimer(self, singleShot=True, interval=_LINGERS)
        self._linger.timeout.connect(self.show_room)
        self.finished.connect(self._linger.stop)
        self.setWindowTitle(_("Merge the groups"))
        self.setMinimumSize(640, 640)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(_("Merge the groups"), "heading"))
        self.news = Listed()
        self.news.lines.setMinimumHeight(scaled(132))
        column.addWidget(self.news, 1)
        self._ask = label("", "strong")
        self.disputes = Answers(_("Where the groups disagree"))
        self.sides = Answers(_("What is right"))
        self.sides.picked.connect(self._take_side)
        self._ask_twice = label("", "strong")
        self._ask_twice.setWordWrap(True)
        self.twice = Answers(_("Likely the same"))
        self.twice.picked.connect(self._toggle_together)
        for part in (self._ask, self.disputes, self.sides, self._ask_twice, self.twice):
            column.addWidget(part)
        cancel, self.merge = QPushButton(_("Cancel")), QPushButton(_("Merge"))
        cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(self._merge_or_ask)
        column.addLayout(button_row(cancel, self.merge))
        self._fill()

    def _fill(self) -> None:
        lines = [
            line for place, group in enumerate(self._returned.groups) for line in self._news_of(place, group)
        ]
        self.news.show_lines(_("What the groups bring"), lines)
        self.merge.setEnabled(self._returned.has_news())
        disputes = self._returned.disputes
        for part in (self.disputes, self.sides, self.twice):
            part.lead({Qt.Key(key): partial(self.turned.emit, by) for key, by in self._turning().items()})
        for part in (self.disputes, self.sides):
            part.lead({Qt.Key.Key_0: lambda: self._choose(BEFORE)})
            self._lead_letters(part)
        self.sides.lead(
            dict.fromkeys((Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter), self._take_row)
        )
        self._write_rows()
        self.disputes.currentRowChanged.connect(self._show_sides)
        self.disputes.setCurrentRow(0)
        n = len(disputes)
        self._ask.setText(
            figures(
                ngettext(
                    "{n} thing was changed differently or deleted. Click what is right, or press its letter",
                    "{n} things were changed differently or deleted. Click what is right, or press its letter",
                    n,
                ).format(n=n)
            )
        )
        self._ask.setVisible(bool(n))
        self.sides.setVisible(bool(n))
        self._fill_twice()
        first = self.disputes if disputes else self.twice if self._twice else self.merge
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_twice(self) -> None:
        for key in (Qt.Key.Key_Space, Qt.Key.Key_G):
            self.twice.lead({key: self._toggle_together})
        self._write_twice()
        self.twice.setCurrentRow(0)
        self._ask_twice.setText(
            _("Likely found twice. Click or Space: put both into one group; else both stay as they are.")
        )
        self._ask_twice.setVisible(bool(self._twice))

    # What is new

    def _news_of(self, place: int, group: GroupBack) -> list[str]:
        name = shown(self._names[place])
        if group.problem:
            return [f"{name}: {shown(group.problem)}"]
        counts = (
            (_("{n} new"), self._told(group.added)),
            (_("{n} changed"), self._told(group.changed)),
            (_("{n} deleted"), self._told(group.removed)),
        )
        said = [words.format(n=len(ids)) for words, ids in counts if ids]
        lines = [f"{name}: {', '.join(said) if said else _('nothing new')}"]
        for sign, ids in zip("+~−", (ids for _words, ids in counts), strict=True):
            lines += [f"   {sign} {self._known_as(id)}" for id in ids[:MOST_TITLES]]
            if len(ids) > MOST_TITLES:
                lines.append(f"   {sign} …")
        return lines

    def _told(self, ids: Sequence[str]) -> list[str]:
        """What is worth a line: an emotion is told with its touchpoint."""
        document, before = self._returned.document, self._returned.before
        return [
            id
            for id in ids
            if not isinstance(document.get(id) or before.get(id), Emotion) and self._title(id)
        ]

    def _title(self, id: str) -> str:
        return short_title(self._returned.document, id) or short_title(self._returned.before, id)

    def _known_as(self, id: str) -> str:
        """What the room has called it so far: a text that several rewrote is a text of all of them when merged."""
        return short_title(self._returned.before, id) or self._title(id)

    # Where they disagree

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = self._turning().get(event.key(), 0)
        if by and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.turned.emit(by)
        else:
            super().keyPressEvent(event)

    def _turning(self) -> dict[int, int]:
        """The keys that turn the wall's pages there turn them from here as well."""
        turns = {"ahead": 1, "back": -1}
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            turns = {"ahead": -1, "back": 1}
        sideways = {Qt.Key.Key_Left, Qt.Key.Key_Right}
        return {
            key.value: turns[word] if key in sideways else 1 if word == "ahead" else -1
            for key, word in WALL_KEYS.items()
            if word in turns
        }

    def _lead_letters(self, part: Answers) -> None:
        most = max((len(one.sides) for one in self._returned.disputes), default=0)
        part.lead({Qt.Key(Qt.Key.Key_A.value + place): self._chooser(place) for place in range(most)})

    def _take_row(self) -> None:
        if self.sides.current():
            self._choose(int(self.sides.current()))

    def _chooser(self, place: int) -> Callable[[], None]:
        def choose() -> None:
            dispute = self._current()
            if dispute is not None and place < len(dispute.sides):
                self._choose(dispute.sides[place].by)

        return choose

    def _current(self) -> Dispute | None:
        row = self.disputes.currentRow()
        return self._returned.disputes[row] if 0 <= row < len(self._returned.disputes) else None

    def _choose(self, by: int) -> None:
        """Take a side by its key, and go on to the next that has no answer yet."""
        self._answer(by)
        open_rows = [row for row, one in enumerate(self._returned.disputes) if one.item not in self.choices]
        if open_rows:
            row = self.disputes.currentRow()
            self.disputes.setCurrentRow(next((one for one in open_rows if one > row), open_rows[0]))

    def _take_side(self, by: str) -> None:
        self._answer(int(by))

    def _answer(self, by: int) -> None:
        """Take a side. Whoever clicks stays there: another question under the pointer would take the next click."""
        dispute = self._current()
        if dispute is None:
            return
        self.choices[dispute.item] = by
        self._write_rows()
        self._show_sides()
        self.show_room()
        self._linger.start()  # the room sees what was chosen before the next question comes

    def show_room(self) -> None:
        """Tell what the room is to see of the current dispute: None for what is not for it."""
        dispute = self._current()
        if dispute is not None:
            names = [shown(name) for name in self._names]
            self.asked.emit(for_wall(self._returned, dispute, names, self.choices.get(dispute.item)))

    def _write_rows(self) -> None:
        """A row without answer looks so: what the merge would make of it is said with its sides."""
        rows = []
        for dispute in self._returned.disputes:
            words, chosen = self._known_as(dispute.item), self.choices.get(dispute.item)
            if chosen is not None:
                words = f"{self._mark(dispute, chosen)} · {words}"
            rows.append(Answer(dispute.item, words, None if chosen is None else True))
        self.disputes.show_answers(rows)

    def _show_sides(self) -> None:
        dispute = self._current()
        if dispute is None:
            return
        if not self._linger.isActive():
            self.show_room()
        chosen = self.choices.get(dispute.item)
        self.sides.show_answers(
            [Answer(str(by), self._row(dispute, by), by == chosen) for by in offered(dispute)]
        )
        sides = offered(dispute)
        self.sides.setCurrentRow(sides.index(chosen) if chosen in sides else -1)

    def _row(self, dispute: Dispute, by: int) -> str:
        """A side as it is offered; of what stands where nobody chooses, that it does."""
        words = f"{self._mark(dispute, by)}  {self._said(dispute, by)}"
        stands = by == dispute.taken and dispute.item not in self.choices
        return _("{answer} (if nobody chooses)").format(answer=words) if stands else words

    def _mark(self, dispute: Dispute, by: int) -> str:
        place = next((n for n, side in enumerate(dispute.sides) if side.by == by), None)
        return letter(place) if place is not None else figures("0") if by == BEFORE else "…"

    def _said(self, dispute: Dispute, by: int) -> str:
        """What a side says, and whose it is."""
        if by == MIXED:
            said = f"{_('Merged')}: {merged_words(self._returned, dispute)}"
        elif by == BEFORE:
            said = f"{_('As it was')}: {side_words(self._returned, dispute, BEFORE)}"
        else:
            side = next(one for one in dispute.sides if one.by == by)
            said = f"{apart(self._who(side))}: {apart(side_words(self._returned, dispute, by))}"
        return said

    def _merge_or_ask(self) -> None:
        """Merge; where questions have no answer, say first what becomes of them."""
        left = [one for one in self._returned.disputes if one.item not in self.choices]
        lines = [
            f"“{self._known_as(one.item)}” → {shortened(unset(self._said(one, one.taken)))}"
            for one in left[:MOST_TITLES]
        ]
        if left and not self._merges_all_the_same(len(left), [*lines, *["…"] * (len(left) > MOST_TITLES)]):
            self.disputes.setCurrentRow(self._returned.disputes.index(left[0]))
            self.disputes.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()

    def _merges_all_the_same(self, n: int, lines: Sequence[str]) -> bool:
        asks = ngettext(
            "{n} question has no answer. Merge all the same?",
            "{n} questions have no answer. Merge all the same?",
            n,
        )
        answers = {"merge": _("Merge"), "back": _("Back to the questions")}
        return ask(self, figures(asks.format(n=n)), "\n".join(lines), answers) == "merge"

    def _who(self, side: Side) -> str:
        return _("This map") if side.by == HERE else shown(self._names[side.by])

    # What two groups brought

    def _toggle_together(self, place: str = "") -> None:
        pair = self._twice[int(place) if place else self.twice.currentRow()]
        self.together ^= {pair}
        self._write_twice()

    def _write_twice(self) -> None:
        self.twice.show_answers(
            [
                Answer(str(row), "  ·  ".join(self._found(id) for id in pair), pair in self.together)
                for row, pair in enumerate(self._twice)
            ]
        )

    def _found(self, id: str) -> str:
        """What was likely found twice, by whom and where."""
        document = self._returned.document
        who = [
            name for name, group in zip(self._names, self._returned.groups, strict=True) if id in group.added
        ]
        card = document.find(id, Card)
        home = document.get(card.home) if card is not None and not card.parked else None
        place = numbered_name(document, home) if home is not None else _("Parking lot")
        return f"{apart(self._title(id))} ({_(', ').join([*map(shown, who[:1]), place])})"
