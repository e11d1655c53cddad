"""Pictures that are not on disk yet, each by its hash; it knows no file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from cxstudio.files.store import Blob
from cxstudio.words import _

LARGEST_BLOB = 25 * 2**20  # bytes


class WaitingBlobs:
    """What waits to be written beside the rows that name it."""

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[str, bytes]] = {}

    def put(self, data: bytes, mime: str, known: Callable[[str], object]) -> str:
        """Take one unless it is `known`, which answers None for a hash that is not on disk. Returns its hash.

        Raises ValueError, a plain sentence, for one that is too large.
        """
        if len(data) > LARGEST_BLOB:
            raise ValueError(_("This picture is larger than 25 MB; make it smaller first"))
        sha256 = hashlib.sha256(data).hexdigest()
        if known(sha256) is None:
            self._waiting[sha256] = (mime, data)
        return sha256

    def get(self, sha256: str) -> bytes | None:
        waiting = self._waiting.get(sha256)
        return waiting[1] if waiting else None

    def rows(self) -> list[Blob]:
        """All of them, as the tables take them."""
        return [(sha256, mime, data) for sha256, (mime, data) in self._waiting.items()]

    def written(self, blobs: Iterable[Blob]) -> None:
        """These are on disk."""
        for sha256, _mime, _data in blobs:
            self._waiting.pop(sha256, None)
