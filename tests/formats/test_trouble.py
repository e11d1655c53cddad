"""What keeps a file from being written is one sentence for each format; the old file stays, and nothing is left."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cxstudio.edits.plan import add_action
from cxstudio.files import publish
from cxstudio.files.problems import FileProblem
from cxstudio.formats import EXPORTS, ExportOptions, export_file
from tests.makers import small_map

OLD = b"what was there before"


def _raises(number: int) -> Callable[..., None]:
    def fail(*_args: object, **_named: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("name", [format.name for format in EXPORTS])
@pytest.mark.parametrize(
    ("where", "what", "number", "said"),
    [
        (os, "replace", errno.EACCES, "is open in another program"),
        (os, "fsync", errno.ENOSPC, "its disk is full"),
        (Path, "write_bytes", errno.EROFS, "cannot be written here"),
    ],
    ids=["held open", "disk full", "no permission"],
)
def test_what_cannot_be_written_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    where: object,
    what: str,
    number: int,
    said: str,
) -> None:
    made = small_map()
    add_action(made.document, "Call back")
    target = tmp_path / f"map.{name}"
    target.write_bytes(OLD)
    monkeypatch.setattr(publish, "_PAUSES", ())
    with monkeypatch.context() as patch:
        patch.setattr(where, what, _raises(number))
        with pytest.raises(FileProblem) as problem:
            export_file(made.document, target, ExportOptions(journey=made.journey))
    assert f"“map.{name}”" in str(problem.value)
    assert said in str(problem.value)
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
