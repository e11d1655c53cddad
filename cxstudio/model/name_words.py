"""Which names are words as well, told by how the texts of one document use them; it knows no pattern."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cxstudio.model.alike import plain, unmarked

_LETTER = r"[^\W\d_]"
_SENTENCE = ".,;:()\"'“”„«»!?…[]{}<>*-"
_OF_ADDRESSES = re.compile(r"[@._/\\:#&=+~]")
_ENDS = (".", "!", "?", "…", ":", "-", "|")  # after these a capital is no sign of a name
_SHORTEST = 3  # letters of a name that is looked for in lower case alone
# First and last names that a sentence has as words: in lower case they stay.
_WORDS = frozenset(
    [
        "art",
        "baker",
        "bell",
        "best",
        "bill",
        "black",
        "bob",
        "bright",
        "brown",
        "bush",
        "carter",
        "case",
        "church",
        "cook",
        "daisy",
        "dawn",
        "day",
        "dean",
        "doe",
        "drew",
        "duke",
        "earl",
        "eve",
        "faith",
        "field",
        "frank",
        "fox",
        "grace",
        "grant",
        "gray",
        "green",
        "grey",
        "guy",
        "hall",
        "hand",
        "head",
        "hill",
        "holly",
        "home",
        "hope",
        "hunter",
        "ivy",
        "jack",
        "joy",
        "june",
        "kind",
        "king",
        "lake",
        "lane",
        "lee",
        "les",
        "lily",
        "little",
        "long",
        "love",
        "major",
        "mark",
        "may",
        "miles",
        "mill",
        "miller",
        "moon",
        "moss",
        "north",
        "page",
        "park",
        "parker",
        "penny",
        "pool",
        "price",
        "rain",
        "ray",
        "reed",
        "rice",
        "rich",
        "rivers",
        "rob",
        "rock",
        "rose",
        "ruby",
        "rush",
        "sharp",
        "short",
        "sky",
        "small",
        "smith",
        "stone",
        "storm",
        "strong",
        "summer",
        "sue",
        "swift",
        "taylor",
        "violet",
        "walker",
        "ward",
        "way",
        "west",
        "white",
        "will",
        "wise",
        "wood",
        "young",
    ]
)


class NameWords:
    """How often words stand in small letters and with a capital, apart from whole names of several and addresses."""

    def __init__(self, texts: Iterable[str], names: Iterable[str]) -> None:
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._amid: set[str] = set()  # with a capital in the midst of a sentence
        self._whole: dict[str, set[tuple[str, ...]]] = {}  # by their first words
        for words in (tuple(plain(name).split()) for name in names):
            for order in (words, words[::-1]) if len(words) > 1 else ():
                self._whole.setdefault(order[0], set()).add(order)
        for text in texts:
            self._count(unmarked(text, hidden=False)[0].split())

    def common(self, word: str) -> bool:
        """Whether a name is much rather a word, so that it tells nobody when it stands alone."""
        return self._small[word] > self._capital[word] and word not in self._amid

    def careless(self, word: str) -> bool:
        """Whether somebody wrote a name in small letters where others wrote it with its capital."""
        found = 0 < self._small[word] <= self._capital[word]
        return found and len(word) >= _SHORTEST and word not in _WORDS

    def elsewhere(self, word: str) -> bool:
        """Whether a name, or a form of one, is a word of sentences as well, here or in most texts."""
        return self.common(word) or word in _WORDS or word.removesuffix("s") in _WORDS

    def _count(self, tokens: list[str]) -> None:
        bare = [token.strip(_SENTENCE) for token in tokens]
        small = [one.casefold() for one in bare]
        before, place = "|", 0
        while place < len(tokens):
            named = self._named_at(small, place)
            if named:
                before, place = "|", place + named
                continue
            if bare[place] and not _OF_ADDRESSES.search(bare[place]):
                self._note(bare[place], amid=before[0].islower() and not before.endswith(_ENDS))
            before, place = tokens[place], place + 1

    def _named_at(self, words: list[str], place: int) -> int:
        """How many words are a whole name from here; 0 where none begins."""
        whole = self._whole.get(words[place], ())
        return max(
            (len(name) for name in whole if tuple(words[place : place + len(name)]) == name), default=0
        )

    def _note(self, token: str, amid: bool) -> None:
        for word in re.findall(rf"{_LETTER}+", token):
            if word.islower():
                self._small[word] += 1
            elif word[0].isupper():
                self._capital[word.casefold()] += 1
                if amid and token.startswith(word):
                    self._amid.add(word.casefold())
