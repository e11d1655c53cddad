"""What a name is made of and how else it is written: its parts, short forms, endings; it knows no text to search."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxstudio.model.alike import alike, folded, unmarked

_SHORTEST_PART = 2  # letters of a first or last name that is looked for alone
_SHORTEST_ALONE = 3  # letters of one that has forms in any language
_AROUND = ".,;:()<>\"'“”„«»"
_LETTER = r"[^\W\d_]"
_VOWELS = "aeiouyаеиоуыэюяієAEIOUYАЕИОУЫЭЮЯІЄ"  # as they are without their marks
_LEGAL_FORMS = re.compile(
    "ab|ag|aps|as|bv|co|corp|doo|gmbh|inc|kft|kg|limited|llc|ltd|nv|oo|oyj?|plc|sa|sarl|sas|se|sp|spa|srl|sro|z"
)
# Titles, and what stands before a name and is none.
_NO_NAMES = re.compile(
    "mr|mrs|ms|miss|sir|dr|prof|mx|st|sr|jr|phd|ing|mgr|herr|frau|pan|pani|de|del|della|la|le|les|di|da|dos|du|el|"
    "den|der|van|von|ter|zu|bin|ibn|abu|the|and|of|for|und|oraz|بن|ابن|بنت|السيد|السيده|دكتور|الدكتور|اقاي|خانم|الله"
)
# What makes one name with the word after it: Abd Allah, Abu Bakr.
_JOINED_TO_NEXT = re.compile("عبد|ابو|ابي|ام|ال")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]{3,4}")
_HANGUL = re.compile("[\uac00-\ud7a3]{3}")
_DIGRAPHS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ø": "oe",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Å": "Aa",
        "Ø": "Oe",
    }
)
# How the last letters of a stem change before some endings: Mart-a Mar-cie, Kowalsk-a Kowals-cy, Olg-a Ol-dze.
_CHANGED = {
    "t": ("cie",),
    "k": ("ce", "cy"),
    "g": ("dze", "ze"),
    "ch": ("sze",),
    "к": ("ці", "це"),
    "г": ("зі",),
}


def parts_of(name: str) -> Iterator[str]:
    """The words of a name of several that are names themselves: not "von", nor "Dr"."""
    words = _words(name)
    if len(words) == 1:
        yield from _unspaced_parts(words[0])
        return
    for word in words:
        pieces = folded(word)[0].split("-")
        for part in dict.fromkeys((word, *pieces)):
            if is_part(part):
                yield part


def is_part(word: str) -> bool:
    """Whether a word of a name is one by itself."""
    if len(word) < _SHORTEST_PART or _NO_NAMES.fullmatch(unmarked(alike(word))[0]):
        return False
    return word[0].isupper() or (not is_cased(word) and len(word) > _SHORTEST_PART)


def no_name(word: str) -> bool:
    """Whether a word only stands before names."""
    return _NO_NAMES.fullmatch(word) is not None


def written(name: str) -> list[str]:
    """Other ways to write a name without its accents: its umlauts as two letters, its joiners as blanks."""
    one = folded(name)[0]
    ways = (one, one.translate(_DIGRAPHS), one.replace("\u200c", " "))
    return list(dict.fromkeys(unmarked(way, hidden=False)[0] for way in ways))


def short_names(client: str) -> Iterator[str]:
    """What else a client is called: up to a comma, and without its legal form."""
    words = client.partition(",")[0].split()
    while len(words) > 1 and _LEGAL_FORMS.fullmatch(words[-1].replace(".", "").casefold()):
        words.pop()
    short = " ".join(words)
    if short and short != client:
        yield short


def stems(name: str) -> Iterator[str]:
    """What endings are put to: Mart-a Mart-ą, Piotr Piotr-em, Tom-e-k Tom-k-iem."""
    yield name[:-1] if name[-1] in _VOWELS else name
    if name[-2] in "eE":
        yield name[:-2] + name[-1]


def changed_endings(name: str) -> Iterator[str]:
    """Forms of a name in small letters whose stem does not stay as it is."""
    stem = name.casefold().rstrip(_VOWELS)
    for last, endings in _CHANGED.items():
        if stem.endswith(last):
            yield from (stem.removesuffix(last) + ending for ending in endings)


def forms_alone(name: str, *, bent: bool) -> Iterator[str]:
    """Forms of a first or last name that are looked for in any language, as if they were names themselves.

    Polish ones of a name in -a that are hardly words elsewhere: Kasi-a Kasi, Ol-a Ol-i, Mari-a Mari-i; and the English
    possessive of a short one. With `bent` a short one in -a also has the endings that longer ones are found with.
    """
    stem, short = name[:-1], len(name) == _SHORTEST_ALONE
    if len(name) < _SHORTEST_ALONE or not name.isalpha() or not is_cased(name):
        return
    if short and name[-1] not in "sS":
        yield f"{name}s"
    if name[-1] not in "aA":
        return
    if re.search("(?i:[cnsz]i)$", stem):
        yield stem
    if stem[-1] in "gijklGIJKL":
        yield f"{stem}i"
    if bent and short:
        yield from (f"{stem}{ending}" for ending in ("e", "i", "ie", "o", "u", "y"))


def accusative(name: str) -> str:
    """The form in -ę of a name in -a, which no other language has: Kasi-ę; "" for any other name."""
    return f"{name[:-1]}ę" if len(name) >= _SHORTEST_ALONE and name[-1] in "aA" and name.isalpha() else ""


def is_cased(text: str) -> bool:
    """Whether a script has small letters."""
    return text.lower() != text.upper()


def _words(name: str) -> list[str]:
    """The words of a name, with capitals where somebody wrote it without; of an address what tells the name."""
    words = [word for word in (word.strip(_AROUND) for word in name.split()) if word]
    if len(words) == 1 and (is_cased(name) and re.search(rf"@|{_LETTER}[._]{_LETTER}", name)):
        words = re.findall(rf"{_LETTER}+", name.partition("@")[0])
    if name == name.lower():
        words = [word[:1].upper() + word[1:] for word in words]
    joined: list[str] = []
    for word in words:
        if joined and _JOINED_TO_NEXT.fullmatch(unmarked(joined[-1])[0]):
            joined[-1] += f" {word}"
        else:
            joined.append(word)
    return joined


def _unspaced_parts(name: str) -> Iterator[str]:
    """First and last names that are written without a blank: Wang Xiaoming, Tanaka Tarō, Kim Minsu."""
    if _HANGUL.fullmatch(name) or (_HAN.fullmatch(name) and len(name) == 3):
        yield name[1:]
    elif _HAN.fullmatch(name):
        yield name[:2]
        yield name[2:]
