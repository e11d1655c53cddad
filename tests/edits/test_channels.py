"""Channels: their signs follow their names and families until somebody chooses one."""

from __future__ import annotations

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.problems import Refused
from cxstudio.edits.touchpoints import add_channel
from cxstudio.model.channels import CHANNEL_ICONS, CHANNEL_PRESETS, FAMILY_ICONS, icon_of
from cxstudio.model.document import Document
from cxstudio.model.records import Channel
from cxstudio.picture.icons import has_icon
from tests.makers import small_map


def sign(document: Document, id: str) -> str:
    channel = document.find(id, Channel)
    assert channel is not None
    return icon_of(channel)


def test_a_name_of_ones_own_takes_the_sign_of_its_family() -> None:
    document = small_map().document
    kiosk = add_channel(document, "Kiosk")
    assert sign(document, kiosk) == FAMILY_ICONS["digital"]
    set_field(document, [kiosk], "family", "physical")
    assert sign(document, kiosk) == FAMILY_ICONS["physical"]


def test_a_chosen_sign_stays_whatever_the_channel_is_called() -> None:
    document = small_map().document
    kiosk = add_channel(document, "Kiosk")
    set_field(document, [kiosk], "icon", "store")
    set_field(document, [kiosk], "name", "Chat")
    set_field(document, [kiosk], "family", "third")
    assert sign(document, kiosk) == "store"
    set_field(document, [kiosk], "icon", "")
    assert sign(document, kiosk) == "message-square"


def test_the_sign_follows_a_known_name_also_in_the_language_of_the_session() -> None:
    document = small_map().document
    web = next(c.id for c in document.channels() if c.name == "Web")
    set_field(document, [web], "name", "App")
    assert sign(document, web) == "smartphone"
    set_field(document, [web], "name", "Portal of the ward")
    assert sign(document, web) == FAMILY_ICONS["digital"]
    set_field(document, ["session"], "language", "pl")
    set_field(document, [web], "name", "Telefon")
    assert sign(document, web) == "phone"
    assert document.undo_label is not None


def test_a_name_that_is_taken_or_empty_is_refused() -> None:
    document = small_map().document
    web = next(c.id for c in document.channels() if c.name == "Web")
    for name in ("phone", "  "):
        with pytest.raises(Refused):
            set_field(document, [web], "name", name)


def test_files_from_before_show_the_sign_of_the_family() -> None:
    assert icon_of(Channel(id="c", name="Kiosk", family="physical", icon="radio")) == FAMILY_ICONS["physical"]


def test_every_sign_there_is_to_choose_can_be_drawn() -> None:
    names = [icon for icon, _label in CHANNEL_ICONS if icon]
    names += [*FAMILY_ICONS.values(), *(preset.icon for preset in CHANNEL_PRESETS)]
    assert [name for name in names if not has_icon(name)] == []
