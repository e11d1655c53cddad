"""A deck is laid out once: what its pages found out about texts and cards is not found out again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxstudio.formats import EXPORTS, ExportOptions, export_bytes
from cxstudio.picture.poster import PageSetup
from cxstudio.picture.slides import stage
from cxstudio.picture.slides.columns import Block, note_block
from cxstudio.render import pptx
from cxstudio.text.layout import TextEngine
from tests.makers import small_map

SLIDES = next(format for format in EXPORTS if format.ending == ".pptx")
OPTIONS = ExportOptions(page=PageSetup("16:9", profile="slides"))


def test_notes_are_set_by_the_engine_that_laid_the_pages_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def another(_language: str) -> TextEngine:
        raise AssertionError("another engine would shape every word again")

    monkeypatch.setattr(pptx, "standard_engine", another)
    assert export_bytes(small_map().document, SLIDES, OPTIONS).data


def test_a_card_is_one_block_on_its_slide_before_and_after_the_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    usual: Callable[..., Block] = note_block

    def counted(*args: object, **named: object) -> Block:
        made.append(str(args[1]))
        return usual(*args, **named)

    monkeypatch.setattr(stage, "note_block", counted)
    export_bytes(small_map().document, SLIDES, OPTIONS)
    assert made
    assert len(made) == len(set(made))
