"""The two commands: what they start from, what the locks hold, and that Qt stays alive on this Python."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cxstudio.start import environment

PROJECT = Path(__file__).resolve().parents[1]


def lock_of(name: str) -> dict[str, str]:
    """Pins of a lock, by the library's name in small letters."""
    lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
    pins = [
        line.split(" ")[0].split("==") for line in lines if "==" in line and not line.startswith((" ", "#"))
    ]
    return {library.lower(): version for library, version in pins}


def pins_of(requirements: list[str]) -> dict[str, str]:
    """Pins as pyproject.toml writes them."""
    return {library.lower(): version for library, version in (pin.split("==") for pin in requirements)}


def test_the_starter_can_be_read_by_an_old_python() -> None:
    tree = ast.parse((PROJECT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 4))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.Starred | ast.Match)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert all(argument.annotation is None for argument in node.args.args)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = pins_of(project["project"]["dependencies"])
    run, test = lock_of(environment.RUN_LOCK), lock_of(environment.TEST_LOCK)
    assert wanted.items() <= run.items()
    assert run.items() <= test.items()
    assert pins_of(project["dependency-groups"]["test"]).items() <= test.items()


@pytest.mark.parametrize("name", [environment.RUN_LOCK, environment.TEST_LOCK])
def test_every_library_is_locked_by_hash_and_by_nothing_else(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert "http" not in text
    entries = [
        entry for entry in text.replace("\\\n", "").splitlines() if entry and not entry.startswith("#")
    ]
    assert len(entries) > 10
    for entry in entries:
        assert "==" in entry
        assert "--hash=sha256:" in entry


def test_the_doctor_tells_everything_that_decides_a_start() -> None:
    told = subprocess.run(
        [sys.executable, PROJECT / "main.py", "doctor"],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    ).stdout
    for word in (
        "CX Studio",
        "System",
        "Python",
        "Environment",
        "Libraries",
        "PySide6",
        "Own fonts",
        "Display",
    ):
        assert word in told


@pytest.mark.qt
def test_qt_survives_twenty_thousand_void_calls() -> None:
    """Some builds of Qt for Python lose a reference to None on each call that returns nothing, until Python dies."""
    program = (
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for number in range(20_000): thing.setObjectName('a')\n"
        "from PySide6.QtGui import QColor, QImage, QPainter\n"
        "image = QImage(8, 8, QImage.Format.Format_ARGB32)\n"
        "painter = QPainter(image)\n"
        "for number in range(20_000): painter.setOpacity(1.0); painter.save(); painter.restore()\n"
        "painter.end()\n"
        "print('alive')\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "alive\n"), told.stderr


def test_a_skipped_test_fails_the_run(tmp_path: Path) -> None:
    """Otherwise tests of the window could stop running one day, and everything would stay green."""
    shutil.copy(PROJECT / "tests" / "conftest.py", tmp_path)
    quiet = "sk" + "ip"
    (tmp_path / "test_quiet.py").write_text(
        f"import pytest\ndef test_runs(): pass\ndef test_steps_aside(): pytest.{quiet}('no screen')\n",
        encoding="utf-8",
    )
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1
    assert "not run, and therefore failed" in told.stdout
    assert "test_steps_aside" in told.stdout
