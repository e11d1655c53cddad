"""What an export can be for: the table of profiles, and the one way from a session to pages; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxstudio.model.document import Document
from cxstudio.picture.book import compose_book
from cxstudio.picture.poster import PageSetup, Poster, ProfileName
from cxstudio.text.layout import TextEngine
from cxstudio.words import N_

Compose = Callable[[Document, str, TextEngine, PageSetup], Poster]


@dataclass(frozen=True, slots=True)
class Profile:
    """One purpose of an export: what people call it, what they get, and who makes its pages of a journey.

    `sizes` are the papers it can be had on, the usual one first.
    """

    name: ProfileName
    label: str
    about: str
    compose: Compose
    sizes: tuple[str, ...]


PROFILES: dict[ProfileName, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "poster",
            N_("Poster"),
            N_("The map as one sheet, and other views that are asked for"),
            compose_book,
            ("fit", "A4", "A3", "A2", "A1", "A0"),
        ),
    )
}


def compose_pages(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> Poster:
    """The pages of a journey for what they are meant for."""
    return PROFILES[setup.profile].compose(document, journey, engine, setup)
