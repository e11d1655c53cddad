"""What customers said is written down, joined to places and taken over from tables, each in one step to undo."""

from __future__ import annotations

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.feedback import (
    Counts,
    NewMetric,
    NewSource,
    Said,
    add_counts,
    add_feedback,
    add_metric_of_table,
    add_said,
    add_source_of_table,
    category_for,
    link_to_place,
    loosen_from_place,
    place_imported,
    rename_category,
)
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.insight.voice import speaks_of
from cxstudio.model.measures import Feedback, Metric, Reading, Source
from cxstudio.model.plans import Attendee
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map()


def one(made: Made, id: str) -> Feedback:
    record = made.document.find(id, Feedback)
    assert record is not None
    return record


def test_feedback_is_added_at_the_end_and_taken_back_by_undo(made: Made) -> None:
    first = add_feedback(made.document, "Slow", at=made.touchpoints[0], date="2026-03-01")
    second = add_feedback(made.document)
    assert [x.id for x in made.document.nodes(Feedback)] == [first, second]
    made.document.undo()
    made.document.undo()
    assert made.document.nodes(Feedback) == []


def test_it_can_be_at_a_touchpoint_a_stage_or_a_journey_and_at_nothing_else(made: Made) -> None:
    for place in (made.touchpoints[0], made.stages[0], made.journey):
        assert one(made, add_feedback(made.document, at=place)).at == place
    with pytest.raises(Refused, match="touchpoint, a stage or a journey"):
        add_feedback(made.document, at=made.cards[0])
    with pytest.raises(Refused):
        add_feedback(made.document, at="gone")


def test_several_are_linked_to_a_place_in_one_step(made: Made) -> None:
    said = [add_feedback(made.document, text) for text in "ab"]
    link_to_place(made.document, said, made.touchpoints[2])
    assert {one(made, id).at for id in said} == {made.touchpoints[2]}
    assert "Letter" in (made.document.undo_label or "")
    made.document.undo()
    assert {one(made, id).at for id in said} == {""}


def test_a_second_place_is_a_link_and_only_a_touchpoint_can_be_one(made: Made) -> None:
    said = add_feedback(made.document, "Both", at=made.touchpoints[0])
    link_to_place(made.document, [said], made.touchpoints[1])
    assert speaks_of(made.document, one(made, said)) == made.touchpoints[:2]
    with pytest.raises(Refused, match="has a place already"):
        link_to_place(made.document, [said], made.stages[1])


def test_loosened_from_its_place_it_keeps_the_further_ones(made: Made) -> None:
    said = add_feedback(made.document, "Both", at=made.touchpoints[0])
    link_to_place(made.document, [said], made.touchpoints[1])
    loosen_from_place(made.document, [said], made.touchpoints[0])
    assert speaks_of(made.document, one(made, said)) == (made.touchpoints[1],)
    loosen_from_place(made.document, [said], made.touchpoints[1])
    assert speaks_of(made.document, one(made, said)) == ()


def test_all_that_a_table_called_so_is_placed_at_once_readings_as_well(made: Made) -> None:
    metric = add_metric_of_table(made.document, NewMetric("NPS", "nps"))
    add_said(made.document, [Said("a", place="Till"), Said("b", place=" till"), Said("c", place="Door")])
    add_counts(made.document, metric, [Counts((("9", 3),), place="Till")])
    assert place_imported(made.document, "TILL", made.touchpoints[3]) == 3
    assert [x.at for x in made.document.nodes(Feedback)] == [made.touchpoints[3], made.touchpoints[3], ""]
    assert [x.at for x in made.document.nodes(Reading)] == [made.touchpoints[3]]


def test_a_reading_whose_place_goes_remembers_its_name_and_is_not_of_the_whole(made: Made) -> None:
    metric = add_metric_of_table(made.document, NewMetric("NPS", "nps"))
    add_counts(made.document, metric, [Counts((("9", 3),), at=made.touchpoints[1])])
    delete(made.document, [made.touchpoints[1]])
    (reading,) = made.document.nodes(Reading)
    assert (reading.at, reading.place) == ("", "Booking line")


def test_a_table_brings_its_source_its_metric_and_the_people_it_names(made: Made) -> None:
    with made.document.transaction("Import"):
        source = add_source_of_table(made.document, NewSource("May survey", 212, "2026-05-31"))
        metric = add_metric_of_table(made.document, NewMetric("CSAT", "csat", 7))
        add_counts(
            made.document,
            metric,
            [Counts((("7", 2), ("1", 1)), start="2026-05-01", end="2026-05-31")],
            source,
        )
        add_said(made.document, [Said("Good", score=7, owned_by="Ann"), Said("Bad", owned_by="ann")], source)
    assert [x.n for x in made.document.nodes(Source)] == [212]
    assert [(x.method, x.points) for x in made.document.nodes(Metric)] == [("csat", 7)]
    assert {x.source for x in made.document.nodes(Feedback)} == {source}
    (ann,) = made.document.nodes(Attendee)
    assert {x.owned_by for x in made.document.nodes(Feedback)} == {ann.id}
    made.document.undo()
    assert not any(made.document.nodes(kind) for kind in (Source, Metric, Reading, Feedback, Attendee))


def test_counts_that_the_metric_does_not_know_are_refused(made: Made) -> None:
    metric = add_metric_of_table(made.document, NewMetric("NPS", "nps"))
    with pytest.raises(Refused, match="outside the scale"):
        add_counts(made.document, metric, [Counts((("11", 1),))])
    with pytest.raises(Refused, match="n is 0"):
        add_counts(made.document, metric, [Counts((("9", 0),))])
    assert made.document.nodes(Reading) == []


def test_a_category_is_known_by_its_words_or_is_ones_own(made: Made) -> None:
    assert category_for(" Technical problem ") == category_for("technical") == "technical"
    assert category_for("Parking") == "Parking"
    said = add_feedback(made.document, "No space")
    set_field(made.document, [said], "category", "Parking")
    assert rename_category(made.document, "Parking", "complaint") == 1
    assert one(made, said).category == "complaint"
    with pytest.raises(Refused, match="always there"):
        rename_category(made.document, "praise", "Thanks")
