"""Which stages of a large map still have guessed heights, and whose turn it is; it draws and measures nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from cxstudio.model.document import Document

LAID_OUT_AT_ONCE = 240  # cards

# Lays out the cards of a stage, one at each step.
Steps = Callable[[str], Iterator[None]]


def beyond_first(document: Document, journey: str) -> Iterator[str]:
    """The stages after the first few hundred cards, in order."""
    count = 0
    for stage in document.stages(journey):
        if count > LAID_OUT_AT_ONCE:
            yield stage.id
        else:
            touchpoints = document.touchpoints(stage.id)
            count += sum(1 + len(document.cards(t.id)) for t in touchpoints)


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
