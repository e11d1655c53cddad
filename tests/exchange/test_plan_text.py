"""The actions as text: who does what by when, in the document's language."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action
from cxstudio.exchange.plan_text import export_plan_text, plan_text
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def test_an_action_is_told_with_all_that_is_known_of_it(made: Made) -> None:
    document = made.document
    set_field(document, ["session"], "title", "City Hospital")
    act = add_action(document, "Ring back", delivers=made.cards[1])
    set_field(document, [act], "owned_by", "Ann")
    set_field(document, [act], "due", "2026-12-12")
    set_field(document, [act], "first_step", "Ask the call centre")
    set_field(document, [act], "text", "Two lines\nof notes")
    add_action(document, "Second")
    assert plan_text(document).splitlines() == [
        "City Hospital: Actions",
        "",
        "1. Ring back",
        "   Owner: Ann",
        "   Due: Sat 12 Dec 2026",
        "   Status: Next",
        "   First step: Ask the call centre",
        "   Comes from: Call back when it is your turn, 1.1 Web page",
        "   Notes: Two lines",
        "      of notes",
        "",
        "2. Second",
        "   Status: Next",
    ]


def test_it_speaks_the_language_of_the_document(made: Made) -> None:
    set_field(made.document, ["session"], "language", "pl")
    add_action(made.document, "Oddzwonić")
    assert "Status: Next" not in plan_text(made.document)


def test_without_an_action_there_is_no_text(made: Made) -> None:
    with pytest.raises(ValueError, match="no actions yet"):
        export_plan_text(made.document)
