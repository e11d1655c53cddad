"""What a process that reads foreign bytes may take of the machine; it knows no format."""

from __future__ import annotations

import sys

MOST_MEMORY = 4 * 2**30  # bytes


def bound_process(*, seconds: int = 0, file_bytes: int = 0, memory: int = MOST_MEMORY) -> None:
    """Leave no crash file and take no more than this of processor, disk (0: as it is) and memory.

    Where the machine allows less already, that stays.
    """
    if sys.platform == "win32":
        return
    import resource

    wanted = {resource.RLIMIT_CORE: 0}
    if seconds:
        wanted[resource.RLIMIT_CPU] = seconds
    if file_bytes:
        wanted[resource.RLIMIT_FSIZE] = file_bytes
    if sys.platform == "linux":
        wanted[resource.RLIMIT_AS] = memory
    for what, most in wanted.items():
        hard = resource.getrlimit(what)[1]
        least = most if hard == resource.RLIM_INFINITY else min(hard, most)
        resource.setrlimit(what, (least, least))
