"""Where ways part: the shares of customers on the arrows that leave one touchpoint; it draws nothing."""

from __future__ import annotations

from cxstudio.model.reading import Reading

ALL = 100.0  # per cent
_ROUNDING = 0.5  # shares are written in whole numbers, so that three thirds may add up to a little more


def shares_from(document: Reading, touchpoint: str) -> float:
    """What the stated shares of the arrows that begin at a touchpoint add up to, in per cent."""
    leaving = (link for link in document.links_of(touchpoint, "next") if link.source == touchpoint)
    return sum(link.share or 0.0 for link in leaving)


def is_over(shares: float) -> bool:
    """Whether shares say more than all customers."""
    return shares > ALL + _ROUNDING
