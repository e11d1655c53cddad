"""The ways in which answers, parts, averages and times are counted, for the rows of the table of methods."""

from __future__ import annotations

from cxstudio.model.method_types import Input, Way
from cxstudio.words import N_

# Of scales with so many points the positive answers (Zencity; of ten points QuestionPro).
POSITIVE: dict[int, tuple[int, int]] = {
    2: (2, 2),
    3: (3, 3),
    4: (3, 4),
    5: (4, 5),
    6: (4, 6),
    7: (5, 7),
    8: (6, 8),
    10: (9, 10),
}
USUAL_POINTS = 5

SCORES = Way("scores", N_("A count for each score"), n="sum", listed="scores")
TIMES = Way("times", N_("Each time, in minutes"), n="sum", listed="times")


def count(key: str, label: str) -> Input:
    """How many: a whole number."""
    return Input(key, label, whole=True)


def percent(key: str, label: str, least: float = 0.0, most: float | None = 100.0) -> Input:
    """A share in per cent."""
    return Input(key, label, least, most, unit="%")


def groups(*inputs: Input) -> Way:
    """How many answers each group has."""
    return Way("groups", N_("A count for each group"), inputs, n="sum")


def shares(*inputs: Input) -> Way:
    """The shares as somebody reported them; n is asked beside them."""
    return Way("shares", N_("Shares in per cent"), inputs)


def part_of(part: str, whole: str, most: float | None = 100.0) -> tuple[Way, ...]:
    """A part of a whole: both counted, or the share as somebody reported it."""
    counts = (count("part", part), count("whole", whole))
    share = percent("share", N_("Share, %"), most=most)
    return (Way("parts", N_("A part and the whole"), counts, n="whole"), shares(share))


def answers(positive: str) -> tuple[Way, ...]:
    """A share of the answers: by score, counted, or as reported."""
    return (SCORES, *part_of(positive, N_("All answers")))


def average(low: float, high: float | None) -> tuple[Way, ...]:
    """A mean of scores: by score, from their sum, or as reported."""
    total = Input("sum", N_("Sum of all scores"))
    reported = Input("mean", N_("Average as reported"), low, high)
    return (
        SCORES,
        Way("sums", N_("Sum and number"), (total, count("answers", N_("Answers"))), n="answers"),
        Way("average", N_("The average as reported"), (reported,)),
    )
