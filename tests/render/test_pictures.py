"""Pictures from outside are checked before they are decoded and lose all but their pixels."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib

import pytest
from PIL import Image

from cxstudio.render.pictures import MOST_BYTES, PictureProblem, decode, encode, fitted
from tests.render.posters import photo


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims many pixels and holds few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(13_000, 13_000), (6_400, 6_400), (100_000, 100_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    tracemalloc.start()
    with pytest.raises(PictureProblem, match="40 megapixels"):
        decode(bomb(*size), 1000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20_000_000


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        photo()[:300],
    ],
    ids=["empty", "gif", "pdf", "png without a body", "svg", "cut jpeg"],
)
def test_anything_else_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(PictureProblem, match="damaged or of an unknown kind"):
        decode(data, 100)


def test_a_file_too_large_is_refused() -> None:
    with pytest.raises(PictureProblem, match="64 MB"):
        decode(b"\0" * (MOST_BYTES + 1), 100)


def test_a_picture_is_scaled_down_and_never_up() -> None:
    assert (decode(photo(400, 200), 100).width, decode(photo(400, 200), 100).height) == (100, 50)
    assert decode(photo(40, 20), 100).width == 40


def test_place_and_owner_are_gone() -> None:
    image = Image.new("RGB", (40, 30), (9, 99, 9))
    exif = Image.Exif()
    exif[0x013B] = "Photographer Name"
    exif[0x8825] = {1: "N", 2: (52.0, 13.0, 48.0)}
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"secret comment")
    assert b"Photographer" in out.getvalue()
    clean = encode(out.getvalue(), 100).data
    assert b"Photographer" not in clean
    assert b"secret" not in clean
    assert not Image.open(io.BytesIO(clean)).getexif()


def test_a_picture_taken_sideways_stands_upright() -> None:
    image = Image.new("RGB", (40, 20), (9, 99, 9))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    pixels = decode(out.getvalue(), 100)
    assert (pixels.width, pixels.height) == (20, 40)


def test_what_is_see_through_stays_so() -> None:
    image = Image.new("RGBA", (20, 20), (200, 0, 0, 128))
    out = io.BytesIO()
    image.save(out, "PNG")
    encoded = encode(out.getvalue(), 100)
    assert encoded.alpha
    assert Image.open(io.BytesIO(encoded.data)).convert("RGBA").getpixel((5, 5)) == (200, 0, 0, 128)


def test_a_picture_fits_into_the_middle_of_its_box() -> None:
    assert fitted(200, 100, 50, 50) == (0, 12.5, 50, 25)
    assert fitted(100, 200, 50, 50) == (12.5, 0, 25, 50)
