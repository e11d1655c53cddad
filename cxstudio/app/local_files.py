"""The files of this machine that a drag or a clipboard names; what is made of them is for others to say."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent

OURS = "application/x-cxstudio-file"  # a file that this program lets be dragged out of a window


def local_files(data: QMimeData) -> list[Path]:
    """The files of this machine a clipboard or a drop names, but none that comes from this program."""
    if data.hasFormat(OURS):
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def let_files_in(event: QDragEnterEvent) -> None:
    """Take a drag over a window that opens what is dropped on it."""
    if event.mimeData().hasUrls() and not event.mimeData().hasFormat(OURS):
        event.acceptProposedAction()
