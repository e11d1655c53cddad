"""Choices of lanes: sets of the table and saved ones, in one step, with nothing lost and what is hidden said."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.lane_sets import (
    apply_lane_set,
    apply_preset,
    delete_preset,
    rename_preset,
    save_preset,
    shown_now,
    update_preset,
)
from cxstudio.edits.lanes import add_lane, hide_lane, show_lane
from cxstudio.edits.problems import Refused
from cxstudio.edits.structure import lock_structure
from cxstudio.model.document import Report
from cxstudio.model.kinds import LANES
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.records import Preset
from tests.edits.test_things import state
from tests.makers import small_map


@pytest.mark.parametrize("name", LANE_SETS)
def test_a_set_shows_its_lanes_in_its_order_and_no_others(name: str) -> None:
    made = small_map()
    document, before = made.document, state(made.document)
    reports: list[Report] = []
    document.subscribe(reports.append)
    hidden = apply_lane_set(document, made.journey, name)
    assert shown_now(document, made.journey) == LANE_SETS[name].keys
    assert set(LANE_SETS[name].keys) <= set(LANES)
    assert len(reports) == 1
    held = {"thoughts", "quotes", "pains", "gains", "opportunities", "questions", "customer_does", "emotion"}
    assert set(hidden) == held - set(LANE_SETS[name].keys)
    document.undo()
    assert state(document) == before


def test_a_lane_that_was_empty_comes_with_its_first_card_at_the_bottom() -> None:
    made = small_map()
    apply_lane_set(made.document, made.journey, "service_blueprint")
    add_card(made.document, "feels_self", made.touchpoints[0], "Feels looked after")
    assert shown_now(made.document, made.journey) == (*LANE_SETS["service_blueprint"].keys, "feels_self")


def test_a_set_that_shows_already_makes_no_step() -> None:
    made = small_map()
    apply_lane_set(made.document, made.journey, "empathy")
    reports: list[Report] = []
    made.document.subscribe(reports.append)
    assert apply_lane_set(made.document, made.journey, "empathy") == []
    assert reports == []


def test_ideas_that_fall_back_to_the_opportunities_are_not_called_hidden() -> None:
    made = small_map()
    show_lane(made.document, made.journey, "ideas")
    hidden = apply_lane_set(made.document, made.journey, "journey_map")
    assert "ideas" not in hidden


def test_a_choice_is_saved_applied_renamed_updated_and_deleted() -> None:
    made = small_map()
    document, journey = made.document, made.journey
    law = add_lane(document, journey, "Law", before="pains")
    hide_lane(document, journey, "questions")
    first = shown_now(document, journey)
    preset = save_preset(document, journey, " For the board ")
    apply_lane_set(document, journey, "service_blueprint")
    hidden = apply_preset(document, journey, preset)
    assert shown_now(document, journey) == first
    assert law in first
    assert hidden == ["questions"]
    rename_preset(document, preset, "Board")
    hide_lane(document, journey, "thoughts")
    update_preset(document, preset, journey)
    record = document.find(preset, Preset)
    assert record is not None
    assert (record.title, "thoughts" in record.lanes) == ("Board", False)
    delete_preset(document, preset)
    assert document.nodes(Preset) == []
    assert shown_now(document, journey) == tuple(key for key in first if key != "thoughts")


def test_bad_names_and_choices_are_refused_with_a_reason() -> None:
    made = small_map()
    document, journey = made.document, made.journey
    preset = save_preset(document, journey, "Board")
    with pytest.raises(Refused, match="of this name already"):
        save_preset(document, journey, "board")
    with pytest.raises(Refused, match="needs a name"):
        rename_preset(document, preset, "  ")
    with pytest.raises(Refused, match="no such choice"):
        apply_lane_set(document, journey, "bogus")
    with document.transaction("Foreign"):
        document.put(Preset(id="foreign", title="Foreign", lanes=("nowhere",)))
    with pytest.raises(Refused, match="none of these lanes"):
        apply_preset(document, journey, "foreign")
    lock_structure(document, True)
    with pytest.raises(Refused, match="locked"):
        apply_preset(document, journey, preset)
