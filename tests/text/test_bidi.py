"""The order of mixed directions, against the file Unicode publishes for it."""

from __future__ import annotations

import lzma
import sys
import unicodedata
from pathlib import Path

import pytest

from cxstudio.text.bidi import levels, majority, visual_order

DATA = Path(__file__).parent.parent / "data" / "unicode"
BASES = {"0": 0, "1": 1, "2": None}


def test_every_case_of_the_unicode_file_comes_out_right() -> None:
    cases = 0
    wrong = []
    with lzma.open(DATA / "BidiCharacterTest.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#") or line.isspace():
                continue
            codes, base, base_level, wanted, order = line.strip().split(";")
            text = "".join(chr(int(code, 16)) for code in codes.split())
            got_base, got = levels(text, BASES[base])
            kept = [index for index, level in enumerate(wanted.split()) if level != "x"]
            right = (
                got_base == int(base_level)
                and [got[index] for index in kept] == [int(level) for level in wanted.split() if level != "x"]
                and [kept[place] for place in visual_order([got[index] for index in kept])]
                == [int(index) for index in order.split()]
            )
            cases += 1
            if not right:
                wrong.append(line)
    assert cases == 91_707
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "wanted"), [("abc", "000"), ("שלום", "1111"), ("אב 12", "11122"), ("(CX)", "0000"), ("", "")]
)
def test_levels_follow_the_letters(text: str, wanted: str) -> None:
    assert "".join(map(str, levels(text)[1])) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("CX: يعود الزبون إلى الفرع", 1),
        ("نامه CX", 1),
        ("Net Promoter Score پایین", 0),
        ("plain", 0),
        ("4.2", None),
        ("", None),
        ("ab אב", None),
    ],
)
def test_the_direction_of_a_text_is_that_of_most_letters(text: str, wanted: int | None) -> None:
    assert majority(text) == wanted


def test_a_right_to_left_run_is_turned_inside_a_left_to_right_line() -> None:
    assert visual_order([0, 1, 1, 2, 0]) == [0, 3, 2, 1, 4]


def test_every_letter_and_mark_of_right_to_left_text_is_noticed() -> None:
    asking = {"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"}
    found = [code for code in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(code)) in asking]
    assert len(found) > 1000
    assert [hex(code) for code in found if not any(levels(f"ź{chr(code)}a", 0)[1])] == []
