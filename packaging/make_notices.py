"""Gathers the licences of all that is shipped beside our own code; knows installed packages, nothing of ours.

Writes THIRD-PARTY-NOTICES.md and resources/licences/. Run it in an environment made from
packaging/requirements.lock after each change of a dependency; it fetches nothing. Qt's wheels carry no
licence text, so those of the LGPL and GPL are kept.
"""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "resources" / "licences"
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"
LOCK = ROOT / "packaging" / "requirements.lock"
# Where the metadata of a wheel says it less exactly than its licence text.
SPDX = {
    "reportlab": "BSD-3-Clause",
    "uharfbuzz": "Apache-2.0",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause; pdfium: BSD-3-Clause and others",
    "pycrdt": "MIT",
    "defusedxml": "PSF-2.0",
    "charset-normalizer": "MIT",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
SHIPPED = (
    (
        "Noto Sans, Noto Sans Arabic, Hebrew, Devanagari, Thai, Symbols, Math, Noto Emoji",
        "OFL-1.1",
        "resources/fonts/OFL-*.txt",
    ),
    ("Vazirmatn", "OFL-1.1", "resources/fonts/OFL-Vazirmatn.txt"),
    ("Lucide icons", "ISC", "resources/icons/"),
    ("Unicode conformance files (tests only)", "Unicode-3.0", "tests/data/unicode/"),
)
HEAD = """# Third-party notices

CX Studio itself is under the MIT licence (`LICENSE`). It is shipped with, or installs, the following.
This page and the texts in `resources/licences/` are made by `packaging/make_notices.py`.

Qt and PySide6 are used under the LGPL-3.0, unchanged and as separate shared libraries: replace the files of
the PySide6 folder in the environment (or in the bundle) to use a Qt of your own.

| what | version | licence | text |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Notice:
    """One installed package: its name, version, licence and where its text now lies."""

    name: str
    version: str
    licence: str
    text: str


def locked_names() -> list[str]:
    """The packages of the run-time lock, in order."""
    names = re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return sorted(dict.fromkeys(names), key=str.lower)


def licence_of(found: Distribution) -> str:
    """The SPDX expression of a package, by its metadata or by `SPDX`."""
    name = found.metadata["Name"].lower().replace("_", "-")
    stated = found.metadata.get("License-Expression") or found.metadata.get("License") or ""
    return SPDX.get(name, stated.splitlines()[0] if stated else "see text")


def copy_texts(found: Distribution) -> str:
    """Copy the licence files of a package; their folder's path inside the project, "" when there are none."""
    name = found.metadata["Name"].lower().replace("_", "-")
    target = TEXTS / name
    told = [p for p in found.files or () if "dist-info" in p.parts[0]]
    # Older wheels have their texts beside the metadata, newer ones in a folder of their own.
    sources = [p for p in told if "licenses" in p.parts or re.match(r"LICEN[CS]E|COPYING", p.name)]
    for source in sources:
        inside = source.parts.index("licenses") if "licenses" in source.parts else 0
        place = target.joinpath(*source.parts[inside + 1 :])
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(str(source.locate()), place)
    if not sources and "LGPL" in licence_of(found):
        return "resources/licences/LGPL-3.0.txt, GPL-3.0.txt"
    return f"resources/licences/{name}/" if sources else ""


def main() -> int:
    """Write the notices; 1 when a package has no licence text or a forbidden licence."""
    kept = {p.name: p.read_bytes() for p in TEXTS.glob("*.txt")} if TEXTS.is_dir() else {}
    shutil.rmtree(TEXTS, ignore_errors=True)
    TEXTS.mkdir(parents=True)
    for name, text in kept.items():
        (TEXTS / name).write_bytes(text)
    notices = []
    for name in locked_names():
        found = distribution(name)
        notices.append(Notice(found.metadata["Name"], found.version, licence_of(found), copy_texts(found)))
    rows = [f"| {n.name} | {n.version} | {n.licence} | {n.text} |" for n in notices]
    rows += [f"| {name} | as bundled | {licence} | {text} |" for name, licence, text in SHIPPED]
    NOTICES.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    bad = [n.name for n in notices if not n.text or re.search(r"\bA?GPL", n.licence.replace("LGPL", ""))]
    if bad:
        print("no licence text, or one we may not ship: " + ", ".join(bad), file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
