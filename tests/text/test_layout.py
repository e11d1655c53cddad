"""Blocks of text: wrapping, cutting, direction, and what hostile texts do."""

from __future__ import annotations

import dataclasses
import math
import pickle
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cxstudio.resources import resource
from cxstudio.text.harfbuzz import Shaped
from cxstudio.text.layout import (
    KEPT_CHARACTERS,
    FontFile,
    FontLibrary,
    Style,
    TextBlock,
    TextEngine,
    standard_engine,
)
from cxstudio.text.paragraph import MAX_CHARACTERS
from tests.text.texts import RIGHT_TO_LEFT, TEXTS

NOTE = Style(13, line_height=17)
HOSTILE = [
    "\x00\x01\x1b[31m",
    "\ud800 lone surrogate",
    "a" * 20_000,
    "ا" * 20_000,
    "क्" * 4_000,
    "\u202e" * 500 + "abc",
    "\u2066" * 300 + "x",
    "e" + "\u0301" * 3_000,
    "\u0301" * 3_000,
    "()" * 5_000,
    "(א" * 5_000,
    " " * 10_000,
    "\n" * 3_000,
    "\u200d\u200c\ufe0f" * 500,
    "\U0010ffff\ue000\ufffe",
    "<b>&amp;</b> (paren) \\ ) ]>>",
    "👩‍👩‍👧" * 500,
]


# The bundled fonts alone, so that no font of the machine takes part.
BUNDLED = TextEngine(FontLibrary(resource("fonts")))


@pytest.fixture(scope="module")
def engine() -> TextEngine:
    return BUNDLED


def shown(block: TextBlock) -> str:
    return "\n".join(line.text for line in block.lines)


