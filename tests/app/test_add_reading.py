"""A reading is added as directly as a pain point: by a key, from the menu of a touchpoint, and by its name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cxstudio.app.actions import offered
from cxstudio.app.panels.metrics_section import MetricsPart
from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.naming import title
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press


def offering(small: Opened, qtbot: QtBot) -> QMenu:
    """The menu of what can be measured, once it is there."""

    def there() -> bool:
        parts = small.window.inspector.findChildren(MetricsPart)
        return bool(parts) and parts[0].menu.isVisible()

    qtbot.waitUntil(there)
    return small.window.inspector.findChildren(MetricsPart)[0].menu


@pytest.mark.parametrize("what", ["touchpoint", "card", "journey"])
def test_one_key_measures_what_is_selected(small: Opened, qtbot: QtBot, what: str) -> None:
    made, window = small.made, small.window
    point = made.touchpoints[0]
    card = next(card.id for card in made.document.nodes(Card) if card.home == point)
    chosen = {"touchpoint": [point], "card": [card], "journey": []}[what]
    window.canvas.select(chosen)
    window.canvas.setFocus()
    press(window.canvas, Qt.Key.Key_R)
    menu = offering(small, qtbot)
    press(menu, Qt.Key.Key_Return)
    (reading,) = made.document.nodes(Reading)
    assert reading.at == (made.journey if what == "journey" else point)
    assert made.document.find(reading.metric, Metric) is not None
    qtbot.waitUntil(lambda: isinstance(window.focusWidget(), QLineEdit))
    row = window.inspector.row("inputs")
    assert row is not None
    assert row.isAncestorOf(window.focusWidget())
    made.document.undo()
    assert not made.document.nodes(Reading)
    assert not made.document.nodes(Metric)


def test_a_metric_that_was_read_elsewhere_says_where(small: Opened, qtbot: QtBot) -> None:
    made, window = small.made, small.window
    read, other = made.touchpoints[4], made.touchpoints[0]
    add_reading(made.document, add_metric(made.document, method="csat"), read)
    said = []
    for place in (other, read):
        window.canvas.select([place])
        window.canvas.setFocus()
        press(window.canvas, Qt.Key.Key_R)
        menu = offering(small, qtbot)
        said.append(menu.actions()[0].text())
        menu.close()
    metric = title(made.document.nodes(Metric)[0])
    assert said == [f"{metric}, so far at 2.2 Waiting area", metric]


def test_the_menus_of_places_offer_a_reading() -> None:
    assert all("edit.measure" in offered(place) for place in ("touchpoint", "stage", "card", "map"))
