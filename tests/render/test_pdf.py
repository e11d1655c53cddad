"""The PDF is sound, speaks of itself, leads around, and is the same file each time."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypdf
import pytest
from PIL import Image as Pillow

from cxstudio.picture.poster import Bookmark, Element, ExportReport, Page, PlacedGroup, Poster
from cxstudio.picture.primitives import Bounds, Image, Part, Placed
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import PdfMeta, write_pdf
from tests.render.posters import PHOTO, cards, furniture, images, photo, poster, text_part

PROJECT = Path(__file__).resolve().parents[2]
PRINT = theme("print")


def reader(data: bytes) -> Any:
    """A reader that is not ours and forgives nothing."""
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def of_poster(**changes: Any) -> Any:
    return reader(write_pdf(poster(**changes), PRINT, images=images))


def catalogue(pdf: Any) -> Any:
    return pdf.trailer["/Root"]


# What it says about itself.


def test_properties_hold_any_script() -> None:
    meta = PdfMeta("Wizyta: مراجعه (1)", "Łukasz 山田", "شرح <b>", "mapa; نقشه", "fa")
    found = reader(write_pdf(poster(), PRINT, meta)).metadata
    assert found is not None
    assert (found.title, found.author, found.subject) == (meta.title, meta.author, meta.subject)
    assert found.get("/Keywords") == meta.keywords


def test_xmp_says_the_same_and_is_sound_xml() -> None:
    meta = PdfMeta(
        "A <b> & مراجعه \x00\ufffe", "Łukasz", "s", "k", "fa", date=datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
    )
    pdf = reader(write_pdf(poster(), PRINT, meta))
    packet = catalogue(pdf)["/Metadata"].get_data().decode("utf-8")
    texts = [element.text for element in ET.fromstring(packet).iter() if element.text]
    assert {"A <b> & مراجعه ", "Łukasz", "fa", "2026-03-04T05:06:00Z"} <= set(texts)
    assert pdf.metadata is not None
    assert pdf.metadata.creation_date == meta.date


def test_language_and_title_reach_the_reader() -> None:
    pdf = of_poster()
    assert catalogue(pdf)["/Lang"] == "pl"
    assert catalogue(pdf)["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_a_surrogate_in_the_title_does_not_stop_the_export() -> None:
    found = reader(write_pdf(poster(), PRINT, PdfMeta(title="a\ud800b"))).metadata
    assert found is not None
    assert found.title == "a\ufffdb"


# Leading around.


def test_bookmarks_lead_to_their_places() -> None:
    pdf = of_poster()
    page_entry, stages = pdf.outline
    assert page_entry.title == "Carte"
    assert [stage.title for stage in stages] == ["Etap żółty", "مرحلهٔ نخست"]
    assert (stages[0].left, stages[0].top) == (10, 720)
    assert catalogue(pdf)["/PageMode"] == "/UseOutlines"


def test_bookmarks_of_several_pages_lead_to_their_page() -> None:
    page = poster().pages[0]
    pages = tuple(replace(page, bookmarks=(Bookmark(f"Page {n}", 0, 0),)) for n in range(3))
    pdf = reader(write_pdf(Poster(pages, ExportReport()), PRINT))
    assert [pdf.get_destination_page_number(entry) for entry in pdf.outline] == [0, 1, 2]


def test_a_bookmark_with_a_size_zooms_to_it() -> None:
    page = replace(poster().pages[0], bookmarks=(Bookmark("Stage", 100, 40, 0, 200, 600),))
    (entry,) = reader(write_pdf(Poster((page,), ExportReport()), PRINT)).outline
    assert entry.typ == "/FitR"
    assert (entry.left, entry.top, entry.right, entry.bottom) == (100, 720, 300, 120)


def test_bookmarks_may_skip_a_level() -> None:
    page = replace(poster().pages[0], bookmarks=(Bookmark("Stage", 0, 0, 1), Bookmark("Page", 0, 0, 0)))
    assert len(reader(write_pdf(Poster((page,), ExportReport()), PRINT)).outline) == 2


def test_notes_are_real_notes_with_author_and_text() -> None:
    (note,) = [item.get_object() for item in of_poster().pages[0]["/Annots"]]
    assert (note["/Subtype"], note["/T"]) == ("/Text", "Ałła")
    assert note["/Contents"] == "Kto? (nikt)\nمشتری"
    left, bottom, _, top = (float(number) for number in note["/Rect"])
    assert (left, top) == (40, 710)
    assert bottom < top


def test_a_note_is_drawn_by_the_map_alone_so_that_no_readers_icon_hides_a_card() -> None:
    (note,) = [item.get_object() for item in of_poster().pages[0]["/Annots"]]
    assert note["/AP"]["/N"].get_object().get_data() == b""


# Reading order.


def elements(pdf: Any) -> list[Any]:
    return [item.get_object() for item in catalogue(pdf)["/StructTreeRoot"]["/K"]["/K"]]


def test_cards_are_heard_in_reading_order_and_in_full() -> None:
    parts = tuple(
        Placed(text_part(word, node=word), 10, 20 * n) for n, word in enumerate(["one", "two", "three"])
    )
    page = Page(
        300,
        200,
        (PlacedGroup(1, 0, 0, parts),),
        structure=(
            Element("H1", "three", "three, in full"),
            Element("Figure", "one", "a curve"),
            Element("P", "two", ""),
        ),
    )
    pdf = reader(write_pdf(Poster((page,), ExportReport()), PRINT))
    assert catalogue(pdf)["/MarkInfo"]["/Marked"].value is True
    found = elements(pdf)
    assert [element["/S"] for element in found] == ["/H1", "/Figure", "/P"]
    assert (found[0]["/ActualText"], found[1]["/Alt"]) == ("three, in full", "a curve")
    assert [list(element["/K"]) for element in found] == [[2], [0], [1]]


def test_every_mark_on_the_page_has_its_element() -> None:
    pdf = of_poster()
    rows = catalogue(pdf)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert rows[0] == pdf.pages[0]["/StructParents"] == 0
    owners = rows[1].get_object()
    content = pdf.pages[0].get_contents()
    assert content is not None
    marks = content.get_data().count(b"/MCID")
    assert marks == len(owners) == sum(len(element["/K"]) for element in elements(pdf))
    for element in elements(pdf):
        for mark in element["/K"]:
            assert owners[mark].get_object() is element


def test_text_nobody_put_in_order_is_still_heard() -> None:
    page = Page(300, 200, (PlacedGroup(1, 0, 0, (Placed(text_part("alone"), 0, 0),)),))
    (element,) = elements(reader(write_pdf(Poster((page,), ExportReport()), PRINT)))
    assert element["/ActualText"] == "alone"


def test_boxes_and_lines_are_not_heard_unless_they_are_described() -> None:
    parts = tuple(Placed(replace(furniture(), node=node), 0, 0) for node in ("box", "curve"))
    order = (Element("P", "box", "a box"), Element("Figure", "curve", "a curve that falls"))
    page = Page(600, 200, (PlacedGroup(1, 0, 0, parts),), structure=order)
    (figure,) = elements(reader(write_pdf(Poster((page,), ExportReport()), PRINT)))
    assert figure["/Alt"] == "a curve that falls"


# A sound and repeatable file.


def test_every_object_can_be_read_strictly() -> None:
    pdf = of_poster()
    assert len(pdf.pages) == 1
    for number in range(1, int(pdf.trailer["/Size"])):
        pypdf.generic.IndirectObject(number, 0, pdf).get_object()


def test_every_font_is_embedded_and_no_other_is_named() -> None:
    fonts = of_poster().pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 6
    for font in fonts.values():
        (codes,) = font.get_object()["/DescendantFonts"]
        about = codes.get_object()["/FontDescriptor"]
        assert len(about["/FontFile2"].get_object().get_data()) > 500
        assert "+" in about["/FontName"]


def test_a_page_has_its_size() -> None:
    assert [float(side) for side in of_poster().pages[0].mediabox] == [0, 0, 620, 760]


def test_fonts_hold_only_what_is_used() -> None:
    assert len(write_pdf(poster(), PRINT)) < 80_000


def test_streams_are_packed_without_ascii() -> None:
    data = write_pdf(poster(), PRINT, images=images)
    assert b"ASCII85" not in data


CHILD = """
import hashlib, sys
sys.path.insert(0, {project!r})
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from tests.render.posters import images, poster
print(hashlib.sha256(write_pdf(poster(), theme("print"), images=images)).hexdigest())
"""


def digest_of_child(folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHILD.format(project=str(PROJECT))],
        env={**os.environ, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_same_poster_gives_the_same_bytes_in_another_process(seed: str, tmp_path: Path) -> None:
    here = hashlib.sha256(write_pdf(poster(), PRINT, images=images)).hexdigest()
    assert digest_of_child(tmp_path, PYTHONHASHSEED=seed) == here


def test_the_users_settings_of_reportlab_are_neither_run_nor_heeded(tmp_path: Path) -> None:
    here = hashlib.sha256(write_pdf(poster(), PRINT, images=images)).hexdigest()
    trap = f"open({str(tmp_path / 'ran')!r}, 'w').close()\nuseA85 = 1\npageCompression = 0\n"
    (tmp_path / ".reportlab_settings").write_text(trap)
    for module in ("reportlab_settings.py", "local_rl_settings.py"):
        (tmp_path / module).write_text(trap)
    digest = digest_of_child(
        tmp_path,
        HOME=str(tmp_path),
        USERPROFILE=str(tmp_path),
        PYTHONPATH=str(tmp_path),
        RL_useA85="1",
        RL_pageCompression="0",
        RL_invariant="0",
        RL_renderPMBackend="none of these",
    )
    assert digest == here
    assert not (tmp_path / "ran").exists()


# Photos.


def with_photo(side: float, find: Any) -> bytes:
    part = Part("n", "card", Bounds(0, 0, side, side), (Image(Bounds(0, 0, side, side), PHOTO),))
    page = Page(300, 300, (PlacedGroup(1, 0, 0, (Placed(part, 0, 0), Placed(part, 100, 100))),))
    return write_pdf(Poster((page,), ExportReport()), PRINT, images=find)


def pictures(data: bytes) -> list[Pillow.Image]:
    return [item.image for item in reader(data).pages[0].images if item.image is not None]


def test_a_photo_has_the_pixels_its_printed_size_needs_and_is_stored_once() -> None:
    (found,) = pictures(with_photo(72, lambda _: photo(2400, 1200)))
    assert found.size == (300, 150)


def test_a_photo_loses_its_owners_name() -> None:
    image = Pillow.new("RGB", (40, 30), (9, 99, 9))
    exif = Pillow.Exif()
    exif[0x013B] = "Photographer Name"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    assert b"Photographer" not in with_photo(72, lambda _: out.getvalue())


@pytest.mark.parametrize("data", [None, b"", b"not a picture"])
def test_a_photo_that_cannot_be_shown_leaves_its_place(data: bytes | None) -> None:
    made = with_photo(72, lambda _: data)
    assert pictures(made) == []
    content = reader(made).pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b" re f") == 2


def test_a_see_through_picture_is_drawn_with_its_mask() -> None:
    image = Pillow.new("RGBA", (40, 40), (200, 0, 0, 100))
    out = io.BytesIO()
    image.save(out, "PNG")
    (found,) = reader(with_photo(72, lambda _: out.getvalue())).pages[0].images
    assert found.indirect_reference is not None
    assert "/SMask" in found.indirect_reference.get_object()


# Progress.


def test_progress_ends_with_all_parts_and_never_runs_back() -> None:
    seen: list[tuple[int, int]] = []
    parts = cards() * 30
    write_pdf(poster(parts), PRINT, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(parts), len(parts))
    assert seen == sorted(seen)
    assert len(seen) > 3


def test_an_export_can_be_cancelled() -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_pdf(poster(), PRINT, progress=stop)
    assert write_pdf(poster(), PRINT)
