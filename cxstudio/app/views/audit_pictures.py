"""The pictures of the audit view, set for the width there is; it asks the document and changes nothing."""

from __future__ import annotations

from functools import cached_property

from cxstudio.app.metric_words import wording
from cxstudio.app.scale import text_scale
from cxstudio.app.views.audit_matrix import MatrixArea
from cxstudio.app.views.sheet_area import SheetArea
from cxstudio.insight.audit import consistencies, score_of
from cxstudio.model.audits import Audit
from cxstudio.model.document import Document
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.sheets.audit import Screen, matrix_on_screen, overview_on_screen
from cxstudio.picture.sheets.audit_parts import Compared
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine

PIXELS = 1.72  # of a point: the small print of paper is then as large as the words of the window
LEAST_WIDTH = 250.0  # points


def draw_overview(
    area: SheetArea, document: Document, engine: TextEngine, now: Audit, before: Audit | None
) -> None:
    """Show the radar of an audit, and of another one it is compared with."""
    compared = Compared(score_of(document, now), score_of(document, before) if before else None)
    area.show_pages([overview_on_screen(_screen(area, document, engine), compared)])


def draw_matrix(area: MatrixArea, document: Document, engine: TextEngine, journey: str) -> None:
    """Show how alike the channels of a journey are."""
    found = consistencies(document, journey)
    screen = _screen(area, document, engine)
    area.show_matrix(found, matrix_on_screen(screen, found), rtl=screen.paper.wording.rtl)


def _screen(area: SheetArea, document: Document, engine: TextEngine) -> Screen:
    width = area.room / (PIXELS * text_scale())
    return Screen(_WindowPaper(document, engine, PageSetup()), max(LEAST_WIDTH, width))


class _WindowPaper(Paper):
    """Speaks as the list beside it does, whatever the language of the document."""

    @cached_property
    def wording(self) -> Wording:
        return wording(rtl=self.document.session.direction == "rtl")
