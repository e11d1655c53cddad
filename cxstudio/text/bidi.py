"""The order of letters in texts that mix directions (Unicode Bidirectional Algorithm, UAX #9); no fonts here.

`levels` gives every character its embedding level (odd = right to left), `visual_order` turns the levels of
one line into the order on screen. Rule names in the comments are those of UAX #9, revision 46.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

MAX_DEPTH = 125
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

_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_ISOLATE_MARKS = frozenset((*_ISOLATES, "PDI"))
_EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED = frozenset((*_EMBEDDINGS, "PDF", "BN"))  # X9
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"))
# Letters and marks of these blocks alone ask for work: right-to-left scripts and the explicit marks.
_ASK_FOR_WORK = re.compile("[\u0590-\u08ff\u200f\u202a-\u2069\ufb1d-\ufeff\U00010800-\U0001efff]")
_RESET_AT_THE_END = frozenset(("WS", *_ISOLATE_MARKS, *_REMOVED))  # L1
# Nothing runs to the right in a right-to-left text of these but its numbers (I1, I2).
_NUMBERS = frozenset(("EN", "AN"))
_ONE_WAY = frozenset(("R", "AL", "WS", "ON", "BN", *_NUMBERS))
_OVERRIDES = {"RLO": "R", "LRO": "L"}
_STRONG_FOR_NEUTRALS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


@lru_cache(8192)
def bidi_class(character: str) -> str:
    """The bidirectional class of one character; characters Python does not know count as left to right."""
    return unicodedata.bidirectional(character) or "L"


def majority(text: str) -> int | None:
    """1 when most strong letters run right to left, 0 when left to right, None for a tie or no letters.

    The first strong letter, which UAX #9 takes (P2, P3), is wrong for Persian that opens with "CX".
    """
    if text.isascii() or not _ASK_FOR_WORK.search(text):
        return 0 if "L" in map(bidi_class, text) else None
    classes = [bidi_class(character) for character in text]
    left = classes.count("L")
    right = classes.count("R") + classes.count("AL")
    return None if left == right else int(right > left)


def _first_strong(classes: Sequence[str], start: int, inside_isolate: bool) -> int:
    """P2 and P3: the level asked for by the first strong letter outside isolates, 0 when there is none."""
    depth = 0
    for index in range(start, len(classes)):
        kind = classes[index]
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth:
                depth -= 1
            elif inside_isolate:
                return 0
        elif not depth and kind in {"L", "R", "AL"}:
            return int(kind != "L")
    return 0


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The base level of one paragraph and the level of each of its characters.

    `base` is 0 for left to right, 1 for right to left, None for the first strong letter's direction. Levels
    are final for a line that holds the whole paragraph: trailing white space has the base level (L1).
    """
    if not base and (text.isascii() or not _ASK_FOR_WORK.search(text)):
        return 0, [0] * len(text)
    classes = [bidi_class(character) for character in text]
    if base is None:
        base = _first_strong(classes, 0, inside_isolate=False)
    if base == 1 and _ONE_WAY.issuperset(classes):
        return 1, [2 if kind in _NUMBERS else 1 for kind in classes]
    partner = _isolate_partners(classes)
    result, resolved = _explicit_levels(classes, base)
    for sequence in _sequences(classes, result, partner, base):
        types = [resolved[index] for index in sequence.indexes]
        _weak_types(types, sequence)
        _bracket_pairs(text, classes, types, sequence)
        _neutral_types(types, sequence)
        _implicit_levels(types, sequence, result)
    _white_space_levels(classes, result, base)
    return base, result


