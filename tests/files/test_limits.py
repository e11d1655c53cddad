"""The bounds of a process that reads foreign bytes, also on a machine that allows less than they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import cxstudio

ROOT = str(Path(cxstudio.__file__).resolve().parent.parent)
CHILD = """
import resource, sys
sys.path.insert(0, sys.argv[1])
hard = {resource.RLIMIT_AS: 2 * 2**30, resource.RLIMIT_CPU: 30, resource.RLIMIT_FSIZE: 2**20}
for what, most in hard.items():
    resource.setrlimit(what, (most, most))
from cxstudio.files.limits import bound_process
bound_process(seconds=60, file_bytes=2**21)
print([resource.getrlimit(what) == (most, most) for what, most in hard.items()])
bound_process(seconds=20, file_bytes=2**19)
print(resource.getrlimit(resource.RLIMIT_CPU), resource.getrlimit(resource.RLIMIT_FSIZE))
"""


def test_a_machine_that_allows_less_keeps_its_own_bounds() -> None:
    ended = subprocess.run(
        [sys.executable, "-I", "-c", CHILD, ROOT], check=True, capture_output=True, text=True
    )
    assert ended.stdout.splitlines() == ["[True, True, True]", f"(20, 20) ({2**19}, {2**19})"]


def test_a_process_may_be_given_less_memory_than_is_usual() -> None:
    child = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]);"
        "from cxstudio.files.limits import bound_process; bound_process(memory=2**30);"
        "print(resource.getrlimit(resource.RLIMIT_AS))"
    )
    ended = subprocess.run(
        [sys.executable, "-I", "-c", child, ROOT], check=True, capture_output=True, text=True
    )
    assert ended.stdout.strip() == str((2**30, 2**30))
