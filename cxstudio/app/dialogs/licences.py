"""The licences of what the program is built on, to be read here, by keyboard too; it knows only the shipped texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
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
from cxstudio.app.on_screen import screen_of
from cxstudio.resources import resource
from cxstudio.words import _

SIZE = QSize(820, 560)
LONGEST = 2_000_000  # bytes of a text
FULL = 56  # letters from which a line was broken because it was full
_NAMES = ("LICEN", "OFL", "COPYING", "NOTICE")
_QT = "Qt, PySide6"  # whose licences lie without a folder
_BEGINS = re.compile(r"\s*([-*•=#]|\(?[0-9a-zA-Z]{1,3}[.)]\s)")  # of a line that follows no other


@dataclass(frozen=True, slots=True)
class Licence:
    """What it is the licence of, and where its texts lie."""

    name: str
    paths: tuple[Path, ...]


def licences() -> list[Licence]:
    """All shipped licence texts, one entry for each product: our own, libraries, then fonts and icons."""
    own = [Licence("CX Studio", (path,)) for path in (resource("licences").parents[1] / "LICENSE",)]
    products: dict[str, list[Path]] = {}
    libraries = resource("licences")
    for path in sorted(libraries.rglob("*"), key=lambda p: p.as_posix().casefold()):
        if path.is_file():
            parts = path.relative_to(libraries).parts
            products.setdefault(parts[0] if len(parts) > 1 else _QT, []).append(path)
    for path in _texts_of("fonts"):
        products.setdefault(_("{name} (font)").format(name=path.stem.partition("-")[2]), []).append(path)
    for path in _texts_of("icons"):
        products.setdefault(_("{name} (icons)").format(name="Lucide"), []).append(path)
    found = [Licence(name, tuple(paths)) for name, paths in products.items()]
    return [one for one in own if one.paths[0].is_file()] + found


def _texts_of(folder: str) -> list[Path]:
    return [p for p in sorted(resource(folder).iterdir()) if p.name.upper().startswith(_NAMES)]


def joined(text: str) -> str:
    """A text whose lines were broken at some eighty letters, with each paragraph in one line again.

    Lists, headings, verses in capitals and indented lines keep their breaks.
    """
    lines: list[str] = []
    full = False
    for line in text.splitlines():
        goes_on = full and line.strip() and not _BEGINS.match(line)
        if goes_on:
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line.rstrip())
        full = len(line.rstrip()) >= FULL
    return "\n".join(lines)


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
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.resize(SIZE.boundedTo(screen_of(self).availableSize()))

    def _show(self, row: int) -> None:
        texts = []
        for path in self._all[row].paths if 0 <= row < len(self._all) else ():
            try:
                raw = path.read_bytes()[:LONGEST]
            except OSError:
                continue
            heading = f"{path.name}\n\n" if len(self._all[row].paths) > 1 else ""
            texts.append(heading + joined(raw.decode("utf-8", errors="replace")))
        self.text.setPlainText("\n\n\n".join(texts) or _("This text cannot be read."))
