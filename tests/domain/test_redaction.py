"""
Copies of values for logs.
"""

import logging

from collections import OrderedDict, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import attrs
import pytest

import realtime_attrs.live
import realtime_attrs.translation

from public_classes import MODULES
from realtime_attrs import (
    OFF,
    FunctionTool,
    MCPTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    Unknown,
    redacted,
)
from realtime_attrs._domain.redaction_rules import _LABELS as LABELS
from realtime_attrs._values.annotations import kind_of
from realtime_attrs._values.hints import resolve
from realtime_attrs._values.kinds import (
    Array,
    Bytes,
    Choice,
    Flag,
    Instance,
    Integer,
    Json,
    JsonObject,
    Kind,
    Number,
    Secret,
    Text,
)
from realtime_attrs._values.user_kinds import Dictionary, Row
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ConversationItemCreate,
    Error,
    ErrorDetails,
    FunctionCall,
    FunctionCallOutput,
    InputAudioBufferAppend,
    InputImage,
    InputText,
    LogProbability,
    ResponseTextDelta,
    UserMessage,
)
from realtime_attrs.extending import SecretText
from realtime_attrs.live import SIPHeader


EVERYTHING = (*MODULES, realtime_attrs.live, realtime_attrs.translation)
CLASSES = sorted(
    {
        cls
        for module in EVERYTHING
        for cls in map(module.__dict__.get, module.__all__)
        if isinstance(cls, type) and attrs.has(cls) and cls is not Unknown
    },
    key=lambda cls: (cls.__module__, cls.__name__),
)
WORDS = "words of a conversation"
TOKEN = "a token of ours"  # noqa: S105  # no real one
SOUND = b"\x07\x08\x09"


def examples(kind: Any, text: str = WORDS) -> Iterator[Any]:  # noqa: C901, PLR0912  # a table
    """
    Build values of a kind, one for each of its forms.
    """
    match kind:
        case Secret():
            yield TOKEN
        case Text():
            yield text
        case Bytes():
            yield SOUND
        case Flag():
            yield True
        case Number():
            yield 1.0
        case Integer(range=limits):
            yield limits.least
        case Json():
            yield from (WORDS, {"a": [WORDS]}, [{"id": WORDS}])
        case Array(items=items):
            yield from ((item,) for item in examples(items, text))
        case Row(items=items):
            yield tuple(next(examples(item, text)) for item in items)
        case JsonObject(values=values) | Dictionary(values=values):
            yield from ({"a": item} for item in examples(values, text))
        case Choice(kinds=kinds, constants=constants):
            yield from constants
            # One object is enough: those of all classes are looked at.
            objects = [x for x in kinds if is_object(x)]
            for inner in kinds:
                if inner not in objects[1:]:
                    yield from examples(inner, text)
        case _:
            yield from instances(kind.cls)


def is_object(kind: Kind) -> bool:
    """
    Check whether a kind has the instances of one of our classes.
    """
    return isinstance(kind, Instance) and attrs.has(kind.cls)


def instances(cls: Any) -> Iterator[Any]:
    """
    Build the usual instances of a class or an enum.
    """
    if cls is Unknown:
        yield Unknown({"type": "new", "text": WORDS}, "ga")
        yield Unknown(WORDS, "ga")
    elif issubclass(cls, Enum):
        yield from [*cls][:1]
    else:
        yield from [least(x) for x in CLASSES if issubclass(x, cls)][:1]


@cache
def least(cls: Any) -> Any:
    """
    Build an instance of a class with what it requires.
    """
    resolve(cls)
    values = {
        field.alias: first(field)
        for field in attrs.fields(cls)
        if field.init and field.default is attrs.NOTHING
    }
    return cls(**values)


def first(field: Any) -> Any:
    """
    Build a value of an attribute.
    """
    return next(of_attribute(field))


def of_attribute(field: Any) -> Iterator[Any]:
    """
    Build values of an attribute.
    """
    text = "label" if is_label(field.name) else WORDS
    return examples(kind_of(field.type), text)


def full(cls: Any) -> Iterator[Any]:
    """
    Build instances of a class, with each attribute in each of its forms.
    """
    usual = least(cls)
    for field in attrs.fields(cls):
        for value in of_attribute(field):
            try:
                made = attrs.evolve(usual, **{str(field.alias): value})
            except (TypeError, ValueError):  # attributes depend on each other
                continue
            yield field.name, made


@cache
def every(module: str) -> list[tuple[str, Any]]:
    """
    Build instances of the classes of a module, with names of attributes.
    """
    classes = [cls for cls in CLASSES if cls.__module__ == module]
    return [pair for cls in classes for pair in full(cls)]


