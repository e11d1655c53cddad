"""The switch between the states of a journey, and the button that shows what changed; it edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from cxstudio.app.icons import icon
from cxstudio.app.labels import look
from cxstudio.app.scale import scaled
from cxstudio.insight.difference import counterpart, origin
from cxstudio.model.document import Document
from cxstudio.model.naming import title
from cxstudio.model.records import Journey
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _

HEIGHT = 32  # pixels
_STATES = (("current", N_("Current")), ("future", N_("Future")), ("ideal", N_("Ideal")))
_MAKES = {
    "future": N_("Make the future state of this journey"),
    "ideal": N_("Make the ideal state of this journey"),
}


class StateSwitch(QWidget):
    """`chosen` a state to bring to the screen, `changes_asked` that the signs of changes come or go."""

    chosen = Signal(str)
    changes_asked = Signal()

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__()
        self._document = document
        self.setAccessibleName(_("State of the journey"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        frame = QFrame()
        look(frame, "segments")
        frame.setFixedHeight(scaled(HEIGHT) + 2)
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(2, 2, 2, 2)
        inner.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for state, words in _STATES:
            button = QToolButton()
            look(button, "state")
            button.setText(_(words))
            button.setCheckable(True)
            button.setObjectName(state)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._clicked)
            button.installEventFilter(self)
            self.buttons[state] = button
            inner.addWidget(button)
        row.addWidget(frame)
        self.changes = QToolButton()
        self.changes.setCheckable(True)
        self.changes.setIconSize(QSize(18, 18))
        self.changes.setFixedSize(scaled(HEIGHT), scaled(HEIGHT))
        self.changes.setAccessibleName(_("Show changes"))
        self.changes.setToolTip(_("Show what changed against the current state (Ctrl+Shift+D)"))
        self.changes.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.changes.clicked.connect(self.changes_asked)
        row.addWidget(self.changes)
        self.wear(wears)

    def wear(self, wears: Theme) -> None:
        self.changes.setIcon(icon("git-branch", wears.colour("ink"), 18))

    def show_journey(self, id: str, *, changes: bool = False) -> None:
        """The journey on the screen, and whether its changes show."""
        journey = self._document.find(id, Journey)
        if journey is None:
            return
        for state, button in self.buttons.items():
            there = journey.state == state or bool(counterpart(self._document, id, state))
            button.setChecked(journey.state == state)
            # A current state cannot be made of a future one, and an ideal one is rare: it is made from the menu.
            button.setVisible(
                there or state == "future" or (state == "current" and journey.state != "current")
            )
            button.setEnabled(there or state in _MAKES)
            words = _("{state} state of “{name}”").format(state=button.text(), name=title(journey))
            button.setToolTip(words if there else _(_MAKES.get(state, N_("Not tied to a current state"))))
            button.setAccessibleName(button.toolTip())
        self.changes.setVisible(bool(origin(self._document, id)))
        self.changes.setChecked(changes)

    def _clicked(self) -> None:
        button = self.sender()
        now = button.objectName()
        for state, other in self.buttons.items():
            other.setChecked(state == now)
        self.chosen.emit(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go from state to state, in the direction of the arrow on the screen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
            if step is not None:
                rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
                shown = [button for button in self.buttons.values() if not button.isHidden()]
                place = next((i for i, one in enumerate(shown) if one is watched), 0) + (
                    -step if rtl else step
                )
                if 0 <= place < len(shown):
                    shown[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
