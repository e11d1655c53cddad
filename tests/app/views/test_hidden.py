"""A view that is not on the screen does nothing when the document changes, and is right when it comes back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.panels import inspector
from cxstudio.app.panels.form import Form
from cxstudio.app.views.audit import AuditView
from cxstudio.app.views.feedback import FeedbackView
from cxstudio.app.views.journeys import JourneysView
from cxstudio.app.views.metrics import MetricsBody
from cxstudio.app.views.personas import PersonasView
from cxstudio.app.views.plan import PlanBody
from cxstudio.app.views.table import TableView
from cxstudio.app.views.view import ViewBody
from cxstudio.edits.audit import start_audit
from cxstudio.edits.cards import add_card
from cxstudio.edits.feedback import add_feedback
from cxstudio.edits.fields import set_field
from cxstudio.edits.metrics import add_metric
from cxstudio.edits.personas import add_persona
from cxstudio.edits.plan import add_action
from cxstudio.edits.sessions import add_journey
from cxstudio.model.document import Document
from cxstudio.model.kind_types import ViewName
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened

Edit = Callable[[Document, str], object]


def _shown(body: ViewBody) -> int:
    """How many things a view shows."""
    if isinstance(body, JourneysView):
        ids = [journey.id for journey in body.document.journeys()]
        return sum(body.sheet.place_of(id, "journey") is not None for id in ids)
    if isinstance(body, PersonasView):
        return body.list.count()
    if isinstance(body, PlanBody):
        return len(body.table.rows.ids)
    if isinstance(body, MetricsBody):
        return len(body.list.facts)
    if isinstance(body, FeedbackView):
        return len(body.register.ids)
    if isinstance(body, AuditView):
        return body.now_choice.count()
    assert isinstance(body, TableView)
    return len(body.model.ids)


EDITS: dict[ViewName, Edit] = {
    "journeys": lambda document, _journey: add_journey(document, persona=document.personas()[0].id),
    "personas": lambda document, _journey: add_persona(document),
    "plan": lambda document, _journey: add_action(document, "Ring back"),
    "metrics": lambda document, _journey: add_metric(document, "NPS", "nps"),
    "feedback": lambda document, _journey: add_feedback(document, "Nobody answers"),
    "table": lambda document, journey: add_card(
        document, "pain", document.journey_touchpoints(journey)[0].id, "Waits"
    ),
    "audit": lambda document, journey: start_audit(document, journey=journey),
}


_TOLD = {"_hear", "show_details"}  # what the window and the document tell every view


@contextmanager
def _calls_of_views() -> Iterator[list[str]]:
    """The functions of views that are called meanwhile, apart from those that are told what all are told."""
    called: list[str] = []

    def note(frame: FrameType, event: str, _arg: object) -> None:
        code = frame.f_code
        if event == "call" and "/cxstudio/app/views/" in code.co_filename and code.co_name not in _TOLD:
            called.append(f"{code.co_filename.rpartition('/')[2]}: {code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield called
    finally:
        sys.setprofile(before)


def _settle() -> None:
    for _turn in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


@pytest.mark.parametrize("name", EDITS)
def test_a_hidden_view_does_nothing_and_comes_back_right(small: Opened, qtbot: QtBot, name: ViewName) -> None:
    window, document = small.window, small.made.document
    EDITS[name](document, small.made.journey)
    window.show_view(name)
    frame = window.views.frame
    assert frame is not None
    body = frame.body
    qtbot.waitUntil(lambda: _shown(body) > 0)
    before, count = _shown(body), frame.count.text()
    window.show_view("map")
    _settle()
    with _calls_of_views() as called:
        EDITS[name](document, small.made.journey)
        set_field(document, [small.made.cards[0]], "text", "Something else")
        _settle()
    assert called == []
    assert _shown(body) == before
    window.show_view(name)
    qtbot.waitUntil(lambda: _shown(body) == before + 1)
    if count:
        qtbot.waitUntil(lambda: frame.count.text() != count)


def test_the_details_of_a_hidden_view_follow_when_it_is_back(small: Opened, qtbot: QtBot) -> None:
    window, document = small.window, small.made.document
    first, second = (add_action(document, words) for words in ("Ring back", "More chairs"))
    window.show_view("plan")
    frame = window.views.frame
    assert frame is not None
    frame.choose([first, second])
    assert frame.inspector.ids == (first, second)
    window.show_view("map")
    with document.transaction("Rename one, delete the other"):
        document.set(first, title="Call again")
        document.hide(second)
    window.show_view("plan")
    qtbot.waitUntil(lambda: frame.inspector.ids == (first,))
    row = frame.inspector.row("title")
    assert row is not None
    assert row.raw() == "Call again"


def test_a_view_that_nothing_happened_to_is_not_filled_again(small: Opened) -> None:
    window = small.window
    add_feedback(small.made.document, "Nobody answers")
    for name in EDITS:
        window.show_view(name)
        _settle()
    for name in EDITS:
        window.show_view("map")
        _settle()
        with _calls_of_views() as called:
            window.show_view(name)
            _settle()
        fills = {"refresh", "_fill", "take_up", "show_items", "show_cards", "show_pages"}
        assert not [call for call in called if call.rpartition(" ")[2] in fills], name


def test_a_view_puts_the_details_of_what_it_opens_with_together_once(
    small: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = add_action(small.made.document, "Ring back")
    made: list[Form] = []

    class Noted(Form):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    monkeypatch.setattr(inspector, "Form", Noted)
    small.window.show_view("plan")
    frame = small.window.views.frame
    assert frame is not None
    qtbot.waitUntil(lambda: frame.inspector.ids == (action,))
    assert frame.inspector.form.isVisible()
    assert made == [frame.inspector.form]


def test_a_hidden_view_puts_a_theme_on_when_it_comes_back(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = small.window
    window.show_view("personas")
    frame = window.views.frame
    assert frame is not None
    window.show_view("map")
    made: list[Form] = []

    class Noted(Form):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    monkeypatch.setattr(inspector, "Form", Noted)
    window.wear(theme("dark"))
    assert len(made) == 1  # the details of the map alone
    assert frame.body.wears.name == "light"
    window.show_view("personas")
    assert frame.body.wears.name == "dark"
    assert len(made) == 2
