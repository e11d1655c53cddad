"""What letters become in one isolating run sequence of a mixed text (UAX #9, rules W, N and I); it parts no text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MAX_OPEN_BRACKETS = 63

# Opening and closing brackets in pairs, from BidiBrackets.txt of Unicode 15.0.
_BRACKETS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309"
    "\u230a\u230b\u2329\u232a\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773"
    "\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984"
    "\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e\u2991\u2992\u2993\u2994"
    "\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27"
    "\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d"
    "\u300e\u300f\u3010\u3011\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c"
    "\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
# U+2329 and U+232A are canonically the same as U+3008 and U+3009 (BD16).
_SAME_BRACKET = {"\u232a": "\u3009"}
_CLOSERS = frozenset(_CLOSING.values())

ISOLATES = frozenset(("LRI", "RLI", "FSI"))
ISOLATE_MARKS = frozenset((*ISOLATES, "PDI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"))
_STRONG_FOR_NEUTRALS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


class RunSequence(NamedTuple):
    """One isolating run sequence (BD13) with its level and the directions at its two ends (X10)."""

    indexes: list[int]
    level: int
    start: str
    end: str


def side(level: int) -> str:
    """The direction of a level: odd ones run to the left."""
    return "R" if level & 1 else "L"


def resolve(
    text: str, classes: Sequence[str], types: list[str], sequence: RunSequence, result: list[int]
) -> None:
    """The levels of the characters of one sequence, into `result`; `types` are their classes with overrides applied."""
    _weak_types(types, sequence)
    _bracket_pairs(text, classes, types, sequence)
    _neutral_types(types, sequence)
    _implicit_levels(types, sequence, result)


def _weak_types(types: list[str], sequence: RunSequence) -> None:
    """W1 to W7, in place."""
    size = len(types)
    previous = strong = sequence.start
    for index, kind in enumerate(types):
        if kind == "NSM":  # W1
            types[index] = "ON" if previous in ISOLATE_MARKS else previous
        previous = types[index]
        if previous in {"R", "L", "AL"}:
            strong = previous
        elif previous == "EN" and strong == "AL":  # W2
            types[index] = "AN"
    types[:] = ["R" if kind == "AL" else kind for kind in types]  # W3
    for index in range(1, size - 1):  # W4
        kind, left, right = types[index], types[index - 1], types[index + 1]
        if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in {"EN", "AN"})):
            types[index] = left
    _european_terminators(types)
    strong = sequence.start
    for index, kind in enumerate(types):  # W6, W7
        if kind in {"ES", "ET", "CS"}:
            types[index] = "ON"
        elif kind in {"R", "L"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            types[index] = "L"


def _european_terminators(types: list[str]) -> None:
    """W5: a row of terminators beside a European number belongs to the number."""
    index, size = 0, len(types)
    while index < size:
        if types[index] != "ET":
            index += 1
            continue
        end = index
        while end < size and types[end] == "ET":
            end += 1
        if (index and types[index - 1] == "EN") or (end < size and types[end] == "EN"):
            types[index:end] = ["EN"] * (end - index)
        index = end


def _bracket_pairs(text: str, classes: Sequence[str], types: list[str], sequence: RunSequence) -> None:
    """N0, in place."""
    inner = side(sequence.level)
    for opening, closing in _pairs(text, types, sequence):
        inside = {_STRONG_FOR_NEUTRALS.get(kind) for kind in types[opening + 1 : closing]} - {None}
        if not inside:
            continue
        direction = inner
        if inner not in inside:
            before = (_STRONG_FOR_NEUTRALS.get(types[place]) for place in range(opening - 1, -1, -1))
            direction = next((side for side in before if side is not None), sequence.start)
        for position in (opening, closing):
            types[position] = direction
            follower = position + 1
            while follower < len(types) and classes[sequence.indexes[follower]] == "NSM":
                types[follower] = direction
                follower += 1


def _pairs(text: str, types: Sequence[str], sequence: RunSequence) -> list[tuple[int, int]]:
    """BD16: the bracket pairs of a sequence in the order of their opening brackets."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for position, index in enumerate(sequence.indexes):
        if types[position] != "ON":
            continue
        character = text[index]
        closing = _CLOSING.get(character)
        if closing is not None:
            if len(waiting) >= MAX_OPEN_BRACKETS:
                return []
            waiting.append((_SAME_BRACKET.get(closing, closing), position))
        elif character in _CLOSERS:
            wanted = _SAME_BRACKET.get(character, character)
            for place in range(len(waiting) - 1, -1, -1):
                if waiting[place][0] == wanted:
                    found.append((waiting[place][1], position))
                    del waiting[place:]
                    break
    return sorted(found)


def _neutral_types(types: list[str], sequence: RunSequence) -> None:
    """N1 and N2, in place."""
    inner = side(sequence.level)
    index, size = 0, len(types)
    while index < size:
        if types[index] not in _NEUTRAL:
            index += 1
            continue
        end = index
        while end < size and types[end] in _NEUTRAL:
            end += 1
        before = _STRONG_FOR_NEUTRALS[types[index - 1]] if index else sequence.start
        after = _STRONG_FOR_NEUTRALS[types[end]] if end < size else sequence.end
        types[index:end] = [before if before == after else inner] * (end - index)
        index = end


def _implicit_levels(types: Sequence[str], sequence: RunSequence, result: list[int]) -> None:
    """I1 and I2, into `result`."""
    level = sequence.level
    raised = {"L": 1, "EN": 1, "AN": 1} if level & 1 else {"R": 1, "AN": 2, "EN": 2}
    for index, kind in zip(sequence.indexes, types, strict=True):
        result[index] = level + raised.get(kind, 0)
