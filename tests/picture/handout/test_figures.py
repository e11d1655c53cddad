"""Every figure on the pages of a handout is written as its language writes numbers, read back from the file."""

from __future__ import annotations

import re
from functools import cache

import pypdfium2

from cxstudio.model.naming import number
from cxstudio.model.records import Touchpoint
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from tests.picture.handout.written import handout_of_sample, sample

POLISH, ARABIC = "zakup-kanapy", "tajdid-rukhsa"
MARKS = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")


@cache
def read_back(name: str) -> str:
    """The texts of all pages of a sample's handout, as a reader of files finds them."""
    poster = handout_of_sample(name)
    pages = pypdfium2.PdfDocument(write_pdf(poster, theme(poster.theme)))
    return MARKS.sub("", "\n".join(page.get_textpage().get_text_bounded() for page in pages))


def test_a_polish_handout_has_a_point_in_the_numbers_of_touchpoints_alone() -> None:
    document = sample(POLISH)
    numbers = {number(document, one.id) for one in document.nodes(Touchpoint)}
    found = set(re.findall(r"\d+\.\d+", read_back(POLISH)))
    # A scale of means may say one of these numbers too, but then with a comma.
    assert found
    assert found <= numbers


def test_a_polish_handout_has_commas_before_decimals_and_none_between_thousands() -> None:
    said = read_back(POLISH)
    assert re.search(r"[−+]\d,\d\b", said)
    assert not re.search(r"\d,\d{3}\b", said)


def test_a_per_cent_is_written_in_one_way_on_all_pages() -> None:
    polish, arabic = read_back(POLISH), read_back(ARABIC)
    assert re.search(r"\d%", polish)
    assert not re.search(r"\d\s%", polish)
    assert "٪" in arabic
    assert "%" not in arabic


def test_an_arabic_handout_has_arabic_digits_alone() -> None:
    said = read_back(ARABIC)
    assert re.search("[٠-٩]٫[٠-٩]", said)
    assert re.findall("[^\n]*[0-9][^\n]*", said) == []


def test_no_minus_of_a_handout_is_a_hyphen() -> None:
    for name in (POLISH, ARABIC):
        assert re.search(r"−\d", read_back(name))
        assert not re.search(r"(?<![\w-])-\d", read_back(name))
