"""The details where a small window lets them float over the map: when they come, when they go; they change nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt

from cxstudio.app.arrangement import DETAILS, Areas
from cxstudio.canvas.view import MapCanvas

ASIDE = 16  # pixels kept free between the details and what is selected


class FloatingDetails:
    """Of one workplace. In a window wide enough the details stand beside the map, and this does nothing."""

    def __init__(self, areas: Areas, canvas: MapCanvas) -> None:
        self._areas, self._canvas = areas, canvas
        self._closed_for: set[str] = (
            set()
        )  # what was selected when somebody closed them, and the stages around it

    @property
    def _float(self) -> bool:
        return self._areas.now is not None and self._areas.now.floating

    def arrange(self) -> None:
        """A rule of small windows came into or out of force: without a selection they float over nothing."""
        areas = self._areas
        if self._float and areas.details_shown and not self._canvas.selection:
            areas.details_shown = False
            areas.lay_out()
        elif not (self._float or areas.details_shown or areas.details_by_key or areas.details_put_away):
            areas.show_details()

    def come(self) -> None:
        """Something was selected: slide over the map, and the map aside so that they never cover that.

        Closed, they stay away from what they were closed for and from the stage around it, to which Esc steps out.
        """
        chosen = set(self._canvas.selection)
        if not chosen <= self._closed_for or not chosen:
            self._closed_for = set()
        elsewhere = self._areas.details_by_key or self._areas.details_put_away
        if not self._float or not chosen or chosen <= self._closed_for or elsewhere:
            return
        now = self._areas.now
        width = (now.details.width() if now is not None else 0) or DETAILS
        self._areas.show_details()
        self._canvas.sight.glide.arrive()
        placed = self._canvas.picture.placed(self._canvas.selection[-1])
        if placed is None:
            return
        box, ratio = self._canvas.camera.area_to_device(placed.bounds), self._canvas.devicePixelRatioF()
        rtl = self._canvas.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start, room = (width + ASIDE) * ratio, (self._canvas.width() - width - ASIDE) * ratio
        if rtl and box.x < start:
            self._canvas.pan_by(box.x - start, 0)
        elif not rtl and box.right > room:
            self._canvas.pan_by(box.right - room, 0)

    def send_away(self) -> bool:
        """Close them where they float; False where they do not, or are closed."""
        if not (self._float and self._areas.details_shown):
            return False
        desk = self._canvas.desk
        stages = (desk.document.stage_of(id) for id in desk.selection)
        self._closed_for = {*desk.selection, *(stage.id for stage in stages if stage is not None)}
        self._areas.details_shown = False
        self._areas.lay_out()
        return True
