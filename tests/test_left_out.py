"""What is left out is in no byte of an export, of whatever format and profile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxstudio.formats import EXPORTS, ExportOptions, Format, export_bytes
from cxstudio.model.excerpt import BEHIND_THE_LINE, LeaveOut
from cxstudio.model.views import VIEWS_ON_PAPER
from cxstudio.picture.poster import PageSetup, ProfileName
from cxstudio.picture.profiles import PROFILES
from tests.secrets_map import Marked, everything_said, marked_map

EVERY_VIEW = PageSetup(contents=VIEWS_ON_PAPER, comments=True, size="A3")
ONE: tuple[ProfileName, ...] = ("poster",)  # a PNG is painted from the same pages, and others have none
EXPORTED = [
    (format, profile)
    for format in EXPORTS
    for profile in (tuple(PROFILES) if format.has_page and format.name != "png" else ONE)
]


def all_of_it(it: Marked) -> LeaveOut:
    lanes = BEHIND_THE_LINE | {it.own_lane, "metrics", "feedback"}
    return LeaveOut(internal=True, comments=True, names=True, lanes=lanes)


def exported(it: Marked, format: Format, profile: ProfileName, leave: LeaveOut) -> bytes:
    options = ExportOptions(page=replace(EVERY_VIEW, profile=profile), leave_out=leave)

    def picture(sha256: str) -> bytes | None:
        assert not leave or sha256 not in it.hidden_pictures
        return it.log.blob(sha256)

    made = export_bytes(it.document, format, options, pictures=picture)
    return b"".join((made.data, *made.more))


@pytest.mark.parametrize(
    ("format", "profile"), EXPORTED, ids=[f"{format.name} {profile}" for format, profile in EXPORTED]
)
def test_nothing_that_is_left_out_is_anywhere_in_a_file(format: Format, profile: ProfileName) -> None:
    it = marked_map()
    said = everything_said(exported(it, format, profile, all_of_it(it))).casefold()
    assert [word for word in it.words if word.casefold() in said] == []
    assert "secret" not in said


def test_the_marked_words_are_found_where_nothing_is_left_out() -> None:
    it = marked_map()
    graph, pdf, book = (
        everything_said(exported(it, format, "poster", LeaveOut()))
        for format in EXPORTS
        if format.name in {"json", "pdf", "xlsx"}
    )
    assert [word for word in it.words if word not in graph + book] == []
    for word in (
        "SECRET-internal-card",
        "SECRET-comment-text",
        "Zenobia",
        "SECRET-systems-card",
        "SECRET-own-lane",
    ):
        assert word in pdf


@pytest.mark.parametrize("kind", ["internal", "comments", "names", "lanes", "own", "metrics", "feedback"])
def test_what_is_left_out_alone_is_all_that_is_missing(kind: str) -> None:
    it = marked_map()
    lanes = {"lanes": BEHIND_THE_LINE, "own": {it.own_lane}, "metrics": {"metrics"}, "feedback": {"feedback"}}
    leave = LeaveOut(
        internal=kind == "internal",
        comments=kind == "comments",
        names=kind == "names",
        lanes=frozenset(lanes.get(kind, ())),
    )
    json = next(format for format in EXPORTS if format.name == "json")
    said = exported(it, json, "poster", leave).decode().casefold()
    gone = {word for word in it.words if word.casefold() not in said}
    # A comment on a hidden card goes with either, and the files of pictures are called after whom they show.
    more = {"comments": ["SECRET-internal-comment"], "names": ["SECRET-internal-picture"]}.get(kind, [])
    assert gone == {*it.secrets[kind], *more}


def test_an_excerpt_makes_the_same_file_each_time() -> None:
    it = marked_map()
    pdf = next(format for format in EXPORTS if format.name == "pdf")
    first, again = (exported(it, pdf, "poster", all_of_it(it)) for _ in range(2))
    assert first == again