def contents(value: Any) -> Iterator[Any]:
    """
    List the strings, bytes and numbers in a value, but labels.
    """
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if not is_label(field.name):
                yield from contents(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not is_label(key):
                yield from contents(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from contents(item)
    else:
        yield value


def is_label(name: str) -> bool:
    """
    Check whether the texts of an attribute stay.
    """
    is_identifier = name == "id" or name.endswith(("_id", "_ids"))
    return is_identifier or name in LABELS | {"type", "object"}


class TestClasses:
    @pytest.mark.parametrize("module", sorted({x.__module__ for x in CLASSES}))
    def test_nothing_left(self, module: str) -> None:
        """
        No secret, no audio and no words of any attribute are left.
        """
        for name, value in every(module):
            result = redacted(value, audio=True, transcripts=True)
            left = [*contents(result)]

            assert not {WORDS, TOKEN, SOUND} & {
                x for x in left if isinstance(x, str | bytes)
            }, name
            assert WORDS not in repr(result), name

    @pytest.mark.parametrize("module", sorted({x.__module__ for x in CLASSES}))
    def test_same_form(self, module: str) -> None:
        """
        The copy has the class and the lengths, and its constructor accepts it.
        """
        for _, value in every(module):
            result = redacted(value, audio=True, transcripts=True)

            assert type(value) is type(result)
            assert attrs.evolve(result) == result
            assert [type(x) for x in contents(value)] == [
                type(x) for x in contents(result)
            ]
            assert redacted(result, audio=True, transcripts=True) == result

    @pytest.mark.parametrize("module", sorted({x.__module__ for x in CLASSES}))
    def test_only_secrets(self, module: str) -> None:
        """
        By default, all but secrets stay.
        """
        for _, value in every(module):
            result = redacted(value)

            assert (result == value) == (TOKEN not in [*contents(value)]) or (
                "<hidden>" in repr(value)
            )
            assert TOKEN not in [*contents(result)]

    def test_labels(self) -> None:
        """
        The table has names of attributes, and no others.
        """
        names = {x.name for cls in CLASSES for x in attrs.fields(cls)}

        assert names | {"dialect"} >= LABELS


SECRETS = SessionResource(
    instructions="use ek_abc123 today",
    tools=[
        MCPTool("crm", authorization=TOKEN, headers={"X-Key": TOKEN, "a": ""})
    ],
)


class TestSecrets:
    def test_session(self) -> None:
        """
        Secrets become three stars, and an empty one stays empty.
        """
        assert SessionResource(
            instructions="use *** today",
            tools=[
                MCPTool(
                    "crm",
                    authorization="***",
                    headers={"X-Key": "***", "a": ""},
                )
            ],
        ) == redacted(SECRETS)

    def test_written(self) -> None:
        """
        The copy can be written in the same dialect.
        """
        text = make_converter(GA).dumps(redacted(SECRETS))

        assert TOKEN not in text
        assert "***" in text

    def test_unknown(self) -> None:
        """
        In an `Unknown`, values at keys with a secret's name are secrets.
        """
        value = {
            "api_key": {"a": [TOKEN, 3, None, True]},
            "name": "authorization",
            "value": TOKEN,
            "token": 3,
        }

        assert Unknown(
            {
                "api_key": {"a": ["***", 0, None, True]},
                "name": "authorization",
                "value": "***",
                "token": 3,
            },
            "ga",
        ) == redacted(Unknown(value, "ga"))

    def test_known_json(self) -> None:
        """
        In known JSON, only texts at such keys are.
        """
        value = {"password": {"type": "string"}, "token": TOKEN}

        assert {"password": {"type": "string"}, "token": "***"} == (
            redacted(FunctionTool("f", parameters=value)).parameters
        )

    def test_headers(self) -> None:
        """
        The name of a header decides about its value.
        """
        headers = [SIPHeader("Authorization", TOKEN), SIPHeader("From", "x")]

        assert ["***", "x"] == [x.value for x in redacted(headers)]

    def test_payloads(self) -> None:
        """
        A payload that isn't read is treated as an `Unknown`.
        """
        payload = {"type": "x", "client_secret": {"value": TOKEN}}

        assert {"type": "x", "client_secret": {"value": "***"}} == redacted(
            payload
        )


class TestAudio:
    def test_bytes(self) -> None:
        """
        Audio becomes as many zero bytes, only if asked.
        """
        event = InputAudioBufferAppend(SOUND)

        assert InputAudioBufferAppend(bytes(3)) == redacted(event, audio=True)
        assert event == redacted(event)
        assert event == redacted(event, transcripts=True)

    @pytest.mark.parametrize(
        "text",
        [
            "QUJD" * 16,
            "data:image/png;base64," + "QUJD" * 16,
            "a_-b" * 15 + "QQ==",
        ],
    )
    def test_base64(self, text: str) -> None:
        """
        So does long base64 in texts, such as an image.
        """
        image = InputImage(text)

        assert InputImage("*" * len(text)) == redacted(image, audio=True)
        assert image == redacted(image)

    @pytest.mark.parametrize("text", ["QUJD" * 15, "plain words " * 9])
    def test_no_base64(self, text: str) -> None:
        """
        Short texts, and those with blanks, stay.
        """
        assert InputText(text) == redacted(InputText(text), audio=True)


class TestTranscripts:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (
                ConversationItemCreate(
                    UserMessage([InputText("hello")], id="item_1"),
                    event_id="event_1",
                ),
                ConversationItemCreate(
                    UserMessage([InputText("*****")], id="item_1"),
                    event_id="event_1",
                ),
            ),
            (
                FunctionCall("f", '{"a": 1}', call_id="call_1"),
                FunctionCall("f", "********", call_id="call_1"),
            ),
            (
                FunctionCallOutput("call_1", "sunny"),
                FunctionCallOutput("call_1", "*****"),
            ),
            (
                Error(ErrorDetails("x", "no such item", code="y", param="z")),
                Error(ErrorDetails("x", "************", code="y", param="z")),
            ),
            (
                LogProbability("Hi", -0.5, bytes=[72, 105]),
                LogProbability("***", -0.5, bytes=[0, 0]),
            ),
            (
                SessionResource(
                    model="m",
                    voice=RealtimeVoice.ALLOY,
                    instructions="be kind",
                    turn_detection=OFF,
                    temperature=0.8,
                ),
                SessionResource(
                    model="m",
                    voice=RealtimeVoice.ALLOY,
                    instructions="*******",
                    turn_detection=OFF,
                    temperature=0.8,
                ),
            ),
            (Unknown("marin2", "ga"), Unknown("******", "ga")),
            (
                Unknown({"type": "my words", "id": "my words"}, "ga"),
                Unknown({"type": "********", "id": "********"}, "ga"),
            ),
            (
                UserMessage([], id="my words"),
                UserMessage([], id="********"),
            ),
            (
                Unknown(
                    {"type": "t", "item_id": "i", "n": [1, 2.5, True]}, "ga"
                ),
                Unknown(
                    {"type": "t", "item_id": "i", "n": [0, 0, True]}, "ga"
                ),
            ),
        ],
        ids=str,
    )
    def test_values(self, value: Any, expected: Any) -> None:
        """
        Texts become as many stars; identifiers, names and enums stay.
        """
        assert expected == redacted(value, transcripts=True)

    def test_only_if_asked(self) -> None:
        """
        Texts stay by default.
        """
        event = ResponseTextDelta("hello", "r", "i", 0, 0)

        assert event == redacted(event, audio=True)


