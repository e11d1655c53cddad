"""Where texts may be broken, against the files Unicode publishes for it."""

from __future__ import annotations

import lzma
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxstudio.text.breaks import clusters, line_units, scripts_without_spaces

DATA = Path(__file__).parent.parent / "data" / "unicode"
# Rules that changed after Unicode 15.0: brackets after letters, currency and per cent signs (LB25, LB30),
# numbers that begin with a separator (LB25, LB15c).
CHANGED_LINE_RULES = re.compile(r"\u0308?[\u2329\uff08(]|[)}]\u0308?[$%]|[.,/]\u0308?[\d\u3000]|\\[({]|\.\d")


def cases(name: str) -> Iterator[tuple[str, set[int]]]:
    """Each test text and the places where it may be broken, its end included."""
    with lzma.open(DATA / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            text = ""
            places = set()
            for part in line.split("#")[0].split():
                if part == "÷":
                    places.add(len(text))
                elif part != "×":
                    text += chr(int(part, 16))
            if text:
                yield text, places - {0}


def places_of(parts: list[str]) -> set[int]:
    places = set()
    position = 0
    for part in parts:
        position += len(part)
        places.add(position)
    return places


def differing(name: str, split: Callable[[str], list[str]]) -> tuple[int, list[str]]:
    every = list(cases(name))
    return len(every), [text for text, places in every if places_of(split(text)) != places]


def test_line_breaks_differ_from_unicode_15_only_where_newer_rules_do() -> None:
    total, wrong = differing("LineBreakTest", line_units)
    assert (total, len(wrong)) == (7654, 59)
    unexplained = [text for text in wrong if not CHANGED_LINE_RULES.search(text)]
    assert unexplained == ["\U0001f02c\U0001f3ff"]  # a tile with a skin tone, which is no emoji any more


def test_clusters_differ_from_unicode_15_in_one_rare_case() -> None:
    total, wrong = differing("GraphemeBreakTest", clusters)
    assert total == 602
    assert wrong == ["\u2701\u200d\u2701"]


@pytest.mark.parametrize(
    "text",
    ["", "plain text", "می‌خواند", "क्षि त्र", "👩‍👩‍👧 🇩🇪", "à é", "お客様（レジ）", "a-b c/d  e\t"],
)
def test_nothing_is_lost_by_splitting(text: str) -> None:
    assert "".join(line_units(text)) == text
    assert "".join(clusters(text)) == text


def test_the_quick_way_for_plain_text_gives_what_the_full_rules_give() -> None:
    quick = "".join(chr(code) for code in range(0x20, 0x700) if len(clusters(f"a{chr(code)}")) == 2)
    assert all(len(clusters(f"{letter}\u0301")) == 1 for letter in quick if letter.isalpha())


def test_scripts_without_spaces_are_named() -> None:
    assert scripts_without_spaces("รอสาย and ລາວ") == ["Thai", "Lao"]
    assert scripts_without_spaces("नमस्ते") == []
