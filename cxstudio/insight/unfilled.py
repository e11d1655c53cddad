"""What a map still lacks while it is being filled: places where nothing is, not yet what is weak; it draws nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cxstudio.model.reading import Reading
from cxstudio.model.records import Stage
from cxstudio.words import N_

Lack = Literal["touchpoint", "channel", "emotion"]

# English message ids, in the order in which they are told.
LACKS: dict[Lack, str] = {
    "touchpoint": N_("No touchpoints yet"),
    "channel": N_("No channel"),
    "emotion": N_("No emotion yet"),
}

ALL_FILLED = N_("Every stage has touchpoints, every touchpoint a channel and an emotion")


def unfilled(document: Reading, stage: Stage) -> Iterator[tuple[str, tuple[Lack, ...]]]:
    """A stage, or its touchpoints, where something lacks, in the journey's order."""
    touchpoints = document.touchpoints(stage.id)
    if not touchpoints:
        yield stage.id, ("touchpoint",)
    for touchpoint in touchpoints:
        felt = any(one.mean is not None for one in document.emotions(touchpoint.id))
        lacks: tuple[tuple[Lack, bool], ...] = (
            ("channel", not touchpoint.channels),
            ("emotion", not felt),
        )
        found = tuple(name for name, missing in lacks if missing)
        if found:
            yield touchpoint.id, found
