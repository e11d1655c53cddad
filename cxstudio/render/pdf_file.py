"""The one door to reportlab: a PDF file with pages, fonts, bookmarks and notes; it knows nothing of maps.

Of reportlab only the page canvas and its PDF objects are used, never its paragraphs, markup or font parsers.
Four of its private names are needed and cannot be had otherwise, so its version is pinned and the tests watch them:
`Canvas._code` (the operators of the open page), `Canvas._doc` with `delayedFonts`, and `idToObject`.
"""

from __future__ import annotations

import io
import os
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Protocol

from cxstudio.render.plain import plain_text, text_string

PdfObject = Any

# Modules through which reportlab would run a file of the user's (~/.reportlab_settings is asked only after them).
_SETTINGS_MODULES = ("reportlab.local_rl_settings", "reportlab_settings")

_EFFORT = 3  # of 9, of packing


class LateFont(Protocol):
    """A font that is written when all pages are, because only then it is known which letters it needs."""

    resource: str

    def write_into(self, file: PdfFile) -> PdfObject: ...


@contextmanager
def _without_user_settings() -> Iterator[None]:
    """Inside, reportlab finds neither settings files nor RL_ variables: a file of the user's must not be run."""
    known = {name: sys.modules.get(name) for name in _SETTINGS_MODULES}
    variables = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("RL_")}
    for name in _SETTINGS_MODULES:
        sys.modules[name] = ModuleType(name)
    try:
        yield
    finally:
        os.environ.update(variables)
        for name, module in known.items():
            if module is None:
                sys.modules.pop(name, None)
            else:
                sys.modules[name] = module


