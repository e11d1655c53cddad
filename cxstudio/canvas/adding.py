"""Adding a thing where the selection is, and opening its text: what a key, a tile or a menu does."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.desk import Desk
from cxstudio.edits.adding import add_at


def add_and_open(desk: Desk, kind: str) -> str:
    """Add a thing, select it and open its text; "" when it was refused (the status line says why)."""
    return make_and_open(desk, lambda: add_at(desk.document, desk.journey, kind, desk.current))


def make_and_open(desk: Desk, make: Callable[[], str]) -> str:
    """The same for a thing made in a way of its own; `make` gives its id."""
    made: list[str] = []
    if not desk.attempt(lambda: made.append(make())):
        return ""
    desk.select(made)
    desk.just_made = made[0]
    desk.open_text(made[0])
    return made[0]
