"""Copies for the groups of a workshop, and the way back: it asks for files and choices only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from cxstudio.app.dialogs.breakouts import ENDING, GroupsDialog
from cxstudio.app.dialogs.breakouts_back import MergeDialog
from cxstudio.app.dialogs.conflicts import SEEN
from cxstudio.app.dialogs.dispute_words import parked_words
from cxstudio.app.dialogs.problems import ask, tell
from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.groups_back import read_back
from cxstudio.app.workshop.places import place_beside
from cxstudio.app.workshop.wall_here import WallHere
from cxstudio.edits.groups import group_cards, join_group
from cxstudio.edits.parking import keep_groups_whole
from cxstudio.edits.problems import Refused
from cxstudio.files.breakouts import Returned
from cxstudio.files.breakouts import write_groups as write_copies
from cxstudio.files.merge import conflicts
from cxstudio.files.problems import FileProblem
from cxstudio.model.document import Document
from cxstudio.model.groups import group_of
from cxstudio.model.records import Card
from cxstudio.words import _, ngettext
from cxstudio.workshop.breakouts import likely_twice

KEPT = "workshop groups"  # the files that were written last


def write_groups(around: Around) -> None:
    """Ask for the groups, and write a copy for each."""
    session = around.session
    session.flush()
    internal = sum(card.internal for card in session.document.nodes(Card))
    place = place_beside(around.session)
    dialog = GroupsDialog(session.name(), place, around.window, internal=internal)
    accepted, paths = dialog.exec(), dialog.paths()
    dialog.deleteLater()
    if not accepted:
        return
    try:
        with _waiting():
            write_copies(session.file, paths)
    except FileProblem as problem:
        tell(around.window, _("The copies could not be written"), str(problem))
        return
    session.keep_now(KEPT, [str(path) for path in paths])
    around.settings.note_copies(paths, session.path)
    said = ngettext("{n} copy written", "{n} copies written", len(paths)).format(n=len(paths))
    around.say(_("{done} in {folder}").format(done=said, folder=paths[0].parent))


def merge_groups(around: Around) -> None:
    """Ask for the files of the groups, show what they bring, and take it over as one step."""
    paths = _files_back(around)
    if paths:
        merge_files_back(around, paths)


def merge_files_back(around: Around, paths: Sequence[Path]) -> None:
    """Show what these files bring, let the room choose, and take it over as one step."""
    session = around.session
    session.flush()
    try:
        returned = read_back(session.file, paths, around.window)
    except FileProblem as problem:
        tell(around.window, _("The groups could not be merged"), str(problem))
        return
    if returned is None:
        return
    try:
        twice = likely_twice(returned.document, [group.added for group in returned.groups])
        dialog = MergeDialog(returned, [_name(around, path) for path in paths], twice, around.window)
        dialog.asked.connect(around.workshop.ask_room)
        dialog.turned.connect(WallHere.of(around).turn)
        dialog.show_room()
        accepted = dialog.exec()
        choices, together = dict(dialog.choices), sorted(dialog.together)
        dialog.deleteLater()
        if accepted:
            with _waiting():
                _take(around, returned, choices, together)
    except FileProblem as problem:
        tell(around.window, _("The groups could not be merged"), str(problem))
    finally:
        around.workshop.ask_room(None)
        returned.close()


def _take(
    around: Around, returned: Returned, choices: dict[str, int], together: Sequence[tuple[str, str]]
) -> None:
    file = around.session.file
    label = _("Merge the groups")
    seen_all = _seen(around) >= len(conflicts(file))
    returned.choose(choices, label)
    for one, other in together:
        try:
            _into_one(returned.document, one, other)
        except Refused:
            continue  # one of them is gone by a choice
    keep_groups_whole(returned.document)
    parked = {thing.id for thing in around.document.parked()}
    changed = returned.take(label)
    if seen_all:
        file.set_local(SEEN, len(conflicts(file)))  # the room has just looked through them
    n = sum(not group.problem for group in returned.groups)
    said = ngettext("{n} group merged", "{n} groups merged", n).format(n=n)
    fresh = parked_words(thing for thing in around.document.parked() if thing.id not in parked)
    (around.offer_undo if changed else around.say)(" · ".join(part for part in (said, fresh) if part))


def _into_one(document: Document, one: str, other: str) -> None:
    """Two cards into one group: what a third group found as well joins the two."""
    known = group_of(document, one) or group_of(document, other)
    if known is None:
        group_cards(document, [one, other])
    else:
        join_group(document, [one, other], known.id)


def _seen(around: Around) -> int:
    seen = around.session.file.local(SEEN)
    return seen if isinstance(seen, int) else 0


def _files_back(around: Around) -> list[Path]:
    """The files that were written last, where somebody wants them; else those that are picked, or all of a folder."""
    kept = around.session.file.local(KEPT)
    last = [Path(path) for path in kept if isinstance(path, str)] if isinstance(kept, list) else []
    answers = {
        **({"last": _("These files")} if any(path.exists() for path in last) else {}),
        "files": _("Choose files…"),
        "folder": _("All of a folder…"),
        "cancel": _("Cancel"),
    }
    said = "\n".join(path.name for path in last) if "last" in answers else ""
    wish = ask(around.window, _("Which files come from the groups?"), said, answers)
    if wish == "last":
        return last
    if wish == "files":
        found, _filter = QFileDialog.getOpenFileNames(
            around.window,
            _("Files of the groups"),
            str(place_beside(around.session)),
            _("CX Studio maps (*.cxs)"),
        )
        return [Path(name) for name in found]
    if wish == "folder":
        folder = QFileDialog.getExistingDirectory(
            around.window, _("Folder with the files of the groups"), str(place_beside(around.session))
        )
        return files_in(Path(folder), around.session.path) if folder else []
    return []


def files_in(folder: Path, own: Path) -> list[Path]:
    """All maps of a folder but the own one, in the order of their names."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == ENDING and path != own]
    except OSError:
        return []
    return sorted(found, key=lambda path: path.name.casefold())


def _name(around: Around, path: Path) -> str:
    """What a group is called: what its file's name says more than the map's."""
    return path.stem.removeprefix(f"{around.session.name()} - ") or path.stem


@contextmanager
def _waiting() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
