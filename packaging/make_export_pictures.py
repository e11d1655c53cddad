"""Takes the pictures of what comes out: every page of each profile for the three samples, as one sheet each.

    python3 packaging/make_export_pictures.py

Needs the environment of the tests and no display. The pages are made by the program and turned into pixels by pdfium;
only how they lie beside each other is decided here.
"""

from __future__ import annotations

import io
import math
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "packaging" / "pictures" / "exports"
SAMPLES = ROOT / "resources" / "samples"
WIDTH = 1500  # pixels of a sheet
GAP = 8
GROUND = (228, 228, 232)
sys.path.insert(0, str(ROOT))
os.environ["CXS_LANGUAGE"] = "en"

from PIL import Image  # noqa: E402

from cxstudio.files.session_file import SessionFile  # noqa: E402
from cxstudio.picture.poster import PageSetup  # noqa: E402
from cxstudio.picture.profiles import PROFILES, Profile, compose_pages  # noqa: E402
from cxstudio.picture.theme import theme  # noqa: E402
from cxstudio.render.pdf import write_pdf  # noqa: E402
from cxstudio.render.png import pdf_to_png  # noqa: E402
from cxstudio.text.layout import standard_engine  # noqa: E402


def main() -> int:
    """Make all sheets and the page that shows them; returns the exit code."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shown = [
        "# What comes out",
        "",
        "Every page of each profile, as `packaging/make_export_pictures.py` takes them.",
    ]
    for sample in sorted(SAMPLES.glob("*.cxs")):
        session = SessionFile.open(sample, read_only=True)
        title = session.document.session.title or sample.stem
        shown += ["", f"## {title}"]
        for profile in PROFILES.values():
            path = FOLDER / f"{sample.stem}-{profile.name}.png"
            _sheet(session, profile).save(path, optimize=True)
            shown += ["", f"### {profile.label}", "", f"![{profile.label}: {title}]({path.name})"]
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
        session.close(abandon=True)
    (FOLDER / "README.md").write_text("\n".join(shown) + "\n", encoding="utf-8")
    return 0


def _sheet(session: SessionFile, profile: Profile) -> Image.Image:
    """All pages of a profile beside and under each other."""
    document = session.document
    setup = PageSetup(profile.sizes[0], theme=profile.theme, profile=profile.name)
    engine = standard_engine(document.session.language)
    poster = compose_pages(document, document.journeys()[0].id, engine, setup)
    pdf = write_pdf(poster, theme(poster.theme), images=session.blob)
    first = poster.pages[0]
    columns = math.ceil(
        math.sqrt(len(poster.pages) * first.height_pt / first.width_pt)
    )  # the sheet is about square
    columns = min(columns, len(poster.pages))
    cell = (WIDTH - GAP * (columns + 1)) // columns
    widest = max(page.width_pt for page in poster.pages)
    pictures = [
        Image.open(io.BytesIO(pdf_to_png(pdf, 72 * cell / widest, number)))
        for number in range(len(poster.pages))
    ]
    rows = [pictures[start : start + columns] for start in range(0, len(pictures), columns)]
    height = GAP + sum(max(one.height for one in line) + GAP for line in rows)
    sheet = Image.new("RGB", (WIDTH, height), GROUND)
    y = GAP
    for line in rows:
        for place, picture in enumerate(line):
            sheet.paste(picture, (GAP + place * (cell + GAP), y))
        y += max(one.height for one in line) + GAP
    return sheet.quantize(colors=128, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
