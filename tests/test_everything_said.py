"""The search by which is proven that nothing leaves: it finds what is parted, packed and noted in pictures."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from tests.secrets_map import everything_said


def package(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def noted(kind: str) -> bytes:
    """A picture with a note in it."""
    out, picture = BytesIO(), Image.new("RGB", (4, 4))
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "SECRET-word", zip=True)
        picture.save(out, kind, pnginfo=info)
    else:
        exif = Image.Exif()
        exif[0x013B] = "SECRET-word"
        picture.save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(package({"a.xml": b"<a><r>SECRET-</r><r>word</r></a>"}), id="parted by runs"),
        pytest.param(package({"a.xml": b"<a>SECRET-\n  word</a>"}), id="parted by a line end"),
        pytest.param(package({"a.xml": b'<a descr="SECRET-&#119;ord"/>'}), id="written as a number"),
        pytest.param(package({"in.xlsx": package({"b.xml": b"<a>SECRET-word</a>"})}), id="packed twice"),
        pytest.param(package({"p.png": noted("PNG")}), id="noted in a picture of a package"),
        pytest.param(noted("JPEG"), id="noted in a photo"),
        pytest.param("SECRET-word".encode("utf-16-le"), id="two bytes a letter"),
    ],
)
def test_a_word_is_found_wherever_it_hides(data: bytes) -> None:
    assert "SECRET-word" in everything_said(data)
