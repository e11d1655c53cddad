"""The rapid-entry line: a kind, a text, and in plain words where it will land; Enter adds it and keeps the line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from cxstudio.app.controls import MenuButton
from cxstudio.app.icons import icon, kind_colour
from cxstudio.app.labels import Elided, label, look, restyle
from cxstudio.app.letter_menu import LetterMenu
from cxstudio.app.targets import step, target_words
from cxstudio.app.texts import Line
from cxstudio.edits.adding import add_at
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import ADDED_KINDS, KINDS
from cxstudio.picture.theme import Theme
from cxstudio.words import _

KIND_ORDER = tuple(kind for kind in ADDED_KINDS if kind != "persona")
REMEMBERED = 50


class Hint(Elided):
    """Where a note will land, and how to change that: as wide as its words, the latter only where there is room."""

    def __init__(self) -> None:
        self._short = self._long = ""
        super().__init__("", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.keep_to_end()

    def say(self, long: str, short: str) -> None:
        """All there is to say, and what of it matters most."""
        self._long, self._short = long, short
        self.setAccessibleName(long)
        self.updateGeometry()
        self._elide()

    def full_text(self) -> str:
        return self._long

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._advance(self._long), super().sizeHint().height())

    def _advance(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(" ".join(text.split())) + 4

    def _elide(self) -> None:
        self._full = self._long if self._advance(self._long) <= self.width() else self._short
        super()._elide()


class Entry(QFrame):
    """`targeted` tells the place chosen, `added` what was made, `failed` a reason, `left` that Esc was pressed."""

    targeted = Signal(str)
    added = Signal(str)
    failed = Signal(str)
    left = Signal()

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "entry")
        self.setAccessibleName(_("Entry line"))
        self._document, self._journey, self._look = document, journey, wears
        self._selected = ""
        self._past: list[str] = []
        self._back = 0
        self.kind = "pain" if document.journey_touchpoints(journey) else "stage"
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 12, 7)
        row.setSpacing(8)
        self.picker = MenuButton("button")
        self.picker.setIconSize(QSize(16, 16))
        self._menu = LetterMenu(self.picker)
        self._menu.triggered.connect(self._pick)
        self.picker.setMenu(self._menu)
        row.addWidget(self.picker)
        self._frame = QFrame()
        look(self._frame, "line")
        self._frame.setMinimumHeight(34)
        inner = QHBoxLayout(self._frame)
        inner.setContentsMargins(12, 0, 6, 0)
        inner.setSpacing(8)
        self.line = Line()
        self.line.setAccessibleName(_("Text of the new note"))
        self.line.setMinimumWidth(160)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.submit)
        self._where = Hint()
        inner.addWidget(self.line, 1)
        inner.addWidget(self._where)
        self._cap = label(_("Enter"), "keycap")
        inner.addWidget(self._cap)
        row.addWidget(self._frame, 1)
        self._stop = document.subscribe(self._hear)
        self.wear(wears)

    def close_down(self) -> None:
        self._stop()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._menu.clear()
        for kind in KIND_ORDER:
            row = KINDS[kind]
            action = self._menu.addAction(icon(row.icon, kind_colour(kind, wears), 16), _(row.label))
            action.setData(kind)
            action.setCheckable(True)
        self.set_kind(self.kind)

    def set_kind(self, kind: str) -> None:
        """What the next Enter adds."""
        self.kind = kind
        row = KINDS[kind]
        self.picker.setIcon(icon(row.icon, kind_colour(kind, self._look), 16))
        self.picker.say(_(row.label))
        for action in self._menu.actions():
            action.setChecked(action.data() == kind)
        self.picker.setAccessibleName(_("Kind of note: {kind}").format(kind=_(row.label)))
        self.line.setPlaceholderText(_("{kind}: type and press Enter").format(kind=_(row.label)))
        self._tell_target()

    def show_selected(self, ids: list[str]) -> None:
        """The selection on the map moves the target with it; what is no place leaves it where it was."""
        last = ids[-1] if ids else ""
        if self._document.stage_of(last) is not None:
            self._selected = last
            self._tell_target()

    @property
    def selected(self) -> str:
        """What the target is counted from."""
        return self._selected if self._document.get(self._selected) is not None else ""

    def where(self) -> str:
        """What the line says about where the note will land."""
        return self._where.full_text()

    def submit(self) -> None:
        """Add what was typed; the line stays, empty."""
        text = self.line.text().strip()
        if not text:
            return
        try:
            made = add_at(self._document, self._journey, self.kind, self.selected, text)
        except Refused as refusal:
            restyle(self._frame, "wrong", "true")
            self.failed.emit(refusal.reason)
            return
        self._past = [*[t for t in self._past if t != text][-REMEMBERED:], text]
        self._back = 0
        self.line.setText("")  # unlike clear() this leaves nothing for Undo, which then means the map
        if self.kind in {"stage", "touchpoint"}:
            self._selected = made
        self.added.emit(made)
        self._tell_target()

    def unfinished(self) -> list[str]:
        """The kind and the text that nobody has entered yet; nothing where there is none."""
        text = self.line.text().strip()
        return [self.kind, text] if text else []

    def take_up(self, left: object) -> None:
        """Go on with what was left unfinished; anything else changes nothing."""
        if isinstance(left, list) and len(left) == 2 and all(isinstance(part, str) for part in left):
            kind, text = left
            if kind in KIND_ORDER:
                self.set_kind(kind)
                self.line.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            restyle(self._frame, "lit", "true")
        elif event.type() == QEvent.Type.FocusOut:
            restyle(self._frame, "lit", "false")
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            restyle(self._frame, "wrong", "false")
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, held = event.key(), event.modifiers()
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            if held & Qt.KeyboardModifier.AltModifier:
                self.picker.showMenu()
            elif held & Qt.KeyboardModifier.ControlModifier:
                self._step_kind(-1 if key == Qt.Key.Key_Up else 1)
            else:
                self._recall(1 if key == Qt.Key.Key_Up else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self.left.emit()  # what was typed stays for later
            return True
        return False

    def _step_kind(self, by: int) -> None:
        self.set_kind(KIND_ORDER[(KIND_ORDER.index(self.kind) + by) % len(KIND_ORDER)])

    def _step(self, by: int) -> bool:
        chosen = step(self._document, self._journey, self.kind, self.selected, by)
        if not chosen:
            if by > 0:
                self.failed.emit(_("There is no other place yet: add a stage first"))
            return by > 0
        self._selected = chosen
        self._tell_target()
        self.targeted.emit(chosen)
        return True

    def _recall(self, by: int) -> None:
        if not self._past:
            return
        self._back = max(0, min(len(self._past), self._back + by))
        self.line.setText(self._past[-self._back] if self._back else "")

    def _pick(self, action: QAction) -> None:
        self.set_kind(str(action.data()))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hear(self, report: Report) -> None:
        self._tell_target()

    def _tell_target(self) -> None:
        place = target_words(self._document, self._journey, self.kind, self.selected)
        text = place or _("Add a touchpoint first")
        if place and self._document.stages(self._journey):
            text = _("{place} · Tab changes the target").format(place=place)
        self._where.say(text, place or text)
        self.line.setAccessibleDescription(text)
