"""
What is said about bad input: places and messages.
"""

import pickle

from typing import Any

import attrs
import cattrs
import pytest

from cattrs import transform_error
from cattrs.errors import CattrsError, ClassValidationError
from cattrs.gen import make_dict_structure_fn, override

from realtime_attrs import (
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    MaxResponseOutputTokens,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolDefinition,
    TurnDetection,
)
from realtime_attrs.converter import (
    Problem,
    WireError,
    configure_converter,
    explain,
)
from realtime_attrs.dialects import BETA, GA


def problems(
    converter: cattrs.Converter, payload: Any, target: Any = SessionResource
) -> list[str]:
    """
    Read something bad and say what is wrong, one string a problem.
    """
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, target)
    return [str(problem) for problem in explain(caught.value, converter)]


VOICE = (
    "one of 'alloy', 'ash', 'ballad', 'coral', 'echo', 'shimmer', 'verse',"
    " 'sage', 'marin', 'cedar', 'fable', 'onyx', 'nova' or an object"
)


CASES: list[tuple[Any, Any, str]] = [
    (SessionResource, [], "expected an object, got an array"),
    (SessionResource, None, "expected an object, got null"),
    (SessionResource, "x", "expected an object, got the string 'x'"),
    (
        SessionResource,
        {"model": 3},
        "/model: expected a string, got the number 3",
    ),
    (
        SessionResource,
        {"modalities": "text"},
        "/modalities: expected an array, got the string 'text'",
    ),
    (
        SessionResource,
        {"modalities": ["text", None]},
        "/modalities/1: expected a string, got null",
    ),
    (
        SessionResource,
        {"voice": "Alloy"},
        f"/voice: expected {VOICE}, got the string 'Alloy'",
    ),
    (
        SessionResource,
        {"voice": []},
        f"/voice: expected {VOICE}, got an array",
    ),
    (
        SessionResource,
        {"input_audio_format": "g711-ulaw"},
        "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
        " 'g711_alaw', got the string 'g711-ulaw'",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "server_vad", "threshold": "loud"}},
        "/turn_detection/threshold: expected a number, got the string 'loud'",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "server_vad", "threshold": True}},
        "/turn_detection/threshold: expected a number, got the boolean true",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "server_vad", "threshold": float("nan")}},
        "/turn_detection/threshold: expected a finite 64-bit number, got the"
        " number nan",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "server_vad", "prefix_padding_ms": 1.0}},
        "/turn_detection/prefix_padding_ms: expected an integer from 0 to"
        " 4294967295, got the number 1.0",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "server_vad", "create_response": 1}},
        "/turn_detection/create_response: expected true or false, got the"
        " number 1",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": "vad"}},
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " the string 'vad'",
    ),
    (
        SessionResource,
        {"turn_detection": {"type": None}},
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " null",
    ),
    (
        SessionResource,
        {"turn_detection": {"threshold": 0.5}},
        "/turn_detection/type: required key is missing, expected 'server_vad'"
        " or 'semantic_vad'",
    ),
    (
        SessionResource,
        {"turn_detection": "server_vad"},
        "/turn_detection: expected an object, got the string 'server_vad'",
    ),
    (
        SessionResource,
        {
            "tools": [
                {"type": "function", "name": "f"},
                {"type": "function", "name": 3},
            ]
        },
        "/tools/1/name: expected a string, got the number 3",
    ),
    (
        SessionResource,
        {"tools": [{"name": "f"}]},
        "/tools/0/type: required key is missing, expected 'function'",
    ),
    (
        SessionResource,
        {"tools": [{"type": "function", "name": None}]},
        "/tools/0/name: expected a string, got null",
    ),
    (
        SessionResource,
        {"tools": [{"type": "function"}]},
        "/tools/0/name: required key is missing",
    ),
    (
        SessionResource,
        {"tools": {}},
        "/tools: expected an array, got an object",
    ),
    (
        SessionResource,
        {
            "tools": [
                {
                    "type": "function",
                    "name": "f",
                    "parameters": {"a/b": {"c~": [{1}]}},
                }
            ]
        },
        "/tools/0/parameters/a~1b/c~0/0: expected a JSON value, got a Python"
        " set",
    ),
    (
        SessionResource,
        {"tool_choice": "any"},
        "/tool_choice: expected one of 'auto', 'none', 'required' or an"
        " object, got the string 'any'",
    ),
    (
        SessionResource,
        {"tool_choice": {"type": "function", "function": {"name": "f"}}},
        "/tool_choice/name: required key is missing",
    ),
    (
        SessionResource,
        {"max_response_output_tokens": "5"},
        "/max_response_output_tokens: expected an integer from 0 to 65535 or"
        " 'inf', got the string '5'",
    ),
    (
        SessionResource,
        {"max_response_output_tokens": 65536},
        "/max_response_output_tokens: expected an integer from 0 to 65535, got"
        " the number 65536",
    ),
    (
        SessionResource,
        {"max_response_output_tokens": True},
        "/max_response_output_tokens: expected an integer from 0 to 65535 or"
        " 'inf', got the boolean true",
    ),
    (
        SessionResource,
        {"temperature": 10**5000},
        "/temperature: expected a finite 64-bit number, got an integer of more"
        " than 20 digits",
    ),
    (
        SessionResource,
        {"model": {}, "temperature": 0.8},
        "/model: expected a string, got an object",
    ),
    (
        SessionResource,
        {"instructions": b"x"},
        "/instructions: expected a string, got a Python bytes",
    ),
    (TurnDetection, 3, "expected an object, got the number 3"),
    (
        ServerVAD,
        {"type": "semantic_vad"},
        "/type: expected 'server_vad', got the string 'semantic_vad'",
    ),
    (ServerVAD, {}, "/type: required key is missing, expected 'server_vad'"),
    (
        AudioFormat,
        "x" * 100,
        "expected one of 'pcm16', 'g711_ulaw', 'g711_alaw', got the string"
        f" {'x' * 57!r}...",
    ),
    (
        ToolChoice,
        1,
        "expected one of 'auto', 'none', 'required' or an object, got the number 1",
    ),
    (
        FunctionToolChoice,
        {"type": "function"},
        "/name: required key is missing",
    ),
    (ToolDefinition, "f", "expected an object, got the string 'f'"),
    (
        MaxResponseOutputTokens,
        None,
        "expected an integer from 0 to 65535 or 'inf', got null",
    ),
    (
        AudioTranscription,
        {"prompt": 0.5},
        "/prompt: expected a string, got the number 0.5",
    ),
]


