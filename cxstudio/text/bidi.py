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

from cxstudio.text.bidi_runs import ISOLATE_MARKS, ISOLATES, RunSequence, resolve, side

MAX_DEPTH = 125
_EMBEDDINGS = frozenset(("LRE", "RLE", "LRO", "RLO"))
_REMOVED = frozenset((*_EMBEDDINGS, "PDF", "BN"))  # X9
# Letters and marks of these blocks alone ask for work: right-to-left scripts and the explicit marks.
_ASK_FOR_WORK = re.compile("[\u0590-\u08ff\u200f\u202a-\u2069\ufb1d-\ufeff\U00010800-\U0001efff]")
_RESET_AT_THE_END = frozenset(("WS", *ISOLATE_MARKS, *_REMOVED))  # L1
# Nothing runs to the right in a right-to-left text of these but its numbers (I1, I2).
_NUMBERS = frozenset(("EN", "AN"))
_ONE_WAY = frozenset(("R", "AL", "WS", "ON", "BN", *_NUMBERS))
_OVERRIDES = {"RLO": "R", "LRO": "L"}


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
        if kind in ISOLATES:
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
        resolve(text, classes, [resolved[index] for index in sequence.indexes], sequence, result)
    _white_space_levels(classes, result, base)
    return base, result


def _isolate_partners(classes: Sequence[str]) -> dict[int, int]:
    """BD9: each isolate initiator and its closing PDI, both ways."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(classes):
        if kind in ISOLATES:
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
            if kind in ISOLATES:
                first = kind == "FSI" and _first_strong(classes, index + 1, inside_isolate=True)
                stack.isolate(right_to_left=kind == "RLI" or bool(first))
    return result, resolved


def _sequences(
    classes: Sequence[str], explicit: Sequence[int], partner: dict[int, int], base: int
) -> list[RunSequence]:
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
        while classes[indexes[-1]] in ISOLATES and indexes[-1] in partner:
            indexes += starts[partner[indexes[-1]]]
        level = levels_before[indexes[0]]
        place = bisect_left(kept, indexes[0])
        before = levels_before[kept[place - 1]] if place else base
        place = bisect_right(kept, indexes[-1])
        unclosed = classes[indexes[-1]] in ISOLATES
        after = base if unclosed or place == len(kept) else levels_before[kept[place]]
        found.append(RunSequence(indexes, level, side(max(before, level)), side(max(after, level))))
    return found


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
