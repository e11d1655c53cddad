"""Means of an audit by hand, what changed between two, and the matrix of channels."""

from __future__ import annotations

import pytest

from cxstudio.edits.audit import add_question, rate_consistency, rate_question, start_after, start_audit
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.touchpoints import set_channels
from cxstudio.insight.audit import (
    audits_of,
    consistencies,
    differences,
    mean_of,
    questions_of,
    score_of,
)
from cxstudio.model.audits import Audit
from cxstudio.model.document import Document
from tests.makers import small_map


def audit(document: Document, id: str) -> Audit:
    found = document.find(id, Audit)
    assert found is not None
    return found


def rate(document: Document, id: str, component: str, *ratings: int) -> None:
    for item, rating in zip(questions_of(document, id)[component], ratings, strict=False):  # type: ignore[index]
        rate_question(document, [item.id], rating)


def test_a_mean_leaves_out_what_is_not_rated_and_says_how_many_are() -> None:
    document = Document()
    id = start_audit(document)
    rate(document, id, "reachability", 2, 3, 5)
    rate(document, id, "service", 4)
    score = score_of(document, audit(document, id))
    reach, service, purchase = score.components[:3]
    assert reach.mean == pytest.approx(10 / 3)
    assert (reach.n, reach.asked) == (3, 5)
    assert (service.mean, service.n) == (4.0, 1)
    assert (purchase.mean, purchase.n) == (None, 0)
    assert score.mean == pytest.approx((10 / 3 + 4) / 2)  # of the components, not of the four ratings
    assert (score.n, score.asked) == (4, 30)


def test_an_audit_without_ratings_or_questions_has_no_mean() -> None:
    document = Document()
    id = start_audit(document)
    assert score_of(document, audit(document, id)).mean is None
    delete(document, [x.id for row in questions_of(document, id).values() for x in row])
    score = score_of(document, audit(document, id))
    assert (score.mean, score.n, score.asked) == (None, 0, 0)
    assert mean_of([]) is None


def test_what_changed_names_the_largest_loss_first() -> None:
    document = Document()
    before = start_audit(document)
    rate(document, before, "simplicity", 2, 4, 3, 5)
    after = start_after(document, before)
    rate(document, after, "simplicity", 5, 1, 3)
    add = add_question(document, after, "simplicity", "Something new")
    rate_question(document, [add], 4)
    told = differences(document, audit(document, before), audit(document, after))
    assert [(x.before, x.after, x.change) for x in told] == [
        (4, 1, -3),
        (2, 5, 3),
        (3, 3, 0),
        (5, None, None),
        (None, 4, None),
    ]


def test_audits_come_by_their_day_and_those_of_other_journeys_stay_away() -> None:
    made = small_map()
    document = made.document
    late = start_audit(document, date="2026-05-01")
    early = start_audit(document, date="2026-01-01", journey=made.journey)
    undated = start_audit(document)
    assert [x.id for x in audits_of(document, made.journey)] == [early, late, undated]
    assert [x.id for x in audits_of(document, "another")] == [late, undated]


def test_the_matrix_has_cells_where_channels_are_and_names_the_worst() -> None:
    made = small_map()
    document = made.document
    for point, names in zip(made.touchpoints, (["Web", "Phone"], ["Phone"], [], ["Web"], []), strict=True):
        set_channels(document, point, names)
    web, phone = (next(c.id for c in document.channels() if c.name == name) for name in ("Web", "Phone"))
    rate_consistency(document, made.touchpoints[0], web, 5)
    rate_consistency(document, made.touchpoints[0], phone, 2)
    rate_consistency(document, made.touchpoints[1], phone, 3)
    matrix = consistencies(document, made.journey)
    at = {channel.id: place for place, channel in enumerate(matrix.channels)}
    assert set(at) == {web, phone}
    assert matrix.mean_of_channel(at[web]) == 5
    assert matrix.mean_of_channel(at[phone]) == 2.5
    assert matrix.mean_of_touchpoint(0) == 3.5
    assert matrix.mean_of_touchpoint(2) is None
    assert matrix.mean == pytest.approx(10 / 3)
    assert (matrix.rated, matrix.possible) == (3, 4)
    assert [(x.touchpoint.id, x.channel.id) for x in matrix.worst] == [(made.touchpoints[0], phone)]
    assert [cell.there for cell in matrix.cells[2]] == [False, False]


def test_a_channel_taken_off_a_touchpoint_no_longer_counts() -> None:
    made = small_map()
    document, point = made.document, made.touchpoints[0]
    set_channels(document, point, ["Web", "Phone"])
    web = next(c.id for c in document.channels() if c.name == "Web")
    rate_consistency(document, point, web, 1)
    set_channels(document, point, ["Phone"])
    matrix = consistencies(document, made.journey)
    assert matrix.rated == 0
    assert matrix.worst == ()


def test_what_is_good_everywhere_has_no_worst() -> None:
    made = small_map()
    document, point = made.document, made.touchpoints[0]
    set_channels(document, point, ["Web"])
    web = next(c.id for c in document.channels() if c.name == "Web")
    rate_consistency(document, point, web, 4)
    assert consistencies(document, made.journey).worst == ()
    set_field(document, [web], "name", "Site")
    assert consistencies(document, made.journey).channels[0].name == "Site"
