"""Slides for the tests of this folder, and what is read on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.picture.poster import FOOT, Page, PageSetup, Poster
from cxstudio.picture.primitives import Bounds, Part, Placed, Text
from cxstudio.picture.slides.deck import compose_slides
from cxstudio.resources import resource
from tests.picture.maps import engine, text_boxes

SETUP = PageSetup("16:9", theme="light", profile="slides")
SAMPLES = ("hospital-appointment", "zakup-kanapy", "tajdid-rukhsa")


def slides(document: Document, setup: PageSetup = SETUP, journey: str = "") -> Poster:
    return compose_slides(document, journey or document.journeys()[0].id, engine(), setup)


@cache
def sample_slides(name: str, folder: Path, size: str = "16:9") -> tuple[Document, Poster]:
    """A sample with all its journeys as slides."""
    path = folder / f"{name}.cxs"
    path.write_bytes(resource("samples", f"{name}.cxs").read_bytes())
    session = SessionFile.open(path)
    made = slides(session.document, replace(SETUP, size=size, every_journey=True))
    session.close()
    return session.document, made


def parts(page: Page) -> Iterator[Part]:
    for group in page.layers:
        for placed in group.parts:
            yield placed.part


def words(page: Page) -> str:
    """All texts that are drawn, a line each, as far as they are shown."""
    found = []
    for part in parts(page):
        for shape in part.primitives:
            if isinstance(shape, Text):
                hidden = shape.block.hidden
                found.append(shape.block.text.removesuffix(hidden) if hidden else shape.block.text)
    return "\n".join(found)


def title(page: Page) -> str:
    return next(element.text for element in page.structure if element.tag == "H1")


def boxes(page: Page) -> Iterator[tuple[Part, Bounds]]:
    """Where each text stands on the page, with its part."""
    for group in page.layers:
        for placed in group.parts:
            for box in text_boxes(Placed(placed.part, placed.dx + group.dx, placed.dy + group.dy)):
                yield placed.part, box


def foot(page: Page) -> Part:
    return next(part for part in parts(page) if part.role == FOOT)
