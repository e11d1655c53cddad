"""Colours and sizes come from the tokens alone."""

from __future__ import annotations

import re

import pytest

from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.model.records import Card
from cxstudio.picture.icons import has_icon, icon
from cxstudio.picture.options import MapOptions
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.primitives import Bounds, Placed, Text
from cxstudio.picture.theme import THEMES, as_grey, theme, tokens
from tests.contrast import ratio
from tests.picture.maps import PRINTED, crowded_map, engine, picture


def colours(parts: list[Placed]) -> set[str]:
    found: set[str] = set()
    for placed in parts:
        for shape in placed.part.primitives:
            if isinstance(shape, Text):
                found.add(shape.colour)
                continue
            fill, stroke = getattr(shape, "fill", None), getattr(shape, "stroke", None)
            found |= {fill} if fill else set()
            found |= {stroke.colour} if stroke else set()
    return found


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_a_map_or_a_poster_names_is_in_every_theme(name: str) -> None:
    document = crowded_map()
    used = colours(list(picture(document).parts())) | colours(list(picture(document, PRINTED).parts()))
    for page in compose(document, "j", engine(), PageSetup("A3")).pages:
        for group in page.layers:
            used |= colours(list(group.parts))
    assert len(used) > 20
    for colour in used:
        assert re.fullmatch("#[0-9A-F]{6}", theme(name).colour(colour)), colour


def test_every_role_and_persona_has_its_colours() -> None:
    for kind in KINDS.values():
        if kind.record is Card:
            wanted = {f"role.{kind.role}.mark", f"role.{kind.role}.tint"}
            missing = {
                f"{colour} of {name}" for name in THEMES for colour in wanted - theme(name).colours.keys()
            }
            assert not missing, (
                f"write {sorted(missing)} into resources/themes/tokens.json, or give {kind.name} in"
                " cxstudio/model/kinds.py a role that stands there"
            )
    for mark in range(8):
        assert theme("dark").colour(f"persona.{mark}")
    assert len(tokens().persona_marks) == len(tokens().persona_dashes) == 8


def test_every_icon_the_tables_name_is_bundled() -> None:
    named = {row.icon for table in (KINDS, LANES) for row in table.values()}
    named |= {preset.icon for preset in CHANNEL_PRESETS}
    missing = {name for name in named if not has_icon(name)}
    assert not missing, f"run: python3 packaging/fetch_icons.py --add {' '.join(sorted(missing))}"


def test_an_icon_fills_its_box_and_stays_in_it() -> None:
    for shape in icon("mail", Bounds(10, 20, 14, 14), "ink"):
        numbers = [n for command in shape.commands for n in command[1:]]
        assert all(10 <= x <= 24 for x in numbers[::2])
        assert all(20 <= y <= 34 for y in numbers[1::2])


def test_print_has_edges_where_the_screen_has_tints() -> None:
    document = crowded_map()
    shown, printed = (picture(document, options) for options in (MapOptions(), PRINTED))
    assert "stageHeader" in colours(list(shown.parts()))
    assert "stageHeader" not in colours(list(printed.parts()))
    card = next(p for p in printed.parts() if p.part.role == "card")
    assert getattr(card.part.primitives[0], "stroke", None) is not None


def test_greys_have_no_colour_and_are_as_light_as_the_colours_of_print() -> None:
    colours, greys = theme("print").colours, theme("grey").colours
    assert greys.keys() == colours.keys()
    assert all(code[1:3] == code[3:5] == code[5:7] for code in greys.values())
    assert theme("grey").colour("ink") == as_grey(theme("print").colour("ink"))
    assert as_grey("#FFFFFF") == "#FFFFFF"
    assert as_grey("#000000") == "#000000"


def test_texts_and_marks_keep_their_contrast_in_greys() -> None:
    paper = theme("grey")
    white = paper.colour("surface")
    assert all(ratio(paper.colour(name), white) >= 4.5 for name in ("ink", "inkMuted", "noteInk"))
    marks = [
        code for name, code in paper.colours.items() if name.startswith("role.") and name.endswith(".mark")
    ]
    assert len(marks) > 5
    assert all(ratio(code, white) >= 3 for code in marks)
