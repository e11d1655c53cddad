"""A facilitator without a mouse builds a map from blank to the PDF: every key goes to whatever has the keyboard."""

from __future__ import annotations

from pathlib import Path

import pypdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.app.dialogs.preferences import Preferences
from cxstudio.files.versions import versions
from cxstudio.model.records import Card, Journey, Persona, Touchpoint
from tests.stories.typist import ALT, CONTROL, SHIFT, Typist

Key = Qt.Key


def test_from_blank_to_pdf_without_a_mouse(typist: Typist, tmp_path: Path) -> None:
    begin(typist)
    name_stages_and_touchpoints(typist)
    say_whose_journey_it_is(typist)
    catch_what_the_room_says(typist)
    count_the_hands(typist)
    draw_an_arrow(typist)
    move_and_stretch(typist)
    copy_and_paste(typist)
    find_and_seek(typist)
    arrange_the_lanes(typist)
    write_in_the_outline(typist)
    park_and_bring_back(typist)
    fill_in_the_details(typist)
    go_back_to_a_version(typist)
    set_what_one_likes(typist)
    target = tmp_path / "journey.pdf"
    export(typist, target)
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages)
    for words in (
        "Nadia",
        "Learn",
        "Waiting room",
        "rings up",
        "No step-free way in",
        "What hurts",
        "Complaint",
    ):
        assert words in text
    come_back_later(typist)


def come_back_later(typist: Typist) -> None:
    before, path = typist.titles(), typist.window.session.path
    typist.press(Key.Key_W, CONTROL)
    typist.wait(lambda: not typist.studio.windows)
    typist.wait(typist.welcome.isVisible)
    typist.bring_up()
    typist.press_until(lambda: getattr(typist.focus(), "path", "") == str(path), Key.Key_Tab)
    typist.press(Key.Key_Return)
    typist.wait(lambda: bool(typist.studio.windows))
    typist.bring_up()
    assert typist.on_map
    assert typist.titles() == before
    assert typist.document.undo_label is not None


def begin(typist: Typist) -> None:
    """From the welcome window to an empty map whose first stage waits for its name."""
    typist.studio.start([])
    typist.wait(typist.welcome.isActiveWindow)
    typist.tab_to("New map")
    typist.press(Key.Key_Return)
    typist.wait(lambda: bool(typist.studio.windows))
    typist.window.resize(1440, 900)
    typist.bring_up()


def name_stages_and_touchpoints(typist: Typist) -> None:
    typist.write("Learn")
    for title in ("Visit", "Leave"):
        typist.press(Key.Key_2, CONTROL | SHIFT)
        typist.write(title)
    assert typist.stages() == ["Learn", "Visit", "Leave"]
    typist.press(Key.Key_Home)
    assert typist.selected == "Learn"
    for title in ("Website", "Call centre"):
        typist.press(Key.Key_3, CONTROL | SHIFT)
        typist.write(title)
    # The others with the line at the bottom: its kind and its target are chosen in it.
    typist.press(Key.Key_N)
    entry = typist.window.entry
    assert typist.focus() is entry.line
    typist.press_until(lambda: entry.kind == "touchpoint", Key.Key_Down, CONTROL)
    typist.press_until(lambda: "Visit" in entry.where(), Key.Key_Tab)
    for title in ("Entrance", "Reception", "Waiting room"):
        typist.write(title)
    typist.press_until(lambda: "Leave" in entry.where(), Key.Key_Tab)
    typist.write("Bill")
    typist.press(Key.Key_Escape)
    assert typist.on_map
    assert typist.titles() == [
        ["Website", "Call centre"],
        ["Entrance", "Reception", "Waiting room"],
        ["Bill"],
    ]


