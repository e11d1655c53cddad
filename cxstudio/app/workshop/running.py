"""One window's workshop: where it stands, told to wall and console; rules stand in `workshop`, widgets elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields, replace
from typing import Any, get_args

from PySide6.QtCore import QObject, Signal

from cxstudio.app.session import OpenSession
from cxstudio.app.workshop.agenda_run import AgendaRun
from cxstudio.app.workshop.clock import StepClock
from cxstudio.model.document import Report
from cxstudio.model.workshops import AgendaStep, Lens
from cxstudio.picture.wall.scene import DisputeShown
from cxstudio.workshop.agenda import running, steps
from cxstudio.workshop.noted import noted, words_of
from cxstudio.workshop.stand import KEPT, Stand

_LEFT_OUT = ("pointer", "black", "curtain", "frozen")  # they are not as they were when a file is opened again


class Workshop(QObject):
    """`changed` carries the stand after each change of it, `on` tells whether workshop mode began or ended.

    `settle` is asked before it stands otherwise, with the stand before and the new one: what it returns is taken.
    The stand is kept in the file's local state, never merged and never exported.
    """

    changed = Signal(object)
    on = Signal(bool)

    def __init__(self, session: OpenSession, parent: QObject) -> None:
        """`parent` is the window: what hears the signals would keep both alive for ever otherwise."""
        super().__init__(parent)
        self.session = session
        self._stand = _stand_from(session.file.local(KEPT))
        self._running = False
        self._dispute: DisputeShown | None = None
        self._page_before = 0
        self._unwritten: tuple[str, ...] = ()  # what waits until its text is closed
        self.settle: Callable[[Stand, Stand], Stand] = _as_said
        self.writing: Callable[[], str] = (
            _nothing_open  # the thing whose text is open on the map, "" for none
        )
        self.clock = StepClock(session)
        self.agenda = AgendaRun(self, self.clock)
        for part in (self.clock, self.agenda):
            part.setParent(self)
        self._stop = session.document.subscribe(self._hear, early=True)  # before the wall asks what is newest

    @property
    def stand(self) -> Stand:
        return self._stand

    @property
    def dispute(self) -> DisputeShown | None:
        """What the room is asked while the files of groups are merged."""
        return self._dispute

    def ask_room(self, dispute: DisputeShown | None) -> None:
        """Show the room what groups say differently, page by page from the first; None ends it."""
        if dispute == self._dispute:
            return
        if self._dispute is None:
            self._page_before = self._stand.page
        anew = dispute is None or self._dispute is None or dispute.name != self._dispute.name
        self._dispute = dispute
        page = self._page_before if dispute is None else 0 if anew else self._stand.page
        if page == self._stand.page:
            self.changed.emit(self._stand)
        else:
            self.be(page=page)

    @property
    def running(self) -> bool:
        """Whether the window is in workshop mode."""
        return self._running

    def run(self, *, running: bool) -> None:
        """Begin or end workshop mode."""
        if running != self._running:
            self._running = running
            self.on.emit(running)

    def be(self, **changed: Any) -> None:
        """Stand otherwise: fields of `Stand` by name. A new lens, step or stage begins at its first page."""
        if not {"page"} & changed.keys() and {"lens", "step", "stage", "vote"} & changed.keys():
            changed["page"] = 0
        if "step" in changed and changed["step"] != self._stand.step:
            changed = {"newest": (), "reader": ""} | changed
            changed.setdefault("spot", ())
        stand = self.settle(self._stand, replace(self._stand, **changed))
        if stand == self._stand:
            return
        self._stand = stand
        if not self.session.file.closed:
            kept = {name: value for name, value in asdict(stand).items() if name not in _LEFT_OUT}
            self.session.file.set_local(KEPT, kept)
        self.changed.emit(stand)

    def added(self, id: str) -> None:
        """Something was added: it is the newest now."""
        self._add([id])

    def _add(self, ids: Sequence[str]) -> None:
        if ids:
            stand = self._stand.with_newest(ids)
            self.be(newest=stand.newest, latest=stand.latest)

    def written(self) -> None:
        """A text that was open is closed: what was made with it is the newest now."""
        waiting, self._unwritten = self._unwritten, ()
        self._add([id for id in waiting if words_of(self.session.document.get(id))])

    def close_down(self) -> None:
        self.agenda.close_down()
        self._stop()

    def _hear(self, report: Report) -> None:
        """What one step made is the newest, once its text is no longer open; what is gone is nowhere to be shown."""
        fresh, open_text = noted(report), self.writing()
        if len(fresh) == 1 and report.origin == "edit":
            self._follow(fresh[0])
        if open_text and open_text in fresh:
            self._unwritten = (*self._unwritten, open_text)
        self._add([id for id in fresh if id != open_text])
        if any(isinstance(change.after, AgendaStep) for change in report.changes):
            self._follow_step()
        gone = {change.id for change in report.changes if change.after is None}
        if not gone:
            return
        stand = self._stand
        lost = {
            name: ""
            for name in ("step", "stage", "touchpoint", "persona", "vote", "aim")
            if getattr(stand, name) in gone
        }
        several = ("matrix", "newest", "latest", "spot")
        fewer = {name: tuple(id for id in getattr(stand, name) if id not in gone) for name in several}
        self.be(**{**fewer, **lost, "page": stand.page})

    def _follow(self, id: str) -> None:
        """While notes are taken the room is where they land."""
        document = self.session.document
        stage, touchpoint = document.stage_of(id), document.touchpoint_of(id)
        if stage is not None and self._stand.lens == "capture" and stage.id != self._stand.stage:
            self.be(stage=stage.id, touchpoint=touchpoint.id if touchpoint is not None else "")

    def _follow_step(self) -> None:
        """A step that was deleted while it ran, and is back, is where the workshop stands again."""
        now = running(steps(self.session.document))
        if now is not None and not self._stand.step:
            self.be(step=now.id, newest=self._stand.newest, page=self._stand.page)


def _nothing_open() -> str:
    """There is no map to type on."""
    return ""


def _as_said(_before: Stand, after: Stand) -> Stand:
    """Nobody has more to say of where the room is."""
    return after


def _stand_from(kept: Any) -> Stand:
    """What a file's local state says of an earlier stand; whatever does not fit is left at its default."""
    if not isinstance(kept, dict):
        return Stand()
    known = {field.name: field for field in fields(Stand) if field.name not in _LEFT_OUT}
    usual = Stand()
    found: dict[str, Any] = {}
    for name, stored in kept.items():
        if name not in known or (name == "lens" and stored not in get_args(Lens)):
            continue
        value = tuple(stored) if isinstance(stored, list) else stored
        strings = not isinstance(value, tuple) or all(isinstance(part, str) for part in value)
        if type(value) is type(getattr(usual, name)) and strings:
            found[name] = value
    return replace(usual, **found)
