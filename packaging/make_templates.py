#!/usr/bin/env python3
"""Make the templates and their index again: python packaging/make_templates.py [FOLDER]

They say what the outlines in `cxstudio/edits/outlines` say; only ids and times differ from one run to the next.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cxstudio.edits.outlines import OUTLINES  # noqa: E402
from cxstudio.edits.templates import make_template  # noqa: E402
from cxstudio.files.whole import write_whole  # noqa: E402
from cxstudio.model.document import Document  # noqa: E402
from cxstudio.model.log import MemoryLog  # noqa: E402


def make(folder: Path) -> None:
    """Write every template and the index into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for outline in OUTLINES:
        document = Document(MemoryLog())
        make_template(document, outline)
        path = folder / f"{outline.name}.cxs"
        write_whole(document, lambda _sha256: None, path)
        print(path)
    index = [{"name": x.name, "title": x.title, "line": x.line} for x in OUTLINES]
    (folder / "index.json").write_text(
        json.dumps(index, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=ROOT / "resources" / "templates")
    make(asked.parse_args().folder)
