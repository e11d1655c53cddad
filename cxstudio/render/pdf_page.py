"""Primitives as operators of a PDF page; it knows colours and sizes, but neither bookmarks nor files."""

from __future__ import annotations

from collections.abc import Iterable

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
from cxstudio.render.pdf_file import PdfFile
from cxstudio.render.pdf_text import PdfText
from cxstudio.render.pictures import Encoded, FindPicture, PictureProblem, covering, encode, fitted
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
        # A map repeats a few shapes many times, each at the same place of its part.
        self._outlines: dict[object, str] = {}
        self._strokes: dict[Stroke, str] = {}
        self._photos: dict[tuple[str, int], Encoded | None] = {}
        self._scale = 1.0
        self._fill = self._line = ""

    def begin(self, scale: float, dx: float, dy: float, clip: Bounds | None = None) -> None:
        """Start a group: `scale` points for one unit, its origin at (dx, dy) points, painted inside `clip` alone."""
        if scale != self._scale:
            self._strokes.clear()  # lines are widened by how far they would be too thin
        self._scale = scale
        self._fill = self._line = ""
        inside = f"{_rectangle(clip)} W n " if clip is not None else ""
        self._file.write(f"q {inside}{scale:.6f} 0 0 {scale:.6f} {number(dx)} {number(dy)} cm")

    def end(self) -> None:
        self._file.write("Q")

    def draw(self, placed: Placed) -> None:
        """Draw a part in a system of its own, so that equal parts are written with equal operators."""
        if not placed.dx and not placed.dy:
            self._draw_all(placed.part)
            return
        outside = self._fill, self._line
        self._file.write(f"q 1 0 0 1 {number(placed.dx)} {number(placed.dy)} cm")
        self._draw_all(placed.part)
        self._file.write("Q")
        self._fill, self._line = outside

    def _draw_all(self, part: Part) -> None:
        for primitive in part.primitives:
            self._draw(primitive)

    def colour(self, name: str) -> tuple[float, float, float]:
        """Red, green and blue from 0 to 1 of a token."""
        code = self._theme.colour(name)
        red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (1, 3, 5))
        return red, green, blue

    def _draw(self, primitive: Primitive) -> None:
        match primitive:
            case Text(x, y, block, colour):
                if block.lines:
                    self._use_fill(colour)
                    self._file.write(self._text.operators(block, x, y))
            case Rect(bounds, fill, stroke, radii):
                key = (bounds.x, bounds.y, bounds.width, bounds.height, radii)
                outline = self._outlines.get(key)
                if outline is None:
                    outline = self._outlines[key] = _rectangle(bounds, radii)
                self._shape(outline, fill, stroke)
            case Path(commands, fill, stroke):
                outline = self._outlines.get(commands)
                if outline is None:
                    outline = self._outlines[commands] = _path(commands)
                self._shape(outline, fill, stroke)
            case Ellipse(bounds, fill, stroke):
                self._shape(_path(ellipse(bounds)), fill, stroke)
            case Image(bounds, sha256, is_round):
                self._photo(sha256, bounds, is_round=is_round)

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
        line = self._strokes.get(stroke)
        if line is None:
            width = max(stroke.width, THINNEST / self._scale)
            ends = "1 J 1 j" if stroke.round_ends else "0 J 0 j"
            pen = f"{number(width)} w [{_numbers(stroke.dash)}] 0 d {ends}"
            line = self._strokes[stroke] = f"{self._code(stroke.colour)} RG {pen}"
        if line != self._line:
            self._line = line
            self._file.write(line)

    def _code(self, name: str) -> str:
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = _numbers(self.colour(name))
        return found

    def _photo(self, sha256: str, box: Bounds, *, is_round: bool) -> None:
        inches = max(box.width, box.height) * self._scale / 72
        photo = self._encoded(sha256, max(1, min(round(inches * PICTURE_DPI), _LONGEST_PICTURE)))
        if photo is None:
            self._use_fill("surfaceSunken")
            self._file.write(f"{_rectangle(box)} f")
            return
        fit = covering if is_round else fitted
        left, top, w, h = fit(photo.width, photo.height, box.width, box.height)
        if is_round:
            self._file.write(f"q {_path(ellipse(box))} W n")
        self._file.draw_picture(photo.data, (box.x + left, box.y + top, w, h), alpha=photo.alpha)
        if is_round:
            self._file.write("Q")

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
    return " ".join(map(number, values))


def _rectangle(box: Bounds, radii: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)) -> str:
    if any(radii):
        return _path(rounded(box, radii))
    return f"{_numbers((box.x, box.y, box.width, box.height))} re"


def _path(commands: Iterable[Command]) -> str:
    steps = [f"{_numbers(own)} {letter.lower()}" if letter != "Z" else "h" for letter, *own in commands]
    return " ".join(steps)
