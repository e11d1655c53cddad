"""What a file remembers of its window: zoom, scroll, open panels; never merged, never exported; it writes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any


class LocalState:
    """Values JSON can say, by key, with a note of which are not in the file yet."""

    def __init__(self, stored: Iterable[tuple[Any, Any]]) -> None:
        self._values: dict[str, Any] = {}
        self._unwritten: dict[str, str] = {}
        for key, value in stored:
            try:
                self._values[str(key)] = json.loads(value)
            except (TypeError, ValueError):
                continue

    def get(self, key: str) -> Any:
        """A value, or None."""
        return self._values.get(key)

    def set(self, key: str, value: Any) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._unwritten[key] = json.dumps(value)

    def unwritten(self) -> list[tuple[str, str]]:
        """Keys and JSON of what is not in the file yet."""
        return sorted(self._unwritten.items())

    def written(self, values: Iterable[tuple[str, str]]) -> None:
        """These are in the file now."""
        for key, value in values:
            if self._unwritten.get(key) == value:
                del self._unwritten[key]
