"""What stands in the entry line and was not entered yet, as a file remembers it; no widget."""

from __future__ import annotations

from dataclasses import dataclass, field

from cxstudio.app.panels.entry_kinds import FROM_STEPS, KIND_ORDER


@dataclass(frozen=True, slots=True)
class Left:
    """A kind and the text of a note, what was typed in other meanings of the line, and where it was to go."""

    kind: str
    text: str
    modes: dict[str, str] = field(default_factory=dict)
    target: str = ""

    def kept(self) -> list[object]:
        """What of it a file remembers; nothing where nothing was typed."""
        if not self.text and not self.modes:
            return []
        further = [self.modes, self.target] if self.target else [self.modes] if self.modes else []
        return [self.kind, self.text, *further]


def left_from(kept: object) -> Left | None:
    """What a file remembers; None for anything else."""
    if not isinstance(kept, list) or not 2 <= len(kept) <= 4:
        return None
    kind, text = kept[:2]
    modes, target = kept[2] if len(kept) > 2 else {}, kept[3] if len(kept) > 3 else ""
    if not isinstance(text, str) or kind not in (*KIND_ORDER, *FROM_STEPS):
        return None
    return Left(
        kind, text, modes if isinstance(modes, dict) else {}, target if isinstance(target, str) else ""
    )
