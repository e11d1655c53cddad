"""The pane beside the map with the photo of a wall: its name, its buttons, the photo; it keeps nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from cxstudio.app.figures import figures
from cxstudio.app.icons import icon
from cxstudio.app.labels import Elided, label, look
from cxstudio.app.local_files import local_files
from cxstudio.app.picture_files import PICTURE_ENDINGS
from cxstudio.app.scale import scaled
from cxstudio.app.workshop.photo_view import PhotoView
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

SHARE = 0.34  # of the window's width
LEAST = 240  # pixels


class PhotoPane(QFrame):
    """`wanted` carries the name of what a button does, `dropped` the files that were let go over it."""

    wanted = Signal(str)
    dropped = Signal(list)

    def __init__(self, wears: Theme) -> None:
        super().__init__()
        look(self, "left")
        self.setAccessibleName(_("Photo of the wall"))
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.view = PhotoView(wears)
        self._title = Elided("", "section")
        self._count = label("", "caption")
        self._buttons: dict[str, tuple[QToolButton, str]] = {}
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 6, 6)
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        rows = (
            ("next", "images", _("Next photo")),
            ("choose", "image-plus", _("Choose another photo")),
            ("remove", "trash-2", _("Remove this photo")),
            ("close", "x", _("Close the photo; it stays in the file")),
        )
        for name, sign, words in rows:
            head.addWidget(self._button(name, "image" if sign == "images" else sign, words))
        self._keys = Elided(_("Alt + and Alt − zoom · Alt and arrows move · Ctrl+Enter ticks"), "caption")
        self._keys.setContentsMargins(12, 4, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._keys)
        self.wear(wears)

    def _button(self, name: str, sign: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.wanted.emit(name))
        self._buttons[name] = (button, sign)
        return button

    def wear(self, wears: Theme) -> None:
        """Put a theme on."""
        for button, sign in self._buttons.values():
            button.setIcon(icon(sign, wears.colour("ink"), 16))
        self.view.wear(wears)

    def call(self, name: str, ticks: int, *, several: bool) -> None:
        """Say which photo it is, and how many of its notes are done."""
        self._title.setText(name)
        words = ngettext("{n} tick", "{n} ticks", ticks).format(n=ticks)
        self._count.setText(figures(words) if ticks else "")
        self._buttons["next"][0].setVisible(several)

    def fit_window(self, width: int) -> None:
        """Take a part of a window so wide."""
        self.setFixedWidth(max(scaled(LEAST), round(width * SHARE)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = local_files(event.mimeData())
        if files and all(path.suffix.lower() in PICTURE_ENDINGS for path in files):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(local_files(event.mimeData()))
