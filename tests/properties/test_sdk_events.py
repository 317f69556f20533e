"""
Events held against the models of the official SDK, each of them.
"""

import copy
import functools
import json
import types

from collections.abc import Callable, Iterator
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openai._models import construct_type
from openai.types import realtime as ga
from openai.types.beta import realtime as beta
from pydantic import BaseModel

from drawing import wire_events
from payloads import differences
from realtime_attrs import Unknown
from realtime_attrs._conversion.detection import tags_of
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA, GA, Dialect
from realtime_attrs.events import Event


UNIONS: dict[Dialect, list[Any]] = {
    GA: [ga.RealtimeClientEvent, ga.RealtimeServerEvent],
    BETA: [beta.RealtimeClientEvent, beta.RealtimeServerEvent],
}


def models_of(union: Any) -> Iterator[type[BaseModel]]:
    """
    List the models of one of the SDK's unions.
    """
    yield from get_args(get_args(union)[0])


MODELS = [
    (dialect, model)
    for dialect, unions in UNIONS.items()
    for union in unions
    for model in models_of(union)
]
reader_of = functools.cache(
    functools.partial(make_converter, keep_unknown=True)
)
ANY: Any = Event | Unknown
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
BASE64 = st.sampled_from(["", "QUJD", "QUI=", "QQ=="])
WORD = st.text()

ITEMS = st.one_of(
    *(
        st.fixed_dictionaries(
            {
                "type": st.just("message"),
                "role": st.just(role),
                "content": st.lists(
                    st.one_of(
                        *(
                            st.fixed_dictionaries(
                                {"type": st.just(tag), key: strategy}
                            )
                            for tag, key, strategy in parts
                        )
                    ),
                    max_size=2,
                ),
            },
            optional={
                "id": WORD,
                "status": st.sampled_from(["completed", "in_progress"]),
            },
        )
        for role, parts in {
            "system": [("input_text", "text", WORD)],
            "user": [
                ("input_text", "text", WORD),
                ("input_audio", "audio", BASE64),
                ("input_audio", "transcript", WORD),
            ],
            "assistant": [
                ("text", "text", WORD),
                ("audio", "transcript", WORD),
            ],
        }.items()
    ),
    st.fixed_dictionaries(
        {"type": st.just("function_call"), "name": WORD, "arguments": WORD},
        optional={"id": WORD, "call_id": WORD},
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("function_call_output"),
            "call_id": WORD,
            "output": WORD,
        }
    ),
)
"""
Items of the beta, for which the SDK has one class with every key optional.
"""

DETECTION = st.none() | st.fixed_dictionaries(
    {"type": st.just("server_vad")}, optional={"threshold": NUMBERS}
)
STATUS = st.one_of(
    st.just({"type": "completed"}),
    st.fixed_dictionaries(
        {
            "type": st.just("cancelled"),
            "reason": st.sampled_from(["turn_detected", "client_cancelled"]),
        }
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("incomplete"),
            "reason": st.sampled_from(["max_output_tokens", "content_filter"]),
        }
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("failed"),
            "error": st.fixed_dictionaries({"code": WORD, "type": WORD}),
        }
    ),
)
PARTS = st.one_of(
    st.fixed_dictionaries({"type": st.just("text"), "text": WORD}),
    st.fixed_dictionaries({"type": st.just("audio"), "transcript": WORD}),
)

BY_CLASS: dict[str, st.SearchStrategy[Any]] = {
    # One class for all items, parts, statuses: what is drawn is one of them.
    "ConversationItem": ITEMS,
    "ConversationItemWithReference": ITEMS,
    "RealtimeResponseStatus": STATUS,
    "Part": PARTS,
    "TurnDetection": DETECTION,
    "SessionTurnDetection": DETECTION,
    # Required by what they are, and optional to the SDK.
    "AudioPCM": st.just({"type": "audio/pcm", "rate": 24000}),
    "AudioPCMU": st.just({"type": "audio/pcmu"}),
    "AudioPCMA": st.just({"type": "audio/pcma"}),
}
"""
What is drawn for a class of the SDK that is too wide to be drawn by itself.
"""

BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    "output_modalities": st.sampled_from([["audio"], ["text"]]),
    "modalities": st.sampled_from([["text"], ["audio", "text"]]),
    "audio": BASE64,
    # A client secret has a value, or asks for one, and has no other keys.
    "client_secret": st.fixed_dictionaries(
        {"value": WORD, "expires_at": st.integers(0, 99)}
    ),
    "max_response_output_tokens": st.integers(1, 4096) | st.just("inf"),
    # In the SDK a string, where the server takes the modes.
    "tool_choice": st.sampled_from(["auto", "none", "required"]),
    "bytes": st.lists(st.integers(0, 255), max_size=2),
}

REQUIRED = {"type", "name", "text", "image_url", "role", "object"}
"""
Keys that the SDK makes optional, though nothing can be done without them.
"""


