"""What happened in a room stays: lasting rows, closed votes, and what was received as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from cxstudio.edits.agenda import add_step, begin_anew, begin_step, use_agenda
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.files.clean_copy import clean_document
from cxstudio.files.merge import merge_into
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.naming import own_title
from cxstudio.model.records import Card, Stage
from cxstudio.model.registers import GROUPS
from cxstudio.model.workshops import AgendaStep, VoteRound
from tests.makers import small_map

ROUND = VoteRound(id="v", title="Which pain first?", budget=3, voters=4, candidates=("a",), dots=(5,))


def test_undo_leaves_alone_what_is_lasting_and_takes_back_what_came_before() -> None:
    made = small_map()
    document = made.document
    set_text(document, made.stages[0], "Reserve")
    with document.transaction("Begin the step", lasting=True):
        document.put(AgendaStep(id="s", title="Stages", began=12.5))
    document.undo()
    assert document.find("s", AgendaStep) is not None
    assert own_title(document.node(made.stages[0])) == "Book"


def test_lasting_rows_are_there_when_the_file_is_opened_again() -> None:
    log = MemoryLog()
    document = small_map(Document(log)).document
    with document.transaction("Begin the step", lasting=True):
        document.put(AgendaStep(id="s", began=1.0))
    again = Document(log)
    assert again.find("s", AgendaStep) == AgendaStep(id="s", began=1.0)
    assert again.undo_label == document.undo_label


def test_a_closed_vote_neither_changes_nor_goes() -> None:
    document = small_map().document
    with document.transaction("Vote"):
        document.put(ROUND)
    with document.transaction("Close the vote", lasting=True):
        document.set("v", state="closed")
    for change in ({"voters": 9}, {"state": "open"}):
        with pytest.raises(ValueError, match="closed vote"), document.transaction("Cheat"):
            document.put(replace(document.node("v"), **change))
    with pytest.raises(ValueError, match="closed vote"), document.transaction("Cheat"):
        document.hide("v")


def test_undo_goes_round_a_closed_vote() -> None:
    log = MemoryLog()
    document = small_map(Document(log)).document
    with document.transaction("Vote"):
        document.put(ROUND)
    with document.transaction("Count"):
        document.set("v", dots=(6,))
    with document.transaction("Close the vote", lasting=True):
        document.set("v", state="closed")
    document.undo()
    document.undo()
    kept = document.find("v", VoteRound)
    assert kept is not None
    assert (kept.dots, kept.closed) == ((6,), True)
    assert Document(log).find("v", VoteRound) == kept


def test_what_was_received_can_be_one_step_to_undo_and_to_redo(tmp_path: Path) -> None:
    mine = SessionFile.create(tmp_path / "mine.cxs")
    made = small_map(mine.document)
    mine.save_copy(tmp_path / "theirs.cxs")
    theirs = SessionFile.open(tmp_path / "theirs.cxs")
    card = add_card(theirs.document, "pain", made.touchpoints[0], "Found in the group")
    set_text(theirs.document, made.cards[0], "Thirty minutes on hold")
    theirs.close()
    before = {group: dict(mine.document.registers.state[group]) for group in GROUPS}
    merge_into(mine, tmp_path / "theirs.cxs")
    heard: list[str | None] = []
    stop = mine.document.subscribe(lambda _report: heard.append(mine.document.undo_label))
    mine.document.make_step(before, "Merge the groups")
    stop()
    assert heard == ["Merge the groups"]
    assert mine.document.undo_label == "Merge the groups"
    mine.document.undo()
    assert mine.document.get(card) is None
    assert own_title(mine.document.node(made.cards[0])) == "Twenty minutes on hold"
    mine.document.redo()
    assert mine.document.find(card, Card) is not None
    assert own_title(mine.document.node(made.cards[0])) == "Thirty minutes on hold"
    mine.close()
    again = SessionFile.open(tmp_path / "mine.cxs")
    assert again.document.undo_label == "Merge the groups"
    again.close()


def test_a_copy_for_the_client_holds_neither_agenda_nor_notes_and_only_candidates_that_stay() -> None:
    made = small_map()
    document, (pain, wish) = made.document, (made.cards[0], made.cards[1])
    with document.transaction("Vote"):
        document.set(wish, internal=True)
        document.set(made.stages[0], notes="Be kind to Tom")
        document.put(AgendaStep(id="s", title="Stages"))
        document.put(
            VoteRound(id="v", candidates=(wish, pain), words=("Wish", "Pain"), dots=(4, 2), concerns=(0, 1))
        )
    copy = clean_document(document)
    assert not copy.nodes(AgendaStep)
    assert all(not stage.notes for stage in copy.nodes(Stage))
    (vote,) = copy.nodes(VoteRound)
    assert (vote.candidates, vote.words, vote.dots, vote.concerns) == ((pain,), ("Pain",), (2,), (1,))


AGENDA = [{"title": title, "minutes": 5} for title in ("Welcome", "Stages", "Pains")]


def test_an_agenda_that_has_begun_is_not_undone_as_a_whole() -> None:
    made = small_map()
    document = made.document
    card = add_card(document, "pain", made.touchpoints[0], "No bus")
    add_step(document, "An old step")
    steps = use_agenda(document, AGENDA, "Short")
    begin_step(document, steps[0], 12.5)
    late = add_step(document, "One more")
    document.undo()
    assert document.get(late) is None
    (stays,) = document.undo()
    assert stays.sentence == "The agenda has begun and stays"
    assert [step.id for step in document.nodes(AgendaStep)] == steps
    document.undo()  # the old step was made
    document.undo()
    assert document.get(card) is None
    assert [step.id for step in document.nodes(AgendaStep)] == steps


def test_an_agenda_that_has_not_begun_is_one_step_to_undo() -> None:
    document = small_map().document
    old = add_step(document, "An old step")
    use_agenda(document, AGENDA, "Short")
    assert document.undo() == []
    assert [step.id for step in document.nodes(AgendaStep)] == [old]


def test_what_the_agenda_keeps_stays_in_the_history_and_undo_goes_past_it() -> None:
    log = MemoryLog()
    made = small_map(Document(log))
    document = made.document
    card = add_card(document, "pain", made.touchpoints[0], "No bus")
    before = document.undo_label
    steps = use_agenda(document, AGENDA, "Short")
    begin_step(document, steps[0], 12.5)
    rows, heard = len(log.rows()), list[str | None]()
    stop = document.subscribe(lambda _report: heard.append(document.undo_label))
    (stays,) = document.undo()
    stop()
    assert (stays.sentence, stays.sealed) == ("The agenda has begun and stays", True)
    assert heard == [document.undo_label] == [before], "the menu names what the next one takes back"
    assert (len(log.rows()), document.redo_label) == (rows, None), "nothing was taken back"
    assert Document(log).undo_label == "Use the agenda “Short”"
    assert document.undo() == []
    assert document.get(card) is None
    begin_anew(document)
    assert document.undo_label == "Use the agenda “Short”"
    assert document.undo() == []
    assert not document.nodes(AgendaStep)


def test_what_is_written_after_a_refused_undo_is_a_step_of_its_own() -> None:
    made = small_map()
    document = made.document
    steps = use_agenda(document, AGENDA, "Short")
    begin_step(document, steps[0], 12.5)
    document.undo()
    set_text(document, made.stages[0], "Reserve")
    document.undo()
    assert own_title(document.node(made.stages[0])) == "Book"
    assert document.undo()[0].sealed, "something was done since: it is said anew"
    document.redo()
    assert own_title(document.node(made.stages[0])) == "Reserve"


def test_an_agenda_that_has_begun_is_not_replaced_by_doing_again_what_was_undone() -> None:
    made = small_map()
    document = made.document
    first = use_agenda(document, AGENDA, "Short")
    use_agenda(document, [{"title": "Another", "minutes": 5}], "Other")
    set_text(document, made.stages[0], "Reserve")
    document.undo()
    document.undo()
    begin_step(document, first[0], 12.5)
    (stays,) = document.redo()
    assert stays.sentence == "The agenda has begun and stays"
    assert [step.id for step in document.nodes(AgendaStep)] == first
    assert document.redo() == []
    assert own_title(document.node(made.stages[0])) == "Reserve"
    begin_anew(document)
    document.redo()
    assert [step.title for step in document.nodes(AgendaStep)] == ["Another"]


def test_a_running_step_that_was_deleted_by_hand_can_be_deleted_again() -> None:
    document = small_map().document
    steps = use_agenda(document, AGENDA, "Short")
    begin_step(document, steps[0], 12.5)
    delete(document, [steps[0]])
    document.undo()
    assert document.redo() == []
    assert [step.id for step in document.nodes(AgendaStep)] == steps[1:]


def test_undo_of_a_vote_that_closed_since_says_why_it_stays() -> None:
    document = small_map().document
    with document.transaction("Vote"):
        document.put(ROUND)
    with document.transaction("Close the vote", lasting=True):
        document.set("v", state="closed")
    (stays,) = document.undo()
    assert stays.sentence.startswith("A closed vote stays as it was counted")
    assert document.find("v", VoteRound) is not None


def test_undo_of_a_merge_leaves_the_agenda_that_came_with_it_and_has_begun(tmp_path: Path) -> None:
    mine = SessionFile.create(tmp_path / "mine.cxs")
    made = small_map(mine.document)
    mine.save_copy(tmp_path / "theirs.cxs")
    theirs = SessionFile.open(tmp_path / "theirs.cxs")
    card = add_card(theirs.document, "pain", made.touchpoints[0], "Found in the group")
    steps = use_agenda(theirs.document, AGENDA, "Short")
    theirs.close()
    before = {group: dict(mine.document.registers.state[group]) for group in GROUPS}
    merge_into(mine, tmp_path / "theirs.cxs")
    mine.document.make_step(before, "Merge the groups")
    begin_step(mine.document, steps[0], 12.5)
    (stays,) = mine.document.undo()
    assert stays.sentence == "The agenda has begun and stays"
    assert mine.document.get(card) is None, "what may go is taken back"
    assert [step.id for step in mine.document.nodes(AgendaStep)] == steps
    assert mine.document.redo() == []
    assert mine.document.find(card, Card) is not None
    mine.close()
