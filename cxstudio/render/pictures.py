"""Photos and portraits made safe to paint: checked, scaled, stripped; it must not know who paints them.

Stripped means: nothing but pixels goes on, no place, time, owner or camera.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxstudio.words import _

if TYPE_CHECKING:
    from PIL.Image import Image

# Gives the bytes of an attachment by its hash, None when there is no such attachment.
FindPicture = Callable[[str], bytes | None]

MOST_PIXELS = 50_000_000  # what a telephone's largest photos have; as pixels they take 200 MB for a moment
MOST_BYTES = 64_000_000
# What a session keeps of a picture: 20 cm of print at 300 dots an inch, 40 cm at the 150 of a poster, which is
# wider than a column of any page.
LONGEST_KEPT = 2400
FACE = 0.3  # of what is cut off in height, how much is cut off at the top
_KINDS = ("PNG", "JPEG", "WEBP")
_TAKEN_KINDS = (*_KINDS, "GIF", "BMP")
# How the library tells that a file is broken; what it cannot identify is an OSError.
_FAULTS = (
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    EOFError,
    LookupError,
    OverflowError,
    struct.error,
    zlib.error,
)
_QUALITY = 88  # of JPEG and WebP, from 0 to 100
_COLOURS_OF_A_DRAWING = 50_000  # at most; a photo has more
_LARGEST_DRAWING = 2_000_000  # bytes; what is larger without loss is kept with a little


class PictureProblem(ValueError):
    """A picture that is not painted or taken in; its text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture: rows from the top, 3 bytes a pixel (red, green, blue) or 4 with `alpha`."""

    width: int
    height: int
    alpha: bool
    data: bytes


def no_pictures(sha256: str) -> bytes | None:
    """For maps painted without their attachments."""
    del sha256
    return None


def grey_pictures(find: FindPicture) -> FindPicture:
    """The same pictures without colours, for a page in greys."""

    def found(sha256: str) -> bytes | None:
        data = find(sha256)
        try:
            return None if data is None else _in_greys(data)
        except PictureProblem:
            return data  # what cannot be decoded is not shown by any painter

    return found


def _in_greys(data: bytes) -> bytes:
    image = _open(data, LONGEST_KEPT)
    if image.mode == "RGBA":
        return _saved(image.convert("LA").convert("RGBA"), "PNG")
    return _saved(image.convert("L").convert("RGB"), "JPEG")


def decode(data: bytes, longest: int) -> Pixels:
    """The picture's pixels, upright, scaled down so that no side has more than `longest` pixels.

    Raises PictureProblem for anything but a PNG, JPEG or WebP of at most 40 megapixels.
    """
    image = _open(data, longest)
    return Pixels(image.width, image.height, image.mode == "RGBA", image.tobytes())


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as a file of ours: a PNG where it has `alpha`, else a JPEG."""

    width: int
    height: int
    alpha: bool
    data: bytes


def encode(data: bytes, longest: int) -> Encoded:
    """The picture written anew, scaled as by `decode`. Raises PictureProblem."""
    image = _open(data, longest)
    alpha = image.mode == "RGBA"
    return Encoded(image.width, image.height, alpha, _saved(image, "PNG" if alpha else "JPEG"))


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A picture as a session keeps it: a file of ours that holds pixels and nothing else, sizes in pixels."""

    data: bytes
    mime: str
    width: int
    height: int


def take_in(data: bytes, name: str) -> TakenIn:
    """A picture from outside (dropped, pasted or a file), made safe and small enough to be kept in a session.

    A PNG, JPEG, WebP, BMP or the first picture of a GIF is written anew: upright, no side above `LONGEST_KEPT`,
    nothing in it but pixels. A drawing, a screenshot and what can be seen through become a PNG (a large one of the
    last a WebP), the rest a JPEG. An SVG is refused: it can name files of this disk and of the network. Sizes are
    checked before anything is decoded. Raises PictureProblem: one sentence that calls the picture `name`.
    """
    shown = _shown(name)
    foreign = _foreign_kind(data[:_LOOKED_AT])
    if foreign:
        text = _("“{name}” is {kind}, which is not taken in. Save it as a PNG or JPEG and use that.")
        raise PictureProblem(text.format(name=shown, kind=foreign))
    if len(data) > MOST_BYTES:
        raise PictureProblem(_("“{name}” is larger than 64 MB. Use a smaller copy.").format(name=shown))
    try:
        return _rewritten(data)
    except _TooManyPixels as problem:
        text = _("“{name}” has more than 50 megapixels. Use a smaller copy.")
        raise PictureProblem(text.format(name=shown)) from problem
    except PictureProblem as problem:
        text = _("“{name}” is damaged or not a picture. Use a PNG, JPEG, WebP, GIF or BMP.")
        raise PictureProblem(text.format(name=shown)) from problem


def pixels_of(data: bytes) -> int:
    """How many pixels a picture says it has, without decoding it; 0 for what is none."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_TAKEN_KINDS)
            return image.width * image.height
    except (Image.DecompressionBombError, *_FAULTS):  # whatever is wrong with it, `take_in` says so
        return 0


