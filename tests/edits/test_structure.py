from __future__ import annotations

import pytest

from cxstudio.edits.personas import add_persona, drop_persona, set_journey_persona
from cxstudio.edits.placing import LONGEST_KEY
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import add_journey, start_session
from cxstudio.edits.stages import add_stage, move_stage
from cxstudio.edits.touchpoints import (
    add_channel,
    add_first_touchpoint,
    add_touchpoint,
    move_touchpoints,
    set_channels,
    toggle_moment_of_truth,
)
from cxstudio.model.document import Document, Report
from cxstudio.model.records import Card, Channel, Journey, Persona, Touchpoint
from tests.makers import empty_map, small_map


def heard(document: Document) -> list[Report]:
    reports: list[Report] = []
    document.subscribe(reports.append)
    return reports


def titles(document: Document, stage: str) -> list[str]:
    return [t.title for t in document.touchpoints(stage)]


def test_a_new_session_has_one_journey_of_one_unnamed_persona_in_one_step() -> None:
    document = Document()
    reports = heard(document)
    journey = start_session(document, "Visit", "fa", "rtl")
    assert (document.session.title, document.session.language, document.session.direction) == (
        "Visit",
        "fa",
        "rtl",
    )
    record = document.find(journey, Journey)
    assert record is not None
    assert [p.name for p in document.personas()] == [""]
    assert record.persona == document.personas()[0].id
    assert [r.label for r in reports] == ["New session"]


def test_stages_go_before_another_or_to_the_end() -> None:
    made = empty_map()
    b = add_stage(made.document, made.journey, "b")
    add_stage(made.document, made.journey, "c")
    add_stage(made.document, made.journey, "a", before=b)
    assert [s.title for s in made.document.stages(made.journey)] == ["a", "b", "c"]


def test_a_moved_stage_takes_its_touchpoints_along() -> None:
    made = small_map()
    move_stage(made.document, made.stages[1], made.stages[0])
    assert [t.id for t in made.document.journey_touchpoints(made.journey)] == [
        *made.touchpoints[3:],
        *made.touchpoints[:3],
    ]


def test_moving_a_thing_to_where_it_lies_is_no_step() -> None:
    made = small_map()
    reports = heard(made.document)
    move_stage(made.document, made.stages[0], made.stages[1])
    move_stage(made.document, made.stages[1], None)
    move_touchpoints(made.document, made.touchpoints[:2], made.stages[0], made.touchpoints[2])
    move_touchpoints(made.document, made.touchpoints[:1], made.stages[0], made.touchpoints[0])
    assert reports == []


def test_several_touchpoints_move_as_one_step_in_the_order_named() -> None:
    made = small_map()
    reports = heard(made.document)
    move_touchpoints(
        made.document, [made.touchpoints[2], made.touchpoints[0]], made.stages[1], made.touchpoints[4]
    )
    assert titles(made.document, made.stages[1]) == ["Front desk", "Letter", "Web page", "Waiting area"]
    assert [r.label for r in reports] == ["Move 2 touchpoints"]


def test_a_touchpoint_moves_before_another_that_moves_too() -> None:
    made = small_map()
    a, b, c = made.touchpoints[:3]
    move_touchpoints(made.document, [c, b], made.stages[0], b)
    assert [t.id for t in made.document.touchpoints(made.stages[0])] == [a, c, b]


def test_a_span_ends_at_the_last_touchpoint_it_still_covers() -> None:
    made = small_map()
    move_touchpoints(made.document, [made.touchpoints[2]], made.stages[1])
    card = made.document.find(made.cards[1], Card)
    assert card is not None
    assert card.until == made.touchpoints[1]


def test_a_span_is_dropped_when_its_home_moves_away() -> None:
    made = small_map()
    move_touchpoints(made.document, [made.touchpoints[0]], made.stages[1])
    card = made.document.find(made.cards[1], Card)
    assert card is not None
    assert (card.home, card.until) == (made.touchpoints[0], "")


def test_a_span_whose_touchpoints_move_together_stays() -> None:
    made = small_map()
    move_touchpoints(made.document, made.touchpoints[:3], made.stages[1])
    card = made.document.find(made.cards[1], Card)
    assert card is not None
    assert card.until == made.touchpoints[2]


def test_a_touchpoint_without_a_stage_brings_its_own() -> None:
    made = empty_map()
    reports = heard(made.document)
    touchpoint = add_first_touchpoint(made.document, made.journey, "Hello")
    assert [s.title for s in made.document.stages(made.journey)] == [""]
    assert [t.id for t in made.document.journey_touchpoints(made.journey)] == [touchpoint]
    assert len(reports) == 1


