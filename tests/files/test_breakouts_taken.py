"""What was tried and decided is taken over as it is: all of it arrives, and none of it is compared once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_text
from cxstudio.files import merge
from cxstudio.files.breakouts import write_groups
from cxstudio.files.merge import conflicts
from cxstudio.files.session_file import SessionFile
from tests.files.groups_back import groups_of, taken_back, text_of
from tests.makers import small_map

PICTURE = b"\x89PNG\r\n\x1a\n" + b"picture of a group" * 9


def test_pictures_and_what_the_room_did_meanwhile_are_there_after_the_merge(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "Visit.cxs")
    made = small_map(session.document)
    path = session.path.with_name("Visit - group 1.cxs")
    write_groups(session, [path])
    opened = SessionFile.open(path)
    name = opened.put_blob(PICTURE, "image/png")
    brought = add_card(opened.document, "pain", made.touchpoints[0], "No bus")
    opened.close()
    returned = taken_back(session, [path])
    meanwhile = add_card(session.document, "idea", made.touchpoints[0], "A bench")
    assert returned.take("Merge the groups")
    assert [text_of(session, id) for id in (brought, meanwhile)] == ["No bus", "A bench"]
    assert session.blob(name) == PICTURE
    session.document.undo()
    assert session.document.get(brought) is None
    assert session.document.get(meanwhile) is not None
    session.close()
    again = SessionFile.open(tmp_path / "Visit.cxs")
    assert (again.document.get(brought), again.blob(name)) == (None, PICTURE)
    again.close()


def test_the_window_does_not_compare_what_the_trial_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = SessionFile.create(tmp_path / "Visit.cxs")
    made = small_map(session.document)
    paths = groups_of(
        session,
        lambda d: set_text(d, made.cards[0], "Half an hour"),
        lambda d: set_text(d, made.cards[0], "Ten minutes"),
    )
    returned = taken_back(session, paths)
    returned.choose({made.cards[0]: 1}, "Choose")
    monkeypatch.setattr(merge, "_Other", None)  # what reads another copy in order to compare it
    returned.take("Merge the groups")
    assert text_of(session, made.cards[0]) == "Ten minutes"
    assert {one.kept for one in conflicts(session)} == {"Ten minutes"}
    session.close()
