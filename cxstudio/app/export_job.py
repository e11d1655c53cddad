"""One export in a process of its own, from a frozen copy of the session; a cancel leaves nothing behind.

The child writes into a folder of its own. Only a finished export is put in its place, as a whole.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import cxstudio
from cxstudio.files.problems import FileProblem, from_system
from cxstudio.files.publish import published
from cxstudio.files.session_file import SessionFile
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the child said at its end: what the export lost, or why there is none."""

    warnings: tuple[str, ...] = ()
    problem: str = ""


class ExportJob(QObject):
    """`progressed` tells done and whole steps, `finished` the files made and what they lack, `failed` a sentence."""

    progressed = Signal(int, int)
    finished = Signal(list, list)
    failed = Signal(str)

    def __init__(self, file: SessionFile, target: Path, options: Sequence[str]) -> None:
        super().__init__()
        self._target = target
        self._folder = Path(tempfile.mkdtemp(prefix="cxstudio-export-"))
        self._heard = b""  # a line that has not ended yet
        self._said = b""  # on standard error: nothing, unless something unforeseen went wrong
        self._outcome = Outcome()
        self._cancelled = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._broke)
        self._snapshot = self._folder / file.path.name  # what the child says of its file names the user's
        self._made = self._folder / "made" / target.name
        self._file, self._options = file, list(options)

    @property
    def running(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self) -> None:
        """Freeze the session and let the child begin."""
        try:
            self._made.parent.mkdir()
            self._file.save_copy(self._snapshot)
        except (FileProblem, OSError) as problem:
            self._clear()
            self.failed.emit(str(problem))
            return
        program, arguments = command(
            ["export", str(self._snapshot), "-o", str(self._made), "--progress", *self._options]
        )
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(cxstudio.__file__).resolve().parents[1])
        known = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", f"{root}{os.pathsep}{known}" if known else root)
        environment.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(environment)
        self._process.start(program, arguments)

    def cancel(self) -> None:
        """Stop; nothing was put anywhere, and the child's folder goes."""
        self._cancelled = True
        if self.running:
            self._process.kill()
            self._process.waitForFinished(2000)
        self._clear()

    def _read(self) -> None:
        *lines, self._heard = (self._heard + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        for line in lines:
            step = step_in(line)
            if step is not None:
                self.progressed.emit(*step)
            else:
                self._outcome = outcome_in(line) or self._outcome

    def _hear(self) -> None:
        self._said += bytes(self._process.readAllStandardError().data())

    def _broke(self, error: QProcess.ProcessError) -> None:
        # A child that broke down later also ends, and `_ended` tells of it.
        if error == QProcess.ProcessError.FailedToStart and not self._cancelled:
            self._clear()
            self.failed.emit(_("The export could not be started"))

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._cancelled:
            return
        if code != 0 or status != QProcess.ExitStatus.NormalExit:
            self._clear()
            self.failed.emit(
                self._outcome.problem or last_words(self._said) or _("The export ended without a word")
            )
            return
        try:
            files = self._publish()
        except (FileProblem, OSError) as problem:
            self.failed.emit(str(problem))
            return
        finally:
            self._clear()
        self.finished.emit(files, list(self._outcome.warnings))

    def _publish(self) -> list[Path]:
        """Put what was made in its place: the file, and further pages beside it."""
        placed = []
        for made in sorted(
            self._made.parent.iterdir(), key=lambda path: (path.name != self._made.name, path.name)
        ):
            target = self._target.with_name(made.name)
            try:
                with published(target) as temporary:
                    shutil.copyfile(made, temporary)
            except OSError as error:
                raise from_system(error, target) from error
            placed.append(target)
        return placed

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def step_in(line: bytes) -> tuple[int, int] | None:
    """The done and whole steps a line of the child tells, as "3/7"."""
    done, slash, whole = line.strip().partition(b"/")
    return (int(done), int(whole)) if slash and done.isdigit() and whole.isdigit() else None


def outcome_in(line: bytes) -> Outcome | None:
    """The outcome a line of the child tells, as JSON; None for any other line."""
    try:
        told = json.loads(line)
    except ValueError:
        return None
    if not isinstance(told, dict):
        return None
    return Outcome(tuple(str(text) for text in told.get("warnings", ())), str(told.get("problem", "")))


def last_words(said: bytes) -> str:
    """The last line on standard error, without the program's name before it; "" when there is none."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1].removeprefix("cxstudio: ") if lines else ""


def command(arguments: list[str]) -> tuple[str, list[str]]:
    """How this program is started again with a command: by its interpreter, or as a bundle by itself."""
    if getattr(sys, "frozen", False):
        return sys.executable, arguments
    return sys.executable, ["-m", "cxstudio", *arguments]
