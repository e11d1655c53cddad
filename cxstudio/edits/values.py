"""Values on their way into a record: cleaned, bounded and of the right type, or refused in plain words."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from cxstudio.edits.problems import Refused
from cxstudio.model.fields import types_of
from cxstudio.model.records import TEXT_LENGTH, TITLE_LENGTH, Record
from cxstudio.words import _

# Control characters but tab and line feed, halves of surrogate pairs, and two that XML has no place for: no file and no
# font can hold them.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LONGEST_TAG = 20  # as the session's field holds it
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029")
_SEPARATORS = re.compile("[\u2028\u2029]")  # ends of lines and paragraphs as some programs write them
# Signs without a shape that would turn round the sentence a value is quoted in.
_STEERING = re.compile("[\u2028-\u202e\u2066-\u2069]")
_GROUPED = 10_000  # from where on digits stand in groups
_QUOTED = 40  # letters of a value that are quoted


def clean_text(text: str) -> str:
    """The text with plain line feeds and without characters that cannot be stored or shown."""
    return storable(_LINE_ENDS.sub("\n", text))


def storable(text: str) -> str:
    """The text without characters that cannot be stored or shown, a carriage return among them."""
    return _UNFIT.sub("", text)


def in_one_line(text: str) -> str:
    """The text with a blank where another program ended a line inside it, for what is written in one line."""
    return _SEPARATORS.sub(" ", text)


def quoted(value: object) -> str:
    """The beginning of a value as a sentence can quote it: nothing in it turns the rest round."""
    return _STEERING.sub("\ufffd", clean_text(str(value)[:_QUOTED]))


def plain_number(value: float) -> str:
    """A bound as people write it: all its digits, in groups of three where there are many."""
    if value.is_integer():
        return f"{int(value):,}".replace(",", "\u00a0") if abs(value) >= _GROUPED else str(int(value))
    return f"{value:g}"


def title_text(text: str) -> str:
    """A clean title. Raises Refused when it is too long."""
    return _bounded(in_one_line(text), TITLE_LENGTH)


def body_text(text: str) -> str:
    """A clean text. Raises Refused when it is too long."""
    return _bounded(text, TEXT_LENGTH)


def language_tag(text: str) -> str:
    """A language by the shape of its tag (BCP 47). Raises Refused."""
    if len(text) > _LONGEST_TAG or not _LANGUAGE.fullmatch(text):
        raise Refused(
            _("“{value}” is no tag of a language; write for example en, pl or ar").format(value=quoted(text))
        )
    return text


def iso_date(text: str) -> str:
    """A day as ISO 8601 writes it. Raises Refused."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        reason = _("“{value}” is no date; write it as year-month-day, for example 2026-11-21")
        raise Refused(reason.format(value=quoted(text))) from None
    return text


def _bounded(text: str, limit: int) -> str:
    text = clean_text(text)
    if len(text) > limit:
        raise Refused(
            _("The text has {length} characters; at most {limit} fit here").format(
                length=len(text), limit=limit
            )
        )
    return text


def field_value(record_type: type[Record], name: str, value: Any) -> Any:
    """The value as this field of the record holds it. Raises Refused when it cannot."""
    value = _cleaned(value)
    try:
        return msgspec.convert(value, types_of(record_type)[name])
    except msgspec.ValidationError as error:
        raise Refused(_reason(value, str(error))) from None


def _cleaned(value: Any) -> Any:
    """A text without what cannot be stored, also one in the rows of a list."""
    if isinstance(value, str):
        return clean_text(value)
    return tuple(map(_cleaned, value)) if isinstance(value, (list, tuple)) else value


def _reason(value: Any, fault: str) -> str:
    longest = re.search(r"length <= (\d+)", fault)
    if longest and isinstance(value, str):
        return _("The text has {length} characters; at most {limit} fit here").format(
            length=len(value), limit=longest[1]
        )
    bound = re.search(r"(>=|<=) (-?[\d.]+(?:e[+-]?\d+)?)", fault)
    if bound and bound[1] == "<=":
        return _("The value may not be above {limit}").format(limit=plain_number(float(bound[2])))
    if bound:
        return _("The value may not be below {limit}").format(limit=plain_number(float(bound[2])))
    return _("“{value}” does not fit here").format(value=quoted(value))
