"""Work that makes so much that Python's collector would walk it again and again; it must not know what is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, stays: bool) -> Iterator[None]:
    """Inside, the collector rests.

    Afterwards what is young waits for it as ever, or where it `stays` goes among the old as it is: a layout that is
    kept would else be walked at the next object made.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if stays and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
