"""A page as an SVG file: shapes, letters as outlines, each thing with its words as a title; it decides no layout.

Letters are drawn once and used wherever they stand, so that a page looks the same without any font installed and its
words cannot be read as markup. What a screen reader hears stands in titles, in the order the things are drawn.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from cxstudio.picture.poster import Page, PlacedGroup, Poster
from cxstudio.picture.primitives import (
    Bounds,
    Command,
    Ellipse,
    Image,
    Part,
    Path,
    Placed,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from cxstudio.picture.theme import Theme
from cxstudio.render.marks import program_mark
from cxstudio.render.pdf import Progress
from cxstudio.render.pictures import (
    Encoded,
    FindPicture,
    PictureProblem,
    covering,
    encode,
    fitted,
    no_pictures,
)
from cxstudio.render.plain import number, plain_text
from cxstudio.render.shapes import ellipse, rounded
from cxstudio.text.layout import FontFile, TextBlock

THINNEST = 0.5  # points, as on paper
PICTURE_DPI = 300
LONGEST_PICTURE = 4000  # pixels
PAPER = "#FFFFFF"
_PARTS_A_STEP = 50
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def write_svgs(
    poster: Poster,
    theme: Theme,
    images: FindPicture = no_pictures,
    progress: Progress | None = None,
    *,
    transparent: bool = False,
) -> tuple[bytes, ...]:
    """An SVG of each page, UTF-8, on white or on nothing. The same poster gives the same bytes on every machine."""
    counted = _Counted(sum(len(group.parts) for page in poster.pages for group in page.layers), progress)
    photos = _Photos(images)
    return tuple(
        _Writer(poster, theme, photos, counted).page(
            page, program_mark(number, len(poster.pages)), transparent=transparent
        )
        for number, page in enumerate(poster.pages, start=1)
    )


class _Counted:
    """Tells how far the export is, not too often."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total, self._progress, self._count = total, progress, 0

    def one_more(self) -> None:
        self._count += 1
        if self._progress is not None and (self._count % _PARTS_A_STEP == 0 or self._count == self._total):
            self._progress(self._count, self._total)


class _Photos:
    """The pictures of all pages, each as small as its largest place allows and made once for a size."""

    def __init__(self, images: FindPicture) -> None:
        self._images = images
        self._made: dict[tuple[str, int], Encoded | None] = {}

    def encoded(self, sha256: str, longest: int) -> Encoded | None:
        """The picture with no side above `longest` pixels, None where there is none that can be shown."""
        key = (sha256, longest)
        if key not in self._made:
            data = self._images(sha256)
            try:
                self._made[key] = encode(data, longest) if data is not None else None
            except PictureProblem:
                self._made[key] = None
        return self._made[key]


