"""What a row of the details is given: the value things share, and what there is to choose from; it writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxstudio.app.figures import figures, measured
from cxstudio.app.panels.audit_row import AuditRow
from cxstudio.app.panels.channels_row import ChannelsRow
from cxstudio.app.panels.choice_row import EndRow, PersonaRow
from cxstudio.app.panels.field_row import FieldRow, Mixed
from cxstudio.app.panels.inputs_row import InputsRow
from cxstudio.app.panels.measure_rows import PlaceRow
from cxstudio.app.panels.named_row import NamedRow
from cxstudio.app.panels.offers import (
    audit_offers,
    channel_offers,
    end_name,
    end_offers,
    named_offers,
    persona_offers,
    place_name,
    place_offers,
    thing_offers,
)
from cxstudio.app.panels.persona_rows import LevelsRow
from cxstudio.insight.branches import is_over, shares_from
from cxstudio.model.counting import way_of
from cxstudio.model.document import Document
from cxstudio.model.kinds import Field
from cxstudio.model.measures import Metric, Reading, Source
from cxstudio.model.methods import asks, method_of
from cxstudio.model.plans import Action, Attendee, Comment, Goal
from cxstudio.model.records import Card, Channel, Emotion, Link, Persona, Record, Stage, Touchpoint
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext

# What other things' details may name: a change of one shows in whatever is shown.
SHOWN_TOO = {
    Emotion,
    Card,
    Channel,
    Stage,
    Touchpoint,
    Persona,
    Comment,
    Link,
    Attendee,
    Source,
    Metric,
    Reading,
    Action,
    Goal,
}


def meant(document: Document, ids: Iterable[str]) -> list[str]:
    """What the selected parts stand for, of what is there: a point of the curve stands for its touchpoint."""
    found: dict[str, None] = {}
    for id in ids:
        record = document.get(id)
        found[record.touchpoint if isinstance(record, Emotion) else id] = None
    return [id for id in found if document.get(id) or document.link(id)]


def filled_words(rows: Sequence[FieldRow], values: Mapping[str, Any]) -> str:
    """How many of the fields of the closed section hold something; "" for none."""
    count = sum(bool(values[row.field.name]) for row in rows if row.field.section == "more")
    return figures(ngettext("{n} filled", "{n} filled", count).format(n=count)) if count else ""


def show_in(document: Document, row: FieldRow, records: Sequence[Record], wears: Theme) -> Any:
    """Show the value of a row's field with all there is to choose from, and return it."""
    if isinstance(row, PersonaRow):
        everybody = _("Everybody") if isinstance(records[0], Card | Reading) else _("Nobody yet")
        row.offer(persona_offers(document, wears), everybody)
    elif isinstance(row, ChannelsRow):
        row.offer(channel_offers(document, wears))
    elif isinstance(row, NamedRow):
        row.offer(named_offers(document, row.field.editor, wears))
    elif isinstance(row, AuditRow):
        row.offer(audit_offers(document, wears))
    elif isinstance(row, LevelsRow):
        row.offer([channel.name for channel in document.channels()])
    elif isinstance(row, InputsRow):
        _measure(document, row, records)
    value = shared_value(document, records, row.field)
    if isinstance(row, EndRow) and isinstance(value, str):
        name = place_name if isinstance(row, PlaceRow) else end_name
        row.name_value(value, name(document, value))
    row.show_value(value)
    if row.field.name == "share" and not row.refused:
        row.set_error(_shares_words(document, records))
    return value


def _shares_words(document: Document, records: Sequence[Record]) -> str:
    """That the arrows beginning where one of these begins take more than all customers along; "" when they do not."""
    totals = {shares_from(document, link.source) for link in records if isinstance(link, Link)}
    most = max(totals, default=0.0)
    if not is_over(most):
        return ""
    return figures(_("The arrows that begin there add up to {share} %").format(share=measured(most)))


def _measure(document: Document, row: InputsRow, records: Sequence[Record]) -> None:
    """Tell the row of what was counted which metric that is a reading of."""
    readings = [one for one in records if isinstance(one, Reading)]
    metrics = {reading.metric for reading in readings}
    metric = document.find(metrics.pop(), Metric) if len(metrics) == 1 else None
    known = document.children(metric.id, Reading) if metric is not None else []
    inputs = next((one.inputs for one in reversed(known) if one.inputs), ())
    usual = way_of(method_of(metric), inputs) if metric is not None else None
    row.measure_for(metric, readings[0] if len(readings) == 1 else None, usual)


def show_what_is_asked(
    rows: Sequence[FieldRow], records: Sequence[Record], values: Mapping[str, Any]
) -> None:
    """Show the rows that are a question at all with what the others hold, and those that hold something."""
    way = next((row.way for row in rows if isinstance(row, InputsRow)), None)
    for row in rows:
        name = row.field.name
        if row.field.asked_with is not None:
            other, nothing = row.field.asked_with
            row.setVisible(values.get(other, nothing) != nothing or bool(values[name]))
        elif all(isinstance(record, Metric) for record in records):
            row.setVisible(any(asks(one, name) for one in records if isinstance(one, Metric)))
        elif name == "n" and way is not None:
            row.setVisible(way.n == "asked" or values[name] is not None)


def shared_value(document: Document, records: Sequence[Record], field: Field) -> Any:
    """The value all these have in a field, or that they are `Mixed`."""
    different = tuple(dict.fromkeys(_value(document, record, field) for record in records))
    return different[0] if len(different) == 1 else Mixed(different)


def _value(document: Document, record: Record, field: Field) -> Any:
    value = getattr(record, field.name)
    if field.editor == "channels":
        found = (document.find(id, Channel) for id in value)
        return tuple(channel.name for channel in found if channel is not None)
    return value


def offer_ends(
    document: Document, journey: str, row: EndRow, records: Sequence[Record], wears: Theme
) -> None:
    """Give a row the places or the ends of arrows there are, now that somebody comes to choose."""
    if isinstance(row, PlaceRow):
        row.offer(place_offers(document, journey, wears))
    elif row.field.editor == "anything":
        row.offer(thing_offers(document, wears))
    else:
        links = [one for one in records if isinstance(one, Link)]
        row.offer(end_offers(document, journey, links, row.field.name, wears))
