"""The lenses of the wall, one row each: what it shows and what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxstudio.model.workshops import Lens
from cxstudio.picture.wall.capture import capture_lens
from cxstudio.picture.wall.sheet import Lensed, Room, Sheet
from cxstudio.picture.wall.stage import stage_lens
from cxstudio.picture.wall.vote import vote_lens


@dataclass(frozen=True, slots=True)
class LensRow:
    """How a lens is drawn in its room; whether cards stand at its side, which curve and whether the strip below it."""

    draw: Callable[[Sheet, Room], Lensed]
    beside: bool = True
    curve: Literal["", "stage", "journey"] = ""
    strip: bool = False


_TO_COME: tuple[Lens, ...] = ("title", "people", "stages", "map", "hands", "matrix", "read_back", "timer")
LENSES: dict[Lens, LensRow] = {
    "stage": LensRow(stage_lens, curve="stage", strip=True),
    "capture": LensRow(capture_lens, strip=True),
    "vote": LensRow(vote_lens),
    **dict.fromkeys(_TO_COME, LensRow(stage_lens, curve="stage", strip=True)),
}
