"""A command of this program in a process of its own: started, listened to and ended; it knows no command by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from cxstudio.resources import own_process, own_python_path

_MOST_HEARD = 16 * 2**20  # bytes of one line: what a child tells of thousands of warnings is less
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
_MOST_SAID = 64 * 2**10  # bytes of its complaints, of which only the last is told


class Child(QObject):
    """`progressed` tells done and whole steps, `ended` whether it came to a good end. It is started once.

    What the child says as JSON is kept in `told`; a line "3/7" is a step.
    """

    progressed = Signal(int, int)
    ended = Signal(bool)
    unstarted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told: Mapping[str, Any] = {}
        self._heard = b""  # a line that has not ended yet
        self._said = b""  # on standard error: nothing, unless something unforeseen went wrong
        self._cancelled = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._broke)

    @property
    def running(self) -> bool:
        return self._process.state() != QProcess.ProcessState.NotRunning

    @property
    def last_words(self) -> str:
        """The last line on standard error, without the program's name before it; "" when there is none."""
        return last_words(self._said)

    def start(self, arguments: list[str], scratch: Path | None = None) -> None:
        """Begin. What libraries write on the way goes into `scratch`: a child that is ended clears nothing away."""
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONPATH", own_python_path(environment.value("PYTHONPATH")))
        environment.insert("PYTHONUTF8", "1")
        for name in _TEMPORARY if scratch is not None else ():
            environment.insert(name, str(scratch))
        self._process.setProcessEnvironment(environment)
        self._process.start(*command(arguments))

    def cancel(self) -> None:
        """End it at once; nothing more is heard of it."""
        self._cancelled = True
        if self.running:
            self._process.kill()
            self._process.waitForFinished(2000)

    def _read(self) -> None:
        *lines, heard = (self._heard + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        self._heard = heard[-_MOST_HEARD:]
        for line in lines:
            step = step_in(line)
            if step is not None:
                self.progressed.emit(*step)
            else:
                self.told = told_in(line) or self.told

    def _hear(self) -> None:
        self._said = (self._said + bytes(self._process.readAllStandardError().data()))[-_MOST_SAID:]

    def _broke(self, error: QProcess.ProcessError) -> None:
        # A child that broke down later also ends, and `_ended` tells of it.
        if error == QProcess.ProcessError.FailedToStart and not self._cancelled:
            self.unstarted.emit()

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if not self._cancelled:
            self.ended.emit(code == 0 and status == QProcess.ExitStatus.NormalExit)


def step_in(line: bytes) -> tuple[int, int] | None:
    """The done and whole steps a line of the child tells, as "3/7"."""
    done, slash, whole = line.strip().partition(b"/")
    return (int(done), int(whole)) if slash and done.isdigit() and whole.isdigit() else None


def told_in(line: bytes) -> Mapping[str, Any] | None:
    """What a line of the child tells as a JSON object; None for any other line."""
    try:
        told = json.loads(line)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def texts(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of texts the child has told under a name."""
    value = told.get(name, ())
    return tuple(str(text) for text in value) if isinstance(value, list) else ()


def last_words(said: bytes) -> str:
    """The last line of a text, without the program's name before it; "" when there is none."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1].removeprefix("cxstudio: ") if lines else ""


def command(arguments: list[str]) -> tuple[str, list[str]]:
    """How this program is started again with a command: by its interpreter, or as a bundle by itself."""
    program, *rest = own_process(arguments)
    return program, rest
