from __future__ import annotations

from pathlib import Path

from cxstudio.files.session_file import SessionFile
from tests.makers import small_map
from tests.model.random_edits import edges, state


def test_a_map_made_by_the_public_verbs_is_saved_undone_to_nothing_and_redone(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    blank = state(session.document)
    small_map(session.document)
    made = state(session.document), edges(session.document)
    assert len(made[0]) > 20
    session.close()
    session = SessionFile.open(tmp_path / "a.cxs")
    assert (state(session.document), edges(session.document)) == made
    while session.document.undo_label is not None:
        assert session.document.undo() == []
    assert state(session.document) == blank
    session.close()
    session = SessionFile.open(tmp_path / "a.cxs")
    while session.document.redo_label is not None:
        assert session.document.redo() == []
    assert (state(session.document), edges(session.document)) == made
    assert session.document.oddities == ()
    session.close()
