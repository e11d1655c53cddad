"""Compiles resources/translations/*.po into the .mo files the program reads; knows no meaning of any message.

Also lists the messages that miss a translation. Standard library only, so that a translator needs nothing
but Python. The .mo format is the one of GNU gettext ("The Format of GNU MO Files" in its manual): a header, two
tables of (length, offset), then the texts, sorted.
"""

from __future__ import annotations

import ast
import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "resources" / "translations"
CALLS = {"_", "N_", "translate", "ngettext", "translate_count"}
MAGIC = 0x950412DE


def read_catalogue(path: Path) -> dict[str, str]:
    """The messages of a .po file; plural forms are joined by NUL as gettext wants them. Raises ValueError."""
    messages: dict[str, str] = {}
    parts: dict[str, str] = {}
    key = ""

    def finish() -> None:
        if "msgid" in parts:
            source = "\0".join(parts[k] for k in ("msgid", "msgid_plural") if k in parts)
            forms = [parts[k] for k in sorted(parts) if k.startswith("msgstr")]
            if all(forms):
                messages[source] = "\0".join(forms)
        parts.clear()

    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            key, _space, line = line.partition(" ")
            if key == "msgid":
                finish()
            parts[key] = ""
        try:
            parts[key] += str(ast.literal_eval(line))
        except (KeyError, SyntaxError, ValueError) as problem:
            message = f"{path.name}, line {number}: not a quoted text"
            raise ValueError(message) from problem
    finish()
    return messages


def compiled(messages: dict[str, str]) -> bytes:
    """The bytes of a .mo file."""
    pairs = sorted((source.encode(), target.encode()) for source, target in messages.items())
    count = len(pairs)
    tables, texts = [b"", b""], b""
    start = 28 + 16 * count
    for column in (0, 1):
        for pair in pairs:
            tables[column] += struct.pack("<II", len(pair[column]), start + len(texts))
            texts += pair[column] + b"\0"
    header = struct.pack("<IIIIIII", MAGIC, 0, count, 28, 28 + 8 * count, 0, start)
    return header + tables[0] + tables[1] + texts


def spoken() -> set[str]:
    """Every message the code asks for, by reading its translation calls."""
    found: set[str] = set()
    for path in (ROOT / "cxstudio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in CALLS
                and node.args
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def main() -> int:
    """Compile every catalogue; 1 when one cannot be read."""
    wanted = spoken()
    for source in sorted(SOURCES.glob("*.po")):
        try:
            messages = read_catalogue(source)
        except ValueError as problem:
            print(problem, file=sys.stderr)
            return 1
        target = SOURCES / source.stem / "LC_MESSAGES" / "cxstudio.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(compiled(messages))
        known = {text.split("\0")[0] for text in messages}
        print(f"{source.stem}: {len(known & wanted)} of {len(wanted)} messages")
        if "--missing" in sys.argv:
            print("\n".join(f"  {text!r}" for text in sorted(wanted - known)))
        for text in sorted(known - wanted - {""}):
            print(f"  no longer asked for: {text!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
