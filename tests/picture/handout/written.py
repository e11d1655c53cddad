"""Handouts and minutes of maps and samples, and what can be read on their pages."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from cxstudio.files.samples import samples
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.records import Card
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.handout.minutes import compose_minutes
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.poster import Page, PageSetup, Poster
from cxstudio.picture.primitives import Text
from cxstudio.text.layout import TextBlock, standard_engine
from tests.makers import Made

ENGINE = standard_engine()
SAMPLES = [sample.name for sample in samples()]
A4 = PageSetup("A4", profile="handout")


@cache
def sample(name: str) -> Document:
    """A sample session, as it is shipped."""
    path = next(one.path for one in samples() if one.name == name)
    session = SessionFile.open(path, read_only=True)
    try:
        return session.document
    finally:
        session.close(abandon=True)


@cache
def handout_of_sample(name: str) -> Poster:
    document = sample(name)
    return compose_handout(document, document.journeys()[0].id, ENGINE, A4)


def handout(made: Made, setup: PageSetup = A4) -> Poster:
    return compose_handout(made.document, made.journey, ENGINE, setup)


def minutes(made: Made) -> Poster:
    return compose_minutes(made.document, made.journey, ENGINE, replace(A4, profile="minutes"))


def words(page: Page) -> str:
    """All texts of a page as far as they can be seen, each on a line of its own."""
    parts = (placed.part for group in page.layers for placed in group.parts)
    return "\n".join(_seen(p.block) for part in parts for p in part.primitives if isinstance(p, Text))


def _seen(block: TextBlock) -> str:
    return block.text if block.complete else " ".join(line.text.strip() for line in block.lines)


def page_of(poster: Poster, anchor: str) -> Page:
    """The page on which an anchor stands."""
    return next(page for page in poster.pages if any(one.name == anchor for one in page.anchors))


def shown_cards(name: str) -> list[Card]:
    """The cards of the first journey of a sample in lanes that nobody has hidden."""
    document = sample(name)
    picture = MapPicture(document, document.journeys()[0].id, ENGINE, MapOptions(placeholders=False))
    return [card for card in document.every(Card) if picture.placed(card.id) is not None]
