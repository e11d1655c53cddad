"""How alike texts are by the words they share: likely duplicates and groups of similar cards; it changes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from cxstudio.model.alike import plain

_WORD = re.compile(r"\w+")
_SHORTEST = 3  # letters of a word that tells something, where words are set apart by blanks
_COMMON = 0.3  # of all texts: a word in more of them tells nothing
LIKELY = 0.6  # from this likeness on two texts probably say the same


def telling_words(text: str) -> frozenset[str]:
    """The words of a text that tell something, without case, accents and endings of a letter or two.

    A script that writes no blanks is compared by pairs of its letters.
    """
    found: set[str] = set()
    for word in _WORD.findall(plain(text)):
        if len(word) >= _SHORTEST and not word.isascii() and _without_blanks(word):
            found |= {word[place : place + 2] for place in range(len(word) - 1)}
        elif len(word) >= _SHORTEST or word.isdigit():
            found.add(word[:-2] if len(word) > 6 else word[:-1] if len(word) > 4 else word)
    return frozenset(found)


def _without_blanks(word: str) -> bool:
    """Whether a word is of a script that sets no blanks between words: Thai, Chinese, Japanese."""
    return any("\u0e00" <= letter <= "\u0e7f" or "\u3040" <= letter <= "\u9fff" for letter in word)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 (no word shared) to 1 (the same words): the overlap coefficient and Jaccard's index, their mean.

    The first finds a short text inside of a longer one, the second keeps two long ones apart that share little.
    """
    shared = len(one & other)
    if not shared:
        return 0.0
    overlap = shared / min(len(one), len(other))
    if shared == 1 and max(len(one), len(other)) > 1:
        overlap *= 0.5  # one word alone is soon shared
    return (overlap + shared / len(one | other)) / 2


class Likely:
    """The texts that are there, by their words, to be asked for the one most like a new text as it is typed."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._words: dict[str, frozenset[str]] = {}
        self._ids: dict[str, set[str]] = {}
        for id, text in (texts or {}).items():
            self.put(id, text)

    def put(self, id: str, text: str) -> None:
        """Take a text in, in place of one with the same id."""
        self.drop(id)
        words = telling_words(text)
        self._words[id] = words
        for word in words:
            self._ids.setdefault(word, set()).add(id)

    def drop(self, id: str) -> None:
        """Forget a text; one that is not there is forgotten already."""
        for word in self._words.pop(id, frozenset()):
            self._ids[word].discard(id)

    def most_like(self, text: str, least: float = LIKELY) -> str:
        """The id of the text that probably says the same, "" where there is none."""
        words = telling_words(text)
        shared = Counter(id for word in words for id in self._ids.get(word, ()))
        likely = ((likeness(words, self._words[id]), id) for id, _ in shared.most_common(50))
        best = max(likely, default=(0.0, ""))
        return best[1] if best[0] >= least else ""


def clusters(texts: Mapping[str, str], least: float = 0.34) -> list[tuple[str, tuple[str, ...]]]:
    """Groups of similar texts, the largest first: the word they share most, as it is written, and their ids.

    A text is in one group at most. Words in more than three of ten texts tell nothing here.
    """
    words = {id: telling_words(text) for id, text in texts.items()}
    counts = Counter(word for own in words.values() for word in own)
    most = max(2, int(len(texts) * _COMMON))
    telling = {id: frozenset(w for w in own if 1 < counts[w] <= most) for id, own in words.items()}
    found: list[tuple[str, tuple[str, ...]]] = []
    free = {id for id, own in telling.items() if own}
    while free:
        stem, members = _largest(free, telling)
        members = [id for id in members if _fits(id, members, telling, least)]
        if len(members) < 2:
            break
        found.append((_as_written(stem, (texts[id] for id in members)), tuple(members)))
        free -= set(members)
    return found


def _largest(free: set[str], telling: Mapping[str, frozenset[str]]) -> tuple[str, list[str]]:
    by_word: dict[str, list[str]] = {}
    for id in telling:
        if id in free:
            for word in telling[id]:
                by_word.setdefault(word, []).append(id)
    return max(by_word.items(), key=lambda row: (len(row[1]), len(row[0]), row[0]))


def _fits(id: str, members: list[str], telling: Mapping[str, frozenset[str]], least: float) -> bool:
    others = [likeness(telling[id], telling[other]) for other in members if other != id]
    return max(others, default=0.0) >= least


def _as_written(stem: str, texts: Iterable[str]) -> str:
    """The commonest of the written words that begin with a stem."""
    written = Counter(
        word
        for text in texts
        for word in _WORD.findall(text)
        if plain(word).startswith(stem) or stem in plain(word)
    )
    return written.most_common(1)[0][0] if written else stem
