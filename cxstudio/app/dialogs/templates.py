"""Choosing a template to begin from: a list to search, with the picture of the chosen one; it makes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import Tick
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.problems import ask, shown, tell
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.template_tile import line_of, picture_of, title_of
from cxstudio.app.texts import Line
from cxstudio.app.thumbnails import Facts, Thumbnail
from cxstudio.files.problems import FileProblem
from cxstudio.files.templates import Template, delete_template, own_path, templates
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine

PICTURE = QSize(320, 185)  # pixels
LATER = 60  # milliseconds a template is looked at before its picture is painted


class TemplatesDialog(QDialog):
    """All templates. `picked` tells the file of the one to begin from, once it is chosen."""

    picked = Signal(str)

    def __init__(self, engine: TextEngine, wears: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New from template"))
        self.setMinimumSize(720, 460)
        self._engine, self._look = engine, wears
        self._known: dict[str, Thumbnail] = {}
        self._shown: list[Template] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("New from template"), "heading"))
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(self._make_list(), 1)
        across.addLayout(self._make_side())
        column.addLayout(across, 1)
        self._make_buttons(column)
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._show_picture)
        self.list.currentRowChanged.connect(self._show)
        self.search.textChanged.connect(self._fill)
        self._fill()
        self.search.setFocus()

    def _make_list(self) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setSpacing(8)
        self.search = Line()
        self.search.setPlaceholderText(_("Find a template"))
        self.search.setAccessibleName(_("Find a template"))
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Templates"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemDoubleClicked.connect(self.accept)
        made.addWidget(self.search)
        made.addWidget(self.list, 1)
        return made

    def _make_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        self.picture.setScaledContents(True)
        self.picture.setAccessibleName(_("Picture of the template"))
        self.title, self.said = label("", "title"), label("", "muted")
        for words in (self.title, self.said):
            words.setWordWrap(True)
            words.setFixedWidth(PICTURE.width())
        side.addWidget(self.picture)
        side.addWidget(self.title)
        side.addWidget(self.said)
        side.addStretch(1)
        return side

    def _make_buttons(self, column: QVBoxLayout) -> None:
        self.delete_button = QPushButton(_("Delete template…"))
        self.delete_button.clicked.connect(self._delete)
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go_button = QPushButton(_("New map"))
        self.go_button.clicked.connect(self.accept)
        row = button_row(cancel, self.go_button)
        row.insertWidget(0, self.delete_button)
        column.addLayout(row)

    @property
    def chosen(self) -> Template | None:
        """The template the list is on."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _fill(self) -> None:
        held = self.chosen.path if self.chosen else None
        self._shown = matching(templates(), self.search.text())
        self.list.clear()
        for template in self._shown:
            item = QListWidgetItem(f"{title_of(template)}\n{line_of(template)}")
            words = f"{title_of(template)}, {line_of(template)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.list.addItem(item)
        paths = [x.path for x in self._shown]
        self.list.setCurrentRow(paths.index(held) if held in paths else 0)
        self._show()

    def _show(self) -> None:
        template = self.chosen
        self.go_button.setEnabled(template is not None)
        self.delete_button.setVisible(template is not None and template.own)
        self.picture.clear()
        self.title.setText(title_of(template) if template else _("No template has these words"))
        self.said.setText(line_of(template) if template else "")
        self._later.start()

    def _show_picture(self) -> None:
        template = self.chosen
        if template is None:
            return
        key = str(template.path)
        if key not in self._known:
            self._known[key] = picture_of(template, self._engine, self._look)
        thumbnail = self._known[key]
        self.go_button.setEnabled(thumbnail.facts is not None)
        if thumbnail.facts is None:
            self.said.setText(thumbnail.problem)
            return
        if thumbnail.image is not None:
            self.picture.setPixmap(QPixmap.fromImage(thumbnail.image))
        self.said.setText(f"{line_of(template)}\n{_counted(thumbnail.facts)}")

    def _delete(self) -> None:
        template = self.chosen
        if template is not None and may_delete(self, template):
            self._fill()

    def accept(self) -> None:
        template = self.chosen
        if template is not None and self.go_button.isEnabled():
            super().accept()
            self.picked.emit(str(template.path))

    def done(self, result: int) -> None:
        self._later.stop()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while somebody types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and self._shown:
                row = max(0, min(self.list.currentRow() + step, len(self._shown) - 1))
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)


def matching(rows: Sequence[Template], words: str) -> list[Template]:
    """The templates that have all these words in their title or line."""
    wanted = words.casefold().split()
    return [x for x in rows if all(w in f"{title_of(x)} {line_of(x)}".casefold() for w in wanted)]


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
