"""What customers said: writing it down, joining it to a place, taking over a table of it; it reads no file.

A name that stands for no place of the map is kept with what was said there, and can be joined to a place later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.links import connect
from cxstudio.edits.metrics import add_metric
from cxstudio.edits.placing import END, keys_at, new_id
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.sources import add_source
from cxstudio.edits.values import body_text, field_value, iso_date, title_text
from cxstudio.model.counting import why_not_counted
from cxstudio.model.document import Document
from cxstudio.model.measures import Feedback, Metric, Reading
from cxstudio.model.naming import shortened, title
from cxstudio.model.records import Journey, Node, Stage, Touchpoint
from cxstudio.model.work_kinds import FEEDBACK_CATEGORIES
from cxstudio.words import _, ngettext

ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Said:
    """What one customer said, as a table has it. `at` is the id of a place, `place` what the table calls it.

    `owned_by` is the name of a person, who is made when nobody has it.
    """

    text: str
    date: str = ""
    category: str = ""
    sentiment: str = ""
    severity: int | None = None
    score: float | None = None
    at: str = ""
    place: str = ""
    persona: str = ""
    came_by: str = ""
    owned_by: str = ""
    status: str = "new"


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each score was given at one place in one period; `at` and `place` as of `Said`."""

    inputs: tuple[tuple[str, float], ...]
    at: str = ""
    place: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class NewSource:
    """The source all of a table comes from."""

    title: str
    n: int
    date: str = ""
    method: str = "survey"


@dataclass(frozen=True, slots=True)
class NewMetric:
    """A metric to make, by the key of its method."""

    title: str
    method: str
    points: int = 0


def add_feedback(document: Document, text: str = "", *, at: str = "", date: str = "") -> str:
    """Write down what somebody said, of a place where one is given. Returns its id."""
    _check_place(document, at)
    with document.transaction(_("Add feedback")):
        made = Feedback(
            id=new_id(),
            text=body_text(text),
            at=at,
            date=iso_date(date) if date else "",
            order=keys_at(document, document.nodes(Feedback), END)[0],
        )
        document.put(made)
    return made.id


def link_to_place(document: Document, ids: Iterable[str], place: str) -> None:
    """Say that feedback speaks of a place: its own one where it has none yet, else beside the one it has.

    Only touchpoints can stand beside another place. Raises Refused.
    """
    things = [required(document, id, Feedback) for id in distinct(ids)]
    target = _check_place(document, place)
    if target is None:
        raise Refused(_("Choose a touchpoint, a stage or a journey that is there"))
    with document.transaction(_("Link feedback to {place}").format(place=_short(target))):
        for one in things:
            _join(document, one, target)


def _join(document: Document, one: Feedback, target: Node) -> None:
    if document.get(one.at) is None:
        document.set(one.id, at=target.id)
    elif one.at != target.id and not any(
        link.target == target.id for link in document.links_of(one.id, ABOUT)
    ):
        if not isinstance(target, Touchpoint):
            raise Refused(_("It has a place already; change that under “Where”"))
        connect(document, ABOUT, one.id, target.id)


def loosen_from_place(document: Document, ids: Iterable[str], place: str) -> None:
    """Say that feedback does not speak of a place; of the further ones the first then is its own."""
    things = [required(document, id, Feedback) for id in distinct(ids)]
    with document.transaction(_("Loosen feedback from its place")):
        for one in things:
            links = [x for x in document.links_of(one.id, ABOUT) if x.source == one.id]
            for link in links:
                if link.target == place:
                    document.hide(link.id)
            if one.at == place:
                rest = next((x for x in links if x.target != place), None)
                document.set(one.id, at=rest.target if rest else "")
                if rest is not None:
                    document.hide(rest.id)


def place_imported(document: Document, name: str, place: str) -> int:
    """Join all that an imported table said of a place of this name to a place of the map. Returns how much it was."""
    target = _check_place(document, place)
    if target is None:
        raise Refused(_("Choose a touchpoint, a stage or a journey that is there"))
    wanted = _plain(name)
    everything: list[Feedback | Reading] = [*document.nodes(Feedback), *document.nodes(Reading)]
    waiting = [
        one for one in everything if _plain(one.place) == wanted != "" and document.get(one.at) is None
    ]
    with document.transaction(_("Link feedback to {place}").format(place=_short(target))):
        for one in waiting:
            document.set(one.id, at=target.id)
    return len(waiting)


