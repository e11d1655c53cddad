"""Words of what is left that begin like a name that went, for somebody to look at: a rare form, or just a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from cxstudio.model.alike import plain
from cxstudio.model.document import Document
from cxstudio.model.name_forms import is_cased, no_name, stems
from cxstudio.model.pseudonyms import Pseudonyms
from cxstudio.model.records import Node
from cxstudio.model.worded import words_of
from cxstudio.words import N_, translate

MOST_TOLD = 10
_SHORTEST_STEM = 3  # letters: of shorter ones only the vowels at the end may differ
_LONGEST_ENDING = 4
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")
_VOWELS_ONLY = re.compile("[aeiouy]{1,2}")
_SAID = (
    N_("Customer {n}"),
    N_("Employee {n}"),
    N_("Person {n}"),
    N_("Person"),
    N_("Facilitator"),
    N_("Client"),
)


def words_like_names(whole: Document, left: Document, also: Iterable[str] = ()) -> tuple[str, ...]:
    """At most ten words of an excerpt that begin like a name of the whole document, as they stand there.

    Words in small letters are none, nor those that stand in small letters elsewhere.
    """
    starts = {
        stem
        for name in Pseudonyms(whole, also).names
        if " " not in name and name.isalpha() and is_cased(name) and len(name) > 2 and not no_name(name)
        for stem in stems(name)
    }
    if not starts:
        return ()
    language = whole.session.language
    said = {plain(word) for one in _SAID for word in translate(one, language).split()}
    texts = chain.from_iterable(words_of(one) for one in (*left.nodes(Node), *left.links()))
    seen = Counter(word for text in texts for word in _WORD.findall(text))
    small = {plain(word) for word in seen if word.islower()}
    found = {
        plain(word): word
        for word in sorted(seen, reverse=True)
        if word[0].isupper() and plain(word) not in small | said and _begins(plain(word), starts)
    }
    return tuple(sorted(found.values())[:MOST_TOLD])


def _begins(word: str, starts: set[str]) -> bool:
    for end in range(2, len(word) + 1):
        if word[:end] in starts:
            rest = word[end:]
            if end >= _SHORTEST_STEM and len(rest) <= _LONGEST_ENDING:
                return True
            if end < _SHORTEST_STEM and _VOWELS_ONLY.fullmatch(rest):
                return True
    return False
