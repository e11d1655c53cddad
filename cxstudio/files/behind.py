"""Runs what writes to a slow disk in a thread of its own, so that nobody waits for it; it knows neither file nor row.

One job at a time, and whoever needs the file meanwhile lets the job land first: two threads never use it at once.
"""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

Job = Callable[[], None]
Landed = Callable[[BaseException | None], None]
Post = Callable[[Callable[[], None]], object]

SLOW = 0.03  # seconds for one write; from there on an edit that waits for it is felt
_JUDGED = 5  # so many writes tell a slow disk from one that was busy for a moment


def attempt(job: Job) -> sqlite3.Error | None:
    """Do a job here and now; returns what SQLite raised."""
    try:
        job()
    except sqlite3.Error as error:
        return error
    return None


class WriteBehind:
    """One job under way at most. `post` has a function called in the thread that owns the file; so is `free`."""

    def __init__(self, post: Post, free: Callable[[], None]) -> None:
        self._post = post
        self._free = free
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="cxstudio-writer")
        self._result: Future[None] | None = None
        self._landed: Landed = _ignore
        self._taken: deque[float] = deque(maxlen=_JUDGED)

    @property
    def busy(self) -> bool:
        return self._result is not None

    @property
    def wanted(self) -> bool:
        """Whether the disk has proven slow."""
        return len(self._taken) == _JUDGED and statistics.median(self._taken) > SLOW

    def timed(self, job: Job) -> None:
        """Do a job that tells how fast the disk is."""
        start = time.monotonic()
        job()
        self._taken.append(time.monotonic() - start)

    def begin(self, job: Job, landed: Landed) -> None:
        """Send a job on its way; `landed` is called once, in the thread that owns the file, with what it raised."""
        self._landed = landed
        self._result = self._thread.submit(job)
        self._result.add_done_callback(lambda _result: self._post(self._arrived))

    def settle(self) -> None:
        """Wait for the job under way, and let it land."""
        result, self._result = self._result, None
        if result is not None:
            landed, self._landed = self._landed, _ignore
            landed(result.exception())

    def end(self) -> None:
        """Let the last job land, and the thread go."""
        self.settle()
        self._thread.shutdown()

    def _arrived(self) -> None:
        if self._result is not None and self._result.done():
            self.settle()
        if self._result is None:
            self._free()


def _ignore(_error: BaseException | None) -> None:
    return
