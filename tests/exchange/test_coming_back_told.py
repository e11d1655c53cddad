"""A returning table tells what it makes beside the cells it changes, and which edited cells it cannot take."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cxstudio.cli import main
from cxstudio.edits.fields import set_field
from cxstudio.edits.lane_sets import save_preset
from cxstudio.edits.lanes import add_lane, rename_lane
from cxstudio.edits.making import Thing, make_things
from cxstudio.edits.plan import add_action
from cxstudio.edits.stages import add_stage
from cxstudio.exchange.coming_back import apply_plan, plan_of
from cxstudio.exchange.kind_table import export_kind
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Channel, Prompt
from cxstudio.words import translate
from tests.makers import Made, small_map


@pytest.fixture
def made() -> Made:
    return small_map(Document(MemoryLog()))


def table(document: Document, kind: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(export_kind(document, kind).data.decode("utf-8-sig"))))


def data(rows: list[list[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def write(rows: list[list[str]], row: int, heading: str, text: str) -> None:
    rows[row][rows[0].index(heading)] = text


# Lanes


def asked(made: Made, lane: str) -> str:
    """A question in a lane of the first touchpoint."""
    (id,) = make_things(made.document, [Thing("prompt", made.touchpoints[0], also={"lane": lane})])
    set_field(made.document, [id], "text", "What is said here?")
    return id


def test_a_lane_somebody_added_stands_in_tables_by_its_name(made: Made) -> None:
    lane = add_lane(made.document, made.journey, "Staff rumours")
    asked(made, lane)
    save_preset(made.document, made.journey, "Everything")
    head, row = table(made.document, "prompt")
    assert row[head.index("Lane")] == "Staff rumours"
    head, row = table(made.document, "preset")
    names = row[head.index("Lanes")].split(", ")
    assert "Staff rumours" in names
    assert lane not in names


@pytest.mark.parametrize("title", ["Staff rumours", "Pain points", ""])
def test_the_name_of_an_added_lane_is_understood_when_it_comes_back(made: Made, title: str) -> None:
    lane = add_lane(made.document, made.journey, title)
    asked(made, lane)
    rows = table(made.document, "prompt")
    assert plan_of(made.document, data(rows)).items == ()
    rows.append(["" if head in {"Id", rows[0][-1]} else cell for head, cell in zip(*rows, strict=True)])
    write(rows, 2, "Text", "And what is not said?")
    plan = plan_of(made.document, data(rows))
    assert [item.what for item in plan.items] == ["new"]
    apply_plan(made.document, plan.items)
    assert {prompt.lane for prompt in made.document.nodes(Prompt)} == {lane}


@pytest.mark.parametrize("said", ["Pain points", "PAINS", translate("Pain points", "pl"), "What hurts"])
def test_a_usual_lane_is_known_by_its_words_in_any_language_and_by_its_new_name(
    made: Made, said: str
) -> None:
    rename_lane(made.document, made.journey, "pains", "What hurts")
    asked(made, "gains")
    rows = table(made.document, "prompt")
    rows.append(["" if head in {"Id", rows[0][-1]} else cell for head, cell in zip(*rows, strict=True)])
    write(rows, 2, "Lane", said)
    plan = plan_of(made.document, data(rows))
    apply_plan(made.document, plan.items)
    assert {prompt.lane for prompt in made.document.nodes(Prompt)} == {"gains", "pains"}


def test_a_lane_nobody_has_is_refused_with_its_name(made: Made) -> None:
    asked(made, "gains")
    rows = table(made.document, "prompt")
    rows.append(["" if head in {"Id", rows[0][-1]} else cell for head, cell in zip(*rows, strict=True)])
    write(rows, 2, "Lane", "Nowhere")
    plan = plan_of(made.document, data(rows))
    assert "nothing called “Nowhere”" in plan.of("refused")[0].note


# Cells that are worked out


def test_a_worked_out_cell_somebody_wrote_over_is_told_and_left(made: Made) -> None:
    rows = table(made.document, "touchpoint")
    write(rows, 1, "Number", "9.9")
    write(rows, 2, "Journey", "Another journey")
    write(rows, 2, "Title", "A new title")
    plan = plan_of(made.document, data(rows))
    assert [(x.what, x.row, x.field, x.after) for x in plan.items] == [
        ("refused", 2, "Number", "9.9"),
        ("refused", 3, "Journey", "Another journey"),
        ("changed", 3, "Title", "A new title"),
    ]
    assert {x.note for x in plan.of("refused")} == {"It is worked out and cannot be written"}


def test_where_a_lane_belongs_is_told_to_be_fixed(made: Made) -> None:
    add_lane(made.document, made.journey, "Staff rumours")
    rows = table(made.document, "lane")
    write(rows, 1, "Journey", "Another journey")
    (item,) = plan_of(made.document, data(rows)).items
    assert (item.what, item.note) == ("refused", "It cannot be changed in a table")


def test_worked_out_cells_that_changed_in_the_session_alone_are_no_news(made: Made) -> None:
    rows = table(made.document, "touchpoint")
    add_stage(made.document, made.journey, "Hear of it", before=made.stages[0])
    assert table(made.document, "touchpoint")[1] != rows[1]
    assert plan_of(made.document, data(rows)).items == ()


def test_numbers_and_ticks_a_spreadsheet_wrote_otherwise_are_no_news(made: Made) -> None:
    rows = table(made.document, "pain")
    write(rows, 1, "In the parking lot", "FALSE")
    assert plan_of(made.document, data(rows)).items == ()
    rows = table(made.document, "touchpoint")
    write(rows, 1, "Number", rows[1][rows[0].index("Number")] + "0")
    assert plan_of(made.document, data(rows)).items == ()


# What comes with it


def test_a_person_a_source_and_a_channel_that_are_new_are_announced(made: Made) -> None:
    add_action(made.document, "Train the desk")
    rows = table(made.document, "action")
    write(rows, 1, "Owner", "Zoe Quick")
    (item,) = plan_of(made.document, data(rows)).items
    assert (item.what, item.note) == ("changed", "Also new: person “Zoe Quick”")
    rows = table(made.document, "touchpoint")
    write(rows, 1, "Channel", "Carrier pigeon")
    (item,) = plan_of(made.document, data(rows)).items
    assert (item.what, item.note) == ("changed", "Also new: channel “Carrier pigeon”")
    apply_plan(made.document, [item])
    assert "Carrier pigeon" in {channel.name for channel in made.document.nodes(Channel)}


def test_a_new_row_announces_the_new_person_it_names_and_a_known_one_is_not_announced(made: Made) -> None:
    known = add_action(made.document, "Train the desk")
    set_field(made.document, [known], "owned_by", "Anna")
    rows = table(made.document, "action")
    blank = [""] * len(rows[0])
    rows += [list(blank), list(blank)]
    for row, (title, owner) in enumerate((("Call back", "anna"), ("A board", "Ben")), start=2):
        write(rows, row, "Title", title)
        write(rows, row, "Owner", owner)
    plan = plan_of(made.document, data(rows))
    assert [(x.what, x.title, x.note) for x in plan.items] == [
        ("new", "Call back", ""),
        ("new", "A board", "Also new: person “Ben”"),
    ]
    apply_plan(made.document, plan.items)
    assert {x.name for x in made.document.nodes(Attendee)} == {"Anna", "Ben"}


def test_the_command_tells_of_new_people_and_a_long_title_does_not_hide_why_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = SessionFile.create(tmp_path / "map.cxs")
    small_map(session.document)
    add_action(session.document, "Train the desk")
    add_action(session.document, "Call back")
    rows = table(session.document, "action")
    session.close()
    write(rows, 1, "Owner", "Zoe Quick")
    write(rows, 2, "Title", "x" * 10_000)
    (tmp_path / "plan.csv").write_bytes(data(rows))
    assert main(["bring-back", "--dry-run", str(tmp_path / "plan.csv"), str(tmp_path / "map.cxs")]) == 0
    said = capsys.readouterr()
    assert "nothing → “Zoe Quick” (Also new: person “Zoe Quick”)" in said.out
    (line,) = said.err.splitlines()
    assert "10000 characters" in line
    assert len(line) < 250
