"""Rows about stages, touchpoints and cards put into a map that may have some of them, in one step; it reads no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxstudio.edits.adding import spot_for
from cxstudio.edits.cards import add_cards
from cxstudio.edits.fields import set_field
from cxstudio.edits.pasting import in_map_order
from cxstudio.edits.placing import next_in
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoints, set_channels
from cxstudio.model.document import Document
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. Without a stage it speaks of that of the row before, without a touchpoint likewise.

    A row with a stage of its own and no touchpoint speaks of the whole stage. `cards` are kinds and texts.
    """

    stage: str = ""
    touchpoint: str = ""
    channels: tuple[str, ...] = ()
    description: str = ""
    cards: tuple[tuple[str, str], ...] = ()


def add_rows(
    document: Document, journey: str, rows: Sequence[TableRow], selected: Sequence[str] = ()
) -> list[str]:
    """Make what the rows speak of and the map has not yet. Returns the ids of all that was made.

    Stages and touchpoints are found by their titles in any case; new stages stand after the selected one, new
    touchpoints at the end of their stage. Raises Refused, and makes nothing, where something does not fit.
    """
    here = in_map_order(document, journey, selected)
    with document.transaction(_("Paste {things}").format(things=_("table"))):
        filling = _Filling(document, journey, here[-1] if here else "")
        for row in rows:
            filling.take(row)
    return filling.made


class _Filling:
    """Where the rows have come to."""

    def __init__(self, document: Document, journey: str, selected: str) -> None:
        self._document, self._journey, self._selected = document, journey, selected
        self._stage = self._touchpoint = ""
        self._stages = {s.title.strip().casefold(): s.id for s in reversed(document.stages(journey))}
        self._points: dict[str, dict[str, str]] = {}  # of each stage looked at, by title
        after = document.stage_of(selected)
        self._before = next_in([s.id for s in document.stages(journey)], after.id if after else "")
        self.made: list[str] = []

    def take(self, row: TableRow) -> None:
        if row.stage:
            stage = self._stage_called(row.stage)
            if stage != self._stage:
                self._stage, self._touchpoint = stage, ""
        if row.touchpoint:
            self._touchpoint = self._touchpoint_called(row.touchpoint)
        if row.channels or row.description:
            self._describe(row)
        if row.cards:
            said = [(kind, text, "") for kind, text in row.cards]
            self.made += add_cards(self._document, self._home(row.cards[0][0]), said)

    def _stage_called(self, title: str) -> str:
        known = self._stages.get(title.casefold())
        if known is None:
            known = self._stages[title.casefold()] = add_stage(
                self._document, self._journey, title, self._before
            )
            self.made.append(known)
        return known

    def _touchpoint_called(self, title: str) -> str:
        if not self._stage:
            spot = spot_for(self._document, self._journey, "touchpoint", self._selected)
            self._stage = spot.home if spot and spot.home else add_stage(self._document, self._journey)
        points = self._points.get(self._stage)
        if points is None:
            row = reversed(self._document.touchpoints(self._stage))
            points = self._points[self._stage] = {t.title.strip().casefold(): t.id for t in row}
        known = points.get(title.casefold())
        if known is None:
            known = points[title.casefold()] = add_touchpoints(self._document, self._stage, [title])[0]
            self.made.append(known)
        return known

    def _describe(self, row: TableRow) -> None:
        if not self._touchpoint:
            raise Refused(_("A whole stage has no channel and no description; name a touchpoint in each row"))
        if row.channels:
            set_channels(self._document, self._touchpoint, row.channels)
        if row.description:
            set_field(self._document, [self._touchpoint], "description", row.description)

    def _home(self, kind: str) -> str:
        if self._touchpoint or self._stage:
            return self._touchpoint or self._stage
        spot = spot_for(self._document, self._journey, kind, self._selected)
        if spot is None:
            raise Refused(_("Add a touchpoint first"))
        return spot.home
