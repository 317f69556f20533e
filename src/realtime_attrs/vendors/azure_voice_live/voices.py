"""
The voices of Azure Voice Live that OpenAI doesn't have.
"""

from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ...extending import BaseObject, BaseVoice, frozen, texts


__all__ = [
    "AzureAvatarVoice",
    "AzureCustomVoice",
    "AzureNativeVoice",
    "AzurePersonalVoice",
    "AzureStandardVoice",
    "AzureVoice",
    "Voice",
]


@frozen
class AzureVoice(BaseObject, BaseVoice):
    """
    The settings that the voices of Azure's text to speech share.

    Args:
        temperature: The variation of the voice, documented from 0 to 1.

        locale:
            The only language of the voice, such as ``"en-GB"``; by default the
            language of the text.

        prefer_locales: The preferred accents of languages, in this order.

        style: A speaking style of the voice, such as ``"cheerful"``.

        pitch: A change of pitch, such as ``"+5%"``.

        rate: A change of pace, such as ``"1.2"``.

        volume: A change of volume, such as ``"-10%"``.

        custom_lexicon_url: The address of a lexicon of pronunciations.

        custom_text_normalization_url: The address of text normalization rules.
    """

    temperature: float | None = attrs.field(default=None, kw_only=True)
    locale: str | None = attrs.field(default=None, kw_only=True)
    prefer_locales: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts, kw_only=True
    )
    style: str | None = attrs.field(default=None, kw_only=True)
    pitch: str | None = attrs.field(default=None, kw_only=True)
    rate: str | None = attrs.field(default=None, kw_only=True)
    volume: str | None = attrs.field(default=None, kw_only=True)
    custom_lexicon_url: str | None = attrs.field(default=None, kw_only=True)
    custom_text_normalization_url: str | None = attrs.field(
        default=None, kw_only=True
    )


@frozen
class AzureStandardVoice(AzureVoice):
    """
    A voice that every customer of Azure can use.

    Args:
        name: The voice's name, such as ``"en-US-AvaNeural"``.
    """

    name: str


@frozen
class AzureCustomVoice(AzureVoice):
    """
    A voice that a customer of Azure has trained and deployed.

    Args:
        name: The voice's name.

        endpoint_id: The deployment.
    """

    name: str
    endpoint_id: str


@frozen
class AzurePersonalVoice(AzureVoice):
    """
    A voice that Azure imitates from a sample of someone's speech.

    Args:
        name: The speaker's profile.

        model:
            The speech model: ``"DragonLatestNeural"``,
            ``"DragonHDOmniLatestNeural"``, ``"PhoenixLatestNeural"``,
            ``"PhoenixV2Neural"`` or ``"MAI-Voice-1"``.
    """

    name: str
    model: str


@frozen
class AzureAvatarVoice(AzureVoice):
    """
    The voice of the session's avatar.

    Args:
        model:
            The speech model, as in `AzurePersonalVoice`.  The service requires
            it.
    """

    model: str | None = None


@frozen
class AzureNativeVoice(BaseObject, BaseVoice):
    """
    A voice of Azure's own speech-to-speech model, ``azure-realtime``.

    Args:
        name:
            The voice's name: ``"aarti"``, ``"andrew"``, ``"ava"``,
            ``"denise"``, ``"diya"``, ``"elsa"``, ``"florian"``,
            ``"francisca"``, ``"meera"``, ``"xiaoxiao"``, ``"ximena"`` or
            ``"yunxi"``.
    """

    name: str


Voice: TypeAlias = (
    ra.RealtimeVoice
    | AzureStandardVoice
    | AzureCustomVoice
    | AzurePersonalVoice
    | AzureAvatarVoice
    | AzureNativeVoice
)
"""
Any voice that Azure Voice Live has.
"""
