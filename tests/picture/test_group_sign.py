"""A card says on the map in which group of similar cards it is: to the eye, in the legend, and read aloud."""

from __future__ import annotations

from cxstudio.canvas.spoken import spoken_name
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards, ungroup
from cxstudio.picture.legend import entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Placed, Text
from tests.makers import small_map
from tests.picture.maps import picture


def card(shown: MapPicture, id: str) -> Placed:
    placed = shown.placed(id)
    assert placed is not None
    return placed


def texts(shown: MapPicture, id: str) -> list[str]:
    return [shape.block.text for shape in card(shown, id).part.primitives if isinstance(shape, Text)]


def labels(shown: MapPicture) -> set[str]:
    return {entry.label for entry in entries(shown)}


def test_a_card_bears_the_name_of_its_group_inside_its_edges_and_the_legend_tells_the_sign() -> None:
    made = small_map()
    assert "Group" not in labels(picture(made.document))
    group_cards(made.document, made.cards[:2], "Waiting without a word")
    shown = picture(made.document)
    first = card(shown, made.cards[0])
    assert texts(shown, made.cards[0])[0] == "Waiting without a word"
    assert "Waiting without a word" not in texts(shown, made.cards[2])
    name, own, *_marks = [shape for shape in first.part.primitives if isinstance(shape, Text)]
    assert name.y > first.part.bounds.y
    assert own.y + own.block.height <= first.part.bounds.bottom
    # What a room calls it is what one reads on it: its letter belongs to the name.
    assert name.y + name.block.height < own.y
    assert name.block.style.weight > own.block.style.weight
    assert name.block.style.weight > own.block.style.weight
    assert "Group" in labels(shown)


def test_a_group_called_as_one_of_its_cards_is_said_once_on_that_card() -> None:
    made = small_map()
    own = texts(picture(made.document), made.cards[0])[0]
    before = len(card(picture(made.document), made.cards[0]).part.primitives)
    group_cards(made.document, made.cards[:2])
    shown = picture(made.document)
    assert texts(shown, made.cards[0]).count(own) == 1
    assert len(card(shown, made.cards[0]).part.primitives) > before  # the sign of groups
    assert texts(shown, made.cards[1])[0] == own


def test_a_name_too_long_for_its_card_ends_after_three_lines() -> None:
    made = small_map()
    group_cards(made.document, made.cards[:2], "Waiting " * 30)
    shown = picture(made.document)
    block = next(s.block for s in card(shown, made.cards[0]).part.primitives if isinstance(s, Text))
    assert len(block.lines) == 3
    assert not block.complete


def test_a_group_is_named_to_those_who_cannot_see_it() -> None:
    made = small_map()
    group_cards(made.document, made.cards[:2], "Waiting")
    assert card(picture(made.document), made.cards[0]).part.full.endswith("(Group: Waiting)")
    assert "Group Waiting" in spoken_name(made.document, made.journey, made.cards[0])


def test_the_map_follows_a_group_that_is_made_renamed_and_dissolved() -> None:
    made = small_map()
    shown = picture(made.document)
    made.document.subscribe(shown.apply)
    group = group_cards(made.document, made.cards[:3], "Waiting")
    assert texts(shown, made.cards[2])[0] == "Waiting"
    set_field(made.document, [group], "title", "Not knowing")
    assert texts(shown, made.cards[2])[0] == "Not knowing"
    ungroup(made.document, [group])
    assert "Not knowing" not in texts(shown, made.cards[2])
    made.document.undo()
    assert texts(shown, made.cards[2])[0] == "Not knowing"
