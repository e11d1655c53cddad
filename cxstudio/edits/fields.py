"""Fields: changing one property of one or several things, as the table of kinds allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.links import label_link, retarget, set_share
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.sources import source_for
from cxstudio.edits.touchpoints import set_channels
from cxstudio.edits.values import field_value
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.records import Channel, Node, Persona
from cxstudio.words import _

# What stands for a thing that is named, by how the field is edited.
_NAMED: dict[str, Callable[[Document, str], str]] = {"attendee": attendee_for, "source": source_for}


def set_field(document: Document, ids: Iterable[str], name: str, value: Any) -> None:
    """Give one field of all these things the same value; channels are given as a list of names.

    A person or a source is given by id or by name; a name nobody has makes a new one.

    Raises Refused when a thing has no such field or the value does not fit; then none is changed.
    """
    things = distinct(ids)
    links = [id for id in things if document.link(id) is not None]
    rows = {id: _field(document, id, name) for id in things if id not in links}
    label = next((_(row.label) for row in rows.values()), _("Arrow"))
    with document.transaction(_("Change {field}").format(field=label.lower())):
        for id in links:
            _set_link_field(document, id, name, value)
        for id, row in rows.items():
            _set_node_field(document, id, row, value)


def set_text(document: Document, id: str, text: str) -> None:
    """Write the text a thing is known by: a touchpoint's title, a card's text, an arrow's label."""
    if document.link(id) is not None:
        label_link(document, id, text)
        return
    kind = required(document, id, Node).kind
    row = KINDS.get(kind)
    if row is None:
        raise Refused(_("This has no text of its own"))
    set_field(document, [id], row.title_field, text)


def _field(document: Document, id: str, name: str) -> Field:
    record = required(document, id, Node)
    row = KINDS.get(record.kind)
    for field in row.fields if row else ():
        if field.name == name:
            return field
    raise Refused(_("This has no such field"))


def _set_link_field(document: Document, id: str, name: str, value: Any) -> None:
    if name == "label":
        label_link(document, id, value)
    elif name == "share":
        set_share(document, id, value)
    elif name in {"source", "target"}:
        retarget(document, id, **{name: str(value)})
    else:
        raise Refused(_("This has no such field"))


def _set_node_field(document: Document, id: str, field: Field, value: Any) -> None:
    if field.editor == "channels":
        set_channels(document, id, value)
        return
    if field.editor in _NAMED and isinstance(value, str):
        value = _NAMED[field.editor](document, value)
    value = field_value(type(document.node(id)), field.name, value)
    if field.editor == "persona" and value:
        required(document, value, Persona)
    if field.editor == "date" and value:
        _check_date(value)
    node = document.node(id)
    if isinstance(node, Channel):
        value = value.strip()
        _check_channel_name(document, node, value)
    document.set(id, **{field.name: value})


def _check_channel_name(document: Document, channel: Channel, name: str) -> None:
    if not name.strip():
        raise Refused(_("A channel needs a name"))
    if any(x.id != channel.id and x.name.casefold() == name.casefold() for x in document.channels()):
        raise Refused(_("There is a channel “{name}” already").format(name=name))


def _check_date(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise Refused(_("“{value}” is not a date like 2026-11-21").format(value=value[:40])) from None
