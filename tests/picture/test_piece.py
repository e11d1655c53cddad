"""A part of a journey's map on its own: one stage, some of its touchpoints and lanes, numbered as on the whole."""

from __future__ import annotations

from cxstudio.edits.annotations import add_annotation
from cxstudio.model.document import Document
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions, Piece
from cxstudio.picture.primitives import Text
from cxstudio.text.layout import standard_engine
from tests.makers import small_map

ENGINE = standard_engine()


def drawn(document: Document, journey: str, piece: Piece, column: float = 0.0) -> MapPicture:
    options = MapOptions(placeholders=False, column=column, piece=piece)
    return MapPicture(document, journey, ENGINE, options)


def words(picture: MapPicture) -> str:
    shapes = (shape for placed in picture.parts() for shape in placed.part.primitives)
    return "\n".join(shape.block.text for shape in shapes if isinstance(shape, Text))


def test_a_piece_shows_its_stage_alone_under_the_number_it_has_in_the_journey() -> None:
    made = small_map()
    stages = made.document.stages(made.journey)
    piece = drawn(made.document, made.journey, Piece(stages[1].id))
    assert [block.content.stage.id for block in piece.blocks] == [stages[1].id]
    assert stages[0].title not in words(piece)
    assert "2.1" in words(piece)


def test_a_later_touchpoint_keeps_its_number() -> None:
    made = small_map()
    stage = next(s for s in made.document.stages(made.journey) if len(made.document.touchpoints(s.id)) > 1)
    second = made.document.touchpoints(stage.id)[1]
    piece = drawn(made.document, made.journey, Piece(stage.id, first=1))
    number = [s.id for s in made.document.stages(made.journey)].index(stage.id) + 1
    assert piece.placed(made.document.touchpoints(stage.id)[0].id) is None
    assert f"{number}.2" in words(piece)
    assert piece.placed(second.id) is not None


def test_only_the_lanes_and_cards_asked_for_are_there() -> None:
    made = small_map()
    card = made.cards[0]
    stage = made.document.stage_of(card)
    assert stage is not None
    assert drawn(made.document, made.journey, Piece(stage.id)).placed(card) is not None
    without = drawn(made.document, made.journey, Piece(stage.id, lanes=("touchpoints",)))
    assert [row.key for row in without.grid.rows] == ["touchpoints"]
    assert drawn(made.document, made.journey, Piece(stage.id, cards=frozenset())).placed(card) is None


def test_a_wider_column_is_as_wide_as_it_is_told() -> None:
    made = small_map()
    stage = made.document.stages(made.journey)[0]
    assert drawn(made.document, made.journey, Piece(stage.id), 300.0).grid.columns[0].sub_width == 300.0


def test_annotations_have_the_numbers_of_the_whole_map() -> None:
    made = small_map()
    note = add_annotation(made.document, "callout", made.touchpoints[0], 0, 0, "Nobody answers")
    stage = made.document.stage_of(made.touchpoints[0])
    assert stage is not None
    told = drawn(made.document, made.journey, Piece(stage.id, pins=((note, 7),)))
    assert [pin.number for pin in told.over.pins] == [7]
    assert not drawn(made.document, made.journey, Piece(stage.id)).over.pins


def test_a_curve_comes_from_the_stage_before_and_goes_on_to_the_next() -> None:
    made = small_map()
    first, second = made.stages
    whole = MapPicture(made.document, made.journey, ENGINE, MapOptions(placeholders=False))
    amina = made.personas[0]
    for stage, begins, ends in ((first, False, True), (second, True, False)):
        picture = drawn(made.document, made.journey, Piece(stage))
        column = picture.grid.columns[0]
        placed = picture.over.curves.find(("emotion-curve", amina, 0))
        assert placed is not None
        numbers = [n for s in placed.part.primitives for c in getattr(s, "commands", ()) for n in c[1::2]]
        points = [p.bounds.centre[0] for p in picture.over.points() if p.part.node.endswith(amina)]
        assert (abs(min(numbers) - column.left) < 0.01) is begins
        assert (abs(max(numbers) - column.right) < 0.01) is ends
        assert all(column.left < x < column.right for x in points)
        assert len(points) == sum(touchpoint in column.touchpoints for touchpoint in made.touchpoints)
    assert len(list(whole.over.points())) == 7
