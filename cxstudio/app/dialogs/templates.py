"""Choosing a template to begin from, in a gallery of their pictures; it makes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.controls import Tick
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.problems import ask, shown, tell
from cxstudio.app.figures import figures
from cxstudio.app.labels import Elided, label
from cxstudio.app.scale import scaled
from cxstudio.app.template_tile import TemplateChoice
from cxstudio.app.texts import Line
from cxstudio.app.thumbnails import Facts
from cxstudio.app.tile_grid import TileGrid, TilePainting
from cxstudio.files.problems import FileProblem
from cxstudio.files.templates import Template, delete_template, own_path, templates
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine

SIZE, LEAST = QSize(960, 720), QSize(720, 460)  # pixels of the dialog
WIDE = 880  # pixels from which four stand in a row
EDGE = 24  # pixels


class TemplatesDialog(QDialog):
    """All templates. `picked` tells the file of the one to begin from, once it is chosen."""

    picked = Signal(str)

    def __init__(self, engine: TextEngine, wears: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New from template"))
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self._look = wears
        self._painting = TilePainting(self, lambda: self._look, engine)
        self._painting.painted.connect(self._say)
        self._chosen: TemplateChoice | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, EDGE, 0, 20)
        column.setSpacing(12)
        heading = label(_("New from template"), "heading")
        heading.setContentsMargins(EDGE, 0, EDGE, 0)
        column.addWidget(heading)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(_("Templates"))
        column.addWidget(self._area, 1)
        self._make_buttons(column)
        self._fill()

    def _make_buttons(self, column: QVBoxLayout) -> None:
        self.said = Elided("", "muted")
        self.delete_button = QPushButton(_("Delete template…"))
        self.delete_button.clicked.connect(self._delete)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go_button = QPushButton(_("New map"))
        self.go_button.clicked.connect(self.accept)
        row = button_row(cancel, self.go_button)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.insertWidget(0, self.delete_button)
        row.insertWidget(0, self.said, 1)
        column.addLayout(row)

    @property
    def chosen(self) -> Template | None:
        """The template the choice is on."""
        return self._chosen.template if self._chosen is not None else None

    @property
    def tiles(self) -> tuple[TemplateChoice, ...]:
        """All that can be chosen, in their order."""
        return self._tiles

    def _fill(self) -> None:
        held = self.chosen.path if self.chosen is not None else None
        self._painting.stop()
        self._tiles = tuple(TemplateChoice(template, self._look) for template in templates())
        for tile in self._tiles:
            tile.told.connect(self.accept)
            tile.preferred.connect(self._choose)
            tile.unwanted.connect(self._delete)
            if tile.waiting:
                self._painting.ask(tile)
        self._lay_out()
        paths = [tile.template.path for tile in self._tiles]
        self._choose(self._tiles[paths.index(held) if held in paths else 0])

    def _lay_out(self) -> None:
        self._grid = TileGrid(self._tiles, self._columns())
        self._grid.entered.connect(self._choose)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(EDGE, 8, EDGE, 8)
        column.addWidget(self._grid)
        column.addStretch(1)
        self._area.setWidget(body)

    def _columns(self) -> int:
        return 4 if self.width() >= scaled(WIDE) else 3

    def _choose(self, chosen: object) -> None:
        """Mark one. Tab goes to the chosen one alone, and from it to the buttons."""
        assert isinstance(chosen, TemplateChoice)
        self._chosen = chosen
        for tile in self._tiles:
            tile.setChecked(tile is chosen)
            focus = Qt.FocusPolicy.StrongFocus if tile is chosen else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(focus)
        self.setFocusProxy(chosen)
        self._say()

    def _say(self) -> None:
        """The whole line of the chosen one, which its tile may have to shorten, and what it brings."""
        tile = self._chosen
        self.go_button.setEnabled(tile is not None and tile.isEnabled())
        self.delete_button.setVisible(tile is not None and tile.template.own)
        if tile is not None:
            facts = _counted(tile.facts) if tile.facts is not None else ""
            self.said.setText(" · ".join(part for part in (tile.line(), facts) if part))

    def _delete(self) -> None:
        template = self.chosen
        if template is not None and may_delete(self, template):
            self._chosen = None
            self._fill()
            self._tiles[0].setFocus()

    def accept(self) -> None:
        template = self.chosen
        if template is not None and self.go_button.isEnabled():
            super().accept()
            self.picked.emit(str(template.path))

    def done(self, result: int) -> None:
        self._painting.stop()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter goes to the next template whose name begins with it."""
        letter = event.text().casefold()
        if not letter.strip() or self._chosen not in self._tiles:
            super().keyPressEvent(event)
            return
        here = self._tiles.index(self._chosen) + 1
        names = [tile.name().casefold() for tile in self._tiles]
        turn = [*range(here, len(names)), *range(here)]
        there = next((x for x in turn if names[x].startswith(letter) and self._tiles[x].isEnabled()), None)
        if there is not None:
            self._grid.enter(there)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._chosen is not None:
            self._chosen.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().isValid() and (event.oldSize().width() >= scaled(WIDE)) != (
            self.width() >= scaled(WIDE)
        ):
            self._fill()


def may_delete(parent: QWidget, template: Template) -> bool:
    """Delete an own template after a question, because nothing brings it back; whether it is gone."""
    answers = {"delete": _("Delete it"), "keep": _("Keep it")}
    headline = _("Delete the template “{name}”?").format(name=shown(template.title))
    words = _("Maps that were begun from it stay as they are. The template cannot be brought back.")
    if ask(parent, headline, words, answers) != "delete":
        return False
    try:
        delete_template(template)
    except FileProblem as problem:
        tell(parent, _("The template could not be deleted"), str(problem))
        return False
    return True


class KeepDialog(QDialog):
    """The name of a template made of a map, and whether its cards go along."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save as template"))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Save as template"), "title"))
        self.line = Line(name)
        self.line.setAccessibleName(_("Name of the template"))
        self.line.selectAll()
        column.addWidget(self.line)
        self.cards = Tick(_("Keep the cards, notes and pictures"))
        column.addWidget(self.cards)
        words = label(
            _(
                "Stages, touchpoints, channels, lanes, questions, metrics and test questions are kept. History,"
                " feedback, readings, ratings, plans and people's names stay out."
            ),
            "muted",
        )
        words.setWordWrap(True)
        column.addWidget(words)
        self.there = label("", "caption")
        column.addWidget(self.there)
        cancel, self._go = QPushButton(_("Cancel")), QPushButton(_("Save template"))
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, self._go))
        self.line.textChanged.connect(self._typed)
        self._typed()
        self.line.setFocus()

    def name(self) -> str:
        """The name, without what is blank around it."""
        return self.line.text().strip()

    def _typed(self) -> None:
        try:
            taken = own_path(self.name()).exists()
        except ValueError as reason:
            self._go.setEnabled(False)
            self.there.setText(str(reason))
            return
        self._go.setEnabled(True)
        self.there.setText(_("This replaces the template of that name.") if taken else "")


def _counted(facts: Facts) -> str:
    """How much a template brings, without what only its picture shows."""
    stages = ngettext("{n} stage", "{n} stages", facts.stages).format(n=facts.stages)
    points = ngettext("{n} touchpoint", "{n} touchpoints", facts.touchpoints).format(n=facts.touchpoints)
    return figures(_("{first}, {second}").format(first=stages, second=points))
