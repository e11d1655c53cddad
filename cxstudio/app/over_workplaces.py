"""A window over several workplaces: the areas of the one on the screen by their names; it decides nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from cxstudio.app.arrangement import Areas
from cxstudio.app.clipboard import Clipboard
from cxstudio.app.map_commands import Commands
from cxstudio.app.panels.entry import Entry
from cxstudio.app.panels.find_bar import FindBar
from cxstudio.app.panels.inspector import Inspector
from cxstudio.app.panels.left import LeftPanel
from cxstudio.app.panels.status import StatusBar
from cxstudio.app.toast import Toast
from cxstudio.app.workplace import Workplace
from cxstudio.app.workplaces import Workplaces
from cxstudio.canvas.view import MapCanvas


class OverWorkplaces(QMainWindow):
    """What is asked of it is asked of the workplace on the screen: another answer after every switch, so keep none."""

    places: Workplaces

    @property
    def workplace(self) -> Workplace:
        """The journey on the screen, with its panels."""
        return self.places.shown

    @property
    def journey(self) -> str:
        return self.workplace.journey

    @property
    def canvas(self) -> MapCanvas:
        return self.workplace.canvas

    @property
    def left(self) -> LeftPanel:
        return self.workplace.left

    @property
    def inspector(self) -> Inspector:
        return self.workplace.inspector

    @property
    def entry(self) -> Entry:
        return self.workplace.entry

    @property
    def status(self) -> StatusBar:
        return self.workplace.status

    @property
    def areas(self) -> Areas:
        return self.workplace.areas

    @property
    def commands(self) -> Commands:
        return self.workplace.commands

    @property
    def finding(self) -> FindBar:
        return self.workplace.finding

    @property
    def clipboard(self) -> Clipboard:
        return self.workplace.clipboard

    @property
    def toast(self) -> Toast:
        return self.workplace.toast