def rename_category(document: Document, old: str, new: str) -> int:
    """Give a category of one's own another name, or join it to another one. Returns how much feedback has it."""
    name = category_for(new)
    if old in {key for key, _label in FEEDBACK_CATEGORIES}:
        raise Refused(_("This category is one of those that are always there"))
    having = [one for one in document.nodes(Feedback) if one.category == old]
    with document.transaction(_("Rename category")):
        for one in having:
            document.set(one.id, category=name)
    return len(having)


def category_for(said: str) -> str:
    """The key of a category somebody names: one of the table by its word in the window's language, else as it is."""
    text = title_text(said).strip()
    for key, label in FEEDBACK_CATEGORIES:
        if text.casefold() in {key, label.casefold(), _(label).casefold()}:
            return key
    return text


# Tables


def add_source_of_table(document: Document, source: NewSource) -> str:
    """Make the source a table is. Returns its id."""
    return add_source(document, source.title, source.method, n=source.n, date=source.date)


def add_metric_of_table(document: Document, metric: NewMetric) -> str:
    """Make the metric whose scores a table holds. Returns its id."""
    made = add_metric(document, metric.title)
    document_fields = {"method": field_value(Metric, "method", metric.method), "points": metric.points}
    with document.transaction(_("Add metric")):
        document.set(made, **document_fields)
    return made


def keys_for(document: Document, count: int) -> list[str]:
    """Order keys of so much feedback after all that is there: for `add_said`, where it is called many times."""
    with document.transaction(_("Import feedback")):
        return keys_at(document, document.nodes(Feedback), END, count=count)


def add_said(
    document: Document, said: Sequence[Said], source: str = "", keys: Sequence[str] = ()
) -> list[str]:
    """Take over feedback as a table has it, in its order, under these keys or at the end. Returns the ids."""
    label = ngettext("Import {n} piece of feedback", "Import {n} pieces of feedback", len(said))
    with document.transaction(label.format(n=len(said))):
        keys = keys or keys_for(document, len(said))
        people = {name: attendee_for(document, name) for name in dict.fromkeys(x.owned_by for x in said)}
        made = [_record(one, key, source, people[one.owned_by]) for one, key in zip(said, keys, strict=True)]
        for record in made:
            document.put(record)
    return [record.id for record in made]


def _record(one: Said, key: str, source: str, owner: str) -> Feedback:
    return Feedback(
        id=new_id(),
        text=body_text(one.text),
        came_by=title_text(one.came_by),
        source=source,
        date=one.date,
        category=title_text(one.category),
        sentiment=field_value(Feedback, "sentiment", one.sentiment),
        severity=field_value(Feedback, "severity", one.severity),
        score=one.score,
        at=one.at,
        place=title_text(one.place),
        persona=one.persona,
        owned_by=owner,
        status=field_value(Feedback, "status", one.status),
        order=key,
    )


def add_counts(document: Document, metric: str, counts: Sequence[Counts], source: str = "") -> list[str]:
    """Take over what was counted for a metric. Returns the ids of the readings. Raises Refused where it cannot be."""
    row = required(document, metric, Metric)
    with document.transaction(_("Import readings")):
        keys = keys_at(document, document.children(metric, Reading), END, count=len(counts))
        made = []
        for one, key in zip(counts, keys, strict=True):
            reason = why_not_counted(row, one.inputs)
            if reason is not None:
                raise Refused(reason)
            made.append(
                Reading(
                    id=new_id(),
                    metric=metric,
                    at=one.at,
                    place=title_text(one.place),
                    inputs=one.inputs,
                    start=one.start,
                    end=one.end,
                    source=source,
                    origin="survey",
                    order=key,
                )
            )
            document.put(made[-1])
    return [reading.id for reading in made]


def recount(document: Document, reading: str, counts: Counts) -> None:
    """Let a reading hold what was counted anew, and from when to when. Raises Refused where it cannot be."""
    record = required(document, reading, Reading)
    reason = why_not_counted(required(document, record.metric, Metric), counts.inputs)
    if reason is not None:
        raise Refused(reason)
    with document.transaction(_("Import readings")):
        document.set(reading, inputs=counts.inputs, start=counts.start, end=counts.end)


def _check_place(document: Document, id: str) -> Node | None:
    """The place with this id; None for "". Raises Refused for what is no place."""
    if not id:
        return None
    place = document.get(id)
    if not isinstance(place, Touchpoint | Stage | Journey):
        raise Refused(_("Choose a touchpoint, a stage or a journey that is there"))
    return place


def _short(node: Node) -> str:
    return shortened(title(node))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
