"""Asking for a file to read, in the folder where one was last found; it opens none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.settings import Settings


def ask_file(parent: QWidget | None, title: str, kinds: str, settings: Settings) -> Path | None:
    """The file somebody chose; `kinds` as Qt writes them. None when it was called off."""
    name, _filter = QFileDialog.getOpenFileName(parent, title, settings.folder, kinds)
    if name:
        settings.folder = str(Path(name).parent)
    return Path(name) if name else None
