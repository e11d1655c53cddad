"""The tables of kinds and lanes agree with each other and with what stands in files already."""

from __future__ import annotations

from itertools import pairwise

from cxstudio.model.kinds import CARD_KINDS, KINDS, LANES
from cxstudio.model.order import key_between

HOME = "cxstudio/model/kinds.py"

# The lanes of the first files people have. A lane that somebody moved keeps its key there: these never change.
FIRST_LANES = {
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


def test_every_kind_that_lies_in_a_lane_names_one_there_is() -> None:
    for kind in KINDS.values():
        if kind.lane:
            assert kind.lane in LANES, f"{kind.name} lies in “{kind.lane}”: give LANES in {HOME} a row for it"
    for key, lane in LANES.items():
        named = lane.kinds or lane.derived or key == "ideas"  # an idea is put there by name
        assert named, f"nothing lies in the lane “{key}”: name it in a row of {HOME}, or take it out"


def test_every_card_kind_has_a_lane() -> None:
    for kind in CARD_KINDS:
        assert KINDS[kind].lane, f"{kind} lies nowhere: name a lane in its row in {HOME}"


def test_a_lane_is_named_after_the_first_kind_in_it() -> None:
    assert LANES["opportunities"].kinds == ("opportunity", "idea")


def test_no_two_card_kinds_share_a_column_of_tables() -> None:
    columns = [KINDS[kind].column for kind in CARD_KINDS]
    assert len(set(columns)) == len(columns), (
        f"two kinds in {HOME} have one column: tables could not tell them apart"
    )


def test_the_places_of_the_first_lanes_never_change() -> None:
    for key, order in FIRST_LANES.items():
        assert key in LANES, f"“{key}” is in files people have: it stays in LANES of {HOME}"
        assert LANES[key].order == order, (
            f"“{key}” is in files people have with the order “{order}”: leave it"
        )


def test_lanes_stand_in_the_table_as_they_lie_on_a_map() -> None:
    orders = [lane.order for lane in LANES.values()]
    assert orders == sorted(set(orders)), (
        f"give the new lane in {HOME} a key between those of its two neighbours"
    )


def test_a_further_lane_fits_between_any_two() -> None:
    orders = [lane.order for lane in LANES.values()]
    assert all(a < key_between(a, b) < b for a, b in pairwise(orders))
