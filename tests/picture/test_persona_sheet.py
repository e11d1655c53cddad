"""The sheet of a persona: what stands on it, what is left out, and that long texts go on instead of being cut."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.personas import add_persona
from cxstudio.edits.pictures import set_portrait
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.measures import Source
from cxstudio.model.records import SESSION_ID, Persona
from cxstudio.picture.poster import Page, PageSetup
from cxstudio.picture.primitives import Image, Part, Text
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.personas import holds, pages, persona_pages, quoted
from tests.edits.test_personas import Photo
from tests.makers import Made, small_map
from tests.picture.maps import engine


@pytest.fixture
def made() -> Made:
    return small_map()


def sheet(document: Document, id: str, *, inviting: bool = False, landscape: bool = True) -> list[Page]:
    persona = document.find(id, Persona)
    assert persona is not None
    paper = Paper(document, engine(), PageSetup(size="A4", landscape=landscape))
    return persona_pages(paper, persona, inviting=inviting)


def parts(made_pages: list[Page]) -> list[Part]:
    return [placed.part for page in made_pages for layer in page.layers for placed in layer.parts]


def words(made_pages: list[Page]) -> str:
    """All that can be read, in the order it was set."""
    texts = (
        shape.block for part in parts(made_pages) for shape in part.primitives if isinstance(shape, Text)
    )
    return " ".join(line.text for block in texts for line in block.lines)


def test_everything_known_of_her_stands_on_one_page(made: Made) -> None:
    document, amina = made.document, made.personas[0]
    for name, value in (
        ("role", "First-time outpatient"),
        ("segment", "Working parents"),
        ("quote", "Tell me how urgent it is"),
        ("goals", "Know more\nLose one shift"),
        ("facts", [("Age", "34")]),
        ("traits", [("Goes alone", "With someone", 30)]),
        ("uses", [("Phone", 3)]),
    ):
        set_field(document, [amina], name, value)
    source = Source(id="src1", title="May", method="interview", n=7)
    with document.transaction("Source"):
        document.put(source)
    connect(document, "basis", source.id, amina)
    made_pages = sheet(document, amina)
    said = words(made_pages)
    assert len(made_pages) == 1
    for text in (
        "Amina",
        "First-time outpatient",
        "Working parents",
        "“Tell me how urgent it is”",
        "Know more",
        "Lose one shift",
        "Age",
        "34",
        "Goes alone",
        "With someone",
        "Phone",
        "Based on 7 interviews",
        "A first visit",
        "Lowest: Booking line −1.6",
    ):
        assert text in said


def test_what_is_empty_is_left_out_on_paper_and_invites_on_the_screen(made: Made) -> None:
    amina = made.personas[0]
    assert "needs" not in words(sheet(made.document, amina))
    shown = sheet(made.document, amina, inviting=True)
    assert "Add needs" in words(shown)
    roles = {part.role for part in parts(shown) if part.node == amina}
    assert {"field:name", "field:portrait", "field:goals", "field:uses", "field:traits"} <= roles
    assert all(not part.node for part in parts(sheet(made.document, amina)))


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("field", ["goals", "quote"])
def test_a_long_text_goes_on_over_the_page_and_nothing_is_cut(
    made: Made, field: str, *, landscape: bool
) -> None:
    document, amina = made.document, made.personas[0]
    numbered = [f"word{number}" for number in range(1500)]
    set_field(document, [amina], field, " ".join(numbered))
    made_pages = sheet(document, amina, landscape=landscape)
    said = words(made_pages)
    assert len(made_pages) > 1
    assert [word for word in numbered if word not in said] == []
    foot = max(part.bounds.bottom for part in parts(made_pages) if part.role != "footer")
    assert foot <= made_pages[0].height_pt


def test_many_entries_and_facts_go_on_too(made: Made) -> None:
    document, amina = made.document, made.personas[0]
    set_field(document, [amina], "pains", "\n".join(f"Pain number {n}." for n in range(90)))
    set_field(document, [amina], "facts", [(f"Fact {n}", f"Value {n}.") for n in range(60)])
    said = words(sheet(document, amina))
    assert all(f"Pain number {n}." in said for n in range(90))
    assert all(f"Value {n}." in said for n in range(60))
    assert "Pains, continued" in said


def test_an_employee_is_marked_as_one(made: Made) -> None:
    nurse = add_persona(made.document, "Nurse Ito", employee=True)
    assert "Employee" in words(sheet(made.document, nurse))
    assert "Employee" not in words(sheet(made.document, made.personas[0]))


def test_a_portrait_is_cropped_round_and_else_drawn(made: Made) -> None:
    document, amina = made.document, made.personas[0]
    photos = [x for part in parts(sheet(document, amina)) for x in part.primitives if isinstance(x, Image)]
    assert photos == []
    set_portrait(document, MemoryLog(), amina, Photo())
    photos = [x for part in parts(sheet(document, amina)) for x in part.primitives if isinstance(x, Image)]
    assert [photo.round for photo in photos] == [True]


def test_from_right_to_left_the_side_column_is_at_the_right(made: Made) -> None:
    document, amina = made.document, made.personas[0]
    set_field(document, [SESSION_ID], "direction", "rtl")
    made_pages = sheet(document, amina, inviting=True)
    face = next(part for part in parts(made_pages) if part.role == "field:portrait")
    assert face.bounds.right > made_pages[0].width_pt / 2


def test_all_personas_of_whom_anything_is_known_have_pages(made: Made) -> None:
    add_persona(made.document)
    paper = Paper(made.document, engine(), PageSetup(size="A4"))
    assert len(pages(paper, made.journey)) == 2
    assert holds(made.document, made.journey)
    assert not holds(Document(), "")


def test_quotation_marks_follow_the_language_and_are_not_doubled() -> None:
    assert quoted("Hello", "en") == "“Hello”"
    assert quoted("Cześć", "pl-PL") == "„Cześć”"
    assert quoted("«سلام»", "fa") == "«سلام»"
