"""What comes into one journey from outside, by a paste or a drop: texts, tables and pictures; it reads no clipboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QTextDocumentFragment

from cxstudio.app.decoding import Decoding
from cxstudio.app.dialogs.pasting import AS_JOURNEY, AS_TABLE, ask_kind, ask_table
from cxstudio.app.picture_files import PICTURE_ENDINGS, read_picture
from cxstudio.app.targets import numbered_name
from cxstudio.canvas.dropping import Target
from cxstudio.canvas.view import MapCanvas
from cxstudio.edits.deleting import delete
from cxstudio.edits.lists import add_list, add_outline
from cxstudio.edits.pasting import words_for
from cxstudio.edits.pictures import add_picture, add_picture_at
from cxstudio.edits.problems import Refused
from cxstudio.edits.tables import add_rows
from cxstudio.exchange.mermaid_reading import holds_mermaid
from cxstudio.exchange.pasted import read_pasted
from cxstudio.exchange.pasted_table import PastedTable, read_table
from cxstudio.model.document import Document
from cxstudio.model.log import Blobs
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Card, Journey, Node, Stage
from cxstudio.picture.theme import Theme
from cxstudio.render.pictures import PictureProblem, TakenIn
from cxstudio.words import _, ngettext

AT_ONCE = 12  # things made of a text without asking first
MOST_HTML = 4_000_000  # letters


@dataclass(frozen=True, slots=True)
class Around:
    """What a clipboard needs of its workplace. `toast` says a sentence and offers to undo it."""

    canvas: MapCanvas
    blobs: Blobs
    kind: Callable[[], str]  # what the entry line adds
    say: Callable[[str], None]
    toast: Callable[[str], None]
    refuse: Callable[[str], None]  # says why something was not done
    theme: Callable[[], Theme]
    as_journey: Callable[[], None]  # shows what journey the text on the clipboard would make
    offer: Callable[[str, str, Callable[[], None]], None]  # says a sentence, and offers what a button names


class Incoming:
    """Makes things of what comes in, on one map, and says what it has made."""

    def __init__(self, document: Document, journey: str, around: Around) -> None:
        self._document, self._journey, self._around = document, journey, around
        self._canvas, self._blobs = around.canvas, around.blobs
        self._decoding = Decoding(around.canvas)

    def attempt(self, edit: Callable[[], object]) -> None:
        """Do it, or say why not."""
        try:
            edit()
        except (Refused, PictureProblem) as refusal:
            self._around.refuse(str(refusal))

    def kind_at(self, selected: Sequence[str]) -> str:
        """What a line becomes: like the selected card, else what the entry line adds."""
        card = self._document.find(selected[-1], Card) if selected else None
        return card.kind if card is not None else self._around.kind()

    def take_files(self, files: Sequence[Path], at: list[str]) -> None:
        """Put the pictures in these files on the map. Raises PictureProblem or Refused."""
        for path in files:
            if path.suffix.lower() not in PICTURE_ENDINGS:
                raise Refused(
                    _("“{name}” is no picture. Open maps and tables from the File menu.").format(
                        name=path.name
                    )
                )
            self.take_picture(read_picture(path), path.name, at)

    def take_picture(self, data: bytes, name: str, at: Sequence[str]) -> None:
        """Put a picture on the selected card, or on a new one; a large one comes a little later."""

        def put(safe: TakenIn) -> None:
            selected = at[-1] if at else ""
            card = add_picture_at(self._document, self._blobs, self._journey, safe, name, selected)
            self.tell_made([card], _("Picture added {where}"))

        if not self._decoding.take(data, name, lambda picture: self.attempt(lambda: put(picture()))):
            self._around.say(_("The picture is being read…"))

    def take_text(self, text: str, kind: str, at: Sequence[str]) -> None:
        """Make things of a text's lines or cells; with nothing selected a journey is offered. Raises Refused."""
        if not at and holds_mermaid(text):
            self._around.as_journey()
            return
        table = read_table(text)
        if table is not None:
            self._take_table(table, at)
            return
        found = read_pasted(text)
        empty = not self._document.journey_touchpoints(self._journey)
        if empty and any(found.depths):
            lines = list(zip(found.depths, found.columns[0], strict=True))
            made = add_outline(self._document, self._journey, lines, "customer_does", at)
            self.tell_made(made, _("{things} pasted {where}"))
            return
        indented = not at and any(found.depths)
        if found.count > AT_ONCE or found.tabbed or indented:
            kind = ask_kind(self._canvas.window(), found, kind, offer=indented or (not at and found.tabbed))
        if kind == AS_JOURNEY:
            self._around.as_journey()
        elif kind:
            made = add_list(self._document, self._journey, kind, found.columns, at)
            self.tell_made(made, _("{things} pasted {where}"), journey_instead=any(found.depths))

    def _take_table(self, table: PastedTable, at: Sequence[str]) -> None:
        """Make the stages, touchpoints and cards that cells with headings speak of."""
        answer = ask_table(self._canvas.window(), table, offer=not at) if table.count > AT_ONCE else AS_TABLE
        if answer == AS_JOURNEY:
            self._around.as_journey()
        if answer != AS_TABLE:
            return
        made = add_rows(self._document, self._journey, table.rows, at)
        if not made:
            raise Refused(_("All of it stands on the map already"))
        words = _("{things} pasted {where}")
        if table.left_out:
            # What a heading holds in braces is a text like any other.
            names = ", ".join(table.left_out).replace("{", "{{").replace("}", "}}")
            words = _("{words}, without {names}").format(words=words, names=names)
        self.tell_made(made, words)

    # Drops

    def drop_text(self, text: str, target: Target) -> None:
        """Make things of a text where it was let go."""
        self.attempt(lambda: self._drop_text(text, target))

    def _drop_text(self, text: str, target: Target) -> None:
        act, kind = target.act, target.kind
        if act is None:
            return
        table = read_table(text)
        if table is not None:
            self._take_table(table, [])
            return
        found = read_pasted(text)
        if found.count > AT_ONCE or found.tabbed:
            kind = ask_kind(self._canvas.window(), found, kind)
        if not kind:
            return
        label = _("Paste {things}").format(things=_("text"))
        with self._document.transaction(label):
            # What the drag showed holds the place until the texts stand there.
            place = act()
            made = add_list(self._document, self._journey, kind, found.columns, [place])
            delete(self._document, [place])
        self.tell_made(made, _("{things} pasted {where}"))

    def drop_pictures(self, pictures: Sequence[tuple[str, Path | bytes]], target: Target) -> None:
        """Put pictures, given by name and file or bytes, where they were let go: the first on the card under it."""
        self.attempt(lambda: self._drop_pictures(pictures, target))

    def _drop_pictures(self, pictures: Sequence[tuple[str, Path | bytes]], target: Target) -> None:
        read = [(read_picture(x) if isinstance(x, Path) else x, name) for name, x in pictures]

        def put(safe: Sequence[TakenIn]) -> None:
            label = ngettext("Add picture", "Add {n} pictures", len(safe)).format(n=len(safe))
            made: list[str] = []
            with self._document.transaction(label):
                for picture, (_data, name) in zip(safe, read, strict=True):
                    place = self._next_place(made, target)
                    made.append(add_picture(self._document, self._blobs, place, picture, name))
            self.tell_made(made, _("Picture added {where}"))

        if not self._decoding.take_all(read, lambda found: self.attempt(lambda: put(found()))):
            self._around.say(_("The picture is being read…"))

    def _next_place(self, made: Sequence[str], target: Target) -> str:
        """Where the next picture goes: what it was let go on, then the home of the first."""
        if made:
            first = self._document.find(made[0], Card)
            return first.home if first is not None else ""
        return target.card or (target.act() if target.act is not None else "")

    def tell_made(self, ids: Sequence[str], words: str, *, journey_instead: bool = False) -> None:
        """Select what was made, and say where it is; a text with indents may have been meant as a journey."""
        self._canvas.select(ids)
        self._canvas.setFocus()
        records = [x for x in (self._document.get(id) for id in ids) if x is not None]
        things = words_for(records)
        text = " ".join(words.format(things=things, where=self._where(ids)).split()).replace(" ,", ",")
        said = text[:1].upper() + text[1:]
        if not journey_instead:
            self._around.toast(said)
            return
        self._around.offer(said, _("As a journey instead"), lambda: self._instead(ids))

    def _instead(self, ids: Sequence[str]) -> None:
        """Take away what was made of a text, and show what journey it would make."""
        left = [id for id in ids if self._document.get(id) is not None]
        self.attempt(lambda: delete(self._document, left))
        self._around.as_journey()

    def _where(self, ids: Sequence[str]) -> str:
        """What these belong to, in words: one thing, or the first and the last of several."""
        homes = list(dict.fromkeys(home.id for id in ids if (home := self._home_of(id)) is not None))
        if not homes:
            return ""
        if any(self._document.find(home, Journey) for home in homes):
            return _("into the journey")
        home, last = self._document.node(homes[0]), self._document.node(homes[-1])
        if last is not home:
            first, end = (numbered_name(self._document, place) for place in (home, last))
            return _("from {first} to {last}").format(first=first, last=end)
        name = numbered_name(self._document, home)
        if isinstance(home, Stage):
            return _("into stage {stage}").format(stage=name)
        return _("at {place}").format(place=name)

    def _home_of(self, id: str) -> Node | None:
        record = self._document.get(id)
        owner = OWNERS.get(type(record)) if record is not None else None
        return self._document.get(getattr(record, owner)) if owner else None


def plain_from_html(html: str) -> str:
    """The words of a page; never its markup. Raises Refused when it is too long."""
    if len(html) > MOST_HTML:
        raise Refused(_("The text is too long to paste; paste less at once"))
    # Qt leaves a sign where a picture stood.
    return QTextDocumentFragment.fromHtml(html).toPlainText().replace("\ufffc", "")
