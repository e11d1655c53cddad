"""An SVG is the page as shapes: well-formed whatever people wrote, heard in full, and alone in the world."""

from __future__ import annotations

import base64
import importlib
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.model.records import Card, Stage, Touchpoint
from cxstudio.picture.poster import ExportReport, Page, PageSetup, PlacedGroup, Poster, ProfileName
from cxstudio.picture.primitives import Bounds, Image, Part, Placed, Rect
from cxstudio.picture.profiles import PROFILES, compose_pages
from cxstudio.picture.theme import theme
from cxstudio.render.marks import page_of, program_mark
from cxstudio.render.svg import write_svgs
from tests.makers import Made, large_map, mixed_scripts_map, small_map
from tests.render.posters import PHOTO, engine, images, photo, poster, text_part

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
HOSTILE = (
    "<script>alert(1)</script>",
    "</title></svg><!-- & -->",
    "]]>&amp;&lt; \"quoted' =cmd",
    "one\x00two\x07\x1b[0m three\x7f",
    "half \ud83d of a sign \udc00",
    "no sign: \ufffe \uffff",
    "\u202eturned round\u202c \u2067مراجعه\u2069",
    "url(#g0) javascript:alert(1) file:///etc/passwd",
)


def written(shown: Poster, name: str = "light", transparent: bool = False) -> bytes:
    first, *others = write_svgs(shown, theme(name), images, transparent=transparent)
    assert not others
    return first


def read(data: bytes) -> ET.Element:
    """The drawing as a parser reads it that refuses entities and what is outside."""
    found: ET.Element = importlib.import_module("defusedxml.ElementTree").fromstring(data, forbid_dtd=True)
    return found


def titles(drawing: ET.Element) -> list[str]:
    return [title.text or "" for title in drawing.iter(f"{SVG}title")]


def drawn(made: Made, setup: PageSetup | None = None) -> list[ET.Element]:
    shown = compose_pages(made.document, made.journey, engine(), setup or PageSetup())
    return [read(data) for data in write_svgs(shown, theme("print"), images)]


def one_page(*parts: Placed, clip: Bounds | None = None, scale: float = 1) -> Poster:
    page = Page(400, 300, (PlacedGroup(scale, 0, 0, parts, clip=clip),))
    return Poster((page,), ExportReport(), title="One page")


def test_a_page_is_as_large_as_on_paper() -> None:
    drawing = read(written(poster()))
    assert drawing.tag == f"{SVG}svg"
    assert (drawing.get("width"), drawing.get("height")) == ("620pt", "760pt")
    assert drawing.get("viewBox") == "0 0 620 760"
    assert drawing.get("{http://www.w3.org/XML/1998/namespace}lang") == "pl"
    assert titles(drawing)[0] == "Wizyta: مراجعه"


def test_every_part_is_heard_with_all_of_its_text() -> None:
    shown = poster()
    heard = titles(read(written(shown)))
    for placed in shown.pages[0].layers[0].parts:
        if placed.part.full:
            assert placed.part.full in heard


def test_a_text_without_a_name_is_heard_as_it_stands() -> None:
    part = replace(text_part("Words of the furniture"), full="")
    assert "Words of the furniture" in titles(read(written(one_page(Placed(part, 0, 0)))))


def test_a_shape_without_words_is_not_heard() -> None:
    part = Part("", "line", Bounds(0, 0, 9, 9), (Rect(Bounds(0, 0, 9, 9), "ink"),))
    drawing = read(written(one_page(Placed(part, 0, 0))))
    assert titles(drawing) == ["One page"]
    assert [g.get("aria-hidden") for g in drawing.iter(f"{SVG}g") if g.get("aria-hidden")] == ["true"]


@pytest.mark.parametrize("make", [small_map, mixed_scripts_map], ids=["small", "scripts"])
def test_the_titles_of_a_map_hold_every_text(make: Callable[[], Made]) -> None:
    made = make()
    document = made.document
    heard = "\n".join(titles(drawn(made)[0]))
    texts = [card.text for card in document.nodes(Card)]
    texts += [stage.title for stage in document.nodes(Stage)]
    texts += [touchpoint.title for touchpoint in document.nodes(Touchpoint)]
    assert texts
    for text in texts:
        assert text in heard


def test_a_text_the_card_cuts_is_heard_in_full() -> None:
    made = small_map()
    long = "A very long remark about the waiting room and everything in it. " * 40
    add_card(made.document, "pain", made.touchpoints[0], long.strip())
    assert any(long.strip() in title for title in titles(drawn(made)[0]))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_ever_markup(text: str) -> None:
    part = text_part(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), node="n")
    shown = one_page(Placed(replace(part, full=text), 0, 0))
    data = written(replace(shown, title=text, language='en" onload="x'))
    drawing = read(data)
    plain = "".join(c for c in text if c >= " " and c != "\x7f")
    plain = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", plain)
    assert titles(drawing) == [plain, plain]
    known = {f"{SVG}{name}" for name in ("svg", "title", "defs", "path", "rect", "g", "use")}
    assert {element.tag for element in drawing.iter()} <= known


def test_nothing_leads_outside_or_runs() -> None:
    for data in (written(poster()), written(one_page(Placed(text_part("https://example.com/a"), 0, 0)))):
        for element in read(data).iter():
            assert element.tag.removeprefix(SVG) not in {"script", "style", "a", "foreignObject", "animate"}
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                if name == LINK:
                    assert value.startswith(("#", "data:image/jpeg;base64,", "data:image/png;base64,"))
                assert "url(" not in value or value.startswith("url(#")


def test_every_reference_leads_to_what_is_there() -> None:
    drawing = read(written(poster()))
    ids = [element.get("id") for element in drawing.iter() if element.get("id")]
    used = {element.get(LINK, "")[1:] for element in drawing.iter(f"{SVG}use")}
    assert len(ids) == len(set(ids))
    assert used == set(ids)


