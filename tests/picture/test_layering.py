from __future__ import annotations

from cxstudio.edits.cards import add_card
from cxstudio.edits.lanes import add_lane, rename_lane
from cxstudio.picture.layering import map_layers
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.text.layout import standard_engine
from tests.makers import Made, small_map


def picture(made: Made) -> MapPicture:
    return MapPicture(made.document, made.journey, standard_engine(), MapOptions(placeholders=False))


def test_the_groups_hold_the_map_in_the_order_it_is_drawn() -> None:
    shown = picture(small_map())
    groups = map_layers(shown, 0.5, 10.0, 20.0)
    assert [placed for group in groups for placed in group.parts] == list(shown.parts())
    assert {(group.scale, group.dx, group.dy) for group in groups} == {(0.5, 10.0, 20.0)}


def test_a_card_is_in_the_layer_of_its_lane_by_the_name_the_map_gives_it() -> None:
    made = small_map()
    rename_lane(made.document, made.journey, "pains", "What hurts")
    own = add_lane(made.document, made.journey, "Recht 法律")
    card = add_card(made.document, "thought", made.touchpoints[0], "May we?", lane=own)
    layers = {
        placed.part.node: group.layer
        for group in map_layers(picture(made), 1.0, 0.0, 0.0)
        for placed in group.parts
        if placed.part.node
    }
    assert layers[made.cards[0]] == "What hurts"
    assert layers[card] == "Recht 法律"
    assert layers[made.touchpoints[0]] == layers[made.stages[0]] == ""
    assert layers[made.document.links("next")[0].id] == "Arrows"
    assert layers[made.document.annotations()[0].id] == "Notes"
    assert layers[f"{made.touchpoints[0]}~{made.personas[0]}"] == "Emotion"


def test_the_layers_are_named_first_in_the_order_of_the_lanes() -> None:
    shown = picture(small_map())
    groups = map_layers(shown, 1.0, 0.0, 0.0)
    listed = [group.layer for group in groups if not group.parts]
    assert listed == list(dict.fromkeys(listed))
    assert set(listed) == {group.layer for group in groups if group.layer}
    rows = [row.key for row in shown.grid.rows]
    assert rows.index("pains") < rows.index("opportunities")
    assert listed.index("Pain points") < listed.index("Opportunities") < listed.index("Arrows")
    assert list(groups[: len(listed)]) == [group for group in groups if not group.parts]
