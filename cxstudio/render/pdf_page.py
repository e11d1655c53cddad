"""Primitives as operators of a PDF page; it knows colours and sizes, but neither bookmarks nor files."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.picture.primitives import (
    Command,
    Ellipse,
    Image,
    Path,
    Placed,
    Primitive,
    Rect,
    Stroke,
    Text,
)
from cxstudio.picture.theme import Theme
from cxstudio.render.pdf_file import PdfFile
from cxstudio.render.pdf_text import PdfText
from cxstudio.render.pictures import Encoded, FindPicture, PictureProblem, encode, fitted
from cxstudio.render.plain import number
from cxstudio.render.shapes import ellipse, rounded

THINNEST = 0.5  # points, what printers keep
PICTURE_DPI = 300
_LONGEST_PICTURE = 4000  # pixels


class PdfPainter:
    """Draws primitives on the open page of a file, inside a system scaled to canvas units."""

    def __init__(self, file: PdfFile, text: PdfText, theme: Theme, images: FindPicture) -> None:
        self._file = file
        self._text = text
        self._theme = theme
        self._images = images
        self._colours: dict[str, str] = {}
        self._photos: dict[tuple[str, int], Encoded | None] = {}
        self._scale = 1.0
        self._fill = self._line = ""

    def begin(self, scale: float, dx: float, dy: float) -> None:
        """Start a group: `scale` points for one unit, its origin at (dx, dy) points."""
        self._scale = scale
        self._fill = self._line = ""
        self._file.write(f"q {scale:.6f} 0 0 {scale:.6f} {number(dx)} {number(dy)} cm")

    def end(self) -> None:
        self._file.write("Q")

    def draw(self, placed: Placed) -> None:
        for primitive in placed.part.primitives:
            self._draw(primitive, placed.dx, placed.dy)

    def colour(self, name: str) -> tuple[float, float, float]:
        """Red, green and blue from 0 to 1 of a token."""
        code = self._theme.colour(name)
        red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (1, 3, 5))
        return red, green, blue

    def _draw(self, primitive: Primitive, dx: float, dy: float) -> None:
        match primitive:
            case Text(x, y, block, colour):
                if block.lines:
                    self._use_fill(colour)
                    self._file.write(self._text.operators(block, x + dx, y + dy))
            case Rect(bounds, fill, stroke, radii):
                if any(radii):
                    self._shape(_path(rounded(bounds, radii), dx, dy), fill, stroke)
                else:
                    box = (bounds.x + dx, bounds.y + dy, bounds.width, bounds.height)
                    self._shape(f"{_numbers(box)} re", fill, stroke)
            case Ellipse(bounds, fill, stroke):
                self._shape(_path(ellipse(bounds), dx, dy), fill, stroke)
            case Path(commands, fill, stroke):
                self._shape(_path(commands, dx, dy), fill, stroke)
            case Image(bounds, sha256):
                self._photo(sha256, bounds.x + dx, bounds.y + dy, bounds.width, bounds.height)

    def _shape(self, outline: str, fill: str | None, stroke: Stroke | None) -> None:
        if (fill is None and stroke is None) or not outline:
            return
        if fill is not None:
            self._use_fill(fill)
        if stroke is not None:
            self._use_stroke(stroke)
        # Even-odd like Qt, so that a hole is a hole in both.
        paint = "B*" if fill is not None and stroke is not None else "f*" if fill is not None else "S"
        self._file.write(f"{outline} {paint}")

    def _use_fill(self, name: str) -> None:
        if name != self._fill:
            self._fill = name
            self._file.write(f"{self._code(name)} rg")

    def _use_stroke(self, stroke: Stroke) -> None:
        width = max(stroke.width, THINNEST / self._scale)
        dash = " ".join(number(length) for length in stroke.dash)
        ends = "1 J 1 j" if stroke.round_ends else "0 J 0 j"
        line = f"{self._code(stroke.colour)} RG {number(width)} w [{dash}] 0 d {ends}"
        if line != self._line:
            self._line = line
            self._file.write(line)

    def _code(self, name: str) -> str:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = _numbers(self.colour(name))
        return found

    def _photo(self, sha256: str, x: float, y: float, width: float, height: float) -> None:
        inches = max(width, height) * self._scale / 72
        photo = self._encoded(sha256, max(1, min(round(inches * PICTURE_DPI), _LONGEST_PICTURE)))
        if photo is None:
            self._use_fill("surfaceSunken")
            self._file.write(f"{_numbers((x, y, width, height))} re f")
            return
        left, top, w, h = fitted(photo.width, photo.height, width, height)
        self._file.draw_picture(photo.data, (x + left, y + top, w, h), alpha=photo.alpha)

    def _encoded(self, sha256: str, longest: int) -> Encoded | None:
        key = (sha256, longest)
        if key not in self._photos:
            self._photos[key] = _load(self._images(sha256), longest)
        return self._photos[key]


def _load(data: bytes | None, longest: int) -> Encoded | None:
    if data is None:
        return None
    try:
        return encode(data, longest)
    except PictureProblem:
        return None


def _numbers(values: Iterable[float]) -> str:
    return " ".join(number(value) for value in values)


def _path(commands: Iterable[Command], dx: float, dy: float) -> str:
    code = []
    for command in commands:
        match command:
            case ("M", x, y):
                code.append(f"{number(x + dx)} {number(y + dy)} m")
            case ("L", x, y):
                code.append(f"{number(x + dx)} {number(y + dy)} l")
            case ("C", a, b, c, d, x, y):
                code.append(f"{_numbers((a + dx, b + dy, c + dx, d + dy, x + dx, y + dy))} c")
            case _:
                code.append("h")
    return " ".join(code)
