#!/usr/bin/env python3
"""Make the samples and their index again: python packaging/make_samples.py [FOLDER]

Everything in them is made through the public verbs; only ids and times differ from one run to the next.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import sample_hospital  # noqa: E402
import sample_service  # noqa: E402
import sample_shop  # noqa: E402

from cxstudio.files.clean_copy import clean_copy  # noqa: E402
from cxstudio.files.session_file import SessionFile  # noqa: E402
from cxstudio.model.document import Document  # noqa: E402


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: the name of its file without ending, and who tells it."""

    name: str
    tell: Callable[[Document], None]


SAMPLES = (
    Sample("hospital-appointment", sample_hospital.tell),
    Sample("zakup-kanapy", sample_shop.tell),
    Sample("tajdid-rukhsa", sample_service.tell),
)


def make(folder: Path) -> None:
    """Write every sample and the index into a folder."""
    index = []
    for sample in SAMPLES:
        path = folder / f"{sample.name}.cxs"
        with TemporaryDirectory() as scratch:
            file = SessionFile.create(Path(scratch) / path.name)
            sample.tell(file.document)
            # A clean copy, so that nobody who opens it can undo the sample itself.
            clean_copy(file, path)
            session = file.document.session
            file.close()
        index.append({"name": sample.name, "language": session.language, "title": session.title})
        print(path)
    (folder / "index.json").write_text(
        json.dumps(index, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, nargs="?", default=ROOT / "resources" / "samples")
    make(asked.parse_args().folder)
