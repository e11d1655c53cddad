"""The pains a room has chosen, on the wall with what answers them."""

from __future__ import annotations

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.links import connect
from cxstudio.insight.votes import chosen_pains
from cxstudio.model.naming import own_title
from cxstudio.model.workshops import VoteRound
from tests.makers import Made, small_map
from tests.picture.wall.walls import SIZES, scene_of, wall, words


def voted() -> tuple[Made, list[str]]:
    made = small_map()
    document = made.document
    pains = [add_card(document, "pain", home, f"Pain {at}") for at, home in enumerate(made.touchpoints[:4])]
    with document.transaction("Vote", lasting=True):
        document.put(
            VoteRound(
                id="v",
                title="V",
                candidates=tuple(pains),
                words=tuple("ABCD"),
                dots=(1, 4, 0, 3),
                concerns=(0, 0, 0, 0),
                state="closed",
            )
        )
    return made, pains


def test_the_pains_of_the_last_closed_vote_come_by_their_dots() -> None:
    made, pains = voted()
    assert chosen_pains(made.document) == [pains[1], pains[3], pains[0]]


@pytest.mark.parametrize("size", SIZES)
def test_each_chosen_pain_stands_with_its_opportunities_and_others_below(size: tuple[int, int]) -> None:
    made, _pains = voted()
    document = made.document
    chosen = tuple(chosen_pains(document))
    answer = add_card(document, "opportunity", made.touchpoints[1], "Ring back")
    connect(document, "answers", answer, chosen[0])
    loose = add_card(document, "opportunity", made.touchpoints[2], "Something else")
    lens = wall(document, scene_of(document, "capture", answered=chosen, newest=(loose,)), size)["lens"]
    shown = [placed for placed in lens.parts if placed.part.node]
    nodes = [placed.part.node for placed in shown]
    assert set(nodes) == {*chosen, answer, loose}
    assert nodes.index(answer) == nodes.index(chosen[0]) + 1
    assert "Pain 2" not in words(lens)


@pytest.mark.parametrize("size", SIZES)
def test_the_pain_that_is_being_answered_is_named_and_framed(size: tuple[int, int]) -> None:
    made, _pains = voted()
    chosen = tuple(chosen_pains(made.document))
    lens = wall(made.document, scene_of(made.document, "capture", answered=chosen, aim=chosen[1]), size)[
        "lens"
    ]
    (said,) = [placed.part.full for placed in lens.parts if placed.part.role == "aim"]
    assert said.endswith(own_title(made.document.node(chosen[1])))
    (framed,) = [placed.part for placed in lens.parts if placed.part.role == "aimed-at"]
    assert framed.node == chosen[1]
    notes = [placed for placed in lens.parts if placed.part.node == chosen[1] and placed.part.role == "pain"]
    assert abs(notes[0].dx - framed.bounds.x) < 5
    without = wall(made.document, scene_of(made.document, "capture", answered=chosen), size)["lens"]
    assert not [placed for placed in without.parts if placed.part.role in ("aim", "aimed-at")]
