"""Where the room is: the wall goes where the next note goes, and the line where the wall is turned; it adds nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject
from shiboken6 import isValid

from cxstudio.app.workshop.around import Around
from cxstudio.canvas.view import MapCanvas
from cxstudio.model.records import Stage
from cxstudio.model.workshops import Lens
from cxstudio.picture.wall.scene import FULL_HEIGHT
from cxstudio.workshop.stand import Stand

FOLLOWING: tuple[Lens, ...] = ("stage", "capture")  # what these show is where the next note goes


class RoomPlace(QObject):
    """Keeps the stand of the workshop and the target of the entry line together, both ways.

    While something is in the spotlight the walk alone says where the room is.
    """

    def __init__(self, around: Around) -> None:
        super().__init__(around.window)
        self._around = around
        self._served: list[MapCanvas] = []
        self._chosen = ""  # what somebody selected on the map; what the line itself went to is not
        around.workshop.settle = self._settle
        around.workshop.writing = lambda: around.canvas().writing.node
        around.workshop.changed.connect(self._bring_line)
        around.workshop.on.connect(self._workshop_on)

    @classmethod
    def of(cls, around: Around) -> RoomPlace:
        """The place of a window's room, made when it is first asked for."""
        found = around.window.findChild(cls)
        return found if found is not None else cls(around)

    def serve(self, canvas: MapCanvas) -> None:
        """Hear what is selected on a map from now on."""
        self._served = [one for one in self._served if isValid(one)]
        if canvas not in self._served:
            self._served.append(canvas)
            canvas.selection_changed.connect(self._selected)
            canvas.edited_in_place.connect(self._around.workshop.written)

    def turn_to(self, stage: str, page: int) -> None:
        """Let the wall show a page of a stage; the next note goes to the first touchpoint of it."""
        place = self._first_of(stage, page)
        at = self._around.document.touchpoint_of(place)
        self._around.workshop.be(stage=stage, touchpoint=at.id if at is not None else "", page=page)
        self._around.canvas().select([place])

    def _workshop_on(self, running: bool) -> None:
        """Hands are counted somewhere from the first moment on."""
        stand = self._around.workshop.stand
        if running and stand.lens == "hands" and not stand.touchpoint:
            there = self._at(stand, self._first_rated())
            self._around.workshop.be(stage=there.stage, touchpoint=there.touchpoint)

    def _selected(self, ids: list[str]) -> None:
        last = ids[-1] if ids else ""
        workshop = self._around.workshop
        by_line = self._around.entry().line.hasFocus() and workshop.stand.lens != "hands"
        self._chosen = "" if by_line else last
        stage, stand = self._stage_of(last), workshop.stand
        if stage is None or not workshop.running or stand.spot:
            return
        touchpoint = self._around.document.touchpoint_of(last)
        at = touchpoint.id if touchpoint is not None else ""
        if (stage.id, at) == (stand.stage, stand.touchpoint):
            return
        if stand.lens in FOLLOWING:
            page = self._page_of(stage.id, at, stand)
            workshop.be(stage=stage.id, touchpoint=at, page=page)
        elif stand.lens == "hands" and at:
            workshop.be(stage=stage.id, touchpoint=at)

    def _settle(self, before: Stand, after: Stand) -> Stand:
        """Where the room is as a step or a lens begins, unless that is said along with it."""
        begins = (before.step, before.lens) != (after.step, after.lens)
        said = (before.stage, before.touchpoint) != (after.stage, after.touchpoint)
        if not begins or after.spot or not self._around.workshop.running:
            return after
        if after.lens == "hands" and not said:
            return self._at(after, self._first_rated())
        if after.lens == "stage":
            line = self._around.entry().selected
            if not said and self._stage_of(line) is not None:
                return self._at(after, line)
            stage = self._stage_of(after.stage) or self._stage_of(after.touchpoint)
            stages = self._around.document.stages(self._around.journey())
            if stage is None and stages:
                stage = stages[0]
            if stage is not None and self._stage_of(after.touchpoint) != stage:
                return self._at(after, self._first_of(stage.id, 0))
        return after

    def _at(self, stand: Stand, place: str) -> Stand:
        document, stage = self._around.document, self._stage_of(place)
        if stage is None:
            return stand
        touchpoint = document.touchpoint_of(place)
        at = touchpoint.id if touchpoint is not None else ""
        page = self._page_of(stage.id, at, stand) if stand.lens == "stage" else stand.page
        return replace(stand, stage=stage.id, touchpoint=at, page=page)

    def _bring_line(self, stand: Stand) -> None:
        """A stage the wall was told to show is where the next note goes; what is rated is selected on the map."""
        around = self._around
        if stand.lens == "hands" and around.workshop.running:
            at = around.document.touchpoint_of(next(reversed(around.canvas().selection), ""))
            if stand.touchpoint and (at is None or at.id != stand.touchpoint):
                around.canvas().select([stand.touchpoint])
            return
        if stand.lens != "stage" or stand.spot or not around.workshop.running:
            return
        if not stand.stage or self._stage_of(stand.stage) is None:
            return
        here = self._stage_of(around.entry().selected)
        if here is None or here.id != stand.stage:
            around.canvas().select([stand.touchpoint or self._first_of(stand.stage, stand.page)])

    def _first_rated(self) -> str:
        """Where hands are counted first: at what is selected, else at the journey's first touchpoint."""
        document, around = self._around.document, self._around
        chosen = self._chosen if self._chosen in around.canvas().selection else ""
        at = document.touchpoint_of(chosen)
        every = document.journey_touchpoints(around.journey())
        return at.id if at is not None and at in every else every[0].id if every else ""

    def _stage_of(self, id: str) -> Stage | None:
        stage = self._around.document.stage_of(id)
        return stage if stage is not None and stage.journey == self._around.journey() else None

    def _first_of(self, stage: str, page: int) -> str:
        there = self._around.document.touchpoints(stage)[page * self._most() :]
        return there[0].id if there else stage

    def _page_of(self, stage: str, touchpoint: str, stand: Stand) -> int:
        there = [one.id for one in self._around.document.touchpoints(stage)]
        if touchpoint in there:
            return there.index(touchpoint) // self._most()
        return stand.page if stage == stand.stage else 0

    def _most(self) -> int:
        """How many touchpoints of a stage the wall shows at once."""
        from cxstudio.app.workshop.wall_here import WallHere
        from cxstudio.picture.wall.stage import a_page

        width, height = WallHere.of(self._around).picture.size
        return a_page(width * FULL_HEIGHT / height)
