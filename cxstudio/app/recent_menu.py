"""The list of maps opened last, as a menu; it opens none itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cxstudio.app.settings import Settings
from cxstudio.files.drafts import drafts_place
from cxstudio.words import _


class RecentMenu(QMenu):
    """`picked` tells a file. A map that is missing now stays in the list, greyed."""

    picked = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(_("Open recent"), parent)
        self._settings = settings
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._take)

    def _fill(self) -> None:
        self.clear()
        # A draft that is gone was swept away because nothing was in it.
        recent = [p for p in self._settings.recent if p.exists() or p.parent != drafts_place()]
        for path in recent:
            name = _("Untitled map") if path.parent == drafts_place() else path.stem
            there = path.exists()
            words = name if there else _("{name}: not found").format(name=name)
            action = self.addAction(words.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(str(path))
            action.setEnabled(there)
        if not recent:
            self.addAction(_("Your maps will show here")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(_("Clear the list")).setData("")

    def _take(self, action: QAction) -> None:
        path = action.data()
        if path:
            self.picked.emit(path)
        elif path is not None:
            self._settings.forget_all()
