"""A row of choices of which one is pressed, or none; it knows no document."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QSizePolicy,
    QToolButton,
)

from cxstudio.app.labels import look, restyle, spaced
from cxstudio.app.scale import scaled

SEGMENTS_WIDTH = 224  # pixels for the words of a row of choices
SEGMENT_LETTERS = 11  # pixels, as in the style sheet


class Segments(QFrame):
    """A row of choices of which one is pressed; pressing it again takes the choice back."""

    chosen = Signal(str)

    def __init__(self, choices: tuple[tuple[str, str], ...], name: str, *, icons: bool = False) -> None:
        super().__init__()
        look(self, "segments")
        self.setAccessibleName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(2, 2, 2, 2)
        grid.setSpacing(0)
        self.occurring: frozenset[str] = frozenset()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, QToolButton] = {}
        for value, text in choices:
            button = QToolButton()
            look(button, "segment")
            button.setAccessibleName(f"{name}: {text}")
            button.setCheckable(True)
            button.setIconSize(QSize(12, 12))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._buttons[value] = button
        self._arrange(grid, [text for _value, text in choices], icons=icons)
        self._group.buttonClicked.connect(self._clicked)

    def _arrange(self, grid: QGridLayout, texts: list[str], *, icons: bool) -> None:
        """All in a row with the icon above, or, where a language has longer words, two by two with the icon beside."""
        letters = QFont(self.font())
        letters.setPixelSize(scaled(SEGMENT_LETTERS))
        letters.setWeight(QFont.Weight.DemiBold)  # as the chosen one is written
        metrics = QFontMetrics(letters)
        buttons = list(self._buttons.values())
        widths = [metrics.horizontalAdvance(text) + 7 for text in texts]
        in_a_row = sum(widths) <= scaled(SEGMENTS_WIDTH)
        style = Qt.ToolButtonStyle
        for place, (button, text) in enumerate(zip(buttons, texts, strict=True)):
            button.setText(spaced(text) if icons and not in_a_row else text)
            button.setToolButtonStyle(
                style.ToolButtonTextUnderIcon if in_a_row else style.ToolButtonTextBesideIcon
            )
            button.setFixedHeight(scaled(38 if in_a_row and icons else 26))
            grid.addWidget(button, *((0, place) if in_a_row else divmod(place, 2)))
            grid.setColumnStretch(place if in_a_row else place % 2, widths[place] if in_a_row else 1)

    def buttons(self) -> dict[str, QToolButton]:
        """The button of each value, to give it its picture."""
        return dict(self._buttons)

    def set_value(self, value: str) -> None:
        self.occurring = frozenset()
        for key, button in self._buttons.items():
            button.setChecked(key == value)
            restyle(button, "occurs", "false")

    def set_several(self, values: Collection[str]) -> None:
        """Several things have these values between them: each is marked and none is pressed."""
        self.set_value("")
        self.occurring = frozenset(values)
        for key in self.occurring & self._buttons.keys():
            restyle(self._buttons[key], "occurs", "true")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys choose among the segments, in the direction of the arrow on screen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            forwards = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = forwards.get(Qt.Key(event.key()))
            if step is not None:
                across = event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}
                mirrored = across and self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                self._choose_beside(watched, -step if mirrored else step)
                return True
        return super().eventFilter(watched, event)

    def _choose_beside(self, button: QObject, step: int) -> None:
        values, buttons = list(self._buttons), list(self._buttons.values())
        place = next((i for i, b in enumerate(buttons) if b is button), 0) + step
        if 0 <= place < len(values):
            buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.set_value(values[place])
            self.chosen.emit(values[place])

    def _clicked(self, pressed: QToolButton) -> None:
        value = next(key for key, button in self._buttons.items() if button is pressed)
        value = value if pressed.isChecked() else ""
        self.set_value(value)
        self.chosen.emit(value)
