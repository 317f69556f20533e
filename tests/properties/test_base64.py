"""
Audio is decoded fast, and by the rule of the standard library.
"""

import base64

from binascii import a2b_base64
from typing import Any

from cattrs.errors import CattrsError
from hypothesis import given
from hypothesis import strategies as st

from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import InputAudioBufferAppend


CONVERTERS = [
    make_converter(GA, detailed_validation=detailed)
    for detailed in (True, False)
]
CHARACTERS = st.sampled_from([*"AQgw+/z9=== \n-_é\N{BLACK STAR}\0"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """
    Draw base64 in which up to two characters are new, gone or others.
    """
    characters = [*base64.b64encode(draw(st.binary(max_size=20))).decode()]
    for _ in range(draw(st.integers(0, 2))):
        start = draw(st.integers(0, len(characters)))
        end = draw(st.integers(start, min(start + 1, len(characters))))
        characters[start:end] = draw(st.lists(CHARACTERS, max_size=1))
    return "".join(characters)


def decoded(text: str) -> bytes | None:
    """
    Decode as the standard library does, without too much padding.
    """
    if len(text) % 4 or text.endswith("==="):
        return None
    try:
        return a2b_base64(text, strict_mode=True)
    except ValueError:
        return None


def read(converter: Any, text: str) -> bytes | None:
    """
    Read an event with audio, and write it; give the audio.
    """
    payload = {"type": "input_audio_buffer.append", "audio": text}
    try:
        event = converter.structure(payload, InputAudioBufferAppend)
    except CattrsError:
        return None
    written = base64.b64encode(event.audio).decode()
    assert {**payload, "audio": written} == converter.unstructure(event)
    return event.audio


@given(texts() | st.text(CHARACTERS))
def test_decoded(text: str) -> None:
    """
    What the standard library accepts is read, as the same bytes, and no more.
    """
    for converter in CONVERTERS:
        assert decoded(text) == read(converter, text)
