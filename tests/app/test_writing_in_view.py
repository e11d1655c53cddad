"""Where somebody writes in the details stays in view while the form around it grows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cxstudio.model.plans import Comment
from tests.app.conftest import Opened
from tests.app.hands import press, type_into


def _all_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_the_line_for_comments_stays_in_view_as_they_come_and_as_it_grows(
    open_window: Callable[..., Opened], qtbot: QtBot
) -> None:
    opened = open_window(size=(960, 600))
    window = opened.window
    window.canvas.select([opened.made.touchpoints[0]])
    window.actions_by_id["edit.comment"].trigger()
    line = window.focusWidget()
    assert line is not None
    assert window.inspector.isAncestorOf(line)
    for number in (1, 2):
        type_into(
            line, "It is long enough to take a line or two of the narrow details, and then some more of them"
        )
        qtbot.waitUntil(lambda: _all_seen(line))
        press(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(opened.made.document.nodes(Comment)) == number
        qtbot.waitUntil(lambda: _all_seen(line))
        assert line.hasFocus()