def letters(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("width", [30.0, 60.0, 150.0, 1000.0])
def test_no_line_is_wider_than_its_box_and_no_word_is_lost(
    engine: TextEngine, language: str, width: float
) -> None:
    block = engine.block(TEXTS[language], NOTE, width)
    assert max(line.width for line in block.lines) <= width + 1e-4
    assert letters("".join(line.text for line in block.lines)) == letters(TEXTS[language])
    assert block.complete
    assert block.hidden == ""


@pytest.mark.parametrize("language", TEXTS)
def test_the_bundled_fonts_have_every_letter(engine: TextEngine, language: str) -> None:
    block = engine.block(TEXTS[language], NOTE, 100)
    assert [warning for warning in block.warnings if warning.kind != "no dictionary"] == []
    assert all(glyph.id != 0 for line in block.lines for run in line.runs for glyph in run.glyphs)


@pytest.mark.parametrize("language", TEXTS)
def test_the_ink_stays_inside_the_block(engine: TextEngine, language: str) -> None:
    block = engine.block(TEXTS[language], NOTE, 150)
    for line in block.lines:
        for run in line.runs:
            for glyph in run.glyphs:
                _, bottom, _, top = run.font.opened.ink(glyph.id)
                assert line.baseline - (glyph.y + top) * 13 >= -0.5
                assert line.baseline - (glyph.y + bottom) * 13 <= block.height + 0.5


def test_a_line_is_the_height_asked_for_and_grows_only_for_scripts_that_need_it(engine: TextEngine) -> None:
    assert engine.block("Waiting area", NOTE, 200).height == pytest.approx(17)
    assert engine.block("Done ✅ → ★", NOTE, 200).height == pytest.approx(17)
    assert 18 < engine.block("سالن انتظار", NOTE, 200).height < 20
    roomy = dataclasses.replace(NOTE, line_height=26)
    assert engine.block("سالن انتظار", roomy, 200).height == pytest.approx(26)
    assert engine.block("Waiting area", Style(10), 200).height == pytest.approx(13.62)


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_text_starts_at_the_right(engine: TextEngine, language: str) -> None:
    block = engine.block(TEXTS[language], NOTE, 150, direction="ltr")
    assert block.rtl
    assert all(line.rtl and line.x + line.width == pytest.approx(150) for line in block.lines)
    ended = engine.block(TEXTS[language], NOTE, 150, align="end")
    assert all(line.x == 0 for line in ended.lines)


def test_a_note_of_the_other_direction_keeps_its_own_side(engine: TextEngine) -> None:
    english = engine.block("Net Promoter Score", NOTE, 300, direction="rtl")
    assert not english.rtl
    assert english.lines[0].x == 0
    undecided = engine.block("4.2", NOTE, 300, direction="rtl")
    assert undecided.rtl
    assert undecided.lines[0].x + undecided.lines[0].width == pytest.approx(300)


def test_paragraphs_of_two_directions_share_a_block(engine: TextEngine) -> None:
    block = engine.block("Waiting area\nسالن انتظار", NOTE, 200)
    assert [line.rtl for line in block.lines] == [False, True]


@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_lines_stay_in_the_box_however_they_are_aligned(
    engine: TextEngine, align: Literal["start", "center", "end"]
) -> None:
    for text in (TEXTS["Polish"], TEXTS["Persian"]):
        for line in engine.block(text, NOTE, 90, align=align).lines:
            assert line.x >= -1e-6
            assert line.x + line.width <= 90 + 1e-4


def test_numbers_and_latin_words_keep_their_order_in_persian(engine: TextEngine) -> None:
    line = engine.block("سال 2024 (CX)", NOTE, 300).lines[0]
    assert [run.text.strip() for run in line.runs if run.text.strip()] == [")", "CX", "(", "2024", "سال"]
    assert [run.rtl for run in line.runs if run.text.strip()] == [True, False, True, False, True]


def test_runs_follow_each_other_from_left_to_right_without_gaps(engine: TextEngine) -> None:
    for text in TEXTS.values():
        for line in engine.block(text, NOTE, 120).lines:
            x = 0.0
            for run in line.runs:
                assert run.x == pytest.approx(x)
                x += run.width
            assert x == pytest.approx(line.width)


@pytest.mark.parametrize("language", TEXTS)
def test_every_character_belongs_to_one_cluster(engine: TextEngine, language: str) -> None:
    for line in engine.block(TEXTS[language], NOTE, 120).lines:
        for run in line.runs:
            parts = [text for _, _, text in run.clusters]
            assert "".join(reversed(parts) if run.rtl else parts) == run.text
            assert sum(count for _, count, _ in run.clusters) == len(run.glyphs)
            assert [first for first, _, _ in run.clusters] == sorted(first for first, _, _ in run.clusters)


def test_a_joiner_leaves_no_glyph_and_stays_in_its_cluster(engine: TextEngine) -> None:
    run = engine.block("می‌خواند", NOTE, 300).lines[0].runs[0]
    assert any("\u200c" in text for _, _, text in run.clusters)
    assert len(run.glyphs) == len("می‌خواند") - 1


def test_a_text_that_does_not_fit_ends_with_an_ellipsis_and_gives_the_rest(engine: TextEngine) -> None:
    for text in (TEXTS["Polish"], TEXTS["Persian"], TEXTS["Hindi"], TEXTS["Thai"]):
        block = engine.block(text, NOTE, 90, max_lines=2)
        assert len(block.lines) == 2
        assert not block.complete
        assert block.lines[-1].text.endswith("…")
        assert all(line.width <= 90 + 1e-4 for line in block.lines)
        assert letters("".join(line.text for line in block.lines)[:-1] + block.hidden) == letters(text)


def test_the_ellipsis_stands_at_the_reading_end(engine: TextEngine) -> None:
    english = engine.block(TEXTS["Polish"], NOTE, 90, max_lines=1).lines[0]
    persian = engine.block(TEXTS["Arabic"], NOTE, 90, max_lines=1).lines[0]
    assert english.runs[-1].text == "…"
    assert persian.runs[0].text == "…"


def test_a_text_that_just_fits_is_not_cut(engine: TextEngine) -> None:
    lines = len(engine.block(TEXTS["Polish"], NOTE, 90).lines)
    assert engine.block(TEXTS["Polish"], NOTE, 90, max_lines=lines).complete
    assert engine.block("one line\n", NOTE, 90, max_lines=1).complete


def test_what_is_hidden_spans_paragraphs(engine: TextEngine) -> None:
    block = engine.block("first\nsecond\nthird", NOTE, 200, max_lines=2)
    assert shown(block) == "first\nsecond…"
    assert block.hidden == "third"


def test_a_text_beyond_the_limit_is_cut_and_counted_as_hidden(engine: TextEngine) -> None:
    block = engine.block("word " * 10_000, NOTE, 400)
    assert not block.complete
    assert block.lines[-1].text.endswith("…")
    assert len(block.hidden) >= 50_000 - MAX_CHARACTERS


LONG = [
    "".join(f"w{number} " for number in range(2_000)),
    "".join(f"{number}\n" for number in range(3_000)),
    "w" * 10_000,
    TEXTS["Persian"] * 200,
    "CX " * 90 + TEXTS["Arabic"] * 200,
    "Latin first\n" + "CX " * 90 + TEXTS["Arabic"] * 200,
    TEXTS["Thai"] * 300,
    TEXTS["Hindi"] * 200,
    TEXTS["Signs"] * 200,
]


@pytest.mark.parametrize("text", LONG)
def test_of_a_long_text_no_more_is_shaped_than_can_show(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shaped: list[int] = []
    shape = FontFile.shape

    def counted(font: FontFile, text: str, *, rtl: bool, language: str, tabular: bool) -> Shaped:
        shaped.append(len(text))
        return shape(font, text, rtl=rtl, language=language, tabular=tabular)

    monkeypatch.setattr(FontFile, "shape", counted)
    assert len(text) > 6_000
    block = TextEngine(FontLibrary(resource("fonts"))).block(text, NOTE, 112, max_lines=8)
    shows = sum(len(line.text) for line in block.lines)
    assert shows > 0
    assert sum(shaped) < 4 * shows + 1_500


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("most", [1, 8])
def test_what_shows_of_a_long_text_stands_as_it_stands_in_the_whole(text: str, most: int) -> None:
    block, whole = BUNDLED.block(text, NOTE, 112, max_lines=most), BUNDLED.block(text, NOTE, 112)
    assert block.lines[:-1] == whole.lines[: most - 1]
    assert block.rtl == whole.rtl
    said = shown(block)
    assert said.endswith("…")
    assert letters(said[:-1] + block.hidden) == letters(text)


def test_an_empty_text_takes_no_room(engine: TextEngine) -> None:
    block = engine.block("", NOTE, 100)
    assert (block.lines, block.height, block.complete) == ((), 0, True)


def test_the_layout_scales_with_the_size(engine: TextEngine) -> None:
    small = engine.block(TEXTS["Persian"], Style(10), 100)
    large = engine.block(TEXTS["Persian"], Style(30), 300)
    assert shown(small) == shown(large)
    assert large.height == pytest.approx(3 * small.height)


def test_the_width_of_a_line_is_that_of_its_block(engine: TextEngine) -> None:
    width = engine.width(TEXTS["Polish"], NOTE)
    assert len(engine.block(TEXTS["Polish"], NOTE, width).lines) == 1
    assert len(engine.block(TEXTS["Polish"], NOTE, width - 0.1).lines) == 2
    assert engine.block("سلام", NOTE, math.inf).lines[0].x == 0


def test_bold_is_wider_and_italic_is_for_latin_alone(engine: TextEngine) -> None:
    bold = dataclasses.replace(NOTE, weight=700)
    italic = dataclasses.replace(NOTE, italic=True)
    assert engine.width("Waiting area", bold) > engine.width("Waiting area", NOTE)
    for language in ("Persian", "Hebrew", "Hindi", "Thai"):
        lines = engine.block(TEXTS[language], italic, 500).lines
        fonts = {run.font for line in lines for run in line.runs if any(map(str.isalpha, run.text))}
        assert fonts
        assert {font.italic for font in fonts if font.path.name != "NotoSans-Italic.ttf"} == {False}
    assert engine.block("Waiting", italic, 500).lines[0].runs[0].font.italic


def test_tabular_figures_have_one_width(engine: TextEngine) -> None:
    tabular = dataclasses.replace(NOTE, tabular=True)
    assert len({round(engine.width(figure * 5, tabular), 6) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_laid_out_like_any_other(engine: TextEngine, text: str) -> None:
    block = engine.block(text, NOTE, 150)
    assert block.height > 0
    assert max(line.width for line in block.lines) <= 150 + 1e-4
    short = engine.block(text, NOTE, 150, max_lines=2)
    assert len(short.lines) <= 2
    assert pickle.loads(pickle.dumps(short)) == short


@pytest.mark.parametrize("text", ["e" + "\u0301" * 500, "ب" + "\u0651\u064b" * 200, "👩\u200d" * 900])
def test_piled_marks_and_endless_joins_stay_near_their_box(engine: TextEngine, text: str) -> None:
    block = engine.block(text, NOTE, 150)
    for line in block.lines:
        assert line.width <= 150 + 1e-4
        for run in line.runs:
            for glyph in run.glyphs:
                assert line.baseline - (glyph.y + run.font.opened.ink(glyph.id)[3]) * 13 > -20


def test_direction_marks_are_obeyed_and_leave_no_trace(engine: TextEngine) -> None:
    line = engine.block("אב \u2066−1.6\u2069 גד", NOTE, 300).lines[0]
    assert line.text == "אב −1.6 גד"
    assert "−1.6" in [run.text for run in line.runs]


@given(some.text(max_size=60), some.floats(5, 400), some.integers(1, 4))
def test_any_text_is_shown_or_named_as_hidden(text: str, width: float, most: int) -> None:
    block = BUNDLED.block(text, NOTE, width, max_lines=most)
    assert len(block.lines) <= most
    assert block.complete == (block.hidden == "")
    assert block.height >= 0


def test_two_engines_lay_out_the_same_block(engine: TextEngine) -> None:
    for text in TEXTS.values():
        assert engine.block(text, NOTE, 120) == standard_engine().block(text, NOTE, 120)


def test_a_dictionary_breaks_thai_between_words() -> None:
    words = ["ลูกค้า", "รอสาย", "นาน", "เกิน", "สิบ", "นาที", "แล้ว", "วางสาย"]

    def cut(stretch: str) -> list[str]:
        assert stretch == "".join(words)
        return words

    engine = TextEngine(FontLibrary(resource("fonts")), breaker=cut)
    block = engine.block("".join(words), NOTE, 60)
    assert engine.warnings() == ()
    position = 0
    ends = {position := position + len(word) for word in words}
    position = 0
    for line in block.lines:
        position += len(line.text)
        assert position in ends


def test_thai_without_a_dictionary_never_parts_a_vowel_from_its_consonant(engine: TextEngine) -> None:
    block = engine.block(TEXTS["Thai"] * 3, NOTE, 50)
    assert not any(line.text[-1] in "เแโใไ" or line.text[0] in "ะาำๆ" for line in block.lines)
    assert [warning.detail for warning in block.warnings] == ["Thai"]


def test_what_is_remembered_stays_bounded() -> None:
    engine = TextEngine(FontLibrary(resource("fonts")))
    for number in range(60):
        engine.block(f"{number} " + "long text " * 1500, NOTE, 200)
    kept = engine._prepared
    assert 0 < kept._characters <= KEPT_CHARACTERS
    assert kept._characters == sum(min(len(text), most) for text, _, _, most in kept._kept)


def test_a_word_and_the_space_after_it_are_one_run_and_a_line_ends_without_space(engine: TextEngine) -> None:
    latin = engine.block("waits in the queue", NOTE, 300).lines[0]
    assert [run.text for run in latin.runs] == ["waits ", "in ", "the ", "queue"]
    persian = engine.block("در صف می‌ایستد", NOTE, 300).lines[0]
    assert [run.text for run in persian.runs] == ["می‌ایستد", "صف ", "در "]
    narrow = engine.block("waits in the queue", NOTE, 60)
    assert all(not line.runs[-1].text.endswith(" ") for line in narrow.lines)
    assert not engine.block("waits in the queue", NOTE, 60, max_lines=1).lines[0].text.endswith(" …")


@pytest.mark.parametrize("width", range(600, 1200, 37))
def test_a_cut_line_of_joined_letters_stays_in_its_box(engine: TextEngine, width: int) -> None:
    # A letter that comes to stand last, before the ellipsis, is wider than it was inside of its word.
    text = "لا أحد في القاعة يعرف متى تصل الرسالة التي وعدونا بها قبل أسبوعين من الموعد المحدد. " * 4
    block = engine.block(text, Style(64, 700), width, direction="rtl", max_lines=3)
    assert not block.complete
    assert min(line.x for line in block.lines) >= -1e-3
    assert block.natural_width <= width + 1e-3
