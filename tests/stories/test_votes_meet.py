"""Two copies of one session in which the room voted come together, with work and undo around the votes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.files.merge import merge_into
from cxstudio.files.session_file import SessionFile
from cxstudio.insight.votes import dots_of, outcome, top
from cxstudio.model.workshops import VoteRound
from cxstudio.workshop.hands import Hands
from tests.makers import small_map

DAY = date(2026, 11, 22)


def test_votes_of_two_copies_come_together_and_no_undo_reaches_them(tmp_path: Path) -> None:
    mine = SessionFile.create(tmp_path / "mine.cxs")
    made = small_map(mine.document)
    pains = [add_card(mine.document, "pain", made.touchpoints[n], f"Pain {n}") for n in range(3)]
    shared = open_round(mine.document, "Open in both", pains, Terms(9))
    mine.save_copy(tmp_path / "theirs.cxs")

    theirs = SessionFile.open(tmp_path / "theirs.cxs")
    set_text(theirs.document, pains[0], "Pain 0, said otherwise")
    theirs_round = open_round(theirs.document, "Theirs", pains[:2], Terms(4))
    tally(theirs.document, theirs_round, pains[0], 7)
    tally(theirs.document, theirs_round, pains[1], 2)
    close_round(theirs.document, theirs_round, DAY)
    theirs.document.undo()  # the words of the card, and not the vote
    assert theirs.document.node(theirs_round) is not None
    theirs.close()

    add_card(mine.document, "gain", made.touchpoints[0], "Kind people")
    tally(mine.document, shared, pains[2], 5)
    close_round(mine.document, shared, DAY)
    hands = Hands(mine.document, made.journey, made.personas[0], 2)
    hands.count(-2)
    hands.count(2)
    before = mine.document.undo_label
    merge_into(mine, tmp_path / "theirs.cxs")

    rounds = {vote.title: vote for vote in mine.document.nodes(VoteRound)}
    assert set(rounds) == {"Open in both", "Theirs"}
    assert all(vote.closed for vote in rounds.values())
    assert rounds["Theirs"].dots == (7, 2)
    assert rounds["Theirs"].words[0] == "Pain 0, said otherwise"
    assert rounds["Open in both"].dots == (0, 0, 5)
    assert top(mine.document, rounds["Theirs"], 1) == [pains[0]]

    delete(mine.document, [pains[0]])
    while mine.document.undo_label is not None:
        mine.document.undo()
    kept = {vote.title: vote for vote in mine.document.nodes(VoteRound)}
    assert {title: vote.dots for title, vote in kept.items()} == {
        "Open in both": (0, 0, 5),
        "Theirs": (7, 2),
    }
    assert next(row.words for row in outcome(mine.document, kept["Theirs"])) == "Pain 0, said otherwise"
    assert before is not None
    while mine.document.redo_label is not None:
        mine.document.redo()
    assert dots_of(mine.document)[pains[2]] == 5
    mine.close()

    again = SessionFile.open(tmp_path / "mine.cxs")
    assert {vote.title for vote in again.document.nodes(VoteRound)} == {"Open in both", "Theirs"}
    again.close()


def test_a_round_closed_in_one_copy_is_closed_though_the_other_tallied_on(tmp_path: Path) -> None:
    mine = SessionFile.create(tmp_path / "mine.cxs")
    made = small_map(mine.document)
    pains = [add_card(mine.document, "pain", made.touchpoints[n], f"Pain {n}") for n in range(2)]
    vote = open_round(mine.document, "Which?", pains, Terms(9))
    tally(mine.document, vote, pains[0], 4)
    mine.save_copy(tmp_path / "theirs.cxs")
    mine.save_copy(tmp_path / "further.cxs")
    for name, closes in (("theirs", True), ("further", False)):
        other = SessionFile.open(tmp_path / f"{name}.cxs")
        if closes:
            close_round(other.document, vote, DAY)
        else:
            tally(other.document, vote, pains[0], 6)
            tally(other.document, vote, pains[1], 9)
        other.close()
        merge_into(mine, tmp_path / f"{name}.cxs")
    found = mine.document.find(vote, VoteRound)
    assert found is not None
    assert (found.closed, found.counted[0], found.words) == (True, (4, 0), ("Pain 0", "Pain 1"))
    assert [row.dots for row in outcome(mine.document, found)] == [4, 0]
    mine.close()
