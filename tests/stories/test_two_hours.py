"""A facilitator alone at the laptop holds the whole two-hour agenda by keys, and ends with the take-away folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from cxstudio.app.panels.entry import Entry
from cxstudio.app.workshop.agenda_section import AgendaSection
from cxstudio.app.workshop.console import Console
from cxstudio.files.versions import versions
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Emotion
from cxstudio.model.workshops import AgendaStep, Lens, VoteRound
from cxstudio.picture.wall.scene import Scene
from cxstudio.workshop.agenda import running, steps
from cxstudio.workshop.stand import Stand
from tests.stories.typist import CONTROL, SHIFT, Typist

Key = Qt.Key
PEOPLE = "Maria Kowalska, nurse\nTom Berg, reception\nAisha Noor, patient\n"


def test_two_hours_in_the_room(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(typist)
    choose_the_agenda(typist)
    welcome(typist)
    persona_and_boundaries(typist)
    name_the_stages(typist)
    write_in_silence(typist)
    read_out(typist)
    check_for_gaps(typist)
    next_step(typist, "Break", "timer")
    count_hands(typist)
    find_what_hurts(typist)
    vote(typist)
    answer_the_top(typist)
    weigh(typist)
    plan(typist)
    read_back(typist)
    take_away(typist, tmp_path, monkeypatch)
    what_is_left(typist)


# What is seen


def console(typist: Typist) -> Console:
    found = typist.window.workshop.console
    assert found is not None
    return found


def stand(typist: Typist) -> Stand:
    return typist.window.workshop.around.workshop.stand


def scene(typist: Typist) -> Scene:
    """What the room sees."""
    shown = typist.window.workshop.wall.picture
    shown.renew()
    assert shown.scene is not None
    return shown.scene


def step(typist: Typist) -> AgendaStep:
    found = running(steps(typist.document))
    assert found is not None
    return found


def next_step(typist: Typist, title: str, lens: Lens) -> None:
    """By its key; the wall follows, and the entry line has the keyboard again."""
    typist.press(Key.Key_F6, CONTROL)
    assert (step(typist).title, stand(typist).lens, scene(typist).lens) == (title, lens, lens)
    typist.press(Key.Key_F4)
    assert typist.focus() is typist.window.entry.line


def cards(typist: Typist, kind: str) -> list[str]:
    return sorted(card.text for card in typist.document.nodes(Card) if card.kind == kind and not card.parked)


# The two hours


def begin(typist: Typist) -> None:
    typist.studio.start([])
    typist.wait(typist.welcome.isActiveWindow)
    typist.tab_to("New map")
    typist.press(Key.Key_Return)
    typist.wait(lambda: bool(typist.studio.windows))
    typist.window.resize(1440, 900)
    typist.bring_up()
    typist.press(Key.Key_Escape)  # the first stage waits for its name; the room will give it
    typist.press(Key.Key_F5)
    assert console(typist).isVisible()


def choose_the_agenda(typist: Typist) -> None:
    typist.area("workshop")
    section = console(typist).section(AgendaSection)
    typist.press_until(lambda: typist.focus() is section.ready["two-hours"], Key.Key_Tab)
    typist.choose("Use this agenda", Key.Key_Space)
    assert sum(one.minutes for one in steps(typist.document)) == 120


def welcome(typist: Typist) -> None:
    next_step(typist, "Welcome and goal", "title")
    typist.press(Key.Key_F2, CONTROL | SHIFT)
    for line in PEOPLE.splitlines():
        typist.write(line)
    assert [one.name for one in typist.document.nodes(Attendee) if one.present] == [
        "Maria Kowalska",
        "Tom Berg",
        "Aisha Noor",
    ]
    assert scene(typist).people == 3


def persona_and_boundaries(typist: Typist) -> None:
    next_step(typist, "Persona and boundaries", "people")
    typist.press(Key.Key_Escape)
    typist.press(Key.Key_1, CONTROL | SHIFT)
    typist.write("Nadia")
    typist.press(Key.Key_Escape)
    assert [one.name for one in typist.document.personas()] == ["Nadia"]


def name_the_stages(typist: Typist) -> None:
    next_step(typist, "Stages", "stages")
    assert typist.window.entry.kind == "stage"
    for title in ("Hear", "Book", "Visit", "Recover"):
        typist.write(title)
    assert [title for title in typist.stages() if title] == ["Hear", "Book", "Visit", "Recover"]


def write_in_silence(typist: Typist) -> None:
    next_step(typist, "Write in silence", "timer")
    typist.press(Key.Key_F8, CONTROL)
    assert scene(typist).curtain
    left = scene(typist).timer
    assert left is not None
    assert left.total == 360
    typist.press(Key.Key_F8, CONTROL)
    assert not scene(typist).curtain


def read_out(typist: Typist) -> None:
    """One line for everything: touchpoints, what hurts, what is good, what is parked, each newest first on the wall."""
    next_step(typist, "Read out", "capture")
    entry = typist.window.entry
    for title in ("Visit", "Book"):
        typist.press_until(partial(_goes_to, entry, title), Key.Key_Tab, CONTROL)
        for words in (
            (".Front desk #phone", ".Waiting area") if title == "Visit" else (".Booking line #phone",)
        ):
            typist.write(words)
    assert {"Front desk", "Waiting area", "Booking line"} <= {t for row in typist.titles() for t in row}
    typist.press_until(lambda: "Waiting area" in entry.where(), Key.Key_Tab)
    for words in (
        "-No word on delays !!!! x4",
        "-Two queues and no sign !!",
        "+Kind nurses",
        '"Have they forgotten me?"',
        "p Who owns the letter?",
        "!We count the minutes ourselves",
    ):
        typist.write(words)
    typist.press_until(lambda: "Booking line" in entry.where(), Key.Key_Tab)
    typist.write("-Twenty minutes on hold !!!")
    typist.write("^Call back when it is your turn")
    assert cards(typist, "pain") == ["No word on delays", "Twenty minutes on hold", "Two queues and no sign"]
    assert typist.document.node(stand(typist).newest[0]).kind == "opportunity"
    assert scene(typist).newest[0] == stand(typist).newest[0]
    assert len(typist.document.parked()) == 1
    assert [one.text for one in typist.document.nodes(Decision)] == ["We count the minutes ourselves"]


def _goes_to(entry: Entry, title: str) -> bool:
    return title in entry.where()


def check_for_gaps(typist: Typist) -> None:
    next_step(typist, "Check for gaps", "map")


def count_hands(typist: Typist) -> None:
    next_step(typist, "Emotions", "hands")
    assert typist.window.entry.where() == "3 hands"  # there is one persona, and three are in the room
    typist.press(Key.Key_Return)
    for touchpoint in typist.document.journey_touchpoints(typist.window.journey):
        typist.type("125" if touchpoint.title == "Waiting area" else "334")
    registers = typist.document.nodes(Emotion)
    assert [register.n for register in registers] == [3] * len(registers)
    assert len(registers) == len(typist.document.journey_touchpoints(typist.window.journey))


def find_what_hurts(typist: Typist) -> None:
    next_step(typist, "Pain points", "stage")
    assert typist.window.entry.kind == "pain"


def vote(typist: Typist) -> None:
    next_step(typist, "Vote on the pain points", "vote")
    typist.write("A 5")  # too early: no note
    assert "not open yet" in typist.window.entry.where()
    typist.window.entry.line.clear()
    typist.press(Key.Key_F7, CONTROL | SHIFT)
    assert typist.focus() is typist.window.entry.line
    for words in ("A 5", "B 3"):
        typist.write(words)
    (ballot,) = typist.document.nodes(VoteRound)
    assert (ballot.title, ballot.placed, ballot.to_place) == ("Vote on the pain points", 8, 9)
    assert not ballot.closed
    typist.press(Key.Key_F6, CONTROL)  # an open round is not left by one press
    assert stand(typist).lens == "vote"
    typist.press(Key.Key_F7, CONTROL | SHIFT)
    (ballot,) = typist.document.nodes(VoteRound)
    assert ballot.closed
    assert len(ballot.words) == 3


def answer_the_top(typist: Typist) -> None:
    next_step(typist, "Opportunities for the top three", "capture")
    assert typist.window.entry.kind == "opportunity"
    typist.press_until(lambda: "Waiting area" in typist.window.entry.where(), Key.Key_Tab)
    typist.write("Say how long it takes")


def weigh(typist: Typist) -> None:
    next_step(typist, "Impact and effort", "matrix")
    typist.wait(lambda: len(stand(typist).matrix) == 1)  # what answers a pain that was voted for
    typist.write("A 5 2")
    found = [typist.document.find(id, Card) for id in stand(typist).matrix]
    assert [(card.impact, card.effort) for card in found if card is not None] == [(5, 2)]


def plan(typist: Typist) -> None:
    next_step(typist, "Owner, date, first step", "matrix")
    typist.write("A @maria in 2 weeks > ask the ward")
    (action,) = typist.document.nodes(Action)
    owner = typist.document.find(action.owned_by, Attendee)
    assert owner is not None
    assert (owner.name, action.first_step, bool(action.due)) == ("Maria Kowalska", "ask the ward", True)


def read_back(typist: Typist) -> None:
    next_step(typist, "Read-back and parking lot", "read_back")
    typist.press(Key.Key_F6, CONTROL)
    assert all(one.ended is not None for one in steps(typist.document))


def take_away(typist: Typist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all, **_more: str(tmp_path))
    typist.press(Key.Key_F12, CONTROL)
    check = typist.window.workshop.taking_away.check
    assert check is not None
    assert "unread" in check.rows
    typist.wait(check.write_button.hasFocus)
    typist.press(Key.Key_Return)
    card = typist.window.workshop.taking_away.card
    assert card is not None
    typist.wait(lambda: card.folder is not None)
    assert card.folder is not None
    names = sorted(path.suffix for path in card.folder.iterdir())
    assert names == [".cxs", ".pdf", ".pdf", ".pdf", ".pptx", ".xlsx"]
    minutes = next(path for path in card.folder.iterdir() if "inutes" in path.name)
    text = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(minutes).pages)
    for words in ("Maria Kowalska", "We count the minutes ourselves", "No word on delays", "ask the ward"):
        assert words in text
    typist.press(Key.Key_Escape)


def what_is_left(typist: Typist) -> None:
    """Every step began and ended with a version, and undo goes back over the notes but not over what was voted."""
    names = [version.name for version in versions(typist.window.session.file)]
    assert len(names) == 2 * len(steps(typist.document))
    typist.bring_up()
    typist.press(Key.Key_Z, CONTROL)
    typist.press(Key.Key_Z, CONTROL)
    (ballot,) = typist.document.nodes(VoteRound)
    assert ballot.closed
    assert all(one.ended is not None for one in steps(typist.document))
