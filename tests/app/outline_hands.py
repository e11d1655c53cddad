"""Hands on the outline of a window: rows chosen, read, written and dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from cxstudio.app.panels.outline import Outline
from cxstudio.app.panels.outline_model import OutlineModel
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NAME = Qt.ItemDataRole.AccessibleTextRole


def tree_of(opened: Opened) -> Outline:
    """The outline with the keyboard in it."""
    tree = opened.window.left.outline
    tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return tree


def put(tree: Outline, id: str) -> None:
    """Select a row as a click on it does."""
    tree.choose([id])


def model_of(tree: Outline) -> OutlineModel:
    model = tree.model()
    assert isinstance(model, OutlineModel)
    return model


def spoken(tree: Outline, id: str) -> str:
    return str(model_of(tree).data(tree.row_of(id), NAME))


def rows(tree: Outline, id: str) -> list[str]:
    """What the rows under a row say."""
    model = model_of(tree)
    parent = tree.row_of(id)
    return [str(model.index(place, 0, parent).data()) for place in range(model.rowCount(parent))]


def field_of(tree: Outline) -> QLineEdit:
    """The field in which a row is written now."""
    (field,) = (one for one in tree.viewport().findChildren(QLineEdit) if one.isVisible())
    return field


def write(tree: Outline, text: str) -> None:
    """Write into the row that is open, and press Enter."""
    field = field_of(tree)
    field.selectAll()
    type_into(field, text)
    press(field, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt takes the text over once the key was handled


def drag(tree: Outline, id: str, end: QPoint, *, drop: bool = True) -> None:
    """Drag a row to a place of the screen."""
    view = tree.viewport()
    start = view.mapToGlobal(tree.visualRect(tree.row_of(id)).center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton

    def send(kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        local = QPointF(view.mapFromGlobal(place))
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QMouseEvent(kind, local, QPointF(place), button, held, keys))

    send(QEvent.Type.MouseButtonPress, start, left, left)
    for step in range(1, 5):
        send(QEvent.Type.MouseMove, start + (end - start) * step / 4, none, left)
    if drop:
        send(QEvent.Type.MouseButtonRelease, end, left, none)


def spot(tree: Outline, id: str, share: float = 0.5) -> QPoint:
    """A place on a row, on the screen; 0 is its upper edge."""
    rect = tree.visualRect(tree.row_of(id))
    return tree.viewport().mapToGlobal(QPoint(rect.center().x(), round(rect.top() + share * rect.height())))
