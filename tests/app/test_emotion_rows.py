from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.emotion import EmotionRow, value_words
from cxstudio.model.records import Persona
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.app.hands import press
from tests.app.test_inspector import shown


def emotion(opened: Opened) -> EmotionRow:
    found = opened.window.inspector.emotion_row(opened.made.personas[0])
    assert found is not None
    return found


def stated(opened: Opened) -> float | None:
    register = opened.made.document.emotion(opened.made.touchpoints[0], opened.made.personas[0])
    return register.stated if register else None


def drag(widget: Any, start: QPoint, end: QPoint) -> None:
    """Press, move and let go inside a widget."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, point, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        place = widget.mapToGlobal(point)
        event = QMouseEvent(
            kind, point.toPointF(), place.toPointF(), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(widget, event)


def test_the_slider_rates_by_key_after_a_rest(small: Opened, qtbot: QtBot) -> None:
    shown(small, small.made.touchpoints[0])
    slider = emotion(small).slider
    before = slider.value()
    press(slider, Qt.Key.Key_Right)
    press(slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: stated(small) == (before + 2) / 10, timeout=5000)


def test_the_slider_rates_by_pointer_on_letting_go(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    slider = emotion(small).slider
    start = QPoint(int(slider.handle_x()), slider.height() // 2)
    end = QPoint(slider.width() - 10, slider.height() // 2)
    drag(slider, start, end)
    value = stated(small)
    assert value is not None
    assert value > 1.5


def test_delete_on_the_slider_says_nothing_again(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    press(emotion(small).slider, Qt.Key.Key_Delete)
    assert stated(small) is None


def test_the_slider_follows_undo(small: Opened) -> None:
    shown(small, small.made.touchpoints[0])
    slider = emotion(small).slider
    before = slider.value()
    press(slider, Qt.Key.Key_Home)
    press(slider, Qt.Key.Key_Return)
    assert stated(small) == -2.0
    small.window.commands.undo()
    assert slider.value() == before


def test_minus_is_a_true_minus() -> None:
    assert [value_words(v) for v in (-1.6, 0.0, 0.4, None)] == ["−1.6", "0", "+0.4", "–"]


def test_a_persona_without_a_name_is_called_one(dressed: QApplication, qtbot: QtBot) -> None:
    row = EmotionRow(Persona(id="p"), "(unnamed persona)", theme("light"))
    qtbot.addWidget(row)
    assert row._name.full_text() == "Persona"
