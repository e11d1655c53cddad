"""The versions of a session: what each holds, a name for it, a copy of it, and the way back; it shows and asks only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
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

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.drafts_card import when
from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.files.version_notes import Note
from cxstudio.words import _, ngettext

Wish = Literal["", "revert", "copy", "rename", "save"]
PICTURE = QSize(256, 148)  # pixels
LINES = 6  # steps that are told one by one
LATER = 120  # milliseconds a version is looked at before its picture is painted


class VersionsDialog(QDialog):
    """The versions, the newest first. `wish` says what somebody wants with the `chosen` one."""

    def __init__(
        self,
        notes: list[Note],
        paint: Callable[[str], QImage | None],
        parent: QWidget | None = None,
        chosen: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Versions"))
        self.setMinimumSize(640, 400)
        self.wish: Wish = ""
        self._notes = list(reversed(notes))
        self._paint, self._painted = paint, dict[str, QImage | None]()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Versions"), "heading"))
        said = _("Going back to a version can be undone.")
        column.addWidget(
            label(said if notes else _("No version yet. A version keeps the map as it is now."), "muted")
        )
        across = QHBoxLayout()
        across.setSpacing(24)
        self.list = self._make_list()
        across.addWidget(self.list, 1)
        across.addLayout(self._make_side())
        column.addLayout(across, 1)
        self._make_buttons(column)
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._show_picture)
        self.list.currentRowChanged.connect(self._show)
        names = [note.version.name for note in self._notes]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(_("Versions"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for note in self._notes:
            item = QListWidgetItem(f"{_name(note)}\n{_moment(note)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{_name(note)}, {_moment(note)}, {_did(note)}")
            made.addItem(item)
        made.itemDoubleClicked.connect(self._revert)
        return made

    def _make_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE)
        self.picture.setAccessibleName(_("Picture of the version"))
        self.said = label("")
        self.said.setWordWrap(True)
        self.said.setFixedWidth(PICTURE.width())
        side.addWidget(self.picture)
        side.addWidget(self.said)
        side.addStretch(1)
        return side

    def _make_buttons(self, column: QVBoxLayout) -> None:
        buttons = [QPushButton(_("Close"))]
        buttons[0].clicked.connect(self.reject)
        wishes: tuple[tuple[str, Callable[[], None]], ...] = (
            (_("Rename…"), self._rename),
            (_("Open as a copy"), self._copy),
            (_("Go back to this version"), self._revert),
        )
        for words, does in wishes if self._notes else ((_("Save version…"), self._save),):
            buttons.append(QPushButton(words))
            buttons[-1].clicked.connect(does)
        column.addLayout(button_row(*buttons))

    def chosen(self) -> str:
        """The name of the chosen version."""
        return self._notes[max(0, self.list.currentRow())].version.name

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._notes):
            note = self._notes[row]
            self.said.setText(_did(note))
            self.said.setAccessibleName(self.said.text())
            self.picture.clear()
            self._later.start()

    def _show_picture(self) -> None:
        if not self._notes:
            return
        name = self.chosen()
        if name not in self._painted:
            self._painted[name] = self._paint(name)
        image = self._painted[name]
        if image is not None:
            self.picture.setPixmap(QPixmap.fromImage(image))

    def _revert(self) -> None:
        self._end("revert")

    def _copy(self) -> None:
        self._end("copy")

    def _rename(self) -> None:
        self._end("rename")

    def _save(self) -> None:
        self._end("save")

    def done(self, result: int) -> None:
        self._later.stop()
        super().done(result)

    def _end(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()


def _name(note: Note) -> str:
    return _("Saved by itself") if note.automatic else note.version.name


def _moment(note: Note) -> str:
    return " · ".join([when(note.version.time), *note.authors[:3]])


def _did(note: Note) -> str:
    """What was done since the version before."""
    if not note.steps:
        return _("No change since the version before")
    lines = [figures(f"{words} × {n}") if n > 1 else words for words, n in note.steps[:LINES]]
    if len(note.steps) == 1:
        return _("Last change: {change}").format(change=lines[0])
    lines.insert(0, _("Since the version before:"))
    rest = sum(n for _words, n in note.steps[LINES:])
    if rest:
        lines.append(figures(ngettext("and {n} more step", "and {n} more steps", rest).format(n=rest)))
    return "\n".join(lines)
