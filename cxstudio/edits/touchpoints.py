"""Touchpoints: adding and moving them, their channels, and the moments of truth among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxstudio.edits.placing import END, keys_at, new_id, stays_in_place
from cxstudio.edits.problems import Refused, distinct, refuse_if, required
from cxstudio.edits.spans import refit, spans_over
from cxstudio.edits.stages import add_stage
from cxstudio.edits.structure import keep_structure
from cxstudio.edits.sub_journeys import why_not_moved
from cxstudio.edits.values import field_value, title_text
from cxstudio.model.channels import CHANNEL_PRESETS, ChannelPreset
from cxstudio.model.document import Document
from cxstudio.model.records import LIST_LENGTH, Channel, Stage, Touchpoint
from cxstudio.model.rules import why_not_home
from cxstudio.words import _, ngettext, translate

NEW_CHANNEL_ICON = ""  # that of its name or family


def add_touchpoint(document: Document, stage: str, title: str = "", before: str | None = None) -> str:
    """Add a touchpoint to a stage, before another or at the end. Returns its id."""
    return add_touchpoints(document, stage, [title], before)[0]


def add_touchpoints(
    document: Document, stage: str, titles: Sequence[str], before: str | None = None
) -> list[str]:
    """Add several touchpoints to a stage, before another or at the end. Returns their ids."""
    refuse_if(why_not_home("touchpoint", document.get(stage)))
    keep_structure(document, "add touchpoints")
    label = ngettext("Add touchpoint", "Add {n} touchpoints", len(titles)).format(n=len(titles))
    with document.transaction(label):
        keys = keys_at(document, document.touchpoints(stage), before, count=len(titles))
        made = [
            Touchpoint(id=new_id(), stage=stage, title=title_text(title), order=key)
            for title, key in zip(titles, keys, strict=True)
        ]
        for touchpoint in made:
            document.put(touchpoint)
    return [touchpoint.id for touchpoint in made]


def add_first_touchpoint(document: Document, journey: str, title: str = "") -> str:
    """Add a touchpoint where no stage is: it brings its own, without a name, at the end. Returns its id."""
    keep_structure(document, "add touchpoints")
    with document.transaction(_("Add touchpoint")):
        return add_touchpoint(document, add_stage(document, journey), title)


def move_touchpoints(document: Document, ids: Iterable[str], stage: str, before: str | None = None) -> None:
    """Move touchpoints, with all their cards, into a stage: before another of it, or to its end.

    A card that spans to a touchpoint moved away ends at the last one it still covers.
    """
    moving = distinct(ids)
    for id in moving:
        required(document, id, Touchpoint)
    refuse_if(why_not_home("touchpoint", document.get(stage)))
    keep_structure(document, "move touchpoints")
    refuse_if(why_not_moved(document, moving, required(document, stage, Stage).journey))
    siblings = document.touchpoints(stage)
    if not moving or stays_in_place(siblings, moving, before):
        return
    label = ngettext("Move touchpoint", "Move {n} touchpoints", len(moving)).format(n=len(moving))
    spans = spans_over(document, [*moving, *(t.id for t in siblings)])
    with document.transaction(label):
        keys = keys_at(document, siblings, before, count=len(moving), moving=moving)
        for id, key in zip(moving, keys, strict=True):
            document.set(id, stage=stage, order=key)
        refit(document, spans)


def toggle_moment_of_truth(document: Document, ids: Iterable[str]) -> None:
    """Mark touchpoints as moments of truth; when all of them are, take the mark away."""
    touchpoints = [required(document, id, Touchpoint) for id in distinct(ids)]
    mark = not all(t.moment_of_truth for t in touchpoints)
    with document.transaction(_("Mark moment of truth") if mark else _("Unmark moment of truth")):
        for touchpoint in touchpoints:
            document.set(touchpoint.id, moment_of_truth=mark)


def set_channels(
    document: Document, touchpoint: str, names: Iterable[str], *, as_written: bool = False
) -> None:
    """Say through which channels a touchpoint takes place; names the session lacks become new channels."""
    assert not isinstance(names, str)
    required(document, touchpoint, Touchpoint)
    with document.transaction(_("Change channel")):
        channels = [add_channel(document, n, as_written=as_written) for n in names if n.strip()]
        choose_channels(document, touchpoint, channels)


def toggle_channel(document: Document, touchpoints: Iterable[str], name: str) -> None:
    """Add a channel to those of several touchpoints that lack it; when all have it, take it from all."""
    things = [required(document, id, Touchpoint) for id in distinct(touchpoints)]
    with document.transaction(_("Change channel")):
        channel = add_channel(document, name)
        everywhere = all(channel in touchpoint.channels for touchpoint in things)
        for touchpoint in things:
            kept = [id for id in touchpoint.channels if id != channel]
            choose_channels(document, touchpoint.id, kept if everywhere else [*kept, channel])


def choose_channels(document: Document, touchpoint: str, channels: Iterable[str]) -> None:
    """Say through which of the session's channels, by id, a touchpoint takes place."""
    chosen = distinct(channels)
    for id in chosen:
        required(document, id, Channel)
    if len(chosen) > LIST_LENGTH:
        raise Refused(_("A touchpoint takes at most {limit} channels").format(limit=LIST_LENGTH))
    required(document, touchpoint, Touchpoint)
    with document.transaction(_("Change channel")):
        document.set(touchpoint, channels=tuple(chosen))


