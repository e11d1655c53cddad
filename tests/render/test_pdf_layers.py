"""Layers and links of a PDF, as two independent readers find them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, NameObject

from cxstudio.picture.pages import compose
from cxstudio.picture.poster import Anchor, PageLink, Poster
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map


def poster(made: Made) -> Poster:
    return compose(made.document, made.journey, standard_engine())


def linked() -> bytes:
    """Two pages: a link to the second, one back, and one to an anchor that is not there."""
    first = poster(small_map()).pages[0]
    second = replace(
        first,
        links=(PageLink(100, 110, 30, 20, "first"),),
        anchors=(Anchor("second", 20, 30), Anchor("first", 5, 5)),
    )
    first = replace(
        first,
        links=(PageLink(10, 20, 50, 25, "second"), PageLink(0, 0, 9, 9, "missing")),
        anchors=(Anchor("first", 100, 200),),
    )
    return write_pdf(replace(poster(small_map()), pages=(first, second)), theme("print"))


def read(data: bytes) -> Any:
    return PdfReader(BytesIO(data))


def groups(data: bytes) -> dict[str, Any]:
    root = read(data).trailer["/Root"]
    return {group.get_object()["/Name"]: group for group in root["/OCProperties"]["/OCGs"]}


def without(data: bytes, name: str) -> bytes:
    """The same file with a layer switched off."""
    writer = PdfWriter(clone_from=BytesIO(data))
    root: Any = writer.root_object
    properties = root["/OCProperties"]
    off = [group for group in properties["/OCGs"] if group.get_object()["/Name"] == name]
    assert off
    properties["/D"][NameObject("/OFF")] = ArrayObject(off)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def painted(data: bytes) -> Any:
    with pypdfium2.PdfDocument(data) as document:
        return document[0].render(scale=1).to_pil().convert("RGB")


def test_each_lane_is_a_layer_that_a_reader_lists_by_its_name() -> None:
    made = small_map()
    data = write_pdf(poster(made), theme("print"))
    assert {"Pain points", "Emotion", "Notes", "Arrows"} <= set(groups(data))
    shown = read(data).trailer["/Root"]["/OCProperties"]["/D"]
    assert len(shown["/Order"]) == len(shown["/ON"]) == len(groups(data))


def test_the_name_of_a_layer_may_be_of_any_script() -> None:
    made = small_map()
    page = poster(made).pages[0]
    layers = tuple(replace(group, layer="Σχέδιο (۱) \\ 法律") for group in page.layers)
    data = write_pdf(replace(poster(made), pages=(replace(page, layers=layers),)), theme("print"))
    assert list(groups(data)) == ["Σχέδιο (۱) \\ 法律"]


def test_a_layer_that_is_switched_off_is_not_painted_and_all_else_is() -> None:
    made = small_map()
    data = write_pdf(poster(made), theme("print"))
    page = poster(made).pages[0]
    whole, less = painted(data), painted(without(data, "Pain points"))
    boxes = {
        placed.part.node: placed.bounds for group in page.layers for placed in group.parts if placed.part.node
    }
    map_group = next(group for group in page.layers if group.layer == "Pain points")

    def shows(picture: Any, node: str) -> Any:
        box = boxes[node]
        left, top = map_group.dx + box.x * map_group.scale, map_group.dy + box.y * map_group.scale
        area = (left, top, left + box.width * map_group.scale, top + box.height * map_group.scale)
        return picture.crop(tuple(map(round, area))).tobytes()

    assert shows(whole, made.cards[0]) != shows(less, made.cards[0])
    assert shows(whole, made.cards[2]) == shows(less, made.cards[2])


def test_a_link_leads_to_its_anchor_and_back_and_one_without_an_anchor_is_none() -> None:
    data = linked()
    with pypdfium2.PdfDocument(data) as document:
        height = document[0].get_height()
    reader = read(data)
    found = [
        [note.get_object() for note in page["/Annots"] if note.get_object()["/Subtype"] == "/Link"]
        for page in reader.pages
    ]
    assert [len(links) for links in found] == [1, 1]
    (there,), (back,) = found
    assert [round(float(x), 2) for x in there["/Rect"]] == [
        10,
        round(height - 45, 2),
        60,
        round(height - 20, 2),
    ]
    assert reader.get_page_number(there["/Dest"][0].get_object()) == 1
    assert reader.get_page_number(back["/Dest"][0].get_object()) == 0
    assert [float(back["/Dest"][2]), round(float(back["/Dest"][3]), 2)] == [100, round(height - 200, 2)]


def test_a_link_is_read_aloud_on_its_page_and_found_in_the_parent_tree() -> None:
    reader = read(linked())
    tree = reader.trailer["/Root"]["/StructTreeRoot"]
    rows = tree["/ParentTree"]["/Nums"]
    parents = dict(zip(rows[::2], rows[1::2], strict=True))
    kids = [kid.get_object() for kid in tree["/K"]["/K"]]
    pages = [reader.get_page_number(kid["/Pg"].get_object()) for kid in kids]
    assert pages == sorted(pages)
    for page in reader.pages:
        for note in page["/Annots"]:
            link = note.get_object()
            if link["/Subtype"] == "/Link":
                element = parents[link["/StructParent"]].get_object()
                assert element["/S"] == "/Link"
                assert element["/K"].raw_get("/Obj") == note
    assert tree["/ParentTreeNextKey"] == len(parents)


def test_layers_do_not_change_what_is_read() -> None:
    made = small_map()
    page = poster(made).pages[0]
    flat = tuple(replace(group, layer="") for group in page.layers)
    texts = []
    for layers in (page.layers, flat):
        data = write_pdf(replace(poster(made), pages=(replace(page, layers=layers),)), theme("print"))
        with pypdfium2.PdfDocument(data) as document:
            texts.append(document[0].get_textpage().get_text_range())
    assert texts[0] == texts[1]
