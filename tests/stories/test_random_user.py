"""Whatever somebody does in the window: nothing breaks, the picture is true, undo leads back, the file opens equal."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.app.window import MainWindow
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.workshops import AgendaStep, VoteRound
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.text.layout import standard_engine
from tests.stories.random_user import RandomUser
from tests.stories.workshop import Workshop

SHORT, LONG = 100, 1500  # things done


def contents(document: Document) -> set[str]:
    """All there is, but what happened in a room: no undo reaches that."""
    records = (record for _, record in document.graph.nodes(data="record") if record is not None)
    nodes = {repr(record) for record in records if not isinstance(record, AgendaStep | VoteRound)}
    return nodes | {repr(link) for link in document.links()}


def look(window: MainWindow) -> None:
    """What is shown is what a fresh picture of the document shows."""
    window.session.flush()
    window.canvas.drain()
    fresh = MapPicture(window.session.document, window.journey, standard_engine(), MapOptions(comments=True))
    assert list(window.canvas.picture.parts()) == list(fresh.parts())
    assert all(window.canvas.desk.there(id) for id in window.canvas.selection)


def use(workshop: Workshop, seed: int, deeds: int) -> None:
    """Open an empty map, do so many things, look every so often, and go all the way back."""
    workshop.begin_blank()
    window = workshop.window
    beginning = contents(window.session.document)
    user = RandomUser(window, seed)
    for number in range(deeds):
        try:
            user.act()
            if number % 20 == 0:
                look(window)
        except AssertionError as problem:
            problem.add_note("\n".join(["The last things done:", *user.did[-12:]]))
            raise
    look(window)
    made, path = contents(window.session.document), window.session.path
    document = window.session.document
    undone = 0
    while window.session.undo_label() is not None:
        document.undo()
        undone += 1
    assert contents(document) == beginning
    look(window)
    for _ in range(undone):  # what was taken back before stays taken back
        document.redo()
    assert contents(document) == made
    user.withdraw_refused()
    workshop.close()
    reopened = SessionFile.open(Path(path))
    assert contents(reopened.document) == made
    reopened.close()
    path.unlink()


@pytest.mark.parametrize("seed", range(3))
def test_a_random_user_breaks_nothing(workshop: Workshop, seed: int) -> None:
    use(workshop, seed, SHORT)


@pytest.mark.proof
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(100, 102))
def test_a_random_user_breaks_nothing_in_minutes(workshop: Workshop, seed: int) -> None:
    use(workshop, seed, LONG)
