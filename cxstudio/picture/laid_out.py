"""A map laid out, as those see it who ask it questions or draw a part of it; it knows not how it came about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from cxstudio.model.document import Document
from cxstudio.picture.arrows import Arrows
from cxstudio.picture.cards.drawing import Drawing
from cxstudio.picture.grid import Column, Grid, Row
from cxstudio.picture.over import Over
from cxstudio.picture.primitives import Bounds, Placed
from cxstudio.picture.stage_block import StageBlock
from cxstudio.picture.wording import Wording


class LaidOut(Protocol):
    """The grid with what stands in it and over it. Lengths in canvas units."""

    @property
    def document(self) -> Document: ...
    @property
    def journey(self) -> str: ...
    @property
    def wording(self) -> Wording: ...
    @property
    def grid(self) -> Grid: ...
    @property
    def blocks(self) -> tuple[StageBlock, ...]: ...
    @property
    def arrows(self) -> Arrows: ...
    @property
    def over(self) -> Over: ...
    @property
    def band(self) -> float: ...
    def parts(self, area: Bounds | None = None) -> Iterator[Placed]: ...
    def cell_parts(self, column: Column, row: Row) -> Iterator[Placed]: ...
    def placed(self, node: str) -> Placed | None: ...
    def drawing(self, node: str) -> Drawing | None: ...
