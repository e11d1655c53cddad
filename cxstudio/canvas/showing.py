"""What a map on screen is of and how it looks: one record for the map that is shown and for the one that is edited."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.document import Document
from cxstudio.picture.options import ON_SCREEN, MapOptions
from cxstudio.picture.styles import TextEngine
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import FindPicture, no_pictures


@dataclass(frozen=True, slots=True)
class Showing:
    """A journey of a document, what its texts are set with, its colours, where its pictures are, and what is drawn."""

    document: Document
    journey: str
    engine: TextEngine
    theme: Theme
    images: FindPicture = no_pictures
    options: MapOptions = ON_SCREEN
