"""The samples shipped with the program, as their index lists them; it opens none of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from cxstudio.resources import resource


@dataclass(frozen=True, slots=True)
class Sample:
    """A shipped session to start from. `title` is in its own language, a BCP 47 tag."""

    name: str
    language: str
    title: str
    path: Path


def samples() -> tuple[Sample, ...]:
    """All shipped samples in the order of the index; none when the index is missing."""
    try:
        rows = json.loads(resource("samples", "index.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(
        Sample(row["name"], row["language"], row["title"], resource("samples", f"{row['name']}.cxs"))
        for row in rows
    )
