"""Sections of the details: sources and comments of the one thing that is shown, and the way back from a source."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from cxstudio.app.panels import comments_part
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.choice_row import EndRow
from cxstudio.app.panels.comments_part import CommentsPart
from cxstudio.app.panels.part import Part
from cxstudio.app.panels.sources_part import SourcesPart
from cxstudio.edits.comments import add_comment, resolve_comment
from cxstudio.edits.emotions import clear_emotion, count_all_hands
from cxstudio.edits.links import connect, set_share
from cxstudio.edits.sources import add_source, lean_on, lean_on_named
from cxstudio.insight.evidence import evidence, own_sources
from cxstudio.model.measures import Source
from cxstudio.model.plans import Comment
from tests.app.conftest import Opened
from tests.app.hands import click, press, type_into


def part(opened: Opened, id: str, wanted: type[Part]) -> Part:
    opened.window.canvas.select([id])
    return next(p for p in opened.window.inspector.form.parts if isinstance(p, wanted))


def button(within: Part, words: str) -> QToolButton:
    return next(
        b for b in within.findChildren(QToolButton) if b.accessibleName() == words and b.isVisibleTo(within)
    )


def texts(within: Part) -> list[str]:
    return [x.text() for x in within.findChildren(QLabel) if x.isVisibleTo(within) and x.text()]


def test_a_typed_title_makes_a_source_and_the_level_follows_from_it(small: Opened) -> None:
    document, place = small.made.document, small.made.touchpoints[0]
    found = part(small, place, SourcesPart)
    assert isinstance(found, SourcesPart)
    type_into(found.adding.line, "Exit interviews")
    press(found.adding.line, Qt.Key.Key_Return)
    assert [s.title for s in own_sources(document, place)] == ["Exit interviews"]
    assert evidence(document, document.node(place)) == "heard"
    level = small.window.inspector.row("evidence")
    assert level is not None
    assert not level.editor.isEnabled()
    assert level.read() == "heard"
    assert found.adding.line.text() == ""


def test_a_source_says_what_it_rests_on_and_what_it_lacks(small: Opened) -> None:
    document, place = small.made.document, small.made.touchpoints[1]
    found = part(small, place, SourcesPart)
    lean_on(document, add_source(document, "Talks", n=12, date="2026-05-14"), [place])
    assert found.summary.text() == "12 interviews"
    assert "12 interviews · 14 May 2026" in texts(found)
    lean_on(document, add_source(document, "Log", "analytics"), [small.made.cards[0]])
    assert found.summary.text() == "2 sources"
    assert "without a number and a date · of a card here" in texts(found)


def test_a_source_is_opened_in_place_and_the_way_leads_back(small: Opened) -> None:
    document, place = small.made.document, small.made.touchpoints[0]
    source = lean_on_named(document, "Talks", [place])
    click(button(part(small, place, SourcesPart), "Talks"))
    inspector = small.window.inspector
    assert inspector.ids == (source,)
    assert list(small.window.canvas.selection) == [place]
    n = inspector.row("n")
    assert n is not None
    type_into(n.editor, "12")
    press(n.editor, Qt.Key.Key_Return)
    back = next(b for b in inspector.form.findChildren(QToolButton) if b.toolTip() == "Back")
    assert back.accessibleName() == "Web page"
    click(back)
    assert inspector.ids == (place,)
    assert part(small, place, SourcesPart).summary.text() == "12 interviews"


def test_a_source_is_taken_from_a_thing_and_stays_in_the_session(small: Opened) -> None:
    document, place = small.made.document, small.made.touchpoints[0]
    lean_on_named(document, "Talks", [place])
    click(button(part(small, place, SourcesPart), "Remove the source “Talks” here"))
    assert own_sources(document, place) == ()
    assert len(document.nodes(Source)) == 1


def test_a_comment_is_written_resolved_opened_again_and_deleted(small: Opened) -> None:
    document, card = small.made.document, small.made.cards[0]
    document.author = "Ana"
    found = part(small, card, CommentsPart)
    assert isinstance(found, CommentsPart)
    type_into(found.line, "Is this so?")
    press(found.line, Qt.Key.Key_Return)
    (comment,) = document.children(card, Comment)
    assert (comment.text, comment.author, comment.resolved) == ("Is this so?", "Ana", False)
    assert found.line.toPlainText() == ""
    assert found.summary.text() == "1 open"
    click(button(found, "Resolve"))
    assert found.summary.text() == ""
    assert document.children(card, Comment)[0].resolved
    click(button(found, "Open it again"))
    assert found.summary.text() == "1 open"
    click(button(found, "Delete the comment"))
    assert document.children(card, Comment) == []


def test_a_comment_that_is_being_written_is_not_lost_with_another_selection(small: Opened) -> None:
    document, card = small.made.document, small.made.cards[0]
    found = part(small, card, CommentsPart)
    assert isinstance(found, CommentsPart)
    type_into(found.line, "Half a thou")
    small.window.canvas.select([small.made.cards[1]])
    assert [c.text for c in document.children(card, Comment)] == ["Half a thou"]


def test_what_was_posted_comes_back_with_no_esc_and_is_posted_once(small: Opened) -> None:
    document, place, window = small.made.document, small.made.touchpoints[0], small.window
    found = part(small, place, CommentsPart)
    assert isinstance(found, CommentsPart)
    window.actions_by_id["edit.comment"].trigger()
    assert found.line.hasFocus()
    type_into(found.line, "Is this so?")
    press(found.line, Qt.Key.Key_Return)
    press(found.line, Qt.Key.Key_Escape)
    assert found.line.toPlainText() == ""
    window.canvas.setFocus()
    assert window.canvas.hasFocus()
    assert [c.text for c in document.children(place, Comment)] == ["Is this so?"]


def test_open_comments_stand_before_resolved_ones(small: Opened) -> None:
    document, card = small.made.document, small.made.cards[0]
    first = add_comment(document, card, "First", author="Ana", day="2026-05-14")
    add_comment(document, card, "Second", author="", day="2026-05-15")
    resolve_comment(document, first)
    found = part(small, card, CommentsPart)
    said = [t for t in texts(found) if "·" in t or t in {"First", "Second"}]
    assert said == ["Somebody · 15 May 2026", "Second", "Ana · 14 May 2026, resolved", "First"]


def test_a_comment_is_signed_with_the_name_the_system_has_where_none_was_told(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, card = small.made.document, small.made.cards[0]
    monkeypatch.setattr(comments_part, "system_name", lambda: "Ana Lima")
    found = part(small, card, CommentsPart)
    assert isinstance(found, CommentsPart)
    type_into(found.line, "Is this so?")
    assert found.naming.isHidden()
    press(found.line, Qt.Key.Key_Return)
    (comment,) = document.children(card, Comment)
    assert comment.author == "Ana Lima"


def test_a_comment_of_nobody_offers_the_way_to_the_name_in_the_preferences(
    small: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, card = small.made.document, small.made.cards[0]
    monkeypatch.setattr(comments_part, "system_name", lambda: "")
    asked: list[str] = []
    small.window.asked.connect(asked.append)
    found = part(small, card, CommentsPart)
    assert isinstance(found, CommentsPart)
    assert found.naming.isHidden()
    type_into(found.line, "Is this so?")
    press(found.line, Qt.Key.Key_Return)
    assert not found.naming.isHidden()
    click(found.naming)
    assert asked == ["edit.preferences"]
    document.author = "Ana"
    type_into(found.line, "And this?")
    assert found.naming.isHidden()


def test_shares_of_more_than_all_customers_are_marked_and_stay(small: Opened) -> None:
    document, t = small.made.document, small.made.touchpoints
    first, second = (connect(document, "next", t[0], target) for target in (t[2], t[3]))
    set_share(document, first, 70)
    small.window.canvas.select([second])
    row = small.window.inspector.row("share")
    assert row is not None
    type_into(row.editor, "50")
    press(row.editor, Qt.Key.Key_Return)
    link = document.link(second)
    assert link is not None
    assert link.share == 50
    assert row.error.text() == "The arrows that begin there add up to 120%"
    set_share(document, first, 50)
    assert row.error.text() == ""


def test_a_channel_is_opened_from_its_field(small: Opened) -> None:
    small.window.canvas.select([small.made.touchpoints[0]])
    row = small.window.inspector.row("channels")
    assert isinstance(row, ChannelsRow)
    row.menu.aboutToShow.emit()
    change = next(a for a in row.menu.actions() if a.text().startswith("Change “Web”"))
    change.trigger()
    assert small.window.inspector.row("family") is not None
    icons = small.window.inspector.row("icon")
    assert icons is not None
    assert icons.read() == "globe"


def test_what_hands_said_and_where_it_comes_from_is_shown_and_changed(small: Opened) -> None:
    document, place, (amina, _george) = small.made.document, small.made.touchpoints[0], small.made.personas
    small.window.canvas.select([place])
    count_all_hands(document, place, amina, [4, 1, 0, 0, 5])
    row = small.window.inspector.emotion_row(amina)
    assert row is not None
    assert row.basis() == "10 hands of the room, opinions differ"
    assert row.hands.isVisibleTo(small.window)
    assert row.hands.accessibleName() == "−2: 4, −1: 1, 0: 0, +1: 0, +2: 5"
    next(a for a in row.origin.menu().actions() if a.data() == "research").trigger()
    assert row.basis() == "From research, n = 10, opinions differ"
    clear_emotion(document, place, amina)
    assert not row.hands.isVisibleTo(small.window)
    assert not row.origin.isVisibleTo(small.window)


def test_a_comment_names_what_it_is_about_and_can_be_moved(small: Opened) -> None:
    document, pain = small.made.document, small.made.cards[0]
    comment = add_comment(document, pain, "Well")
    small.window.canvas.select([pain])
    small.window.inspector.look_into(comment)
    row = small.window.inspector.row("on")
    assert isinstance(row, EndRow)
    assert row.editor.currentText() == "Twenty minutes on hold"
    row.asked.emit("on")
    assert row.read() == pain
    row.editor.setCurrentIndex(row.editor.findData(small.made.touchpoints[1]))
    row.changed()
    assert [c.id for c in document.children(small.made.touchpoints[1], Comment)] == [comment]
