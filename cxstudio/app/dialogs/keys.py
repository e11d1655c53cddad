"""All keys on one page, in two columns, with a line to look one up; it knows the tables of keys and no document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cxstudio.app.actions import ACTIONS, MENUS, shortcuts
from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.labels import keycap, label
from cxstudio.app.on_screen import screen_of
from cxstudio.app.panels.entry_keys import ENTRY_KEYS
from cxstudio.app.panels.outline_keys import OUTLINE_KEYS
from cxstudio.app.scale import text_scale
from cxstudio.app.texts import Line
from cxstudio.app.workshop.agenda_keys import AGENDA_KEYS
from cxstudio.canvas.keys import CANVAS_KEYS
from cxstudio.insight.finding import words_of
from cxstudio.insight.folding import fold
from cxstudio.words import _
from cxstudio.workshop.tokens import sign_rows

SIZE, ROUND = QSize(880, 680), QSize(16, 48)  # of the sheet at the usual text, and what stays free around it
BETWEEN = 32  # pixels between the columns


@dataclass(frozen=True, slots=True)
class Keys:
    """A heading, and the words and the keys of each row under it."""

    title: str
    rows: tuple[tuple[str, str], ...]


def all_keys() -> list[Keys]:
    """Every key there is: of each menu, of the map and of the outline."""
    groups = [Keys(_(title), tuple(_of_menu(menu))) for menu, title in MENUS.items()]
    groups.append(Keys(_("On the map"), tuple((_(row.title), row.shown) for row in CANVAS_KEYS)))
    groups.append(Keys(_("In the outline"), tuple((_(row.title), row.shown) for row in OUTLINE_KEYS)))
    groups.append(Keys(_("At the entry line"), tuple((_(row.title), row.shown) for row in ENTRY_KEYS)))
    groups.append(
        Keys(
            _("Signs of the entry line"),
            tuple((f"{about} ({where.lower()})", sign) for where, sign, about in sign_rows()),
        )
    )
    groups.append(Keys(_("In the agenda"), tuple((_(row.title), row.shown) for row in AGENDA_KEYS)))
    return [group for group in groups if group.rows]


def _of_menu(menu: str) -> list[tuple[str, str]]:
    rows = [(row, shortcuts(row)) for row in ACTIONS if row.menu == menu]
    native = QKeySequence.SequenceFormat.NativeText
    return [(_(row.title), keys[0].toString(native)) for row, keys in rows if keys]


def show_keys(parent: QWidget | None) -> None:
    """Every shortcut on one page."""
    sheet = KeysSheet(parent)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()


class KeysSheet(QDialog):
    """Two columns of equal width; `line` leaves only the rows that hold its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_("Keyboard shortcuts"), "heading"))
        self.line = Line()
        self.line.setPlaceholderText(_("Find a shortcut"))
        self.line.setAccessibleName(_("Find a shortcut"))
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._sift)
        column.addWidget(self.line)
        self.groups = [_Group(keys) for keys in all_keys()]
        self.nothing = label(_("Nothing found"), "muted")
        self.nothing.hide()
        column.addWidget(self.nothing)
        column.addWidget(self._make_page(), 1)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        column.addLayout(button_row(close))
        self.resize((SIZE * text_scale()).boundedTo(screen_of(self).availableSize() - ROUND))
        self.line.setFocus()

    def _make_page(self) -> QScrollArea:
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(_("Keyboard shortcuts"))
        page = QWidget()
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(BETWEEN)
        split = _halfway([len(group.rows) + 1 for group in self.groups])
        for groups in (self.groups[:split], self.groups[split:]):
            half = QWidget()
            down = QVBoxLayout(half)
            # The scroll bar comes between a key and the edge of the window, on either side.
            down.setContentsMargins(8, 0, 8, 0)
            down.setSpacing(16)
            for group in groups:
                down.addWidget(group)
            down.addStretch(1)
            half.setMinimumWidth(1)  # equal columns, whatever the longest words
            across.addWidget(half, 1)
        area.setWidget(page)
        return area

    def _sift(self, text: str) -> None:
        words = words_of(text)
        for group in self.groups:
            group.sift(words)
        self.nothing.setHidden(any(not group.isHidden() for group in self.groups))
        self.area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the line has no use for turns the page."""
        bar = self.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


class _Group(QWidget):
    """A heading and its rows; without a row it is hidden."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(6)
        down.addWidget(label(keys.title, "section"))
        self.rows: list[tuple[str, QWidget]] = []
        for title, shown in keys.rows:
            row = _row(title, shown)
            down.addWidget(row)
            self.rows.append((fold(f"{title} {shown} {keys.title}"), row))

    def sift(self, words: Sequence[str]) -> None:
        for text, row in self.rows:
            row.setHidden(not all(word in text for word in words))
        self.setHidden(all(row.isHidden() for _text, row in self.rows))


def _row(title: str, shown: str) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(16)
    words = label(title)
    words.setWordWrap(True)
    across.addWidget(words, 1)
    across.addWidget(keycap(shown), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _halfway(lengths: Sequence[int]) -> int:
    """After how many groups the second column begins, for both to be about as long."""
    return min(range(len(lengths) + 1), key=lambda n: abs(sum(lengths[:n]) - sum(lengths[n:])))
