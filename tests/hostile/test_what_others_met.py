"""What other programs met, one test for each report; its first words say what they saw, then whose report it was.

Most are ways of writing that led to the trouble, and are looked for in our own source.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import cxstudio
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.problems import ImportProblem
from cxstudio.model.document import Document
from cxstudio.model.records import Attachment
from tests.makers import small_map

ROOT = Path(cxstudio.__file__).resolve().parents[1]
OURS = sorted(path for path in (ROOT / "cxstudio").rglob("*.py") if "bench" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def calls(paths: list[Path], *names: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a method or function of these names, and where it stands."""
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if name in names:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_items_left_in_a_scene_whose_wrappers_are_gone_pyqtgraph_2348_2368() -> None:
    """One widget paints the map: there is no scene and no item whose deletion two sides could see differently."""
    assert [
        p.name for p in OURS if re.search(r"\bQGraphics(Scene|View|\w*Item)\b", p.read_text(encoding="utf-8"))
    ] == []


def test_widgets_kept_alive_by_a_slot_that_holds_them_pyqtgraph_2672() -> None:
    """A lambda over `self` as slot of its own signal is a circle through Qt that no collector sees."""
    held = [
        place
        for place, call in calls(OURS, "connect")
        for argument in call.args
        if isinstance(argument, ast.Lambda)
        and isinstance(call.func, ast.Attribute)
        and ast.unparse(call.func.value).startswith("self.")
        and any(isinstance(x, ast.Name) and x.id == "self" for x in ast.walk(argument.body))
    ]
    assert held == []


def test_disconnecting_what_was_never_connected_pyqtgraph_3021(qapp: QApplication) -> None:
    """It raises, so it is done at most where the same object connected it before."""
    for place, call in calls(OURS, "disconnect"):
        assert isinstance(call.func, ast.Attribute)
        text = (ROOT / place.split(":")[0]).read_text(encoding="utf-8")
        signal = ast.unparse(call.func.value).split(".")[-1]
        assert call.args, f"{place}: disconnects everything, also what is not there"
        assert f".{signal}.connect({ast.unparse(call.args[0])})" in text, place


def test_a_base_class_of_qt_before_others_of_ours_spyder_25422() -> None:
    """PySide begins the bases in order: one of Qt's comes last, or the ones after it are never begun."""
    wrong = []
    for path in OURS:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and len(node.bases) > 1:
                names = [ast.unparse(base) for base in node.bases]
                of_qt = [name.startswith("Q") for name in names]
                if any(of_qt) and of_qt != sorted(of_qt):
                    wrong.append(f"{path.name}: {node.name}({', '.join(names)})")
    assert wrong == []


def test_crashes_of_one_version_of_qt_qasync_154_qtpy_494() -> None:
    """The version is held exactly, and nothing is imported by a star, which ended 6.8.0."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'"PySide6-Essentials==\d+\.\d+\.\d+"', project)
    stars = [
        path.name
        for path in [*OURS, *TESTS]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == []


def test_items_cached_by_qt_that_blur_at_half_sizes_nodeeditor_521() -> None:
    """Qt's item caches are in device pixels of the wrong zoom; the backing of the map is our own."""
    assert list(calls(OURS, "setCacheMode")) == []
    assert not any("DeviceCoordinateCache" in path.read_text(encoding="utf-8") for path in OURS)


def test_moves_of_the_mouse_that_tests_believe_in_napari_9152_pytest_qt_384_428() -> None:
    """`qtbot.mouseMove` moved the pointer and sent no event; no test of ours uses it."""
    assert [
        place
        for place, call in calls(TESTS, "mouseMove")
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "qtbot"
    ] == []


def test_waiting_for_a_window_that_waits_for_nothing_labelme_2431() -> None:
    """`qtbot.waitExposed(window)` alone does nothing: it is a context."""
    contexts = {
        id(item.context_expr)
        for path in TESTS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.With)
        for item in node.items
    }
    names = ("waitExposed", "waitActive", "waitSignal", "waitSignals", "assertNotEmitted")
    bare = [
        place
        for place, call in calls(TESTS, *names)
        if id(call) not in contexts
        and isinstance(call.func, ast.Attribute)
        and "qtbot" in ast.unparse(call.func.value)
    ]
    assert bare == []


def test_window_tests_that_vanish_quietly_envisage_647(tmp_path: Path) -> None:
    """Without Qt the whole run stops with the reason: nobody counts tests that were never collected."""
    hidden = tmp_path / "PySide6"
    hidden.mkdir()
    (hidden / "__init__.py").write_text("raise ImportError('no Qt here')", encoding="utf-8")
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import pytest; sys.exit(pytest.main(sys.argv[1:]))"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            code,
            "--collect-only",
            "-q",
            "-p",
            "no:pytest-qt",
            "-p",
            "no:cacheprovider",
            "tests/test_words.py",
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert "no Qt here" in done.stdout + done.stderr


def test_a_closed_window_stays_in_memory_graphlink_96(qtbot: QtBot) -> None:
    """Deleting a plain dialog of ours frees it, buttons, slots and all."""
    import gc
    import weakref

    from cxstudio.app.dialogs.problems import Notice

    parent = QWidget()
    qtbot.addWidget(parent)
    notice = Notice("What", "Why", {"one": "One", "close": "Close"}, parent)
    gone = weakref.ref(notice)
    notice.deleteLater()
    del notice
    qtbot.waitUntil(lambda: gc.collect() >= 0 and gone() is None)


def test_json_cut_short_by_a_crash_that_opens_as_an_empty_drawing_obsidian_excalidraw_193_746_1135() -> None:
    """Half a file is refused whole, wherever it was cut."""
    data = export_node_link(small_map().document).data
    for cut in range(1, len(data) - 2, len(data) // 40):
        document = Document()
        with pytest.raises(ImportProblem):
            import_node_link(document, data[:cut])
        assert document.registers.state == Document().registers.state


def test_fifty_megabytes_of_pictures_inside_the_json_excalidraw_4558() -> None:
    """A graph names its pictures by their hash; their bytes stay in the session."""
    made = small_map()
    with made.document.transaction("Attach"):
        record = Attachment(
            id="a", name="big.png", sha256="0" * 64, size=50_000_000, owner=made.touchpoints[0]
        )
        made.document.put(record)
    made_of_it = export_node_link(made.document)
    assert len(made_of_it.data) < 60_000
    assert made_of_it.warnings == ("1 attachment goes without its content",)


def test_a_file_of_a_newer_version_read_by_an_older_tldraw_6785_7440() -> None:
    """It is refused, and says which program to take."""
    content = json.loads(export_node_link(small_map().document).data)
    content["graph"]["version"] += 1
    with pytest.raises(ImportProblem, match="newer CX Studio; open it with that one"):
        import_node_link(Document(), json.dumps(content).encode())
