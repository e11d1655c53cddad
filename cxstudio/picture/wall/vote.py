"""A vote on the wall: while it is open its question and candidates and no tally, once it is closed how it came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxstudio.insight.votes import Outcome, candidates, outcome, words_of
from cxstudio.model.kinds import CARD_KINDS, KINDS
from cxstudio.model.labels import label
from cxstudio.model.naming import one_line, own_title
from cxstudio.model.records import Card
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.cards.note import note_role
from cxstudio.picture.primitives import Part, Stroke
from cxstudio.picture.votes_said import dots_left_words
from cxstudio.picture.wall.calm import nothing_yet, running_title
from cxstudio.picture.wall.notes import TILE, concern_dots, letter_mark, vote_dots
from cxstudio.picture.wall.sheet import (
    GAP,
    HAIR,
    SIGN,
    Lensed,
    Pen,
    Room,
    Sheet,
    page_mark,
    page_mark_width,
    page_of,
    strong,
)
from cxstudio.words import N_

_ROW, _RESULT = 114.0, 116.0
_LARGE_ROW, _LEAST_LARGE = (
    148.0,
    126.0,
)  # of a candidate where few stand, and from where on its words are larger
_APART = 14.0
_DOTS = 400.0  # for ten dots
_CONCERNS = 220.0


def vote_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens."""
    vote = sheet.document.find(sheet.scene.vote, VoteRound)
    if vote is None:
        return _before(sheet, room)
    return _result(sheet, room, vote) if vote.closed else _open(sheet, room, vote)


def _before(sheet: Sheet, room: Room) -> Lensed:
    """What there is to vote on, without letters: those come with the round, whoever opens it chooses of what."""
    document, scene = sheet.document, sheet.scene
    kinds = (scene.about,) if scene.about in CARD_KINDS else ("pain",)
    ids = [id for id in candidates(document, scene.journey, kinds=kinds) if not _hidden(sheet, id)]
    said = sheet.wording.say(N_("No vote yet"))
    if not ids:
        return Lensed((nothing_yet(sheet, room, said, "vote"),))
    rows = [_Row(id, "", own_title(document.node(id))) for id in ids]
    return _listed(sheet, room, _Question(running_title(sheet), said), rows)


