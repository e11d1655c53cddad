"""What was made last under a name, as long as what it depends on is the same; it knows nothing of what it keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """One for each picture."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[object, Any]] = {}

    def keep(self, name: str, key: object, make: Callable[[], T]) -> T:
        """What was made last under a name, or made anew where the key is another one."""
        known = self._made.get(name)
        if known is None or known[0] != key:
            known = self._made[name] = (key, make())
        made: T = known[1]
        return made

    def same(self, name: str, made: T) -> T:
        """What was made last under a name where it is the same, so that what depends on it sees so at once."""
        return self.keep(name, made, lambda: made)

    def drop(self, name: str) -> None:
        """Make it anew the next time."""
        self._made.pop(name, None)
