"""The bar above a map that belongs under another or is yet to come: the way up, and what changed; it edits nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton

from cxstudio.app.controls import MenuButton, WordsButton
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, paint_shapes
from cxstudio.app.labels import Elided, in_menu, look
from cxstudio.insight.difference import GONE, WHATS, Difference, Differences, What
from cxstudio.model.document import Document
from cxstudio.model.naming import title
from cxstudio.picture.changes import CHANGE_SIGNS, change_sign
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.sheets.journeys import change_words
from cxstudio.picture.theme import Theme
from cxstudio.picture.wording import Wording
from cxstudio.words import _

HEIGHT, SIGN = 36, 14  # pixels
MOST_IN_MENU = 40


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way down: a journey, and the touchpoint in it that leads on ("" of the last)."""

    journey: str
    touchpoint: str = ""


class JourneyBar(QFrame):
    """`wanted` a journey and the touchpoint to select in it, `sought` a thing that changed."""

    wanted = Signal(str, str)
    sought = Signal(str)

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__()
        look(self, "tabs")
        self.setAccessibleName(_("Where this journey belongs, and what changed"))
        self.setMinimumHeight(HEIGHT)
        self._document, self._look = document, wears
        self._crumbs: tuple[Crumb, ...] = ()
        self._found: Differences | None = None
        self._way_shown: object = (
            None  # what the way was made of, so that nothing is made anew under the pointer
        )
        self._legend_shown: object = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(4)
        self._way = QHBoxLayout()
        self._way.setSpacing(2)
        row.addLayout(self._way, 3)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(14)
        row.addLayout(self._legend)
        self.list = MenuButton("plain")
        self.list.say(_("All changes"))
        self._menu = QMenu(self.list)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.list.setMenu(self._menu)
        row.addWidget(self.list)
        self.buttons: list[WordsButton] = []
        self.hide()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.show_way(self._crumbs)
        self.show_changes(self._found)

    def show_way(self, crumbs: Sequence[Crumb]) -> None:
        """The journeys above this one, from the outermost, and this one last; nothing for one that is no part."""
        self._crumbs = tuple(crumbs)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        names = [title(self._document.get(crumb.journey)) for crumb in self._crumbs]
        shown = (self._crumbs, names, self._look, rtl)
        if shown == self._way_shown:
            self._fit()
            return
        self._way_shown = shown
        _clear(self._way)
        self.buttons = []
        for crumb, name in zip(self._crumbs[:-1], names, strict=False):
            button = WordsButton("plain")
            button.say(name)
            button.setToolTip(_("Back to “{name}” (Ctrl+Shift+Enter)").format(name=name))
            button.clicked.connect(lambda _checked=False, c=crumb: self.wanted.emit(c.journey, c.touchpoint))
            self.buttons.append(button)
            self._way.addWidget(button)
            arrow = QLabel()
            name_of_arrow = "chevron-left" if rtl else "chevron-right"
            arrow.setPixmap(icon(name_of_arrow, self._look.colour("inkMuted"), SIGN).pixmap(SIGN, SIGN))
            self._way.addWidget(arrow)
        here = Elided(names[-1] if len(names) > 1 else "")
        self._way.addWidget(here, 1)
        self._fit()

    def show_changes(self, found: Differences | None) -> None:
        """The legend of the signs on the map, with how many there are; None for a map without signs."""
        self._found = found
        counts = [found.count(what) for what in WHATS] if found is not None else None
        if (counts, self._look) == self._legend_shown:
            self._fit()
            return
        self._legend_shown = (counts, self._look)
        _clear(self._legend)
        for what in WHATS if found is not None else ():
            count = found.count(what) if found is not None else 0
            if count:
                self._add_entry(what, count)
        if found is not None and not found.found:
            self._legend.addWidget(Elided(_("Nothing changed yet"), "caption"))
        self.list.setVisible(found is not None and bool(found.found))
        self._fit()

    def _add_entry(self, what: What, count: int) -> None:
        sign = _Sign(what, self._look)
        words = Elided(figures(f"{_(CHANGE_SIGNS[what].label)} {count}"), "caption")
        words.setMinimumWidth(words.sizeHint().width())
        entry = QHBoxLayout()
        entry.setSpacing(4)
        entry.addWidget(sign)
        entry.addWidget(words)
        self._legend.addLayout(entry)

    def _fit(self) -> None:
        self.setVisible(len(self._crumbs) > 1 or self._found is not None)

    def _fill_menu(self) -> None:
        self._menu.clear()
        found: tuple[Difference, ...] = self._found.found if self._found is not None else ()
        session = self._document.session
        wording = Wording(session.language, session.direction == "rtl")
        # What went has no sign on the map, so it stands first.
        ordered = sorted(found, key=lambda one: one.what not in GONE)
        for change in ordered[:MOST_IN_MENU]:
            words = in_menu(change_words(self._document, change, wording))
            action = self._menu.addAction(words if len(words) < 90 else words[:89] + "…")
            action.triggered.connect(lambda _checked=False, c=change: self.sought.emit(c.now or c.before))
        if len(ordered) > MOST_IN_MENU:
            more = _("{n} more in the Journeys view").format(n=len(ordered) - MOST_IN_MENU)
            self._menu.addAction(figures(more)).setEnabled(False)


class _Sign(QToolButton):
    """The sign of one sort of change, as it stands on the map."""

    def __init__(self, what: What, wears: Theme) -> None:
        super().__init__()
        self._what, self._look = what, wears
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(False)
        self.setFixedSize(QSize(SIGN + 2, SIGN + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_shapes(painter, change_sign(self._what, Bounds(1, 1, SIGN, SIGN)), self._look)
        painter.end()


def _clear(row: QHBoxLayout) -> None:
    while row.count():
        item = row.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout):
            _clear(inner)
            inner.deleteLater()
