"""Each layer imports only what the design lets it: read from the source of every module, and tried in a child."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "cxstudio"
MODULES = sorted(PACKAGE.rglob("*.py"))

PAGE = PROJECT / "ARCHITECTURE.md"
EVERYBODYS = ("words", "resources")  # everything may use them; they use nothing


def layers_of_the_page() -> dict[str, set[str]]:
    """What each layer may import of ours, beside itself and what is everybody's: the table "Layers" of the page.

    In its last column the words outside backticks are layers, one after another, or "nothing of ours".
    """
    layers: dict[str, set[str]] = {name: set() for name in EVERYBODYS}
    table = PAGE.read_text(encoding="utf-8").partition("## Layers")[2].partition("\n## ")[0]
    for line in table.splitlines():
        if line.startswith("| `"):
            folder, _holds, may = (cell.strip() for cell in line.strip("|").split("|"))
            layer = folder.strip("`").removeprefix("cxstudio/").removesuffix(".py")
            layers[layer] = set() if may == "nothing of ours" else set(may.split(", "))
    return layers


LAYERS = layers_of_the_page()
FREE = {"", *EVERYBODYS}  # "" is the package itself: its version

# Which module may import which library; everything below a named place may as well.
LIBRARIES: dict[str, set[str]] = {
    "PySide6": {
        "render.qt",
        "render.qt_items",
        "render.qt_letters",
        "render.qt_photos",
        "canvas",
        "app",
        "bench",
    },
    "shiboken6": {"app"},
    "reportlab": {"render"},
    "pypdfium2": {"render", "files.inside_pdf"},
    "pycrdt": {"model.replica"},
    "sqlite3": {"files", "bench"},
    "networkx": {"model"},
    "uharfbuzz": {"text"},
    "unicode_segmentation_rs": {"text"},
    "PIL": {"render"},
    "pptx": {"render", "bench"},
    "lxml": set(),
    "openpyxl": {"exchange", "bench"},
    "msgspec": {"model", "edits", "files", "exchange", "picture", "bench"},
    "platformdirs": {"files", "app"},
    "pytest": {"__main__"},
    # The program works offline: the start asks whether a display listens, and a signal wakes the window by a pair.
    "socket": {"start.display", "app.run"},
    "http": set(),
    "urllib": set(),
    "ssl": set(),
    "asyncio": set(),
}


def name_of(path: Path) -> str:
    """The dotted name inside the package: "model.document", "cli", "" for the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@cache
def imports_of(path: Path) -> tuple[str, ...]:
    """The dotted names a module imports anywhere, also inside functions and for types alone."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: a relative import"
            # `from cxstudio import edits` imports a layer too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lies_in(name: str, place: str) -> bool:
    """Whether a module is the place or lies below it."""
    return name == place or name.startswith(place + ".")


def our_layer(imported: str) -> str | None:
    """The layer an imported name belongs to, None when it is not ours."""
    parts = imported.split(".")
    if parts[0] != "cxstudio":
        return None
    return parts[1] if len(parts) > 1 and (parts[1] in LAYERS or is_ours(parts[1])) else ""


def is_ours(part: str) -> bool:
    """Whether the package holds a module or folder of this name."""
    return (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()


def faults_of_layer(path: Path) -> Iterator[str]:
    """What a module imports of ours and may not."""
    own = name_of(path).split(".")[0]
    if own and own not in LAYERS:
        yield f"{path.name} is in no layer: put it into one, or give the new one a row in {PAGE.name}"
        return
    for name in imports_of(path):
        layer = our_layer(name)
        if layer is not None and (not own or layer not in LAYERS[own] | FREE | {own}):
            yield f"{name_of(path)} may not import {name}"


def faults_of_libraries(path: Path) -> Iterator[str]:
    """What a module imports of others and may not."""
    own = name_of(path)
    for imported in imports_of(path):
        library = imported.split(".")[0]
        if library in LIBRARIES:
            if not any(lies_in(own, place) for place in LIBRARIES[library]):
                yield f"{own} must not import {library}"
        elif library not in sys.stdlib_module_names and library != "cxstudio":
            yield f"{own} imports {library}: give it a row here and a line in pyproject.toml"


def test_a_module_imports_only_the_layers_below_it() -> None:
    wrong = [fault for path in MODULES for fault in faults_of_layer(path)]
    assert not wrong, "\n".join([*wrong, f"move what needs them up, or change the table of {PAGE.name}"])


def test_a_library_is_imported_only_where_it_is_at_home() -> None:
    wrong = [fault for path in MODULES for fault in faults_of_libraries(path)]
    assert not wrong, "\n".join(wrong)


def test_there_are_modules_to_look_at() -> None:
    """Nothing found in no module would be no proof."""
    assert len(MODULES) > 500


def test_nothing_is_allowed_that_nobody_uses() -> None:
    """A permission kept in stock hides the day it is first used; giving it again is one word."""
    used: dict[str, set[str]] = {layer: set() for layer in LAYERS}
    for path in MODULES:
        layers = {layer for name in imports_of(path) if (layer := our_layer(name)) is not None}
        used.setdefault(name_of(path).split(".")[0], set()).update(layers)
    idle = {layer: allowed - used[layer] for layer, allowed in LAYERS.items() if allowed - used[layer]}
    assert not idle, f"nobody needs these permissions any more: take them out of the table of {PAGE.name}"
    imports = {(name_of(path), name.split(".")[0]) for path in MODULES for name in imports_of(path)}
    idle_places = {
        (library, place)
        for library, places in LIBRARIES.items()
        for place in places
        if not any(lies_in(own, place) for own, imported in imports if imported == library)
    }
    assert idle_places == set()


def test_every_layer_that_has_a_row_is_there() -> None:
    assert {layer for layer in LAYERS if layer != "__main__" and not is_ours(layer)} == set()


def test_the_start_needs_the_standard_library_alone() -> None:
    for path in (PROJECT / "main.py", *(PACKAGE / "start").glob("*.py")):
        outside = {
            name
            for name in imports_of(path)
            if name.split(".")[0] not in {*sys.stdlib_module_names, "cxstudio"}
        }
        assert outside == set()


def test_everything_but_the_window_is_imported_without_qt() -> None:
    """Also what an import brings in by ways that cannot be read from the source."""
    without_qt = [
        f"cxstudio.{name}"
        for name in map(name_of, MODULES)
        if name and not any(lies_in(name, place) for place in LIBRARIES["PySide6"])
    ]
    program = (
        "import importlib, sys\n"
        f"for name in {without_qt!r}: importlib.import_module(name)\n"
        "print(*(name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))))\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == ""
