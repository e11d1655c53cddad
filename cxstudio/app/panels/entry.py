"""The rapid-entry line: a kind, a text, and in plain words what Enter would make and where; Enter keeps the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from cxstudio.app.labels import look, restyle
from cxstudio.app.panels.entry_again import Again
from cxstudio.app.panels.entry_aside import Aside
from cxstudio.app.panels.entry_frame import LineFrame, Rows
from cxstudio.app.panels.entry_keys import Beside, Keys, claimed
from cxstudio.app.panels.entry_kinds import KindPicker, kind_beside
from cxstudio.app.panels.entry_left import Left, left_from
from cxstudio.app.panels.entry_many import Many
from cxstudio.app.panels.entry_past import Past
from cxstudio.app.panels.entry_signs import Signs
from cxstudio.app.panels.entry_target import Target
from cxstudio.app.panels.entry_words import Said, added_words, channels_before, say_line, say_target
from cxstudio.app.workshop.line_mode import LineMode, nobody
from cxstudio.edits.problems import Refused
from cxstudio.insight.plan import today
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import KINDS
from cxstudio.picture.theme import Theme
from cxstudio.words import _
from cxstudio.workshop.adding import Place, add_line, answered
from cxstudio.workshop.capture import Line, read_line


class Entry(QFrame):
    """`targeted` tells the place chosen, `added` what was made, `pasted` what several lines became at once.

    `failed` carries a reason, `said` what cannot be seen on the map, `left` tells that Esc was pressed, `photos`
    carries files that were dropped. `persona` is whose emotions are meant, "" the journey's; `source` what is read from
    while there is something; `beside` is asked for each key before the line, while something stands beside the map.
    """

    targeted = Signal(str)
    added = Signal(str)
    pasted = Signal(list)
    failed = Signal(str)
    said = Signal(str)
    left = Signal()
    photos = Signal(list)

    def __init__(self, document: Document, journey: str, wears: Theme) -> None:
        super().__init__()
        look(self, "entry")
        self.setAccessibleName(_("Entry line"))
        self._document, self._journey, self._look = document, journey, wears
        self._target = Target(document, journey)
        self.aimed: Callable[[str], object] | None = None  # is told which of them an answer goes to
        self._past = Past()
        self._mode: LineMode | None = None
        self._aside = Aside()
        self._entering = False  # what is in the line is being done, and is not to be kept
        self.persona = self.source = ""
        self.beside: Beside | None = None
        self.guard: Callable[[str], object] | None = None  # raises Refused for what is no note now
        self.kind = "pain" if document.journey_touchpoints(journey) else "stage"
        self._put_together()
        self._keys = Keys(self)
        self._again = Again(document, journey, self._frame)
        self._many = Many(document, self._frame)
        self.signs: Signs | None = None
        self._wire()
        self._stop = document.subscribe(self._hear)
        self.wear(wears)

    def _put_together(self) -> None:
        self.picker = KindPicker()
        self._menu = self.picker.letters
        self.picker.chosen.connect(self._pick)
        self._frame = LineFrame()
        self.line, self._where = self._frame.line, self._frame.hint
        self.line.installEventFilter(self)
        self._frame.help.clicked.connect(self.show_signs)
        Rows(self, self.picker, self._frame)

    def _wire(self) -> None:
        self.line.returnPressed.connect(self.submit)
        self.line.textChanged.connect(self._tell)
        self.line.several.connect(self._take_several)
        self.line.files.connect(self.photos)
        self._again.found.connect(self._tell)
        self._again.joined.connect(self._joined)
        self._again.failed.connect(self._fail)
        self._again.asked_to_merge.connect(self.merge)
        self._many.said.connect(self.said)
        self._many.made.connect(self._made_several)

    def close_down(self) -> None:
        self._stop()
        self._let_go()
        self._again.close_down()
        self._many.close_down()

    def flush(self) -> None:
        """Make what is still being made of pasted lines."""
        self._many.finish()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self.picker.wear(wears)
        self._dress()

    # What the line is

    def set_kind(self, kind: str) -> None:
        """What the next Enter adds where no sign says otherwise."""
        self.kind = kind
        self._dress()

    def take_mode(self, mode: LineMode | None) -> None:
        """Let the line mean something else for a while; each meaning has its own text, None is that of notes."""
        if mode is self._mode:
            return
        self._frame.calm()
        self._aside.put(self._mode, "" if self._entering else self.line.text())
        self._let_go()
        self._mode = mode
        self._past.begin_anew()
        if mode is not None:
            mode.changed = self._mode_changed
        self.line.setText(self._aside.take(mode))
        self._dress()

    def _let_go(self) -> None:
        """The meaning may be that of the line of another map from now on."""
        if self._mode is not None:
            self._mode.changed = nobody
        self._mode = None

    @property
    def mode(self) -> LineMode | None:
        """What the line is while it adds no notes."""
        return self._mode

    def _mode_changed(self) -> None:
        if self._mode is not None:
            self._dress()

    def _dress(self) -> None:
        mode = self._mode
        self.picker.show_kind(self.kind, mode, self._look)
        asks = _("{kind}: type and press Enter").format(kind=_(KINDS[self.kind].label))
        self.line.setPlaceholderText(asks if mode is None else mode.asks)
        self._tell()

    # Where it goes

    def show_selected(self, ids: list[str]) -> None:
        """The selection on the map moves the target with it; what is no place leaves it where it was."""
        if self._target.follow(ids):
            self._tell()

    @property
    def selected(self) -> str:
        """What the target is counted from."""
        return self._target.selected

    def place(self) -> Place:
        """Where the room is."""
        return Place(self._journey, self.selected, self.persona, self.source, self._target.aim)

    def reading(self) -> Line:
        """What is typed, as the table of signs reads it."""
        return read_line(self.line.text(), self.kind)

    def where(self) -> str:
        """What the line says about what Enter would do."""
        return self._where.full_text()

    # What Enter does

    def submit(self) -> None:
        """Add what was typed; the line stays, empty."""
        if self.line.composing:
            return
        text = self.line.text().strip()
        if self._mode is not None:
            self._enter_mode(self._mode, text)
            return
        if not text:
            return
        line = self.reading()
        channels = channels_before(self._document, line, self.place())
        try:
            if self.guard is not None:
                self._aside.no_note = text  # until it is known to be one
                self.guard(text)
            self._aside.no_note = ""
            made = add_line(self._document, line, self.place(), today())
        except Refused as refusal:
            self._refuse(refusal.reason)
            return
        self._put_by(text)
        self._target.made(made, goes_there=line.kind in {"stage", "touchpoint"})
        self.added.emit(made)
        words = added_words(self._document, made, channels)
        if words:
            self.said.emit(words)
        self._tell()

    def _enter_mode(self, mode: LineMode, text: str) -> None:
        self.said.emit("")  # what was asked before is answered, or asked once more
        self._entering = True
        try:
            mode.enter(text)
        except Refused as refusal:
            self._refuse(refusal.reason)
            return
        finally:
            self._entering = False
        if self._mode is mode:  # it may have ended itself with the last hand
            self._put_by(text)
        self._tell()

    def _put_by(self, text: str) -> None:
        """Remember what was entered, and empty the line."""
        self._past.remember(text if self._mode is None else "")
        self.line.setText("")  # unlike clear() this leaves nothing for Undo, which then means the map

    def _refuse(self, reason: str) -> None:
        """Say why what was typed is not done; the next letter replaces it, and an arrow goes into it."""
        self._fail(reason)
        self.line.selectAll()

    def _fail(self, reason: str) -> None:
        """Say why not, beneath what was typed, until that is another text."""
        self._frame.refuse(reason)
        self.failed.emit(reason)

    def merge(self) -> bool:
        """Join what is typed to what is there already; False where nothing like it is."""
        return self._again.merge(self.reading(), self.place())

    def count(self) -> bool:
        """Count what is there once more instead of adding what is typed; False where nothing like it is."""
        return self._again.count()

    def _joined(self, id: str, words: str) -> None:
        self._put_by(self.line.text().strip())
        self.added.emit(id)
        self.said.emit(words)

    def _take_several(self, text: str) -> None:
        mode = self._mode
        try:
            if mode is None:
                self._many.take(text, self.kind, self.place())
            else:
                self._many.enter(text, mode, lambda: self._mode is mode)
        except Refused as refusal:
            self._fail(refusal.reason)

    def _made_several(self, ids: list[str]) -> None:
        if ids:
            self._target.made(ids[-1], goes_there=True)
            self.pasted.emit(ids)
        self._tell()

    def unfinished(self) -> list[object]:
        """The kind and the text that nobody has entered yet, and what is no note; nothing where there is none."""
        modes, text = self._aside.of_modes(), self.line.text().strip()
        if self._mode is not None:
            modes, text = modes | ({self._mode.icon: text} if text else {}), self._aside.of_notes().strip()
        return Left(self.kind, text, modes, self.selected).kept()

    def take_up(self, left: object) -> None:
        """Go on with what was left unfinished; anything else changes nothing."""
        found = left_from(left)
        if found is None:
            return
        self.set_kind(found.kind)
        self.line.setText(found.text)
        self._aside.take_up(found.modes)
        if self._document.stage_of(found.target) is not None:
            self._go_to(found.target)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            restyle(self._frame, "lit", "true")
            self._again.ask()
        elif event.type() == QEvent.Type.FocusOut:
            restyle(self._frame, "lit", "false")
        elif isinstance(event, QKeyEvent) and not self.line.composing:
            if event.type() == QEvent.Type.ShortcutOverride and claimed(event, self.beside):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._frame.calm()
                taken = self._mode is not None and self._mode.key(event, self.line.text())
                taken = taken or (self.beside is not None and self.beside.key(event))
                return taken or self._keys.take(event)
        return False

    def escape(self) -> None:
        """Close what lies over the map, else go there; what was typed stays for later."""
        if self.signs is not None and self.signs.isVisible():
            self.signs.hide()
        else:
            self.left.emit()

    def show_signs(self) -> None:
        """Show the table of signs over the line, or hide it."""
        if self.signs is None:
            self.signs = Signs(self._frame)
        self.signs.toggle()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)  # where Esc closes it

    def show_kinds(self) -> None:
        if self._mode is None:
            self.picker.showMenu()

    def step_kind(self, by: int) -> None:
        """The next or previous kind of the list."""
        if self._mode is None:
            self.set_kind(kind_beside(self.kind, by))

    def step(self, by: int) -> bool:
        """The next or previous place for what is typed; False before the first, where the key goes on."""
        went = self._target.step(self.reading().kind, by)
        if not went and by < 0:
            return False
        self._go_on(went)
        return True

    def step_stage(self, by: int) -> None:
        """The first place in the next or previous stage."""
        self._go_on(self._target.step_stage(self.reading().kind, by))

    def _go_on(self, went: str) -> None:
        if went:
            self._tell_target(went)
        else:
            self.failed.emit(_("There is no other place yet: add a stage first"))

    def begin_step(self, kind: str, aims: Sequence[str] = ()) -> None:
        """What a step adds, and the pains it is to answer, one after the other."""
        went = self._target.begin(kind, aims)
        self.set_kind(kind)
        if went:
            self._tell_target(went)

    def _go_to(self, id: str) -> None:
        self._target.choose(id)
        self._tell_target(id)

    def _tell_target(self, id: str) -> None:
        self._tell()
        self.targeted.emit(id)

    def recall(self, by: int) -> None:
        """An earlier entry, signs and all, or (-1) a later one."""
        text = self._past.go(by) if self._mode is None else None
        if text is not None:
            self.line.setText(text)

    def _pick(self, kind: str) -> None:
        self.set_kind(kind)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it says

    def _hear(self, report: Report) -> None:
        self._tell()

    def _tell(self, *_changed: object) -> None:
        text = self.line.text()
        if self.aimed is not None:
            self.aimed(answered(self._document, read_line("", self.kind), self.place()))
        if self._mode is not None:
            said = Said(self._mode.hint(text))
            self._again.look_at(None)
        else:
            line = self.reading()
            self._again.look_at(line if text.strip() else None)
            tells = say_line if text.strip() else say_target
            said = tells(self._document, line, self.place())
            if not text.strip() and self._document.stages(self._journey):
                said = Said(
                    _("{place} · Tab changes the target").format(place=said.makes), short_as=said.makes
                )
        self._where.say(said.long, said.short, enough=bool(said.short_as))
        self.line.setAccessibleDescription(said.long)
