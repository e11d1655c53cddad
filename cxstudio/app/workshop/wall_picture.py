"""What the room sees, kept in step with document, stand and clock, and told area by area; it is no window.

The wall and its small picture in the console paint the same areas, so that they cannot differ.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.scene_of import ClockShown, scene_of
from cxstudio.app.workshop.wall_painting import Size, changed_bounds
from cxstudio.model.document import Document, Report
from cxstudio.picture.primitives import Bounds
from cxstudio.picture.wall.scene import Scene, WallArea
from cxstudio.text.layout import TextEngine

Compose = Callable[[Document, Scene, TextEngine, float, float], tuple[WallArea, ...]]
USUAL: Size = (1920, 1080)  # while there is no projector to ask
EVERYTHING = Bounds(-1e6, -1e6, 2e6, 2e6)
_PAUSE = 0.1  # seconds
_TIMER = "timer"  # the area that goes on while the wall is frozen: a clock that stands would lie


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a frozen wall shows."""

    scene: Scene
    areas: tuple[WallArea, ...]
    size: Size


class WallPicture(QObject):
    """The areas of the wall as it is now. `changed` carries the bounds to be painted again, in pixels of the wall.

    Changes of one turn of the event loop are composed once, at its end.
    """

    changed = Signal(list)

    def __init__(self, around: Around, clock: Callable[[], ClockShown], compose: Compose) -> None:
        super().__init__()
        self._around, self._clock, self._compose = around, clock, compose
        self.size = self.shown_size = (
            USUAL  # the size asked for, and that of the areas: a frozen wall keeps its own
        )
        self.areas: tuple[WallArea, ...] = ()
        self.scene: Scene | None = None
        self._frozen: _Kept | None = None
        self.urgent = False  # the room looks at it
        self.at_once = False  # what is told now is to be painted before anything else
        self._hurried = 0.0  # when that was last
        self._stale = True  # the document is another one than that the areas were composed of
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.renew)
        self._watchers = 0
        self._leave = around.document.subscribe(self._hear, early=True)
        around.workshop.changed.connect(self.wake)

    def watch(self, *, wanted: bool) -> None:
        """Somebody begins, or ceases, to look: what nobody sees is not composed."""
        self._watchers = max(0, self._watchers + (1 if wanted else -1))
        self.wake()

    def take_size(self, size: Size) -> None:
        """Compose for a screen of so many device pixels from now on."""
        if size != self.size and min(size) > 0:
            self.size = size
            if self._watchers:
                self.renew()

    def wake(self, *_what: object) -> None:
        """Something changed: it is composed as soon as all that happens with it has happened."""
        if self._watchers and not self._later.isActive():
            self._later.start()

    def renew(self) -> None:
        """Compose what is to be seen now, and tell what of it is new."""
        self._later.stop()
        around, stand = self._around, self._around.workshop.stand
        if not around.journey():
            return
        scene = scene_of(around.document, around.journey(), stand, self._clock())
        scene = replace(scene, dispute=around.workshop.dispute)
        if not stand.frozen:
            self._frozen = None
        elif self._frozen is None:
            self._frozen = self._kept(scene)
        if self._frozen is not None:
            self._show_frozen(self._frozen, scene)
        elif scene != self.scene or self._stale or self.size != self.shown_size:
            self._show(scene, self._areas(scene), self.size)
        self._stale = False

    def close_down(self) -> None:
        self._later.stop()
        self._leave()

    def _kept(self, scene: Scene) -> _Kept:
        """What the wall shows at this moment, without what covers it."""
        kept = replace(self.scene or scene, curtain=False, black=False)
        if kept == self.scene:
            return _Kept(kept, self.areas, self.shown_size)
        return _Kept(kept, self._areas(kept), self.size)

    def _show_frozen(self, kept: _Kept, scene: Scene) -> None:
        """What stood there when the wall was frozen, under a curtain or black where that is wanted now."""
        shown = replace(kept.scene, timer=scene.timer, curtain=scene.curtain, black=scene.black)
        if shown == self.scene:
            return
        if shown.curtain or shown.black:
            self._show(shown, self._areas(shown), self.size)
            return
        fresh = {area.name: area for area in self._areas(shown, kept.size) if area.name == _TIMER}
        self._show(shown, tuple(fresh.get(area.name, area) for area in kept.areas), kept.size)

    def _areas(self, scene: Scene, size: Size | None = None) -> tuple[WallArea, ...]:
        width, height = size or self.size
        return self._compose(self._around.document, scene, self._around.engine, float(width), float(height))

    def _show(self, scene: Scene, areas: Sequence[WallArea], size: Size) -> None:
        before, as_before = self.areas, size == self.shown_size
        self.scene, self.areas, self.shown_size = scene, tuple(areas), size
        dirty = changed_bounds(before, self.areas) if as_before else [EVERYTHING]
        if dirty:
            self.changed.emit(dirty)

    def _hear(self, _report: Report) -> None:
        """What was just said is on the wall before anything else is done about it, unless much comes at once."""
        self._stale = True
        if self.urgent and self._watchers and time.monotonic() - self._hurried >= _PAUSE:
            self.at_once = True
            try:
                self.renew()
            finally:
                self.at_once, self._hurried = False, time.monotonic()
        else:
            self.wake()
