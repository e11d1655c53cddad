"""What was decided and who does what, as sentences to be read aloud, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.insight.plan import SETTLED
from cxstudio.model.naming import one_line
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.picture.primitives import Colour, Part
from cxstudio.picture.styles import Style, wall_style
from cxstudio.picture.wall.calm import nothing_yet
from cxstudio.picture.wall.sheet import Lensed, Room, Sheet, page_mark, strong
from cxstudio.text.layout import TextBlock
from cxstudio.words import N_

_SIZES = (1.5, 1.2)  # times the text of a card
_SIGN = 56.0
_LEAD = _SIGN + 28.0
_BETWEEN = 26.0
_HEAD = 72.0
_KEPT_TOGETHER = "\u00a0"  # the parts of a date


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence laid out, with what is said under it."""

    id: str
    sign: str
    colour: Colour
    said: TextBlock
    more: TextBlock | None

    @property
    def height(self) -> float:
        return max(_SIGN, self.said.height + (self.more.height if self.more else 0.0))


def read_back_lens(sheet: Sheet, room: Room) -> Lensed:
    """The lens: as many sentences on a page as stand there whole."""
    wording = sheet.wording
    # As large as it can be without another page.
    sizes = [_paged(_sentences(sheet, room.width - _LEAD, size), room.height - _HEAD) for size in _SIZES]
    pages = min(sizes, key=len)
    if not pages:
        return Lensed((nothing_yet(sheet, room, wording.say(N_("Nothing decided yet")), "list-checks"),))
    shown = pages[min(max(0, sheet.scene.page), len(pages) - 1)]
    pen = sheet.pen()
    title = wording.say(N_("Decisions and next steps"))
    pen.words(title, strong("card"), (room.u, room.y), room.width - 220.0, "accent")
    parts = [pen.part("heading", Room(room.u, room.y, room.width, _HEAD))]
    parts += page_mark(sheet, room, sheet.scene.page, len(pages))
    y = room.y + _HEAD
    for one in shown:
        parts.append(_part(sheet, Room(room.u, y, room.width, one.height), one))
        y += one.height + _BETWEEN
    return Lensed(tuple(parts), len(pages))


def _paged(sentences: list[_Sentence], height: float) -> list[list[_Sentence]]:
    pages: list[list[_Sentence]] = []
    left = -1.0
    for one in sentences:
        if one.height > left:
            pages.append([])
            left = height
        pages[-1].append(one)
        left -= one.height + _BETWEEN
    return pages


def _sentences(sheet: Sheet, width: float, size: float) -> list[_Sentence]:
    style = wall_style("card", factor=size)
    return [*_decided(sheet, width, style), *_promised(sheet, width, style)]


def _decided(sheet: Sheet, width: float, style: Style) -> Iterator[_Sentence]:
    wording = sheet.wording
    for decision in sheet.document.nodes(Decision):
        text = one_line(decision.text)
        if text:
            said = wording.say(N_("We decided: {text}")).format(text=text)
            when = wording.date(decision.date) if decision.date else ""
            blocks = _blocks(sheet, said, wording.listed(_name(sheet, decision.owned_by), when), width, style)
            yield _Sentence(decision.id, "check", "role.gain.mark", *blocks)


def _promised(sheet: Sheet, width: float, style: Style) -> Iterator[_Sentence]:
    wording = sheet.wording
    for action in sheet.document.nodes(Action):
        if action.status not in SETTLED and one_line(action.title or action.text):
            step = one_line(action.first_step)
            more = wording.say(N_("First step: {text}")).format(text=step) if step else ""
            sign = "arrow-left" if wording.rtl else "arrow-right"
            yield _Sentence(
                action.id, sign, "accent", *_blocks(sheet, _promise(sheet, action), more, width, style)
            )


def _blocks(
    sheet: Sheet, said: str, more: str, width: float, style: Style
) -> tuple[TextBlock, TextBlock | None]:
    block = sheet.block(said, style, width, 4)
    return block, sheet.block(more, "body", width, 2) if more else None


def _promise(sheet: Sheet, action: Action) -> str:
    """Who does what by when, as much of it as is known."""
    wording, what = sheet.wording, one_line(action.title or action.text)
    who = _name(sheet, action.owned_by) or wording.say(N_("Nobody yet"))
    when = wording.date(action.due).replace(" ", _KEPT_TOGETHER) if action.due else ""
    said = wording.say(N_("{who}: {what}, by {date}") if when else N_("{who}: {what}"))
    return said.format(who=who, what=what.rstrip("."), date=when)


def _name(sheet: Sheet, id: str) -> str:
    attendee = sheet.document.find(id, Attendee)
    return one_line(attendee.name) if attendee is not None else ""


def _part(sheet: Sheet, room: Room, one: _Sentence) -> Part:
    pen = sheet.pen()
    pen.sign(one.sign, room.u, room.y + 2.0, _SIGN, one.colour)
    pen.set(one.said.text, one.said, (room.u + _LEAD, room.y))
    if one.more is not None:
        pen.set(one.more.text, one.more, (room.u + _LEAD, room.y + one.said.height), "inkMuted")
    return pen.part("sentence", room, one.id)
