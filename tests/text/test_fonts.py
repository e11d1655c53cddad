"""Which font shows a letter, and fonts of the machine."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cxstudio.resources import resource
from cxstudio.text.fonts import FAMILIES, FontFile, FontLibrary, Use
from cxstudio.text.layout import Style, TextEngine, sentences
from cxstudio.text.system_fonts import SystemFonts

STYLE = Style(13)


def fonts_of(text: str, style: Style = STYLE, engine: TextEngine | None = None) -> list[str]:
    """The fonts of the visible runs from left to right."""
    laid_out = (engine or TextEngine(FontLibrary(resource("fonts")))).block(text, style, 1000)
    return [run.font.key for line in laid_out.lines for run in line.runs if run.text.strip()]


def test_every_bundled_face_is_there_with_its_licence() -> None:
    folder = resource("fonts")
    for family in FAMILIES:
        for weight, italic in family.faces:
            font = FontFile(folder / family.file_name(weight, italic))
            assert font.glyf
            assert font.units_per_em in {1000, 2048}
            assert font.opened.may_be_embedded()
        assert (
            "SIL OPEN FONT LICENSE" in (folder / f"OFL-{family.stem}.txt").read_text(encoding="utf-8").upper()
        )


def test_each_file_has_the_weight_its_name_says() -> None:
    for family in FAMILIES:
        for weight, italic in family.faces:
            font = FontFile(resource("fonts", family.file_name(weight, italic)))
            table = bytes(font.hb_face().reference_table("OS/2").data)
            assert int.from_bytes(table[4:6], "big") == weight


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (400, "Regular"),
        (450, "Regular"),
        (500, "Regular"),
        (550, "SemiBold"),
        (600, "SemiBold"),
        (900, "SemiBold"),
    ],
)
def test_the_nearest_weight_is_taken(asked: int, found: str) -> None:
    assert fonts_of("שלום", Style(13, asked)) == [f"NotoSansHebrew-{found}"]


def test_a_word_of_another_script_gets_its_own_font() -> None:
    assert fonts_of("CX שלום") == ["NotoSansHebrew-Regular", "NotoSans-Regular"]
    assert fonts_of("फ़ोन") == ["NotoSansDevanagari-Regular"]


def test_punctuation_stays_in_the_font_of_its_text_even_before_the_first_letter() -> None:
    assert set(fonts_of("«سلام!»")) == {"Vazirmatn-Regular"}


def test_letters_that_join_come_from_one_font() -> None:
    assert set(fonts_of("ڊاڪٽر")) == {"NotoSansArabic-Regular"}
    assert set(fonts_of("سلام")) == {"Vazirmatn-Regular"}


def test_pictures_come_from_the_emoji_font_and_digits_do_not_follow_them() -> None:
    assert fonts_of("✔️ 😀 12") == ["NotoEmoji-Regular", "NotoEmoji-Regular", "NotoSans-Regular"]
    assert fonts_of("👩‍👩‍👧") == ["NotoEmoji-Regular"]


def test_a_letter_no_font_has_is_reported_and_shown_as_a_box() -> None:
    engine = TextEngine(FontLibrary(resource("fonts")))
    block = engine.block("漢字 ok", STYLE, 300)
    assert [(warning.kind, warning.detail) for warning in block.warnings] == [
        ("missing", "漢"),
        ("missing", "字"),
    ]
    assert block.lines[0].runs[0].glyphs[0].id == 0
    assert sentences(engine.warnings()) == [
        "No font has these characters, boxes stand in their place: 漢 字 (CJK)."
    ]


def test_a_font_of_the_machine_helps_out_and_is_reported(tmp_path: Path) -> None:
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    for path in resource("fonts").glob("*.ttf"):
        if "Thai" not in path.name:
            (bundled / path.name).symlink_to(path)
    machine = tmp_path / "machine" / "deep"
    machine.mkdir(parents=True)
    (machine / "NotoSansKhmer-Regular.ttf").write_bytes(
        resource("fonts", "NotoSansThai-Regular.ttf").read_bytes()
    )
    (machine / "NotoSansLao-Regular.ttf").write_bytes(b"not a font")
    library = FontLibrary(bundled, SystemFonts([tmp_path / "machine"]).find)
    thai = FontLibrary(bundled).chain(400, italic=False)
    assert thai.lacks("ก", 0)
    chain = library.chain(400, italic=False)
    chain.fonts[:] = [font for font in chain.fonts if "Thai" not in font.key]
    assert chain.fonts[chain.choose("ก", None)].use is Use.SYSTEM


def test_fonts_of_the_machine_met_before_do_not_change_the_choice(tmp_path: Path) -> None:
    sources = {
        "NotoSansLao-Regular.ttf": "NotoSansThai-Regular.ttf",
        "DejaVuSans.ttf": "NotoSansHebrew-Regular.ttf",
    }
    for name, source in sources.items():
        (tmp_path / name).write_bytes(resource("fonts", source).read_bytes())
    search = SystemFonts([tmp_path]).find
    shared = "a"  # in both
    first = FontLibrary(tmp_path / "none", search).chain(400, italic=False)
    second = FontLibrary(tmp_path / "none", search).chain(400, italic=False)
    first.fonts.clear()
    second.fonts.clear()
    first.choose("א", None)
    assert first.fonts[first.choose(shared, None)].key == second.fonts[second.choose(shared, None)].key


def test_a_font_keeps_its_identity_when_it_travels() -> None:
    font = FontFile(resource("fonts", "NotoSans-Bold.ttf"), weight=700)
    other = pickle.loads(pickle.dumps(font))
    assert other == font
    assert (other.key, other.weight, other.advance(36)) == ("NotoSans-Bold", 700, font.advance(36))


def test_an_absent_font_says_so_when_it_is_opened(tmp_path: Path) -> None:
    font = FontFile(tmp_path / "gone.ttf")
    with pytest.raises(OSError, match=r"gone\.ttf cannot be read"):
        font.covers(65)
    (tmp_path / "gone.ttf").write_bytes(b"no font")
    with pytest.raises(ValueError, match="is not a font"):
        font.covers(65)


def test_an_outline_is_closed_and_has_the_height_of_its_letter() -> None:
    font = FontFile(resource("fonts", "NotoSans-Regular.ttf"))
    steps = font.outline(font.opened.nominal_glyph(ord("H")))
    assert (steps[0][0], steps[-1][0]) == ("M", "Z")
    assert max(numbers[-1] for letter, numbers in steps if letter != "Z") == pytest.approx(0.714)
