"""What several tests of the workshop begin with: English words, a day that stands, and a room with an agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from cxstudio.words import use_language
from cxstudio.workshop.agendas import PAIN_HUNT
from tests.app.conftest import Opened
from tests.app.workshop.agenda_room import Room, open_room


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.fixture
def november(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day the priorities are set on."""
    day = date(2026, 11, 22)
    monkeypatch.setattr("cxstudio.app.workshop.priorities_mode.today", lambda: day)
    return day


@pytest.fixture
def agenda_room(small: Opened, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room without an agenda yet."""
    return open_room(small, monkeypatch)


@pytest.fixture
def hunt(agenda_room: Room) -> Room:
    """A room with the agenda of 45 minutes."""
    agenda_room.agenda.use(PAIN_HUNT)
    return agenda_room