def say_whose_journey_it_is(typist: Typist) -> None:
    for name in ("Nadia", "Omar"):
        typist.press(Key.Key_1, CONTROL | SHIFT)
        typist.write(name)
        typist.press(Key.Key_Escape)
        assert typist.on_map
    assert sorted(p.name for p in typist.document.personas()) == ["Nadia", "Omar"]
    # The toolbar says whose journey it is, and takes it back to the first one.
    typist.area("toolbar")
    typist.press_until(lambda: "Omar" in typist.focus().accessibleName(), Key.Key_Tab)
    typist.choose("Nadia", Key.Key_Down)
    journey = typist.document.find(typist.window.journey, Journey)
    assert journey is not None
    persona = typist.document.find(journey.persona, Persona)
    assert persona is not None
    assert persona.name == "Nadia"


def catch_what_the_room_says(typist: Typist) -> None:
    """Cards of several kinds: in the line, from the palette, and in the outline."""
    typist.press(Key.Key_Escape)
    typist.select("Website")
    typist.press(Key.Key_Slash)
    entry = typist.window.entry
    typist.press_until(lambda: entry.kind == "pain", Key.Key_Down, CONTROL)
    typist.write("Hours are hard to find")
    typist.press_until(lambda: entry.kind == "quote", Key.Key_Down, CONTROL)
    typist.write("Is it open today?")
    typist.press_until(lambda: "Reception" in entry.where(), Key.Key_Tab)
    typist.press_until(lambda: entry.kind == "idea", Key.Key_Up, CONTROL)
    typist.write("Call the number aloud")
    typist.press(Key.Key_Escape)
    assert typist.cards("Website") == ["Hours are hard to find", "Is it open today?"]
    assert typist.cards("Reception") == ["Call the number aloud"]

    typist.select("Entrance")
    typist.area("left")
    typist.press_until(lambda: getattr(typist.focus(), "kind", "") == "pain", Key.Key_Down)
    typist.press(Key.Key_Return)
    typist.write("No step-free way in")
    assert typist.cards("Entrance") == ["No step-free way in"]


def count_the_hands(typist: Typist) -> None:
    typist.select("Reception")
    typist.press(Key.Key_5)
    typist.press(Key.Key_4, times=2)
    typist.press(Key.Key_Backspace)
    reception = typist.window.canvas.selection[-1]
    felt = typist.document.emotion(reception, typist.document.personas()[0].id)
    assert felt is not None
    assert felt.counts == (0, 0, 0, 1, 1)
    typist.press(Key.Key_M)
    marked = typist.document.find(reception, Touchpoint)
    assert marked is not None
    assert marked.moment_of_truth


def draw_an_arrow(typist: Typist) -> None:
    """From the waiting room back to the reception; then it is led to the entrance and named."""
    typist.select("Website")
    typist.press(Key.Key_L)
    typist.press(Key.Key_Right)
    typist.press(Key.Key_Return)
    typist.press(Key.Key_Return)
    typist.write("rings up")
    (arrow,) = typist.document.links("next")
    assert arrow.label == "rings up"
    assert typist.names_of(arrow.source, arrow.target) == ["Website", "Call centre"]
    assert typist.on_map
    assert typist.window.canvas.selection == [arrow.id]
    typist.press(Key.Key_Right, ALT)
    (arrow,) = typist.document.links("next")
    assert typist.names_of(arrow.source, arrow.target) == ["Website", "Entrance"]
    # It is met again on the way through the map.
    typist.press(Key.Key_Home, CONTROL)
    typist.press_until(lambda: typist.window.canvas.selection == [arrow.id], Key.Key_Tab)
    typist.press(Key.Key_Left, ALT)
    (arrow,) = typist.document.links("next")
    assert typist.names_of(arrow.source, arrow.target) == ["Website", "Call centre"]


