"""Which symbols a session uses on its maps, in its figures and in its plan, each with its meaning; it sets no page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from cxstudio.insight.plan import is_overdue, today
from cxstudio.insight.trends import series_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.measures import Feedback, Metric
from cxstudio.model.plans import Action
from cxstudio.model.work_kinds import ACTION_STATUS, SENTIMENTS
from cxstudio.picture.blueprint import LINES, line_above
from cxstudio.picture.frame import Frame
from cxstudio.picture.handout.meanings import MEANINGS
from cxstudio.picture.icons import icon
from cxstudio.picture.lanes.metrics import signs_of
from cxstudio.picture.legend import Entry, Sign, entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.marks import disc, line
from cxstudio.picture.primitives import Bounds, Colour, Primitive, Rect, Stroke
from cxstudio.picture.sheets.feedback import SIGNS
from cxstudio.picture.sheets.plan_signs import OVERDUE, status_mark
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_LINE_MEANINGS = {
    "interaction": N_("Above it the customer acts, below it the organisation."),
    "visibility": N_("What is below it the customer does not see."),
    "internal": N_("Below it stands what supports those who serve the customer."),
}
_STATUS_MEANINGS = {
    "next": N_("An action to be begun next."),
    "started": N_("An action somebody has begun."),
    "done": N_("An action that is done."),
    "later": N_("An action for later."),
    "parked": N_("An action that was put aside."),
}
# The icons beside a figure: what each is called, and what it means.
_FIGURES = {
    "trending-up": (N_("Going up"), N_("The figure is higher than the time before.")),
    "trending-down": (N_("Going down"), N_("The figure is lower than the time before.")),
    "minus": (N_("As before"), N_("The figure is as it was the time before.")),
    "circle-check": (N_("Target reached"), N_("The figure is as good as it is meant to be, or better.")),
    "target": (N_("Target not reached"), N_("The figure is not yet as good as it is meant to be.")),
}
_FEW = N_("So few people were asked that the figure may be far off.")
_SENTIMENT_MEANINGS = {
    "negative": N_("A customer spoke of something that went badly."),
    "neutral": N_("A customer said how it was, neither good nor bad."),
    "positive": N_("A customer spoke of something that went well."),
    "mixed": N_("A customer spoke of something good and something bad."),
}
_STICKY = N_("A remark of those who made the map; on the page of its stage it stands in words.")

Row = tuple[Entry, str]  # and what it means


def symbols(
    document: Document, wording: Wording, pictures: Sequence[MapPicture], *, notes: bool = True
) -> Iterator[Row]:
    """The signs of all maps, each once, then those of notes, lines and the plan, as far as they are used."""
    seen = set()
    for picture in pictures:
        for entry in entries(picture):
            if (entry.key, entry.label) not in seen:
                seen.add((entry.key, entry.label))
                meaning = MEANINGS.get(entry.key, "")  # a sign nobody has told of yet has its name alone
                yield entry, wording.say(meaning) if meaning else ""
    if notes and any(pin.number for picture in pictures for pin in picture.over.pins):
        yield (
            Entry(wording.say(N_("Numbered note")), _number_sign),
            wording.say(
                N_("What is to be said of that place stands under the same number on its stage's page.")
            ),
        )
    for key, blueprint in LINES.items():
        shown = (line_above(picture.grid, row) for picture in pictures for row in picture.grid.rows)
        if any(one is blueprint for one in shown):
            sign = partial(_line_sign, blueprint.dash)
            yield Entry(wording.say(blueprint.label), sign), wording.say(_LINE_MEANINGS[key])
    if notes and any(picture.over.stickies for picture in pictures):
        sign = partial(_icon_sign, KINDS["sticky"].icon, "inkMuted")
        yield Entry(wording.say(KINDS["sticky"].label), sign), wording.say(_STICKY)
    yield from _measured_rows(document, wording)
    yield from _plan_rows(document, wording)


def _measured_rows(document: Document, wording: Wording) -> Iterator[Row]:
    """The signs beside figures: how they changed, and whether they reach their target."""
    found = [series for metric in document.nodes(Metric) for series in series_of(document, metric)]
    used = {name for series in found for name, _colour in signs_of(series)}
    for name, (label, meaning) in _FIGURES.items():
        if name in used:
            yield Entry(wording.say(label), partial(_icon_sign, name, "inkMuted")), wording.say(meaning)
    if any(point.measured.small for series in found for point in series.points):
        sign = partial(_icon_sign, "triangle-alert", "truth")
        yield Entry(wording.say(N_("Few answers")), sign), wording.say(_FEW)
    felt = {one.sentiment for one in document.nodes(Feedback)}
    for sentiment, label in SENTIMENTS:
        if sentiment in felt and sentiment in SIGNS:
            sign = partial(_icon_sign, *SIGNS[sentiment])
            yield Entry(wording.say(label), sign), wording.say(_SENTIMENT_MEANINGS[sentiment])


def _plan_rows(document: Document, wording: Wording) -> Iterator[Row]:
    actions = document.nodes(Action)
    used = {action.status for action in actions}
    for status, label in ACTION_STATUS:
        if status in used:
            yield Entry(wording.say(label), _status_sign(status)), wording.say(_STATUS_MEANINGS[status])
    if any(is_overdue(action, today()) for action in actions):
        yield (
            Entry(wording.say(N_("Overdue")), partial(_icon_sign, OVERDUE, "role.pain.mark")),
            wording.say(N_("The day has passed and the action is not done.")),
        )


def _status_sign(status: str) -> Sign:
    return lambda frame, y: status_mark(status, frame.point(8, y), 11)


def _icon_sign(name: str, colour: Colour, frame: Frame, y: float) -> tuple[Primitive, ...]:
    return icon(name, frame.box(2, y - 6.5, 13, 13), colour)


def _number_sign(frame: Frame, y: float) -> tuple[Primitive, ...]:
    """A disc with a stroke left out of it, where a number stands."""
    box: Bounds = frame.box(7.25, y - 3, 1.5, 6)
    return (disc(frame.point(8, y), 13, "ink"), Rect(box, "surface"))


def _line_sign(dash: tuple[float, float], frame: Frame, y: float) -> tuple[Primitive, ...]:
    return (line([frame.point(0, y), frame.point(22, y)], Stroke("blueprintLine", 1.75, dash)),)
