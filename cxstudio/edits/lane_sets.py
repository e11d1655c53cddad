"""Choices of lanes: the sets of the table and those somebody saved, brought to a map in one step; nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.edits.deleting import delete
from cxstudio.edits.lanes import set_lanes
from cxstudio.edits.placing import keys_at, new_id
from cxstudio.edits.problems import Refused, required
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.values import title_text
from cxstudio.model.document import Document
from cxstudio.model.kinds import LANES
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.lanes import card_lanes, lane_keys, lane_records, shown_lanes, telling_lanes
from cxstudio.model.records import Journey, Preset
from cxstudio.words import _


def apply_lane_set(document: Document, journey: str, name: str) -> list[str]:
    """Show the rows of a set of the table, in its order, and no others.

    Returns the keys of the rows that are hidden now although they hold something.
    """
    row = LANE_SETS.get(name)
    if row is None:
        raise Refused(_("There is no such choice of lanes"))
    return _apply(document, journey, row.keys, _("Show lanes: {name}").format(name=_(row.label)))


def apply_preset(document: Document, journey: str, preset: str) -> list[str]:
    """Show the rows of a saved choice, as far as this journey has them. Returns as `apply_lane_set` does."""
    record = required(document, preset, Preset)
    known = {*LANES, *lane_records(document, journey)}
    keys = [key for key in dict.fromkeys(record.lanes) if key in known]
    if not keys:
        raise Refused(_("This journey has none of these lanes"))
    return _apply(document, journey, keys, _("Show lanes: {name}").format(name=record.title))


def save_preset(document: Document, journey: str, title: str) -> str:
    """Keep under a name which rows a journey's map shows now. Returns the id of the choice."""
    required(document, journey, Journey)
    name = _named(document, title)
    with document.transaction(_("Save choice of lanes")):
        order = keys_at(document, document.nodes(Preset), None)[0]
        preset = Preset(id=new_id(), title=name, lanes=shown_now(document, journey), order=order)
        document.put(preset)
    return preset.id


def update_preset(document: Document, preset: str, journey: str) -> None:
    """Let a saved choice hold the rows that show now."""
    required(document, preset, Preset)
    with document.transaction(_("Update choice of lanes")):
        document.set(preset, lanes=shown_now(document, journey))


def rename_preset(document: Document, preset: str, title: str) -> None:
    """Give a saved choice another name."""
    record = required(document, preset, Preset)
    name = _named(document, title, but=preset)
    if name != record.title:
        with document.transaction(_("Rename choice of lanes")):
            document.set(preset, title=name)


def delete_preset(document: Document, preset: str) -> None:
    """Forget a saved choice; no lane changes by that."""
    required(document, preset, Preset)
    delete(document, [preset])


def shown_now(document: Document, journey: str) -> tuple[str, ...]:
    """The keys of the rows a journey's map shows, from the top."""
    return _shown(document, journey, telling_lanes(document, journey))


def _shown(document: Document, journey: str, used: set[str]) -> tuple[str, ...]:
    stages = document.stages(journey)
    waiting = (
        {"emotion"} if any(document.touchpoints(stage.id) for stage in stages) else set()
    )  # it waits to be drawn
    return tuple(shown_lanes(document, journey, used | waiting))


def _named(document: Document, title: str, but: str = "") -> str:
    name = title_text(title).strip()
    if not name:
        raise Refused(_("A choice of lanes needs a name"))
    if any(p.title.casefold() == name.casefold() and p.id != but for p in document.nodes(Preset)):
        raise Refused(_("There is a choice of lanes of this name already"))
    return name


def _apply(document: Document, journey: str, keys: Sequence[str], label: str) -> list[str]:
    required(document, journey, Journey)
    keep_structure(document, "hide lanes")
    used, lanes = telling_lanes(document, journey), card_lanes(document, journey)
    if _shown(document, journey, used) == tuple(keys):
        return []
    with document.transaction(label):
        set_lanes(document, journey, keys, used)
    if (
        card_lanes(document, journey) != lanes
    ):  # an ideas lane that goes gives its ideas back to the opportunities
        used = telling_lanes(document, journey)
    return [key for key in lane_keys(document, journey) if key in used and key not in keys]
