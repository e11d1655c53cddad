"""Pictures from outside are checked before they are decoded and lose all but their pixels."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib

import pytest
from PIL import Image

from cxstudio.render.pictures import (
    LONGEST_KEPT,
    MOST_BYTES,
    PictureProblem,
    decode,
    encode,
    fitted,
    grey_pictures,
    take_in,
)
from tests.render.posters import photo


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims many pixels and holds few bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(13_000, 13_000), (7_100, 7_100), (100_000, 100_000)])
def test_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    tracemalloc.start()
    with pytest.raises(PictureProblem, match="50 megapixels"):
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


# Taken into a session


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def drawing(mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (300, 200), "white")
    image.paste("navy", (20, 20, 120, 120))
    return image


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP"])
def test_a_drawing_is_kept_without_loss(kind: str) -> None:
    taken = take_in(saved(drawing(), kind, **({"lossless": True} if kind == "WEBP" else {})), "plan")
    assert (taken.mime, taken.width, taken.height) == ("image/png", 300, 200)
    again = Image.open(io.BytesIO(taken.data)).convert("RGB")
    assert list(again.get_flattened_data()) == list(drawing().get_flattened_data())


def test_a_photo_stays_a_photo() -> None:
    taken = take_in(photo(640, 480), "IMG_1.jpg")
    assert (taken.mime, taken.width, taken.height) == ("image/jpeg", 640, 480)
    assert Image.open(io.BytesIO(taken.data)).format == "JPEG"


def test_a_photo_that_came_without_loss_is_made_small() -> None:
    noise = Image.effect_noise((900, 900), 90)
    coloured = Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180)))
    taken = take_in(saved(coloured, "PNG"), "shot.png")
    assert taken.mime == "image/jpeg"


def test_only_the_first_picture_of_a_gif_is_taken() -> None:
    moving = saved(
        drawing(), "GIF", save_all=True, append_images=[Image.new("RGB", (300, 200), "red")], loop=0
    )
    taken = Image.open(io.BytesIO(take_in(moving, "wave.gif").data)).convert("RGB")
    assert taken.getpixel((50, 50)) == (0, 0, 128)


def test_what_can_be_seen_through_is_kept_and_an_idle_alpha_is_not() -> None:
    glass = Image.new("RGBA", (20, 20), (200, 0, 0, 128))
    taken = take_in(saved(glass, "PNG"), "glass")
    assert Image.open(io.BytesIO(taken.data)).getpixel((5, 5)) == (200, 0, 0, 128)
    opaque = take_in(saved(drawing().convert("RGBA"), "PNG"), "wall")
    assert Image.open(io.BytesIO(opaque.data)).mode == "RGB"


def test_greys_of_sixteen_bits_are_not_bleached() -> None:
    grey = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x8000, 0x1000))
    taken = Image.open(io.BytesIO(take_in(saved(grey, "PNG"), "scan").data)).convert("L")
    assert (taken.getpixel((0, 0)), taken.getpixel((1, 0))) == (128, 16)


def test_a_large_picture_is_kept_in_the_size_that_print_needs() -> None:
    taken = take_in(saved(drawing().resize((4000, 1000)), "PNG"), "wide")
    assert (taken.width, taken.height) == (LONGEST_KEPT, LONGEST_KEPT // 4)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_a_session_takes_in_says_nothing_of_place_owner_and_time(kind: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Photographer Name"
    exif[0x8825] = {1: "N", 2: (52.0, 13.0, 48.0)}
    exif[0x0112] = 6
    source = saved(drawing(), kind, exif=exif, icc_profile=b"secret profile", xmp=b"<secret xmp/>")
    assert b"Photographer" in source
    taken = take_in(source, "holiday")
    assert (taken.width, taken.height) == (200, 300)
    assert b"Photographer" not in taken.data
    assert b"secret" not in taken.data
    assert not Image.open(io.BytesIO(taken.data)).getexif()
    assert not Image.open(io.BytesIO(taken.data)).info.keys() & {"exif", "xmp", "icc_profile", "comment"}


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- by hand -->\n<SVG/>",
        "<?xml version='1.0'?><svg/>".encode("utf-16"),
        b"<!DOCTYPE svg SYSTEM 'http://example.org/x.dtd'>",
    ],
    ids=["names a file", "with a comment", "in utf-16", "with a foreign dtd"],
)
def test_an_svg_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(PictureProblem, match=r"“plan\.svg” is an SVG drawing.* Save it as a PNG or JPEG"):
        take_in(data, "plan.svg")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic", "HEIC photo"),
        (b"\0\0\0\x1cftypavif", "AVIF picture"),
        (b"%PDF-1.7", "PDF document"),
        (b"II*\0", "TIFF picture"),
    ],
)
def test_other_kinds_are_called_by_their_name(data: bytes, kind: str) -> None:
    with pytest.raises(PictureProblem, match=f"{kind}.* Save it as"):
        take_in(data, "it")


@pytest.mark.parametrize("cut", [0, 8, 20, 60, 100, 200])
def test_a_damaged_picture_is_refused(cut: int) -> None:
    for kind in ("PNG", "GIF", "WEBP", "BMP", "JPEG"):
        with pytest.raises(PictureProblem, match=r"“broken” is damaged or not a picture\. Use a PNG"):
            take_in(saved(drawing(), kind)[:cut] if cut else b"", "broken")


@pytest.mark.parametrize("size", [(13_000, 13_000), (100_000, 100_000)])
def test_a_picture_with_too_many_pixels_is_not_taken_in(size: tuple[int, int]) -> None:
    with pytest.raises(PictureProblem, match=r"“sky” has more than 50 megapixels\. Use a smaller copy"):
        take_in(bomb(*size), "sky")


def test_a_hostile_name_stands_in_the_sentence_as_plain_text() -> None:
    name = "a\x00b\n\u202egnp.\ud800<img src=/etc/passwd>" + "x" * 500
    with pytest.raises(PictureProblem) as refused:
        take_in(b"", name)
    said = str(refused.value)
    assert said.isprintable()
    assert len(said) < 200
    said.encode()


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_in_greys_has_no_colour_and_its_own_shape(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (30, 20), (200, 40, 90, 120)[: len(mode)]).save(out, "PNG")
    data = grey_pictures({"a": out.getvalue()}.get)("a")
    assert data is not None
    with Image.open(io.BytesIO(data)) as shown:
        assert shown.size == (30, 20)
        red, green, blue, *alpha = shown.convert(mode).crop((10, 10, 11, 11)).tobytes()
    assert abs(red - green) <= 2
    assert abs(green - blue) <= 2
    assert alpha in ([], [120])


def test_in_greys_what_is_not_there_or_damaged_stays_as_it_is() -> None:
    find = grey_pictures({"damaged": b"no picture"}.get)
    assert find("gone") is None
    assert find("damaged") == b"no picture"
