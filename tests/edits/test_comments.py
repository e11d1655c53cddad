"""Comments: on anything, answered, resolved and open again."""

from __future__ import annotations

import pytest

from cxstudio.edits.comments import add_comment, delete_comment, reopen_comment, resolve_comment
from cxstudio.edits.deleting import delete
from cxstudio.edits.problems import Refused
from cxstudio.model.plans import Comment
from cxstudio.model.records import SESSION_ID
from tests.makers import Made, small_map


def said(made: Made, id: str) -> list[tuple[str, bool]]:
    return [(c.text, c.resolved) for c in made.document.children(id, Comment)]


@pytest.mark.parametrize("place", ["touchpoint", "card", "stage", "journey", "persona"])
def test_anything_on_a_map_takes_a_comment(place: str) -> None:
    made = small_map()
    on = {
        "touchpoint": made.touchpoints[0],
        "card": made.cards[0],
        "stage": made.stages[0],
        "journey": made.journey,
        "persona": made.personas[0],
    }[place]
    id = add_comment(made.document, on, " Is this so? ", author="Ana", day="2026-05-14")
    comment = made.document.find(id, Comment)
    assert comment is not None
    assert (comment.on, comment.text, comment.author, comment.date) == (
        on,
        "Is this so?",
        "Ana",
        "2026-05-14",
    )
    assert not comment.resolved


def test_an_answer_belongs_to_the_thing_and_follows_the_comment() -> None:
    made = small_map()
    first = add_comment(made.document, made.cards[0], "Is this so?")
    add_comment(made.document, first, "Yes, we counted")
    assert said(made, made.cards[0]) == [("Is this so?", False), ("Yes, we counted", False)]


def test_a_comment_is_resolved_and_opened_again() -> None:
    made = small_map()
    id = add_comment(made.document, made.cards[0], "Is this so?")
    resolve_comment(made.document, id)
    assert said(made, made.cards[0]) == [("Is this so?", True)]
    reopen_comment(made.document, id)
    assert said(made, made.cards[0]) == [("Is this so?", False)]
    assert made.document.undo_label == "Reopen comment"


def test_without_words_or_a_thing_there_is_no_comment() -> None:
    made = small_map()
    for on, text in ((made.cards[0], "  "), ("nothing", "Well"), (SESSION_ID, "Well")):
        with pytest.raises(Refused):
            add_comment(made.document, on, text)
    with pytest.raises(Refused):
        add_comment(made.document, made.cards[0], "Well", day="soon")
    assert made.document.nodes(Comment) == []


def test_a_comment_says_the_day_it_was_made() -> None:
    made = small_map()
    add_comment(made.document, made.cards[0], "Well")
    (comment,) = made.document.nodes(Comment)
    assert len(comment.date) == 10


def test_what_is_deleted_takes_its_comments_along_and_brings_them_back() -> None:
    made = small_map()
    add_comment(made.document, made.cards[0], "Well")
    delete(made.document, [made.cards[0]])
    assert made.document.nodes(Comment) == []
    made.document.undo()
    assert said(made, made.cards[0]) == [("Well", False)]


def test_a_comment_can_be_deleted_alone() -> None:
    made = small_map()
    delete_comment(made.document, add_comment(made.document, made.cards[0], "Well"))
    assert made.document.nodes(Comment) == []
    assert made.document.get(made.cards[0]) is not None