class _Writer:
    """Writes one page; letters and pictures are defined as they are first met, and used from then on."""

    def __init__(self, poster: Poster, theme: Theme, photos: _Photos, counted: _Counted) -> None:
        self._poster, self._theme, self._photos, self._counted = poster, theme, photos, counted
        self._letters: dict[tuple[str, int], str] = {}
        self._pictures: dict[tuple[str, int], str] = {}
        self._defined: list[str] = []
        self._clips = 0
        self._scale = 1.0

    def page(self, page: Page, mark: str, *, transparent: bool) -> bytes:
        """The whole file; `mark` says which program and which page it is."""
        body = [line for group in page.layers for line in self._group(group)]
        width, height = number(page.width_pt), number(page.height_pt)
        direction = "rtl" if self._poster.rtl else "ltr"
        head = (
            # Programs older than SVG 2 know references by the name of XLink alone.
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" role="document" '
            f'xml:lang={_quoted(self._poster.language)} direction="{direction}">'
        )
        ground = f'<rect width="{width}" height="{height}" fill="{PAPER}" aria-hidden="true"/>'
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<!-- {mark} -->",
            head,
            f"<title>{_words(self._poster.title)}</title>",
            f"<defs>{''.join(self._defined)}</defs>",
            *(() if transparent else (ground,)),
            *body,
            "</svg>",
        ]
        return "\n".join(lines).encode() + b"\n"

    def _group(self, group: PlacedGroup) -> Iterator[str]:
        self._scale = group.scale
        clip = f' clip-path="url(#{self._clip(_rectangle(group.clip))})"' if group.clip is not None else ""
        label = f" aria-label={_quoted(group.layer)}" if group.layer else ""
        yield f"<g{clip}{label}>"
        move = f"translate({number(group.dx)} {number(group.dy)}) scale({group.scale:.6g})"
        yield f'<g transform="{move}">'
        for placed in group.parts:
            yield from self._part(placed)
            self._counted.one_more()
        yield "</g></g>"

    def _part(self, placed: Placed) -> Iterator[str]:
        part = placed.part
        drawn = "".join(shape for primitive in part.primitives for shape in self._shape(primitive))
        if not drawn:
            return
        move = f' transform="translate({number(placed.dx)} {number(placed.dy)})"' if _moved(placed) else ""
        said = _words(_said(part))
        heard = f' role="img"><title>{said}</title>' if said else ' aria-hidden="true">'
        yield f"<g{move}{heard}{drawn}</g>"

    def _shape(self, primitive: Primitive) -> Iterator[str]:
        match primitive:
            case Text(x, y, block, colour):
                yield from self._text(block, x, y, colour)
            case Rect(bounds, fill, stroke, radii):
                if any(radii):
                    yield self._path(rounded(bounds, radii), fill, stroke)
                elif fill or stroke:
                    yield f"<rect {_box(bounds)}{self._paint(fill, stroke)}/>"
            case Ellipse(bounds, fill, stroke):
                yield self._path(ellipse(bounds), fill, stroke)
            case Path(commands, fill, stroke):
                yield self._path(commands, fill, stroke)
            case Image(bounds, sha256, is_round):
                yield from self._photo(sha256, bounds, is_round=is_round)

    # Shapes

    def _path(self, commands: Iterable[Command], fill: str | None, stroke: Stroke | None) -> str:
        steps = " ".join(letter + " ".join(map(number, numbers)) for letter, *numbers in commands)
        return f'<path d="{steps}"{self._paint(fill, stroke)}/>' if steps and (fill or stroke) else ""

    def _paint(self, fill: str | None, stroke: Stroke | None) -> str:
        # Even-odd as all our painters fill, so that a hole is a hole in all.
        said = f' fill="{self._colour(fill)}" fill-rule="evenodd"' if fill else ' fill="none"'
        if stroke is None:
            return said
        width = max(stroke.width, THINNEST / self._scale)
        said += f' stroke="{self._colour(stroke.colour)}" stroke-width="{number(width)}"'
        if stroke.dash:
            said += f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"'
        if stroke.round_ends:
            said += ' stroke-linecap="round" stroke-linejoin="round"'
        return said

    def _colour(self, name: str) -> str:
        return self._theme.colour(name)

    def _clip(self, shape: str) -> str:
        self._clips += 1
        name = f"c{self._clips}"
        self._defined.append(f'<clipPath id="{name}">{shape}</clipPath>')
        return name

    # Letters

    def _text(self, block: TextBlock, x: float, y: float, colour: str) -> Iterator[str]:
        size = number(block.style.size)
        for line in block.lines:
            letters = "".join(
                self._letter(run.font, glyph.id, run.x / block.style.size + glyph.x, glyph.y)
                for run in line.runs
                for glyph in run.glyphs
            )
            if letters:
                place = f"translate({number(x + line.x)} {number(y + line.baseline)})"
                look = f'fill="{self._colour(colour)}"'
                yield f'<g {look} transform="{place} scale({size} -{size})">{letters}</g>'

    def _letter(self, font: FontFile, glyph: int, x: float, y: float) -> str:
        key = (font.key, glyph)
        name = self._letters.get(key)
        if name is None:
            steps = " ".join(
                letter + " ".join(f"{value:.4g}" for value in numbers)
                for letter, numbers in font.outline(glyph)
            )
            name = self._letters[key] = f"g{len(self._letters)}" if steps else ""
            if steps:
                self._defined.append(f'<path id="{name}" d="{steps}"/>')
        if not name:
            return ""
        up = f' y="{y:.4g}"' if abs(y) > 1e-4 else ""
        return f'<use xlink:href="#{name}" x="{x:.4g}"{up}/>'

    # Pictures

    def _photo(self, sha256: str, box: Bounds, *, is_round: bool) -> Iterator[str]:
        inches = max(box.width, box.height) * self._scale / 72
        longest = max(1, min(round(inches * PICTURE_DPI), LONGEST_PICTURE))
        photo = self._photos.encoded(sha256, longest)
        if photo is None:
            yield f'<rect {_box(box)} fill="{self._colour("surfaceSunken")}"/>'
            return
        fit = covering if is_round else fitted
        left, top, width, _height = fit(photo.width, photo.height, box.width, box.height)
        move = f"translate({number(box.x + left)} {number(box.y + top)}) scale({width / photo.width:.6g})"
        shown = f'<use xlink:href="#{self._picture((sha256, longest), photo)}" transform="{move}"/>'
        if is_round:
            steps = " ".join(letter + " ".join(map(number, numbers)) for letter, *numbers in ellipse(box))
            name = self._clip(f'<path d="{steps}"/>')
            shown = f'<g clip-path="url(#{name})">{shown}</g>'
        yield shown

    def _picture(self, key: tuple[str, int], photo: Encoded) -> str:
        """The name under which a picture is defined, in units of its pixels."""
        name = self._pictures.get(key)
        if name is None:
            name = self._pictures[key] = f"p{len(self._pictures)}"
            kind = "png" if photo.alpha else "jpeg"
            data = base64.b64encode(photo.data).decode()
            self._defined.append(
                f'<image id="{name}" width="{photo.width}" height="{photo.height}" '
                f'xlink:href="data:image/{kind};base64,{data}"/>'
            )
        return name


def _moved(placed: Placed) -> bool:
    return bool(placed.dx or placed.dy)


def _said(part: Part) -> str:
    """What a part says: all of its text, also where it shows less of it."""
    if part.full:
        return part.full
    return " ".join(text.block.text for text in part.primitives if isinstance(text, Text))


def _words(text: str) -> str:
    """A text as XML may hold it: never markup."""
    return escape(_NOT_IN_XML.sub("\ufffd", plain_text(text)))


def _quoted(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", plain_text(text)))


def _box(bounds: Bounds) -> str:
    return (
        f'x="{number(bounds.x)}" y="{number(bounds.y)}" '
        f'width="{number(bounds.width)}" height="{number(bounds.height)}"'
    )


def _rectangle(bounds: Bounds) -> str:
    return f"<rect {_box(bounds)}/>"
