"""Links of a PDF from an area of a page to a point of another; it must not know what either shows.

PDF 32000-1, 12.5.6.5; each is an element of its own for assistive technology (14.8.4.4.2).
"""

from __future__ import annotations

from cxstudio.picture.poster import Anchor, Page
from cxstudio.render.pdf_file import PdfFile
from cxstudio.render.pdf_structure import Structure
from cxstudio.render.plain import number, text_string


class Links:
    """Gathers the links and anchors of all pages, then writes the links whose anchor is there."""

    def __init__(self) -> None:
        self._pages: list[Page] = []

    def add_page(self, page: Page) -> None:
        self._pages.append(page)

    def write_into(self, file: PdfFile, structure: Structure) -> None:
        """Where an anchor is missing there is no link, and of two of one name the first is meant."""
        targets = self._targets(file)
        for index, page in enumerate(self._pages):
            written = []
            for link in page.links:
                target = targets.get(link.to)
                if target is None:
                    continue
                annotation = file.written()
                left, top = link.x, page.height_pt - link.y
                box = " ".join(map(number, (left, top - link.height, left + link.width, top)))
                key = structure.add_link(index, annotation.reference)
                said = f" /Contents {text_string(link.label)}" if link.label else ""
                annotation.put(
                    f"<</Type /Annot /Subtype /Link /Rect [{box}] /Border [0 0 0] /F 4 "
                    f"/Dest {target} /StructParent {key}{said}>>"
                )
                written.append(annotation.reference)
            file.annotate(index, written)

    def _targets(self, file: PdfFile) -> dict[str, str]:
        found: dict[str, str] = {}
        for index, page in enumerate(self._pages):
            for anchor in page.anchors:
                found.setdefault(anchor.name, _destination(file.page_reference(index), page, anchor))
        return found


def _destination(reference: str, page: Page, anchor: Anchor) -> str:
    # Zero keeps the reader's zoom.
    return f"[{reference} /XYZ {number(anchor.x)} {number(page.height_pt - anchor.y)} 0]"
