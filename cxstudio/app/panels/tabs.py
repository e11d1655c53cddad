"""The row of journeys under the toolbar, when a session has several; it tells what somebody wants and edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStyle,
    QStyleOptionTab,
    QStylePainter,
    QTabBar,
    QToolButton,
    QWidget,
)

from cxstudio.app.icons import icon, mark_icon
from cxstudio.app.labels import leading, look
from cxstudio.app.scale import scaled
from cxstudio.app.texts import Line
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import known_as, own_title, title
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.theme import Theme
from cxstudio.words import _

HEIGHT = 36
WIDEST = 240  # pixels of one tab where not all have room for their whole titles
PAD, SIGN, GAP = 12, 12, 6  # pixels: beside the words of a tab, of a persona's mark, and between the two
AROUND = 62  # pixels of the row that are not for tabs: its margins and the button that adds one


class JourneyTabs(QFrame):
    """`chosen` a journey to show, `moved` one and what it goes before ("" = the end), `renamed` one and its title.

    `menu_wanted` carries a place on the screen; the journey under it was chosen before. `left`: a title was written.
    """

    chosen = Signal(str)
    moved = Signal(str, str)
    renamed = Signal(str, str)
    added = Signal()
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, document: Document, wears: Theme, parent: QWidget) -> None:
        super().__init__(parent)  # without one it would show as a window of its own for a moment
        look(self, "tabs")
        self._document, self._look = document, wears
        self._ids: list[str] = []
        self._filling = False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(4)
        self.bar = _Bar()
        self.bar.setAccessibleName(_("Journeys"))
        self.bar.currentChanged.connect(self._changed)
        self.bar.let_go.connect(self._let_go)
        self.bar.tabBarDoubleClicked.connect(self.rename)
        self.bar.menu_wanted.connect(self.menu_wanted)
        self.add_button = QToolButton()
        self.add_button.setAccessibleName(_("Add journey"))
        self.add_button.setToolTip(_("Add journey"))
        self.add_button.setFixedSize(28, 28)
        self.add_button.setIconSize(QSize(16, 16))
        self.add_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add_button.clicked.connect(self.added)
        row.addWidget(self.bar)
        row.addWidget(self.add_button)
        row.addStretch(1)
        self._line = _Title(self.bar)
        self._line.accepted.connect(self._write)
        self._line.left.connect(self.left)
        self._stop = document.subscribe(self._hear)
        self.wear(wears)

    def close_down(self) -> None:
        self._stop()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.add_button.setIcon(icon("plus", wears.colour("ink"), 16))
        self.refresh()

    def show_journey(self, id: str) -> None:
        """This journey is on the screen now."""
        if id in self._ids:
            self._filling = True
            self.bar.setCurrentIndex(self._ids.index(id))
            self._filling = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.give_room(self.width() - AROUND)

    def refresh(self) -> None:
        """Show the journeys as they are now; one alone needs no row."""
        here = self._ids[self.bar.currentIndex()] if self._ids else ""
        journeys = self._document.journeys()
        self._filling = True
        while self.bar.count() > len(journeys):
            self.bar.removeTab(self.bar.count() - 1)
        while self.bar.count() < len(journeys):
            self.bar.addTab("")
        self._ids = [journey.id for journey in journeys]
        for place, journey in enumerate(journeys):
            self._dress(place, journey)
        if here in self._ids:
            self.bar.setCurrentIndex(self._ids.index(here))
        self._filling = False
        self.setVisible(len(journeys) > 1)

    def _dress(self, place: int, journey: Journey) -> None:
        persona = self._document.find(journey.persona, Persona)
        own = own_title(journey)
        name = known_as(journey) if own else title(journey)
        self.bar.setTabText(place, name.replace("&", "&&"))
        muted = QColor(self._look.colour("inkMuted"))
        self.bar.setTabTextColor(place, QColor() if own else muted)
        whose = own_title(persona)
        self.bar.setTabToolTip(place, f"{whose}: {name}" if whose and not own else name)
        self.bar.setAccessibleTabName(place, name)
        if persona is not None:
            self.bar.setTabIcon(place, mark_icon(persona.mark, self._look, SIGN))

    def rename(self, place: int = -1) -> None:
        """Write the title where it stands."""
        place = self.bar.currentIndex() if place < 0 else place
        if not 0 <= place < len(self._ids):
            return
        journey = self._document.find(self._ids[place], Journey)
        if journey is not None:
            self._line.begin(journey.id, journey.title, place)

    def _write(self, id: str, text: str) -> None:
        self.renamed.emit(id, text)

    def _changed(self, place: int) -> None:
        if not self._filling and 0 <= place < len(self._ids) and not self.bar.dragging:
            self.chosen.emit(self._ids[place])

    def _let_go(self, start: int, end: int) -> None:
        """A tab was dragged: Qt has moved it already, the document follows."""
        id = self._ids[start]
        others = [other for other in self._ids if other != id]
        self.moved.emit(id, others[end] if end < len(others) else "")
        self.refresh()
        self.show_journey(id)
        self.chosen.emit(id)

    def _hear(self, report: Report) -> None:
        kinds = {type(change.before or change.after) for change in report.changes}
        if kinds & {Journey, Persona}:
            self.refresh()


class _Bar(QTabBar):
    """`let_go` tells from where to where a tab was dragged."""

    let_go = Signal(int, int)
    menu_wanted = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(SIGN, SIGN))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.dragging = self._carried = False
        self._from = self._to = -1
        self._room = 0
        self._pressed = QPoint()
        self.tabMoved.connect(self._moved)

    def give_room(self, room: int) -> None:
        """The pixels all tabs have together."""
        if room != self._room:
            self._room = room
            self.setIconSize(self.iconSize())  # the one way to have the tabs measured anew

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its title; where all together have no room, a long one is cut."""
        widths = [self._natural(place) for place in range(self.count())]
        cut = sum(widths) > self._room
        return QSize(min(widths[index], WIDEST) if cut else widths[index], HEIGHT)

    def _natural(self, place: int) -> int:
        words = QFontMetrics(self._letters(chosen=True)).horizontalAdvance(self._words(place)) + 2
        return PAD + self._lead(place) + words + PAD

    def _lead(self, place: int) -> int:
        return 0 if self.tabIcon(place).isNull() else scaled(SIGN) + GAP

    def _letters(self, *, chosen: bool) -> QFont:
        letters = QFont(self.font())
        letters.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Medium)
        return letters

    def _words(self, place: int) -> str:
        return self.tabText(place).replace("&&", "&")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frames from the style; the words by hand: the style cuts bold ones at both ends and centres short ones."""
        if self._carried:
            super().paintEvent(event)  # which knows where the neighbours have slid to
            return
        painter = QStylePainter(self)
        for place in range(self.count()):
            if self.tabRect(place).intersects(event.rect()):
                self._paint_tab(painter, place)
        painter.end()

    def _paint_tab(self, painter: QStylePainter, place: int) -> None:
        option = QStyleOptionTab()
        self.initStyleOption(option, place)
        painter.drawControl(QStyle.ControlElement.CE_TabBarTabShape, option)
        chosen = place == self.currentIndex()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = self.tabRect(place).adjusted(PAD, 0, -PAD, 0)
        icon, sign = self.tabIcon(place), scaled(SIGN)
        if not icon.isNull():
            x = room.right() + 1 - sign if rtl else room.left()
            icon.paint(painter, QRect(x, room.center().y() - sign // 2, sign, sign))
        lead = self._lead(place)
        room.adjust(0 if rtl else lead, 0, -lead if rtl else 0, 0)
        painter.setFont(self._letters(chosen=chosen))
        colour = self.tabTextColor(place)
        ink = self.palette().windowText().color() if chosen else self.palette().placeholderText().color()
        painter.setPen(colour if colour.isValid() else ink)
        shown = painter.fontMetrics().elidedText(
            self._words(place), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(leading(self)), shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.dragging, self._from, self._to = True, self.currentIndex(), self.currentIndex()
        self._pressed = event.position().toPoint()
        self.currentChanged.emit(self.currentIndex())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = event.position().toPoint() - self._pressed
        self._carried = self.dragging and way.manhattanLength() > QApplication.startDragDistance()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.dragging = self._carried = False
        if self._from != self._to and self._from >= 0:
            self.let_go.emit(self._from, self._to)
        else:
            self.currentChanged.emit(self.currentIndex())
        self._from = self._to = -1
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.tabAt(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and place >= 0:
            self.setCurrentIndex(place)
            self.menu_wanted.emit(event.globalPos())
        else:
            self.menu_wanted.emit(self.mapToGlobal(self.tabRect(self.currentIndex()).center()))

    def _moved(self, start: int, end: int) -> None:
        # The dragged tab passes one neighbour after the other, and Qt may tell it of the neighbour.
        self._to = end if start == self._to else start if end == self._to else self._to


class _Title(Line):
    """The title of one tab while it is written; leaving it accepts, Esc takes back. `left` by a key."""

    accepted = Signal(str, str)
    left = Signal()

    def __init__(self, bar: _Bar) -> None:
        super().__init__()
        self.setParent(bar)
        self._bar, self._id = bar, ""
        self.setAccessibleName(_("Title of the journey"))
        self.returnPressed.connect(self._end)
        self.hide()

    def begin(self, id: str, text: str, place: int) -> None:
        self._id = id
        self.setText(text)
        self.selectAll()
        rect = self._bar.tabRect(place).adjusted(2, 2, -2, -2)
        self.setGeometry(rect.x(), rect.y(), max(140, rect.width()), rect.height())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._id = ""
            self._end()
        else:
            super().keyPressEvent(event)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end()

    def _end(self) -> None:
        id, self._id = self._id, ""
        if self.hasFocus():
            self.left.emit()
        self.hide()
        if id:
            self.accepted.emit(id, self.text().strip())
