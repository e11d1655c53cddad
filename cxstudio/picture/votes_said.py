"""What of a vote is said on the wall and in the minutes alike, in the document's language; no layout."""

from __future__ import annotations

from cxstudio.model.workshops import VoteRound
from cxstudio.picture.wording import Wording
from cxstudio.words import N_


def dots_left_words(vote: VoteRound, wording: Wording) -> str:
    """How many dots were placed, where it was not all of them."""
    if vote.placed >= vote.to_place:
        return ""
    said = wording.say(N_("{placed} of {n} placed"))
    return wording.digits(said.format(placed=vote.placed, n=vote.to_place))
