"""Where the program and what is shipped with it lie: in a checkout, a wheel or a bundle; it knows nothing inside."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """The folder that holds fonts, icons, samples, templates, themes, translations and schema.

    Raises FileNotFoundError when the program was copied without its resources.
    """
    package = Path(__file__).resolve().parent
    places = [package / "_resources", package.parent / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        places.insert(0, Path(bundle) / "resources")
    for place in places:
        if place.is_dir():
            return place
    message = f"The folder of fonts and icons is missing: {places[-1]}. Install CX Studio again."
    raise FileNotFoundError(message)


def resource(*parts: str) -> Path:
    """The path of one resource, for example ``resource("fonts", "NotoSans-Regular.ttf")``.

    The path is not required to exist: whoever opens it says best what its absence means. Parts are names
    from our own tables; anything that would leave the folder raises ValueError.
    """
    folder = resources_folder()
    path = folder.joinpath(*parts)
    if ".." in path.parts or not path.is_relative_to(folder):
        message = f"not a resource name: {'/'.join(parts)}"
        raise ValueError(message)
    return path


def own_process(arguments: list[str]) -> list[str]:
    """The words that start this program again with a command: by its interpreter, or as a bundle by itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-m", "cxstudio", *arguments]


def own_python_path(known: str = "") -> str:
    """What PYTHONPATH must say for an interpreter to find this program, before what it said."""
    root = str(Path(__file__).resolve().parents[1])
    return f"{root}{os.pathsep}{known}" if known else root
