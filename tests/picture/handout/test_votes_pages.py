"""The chapter of a handout that tells what the room counted: votes and raised hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import count_hand
from cxstudio.edits.fields import set_field
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.files.clean_copy import FOR_THE_CLIENT
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.model.naming import own_title
from cxstudio.picture.handout import votes_pages
from cxstudio.picture.handout.handout import compose_handout
from cxstudio.picture.poster import Bookmark, Poster
from cxstudio.picture.sheets.paper import Paper
from tests.makers import Made, small_map
from tests.picture.handout.written import A4, ENGINE, handout, minutes, page_of, words

DAY = date(2026, 5, 14)


@pytest.fixture
def made() -> Made:
    return small_map()


def voted(made: Made, *, close: bool = True) -> str:
    document = made.document
    vote = open_round(document, "Which hurts most?", made.cards[:3], Terms(voters=4, concern_budget=1))
    tally(document, vote, made.cards[0], 2)
    tally(document, vote, made.cards[1], 7)
    tally(document, vote, made.cards[1], 3, concern=True)
    if close:
        close_round(document, vote, DAY)
    return vote


def raise_hands(made: Made) -> None:
    for value in (-2, -2, -1, 1, 2):
        count_hand(made.document, made.touchpoints[0], made.personas[1], value)


def told(poster: Poster) -> str:
    """What the pages say from the beginning of the chapter on."""
    pages = poster.pages[poster.pages.index(page_of(poster, "votes")) :]
    said = "\n".join(map(words, pages))
    return said[said.index(poster_name(poster)) :]


def poster_name(poster: Poster) -> str:
    return next(mark.title for mark in outline(poster) if mark.title in ("Votes", "Raised hands"))


def outline(poster: Poster) -> list[Bookmark]:
    return [mark for page in poster.pages for mark in page.bookmarks]


def has_chapter(document: Document, journey: str) -> bool:
    poster = compose_handout(document, journey, ENGINE, A4)
    return any(anchor.name == "votes" for page in poster.pages for anchor in page.anchors)


def test_it_tells_votes_and_hands_in_the_words_of_the_minutes(made: Made) -> None:
    voted(made)
    raise_hands(made)
    said, of_minutes = told(handout(made)), "\n".join(map(words, minutes(made).pages))
    told_there = [line for line in of_minutes.splitlines() if "dot" in line or "hands raised" in line]
    assert len(told_there) >= 4
    for line in told_there:
        assert line in said
    assert said.index("7 dots, 3 dots of concern") < said.index("2 dots\n")
    assert "Feeling −0.4 · George · 5 hands raised · The room disagrees" in said


def test_it_is_in_the_outline_and_among_what_is_inside(made: Made) -> None:
    voted(made)
    raise_hands(made)
    poster = handout(made)
    assert [(m.title, m.level) for m in outline(poster) if m.title in ("Votes", "Raised hands")] == [
        ("Votes", 0),
        ("Raised hands", 1),
    ]
    assert "Votes" in words(poster.pages[0])
    assert "Raised hands" in words(poster.pages[0])


def test_what_it_tells_is_read_by_those_who_cannot_see_it(made: Made) -> None:
    voted(made)
    read = [element.text for page in handout(made).pages for element in page.structure]
    assert any("7 dots, 3 dots of concern" in text for text in read)


def test_where_nothing_was_counted_there_is_no_chapter(made: Made) -> None:
    voted(made, close=False)
    assert not has_chapter(made.document, made.journey)


def test_hands_alone_are_a_chapter_called_so(made: Made) -> None:
    raise_hands(made)
    poster = handout(made)
    assert [m.title for m in outline(poster) if m.title in ("Votes", "Raised hands")] == ["Raised hands"]


def test_what_is_internal_or_in_a_lane_left_out_is_told_of_no_vote(made: Made) -> None:
    voted(made)
    raise_hands(made)
    secret = own_title(made.document.get(made.cards[1]))
    assert secret in told(handout(made))
    set_field(made.document, [made.cards[1]], "internal", True)
    small = excerpt(made.document, FOR_THE_CLIENT)
    said = "\n".join(words(p) for p in compose_handout(small, made.journey, ENGINE, A4).pages)
    assert secret not in said
    assert "Which hurts most?" in said
    without_feelings = excerpt(made.document, LeaveOut(lanes=frozenset({"emotion"})))
    said = "\n".join(words(p) for p in compose_handout(without_feelings, made.journey, ENGINE, A4).pages)
    assert "hands raised" not in said


def test_it_speaks_the_language_and_runs_the_way_of_the_document(made: Made) -> None:
    voted(made)
    for field, value in (("language", "ar"), ("direction", "rtl")):
        set_field(made.document, ["session"], field, value)
    page = page_of(handout(made), "votes")
    numbers = [p.part.bounds for g in page.layers for p in g.parts if p.part.role == "number"]
    rows = [p.part.bounds for g in page.layers for p in g.parts if p.part.role == "candidate"]
    assert numbers
    assert rows
    assert numbers[0].x > rows[0].x
    assert "dots" not in words(page)


def test_what_is_said_of_a_feeling_stays_with_its_hands_wherever_the_chapter_begins(made: Made) -> None:
    for field, value in (("language", "ar"), ("direction", "rtl")):
        set_field(made.document, ["session"], field, value)
    for touchpoint in made.touchpoints[:3]:
        count_hand(made.document, touchpoint, made.personas[0], 1)
    paper = Paper(made.document, ENGINE, replace(A4, landscape=False), (made.journey,))
    for begun in range(400, 760, 3):
        for page in votes_pages.pages(replace(paper, begun=float(begun))):
            parts = [p.part for g in page.layers for p in g.parts]
            roles = [part.role for part in parts]
            assert roles.count("hands") == 5 * roles.count("number")
            assert roles.count("text") == 3 * roles.count("number")


def test_a_vote_of_many_goes_on_on_the_next_page(made: Made) -> None:
    document = made.document
    cards = [
        add_card(document, "pain", made.touchpoints[0], f"Pain {n} " + "of words " * 12) for n in range(60)
    ]
    vote = open_round(document, "Which of sixty?", cards, Terms(voters=60))
    for card in cards:
        tally(document, vote, card, 2)
    close_round(document, vote, DAY)
    poster = handout(made)
    assert "Votes, continued" in told(poster)
    for page in poster.pages:
        rows = [p.part for g in page.layers for p in g.parts if p.part.role == "candidate"]
        assert all(row.bounds.bottom < page.height_pt for row in rows)
    assert poster.report.warnings == ()
