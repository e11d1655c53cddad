"""A version of the file where a step of the agenda begins and where it ends; what the disk refuses waits, in silence.

Saving is told by the window anyway: a version that could not be named yet is no second alarm.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cxstudio.app.figures import figures
from cxstudio.app.session import OpenSession
from cxstudio.files.problems import FileProblem
from cxstudio.files.versions import name_version
from cxstudio.model.workshops import AgendaStep
from cxstudio.words import _

log = logging.getLogger("cxstudio")
RETRY = 5000  # milliseconds between tries while the file cannot be written
MOST_WAITING = 100
_MOST_TITLE = 120  # letters of a step's title in the name of a version


class StepVersions(QObject):
    """Names the versions of one run of the agenda, in their order. `day` tells the time of day, in seconds."""

    def __init__(self, session: OpenSession, day: Callable[[], float] = time.time) -> None:
        super().__init__()
        self._session, self._day = session, day
        self.waiting: list[str] = []
        self._again = QTimer(self, singleShot=True, interval=RETRY)
        self._again.timeout.connect(self.write)

    def begun(self, step: AgendaStep) -> None:
        """A step begins with what is in the file now."""
        self._name(_("{time} {step}, begun"), step)

    def ended(self, step: AgendaStep) -> None:
        """A step ends with what is in the file now."""
        self._name(_("{time} {step}, ended"), step)

    def write(self) -> None:
        """Name what waits, if the file can be written now."""
        while self.waiting and not self._session.file.closed:
            try:
                name_version(self._session.file, self.waiting[0])
            except (FileProblem, OSError) as problem:
                log.info("A version of the workshop waits: %s", problem)
                self._again.start()
                return
            except ValueError:
                log.exception("A version of the workshop has no name that fits")
            del self.waiting[0]

    def close_down(self) -> None:
        self._again.stop()

    def _name(self, words: str, step: AgendaStep) -> None:
        title = " ".join(step.title.split())[:_MOST_TITLE] or _("Agenda step")
        clock = figures(time.strftime("%H:%M", time.localtime(self._day())))
        if self._session.file.read_only:
            return
        self.waiting = [*self.waiting, words.format(time=clock, step=title)][-MOST_WAITING:]
        self.write()
