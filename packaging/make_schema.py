#!/usr/bin/env python3
"""Write the JSON Schema of node-link files from the records: python packaging/make_schema.py"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cxstudio.exchange.schema import schema_bytes  # noqa: E402

if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    target = ROOT / "resources" / "schema" / "node-link.schema.json"
    target.write_bytes(schema_bytes())
    print(target)
