"""
The tables of dialects in the how-to guides agree with the rules.
"""

import re

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from realtime_attrs import (
    PCM,
    AudioFormat,
    NoiseReduction,
    NoiseReductionMode,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import unsupported
from realtime_attrs.dialects import Dialect, by_name, known
from realtime_attrs.events import ConversationItemTruncate
from realtime_attrs.translation import TranslationSession
from realtime_attrs.vendors.azure_voice_live import (
    EchoCancellation,
    VoiceLiveSession,
)


GUIDES = Path(__file__).parents[1] / "docs" / "how-to"
FORMATS = (
    (AudioFormat.G711_ULAW, AudioFormat.G711_ALAW),
    (PCM(8_000),),
    (PCM(16_000),),
    (AudioFormat.PCM16,),
)
DIRECTIONS = {"input", "output"}


def table(page: str, head: str) -> Iterator[list[str]]:
    """
    Give the rows of the table whose head begins so.
    """
    text = (GUIDES / f"{page}.md").read_text("utf-8")
    _, _, rest = text.partition(f"\n| {head} |")
    _, _, *rows = rest.split("\n\n")[0].splitlines()
    for row in rows:
        yield [cell.strip() for cell in row.strip("|").split(" | ")]


def dialects(cell: str) -> list[Dialect]:
    """
    List the dialects that a cell names.
    """
    names = re.findall("`([A-Z0-9_]+)`", cell)
    return [by_name(name.lower().replace("_", "-")) for name in names]


def is_supported(value: Any, dialect: Dialect) -> bool:
    """
    Check whether a dialect has everything that a value has.
    """
    return unsupported(value, dialect) == ()


def directions(formats: tuple[Any, ...], dialect: Dialect) -> str:
    """
    Write in which directions a dialect supports all of some formats.
    """
    found = {
        direction
        for direction in DIRECTIONS
        if all(
            is_supported(
                SessionResource(**{f"{direction}_audio_format": item}), dialect
            )
            for item in formats
        )
    }
    return "both" if found == DIRECTIONS else "".join(found) or "no"


class TestPhone:
    def test_formats(self) -> None:
        """
        The table has the audio formats of each dialect.
        """
        named = []
        for cell, *cells in table("phone", "dialect"):
            for dialect in dialects(cell):
                named.append(dialect.name)
                assert cells == [
                    directions(formats, dialect) for formats in FORMATS
                ]

        assert {"reference", "translation", "live"} == {*known()} - {*named}


class TestInterrupt:
    def test_settings(self) -> None:
        """
        The table has the dialects with the setting and with the event.
        """
        setting = SessionResource(
            turn_detection=ServerVAD(interrupt_response=True)
        )
        cut = ConversationItemTruncate("item_1", 0, 1)
        named = []
        for cell, *cells in table("interrupt", "dialect"):
            for dialect in dialects(cell):
                named.append(dialect.name)
                assert [text[:2] == "ye" for text in cells] == [
                    is_supported(setting, dialect),
                    is_supported(cut, dialect),
                ]

        assert {"reference", "translation"} == {*known()} - {*named}

    def test_noise(self) -> None:
        """
        The table has the dialects with noise reduction and without.
        """
        settings = [
            SessionResource(input_audio_noise_reduction=NoiseReduction(mode))
            for mode in (
                NoiseReductionMode.NEAR_FIELD,
                NoiseReductionMode.FAR_FIELD,
                NoiseReductionMode.DEEP,
            )
        ]
        near, far, deep = settings
        translation = TranslationSession(
            input_audio_noise_reduction=NoiseReduction(
                NoiseReductionMode.NEAR_FIELD
            )
        )
        echo = VoiceLiveSession(
            input_audio_echo_cancellation=EchoCancellation()
        )
        kinds = [(near, far), (deep,), (translation,), (echo,)]
        found = [
            {
                name
                for name in known()
                if all(is_supported(item, by_name(name)) for item in kind)
            }
            for kind in kinds
        ]
        named = [
            {dialect.name for dialect in dialects(row[1])}
            for row in table("interrupt", "setting")
        ]

        assert [
            *found,
            {*known()} - {"reference"} - set().union(*found),
        ] == named
