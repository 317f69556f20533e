"""
Sessions held against the models of the official SDK.
"""

import functools
import types

from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from hypothesis import given
from hypothesis import strategies as st
from openai.types.beta.realtime import session as beta_types
from openai.types.realtime import (
    RealtimeFunctionTool,
    RealtimeSessionCreateRequest,
    realtime_audio_config_input,
    realtime_audio_formats,
    realtime_audio_input_turn_detection,
)
from pydantic import BaseModel

from realtime_attrs import (
    FunctionToolChoice,
    MCPTool,
    Prompt,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    SemanticVAD,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.testing import sessions


closed = functools.cache(
    functools.partial(make_converter, forbid_extra_keys=True)
)

EAGERNESS = st.sampled_from(["low", "medium", "high", "auto", None])
MODALITIES = st.sampled_from([None, ("text",), ("audio", "text")])


@st.composite
def narrow(draw: st.DrawFn, dialect: Dialect) -> SessionResource:
    """
    Draw what the SDK's models have types for, of what *dialect* can say.

    Both list the words of eagerness, modalities and included data, which are
    open here since vendors differ.
    """
    session = draw(sessions(dialect))
    detection = session.turn_detection
    session = attrs.evolve(
        session,
        turn_detection=attrs.evolve(detection, eagerness=draw(EAGERNESS))
        if isinstance(detection, SemanticVAD)
        else detection,
    )
    if dialect is BETA:
        return _narrow_beta(session, draw)
    # The SDK wants strings or input objects; any JSON goes here.
    variables = {"a": "b", "c": {"type": "input_text", "text": ""}}
    prompt = session.prompt
    session = attrs.evolve(
        session,
        include=["item.input_audio_transcription.logprobs"]
        if session.include
        else session.include,
        prompt=attrs.evolve(prompt, variables=variables)
        if isinstance(prompt, Prompt) and prompt.variables
        else prompt,
    )
    # The SDK lists today's connectors; new ones come without notice.
    tools = session.tools and [
        attrs.evolve(tool, connector_id="connector_gmail")
        if isinstance(tool, MCPTool) and tool.connector_id is not None
        else tool
        for tool in session.tools
    ]
    # The SDK lists no effort of none, which servers take.
    if session.reasoning == Reasoning(ReasoningEffort.NONE):
        session = attrs.evolve(session, reasoning=None)
    return attrs.evolve(session, tools=tools)


def _narrow_beta(session: SessionResource, draw: st.DrawFn) -> SessionResource:
    """
    Leave out what the SDK's beta model was never given.

    It closed its list of models in 2025; it has no prompt, truncation, include
    and idle timeout, though late beta servers send them; a tool choice and a
    voice are strings to it, though the server takes objects.
    """
    detection = session.turn_detection
    detection = (
        attrs.evolve(detection, idle_timeout_ms=None)
        if isinstance(detection, ServerVAD)
        else detection
    )
    choice = session.tool_choice
    return attrs.evolve(
        session,
        model=draw(st.sampled_from([None, "gpt-4o-realtime-preview"])),
        modalities=draw(MODALITIES),
        include=None,
        prompt=None,
        truncation=None,
        turn_detection=detection,
        tool_choice=None if isinstance(choice, FunctionToolChoice) else choice,
        voice=session.voice
        if isinstance(session.voice, RealtimeVoice)
        else None,
    )


def extras(value: Any) -> Iterator[str]:
    """
    List the keys that an SDK object holds without knowing them.
    """
    if isinstance(value, BaseModel):
        yield from value.model_extra or ()
        for name in type(value).model_fields:
            yield from extras(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from extras(item)


class TestWhatWeWrite:
    @given(session=narrow(GA))
    def test_ga(self, session: SessionResource) -> None:
        """
        The SDK's GA model takes what we write, and gives it back unchanged.
        """
        payload = closed(GA).unstructure(session)

        model = RealtimeSessionCreateRequest.model_validate(payload)

        assert [] == list(extras(model))
        assert payload == model.model_dump(mode="json", exclude_unset=True)

    @given(session=narrow(BETA))
    def test_beta(self, session: SessionResource) -> None:
        """
        The SDK's beta model takes what we write, and gives it back unchanged.
        """
        payload = closed(BETA).unstructure(session)

        model = beta_types.Session.model_validate(payload)

        assert [] == list(extras(model))
        assert payload == model.model_dump(mode="json", exclude_unset=True)

    def test_the_check_sees_extras(self) -> None:
        """
        The SDK swallows unknown keys; the check does not.
        """
        payload = {"type": "realtime", "audio": {"input": {"voice": "ash"}}}
        model = RealtimeSessionCreateRequest.model_validate(payload)

        assert ["voice"] == list(extras(model))
        assert [] == list(extras([model.audio and model.audio.output]))


NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.dictionaries(st.text(), st.text() | NUMBERS | st.none(), max_size=3)

# Null is drawn where it means off; elsewhere it says nothing.
NULL_IS_OFF = {
    (RealtimeSessionCreateRequest, "tracing"),
    (RealtimeSessionCreateRequest, "prompt"),
    (realtime_audio_config_input.RealtimeAudioConfigInput, "noise_reduction"),
    (realtime_audio_config_input.RealtimeAudioConfigInput, "transcription"),
    (realtime_audio_config_input.RealtimeAudioConfigInput, "turn_detection"),
    (realtime_audio_input_turn_detection.ServerVad, "idle_timeout_ms"),
    (beta_types.Session, "input_audio_transcription"),
    (beta_types.Session, "input_audio_noise_reduction"),
    (beta_types.Session, "turn_detection"),
    (beta_types.Session, "tracing"),
}

# The SDK makes these optional, although nothing can be done without them.
REQUIRED = {
    (RealtimeFunctionTool, "type"),
    (RealtimeFunctionTool, "name"),
    (realtime_audio_formats.AudioPCM, "type"),
    (realtime_audio_formats.AudioPCMU, "type"),
    (realtime_audio_formats.AudioPCMA, "type"),
    (beta_types.Tool, "type"),
    (beta_types.Tool, "name"),
    (beta_types.TurnDetection, "type"),
}

# Words that the SDK leaves open, or types too widely.
NARROWED: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (RealtimeSessionCreateRequest, "output_modalities"): st.sampled_from(
        [["audio"], ["text"]]
    ),
    (beta_types.Session, "modalities"): st.sampled_from(
        [["text"], ["text", "audio"], ["audio", "text"]]
    ),
    (beta_types.Session, "tool_choice"): st.sampled_from(
        ["auto", "none", "required"]
    ),
    # What is always sent to keep the rate is the rate.
    (realtime_audio_formats.AudioPCM, "rate"): st.just(24000),
}
ALWAYS_SET = {(realtime_audio_formats.AudioPCM, "rate")}


def sdk(  # noqa: PLR0911  # a table
    annotation: Any,
) -> st.SearchStrategy[Any]:
    """
    Draw JSON values for one of the SDK's annotations.
    """
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _sdk_model(annotation)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        # Where the SDK says "a string, such as these", it is these.
        words = [item for item in arguments if get_origin(item) is Literal]
        options = [
            item
            for item in arguments
            if item is not type(None) and not (item is str and words)
        ]
        return st.one_of(map(sdk, options))
    if origin is list:
        return st.lists(sdk(arguments[0]), max_size=2)
    if origin is dict:
        return st.dictionaries(st.text(), sdk(arguments[1]), max_size=2)
    if origin is not None:  # Annotated
        return sdk(arguments[0])
    return {
        str: st.text(),
        bool: st.booleans(),
        int: st.integers(0, 2**16 - 1),
        float: NUMBERS,
        object: JSON,
    }[annotation]


def _sdk_model(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    required, optional = {}, {}
    for name, field in model.model_fields.items():
        if (model, name) == (beta_types.Session, "id"):
            continue  # the server's
        key = (model, name)
        strategy = NARROWED[key] if key in NARROWED else sdk(field.annotation)
        if key in NULL_IS_OFF:
            strategy = st.none() | strategy
        if field.is_required() or key in REQUIRED | ALWAYS_SET:
            required[name] = strategy
        else:
            optional[name] = strategy
    return st.fixed_dictionaries(required, optional=optional)


def _tidy_ga(payload: dict[str, Any]) -> dict[str, Any]:
    """
    Leave out objects on the way to nothing, which say nothing.
    """
    audio = {k: v for k, v in payload.pop("audio", {}).items() if v}
    return {**payload, "audio": audio} if audio else payload


def _tidy_beta(payload: dict[str, Any]) -> dict[str, Any]:
    """
    Leave out of detection what belongs to the other kind.

    The SDK has one class for both.
    """
    detection = payload.get("turn_detection")
    if detection is not None:
        other = (
            {"eagerness"}
            if detection["type"] == "server_vad"
            else {"threshold", "prefix_padding_ms", "silence_duration_ms"}
        )
        for key in other:
            detection.pop(key, None)
    return payload


class TestWhatTheSdkWrites:
    @given(drawn=st.deferred(lambda: sdk(RealtimeSessionCreateRequest)))
    def test_ga(self, drawn: dict[str, Any]) -> None:
        """
        What the SDK's GA model dumps is read, and written back the same.
        """
        model = RealtimeSessionCreateRequest.model_validate(drawn)
        payload = _tidy_ga(model.model_dump(mode="json", exclude_unset=True))

        session = closed(GA).structure(payload, SessionResource)

        assert payload == closed(GA).unstructure(session)

    @given(drawn=st.deferred(lambda: sdk(beta_types.Session)))
    def test_beta(self, drawn: dict[str, Any]) -> None:
        """
        What the SDK's beta model dumps is read, and written back the same.
        """
        model = beta_types.Session.model_validate(drawn)
        payload = _tidy_beta(model.model_dump(mode="json", exclude_unset=True))

        session = closed(BETA).structure(payload, SessionResource)

        assert payload == closed(BETA).unstructure(session)
