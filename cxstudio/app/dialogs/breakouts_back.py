"""Shows what groups brought back and where they disagree; the room chooses by keys, and nothing is merged here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.dispute_words import apart, for_wall, merged_words, side_words
from cxstudio.app.dialogs.listed import Listed
from cxstudio.app.dialogs.problems import shown
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.folded import KeyedList
from cxstudio.files.breakouts import GroupBack, Returned
from cxstudio.files.breakouts_told import BEFORE, HERE, MIXED, Dispute, Side
from cxstudio.model.labels import label as letter
from cxstudio.model.naming import short_title
from cxstudio.model.records import Emotion
from cxstudio.words import _, ngettext

MOST_TITLES = 40  # of one group that are listed
_LINGERS = 1500  # milliseconds


class MergeDialog(QDialog):
    """What is new, and the questions to the room. `choices` are its answers, `together` what it groups.

    `asked` carries what the wall is to show of the dispute that is chosen now, or None.
    """

    asked = Signal(object)

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
        self.setMinimumSize(640, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(_("Merge the groups"), "heading"))
        self.news = Listed()
        self.news.lines.setMinimumHeight(scaled(132))
        column.addWidget(self.news, 1)
        self._ask = label("", "strong")
        self.disputes = KeyedList(_("Where the groups disagree"))
        self.sides = label("")
        self.sides.setWordWrap(True)
        self._ask_twice = label("", "strong")
        self.twice = KeyedList(_("Likely the same"))
        for part in (self._ask, self.disputes, self.sides, self._ask_twice, self.twice):
            column.addWidget(part)
        cancel, self.merge = QPushButton(_("Cancel")), QPushButton(_("Merge"))
        cancel.clicked.connect(self.reject)
        self.merge.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, self.merge))
        self._fill()

    def _fill(self) -> None:
        lines = [
            line for place, group in enumerate(self._returned.groups) for line in self._news_of(place, group)
        ]
        self.news.show_lines(_("What the groups bring"), lines)
        self.merge.setEnabled(self._returned.has_news())
        disputes = self._returned.disputes
        self.disputes.lead(
            {
                Qt.Key.Key_0: lambda: self._choose(BEFORE),
                **{
                    Qt.Key(Qt.Key.Key_A.value + place): self._chooser(place)
                    for place in range(max((len(one.sides) for one in disputes), default=0))
                },
            }
        )
        for dispute in disputes:
            self.disputes.add(dispute.item, "")
        self._write_rows()
        self.disputes.currentRowChanged.connect(self._show_sides)
        self.disputes.setCurrentRow(0)
        n = len(disputes)
        self._ask.setText(
            figures(
                ngettext(
                    "{n} thing was changed differently. Press the letter of what is right",
                    "{n} things were changed differently. Press the letter of what is right",
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
        for place, _pair in enumerate(self._twice):
            self.twice.add(str(place), "")
        self._write_twice()
        self.twice.setCurrentRow(0)
        self._ask_twice.setText(
            _("Likely found twice. Space: put both into one group; else both stay as they are.")
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
        """Take a side, and go on to the next that has no answer yet."""
        dispute = self._current()
        if dispute is None:
            return
        self.choices[dispute.item] = by
        self._write_rows()
        self.show_room()
        self._linger.start()  # the room sees what was chosen before the next question comes
        open_rows = [row for row, one in enumerate(self._returned.disputes) if one.item not in self.choices]
        if open_rows:
            row = self.disputes.currentRow()
            self.disputes.setCurrentRow(next((one for one in open_rows if one > row), open_rows[0]))
        else:
            self._show_sides()

    def show_room(self) -> None:
        """Tell what the room is to see of the current dispute: None for what is not for it."""
        dispute = self._current()
        if dispute is not None:
            names = [shown(name) for name in self._names]
            self.asked.emit(for_wall(self._returned, dispute, names, self.choices.get(dispute.item)))

    def _write_rows(self) -> None:
        for row, dispute in enumerate(self._returned.disputes):
            taken = self.choices.get(dispute.item, dispute.taken)
            place = next((n for n, side in enumerate(dispute.sides) if side.by == taken), None)
            mark = letter(place) if place is not None else figures("0") if taken == BEFORE else "…"
            sure = "✓ " if dispute.item in self.choices else ""
            item = self.disputes.item(row)
            words = f"{sure}{mark} · {self._known_as(dispute.item)}"
            item.setText(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self.disputes.fit()

    def _show_sides(self) -> None:
        dispute = self._current()
        if dispute is None:
            return
        if not self._linger.isActive():
            self.show_room()
        lines = []
        if dispute.taken == MIXED:
            lines.append(f"…  {_('Merged')}: {merged_words(self._returned, dispute)}")
        lines.append(f"{figures('0')}  {_('As it was')}: {side_words(self._returned, dispute, BEFORE)}")
        for place, side in enumerate(dispute.sides):
            lines.append(
                f"{letter(place)}  {apart(self._who(side))}: {apart(side_words(self._returned, dispute, side.by))}"
            )
        self.sides.setText("\n".join(lines))
        self.sides.setAccessibleName(self.sides.text())

    def _who(self, side: Side) -> str:
        return _("This map") if side.by == HERE else shown(self._names[side.by])

    # What two groups brought

    def _toggle_together(self) -> None:
        pair = self._twice[self.twice.currentRow()]
        self.together ^= {pair}
        self._write_twice()

    def _write_twice(self) -> None:
        for row, pair in enumerate(self._twice):
            item = self.twice.item(row)
            one, other = (self._title(id) for id in pair)
            mark = "✓ " if pair in self.together else ""
            item.setText(f"{mark}{one}  ·  {other}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.text())
        self.twice.fit()
