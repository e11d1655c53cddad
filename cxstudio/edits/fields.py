"""Fields: changing one property of one or several things, as the table of kinds allows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxstudio.edits.fitting import fitting
from cxstudio.edits.links import label_link, retarget, set_share
from cxstudio.edits.problems import Refused, distinct, required
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.touchpoints import rename_channel, set_channels
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, Field
from cxstudio.model.records import Channel, Lane, Node
from cxstudio.words import _


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
        if isinstance(value, str) or not all(isinstance(name, str) for name in value or ()):
            raise Refused(_("Channels are given one by one"))
        set_channels(document, id, value or ())
        return
    node = document.node(id)
    value = fitting(document, node, field, value)
    if isinstance(node, Channel) and field.name == "name":
        rename_channel(document, id, value)
        return
    if isinstance(node, Lane) and field.name == "hidden":
        keep_structure(document, "hide lanes")
    try:
        document.set(id, **{field.name: value})
    except ValueError as reason:
        raise Refused(str(reason)) from reason
