"""Emotions by hands on the console: whose they are, what was counted here and at how many touchpoints; no keys."""

from __future__ import annotations

from cxstudio.app.figures import figures
from cxstudio.app.labels import label
from cxstudio.app.panels.emotion import Hands as Columns
from cxstudio.app.workshop.around import Around, Section
from cxstudio.app.workshop.hands_keys import HandsKeys
from cxstudio.app.workshop.hands_mode import HandsMode
from cxstudio.app.workshop.line_modes import LineModes
from cxstudio.app.workshop.step_frame import StepFrame
from cxstudio.model.document import Report
from cxstudio.model.naming import title
from cxstudio.model.records import Emotion, Persona, Touchpoint
from cxstudio.picture.theme import Theme, theme
from cxstudio.words import _
from cxstudio.workshop.stand import Stand


class HandsSection(Section):
    """What is counted, while the wall shows emotions by hands; the digits go into the entry line."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.mode = HandsMode(around)
        self.mode.told = self._asked
        self.frame = StepFrame(self, _("Emotions by hands"))
        self.whose = label("", "strong")
        self.whose.setWordWrap(True)
        self.here = label("", "")
        self.here.setWordWrap(True)
        self.columns = Columns(theme("light"))
        self.apart = label("", "strong")
        self.apart.setWordWrap(True)
        self.frame.add(self.whose, self.here, self.columns, self.apart)
        self.frame.keys.setText(
            _("1 to 5: a hand · Backspace: take it back · Tab: next touchpoint · Delete: count anew")
        )
        self._keys = HandsKeys(around)
        self._stop = around.document.subscribe(self._hear)

    def show_stand(self, stand: Stand) -> None:
        counts = stand.lens == "hands"
        self.setVisible(counts)
        if counts and self._around.workshop.running:
            self.mode.begin(stand)
        LineModes.of(self._around).put("hands", self.mode if counts else None)
        if counts:
            self._keys.serve()
            self._show()

    def wear(self, wears: Theme) -> None:
        self.columns.wear(wears)

    def close_down(self) -> None:
        self._stop()

    def _hear(self, report: Report) -> None:
        if self.isHidden():
            return
        if report.speaks_of(Emotion, Touchpoint, Persona):
            self.mode.changed()
            self._show()

    def _asked(self) -> None:
        if not self.isHidden():
            self._show()

    def _show(self) -> None:
        hands = self.mode.hands if self.mode.asking == "hands" else None
        persona = self._around.document.find(self._around.workshop.stand.persona, Persona)
        self.whose.setVisible(persona is not None)
        self.whose.setText(title(persona) if persona is not None else "")
        self.here.setText(self.mode.stands if hands is not None else self.mode.asks)
        register = (
            self._around.document.emotion(hands.touchpoint, hands.persona) if hands is not None else None
        )
        self.frame.keys.setVisible(hands is not None)
        self.columns.show_counts(register.counts if register is not None else ())
        last = hands.counted(self.mode.finished) if hands is not None and self.mode.finished else None
        wide = last is not None and last.hands >= last.n and last.spread == "wide"
        self.apart.setVisible(wide)
        if wide and last is not None:
            said = _("{touchpoint}: the room disagrees. Ask both sides why.").format(touchpoint=last.name)
            self.apart.setText(said)
        touchpoints = self._around.document.journey_touchpoints(self._around.journey())
        finished = (
            sum(hands.counted(one.id).hands >= hands.n for one in touchpoints) if hands is not None else 0
        )
        said = _("{done} of {n} touchpoints").format(done=finished, n=len(touchpoints))
        self.frame.done.setText(figures(said))