def move_and_stretch(typist: Typist) -> None:
    typist.select("No step-free way in")
    typist.press(Key.Key_Right, CONTROL | SHIFT)
    card = typist.document.find(typist.window.canvas.selection[-1], Card)
    assert card is not None
    assert typist.names_of(card.until) == ["Reception"]
    typist.select("Call the number aloud")
    typist.press(Key.Key_Right, ALT)
    assert typist.cards("Waiting room") == ["Call the number aloud"]
    typist.select("Waiting room")
    typist.press(Key.Key_Right, ALT)
    assert typist.titles()[1:] == [["Entrance", "Reception"], ["Waiting room", "Bill"]]
    typist.press(Key.Key_Left, ALT)
    assert typist.titles()[1:] == [["Entrance", "Reception", "Waiting room"], ["Bill"]]
    typist.select("Leave")
    typist.press(Key.Key_Left, ALT)
    assert typist.stages() == ["Learn", "Leave", "Visit"]
    typist.press(Key.Key_Z, CONTROL)
    assert typist.stages() == ["Learn", "Visit", "Leave"]


def copy_and_paste(typist: Typist) -> None:
    typist.select("Website")
    typist.press(Key.Key_Right, SHIFT)
    assert len(typist.window.canvas.selection) == 2
    typist.press(Key.Key_C, CONTROL)
    typist.select("Bill")
    typist.press(Key.Key_V, CONTROL)
    assert typist.titles()[2] == ["Bill", "Website", "Call centre"]
    assert sorted(link.label for link in typist.document.links("next")) == ["rings up", "rings up"]
    typist.press(Key.Key_Delete)
    assert typist.titles()[2] == ["Bill"]
    typist.select("Is it open today?")
    typist.press(Key.Key_D, CONTROL)
    assert typist.cards("Website").count("Is it open today?") == 2
    typist.press(Key.Key_Z, CONTROL)
    assert typist.cards("Website").count("Is it open today?") == 1
    assert typist.selected == "Is it open today?"


def find_and_seek(typist: Typist) -> None:
    typist.press(Key.Key_F, CONTROL)
    typist.type("step-free")
    assert typist.selected == "No step-free way in"
    typist.press(Key.Key_Escape)
    assert typist.on_map
    assert typist.selected == "No step-free way in"
    # The same line finds things and runs commands.
    typist.press(Key.Key_K, CONTROL)
    typist.type("waiting")
    typist.wait(lambda: not typist.window.seeker.seeking)
    typist.press(Key.Key_Return)
    assert typist.selected == "Waiting room"
    typist.press(Key.Key_K, CONTROL)
    typist.type("lock the")
    typist.wait(lambda: not typist.window.seeker.seeking)
    typist.press(Key.Key_Return)
    assert typist.document.session.structure_locked
    typist.press(Key.Key_Right, ALT)
    assert typist.titles()[2] == ["Bill"]
    typist.press(Key.Key_L, CONTROL | SHIFT)
    assert not typist.document.session.structure_locked


def arrange_the_lanes(typist: Typist) -> None:
    """Their names stand beside the first column."""
    typist.select("Hours are hard to find")
    typist.press(Key.Key_Left)
    assert not typist.window.canvas.selection
    shown = typist.lanes()
    typist.press(Key.Key_Down, ALT)
    assert typist.lanes() != shown
    typist.press(Key.Key_Up, ALT)
    assert typist.lanes() == shown

    def call_it() -> None:
        typist.press(Key.Key_A, CONTROL)
        typist.write("What hurts")

    typist.answer(call_it, Key.Key_Return)
    assert "What hurts" in typist.lanes()
    assert typist.on_map
    typist.choose("Hide lane", Key.Key_F10, SHIFT)
    assert "What hurts" not in typist.lanes()
    typist.press(Key.Key_Z, CONTROL)
    assert "What hurts" in typist.lanes()


