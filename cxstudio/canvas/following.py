"""Keeps the picture in step with the document's reports and says what has to be painted again; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable

from cxstudio.canvas.desk import Desk
from cxstudio.model.document import Report
from cxstudio.picture.coarse import COARSE_UNDER
from cxstudio.picture.map import MapPicture
from cxstudio.picture.primitives import Bounds, Placed


class Following:
    """Undo can take the journey itself away; then there is nothing to show until redo brings it back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._gone = False

    @property
    def gone(self) -> bool:
        """The journey is not there."""
        return self._gone

    def parts(self, area: Bounds, scale: float) -> Iterable[Placed]:
        """What the picture has in an area, for so many device pixels per canvas unit."""
        if self._gone:
            return ()
        picture = self._desk.picture
        return picture.coarse_parts(area) if scale < COARSE_UNDER else picture.parts(area)

    def hear(self, report: Report) -> tuple[Bounds | None, ...]:
        """Take in a report; gives the areas that look different now, None for everything."""
        desk = self._desk
        was_gone, self._gone = self._gone, not desk.there(desk.journey)
        if self._gone:
            desk.select([])
            return (None,)
        if was_gone:
            desk.picture = MapPicture(desk.document, desk.journey, desk.picture.engine, desk.picture.options)
            return (None,)
        damage = desk.picture.apply(report)
        desk.forget_vanished()
        return (None,) if damage.everything else damage.areas