class Level(StrEnum):
    """
    An enum of texts.
    """

    HIGH = "high"


class Point(NamedTuple):
    """
    A tuple with names.
    """

    note: str
    x: int


@attrs.frozen(cache_hash=True)
class Call:
    """
    A class of a user's that holds ours.
    """

    call_id: str
    note: str
    secret: SecretText = ""
    password: str = ""
    level: Level = Level.HIGH
    mode: Literal["fast", "slow"] = "fast"
    count: int = 3
    session: SessionResource | None = None
    sessions: dict[str, SessionResource] = attrs.field(factory=dict)
    late: str = attrs.field(default="late", init=False)


@attrs.define(slots=False)
class Mutable:
    """
    A class with a dictionary, and a cached property.
    """

    note: str
    items: Any = None
    limit: "Nowhere | None" = None  # type: ignore[name-defined]  # noqa: F821

    @cached_property
    def header(self) -> str:
        """
        The note again.
        """
        return f"Bearer {self.note}"


@attrs.frozen
class Uncopied:
    """
    A class whose instances `copy()` can't copy.
    """

    note: str

    __copy__ = None


@attrs.define(slots=False, unsafe_hash=True, cache_hash=True)
class Hashed:
    """
    A class with a dictionary, and a cached hash.
    """

    note: str


@attrs.define(slots=False)
class Unset:
    """
    A class with an attribute that isn't set.
    """

    note: str
    late: str = attrs.field(init=False)


@dataclass(frozen=True)
class Data:
    """
    A dataclass.
    """

    note: str
    session_id: str = "s"


