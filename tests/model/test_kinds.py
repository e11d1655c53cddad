"""The tables of kinds and lanes agree with each other and with what stands in files already."""

from __future__ import annotations

from itertools import pairwise

from cxstudio.model.kinds import CARD_KINDS, KINDS, LANES
from cxstudio.model.order import key_between


def test_every_kind_that_lies_in_a_lane_names_one_there_is() -> None:
    assert {kind.lane for kind in KINDS.values() if kind.lane} == set(LANES)


def test_every_card_kind_has_a_lane() -> None:
    assert all(KINDS[kind].lane for kind in CARD_KINDS)


def test_a_lane_is_named_after_the_first_kind_in_it() -> None:
    assert LANES["opportunities"].kinds == ("opportunity", "idea")
    assert all(LANES[KINDS[kind].lane].kinds for kind in CARD_KINDS)


def test_the_places_of_lanes_are_those_of_the_files_people_have() -> None:
    assert {lane.key: lane.order for lane in LANES.values()} == {
        "touchpoints": "B",
        "customer_does": "E",
        "thoughts": "H",
        "quotes": "K",
        "evidence": "L",
        "emotion": "N",
        "pains": "Q",
        "gains": "T",
        "opportunities": "W",
        "questions": "Z",
    }


def test_a_further_lane_fits_between_any_two() -> None:
    orders = [lane.order for lane in LANES.values()]
    assert all(a < key_between(a, b) < b for a, b in pairwise(orders))
