"""The layers of a PDF that its reader can hide and show again; it must not know what lies in them.

They are the optional content groups of PDF 32000-1, 8.11: one for each name, on all pages together.
"""

from __future__ import annotations

from cxstudio.render.pdf_file import PdfFile, Written
from cxstudio.render.plain import text_string


class Layers:
    """Opens layers while pages are written, then lists them in the order they were first met."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._known: dict[str, Written] = {}
        self._on_page: dict[str, str] = {}  # the resource of a layer -> its group

    def name(self, name: str) -> None:
        """Give a layer its place in the list before anything lies in it; "" is none."""
        if name and name not in self._known:
            group = self._known[name] = self._file.written()
            group.put(f"<</Type /OCG /Name {text_string(name)}>>")

    def opening(self, name: str) -> str:
        """The operator that opens a layer on the open page; "EMC" closes it."""
        self.name(name)
        resource = f"L{list(self._known).index(name)}"
        self._on_page[resource] = self._known[name].reference
        return f"/OC /{resource} BDC"

    def end_page(self, index: int) -> None:
        """Name in the finished page the layers it has parts of."""
        if self._on_page:
            self._file.name_in_page(index, self._on_page)
            self._on_page = {}

    def write_into(self, file: PdfFile) -> None:
        if not self._known:
            return
        every = " ".join(group.reference for group in self._known.values())
        shown = f"<</Order [{every}] /ON [{every}] /ListMode /VisiblePages>>"
        properties = file.written()
        properties.put(f"<</OCGs [{every}] /D {shown}>>")
        file.set_in_catalogue({"OCProperties": properties.reference})