def test_a_touchpoint_belongs_to_a_stage_and_the_refusal_says_so() -> None:
    made = small_map()
    with pytest.raises(Refused, match="A touchpoint belongs to a stage"):
        add_touchpoint(made.document, made.touchpoints[0])
    with pytest.raises(Refused, match="no longer there"):
        add_touchpoint(made.document, "gone")
    with pytest.raises(Refused, match="no longer there"):
        add_touchpoint(made.document, made.stages[0], before="gone")


def test_hundreds_of_insertions_at_one_place_keep_their_order_and_short_keys() -> None:
    made = small_map()
    stage = made.stages[0]
    with made.document.transaction("many"):
        for number in range(600):
            add_touchpoint(made.document, stage, str(number), before=made.touchpoints[1])
    assert titles(made.document, stage)[1:-2] == [str(n) for n in range(600)]
    assert max(len(t.order) for t in made.document.touchpoints(stage)) <= LONGEST_KEY


def test_equal_or_missing_order_keys_of_a_merged_copy_leave_room_again() -> None:
    made = small_map()
    with made.document.transaction("as a merge may leave it"):
        for id in made.touchpoints[:3]:
            made.document.set(id, order="V")
        for id in made.touchpoints[3:]:
            made.document.set(id, order="")
    for stage in made.stages:
        there = [t.id for t in made.document.touchpoints(stage)]
        new = add_touchpoint(made.document, stage, before=there[1])
        assert [t.id for t in made.document.touchpoints(stage)] == [there[0], new, *there[1:]]


def test_moments_of_truth_are_marked_together_and_unmarked_when_all_are() -> None:
    made = small_map()
    two = made.touchpoints[:2]

    def marks() -> list[bool]:
        return [t.moment_of_truth for t in made.document.touchpoints(made.stages[0]) if t.id in two]

    toggle_moment_of_truth(made.document, two[:1])
    toggle_moment_of_truth(made.document, two)
    assert marks() == [True, True]
    toggle_moment_of_truth(made.document, two)
    assert marks() == [False, False]


def channel(document: Document, id: str) -> tuple[str, str, str]:
    record = document.find(id, Channel)
    assert record is not None
    return record.name, record.family, record.icon


def test_channels_are_found_in_any_case_then_among_the_known_then_made() -> None:
    document = empty_map().document
    phone = add_channel(document, "call centre")
    assert channel(document, phone) == ("Phone", "phone", "phone")
    assert add_channel(document, " PHONE ") == phone
    own = add_channel(document, "Carrier pigeon")
    assert channel(document, own) == ("Carrier pigeon", "digital", "")
    assert add_channel(document, "carrier PIGEON") == own
    assert channel(document, add_channel(document, "Telefon", like="Phone")) == ("Telefon", "phone", "phone")
    assert channel(document, add_channel(document, "Website", as_written=True)) == (
        "Website",
        "digital",
        "globe",
    )
    with pytest.raises(Refused):
        add_channel(document, "  ")


def test_a_touchpoint_takes_each_channel_once() -> None:
    made = small_map()
    set_channels(made.document, made.touchpoints[0], ["web", "Website", "", "App"])
    record = made.document.find(made.touchpoints[0], Touchpoint)
    assert record is not None
    assert [channel(made.document, id)[0] for id in record.channels] == ["Web", "App"]


def test_a_dropped_persona_fills_the_unnamed_one_first_and_then_takes_the_journey() -> None:
    made = empty_map()
    assert drop_persona(made.document, made.journey, "Amina") == made.personas[0]
    second = drop_persona(made.document, made.journey, "George")
    assert [p.name for p in made.document.personas()] == ["Amina", "George"]
    record = made.document.find(made.journey, Journey)
    assert record is not None
    assert record.persona == second


def test_personas_take_marks_that_are_free() -> None:
    made = empty_map()
    for _ in range(8):
        add_persona(made.document)
    assert [p.mark for p in made.document.personas()] == [0, 1, 2, 3, 4, 5, 6, 7, 0]


def test_a_journey_is_of_a_persona_or_of_nobody() -> None:
    made = small_map()
    other = add_journey(made.document, "Back home", persona=made.personas[1])
    assert len(made.document.nodes(Persona)) == 2
    set_journey_persona(made.document, other, "")
    record = made.document.find(other, Journey)
    assert record is not None
    assert record.persona == ""
    with pytest.raises(Refused):
        set_journey_persona(made.document, other, made.stages[0])