_JPEG_START = b"\xff\xd8\xff"
_LOOKED_AT = 4096  # bytes: an SVG may begin with a long comment
_LONGEST_NAME = 60  # characters
_JOINERS = "\u200c\u200d"  # of Persian and Hindi; other signs without a shape could turn a sentence round


def _shown(name: str) -> str:
    clean = "".join(c if c.isprintable() or c in _JOINERS else " " for c in name)
    clean = " ".join(clean.split()) or _("The picture")
    return clean if len(clean) <= _LONGEST_NAME else clean[: _LONGEST_NAME - 1] + "…"


def _foreign_kind(start: bytes) -> str:
    """What a file is called that people take for a picture like others; "" when it may be one we take."""
    letters = start.replace(b"\0", b"").lower()  # UTF-16 too
    if b"<svg" in letters or b"<!doctype svg" in letters:
        return _("an SVG drawing")
    if start[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc"}:
        return _("a HEIC photo")
    if start[4:12] in {b"ftypavif", b"ftypavis"}:
        return _("an AVIF picture")
    if start.startswith((b"II*\0", b"MM\0*")):
        return _("a TIFF picture")
    return _("a PDF document") if start.startswith(b"%PDF-") else ""


def _rewritten(data: bytes) -> TakenIn:
    image = _open(data, LONGEST_KEPT, _TAKEN_KINDS)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    photographed = data.startswith(_JPEG_START)
    mime, made = "image/jpeg", b""
    if image.mode == "RGBA" or (not photographed and image.getcolors(_COLOURS_OF_A_DRAWING)):
        mime, made = "image/png", _saved(image, "PNG")
    if len(made) > _LARGEST_DRAWING and image.mode == "RGBA":
        mime, made = "image/webp", _saved(image, "WEBP")
    elif not made or len(made) > _LARGEST_DRAWING:
        mime, made = "image/jpeg", _saved(image, "JPEG")
    return TakenIn(made, mime, image.width, image.height)


def fitted(
    width: float, height: float, box_width: float, box_height: float
) -> tuple[float, float, float, float]:
    """Left, top, width, height of the largest copy of a picture that fits into a box, in its middle."""
    scale = min(box_width / max(width, 1e-9), box_height / max(height, 1e-9))
    w, h = width * scale, height * scale
    return (box_width - w) / 2, (box_height - h) / 2, w, h


def covering(
    width: float, height: float, box_width: float, box_height: float
) -> tuple[float, float, float, float]:
    """Left, top, width, height of the smallest copy of a picture that covers a box.

    It lies in the middle across and higher up in height, because that is where the face is.
    """
    scale = max(box_width / max(width, 1e-9), box_height / max(height, 1e-9))
    w, h = width * scale, height * scale
    return (box_width - w) / 2, (box_height - h) * FACE, w, h


def _saved(image: Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, quality=_QUALITY)
    return out.getvalue()


class _TooManyPixels(PictureProblem):
    def __init__(self) -> None:
        super().__init__(_("The picture has more than 50 megapixels. Use a smaller copy."))


def _open(data: bytes, longest: int, kinds: tuple[str, ...] = _KINDS) -> Image:
    from PIL import Image, ImageOps

    if len(data) > MOST_BYTES:
        raise PictureProblem(_("The picture is larger than 64 MB. Use a smaller copy."))
    try:
        with warnings.catch_warnings():
            # The size is checked here; what else is odd about a file is no news for whoever uses it.
            warnings.simplefilter("ignore")
            image: Image.Image = Image.open(io.BytesIO(data), formats=kinds)
            if image.width * image.height > MOST_PIXELS:
                raise _TooManyPixels
            image.draft("RGB", (longest, longest))
            ImageOps.exif_transpose(image, in_place=True)
            image = _in_colours(image)
            image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    except PictureProblem:
        raise
    except Image.DecompressionBombError as error:
        raise _TooManyPixels from error
    except _FAULTS as error:
        raise PictureProblem(_("The picture is damaged or of an unknown kind. Use a PNG or JPEG.")) from error
    image.info.clear()
    return image


def _in_colours(image: Image) -> Image:
    """The picture as red, green and blue of 8 bits each, with what can be seen through where it has that."""
    if image.mode.startswith("I;16"):
        # Greys of 16 bits would be cut off at 255, which makes them white.
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == wanted else image.convert(wanted)
