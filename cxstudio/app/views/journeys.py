"""All journeys of the session side by side: opened, copied, ordered, and what changed in their states to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cxstudio.app.controls import MenuButton, WordsButton, words_button
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.views.screen_paper import ScreenPaper
from cxstudio.app.views.sheet_area import SheetArea
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.canvas.accessible import announce
from cxstudio.edits.deleting import delete
from cxstudio.edits.journeys import State, duplicate_as, duplicate_journey, move_journey
from cxstudio.edits.sessions import add_journey
from cxstudio.model.document import Report
from cxstudio.model.naming import shortened, title
from cxstudio.model.records import Journey
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.sheets.journeys import overview
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

LEAST_WIDTH = 320.0  # pixels of the cards
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class JourneysView(ViewBody):
    """A card for each journey; one of them is current."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self._current = journey
        self._compared = False  # at first the cards come without it, because of large maps it takes a while
        self._stale = True  # shown is not yet what the document says
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Journeys"))
        self.sheet = SheetArea(wears, around.session.file.blob)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._make_tools()
        self.sheet.pressed.connect(self._pressed)
        self.sheet.opened.connect(self._opened)
        self.sheet.outgrown.connect(self._later)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._catch_up)
        self._ear = Ear(self.document, self, self._hear)
        self.wear(wears)

    def _make_tools(self) -> None:
        self.add_button = _button(_("New journey"), self._add)
        self.future_button = _button(_("Make the future state"), lambda: self._make("future"))
        self.more = MenuButton("button")
        self.more.say(_("More"))
        self.menu = QMenu(self.more)
        rows: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Open\tEnter"), self.open),
            (_("Rename\tF2"), lambda: self.field_wanted.emit("title")),
            (_("Duplicate\tCtrl+D"), self._duplicate),
            (_("Make the future state"), lambda: self._make("future")),
            (_("Make the ideal state"), lambda: self._make("ideal")),
            (_("Move forward\tAlt+Left"), lambda: self._move(-1)),
            (_("Move back\tAlt+Right"), lambda: self._move(1)),
            (_("Delete\tDel"), self._delete),
        )
        for words, act in rows:
            self.menu.addAction(words).triggered.connect(act)
        self.more.setMenu(self.menu)

    # For the frame

    @property
    def selection(self) -> list[str]:
        return [self._current] if self._current else []

    def tools(self) -> Sequence[QWidget]:
        return (self.add_button, self.future_button, self.more)

    def count(self) -> str:
        n = len(self.document.journeys())
        return figures(ngettext("{n} journey", "{n} journeys", n).format(n=n))

    def choose(self, ids: Sequence[str]) -> None:
        for id in ids:
            if self.document.find(id, Journey) is not None:
                self._current = id
        self.refresh()

    def show_journey(self, journey: str) -> None:
        super().show_journey(journey)
        self._take_up(journey)

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        self.sheet.wear(wears)
        self.add_button.setIcon(icon("plus", wears.colour("ink"), 16))
        self.future_button.setIcon(icon("sparkles", wears.colour("ink"), 16))

    def take_keyboard(self) -> None:
        self._catch_up()
        self.setFocus()
        self.chosen.emit(self.selection)

    def close_down(self) -> None:
        self._soon.stop()
        self._ear.stop()

    # Showing

    def _catch_up(self) -> None:
        """Show what changed, or was not shown yet; what nobody looks at waits until it is looked at."""
        if self._stale and self.isVisible():
            self.refresh()

    def _later(self) -> None:
        self._stale = True
        self._soon.start()

    def refresh(self) -> None:
        """Show the journeys as they are now."""
        self._stale = False
        ids = self._ids()
        if self._current not in ids:
            self._current = self.journey if self.journey in ids else (ids[0] if ids else "")
            self.chosen.emit(self.selection)
        wide = max(LEAST_WIDTH, self.sheet.room)
        paper = ScreenPaper(self.document, self.around.engine, PageSetup(), width=wide)
        compared = self._compared or not self._tied()
        parts = [part for page in overview(paper, standing=True, compared=compared) for part in page]
        if not compared:
            self._compared = True
            self._later()
        self.sheet.show_pages([paper.page(parts)])
        self.sheet.show_selected(self.selection)

    def _tied(self) -> bool:
        """Whether there are states to compare."""
        return bool(self.document.links("same_as"))

    def _ids(self) -> list[str]:
        return [journey.id for journey in self.document.journeys()]

    def _hear(self, _report: Report) -> None:
        self._later()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._compared = False
            self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._later()

    # What happens

    def _take_up(self, id: str) -> None:
        self._current = id
        self.refresh()
        self.sheet.reveal(id)
        self.chosen.emit(self.selection)
        announce(self, title(self.document.get(id)))

    def _pressed(self, id: str) -> None:
        self.setFocus()
        if self.document.find(id, Journey) is not None:
            self._take_up(id)
        else:
            self.chosen.emit([id])

    def _opened(self, id: str) -> None:
        if self.document.get(id) is not None:
            self.around.show(id)

    def open(self) -> None:
        """Bring the map of the current journey to the screen."""
        if self._current:
            self.around.show(self._current)

    def _add(self) -> None:
        here = self.document.find(self._current, Journey)
        self._take_up(add_journey(self.document, persona=here.persona if here is not None else ""))
        self.field_wanted.emit("title")

    def _make(self, state: State) -> None:
        made: list[str] = []
        here = self._current
        if here and self.attempt(lambda: made.append(duplicate_as(self.document, here, state))):
            self._take_up(made[0])

    def _duplicate(self) -> None:
        here = self._current
        name = _("{name} copy").format(name=title(self.document.get(here)))
        made: list[str] = []
        if here and self.attempt(lambda: made.append(duplicate_journey(self.document, here, name))):
            self._take_up(made[0])

    def _delete(self) -> None:
        ids, here = self._ids(), self._current
        words = _("“{name}” deleted").format(name=shortened(title(self.document.get(here))))
        if here in ids and self.attempt(lambda: delete(self.document, [here])):
            rest = [id for id in ids if id != here]
            self._take_up(rest[min(ids.index(here), len(rest) - 1)])
            self.around.offer_undo(words)

    def _move(self, by: int) -> None:
        ids, here = self._ids(), self._current
        place = ids.index(here) + by if here in ids else -1
        if 0 <= place < len(ids):
            others = [id for id in ids if id != here]
            before = others[place] if place < len(others) else None
            self.attempt(lambda: move_journey(self.document, here, before))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if key in _ARROWS and alt:
            across, down = _ARROWS[key]
            self._move(-across if rtl and across else across or down)
        elif key in _ARROWS:
            self._step(*_ARROWS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open()
        elif key == Qt.Key.Key_F2:
            self.field_wanted.emit("title")
        elif key == Qt.Key.Key_Delete:
            self._delete()
        elif key == Qt.Key.Key_D and ctrl:
            self._duplicate()
        else:
            super().keyPressEvent(event)

    def _step(self, across: int, down: int) -> None:
        """To the nearest card in the direction of the arrow on the screen."""
        here = self._place(self._current)
        if here is None:
            return
        best: tuple[float, str] | None = None
        for id in self._ids():
            there = self._place(id)
            if there is None or id == self._current:
                continue
            way = there.center() - here.center()
            along, beside = (way.x() * across, way.y()) if across else (way.y() * down, way.x())
            if along > 1 and (best is None or along + 3 * abs(beside) < best[0]):
                best = (along + 3 * abs(beside), id)
        if best is not None:
            self._take_up(best[1])

    def _place(self, id: str) -> QRectF | None:
        return self.sheet.place_of(id, "journey")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu.popup(event.globalPos())


def _button(words: str, act: Callable[[], object]) -> WordsButton:
    button = words_button(words)
    button.setToolTip(words)
    button.clicked.connect(act)
    return button
