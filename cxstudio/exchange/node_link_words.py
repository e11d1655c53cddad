"""What is wrong with a thing of a node-link file, in words of ours; it reads no file."""

from __future__ import annotations

import re
from typing import Any

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import field_value, quoted
from cxstudio.model.fields import types_of
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Record
from cxstudio.words import _

_PLACE = re.compile(r"at `\$\.(\w+)")
_MISSING = re.compile(r"required field `(\w+)`")


def misfit(fields: dict[str, Any], record_type: type[Record], error: Exception) -> str:
    """Which thing and which of its fields a checker of records refused, and why.

    `error` is what it raised: its own words are for programmers.
    """
    id = quoted(fields.get("id", ""))
    missing, place = _MISSING.search(str(error)), _PLACE.search(str(error))
    if missing:
        return _("“{id}” does not say its {field}").format(id=id, field=missing[1])
    if place is None or place[1] not in types_of(record_type):
        return _("“{id}” does not fit here").format(id=id)
    name = place[1]
    kind = KINDS.get(str(fields.get("kind")))
    label = next((x.label for x in kind.fields if x.name == name), "") if kind is not None else ""
    reason = _reason(record_type, name, fields.get(name))
    return _("“{id}”, {field}: {reason}").format(id=id, field=_(label) if label else name, reason=reason)


def _reason(record_type: type[Record], name: str, value: object) -> str:
    try:
        field_value(record_type, name, value)
    except Refused as refused:
        return refused.reason
    return _("“{value}” does not fit here").format(value=quoted(value))
