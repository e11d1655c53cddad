"""What the program says of itself: version and licences, and all keys on one page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxstudio import __version__
from cxstudio.app.actions import ACTIONS, MENUS, shortcuts
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import label
from cxstudio.canvas.keys import CANVAS_KEYS
from cxstudio.words import _

KEYS_SIZE, ROUND = QSize(840, 660), QSize(16, 48)  # of the list of keys, and what stays free around it
LEADING = 3  # groups of keys in the leading column: with these both are about as long


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


def show_keys(parent: QWidget | None) -> None:
    """Every shortcut, by menu, from the one table of actions."""
    dialog = _dialog(parent, _("Keyboard shortcuts"))
    column = dialog.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(label(_("Keyboard shortcuts"), "heading"))
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setMinimumSize(700, 300)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    body = QWidget()
    across = QHBoxLayout(body)
    across.setSpacing(32)
    halves = [QVBoxLayout(), QVBoxLayout()]
    for half in halves:
        half.setSpacing(12)
        across.addLayout(half)
    groups = [(_(title), _keys_of(menu)) for menu, title in MENUS.items()]
    groups.append((_("On the map"), [(_(row.title), row.shown) for row in CANVAS_KEYS]))
    for place, (title, rows) in enumerate(groups):
        halves[0 if place < LEADING else 1].addLayout(_group(title, rows))
    for half in halves:
        half.addStretch(1)
    area.setWidget(body)
    column.addWidget(area, 1)
    _finish(dialog, column)
    room = dialog.screen().availableSize() - ROUND
    dialog.resize(KEYS_SIZE.boundedTo(room))
    dialog.open()


def _finish(dialog: QDialog, column: QVBoxLayout, *others: QPushButton) -> None:
    close = QPushButton(_("Close"))
    close.clicked.connect(dialog.accept)
    column.addSpacing(8)
    column.addLayout(button_row(*others, close))


def _keys_of(menu: str) -> list[tuple[str, str]]:
    rows = []
    for row in ACTIONS:
        keys = shortcuts(row)
        if row.menu == menu and keys:
            rows.append((_(row.title), keys[0].toString(QKeySequence.SequenceFormat.NativeText)))
    return rows


def _group(title: str, rows: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(16)
    grid.addWidget(label(title, "section"), 0, 0, 1, 2)
    for place, (text, keys) in enumerate(rows, 1):
        grid.addWidget(label(text), place, 0)
        cap: QLabel = label(keys, "keycap")
        grid.addWidget(cap, place, 1, Qt.AlignmentFlag.AlignTrailing)
    grid.setColumnStretch(0, 1)
    return grid


def _dialog(parent: QWidget | None, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(420)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(8)
    return dialog
