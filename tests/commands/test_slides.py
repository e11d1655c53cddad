"""Slides from the command line: of native shapes or of pictures, with the pages that are usual for them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from cxstudio import cli
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import EXPORTS, ExportOptions, export_bytes, usual_profile
from cxstudio.picture import profiles
from cxstudio.picture.theme import theme
from tests.makers import large_map, small_map

Run = Callable[..., tuple[int, str, str]]
SLIDES = next(format for format in EXPORTS if format.name == "pptx")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    file = SessionFile.create(tmp_path / "Small.cxs")
    small_map(file.document)
    file.close()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.main(list(arguments))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def kinds(path: str) -> set[str]:
    """The kinds of elements on all slides of a file."""
    deck: Any = Presentation(path)
    return {str(one.tag).rpartition("}")[2] for slide in deck.slides for one in slide.element.iter()}


def test_an_export_is_of_shapes_and_on_request_of_pictures(run: Run) -> None:
    assert run("export", "Small.cxs", "-o", "shapes.pptx", "--profile", "poster")[0] == 0
    assert run("export", "Small.cxs", "-o", "pictures.pptx", "--profile", "poster", "--pictures")[0] == 0
    assert "grpSp" in kinds("shapes.pptx")
    assert "pic" not in kinds("shapes.pptx")
    assert "pic" in kinds("pictures.pptx")
    assert "grpSp" not in kinds("pictures.pptx")


@pytest.mark.parametrize(
    ("asked", "profile"),
    [
        ((), "slides"),
        (("--profile", "poster"), "poster"),
        (("--page", "A3"), "poster"),
        (("--page", "4:3"), "slides"),
        (("--views", "all"), "poster"),
        (("--comments",), "poster"),
    ],
)
def test_slides_are_made_of_pages_for_slides_unless_others_are_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...], profile: str
) -> None:
    poster = profiles.PROFILES["poster"]
    made: list[str] = []

    def noted(name: str) -> Callable[..., Any]:
        def compose(*given: Any) -> Any:
            made.append(name)
            return poster.compose(*given)

        return compose

    for name in ("poster", "slides"):
        row = replace(poster, name=name, compose=noted(name))
        monkeypatch.setitem(profiles.PROFILES, name, row)
    assert run("export", "Small.cxs", "-o", "a.pptx", *asked)[0] == 0
    assert made == [profile]


def test_other_formats_keep_to_the_poster() -> None:
    assert {usual_profile(format) for format in EXPORTS if format != SLIDES} == {"poster"}


def test_a_page_larger_than_a_slide_is_made_smaller_and_it_is_said() -> None:
    made = export_bytes(large_map(400).document, SLIDES, ExportOptions())
    assert any("larger than a slide can be" in warning for warning in made.warnings)
    deck: Any = Presentation(io.BytesIO(made.data))
    assert max(deck.slide_width, deck.slide_height) == 56 * 914_400


def test_slides_have_the_colours_of_a_screen_unless_others_are_asked_for(run: Run) -> None:
    assert run("export", "Small.cxs", "-o", "usual.pptx")[0] == 0
    assert run("export", "Small.cxs", "-o", "print.pptx", "--theme", "print")[0] == 0
    tint = theme("light").colour("stageHeader").removeprefix("#")
    fills = [_fills(name) for name in ("usual.pptx", "print.pptx")]
    assert tint in fills[0]
    assert tint not in fills[1]


def _fills(path: str) -> set[str]:
    deck: Any = Presentation(path)
    every = (one for slide in deck.slides for one in slide.element.iter())
    return {str(one.get("val")) for one in every if str(one.tag).endswith("}srgbClr")}


def test_a_dry_run_of_slides_says_how_small_their_text_is(run: Run) -> None:
    code, out, _ = run("export", "Small.cxs", "-o", "a.pptx", "--dry-run")
    assert code == 0
    assert out.splitlines() == ["Smallest text of the slides: 1/50 of the height"]
