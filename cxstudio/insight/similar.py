"""How alike texts are by the words they share: likely duplicates and groups of similar cards; it changes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from cxstudio.model.alike import plain

_WORD = re.compile(r"\w+")
_SHORTEST = 3  # letters of a word that tells something, where words are set apart by blanks
_COMMON = 0.3  # of all texts: a word in more of them tells nothing
_FEW = 5  # texts that may share a word however few there are in all
# Small words of some languages: they are in many texts and say nothing of what these are about.
_SMALL_WORDS = """
the and for not how you are was has have that this they from but can too very who what when where why our their your his
nobody somebody everybody nothing something everything always never often
her its with without about into only all any one out more then than there which will would should could does did get got
nie jak dla jest się czy ale tylko bez przy gdzie kto kiedy nic ich jego jej mam mamy są był była było już tak ten też
في من على إلى الى لا ما هل عن مع هذا هذه كل لم لن قد ثم أن ان
از به در که با را این آن هم یا تا نمی می است نیست برای
der die das und ein eine nicht ist mit für auf von den dem zum zur wie was wer auch nur
les des une est pas que qui pour dans avec sur sans los las que por con para una del como het een van met niet voor
"""
MOST_IN_GROUP = 40  # texts a room can look over at once; a word in more of them tells nothing either
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


def clusters(
    texts: Mapping[str, str], least: float = 0.34, most: int = MOST_IN_GROUP, count: int = 1000
) -> list[tuple[str, tuple[str, ...]]]:
    """Groups of similar texts, the largest first: the word they share most, as it is written, and their ids.

    A text is in one group at most. Small words tell nothing here, nor do words in more than `most` texts, or in more
    than three of ten where there are many, nor bare numbers. It ends with so many groups as `count` says.
    """
    small = telling_words(_SMALL_WORDS)
    words = {
        id: {word for word in telling_words(text) - small if not word.isdecimal()}
        for id, text in texts.items()
    }
    counts = Counter(word for own in words.values() for word in own)
    common = min(most, max(_FEW, int(len(texts) * _COMMON)))
    telling = {id: frozenset(w for w in own if 1 < counts[w] <= common) for id, own in words.items()}
    by_word: dict[str, set[str]] = {}
    for id, own in telling.items():
        for word in own:
            by_word.setdefault(word, set()).add(id)
    place = {id: number for number, id in enumerate(texts)}
    found: list[tuple[str, tuple[str, ...]]] = []
    while by_word and len(found) < count:
        stem = max(by_word, key=lambda word: (len(by_word[word]), len(word), word))
        sharing = sorted(by_word.pop(stem), key=place.__getitem__)
        if len(sharing) < 2:
            break
        members = [id for id in sharing if _fits(id, sharing, telling, least)]
        if len(members) < 2:
            continue
        found.append((_as_written(stem, (texts[id] for id in members)), tuple(members)))
        for id in members:
            for word in telling[id]:
                by_word.get(word, set()).discard(id)
    return sorted(found, key=lambda group: -len(group[1]))


def _fits(id: str, members: list[str], telling: Mapping[str, frozenset[str]], least: float) -> bool:
    return any(likeness(telling[id], telling[other]) >= least for other in members if other != id)


def _as_written(stem: str, texts: Iterable[str]) -> str:
    """The commonest of the written words that begin with a stem."""
    written = Counter(
        word
        for text in texts
        for word in _WORD.findall(text)
        if plain(word).startswith(stem) or stem in plain(word)
    )
    return written.most_common(1)[0][0] if written else stem
