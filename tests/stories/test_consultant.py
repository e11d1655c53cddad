"""A consultant makes the map of a client out of an existing one, and hands over a clean copy and the paper."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cxstudio.app.dialogs.versions import VersionsDialog
from cxstudio.files.versions import versions
from cxstudio.model.records import Attachment, Card, Touchpoint
from tests.stories.colleague import drop_file, picture, put_on_clipboard
from tests.stories.workshop import CONTROL, Workshop

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_map_of_a_client_is_made_from_an_existing_one(workshop: Workshop, tmp_path: Path) -> None:
    workshop.begin_with_sample("hospital-appointment")
    duplicate_a_stage(workshop)
    put_in_another_order(workshop)
    take_over_into_a_new_map(workshop)
    paste_what_others_wrote(workshop)
    show_and_span(workshop, tmp_path)
    lead_an_arrow_elsewhere(workshop)
    edit_several(workshop)
    find_and_replace(workshop)
    park_and_bring_back(workshop)
    look_at_it_from_the_other_side(workshop)
    lock_the_structure(workshop)
    go_back_and_forth(workshop)
    hand_over(workshop, tmp_path)
    open_the_copy(workshop, tmp_path)


def duplicate_a_stage(workshop: Workshop) -> None:
    before = workshop.titles()
    book = workshop.stage("Book")
    workshop.select(book)
    workshop.press(Key.Key_D, CONTROL)
    assert workshop.stages() == ["Referral", "Book", "Book", "Prepare", "Visit", "Follow-up"]
    assert workshop.titles() == [*before[:2], before[1], *before[2:]]
    copy = workshop.document.stages(workshop.journey)[2]
    cards = [len(workshop.document.cards(t.id)) for t in workshop.document.touchpoints(copy.id)]
    assert cards == [len(workshop.document.cards(t.id)) for t in workshop.document.touchpoints(book)]
    workshop.press(Key.Key_F2)
    workshop.press(Key.Key_A, CONTROL)
    workshop.write("Move the date")
    assert workshop.stages()[2] == "Move the date"


def put_in_another_order(workshop: Workshop) -> None:
    """Stages and touchpoints, by mouse."""
    workshop.fit()
    moved = workshop.stage("Move the date")
    workshop.drag_on_map(
        workshop.place_of(moved, down=0.1), workshop.place_of(workshop.stage("Follow-up"), 0.02, 0.1)
    )
    assert workshop.stages() == ["Referral", "Book", "Prepare", "Visit", "Move the date", "Follow-up"]
    workshop.fit()
    first, last = workshop.touchpoint("Booking line"), workshop.touchpoint("Arrange the day")
    workshop.drag_on_map(workshop.place_of(first), workshop.place_of(last, across=0.95))
    assert workshop.titles()[1] == ["Patient portal", "Arrange the day", "Booking line"]
    workshop.press(Key.Key_Z, CONTROL)
    workshop.press(Key.Key_Z, CONTROL)
    assert workshop.stages()[2] == "Move the date"
    workshop.press(Key.Key_Z, CONTROL | SHIFT)
    workshop.press(Key.Key_Z, CONTROL | SHIFT)
    assert workshop.titles()[1] == ["Patient portal", "Arrange the day", "Booking line"]


def take_over_into_a_new_map(workshop: Workshop) -> None:
    """Two touchpoints with all their cards go into another window, and an arrow between them goes along."""
    source = workshop.window
    ids = [workshop.touchpoint(title) for title in ("Check-in desk", "Waiting area")]
    cards = [[c.text for c in workshop.document.cards(id)] for id in ids]
    workshop.select(*ids, down=0.3)
    workshop.press(Key.Key_C, CONTROL)
    workshop.press(Key.Key_N, CONTROL)
    workshop.arrive()
    assert workshop.window is not source
    workshop.write("Day clinic")
    workshop.press(Key.Key_V, CONTROL)
    assert workshop.titles() == [["Check-in desk", "Waiting area"]]
    there = workshop.document.journey_touchpoints(workshop.journey)
    assert [[c.text for c in workshop.document.cards(t.id)] for t in there] == cards
    assert not {t.id for t in there} & set(ids)
    # The first map did not change; its window is not needed any longer.
    assert "Waiting area" in [t.title for t in source.session.document.nodes(Touchpoint)]
    source.close()
    assert workshop.studio.windows == [workshop.window]
    assert workshop.titles() == [["Check-in desk", "Waiting area"]]


def paste_what_others_wrote(workshop: Workshop) -> None:
    workshop.select(workshop.touchpoint("Waiting area"), down=0.3)
    workshop.window.entry.set_kind("question")
    put_on_clipboard("• Who calls the next one?\n• Where is the water?\n")
    workshop.press(Key.Key_V, CONTROL)
    texts = [
        c.text for c in workshop.document.cards(workshop.touchpoint("Waiting area")) if c.kind == "question"
    ]
    assert texts[-2:] == ["Who calls the next one?", "Where is the water?"]
    # Cells go one column to each touchpoint.
    workshop.select(workshop.touchpoint("Check-in desk"), down=0.3)
    put_on_clipboard('Queue at nine\tChairs are taken\r\nTwo desks, one open\t"No\nword"\r\n')
    workshop.answer(lambda: workshop.press(Key.Key_V, CONTROL), lambda: workshop.press(Key.Key_Return))
    for title, cells in (
        ("Check-in desk", ["Queue at nine", "Two desks, one open"]),
        ("Waiting area", ["Chairs are taken", "No\nword"]),
    ):
        assert [c.text for c in workshop.document.cards(workshop.touchpoint(title))][-2:] == cells


def show_and_span(workshop: Workshop, folder: Path) -> None:
    """A picture on a card, and a card that holds for two touchpoints."""
    card = workshop.card("Queue at nine")
    workshop.fit()
    drop_file(workshop.window.canvas, picture(folder / "queue.png"), workshop.place_of(card.id))
    workshop.wait(lambda: bool(workshop.card("Queue at nine").picture))
    (attachment,) = workshop.document.nodes(Attachment)
    assert attachment.name == "queue.png"

    card = workshop.card("Two desks, one open")
    workshop.select(card.id)
    workshop.drag_on_map(
        workshop.place_of(card.id, across=0.995, down=0.8),
        QPoint(workshop.place_of(workshop.touchpoint("Waiting area")).x(), workshop.place_of(card.id).y()),
    )
    assert workshop.card("Two desks, one open").until == workshop.touchpoint("Waiting area")


def lead_an_arrow_elsewhere(workshop: Workshop) -> None:
    workshop.fit()
    workshop.drag_tile("touchpoint", workshop.place_of(workshop.touchpoint("Waiting area"), across=0.95))
    workshop.write("Treatment room")
    assert workshop.titles() == [["Check-in desk", "Waiting area", "Treatment room"]]
    first, second, third = (t.id for t in workshop.document.journey_touchpoints(workshop.journey))
    workshop.select(first, down=0.3)
    workshop.drag_on_map(workshop.place_of(first, across=1.0), workshop.place_of(second, down=0.6))
    (arrow,) = workshop.document.links("next")
    assert (arrow.source, arrow.target) == (first, second)
    workshop.press(Key.Key_Return)
    workshop.write("straight on")
    workshop.fit()
    workshop.drag_on_map(workshop.arrow_end(arrow.id), workshop.place_of(third, down=0.6))
    (arrow,) = workshop.document.links("next")
    assert (arrow.source, arrow.target, arrow.label) == (first, third, "straight on")


def edit_several(workshop: Workshop) -> None:
    """The details of several touchpoints at once: what differs shows a dash, what is typed holds for all."""
    ids = [t.id for t in workshop.document.journey_touchpoints(workshop.journey)]
    workshop.select(*ids, down=0.3)
    inspector = workshop.window.inspector
    time = inspector.row("minutes")
    assert time is not None
    assert time.raw() == ""
    workshop.click(time.editor)
    workshop.write("15 min")
    assert [t.minutes for t in workshop.document.journey_touchpoints(workshop.journey)] == [15, 15, 15]
    truth = inspector.row("moment_of_truth")
    assert truth is not None
    workshop.click(truth.editor, QPoint(8, truth.editor.height() // 2))
    assert all(t.moment_of_truth for t in workshop.document.journey_touchpoints(workshop.journey))
    workshop.press(Key.Key_Escape)


def find_and_replace(workshop: Workshop) -> None:
    workshop.window.canvas.setFocus()
    workshop.press(Key.Key_H, CONTROL)
    workshop.type("delays")
    bar = workshop.window.finding
    workshop.wait(lambda: not bar.finding)
    hits = len(bar.hits())
    assert hits
    workshop.press(Key.Key_Tab)
    assert workshop.window.focusWidget() is not bar.line
    workshop.click(bar.by)
    workshop.type("waiting times")
    workshop.click(workshop.button(bar, "Replace all"))
    assert not bar.hits()
    assert len([c for c in workshop.document.nodes(Card) if "waiting times" in c.text]) == hits
    workshop.click(bar.line)
    workshop.press(Key.Key_Escape)
    assert not bar.isVisible()


def park_and_bring_back(workshop: Workshop) -> None:
    """Out of the map into the parking lot with the mouse, and to another touchpoint out of it."""
    workshop.fit()
    card = workshop.card("Where is the water?")
    lot = workshop.window.left.parking
    workshop.drag_on_map(workshop.place_of(card.id), lot.mapToGlobal(lot.rect().center()))
    assert [one.id for one in workshop.document.parked()] == [card.id]
    workshop.select(workshop.touchpoint("Treatment room"), down=0.3)
    workshop.click(lot)
    workshop.wait(lot.list.isVisible)
    workshop.double_click(lot.list.viewport(), lot.list.visualItemRect(lot.list.item(0)).center())
    assert workshop.document.parked() == []
    assert workshop.card("Where is the water?").home == workshop.touchpoint("Treatment room")


def look_at_it_from_the_other_side(workshop: Workshop) -> None:
    """A second journey in a tab of its own, and back."""
    first = workshop.journey
    workshop.window.canvas.setFocus()
    workshop.press(Key.Key_4, CONTROL | SHIFT)
    assert workshop.journey != first
    workshop.write("As the staff see it")
    workshop.window.canvas.setFocus()
    workshop.type("Shift begins")
    workshop.press(Key.Key_Return)
    assert [s.title for s in workshop.document.stages(workshop.journey)] == ["Shift begins"]
    tabs = workshop.window.tabs.bar
    assert [tabs.tabText(place) for place in range(tabs.count())][1] == "As the staff see it"
    workshop.click(tabs, tabs.tabRect(0).center())
    assert workshop.journey == first
    assert workshop.titles() == [["Check-in desk", "Waiting area", "Treatment room"]]


def lock_the_structure(workshop: Workshop) -> None:
    """Locked, a touchpoint does not move, but a text can still be mended."""
    workshop.fit()
    workshop.window.canvas.setFocus()
    workshop.press(Key.Key_L, CONTROL | SHIFT)
    first, last = workshop.touchpoint("Check-in desk"), workshop.touchpoint("Treatment room")
    workshop.drag_on_map(workshop.place_of(first, down=0.3), workshop.place_of(last, across=0.95, down=0.3))
    assert workshop.titles() == [["Check-in desk", "Waiting area", "Treatment room"]]
    assert "locked" in workshop.window.status.hint()
    workshop.select(first, down=0.3)
    workshop.press(Key.Key_F2)
    workshop.press(Key.Key_A, CONTROL)
    workshop.write("Check-in")
    assert workshop.titles() == [["Check-in", "Waiting area", "Treatment room"]]
    workshop.press(Key.Key_L, CONTROL | SHIFT)


def go_back_and_forth(workshop: Workshop) -> None:
    """A version, some work nobody wanted after all, the way back, and the way back from that."""
    workshop.answer(lambda: workshop.press(Key.Key_F12), lambda: workshop.write("Agreed with the client"))
    assert [v.name for v in versions(workshop.window.session.file)] == ["Agreed with the client"]
    agreed = workshop.titles()
    workshop.select(workshop.touchpoint("Treatment room"), down=0.3)
    workshop.press(Key.Key_Delete)
    changed = workshop.titles()
    assert changed != agreed

    def revert() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        workshop.click(workshop.button(dialog, "Go back to this version"))

    workshop.answer(lambda: workshop.press(Key.Key_H, CONTROL | SHIFT), revert)
    assert workshop.titles() == agreed
    workshop.press(Key.Key_Z, CONTROL)
    assert workshop.titles() == changed
    workshop.press(Key.Key_Z, CONTROL | SHIFT)
    assert workshop.titles() == agreed


def hand_over(workshop: Workshop, folder: Path) -> None:
    """A clean copy and the paper; the working map is closed, and found again as it was."""
    workshop.save_to(folder / "client.cxs")
    workshop.press(Key.Key_F12, SHIFT)
    workshop.wait((folder / "client.cxs").exists)
    before = workshop.everything()
    workshop.close()
    workshop.reopen_draft()
    assert workshop.everything() == before
    assert workshop.document.undo_label is not None

    target = folder / "journey.pdf"
    workshop.export(target)
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages)
    for words in (
        "Day clinic",
        "Check-in",
        "Treatment room",
        "straight on",
        "waiting times",
        "Two desks, one open",
    ):
        assert words in text


def open_the_copy(workshop: Workshop, folder: Path) -> None:
    """What the client gets holds the map, and nothing of how it came about."""
    workshop.close()
    workshop.studio.open_dropped([str(folder / "client.cxs")])
    workshop.arrive()
    assert workshop.titles() == [["Check-in", "Waiting area", "Treatment room"]]
    assert workshop.document.undo_label is None
    assert versions(workshop.window.session.file) == []
