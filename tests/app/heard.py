"""A reader of AT-SPI, run by the proof `screen-reader` with the system's own Python: it knows nothing of our code."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gi  # type: ignore[import-not-found]  # of the system, not of our environment

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PATIENCE = 20.0  # seconds
TICK = 50  # milliseconds
STAGES = ["Referral", "Book", "Prepare", "Visit", "Follow-up"]


def below(thing: Any) -> Iterator[Any]:
    for index in range(thing.get_child_count()):
        child = thing.get_child_at_index(index)
        if child is not None:
            yield child


def walk(thing: Any) -> Iterator[Any]:
    for child in below(thing):
        yield child
        yield from walk(child)


def wait(what: str, found: Callable[[], Any]) -> Any:
    """What is found at last; ends the program, saying what was not."""
    end = time.monotonic() + PATIENCE
    tick = GLib.timeout_add(TICK, lambda: True)
    while time.monotonic() < end:
        result = found()
        if result:
            GLib.source_remove(tick)
            return result
        GLib.MainContext.default().iteration(True)  # until something is heard, or the tick below
    sys.exit(f"not heard within {PATIENCE:.0f} s: {what}")


def program() -> Any:
    return next((app for app in below(Atspi.get_desktop(0)) if app.get_name() == "cxstudio"), None)


def named(app: Any, name: str) -> Any:
    return next((thing for thing in walk(app) if thing.get_name() == name), None)


def check_the_tree(app: Any) -> None:
    the_map = wait("the journey map", lambda: named(app, "Journey map"))
    stages = [stage.get_name() for stage in below(the_map)]
    for place, (stage, title) in enumerate(zip(stages, STAGES, strict=True), 1):
        assert stage.startswith(f"Stage {place}, {title}"), stage
    visit = the_map.get_child_at_index(3)
    touchpoints = [t for t in below(visit) if t.get_name().startswith("Touchpoint")]
    assert [t.get_name().split(", ")[1] for t in touchpoints] == [
        "Check-in desk",
        "Safety questions",
        "Waiting area",
        "See the doctor",
    ]
    waiting = touchpoints[2].get_name()
    assert "measured" in waiting, waiting
    assert "emotion minus 1.6" in waiting, waiting
    heard = [thing.get_name() for thing in below(touchpoints[2])]
    assert any(name.startswith("Quote, “Have they forgotten me?”") for name in heard), heard
    place = Atspi.Component.get_extents(touchpoints[0], Atspi.CoordType.SCREEN)
    assert place.width > 0
    assert place.height > 0
    print(f"the tree is read: {sum(1 for _ in walk(the_map))} things on the map")


def check_that_controls_have_names(app: Any) -> None:
    speaking = {"push button", "toggle button", "check box", "radio button", "text", "combo box", "slider"}
    mute = [
        thing.get_role_name()
        for thing in walk(app)
        if thing.get_role_name() in speaking and not thing.get_name()
    ]
    assert not mute, mute
    print("every control has a name")


def check_that_the_keyboard_is_followed(app: Any) -> None:
    heard: list[str] = []

    def hear(event: Any) -> None:
        if event.detail1:
            heard.append(event.source.get_name())

    listener = Atspi.EventListener.new(hear)
    listener.register("object:state-changed:focused")
    window = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "visit"], capture_output=True, text=True, check=True
    ).stdout.split()[0]
    activate = ["xdotool", "windowactivate", "--sync", window]
    wait("the window comes to the front", lambda: subprocess.run(activate, check=False).returncode == 0)
    wait("the map has the keyboard", lambda: named(app, "Journey map"))
    for key, start in (
        ("Home", "Stage 1, Referral"),
        ("Down", "Touchpoint 1.1"),
        ("Right", "Touchpoint 1.2"),
    ):
        subprocess.run(["xdotool", "key", key], check=True)
        wait(f"{key} leads to {start}; heard: {heard[-5:]}", partial(_begins, heard, start))
    print("the keyboard is followed")


def _begins(names: list[str], start: str) -> bool:
    return any(name.startswith(start) for name in names)


def main() -> None:
    app = wait("the program", program)
    check_the_tree(app)
    check_that_controls_have_names(app)
    check_that_the_keyboard_is_followed(app)


main()
