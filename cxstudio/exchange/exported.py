"""What an export hands back, whatever its format, and how any work tells how far it is; it knows no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Told how many of how many steps are done; it may raise to cancel, which leaves everything as it was."""


@dataclass(frozen=True, slots=True)
class Exported:
    """The bytes of an export and what the user should know of it. `more` are further pages, each a file of its own."""

    data: bytes
    warnings: tuple[str, ...] = ()
    more: tuple[bytes, ...] = ()
