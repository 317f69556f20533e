"""
Strategies for the values that a dialect can say.
"""

from typing import Any

from hypothesis import strategies as st

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
)
from realtime_attrs.converter import Dialect


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """
    Draw `None` as well.
    """
    return st.none() | strategy


def sessions(dialect: Dialect) -> st.SearchStrategy[SessionResource]:
    """
    Draw any session that *dialect* can say.
    """
    reference = dialect is Dialect.REFERENCE
    off = st.nothing() if reference else st.just(OFF)
    needed = (lambda strategy: strategy) if reference else maybe
    numbers = st.floats(
        allow_nan=False, allow_infinity=False, width=32 if reference else 64
    )
    milliseconds = st.integers(0, 2**32 - 1)
    voices = list(RealtimeVoice)[: 10 if reference else None]
    return st.builds(
        SessionResource,
        model=maybe(st.text()),
        modalities=maybe(st.lists(st.text(), max_size=3)),
        instructions=maybe(st.text()),
        voice=maybe(st.sampled_from(voices)),
        input_audio_format=maybe(st.sampled_from(AudioFormat)),
        output_audio_format=maybe(st.sampled_from(AudioFormat)),
        input_audio_transcription=maybe(
            off
            | st.builds(
                AudioTranscription,
                language=maybe(st.text()),
                model=maybe(st.text()),
                prompt=maybe(st.text()),
            )
        ),
        turn_detection=maybe(
            off
            | st.builds(
                ServerVAD,
                threshold=needed(numbers),
                prefix_padding_ms=needed(milliseconds),
                silence_duration_ms=needed(milliseconds),
                create_response=maybe(st.booleans()),
                interrupt_response=maybe(st.booleans()),
            )
            | st.builds(
                SemanticVAD,
                eagerness=needed(st.text()),
                create_response=maybe(st.booleans()),
                interrupt_response=maybe(st.booleans()),
            )
        ),
        tools=maybe(
            st.lists(
                st.builds(
                    FunctionTool,
                    name=st.text(),
                    description=needed(st.text()),
                    parameters=JSON,
                ),
                max_size=3,
            )
        ),
        tool_choice=maybe(
            st.sampled_from(ToolChoiceMode)
            | st.builds(FunctionToolChoice, name=st.text())
        ),
        temperature=maybe(numbers),
        max_response_output_tokens=maybe(
            st.just(INF) | st.integers(0, 2**16 - 1)
        ),
    )
