"""Small pictures of maps for the welcome window, painted by the map's own picture and kept in the user's cache."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from cxstudio.files.problems import FileProblem
from cxstudio.picture.theme import Theme

if TYPE_CHECKING:
    from cxstudio.model.document import Document
    from cxstudio.text.layout import TextEngine

SIZE = (256, 148)  # logical pixels
PAINTED_AS = 4  # raise it when the pictures look different, so that older ones are not shown
RATIO = 2  # painted twice as fine, so that it is sharp on every screen
MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What the welcome window says about a map besides its name."""

    title: str
    personas: int
    touchpoints: int
    stages: int


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A map's picture and facts; `problem` says why there is none."""

    image: QImage | None
    facts: Facts | None
    problem: str = ""


def facts_of(document: Document) -> Facts:
    """The numbers of a document's first journey."""
    journeys = document.journeys()
    first = journeys[0].id if journeys else ""
    title = document.session.title or (journeys[0].title if journeys else "")
    points = len(document.journey_touchpoints(first)) if first else 0
    stages = len(document.stages(first)) if first else 0
    return Facts(" ".join(title.split()), len(document.personas()), points, stages)


def painted(document: Document, engine: TextEngine, wears: Theme) -> QImage:
    """The map without words in a small rectangle, its beginning where it is long."""
    from cxstudio.picture.map import MapPicture
    from cxstudio.picture.options import MapOptions
    from cxstudio.picture.strip import strip_bounds, strip_parts
    from cxstudio.render.qt import QtPainter

    image = QImage(SIZE[0] * RATIO, SIZE[1] * RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(0, 0, image.width(), image.height()), 8 * RATIO, 8 * RATIO)
    painter.setClipPath(outline)
    painter.fillPath(outline, QColor(wears.colour("canvas")))
    journeys = document.journeys()
    if journeys and document.stages(journeys[0].id):
        picture = MapPicture(document, journeys[0].id, engine, MapOptions(placeholders=False, gradual=True))
        bounds = strip_bounds(picture)
        room_x, room_y = image.width() - 2 * MARGIN * RATIO, image.height() - 2 * MARGIN * RATIO
        # A long map shows its beginning rather than a thread: never smaller than its height asks for by a half.
        scale = max(min(room_x / bounds.width, room_y / bounds.height), room_y / bounds.height * 0.5)
        wide = bounds.width * scale
        left = (image.width() - wide) / 2 if wide <= room_x else MARGIN * RATIO
        if wide > room_x and picture.rtl:
            left = image.width() - MARGIN * RATIO - wide
        painter.translate(
            left - bounds.x * scale, (image.height() - bounds.height * scale) / 2 - bounds.y * scale
        )
        painter.scale(RATIO, RATIO)
        QtPainter(wears).paint(painter, strip_parts(picture, scale / RATIO), RATIO)
    painter.end()
    image.setDevicePixelRatio(RATIO)
    return image


def kept(path: Path, wears: Theme) -> Thumbnail | None:
    """The picture painted before, if the file has not changed since."""
    picture, facts = _places(path, wears)
    try:
        data = json.loads(facts.read_text(encoding="utf-8"))
        image = QImage(str(picture))
        if image.isNull():
            return None
        image.setDevicePixelRatio(RATIO)
        return Thumbnail(image, Facts(**data))
    except (OSError, ValueError, TypeError):
        return None


def read(path: Path, engine: TextEngine, wears: Theme) -> Thumbnail:
    """Open a file for reading only, paint it, and keep the picture. A file that does not open gives its problem."""
    from cxstudio.files.session_file import SessionFile

    try:
        file = SessionFile.open(path, read_only=True)
    except FileProblem as problem:
        return Thumbnail(None, None, str(problem))
    try:
        return keep(path, file.document, engine, wears)
    finally:
        file.close()


def keep(
    path: Path, document: Document, engine: TextEngine, wears: Theme, facts: Facts | None = None
) -> Thumbnail:
    """Paint a document and put the picture into the cache; a cache that cannot be written does not matter.

    `facts` are those to keep with it where they are not the document's own.
    """
    thumbnail = Thumbnail(painted(document, engine, wears), facts or facts_of(document))
    picture, told = _places(path, wears)
    try:
        picture.parent.mkdir(parents=True, exist_ok=True)
        assert thumbnail.image is not None
        assert thumbnail.facts is not None
        thumbnail.image.save(str(picture))
        told.write_text(json.dumps(asdict(thumbnail.facts)), encoding="utf-8")
    except OSError:
        pass
    return thumbnail


def _places(path: Path, wears: Theme) -> tuple[Path, Path]:
    """Where the picture and the facts of this state of a file lie."""
    try:
        stat = path.stat()
        state = f"{PAINTED_AS}|{path}|{stat.st_mtime_ns}|{stat.st_size}|{wears.name}"
    except OSError:
        state = f"{path}|missing"
    name = hashlib.sha256(state.encode()).hexdigest()[:32]
    folder = Path(platformdirs.user_cache_dir("cxstudio", appauthor=False)) / "thumbnails"
    return folder / f"{name}.png", folder / f"{name}.json"
