"""Personas: customers and employees, their copies, their order and their portraits."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.personas import add_persona, duplicate_persona, move_persona
from cxstudio.edits.pictures import remove_portrait, set_portrait
from cxstudio.edits.problems import Refused
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.records import Attachment, Persona
from tests.makers import small_map


@dataclass(frozen=True)
class Photo:
    data: bytes = b"pixels"
    mime: str = "image/png"
    width: int = 4
    height: int = 4


def persona(document: Document, id: str) -> Persona:
    found = document.find(id, Persona)
    assert found is not None
    return found


def test_an_employee_is_a_persona_with_a_free_mark() -> None:
    made = small_map()
    nurse = persona(made.document, add_persona(made.document, "Nurse Ito", employee=True))
    assert nurse.employee
    assert nurse.mark == 2
    assert made.document.undo_label == "Add employee"


def test_a_copy_has_its_own_mark_and_its_own_portrait() -> None:
    made = small_map()
    document, amina = made.document, made.personas[0]
    set_field(document, [amina], "goals", "Know how urgent it is")
    set_portrait(document, MemoryLog(), amina, Photo(), "amina.png")
    copy = persona(document, duplicate_persona(document, amina, "Amina copy"))
    assert [x.id for x in document.personas()] == [amina, copy.id, made.personas[1]]
    assert (copy.goals, copy.mark) == ("Know how urgent it is", 2)
    assert copy.portrait != persona(document, amina).portrait
    remove_portrait(document, amina)
    picture = document.find(copy.portrait, Attachment)
    assert picture is not None
    assert picture.owner == copy.id


def test_a_portrait_is_put_replaced_and_removed_in_one_step_each() -> None:
    made = small_map()
    document, amina, blobs = made.document, made.personas[0], MemoryLog()
    set_portrait(document, blobs, amina, Photo(), "one.png")
    first = persona(document, amina).portrait
    set_portrait(document, blobs, amina, Photo(b"other"), "two.png")
    assert document.find(first, Attachment) is None
    document.undo()
    assert persona(document, amina).portrait == first
    remove_portrait(document, amina)
    assert persona(document, amina).portrait == ""
    assert document.attachments() == []
    with pytest.raises(Refused):
        set_portrait(document, blobs, made.touchpoints[0], Photo())


def test_deleting_a_persona_takes_the_portrait_along_and_undo_brings_both_back() -> None:
    made = small_map()
    document, george = made.document, made.personas[1]
    set_portrait(document, MemoryLog(), george, Photo())
    delete(document, [george])
    assert document.attachments() == []
    document.undo()
    assert document.find(persona(document, george).portrait, Attachment) is not None


def test_personas_are_put_in_another_order() -> None:
    made = small_map()
    amina, george = made.personas
    move_persona(made.document, george, amina)
    assert [x.id for x in made.document.personas()] == [george, amina]
    move_persona(made.document, george, None)
    assert [x.id for x in made.document.personas()] == [amina, george]


def test_facts_scales_and_channels_are_values_like_others() -> None:
    made = small_map()
    document, amina = made.document, made.personas[0]
    set_field(document, [amina], "facts", [("Age", "34"), ("Ho\x00me", "Two buses\x07 away")])
    set_field(document, [amina], "traits", [("Goes alone", "With someone", 30)])
    set_field(document, [amina], "uses", [("Text", 5)])
    found = persona(document, amina)
    assert found.facts == (("Age", "34"), ("Home", "Two buses away"))
    assert (found.traits, found.uses) == ((("Goes alone", "With someone", 30),), (("Text", 5),))
    with pytest.raises(Refused, match="above 100"):
        set_field(document, [amina], "traits", [("a", "b", 130)])
    with pytest.raises(Refused, match="above 5"):
        set_field(document, [amina], "uses", [("Text", 9)])
