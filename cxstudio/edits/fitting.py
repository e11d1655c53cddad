"""What a field of the tables may hold: for each way a field is edited one check, by the document it is written into."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from cxstudio.edits.attendees import attendee_for
from cxstudio.edits.feedback import category_for
from cxstudio.edits.metrics import check_measure, metric_for
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.sources import source_for
from cxstudio.edits.values import clean_text, field_value, in_one_line, iso_date, language_tag, quoted
from cxstudio.model.audits import Audit
from cxstudio.model.document import Document
from cxstudio.model.kinds import Field
from cxstudio.model.measures import Metric, Reading
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Journey, Node, Persona, Session, Stage, Touchpoint
from cxstudio.words import _

Check = Callable[[Document, Node, Field, Any], Any]


def fitting(document: Document, node: Node, field: Field, value: Any) -> Any:
    """The value as the field of this thing holds it. Raises Refused when it cannot.

    A person, a source or a metric may be given by a name; one nobody has is made, so call it inside a transaction.
    """
    check = _CHECKS.get(field.editor)
    if check is not None:
        value = check(document, node, field, value)
    if field.editor == "line" and isinstance(value, str):
        value = in_one_line(value)
    value = field_value(type(node), field.name, value)
    if isinstance(value, float) and not math.isfinite(value):
        raise Refused(_("“{value}” does not fit here").format(value=value))
    if field.editor in {"number", "decimal"} and value is not None:
        check_number(field, value)
    check_measure(document, node, field.name, value)
    return value


def check_number(field: Field, value: float) -> None:
    """Raises Refused for a number beyond the bounds of a field, or between its steps."""
    if field.high and not field.low <= value <= field.high:
        raise Refused(_("The value must lie between {low} and {high}").format(low=field.low, high=field.high))
    steps = (value - field.low) / field.step
    if field.step != 1 and abs(steps - round(steps)) > 1e-6:
        raise Refused(
            _("The value goes from {low} to {high} in steps of {step}").format(
                low=field.low, high=field.high, step=f"{field.step:g}"
            )
        )


# References


def _persona(document: Document, _node: Node, _field: Field, value: Any) -> Any:
    if value:
        required(document, _said(value), Persona)
    return value


def _attendee(document: Document, _node: Node, _field: Field, value: Any) -> str:
    return attendee_for(document, _said(value))


def _source(document: Document, _node: Node, _field: Field, value: Any) -> str:
    return source_for(document, _said(value))


def _metric(document: Document, node: Node, field: Field, value: Any) -> Any:
    if OWNERS.get(type(node)) == field.name:
        return required(document, _said(value), Metric).id
    return metric_for(document, _said(value))


def _category(_document: Document, _node: Node, _field: Field, value: Any) -> str:
    return category_for(_said(value))


def _audit(document: Document, _node: Node, _field: Field, value: Any) -> Any:
    required(document, _said(value), Audit)
    return value


def _place(document: Document, _node: Node, _field: Field, value: Any) -> Any:
    if value and not isinstance(document.get(_said(value)), Touchpoint | Stage | Journey):
        raise Refused(_("Choose a touchpoint, a stage or a journey that is there"))
    return value


def _anything(document: Document, node: Node, field: Field, value: Any) -> Any:
    owned = OWNERS.get(type(node)) == field.name
    if not value and not owned:
        return value
    required(document, _said(value), Node)
    if owned and any(owner.id == node.id for owner in document.owners(value)):
        raise Refused(_("It cannot hang on itself"))
    return value


def _said(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(_("“{value}” does not fit here").format(value=quoted(value)))
    return value


# Days and words


def _choice(_document: Document, _node: Node, field: Field, value: Any) -> Any:
    if value not in [choice for choice, _label in field.choices]:
        raise Refused(_("“{value}” does not fit here").format(value=quoted(value)))
    return value


def _date(_document: Document, node: Node, field: Field, value: Any) -> str:
    day = _said(value).strip()
    if not day:
        return ""
    iso_date(day)
    if isinstance(node, Reading) and field.name in {"start", "end"}:
        start, end = (day, node.end) if field.name == "start" else (node.start, day)
        if start and end and end < start:
            raise Refused(_("A period ends on the day it begins or later"))
    return day


def _language(_document: Document, node: Node, _field: Field, value: Any) -> str:
    tag = _said(value)
    if not tag and not isinstance(node, Session):
        return tag
    return language_tag(tag)


# Lists


def _pairs(_document: Document, _node: Node, _field: Field, value: Any) -> Any:
    return tuple((name, clean_text(_said(text))) for name, text in _named(value, 2))


def _levels(_document: Document, _node: Node, _field: Field, value: Any) -> Any:
    return _named(value, 2)


def _traits(_document: Document, _node: Node, _field: Field, value: Any) -> Any:
    rows = _rows(value, 3)
    return tuple((clean_text(_said(low)), clean_text(_said(high)), at) for low, high, at in rows)


def _inputs(_document: Document, _node: Node, _field: Field, value: Any) -> Any:
    rows = _named(value, 2)
    for name, number in rows:
        if isinstance(number, bool) or not isinstance(number, int | float) or not math.isfinite(number):
            raise Refused(_("“{name}” needs a number").format(name=name))
    return rows


def _rows(value: Any, width: int) -> tuple[tuple[Any, ...], ...]:
    rows = list(value.items()) if isinstance(value, Mapping) else value
    if not isinstance(rows, list | tuple) or not all(
        isinstance(row, list | tuple) and len(row) == width for row in rows
    ):
        raise Refused(_("Each row needs {n} cells").format(n=width))
    return tuple(tuple(row) for row in rows)


def _named(value: Any, width: int) -> tuple[tuple[Any, ...], ...]:
    """Rows that begin with a name, each name once."""
    rows = tuple((clean_text(_said(row[0])).strip(), *row[1:]) for row in _rows(value, width))
    names = [row[0] for row in rows]
    if not all(names):
        raise Refused(_("Each row needs a name"))
    double = next((name for name in names if names.count(name) > 1), None)
    if double is not None:
        raise Refused(_("“{name}” is there twice").format(name=quoted(double)))
    return rows


_CHECKS: dict[str, Check] = {
    "choice": _choice,
    "category": _category,
    "persona": _persona,
    "attendee": _attendee,
    "source": _source,
    "metric": _metric,
    "audit": _audit,
    "place": _place,
    "anything": _anything,
    "date": _date,
    "language": _language,
    "pairs": _pairs,
    "levels": _levels,
    "traits": _traits,
    "inputs": _inputs,
}
