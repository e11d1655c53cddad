"""Maps whose texts are far longer than a page: what they cost is bounded by what shows, counted in shaped letters."""

from __future__ import annotations

import pytest

from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.picture.map import MapPicture
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.resources import resource
from cxstudio.text.fonts import FontFile, FontLibrary
from cxstudio.text.harfbuzz import Shaped
from cxstudio.text.layout import TextEngine
from tests.makers import large_map

CARDS, LENGTH = 20, 10_000


@pytest.fixture
def shaped(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many letters each call of the shaper had."""
    counts: list[int] = []
    shape = FontFile.shape

    def counted(font: FontFile, text: str, *, rtl: bool, language: str, tabular: bool) -> Shaped:
        counts.append(len(text))
        return shape(font, text, rtl=rtl, language=language, tabular=tabular)

    monkeypatch.setattr(FontFile, "shape", counted)
    return counts


def lengthy() -> Document:
    """Every card with a text of which no word stands twice."""
    document = large_map(CARDS).document
    with document.transaction("Very long"):
        for number, card in enumerate(document.nodes(Card)):
            words = (f"w{number}x{word} " for word in range(LENGTH))
            document.set(card.id, text="".join(words)[:LENGTH].strip())
    return document


def engine() -> TextEngine:
    return TextEngine(FontLibrary(resource("fonts")))


def test_a_map_shapes_no_more_of_its_cards_than_they_show(shaped: list[int]) -> None:
    document = lengthy()
    picture = MapPicture(document, document.journeys()[0].id, engine())
    assert len(picture.notes) == CARDS
    assert sum(shaped) < CARDS * 2_000


def test_notes_too_long_for_one_page_go_on_on_others_and_are_shaped_hardly_more_than_once(
    shaped: list[int],
) -> None:
    document = lengthy()
    poster = compose(document, document.journeys()[0].id, engine(), PageSetup("fit"))
    assert len(poster.pages) > 1
    words = "".join(p.part.full for page in poster.pages for group in page.layers for p in group.parts)
    assert all(f"w{number}x1000 " in words for number in range(CARDS))
    assert sum(shaped) < 2.5 * CARDS * LENGTH
