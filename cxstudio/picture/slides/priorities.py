"""Impact and effort on slides: the matrix as a picture, and beside it what its numbers stand for as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxstudio.insight.plan import QUADRANTS, Weighed, quadrant, weighed_actions, weighed_ideas
from cxstudio.model.naming import one_line
from cxstudio.picture.poster import PlacedGroup
from cxstudio.picture.primitives import Part, Placed
from cxstudio.picture.sheets.matrix import Matrix
from cxstudio.picture.slides.plan import number_cell, table_slides
from cxstudio.picture.slides.screen import Screen, Slide
from cxstudio.picture.slides.tables import Cell, Row, Table, TableRoom, set_table
from cxstudio.words import N_

_SHARE = 0.5  # of the width, for the picture
_GAP = 26.0
_UNDER_HEAD = 14.0
_ORDER = tuple(QUADRANTS)


def priority_slides(screen: Screen) -> Iterator[Slide]:
    """The matrix of actions and that of opportunities and ideas, each once something has its place in it."""
    for title, label, items in (
        (N_("Impact and effort"), N_("Action"), weighed_actions(screen.document)),
        (
            N_("Impact and effort of opportunities and ideas"),
            N_("Opportunity or idea"),
            weighed_ideas(screen.document),
        ),
    ):
        if any(item.placed for item in items):
            yield from _slides(screen, screen.wording.say(title), label, items)


def _slides(screen: Screen, title: str, label: str, items: Sequence[Weighed]) -> Iterator[Slide]:
    slide = Slide(screen, title, basis=screen.journeys)
    top = slide.head() + _UNDER_HEAD
    width, height = screen.inner * _SHARE, screen.bottom - top
    picture = Matrix(screen.engine, screen.wording, width, height, items, with_tray=False)
    parts = [_unnamed(part) for part in picture.parts()]
    placed = tuple(Placed(part, 0.0, 0.0) for part in parts)
    slide.groups.append(PlacedGroup(1.0, screen.frame.x(0.0, width), top, placed))
    table = _table(screen, label, items)
    room = TableRoom(width + _GAP, screen.inner - width - _GAP, top, screen.bottom)
    slide.speech += [_said(screen, one) for one in items]
    left = set_table(slide, table, room)
    yield slide
    if left is not None:
        words = screen.wording.say(N_("{title} (continued)")).format(title=title)
        yield from table_slides(screen, words, "", left, {})


def _unnamed(part: Part) -> Part:
    """The table says what the numbers stand for: nobody needs to hear it twice."""
    return replace(part, node="", full="")


def _table(screen: Screen, label: str, items: Sequence[Weighed]) -> Table:
    say = screen.wording.say
    heads = ((N_("No."), 0.7), (label, 4.2), (N_("Impact"), 1.1), (N_("Effort"), 1.1), (N_("Field"), 1.9))
    rows = []
    for one in sorted(items, key=_rank):
        name = _field(one)
        rows.append(
            Row(
                one.id,
                (
                    number_cell(screen, one),
                    Cell(one_line(one.title), strong=True),
                    Cell(_figure(screen, one.impact), number=True),
                    Cell(_figure(screen, one.effort), number=True),
                    Cell(name and say(name), colour="accent" if name == QUADRANTS["first"] else "inkMuted"),
                ),
            )
        )
    return Table("matrix-table", tuple((say(words), share) for words, share in heads), tuple(rows))


def _rank(one: Weighed) -> tuple[int, int]:
    """By field, the first to be done first; what has no place comes last."""
    if one.impact is None or one.effort is None:
        return len(_ORDER), one.number
    return _ORDER.index(quadrant(one.impact, one.effort)), one.number


def _field(one: Weighed) -> str:
    if one.impact is None or one.effort is None:
        return N_("Not placed yet")
    return QUADRANTS[quadrant(one.impact, one.effort)]


def _figure(screen: Screen, value: float | None) -> str:
    return screen.wording.figure(f"{value:g}") if value is not None else "–"


def _said(screen: Screen, one: Weighed) -> str:
    wording = screen.wording
    facts = wording.listed(
        wording.say(_field(one)),
        f"{wording.say(N_('Impact'))} {_figure(screen, one.impact)}" if one.impact is not None else "",
        f"{wording.say(N_('Effort'))} {_figure(screen, one.effort)}" if one.effort is not None else "",
    )
    return f"{wording.digits(str(one.number))}. {one_line(one.title)} ({facts})"
