"""Compiles resources/translations/*.po into the .mo files the program reads; knows no meaning of any message.

Each message is checked first: it holds the placeholders of its source and no others, and as many plural forms as
its language has. Standard library only, so that a translator needs nothing but Python. The .mo format is the one of
GNU gettext ("The Format of GNU MO Files" in its manual): a header, two tables of (length, offset), then the texts,
sorted.

    python3 packaging/make_translations.py             compile
    python3 packaging/make_translations.py --missing   compile, and list the messages without a translation
    python3 packaging/make_translations.py --check     write nothing; 1 when a .mo is stale or a message is faulty
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from gettext import c2py
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "resources" / "translations"
# The calls whose first text is a message, and those whose first two are its singular and its plural.
SINGLE = {"_", "N_", "translate", "say"}
COUNTED = {"ngettext", "N_counted", "translate_count", "say_count"}
MAGIC = 0x950412DE
# Numbers enough to meet each plural form of each language: the rules look at the last two digits and at 0 to 2.
NUMBERS = range(201)

_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_PLURAL_FORMS = re.compile(r"Plural-Forms:\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=([^;\n]+)")


def read_catalogue(path: Path) -> dict[str, str]:
    """The translated messages of a .po file; plural forms are joined by NUL as gettext wants them.

    Raises ValueError with the file and line when something is not a quoted text, or with the message met twice.
    """
    messages: dict[str, str] = {}
    parts: dict[str, str] = {}
    key = ""

    def finish() -> None:
        if "msgid" not in parts:
            return
        if parts["msgid"] in {source.split("\0")[0] for source in messages}:
            message = f"{path.name}: {parts['msgid']!r} is there twice"
            raise ValueError(message)
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


def compiled(messages: Mapping[str, str]) -> bytes:
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


def faults(messages: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the messages of one catalogue, a sentence each."""
    header = messages.get("", "")
    rule = _PLURAL_FORMS.search(header)
    if rule is None or "charset=UTF-8" not in header:
        yield "The header lacks Plural-Forms or charset=UTF-8"
        return
    plural = c2py(rule[2].strip())
    asked = Counter(plural(n) for n in NUMBERS)
    if sorted(asked) != list(range(int(rule[1]))):
        yield f"Plural-Forms says {rule[1]} forms, and its rule gives {len(asked)}"
    served = Counter(plural(n) for n in NUMBERS if n)  # what is not there at all is seldom counted
    for source, target in messages.items():
        wanted = set(_PLACEHOLDER.findall(source))
        forms = target.split("\0")
        if len(forms) != (int(rule[1]) if "\0" in source else 1):
            yield f"{source!r} has {len(forms)} forms"
        for place, form in enumerate(forms if source else ()):
            there = set(_PLACEHOLDER.findall(form))
            # "A page" and "two pages" need no figure; a form that serves several numbers does.
            missing = wanted - there - ({"{n}"} if "\0" in source and served[place] <= 1 else set())
            if missing:
                yield f"{form!r} lacks {', '.join(sorted(missing))} of {source!r}"
            if there - wanted:
                yield f"{form!r} has {', '.join(sorted(there - wanted))}, unlike {source!r}"


def spoken(folder: Path = ROOT / "cxstudio") -> dict[str, str | None]:
    """Every message the code under `folder` asks for, by its translation calls, with its plural or None."""
    found: dict[str, str | None] = {}
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            texts = [
                x.value if isinstance(x, ast.Constant) and isinstance(x.value, str) else ""
                for x in node.args[:2]
            ]
            name = _called(node)
            if name in SINGLE and texts and texts[0]:
                found.setdefault(texts[0], None)
            elif name in COUNTED and len(texts) == 2 and all(texts):
                found[texts[0]] = texts[1]
    return found


def _called(call: ast.Call) -> str:
    """The last name of what is called: "say" of `wording.say(...)`."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def main(arguments: list[str]) -> int:
    """Compile or check every catalogue; 1 when one cannot be read, is faulty or, with --check, is stale.

    A word it does not know, or a call for help, only says how it is used.
    """
    if not set(arguments) <= {"--check", "--missing"}:
        print(__doc__)
        return 0 if set(arguments) & {"--help", "-h"} else 2
    wanted = spoken()
    failed = False
    for source in sorted(SOURCES.glob("*.po")):
        try:
            messages = read_catalogue(source)
        except ValueError as problem:
            print(problem, file=sys.stderr)
            return 1
        for fault in faults(messages):
            print(f"{source.name}: {fault}", file=sys.stderr)
            failed = True
        target = SOURCES / source.stem / "LC_MESSAGES" / "cxstudio.mo"
        data = compiled(messages)
        if "--check" not in arguments:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        elif not target.is_file() or target.read_bytes() != data:
            print(f"{source.name} is newer than its .mo; compile it", file=sys.stderr)
            failed = True
        _tell(source.stem, messages, wanted, missing="--missing" in arguments)
    return 1 if failed else 0


def _tell(
    language: str, messages: Mapping[str, str], wanted: Mapping[str, str | None], *, missing: bool
) -> None:
    """How much is translated, and what is not."""
    known = {text.split("\0")[0]: text for text in messages if text}
    plurals = {one for one, many in wanted.items() if many is not None and known.get(one) != f"{one}\0{many}"}
    there = (known.keys() & wanted.keys()) - plurals
    print(f"{language}: {len(there)} of {len(wanted)} messages")
    if missing:
        print("\n".join(f"  {text!r}" for text in sorted(wanted.keys() - there)))
    for text in sorted(known.keys() - wanted.keys()):
        print(f"  no longer asked for: {text!r}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
