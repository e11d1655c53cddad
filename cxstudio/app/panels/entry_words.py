"""What a line of the entry line would make and where, in plain words; it makes nothing and knows no widget."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.app.figures import figures
from cxstudio.app.targets import numbered_name, target_words
from cxstudio.edits.adding import spot_for
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.naming import short_title
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Card, Channel, Node, Stage, Touchpoint
from cxstudio.words import _
from cxstudio.workshop.adding import Place, answered, kind_made, no_place, owner_of, usable, why_text
from cxstudio.workshop.capture import EndWord, Line

PLANNED = ("action", "decision")


@dataclass(frozen=True, slots=True)
class Said:
    """What Enter would make, in fewer words where there are any, and which signs it would leave in the text."""

    makes: str
    leaves: str = ""
    short_as: str = ""

    @property
    def long(self) -> str:
        return f"{self.leaves} · {self.makes}" if self.leaves else self.makes

    @property
    def short(self) -> str:
        return self.leaves or self.short_as or self.makes


def say_target(document: Document, line: Line, place: Place) -> Said:
    """Where the next line goes while nothing is typed."""
    words = target_words(document, place.journey, line.kind, place.selected)
    if not words and line.kind not in PLANNED:
        return Said(no_place(), short_as=_("Add a touchpoint first"))
    return Said(" · ".join([words or _makes(document, line, place), *_answers(document, line, place)]))


def say_line(document: Document, line: Line, place: Place) -> Said:
    """What Enter would make of a line: "Pain point to 2.1 Waiting area, severity 4, channel Phone"."""
    makes = _makes(document, line, place)
    if not makes:
        return Said(no_place(), short_as=_("Add a touchpoint first"))
    taken = usable(document, line, place)
    more = [*_answers(document, line, place), *(_end_words(document, taken, word) for word in taken.ends)]
    before = document.touchpoint_of(place.selected)
    if line.linked and line.kind == "touchpoint" and before is not None:
        more.append(_("with an arrow from {place}").format(place=numbered_name(document, before)))
    leaves = " · ".join(
        _("“{sign}” stays in the text: {why}").format(sign=sign, why=figures(why))
        for sign, why in why_text(document, line, place)
    )
    return Said(_(", ").join([makes, *more]), leaves)


def _makes(document: Document, line: Line, place: Place) -> str:
    """A kind and its place; "" where there is no place yet."""
    kind = _(KINDS[kind_made(line)].label)
    if line.kind in PLANNED:
        return _("{kind} to the plan").format(kind=kind)
    if line.parked:
        return _("{kind} to the parking lot").format(kind=kind)
    spot = spot_for(document, place.journey, line.kind, place.selected)
    if spot is None:
        return ""
    home, after = document.get(spot.home), document.get(spot.after)
    if line.kind == "stage":
        if after is None:
            return _("{kind} to the end of the journey").format(kind=kind)
        return _("{kind} after {place}").format(kind=kind, place=numbered_name(document, after))
    if home is None:
        return _("{kind} to a first stage").format(kind=kind)
    if isinstance(home, Stage) and line.kind != "touchpoint":
        return _("{kind} to all of stage {stage}").format(kind=kind, stage=numbered_name(document, home))
    if isinstance(after, Touchpoint):
        return _("{kind} after {place}").format(kind=kind, place=numbered_name(document, after))
    return _("{kind} to {place}").format(kind=kind, place=numbered_name(document, home))


def _answers(document: Document, line: Line, place: Place) -> list[str]:
    """Which pain it answers, where it answers one."""
    pain = answered(document, line, place)
    return [_("answers {target}").format(target=short_title(document, pain))] if pain else []


def _end_words(document: Document, line: Line, word: EndWord) -> str:
    value = word.value
    if word.name == "severity":
        return figures(_("severity {n}").format(n=value))
    if word.name == "frequency":
        return figures(_("frequency {n}").format(n=value))
    if word.name == "emotion":
        felt = int(value)
        return figures(_("emotion {n}").format(n="0" if not felt else f"{felt:+d}".replace("-", "\u2212")))
    if word.name == "channel":
        return _("channel {name}").format(name=str(value).replace("_", " "))
    person: Node | None = document.find(owner_of(document, line), Attendee)
    name = person.name if isinstance(person, Attendee) else owner_of(document, line)
    return _("owner {name}").format(name=name)


def channels_before(document: Document, line: Line, place: Place) -> tuple[str, ...]:
    """The channels of the touchpoint a line's card goes to, to tell afterwards which ones came with it."""
    spot = spot_for(document, place.journey, line.kind, place.selected)
    at = document.touchpoint_of(spot.home) if spot is not None else None
    return at.channels if at is not None else ()


def added_words(document: Document, id: str, before: tuple[str, ...] = ()) -> str:
    """What is said of a thing that was added, as far as it cannot be seen on the map; "" of one that can.

    `before` are the channels its touchpoint had.
    """
    record = document.get(id)
    if record is None:
        return ""
    at = document.touchpoint_of(id) if isinstance(record, Card) else None
    new = [document.find(one, Channel) for one in at.channels if one not in before] if at is not None else []
    if at is not None and new:
        names = _(", ").join(channel.name for channel in new if channel is not None)
        return _("Channel {name} added to {place}").format(name=names, place=numbered_name(document, at))
    if document.is_drawn(id):
        return ""
    kind = _(KINDS[record.kind].label)
    if isinstance(record, Card):
        return _("{kind} put into the parking lot").format(kind=kind)
    return _("{kind} noted in the plan").format(kind=kind)
