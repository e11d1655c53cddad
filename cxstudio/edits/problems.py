"""The one way a verb says no, and the look-ups that say it; it knows no particular verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Link, Node
from cxstudio.words import _

N = TypeVar("N", bound=Node)


class Refused(ValueError):
    """The edit is not allowed; the text is a plain reason to show as it is. Nothing was changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def refuse_if(reason: str | None) -> None:
    """Raise Refused when there is a reason; the rules of the model answer None when all is well."""
    if reason is not None:
        raise Refused(reason)


def required(document: Document, id: str, record_type: type[N]) -> N:
    """The node with this id and of this type. Raises Refused when it is gone or something else."""
    record = document.get(id)
    if record is None:
        raise Refused(_("It is no longer there"))
    if not isinstance(record, record_type):
        raise Refused(_("This does not work with “{thing}”").format(thing=kind_words(record.kind)))
    return record


def required_link(document: Document, id: str) -> Link:
    """The link with this id. Raises Refused when it is gone."""
    link = document.link(id)
    if link is None:
        raise Refused(_("It is no longer there"))
    return link


def kind_words(kind: str) -> str:
    """What a kind is called inside a sentence."""
    row = KINDS.get(kind)
    return _(row.label).lower() if row else kind


def distinct(ids: Iterable[str]) -> list[str]:
    """The ids without repetitions, in their order; a single id in place of a list is a mistake worth stopping at."""
    assert not isinstance(ids, str)
    return list(dict.fromkeys(ids))