def add_channel(document: Document, name: str, *, like: str = "", as_written: bool = False) -> str:
    """The id of the channel with this name in any case: the session's own, else a well-known one, else a new one.

    A well-known channel ("website") gets its usual name ("Web") in the session's language, unless it is to stay
    as written. `like` names the well-known channel whose family and icon a name of one's own takes.
    """
    name = title_text(name).strip()
    if not name:
        raise Refused(_("A channel needs a name"))
    there = document.channels()
    language = document.session.language
    preset = preset_for(like or name, language)
    shown = name if preset is None or like or as_written else translate(preset.name, language)
    found = _channel_called(there, name, shown)
    if found is not None:
        return found
    with document.transaction(_("Add channel")):
        channel = Channel(
            id=new_id(),
            name=shown,
            family=field_value(Channel, "family", preset.family) if preset else "digital",
            icon=preset.icon if preset else NEW_CHANNEL_ICON,
            order=keys_at(document, there, END)[0],
        )
        document.put(channel)
    return channel.id


def knows_channel(document: Document, name: str) -> bool:
    """Whether `add_channel` of a name would add none."""
    preset = preset_for(name.strip(), document.session.language)
    shown = translate(preset.name, document.session.language) if preset is not None else name
    return _channel_called(document.channels(), name, shown) is not None


def _channel_called(channels: Iterable[Channel], *names: str) -> str | None:
    """The first of the channels with the first of these names, in any case."""
    known = {channel.name.casefold(): channel.id for channel in reversed(list(channels))}
    return next((known[x] for x in (name.strip().casefold() for name in names) if x in known), None)


def rename_channel(document: Document, channel: str, name: str) -> None:
    """Call a channel by another name; a sign nobody chose follows the name. Raises Refused when it is taken."""
    record = required(document, channel, Channel)
    name = title_text(name).strip()
    if not name:
        raise Refused(_("A channel needs a name"))
    if any(x.id != channel and x.name.casefold() == name.casefold() for x in document.channels()):
        raise Refused(_("There is a channel “{name}” already").format(name=name))
    language = document.session.language
    before, now = preset_for(record.name, language), preset_for(name, language)
    follows = record.icon in {"", before.icon if before is not None else ""}
    with document.transaction(_("Rename channel")):
        document.set(channel, name=name)
        if follows:
            document.set(channel, icon=now.icon if now is not None else NEW_CHANNEL_ICON)


def preset_for(name: str, language: str) -> ChannelPreset | None:
    """The well-known channel that goes by this name, in English or in the session's language."""
    wanted = name.casefold()
    for preset in CHANNEL_PRESETS:
        names = (preset.name, translate(preset.name, language), *preset.also)
        if wanted in (n.casefold() for n in names):
            return preset
    return None
