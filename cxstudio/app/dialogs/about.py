"""What the program says of itself: its version, and what it is built on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from cxstudio import __version__
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.words import _


def show_about(parent: QWidget | None) -> None:
    """Version, licence and what the program is built on."""
    dialog = _dialog(parent, _("About CX Studio"))
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)
    for text, name in (
        (_("CX Studio"), "heading"),
        (_("Version {version}").format(version=__version__), "muted"),
        (_("Maps customer journeys without a network. Everything stays on this machine."), ""),
        (
            _(
                "MIT licence. Built with Qt and PySide6 (LGPL-3.0), networkx, reportlab, pdfium, HarfBuzz, Pillow,"
                " pycrdt, msgspec, platformdirs."
            ),
            "muted",
        ),
        (_("Fonts: Noto and Vazirmatn (OFL). Icons: Lucide (ISC)."), "muted"),
    ):
        line = label(text, name)
        line.setWordWrap(True)
        column.addWidget(line)
    read = QPushButton(_("Licences…"))
    read.clicked.connect(partial(_read_licences, dialog))
    _finish(dialog, column, read)
    dialog.open()


def _read_licences(parent: QWidget) -> None:
    from cxstudio.app.dialogs.licences import Licences

    dialog = Licences(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _finish(dialog: QDialog, column: QVBoxLayout, *others: QPushButton) -> None:
    close = QPushButton(_("Close"))
    close.clicked.connect(dialog.accept)
    column.addSpacing(8)
    column.addLayout(button_row(*others, close))


def _dialog(parent: QWidget | None, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(420)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    return dialog
