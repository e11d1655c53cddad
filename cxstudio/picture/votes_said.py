"""What of a vote is said on the wall, on pages and aloud alike, in the document's language; no layout."""

from __future__ import annotations

from cxstudio.insight.votes import counts_for
from cxstudio.model.reading import Reading
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.wording import Wording
from cxstudio.words import N_


def got_words(dots: int, concerns: int, wording: Wording) -> str:
    """What a candidate got: "7 dots, 3 dots of concern"; of concern only where there was some."""
    got = wording.say_count("{n} dot", "{n} dots", dots).format(n=dots)
    worries = wording.say_count("{n} dot of concern", "{n} dots of concern", concerns)
    return wording.digits(wording.listed(got, worries.format(n=concerns) if concerns else ""))


def voted_words(document: Reading, id: str, wording: Wording) -> str:
    """What a card or group got in its last closed round; "" where it got nothing."""
    dots, concerns = counts_for(document, id)
    return got_words(dots, concerns, wording) if dots or concerns else ""


def dots_left_words(vote: VoteRound, wording: Wording) -> str:
    """How many dots were placed, where it was not all of them."""
    if vote.placed >= vote.to_place:
        return ""
    said = wording.say(N_("{placed} of {n} placed"))
    return wording.digits(said.format(placed=vote.placed, n=vote.to_place))
