"""The personas of a session: a list of them, and beside it the sheet of one, whose sections lead to their fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cxstudio.app.controls import MenuButton, WordsButton, words_button
from cxstudio.app.ear import Ear
from cxstudio.app.figures import figures
from cxstudio.app.focus import give_keyboard
from cxstudio.app.icons import icon
from cxstudio.app.labels import look, restyle
from cxstudio.app.panels.persona_list import PersonaList
from cxstudio.app.portraits import Portraits
from cxstudio.app.scale import scaled
from cxstudio.app.views.screen_paper import ScreenPaper
from cxstudio.app.views.sheet_area import SheetArea
from cxstudio.app.views.view import Around, ViewBody
from cxstudio.edits.deleting import delete
from cxstudio.edits.personas import add_persona, duplicate_persona, move_persona
from cxstudio.edits.sessions import add_journey
from cxstudio.model.document import Report
from cxstudio.model.naming import shortened, title
from cxstudio.model.records import Journey, Persona
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.primitives import Part
from cxstudio.picture.sheets.personas import persona_pages
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

WIDTH, NARROW = 220, 56  # pixels of the list, and of the list in a narrow view
NARROW_UNDER = 700  # pixels of the view
LEAST_WIDTH = 320.0  # pixels of the sheet
LYING = 842.0  # points of a lying A4
LEAST_SCALE, MOST_SCALE = 1.25, 1.6  # pixels of a point: small print stays as large as the window's words
_FIELD = "field:"


class PersonasView(ViewBody):
    """The list and one sheet."""

    def __init__(self, around: Around, journey: str, wears: Theme) -> None:
        super().__init__(around, journey, wears)
        self._current = ""
        self._stale = True  # shown is not yet what the document says
        self.setAcceptDrops(True)
        self.portraits = Portraits(self, self.document, around.session.file, around.say)
        self.list = PersonaList(self.document, wears, around.session.file.blob)
        self.sheet = SheetArea(wears, around.session.file.blob)
        self.sheet.setAccessibleName(_("Sheet of the persona"))
        self._side = QFrame()
        look(self._side, "left")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(4, 8, 4, 8)
        column.addWidget(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.sheet, 1)
        self._make_tools()
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self._move)
        self.list.wanted.connect(self._do)
        self.sheet.touched.connect(self._pressed)
        self.sheet.outgrown.connect(self._later)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._catch_up)
        self._ear = Ear(self.document, self, self._hear)
        self._take_up(self._persona_of(journey))
        self.wear(wears)

    def _make_tools(self) -> None:
        self.add_customer = _button(_("Add customer"), self._add_customer)
        self.add_employee = _button(_("Add employee"), self._add_employee)
        self.add_journey = _button(_("New journey"), self._add_journey)
        self.add_journey.setToolTip(_("Begin a journey of this persona"))
        self.more = MenuButton("button")
        self.more.say(_("More"))
        menu = QMenu(self.more)
        self._acts = {
            "write": menu.addAction(_("Edit name\tF2")),
            "duplicate": menu.addAction(_("Duplicate\tCtrl+D")),
            "up": menu.addAction(_("Move up\tAlt+Up")),
            "down": menu.addAction(_("Move down\tAlt+Down")),
            "portrait": menu.addAction(_("Choose a portrait…")),
            "paste": menu.addAction(_("Paste a portrait\tCtrl+V")),
            "delete": menu.addAction(_("Delete\tDel")),
        }
        for name, action in self._acts.items():
            action.setData(name)
        menu.triggered.connect(lambda action: self._do(str(action.data())))
        self.more.setMenu(menu)

    # For the frame

    @property
    def selection(self) -> list[str]:
        return [self._current] if self._current else []

    def tools(self) -> Sequence[QWidget]:
        return (self.add_customer, self.add_employee, self.add_journey, self.more)

    def count(self) -> str:
        personas = self.document.personas()
        staff = sum(persona.employee for persona in personas)
        customers = len(personas) - staff
        parts = []
        if customers or not staff:
            parts.append(ngettext("{n} customer", "{n} customers", customers).format(n=customers))
        if staff:
            parts.append(ngettext("{n} employee", "{n} employees", staff).format(n=staff))
        return figures(", ".join(parts))

    def choose(self, ids: Sequence[str]) -> None:
        for id in ids:
            if self.document.find(id, Persona) is not None:
                self._take_up(id)

    def show_journey(self, journey: str) -> None:
        super().show_journey(journey)
        whose = self._persona_of(journey)
        self._take_up(whose or self._current)
        self.chosen.emit(self.selection)

    def wear(self, wears: Theme) -> None:
        super().wear(wears)
        self.list.wear(wears)
        self.sheet.wear(wears)
        ink = wears.colour("ink")
        signs = (
            (self.add_customer, "user-plus"),
            (self.add_employee, "building-2"),
            (self.add_journey, "route"),
        )
        for button, name in signs:
            button.setIcon(icon(name, ink, 16))

    def take_keyboard(self) -> None:
        self._catch_up()
        if self._current:
            self.list.setFocus()
        else:
            give_keyboard(self.add_customer)
        self.chosen.emit(self.selection)

    def choose_picture(self) -> None:
        if self._current:
            self.portraits.choose(self._current)

    def remove_picture(self) -> None:
        if self._current:
            self.portraits.remove(self._current)

    def close_down(self) -> None:
        self._soon.stop()
        self._ear.stop()
        self.portraits.stop()

    # Showing

    def _catch_up(self) -> None:
        """Show what changed, or was not shown yet; what nobody looks at waits until it is looked at."""
        if self._stale and self.isVisible():
            self.refresh()

    def _later(self) -> None:
        self._stale = True
        self._soon.start()

    def refresh(self) -> None:
        """Show the personas and the sheet as they are now."""
        self._stale = False
        personas = self.document.personas()
        if self.document.find(self._current, Persona) is None:
            self._current = personas[0].id if personas else ""
            self.chosen.emit(self.selection)
        self.list.show_personas(personas, self._current)
        for button in (self.add_journey, self.more):
            button.setEnabled(bool(self._current))
        persona = self.document.find(self._current, Persona)
        if persona is None:
            self.sheet.show_pages(())
            return
        wide = max(LEAST_WIDTH, self.sheet.room)
        larger = max(LEAST_SCALE, min(MOST_SCALE, wide / LYING))
        paper = ScreenPaper(self.document, self.around.engine, PageSetup(), width=wide, larger=larger)
        self.sheet.show_pages(persona_pages(paper, persona, inviting=True))
        self.sheet.setAccessibleDescription(title(persona))

    def _persona_of(self, journey: str) -> str:
        record = self.document.find(journey, Journey)
        return record.persona if record is not None else ""

    def _take_up(self, id: str) -> None:
        self._current, self._stale = id, True
        self._catch_up()

    def _hear(self, _report: Report) -> None:
        self._later()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            restyle(self._side, "mirrored", "true" if rtl else "false")
        if event.type() == QEvent.Type.FontChange:
            self._later()
            self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(NARROW_UNDER)
        self._side.setFixedWidth(scaled(NARROW) + 16 if narrow else scaled(WIDTH))
        for button in (self.add_customer, self.add_employee, self.add_journey):
            button.say("" if narrow else button.accessibleName())

    # What happens

    def _choose(self, id: str) -> None:
        self._take_up(id)
        self.chosen.emit(self.selection)

    def _pressed(self, pressed: object) -> None:
        part = cast(Part, pressed)
        if part.role == "journey":
            self.around.show(part.node)
        elif part.role == f"{_FIELD}portrait":
            self.choose_picture()
        elif part.role.startswith(_FIELD):
            self.field_wanted.emit(part.role.removeprefix(_FIELD))

    def _do(self, what: str) -> None:
        """Carry out what a key or the menu asks for the current persona."""
        id = self._current
        if not id:
            return
        if what == "write":
            self.field_wanted.emit("name")
        elif what == "duplicate":
            self._duplicate(id)
        elif what in {"up", "down"}:
            self.list.step(-1 if what == "up" else 1)
        elif what == "portrait":
            self.portraits.choose(id)
        elif what == "paste":
            self.portraits.paste(id)
        elif what == "delete":
            self._delete(id)

    def _add_customer(self) -> None:
        self._show_new(add_persona(self.document))

    def _add_employee(self) -> None:
        self._show_new(add_persona(self.document, employee=True))

    def _show_new(self, id: str) -> None:
        self._choose(id)
        self.field_wanted.emit("name")

    def _add_journey(self) -> None:
        if self._current:
            self.around.show(add_journey(self.document, persona=self._current))

    def _duplicate(self, id: str) -> None:
        name = _("{name} copy").format(name=title(self.document.get(id)))
        self._choose(duplicate_persona(self.document, id, name))

    def _delete(self, id: str) -> None:
        ids = [persona.id for persona in self.document.personas()]
        place = ids.index(id)
        words = _("“{name}” deleted").format(name=shortened(title(self.document.get(id))))
        if self.attempt(lambda: delete(self.document, [id])):
            rest = [one for one in ids if one != id]
            self._choose(rest[min(place, len(rest) - 1)] if rest else "")
            self.around.offer_undo(words)

    def _move(self, id: str, before: str) -> None:
        self.attempt(lambda: move_persona(self.document, id, before or None))

    # Portraits from other programs

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._current and self.portraits.fits(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._current and self.portraits.take(self._current, event.mimeData()):
            event.acceptProposedAction()


def _button(words: str, act: object) -> WordsButton:
    button = words_button(words)
    button.setToolTip(words)
    button.clicked.connect(act)
    return button
