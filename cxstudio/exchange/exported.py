"""What an export hands back, whatever its format; it knows no file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of an export and what the user should know of it. `more` are further pages, each a file of its own."""

    data: bytes
    warnings: tuple[str, ...] = ()
    more: tuple[bytes, ...] = ()