class TestOwnClasses:
    def test_call(self) -> None:
        """
        Users' attributes have secrets, words and our instances alike.
        """
        call = Call(
            "call_1",
            "a note",
            TOKEN,
            TOKEN,
            session=SECRETS,
            sessions={"a": SECRETS},
        )
        result = redacted(call, transcripts=True)
        session = redacted(SECRETS, transcripts=True)

        assert session == result.session
        assert ("call_1", "******", "***", "***", Level.HIGH, "fast", 3) == (
            attrs.astuple(result)[:7]
        )
        assert ({"a": session}, "****") == (result.sessions, result.late)

    @pytest.mark.parametrize(
        "value",
        [Call("call_1", "a note", sessions=()), Hashed("a note")],  # type: ignore[arg-type]
        ids=["slots", "dictionary"],
    )
    def test_hash(self, value: Any) -> None:
        """
        A cached hash isn't copied.
        """
        before = hash(value)

        assert before != hash(redacted(value, transcripts=True))
        assert before == hash(redacted(value))

    def test_unset(self) -> None:
        """
        An attribute that isn't set stays so.
        """
        result = redacted(Unset("a note"), transcripts=True)

        assert "******" == result.note
        assert not hasattr(result, "late")

    def test_cached_property(self) -> None:
        """
        Cached values are computed again.
        """
        value = Mutable("a note")

        assert "Bearer a note" == value.header
        assert "Bearer ******" == redacted(value, transcripts=True).header
        assert "Bearer a note" == value.header

    def test_own_copies(self) -> None:
        """
        The input stays as it is, however its class copies.
        """
        value = Uncopied("a note")

        assert Uncopied("******") == redacted(value, transcripts=True)
        assert Uncopied("a note") == value

    def test_dataclass(self) -> None:
        """
        Dataclasses are copied, too.
        """
        assert Data("****", "s") == redacted(Data("note"), transcripts=True)

    @pytest.mark.parametrize(
        ("items", "expected"),
        [
            (["ab"], ["**"]),
            (("ab", 1), ("**", 0)),
            ({"ab"}, {"**"}),
            (frozenset({"ab"}), frozenset({"**"})),
            (deque(["ab"]), deque(["**"])),
            (Point("ab", 1), Point("**", 0)),
            (OrderedDict(a="ab"), OrderedDict(a="**")),
            (MappingProxyType({"a": "ab"}), {"a": "**"}),
            (bytearray(b"ab"), bytearray(2)),
            (None, None),
            (Level.HIGH, Level.HIGH),
            (ServerVAD, ServerVAD),
            (complex(1), complex(1)),
            ([ServerVAD(threshold=0.5)], [ServerVAD(threshold=0.5)]),
        ],
        ids=repr,
    )
    def test_containers(self, items: Any, expected: Any) -> None:
        """
        Containers stay of their class, and other objects are the same.
        """
        result = redacted(Mutable("", items), audio=True, transcripts=True)

        assert expected == result.items
        assert type(expected) is type(result.items)

    def test_nothing_shared(self) -> None:
        """
        The copy shares no mutable object with the input.
        """
        tool = FunctionTool("f", parameters={"a": [1]})
        result = redacted([tool])

        assert [tool] == result
        assert result[0] is not tool
        assert result[0].parameters is not tool.parameters

    def test_cycle(self) -> None:
        """
        A value that contains itself is refused.
        """
        items: list[Any] = []
        items.append(items)
        with pytest.raises(ValueError, match=r"the value contains itself$"):
            redacted(Mutable("", items))

    def test_deep(self) -> None:
        """
        A value of any depth is copied.
        """
        items: Any = "ab"
        for _ in range(5_000):
            items = [items]
        result = redacted(Mutable("", items), transcripts=True).items
        for _ in range(5_000):
            (result,) = result

        assert "**" == result

    def test_shared(self) -> None:
        """
        A shared container is copied once.
        """
        items: Any = ["ab"]
        for _ in range(60):
            items = [items, items]
        result = redacted(Mutable("", items), transcripts=True).items

        assert result[0] is result[1]

    def test_log(self, caplog: pytest.LogCaptureFixture) -> None:
        """
        A logger shows the copy.
        """
        with caplog.at_level(logging.INFO):
            logging.getLogger("x").info("%s", redacted(Data("ek_1abc")))

        assert "Data(note='***', session_id='s')" == caplog.messages[0]


class TestModule:
    def test_no_other_name(self) -> None:
        """
        The package has no further names that it imports later.
        """
        with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
            realtime_attrs.nothing  # type: ignore[attr-defined]  # noqa: B018