def _hidden(sheet: Sheet, id: str) -> bool:
    """Whether a candidate is not there for the room."""
    card = sheet.document.find(id, Card)
    return card is not None and card.internal


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked, what is to be known of it, and the round it belongs to."""

    title: str
    said: str
    vote: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """A candidate: its letters, "" while no round is open, and what it says."""

    id: str
    letters: str
    words: str


def _head(sheet: Sheet, room: Room, asked: _Question, pages: int) -> tuple[Part, float]:
    """The question and what is to be known of it; returns where it ends."""
    pen, width = sheet.pen(), room.width - page_mark_width(sheet, pages) - GAP
    question = one_line(asked.title) or sheet.wording.say(N_("Vote"))
    style = "stage" if sheet.natural(question, "stage") <= width else strong("card")
    height = pen.words(question, style, (room.u, room.y), width, lines=2)
    height += pen.words(asked.said, "body", (room.u, room.y + height + 4.0), width, "inkMuted", lines=2) + 4.0
    return pen.part("question", Room(room.u, room.y, room.width, height), asked.vote), room.y + height + GAP


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
    rows = [
        _Row(id, label(place), words[place])
        for place, id in enumerate(vote.candidates)
        if not _hidden(sheet, id)
    ]
    return _listed(sheet, room, _Question(vote.title, _each(sheet, vote), vote.id), rows)


def _listed(sheet: Sheet, room: Room, asked: _Question, shown: list[_Row]) -> Lensed:
    """Candidates under their question: on one column as large as there is room for, else on two and on pages."""
    _part, top = _head(sheet, room, asked, 2)
    columns = 2 if room.width >= 1000.0 else 1
    rows = max(1, int((room.bottom - top + _APART) // _ROW))
    if len(shown) <= rows and columns == 2:
        columns = 1
    first, end, pages = page_of(len(shown), rows * columns, sheet.scene.page)
    head, top = _head(sheet, room, asked, pages)
    parts = [head, *page_mark(sheet, room, sheet.scene.page, pages)]
    width = (room.width - GAP * (columns - 1)) / columns
    height = _ROW
    if pages == columns == 1:
        height = _spread(room.bottom - top + _APART, len(shown), _ROW)
    for at, one in enumerate(shown[first:end]):
        column, row = divmod(at, rows)
        spot = Room(room.u + column * (width + GAP), top + row * height, width, height - _APART)
        parts.append(_candidate(sheet, spot, one, "card" if height >= _LEAST_LARGE else "body"))
    return Lensed(tuple(parts), pages)


def _candidate(sheet: Sheet, room: Room, row: _Row, style: str) -> Part:
    pen, u = sheet.pen(), room.u + 18.0
    pen.box(room.inside(HAIR / 2), "surface", Stroke("lineControl", HAIR), 12.0)
    if row.letters:
        u += letter_mark(pen, u, room.y + (room.height - TILE) / 2, row.letters) + 20.0
    else:
        u += _kind_mark(sheet, pen, row.id, u, room.y + room.height / 2) + 16.0
    _beside(pen, room, u, room.end - 16.0, row.words, style)
    return pen.part(
        "candidate", room, row.id, full=f"{row.letters}: {row.words}" if row.letters else row.words
    )


def _kind_mark(sheet: Sheet, pen: Pen, id: str, u: float, middle: float) -> float:
    """The sign of what kind a candidate is; returns its width."""
    card = sheet.document.find(id, Card)
    row = KINDS.get(card.kind) if card is not None else None
    name, colour = (row.icon, f"role.{note_role(row.name)}.mark") if row is not None else ("layers", "accent")
    pen.sign(name, u, middle - SIGN / 2, SIGN, colour)
    return SIGN


def _beside(pen: Pen, room: Room, u: float, end: float, words: str, style: str = "body") -> None:
    block = pen.sheet.fitted(one_line(words), style, end - u, room.height - 4.0)
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
    asked = _Question(vote.title, said, vote.id)
    _part, top = _head(sheet, room, asked, 2)
    space = room.bottom - top
    first, end, pages = page_of(len(rows), max(1, int(space // _RESULT)), sheet.scene.page)
    head, top = _head(sheet, room, asked, pages)
    parts = [head, *page_mark(sheet, room, sheet.scene.page, pages)]
    parts += _ranked(sheet, Room(room.u, top, room.width, room.bottom - top), rows[first:end], vote)
    return Lensed(tuple(parts), pages)


def _spread(space: float, count: int, least: float) -> float:
    """How high each of some rows is: few share the room, up to what looks like a row."""
    return min(_LARGE_ROW, max(least, space / max(1, count)))


def _ranked(sheet: Sheet, room: Room, rows: list[Outcome], vote: VoteRound) -> Iterable[Part]:
    concerns = _CONCERNS if any(vote.counted[1]) else 0.0
    high = _spread(room.height, len(rows), _RESULT)
    for at, row in enumerate(rows):
        place = Room(room.u, room.y + at * high, room.width, high - 12.0)
        pen, middle = sheet.pen(), place.y + place.height / 2
        leads = row.place == 1 and row.dots > 0
        stroke = Stroke("accent", 2 * HAIR) if leads else Stroke("lineControl", HAIR)
        pen.box(place.inside(HAIR), "surface", stroke, 12.0)
        letters = label(vote.candidates.index(row.id))
        width = letter_mark(pen, place.u + 18.0, middle - TILE / 2, letters, filled=leads)
        dots = place.end - 16.0 - concerns - _DOTS
        _beside(
            pen,
            place,
            place.u + 18.0 + width + 20.0,
            dots - 20.0,
            row.words,
            "card" if high >= _LEAST_LARGE else "body",
        )
        vote_dots(pen, dots, middle, row.dots, _DOTS)
        if row.concerns:
            concern_dots(pen, place.end - 16.0 - concerns + 20.0, middle, row.concerns)
        yield pen.part("result", place, row.id, full=f"{letters}: {row.words}, {row.dots}, {row.concerns}")
