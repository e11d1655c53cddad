"""Fonts inside a PDF: which glyphs a document uses, what each says when copied, and the subset that travels along.

It must not know pages or colours. A font is written as Type0 with Identity-H: each code of the content stream
is one pair of a glyph and the text it stands for there, so that a form two letters share (the Arabic and the Persian
yeh in the middle of a word) is copied as the letter that was typed. PDF 32000-1, 9.7 and 9.10.3.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cached_property

from cxstudio.render.pdf_file import PdfFile, PdfObject
from cxstudio.render.plain import number, utf16_hex
from cxstudio.text.fonts import FontFile
from cxstudio.text.subset import subset

_MOST_IN_A_BLOCK = 100  # mappings in one beginbfchar, PDF 32000-1, 9.7.5.4


class EmbeddedFont:
    """One font of one document: hands out codes while pages are written, then writes itself."""

    def __init__(self, font: FontFile, resource: str) -> None:
        self.font = font
        self.resource = resource
        self._cff = font.cff
        self._codes: dict[tuple[int, str], str] = {}
        self._text_of_glyph: dict[int, str] = {}
        self._thousandths: dict[int, float] = {}
        self._letters: dict[tuple[int, str], tuple[str, bool, float]] = {}

    def letter(self, glyph: int, text: str) -> tuple[str, bool, float]:
        """What `code` and `width` say of a glyph that stands for `text`; a page asks it of each of its letters."""
        found = self._letters.get((glyph, text))
        if found is None:
            found = self._letters[glyph, text] = (*self.code(glyph, text), self.width(glyph))
        return found

    def code(self, glyph: int, text: str) -> tuple[str, bool]:
        """The code, in hex, of a glyph that stands for `text`, and whether it will be copied as just that.

        PostScript outlines have no table from codes to glyphs, so there a glyph keeps its first text.
        """
        if self._cff:
            return f"{glyph:04X}", self._text_of_glyph.setdefault(glyph, text) == text
        code = self._codes.get((glyph, text))
        if code is None:
            # Code 0 stays the missing glyph.
            code = self._codes[glyph, text] = f"{len(self._codes) + 1:04X}"
        return code, True

    def width(self, glyph: int) -> float:
        """The advance a reader will assume, in em."""
        return self._advance(glyph) / 1000

    def _advance(self, glyph: int) -> float:
        """The same in thousandths of an em, as the file tells it."""
        found = self._thousandths.get(glyph)
        if found is None:
            found = self._thousandths[glyph] = round(self.font.advance(glyph) * 1000, 2)
        return found

    def nominal(self, character: str) -> int:
        """The glyph a character has on its own, 0 for none."""
        return self.font.opened.nominal_glyph(ord(character))

    @cached_property
    def space(self) -> str:
        """The code of a space; nothing for a font without one."""
        glyph = self.nominal(" ")
        return self.code(glyph, " ")[0] if glyph else ""

    @cached_property
    def space_before(self) -> str:
        """Inside a string: the way back over a space, then a space; nothing for a font without one."""
        return f">{self.width(self.nominal(' ')) * 1000:.2f}<{self.space}" if self.space else ""

    def write_into(self, file: PdfFile) -> PdfObject:
        """Write the subset and its tables; gives the reference pages name it by."""
        codes = self._glyph_of_code()
        data = subset(self.font, {glyph for glyph, _ in codes.values()})
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        base = f"{tag}+{self.font.key}"

        def kept(thing: PdfObject, role: str) -> PdfObject:
            return file.reference(thing, f"{self.resource}.{role}")

        descendant: dict[str, object] = {
            "Type": file.name("Font"),
            "Subtype": file.name("CIDFontType0" if self._cff else "CIDFontType2"),
            "BaseFont": file.name(base),
            "CIDSystemInfo": file.dictionary(
                {"Registry": file.string("Adobe"), "Ordering": file.string("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": kept(
                self._descriptor(file, base, kept(self._program(file, data), "file")), "about"
            ),
            "DW": 1000,
            "W": self._all_widths(codes),
        }
        if not self._cff:
            table = bytearray(2 * (max(codes, default=0) + 1))
            for code, (glyph, _) in codes.items():
                table[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
            descendant["CIDToGIDMap"] = kept(file.stream(bytes(table), {}), "glyphs")
        return kept(
            file.dictionary(
                {
                    "Type": file.name("Font"),
                    "Subtype": file.name("Type0"),
                    "BaseFont": file.name(f"{base}-Identity-H" if self._cff else base),
                    "Encoding": file.name("Identity-H"),
                    "DescendantFonts": file.array([kept(file.dictionary(descendant), "codes")]),
                    "ToUnicode": kept(file.stream(_to_unicode(codes), {}), "texts"),
                }
            ),
            "font",
        )

    def _glyph_of_code(self) -> dict[int, tuple[int, str]]:
        if self._cff:
            return {glyph: (glyph, text) for glyph, text in sorted(self._text_of_glyph.items())}
        return {int(code, 16): pair for pair, code in self._codes.items()}

    def _all_widths(self, codes: dict[int, tuple[int, str]]) -> str:
        """The widths of codes, each row of them under its first (PDF 32000-1, 9.7.4.3)."""
        rows: dict[int, list[str]] = {}
        first = last = -1
        for code, (glyph, _) in codes.items():
            first = first if code == last + 1 and rows else code
            rows.setdefault(first, []).append(number(self._advance(glyph)))
            last = code
        written = [f"{code} [{' '.join(row)}]" for code, row in rows.items()]
        return f"[{' '.join(written)}]"

    def _descriptor(self, file: PdfFile, base: str, program: PdfObject) -> PdfObject:
        top, bottom = round(self.font.ascent * 1000), -round(self.font.descent * 1000)
        return file.dictionary(
            {
                "Type": file.name("FontDescriptor"),
                "FontName": file.name(base),
                "Flags": 4,
                "ItalicAngle": -12 if self.font.italic else 0,
                "Ascent": top,
                "Descent": bottom,
                "CapHeight": 700,
                "StemV": 80,
                "FontBBox": file.array([-1000, bottom, 2000, top]),
                "FontFile3" if self._cff else "FontFile2": program,
            }
        )

    def _program(self, file: PdfFile, data: bytes) -> PdfObject:
        entries: dict[str, object] = (
            {"Subtype": file.name("OpenType")} if self._cff else {"Length1": len(data)}
        )
        return file.stream(data, entries)


class DocumentFonts:
    """The fonts of one document, each entered at its first letter."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._fonts: dict[str, EmbeddedFont] = {}

    def embedded(self, font: FontFile) -> EmbeddedFont:
        found = self._fonts.get(font.key)
        if found is None:
            found = self._fonts[font.key] = EmbeddedFont(font, f"G{len(self._fonts) + 1}")
            self._file.add_font(found)
        return found


def _to_unicode(codes: dict[int, tuple[int, str]]) -> bytes:
    rows = [f"<{code:04X}> <{utf16_hex(text)}>" for code, (_, text) in sorted(codes.items()) if text]
    blocks = [rows[start : start + _MOST_IN_A_BLOCK] for start in range(0, len(rows), _MOST_IN_A_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def one_code_point(text: str) -> str:
    """The single presentation character of a ligature such as lam-alef, or `text` itself.

    Readers turn a right-to-left letter's text around, also the two letters of one glyph; one character survives that,
    and compatibility normalisation makes it the two letters again.
    """
    return _LIGATURES.get(text, text)


_LIGATURES = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (*range(0xFEF5, 0xFEFD), 0xFDF2)
}
