from __future__ import annotations

from dataclasses import dataclass

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.pictures import add_picture, remove_picture
from cxstudio.model.log import MemoryLog
from cxstudio.picture.cards.note import PICTURE_TALLEST
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Image, Text
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map


@dataclass(frozen=True)
class Safe:
    data: bytes = b"pixels"
    mime: str = "image/png"
    width: int = 100
    height: int = 200


def shown(made: Made) -> MapPicture:
    return MapPicture(made.document, made.journey, standard_engine())


def image_on(picture: MapPicture, card: str) -> Image:
    placed = picture.placed(card)
    assert placed is not None
    (image,) = [x for x in placed.part.primitives if isinstance(x, Image)]
    return image


def test_a_picture_stands_above_the_text_and_no_taller_than_it_may() -> None:
    made = small_map()
    before = shown(made).placed(made.cards[0])
    add_picture(made.document, MemoryLog(), made.cards[0], Safe(), "queue.jpg")
    picture = shown(made)
    image = image_on(picture, made.cards[0])
    after = picture.placed(made.cards[0])
    assert before is not None
    assert after is not None
    assert image.bounds.height == PICTURE_TALLEST
    text = next(x for x in after.part.primitives if isinstance(x, Text))
    assert text.y >= image.bounds.bottom
    assert after.bounds.height > before.bounds.height + 90


def test_a_wide_picture_is_as_tall_as_the_card_is_wide_for_it() -> None:
    made = small_map()
    add_picture(made.document, MemoryLog(), made.cards[0], Safe(width=400, height=100))
    image = image_on(shown(made), made.cards[0])
    assert abs(image.bounds.height - image.bounds.width / 4) < 0.01


def test_the_name_of_the_file_speaks_for_a_card_without_words() -> None:
    made = small_map()
    card = add_picture(made.document, MemoryLog(), made.touchpoints[0], Safe(), "letter.jpg")
    placed = shown(made).placed(card)
    assert placed is not None
    assert placed.part.full == "Physical evidence: letter.jpg"
    set_field(made.document, [card], "text", "The reminder")
    placed = shown(made).placed(card)
    assert placed is not None
    assert placed.part.full == "Physical evidence: The reminder"


def test_a_picture_put_on_or_taken_off_repaints_its_card() -> None:
    made = small_map()
    picture = shown(made)
    made.document.subscribe(picture.apply)
    add_picture(made.document, MemoryLog(), made.cards[0], Safe())
    assert [p.part for p in picture.parts()] == [p.part for p in shown(made).parts()]
    remove_picture(made.document, made.cards[0])
    assert [p.part for p in picture.parts()] == [p.part for p in shown(made).parts()]
    assert made.document.attachments() == []


def test_a_card_that_lost_its_picture_stays() -> None:
    made = small_map()
    add_picture(made.document, MemoryLog(), made.cards[0], Safe())
    delete(made.document, [made.document.attachments()[0].id])
    assert shown(made).placed(made.cards[0]) is not None


def test_a_picture_does_not_make_the_cards_of_words_in_its_row_tall() -> None:
    made = small_map()
    other = add_card(made.document, "pain", made.touchpoints[4], "Short")
    add_card(made.document, "pain", made.touchpoints[3], "Twenty minutes on hold")
    before = shown(made).placed(other)
    add_picture(made.document, MemoryLog(), made.cards[0], Safe(), "queue.jpg")
    picture = shown(made)
    after, pictured = picture.placed(other), picture.placed(made.cards[0])
    assert before is not None
    assert after is not None
    assert pictured is not None
    assert after.bounds.height <= before.bounds.height
    assert pictured.bounds.height > after.bounds.height + 60