def _reportlab() -> tuple[Any, Any, Any]:
    """A canvas class, the module of PDF objects and one of our own, with the settings we rely on."""
    if "reportlab.rl_config" in sys.modules:
        from reportlab import rl_config
    else:
        with _without_user_settings():
            from reportlab import rl_config
    # Whoever imported it first may have read settings; these are the ones a page depends on.
    rl_config.useA85 = 0
    rl_config.pageCompression = 1
    rl_config.invariant = 1
    rl_config.pdfComments = 0
    rl_config.pdfMultiLine = 0
    rl_config.showBoundary = 0
    rl_config.documentLang = None
    rl_config.canvas_baseColor = None
    rl_config.canvas_basefontname = "Helvetica"
    rl_config.trustedHosts = None
    rl_config.verbose = 0
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen import canvas

    class BareCanvas(canvas.Canvas):  # type: ignore[misc]  # reportlab has no types
        """Pages without a first font: each would name a Helvetica that nothing is set in and nobody embeds."""

        def _make_preamble(self) -> None:
            self._preamble = "1 0 0 1 0 0 cm"

    class WrittenObject(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
        """An object that is text already: dictionaries of dictionaries take reportlab ten times as long."""

        text = "null"

        def format(self, _document: Any) -> bytes:
            return self.text.encode("ascii")

    return BareCanvas, pdfdoc, WrittenObject


class _Packed:
    """How streams are packed, in reportlab's terms: half of the usual effort makes a file a tenth larger."""

    pdfname = "FlateDecode"

    def encode(self, content: str | bytes) -> bytes:
        return zlib.compress(content.encode("ascii") if isinstance(content, str) else content, _EFFORT)


def load() -> None:
    """Load what writing needs, which takes a moment, so that the first file need not wait for it."""
    _reportlab()


class Written:
    """An object of a file whose text is put in when it is known; `reference` is how others name it."""

    def __init__(self, thing: Any, reference: str) -> None:
        self._thing = thing
        self.reference = reference

    def put(self, text: str) -> None:
        """Write the object; ASCII."""
        self._thing.text = text


class PdfFile:
    """A PDF file in memory. Lengths are points; the origin of a page is its top left corner, y grows downwards."""

    def __init__(self, language: str) -> None:
        canvas_class, self._pdfdoc, self._written = _reportlab()
        self._out = io.BytesIO()
        self._canvas: Any = canvas_class(
            self._out,
            pagesize=(595, 842),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=plain_text(language) or None,
        )
        self._document: Any = self._canvas._doc  # noqa: SLF001
        self._height = 842.0
        self._fonts: list[LateFont] = []
        self._bookmarks = 0
        self._notes = 0
        self._level = -1
        self._pages = 0
        self._document.delayedFonts.append(self)
        # No Direction of R2L, also for right-to-left maps: it only orders pages shown side by side, but pdfium then
        # copies the words of every left-to-right text in reverse, and those of right-to-left texts no better.
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def describe(
        self, *, title: str, author: str, subject: str, keywords: str, program: str, date: str
    ) -> None:
        """What a reader shows as the document's properties; any script. `date` is a PDF date."""
        self._canvas.setTitle(plain_text(title))
        self._canvas.setAuthor(plain_text(author))
        self._canvas.setSubject(plain_text(subject))
        self._canvas.setKeywords(plain_text(keywords))
        self._canvas.setCreator(program)
        self._canvas.setProducer(program)
        self._canvas.setDateFormatter(lambda *_parts: date)

    @contextmanager
    def page(self, width: float, height: float) -> Iterator[None]:
        """A page of this size; what is written inside lands on it."""
        self._height = height
        self._canvas.setPageSize((width, height))
        self.write(f"q 1 0 0 -1 0 {height:.3f} cm")
        yield
        self.write("Q")
        self._canvas.showPage()
        self._pages += 1
        page = self._document.idToObject[f"Page{self._pages}"]
        page.Contents = self.stream(page.stream, {})

    def write(self, operators: str) -> None:
        """Operators for the open page, in a system whose y grows downwards."""
        self._canvas._code.append(operators)  # noqa: SLF001

    def draw_picture(self, data: bytes, box: tuple[float, float, float, float], *, alpha: bool) -> None:
        """A PNG or JPEG of ours into left, top, width, height; the same bytes are stored once."""
        from reportlab.lib.utils import ImageReader

        x, y, width, height = box
        self._canvas.saveState()
        self._canvas.transform(1, 0, 0, -1, 0, 2 * y + height)
        reader = ImageReader(io.BytesIO(data))
        self._canvas.drawImage(reader, x, y, width, height, mask="auto" if alpha else None)
        self._canvas.restoreState()

    def add_font(self, font: LateFont) -> None:
        self._fonts.append(font)

    def add_bookmark(self, title: str, level: int, box: tuple[float, float, float, float]) -> None:
        """An entry of the outline that shows left, top, width, height of the open page, or its point when it is empty.

        A level may be skipped on the way down; the entry then hangs on the last one above it.
        """
        key = f"b{self._bookmarks}"
        self._bookmarks += 1
        x, y, width, height = box
        top = self._height - y
        if width > 0 and height > 0:
            self._canvas.bookmarkPage(key, "FitR", left=x, bottom=top - height, right=x + width, top=top)
        else:
            self._canvas.bookmarkPage(key, "XYZ", left=x, top=top)
        self._level = max(0, min(level, self._level + 1))
        self._canvas.addOutlineEntry(plain_text(title) or "…", key, self._level)
        self._canvas.showOutline()

    def add_note(self, box: tuple[float, float, float, float], author: str, text: str) -> None:
        """A note of the reader's own kind over left, top, width, height of the open page.

        What is drawn there is its icon: its own appearance is empty, for readers' icons would hide the map.
        """
        x, y, width, height = box
        top = self._height - y
        entries = {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[0 0 {width:.2f} {height:.2f}]"}
        empty = self.reference(self.stream(b"", entries, packed=False), f"note{self._notes}")
        self._notes += 1
        self._canvas.textAnnotation(
            plain_text(text),
            Rect=(x, top - height, x + width, top),
            T=self.string(author),
            Name="/Comment",
            AP=self.dictionary({"N": empty}),
        )

    def finish(self) -> bytes:
        """The bytes of the file. Nothing can be added afterwards."""
        self._canvas.save()
        return self._out.getvalue()

    def addObjects(self, document: Any) -> None:  # noqa: N802  (reportlab's name: called when all pages are done)
        fonts = document.idToObject["BasicFonts"].dict
        for font in self._fonts:
            fonts[font.resource] = font.write_into(self)

    # The few kinds of objects a PDF is made of.

    def dictionary(self, entries: Mapping[str, object]) -> PdfObject:
        return self._pdfdoc.PDFDictionary(dict(entries))

    def array(self, entries: Sequence[object]) -> PdfObject:
        return self._pdfdoc.PDFArray(list(entries))

    def name(self, text: str) -> PdfObject:
        return self._pdfdoc.PDFName(text)

    def string(self, text: str) -> str:
        """A text of any script as a PDF spells it."""
        return text_string(text)

    def stream(self, data: bytes | str, entries: Mapping[str, object], *, packed: bool = True) -> PdfObject:
        filters = [_Packed()] if packed else []
        return self._pdfdoc.PDFStream(self.dictionary(entries), data, filters)

    def reference(self, thing: PdfObject, key: str) -> PdfObject:
        """Make `thing` an object of its own, found by `key`, which names it once in this file."""
        return self._document.Reference(thing, key)

    def written(self) -> Written:
        """An object of its own that is written as text, and may be referred to before it is."""
        thing = self._written()
        number = self._document.objectcounter + 1
        self._document.Reference(thing, f"written{number}")
        return Written(thing, f"{number} 0 R")

    def page_reference(self, index: int) -> str:
        number, version = self._document.idToObjectNumberAndVersion[f"Page{index + 1}"]
        return f"{number} {version} R"

    def set_in_page(self, index: int, entries: Mapping[str, object]) -> None:
        """Entries of a finished page that the canvas does not offer."""
        _set_entries(self._document.idToObject[f"Page{index + 1}"], entries)

    def name_in_page(self, index: int, groups: Mapping[str, str]) -> None:
        """Names by which a finished page refers to groups of optional content."""
        page = self._document.idToObject[f"Page{index + 1}"]
        usual = page.check_format

        def check_format(document: Any) -> None:
            usual(document)
            page.Resources.Properties = dict(groups)

        page.check_format = check_format

    def annotate(self, index: int, annotations: Sequence[str]) -> None:
        """Further annotations of a finished page, by their references."""
        page = self._document.idToObject[f"Page{index + 1}"]
        page.Annots = [*(page.Annots or []), *annotations]

    def set_in_catalogue(self, entries: Mapping[str, object]) -> None:
        _set_entries(self._document.Catalog, entries)


def _set_entries(thing: Any, entries: Mapping[str, object]) -> None:
    for key, value in entries.items():
        setattr(thing, key, value)
    new = [key for key in entries if key not in thing.__NoDefault__]
    thing.__NoDefault__ = [*thing.__NoDefault__, *new]
