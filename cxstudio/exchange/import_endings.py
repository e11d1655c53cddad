"""The one list of the endings of files that can be read, by what is in them; it reads none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["table", "text", "graph"]


@dataclass(frozen=True, slots=True)
class Readable:
    """Files of one sort; the first ending is the one they are written with, where they are."""

    sort: Sort
    endings: tuple[str, ...]


READABLE = {
    "csv": Readable("table", (".csv", ".tsv")),
    "xlsx": Readable("table", (".xlsx",)),
    "txt": Readable("text", (".txt",)),
    "mmd": Readable("text", (".mmd", ".mermaid")),
    "md": Readable("text", (".md", ".markdown")),
    "json": Readable("graph", (".json",)),
}


def endings_of(*sorts: Sort) -> tuple[str, ...]:
    """The endings of these sorts, of all of them where none is named."""
    return tuple(x for row in READABLE.values() if not sorts or row.sort in sorts for x in row.endings)


def named_by(ending: str) -> str:
    """The name of the format that an ending says, "" for any other."""
    return next((name for name, row in READABLE.items() if ending in row.endings), "")
