"""What the things of a map are called in a sentence: title, number, lane, always in the window's language.

What a map itself shows is in the language of its document and stands in `picture`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.lanes import lane_key, lane_kind
from cxstudio.model.records import Journey, Link, Persona, Record, Stage, Touchpoint
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.model.reading import Reading

LONGEST = 60  # characters of a title inside a sentence


def own_title(record: Record | None) -> str:
    """What a thing says of itself, on one line; "" when it has no name yet."""
    if isinstance(record, Link):
        return one_line(record.label)
    row = KINDS.get(record.kind) if record is not None else None
    return one_line(getattr(record, row.title_field, "")) if row else ""


def title(record: Record | None) -> str:
    """What a thing is called; its kind in brackets when it has no name yet, "" when there is no such thing."""
    return title_from(record.kind, own_title(record)) if record is not None else ""


def known_as(record: Persona | Journey) -> str:
    """What a persona or journey is called among others: an employee and a state to come are marked as such."""
    name = title(record)
    if isinstance(record, Persona):
        return _("{name} (employee)").format(name=name) if record.employee else name
    words = {"future": _("Future: {name}"), "ideal": _("Ideal: {name}")}
    return words.get(record.state, "{name}").format(name=name)


def short_title(reading: Reading, id: str) -> str:
    """What a node or link is called inside a sentence, cut where it is long; "" when it is not there."""
    return shortened(title(reading.get(id) or reading.link(id)))


def session_called(reading: Reading, otherwise: str = "", shown: Sequence[str] | None = None) -> str:
    """What a session is called: by its title, else by that of the first journey with one, of those that are `shown`."""
    journeys = (
        one_line(journey.title) for journey in reading.journeys() if shown is None or journey.id in shown
    )
    return one_line(reading.session.title) or next(filter(None, journeys), "") or otherwise


def called_as_file(reading: Reading, file: str) -> str:
    """What journeys without a title are called on pages: as the file, "" where anything has a title to go by."""
    return "" if session_called(reading) else one_line(file)


def journey_called(reading: Reading, journey: Journey | None, otherwise: str = "") -> str:
    """What a journey is called on a page: by its title, else by that of its session."""
    own = one_line(journey.title) if journey is not None else ""
    return own or one_line(reading.session.title) or otherwise


def title_from(kind: str, text: object) -> str:
    """What a thing of a kind is called whose text is known without its record."""
    if one_line(text):
        return one_line(text)
    row = KINDS.get(kind)
    if row is None:
        return _("Arrow") if kind in LINK_KINDS else kind
    return _("(unnamed {thing})").format(thing=_(row.label).lower()) if row.title_field else _(row.label)


def number(reading: Reading, id: str) -> str:
    """The number a stage ("4") or touchpoint ("4.2") has on its map; "" for anything else."""
    record = reading.get(id)
    if isinstance(record, Stage):
        place = _place_among(reading.stages(record.journey), id)
        return str(place) if place else ""
    if isinstance(record, Touchpoint):
        place, stage = _place_among(reading.touchpoints(record.stage), id), number(reading, record.stage)
        return f"{stage}.{place}" if stage and place else ""
    return ""


def numbers(reading: Reading) -> dict[str, str]:
    """The numbers of all stages and touchpoints at once: one by one each would count its row again."""
    found = {}
    for journey in reading.every(Journey):
        for stage_place, stage in enumerate(reading.stages(journey.id), start=1):
            found[stage.id] = str(stage_place)
            for place, touchpoint in enumerate(reading.touchpoints(stage.id), start=1):
                found[touchpoint.id] = f"{stage_place}.{place}"
    return found


def _place_among(row: Sequence[Record], id: str) -> int:
    """The place of one of them, the first is 1; 0 when it is not there."""
    return next((place for place, one in enumerate(row, start=1) if one.id == id), 0)


def numbered_title(reading: Reading, record: Record) -> str:
    """A title behind its number: "4.2 Waiting area"."""
    return f"{number(reading, record.id)} {title(record)}".strip()


def lane_title(reading: Reading, journey: str, key: str) -> str:
    """What a row of a journey's map is called: the name somebody gave it, else the usual one."""
    return own_lane_title(reading, journey, key) or _(lane_kind(key).label)


def own_lane_title(reading: Reading, journey: str, key: str) -> str:
    """The name somebody gave a row of a journey's map, or ""."""
    return next((one_line(lane.title) for lane in reading.lanes(journey) if lane_key(lane) == key), "")


def one_line(text: object) -> str:
    """A text without its line breaks and doubled blanks; "" for None."""
    return " ".join(str(text).split()) if text is not None else ""


def shortened(text: str) -> str:
    """The beginning of a long text, with an ellipsis."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
