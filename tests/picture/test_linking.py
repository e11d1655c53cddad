from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from cxstudio.picture.linking import Linked, detail_side, joined
from cxstudio.picture.pages import compose
from cxstudio.picture.poster import Anchor, Page, PageLink, PageSetup, Poster
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map

LONG = "She waited, called again, waited again, and nobody ever told her how long it would take. " * 20


def poster(made: Made, setup: PageSetup | None = None) -> Poster:
    return compose(made.document, made.journey, standard_engine(), setup)


def crowded() -> Made:
    made = small_map()
    with made.document.transaction("Long"):
        made.document.set(made.cards[0], text=LONG)
    return made


def box_of(page: Page, node: str) -> Bounds:
    """Where a card of the map lies on its page."""
    for group in page.layers:
        for placed in group.parts:
            if placed.part.node == node:
                box, scale = placed.bounds, group.scale
                return Bounds(
                    group.dx + scale * box.x, group.dy + scale * box.y, scale * box.width, scale * box.height
                )
    raise AssertionError(node)


def test_a_card_that_is_cut_leads_to_its_note_and_the_note_back() -> None:
    made = crowded()
    page = poster(made).pages[0]
    anchors = {anchor.name: anchor for anchor in page.anchors}
    card = box_of(page, made.cards[0])
    (there,) = [link for link in page.links if (link.x, link.y) == pytest.approx((card.x, card.y))]
    assert (there.width, there.height) == pytest.approx((card.width, card.height))
    note = anchors[there.to]
    (back,) = [link for link in page.links if (link.x, link.y) == (note.x, note.y)]
    assert (anchors[back.to].x, anchors[back.to].y) == pytest.approx((card.x, card.y))


def test_the_pdf_has_links_of_the_cards_with_notes_alone() -> None:
    for made, links in ((small_map(), 1), (crowded(), 3)):
        data = write_pdf(poster(made), theme("print"))
        reader: Any = PdfReader(BytesIO(data))
        kinds = [note.get_object()["/Subtype"] for page in reader.pages for note in page["/Annots"]]
        # A numbered note beside the map leads back to its number, which opens by itself.
        assert kinds.count("/Link") == links
        said = [note.get_object().get("/Contents") for page in reader.pages for note in page["/Annots"]]
        assert all(said)


def test_links_stay_where_they_belong_on_a_page_made_smaller() -> None:
    linked = Linked((Anchor("a", 10, 20),), (PageLink(1, 2, 3, 4, "a"),)).scaled(0.5)
    assert linked == Linked((Anchor("a", 5, 10),), (PageLink(0.5, 1, 1.5, 2, "a"),))


def test_sides_are_joined_in_their_order() -> None:
    one, other = detail_side("a", Bounds(0, 0, 1, 1)), detail_side("b", Bounds(5, 5, 1, 1))
    both = joined([one, other])
    assert both.anchors == one.anchors + other.anchors
    assert both.links == one.links + other.links
