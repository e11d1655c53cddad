"""The licences of what the program is built on, to be read here, by keyboard too; it knows only the shipped texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.resources import resource
from cxstudio.words import _

SIZE = QSize(820, 560)
LONGEST = 2_000_000  # bytes of a text
_NAMES = ("LICEN", "OFL", "COPYING", "NOTICE")


@dataclass(frozen=True, slots=True)
class Licence:
    """What it is the licence of, and where its text lies."""

    name: str
    path: Path


def licences() -> list[Licence]:
    """All shipped licence texts: of libraries, then of fonts and icons."""
    libraries = resource("licences")
    paths = sorted(libraries.rglob("*"), key=lambda p: p.as_posix().casefold())
    found = [Licence(_name(path.relative_to(libraries)), path) for path in paths if path.is_file()]
    for folder in ("fonts", "icons"):
        texts = [p for p in sorted(resource(folder).iterdir()) if p.name.upper().startswith(_NAMES)]
        found += [Licence(_name(Path(folder) / path.name), path) for path in texts]
    return found


def _name(path: Path) -> str:
    """ "pillow", "pypdfium2: zlib", "fonts: OFL-Vazirmatn"."""
    first, *folders = path.parts[:-1] or (path.stem,)
    usual = path.stem.upper().startswith("LICEN") and not folders
    if usual or len(path.parts) == 1:
        return first
    return f"{first}: {' / '.join([*folders, path.name.removesuffix('.txt')])}"


class Licences(QDialog):
    """A list, and beside it the text of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Licences"))
        self._all = licences()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Licences"), "heading"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Licences"))
        self.list.addItems([licence.name for licence in self._all])
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text of the licence"))
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.list, 1)
        across.addWidget(self.text, 3)
        column.addLayout(across, 1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        column.addLayout(button_row(close))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.resize(SIZE.boundedTo(self.screen().availableSize()))

    def _show(self, row: int) -> None:
        try:
            raw = self._all[row].path.read_bytes()[:LONGEST]
        except (OSError, IndexError):
            self.text.setPlainText(_("This text cannot be read."))
            return
        self.text.setPlainText(raw.decode("utf-8", errors="replace"))
