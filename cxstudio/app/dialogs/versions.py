"""Choosing a saved version to go back to; going back is an edit like any other."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.files.versions import Version
from cxstudio.words import _


class VersionsDialog(QDialog):
    """The versions, the newest first."""

    def __init__(self, versions: Sequence[Version], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Revert to a version"))
        self.setMinimumWidth(380)
        self._versions = list(reversed(versions))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(_("Revert to a version"), "heading"))
        said = _("The map goes back to how it was then. This can be undone.")
        column.addWidget(label(said if versions else _("No version yet. Save adds one."), "muted"))
        self._list = QListWidget()
        self._list.setAccessibleName(_("Versions"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for version in self._versions:
            when = time.strftime("%Y-%m-%d %H:%M", time.localtime(version.time))
            self._list.addItem(when if version.name.startswith(when) else f"{version.name}, {when}")
        self._list.setCurrentRow(0)
        self._list.itemDoubleClicked.connect(self.accept)
        column.addWidget(self._list)
        cancel, revert = QPushButton(_("Cancel")), QPushButton(_("Revert"))
        revert.setEnabled(bool(versions))
        cancel.clicked.connect(self.reject)
        revert.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, revert))

    def chosen(self) -> str:
        """The name of the chosen version."""
        return self._versions[max(0, self._list.currentRow())].name
