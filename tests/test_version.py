"""Asking for the version loads nothing that only a command needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cxstudio


def test_the_version_is_told_without_loading_what_commands_need() -> None:
    program = (
        "import sys; from cxstudio.cli import main; code = main(['--version']);"
        "print(code, *(name for name in sys.modules if name.startswith('cxstudio.')))"
    )
    root = str(Path(cxstudio.__file__).parents[1])
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    version, loaded = told.stdout.splitlines()
    assert version == f"CX Studio {cxstudio.__version__}"
    assert loaded.startswith("0 ")
    assert not any(f"cxstudio.{layer}" in loaded for layer in ("model", "commands", "formats", "exchange"))
