"""Files of groups taken back in this process: what a child does in the program, without one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cxstudio.files.breakouts import Returned, Trial
from cxstudio.files.breakouts_trial import try_groups
from cxstudio.files.session_file import SessionFile


def taken_back(session: SessionFile, paths: Iterable[Path]) -> Returned:
    """What the files bring."""
    trial = Trial(session, list(paths))
    trial.prepare()
    for _step in try_groups(trial.folder):
        pass
    return trial.found()
