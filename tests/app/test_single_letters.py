"""What one letter does on the map is told, with a way back: it may have been meant for a line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.model.measures import Reading
from cxstudio.model.records import Touchpoint
from tests.app.conftest import Opened
from tests.app.hands import click, press


def test_a_moment_of_truth_marked_by_a_letter_is_named_with_an_undo(small: Opened) -> None:
    window, made = small.window, small.made
    touchpoint = made.touchpoints[0]

    def marked() -> bool:
        found = made.document.find(touchpoint, Touchpoint)
        assert found is not None
        return found.moment_of_truth

    before = marked()
    window.canvas.select([touchpoint])
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_M)
    assert marked() != before
    assert window.toast.isVisible()
    assert window.toast.text() in ("Mark moment of truth", "Unmark moment of truth")
    click(window.toast._button)
    assert marked() == before


@pytest.mark.parametrize("number", [1, 2])
def test_a_reading_that_was_made_alone_is_named_with_an_undo(small: Opened, number: int) -> None:
    made = small.made
    metric = add_metric(made.document, "nps")
    with made.document.transaction("Add reading"):
        for _one in range(number):
            add_reading(made.document, metric, made.touchpoints[0])
    assert len(list(made.document.nodes(Reading))) >= number
    assert small.window.toast.isVisible() == (number == 1)
