"""Gets the icons listed in icons.sha256 and writes their paths as data; it must not know where they are used.

    python packaging/fetch_icons.py            put them into resources/icons and write paths.json there
    python packaging/fetch_icons.py --check    say which files there differ from the published ones
    python packaging/fetch_icons.py --add heart tag    list further icons, then fetch all

paths.json holds for each icon its strokes in a box of 24 by 24: ["M", x, y], ["L", x, y],
["C", x1, y1, x2, y2, x, y] and ["Z"], all absolute, y downwards. Draw them as strokes with round ends and joins.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from npm_files import Member, Package, differing, fetch, sha256, unpacked
from svg_paths import commands_of

NAME, VERSION = "lucide-static", "1.62.0"
LIST = Path(__file__).with_name("icons.sha256")
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"


def listed() -> Package:
    """The icons and their licence, from lines of a digest and a file name."""
    rows = [line.split() for line in LIST.read_text(encoding="ascii").splitlines()]
    members = (
        Member(f"icons/{name}" if name.endswith(".svg") else name, name, digest) for digest, name in rows
    )
    return Package(NAME, VERSION, tuple(members))


def add(names: list[str]) -> None:
    """Put further icons of the package on the list."""
    known = {member.target: member.sha256 for member in listed().members} if LIST.exists() else {}
    with unpacked(NAME, VERSION) as found:
        known["LICENSE"] = sha256(found / "LICENSE")
        for name in names:
            known[f"{name}.svg"] = sha256(found / "icons" / f"{name}.svg")
    lines = [f"{digest}  {name}\n" for name, digest in sorted(known.items())]
    LIST.write_text("".join(lines), encoding="ascii")


def write_paths() -> None:
    """paths.json from the drawings in the folder."""
    paths = {
        path.stem: commands_of(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.svg"))
    }
    rows = [
        f"{json.dumps(name)}: {json.dumps(steps, separators=(',', ':'))}" for name, steps in paths.items()
    ]
    (FOLDER / "paths.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="ascii")
    print(f"paths.json: {len(paths)} icons")


def main() -> None:
    """Fetch, compare with `--check`, or list more with `--add`."""
    if sys.argv[1:] == ["--check"]:
        if wrong := differing((listed(),), FOLDER):
            sys.exit(f"not as published: {', '.join(wrong)}")
        print("all icons are as published")
        return
    if sys.argv[1:2] == ["--add"]:
        add(sys.argv[2:])
    fetch((listed(),), FOLDER)
    write_paths()


if __name__ == "__main__":
    main()
