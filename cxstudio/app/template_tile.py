"""A template on the welcome window and in its dialog: its picture, its name and what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from cxstudio.app import thumbnails
from cxstudio.app.map_tile import MapTile
from cxstudio.app.thumbnails import Facts, Thumbnail
from cxstudio.files.problems import FileProblem
from cxstudio.files.templates import Template, read_template
from cxstudio.picture.theme import Theme
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.text.layout import TextEngine


def title_of(template: Template) -> str:
    """What a template is called in the language of the window."""
    return template.title if template.own else _(template.title)


def line_of(template: Template) -> str:
    """What a template is for, in a few words."""
    return _("Your own") if template.own else _(template.line)


def picture_of(template: Template, engine: TextEngine, wears: Theme) -> Thumbnail:
    """The picture of a template, painted once and kept; one that does not open gives its problem."""
    from cxstudio.edits.templates import illustrate

    known = thumbnails.kept(template.path, wears)
    if known is not None:
        return known
    try:
        document, _pictures = read_template(template)
    except FileProblem as problem:
        return Thumbnail(None, None, str(problem))
    facts = thumbnails.facts_of(document)
    illustrate(document)
    return thumbnails.keep(template.path, document, engine, wears, facts)


class TemplateTile(MapTile):
    """`unwanted` asks for an own template to be deleted, by the key that deletes.

    `facts` are known once its picture has come.
    """

    unwanted = Signal(str)
    facts: Facts | None = None

    def __init__(self, template: Template, wears: Theme) -> None:
        super().__init__(str(template.path), title_of(template), wears)
        self.template = template
        self.say(line_of(template))
        known = thumbnails.kept(Path(self.path), wears)
        self.waiting = known is None
        if known is not None:
            self.show_thumbnail(known)

    def read(self, engine: TextEngine, wears: Theme) -> Thumbnail:
        return picture_of(self.template, engine, wears)

    def show_thumbnail(self, thumbnail: Thumbnail) -> None:
        """The picture came; a file that is no template is passed over, with the reason."""
        self.waiting = False
        if thumbnail.facts is None:
            self.miss(thumbnail.problem)
            self.setToolTip(thumbnail.problem)
            return
        self.facts = thumbnail.facts
        self.show_image(thumbnail.image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.template.own:
            self.unwanted.emit(self.path)
            return
        super().keyPressEvent(event)


class TemplateChoice(TemplateTile):
    """One to be chosen first: a press chooses it, a double one or Enter takes it."""

    preferred = Signal(object)

    def __init__(self, template: Template, wears: Theme) -> None:
        super().__init__(template, wears)
        self.setCheckable(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.preferred.emit(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.click()

    def nextCheckState(self) -> None:
        """Which one is chosen is said by whoever shows them."""
