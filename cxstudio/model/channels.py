"""The table of channels people name often, with the other words for each, and the signs of channels; no document."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.model.records import Channel
from cxstudio.words import N_

# The sign of a channel nobody chose one for, by its family.
FAMILY_ICONS = {
    "digital": "monitor",
    "physical": "building-2",
    "person": "users",
    "phone": "phone",
    "mail": "mail-open",
    "alone": "user",
    "third": "users-round",
}
_NOT_CHOSEN = frozenset(("", "radio"))
# What somebody chooses from.
CHANNEL_ICONS: tuple[tuple[str, str], ...] = (
    ("", N_("By name or family")),
    ("globe", N_("Globe")),
    ("monitor", N_("Screen")),
    ("laptop", N_("Laptop")),
    ("tablet", N_("Tablet")),
    ("smartphone", N_("Mobile phone")),
    ("phone", N_("Telephone")),
    ("headset", N_("Headset")),
    ("message-square", N_("Chat")),
    ("message-circle", N_("Message")),
    ("share-2", N_("Sharing")),
    ("video", N_("Video")),
    ("bot", N_("Robot")),
    ("mail", N_("Envelope")),
    ("mail-open", N_("Letter")),
    ("newspaper", N_("Newspaper")),
    ("tv", N_("Television")),
    ("megaphone", N_("Megaphone")),
    ("users", N_("People")),
    ("users-round", N_("Others")),
    ("user", N_("One person")),
    ("building-2", N_("Building")),
    ("store", N_("Shop")),
    ("hospital", N_("Hospital")),
    ("landmark", N_("Authority")),
    ("house", N_("Home")),
    ("map-pin", N_("Place")),
    ("qr-code", N_("Code")),
    ("credit-card", N_("Card")),
    ("receipt", N_("Receipt")),
    ("package", N_("Parcel")),
    ("truck", N_("Delivery")),
    ("car", N_("Car")),
    ("bus", N_("Bus")),
    ("train-front", N_("Train")),
)


@dataclass(frozen=True, slots=True)
class ChannelPreset:
    """A channel people name often, offered before it exists in a session."""

    name: str
    family: str
    icon: str
    also: tuple[str, ...] = ()  # further names a table may use, lower case


CHANNEL_PRESETS: tuple[ChannelPreset, ...] = (
    ChannelPreset(N_("Web"), "digital", "globe", ("website", "web site", "web page", "online")),
    ChannelPreset(N_("App"), "digital", "smartphone", ("mobile app", "mobile")),
    ChannelPreset(N_("Email"), "digital", "mail", ("e-mail", "mail")),
    ChannelPreset(N_("Chat"), "digital", "message-square", ("live chat", "chatbot")),
    ChannelPreset(N_("Text message"), "digital", "message-circle", ("sms", "text")),
    ChannelPreset(N_("Social media"), "digital", "share-2", ("social",)),
    ChannelPreset(N_("Portal"), "digital", "monitor", ("online portal",)),
    ChannelPreset(N_("Phone"), "phone", "phone", ("telephone", "call", "call centre", "call center")),
    ChannelPreset(N_("Letter"), "mail", "mail-open", ("post", "paper")),
    ChannelPreset(N_("In person"), "person", "users", ("face to face", "counter", "desk")),
    ChannelPreset(N_("On site"), "physical", "building-2", ("branch", "store", "shop", "clinic")),
    ChannelPreset(N_("Customer alone"), "alone", "user", ("alone", "self")),
    ChannelPreset(N_("Third party"), "third", "users-round", ("third-party", "partner")),
)


def icon_of(channel: Channel) -> str:
    """The sign of a channel: the chosen one, else that of the channel known by this name, else its family's."""
    if channel.icon not in _NOT_CHOSEN:
        return channel.icon
    wanted = channel.name.strip().casefold()
    known = (p.icon for p in CHANNEL_PRESETS if wanted in (p.name.casefold(), *p.also))
    return next(known, FAMILY_ICONS[channel.family])
