"""Waiting for another process that reads the files of groups: no file, whatever it holds, stops or ends the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cxstudio.app.child import Child
from cxstudio.app.dialogs.importing import PATIENCE, Waiting
from cxstudio.files.breakouts import Returned, Trial
from cxstudio.files.breakouts_trial import ARGUMENT
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.words import _


class GroupsJob(QObject):
    """Has a trial done by a child. `ended` carries the FileProblem that kept it from its end, else None.

    A file that ends the child stays out, and the child begins anew with the others.
    """

    progressed = Signal(int, int)  # files done, and files
    ended = Signal(object)

    def __init__(self, trial: Trial) -> None:
        super().__init__()
        self._trial = trial
        self._left_out: set[int] = set()
        self._at = 0  # the file that is being read
        self._child: Child | None = None

    def start(self) -> None:
        """Begin. Raises FileProblem when the session cannot be laid out for it."""
        self._trial.prepare(self._left_out)
        self._at = -1
        child = self._child = Child(self)
        child.progressed.connect(self._reached)
        child.ended.connect(self._ended)
        child.unstarted.connect(self._unstarted)
        child.start([ARGUMENT, str(self._trial.folder)], self._trial.folder)

    def cancel(self) -> None:
        """Stop; nothing more is told."""
        if self._child is not None:
            self._child.cancel()

    def _reached(self, done: int, whole: int) -> None:
        self._at = done
        self.progressed.emit(done, whole)

    def _ended(self, well: bool) -> None:
        if well:
            self.ended.emit(None)
            return
        if not 0 <= self._at < len(self._trial.paths) or self._at in self._left_out:
            self._unstarted()
            return
        self._left_out.add(self._at)
        try:
            self.start()
        except FileProblem as problem:
            self.ended.emit(problem)

    def _unstarted(self) -> None:
        self.ended.emit(FileProblem("unreadable", self._trial.session.path))


def read_back(session: SessionFile, paths: Sequence[Path], parent: QWidget | None) -> Returned | None:
    """What these files bring, None when somebody called it off; a wait that is felt is shown. Raises FileProblem."""
    trial = Trial(session, paths)
    job, loop = GroupsJob(trial), QEventLoop()
    waiting = Waiting("", parent, says=_("Reading the files of the groups"))
    told: list[FileProblem | None] = []
    job.ended.connect(told.append)
    job.ended.connect(loop.quit)
    job.progressed.connect(waiting.show_step)
    waiting.rejected.connect(loop.quit)
    try:
        job.start()
        QTimer.singleShot(PATIENCE, loop, loop.quit)
        if not told:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not told:
            waiting.open()
            if waiting.isVisible():
                loop.exec()
        if told and told[0] is not None:
            raise told[0]
        found = trial.found() if told else None
    except BaseException:
        job.cancel()
        trial.close()
        raise
    finally:
        waiting.close()
        waiting.deleteLater()
    if found is None:
        job.cancel()  # before its folder goes
        trial.close()
    return found
