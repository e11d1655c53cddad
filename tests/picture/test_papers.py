"""Papers by name and by their sides."""

from __future__ import annotations

import pytest

from cxstudio.picture.papers import PAPERS, larger_papers, paper_mm, read_size


@pytest.mark.parametrize(
    ("text", "size"),
    [("fit", "fit"), (" FIT ", "fit"), ("a3", "A3"), ("Letter", "letter"), ("TABLOID", "tabloid")],
)
def test_a_paper_is_known_by_its_name_in_any_case(text: str, size: str) -> None:
    assert read_size(text) == size


@pytest.mark.parametrize("text", ["500x700", "700 x 500", "500×700 mm", "500,0*700.0"])
def test_a_paper_is_known_by_its_sides_whichever_comes_first(text: str) -> None:
    assert read_size(text) == "500x700"
    assert paper_mm(read_size(text)) == (500, 700)


@pytest.mark.parametrize("text", ["", "A5x", "10x10", "500x9000", "500x", "-500x700", "1e3x700", "nanxnan"])
def test_what_is_no_paper_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="paper"):
        read_size(text)


def test_the_larger_papers_are_those_of_the_same_series() -> None:
    assert larger_papers("A3") == ("A2", "A1", "A0")
    assert larger_papers("letter")[0] == "tabloid"
    assert larger_papers("A0") == ()


def test_of_another_size_the_larger_papers_hold_it_whole() -> None:
    for name in larger_papers("250x350"):
        short, long = PAPERS[name]
        assert short > 250
        assert long > 350
    assert larger_papers("250x350")[0] == "A3"


def test_a_screen_has_a_shape_and_no_larger_paper() -> None:
    assert read_size(" 16:9 ") == "16:9"
    short, long = paper_mm("16:9")
    assert long / short == pytest.approx(16 / 9)
    assert larger_papers("4:3") == ()
