"""Notes typed at the entry line: what it says, what is there already, what is pasted, and what it is for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.panels.entry import Entry
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.model.plans import Decision
from cxstudio.model.records import Card
from tests.app.conftest import Opened
from tests.app.hands import press, type_into

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def texts(opened: Opened) -> list[str]:
    return [card.text for card in opened.made.document.nodes(Card)]


def write(opened: Opened, text: str) -> None:
    """Letters of any script, as keys with a text: the test library knows keys of its own alphabet alone."""
    for letter in text:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(opened.window.entry.line, event)


def test_the_line_says_what_enter_would_make_and_makes_it(small: Opened) -> None:
    entry, made = small.window.entry, small.made
    small.window.canvas.select([made.touchpoints[4]])
    entry.line.setFocus()
    type_into(entry.line, "-No word on delays !!!! #phone")
    assert entry.where() == "Pain point to 2.2 Waiting area, severity 4, channel phone"
    press(entry.line, Qt.Key.Key_Return)
    card = made.document.find(small.window.canvas.selection[0], Card)
    assert card is not None
    assert (card.kind, card.text, card.severity) == ("pain", "No word on delays", 4)
    assert entry.line.text() == ""
    assert entry.line.hasFocus()
    assert small.window.workshop.around.workshop.stand.newest[0] == card.id


def test_what_cannot_be_seen_on_the_map_is_said(small: Opened) -> None:
    entry = small.window.entry
    told: list[str] = []
    small.window.places.told.connect(told.append)
    type_into(entry.line, "! We hire a nurse")
    press(entry.line, Qt.Key.Key_Return)
    assert [one.text for one in small.made.document.nodes(Decision)][-1] == "We hire a nurse"
    assert told[-1] == "Decision noted in the plan"


def test_a_channel_that_came_to_the_touchpoint_with_a_card_is_said(small: Opened) -> None:
    entry = small.window.entry
    told: list[str] = []
    entry.said.connect(told.append)
    small.window.canvas.select([small.made.touchpoints[4]])
    for text in ("-No sign #pigeon_post", "-No seat #pigeon_post", "-No light"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    assert told == ["Channel pigeon post added to 2.2 Waiting area"]


def test_tab_goes_by_touchpoints_and_control_tab_by_stages(small: Opened) -> None:
    entry, made = small.window.entry, small.made
    small.window.canvas.select([made.touchpoints[0]])
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_Tab)
    assert entry.selected == made.touchpoints[1]
    press(entry.line, Qt.Key.Key_Backtab, SHIFT)
    assert entry.selected == made.touchpoints[0]
    press(entry.line, Qt.Key.Key_Tab, CTRL)
    assert entry.selected == made.touchpoints[3]
    press(entry.line, Qt.Key.Key_Backtab, CTRL | SHIFT)
    assert entry.selected == made.touchpoints[0]


def test_up_recalls_an_entry_with_its_signs_and_down_goes_forward(small: Opened) -> None:
    entry = small.window.entry
    for text in ("+Kind nurse", "-Loud hall !!"):
        type_into(entry.line, text)
        press(entry.line, Qt.Key.Key_Return)
    press(entry.line, Qt.Key.Key_Up)
    press(entry.line, Qt.Key.Key_Up)
    assert entry.line.text() == "+Kind nurse"
    press(entry.line, Qt.Key.Key_Down)
    assert entry.line.text() == "-Loud hall !!"


def test_keys_belong_to_the_input_method_while_a_word_is_put_together(small: Opened) -> None:
    entry = small.window.entry
    entry.line.setFocus()
    before, selected = texts(small), entry.selected
    QApplication.sendEvent(entry.line, QInputMethodEvent("まちあ", []))
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Escape):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        assert not entry.eventFilter(entry.line, event)
    entry.submit()
    assert (texts(small), entry.selected) == (before, selected)
    done = QInputMethodEvent()
    done.setCommitString("待合室が寒い")
    QApplication.sendEvent(entry.line, done)
    press(entry.line, Qt.Key.Key_Return)
    assert "待合室が寒い" in texts(small)


def test_right_to_left_text_takes_signs_at_both_ends_and_runs_to_its_side(small: Opened) -> None:
    entry, made = small.window.entry, small.made
    small.window.canvas.select([made.touchpoints[4]])
    for typed, kind, text in (
        ("- لا أحد يخبرنا !!!", "pain", "لا أحد يخبرنا"),
        ("؟ این چیست", "pain", "؟ این چیست"),
        ("* צריך לוח זמנים", "idea", "צריך לוח זמנים"),
    ):
        write(small, typed)
        assert entry.line.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert entry.line.alignment() & Qt.AlignmentFlag.AlignRight
        press(entry.line, Qt.Key.Key_Return)
        card = made.document.find(small.window.canvas.selection[0], Card)
        assert card is not None
        assert (card.kind, card.text) == (kind, text)
    write(small, "p موقف السيارات")
    start, end = 0, len(entry.line.text())
    entry.line.setCursorPosition(start)
    right = entry.line.cursorRect().x()
    entry.line.setCursorPosition(end)
    assert entry.line.cursorRect().x() < right
    entry.line.setText("")
    assert entry.line.layoutDirection() == Qt.LayoutDirection.LeftToRight


def again(small: Opened, text: str, kind: str = "pain") -> str:
    made = small.made
    card = add_card(made.document, kind, made.touchpoints[4], text)
    entry = small.window.entry
    entry._again.there.read_now()
    entry.line.setFocus()
    return card


def test_what_is_there_already_is_shown_and_merged_by_its_own_key(small: Opened) -> None:
    entry, document = small.window.entry, small.made.document
    card = again(small, "No seats left")
    type_into(entry.line, "-No seats left for wheelchairs !!!")
    assert "“No seats left”" in entry._again.strip.said
    n = len(texts(small))
    press(entry.line, Qt.Key.Key_M, ALT)
    found = document.find(card, Card)
    assert found is not None
    assert len(texts(small)) == n
    assert (found.text, found.severity) == ("No seats left\nNo seats left for wheelchairs", 3)
    assert entry.line.text() == entry._again.strip.said == ""


def test_enter_adds_what_is_there_already_and_its_other_key_counts_it(small: Opened) -> None:
    entry, document = small.window.entry, small.made.document
    card = again(small, "No seats left")
    type_into(entry.line, "no seats left")
    press(entry.line, Qt.Key.Key_C, ALT)
    found = document.find(card, Card)
    assert found is not None
    assert found.frequency == 2
    n = len(texts(small))
    type_into(entry.line, "no seats left")
    press(entry.line, Qt.Key.Key_Return)
    assert len(texts(small)) == n + 1


def test_counting_what_has_no_frequency_says_so_and_keeps_the_line(small: Opened) -> None:
    entry = small.window.entry
    again(small, "Nobody told me anything", "quote")
    type_into(entry.line, '"Nobody told me anything')
    with_reason: list[str] = []
    entry.failed.connect(with_reason.append)
    press(entry.line, Qt.Key.Key_C, ALT)
    assert with_reason == ["A quote has no frequency; merge it instead"]
    assert entry.line.text() == '"Nobody told me anything'


def test_what_is_there_is_kept_up_to_date_and_other_kinds_are_not_asked(small: Opened) -> None:
    there = small.window.entry._again.there
    card = again(small, "No seats left")
    assert there.most_like("pain", "no seats left at all") == card
    assert there.most_like("gain", "no seats left at all") == ""
    small.made.document.undo()
    assert there.most_like("pain", "no seats left at all") == ""


def paste(small: Opened, text: str) -> None:
    QApplication.clipboard().setText(text)
    small.window.entry.line.setFocus()
    press(small.window.entry.line, Qt.Key.Key_V, CTRL)


def test_pasted_lines_are_notes_of_their_own_and_one_step(small: Opened, qtbot: QtBot) -> None:
    entry, document = small.window.entry, small.made.document
    small.window.canvas.select([small.made.touchpoints[4]])
    type_into(entry.line, "Half a ")
    n = len(texts(small))
    paste(small, "- One !!\n2. Two\n• Three\n+Four\n" + "\n".join(f"Note {i}" for i in range(40)))
    qtbot.waitUntil(lambda: not entry._many.pasting.running)
    assert len(texts(small)) == n + 44
    kinds = {card.text: card.kind for card in document.nodes(Card)}
    assert [kinds[text] for text in ("One", "Two", "Three", "Four")] == ["pain", "pain", "pain", "gain"]
    assert entry.line.text() == "Half a "
    document.undo()
    assert len(texts(small)) == n


def test_pasted_lines_that_are_refused_are_kept_with_their_reason_and_copied(
    small: Opened, qtbot: QtBot
) -> None:
    entry = small.window.entry
    small.window.canvas.select([small.made.touchpoints[4]])
    paste(small, "First\n+\n" + "x" * 30_000 + "\nLast")
    qtbot.waitUntil(lambda: not entry._many.pasting.running)
    left = entry._many.left
    assert left.isVisible()
    assert [text for text, _reason in left.lines] == ["+", "x" * 30_000]
    assert all(reason for _text, reason in left.lines)
    left.copy()
    assert QApplication.clipboard().text() == "+\n" + "x" * 30_000
    assert {"First", "Last"} <= set(texts(small))


def test_one_pasted_line_goes_into_the_text(small: Opened) -> None:
    type_into(small.window.entry.line, "Before ")
    paste(small, "after\n")
    assert small.window.entry.line.text() == "Before after"


class Counting:
    """A mode that takes digits."""

    icon, title, asks = "hand", "Hands", "1 to 5, one for each hand"

    def __init__(self) -> None:
        self.changed: Callable[[], None] = lambda: None
        self.heard: list[str] = []

    def hint(self, text: str) -> str:
        return f"{len(self.heard)} hands {text}".strip()

    def key(self, event: QKeyEvent, text: str) -> bool:
        if event.text().isdigit():
            self.heard.append(event.text())
            self.changed()
            return True
        return False

    def enter(self, text: str) -> None:
        if text:
            raise Refused("Type a digit")


def test_a_mode_takes_line_and_keys_and_gives_kind_and_text_back(small: Opened) -> None:
    entry, mode = small.window.entry, Counting()
    entry.set_kind("idea")
    type_into(entry.line, "A board with ")
    entry.take_mode(mode)
    assert entry.line.text() == ""
    assert entry.line.placeholderText() == mode.asks
    type_into(entry.line, "35")
    assert mode.heard == ["3", "5"]
    assert entry.where() == "2 hands"
    type_into(entry.line, "x")
    reasons: list[str] = []
    entry.failed.connect(reasons.append)
    press(entry.line, Qt.Key.Key_Return)
    assert (reasons, entry.line.text()) == (["Type a digit"], "x")
    assert entry.unfinished() == ["idea", "A board with", {"hand": "x"}]
    entry.take_mode(None)
    assert (entry.kind, entry.line.text()) == ("idea", "A board with ")
    entry.take_mode(mode)
    assert entry.line.text() == "x"


def test_what_was_typed_in_a_mode_is_there_after_the_file_was_opened_again(small: Opened) -> None:
    entry = small.window.entry
    entry.take_up(["idea", "A board", {"hand": "12"}])
    assert entry.line.text() == "A board"
    entry.take_mode(Counting())
    assert entry.line.text() == "12"


class Listing(Counting):
    """A mode that takes words, and ends itself after one, in the line it was given."""

    def __init__(self, entry: Entry | None = None) -> None:
        super().__init__()
        self._entry = entry

    def key(self, event: QKeyEvent, text: str) -> bool:
        return False

    def enter(self, text: str) -> None:
        if text == "bad":
            raise Refused("Not this one")
        self.heard.append(text)
        if text == "last" and self._entry is not None:
            self._entry.take_mode(None)


def test_lines_pasted_in_a_mode_are_entered_one_by_one_until_one_is_refused(small: Opened) -> None:
    entry, mode = small.window.entry, Listing()
    entry.take_mode(mode)
    type_into(entry.line, "half")
    entry.line.put_in("- A 5\nB 2\nbad\nC 1")
    assert mode.heard == ["A 5", "B 2"]
    assert entry.line.text() == "half"
    left = entry._many.left
    assert left.isVisible()
    assert left.lines == [("bad", "Not this one"), ("C 1", "")]
    assert left.list.toPlainText() == "bad\n    Not this one\nC 1"


def test_lines_behind_the_one_that_ended_a_mode_are_kept_and_are_no_notes(small: Opened) -> None:
    entry = small.window.entry
    mode = Listing(entry)
    entry.take_mode(mode)
    before = texts(small)
    entry.line.put_in("last\nC 1")
    assert [text for text, _reason in entry._many.left.lines] == ["C 1"]
    assert texts(small) == before
    entry.take_mode(mode)
    type_into(entry.line, "last")
    press(entry.line, Qt.Key.Key_Return)
    entry.take_mode(mode)
    assert entry.line.text() == ""


def test_touchpoints_begin_in_the_first_stage_unless_a_place_was_chosen(small: Opened) -> None:
    entry, made = small.window.entry, small.made
    entry.begin_step("stage")
    type_into(entry.line, "After all")
    press(entry.line, Qt.Key.Key_Return)
    entry.begin_step("touchpoint")
    assert entry.selected == made.stages[0]
    assert small.window.canvas.selection == [made.stages[0]]
    small.window.canvas.select([made.touchpoints[4]])
    entry.begin_step("touchpoint")
    assert entry.selected == made.touchpoints[4]


def test_f1_in_the_line_shows_the_signs_and_esc_closes_them_before_it_leaves(small: Opened) -> None:
    entry = small.window.entry
    entry.line.setFocus()
    press(entry.line, Qt.Key.Key_F1)
    assert entry.signs is not None
    assert entry.signs.isVisible()
    left: list[bool] = []
    entry.left.connect(lambda: left.append(True))
    press(entry.line, Qt.Key.Key_Escape)
    assert not entry.signs.isVisible()
    assert not left
    press(entry.line, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_place_that_is_parked_is_said_to_become_a_question_and_does(small: Opened) -> None:
    entry = small.window.entry
    entry.set_kind("touchpoint")
    type_into(entry.line, "p Who pays?")
    assert entry.where() == "Question to the parking lot"
    press(entry.line, Qt.Key.Key_Return)
    parked = [card for card in small.made.document.nodes(Card) if card.parked]
    assert [(card.kind, card.text) for card in parked if card.text == "Who pays?"] == [
        ("question", "Who pays?")
    ]


def test_a_long_place_leaves_room_for_what_else_the_line_says(small: Opened) -> None:
    entry, place = small.window.entry, small.made.touchpoints[4]
    set_field(small.made.document, [place], "title", "Nobody says how long it takes " * 6)
    small.window.canvas.select([place])
    type_into(entry.line, "-No word on delays !!!!")
    assert entry.where().endswith("…, severity 4")
    assert len(entry.where()) < 100
