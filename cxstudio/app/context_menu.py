"""What a right click offers: the actions that fit the things under it, or what can be done with a lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from cxstudio.app.actions import ACTIONS, Action, Context, offered, words_alone
from cxstudio.app.kind_menu import kind_menu
from cxstudio.canvas.adding import make_and_open
from cxstudio.canvas.tools.laning import lane_at
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.lanes import add_lane, hide_lane, rename_lane, show_lane
from cxstudio.edits.problems import kind_words
from cxstudio.model.document import Document
from cxstudio.model.lanes import card_lanes, lane_kind, lane_records
from cxstudio.model.naming import lane_title
from cxstudio.model.records import Annotation, Card, Emotion, Link, Stage, Touchpoint
from cxstudio.words import _

_CONTEXTS: tuple[tuple[type, Context], ...] = (
    (Stage, "stage"),
    (Touchpoint, "touchpoint"),
    (Card, "card"),
    (Annotation, "annotation"),
    (Link, "link"),
    (Emotion, "emotion"),
)


def open_menu(
    window: QWidget, canvas: MapCanvas, actions: Mapping[str, QAction], ids: list[str], point: QPoint
) -> None:
    """Show the menu for what is selected, or for the lane or the map under the point (global logical pixels)."""
    menu = QMenu(window)
    menu.setObjectName("context")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    here = canvas.pointing.pointer(QPointF(canvas.mapFromGlobal(point)))
    lane = "" if ids else lane_at(canvas.desk, here)
    if lane:
        _fill_for_lane(menu, canvas, lane, actions)
    else:
        if not ids:
            _add_here(menu, canvas, here)
        _fill(menu, canvas, actions, ids)
    if not ids:
        _add_hidden_lanes(menu, canvas)
    menu.popup(point)


def contexts(document: Document, ids: Iterable[str]) -> set[Context]:
    """The kinds of things that are selected; the map when there are none."""
    found: set[Context] = set()
    for id in ids:
        record = document.get(id) or document.link(id)
        found |= {context for kind, context in _CONTEXTS if isinstance(record, kind)}
    return found or {"map"}


def _fill(menu: QMenu, canvas: MapCanvas, actions: Mapping[str, QAction], ids: list[str]) -> None:
    wanted = {id for context in contexts(canvas.desk.document, ids) for id in offered(context)}
    section = None
    for row in ACTIONS:
        if row.id in wanted and actions[row.id].isEnabled():
            if section not in {None, (row.menu, row.group)}:
                menu.addSeparator()
            section = (row.menu, row.group)
            if row.id == "edit.change":
                menu.addMenu(kind_menu(canvas, ids, menu))
            else:
                _put(menu, row, actions[row.id])


def _put(menu: QMenu, row: Action, action: QAction) -> None:
    """Offer an action by the words it has where no menu's title stands over it."""
    words = words_alone(row, action)
    if words == action.text():
        menu.addAction(action)
        return
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    entry = menu.addAction(action.icon(), f"{words}\t{keys}" if keys else words)
    entry.triggered.connect(action.trigger)


def _add_here(menu: QMenu, canvas: MapCanvas, here: Pointer) -> None:
    """In a free place of a lane of cards: one like those that lie there."""
    place, desk = canvas.picture.place_at(here.x, here.y), canvas.desk
    lanes = card_lanes(desk.document, desk.journey)
    kinds = lanes.kinds(place.lane) if place.lane else ()
    home = place.touchpoint or place.stage
    if place.inside and home and kinds:
        words = _("Add {thing} here").format(thing=kind_words(kinds[0]))
        own = place.lane if place.lane in lanes.added else ""
        add = partial(add_card, desk.document, kinds[0], home, lane=own)
        menu.addAction(words).triggered.connect(lambda: make_and_open(desk, add))
        menu.addSeparator()


def _fill_for_lane(menu: QMenu, canvas: MapCanvas, lane: str, actions: Mapping[str, QAction]) -> None:
    desk = canvas.desk
    hide = partial(hide_lane, desk.document, desk.journey, lane)
    menu.addAction(_("Rename lane…")).triggered.connect(lambda: rename(canvas, lane))
    menu.addAction(_("Hide lane")).triggered.connect(lambda: desk.attempt(hide))
    if lane in card_lanes(desk.document, desk.journey).added:
        take = partial(delete, desk.document, [lane])
        menu.addAction(_("Delete lane")).triggered.connect(lambda: desk.attempt(take))
    menu.addSeparator()
    menu.addAction(_("New lane above…")).triggered.connect(partial(_add_above, canvas, lane))
    for id in ("lanes.add", "lanes.list"):
        menu.addAction(actions[id])


def _add_above(canvas: MapCanvas, lane: str, _checked: bool = False) -> None:
    """A new lane above another one, its name to be written."""
    desk, made = canvas.desk, list[str]()
    if desk.attempt(lambda: made.append(add_lane(desk.document, desk.journey, before=lane))):
        desk.on_lane(made[0])


def _add_hidden_lanes(menu: QMenu, canvas: MapCanvas) -> None:
    desk = canvas.desk
    hidden = [key for key, lane in lane_records(desk.document, desk.journey).items() if lane.hidden]
    if not hidden:
        return
    menu.addSeparator()
    shown = menu.addMenu(_("Show hidden lanes"))
    for key in hidden:
        show = partial(show_lane, desk.document, desk.journey, key)
        action = shown.addAction(lane_title(desk.document, desk.journey, key).replace("&", "&&"))
        action.triggered.connect(partial(_attempt, canvas, show))


def _attempt(canvas: MapCanvas, edit: partial[None], _checked: bool = False) -> None:
    canvas.desk.attempt(edit)


def rename(canvas: MapCanvas, lane: str) -> None:
    """Ask for a lane's name; an empty one brings back the usual."""
    from cxstudio.app.dialogs.naming import ask_name

    desk, usual = canvas.desk, _(lane_kind(lane).label)
    record = lane_records(desk.document, desk.journey).get(lane)
    own = record.title if record is not None else ""
    name = ask_name(canvas.window(), _("Rename lane"), _("Rename"), own or usual, empty=usual)
    if name is not None:
        title = "" if name == usual else name
        desk.attempt(lambda: rename_lane(desk.document, desk.journey, lane, title))
