"""What the sections of the console are made of: one that opens under its title, and a list that is led by keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.disclosure import Disclosure
from cxstudio.app.figures import figures
from cxstudio.app.labels import Label, label
from cxstudio.app.texts import MOST, Line
from cxstudio.app.workshop.around import Around, Section

ID = Qt.ItemDataRole.UserRole
MOST_ROWS = 6  # of a list before it scrolls
AROUND = 16  # pixels
Key = Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]


class Folded(Section):
    """A section with a title; `column` is what opens below it."""

    def __init__(self, around: Around, title: str, *, is_open: bool = False) -> None:
        super().__init__()
        self.around = around
        whole = QVBoxLayout(self)
        whole.setContentsMargins(AROUND, 10, AROUND, 12)
        self.fold = Disclosure(title, is_open=is_open)
        self.column = QVBoxLayout(self.fold.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        whole.addWidget(self.fold)

    @property
    def is_open(self) -> bool:
        return self.fold.head.isChecked()

    def open_up(self) -> None:
        """Open it, and bring it into view."""
        self.fold.head.setChecked(True)
        QTimer.singleShot(0, self, self._into_view)  # once it has its height

    def _into_view(self) -> None:
        self.bring_into_view(self)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of the section."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(part, 0, 8)

    def tell(self, text: str) -> None:
        """What stands at the end of the title, also while it is closed."""
        self.fold.set_summary(figures(text))
        self.fold.head.setAccessibleDescription(text)

    def hint(self, text: str = "") -> Label:
        """A quiet sentence at the end of what there is."""
        made = label(text, "caption")
        made.setWordWrap(True)
        self.column.addWidget(made)
        return made


class KeyedList(QListWidget):
    """A list whose keys are its own, whatever they mean on the map; it is as high as its rows, up to `MOST_ROWS`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._keys: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], object]] = {}
        self.setAccessibleName(name)
        self.setIconSize(QSize(16, 16))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit()

    def lead(self, keys: Mapping[Key, Callable[[], object]]) -> None:
        """What each key does, with the modifiers that belong to it."""
        for key, does in keys.items():
            chord = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
            self._keys[chord] = does

    def add(self, id: str, text: str, sign: QIcon | None = None, said: str = "") -> QListWidgetItem:
        """One more row; `said` is what a screen reader says of it."""
        item = QListWidgetItem(sign or QIcon(), " ".join(text.split()))
        item.setData(ID, id)
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said or text)
        self.addItem(item)
        return item

    def ids(self) -> list[str]:
        """The ids of the rows, from the top."""
        return [str(self.item(row).data(ID)) for row in range(self.count())]

    def current(self) -> str:
        """The id of the current row, "" where there is none."""
        return str(self.currentItem().data(ID)) if self.currentRow() >= 0 else ""

    def chosen(self) -> list[str]:
        """The ids of the selected rows, from the top."""
        picked = {str(item.data(ID)) for item in self.selectedItems()}
        return [id for id in self.ids() if id in picked]

    def stand_at(self, id: str, row: int) -> None:
        """Make the row with an id the current one, or what is in its place now."""
        ids = self.ids()
        if ids:
            self.setCurrentRow(ids.index(id) if id in ids else max(0, min(row, len(ids) - 1)))

    def fit(self) -> None:
        """Take the height of the rows, and none where there are none."""
        self.setHidden(not self.count())
        rows = range(min(self.count(), MOST_ROWS))
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + 4)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()  # only now the rows have the height the style gives them

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._does(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        does = self._does(event)
        if does is None:
            super().keyPressEvent(event)
        elif self.count():
            does()

    def _does(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._keys.get((Qt.Key(event.key()), held))


class PastingLine(Line):
    """A line into which several lines may be pasted: `pasted` carries them, and what is in the line stays."""

    pasted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()[:MOST].strip()
            if len(text.splitlines()) > 1:
                self.pasted.emit(text)
                return
        super().keyPressEvent(event)


def line_in(section: Folded, name: str, asks: str) -> PastingLine:
    """A line of a section: its name, and what it asks for while it is empty."""
    made = PastingLine()
    made.setAccessibleName(name)
    made.setPlaceholderText(asks)
    section.column.addWidget(made)
    return made


def button(words: str, does: Callable[[], object], tip: str = "") -> QPushButton:
    """A button that Tab reaches and Enter presses."""
    made = QPushButton(words)
    made.setToolTip(tip)
    made.setAutoDefault(True)
    made.clicked.connect(lambda _checked: does())
    return made
