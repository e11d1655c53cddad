"""Which stages of a large map still have guessed heights, and whose turn it is; it draws and measures nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

# Lays out the cards of a stage, one at each step.
Steps = Callable[[str], Iterator[None]]


class Settling:
    """The stages that wait, in order. One of them may be half done."""

    def __init__(self, stages: Iterable[str] = ()) -> None:
        self._waiting = dict.fromkeys(stages)
        self._begun: dict[str, Iterator[None]] = {}

    def __contains__(self, stage: str) -> bool:
        return stage in self._waiting

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def drop(self, stage: str) -> None:
        """This one is laid out in another way, or gone."""
        self._waiting.pop(stage, None)
        self._begun.pop(stage, None)

    def work(self, seconds: float, first: Iterable[str], steps: Steps) -> set[str]:
        """Go on for so long, with these stages first; gives those that wait no longer."""
        end = monotonic() + seconds
        done: set[str] = set()
        for stage in [stage for stage in (*first, *self._waiting) if stage in self._waiting]:
            if stage in done:
                continue
            left = self._begun.setdefault(stage, steps(stage))
            for _ in left:
                if monotonic() > end:
                    return done
            self.drop(stage)
            done.add(stage)
        return done