def test_the_same_page_gives_the_same_bytes() -> None:
    made = mixed_scripts_map()
    one, other = (
        write_svgs(compose_pages(made.document, made.journey, engine(), PageSetup()), theme("print"))
        for _ in range(2)
    )
    assert one == other


def test_a_map_from_right_to_left_says_so() -> None:
    drawing = drawn(mixed_scripts_map(direction="rtl"))[0]
    assert drawing.get("direction") == "rtl"
    assert drawn(small_map())[0].get("direction") == "ltr"


def test_a_round_portrait_is_inside_its_circle() -> None:
    part = Part("p", "persona", Bounds(0, 0, 60, 60), (Image(Bounds(10, 10, 40, 40), PHOTO, round=True),))
    drawing = read(written(one_page(Placed(part, 0, 0), Placed(part, 100, 0))))
    (picture,) = drawing.iter(f"{SVG}image")
    clips = {clip.get("id"): clip for clip in drawing.iter(f"{SVG}clipPath")}
    clipped = [g.get("clip-path") for g in drawing.iter(f"{SVG}g") if g.get("clip-path")]
    assert [f"url(#{id})" for id in clips] == clipped
    assert len(clipped) == 2
    for clip in clips.values():
        assert (clip[0].get("d") or "").count("C") == 4
    width, height = photo_size(picture)
    assert max(width, height) <= 40 / 72 * 300 + 1


def photo_size(picture: ET.Element) -> tuple[int, int]:
    return int(picture.get("width", "")), int(picture.get("height", ""))


def test_a_picture_is_there_once_and_holds_nothing_but_pixels() -> None:
    part = Part("c", "card", Bounds(0, 0, 60, 60), (Image(Bounds(0, 0, 60, 60), PHOTO),))
    places = tuple(Placed(part, 70 * x, 0) for x in range(3))
    drawing = read(written(one_page(*places)))
    assert len(list(drawing.iter(f"{SVG}image"))) == 1
    assert len(list(drawing.iter(f"{SVG}use"))) == 3


@pytest.mark.parametrize("data", [None, b"", b"\x89PNG broken", photo()[:200]])
def test_a_picture_that_cannot_be_shown_leaves_its_place(data: bytes | None) -> None:
    part = Part("c", "card", Bounds(0, 0, 60, 60), (Image(Bounds(0, 0, 60, 60), PHOTO),))
    (made,) = write_svgs(one_page(Placed(part, 0, 0)), theme("light"), lambda _: data)
    assert not list(read(made).iter(f"{SVG}image"))
    assert theme("light").colour("surfaceSunken") in made.decode()


def test_what_lies_outside_of_a_clip_is_not_shown() -> None:
    part = text_part("Clipped")
    drawing = read(written(one_page(Placed(part, 0, 0), clip=Bounds(10, 20, 30, 40))))
    (clip,) = drawing.iter(f"{SVG}clipPath")
    assert clip[0].attrib == {"x": "10", "y": "20", "width": "30", "height": "40"}
    assert next(g.get("clip-path") for g in drawing.iter(f"{SVG}g")) == f"url(#{clip.get('id')})"


def test_a_page_is_white_or_transparent() -> None:
    white, clear = read(written(poster())), read(written(poster(), transparent=True))
    grounds = [
        [r for r in drawing.findall(f"{SVG}rect") if r.get("width") == "620"] for drawing in (white, clear)
    ]
    assert [r.get("fill") for r in grounds[0]] == ["#FFFFFF"]
    assert grounds[1] == []


def test_every_page_is_a_file() -> None:
    page = poster().pages[0]
    made = write_svgs(replace(poster(), pages=(page, page, page)), theme("light"), images)
    assert len(made) == 3
    assert [page_of(data) for data in made] == [1, 2, 3]
    assert len({data.replace(program_mark(n, 3).encode(), b"") for n, data in enumerate(made, start=1)}) == 1


@pytest.mark.parametrize("profile", tuple(PROFILES))
def test_all_pages_of_every_purpose_can_be_read(profile: ProfileName) -> None:
    made = small_map()
    set_field(made.document, [made.touchpoints[0]], "description", HOSTILE[0])
    setup = PageSetup(profile=profile, size=PROFILES[profile].sizes[0])
    pages = drawn(made, setup)
    assert pages
    assert all(len(titles(page)) > 1 for page in pages)


def test_it_is_told_how_far_the_file_is() -> None:
    steps: list[tuple[int, int]] = []
    made = large_map(300)
    shown = compose_pages(made.document, made.journey, engine(), PageSetup())
    write_svgs(shown, theme("print"), progress=lambda done, whole: steps.append((done, whole)))
    assert len(steps) > 3
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


def test_letters_are_defined_once_however_large_the_map_is() -> None:
    small, large = (drawn(large_map(cards))[0] for cards in (100, 1000))
    letters = [sum(1 for p in one.iter(f"{SVG}path") if p.get("id")) for one in (small, large)]
    assert letters[1] <= letters[0] + 20
    assert letters[1] < 400


def test_a_broken_picture_never_reaches_the_file() -> None:
    made = photo() + b"<script>behind the end</script>"
    part = Part("c", "card", Bounds(0, 0, 60, 60), (Image(Bounds(0, 0, 60, 60), PHOTO),))
    (data,) = write_svgs(one_page(Placed(part, 0, 0)), theme("light"), lambda _: made)
    (picture,) = read(data).iter(f"{SVG}image")
    inside = base64.b64decode(picture.get(LINK, "").partition(",")[2])
    assert b"script" not in inside
    assert Pillow.open(io.BytesIO(inside)).format == "JPEG"
