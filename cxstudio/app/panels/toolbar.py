"""The bar at the top: title, save state, persona, undo, zoom, export, workshop; its buttons come from the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton

from cxstudio.app.actions import tip
from cxstudio.app.arrangement import FLOAT_UNDER, NARROW_UNDER
from cxstudio.app.controls import MenuButton, RestAfterMenu, WordsButton
from cxstudio.app.drag_out import DragOut
from cxstudio.app.figures import figures
from cxstudio.app.icons import icon, mark_icon
from cxstudio.app.labels import Elided, in_menu, keycap, look, restyle
from cxstudio.app.panels.doors import Door
from cxstudio.app.panels.state_switch import StateSwitch
from cxstudio.app.scale import scaled, text_scale
from cxstudio.model.document import Document, Report
from cxstudio.model.naming import known_as, title
from cxstudio.model.records import SESSION_ID, Journey, Persona, Session
from cxstudio.picture.theme import Theme
from cxstudio.words import _

HEIGHT, CAP = 52, 6  # pixels: of the bar, and between the key of the search and its border
STATE = 120  # pixels the save state keeps whatever the names ask for
NAME = 180  # pixels of the names of map and journey that show before anything else folds away
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0)


class Toolbar(QFrame):
    """`wanted` tells whose details somebody asked for, `zoomed` the scale (0 = the whole map) somebody chose."""

    wanted = Signal(str)
    zoomed = Signal(float)
    sheet_wanted = Signal(str)  # the persona whose sheet somebody asked for
    persona_added = Signal()
    persona_chosen = Signal(str)  # whose journey it is to be
    journey_chosen = Signal(str)
    journey_added = Signal()

    def __init__(
        self,
        document: Document,
        wears: Theme,
        actions: Mapping[str, QAction],
        menus: Sequence[QMenu],
    ) -> None:
        super().__init__()
        look(self, "toolbar")
        self.setAccessibleName(_("Toolbar"))
        self.setFixedHeight(scaled(HEIGHT))
        self._document, self._journey, self._actions = document, "", actions
        self._look, self._untitled, self._narrow = wears, "", False
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 12, 0)
        row.setSpacing(8)
        self.menu_button = self._menu_button(menus)
        self._panel = self._tool("view.left")
        self.title = WordsButton("plain")
        self.title.setToolTip(_("Details of the session"))
        self.title.clicked.connect(self._want_session)
        self.state = Elided("", "caption")
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.state.setMaximumWidth(300)
        self.persona = self._persona_button()
        self.states = StateSwitch(document, wears)
        self._undo, self._redo = self._tool("edit.undo"), self._tool("edit.redo")
        self.lock = self._tool("edit.lock")
        self.search = SearchButton(actions["edit.seek"])
        self.zoom = self._zoom_button()
        self.export = WordsButton("button")
        self.export.setIconSize(QSize(16, 16))
        self.export.say(_("Export"))
        self.export.setToolTip(tip(actions["file.export"]))
        self.export.clicked.connect(actions["file.export"].trigger)
        self.workshop = Door(actions["workshop.toggle"], _("Workshop"), "presentation")
        self.present = Door(actions["workshop.wall"], _("Present"), "play", filled=True)
        self.drag_out = DragOut(actions["file.export"], actions["edit.copy_picture"])
        self._details = self._tool("view.inspector")
        self._rules = [_upright() for _place in range(3)]
        for part in (self.menu_button, self._panel, self.title, self.state, self._rules[0], self.persona):
            row.addWidget(part)
        row.addWidget(self.states)
        row.addWidget(self._rules[1])
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(self.lock)
        row.addStretch(1)
        for part in (self.search, self.zoom, self._rules[2], self.workshop, self.export, self.drag_out):
            row.addWidget(part)
        row.addWidget(self.present)
        row.addWidget(self._details)
        self._stop = document.subscribe(self._hear)
        self.wear(wears)

    def close_down(self) -> None:
        self.drag_out.close_down()
        self._stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedHeight(scaled(HEIGHT))
            self._fold()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        ink = wears.colour("ink")
        self.menu_button.setIcon(icon("menu", ink, 18))
        self.export.setIcon(icon("download", ink, 16))
        self.drag_out.wear(wears)
        self.workshop.wear(wears)
        self.present.wear(wears)
        self.states.wear(wears)
        self.search.setIcon(icon("search", wears.colour("inkMuted"), 16))
        self.refresh()

    def call_untitled(self, name: str) -> None:
        """What a session without a title is called: the name of its file, or "" for the usual words."""
        self._untitled = name
        self.refresh()

    def show_journey(self, journey: str) -> None:
        """This journey is on the screen now."""
        self._journey = journey
        self.refresh()

    def _fold(self) -> None:
        """As the space goes: the grip goes, search and doors are icons, the export is in the menu alone.

        Then the states go, for the menu of journeys has all of them, and the door to the workshop. Details that float
        in a narrow window have their own button.
        """
        seen = self.width() / text_scale()  # as wide as the window, whatever view is in it
        self._details.setVisible(seen < FLOAT_UNDER)
        self._narrow = seen < NARROW_UNDER
        parts = (self.workshop, self.export, self.drag_out, self._rules[2], self.states)
        for part in parts:
            part.show()
        for button in (self.search, self.workshop, self.present):
            button.fold(narrow=False)
        # What a narrow window does without whatever the names ask for, then what goes where they ask for more.
        always = (self.drag_out.hide, partial(self.search.fold, narrow=True))
        doors = (partial(self.workshop.fold, narrow=True), partial(self.present.fold, narrow=True))
        menu = (self.export.hide, self._rules[2].hide)
        if self._narrow:
            for fold in (*always, *menu, self.workshop.hide):
                fold()
        for some in ((always[0],), (always[1],), doors, menu, (self.states.hide,), (self.workshop.hide,)):
            if self._asked() <= self.width():
                break
            for fold in some:
                fold()

    def _asked(self) -> int:
        """The pixels all parts ask for, names no more than a few words of them."""
        row = self.layout()
        assert row is not None
        items = [item for place in range(row.count()) if (item := row.itemAt(place)) is not None]
        parts = [part for item in items if (part := item.widget()) is not None]
        widths = [part.sizeHint().width() for part in parts if not part.isHidden()]
        over = sum(
            max(0, part.sizeHint().width() - scaled(NAME)) for part in (self.title, self.persona)
        ) + max(0, self.state.sizeHint().width() - STATE)
        margins = row.contentsMargins()
        around = margins.left() + margins.right() + row.spacing() * len(widths)
        return sum(widths) - over + around

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def show_state(self, text: str, *, bad: bool) -> None:
        """The promise: "Saved 10:42" only when all is on disk."""
        self.state.setText(text)
        self.state.setMinimumWidth(min(STATE, self.state.sizeHint().width()))
        look(self.state, "error" if bad else "caption")
        restyle(self.state, "bad", "true" if bad else "false")
        self.state.setAccessibleName(text)

    def show_map_tools(self, *, shown: bool) -> None:
        """Whether the map is on the screen, which alone can be zoomed."""
        self.zoom.setEnabled(shown)

    def show_zoom(self, scale: float) -> None:
        text = percent(scale)
        self.zoom.say(text)
        self.zoom.setAccessibleName(_("Zoom: {scale}").format(scale=text))

    def refresh(self) -> None:
        """Show the names as they are now, and the lock while the structure is locked."""
        self.lock.setVisible(self._document.session.structure_locked)
        name = self._document.session.title.strip() or self._untitled or _("Untitled map")
        self.title.say(" ".join(name.split()))
        self.title.setAccessibleName(_("Session: {title}").format(title=name))
        journey = self._document.find(self._journey, Journey)
        if journey is None:
            return
        persona = self._document.find(journey.persona, Persona)
        parts = [p for p in (persona.name if persona else "", journey.title) if p.strip()]
        text = ": ".join(" ".join(part.split()) for part in parts) or title(persona or journey)
        self.persona.say(text)
        self.persona.setAccessibleName(_("Persona and journey: {text}").format(text=text))
        self.persona.setToolTip(text)
        if persona is not None:
            self.persona.setIcon(mark_icon(persona.mark, self._look, 14))

    def _menu_button(self, menus: Sequence[QMenu]) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(32, 32)
        button.setToolTip(_("Menu"))
        button.setAccessibleName(_("Menu"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for part in menus:
            menu.addMenu(part)
        button.setMenu(menu)
        RestAfterMenu(button, menu)
        button.setShortcut("Alt+F")
        return button

    def _persona_button(self) -> MenuButton:
        button = MenuButton("button")
        button.setIconSize(QSize(14, 14))
        self._menu = QMenu(button)
        self._menu.aboutToShow.connect(self._fill_personas)
        self._menu.triggered.connect(self._picked)
        button.setMenu(self._menu)
        return button

    def _zoom_button(self) -> MenuButton:
        button = MenuButton("plain")
        button.setFixedHeight(32)
        menu = QMenu(button)
        for scale in ZOOMS:
            menu.addAction(percent(scale)).setData(scale)
        menu.addSeparator()
        for id in ("view.fit", "view.in", "view.out"):
            menu.addAction(self._actions[id])
        menu.triggered.connect(self._zoom_picked)
        button.setMenu(menu)
        button.setToolTip(_("Zoom"))
        button.say(percent(1.0))
        return button

    def _tool(self, id: str) -> QToolButton:
        button = QToolButton()
        action = self._actions[id]
        button.setDefaultAction(action)
        button.setToolTip(tip(action))
        button.setAccessibleName(action.text())
        button.setIconSize(QSize(18, 18))
        button.setFixedHeight(32)
        button.setMinimumWidth(32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _fill_personas(self) -> None:
        journey = self._document.find(self._journey, Journey)
        ink = self._look.colour("ink")
        self._menu.clear()
        self._fill_journeys()
        self._heading(_("Whose journey"))
        for persona in self._document.personas():
            mark = mark_icon(persona.mark, self._look, 14)
            action = self._menu.addAction(mark, in_menu(known_as(persona)))
            action.setCheckable(True)
            action.setChecked(journey is not None and journey.persona == persona.id)
            action.setData(("persona", persona.id))
        self._menu.addSeparator()
        self._menu.addAction(icon("user-plus", ink, 16), _("Add persona")).setData(("add", ""))
        if journey is not None and journey.persona:
            action = self._menu.addAction(icon("users", ink, 16), _("Sheet of the persona"))
            action.setData(("sheet", journey.persona))
        action = self._menu.addAction(icon("route", ink, 16), _("Details of the journey"))
        action.setData(("details", self._journey))

    def _fill_journeys(self) -> None:
        """All journeys, each with the mark of who travels."""
        self._heading(_("Journeys"))
        for journey in self._document.journeys():
            persona = self._document.find(journey.persona, Persona)
            action = self._menu.addAction(in_menu(known_as(journey)))
            if persona is not None:
                action.setIcon(mark_icon(persona.mark, self._look, 14))
            action.setCheckable(True)
            action.setChecked(journey.id == self._journey)
            action.setData(("journey", journey.id))
        sign = icon("plus", self._look.colour("ink"), 16)
        self._menu.addAction(sign, _("New journey")).setData(("new journey", ""))
        self._menu.addSeparator()

    def _heading(self, text: str) -> None:
        self._menu.addAction(text).setEnabled(False)

    def _picked(self, action: QAction) -> None:
        what, id = action.data() or ("", "")
        if what == "add":
            self.persona_added.emit()
        elif what == "persona":
            self.persona_chosen.emit(id)
        elif what == "journey":
            self.journey_chosen.emit(id)
        elif what == "new journey":
            self.journey_added.emit()
        elif what == "sheet":
            self.sheet_wanted.emit(id)
        elif what == "details":
            self.wanted.emit(id)

    def _zoom_picked(self, action: QAction) -> None:
        if isinstance(action.data(), float):
            self.zoomed.emit(action.data())

    def _want_session(self) -> None:
        self.wanted.emit(SESSION_ID)

    def _hear(self, report: Report) -> None:
        kinds = {type(change.before or change.after) for change in report.changes}
        if kinds & {Session, Journey, Persona}:
            self.refresh()


class SearchButton(WordsButton):
    """Looks like a field with its key at the end; in a narrow window only the icon is left."""

    def __init__(self, action: QAction) -> None:
        super().__init__("search")
        self._action, self._narrow = action, False
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName(action.text().rstrip("…"))
        self.setToolTip(tip(action))
        self._cap = keycap(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._cap)
        self._keep_to_end()
        self.clicked.connect(action.trigger)
        self.say(action.text())

    def end(self) -> int:
        return 0 if self._narrow else self._cap.sizeHint().width() + CAP + 12

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._keep_to_end()

    def _keep_to_end(self) -> None:
        """Keep the key off the border: the margins of a layout are not mirrored with it."""
        row = self.layout()
        if row is not None:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            row.setContentsMargins(CAP if rtl else 0, 0, 0 if rtl else CAP, 0)

    def fold(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._cap.setHidden(narrow)
        self.say("" if narrow else self._action.text())
        look(self, "" if narrow else "search")
        restyle(self, "narrow", narrow)

    def sizeHint(self) -> QSize:
        return QSize(scaled(32), scaled(32)) if self._narrow else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(32), scaled(32)) if self._narrow else self.sizeHint()

    def _edge(self) -> int:
        return 8 if self._narrow else super()._edge()


def percent(scale: float) -> str:
    """A scale in words: "85 %"."""
    return figures(_("{n} %").format(n=round(scale * 100)))


def _upright() -> QFrame:
    line = QFrame()
    look(line, "rule")
    line.setFixedSize(1, 20)
    return line
