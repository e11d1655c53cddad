"""The source keeps its shape: short files, short functions, a word about each module, honest names and tests.

One test for each rule, which names every place that breaks it: a test for each file and rule took longer than the look.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

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

Made = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef

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
def text_of(path: Path) -> str:
    """The source."""
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed source."""
    return ast.parse(text_of(path), str(path))


@cache
def made_in(path: Path) -> list[Made]:
    """Each function and class of a source, also those inside others; no expression holds one, so none is searched."""
    found: list[Made] = []
    todo: list[ast.AST] = [tree_of(path)]
    while todo:
        node = todo.pop()
        if isinstance(node, Made):
            found.append(node)
        for block in ("body", "orelse", "finalbody", "handlers", "cases"):
            inside = getattr(node, block, ())
            todo += inside if isinstance(inside, list) else ()
    return found


def no(faults: Iterable[str], remedy: str) -> None:
    """Fails where there are faults, with all of them and what to do."""
    found = list(faults)
    assert not found, "\n".join([*found, remedy])


def test_a_file_holds_one_idea() -> None:
    lines = {path: text_of(path).count("\n") for path in SOURCES}
    no(
        (f"{short(path)} has {count} lines" for path, count in lines.items() if count > LONGEST_FILE),
        "and so two ideas: split it, one file for each",
    )


# Not the scripts in packaging: the text of a sample is one long list, and splitting it would help nobody.
def test_a_function_fits_a_screen() -> None:
    no(
        (
            f"{short(path)}: {node.name}, line {node.lineno}, has {lines} lines"
            for path in (*PROGRAM, *TESTS)
            for node in made_in(path)
            if not isinstance(node, ast.ClassDef)
            and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
        ),
        "give a part of it a function and a name",
    )


def test_a_module_opens_with_a_sentence() -> None:
    said = {path: ast.get_docstring(tree_of(path)) or "" for path in PROGRAM}
    no(
        (short(path) for path, words in said.items() if len(words.partition("\n")[0]) <= 12),
        "begin the module with one sentence: what it holds and what it must not know",
    )


def test_names_say_what_a_thing_is() -> None:
    no(
        (
            f"{short(path)}: {name}"
            for path in PROGRAM
            for name in (path.stem, *(node.name for node in made_in(path)))
            if EMPTY_NAMES.search(name)
        ),
        "name it by what it is or does",
    )


def test_a_test_neither_sleeps_nor_steps_aside() -> None:
    no(
        (
            f"{short(path)}: {dodge}"
            for path in TESTS
            if path.name != "test_shape.py"
            for dodge in DODGES.findall(text_of(path))
        ),
        "wait for a thing, and let a test prove what it says",
    )


def test_there_are_sources_to_look_at() -> None:
    """Nothing found in no file would be no proof."""
    assert len(PROGRAM) > 500
    assert len(TESTS) > 300