def drawn(  # noqa: PLR0911  # a table
    annotation: Any, name: str = ""
) -> st.SearchStrategy[Any]:
    """
    Draw JSON values for one of the SDK's annotations.
    """
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        found = BY_CLASS.get(annotation.__name__)
        return model(annotation) if found is None else found
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        words = [item for item in arguments if get_origin(item) is Literal]
        return st.one_of(
            drawn(item, name)
            for item in arguments
            if item is not type(None) and not (item is str and words)
        )
    if origin is list:
        return st.lists(drawn(arguments[0], name), max_size=2)
    if origin is dict:
        return st.dictionaries(WORD, WORD, max_size=2)
    if origin is not None:  # Annotated
        return drawn(arguments[0], name)
    return {
        str: WORD,
        bool: st.booleans(),
        int: st.integers(10, 255),
        float: NUMBERS,
        object: st.dictionaries(WORD, WORD, max_size=2),
    }[annotation]


def model(cls: type[BaseModel]) -> st.SearchStrategy[Any]:
    """
    Draw objects of a model, with what it requires.
    """
    required, optional = {}, {}
    for name, field in cls.model_fields.items():
        is_object = "realtime" in str(field.annotation)
        strategy = None if is_object else BY_NAME.get(name)
        if strategy is None:
            strategy = drawn(field.annotation, name)
        if (
            name == "delta"
            and "Audio" in cls.__name__
            and (
                "Transcript" not in cls.__name__
                and "Transcription" not in cls.__name__
            )
        ):
            strategy = BASE64
        is_needed = field.is_required() or name in REQUIRED
        (required if is_needed else optional)[name] = strategy
    return st.fixed_dictionaries(required, optional=optional)


drawn_model = functools.cache(model)
IDS = [f"{dialect.name}-{cls.__name__}" for dialect, cls in MODELS]


def is_normal(difference: str) -> bool:
    """
    Tell whether a listed normal form accounts for a difference.
    """
    path, _, what = difference.partition(": ")
    key = path.rpartition("/")[2]
    if what == "None is new":
        return key in NULLS
    if what.endswith(" is new"):
        return key == "object"
    # Objects that hold nothing, or nothing but what is always there.
    return key in ("audio", "input", "output", "conversation")


NULLS = {
    "previous_item_id",
    "status_details",
    "conversation_id",
    "usage",
    "metadata",
    "code",
    "param",
    "event_id",
}


