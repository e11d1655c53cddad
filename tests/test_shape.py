"""The source keeps its shape: short files, short functions, a word about each module, honest names and tests."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SOURCES = sorted(
    path
    for folder in ("cxstudio", "tests", "packaging", "resources")
    for path in (PROJECT / folder).rglob("*.py")
    if "__pycache__" not in path.parts and path.stat().st_size
)
SOURCES.append(PROJECT / "main.py")
PROGRAM = [path for path in SOURCES if path.is_relative_to(PROJECT / "cxstudio")]
TESTS = [path for path in SOURCES if path.is_relative_to(PROJECT / "tests")]

LONGEST_FILE = 400  # lines: one idea each
LONGEST_FUNCTION = 60  # lines: fits a screen
EMPTY_NAMES = re.compile(r"Manager|Helper|Utils?\b|Utils?_|^Base[A-Z]|manager|helper|utils?\b")
# A test that waits for a time instead of a thing, or passes by not running.
DODGES = re.compile(
    r"\btime\.sleep\(|\bqWait\(|qtbot\.wait\(|pytest\.skip\b|importorskip|mark\.skip|mark\.xfail|pytest\.xfail"
)


def short(path: Path) -> str:
    """A path as the test's name shows it."""
    return path.relative_to(PROJECT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed source."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.mark.parametrize("path", SOURCES, ids=short)
def test_a_file_holds_one_idea(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, (
        f"{short(path)} has {lines} lines and so two ideas: split it, one file for each"
    )


# Not the scripts in packaging: the text of a sample is one long list, and splitting it would help nobody.
@pytest.mark.parametrize("path", [*PROGRAM, *TESTS], ids=short)
def test_a_function_fits_a_screen(path: Path) -> None:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= LONGEST_FUNCTION, (
                f"{node.name}, line {node.lineno}, has {lines} lines: give a part of it a function and a name"
            )


@pytest.mark.parametrize("path", PROGRAM, ids=short)
def test_a_module_opens_with_a_sentence(path: Path) -> None:
    said = ast.get_docstring(tree_of(path))
    remedy = "begin the module with one sentence: what it holds and what it must not know"
    assert said is not None, remedy
    assert len(said.splitlines()[0]) > 12, remedy


@pytest.mark.parametrize("path", PROGRAM, ids=short)
def test_names_say_what_a_thing_is(path: Path) -> None:
    names = [path.stem]
    names += [
        node.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [name for name in names if EMPTY_NAMES.search(name)] == []


@pytest.mark.parametrize("path", [path for path in TESTS if path.name != "test_shape.py"], ids=short)
def test_a_test_neither_sleeps_nor_steps_aside(path: Path) -> None:
    assert DODGES.findall(path.read_text(encoding="utf-8")) == []
