"""Groups work on copies of one session, and what they bring back is one step; nothing private is given out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxstudio.edits.agenda import add_step, begin_step
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_text
from cxstudio.edits.votes import Terms, close_round, discard_round, open_round, tally
from cxstudio.files.breakouts import write_groups
from cxstudio.files.breakouts_told import BEFORE, HERE
from cxstudio.files.merge import conflicts
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.model.naming import own_title
from cxstudio.model.workshops import AgendaStep, VoteRound
from tests.files.groups_back import Edit, groups_of, in_turn, taken_back, text_of
from tests.makers import Made, small_map


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    return SessionFile.create(tmp_path / "Visit.cxs")


@pytest.fixture
def made(session: SessionFile) -> Made:
    return small_map(session.document)


def test_what_all_groups_brought_is_there_and_is_one_step_to_undo(session: SessionFile, made: Made) -> None:
    brought: list[str] = []
    paths = groups_of(
        session,
        lambda d: brought.append(add_card(d, "pain", made.touchpoints[0], "No bus on Sundays")),
        in_turn(
            lambda d: brought.append(add_card(d, "idea", made.touchpoints[1], "A bench")),
            lambda d: set_text(d, made.cards[0], "Half an hour on hold"),
        ),
        lambda d: delete(d, [made.cards[5]]),
    )
    label = session.document.undo_label
    returned = taken_back(session, paths)
    one, two, three = returned.groups
    assert (one.added, two.added, two.changed) == ((brought[0],), (brought[1],), (made.cards[0],))
    assert made.cards[5] in three.removed
    (asked,) = returned.disputes
    assert (asked.item, asked.taken) == (made.cards[5], HERE), (
        "what is deleted is asked about, and else it stays"
    )
    returned.choose({made.cards[5]: 2}, "Choose")
    assert session.document.undo_label == label, "on trial nothing reaches the map"
    returned.take("Merge the groups")
    assert [text_of(session, id) for id in (*brought, made.cards[0])] == [
        "No bus on Sundays",
        "A bench",
        "Half an hour on hold",
    ]
    assert session.document.undo_label == "Merge the groups"
    session.document.undo()
    assert session.document.undo_label == label
    assert all(session.document.get(id) is None for id in brought)
    assert text_of(session, made.cards[5]) == "Do they see the delay?"
    session.document.redo()
    assert all(session.document.get(id) is not None for id in brought)
    session.close()


@pytest.mark.parametrize(
    ("side", "wanted"),
    [(HERE, "An hour"), (0, "Half an hour"), (1, "Ten minutes"), (BEFORE, "Twenty minutes on hold")],
)
def test_the_room_chooses_where_they_disagree_and_the_rest_stays_readable(
    session: SessionFile, made: Made, side: int, wanted: str
) -> None:
    pain = made.cards[0]
    paths = groups_of(
        session,
        in_turn(
            lambda d: set_text(d, pain, "Half an hour"),
            lambda d: add_card(d, "idea", made.touchpoints[1], "A bench"),
        ),
        lambda d: set_text(d, pain, "Ten minutes"),
    )
    set_text(session.document, pain, "An hour")
    returned = taken_back(session, paths)
    (dispute,) = returned.disputes
    assert dispute.item == pain
    assert dispute.before == ("Twenty minutes on hold",)
    assert [(s.by, s.values) for s in dispute.sides] == [
        (HERE, ("An hour",)),
        (0, ("Half an hour",)),
        (1, ("Ten minutes",)),
    ]
    returned.choose({pain: side}, "Choose")
    returned.take("Merge the groups")
    assert text_of(session, pain) == wanted
    listed = [value for one in conflicts(session) for value in (one.mine, one.theirs, one.kept)]
    assert {"Half an hour", "Ten minutes", "An hour", wanted} <= set(listed)
    assert {one.kept for one in conflicts(session)} == {wanted}
    session.document.undo()
    assert text_of(session, pain) == "An hour"
    assert session.document.undo_label != "Choose"
    session.close()
    again = SessionFile.open(session.path)
    assert text_of(again, pain) == "An hour"
    again.document.redo()
    assert text_of(again, pain) == wanted
    again.close()


@pytest.mark.parametrize(
    ("side", "wanted"), [(0, None), (1, "Half an hour"), (BEFORE, "Twenty minutes on hold")]
)
def test_what_one_group_deleted_and_another_changed_goes_or_stays(
    session: SessionFile, made: Made, side: int, wanted: str | None
) -> None:
    pain = made.cards[0]
    paths = groups_of(session, lambda d: delete(d, [pain]), lambda d: set_text(d, pain, "Half an hour"))
    returned = taken_back(session, paths)
    dispute = next(one for one in returned.disputes if one.item == pain)
    assert {s.by for s in dispute.sides} == {0, 1}
    returned.choose({pain: side}, "Choose")
    returned.take("Merge the groups")
    found = session.document.get(pain)
    assert (None if found is None else own_title(found)) == wanted
    session.close()


def test_what_two_groups_changed_to_the_same_is_no_dispute(session: SessionFile, made: Made) -> None:
    same: Edit = lambda d: set_text(d, made.cards[0], "Half an hour")  # noqa: E731
    returned = taken_back(session, groups_of(session, same, same))
    assert not returned.disputes
    returned.close()
    session.close()


def test_where_the_agenda_stands_is_the_rooms_own_whatever_a_group_ran(
    session: SessionFile, made: Made
) -> None:
    one, two = (add_step(session.document, title) for title in ("Welcome", "Stages"))
    begin_step(session.document, one, 100.0)
    paths = groups_of(
        session, in_turn(lambda d: begin_step(d, two, 150.0), lambda d: set_text(d, made.cards[0], "An hour"))
    )
    returned = taken_back(session, paths)
    assert not returned.disputes
    returned.take("Merge the groups")
    steps = [(step.began, step.ended) for step in session.document.nodes(AgendaStep)]
    assert steps == [(100.0, None), (None, None)]
    assert text_of(session, made.cards[0]) == "An hour"
    session.close()


def test_a_file_that_cannot_be_merged_says_why_and_the_others_go_on(
    session: SessionFile, made: Made, tmp_path: Path
) -> None:
    brought: list[str] = []
    good = groups_of(session, lambda d: brought.append(add_card(d, "pain", made.touchpoints[0], "No bus")))
    other = SessionFile.create(tmp_path / "Other.cxs")
    small_map(other.document)
    other.close()
    (tmp_path / "Broken.cxs").write_bytes(good[0].read_bytes()[:3000])
    (tmp_path / "Text.cxs").write_text("Not a map at all")
    names = ("Other.cxs", "Broken.cxs", "Text.cxs", "Gone.cxs", "Visit.cxs")
    returned = taken_back(session, [*(tmp_path / name for name in names), *good])
    for name, group in zip(names, returned.groups, strict=False):
        assert name in group.problem
        assert "\n" not in group.problem
        assert not group.added
    assert returned.groups[-1].added == (brought[0],)
    returned.take("Merge the groups")
    assert session.document.get(brought[0]) is not None
    session.close()


def test_nothing_is_taken_when_the_trial_is_forgotten(session: SessionFile, made: Made) -> None:
    paths = groups_of(session, lambda d: set_text(d, made.cards[0], "Half an hour"))
    before = session.latest
    returned = taken_back(session, paths)
    folder = returned._path.parent
    returned.close()
    assert session.latest == before
    assert not folder.exists()
    session.close()


def test_the_files_of_the_groups_may_go_once_they_were_read(session: SessionFile, made: Made) -> None:
    paths = groups_of(session, lambda d: set_text(d, made.cards[0], "Half an hour"))
    returned = taken_back(session, paths)
    paths[0].unlink()
    returned.take("Merge the groups")
    assert text_of(session, made.cards[0]) == "Half an hour"
    session.close()


def test_no_name_is_overwritten_and_then_no_copy_is_written(session: SessionFile, made: Made) -> None:
    folder = session.path.parent
    taken = folder / "Visit - group 2.cxs"
    taken.write_text("mine")
    with pytest.raises(FileProblem) as caught:
        write_groups(session, [folder / f"Visit - group {n}.cxs" for n in (1, 2, 3)])
    assert caught.value.kind == "exists"
    assert taken.read_text() == "mine"
    assert sorted(path.name for path in folder.glob("* - group *")) == [taken.name]
    session.close()


def test_copies_for_groups_hold_no_byte_of_what_is_private(session: SessionFile, made: Made) -> None:
    secret = "Tom talks too much, ask Maria first"
    session.set_local("workshop notes", {"a step": secret})
    session.idle()
    assert secret.encode() in session.path.read_bytes() + _beside(session.path)
    (path,) = groups_of(session, lambda d: None)
    assert secret.encode() not in path.read_bytes()
    opened = SessionFile.open(path)
    assert opened.local("workshop notes") is None
    opened.close()
    session.close()


def _beside(path: Path) -> bytes:
    return b"".join(p.read_bytes() for p in path.parent.glob(f"{path.name}-*"))


DAY = date(2026, 11, 22)


def the_vote(session: SessionFile, id: str) -> VoteRound:
    found = session.document.find(id, VoteRound)
    assert found is not None
    return found


def voted(made: Made, session: SessionFile) -> tuple[str, list[str]]:
    """An open vote of the room on two pains."""
    pains = [add_card(session.document, "pain", made.touchpoints[n], f"Pain {n}") for n in range(2)]
    vote = open_round(session.document, "Which first?", pains, Terms(9))
    tally(session.document, vote, pains[0], 4)
    return vote, pains


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_vote_of_the_room_stays_its_own_whatever_a_group_tallied_or_closed(
    session: SessionFile, made: Made, *, goes_on: bool
) -> None:
    vote, pains = voted(made, session)
    closing = in_turn(lambda d: tally(d, vote, pains[1], 9), lambda d: close_round(d, vote, DAY))
    paths = groups_of(session, closing, lambda d: discard_round(d, vote))
    if goes_on:
        tally(session.document, vote, pains[1], 1)
    before = the_vote(session, vote)
    returned = taken_back(session, paths)
    (dispute,) = returned.disputes
    assert (dispute.item, dispute.taken, [side.by for side in dispute.sides]) == (vote, HERE, [HERE, 0, 1])
    add_card(returned.document, "idea", made.touchpoints[0], "A bench")
    returned.take("Merge the groups")
    assert the_vote(session, vote) == before
    session.document.undo()
    assert the_vote(session, vote) == before
    session.close()


def test_a_closed_vote_of_the_room_never_changes_and_is_no_question(session: SessionFile, made: Made) -> None:
    vote, pains = voted(made, session)
    closing = in_turn(lambda d: tally(d, vote, pains[1], 9), lambda d: close_round(d, vote, DAY))
    paths = groups_of(session, closing, lambda d: tally(d, vote, pains[1], 2))
    close_round(session.document, vote, DAY)
    before = the_vote(session, vote)
    returned = taken_back(session, paths)
    assert not returned.disputes
    returned.take("Merge the groups")
    assert the_vote(session, vote) == before
    session.close()


def test_the_room_may_take_what_a_group_voted_and_undo_brings_its_own_back(
    session: SessionFile, made: Made
) -> None:
    vote, pains = voted(made, session)
    closing = in_turn(lambda d: tally(d, vote, pains[1], 9), lambda d: close_round(d, vote, DAY))
    paths = groups_of(session, closing)
    tally(session.document, vote, pains[0], 7)
    before = the_vote(session, vote)
    returned = taken_back(session, paths)
    returned.choose({vote: 0}, "Choose")
    returned.take("Merge the groups")
    taken = the_vote(session, vote)
    assert (taken.closed, taken.counted[0]) == (True, (4, 9))
    session.document.undo()
    assert the_vote(session, vote) == before
    session.document.redo()
    assert the_vote(session, vote) == taken
    session.close()


def test_a_vote_that_a_group_held_and_closed_goes_with_the_merge_that_is_undone(
    session: SessionFile, made: Made
) -> None:
    _vote, pains = voted(made, session)
    held: list[str] = []
    paths = groups_of(
        session,
        in_turn(
            lambda d: held.append(open_round(d, "Ours", pains, Terms(4))),
            lambda d: tally(d, held[0], pains[0], 3),
            lambda d: close_round(d, held[0], DAY),
        ),
    )
    taken_back(session, paths).take("Merge the groups")
    brought = the_vote(session, held[0])
    assert brought.closed
    session.document.undo()
    assert session.document.get(held[0]) is None
    session.document.redo()
    assert the_vote(session, held[0]) == brought
    session.document.undo()
    taken_back(session, paths).take("Merge once more")
    assert the_vote(session, held[0]) == brought
    session.close()


def test_what_was_merged_and_undone_can_be_merged_again(session: SessionFile, made: Made) -> None:
    brought: list[str] = []
    paths = groups_of(
        session,
        in_turn(
            lambda d: brought.append(add_card(d, "pain", made.touchpoints[0], "No bus on Sundays")),
            lambda d: set_text(d, made.cards[0], "Half an hour"),
            lambda d: delete(d, [made.cards[5]]),
        ),
        lambda d: set_text(d, made.cards[0], "Ten minutes"),
    )
    first = taken_back(session, paths)
    news, disputes = first.groups, first.disputes
    first.take("Merge the groups")
    session.document.undo()
    (alone,) = taken_back(session, paths[:1]).groups
    assert (alone.added, alone.changed, alone.removed) == (news[0].added, (made.cards[0],), news[0].removed)
    again = taken_back(session, paths)
    assert again.groups[0] == news[0]
    assert [(one.item, one.before, one.sides) for one in again.disputes] == [
        (one.item, one.before, one.sides) for one in disputes
    ]
    again.choose({made.cards[0]: 1, made.cards[5]: 0}, "Choose")
    again.take("Merge once more")
    assert session.document.get(brought[0]) is not None
    assert session.document.get(made.cards[5]) is None
    assert text_of(session, made.cards[0]) == "Ten minutes"
    session.document.undo()
    assert text_of(session, made.cards[0]) == "Twenty minutes on hold"
    assert session.document.get(brought[0]) is None
    session.close()


def test_what_the_room_took_away_after_the_merge_stays_away(session: SessionFile, made: Made) -> None:
    brought: list[str] = []
    paths = groups_of(session, lambda d: brought.append(add_card(d, "pain", made.touchpoints[0], "No bus")))
    taken_back(session, paths).take("Merge the groups")
    session.document.undo()
    taken_back(session, paths).take("Merge once more")
    delete(session.document, brought)
    assert not taken_back(session, paths).has_news()
    session.close()
