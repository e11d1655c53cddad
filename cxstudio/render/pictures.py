"""Photos and portraits made safe to paint: checked, scaled, stripped; it must not know who paints them.

Stripped means: nothing but pixels goes on, no place, time, owner or camera.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cxstudio.words import _

if TYPE_CHECKING:
    from PIL.Image import Image

# Gives the bytes of an attachment by its hash, None when there is no such attachment.
FindPicture = Callable[[str], bytes | None]

MOST_PIXELS = 40_000_000
MOST_BYTES = 64_000_000
_KINDS = ("PNG", "JPEG", "WEBP")
_JPEG_QUALITY = 88


class PictureProblem(ValueError):
    """A picture that is not painted; its text says why and what to do."""


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
    out = io.BytesIO()
    if alpha:
        image.save(out, "PNG")
    else:
        image.save(out, "JPEG", quality=_JPEG_QUALITY)
    return Encoded(image.width, image.height, alpha, out.getvalue())


def fitted(
    width: float, height: float, box_width: float, box_height: float
) -> tuple[float, float, float, float]:
    """Left, top, width, height of the largest copy of a picture that fits into a box, in its middle."""
    scale = min(box_width / max(width, 1e-9), box_height / max(height, 1e-9))
    w, h = width * scale, height * scale
    return (box_width - w) / 2, (box_height - h) / 2, w, h


def _open(data: bytes, longest: int) -> Image:
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise PictureProblem(_("The picture is larger than 64 MB. Use a smaller copy."))
    try:
        with warnings.catch_warnings():
            # The size is checked here, below the limit at which Pillow starts to warn.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(io.BytesIO(data), formats=_KINDS)
            if image.width * image.height > MOST_PIXELS:
                raise PictureProblem(_("The picture has more than 40 megapixels. Use a smaller copy."))
            image.draft("RGB", (longest, longest))
            image = ImageOps.exif_transpose(image)
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
            image.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    except PictureProblem:
        raise
    except Image.DecompressionBombError as error:
        raise PictureProblem(_("The picture has more than 40 megapixels. Use a smaller copy.")) from error
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        KeyError,
        IndexError,
    ) as error:
        raise PictureProblem(_("The picture is damaged or of an unknown kind. Use a PNG or JPEG.")) from error
    image.info.clear()
    return image
