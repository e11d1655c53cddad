"""A file that travels inside a PDF, as its readers list it; it must not know what the file holds.

PDF 32000-1, 7.11.4; that the pages were made from it is told as ISO 32000-2, 14.13 has it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from cxstudio.render.pdf_file import PdfFile


@dataclass(frozen=True, slots=True)
class Attached:
    """A file under a name, with what a reader says of it; `kind` is its type as of RFC 6838."""

    name: str
    about: str
    data: bytes
    kind: str = "application/vnd.cxstudio.session"


def attach(file: PdfFile, attached: Attached) -> None:
    """Put it into the PDF as the source of its pages."""
    digest = hashlib.md5(attached.data, usedforsecurity=False).hexdigest().upper()
    entries = {
        "Type": file.name("EmbeddedFile"),
        "Subtype": "/" + attached.kind.replace("/", "#2F"),
        "Params": f"<</Size {len(attached.data)} /CheckSum <{digest}>>>",
    }
    content = file.reference(file.stream(attached.data, entries), "attached")
    name = file.string(attached.name)
    described = file.dictionary(
        {
            "Type": file.name("Filespec"),
            "F": name,
            "UF": name,
            "Desc": file.string(attached.about),
            "AFRelationship": file.name("Source"),
            "EF": file.dictionary({"F": content, "UF": content}),
        }
    )
    reference = file.reference(described, "attached file")
    files = file.dictionary({"Names": file.array([name, reference])})
    file.set_in_catalogue({"Names": file.dictionary({"EmbeddedFiles": files}), "AF": file.array([reference])})
