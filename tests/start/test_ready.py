"""A command needs no more of the machine than it must, and a machine that lacks it is told the remedy."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from cxstudio import cli
from cxstudio.start import (
    NO_DISPLAY,
    NO_LIBRARIES,
    CannotStart,
    display,
    distribution,
    libraries,
    needs,
    ready,
)
from cxstudio.start.needs import need_of


@pytest.mark.parametrize(
    ("arguments", "need"),
    [
        ([], "window"),
        (["map.cxs"], "window"),
        (["somewhere/Map.CXS"], "window"),
        (["test"], "qt"),
        (["bench"], "qt"),
        (["export", "map.cxs", "-o", "map.pdf"], "nothing"),
        (["info", "map.cxs"], "nothing"),
        (["--help"], "nothing"),
        (["doctor"], "nothing"),
        (["no-such-command"], "nothing"),
        (["--no-such-switch"], "nothing"),
    ],
)
def test_a_command_needs_no_more_than_it_must(arguments: list[str], need: str) -> None:
    assert need_of(arguments) == need


def test_every_command_is_known_to_the_start() -> None:
    assert {command.name for command in cli._commands()} <= needs.WITHOUT_QT | needs.OFFSCREEN


@pytest.mark.parametrize("word", ["export", "test"])
def test_a_folder_named_like_a_command_does_not_open_the_window(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / word).mkdir()
    assert need_of([word]) != "window"


def test_without_a_display_a_window_says_so_and_names_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(CannotStart, match=r"no display here.*export FILE\.cxs -o") as caught:
        ready.make_ready([])
    assert caught.value.code == NO_DISPLAY
    assert "\n" not in str(caught.value)


def test_a_display_that_does_not_answer_is_no_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    nowhere = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":1973"}
    assert display.platform_for(nowhere) is None
    assert "DISPLAY=:1973" in display.described(nowhere)


def test_drawing_into_memory_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert display.platform_for({"QT_QPA_PLATFORM": "offscreen"}) == "offscreen"


def test_a_missing_system_library_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("CXS_NO_APT", "1")
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
    lost = libraries.Library("libnowhere.so.7", "libnowhere7", "nowhere-libs", "nowhere")
    monkeypatch.setattr(libraries, "BASE", (*libraries.BASE, lost))
    with pytest.raises(CannotStart, match=r"libnowhere\.so\.7.*sudo dnf install nowhere-libs") as caught:
        ready.make_ready(["bench"])
    assert caught.value.code == NO_LIBRARIES


def test_every_system_library_has_a_package_in_each_family() -> None:
    for library in (*libraries.BASE, *libraries.X11, *libraries.WAYLAND):
        assert all(library)


def test_unpacked_packages_count_only_once_all_of_them_are_there(tmp_path: Path) -> None:
    assert distribution.unpacked(tmp_path) == set()
    (tmp_path / distribution.LIST).write_text("libgl1 libegl1", encoding="utf-8")
    assert distribution.unpacked(tmp_path) == {"libegl1", "libgl1"}
