"""The lenses of the wall, one row each: what it shows and what stands around it. The clock alone needs no row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cxstudio.model.workshops import Lens
from cxstudio.picture.wall.capture import capture_lens
from cxstudio.picture.wall.dispute import dispute_lens
from cxstudio.picture.wall.hands import hands_lens
from cxstudio.picture.wall.people import people_lens
from cxstudio.picture.wall.plan import priorities_lens
from cxstudio.picture.wall.read_back import read_back_lens
from cxstudio.picture.wall.scene import Scene
from cxstudio.picture.wall.sheet import Lensed, Room, Sheet
from cxstudio.picture.wall.stage import stage_lens
from cxstudio.picture.wall.stages import stages_lens
from cxstudio.picture.wall.title import title_lens
from cxstudio.picture.wall.vote import vote_lens
from cxstudio.picture.wall.whole import map_lens


@dataclass(frozen=True, slots=True)
class LensRow:
    """How a lens is drawn in its room; whether cards stand at its side, which curve and whether the strip below it."""

    draw: Callable[[Sheet, Room], Lensed]
    beside: bool = True
    curve: Literal["", "stage", "journey"] = ""
    strip: bool = False


LENSES: dict[Lens, LensRow] = {
    "title": LensRow(title_lens),
    "people": LensRow(people_lens),
    "stages": LensRow(stages_lens),
    "map": LensRow(map_lens, beside=False),
    "hands": LensRow(hands_lens, curve="journey"),
    "read_back": LensRow(read_back_lens),
    "stage": LensRow(stage_lens, curve="stage", strip=True),
    "capture": LensRow(capture_lens, strip=True),
    "vote": LensRow(vote_lens),
    "matrix": LensRow(priorities_lens, beside=False),
}
_DISPUTE = LensRow(dispute_lens, beside=False)


def row_of(scene: Scene) -> LensRow | None:
    """What is to be drawn; None where the clock is all there is."""
    return _DISPUTE if scene.dispute is not None else LENSES.get(scene.lens)
