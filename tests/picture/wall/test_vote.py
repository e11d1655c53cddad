"""What a closed vote says of itself on the wall."""

from __future__ import annotations

import pytest

from cxstudio.model.workshops import VoteRound
from tests.picture.maps import crowded_map
from tests.picture.wall.walls import scene_of, wall, with_votes, words


@pytest.mark.parametrize(("placed", "said"), [(26, "21 Nov 2026, 26 of 30 placed"), (30, "21 Nov 2026\n")])
def test_a_vote_closed_with_dots_not_placed_says_so(placed: int, said: str) -> None:
    document = with_votes(crowded_map())
    with document.transaction("A short vote", lasting=True):
        candidates = document.nodes(VoteRound)[0].candidates
        document.put(
            VoteRound(
                id="short",
                candidates=candidates,
                dots=(placed, *(0,) * (len(candidates) - 1)),
                voters=10,
                state="closed",
                date="2026-11-21",
            )
        )
    assert said in words(wall(document, scene_of(document, "vote", vote="short"))["lens"])
