"""
Voices, and who speaks in them.
"""

from typing import TypeAlias

import attrs

from .._values.checked import frozen, texts
from .audio import CustomVoice, NamedVoice, RealtimeVoice
from .bases import BaseObject, BaseVoice


@frozen
class AzureStandardVoice(BaseObject, BaseVoice):
    """
    A voice of Azure's text to speech.

    Args:
        name: Its name, such as ``"en-US-AvaNeural"``.

        temperature: How much it varies, documented from 0 to 1.

        locale: The language to speak, such as ``"en-GB"``.

        prefer_locales: The accents to choose for languages, in their order.

        style: A style of speaking that the voice has, such as ``"cheerful"``.

        pitch: A change of pitch, such as ``"+5%"``.

        rate: A change of pace, such as ``"1.2"``.

        volume: A change of volume, such as ``"-10%"``.

        custom_lexicon_url: Where there is a lexicon of pronunciations.

        custom_text_normalization_url:
            Where there are rules by which text is spoken.
    """

    name: str
    temperature: float | None = None
    locale: str | None = None
    prefer_locales: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    style: str | None = None
    pitch: str | None = None
    rate: str | None = None
    volume: str | None = None
    custom_lexicon_url: str | None = None
    custom_text_normalization_url: str | None = None


@frozen
class AzureCustomVoice(BaseObject, BaseVoice):
    """
    A voice that was made for a customer of Azure, and is deployed for them.

    Args:
        name: Its name.

        endpoint_id: The deployment.

        temperature: How much it varies, documented from 0 to 1.

        locale: The language to speak, such as ``"en-GB"``.

        prefer_locales: The accents to choose for languages, in their order.

        style: A style of speaking that the voice has, such as ``"cheerful"``.

        pitch: A change of pitch, such as ``"+5%"``.

        rate: A change of pace, such as ``"1.2"``.

        volume: A change of volume, such as ``"-10%"``.

        custom_lexicon_url: Where there is a lexicon of pronunciations.

        custom_text_normalization_url:
            Where there are rules by which text is spoken.
    """

    name: str
    endpoint_id: str
    temperature: float | None = None
    locale: str | None = None
    prefer_locales: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    style: str | None = None
    pitch: str | None = None
    rate: str | None = None
    volume: str | None = None
    custom_lexicon_url: str | None = None
    custom_text_normalization_url: str | None = None


@frozen
class AzurePersonalVoice(BaseObject, BaseVoice):
    """
    A voice that Azure imitates from a sample of someone's speech.

    Args:
        name: The profile of the speaker.

        model: What speaks, such as ``"DragonLatestNeural"``.

        temperature: How much it varies, documented from 0 to 1.

        locale: The language to speak, such as ``"en-GB"``.

        prefer_locales: The accents to choose for languages, in their order.

        style: A style of speaking that the voice has, such as ``"cheerful"``.

        pitch: A change of pitch, such as ``"+5%"``.

        rate: A change of pace, such as ``"1.2"``.

        volume: A change of volume, such as ``"-10%"``.

        custom_lexicon_url: Where there is a lexicon of pronunciations.

        custom_text_normalization_url:
            Where there are rules by which text is spoken.
    """

    name: str
    model: str
    temperature: float | None = None
    locale: str | None = None
    prefer_locales: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    style: str | None = None
    pitch: str | None = None
    rate: str | None = None
    volume: str | None = None
    custom_lexicon_url: str | None = None
    custom_text_normalization_url: str | None = None


@frozen
class AzureAvatarVoice(BaseObject, BaseVoice):
    """
    The voice of the avatar that is shown (``avatar-voice-sync``).

    Args:
        model: What speaks.
    """

    model: str | None = None


@frozen
class AzureNativeVoice(BaseObject, BaseVoice):
    """
    A voice of Azure's own speech-to-speech model.

    Args:
        name: Its name, such as ``"ava"``.
    """

    name: str


Voice: TypeAlias = (
    RealtimeVoice
    | CustomVoice
    | NamedVoice
    | AzureStandardVoice
    | AzureCustomVoice
    | AzurePersonalVoice
    | AzureAvatarVoice
    | AzureNativeVoice
)
"""
Any voice.
"""
