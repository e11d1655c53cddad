"""A vote on the wall: while it is open its question and candidates and no tally, once it is closed how it came out."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.insight.votes import Outcome, outcome, words_of
from cxstudio.model.labels import label
from cxstudio.model.naming import one_line
from cxstudio.model.records import Card
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.votes_said import dots_left_words
from cxstudio.picture.wall.notes import TILE, concern_dots, letter_mark, vote_dots
from cxstudio.picture.wall.sheet import (
    GAP,
    HAIR,
    Lensed,
    Pen,
    Room,
    Sheet,
    page_mark,
    page_mark_width,
    page_of,
    strong,
)
from cxstudio.picture.wall.stage import nothing_yet
from cxstudio.words import N_

_ROW, _RESULT = 114.0, 116.0
_DOTS = 400.0  # for ten dots
_CONCERNS = 220.0


def vote_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    vote = sheet.document.find(sheet.scene.vote, VoteRound)
    if vote is None:
        return Lensed((nothing_yet(sheet, room, sheet.wording.say(N_("No vote yet"))),))
    return _result(sheet, room, vote) if vote.closed else _open(sheet, room, vote)


def _hidden(sheet: Sheet, id: str) -> bool:
    """Whether a candidate is not there for the room."""
    card = sheet.document.find(id, Card)
    return card is not None and card.internal


def _head(sheet: Sheet, room: Room, vote: VoteRound, said: str, pages: int) -> tuple[Part, float]:
    """The question and what is to be known of it; returns where it ends."""
    pen, width = sheet.pen(), room.width - page_mark_width(sheet, pages) - GAP
    question = one_line(vote.title) or sheet.wording.say(N_("Vote"))
    style = "stage" if sheet.natural(question, "stage") <= width else strong("card")
    height = pen.words(question, style, (room.u, room.y), width, lines=2)
    height += pen.words(said, "body", (room.u, room.y + height + 4.0), width, "inkMuted", lines=2) + 4.0
    return pen.part("question", Room(room.u, room.y, room.width, height), vote.id), room.y + height + GAP


def _each(sheet: Sheet, vote: VoteRound) -> str:
    wording = sheet.wording
    dots = wording.say_count("{n} dot each", "{n} dots each", vote.budget)
    said = dots.format(n=wording.digits(str(vote.budget))) if vote.budget else ""
    concerns = ""
    if vote.concern_budget:
        words = wording.say_count("{n} dot of concern each", "{n} dots of concern each", vote.concern_budget)
        concerns = words.format(n=wording.digits(str(vote.concern_budget)))
    return wording.listed(said, concerns)


def _open(sheet: Sheet, room: Room, vote: VoteRound) -> Lensed:
    words = words_of(sheet.document, vote)
    shown = [place for place, id in enumerate(vote.candidates) if not _hidden(sheet, id)]
    _part, top = _head(sheet, room, vote, _each(sheet, vote), 2)
    columns = 2 if room.width >= 1000.0 else 1
    rows = max(1, int((room.bottom - top + 14.0) // _ROW))
    if len(shown) <= rows and columns == 2:
        columns = 1
    first, end, pages = page_of(len(shown), rows * columns, sheet.scene.page)
    head, top = _head(sheet, room, vote, _each(sheet, vote), pages)
    parts = [head, *page_mark(sheet, room, sheet.scene.page, pages)]
    width = (room.width - GAP * (columns - 1)) / columns
    for at, place in enumerate(shown[first:end]):
        column, row = divmod(at, rows)
        spot = Room(room.u + column * (width + GAP), top + row * _ROW, width, _ROW - 14.0)
        parts.append(_candidate(sheet, spot, vote.candidates[place], label(place), words[place]))
    return Lensed(tuple(parts), pages)


def _candidate(sheet: Sheet, room: Room, id: str, letters: str, words: str) -> Part:
    pen = sheet.pen()
    pen.box(room.inside(HAIR / 2), "surface", Stroke("lineControl", HAIR), 12.0)
    width = letter_mark(pen, room.u + 18.0, room.y + (room.height - TILE) / 2, letters)
    _beside(pen, room, room.u + 18.0 + width + 20.0, room.end - 16.0, words)
    return pen.part("candidate", room, id, full=f"{letters}: {words}")


def _beside(pen: Pen, room: Room, u: float, end: float, words: str) -> None:
    block = pen.sheet.fitted(one_line(words), "body", end - u, room.height - 4.0)
    pen.set(words, block, (u, room.y + (room.height - block.height) / 2))


def _result(sheet: Sheet, room: Room, vote: VoteRound) -> Lensed:
    """The most dots first, each with its dots and concerns."""
    rows = [row for row in outcome(sheet.document, vote) if not _hidden(sheet, row.id)]
    wording = sheet.wording
    voters = wording.say_count("{n} voter", "{n} voters", vote.voters)
    said = wording.listed(
        voters.format(n=wording.digits(str(vote.voters))) if vote.voters else "",
        wording.date(vote.date) if vote.date else "",
        dots_left_words(vote, wording),
    )
    _part, top = _head(sheet, room, vote, said, 2)
    first, end, pages = page_of(len(rows), max(1, int((room.bottom - top) // _RESULT)), sheet.scene.page)
    head, top = _head(sheet, room, vote, said, pages)
    parts = [head, *page_mark(sheet, room, sheet.scene.page, pages)]
    parts += _ranked(sheet, Room(room.u, top, room.width, room.bottom - top), rows[first:end], vote)
    return Lensed(tuple(parts), pages)


def _ranked(sheet: Sheet, room: Room, rows: list[Outcome], vote: VoteRound) -> Iterable[Part]:
    concerns = _CONCERNS if any(vote.counted[1]) else 0.0
    for at, row in enumerate(rows):
        place = Room(room.u, room.y + at * _RESULT, room.width, _RESULT - 12.0)
        pen, middle = sheet.pen(), place.y + place.height / 2
        leads = row.place == 1 and row.dots > 0
        stroke = Stroke("accent", 2 * HAIR) if leads else Stroke("lineControl", HAIR)
        pen.box(place.inside(HAIR), "surface", stroke, 12.0)
        letters = label(vote.candidates.index(row.id))
        width = letter_mark(pen, place.u + 18.0, middle - TILE / 2, letters, filled=leads)
        dots = place.end - 16.0 - concerns - _DOTS
        _beside(pen, place, place.u + 18.0 + width + 20.0, dots - 20.0, row.words)
        vote_dots(pen, dots, middle, row.dots, _DOTS)
        if row.concerns:
            concern_dots(pen, place.end - 16.0 - concerns + 20.0, middle, row.concerns)
        yield pen.part("result", place, row.id, full=f"{letters}: {row.words}, {row.dots}, {row.concerns}")
