"""What one change of a document did, and who is told of it; it knows no document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxstudio.model.projection import Change
from cxstudio.model.records import Record

Origin = Literal["edit", "undo", "redo", "merge", "reload"]


@dataclass(frozen=True, slots=True)
class Report:
    """What one transaction did, told once to every listener. `label` names it in the undo menu."""

    label: str
    origin: Origin
    changes: tuple[Change, ...]

    def speaks_of(self, *kinds: type[Record]) -> bool:
        """Whether a record of one of these classes was made, changed or deleted."""
        return any(isinstance(change.after or change.before, kinds) for change in self.changes)


Listener = Callable[[Report], object]


class Listeners:
    """Those who hear every report, in the order they came; the early ones before all others."""

    def __init__(self) -> None:
        self._early: list[Listener] = []
        self._others: list[Listener] = []

    def add(self, listener: Listener, *, early: bool = False) -> Callable[[], None]:
        """Hear every report from now on, `early` where a room looks at the answer; call the result to stop."""
        those = self._early if early else self._others
        those.append(listener)
        return lambda: those.remove(listener)

    def tell(self, report: Report) -> None:
        """Tell all of them, also where one fails; the first failure is raised in the end."""
        failed: Exception | None = None
        for listener in [*self._early, *self._others]:
            try:
                listener(report)
            except Exception as error:  # noqa: BLE001 - the others must hear it too; it is raised below
                failed = failed or error
        if failed is not None:
            raise failed
