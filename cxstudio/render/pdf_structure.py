"""The reading order of a PDF for assistive technology: tagged elements over marked pieces of its pages.

It must not know how anything is drawn. PDF 32000-1, 14.7 and 14.8; a claim of PDF/UA is not made, because nobody
has checked it with a validator.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.picture.poster import Element, Page, Tag
from cxstudio.picture.primitives import Part, Text
from cxstudio.render.pdf_file import PdfFile
from cxstudio.render.plain import text_string

_OTHER_TEXT: Tag = "P"


@dataclass(slots=True)
class _Tagged:
    """One element and the marks on a page that belong to it."""

    element: Element
    page: int
    marks: list[int]


class Structure:
    """Marks parts while pages are written, then writes the tree of elements in reading order."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._elements: list[_Tagged] = []
        self._of_node: dict[str, _Tagged] = {}
        self._of_text: dict[str, _Tagged] = {}
        # For each page the element of each mark, in the order of the marks.
        self._marks: list[list[_Tagged]] = []
        self._links: list[tuple[int, str]] = []  # page and annotation

    def begin_page(self, page: Page) -> None:
        number = len(self._marks)
        self._marks.append([])
        tagged = [_Tagged(element, number, []) for element in page.structure]
        self._elements += tagged
        # The first element speaks for a node: later ones of the same node repeat it elsewhere, as notes do.
        self._of_node = {}
        self._of_text = {}
        for one in tagged:
            if one.element.node:
                self._of_node.setdefault(one.element.node, one)
            else:
                self._of_text.setdefault(one.element.text, one)

    def opening(self, part: Part) -> str:
        """The operator that opens a part's marked content; "EMC" closes it. Furniture is an artifact."""
        tagged = self._of_node.get(part.node) if part.node else self._of_text.get(part.full)
        if tagged is None and part.full and _has_text(part):
            tagged = _Tagged(Element(_OTHER_TEXT, part.node, part.full), len(self._marks) - 1, [])
            self._elements.append(tagged)
        if tagged is None or (tagged.element.tag != "Figure" and not _has_text(part)):
            return "/Artifact BMC"
        marks = self._marks[-1]
        mark = len(marks)
        marks.append(tagged)
        tagged.marks.append(mark)
        return f"/{tagged.element.tag} <</MCID {mark}>> BDC"

    def end_page(self) -> None:
        """Note in the finished page which row of the parent tree is its own, and that tabs follow the structure."""
        number = len(self._marks) - 1
        self._file.set_in_page(number, {"StructParents": number, "Tabs": self._file.name("S")})

    def add_link(self, page: int, annotation: str) -> int:
        """Read a link after what its page shows; all pages are there. Returns its key in the parent tree."""
        self._links.append((page, annotation))
        return len(self._marks) + len(self._links) - 1

    def write_into(self, file: PdfFile) -> None:
        shown = [tagged for tagged in self._elements if tagged.marks]
        if not shown and not self._links:
            return
        root, document, parents = file.written(), file.written(), file.written()
        pages = [file.page_reference(number) for number in range(len(self._marks))]
        references: dict[int, str] = {}
        for tagged in shown:
            element = file.written()
            element.put(_element(tagged, document.reference, pages[tagged.page]))
            references[id(tagged)] = element.reference
        kids = [(tagged.page, references[id(tagged)]) for tagged in shown]
        links = []
        for page, annotation in self._links:
            element = file.written()
            element.put(_link(annotation, document.reference, pages[page]))
            kids.append((page, element.reference))
            links.append(element.reference)
        read = " ".join(reference for _, reference in sorted(kids, key=lambda kid: kid[0]))
        document.put(f"<</Type /StructElem /S /Document /P {root.reference} /K [{read}]>>")
        rows = []
        for number, marks in enumerate(self._marks):
            owners = file.written()
            owners.put(f"[{' '.join(references[id(tagged)] for tagged in marks)}]")
            rows.append(f"{number} {owners.reference}")
        rows += [f"{number} {link}" for number, link in enumerate(links, start=len(rows))]
        parents.put(f"<</Nums [{' '.join(rows)}]>>")
        root.put(
            f"<</Type /StructTreeRoot /K {document.reference} /ParentTree {parents.reference} "
            f"/ParentTreeNextKey {len(rows)}>>"
        )
        file.set_in_catalogue(
            {"StructTreeRoot": root.reference, "MarkInfo": file.dictionary({"Marked": "true"})}
        )


def _element(tagged: _Tagged, parent: str, page: str) -> str:
    element = tagged.element
    marks = " ".join(map(str, tagged.marks))
    text = ""
    if element.text:
        # A figure is described; text is replaced by all of itself, also when its card shows less.
        text = f" /{'Alt' if element.tag == 'Figure' else 'ActualText'} {text_string(element.text)}"
    return f"<</Type /StructElem /S /{element.tag} /P {parent} /Pg {page} /K [{marks}]{text}>>"


def _link(annotation: str, parent: str, page: str) -> str:
    return f"<</Type /StructElem /S /Link /P {parent} /Pg {page} /K <</Type /OBJR /Obj {annotation} /Pg {page}>>>>"


def _has_text(part: Part) -> bool:
    return any(isinstance(primitive, Text) for primitive in part.primitives)
