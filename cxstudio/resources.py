"""Where a shipped resource lies: in a checkout, a wheel or a bundle. It must not know what is in one."""

from __future__ import annotations

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
