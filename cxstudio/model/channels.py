"""The table of channels people name often, with the other words for each; it knows no document."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.words import N_


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
