"""The one door to python-pptx: a deck of slides of one size whose shapes arrive as XML; it draws nothing itself.

python-pptx brings the package, its master and layouts. Shapes go into the file as the text they are: adding them one by
one looks through all that are there, and as a tree they take ten times the room. The same deck gives the same bytes on
every machine.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cxstudio.render.pptx_xml import NAMESPACES, attribute, clean, words

_KEPT_LAYOUTS = ("Title Only", "Title Slide", "Title and Content", "Blank")
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>{program}</Application></Properties>"""
_END = b"</p:spTree>"
_DROPPED = ("/thumbnail", "/printerSettings")


@dataclass(frozen=True, slots=True)
class About:
    """What a reader shows as the deck's properties. `language` is a BCP 47 tag, `date` has a time zone."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    date: datetime
    program: str


@dataclass(slots=True)
class DeckSlide:
    """One slide: pictures are given first, then all of its shapes at once."""

    _slide: Any
    _names: dict[bytes, str] = field(default_factory=dict)
    shapes: str = ""

    @property
    def path(self) -> str:
        """Where the slide lies in the file."""
        return str(self._slide.part.partname).lstrip("/")

    def picture(self, data: bytes) -> str:
        """The name a shape calls a picture by; the same picture is kept once in the whole deck."""
        if data not in self._names:
            _, name = self._slide.part.get_or_add_image_part(io.BytesIO(data))
            self._names[data] = name
        return self._names[data]

    def fill(self, shapes: str) -> None:
        """Set the shapes, from back to front, which also is the order they are read in."""
        tree: Any = self._slide.shapes.element
        for child in list(tree)[2:]:
            tree.remove(child)
        self.shapes = shapes

    def say(self, paragraphs: str) -> None:
        """Set what the presenter reads below the slide."""
        from pptx.oxml import parse_xml

        held: Any = self._slide.notes_slide.notes_placeholder.element
        body = f"<p:txBody {NAMESPACES}><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"
        held.replace(held.txBody, parse_xml(body))


class Deck:
    """A file of slides, width and height in EMU."""

    def __init__(self, width: int, height: int, font: str) -> None:
        from pptx import Presentation

        self._deck: Any = Presentation()
        self._slides: list[DeckSlide] = []
        self._fit_layouts(width, height)
        for part in self._deck.part.package.iter_parts():
            if part.partname.startswith("/ppt/theme/"):
                _set_theme(part, font)
        layouts = {layout.name: layout for layout in self._deck.slide_layouts}
        for name, layout in layouts.items():
            if name not in _KEPT_LAYOUTS:
                self._deck.slide_layouts.remove(layout)
        self._layout = layouts["Title Only"]

    def _fit_layouts(self, width: int, height: int) -> None:
        """Move the places of the master and its layouts to where they are on slides of this size."""
        across, down = width / self._deck.slide_width, height / self._deck.slide_height
        master = self._deck.slide_master
        for holder in (master, *master.slide_layouts):
            for spot in holder.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"):
                for child in spot:
                    for name, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                        if child.get(name):
                            child.set(name, str(round(int(child.get(name)) * factor)))
        self._deck.slide_width, self._deck.slide_height = width, height
        size = self._deck.element.sldSz
        size.attrib.pop("type", None)

    def slide(self) -> DeckSlide:
        """A further slide, still empty."""
        slide = DeckSlide(self._deck.slides.add_slide(self._layout))
        self._slides.append(slide)
        return slide

    def describe(self, about: About) -> None:
        """Write what the deck says about itself."""
        properties = self._deck.core_properties
        moment = about.date.astimezone(UTC).replace(tzinfo=None)
        for name in ("title", "author", "subject", "keywords", "language"):
            setattr(properties, name, clean(getattr(about, name))[:255])
        properties.last_modified_by = clean(about.author)[:255]
        properties.comments = ""
        properties.revision = 1
        properties.created = properties.modified = moment
        for relation in self._deck.part.package.iter_rels():
            if not relation.is_external and relation.reltype.endswith("/extended-properties"):
                relation.target_part.blob = _APP.format(program=words(about.program)).encode()

    def finish(self) -> bytes:
        """The bytes of the file."""
        self._drop_strays()
        self._list_notes_master()
        written = io.BytesIO()
        self._deck.save(written)
        out = io.BytesIO()
        shapes = {slide.path: slide.shapes for slide in self._slides}
        with zipfile.ZipFile(written) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for entry in made.infolist():
                info = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(info, _with_shapes(made.read(entry), shapes.get(entry.filename, "")))
        return out.getvalue()

    def _drop_strays(self) -> None:
        """Leave out what the template brings of its maker: a thumbnail and the settings of a printer."""
        for owner in (self._deck.part.package, self._deck.part):
            rels = owner._rels  # noqa: SLF001
            for name in [key for key, rel in rels.items() if rel.reltype.endswith(_DROPPED)]:
                rels.pop(name)

    def _list_notes_master(self) -> None:
        """Name the master of notes in the presentation, as readers that are strict expect it."""
        from pptx.oxml import parse_xml

        for name, relation in self._deck.part.rels.items():
            if relation.reltype.endswith("/notesMaster"):
                master = f"<p:notesMasterId r:id={attribute(name)}/>"
                masters = f"<p:notesMasterIdLst {NAMESPACES}>{master}</p:notesMasterIdLst>"
                self._deck.element.sldMasterIdLst.addnext(parse_xml(masters))


def _with_shapes(xml: bytes, shapes: str) -> bytes:
    """The XML of a slide with its shapes; what is no slide stays as it is."""
    return xml.replace(_END, shapes.encode("utf-8") + _END, 1) if shapes else xml


def _set_theme(part: Any, font: str) -> None:
    """Give a theme our font, and no shadows to shapes that are drawn later."""
    theme = part.blob.decode("utf-8")
    theme = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{font}"', theme)
    theme = re.sub(r"<a:outerShdw.*?</a:outerShdw>", "", theme, flags=re.DOTALL)
    theme = re.sub(r"<a:scene3d>.*?</a:scene3d>|<a:sp3d>.*?</a:sp3d>", "", theme, flags=re.DOTALL)
    part.blob = theme.encode("utf-8")
