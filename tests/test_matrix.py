"""
At home in every converter of cattrs, with every option.
"""

import enum
import json
import sys
import typing

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple, TypedDict

import attrs
import pytest
import tomlkit
import typing_extensions

from cattrs.errors import CattrsError, StructureHandlerNotFoundError

import realtime_attrs

from formats import CELLS, NAMES, OPTIONS, converted, make
from payloads import TYPES
from public_classes import ENUMS, RECORDS
from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    FunctionToolChoice,
    MaxResponseOutputTokens,
    Off,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    TurnDetection,
)
from realtime_attrs._engine import registration
from realtime_attrs.converter import configure_converter
from realtime_attrs.dialects import BETA, GA


class Mood(enum.StrEnum):
    CALM = "calm"
    LOUD = "loud"


class Bare(enum.Enum):
    CALM = "calm"


@attrs.define
class Neighbour:
    """
    A class of the user's own, with an option for every option.
    """

    name: str
    age: int = attrs.field(converter=int)
    mood: Mood = Mood.CALM
    tags: list[str] = attrs.Factory(list)
    _hidden: int = 0


@dataclass
class Data:
    detection: TurnDetection


class Keys(TypedDict):
    choice: ToolChoice


class Row(NamedTuple):
    detection: TurnDetection
    format: AudioFormat


@attrs.define
class Holder:
    """
    A class of the user's own that holds ours in every way.
    """

    session: SessionResource
    detection: TurnDetection | None
    off: TurnDetection | Literal[Off.OFF]
    subset: ServerVAD | None
    choices: list[ToolChoice]
    by_name: dict[str, TurnDetection]
    limit: MaxResponseOutputTokens
    maybe_limit: MaxResponseOutputTokens | None
    data: Data
    voices: tuple[RealtimeVoice, ...]


HOLDER = Holder(
    session=SessionResource(voice=RealtimeVoice.ASH),
    detection=SemanticVAD("low"),
    off=ServerVAD(),
    subset=ServerVAD(threshold=0.5),
    choices=[ToolChoiceMode.NONE, FunctionToolChoice("f")],
    by_name={"a": ServerVAD(prefix_padding_ms=3)},
    limit=INF,
    maybe_limit=7,
    data=Data(SemanticVAD()),
    voices=(RealtimeVoice.ECHO,),
)
HOLDER_PAYLOAD = {
    "session": {"voice": "ash"},
    "detection": {"type": "semantic_vad", "eagerness": "low"},
    "off": {"type": "server_vad"},
    "subset": {"type": "server_vad", "threshold": 0.5},
    "choices": ["none", {"type": "function", "name": "f"}],
    "by_name": {"a": {"type": "server_vad", "prefix_padding_ms": 3}},
    "limit": "inf",
    "maybe_limit": 7,
    "data": {"detection": {"type": "semantic_vad"}},
    "voices": ["echo"],
}


@attrs.define
class Others:
    """
    More classes of the user's own.
    """

    keys: Keys
    row: Row


class TheirKeys(TypedDict):
    mood: Bare


@attrs.define
class Theirs:
    """
    The like without ours.
    """

    keys: TheirKeys


THEIRS = Theirs({"mood": Bare.CALM})
HOLDER_ROW = Row(ServerVAD(), AudioFormat.G711_ALAW)

