"""What a running timer says, on the wall and beside it: digits while there is time, calm words once it is over."""

from __future__ import annotations

from cxstudio.picture.wording import Wording
from cxstudio.words import N_


def time_words(left: int, wording: Wording) -> str:
    """Whole seconds that are left: "06:40", "1:06:40"; over time it is said calmly, in minutes.

    Its digits read from left to right by themselves, also among words that do not.
    """
    if left < 0:
        over = -left // 60
        if not over:
            return wording.say(N_("Time is up"))
        return wording.say_count("{n} min over", "{n} min over", over).format(n=wording.digits(str(over)))
    minutes, seconds = divmod(left, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
    return wording.digits(text)