def _isolate_partners(classes: Sequence[str]) -> dict[int, int]:
    """BD9: each isolate initiator and its closing PDI, both ways."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            waiting.append(index)
        elif kind == "PDI" and waiting:
            opened = waiting.pop()
            partner[opened] = index
            partner[index] = opened
    return partner


class _Status(NamedTuple):
    """One entry of the directional status stack (X1)."""

    level: int
    override: str | None
    isolate: bool


class _ExplicitStack:
    """The directional status stack with its overflow counters (X1 to X7)."""

    def __init__(self, base: int) -> None:
        self.entries = [_Status(base, None, isolate=False)]
        self.isolates_over = self.embeddings_over = self.isolates_open = 0

    def _next_level(self, *, right_to_left: bool) -> int:
        level = self.entries[-1].level
        return (level + 1) | 1 if right_to_left else (level + 2) & ~1

    def _has_room(self, level: int) -> bool:
        return level <= MAX_DEPTH and not self.isolates_over and not self.embeddings_over

    def embed(self, kind: str) -> None:
        """X2 to X5."""
        level = self._next_level(right_to_left=kind[0] == "R")
        if self._has_room(level):
            self.entries.append(_Status(level, _OVERRIDES.get(kind), isolate=False))
        elif not self.isolates_over:
            self.embeddings_over += 1

    def isolate(self, *, right_to_left: bool) -> None:
        """X5a to X5c."""
        level = self._next_level(right_to_left=right_to_left)
        if self._has_room(level):
            self.isolates_open += 1
            self.entries.append(_Status(level, None, isolate=True))
        else:
            self.isolates_over += 1

    def close_isolate(self) -> None:
        """X6a."""
        if self.isolates_over:
            self.isolates_over -= 1
        elif self.isolates_open:
            self.embeddings_over = 0
            while not self.entries[-1].isolate:
                self.entries.pop()
            self.entries.pop()
            self.isolates_open -= 1

    def close_embedding(self) -> None:
        """X7."""
        if self.isolates_over:
            return
        if self.embeddings_over:
            self.embeddings_over -= 1
        elif not self.entries[-1].isolate and len(self.entries) > 1:
            self.entries.pop()


def _explicit_levels(classes: Sequence[str], base: int) -> tuple[list[int], list[str]]:
    """X1 to X8: levels from the explicit marks, and the classes with overrides applied."""
    resolved = list(classes)
    result = [base] * len(resolved)
    stack = _ExplicitStack(base)
    for index, kind in enumerate(classes):
        if kind == "PDI":
            stack.close_isolate()
        status = stack.entries[-1]
        if kind == "B":
            continue
        result[index] = status.level
        if kind in _EMBEDDINGS:
            stack.embed(kind)
        elif kind == "PDF":
            stack.close_embedding()
        elif kind != "BN":
            if status.override is not None:
                resolved[index] = status.override
            if kind in _ISOLATES:
                first = kind == "FSI" and _first_strong(classes, index + 1, inside_isolate=True)
                stack.isolate(right_to_left=kind == "RLI" or bool(first))
    return result, resolved


class _Sequence(NamedTuple):
    """One isolating run sequence (BD13) with its level and the directions at its two ends (X10)."""

    indexes: list[int]
    level: int
    start: str
    end: str


def _sequences(
    classes: Sequence[str], explicit: Sequence[int], partner: dict[int, int], base: int
) -> list[_Sequence]:
    """X9, X10: the isolating run sequences of a paragraph."""
    kept = [index for index, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for index in kept:
        if runs and explicit[runs[-1][-1]] == explicit[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    starts = {run[0]: run for run in runs}
    levels_before = list(explicit)
    found = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in partner:
            continue
        indexes = list(run)
        while classes[indexes[-1]] in _ISOLATES and indexes[-1] in partner:
            indexes += starts[partner[indexes[-1]]]
        level = levels_before[indexes[0]]
        place = bisect_left(kept, indexes[0])
        before = levels_before[kept[place - 1]] if place else base
        place = bisect_right(kept, indexes[-1])
        unclosed = classes[indexes[-1]] in _ISOLATES
        after = base if unclosed or place == len(kept) else levels_before[kept[place]]
        found.append(_Sequence(indexes, level, _side(max(before, level)), _side(max(after, level))))
    return found


def _side(level: int) -> str:
    return "R" if level & 1 else "L"


def _weak_types(types: list[str], sequence: _Sequence) -> None:
    """W1 to W7, in place."""
    size = len(types)
    previous = strong = sequence.start
    for index, kind in enumerate(types):
        if kind == "NSM":  # W1
            types[index] = "ON" if previous in _ISOLATE_MARKS else previous
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


def _bracket_pairs(text: str, classes: Sequence[str], types: list[str], sequence: _Sequence) -> None:
    """N0, in place."""
    inner = _side(sequence.level)
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


def _pairs(text: str, types: Sequence[str], sequence: _Sequence) -> list[tuple[int, int]]:
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


def _neutral_types(types: list[str], sequence: _Sequence) -> None:
    """N1 and N2, in place."""
    inner = _side(sequence.level)
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


def _implicit_levels(types: Sequence[str], sequence: _Sequence, result: list[int]) -> None:
    """I1 and I2, into `result`."""
    level = sequence.level
    raised = {"L": 1, "EN": 1, "AN": 1} if level & 1 else {"R": 1, "AN": 2, "EN": 2}
    for index, kind in zip(sequence.indexes, types, strict=True):
        result[index] = level + raised.get(kind, 0)


def _white_space_levels(classes: Sequence[str], result: list[int], base: int) -> None:
    """X9's removed characters take the level before them; L1 resets separators and trailing white space."""
    previous = base
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            result[index] = previous
        previous = result[index]
    trailing = True
    for index in range(len(classes) - 1, -1, -1):
        kind = classes[index]
        if kind in {"S", "B"}:
            result[index] = base
            trailing = True
        elif kind in _RESET_AT_THE_END:
            if trailing:
                result[index] = base
        else:
            trailing = False


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """L2: the indexes of a line's items from left to right, given the level of each in reading order."""
    order = list(range(len(line_levels)))
    odd = [level for level in line_levels if level & 1]
    if not odd:
        return order
    for threshold in range(max(line_levels), min(odd) - 1, -1):
        index = 0
        while index < len(order):
            if line_levels[order[index]] < threshold:
                index += 1
                continue
            end = index
            while end < len(order) and line_levels[order[end]] >= threshold:
                end += 1
            order[index:end] = order[index:end][::-1]
            index = end
    return order
