"""What is heard again: joined to what is there, counted once more; and the photo of a wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from cxstudio.edits.capture import add_photo, count_again, join_text, photo_of, photos
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused
from cxstudio.model.log import MemoryLog
from cxstudio.model.measures import Source
from cxstudio.model.records import Attachment, Card, Touchpoint
from tests.makers import small_map


@dataclass(frozen=True)
class Picture:
    data: bytes = b"pixels"
    mime: str = "image/jpeg"
    width: int = 20
    height: int = 10


def test_only_what_says_more_joins_the_text() -> None:
    made = small_map()
    card = add_card(made.document, "pain", made.touchpoints[0], "No seats left")
    join_text(made.document, card, "no SEATS")
    join_text(made.document, card, "No seats for wheelchairs")
    found = made.document.find(card, Card)
    assert found is not None
    assert found.text == "No seats left\nNo seats for wheelchairs"


def test_a_touchpoint_keeps_its_name_and_says_more_in_its_description() -> None:
    made = small_map()
    join_text(made.document, made.touchpoints[1], "Booking line after nine")
    found = made.document.find(made.touchpoints[1], Touchpoint)
    assert found is not None
    assert (found.title, found.description) == ("Booking line", "Booking line after nine")


def test_what_was_said_again_is_counted_up_to_the_highest_frequency() -> None:
    made = small_map()
    card = add_card(made.document, "pain", made.touchpoints[0], "No seats left")
    assert [count_again(made.document, card) for _turn in range(4)] == [2, 3, 4, 5]
    with pytest.raises(Refused, match="5 already"):
        count_again(made.document, card)
    made.document.undo()
    found = made.document.find(card, Card)
    assert found is not None
    assert found.frequency == 4


def test_what_has_no_frequency_says_so() -> None:
    made = small_map()
    card = add_card(made.document, "quote", made.touchpoints[0], "Nobody told me")
    with pytest.raises(Refused, match="A quote has no frequency"):
        count_again(made.document, card)


def test_a_photo_of_a_wall_is_a_source_of_its_own_and_goes_with_one_undo() -> None:
    made = small_map()
    document, blobs = made.document, MemoryLog()
    first = add_photo(document, blobs, Picture(), "wall 1.jpg", date(2026, 11, 22))
    second = add_photo(document, blobs, Picture(b"others"), "wall 2.jpg", date(2026, 11, 22))
    source = document.find(first, Source)
    assert source is not None
    assert (source.title, source.method, source.date) == ("wall 1.jpg", "workshop", "2026-11-22")
    assert [one.id for one, _picture in photos(document)] == [first, second]
    document.undo()
    assert document.get(second) is None
    assert photo_of(document, second) is None
    assert len(document.nodes(Attachment)) == 1


def test_a_photo_that_is_removed_takes_its_picture_along_and_comes_back_with_it() -> None:
    made = small_map()
    document = made.document
    photo = add_photo(document, MemoryLog(), Picture(), "wall.jpg", date(2026, 11, 22))
    delete(document, [photo])
    assert document.nodes(Attachment) == []
    document.undo()
    assert photo_of(document, photo) is not None
