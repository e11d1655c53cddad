"""Whatever takes the keyboard or shows a value has a name for those who hear the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from tests.app.conftest import Opened

SPOKEN_OF = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


def nameless(window: QWidget) -> list[str]:
    """The controls of a window without a name, as what they are inside what."""
    found = []
    for widget in window.findChildren(QWidget):
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, SPOKEN_OF)
        inside = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
        inside = inside or isinstance(widget.parent(), (QComboBox, QTabBar))  # named by what they are part of
        if not reached or inside or not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName() or text).strip():
            above = widget.parentWidget()
            found.append(f"{type(widget).__name__} in {type(above).__name__}")
    return found


@pytest.mark.parametrize("chosen", [0, 1, 3])
def test_every_control_has_a_name(small: Opened, chosen: int) -> None:
    window = small.window
    window.canvas.select(list(small.made.touchpoints[:chosen]))
    for disclosure in (window.inspector.form.more,):
        if disclosure is not None:
            disclosure.head.setChecked(True)
    assert nameless(window) == []


def test_the_forms_of_arrows_cards_and_the_session_have_names(small: Opened) -> None:
    window, made = small.window, small.made
    for id in (made.document.links("next")[0].id, made.cards[0], made.stages[0], made.personas[0], "session"):
        window.workplace.choose([id])
        assert nameless(window) == []


def test_the_open_parking_lot_has_names(small: Opened) -> None:
    from cxstudio.edits.cards import park

    park(small.made.document, [small.made.cards[0]])
    small.window.left.parking.toggle()
    assert nameless(small.window) == []
