"""The spotlight of one window: it walks the journey from stop to stop, on the wall and on the console's map."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from cxstudio.app.workshop.around import Around
from cxstudio.canvas.shown import ShownMap
from cxstudio.model.workshops import Lens
from cxstudio.picture.wall.stage import A_PAGE
from cxstudio.words import _
from cxstudio.workshop.stand import Stand
from cxstudio.workshop.walk import Order, Stop, beside, stops


class Presenting(QObject):
    """`changed`: the spotlight is on or off, or the walk goes by another order.

    The stop is where the stand's light is: a document or a wall that changes it needs to tell nobody.
    """

    changed = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around.window)
        self._around = around
        self.order: Order = "stages"
        self._lit: tuple[str, ...] = ()  # on the console's map
        self._canvas: ShownMap | None = None  # whose light that is
        self._before: tuple[Lens, str] | None = None  # what the wall showed before
        around.workshop.changed.connect(self._stand_changed)
        around.workshop.on.connect(self._workshop_on)

    @classmethod
    def of(cls, around: Around) -> Presenting:
        """The spotlight of a window, made when it is first asked for."""
        found = around.window.findChild(cls)
        return found if found is not None else cls(around)

    @property
    def on(self) -> bool:
        return bool(self._around.workshop.stand.spot)

    @property
    def walk(self) -> list[Stop]:
        """The stops, in the order that is chosen."""
        around = self._around
        return stops(around.document, around.journey(), self.order, around.workshop.stand.persona)

    @property
    def stop(self) -> Stop | None:
        """Where the light is; None where it is off, or on something that is no stop of this walk."""
        spot = self._around.workshop.stand.spot
        return next((stop for stop in self.walk if stop.id in spot), None)

    def toggle(self) -> None:
        """Light the stop of what is selected, else of the stage the room is in, else the first; or end the walk."""
        if self.on:
            self.end()
            return
        walk = self.walk
        if not walk:
            self._around.say(_("There is nothing to walk along yet: add a stage, or rate a touchpoint"))
            return
        self._around.workshop.run(running=True)
        self._around.show_map()
        stand = self._around.workshop.stand
        self._before = (stand.lens, stand.stage)
        self.light(self._nearest(walk))

    def end(self) -> None:
        """All of it is in the light again, and the wall shows what it did before."""
        lens, stage = self._before or (self._around.workshop.stand.lens, self._around.workshop.stand.stage)
        self._before = None
        self._around.workshop.be(spot=(), lens=lens, stage=stage)
        self.changed.emit()

    def go(self, by: int) -> bool:
        """Go so many stops on or back; there is nothing beyond either end. Returns whether the light is on."""
        if not self.on:
            return False
        stop = self.stop
        there = beside(self.walk, stop.id if stop is not None else "", by)
        if there is not None:
            self.light(there)
        return True

    def light(self, stop: Stop) -> None:
        """Put a stop into the light."""
        there = [one.id for one in self._around.document.touchpoints(stop.stage)]
        page = there.index(stop.touchpoint) // A_PAGE if stop.touchpoint in there else 0
        self._around.workshop.be(
            lens="stage", stage=stop.stage, touchpoint=stop.touchpoint, spot=(stop.id,), page=page
        )
        self.changed.emit()

    def go_by(self, order: Order) -> None:
        """Walk by another order from now on; a walk that is on begins anew."""
        if order == self.order:
            return
        self.order = order
        walk = self.walk
        if self.on and walk:
            self.light(walk[0])
        else:
            self.changed.emit()

    def _nearest(self, walk: list[Stop]) -> Stop:
        around = self._around
        for id in (*around.canvas().selection, around.workshop.stand.stage):
            stage = around.document.stage_of(id)
            for stop in walk:
                if stop.id == id or (stage is not None and stop.id == stage.id):
                    return stop
        return walk[0]

    def _stand_changed(self, stand: Stand) -> None:
        """Light the same on the console's map, and lead its view there."""
        if stand.spot == self._lit:
            return
        canvas = self._around.canvas()
        if self._canvas is not None and (self._canvas is not canvas or not stand.spot):
            if isValid(self._canvas):
                self._canvas.light(None)
            self._canvas = None
        self._lit = stand.spot
        if stand.spot:
            self._canvas = canvas
            canvas.light(stand.spot)
            canvas.select(list(stand.spot))
        else:
            self._before = None  # another step began: the wall shows what belongs to that
            self.changed.emit()

    def _workshop_on(self, running: bool) -> None:
        if not running and self.on:
            self.end()
