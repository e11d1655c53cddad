"""Fonts and icons are the published files, and the icon paths are those of the drawings."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.resources import resource

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Imports one of the scripts in packaging/."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module


def test_the_fonts_are_as_published(script: Any) -> None:
    fonts = script("fetch_fonts")
    assert script("npm_files").differing(fonts.PACKAGES, resource("fonts")) == []


def test_no_font_lies_there_without_its_source(script: Any) -> None:
    listed = {member.target for package in script("fetch_fonts").PACKAGES for member in package.members}
    assert {path.name for path in resource("fonts").iterdir()} == listed


def test_the_icons_are_as_published(script: Any) -> None:
    icons = script("fetch_icons")
    assert script("npm_files").differing((icons.listed(),), resource("icons")) == []


def test_the_paths_are_those_of_the_drawings(script: Any) -> None:
    paths = json.loads(resource("icons", "paths.json").read_text(encoding="ascii"))
    drawings = {path.stem: path for path in resource("icons").glob("*.svg")}
    assert set(paths) == set(drawings)
    commands_of = script("svg_paths").commands_of
    for name, path in drawings.items():
        assert [list(step) for step in commands_of(path.read_text(encoding="utf-8"))] == paths[name]


def test_icon_paths_stay_in_their_box_and_use_four_commands() -> None:
    paths = json.loads(resource("icons", "paths.json").read_text(encoding="ascii"))
    lengths = {"M": 2, "L": 2, "C": 6, "Z": 0}
    for name, steps in paths.items():
        assert steps[0][0] == "M", name
        for letter, *numbers in steps:
            assert len(numbers) == lengths[letter]
            assert all(0 <= number <= 24 for number in numbers), name


@pytest.mark.parametrize(
    ("data", "end"),
    [
        ("M9 16a5 5 0 016 0", (15, 16)),
        ("m1 1h3v4H2z", None),
        ("M0 0q5 5 10 0t10 0", (20, 0)),
        ("M0 0c1 1 2 1 3 0s2-1 3 0", (6, 0)),
        ("M.5.5l-.25.25", (0.25, 0.75)),
    ],
)
def test_every_way_to_write_a_path_is_read(script: Any, data: str, end: tuple[float, float] | None) -> None:
    steps = script("svg_paths").commands_of(f'<svg><path d="{data}"/></svg>')
    assert {step[0] for step in steps} <= {"M", "L", "C", "Z"}
    assert steps[-1] == ("Z",) if end is None else steps[-1][-2:] == end


def test_an_arc_is_a_circle(script: Any) -> None:
    steps = script("svg_paths").commands_of('<svg><path d="M2 12a10 10 0 1 0 20 0"/></svg>')
    assert all(abs(((x - 12) ** 2 + (y - 12) ** 2) - 100) < 0.01 for _, *_handles, x, y in steps)


def test_every_icon_of_the_tables_is_bundled() -> None:
    paths = json.loads(resource("icons", "paths.json").read_text(encoding="ascii"))
    named = {kind.icon for kind in KINDS.values()} | {lane.icon for lane in LANES.values()}
    assert named | {channel.icon for channel in CHANNEL_PRESETS} <= set(paths)
