"""What a row of the table of actions may say, and what it may ask of a window; it holds no rows and makes no action."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtGui import QAction, QKeySequence

from cxstudio.model.kind_types import ViewName

if TYPE_CHECKING:
    from cxstudio.app.arrangement import Areas
    from cxstudio.app.clipboard import Clipboard
    from cxstudio.app.file_commands import FileCommands
    from cxstudio.app.journey_commands import JourneyCommands
    from cxstudio.app.lane_commands import LaneCommands
    from cxstudio.app.map_commands import Commands
    from cxstudio.app.panels.find_bar import FindBar
    from cxstudio.app.plan_commands import PlanCommands
    from cxstudio.app.session import OpenSession
    from cxstudio.app.view_stack import ViewStack
    from cxstudio.app.whereabouts import Whereabouts
    from cxstudio.app.workplace import Workplace
    from cxstudio.app.workshop.here import WorkshopHere
    from cxstudio.canvas.view import MapCanvas

Menu = Literal["file", "edit", "add", "journey", "view", "lanes", "workshop", "help"]
Context = Literal["map", "stage", "touchpoint", "card", "annotation", "link", "emotion"]
When = Literal["always", "undo", "redo", "selection", "cards", "one", "journeys", "map"]
Standard = QKeySequence.StandardKey


class Owners(Protocol):
    """The objects of one window whose methods the rows name; which ones is asked each time an action runs."""

    session: OpenSession
    views: ViewStack
    workshop: WorkshopHere

    @property
    def areas(self) -> Areas: ...

    @property
    def canvas(self) -> MapCanvas: ...

    @property
    def commands(self) -> Commands: ...

    @property
    def clipboard(self) -> Clipboard: ...

    @property
    def files(self) -> FileCommands: ...

    @property
    def finding(self) -> FindBar: ...

    @property
    def journeys(self) -> JourneyCommands: ...

    @property
    def lanes(self) -> LaneCommands: ...

    @property
    def plan(self) -> PlanCommands: ...

    @property
    def workplace(self) -> Workplace: ...

    def undo(self) -> None: ...

    def show_view(self, name: ViewName) -> None: ...

    @property
    def whereabouts(self) -> Whereabouts: ...

    def seek(self) -> None: ...

    def isFullScreen(self) -> bool: ...

    def switch_full_screen(self) -> None: ...

    def reset(self) -> None: ...

    def pass_on(self, id: str) -> None:
        """Have the program do what concerns more than this window."""
        ...


Handler = Callable[[], object]
Does = Callable[[Owners], Handler]


@dataclass(frozen=True, slots=True)
class Action:
    """One command. `group` separates a menu's sections; `does` names what carries it out.

    Without `does` it concerns the whole program, and the window passes it on by its id. `context` says on what kinds
    of things a right click offers it. `alone` is its title where that of its menu does not stand over it; what adds a
    thing of a `kind` is named by that. `on` says whether what it switches is there now. What is `elsewhere` can
    be done in every view, as all that concerns files and journeys; the rest is done on the map alone.
    """

    id: str
    title: str
    tip: str
    menu: Menu
    group: int
    keys: tuple[Standard | str, ...] = ()
    icon: str = ""
    when: When = "always"
    on_canvas: bool = False
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    does: Does | None = None
    on: Callable[[Owners], bool] | None = None
    context: tuple[Context, ...] = ()
    alone: str = ""
    kind: str = ""
    elsewhere: bool = False
