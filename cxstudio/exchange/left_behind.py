"""What every format of one journey leaves behind, and where all of it is; it writes no format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxstudio.model.document import Document
from cxstudio.words import _, ngettext


def with_remedy(told: Iterable[str]) -> tuple[str, ...]:
    """What is left behind, and the formats that leave nothing; no sentence where nothing is."""
    said = tuple(told)
    return (*said, _("A spreadsheet (.xlsx) or JSON (.json) holds all of it")) if said else ()


def beside(document: Document, journey: str) -> Iterator[str]:
    """What is there beside the map of a journey, and arrows and notes on it: how many of each."""
    others = sum(one.id != journey for one in document.journeys())
    counted = (
        (len(document.links()), ngettext("{n} arrow", "{n} arrows", len(document.links()))),
        (len(document.annotations()), ngettext("{n} note", "{n} notes", len(document.annotations()))),
        (others, ngettext("{n} other journey", "{n} other journeys", others)),
    )
    yield from (text.format(n=number) for number, text in counted if number)