class TestMessages:
    @pytest.mark.parametrize(("target", "payload", "message"), CASES)
    def test_one(
        self, beta: cattrs.Converter, target: Any, payload: Any, message: str
    ) -> None:
        """
        A problem says where, what was expected, and what was there.
        """
        assert [message] == problems(beta, payload, target)

    def test_unknown_keys(self, make: Any) -> None:
        """
        An unknown key names the known ones, the tag among them.
        """
        converter = make(BETA, forbid_extra_keys=True)

        assert problems(
            converter,
            {"turn_detection": {"type": "server_vad", "treshold": 0.5}},
        ) == [
            "/turn_detection/treshold: unknown key; did you mean"
            " 'threshold'? expected one of 'type', 'threshold',"
            " 'prefix_padding_ms', 'silence_duration_ms', 'create_response',"
            " 'interrupt_response', 'idle_timeout_ms'"
        ]

    def test_unknown_key_without_tag(self, make: Any) -> None:
        """
        The tag is not known where there is none.
        """
        converter = make(BETA, forbid_extra_keys=True)

        assert problems(converter, {"type": "x"}, AudioTranscription) == [
            "/type: unknown key; expected one of 'language', 'model', 'prompt'"
        ]

    @pytest.mark.parametrize(
        ("key", "spelled"),
        [
            (10**5000, "an integer of more than 20 digits"),
            (None, "null"),
            ((1,), "an array"),
        ],
        ids=["huge", "null", "tuple"],
    )
    def test_unknown_key_of_any_type(
        self, make: Any, key: Any, spelled: str
    ) -> None:
        """
        Whatever a key is, it can be named.
        """
        converter = make(GA, forbid_extra_keys=True)
        payload = {"type": "server_vad", key: 1}

        assert [
            f"/{spelled}: unknown key; expected one of 'type', 'threshold',"
            " 'prefix_padding_ms', 'silence_duration_ms', 'create_response',"
            " 'interrupt_response', 'idle_timeout_ms'"
        ] == problems(converter, payload, ServerVAD)

    def test_unknown_key_of_another_type(self, make: Any) -> None:
        """
        A key that is no string is an unknown key like others.
        """
        converter = make(BETA, forbid_extra_keys=True)

        assert problems(converter, {3: "x"}, AudioTranscription) == [
            "/3: unknown key; expected one of 'language', 'model', 'prompt'"
        ]


BAD = {
    "model": 3,
    "modalities": ["text", 1, 2],
    "voice": "bob",
    "turn_detection": {
        "type": "server_vad",
        "threshold": "loud",
        "create_response": "yes",
    },
    "tools": [
        {"type": "function", "name": "ok"},
        {"type": "function", "name": 3, "description": 4},
        {"type": "web"},
    ],
}


PLACES = [
    "/model",
    "/modalities/1",
    "/modalities/2",
    "/voice",
    "/turn_detection/threshold",
    "/turn_detection/create_response",
    "/tools/1/name",
    "/tools/1/description",
    "/tools/2/type",
]


@attrs.define
class Call:
    """
    A class of the user's own.
    """

    id: int
    session: SessionResource
    by_name: dict[str, list[TurnDetection]] = attrs.Factory(dict)


