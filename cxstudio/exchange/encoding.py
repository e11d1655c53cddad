"""The text of a file that should be UTF-8, or which encoding it seems to have instead; it knows no format."""

from __future__ import annotations

import codecs
import re

from cxstudio.exchange.problems import ImportProblem
from cxstudio.words import _

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LOOKED_AT = 64  # bytes: a header of a table and the start of JSON are plain letters
_MANY_ZEROS = 0.4
_HIGH = re.compile(b"[\x80-\xff]+")
_LONE = 1.7  # on average fewer letters with marks than this stand side by side in a western language
_KANA = re.compile("[\u3041-\u30f6]")
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_ONLY_POLISH = frozenset("ąłśźżĄŁŚŻ")  # in western encodings their bytes are signs that stand in no word
_SIGNS = frozenset("„”“’‘–—…«»§°€·\u00a0")


def utf8_text(data: bytes, remedy: str) -> str:
    """The text, without a byte order mark. Raises ImportProblem; `remedy` says what to do about another encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise _wrong(name, remedy)
    start = data[:_LOOKED_AT]
    if start and not any(start):
        raise ImportProblem(_("The file is filled with zeros and holds no text; look for another copy of it"))
    zeros = [start[place::4].count(0) / max(1, len(start[place::4])) > _MANY_ZEROS for place in range(4)]
    if sum(zeros) == 3:
        raise _wrong("UTF-32", remedy)
    if zeros in ([True, False] * 2, [False, True] * 2):
        raise _wrong("UTF-16", remedy)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ImportProblem(_guessed(data).format(line=line, remedy=remedy)) from None


def _guessed(data: bytes) -> str:
    """What is said of bytes that are no UTF-8: every byte means something in the encodings of one byte, so that more
    than a guess is not possible, and where even that would mislead none is made.
    """
    runs = _HIGH.findall(data)
    polish = data.decode("cp1250", "replace")
    strange = {letter for letter in polish if letter > "\x7f"}
    if strange <= _POLISH | _SIGNS and strange & _ONLY_POLISH:
        return _("The file is not UTF-8 (line {line}), but perhaps Windows-1250; {remedy}")
    if sum(map(len, runs)) < _LONE * len(runs) and not _KANA.search(data.decode("shift_jis", "replace")):
        return _("The file is not UTF-8 (line {line}), but perhaps Windows-1252 or Latin-1; {remedy}")
    return _("The file is not UTF-8 (line {line}); {remedy}")


def _wrong(name: str, remedy: str) -> ImportProblem:
    return ImportProblem(_("The file is {name}, not UTF-8; {remedy}").format(name=name, remedy=remedy))
