"""One import in a process of its own, so that no file, whatever it holds, can end or stop the window."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

import cxstudio
from cxstudio.app.export_job import command, last_words, step_in
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import: a session file with things to say about it, or a sentence why there is none.

    `faults` has a sentence for each row that is wrong; without those rows the import would go on.
    """

    warnings: tuple[str, ...] = ()
    problem: str = ""
    faults: tuple[str, ...] = ()


class ImportJob(QObject):
    """Makes the session file `target` of a table or JSON file; `progressed` tells done and whole steps."""

    progressed = Signal(int, int)
    ended = Signal(object)  # an Outcome

    def __init__(self, source: Path, target: Path, options: Sequence[str] = ()) -> None:
        super().__init__()
        self._target, self._options = target, list(options)
        self._source, self._folder = _spellable(source)
        self._heard = b""  # a line that has not ended yet
        self._said = b""  # on standard error: nothing, unless something unforeseen went wrong
        self._outcome: Outcome | None = None
        self._over = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._broke)

    def start(self) -> None:
        environment = QProcessEnvironment.systemEnvironment()
        root = str(Path(cxstudio.__file__).resolve().parents[1])
        known = environment.value("PYTHONPATH")
        environment.insert("PYTHONPATH", f"{root}{os.pathsep}{known}" if known else root)
        environment.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(environment)
        words = ["import", "--progress", *self._options, "--", str(self._source), str(self._target)]
        self._process.start(*command(words))

    def cancel(self) -> None:
        """Stop; no session file was made."""
        self._over = True
        if self._process.state() != QProcess.ProcessState.NotRunning:
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
        if error == QProcess.ProcessError.FailedToStart:
            self._finish(
                Outcome(problem=_("The import could not be started. Start CX Studio anew and try again."))
            )

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        well = code == 0 and status == QProcess.ExitStatus.NormalExit
        if well and self._outcome is not None and self._target.exists():
            self._finish(self._outcome)
            return
        problem = self._outcome.problem if self._outcome is not None else ""
        faults = self._outcome.faults if self._outcome is not None else ()
        unforeseen = last_words(self._said) or _(
            "The file cannot be read safely. Ask its sender for another copy, or split it into several."
        )
        self._finish(Outcome(problem=problem or unforeseen, faults=faults))

    def _finish(self, outcome: Outcome) -> None:
        if not self._over:
            self._over = True
            self._clear()
            self.ended.emit(outcome)

    def _clear(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)


def _spellable(source: Path) -> tuple[Path, Path | None]:
    """The file under a name Qt can hand on, and the folder made for that: a name may hold bytes that are no letters."""
    name = os.fsencode(source)
    if name == str(source).encode("utf-8", "replace"):
        return source, None
    folder = Path(tempfile.mkdtemp(prefix="cxstudio-import-"))
    link = folder / os.fsencode(source.name).decode("utf-8", "replace")
    link.symlink_to(source)
    return link, folder


def outcome_in(line: bytes) -> Outcome | None:
    """The outcome a line of the child tells, as JSON; None for any other line."""
    try:
        told = json.loads(line)
    except ValueError:
        return None
    if not isinstance(told, dict):
        return None
    warnings, faults = (tuple(str(text) for text in told.get(name, ())) for name in ("warnings", "faults"))
    return Outcome(warnings, str(told.get("problem", "")), faults)
