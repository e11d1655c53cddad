"""What the sides of a dispute say, in plain words: for the one who merges, and for the wall what is for the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from cxstudio.app.dialogs.conflicts import value_words
from cxstudio.app.figures import figures
from cxstudio.files.breakouts import Returned
from cxstudio.files.breakouts_told import BEFORE, HERE, MIXED, Dispute
from cxstudio.insight.votes import outcome
from cxstudio.model.document import Document
from cxstudio.model.fields import HIDDEN
from cxstudio.model.kinds import KINDS
from cxstudio.model.labels import label as letter
from cxstudio.model.naming import one_line, own_title, short_title, title_from
from cxstudio.model.records import Card, Emotion, Node, Record, Stage, Touchpoint
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.wall.scene import DisputeShown, ReadingShown
from cxstudio.picture.wording import Wording
from cxstudio.words import N_, _, ngettext
from cxstudio.workshop.breakouts import for_room, room_fields

_FIRST = 3  # of a vote
# What fields are called that nobody edits by name.
_NAMES: Mapping[str, str] = {
    "home": N_("Place"),
    "stage": N_("Stage"),
    "journey": N_("Journey"),
    "until": N_("To"),
    "dx": N_("Place"),
    "dy": N_("Place"),
    "anchor": N_("Place"),
    "lane": N_("Lane"),
    "parked": N_("Parking lot"),
    "picture": N_("Picture"),
    "persona": N_("Persona"),
    "channels": N_("Channels"),
    "source": N_("From"),
    "target": N_("To"),
}
_WHOLE = ("counts", "stated", "origin")  # fields that say one thing together


def offered(dispute: Dispute) -> list[int]:
    """The sides that can be chosen, in their order; of what this map keeps anyhow, "as it was" says nothing more."""
    found = [side.by for side in dispute.sides]
    kept = bool(dispute.along) and any(
        side.by == HERE and side.values == dispute.before for side in dispute.sides
    )
    return [*([MIXED] if dispute.taken == MIXED else []), *([] if kept else [BEFORE]), *found]


def side_words(
    returned: Returned,
    dispute: Dispute,
    by: int,
    fields: Sequence[str] = (),
    say: Callable[[str], str] = _,
) -> str:
    """What a side says, of these fields alone where some are named, in the language that `say` speaks."""
    document, record = returned.document, returned.record(dispute, by)
    values = dict(zip(dispute.fields, _values(returned, dispute, by), strict=True))
    if values.get(HIDDEN):
        return " · ".join([say(N_("deleted")), *_along(returned, dispute, say)])
    if isinstance(record, VoteRound):
        return vote_words(document, record)
    found = []
    if isinstance(record, Emotion) and set(values) & set(_WHOLE):
        found.append(_felt(record))
    elif HIDDEN in values:
        called = one_line(own_title(record)) if isinstance(record, Node) else ""
        found.append(called if by == BEFORE and called else _joined(say(N_("kept")), called))
    names = [
        name for name in fields or dispute.fields if name in values and name not in ("order", HIDDEN, *_WHOLE)
    ]
    for name in names:
        words = _value(document, record, name, values[name])
        label = _label(record, name) if len(names) > 1 else ""
        found.append(f"{label}: {words}" if label else words)
    return " · ".join(found)


def _along(returned: Returned, dispute: Dispute, say: Callable[[str], str]) -> list[str]:
    """What goes with a thing: touchpoints and cards by their kinds and numbers, "1 gain"; the rest goes unsaid."""
    there = [
        returned.before.get(one.item)
        for one in dispute.along
        if one.group == "n" and one.field == HIDDEN and one.item != dispute.item
    ]
    found = _counted(there, say)
    parked = _counted(_left_without_place(returned, dispute), say)
    if parked:
        found.append(say(N_("to the parking lot: {things}")).format(things=say(N_(", ")).join(parked)))
    return found


def _left_without_place(returned: Returned, dispute: Dispute) -> list[Node]:
    """What lies inside of a thing that somebody deletes, and does not go with it: others put it there."""
    document = returned.document
    gone = {dispute.item, *(one.item for one in dispute.along if one.field == HIDDEN)}
    found: list[Node] = []
    for id in gone:
        inside = [*document.children(id, Card), *document.children(id, Touchpoint)]
        found += [x for x in inside if x.id not in gone and not (isinstance(x, Card) and x.parked)]
    return found


def _counted(things: Iterable[Record | None], say: Callable[[str], str]) -> list[str]:
    kinds = Counter(x.kind for x in things if isinstance(x, Card | Stage | Touchpoint))
    found = []
    for kind, n in kinds.most_common():
        named = say(KINDS[kind].label if n == 1 else KINDS[kind].plural).lower()
        found.append(figures(say(N_("{n} {things}")).format(n=n, things=named)))
    return found


def parked_words(things: Iterable[Record]) -> str:
    """What is told of things that lost their place, "" of none."""
    found = _counted(things, _)
    return _("to the parking lot: {things}").format(things=_(", ").join(found)) if found else ""


def merged_words(returned: Returned, dispute: Dispute) -> str:
    """What the merge makes of it by itself, where that is of several sides."""
    document = returned.document
    record = document.get(dispute.item) or document.link(dispute.item)
    values = [(name, document.registers.value(dispute.group, dispute.item, name)) for name in dispute.fields]
    shown = [(name, value) for name, value in values if name not in ("order", HIDDEN)]
    return " · ".join(_value(document, record, name, value) for name, value in shown)


def vote_words(document: Document, vote: VoteRound) -> str:
    """A vote as it is told: its question, how many voted, and what came first."""
    people = figures(ngettext("{n} voter", "{n} voters", vote.voters).format(n=vote.voters))
    rows = [row for row in outcome(document, vote) if row.dots][:_FIRST]
    first = [
        f"{figures(f'{row.place}.')} {apart(one_line(row.words))} {figures(f'({row.dots})')}" for row in rows
    ]
    return " · ".join(x for x in (apart(one_line(vote.title)), people, *first) if x)


def for_wall(
    returned: Returned, dispute: Dispute, names: Sequence[str], chosen: int | None
) -> DisputeShown | None:
    """What the room is shown of a dispute; None where it is not for the room."""
    sides = [returned.record(dispute, side.by) for side in dispute.sides]
    now = returned.before.get(dispute.item)
    records = [record for record in (*sides, returned.record(dispute, BEFORE), now) if record is not None]
    fields = room_fields(dispute.fields)
    if not fields or not records or not all(for_room(record) for record in records):
        return None
    session = returned.before.session
    say = Wording(session.language, session.direction == "rtl").say
    said: dict[str, list[int]] = {}
    for place, side in enumerate(dispute.sides):
        said.setdefault(side_words(returned, dispute, side.by, fields, say), []).append(place)
    readings = []
    for words, places in said.items():
        who = [names[dispute.sides[place].by] if dispute.sides[place].by >= 0 else "" for place in places]
        readings.append(
            ReadingShown(
                " ".join(letter(place) for place in places),
                say(N_(", ")).join(one or say(N_("This map")) for one in who) if len(who) > 1 else who[0],
                words,
                chosen in [dispute.sides[place].by for place in places],
            )
        )
    record = records[-1]
    called = short_title(returned.before, dispute.item) or title_from(record.kind, "")
    before = side_words(returned, dispute, BEFORE, fields, say)
    return DisputeShown(record.kind, called, tuple(readings), before, chosen == BEFORE)


def apart(text: str) -> str:
    """A text inside of others, which keeps its own direction and leaves them theirs; "" stays so."""
    return f"\u2068{text}\u2069" if text else ""


def unset(text: str) -> str:
    """A text without the signs that `apart` set, for where they would be seen."""
    return text.replace("\u2068", "").replace("\u2069", "")


def _values(returned: Returned, dispute: Dispute, by: int) -> Sequence[object]:
    if by == BEFORE:
        return dispute.before
    return next(side.values for side in dispute.sides if side.by == by)


def _label(record: Record | None, name: str) -> str:
    row = KINDS.get(record.kind) if record is not None else None
    label = next((field.label for field in row.fields if field.name == name), "") if row else ""
    return _(label or _NAMES[name]) if label or name in _NAMES else ""


def _value(document: Document, record: Record | None, name: str, value: object) -> str:
    """A value as one line: an id by what it is called, a choice by its words."""
    row = KINDS.get(record.kind) if record is not None else None
    field = next((one for one in row.fields if one.name == name), None) if row else None
    if field is not None and field.choices:
        return _(dict(field.choices).get(str(value or ""), "")) or value_words(document, value)
    if isinstance(value, bool) or (field is not None and field.editor == "check"):
        return _("Yes") if value else _("No")
    if name == "kind":
        kind = KINDS.get(str(value))
        return _(kind.label) if kind else ""
    if isinstance(value, list | tuple):
        return _(", ").join(value_words(document, one) for one in value) or value_words(document, None)
    words = value_words(document, value)
    return figures(words) if isinstance(value, int | float) else words


def _felt(emotion: Emotion) -> str:
    """Hands and their mean, or the value somebody stated."""
    if emotion.mean is None:
        return _("nothing")
    mean = f"{emotion.mean:+.1f}".replace("-", "\u2212")
    if not emotion.n:
        return mean
    return figures(_joined(ngettext("{n} hand", "{n} hands", emotion.n).format(n=emotion.n), mean))


def _joined(one: str, other: str) -> str:
    return f"{one}: {other}" if other else one
