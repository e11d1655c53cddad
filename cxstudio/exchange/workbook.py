"""Spreadsheet files (.xlsx) read as sheets of plain cells, and checked before anything is unpacked; it knows no map.

Formulas are never computed: their cells hold what the spreadsheet program stored last. Each cell of a merged block
reads as its first one.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable

from cxstudio.exchange.csv_rows import MAX_BYTES
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import SheetRows
from cxstudio.words import N_, _

MAX_ENTRIES = 2000  # files inside the file
MAX_UNPACKED = 512 * 1024 * 1024  # bytes, all of them together
MAX_SHEET = 256 * 1024 * 1024  # bytes of one sheet, or of the texts they share
MAX_PART = 16 * 1024 * 1024  # bytes of any other part that is read
MAX_RATIO = 200  # unpacked to packed, of a part above `_SMALL`
_SMALL = 1024 * 1024

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old and of encrypted files
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_SAVE_ANEW = N_(
    "The spreadsheet is damaged or unusual; open it in a spreadsheet program and save it as .xlsx"
)
_MACROS = N_("The spreadsheet holds macros; save it as .xlsx, without them")
_OTHER = N_("The file is no .xlsx spreadsheet; open it in a spreadsheet program and save it as .xlsx")
_BOMB = N_("The spreadsheet unpacks to far more than it should; copy its cells into a new one and save that")


def looks_like_workbook(data: bytes) -> bool:
    """Whether the bytes are a spreadsheet of any make, and not a text."""
    return data.startswith((_ZIP, b"PK\x05\x06", _OLE))


def read_workbook(data: bytes) -> tuple[SheetRows, ...]:
    """The sheets of an .xlsx file in their order, hidden ones as well. Raises ImportProblem with the remedy."""
    if len(data) > MAX_BYTES:
        raise ImportProblem(_("The spreadsheet is larger than 64 MB; split it into several"))
    _check_make(data)
    from cxstudio.exchange.workbook_cells import sheets_of

    return _guarded(lambda: _read(data, sheets_of))


def _read(
    data: bytes, sheets_of: Callable[[zipfile.ZipFile, bytes], tuple[SheetRows, ...]]
) -> tuple[SheetRows, ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        _check_parts(archive.infolist())
        _check_content(archive)
        return sheets_of(archive, data)


def _guarded(read: Callable[[], tuple[SheetRows, ...]]) -> tuple[SheetRows, ...]:
    """What is wrong inside of a foreign file shows as any exception of the libraries that read it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about looks and extensions, of which nothing is read
            return read()
    except (ImportProblem, MemoryError):
        raise
    except Exception as error:
        raise ImportProblem(_(_SAVE_ANEW)) from error


def _check_make(data: bytes) -> None:
    """Raises ImportProblem, with the remedy, for what is no .xlsx file to begin with."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise ImportProblem(_("The spreadsheet is protected by a password; save it without one"))
        raise ImportProblem(_("The spreadsheet is of the old kind (.xls); save it as .xlsx"))
    if data.startswith(_ZIP):
        return
    start = data[:4096]
    if not start:
        raise ImportProblem(_("The file is empty; look for another copy of it"))
    if b"\x00" not in start:
        raise ImportProblem(_("The file is a text and no spreadsheet; let its name end in .csv"))
    raise ImportProblem(_(_OTHER))


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Sizes as they are declared: the reader of the archive unpacks no byte more than that."""
    if len(parts) > MAX_ENTRIES or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ImportProblem(_(_BOMB))
    for part in parts:
        if part.flag_bits & 1:
            raise ImportProblem(_("The spreadsheet is protected by a password; save it without one"))
        sheet = part.filename.startswith("xl/worksheets/") or part.filename.endswith("haredStrings.xml")
        most = MAX_SHEET if sheet else MAX_PART
        if part.filename.endswith((".xml", ".rels")) and part.file_size > most:
            raise ImportProblem(_(_BOMB))
        if part.file_size > max(_SMALL, MAX_RATIO * part.compress_size):
            raise ImportProblem(_(_BOMB))


def _check_content(archive: zipfile.ZipFile) -> None:
    names = set(archive.namelist())
    if "xl/vbaProject.bin" in names:
        raise ImportProblem(_(_MACROS))
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names:
        raise ImportProblem(_(_OTHER))
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        raise ImportProblem(_(_MACROS))
    if b"spreadsheetml" not in types:
        raise ImportProblem(_(_OTHER))
