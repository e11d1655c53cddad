"""Similar cards on the console: groups to be made of them, and those there are; keys make, name and dissolve them."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from cxstudio.app.controls import words_button
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import label
from cxstudio.app.slices import Slices
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.folded import Folded
from cxstudio.app.workshop.row_list import Row, RowList
from cxstudio.canvas.shown import ShownMap
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards, ungroup
from cxstudio.model.document import Report
from cxstudio.model.groups import grouped
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import own_title, shortened
from cxstudio.model.plans import Group
from cxstudio.model.records import Card, Link
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext
from cxstudio.workshop.grouping import Suggestion, alike, ordered, to_compare
from cxstudio.workshop.stand import Stand

LENSES = ("capture", "stage", "map")
MOST_TOLD = 3  # cards of a suggestion whose words stand in its row
_KEPT = "dismissed groups"
_PAUSE = 600  # milliseconds without a change before the cards are compared anew


class GroupingSection(Folded):
    """Suggested groups with their cards, and the groups there are; what one stands on is ringed on the map."""

    def __init__(self, around: Around) -> None:
        super().__init__(around, _("Similar cards"))
        self._around = around
        self._marked: ShownMap | None = None  # where what a row is about is ringed
        self._step_shown = around.workshop.stand.step
        self._wears: Theme | None = None
        kept = around.session.file.local(_KEPT)
        self._dismissed = {str(key) for key in kept} if isinstance(kept, list) else set[str]()
        self._suggested: list[Suggestion] = []
        self._asked = ("", "")
        self._wanted = False
        self._open_in = ""  # the lens in which it was asked for by key, though it does not belong there
        self._step = object()  # taking a suggestion and naming it are one step
        column = self.column
        self.suggestions = RowList(_("Suggested groups"))
        self.suggestions.taken.connect(self._take)
        self.suggestions.dropped.connect(self._dismiss)
        self.suggestions.at.connect(self._point_out)
        column.addWidget(self.suggestions)
        self.keys = label(_("Enter: make the group · Delete: dismiss it"), "muted")
        self.keys.setWordWrap(True)
        column.addWidget(self.keys)
        self.again = words_button("")
        self.again.clicked.connect(self._show_again)
        column.addWidget(self.again)
        self.groups_head = label(_("Groups"), "strong")
        column.addWidget(self.groups_head)
        self.groups = RowList(_("Groups"))
        self.groups.taken.connect(self._rename)
        self.groups.renaming.connect(self._rename)
        self.groups.dropped.connect(self._dissolve)
        self.groups.renamed.connect(self._renamed)
        self.groups.written.connect(self._written)
        self.groups.at.connect(self._point_out)
        column.addWidget(self.groups)
        for rows in (self.suggestions, self.groups):
            rows.left.connect(around.to_line)
        self.group_hint = label(
            _("Enter: another name · Delete: ungroup · on the map: G, or Shift and drag"), "muted"
        )
        self.group_hint.setWordWrap(True)
        column.addWidget(self.group_hint)
        self._slices = Slices(self)
        self._slices.ended.connect(self._compared)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.compare)
        self._ear = Ear(around.document, self, self._hear)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._keyboard_went)
        self.setVisible(False)

    def show_stand(self, stand: Stand) -> None:
        if stand.step != self._step_shown:
            self._step_shown = stand.step
            self._point_out("")
        shown = stand.lens in LENSES or self._open_in == stand.lens
        self.setVisible(shown)
        asked = (self._around.journey(), stand.stage if stand.lens == "stage" else "")
        if shown and asked != self._asked:
            self._asked = asked
            self.compare()
        elif shown:
            self.refresh()

    def wear(self, wears: Theme) -> None:
        self._wears = wears
        self.suggestions.wear(wears)
        self.groups.wear(wears)
        self.refresh()

    def close_down(self) -> None:
        self._point_out("")
        self._pause.stop()
        self._slices.stop()
        self._ear.stop()

    def to_list(self) -> None:
        """Give the keyboard to the first suggestion, or to the groups where there is none, once they are known."""
        self._open_in = self._around.workshop.stand.lens
        self.show_stand(self._around.workshop.stand)
        self.open_up()
        self._wanted = True
        self.compare()

    def _take_keyboard(self) -> None:
        self._wanted = False
        for rows in (self.suggestions, self.groups):
            if rows.count():
                rows.take_keyboard()
                return
        if self._held_back():
            self.again.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._around.say(_("No cards are alike by their words"))

    def compare(self) -> None:
        """Look for similar cards, one kind after the other between two events of the window."""
        self._pause.stop()
        self._slices.start(self._work())

    def _work(self) -> Generator[float, None, list[Suggestion]]:
        document, (journey, stage) = self._around.document, self._asked
        texts: dict[str, dict[str, str]] = {}
        for place in [stage] if stage else [one.id for one in document.stages(journey)]:
            yield 0.0
            for kind, own in to_compare(document, journey, place).items():
                texts.setdefault(kind, {}).update(own)
        found: list[Suggestion] = []
        for kind, own in texts.items():
            yield 0.0
            found += alike(kind, own)
        return ordered(found)

    def _compared(self, found: list[Suggestion]) -> None:
        self._suggested = found
        self.refresh()
        if self._wanted:
            self._take_keyboard()

    def refresh(self) -> None:
        """Show what is suggested, and which groups there are."""
        if self.isHidden() or self._wears is None:
            return
        offered = self._offered()
        self.suggestions.show_rows([self._row(one) for one in offered])
        groups = self._around.document.nodes(Group)
        if not self.groups.writing:
            self.groups.show_rows([self._group_row(group) for group in groups])
        for part in (self.groups_head, self.group_hint):
            part.setVisible(bool(groups))
        self.keys.setText(
            _("Enter: make the group · Delete: dismiss it")
            if offered
            else _("No other cards are alike by their words.")
        )
        held = len(self._held_back())
        words = ngettext("Show {n} dismissed suggestion again", "Show {n} dismissed suggestions again", held)
        self.again.say(figures(words.format(n=held)))
        self.again.setAccessibleName(self.again.words())
        self.again.setVisible(bool(held))
        self.tell(str(len(offered)) if offered else "")

    def _offered(self) -> list[Suggestion]:
        return [one for one in self._standing() if one.key not in self._dismissed]

    def _held_back(self) -> list[Suggestion]:
        """What would be offered had it not been dismissed."""
        return [one for one in self._standing() if one.key in self._dismissed]

    def _standing(self) -> list[Suggestion]:
        there = self._around.document
        return [one for one in self._suggested if all(there.find(id, Card) is not None for id in one.ids)]

    def _row(self, one: Suggestion) -> Row:
        document = self._around.document
        told = [shortened(own_title(document.get(id))) for id in one.ids[:MOST_TOLD]]
        more = len(one.ids) - len(told)
        if more:
            told.append(figures(_("and {n} more").format(n=more)))
        return Row(one.key, "\n".join((one.name, *told)), self._sign(one.kind), strong=True)

    def _group_row(self, group: Group) -> Row:
        ids = grouped(self._around.document, group.id)
        first = self._around.document.get(ids[0]) if ids else None
        count = figures(ngettext("{n} card", "{n} cards", len(ids)).format(n=len(ids)))
        words = f"{group.title} · {count}"
        return Row(group.id, words, self._sign(first.kind if first is not None else "group"))

    def _sign(self, kind: str) -> QIcon:
        assert self._wears is not None
        return icon(KINDS[kind].icon, kind_colour(kind, self._wears), 16)

    # What keys do

    def _take(self, key: str) -> None:
        """Make the group, and open its name; with the name it is one step to undo."""
        one = self._by_key(key)
        if one is None:
            return
        document, made = self._around.document, list[str]()
        self._step = object()

        def make() -> None:
            with document.one_step(self._step):
                made.append(group_cards(document, one.ids, one.name))

        if self._around.attempt(make):
            self._suggested = [other for other in self._suggested if other is not one]
            self.refresh()
            self._write(made[0], one.name)

    def _dismiss(self, key: str) -> None:
        """Offer it no more; after the last one the keyboard is where they can be had again."""
        self._keep_dismissed(self._dismissed | {key})
        if self.suggestions.count():
            self.suggestions.take_keyboard()
        else:
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_again(self) -> None:
        back = [one.key for one in self._held_back()]
        self._keep_dismissed(self._dismissed - set(back))
        self.suggestions.stand_on(next(iter(back), ""))
        self.suggestions.take_keyboard()

    def _keep_dismissed(self, dismissed: set[str]) -> None:
        self._dismissed = dismissed
        self._around.session.file.set_local(_KEPT, sorted(dismissed))
        self.refresh()

    def _rename(self, id: str) -> None:
        group = self._around.document.find(id, Group)
        if group is not None:
            self._step = object()
            self._write(id, group.title)

    def _write(self, id: str, name: str) -> None:
        """Open the name of a group, in view once the rows have their places."""
        self.groups.write(id, name)
        QTimer.singleShot(0, self, self._show_field)

    def _show_field(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self.groups.writing and self.isAncestorOf(field):
            self.bring_into_view(field)

    def _renamed(self, id: str, text: str) -> None:
        document = self._around.document
        if text.strip():

            def rename() -> None:
                with document.one_step(self._step):
                    set_field(document, [id], "title", text.strip())

            self._around.attempt(rename)

    def _written(self) -> None:
        """The next suggestion follows; without one, the groups keep the keyboard."""
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        self.refresh()
        if self.suggestions.count() and self.groups.hasFocus():
            self.suggestions.take_keyboard()

    def _dissolve(self, id: str) -> None:
        group = self._around.document.find(id, Group)
        if group is not None and self._around.attempt(lambda: ungroup(self._around.document, [id])):
            self._around.offer_undo(_("The group “{name}” is dissolved").format(name=group.title))
            self.compare()

    def _by_key(self, key: str) -> Suggestion | None:
        return next((one for one in self._suggested if one.key == key), None)

    def _point_out(self, known: str) -> None:
        """Ring on the map what the row is about, with the first of it in view; "" ends that."""
        one = self._by_key(known)
        ids = one.ids if one is not None else grouped(self._around.document, known) if known else ()
        canvas = self._around.canvas() if ids else None
        if self._marked is not None and self._marked is not canvas and isValid(self._marked):
            self._marked.mark(None)
        self._marked = canvas
        if canvas is not None:
            canvas.mark(ids)
            canvas.sight.reveal(node=ids[0])

    def _keyboard_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Also out of a name that is being written: nothing stays dimmed when the keyboard is elsewhere."""
        if self._marked is not None and (now is None or not self.isAncestorOf(now)):
            self._point_out("")

    def _hear(self, report: Report) -> None:
        if report.speaks_of(Card):
            self._pause.start()
        if report.speaks_of(Group, Link):
            self.refresh()
            self._pause.start()
