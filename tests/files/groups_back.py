"""Files of groups taken back in this process: what a child does in the program, without one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from cxstudio.files.breakouts import Returned, Trial, write_groups
from cxstudio.files.breakouts_trial import try_groups
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.naming import own_title

Edit = Callable[[Document], object]


def taken_back(session: SessionFile, paths: Iterable[Path]) -> Returned:
    """What the files bring."""
    trial = Trial(session, list(paths))
    trial.prepare()
    for _step in try_groups(trial.folder):
        pass
    return trial.found()


def groups_of(session: SessionFile, *edits: Edit) -> list[Path]:
    """A copy for each of the edits, made in it."""
    paths = [session.path.with_name(f"Visit - group {n}.cxs") for n in range(1, len(edits) + 1)]
    write_groups(session, paths)
    for path, edit in zip(paths, edits, strict=True):
        opened = SessionFile.open(path)
        edit(opened.document)
        opened.close()
    return paths


def in_turn(*edits: Edit) -> Edit:
    def all_of_them(document: Document) -> None:
        for edit in edits:
            edit(document)

    return all_of_them


def text_of(session: SessionFile, id: str) -> str:
    return own_title(session.document.node(id))
