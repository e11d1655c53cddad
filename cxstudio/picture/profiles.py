"""What an export can be for: the table of profiles, and the one way from a session to pages; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxstudio.model.document import Document
from cxstudio.picture.book import compose_book
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.handout.minutes import compose_minutes
from cxstudio.picture.papers import PAPERS, READABLE, SCREENS, PaperSize
from cxstudio.picture.poster import BOOK_SIZE, PageSetup, Poster, ProfileName
from cxstudio.picture.slides.deck import compose_slides
from cxstudio.picture.tiles import compose_tiles
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

# Choices of a PageSetup: which views, all journeys, open comments, signs of changes, numbered notes, which way the
# paper lies, and the sheets of a printer it is put together from. Size and colours are chosen for every profile.
Option = Literal["views", "journeys", "comments", "changes", "notes", "turn", "sheets"]
Compose = Callable[[Document, str, TextEngine, PageSetup], Poster]


@dataclass(frozen=True, slots=True)
class Profile:
    """One purpose of an export: what people call it, what they get, and who makes its pages of a journey.

    `sizes` are the papers it can be had on, the usual one first; `theme` is the colours it usually has. `pages` says
    what its pages are: maps that are scaled to the paper, slides laid out for a screen, or text that takes as many
    pages as it needs. `takes` are the choices its composer looks at; no other is offered or passed on.
    """

    name: ProfileName
    label: str
    about: str
    compose: Compose
    sizes: tuple[str, ...]
    pages: Literal["maps", "slides", "text"]
    takes: frozenset[Option]
    theme: Literal["print", "light"] = "print"


PROFILES: dict[ProfileName, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "poster",
            N_("Poster"),
            N_("The map as one sheet, and other views that are asked for"),
            compose_book,
            ("fit", *PAPERS),
            "maps",
            frozenset({"views", "journeys", "comments", "changes", "notes", "turn"}),
        ),
        Profile(
            "tiles",
            N_("Poster in tiles"),
            N_("A large poster on sheets of an ordinary printer, with marks to cut and glue them"),
            compose_tiles,
            (READABLE, "A3", "A2", "A1", "A0", "tabloid", "fit"),
            "maps",
            frozenset({"views", "journeys", "comments", "changes", "notes", "turn", "sheets"}),
        ),
        Profile(
            "handout",
            N_("Handout"),
            N_("Everything to read: each stage on a page of its own, people, figures and the plan"),
            compose_handout,
            ("A4", "letter", "A3", "tabloid"),
            "text",
            frozenset({"journeys", "comments", "changes", "notes", "turn"}),
        ),
        Profile(
            "minutes",
            N_("Minutes"),
            N_("What was decided and voted, who does what by when, and what is still open"),
            compose_minutes,
            ("A4", "letter", "A3", "tabloid"),
            "text",
            frozenset({"journeys", "turn"}),
        ),
        Profile(
            "slides",
            N_("Slides"),
            N_(
                "The journey as a whole and stage by stage, its plan and its figures, with notes for who presents them"
            ),
            compose_slides,
            tuple(SCREENS),
            "slides",
            frozenset({"journeys"}),
            "light",
        ),
    )
}


def usual_size(setup: PageSetup) -> PaperSize:
    """The paper of an export where nobody chose one: a map alone has its own size, several things lie on one paper."""
    if setup.profile == "poster":
        return "fit" if setup.only_a_map else BOOK_SIZE
    return PROFILES[setup.profile].sizes[0]


def compose_pages(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> Poster:
    """The pages of a journey for what they are meant for."""
    return PROFILES[setup.profile].compose(document, journey, engine, setup)
