"""What a presenter means to say at a stage is in the speech of its slide, and nowhere a room can read it."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.plan import add_action
from cxstudio.exchange.exported import Exported
from cxstudio.files.clean_copy import FOR_THE_CLIENT, clean_document
from cxstudio.formats import EXPORTS, ExportOptions, export_bytes
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.records import Stage
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.profiles import PROFILES, compose_pages
from tests.makers import Made, small_map
from tests.picture.maps import engine
from tests.picture.wall.walls import scenes, wall, words
from tests.secrets_map import everything_said

NOTES = "SECRET-presenter: ask Tom to wait"


@pytest.fixture
def made() -> Made:
    made = small_map(Document(MemoryLog()))
    for stage in made.stages:
        set_field(made.document, [stage], "notes", NOTES)
    add_action(made.document, "Put up a board")
    return made


def test_they_are_spoken_with_the_slide_of_their_stage_and_are_not_on_it(made: Made) -> None:
    poster = compose_pages(made.document, made.journey, engine(), PageSetup("16:9", profile="slides"))
    assert sum(NOTES in page.speech for page in poster.pages) == len(made.stages)
    for page in poster.pages:
        shown = [word for group in page.layers for placed in group.parts for word in (placed.part.full,)]
        assert not any("SECRET" in word for word in shown)


def test_they_are_on_no_wall(made: Made) -> None:
    for scene in scenes(made.document):
        for area in wall(made.document, scene).values():
            assert "SECRET" not in words(area)


@pytest.mark.parametrize("profile", [name for name in PROFILES if name != "slides"])
def test_they_are_on_no_page_to_be_read(made: Made, profile: str) -> None:
    pdf = next(format for format in EXPORTS if format.name == "pdf")
    row = PROFILES[profile]  # type: ignore[index]
    page = PageSetup(row.sizes[0], profile=row.name)
    assert "SECRET" not in everything_said(
        data_of(export_bytes(made.document, pdf, ExportOptions(page=page)))
    )


@pytest.mark.parametrize("format", EXPORTS, ids=[format.name for format in EXPORTS])
def test_they_are_in_nothing_that_is_made_for_a_client(made: Made, format: object) -> None:
    row = next(one for one in EXPORTS if one is format)
    profile = PROFILES[row.profile]
    options = ExportOptions(page=PageSetup(profile.sizes[0], profile=profile.name), leave_out=FOR_THE_CLIENT)
    assert "SECRET" not in everything_said(data_of(export_bytes(made.document, row, options)))


def test_a_clean_copy_has_none(made: Made) -> None:
    assert {stage.notes for stage in clean_document(made.document).nodes(Stage)} == {""}


def data_of(made: Exported) -> bytes:
    return b"".join((made.data, *made.more))
