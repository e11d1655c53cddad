"""The export dialog's way out of small print and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cxstudio.app.controls import WordsButton
from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.edits.cards import add_card
from cxstudio.edits.comments import add_comment
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.lanes import add_lane, rename_lane
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.excerpt import BEHIND_THE_LINE
from cxstudio.model.lane_names import lanes_called
from cxstudio.model.naming import known_as
from cxstudio.picture.poster import ProfileName
from cxstudio.picture.profiles import PROFILES
from tests.app.conftest import Opened
from tests.app.hands import click
from tests.app.test_export import LONG, choose


@pytest.fixture
def wide(small: Opened) -> Opened:
    """A map too wide for small paper."""
    document = small.made.document
    for stage in range(5):
        id = add_stage(document, small.made.journey, f"Stage {stage}")
        for number in range(5):
            add_touchpoint(document, id, f"Step {number}")
    return small


def opened(around: Opened, qtbot: QtBot, *, printing: bool = False) -> ExportDialog:
    window = around.window
    made = ExportDialog(
        window.session, around.made.journey, window._settings, window.wears, window, printing=printing
    )
    made.open()
    qtbot.waitUntil(lambda: made._poster is not None, timeout=LONG)
    return made


@pytest.fixture
def dialog(wide: Opened, qtbot: QtBot) -> Iterator[ExportDialog]:
    made = opened(wide, qtbot)
    yield made
    if isValid(made):
        made.reject()


def remedies(dialog: ExportDialog) -> dict[str, WordsButton]:
    return {button.words(): button for button in dialog.remedies.findChildren(WordsButton)}


def test_one_press_makes_small_print_readable(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, size_choice="A4")
    qtbot.waitUntil(dialog.remedies.isVisible, timeout=LONG)
    assert dialog.legibility.property("look") == "warning"
    paper = next(button for words, button in remedies(dialog).items() if words.startswith("Print on"))
    wanted = paper.words().split()[2].rstrip(":")
    click(paper)
    qtbot.waitUntil(lambda: dialog.legibility.property("look") == "caption", timeout=LONG)
    assert dialog.setup().size == wanted
    assert not dialog.remedies.isVisible()


def test_one_press_makes_tiles_of_it(dialog: ExportDialog, qtbot: QtBot) -> None:
    choose(dialog, size_choice="A4")
    qtbot.waitUntil(dialog.remedies.isVisible, timeout=LONG)
    tiles = next(button for words, button in remedies(dialog).items() if "sheets of A4" in words)
    count = int(tiles.words().split()[0])
    click(tiles)
    qtbot.waitUntil(lambda: dialog._poster is not None and len(dialog._poster.pages) > 1, timeout=LONG)
    assert dialog.setup().profile == "tiles"
    assert dialog._poster is not None
    assert len(dialog._poster.pages) == count + 1  # and the plan to put them together
    assert dialog.choices.sheet.isVisibleTo(dialog)


def test_what_concerns_another_purpose_is_not_shown(dialog: ExportDialog) -> None:
    assert not dialog.choices.sheet.isVisibleTo(dialog)
    choose(dialog, format="json")
    for widget in (dialog.choices.profile, dialog.size_choice, dialog.contents, dialog.notes):
        assert not widget.isVisibleTo(dialog)


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_every_purpose_shows_its_pages(dialog: ExportDialog, qtbot: QtBot, profile: str) -> None:
    choice = dialog.choices.profile
    choice.setCurrentIndex(choice.findData(profile))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    assert dialog.setup().profile == profile
    assert dialog._poster is not None
    assert dialog._poster.pages


def test_a_size_somebody_writes_is_taken_or_refused_with_the_reason(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    choose(dialog, size_choice="other")
    dialog.choices.other.setText("7 x 5")
    dialog.choices.other.editingFinished.emit()
    assert "sides of 50 to 5000 mm" in dialog.choices.other_said.text()
    dialog.choices.other.setText("700 x 500")
    dialog.choices.other.editingFinished.emit()
    assert dialog.setup().size == "500x700"
    qtbot.waitUntil(lambda: dialog._poster is not None, timeout=LONG)
    assert "700 × 500 mm" in dialog.pages.text()


def test_what_is_left_out_is_neither_shown_nor_written(wide: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    document, touchpoint = wide.made.document, wide.made.touchpoints[0]
    secret = add_card(document, "pain", touchpoint, "For our eyes alone")
    set_field(document, [secret], "internal", value=True)
    add_card(document, "backstage", touchpoint, "What nobody sees")
    add_comment(document, touchpoint, "Between us")
    dialog = opened(wide, qtbot)
    click(dialog.choices.more.head)
    for tick in ("internal", "comments", "backstage"):
        dialog.choices.leaving.ticks[tick].click()
    assert dialog.choices.leaving.leave_out().lanes == BEHIND_THE_LINE
    assert dialog.options()[-2:] == ["--leave-out", "internal,comments,backstage"]
    target = tmp_path / "map.pdf"
    dialog.export_to(target)
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert "Waiting area" in text
    for words in ("For our eyes", "What nobody sees", "Between us"):
        assert words not in text
    dialog.reject()


def test_a_lane_that_is_left_out_goes_in_every_journey(wide: Opened, qtbot: QtBot) -> None:
    document, first = wide.made.document, wide.made.journey
    second = duplicate_as(document, first, "future")
    own = [add_lane(document, journey, "Legal") for journey in (first, second)]
    rename_lane(document, first, "support", "Hush")
    rename_lane(document, second, "backstage", "Hush")
    dialog = opened(wide, qtbot)
    leaving = dialog.choices.leaving
    leaving.leave_lanes([own[0]])
    assert leaving.leave_out().lanes == set(own)
    assert leaving.words() == ["--hide-lane", "Legal"]
    leaving.leave_lanes(["support", "pains"])
    names = leaving.words()[1::2]
    assert leaving.leave_out().lanes == {*own, "support", "backstage", "pains"}
    assert set().union(*(lanes_called(document, name) for name in names)) == leaving.leave_out().lanes
    dialog.reject()


def test_a_lane_that_only_another_journey_has_can_be_left_out(wide: Opened, qtbot: QtBot) -> None:
    document, first = wide.made.document, wide.made.journey
    second = duplicate_as(document, first, "future")
    called = next(known_as(one) for one in document.journeys() if one.id == second)
    both = [add_lane(document, journey, "Legal") for journey in (first, second)]
    there = add_lane(document, second, "Rota & pay")
    dialog = opened(wide, qtbot)
    leaving = dialog.choices.leaving
    offered = [action.text() for action in leaving.lanes.menu().actions()]
    assert [text for text in offered if text.startswith(("Legal", "Rota"))] == [
        "Legal",
        f"Rota && pay · {called}",
    ]
    leaving.leave_lanes([there])
    assert leaving.leave_out().lanes == {there}
    assert leaving.words() == ["--hide-lane", "Rota & pay"]
    leaving.leave_lanes([both[0]])
    assert leaving.leave_out().lanes == {there, *both}
    dialog.reject()


def test_the_session_travels_inside_only_when_nothing_is_left_out(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    leaving = dialog.choices.leaving
    click(dialog.choices.more.head)
    assert not leaving.carries()
    click(leaving.session)
    assert "--with-session" in dialog.options()
    assert "comments, internal cards" in leaving.said.text()
    target = tmp_path / "map.pdf"
    dialog.export_to(target)
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    assert list(pypdf.PdfReader(target).attachments)
    leaving.ticks["names"].click()
    assert not leaving.session.isEnabled()
    assert "--with-session" not in dialog.options()


def test_a_picture_is_as_fine_and_as_transparent_as_chosen(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    details = dialog.choices.details
    assert not details.isVisibleTo(dialog)
    choose(dialog, format="png")
    assert details.fine.isVisibleTo(dialog)
    details.fine.setCurrentIndex(details.fine.findData(72))
    click(details.clear)
    words = dialog.options()
    assert words[words.index("--dpi") + 1] == "72"
    assert "--transparent" in words
    target = tmp_path / "map.png"
    dialog.export_to(target)
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    page = dialog._poster
    assert page is not None
    with Image.open(target) as made:
        assert made.mode == "RGBA"
        assert made.width == pytest.approx(page.pages[0].width_pt, abs=2)


def test_a_drawing_may_be_transparent_and_has_no_dots(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, format="svg")
    details = dialog.choices.details
    assert not details.fine.isVisibleTo(dialog)
    assert details.clear.isVisibleTo(dialog)
    assert "--dpi" not in dialog.options()
    target = tmp_path / "map.svg"
    dialog.export_to(target)
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    assert "Waiting area" in target.read_text(encoding="utf-8")


def test_a_picture_for_a_screen_says_how_small_it_is_there_and_offers_slides(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    choose(dialog, format="png")
    qtbot.waitUntil(dialog.remedies.isVisible, timeout=LONG)
    assert "of the height; 1/50 is needed" in dialog.legibility.text()
    assert dialog.legibility.property("look") == "warning"
    click(remedies(dialog)["Slides, a page for each stage"])
    qtbot.waitUntil(lambda: dialog.legibility.property("look") == "caption", timeout=LONG)
    assert dialog.setup().profile == "slides"


def test_slides_are_slides_until_another_purpose_is_chosen(dialog: ExportDialog) -> None:
    def choose_purpose(name: str) -> None:
        choice = dialog.choices.profile
        choice.setCurrentIndex(choice.findData(name))
        choice.activated.emit(choice.currentIndex())

    choose_purpose("handout")
    choose(dialog, format="pptx")
    assert (dialog.setup().profile, dialog.setup().size) == ("slides", "16:9")
    choose(dialog, format="pdf")
    assert (dialog.setup().profile, dialog.setup().size) == ("handout", "A4")
    choose(dialog, format="pptx")
    choose_purpose("handout")
    assert dialog.setup().profile == "handout"


def test_slides_may_be_pictures(dialog: ExportDialog) -> None:
    choose(dialog, format="pptx")
    details = dialog.choices.details
    assert not details.clear.isVisibleTo(dialog)
    assert "--pictures" not in dialog.options()
    click(details.pictures)
    assert "--pictures" in dialog.options()
    choose(dialog, format="pdf")
    assert "--pictures" not in dialog.options()


def test_a_future_map_may_say_what_changed(wide: Opened, qtbot: QtBot) -> None:
    document = wide.made.document
    future = duplicate_as(document, wide.made.journey, "future")
    for journey, offered in ((wide.made.journey, False), (future, True)):
        window = wide.window
        dialog = ExportDialog(window.session, journey, window._settings, window.wears, window)
        dialog.open()
        tick = dialog.choices.details.changes
        assert tick.isVisibleTo(dialog) == offered
        assert not dialog.setup().changes
        if offered:
            click(tick)
            assert dialog.setup().changes
            assert "--changes" in dialog.options()
        dialog.reject()


def test_how_fine_is_remembered(wide: Opened, qtbot: QtBot) -> None:
    first = opened(wide, qtbot)
    choose(first, format="png")
    first.choices.details.fine.setCurrentIndex(first.choices.details.fine.findData(300))
    first.choices.keep()
    first.reject()
    second = opened(wide, qtbot)
    assert second.choices.details.fine.currentData() == 300
    second.reject()


def test_slides_come_in_the_colours_of_a_screen_until_others_are_chosen(dialog: ExportDialog) -> None:
    def choose_purpose(name: str) -> None:
        choice = dialog.choices.profile
        choice.setCurrentIndex(choice.findData(name))
        choice.activated.emit(choice.currentIndex())

    assert dialog.setup().theme == "print"
    choose_purpose("slides")
    assert dialog.setup().theme == "light"
    choose_purpose("handout")
    assert dialog.setup().theme == "print"
    choose(dialog, colours="grey")
    choose_purpose("slides")
    assert dialog.setup().theme == "grey"


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_a_purpose_offers_what_it_takes_and_nothing_else(
    wide: Opened, qtbot: QtBot, name: ProfileName
) -> None:
    document = wide.made.document
    add_comment(document, wide.made.cards[0], "Is this so?", author="Ann")
    future = duplicate_as(document, wide.made.journey, "future")
    dialog = ExportDialog(wide.window.session, future, wide.window._settings, wide.window.wears, wide.window)
    dialog.open()
    purpose, paper = dialog.choices.profile, next(size for size in PROFILES[name].sizes if size != "fit")
    purpose.setCurrentIndex(purpose.findData(name))
    purpose.activated.emit(purpose.currentIndex())
    choose(dialog, size_choice=paper)
    choices, contents = dialog.choices, dialog.contents
    offered = {
        "views": contents.ticks["map"],
        "journeys": contents.every_journey,
        "comments": contents.comments,
        "changes": choices.details.changes,
        "notes": choices.notes,
        "turn": choices.turn,
        "sheets": choices.sheet,
    }
    assert {option for option, tick in offered.items() if tick.isVisibleTo(dialog)} == PROFILES[name].takes
    dialog.reject()
