from __future__ import annotations

from dataclasses import dataclass

import pytest

from cxstudio.edits.copying import copy_piece, read_piece, write_piece
from cxstudio.edits.deleting import delete
from cxstudio.edits.pasting import duplicate, paste
from cxstudio.edits.pictures import SafePicture, add_picture, add_picture_at, remove_picture
from cxstudio.edits.problems import Refused
from cxstudio.model.log import MemoryLog
from cxstudio.model.records import Attachment, Card
from tests.makers import Made, empty_map, small_map


@dataclass(frozen=True)
class Safe:
    data: bytes = b"pixels"
    mime: str = "image/png"
    width: int = 4
    height: int = 3


def card_of(made: Made, id: str) -> Card:
    record = made.document.find(id, Card)
    assert record is not None
    return record


def take_in(data: bytes, name: str) -> SafePicture | None:
    del name
    return Safe(data) if data != b"bad" else None


def test_a_picture_is_kept_with_the_step_that_names_it() -> None:
    made, blobs = small_map(), MemoryLog()
    add_picture(made.document, blobs, made.cards[0], Safe(), "queue\n.jpg")
    (attachment,) = made.document.attachments()
    assert card_of(made, made.cards[0]).picture == attachment.id
    assert (attachment.name, attachment.size, attachment.owner) == ("queue .jpg", 6, made.cards[0])
    assert blobs.blob(attachment.sha256) == b"pixels"
    made.document.undo()
    assert card_of(made, made.cards[0]).picture == ""


def test_a_picture_in_place_of_another_takes_its_place() -> None:
    made, blobs = small_map(), MemoryLog()
    add_picture(made.document, blobs, made.cards[0], Safe())
    add_picture(made.document, blobs, made.cards[0], Safe(b"other"))
    (attachment,) = made.document.attachments()
    assert blobs.blob(attachment.sha256) == b"other"
    assert made.document.undo_label == "Replace picture"


def test_a_picture_on_no_card_becomes_physical_evidence_where_a_card_would_go() -> None:
    made = small_map()
    card = add_picture_at(made.document, MemoryLog(), made.journey, Safe(), selected=made.stages[1])
    assert (card_of(made, card).kind, card_of(made, card).home) == ("evidence", made.stages[1])
    empty = empty_map()
    with pytest.raises(Refused, match="Add a touchpoint first"):
        add_picture_at(empty.document, MemoryLog(), empty.journey, Safe())


def test_a_deleted_card_takes_its_picture_along() -> None:
    made = small_map()
    add_picture(made.document, MemoryLog(), made.cards[0], Safe())
    delete(made.document, [made.cards[0]])
    assert made.document.attachments() == []
    made.document.undo()
    assert made.document.find(card_of(made, made.cards[0]).picture, Attachment) is not None


def test_removing_what_is_not_there_is_no_step() -> None:
    made = small_map()
    before = made.document.undo_label
    remove_picture(made.document, made.cards[0])
    assert made.document.undo_label == before


def test_pictures_go_along_with_copies_and_bad_ones_stay_behind() -> None:
    made, blobs = small_map(), MemoryLog()
    add_picture(made.document, blobs, made.cards[0], Safe(), "a.png")
    add_picture(made.document, blobs, made.cards[3], Safe(b"bad"), "b.png")
    piece = read_piece(write_piece(copy_piece(made.document, blobs, [made.cards[0], made.cards[3]])))
    target, others = small_map(), MemoryLog()
    pasted = paste(target.document, others, piece, target.journey, take_in=take_in)
    (attachment,) = target.document.attachments()
    assert attachment.name == "a.png"
    assert others.blob(attachment.sha256) == b"pixels"
    assert [bool(card_of(target, id).picture) for id in pasted] == [True, False]


def test_a_duplicate_has_a_picture_of_its_own() -> None:
    made, blobs = small_map(), MemoryLog()
    add_picture(made.document, blobs, made.cards[0], Safe())
    (copy,) = duplicate(made.document, blobs, [made.cards[0]])
    remove_picture(made.document, made.cards[0])
    picture = made.document.find(card_of(made, copy).picture, Attachment)
    assert picture is not None
    assert picture.owner == copy
