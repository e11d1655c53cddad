"""Text comes out of the PDF as it went in, in every script, read by readers that are not ours."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from cxstudio.picture.primitives import Bounds, Part, Placed, Text
from cxstudio.picture.theme import theme
from cxstudio.render.pdf import write_pdf
from cxstudio.resources import resource
from cxstudio.text.layout import FontLibrary, Style, TextEngine
from tests.render.posters import TEXTS, engine, poster, text_part

# Marks of direction, and what a reader leaves where a line was broken.
_UNSEEN = re.compile("[\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\x02\ufe0f]")
# Lowest share of words that pdfium, the reader of the most widely used browsers, gives back whole.
THRESHOLDS = {
    "Latin": 1.0,
    "Polish": 1.0,
    "Greek": 1.0,
    "Cyrillic": 1.0,
    "Persian": 1.0,
    "Arabic": 1.0,
    "Hebrew": 1.0,
    "Hindi": 1.0,
    "Thai": 1.0,
    "Emoji": 1.0,
}


def normal(text: str) -> str:
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).split())


def pdf_of(*texts: str, width: float = 560) -> bytes:
    parts = []
    y = 20.0
    for number, text in enumerate(texts):
        part = text_part(text, width, node=f"t{number}")
        parts.append(Placed(part, 20, y))
        y += part.bounds.height + 8
    return write_pdf(poster(tuple(parts)), theme("light"))


def read_by_pdfium(data: bytes) -> str:
    document: Any = pypdfium2.PdfDocument(data)
    try:
        return normal(" ".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def read_by_pypdf(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def core(word: str) -> str:
    """A word without the punctuation around it, which readers place in their own ways beside other directions."""
    return re.sub(r"^\W+|[^\w\u0900-\u0e7f]+$", "", word) or word


def recall(texts: list[str], got: str) -> float:
    wanted = [core(word) for text in texts for word in normal(text).split()]
    return sum(word in got for word in wanted) / len(wanted)


@pytest.mark.parametrize("script", TEXTS)
def test_every_word_can_be_copied_again(script: str) -> None:
    got = read_by_pdfium(pdf_of(*TEXTS[script]))
    assert recall(TEXTS[script], got) >= THRESHOLDS[script], got


@pytest.mark.parametrize("script", TEXTS)
def test_words_stay_in_order(script: str) -> None:
    got = read_by_pdfium(pdf_of(*TEXTS[script]))
    pairs = [
        (core(one), core(two))
        for text in TEXTS[script]
        for one, two in zip(normal(text).split(), normal(text).split()[1:], strict=False)
    ]
    kept = [re.search(re.escape(one) + r"\W*\s?\W*" + re.escape(two), got) is not None for one, two in pairs]
    assert sum(kept) >= 0.8 * len(kept), (got, pairs)


@pytest.mark.parametrize("script", ["Persian", "Arabic", "Hindi", "Thai"])
def test_narrow_cards_lose_no_word(script: str) -> None:
    got = read_by_pdfium(pdf_of(*TEXTS[script], width=110)).replace(" ", "")
    wanted = [core(word) for text in TEXTS[script] for word in normal(text).split()]
    assert sum(word in got for word in wanted) >= 0.9 * len(wanted), got


@pytest.mark.parametrize("text", ["waits for an answer", "ينتظر العملاء تأكيد الحجز", "מחפשת הנחה במשרד"])
def test_words_parted_by_a_line_end_stay_apart(text: str) -> None:
    document: Any = pypdfium2.PdfDocument(pdf_of(text, width=60))
    page = document[0].get_textpage()
    written = page.get_text_range()
    document.close()
    assert written.count("\r\n") >= 1
    assert written.count(" ") == text.count(" ")


def test_a_word_parted_by_a_line_end_gets_no_space() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabe"
    document: Any = pypdfium2.PdfDocument(pdf_of(word, width=80))
    written = document[0].get_textpage().get_text_range()
    document.close()
    assert " " not in written
    assert written.replace("\r\n", "") == word


def test_the_joiner_of_persian_words_is_copied() -> None:
    assert "می\u200cخواهد" in read_by_pypdf(pdf_of("او می\u200cخواهد برود"))


def test_letters_that_share_a_form_are_copied_as_typed() -> None:
    # The Arabic and the Persian yeh look the same inside a word.
    got = read_by_pdfium(pdf_of("بيت بیت", "گیر گير"))
    assert {"بيت", "بیت", "گیر", "گير"} <= set(got.split())


def test_a_ligature_is_copied_as_its_letters() -> None:
    assert {"السلام", "الأول"} <= set(read_by_pdfium(pdf_of("السلام الأول")).split())
    assert "office" in read_by_pdfium(pdf_of("office ﬁle")).split()


@pytest.mark.parametrize("text", ["call 👩🏽\u200d⚕\ufe0f now", "👨\u200d👩\u200d👧 waits", "👍🏽 done"])
def test_pictures_of_several_signs_are_copied_whole(text: str) -> None:
    assert normal(text) in read_by_pdfium(pdf_of(text))


def test_a_letter_beyond_the_basic_plane_is_copied() -> None:
    assert "𝒳" in pypdf.PdfReader(io.BytesIO(pdf_of("𝒳 and 👍🏽"))).pages[0].extract_text()


def test_brackets_and_quotation_marks_keep_their_sides_in_right_to_left_text() -> None:
    text = "سلام (دنیا) خوب «بله» است"
    assert text in read_by_pdfium(pdf_of(text))


def test_a_font_collection_is_embedded(tmp_path: Path) -> None:
    # Fonts of Chinese, Japanese and Korean come as collections.
    hebrew = resource("fonts", "NotoSansHebrew-Regular.ttf").read_bytes()
    for source in resource("fonts").glob("*-Regular.ttf"):
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "NotoSansHebrew-Regular.ttf").write_bytes(collection_of(hebrew))
    block = TextEngine(FontLibrary(tmp_path)).block("שלום עולם", Style(13), 300)
    part = Part("n", "card", Bounds(0, 0, 300, 20), (Text(0, 0, block, "ink"),))
    assert "שלום עולם" in read_by_pdfium(write_pdf(poster((Placed(part, 20, 20),)), theme("light")))


def collection_of(font: bytes) -> bytes:
    """A collection that holds this one font: its table of contents moves down by the new header (OpenType, ttcf)."""
    header = struct.pack(">4sIII", b"ttcf", 0x00010000, 1, 16)
    count = struct.unpack(">H", font[4:6])[0]
    contents = bytearray(font[: 12 + 16 * count])
    for entry in range(count):
        at = 12 + 16 * entry + 8
        contents[at : at + 4] = struct.pack(">I", struct.unpack(">I", contents[at : at + 4])[0] + len(header))
    return header + bytes(contents) + font[len(contents) :]


def test_a_script_without_a_font_is_said_and_still_copied() -> None:
    text = "お客様は返品の手順が分からず"
    block = engine().block(text, Style(13), 500)
    assert block.warnings, "either a font of this machine is used or none is there: both are said"
    assert text in read_by_pdfium(pdf_of(text)).replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "<b>&amp;</b> (paren) \\ ) ]>> {x} %PDF",
        "<img src='/etc/passwd'/> <para>x</para>",
        "BT /F1 12 Tf (x) Tj ET endstream endobj",
        "<font color='__import__(1)'>red</font>",
        "=HYPERLINK(1) @x /../../etc",
    ],
)
def test_markup_is_only_text(text: str) -> None:
    assert normal(text).replace(" ", "") in read_by_pdfium(pdf_of(text)).replace(" ", "")


HOSTILE = {
    "empty": "",
    "controls": "\x00\x01\x1b[31m",
    "surrogates": "\ud800 lone surrogate \udfff",
    "one long word": "a" * 5000,
    "overrides": "\u202e" * 300 + "abc",
    "marks": "e" + "\u0301" * 1000,
    "isolates": "\u2066" * 300 + "x",
    "nothing assigned": "\U0010ffff\ue000\ufffe\uffff",
    "joiners alone": "\u200c\u200d \u200c",
    "one long Arabic word": "ا" * 3000,
    "line ends": "\t\t x\n\n\ny\u2028z",
    "brackets": "()" * 2000,
    "marks of direction alone": "\u200f\u200e",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_does_not_break_the_export(name: str) -> None:
    data = pdf_of(HOSTILE[name], "still here", width=120)
    assert "still here" in read_by_pdfium(data)


def test_a_surrogate_becomes_the_replacement_character() -> None:
    assert "\ufffd lone" in read_by_pdfium(pdf_of("\ud800 lone"))
