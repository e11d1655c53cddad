"""What would make a page readable, as buttons: one press chooses it; it lays nothing out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cxstudio.app.controls import words_button
from cxstudio.app.figures import figure, figures
from cxstudio.app.flow_row import FlowRow
from cxstudio.picture.legibility import Remedy
from cxstudio.picture.poster import points_told
from cxstudio.words import _, ngettext

MOST = 4  # of them shown at once


class Remedies(FlowRow):
    """`chosen` tells of the page setup of a remedy and of the keys of lanes to leave out."""

    chosen = Signal(object, tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What makes the text readable"))
        self.hide()

    def offer(self, remedies: tuple[Remedy, ...]) -> None:
        """Show these instead of the last ones; nothing without any."""
        self.clear()
        self.setVisible(bool(remedies))
        for remedy in remedies[:MOST]:
            button = words_button(words_of(remedy))
            button.clicked.connect(lambda _checked=False, one=remedy: self.chosen.emit(one.setup, one.lanes))
            self.add(button)


def words_of(remedy: Remedy) -> str:
    """What a remedy does, as short as a button wants it."""
    size = figure(points_told(remedy.size))
    match remedy.kind:
        case "slides":
            return _("Slides, a page for each stage")
        case "paper":
            return figures(_("Print on {paper}: {size} pt").format(paper=remedy.setup.size, size=size))
        case "fit":
            return figures(_("Page as large as the map: {size} pt").format(size=size))
        case "tiles":
            many = ngettext(
                "{n} sheet of {paper}: {size} pt", "{n} sheets of {paper}: {size} pt", remedy.sheets
            )
            return figures(many.format(n=remedy.sheets, paper=remedy.setup.sheet, size=size))
        case "lanes":
            count = len(remedy.lanes)
            many = ngettext("Leave out {n} lane: {size} pt", "Leave out {n} lanes: {size} pt", count)
            return figures(many.format(n=count, size=size))
        case "stages":
            return _("A page for each stage")