class TestWhatTheSdkWrites:
    def test_models(self) -> None:
        """
        The SDK has a model for each of 103 events, of two wires.
        """
        assert 57 + 46 == len(MODELS)

    @pytest.mark.parametrize("index", range(len(MODELS)), ids=IDS.__getitem__)
    @settings(suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_each(self, index: int, data: st.DataObject) -> None:
        """
        What a model dumps is read as an event, and written back the same.
        """
        dialect, cls = MODELS[index]
        payload = cls.model_construct(
            **data.draw(drawn_model(cls))
        ).model_dump(mode="json", exclude_unset=True, warnings=False)

        event = reader_of(dialect).structure(payload, ANY)
        written = reader_of(dialect).unstructure(event)

        assert not isinstance(event, Unknown)
        assert [] == [
            item
            for item in differences(payload, written)
            if not is_normal(item)
        ]


def words_of(cls: type[BaseModel]) -> tuple[str, ...]:
    """
    List the types of an event that a model is for.
    """
    return get_args(cls.model_fields["type"].annotation)


Fit = Callable[[Any], Any]

NEEDED: list[tuple[str, str, dict[str, Any], str]] = [
    ("", "", {"event_id": "e"}, "servers send it, clients need not"),
    ("", "conversation.created", {"conversation": {}}, "holds only an id"),
    (
        "",
        "conversation.item.input_audio_transcription.",
        {"content_index": 0},
        "null in deltas, left out by xAI",
    ),
    (
        "",
        "conversation.item.input_audio_transcription.completed",
        {"usage": {"type": "duration"}},
        "absent before the middle of 2025 and on Voice Live",
    ),
    ("", "response.content_part.", {"part": {}}, "left out by xAI"),
    (
        "",
        "response.function_call_arguments.",
        {"output_index": 0},
        "left out by xAI",
    ),
    (
        "",
        "response.function_call_arguments.done",
        {"name": "f"},
        "not in the schema of the beta",
    ),
    ("logprobs", "", {"bytes": []}, "not every token has them"),
    (
        "usage",
        "tokens",
        {"input_tokens": 0, "output_tokens": 0, "total_tokens": 0},
        "a service counts what it likes",
    ),
    ("usage", "duration", {"seconds": 0.0}, "a service counts what it likes"),
    ("item", "message", {"content": []}, "left out by xAI"),
    ("output", "message", {"content": []}, "left out by xAI"),
    ("input", "message", {"content": []}, "left out by xAI"),
    ("tools", "", {"input_schema": None}, "any JSON, of which null is none"),
    ("client_secret", "", {"expires_at": 0}, "a server need not say"),
]
"""
Keys that the SDK requires and we do not, by the key and tag of their object.
"""


def _one_of(*words: str) -> Fit:
    return lambda value: value if value in words else words[0]


def _texts(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {k: v if isinstance(v, str) else "" for k, v in value.items()}


def _word(value: Any) -> Any:
    return value if isinstance(value, str) else "auto"


NARROWER: list[tuple[Dialect | None, str, Fit, str]] = [
    (
        None,
        "include",
        lambda value: ["item.input_audio_transcription.logprobs"] * len(value),
        "one word is known to the SDK, and any may come",
    ),
    (
        None,
        "effort",
        lambda value: "minimal" if value == "none" else value,
        "servers take none, which the SDK has not",
    ),
    (None, "metadata", _texts, "any JSON here, text for the server"),
    (None, "variables", _texts, "any JSON here, text or parts in the SDK"),
    (
        None,
        "eagerness",
        _one_of("low", "medium", "high", "auto"),
        "any text here",
    ),
    (
        None,
        "connector_id",
        _one_of("connector_gmail"),
        "any text here, for connectors to come",
    ),
    (None, "name", _one_of("tokens"), "of a limit: any text here"),
    (None, "voice", _word, "a custom voice is an object"),
    (
        BETA,
        "modalities",
        lambda value: [word for word in value if word in ("audio", "text")],
        "any words here",
    ),
    (BETA, "tool_choice", _word, "one function may be chosen too"),
    (BETA, "model", _one_of("whisper-1"), "any model here"),
    (BETA, "session.model", _one_of("gpt-realtime"), "any model here"),
]
"""
Keys at which the SDK admits less than we, and by what it is satisfied.
"""


def objects_in(
    value: Any, key: str = ""
) -> Iterator[tuple[str, dict[str, Any]]]:
    """
    List the objects of a payload, with the keys at which they stand.
    """
    if isinstance(value, dict):
        yield key, value
        for name, item in list(value.items()):
            yield from objects_in(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from objects_in(item, key)


def narrowed(payload: dict[str, Any], dialect: Dialect) -> dict[str, Any]:
    """
    Bring a payload to what the SDK's models are for, by the tables above.
    """
    payload = copy.deepcopy(payload)
    if payload["type"].startswith("transcription_session.updated"):
        payload["session"].setdefault("client_secret", {"value": ""})
    for place, tag, keys, _ in NEEDED:
        for key, item in list(objects_in(payload)):
            if key == place and str(item.get("type", "")).startswith(tag):
                item.update(copy.deepcopy(keys) | item)
    for key, item in list(objects_in(payload)):
        for of, name, fit, _ in NARROWER:
            parent, _, last = name.rpartition(".")
            if last == "name" and key != "rate_limits":
                continue
            if last == "model" and (parent == "session") != (key == "session"):
                continue
            if of in (None, dialect) and item.get(last) is not None:
                item[last] = fit(item[last])
    return payload


BY_WORD = {
    (dialect, word): cls for dialect, cls in MODELS for word in words_of(cls)
}


@functools.cache
def wires(dialect: Dialect) -> st.SearchStrategy[Any]:
    """
    Draw what we write of the events that the SDK has models for.
    """
    return wire_events(dialect).filter(
        lambda payload: (dialect, payload["type"]) in BY_WORD
    )


class TestWhatWeWrite:
    @pytest.mark.parametrize(
        ("dialect", "missing"),
        [(GA, set()), (BETA, {"transcription_session.created"})],
        ids=str,
    )
    def test_words(self, dialect: Dialect, missing: set[str]) -> None:
        """
        The SDK has a model for each event but one, and we for each of its.
        """
        ours = tags_of(Event, dialect)
        theirs = {word for of, word in BY_WORD if of is dialect}

        assert missing == ours - theirs
        assert set() == theirs - ours

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @settings(suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_is_taken(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        The SDK's client makes the right object of it, and loses nothing.
        """
        payload = data.draw(wires(dialect))
        cls = BY_WORD[dialect, payload["type"]]

        found = construct_type(value=payload, type_=cls)

        assert type(found) is cls
        assert payload == found.model_dump(
            mode="json", exclude_unset=True, warnings=False
        )

    def test_narrowed(self) -> None:
        """
        What is listed is brought to what the SDK knows, and all else stays.
        """
        update = {"metadata": {"a": 1, "b": "c"}, "voice": {"id": "v"}}
        payload = {"type": "response.create", "response": update}

        assert {
            "event_id": "e",
            "type": "response.create",
            "response": {"metadata": {"a": "", "b": "c"}, "voice": "auto"},
        } == narrowed(payload, GA)
        updated = {"type": "transcription_session.updated", "session": {}}
        assert {"value": "", "expires_at": 0} == (
            narrowed(updated, BETA)["session"]["client_secret"]
        )
        payload["response"] = {"metadata": [], "eagerness": "eager"}
        assert {"metadata": [], "eagerness": "low"} == (
            narrowed(payload, GA)["response"]
        )

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @settings(suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def test_is_valid(self, dialect: Dialect, data: st.DataObject) -> None:
        """
        The SDK's model finds nothing wrong with it, but for what is listed.
        """
        payload = data.draw(wires(dialect))
        cls = BY_WORD[dialect, payload["type"]]

        cls.model_validate_json(
            json.dumps(narrowed(payload, dialect)), strict=True
        )
