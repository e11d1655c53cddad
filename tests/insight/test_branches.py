"""The shares of the arrows that leave one touchpoint."""

from __future__ import annotations

from cxstudio.edits.links import connect, set_share
from cxstudio.insight.branches import is_over, shares_from
from tests.makers import small_map


def test_only_arrows_that_leave_count_and_those_without_a_share_count_nothing() -> None:
    made = small_map()
    document, t = made.document, made.touchpoints
    for target, share in ((t[2], 40.0), (t[3], 70.5), (t[4], None)):
        set_share(document, connect(document, "next", t[1], target), share)
    set_share(document, connect(document, "next", t[3], t[1]), 90)
    assert shares_from(document, t[1]) == 110.5
    assert shares_from(document, t[4]) == 0
    assert is_over(110.5)


def test_rounding_alone_is_not_more_than_all() -> None:
    assert not is_over(100.0)
    assert not is_over(33.4 * 3)
    assert is_over(101)
