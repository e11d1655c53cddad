"""The bar that finds texts on one map: how many, the next and the one before, and replacing; the map shows the hits."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import label, look
from cxstudio.app.texts import Line
from cxstudio.edits.problems import Refused
from cxstudio.edits.replacing import write_texts
from cxstudio.insight.finding import Finder, Found, Thing, replaced, replaced_text, things
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import lane_title
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

SLICE, STEP = 0.008, 50  # seconds of looking at a time, things between two looks at the clock
WIDTH, GAP = 460, 12  # pixels


class FindBar(QFrame):
    """`sought` tells the thing to show, `marked` all hits (None: the search is over), `told` a sentence to say."""

    sought = Signal(object)
    marked = Signal(object)
    told = Signal(str)
    left = Signal()

    def __init__(
        self, over: QWidget, document: Document, journey: str, wears: Theme, below: Callable[[], float]
    ) -> None:
        super().__init__(over)
        self._below = below  # to how many pixels from the top nothing is to be covered
        look(self, "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName(_("Find on the map"))
        self._document, self._journey = document, journey
        self._finder = Finder(document)
        self._rest: Iterator[Found | None] = iter(())
        self._found: list[Found] = []
        self._place = -1
        self._covered = 0
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(self._work)
        self.line, self.by = Line(), Line()
        self._put_together()
        self.wear(wears)
        over.installEventFilter(self)
        self._stop = document.subscribe(self._hear)
        self.hide()

    def _put_together(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setSpacing(8)
        for row, (line, name, hint) in enumerate(
            (
                (self.line, _("Find on the map"), _("Find on the map")),
                (self.by, _("Replace with"), _("Replace with")),
            )
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(hint)
            line.installEventFilter(self)
            grid.addWidget(line, row, 0)
        self.line.textChanged.connect(self._asked)
        self.count = label("", "caption")
        self.count.setMinimumWidth(64)
        self._before = self._tool("chevron-up", _("Previous hit"), self.previous)
        self._after = self._tool("chevron-down", _("Next hit"), self.next)
        self._more = self._word(_("Replace"), self._toggle_replace)
        self._close = self._tool("x", _("Close"), self.close_up)
        top = QHBoxLayout()
        top.setSpacing(4)
        for part in (self.count, self._before, self._after, self._more, self._close):
            top.addWidget(part)
        grid.addLayout(top, 0, 1)
        self._one, self._all = QPushButton(_("Replace")), QPushButton(_("Replace all"))
        self._one.clicked.connect(self.replace_one)
        self._all.clicked.connect(self.replace_all)
        self._low = QWidget()
        low = QHBoxLayout(self._low)
        low.setContentsMargins(0, 0, 0, 0)
        low.setSpacing(4)
        for button in (self._one, self._all):
            low.addWidget(button)
        grid.addWidget(self._low, 1, 1)
        grid.setColumnStretch(0, 1)
        self.show_replace(shown=False)

    def _word(self, text: str, does: object) -> QToolButton:
        """A button that says what it opens: no sign would say it as well."""
        button = QToolButton()
        button.setText(text)
        button.setToolTip(_("Replace what is found"))
        button.setFixedHeight(28)
        button.setCheckable(True)
        button.clicked.connect(does)
        return button

    def _tool(self, sign: str, name: str, does: object) -> QToolButton:
        button = QToolButton()
        button.setObjectName(sign)
        button.setFixedSize(28, 28)
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(does)
        return button

    def wear(self, wears: Theme) -> None:
        for button in (self._before, self._after, self._close):
            button.setIcon(icon(button.objectName(), wears.colour("ink"), 16, wears.colour("lineControl")))

    def close_down(self) -> None:
        self._stop()

    # For the window

    def keep_clear(self, covered: int) -> None:
        """Something lies over so many pixels at the trailing edge of the map."""
        if covered != self._covered:
            self._covered = covered
            self._lay_out()

    def open_up(self, *, replacing: bool = False) -> None:
        """Come up with the keyboard in the line and its text selected."""
        self.show_replace(shown=replacing or (self.isVisible() and self._low.isVisibleTo(self)))
        self.show()
        self.raise_()
        self._lay_out()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._asked(self.line.text())

    def open_to_replace(self) -> None:
        self.open_up(replacing=True)

    def close_up(self) -> None:
        """Go away; the hits stay selected but no longer marked."""
        if self.isVisible():
            self.hide()
            self.left.emit()

    def show_replace(self, *, shown: bool) -> None:
        self.by.setVisible(shown)
        self._low.setVisible(shown)
        self._more.setChecked(shown)
        self._lay_out()

    def next(self) -> None:
        """Go to the hit after the present one, after the last to the first."""
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def hits(self) -> list[Thing]:
        return [found.thing for found in self._found]

    @property
    def finding(self) -> bool:
        """Whether there are things still to look at."""
        return self._later.isActive()

    # Finding

    def _asked(self, text: str) -> None:
        """Look anew, beginning at what is looked at now."""
        self._found, self._place = [], -1
        self._rest = self._finder.look(text, things(self._document, self._journey), whole=True)
        self._later.start()
        self._work()

    def _work(self) -> None:
        until = time.perf_counter() + SLICE
        while self._later.isActive() and time.perf_counter() < until:
            looked = list(islice(self._rest, STEP))
            self._found += [found for found in looked if found is not None]
            if len(looked) < STEP:
                self._later.stop()
        if self._place < 0 and self._found:
            self._step(1)
        else:
            self._tell()

    def _step(self, by: int) -> None:
        if not self.isVisible():
            self.open_up()
            return
        if self._found:
            here = 0 if self._place < 0 and by < 0 else self._place
            self._place = (here + by) % len(self._found)
            self.sought.emit(self._found[self._place].thing)
        self._tell()

    def _tell(self) -> None:
        n = len(self._found)
        if not self.line.text().strip():
            text = ""
        elif not n:
            text = _("No hit") if not self._later.isActive() else ""
        else:
            text = _("{n} of {all}").format(n=max(0, self._place) + 1, all=n)
        self.count.setText(figures(text))
        self.line.setAccessibleDescription(self.count.text())
        buttons = (self._before, self._after, self._one, self._all)
        if not n and any(button.hasFocus() for button in buttons):
            self.line.setFocus()  # a button switched off would hand the keyboard to who knows whom
        for button in buttons:
            button.setEnabled(bool(n))
        asked = bool(self.line.text().strip())
        self.marked.emit([found.thing.id for found in self._found] if asked and self.isVisible() else None)

    def _hear(self, _report: Report) -> None:
        if not self.isVisible() or not self.line.text():
            return
        here = self._found[self._place].thing if 0 <= self._place < len(self._found) else None
        self._found = list(
            self._finder.search(self.line.text(), things(self._document, self._journey), whole=True)
        )
        self._later.stop()
        hits = self.hits()
        self._place = hits.index(here) if here in hits else min(self._place, len(hits) - 1)
        self._tell()

    # Replacing

    def _toggle_replace(self) -> None:
        self.show_replace(shown=not self._low.isVisible())
        if self._low.isVisible():
            self.by.setFocus()

    def replace_one(self) -> None:
        """Write the new text into the present hit and go on to the next."""
        if not 0 <= self._place < len(self._found):
            self._step(1)
            return
        place = self._place
        thing = self._found[place].thing
        self._write([thing])
        # A hit that was there is found no longer, unless the new text holds the question too.
        self._place = place if thing in self.hits() else place - 1
        if self._found:
            self._step(1)

    def replace_all(self) -> None:
        """Write the new text into all hits: one step to undo."""
        number = self._write(self.hits())
        if number:
            words = ngettext("Replaced in {n} thing", "Replaced in {n} things", number)
            self.told.emit(figures(words.format(n=number)))

    def _write(self, hits: list[Thing]) -> int:
        document, question, by = self._document, self.line.text(), self.by.text()
        texts: dict[str, dict[str, str]] = {}
        lanes: dict[tuple[str, str], str] = {}
        for thing in hits:
            record = document.get(thing.id) or document.link(thing.id)
            if thing.kind == "lane":
                title = lane_title(document, thing.journey, thing.id)
                lanes[thing.journey, thing.id] = replaced_text(title, question, by)
            elif record is not None and (new := replaced(record, question, by)):
                texts[record.id] = new
        try:
            return write_texts(document, texts, lanes)
        except Refused as refusal:
            self.told.emit(refusal.reason)
            return 0

    # Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._lay_out()
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and watched in {self.line, self.by}:
            return self._pressed(watched, event)
        return False

    def _pressed(self, line: QObject, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if line is self.by:
                self.replace_one()
            else:
                self._step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What nobody in here took must not reach the map, where Enter edits and letters count hands.
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        event.accept()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._later.stop()
        self.marked.emit(None)

    def _lay_out(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        self.adjustSize()
        room = over.width() - self._covered
        size = QSize(min(WIDTH, room - 2 * GAP), self.sizeHint().height())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.resize(size)
        top = min(round(self._below()), over.height() // 3) + GAP
        self.move(self._covered + GAP if rtl else room - size.width() - GAP, top)
