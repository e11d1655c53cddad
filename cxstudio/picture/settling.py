"""Which stages of a large map still have guessed heights, and whose turn it is; it draws and measures nothing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from time import monotonic

from cxstudio.model.document import Document
from cxstudio.picture.stage_block import StageBlock, Steps

LAID_OUT_AT_ONCE = 240  # cards
LARGEST_AT_ONCE = 600  # cards of one stage


def beyond_first(document: Document, journey: str, among: Container[str] | None = None) -> Iterator[str]:
    """The stages after the first few hundred cards, in order, and any too large to be waited for.

    `among` leaves others out of account.
    """
    count = 0
    for stage in document.stages(journey):
        if among is not None and stage.id not in among:
            continue
        touchpoints = document.touchpoints(stage.id) if count <= LAID_OUT_AT_ONCE else ()
        own = sum(1 + len(document.cards(t.id)) for t in touchpoints)
        if count > LAID_OUT_AT_ONCE or own > LARGEST_AT_ONCE:
            yield stage.id
        else:
            count += own


class Settling:
    """The stages that wait, in order. One of them may be half done."""

    def __init__(self, stages: Iterable[str] = ()) -> None:
        self._waiting = dict.fromkeys(stages)
        self._begun: dict[str, Steps] = {}

    def __contains__(self, stage: str) -> bool:
        return stage in self._waiting

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, stages: Iterable[str]) -> None:
        """These wait as well, after those that wait already."""
        for stage in stages:
            self._begun.pop(stage, None)
            self._waiting[stage] = None

    def drop(self, stage: str) -> None:
        """This one is laid out in another way, or gone."""
        self._waiting.pop(stage, None)
        self._begun.pop(stage, None)

    def restart(self, stage: str) -> None:
        """What was begun of this one is of no use any more."""
        self._begun.pop(stage, None)

    def work(
        self, seconds: float, first: Iterable[str], begin: Callable[[str], Steps]
    ) -> dict[str, StageBlock]:
        """Go on for so long, with these stages first; gives those that wait no longer."""
        end = monotonic() + seconds
        done: dict[str, StageBlock] = {}
        for stage in [stage for stage in dict.fromkeys((*first, *self._waiting)) if stage in self._waiting]:
            left = self._begun.get(stage) or self._begun.setdefault(stage, begin(stage))
            while True:
                try:
                    next(left)
                except StopIteration as finished:
                    done[stage] = finished.value
                    self.drop(stage)
                    break
                if monotonic() > end:
                    return done
        return done
