"""Audits begin with all their questions in one step; ratings keep to their scale."""

from __future__ import annotations

import pytest

from cxstudio.edits.audit import (
    add_question,
    move_question,
    note_consistency,
    note_question,
    rate_consistency,
    rate_question,
    start_after,
    start_audit,
)
from cxstudio.edits.audit_questions import QUESTIONS
from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused
from cxstudio.edits.touchpoints import add_channel, set_channels
from cxstudio.insight.audit import questions_of
from cxstudio.model.audits import Audit, AuditItem, Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.work_kinds import COMPONENTS
from tests.makers import small_map


def started() -> tuple[Document, str]:
    document = small_map().document
    return document, start_audit(document, "Spring", date="2026-03-02")


def items(document: Document, audit: str) -> list[AuditItem]:
    return document.children(audit, AuditItem)


def test_every_component_has_four_to_six_questions_to_test() -> None:
    assert set(QUESTIONS) == {name for name, _label in COMPONENTS}
    assert all(4 <= len(questions) <= 6 for questions in QUESTIONS.values())
    texts = [text for questions in QUESTIONS.values() for text in questions]
    assert len(set(texts)) == len(texts)
    assert not any(text.endswith((".", "?")) for text in texts)


def test_an_audit_begins_in_one_step_and_goes_in_one() -> None:
    document, audit = started()
    assert document.undo_label == "Start audit"
    assert len(items(document, audit)) == sum(map(len, QUESTIONS.values()))
    assert [x.text for x in questions_of(document, audit)["service"]] == list(QUESTIONS["service"])
    document.undo()
    assert document.nodes(Audit) == []
    assert document.nodes(AuditItem) == []


def test_the_look_afterwards_asks_the_same_and_has_no_rating() -> None:
    document, audit = started()
    first = items(document, audit)[0]
    rate_question(document, [first.id], 2)
    own = add_question(document, audit, "service", "The lift works")
    after = start_after(document, audit, "Autumn", date="2026-10-01")
    assert [x.text for x in questions_of(document, after)["service"]][-1] == "The lift works"
    assert all(x.rating is None for x in items(document, after))
    assert {x.id for x in items(document, after)}.isdisjoint({own, first.id})
    assert questions_of(document, audit)[first.component][0].rating == 2


@pytest.mark.parametrize("rating", [0, 6, -1, 2.5, "good"])
def test_a_rating_out_of_its_scale_is_refused(rating: object) -> None:
    document, audit = started()
    first = items(document, audit)[0].id
    with pytest.raises(Refused, match="from 1 to 5"):
        rate_question(document, [first], rating)  # type: ignore[arg-type]
    assert items(document, audit)[0].rating is None


def test_a_rating_is_taken_back() -> None:
    document, audit = started()
    ids = [x.id for x in items(document, audit)[:2]]
    rate_question(document, ids, 4)
    rate_question(document, ids, None)
    assert all(x.rating is None for x in items(document, audit))


def test_questions_are_added_moved_noted_and_deleted() -> None:
    document, audit = started()
    row = [x.id for x in questions_of(document, audit)["simplicity"]]
    new = add_question(document, audit, "simplicity", "No page is longer than a screen", row[1])
    move_question(document, row[-1], row[0])
    assert [x.id for x in questions_of(document, audit)["simplicity"]] == [
        row[-1], row[0], new, *row[1:-1],
    ]  # fmt: skip
    move_question(document, new, None, "flexibility")
    assert questions_of(document, audit)["flexibility"][-1].id == new
    note_question(document, new, "Looked at ten pages")
    assert questions_of(document, audit)["flexibility"][-1].note == "Looked at ten pages"
    assert delete(document, [new]) == 1
    assert delete(document, [audit]) == 1 + sum(map(len, QUESTIONS.values()))


def test_a_question_needs_an_audit_and_a_component() -> None:
    document, audit = started()
    with pytest.raises(Refused):
        add_question(document, "nobody", "service")
    with pytest.raises(Refused):
        add_question(document, audit, "smell")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="no date"):
        start_audit(document, date="2026-13-01")


def test_the_questions_are_in_the_language_of_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxstudio.edits.audit.translate", lambda text, language: f"{language}: {text}")
    document, audit = started()
    assert all(x.text.startswith("en: ") for x in items(document, audit))


def test_a_channel_is_rated_where_the_touchpoint_has_it() -> None:
    made = small_map()
    document, point = made.document, made.touchpoints[0]
    set_channels(document, point, ["Web", "Phone"])
    web, phone = (next(c.id for c in document.channels() if c.name == name) for name in ("Web", "Phone"))
    rate_consistency(document, point, web, 4)
    note_consistency(document, point, web, "Other prices")
    register = document.find(consistency_id(point, web), Consistency)
    assert register is not None
    assert (register.rating, register.note) == (4, "Other prices")
    with pytest.raises(Refused, match="from 1 to 5"):
        rate_consistency(document, point, phone, 9)
    with pytest.raises(Refused, match="has not this channel"):
        rate_consistency(document, point, add_channel(document, "Fax"), 3)
    rate_consistency(document, point, web, None)
    note_consistency(document, point, web, "")
    assert document.nodes(Consistency) == []