# cattrs reads TypedDicts as plain dicts with BSON and BaseConverter, and puts
# what it has read into tomlkit's own tables, which take nothing but TOML.
NO_TYPED_DICTS = {"bson", "tomlkit", "BaseConverter"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """
    Run tests in every cell of their class, as far as cattrs allows.
    """
    if "title" in metafunc.fixturenames:
        cells = metafunc.cls.cells
        if metafunc.function.__name__ == "test_complete":
            cells = metafunc.cls.complete
        if metafunc.function.__name__ == "test_typed_dicts_and_named_tuples":
            cells = [c for c in cells if c.values[0] not in NO_TYPED_DICTS]
        metafunc.parametrize(("name", "title"), cells)


class TestCells:
    cells = CELLS
    complete: ClassVar = [
        cell
        for cell in CELLS
        if cell.values[0] == "Converter"
        or cell.values in (("BaseConverter", "default"), ("orjson", "default"))
    ]

    @pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
    def test_inside_the_users_own(
        self, name: str, title: str, first: bool
    ) -> None:
        """
        Our unions work inside the user's classes of every kind.
        """
        converter = make(name, OPTIONS[title])
        if first:
            configure_converter(converter, BETA)
        converter.register_structure_hook(Mood, lambda v, _: Mood(v.lower()))
        if not first:
            configure_converter(converter, BETA)

        value, payload = converted(name, converter, HOLDER)

        assert HOLDER == value
        assert HOLDER_PAYLOAD == json.loads(json.dumps(payload))

    def test_typed_dicts_and_named_tuples(self, name: str, title: str) -> None:
        """
        So they do inside TypedDicts and NamedTuples, where cattrs has those.
        """
        converter = make(name, OPTIONS[title])
        configure_converter(converter, BETA)
        value = Others({"choice": ToolChoiceMode.AUTO}, HOLDER_ROW)

        read, payload = converted(name, converter, value)

        assert value == read
        assert {
            "keys": {"choice": "auto"},
            "row": [{"type": "server_vad"}, "g711_alaw"],
        } == json.loads(json.dumps(payload))

    @pytest.mark.parametrize("name", sorted(NO_TYPED_DICTS))
    def test_no_typed_dicts(self, name: str) -> None:
        """
        Where TypedDicts do not work with ours, they do not work at all.
        """
        alone = make(name, {})

        with pytest.raises(Exception, match=r"CALM|calm|Theirs"):
            assert THEIRS == converted(name, alone, THEIRS)[0]

    def test_neighbours(self, name: str, title: str) -> None:
        """
        A class of the user's own converts as it does without us.
        """
        alone = make(name, OPTIONS[title])
        ours = make(name, OPTIONS[title])
        configure_converter(ours, GA)
        neighbour = Neighbour("n", 3, Mood.LOUD, ["a"])

        assert converted(name, alone, neighbour) == converted(
            name, ours, neighbour
        )
        for payload in (
            {"name": 3, "age": "4", "mood": "loud", "tags": ["a"]},
            {"name": "n", "age": "x"},
            {},
        ):
            assert _outcome(alone, payload, Neighbour) == _outcome(
                ours, payload, Neighbour
            )

    def test_complete(self, name: str, title: str) -> None:
        """
        Every type of the core has both hooks, and they are made once.
        """
        converter = make(name, OPTIONS[title])
        configure_converter(converter, GA)

        for target in TARGETS:
            structure = converter.get_structure_hook(target)
            unstructure = converter.get_unstructure_hook(target)
            assert structure is converter.get_structure_hook(target)
            assert unstructure == converter.get_unstructure_hook(target)

    def test_refusals(self, name: str, title: str) -> None:
        """
        Bad input is refused everywhere, unknown keys where they are forbidden.
        """
        converter = make(name, OPTIONS[title])
        configure_converter(converter, BETA)
        closed = OPTIONS[title].get("forbid_extra_keys", False)

        with pytest.raises(CattrsError):
            converter.structure({"temperature": "0.8"}, SessionResource)
        if closed:
            with pytest.raises(CattrsError):
                converter.structure({"brand_new": 1}, SessionResource)
        else:
            assert SessionResource() == converter.structure(
                {"brand_new": 1}, SessionResource
            )


def _outcome(converter: Any, payload: Any, target: Any) -> Any:
    try:
        return converter.structure(payload, target)
    except Exception as error:  # noqa: BLE001
        return type(error)


OWN = "realtime_attrs.vendors."
TARGETS = [
    *(cls for cls in (*RECORDS, *ENUMS) if not cls.__module__.startswith(OWN)),
    *(getattr(realtime_attrs, name) for name in TYPES),
    Literal[Off.OFF],
    TurnDetection | None,
    TurnDetection | Literal[Off.OFF] | None,
]


class TestNativeEncoders:
    @pytest.mark.parametrize("name", ["msgspec", "orjson"])
    def test_bytes(self, name: str) -> None:
        """
        Encoders that know attrs classes do not write ours by themselves.
        """
        converter = make(name, {})
        configure_converter(converter, GA)
        session = SessionResource(
            voice=RealtimeVoice.ASH,
            turn_detection=OFF,
            max_response_output_tokens=INF,
        )

        assert (
            b'{"type":"realtime","audio":{"output":{"voice":"ash"},'
            b'"input":{"turn_detection":null}},"max_output_tokens":"inf"}'
        ) == converter.dumps(session)
        assert b'[{"type":"server_vad"}]' == converter.dumps([ServerVAD()])
        assert b'{"a":"audio"}' != converter.dumps({"a": AudioFormat.PCM16})

    @pytest.mark.parametrize("name", ["msgspec", "orjson"])
    def test_inside(self, name: str) -> None:
        """
        Nor do they when ours stand inside a class of the user's.
        """
        converter = make(name, {})
        configure_converter(converter, BETA)

        assert HOLDER_PAYLOAD == json.loads(converter.dumps(HOLDER))

    def test_msgspec_decoder(self) -> None:
        """
        Msgspec's ready-made decoder functions go by our rules too.
        """
        converter = make("msgspec", {})
        configure_converter(converter, BETA)
        loads = converter.get_loads_hook(SessionResource)
        dumps = converter.get_dumps_hook(SessionResource)

        session = loads(b'{"turn_detection":null}')

        assert SessionResource(turn_detection=OFF) == session
        assert b'{"turn_detection":null}' == dumps(session)


class TestSubclassesOfBuiltins:
    def test_toml_document(self) -> None:
        """
        A TOML document, whose values are subclasses, becomes plain values.
        """
        converter = make("tomlkit", {})
        configure_converter(converter, BETA)
        document = tomlkit.parse(
            'model = "m"\ntemperature = 1\n[[tools]]\ntype = "function"\n'
            'name = "f"\n[tools.parameters]\na = [1, 2.5, true]\n'
        )

        session = converter.structure(document, SessionResource)

        (tool,) = session.tools or ()
        assert str is type(session.model)
        assert dict is type(tool.parameters)
        assert {"a": [1, 2.5, True]} == tool.parameters
        assert [int, float, bool] == [type(x) for x in tool.parameters["a"]]

    def test_yaml_aliases(self) -> None:
        """
        What YAML makes of aliases is read, unless it holds itself.
        """
        converter = make("pyyaml", {})
        configure_converter(converter, BETA)
        head = "type: function\nname: f\nparameters: "

        tool = converter.loads(
            head + "{a: &x [1], b: *x}", realtime_attrs.FunctionTool
        )

        assert {"a": [1], "b": [1]} == tool.parameters
        with pytest.raises(CattrsError):
            converter.loads(head + "&x [*x]", realtime_attrs.FunctionTool)


class TestSharing:
    def test_threads(self) -> None:
        """
        One configured converter serves many threads at once.
        """
        converter = make("json", {})
        configure_converter(converter, BETA)
        text = json.dumps(HOLDER_PAYLOAD)

        def work(_: int) -> bool:
            return all(
                converter.loads(converter.dumps(HOLDER), Holder) == HOLDER
                and converter.loads(text, Holder) == HOLDER
                for _ in range(50)
            )

        with ThreadPoolExecutor(8) as pool:
            assert [True] * 8 == list(pool.map(work, range(8)))

    def test_hooks_are_made_once(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Making hooks is for the first call only.
        """
        made: list[Any] = []
        real = registration.structure_record

        def counting(record: Any, *others: Any) -> Any:
            made.append(record.cls)
            return real(record, *others)

        monkeypatch.setattr(registration, "structure_record", counting)
        converter = make("json", {})
        configure_converter(converter, BETA)
        converter.structure(HOLDER_PAYLOAD, Holder)
        after_first = list(made)
        for _ in range(3):
            converter.structure(HOLDER_PAYLOAD, Holder)

        assert SessionResource in made
        assert after_first == made


ALIAS: Any = getattr(typing, "TypeAliasType", typing_extensions.TypeAliasType)
"""
What a ``type`` statement makes, where Python has it.
"""


class TestTypeAliases:
    @pytest.mark.parametrize("name", NAMES)
    def test_in_a_union(self, name: str) -> None:
        """
        A type alias of the user's for ours is what is behind it.
        """
        alias: Any = ALIAS("Detection", TurnDetection)
        converter = make(name, {})
        configure_converter(converter, BETA)
        payload = {"type": "server_vad"}

        assert ServerVAD() == converter.structure(payload, alias | None)
        assert payload == converter.unstructure(ServerVAD(), alias | None)

    @pytest.mark.parametrize("name", NAMES)
    def test_alone(self, name: str) -> None:
        """
        So it is where the alias stands alone, if cattrs knows aliases.
        """
        alias: Any = ALIAS("Detection", TurnDetection)
        converter = make(name, {})
        configure_converter(converter, BETA)
        is_known = sys.version_info >= (3, 12)

        assert (
            ServerVAD() if is_known else StructureHandlerNotFoundError
        ) == _outcome(converter, {"type": "server_vad"}, alias)