def write_in_the_outline(typist: Typist) -> None:
    typist.area("outline")
    outline = typist.window.left.outline
    assert typist.focus() is outline
    typist.press_until(lambda: outline.current_id() == typist.id_of("Bill"), Key.Key_Down)
    typist.press(Key.Key_F2)
    typist.press(Key.Key_A, CONTROL)
    typist.write("Bill by post")
    typist.wait(lambda: typist.titles()[2] == ["Bill by post"])
    typist.press(Key.Key_Return, CONTROL)
    typist.write("Complaint")
    typist.wait(lambda: typist.titles()[2] == ["Bill by post", "Complaint"])
    typist.press(Key.Key_Up, ALT)
    assert typist.titles()[2] == ["Complaint", "Bill by post"]
    typist.press(Key.Key_Escape)
    assert typist.on_map


def park_and_bring_back(typist: Typist) -> None:
    typist.select("Is it open today?")
    typist.choose("Put in the parking lot", Key.Key_F10, SHIFT)
    assert typist.cards("Website") == ["Hours are hard to find"]
    assert typist.on_map
    assert typist.selected == "Website"
    typist.select("Complaint")
    typist.area("parking")
    typist.press(Key.Key_Return)
    typist.press(Key.Key_Return)
    assert typist.cards("Complaint") == ["Is it open today?"]
    assert typist.on_map
    assert typist.selected == "Is it open today?"


def fill_in_the_details(typist: Typist) -> None:
    """Two touchpoints at once, in the panel of details."""
    typist.select("Entrance")
    typist.press(Key.Key_Right, SHIFT)
    typist.area("details")
    typist.tab_to("Time here")
    typist.write("4 min")
    typist.press(Key.Key_Escape)
    assert typist.on_map
    minutes = [t.minutes for t in typist.document.journey_touchpoints(typist.window.journey)]
    assert minutes == [None, None, 4, 4, None, None, None]


def go_back_to_a_version(typist: Typist) -> None:
    typist.answer(lambda: typist.write("Before lunch"), Key.Key_F12)
    assert [v.name for v in versions(typist.window.session.file)] == ["Before lunch"]
    typist.select("Complaint")
    typist.press(Key.Key_Delete)
    assert typist.titles()[2] == ["Bill by post"]

    def revert() -> None:
        typist.tab_to("Go back to this version")
        typist.press(Key.Key_Return)

    typist.answer(revert, Key.Key_H, CONTROL | SHIFT)
    assert typist.titles()[2] == ["Complaint", "Bill by post"]
    typist.press(Key.Key_Z, CONTROL)
    assert typist.titles()[2] == ["Bill by post"]
    typist.press(Key.Key_Z, CONTROL | SHIFT)
    assert typist.titles()[2] == ["Complaint", "Bill by post"]


def set_what_one_likes(typist: Typist) -> None:
    typist.press(Key.Key_Comma, CONTROL)
    typist.wait(lambda: isinstance(QApplication.activeModalWidget(), Preferences))
    typist.bring_up()
    typist.tab_to("Theme")
    typist.press(Key.Key_End)
    typist.tab_to("Your name")
    typist.write("Kim")
    typist.wait(lambda: QApplication.activeModalWidget() is None)
    assert typist.studio.theme.name == "dark"
    assert typist.window.session.file.document.author == "Kim"
    assert typist.on_map


def export(typist: Typist, target: Path) -> None:
    typist.press(Key.Key_E, CONTROL)
    typist.wait(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    typist.bring_up()
    typist.tab_to("Page")
    typist.press(Key.Key_Home)
    typist.wait(lambda: "pt" in dialog.legibility.text())
    typist.tab_to("Export…")

    def say_where() -> None:
        assert isinstance(QApplication.activeModalWidget(), QFileDialog)
        assert isinstance(typist.focus(), QLineEdit)
        typist.press(Key.Key_A, CONTROL)
        typist.write(str(target))

    typist.answer(say_where, Key.Key_Return)
    typist.wait(dialog.open_button.isVisible)
    typist.press(Key.Key_Escape)
    typist.wait(lambda: QApplication.activeModalWidget() is None)
    assert typist.on_map
