from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_text
from cxstudio.edits.stages import add_stage
from cxstudio.model.document import Document
from cxstudio.model.log import NOTHING, MemoryLog, Row
from cxstudio.model.records import Card
from tests.makers import empty_map
from tests.model.random_edits import RandomEdits, edges, start, state


@pytest.mark.parametrize("seed", range(12))
def test_undo_and_redo_give_exactly_the_state_of_then_also_after_reading_the_log_again(seed: int) -> None:
    log = MemoryLog()
    writer = RandomEdits(Document(log), "a", seed)
    start(writer.document)
    seen, at = [(state(writer.document), edges(writer.document))], 0
    for step in range(60):
        dice = writer.dice.random()
        rows = len(log.rows())
        if dice < 0.6 or len(seen) == 1:
            writer.edit()
            if len(log.rows()) > rows:
                seen = [*seen[: at + 1], (state(writer.document), edges(writer.document))]
                at += 1
        elif dice < 0.82 and at:
            assert writer.document.undo() == []
            at -= 1
        elif at < len(seen) - 1:
            assert writer.document.redo() == []
            at += 1
        if writer.dice.random() < 0.1:
            writer.document = Document(log)
        assert (state(writer.document), edges(writer.document)) == seen[at], step
    while at:
        writer.document.undo()
        at -= 1
        assert (state(writer.document), edges(writer.document)) == seen[at]
    assert state(Document(log)) == seen[0][0]
    while at < len(seen) - 1:
        writer.document.redo()
        at += 1
        assert (state(writer.document), edges(writer.document)) == seen[at]


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(100, 500))
def test_undo_and_redo_are_exact_for_many_writers(seed: int) -> None:
    test_undo_and_redo_give_exactly_the_state_of_then_also_after_reading_the_log_again(seed)


def test_labels_name_what_undo_and_redo_would_do() -> None:
    document = Document()
    assert (document.undo_label, document.redo_label) == (None, None)
    start(document)
    with document.transaction("Rename touchpoint"):
        document.set("t", title="x")
    assert document.undo_label == "Rename touchpoint"
    document.undo()
    assert (document.undo_label, document.redo_label) == ("Start", "Rename touchpoint")
    with document.transaction("Other"):
        document.set("t", title="y")
    assert document.redo_label is None
    assert document.redo() == []


def test_undo_reports_its_origin() -> None:
    document = Document()
    start(document)
    origins: list[str] = []
    document.subscribe(lambda report: origins.append(report.origin))
    document.undo()
    document.redo()
    assert origins == ["undo", "redo"]


def _two() -> tuple[Document, Document]:
    log = MemoryLog()
    start(Document(log))
    other = MemoryLog()
    other.append(log.rows())
    return Document(log), Document(other)


def test_a_field_somebody_else_changed_since_is_left_alone_and_said() -> None:
    mine, theirs = _two()
    with mine.transaction("Weigh"):
        mine.set("c", severity=2, frequency=3)
    theirs.receive(mine.log.rows()[-1:], "Merge")
    with theirs.transaction("Weigh"):
        theirs.set("c", severity=5)
    mine.receive(theirs.log.rows()[-1:], "Merge")
    skipped = mine.undo()
    card = mine.find("c", Card)
    assert card is not None
    assert (card.severity, card.frequency) == (5, None)
    assert [(x.id, x.field) for x in skipped] == [("c", "severity")]
    assert skipped[0].sentence.startswith("“Severity” of “Nobody answers” was changed by somebody else")
    assert mine.undo_label == "Start"


def test_a_text_somebody_else_wrote_around_is_undone_inside_theirs() -> None:
    mine, theirs = _two()
    with mine.transaction("Write"):
        mine.set("c", text="Nobody answers the phone")
    theirs.receive(mine.log.rows()[-1:], "Merge")
    with theirs.transaction("Write"):
        theirs.set("c", text="Mostly: Nobody answers the phone!")
    mine.receive(theirs.log.rows()[-1:], "Merge")
    assert mine.undo() == []
    assert mine.find("c", Card) == Card(id="c", kind="pain", home="t", text="Mostly: Nobody answers!")


def test_an_undo_that_can_change_nothing_still_moves_on() -> None:
    mine, theirs = _two()
    with mine.transaction("Weigh"):
        mine.set("c", severity=2)
    theirs.receive(mine.log.rows()[-1:], "Merge")
    with theirs.transaction("Weigh"):
        theirs.set("c", severity=5)
    mine.receive(theirs.log.rows()[-1:], "Merge")
    assert len(mine.undo()) == 1
    assert Document(mine.log).undo_label == mine.undo_label == "Start"


@pytest.mark.parametrize(
    "inverse", ["nonsense", '[["n","t","title","Calls",18446744073709551615]]', "[1]", '[["n","?","x"]]']
)
def test_a_hostile_record_of_what_to_undo_harms_nothing(inverse: str) -> None:
    log = MemoryLog()
    start(Document(log))
    log.append([Row(NOTHING, "do", "Hostile", inverse=inverse)])
    document = Document(log)
    before = state(document)
    document.undo()
    document.redo()
    assert state(document) == before


def typed(document: Document, visit: object, *titles: str) -> None:
    for title in titles:
        with document.one_step(visit), document.transaction("Type"):
            document.set("t", title=title)


def test_typing_that_is_written_as_it_goes_is_one_step_also_after_reading_the_log_again() -> None:
    log = MemoryLog()
    document = Document(log)
    start(document)
    before = state(document)
    typed(document, object(), "W", "Wai", "Waiting area")
    rows, after = len(log.rows()), state(document)
    for reader in (document, Document(log)):
        assert reader.undo_label == "Type"
        assert reader.undo() == []
        assert state(reader) == before
        assert reader.redo() == []
        assert state(reader) == after
        rows += 2
        assert len(log.rows()) == rows


def test_what_happens_between_two_commits_ends_the_step() -> None:
    document = Document(MemoryLog())
    start(document)
    visit = object()
    typed(document, visit, "first")
    with document.transaction("Other"):
        document.set("t", serves="desk")
    typed(document, visit, "second")
    document.undo()
    assert (document.registers.value("n", "t", "title"), document.undo_label) == ("first", "Other")


def test_another_visit_is_another_step() -> None:
    document = Document(MemoryLog())
    start(document)
    typed(document, object(), "first")
    typed(document, object(), "second")
    document.undo()
    assert document.registers.value("n", "t", "title") == "first"


def test_a_step_undone_is_not_joined_by_what_comes_later() -> None:
    document = Document(MemoryLog())
    start(document)
    visit = object()
    before = document.registers.value("n", "t", "title")
    typed(document, visit, "first")
    document.undo()
    typed(document, visit, "second")
    document.undo()
    assert document.registers.value("n", "t", "title") == before


def test_it_is_known_whether_undo_would_take_back_the_making_of_a_thing() -> None:
    made = empty_map(Document(MemoryLog()))
    assert made.document.undo_takes_away(made.journey)
    stage = add_stage(made.document, made.journey, "Book")
    assert made.document.undo_takes_away(stage)
    assert not made.document.undo_takes_away(made.journey)
    set_text(made.document, stage, "Order")
    assert not made.document.undo_takes_away(stage)
    assert not Document().undo_takes_away(stage)
