"""Putting a window together does each thing once: it is what everybody waits for at the start."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxstudio.app.icons import mark_icon
from cxstudio.app.labels import restyle
from cxstudio.app.panels.toolbar import Toolbar
from cxstudio.app.workshop.console import Console
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened


def test_no_field_is_dressed_again_for_its_first_value(
    open_window: Callable[..., Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[QWidget] = []

    def watched(widget: QWidget, name: str, value: object) -> None:
        if widget.property(name) != value:
            again.append(widget)
        restyle(widget, name, value)

    monkeypatch.setattr("cxstudio.app.panels.field_row.restyle", watched)
    inspector = open_window().window.places.shown.inspector
    assert len(inspector.form.rows) > 5
    assert again == []


def test_a_direction_that_is_told_again_lays_nothing_out(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = small.window.places.shown
    laid_out: list[bool] = []
    monkeypatch.setattr(place.areas, "lay_out", lambda: laid_out.append(True))
    place.mirror(rtl=False)
    assert laid_out == []
    place.mirror(rtl=True)
    assert (laid_out, place.left.property("mirrored")) == ([True], "true")


def test_a_bar_with_room_for_all_is_measured_once(small: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    whole = Toolbar._asked

    def counted(bar: Toolbar) -> int:
        asked.append(whole(bar))
        return asked[-1]

    monkeypatch.setattr(Toolbar, "_asked", counted)
    small.window.resize(2400, 900)
    assert len(asked) == 1


def test_a_mark_is_drawn_once_for_each_size_and_theme(dressed: QApplication) -> None:
    light = theme("light")
    assert mark_icon(2, light).cacheKey() == mark_icon(2, light).cacheKey()
    keys = {
        mark_icon(2, light).cacheKey(),
        mark_icon(2, theme("dark")).cacheKey(),
        mark_icon(3, light).cacheKey(),
    }
    assert len(keys) == 3


def test_the_console_stands_in_its_window_from_the_beginning(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[QEvent.Type] = []
    usual = Console.changeEvent

    def heard(console: Console, event: QEvent) -> None:
        told.append(event.type())
        usual(console, event)

    monkeypatch.setattr(Console, "changeEvent", heard)
    small.window.workshop.toggle()
    assert small.window.workshop.console is not None
    assert QEvent.Type.ParentChange not in told
    assert QEvent.Type.StyleChange not in told