class TestAllAtOnce:
    def test_detailed(self) -> None:
        """
        In detailed mode every problem is listed, in the order of the fields.
        """
        converter = make_detailed()

        with pytest.raises(ClassValidationError) as caught:
            converter.structure(BAD, SessionResource)

        assert [item.pointer for item in explain(caught.value)] == PLACES

    def test_plain(self) -> None:
        """
        Otherwise the first one is.
        """
        converter = make_detailed(detailed_validation=False)

        with pytest.raises(WireError) as caught:
            converter.structure(BAD, SessionResource)

        assert [
            Problem("/model", "expected a string, got the number 3")
        ] == explain(caught.value)
        assert (
            str(caught.value) == "/model: expected a string, got the number 3"
        )

    def test_unknown_keys_everywhere(self) -> None:
        """
        Unknown keys of the same object are each a problem, after the others.
        """
        converter = make_detailed(forbid_extra_keys=True)
        payload = {"b": 1, "model": 3, "a/c": 2}

        assert [
            line.partition(":")[0] for line in problems(converter, payload)
        ] == ["/model", "/b", "/a~1c"]

    def test_for_cattrs(self) -> None:
        """
        Cattrs' own rendering finds its way too.
        """
        converter = make_detailed()

        with pytest.raises(ClassValidationError) as caught:
            converter.structure(BAD, SessionResource)

        paths = [
            line.rpartition(" @ ")[2] for line in transform_error(caught.value)
        ]
        assert "$.turn_detection.threshold" in paths
        assert "$.tools[1].name" in paths


def make_detailed(**options: Any) -> cattrs.Converter:
    """
    Make a converter for the beta.
    """
    converter = cattrs.Converter(**options)
    configure_converter(converter, BETA)
    return converter


class TestInsideTheUsersOwn:
    def test_places(self) -> None:
        """
        Places go through the user's classes, lists and dicts.
        """
        payload = {
            "id": "x",
            "session": {"voice": "bob"},
            "by_name": {"a/b": [{"type": "server_vad"}, {"type": 1}]},
        }

        assert [
            "/id: ValueError: invalid literal for int() with base 10: 'x'",
            f"/session/voice: expected {VOICE}, got the string 'bob'",
            "/by_name/a~1b/1/type: expected 'server_vad' or 'semantic_vad',"
            " got the number 1",
        ] == problems(make_detailed(), payload, Call)

    def test_missing_key(self) -> None:
        """
        A missing key of the user's is named by its place.
        """
        assert problems(make_detailed(), {}, Call) == [
            "/id: required key is missing",
            "/session: required key is missing",
        ]

    def test_unknown_key(self) -> None:
        """
        An unknown key of the user's is named by its place.
        """
        converter = make_detailed(forbid_extra_keys=True)
        payload = {"id": 1, "session": {}, "b": 1, "a": 2}

        assert problems(converter, payload, Call) == [
            "/a: unknown key",
            "/b: unknown key",
        ]

    def test_renamed_key(self) -> None:
        """
        The converter knows the keys of classes that rename them.
        """
        converter = make_detailed()
        converter.register_structure_hook(
            Call,
            make_dict_structure_fn(
                Call, converter, session=override(rename="theSession")
            ),
        )
        payload = {"id": 1, "theSession": {"model": 3}}

        assert problems(converter, payload, Call) == [
            "/theSession/model: expected a string, got the number 3"
        ]
        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, Call)
        assert explain(caught.value)[0].pointer == "/session/model"

    def test_foreign_error(self) -> None:
        """
        An error of another kind is shown as it is.
        """
        assert [Problem("", "KeyError: 'x'")] == explain(KeyError("x"))
        assert [Problem("", "StopIteration")] == explain(StopIteration())
        assert [Problem("", "boom")] == explain(
            WireError([Problem("", "boom")])
        )


def _fail(value: Any, _: Any) -> Any:
    if value == "group":
        raise ClassValidationError("group", [KeyError("x")], RealtimeVoice)  # pyright: ignore[reportCallIssue]
    raise LookupError("no such voice")


class TestHooksOfTheUsers:
    def test_any_exception(self, beta: cattrs.Converter) -> None:
        """
        Whatever a hook of the user's raises becomes one of cattrs' errors.
        """
        beta.register_structure_hook(RealtimeVoice, _fail)

        assert problems(beta, {"voice": "x"}) == [
            "/voice: LookupError: no such voice"
        ]

    def test_notes(self) -> None:
        """
        Notes that say nothing about a place are passed over.
        """
        error = WireError([Problem("", "boom")])
        error.add_note("a word in passing")

        group = ClassValidationError("g", [error], Call)  # pyright: ignore[reportCallIssue]

        assert [Problem("", "boom")] == explain(group)

    def test_group(self, beta: cattrs.Converter) -> None:
        """
        A group of errors stays a group.
        """
        beta.register_structure_hook(RealtimeVoice, _fail)

        assert problems(beta, {"voice": "group"})[0].endswith("KeyError: 'x'")


class TestErrors:
    def test_hierarchy(self, beta: cattrs.Converter) -> None:
        """
        A WireError is a CattrsError and a ValueError.
        """
        with pytest.raises(WireError) as caught:
            beta.structure(3, FunctionTool)

        assert isinstance(caught.value, CattrsError)
        assert isinstance(caught.value, ValueError)

    def test_pickle(self) -> None:
        """
        A WireError survives being pickled.
        """
        error = WireError([Problem("/a", "b"), Problem("", "c")])

        copy = pickle.loads(pickle.dumps(error))

        assert error.problems == copy.problems
        assert str(copy) == "/a: b; c"
