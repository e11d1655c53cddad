"""Slides as LibreOffice opens them: every word of a deck must be in the PDF it makes of it, and on the right slide."""

from __future__ import annotations

import io
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from pptx import Presentation

from cxstudio.files.session_file import SessionFile
from cxstudio.formats import EXPORTS, ExportOptions, export_bytes, usual_profile
from cxstudio.model.views import VIEWS_ON_PAPER
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.theme import theme
from cxstudio.render.pptx import write_pptx
from cxstudio.resources import resource
from cxstudio.text.bidi import majority
from tests.render.decks import chosen, joined, shapes_of
from tests.render.posters import images, poster

SAMPLES = ("hospital-appointment", "tajdid-rukhsa", "zakup-kanapy")
# Programs break words where lines end, and put marks and figures in orders of their own.
LEAST_RECALL = 0.97


def letters(text: str) -> str:
    """The letters and figures of a text alone, without marks and in one form."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] in "LN")


def words_of_slide(slide: Any) -> list[str]:
    """The words of a slide's shapes and tables; a title above its edge is not seen."""
    found = []
    for shape in shapes_of(slide.shapes):
        if shape.has_text_frame and shape.top + shape.height > 0:
            found += shape.text_frame.text.split()
        elif getattr(shape, "has_table", False):
            found += [word for cell in shape.table.iter_cells() for word in cell.text.split()]
    return [word for word in map(letters, found) if word]


def missing_words(words: list[str], page: str) -> list[str]:
    """The words that are not on a page.

    Of right-to-left words it is asked whether there are as many of their letters: a reader turns letters that share
    one shape, such as lam and alef, around.
    """
    missing = [word for word in words if majority(word) != 1 and word not in page]
    wanted = Counter("".join(word for word in words if majority(word) == 1))
    missing += (wanted - Counter(page)).elements()
    return missing


def decks() -> Iterator[tuple[str, bytes]]:
    """The decks that are opened, by name."""
    yield "scripts", write_pptx(poster(), theme("light"), images=images)
    yield "arrows", write_pptx(joined("60 %"), theme("light"))
    yield "pictures", write_pptx(poster(), theme("light"), images=images, as_pictures=True)
    format = next(one for one in EXPORTS if one.name == "pptx")
    for name in SAMPLES:
        file = SessionFile.open(resource("samples", f"{name}.cxs"), read_only=True)
        setups = {
            "views": PageSetup(size="A3", contents=VIEWS_ON_PAPER, every_journey=True, comments=True),
            "usual": PageSetup(profile=usual_profile(format)),
        }
        for kind, setup in setups.items():
            yield (
                f"{name} {kind}",
                export_bytes(file.document, format, ExportOptions(page=setup), pictures=file.blob).data,
            )
        file.close()


def faults(name: str, data: bytes, soffice: str, folder: Path) -> list[str]:
    """What is wrong with a deck after LibreOffice has opened it."""
    path = folder / f"{name}.pptx"
    path.write_bytes(data)
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [soffice, "--headless", own, "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=False, capture_output=True, timeout=300)
    made = path.with_suffix(".pdf")
    if not made.exists():
        return [f"{name}: not opened"]
    slides = list(chosen(Presentation(io.BytesIO(data)), "Fallback").slides)
    with pypdfium2.PdfDocument(made) as document:
        pages = [letters(page.get_textpage().get_text_range()) for page in document]
    if len(pages) != len(slides):
        return [f"{name}: {len(slides)} slides became {len(pages)} pages"]
    wrong = []
    for number, (slide, page) in enumerate(zip(slides, pages, strict=True), start=1):
        words = words_of_slide(slide)
        missing = missing_words(words, page)
        if len(missing) > (1 - LEAST_RECALL) * len(words):
            wrong.append(f"{name}, slide {number}: {len(missing)} of {len(words)} words: {missing[:10]}")
    print(f"{name}: {len(slides)} slides, {sum(len(words_of_slide(s)) for s in slides)} words looked for")
    return wrong


def main(soffice: str, folder: Path) -> int:
    """Open every deck; 1 when one is not as it was."""
    wrong = [fault for name, data in decks() for fault in faults(name, data, soffice, folder)]
    print("\n".join(wrong) or "all words were there")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
