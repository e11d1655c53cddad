"""The dialog of an import: what it guesses, what can be chosen otherwise, and what it says would be made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs.import_plan import ImportDialog, Usual
from cxstudio.app.dialogs.import_reading import source_of_clipboard
from cxstudio.edits.fields import set_field
from cxstudio.exchange.import_source import Source, source_of_session, source_of_sheets, source_of_text
from cxstudio.exchange.sheet_rows import SheetRow, SheetRows, read_csv
from cxstudio.model.records import Touchpoint
from tests.app.hands import click, press
from tests.makers import Made, mixed_scripts_map, small_map

TABLE = (
    b"Phase,Step,Remarks,Mood,Date\nFind,Search,It takes a very long time to find anything,2,2024-01-05\n"
    b"Find,Ask,Nobody knows what this is all about here,5,2024-01-06\nBook,Call,The line is busy all day long,9,\n"
)


def shown(
    qtbot: QtBot, source: Source, made: Made | None = None, usual: Usual = "session", name: str = "t.csv"
) -> ImportDialog:
    """A dialog with its plan."""
    document = made.document if made is not None else None
    journey = made.journey if made is not None else ""
    dialog = ImportDialog(source, document, journey, name=name, usual=usual)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(dialog, qtbot)
    return dialog


def settle(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog._slices.running)


def table(data: bytes = TABLE) -> Source:
    return source_of_sheets((read_csv(data, "t"),), "t")


def becomes(dialog: ImportDialog) -> list[str]:
    """What the columns become, as the choices say it."""
    return [choice.currentText() for choice in dialog.columns.choices.values()]


def choose(dialog: ImportDialog, choice: QComboBox, data: object, qtbot: QtBot) -> None:
    """As somebody does who takes a row of the list."""
    choice.setCurrentIndex(choice.findData(data))
    choice.activated.emit(choice.currentIndex())
    settle(dialog, qtbot)


def test_columns_are_told_by_their_headings_and_by_what_they_hold(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table())
    assert becomes(dialog) == ["Stage", "Touchpoint", "Description", "Emotion", "– leave out –"]
    said = [choice.accessibleDescription() for choice in dialog.columns.choices.values()]
    assert said[0] == "by its heading"
    assert said[2] == "guessed by what it holds"
    assert "days" in said[4]


def test_what_would_be_made_is_counted_and_what_is_refused_says_its_cell(
    dressed: object, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, table())
    assert "3 touchpoints" in dialog.outcome.made.text()
    assert dialog.outcome.refused.heading.text() == "1 value is left out"
    assert dialog.outcome.refused.lines.toPlainText().startswith("Cell D4: ")


def test_another_choice_for_a_column_makes_another_plan_at_once(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table())
    choose(dialog, dialog.columns.choices[2], "pain", qtbot)
    assert dialog.columns.choices[2].currentText() == "Pain point"
    assert dialog.columns.choices[2].accessibleDescription() == "chosen by you"
    assert "3 pain points" in dialog.outcome.cards.text()


def test_a_field_that_goes_to_another_column_leaves_the_one_before(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table())
    choose(dialog, dialog.columns.choices[2], "touchpoint", qtbot)
    assert becomes(dialog)[1:3] == ["– leave out –", "Touchpoint"]
    assert dialog.columns.choices[1].accessibleDescription() == "left out by you"


def test_what_else_fits_stands_on_top_of_the_choice(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table())
    choice = dialog.columns.choices[2]
    first = [str(choice.itemData(place)) for place in range(1, 5)]
    assert first == ["description", "customer does", "quote", "pain"]


def test_without_stages_and_touchpoints_it_says_what_to_choose_and_imports_nothing(
    dressed: object, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, table(b"1,2\n3,4\n"))
    assert "Choose which column holds the stages" in dialog.outcome.problem.text()
    assert not dialog.go.isEnabled()
    choose(dialog, dialog.columns.choices[0], "touchpoint", qtbot)
    assert dialog.go.isEnabled()


def test_the_scale_of_emotions_can_be_another_one(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table(b"stage,touchpoint,emotion\nA,B,1\nA,C,2\n"))
    assert dialog.plan is not None
    assert dialog.plan.scale == "-2..2"
    dialog.where.scale.setCurrentIndex(1)
    dialog.where.scale.activated.emit(1)
    settle(dialog, qtbot)
    assert dialog.plan.scale == "1..5"
    assert "3 is neutral" in dialog.outcome.notes.text()


def test_another_sheet_and_other_headings_begin_anew(dressed: object, qtbot: QtBot) -> None:
    first = SheetRows("One", (SheetRow(1, ("stage", "touchpoint")), SheetRow(2, ("A", "B"))))
    rows = (("A list of steps", None), ("Find", "Search"), ("Find", "Ask"), ("Find", "Call"), ("Book", "Pay"))
    second = SheetRows("Two", tuple(SheetRow(n, row) for n, row in enumerate(rows, start=1)))
    dialog = shown(qtbot, source_of_sheets((first, second), "book", workbook=True), name="book.xlsx")
    dialog.where.sheet.setCurrentIndex(1)
    dialog.where.sheet.activated.emit(1)
    settle(dialog, qtbot)
    assert dialog.plan is not None
    assert dialog.plan.choices.sheet == 1
    choose(dialog, dialog.where.headings, -1, qtbot)
    assert dialog.plan.choices.heading == -1
    assert dialog.plan.samples[0].number == 1
    assert dialog.columns.choices[0].accessibleName() == "What “Column 1” becomes"


def test_lines_of_a_list_become_an_outline_and_their_third_level_the_card_chosen(
    dressed: object, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, source_of_text("Find\n  Search\n    too slow\nBook\n  Call\n"), name="")
    tree = dialog.lines.tree
    stage = tree.topLevelItem(0)
    assert stage is not None
    point = stage.child(0)
    assert point is not None
    assert (stage.text(0), point.text(0)) == ("Find", "Search")
    assert not dialog.columns.isVisible()
    choose(dialog, dialog.where.cards, "pain", qtbot)
    assert "1 pain point" in dialog.outcome.cards.text()


def test_what_will_be_made_stands_at_the_top_of_its_frame_where_no_list_fills_it(
    dressed: object, qtbot: QtBot
) -> None:
    dialog = shown(qtbot, source_of_text("Find\n  Search\nBook\n  Call\n"), name="")
    assert dialog.outcome.refused.isHidden()
    assert dialog.outcome.made.geometry().bottom() < dialog.outcome.height() // 3


def test_a_diagram_says_which_of_its_lines_are_left_out(dressed: object, qtbot: QtBot) -> None:
    text = "journey\n title Day\n section Go\n  Tea: 5: Me\n frobnicate\n"
    dialog = shown(qtbot, source_of_text(text))
    assert dialog.where.title.text() == "Day"
    assert "Line 5" in dialog.outcome.refused.lines.toPlainText()
    assert dialog.outcome.refused.heading.text() == "1 line is left out"


def test_journeys_and_personas_of_another_session_are_ticked(dressed: object, qtbot: QtBot) -> None:
    other, here = small_map(), small_map()
    set_field(other.document, [other.journey], "title", "Elsewhere")
    dialog = shown(qtbot, source_of_session(other.document, "o"), here, "journey")
    assert "1 journey" in dialog.outcome.made.text()
    item = dialog.ticks._items[other.journey]
    item.setCheckState(0, Qt.CheckState.Unchecked)
    settle(dialog, qtbot)
    assert dialog.plan is not None
    assert dialog.plan.choices.journeys == ()
    assert "journey" not in dialog.outcome.made.text()
    assert all(target.where != "into" for _words, target in dialog.where.targets)


def test_what_is_there_already_is_looked_for_anew_when_the_map_changes(dressed: object, qtbot: QtBot) -> None:
    made = small_map()
    title = made.document.node(made.touchpoints[0])
    assert isinstance(title, Touchpoint)
    dialog = shown(qtbot, table(b"stage,touchpoint\nQuite new,Also new\n"), made, "into")
    assert dialog.plan is not None
    assert not any(one.there for one in dialog.plan.makes)
    set_field(made.document, [made.stages[0]], "title", "Quite new")
    settle(dialog, qtbot)
    assert [one.there for one in dialog.plan.makes if one.kind == "stage"] == [1]


def test_nothing_is_made_without_a_press_on_import(dressed: object, qtbot: QtBot) -> None:
    made = small_map()
    before = len(made.document.graph)
    wanted: list[object] = []
    dialog = shown(qtbot, table(), made, "into")
    dialog.wanted.connect(wanted.append)
    press(dialog, Qt.Key.Key_Escape)
    assert (len(made.document.graph), wanted, dialog.isVisible()) == (before, [], False)


def test_a_refusal_is_said_and_something_else_can_be_chosen(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table())
    dialog.wanted.connect(lambda _plan: dialog.refuse("The structure is locked."))
    click(dialog.go)
    assert dialog.outcome.problem.text() == "The structure is locked."
    assert dialog.go.isEnabled()
    assert dialog.columns.isEnabled()


def test_tab_goes_over_all_choices_as_they_stand_and_each_has_a_name(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table(), small_map(), "into")
    choices = list(dialog.columns.choices.values())
    for before, after in zip(choices, [*choices[1:], dialog.lines.tree, dialog.where.place], strict=False):
        assert before.nextInFocusChain() is not None
        assert before.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert after.accessibleName()
    choices[-1].setFocus()
    press(choices[-1], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.lines.tree
    press(dialog.lines.tree, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.where.place


def test_a_choice_keeps_the_keyboard_when_the_plan_is_made_anew(dressed: object, qtbot: QtBot) -> None:
    dialog = shown(qtbot, table())
    choice = dialog.columns.choices[2]
    choice.setFocus()
    choose(dialog, choice, "pain", qtbot)
    assert dialog.columns.choices[2] is choice
    assert dialog.focusWidget() is choice


def test_from_right_to_left_the_columns_begin_at_the_right(dressed: object, qtbot: QtBot) -> None:
    dialog = ImportDialog(table(), name="t.csv")
    qtbot.addWidget(dialog)
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    dialog.show()
    settle(dialog, qtbot)
    choices = list(dialog.columns.choices.values())
    qtbot.waitUntil(lambda: choices[0].x() > choices[1].x())
    assert dialog.where.mapTo(dialog, dialog.where.rect().center()).x() < dialog.width() / 2


def test_a_table_of_very_many_columns_shows_the_first_and_says_so(dressed: object, qtbot: QtBot) -> None:
    heads = ",".join(["stage", "touchpoint", *(f"c{n}" for n in range(98))])
    dialog = shown(qtbot, table(f"{heads}\nA,B\n".encode()))
    assert len(dialog.columns.choices) == 60
    assert dialog.columns._more.text() == "40 columns more are not shown"


def test_cells_that_were_copied_are_a_table_and_a_list_is_a_list() -> None:
    cells = "".join(f"S{n // 100}\tT{n}\tslow\n" for n in range(1500))
    assert len(source_of_clipboard(f"stage\ttouchpoint\tpain\n{cells}").sheets[0].rows) == 1501
    assert source_of_clipboard("A\n\tB\n").kind == "list"
    assert source_of_clipboard("journey\n section A\n  B: 3: C\n").kind == "mermaid"


def test_names_in_any_script_are_shown_as_they_are(dressed: object, qtbot: QtBot) -> None:
    other = mixed_scripts_map()
    dialog = shown(qtbot, source_of_session(other.document, "o"), name="<b>x</b>\u202e.cxs")
    assert dialog.heading.text() == "Import “<b>x</b>\ufffd.cxs”"
    assert dialog.heading.textFormat() == Qt.TextFormat.PlainText
    assert dialog.ticks.tree.topLevelItemCount() == 2
