"""What comes from other programs: a clipboard that somebody filled, a file dragged over, a picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

COPY, LEFT, NO_KEYS = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def put_on_clipboard(text: str) -> None:
    """As another program does it."""
    QGuiApplication.clipboard().setText(text)


def picture(path: Path) -> Path:
    """A small picture as a file."""
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    image.save(str(path))
    return path


def drop_file(widget: QWidget, path: Path, place: QPoint) -> None:
    """Drag a file over a widget and let it go at a place of the screen."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = widget.mapFromGlobal(place)
    QApplication.sendEvent(widget, QDragEnterEvent(at, COPY, data, LEFT, NO_KEYS))
    QApplication.sendEvent(widget, QDragMoveEvent(at, COPY, data, LEFT, NO_KEYS))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), COPY, data, LEFT, NO_KEYS))
