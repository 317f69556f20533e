"""
Own classes and converters: users' classes, hooks, and other dialects.
"""

from typing import Annotated, Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

import invented

from both_modes import converters, read
from families import Chime, Haste, acme, own_classes
from realtime_attrs import (
    FunctionTool,
    MCPTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolDefinition,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import GA, Key, record
from realtime_attrs.events import SessionUpdate
from realtime_attrs.extending import (
    BaseServerEvent,
    BaseTool,
    BaseTurnDetection,
    BaseVoice,
    frozen,
)


OWN = own_classes(frozen)
LOOKUP = {"type": "crm_lookup", "table": "t"}
FUNCTION = {"type": "function", "name": "f"}
TOOLS = {"type": "realtime", "tools": [LOOKUP, FUNCTION]}
SIGNAL = {"type": "say", "text": "x", "loud": False}


@attrs.define
class Desk:
    """
    A class of the user's, with ours and own ones.
    """

    tool: BaseTool
    tools: list[BaseTool | Unknown] = attrs.Factory(list)
    voice: Chime | RealtimeVoice | None = None
    any_voice: BaseVoice | None = None
    choice: OWN.Route | ToolChoice | None = None
    event: BaseServerEvent | None = None
    detections: dict[str, BaseTurnDetection] = attrs.Factory(dict)
    haste: Haste | None = None
    session: SessionResource | None = None


DESK = Desk(
    OWN.CrmLookup("t"),
    [FunctionTool("f"), OWN.CrmLookup("u")],
    Chime.BELL,
    OWN.Nickname("Bo"),
    OWN.Route("p"),
    OWN.Ping(1),
    {"a": OWN.Pause(1), "b": ServerVAD()},
    Haste.FIRST,
    OWN.AcmeSession(avatar="a"),
)
DESK_PAYLOAD = {
    "tool": LOOKUP,
    "tools": [FUNCTION, {**LOOKUP, "table": "u"}],
    "voice": "bell",
    "any_voice": "Bo",
    "choice": {"type": "route", "path": "p"},
    "event": {"type": "acme.ping", "load": 1},
    "detections": {
        "a": {"type": "pause", "pause_ms": 1},
        "b": {"type": "server_vad"},
    },
    "haste": "first",
    "session": {"type": "realtime", "avatar": "a"},
}


class TestUsersClasses:
    @pytest.mark.parametrize("keep_unknown", [True, False])
    def test_both_ways(self, keep_unknown: bool) -> None:
        """
        A user's class has them in unions, arrays and mappings.
        """
        assert DESK == read(
            acme(), DESK_PAYLOAD, Desk, keep_unknown=keep_unknown
        )
        for made in converters(acme(), keep_unknown=keep_unknown):
            assert DESK_PAYLOAD == made.unstructure(DESK)

    def test_refused(self) -> None:
        """
        Messages name the tags and words of own ones.
        """
        payload = {
            "tool": {"type": "x"},
            "voice": "zz",
            "choice": {"type": "x"},
            "detections": {"a": {"type": "x"}},
            "haste": "x",
        }
        (detailed, _) = converters(acme())

        with pytest.raises(CattrsError) as caught:
            detailed.structure(payload, Desk)

        assert [
            "/tool/type: expected 'mcp', 'function' or 'crm_lookup', got the"
            " string 'x'",
            "/voice: expected one of 'bell', 'gong', 'alloy', 'ash',"
            " 'ballad', 'coral', 'echo', 'shimmer', 'verse', 'sage', 'marin',"
            " 'cedar', got the string 'zz'",
            "/choice/type: expected 'route', 'function' or 'mcp', got the"
            " string 'x'",
            "/detections/a/type: expected 'server_vad', 'semantic_vad' or"
            " 'pause', got the string 'x'",
            "/haste: expected 'first', got the string 'x'",
        ] == [str(problem) for problem in explain(caught.value)]

    @pytest.mark.parametrize(
        ("value", "target", "message"),
        [
            (3, BaseTool, "expected a tool, got the number 3"),
            (
                OWN.Ping(),
                BaseTool | Unknown,
                "expected a tool or an Unknown, got a Python ",
            ),
            (
                OWN.CrmLookup("t"),
                BaseVoice | None,
                "expected a voice or None, got a Python ",
            ),
            (
                OWN.CrmLookup("t"),
                FunctionTool | MCPTool,
                "expected a FunctionTool or an MCPTool, got a Python ",
            ),
        ],
    )
    def test_not_written(self, value: Any, target: Any, message: str) -> None:
        """
        A value of another family is refused, with the name of the family.
        """
        for made in converters(acme()):
            with pytest.raises(WireError) as caught:
                made.unstructure(value, target)
            assert str(caught.value).startswith(message)

    def test_abstract(self) -> None:
        """
        An instance of a base class itself is no member.
        """
        for made in converters(acme()):
            for target in (BaseTool, BaseTool | Unknown):
                with pytest.raises(WireError, match="has no BaseTool"):
                    made.unstructure(BaseTool(), target)
        assert ("BaseTool",) == unsupported(BaseTool(), acme())
        assert ("tools[0]",) == unsupported(
            SessionResource(tools=[BaseTool()]), acme()
        )


def _made(first: bool, register: Any) -> cattrs.Converter:
    converter = cattrs.Converter()
    if first:
        register(converter)
    configure_converter(converter, acme())
    if not first:
        register(converter)
    return converter


FIRST = pytest.mark.parametrize("first", [True, False])


class TestHooks:
    """
    The user's own hooks win, registered before ours or after.
    """

    @FIRST
    @pytest.mark.parametrize(
        ("hooked", "mine"),
        [
            (OWN.CrmLookup, [OWN.CrmLookup("mine"), FunctionTool("f")]),
            (BaseTool, [OWN.CrmLookup("mine")] * 2),
            (ToolDefinition | BaseTool | Unknown, [OWN.CrmLookup("mine")] * 2),
            (ToolDefinition | BaseTool, [OWN.CrmLookup("mine")] * 2),
            (ToolDefinition | Unknown, [OWN.CrmLookup("mine")] * 2),
            (ToolDefinition, [OWN.CrmLookup("mine")] * 2),
        ],
    )
    def test_reading(self, first: bool, hooked: Any, mine: Any) -> None:
        """
        A hook for a class, its base or its union reads our attribute.
        """
        converter = _made(
            first,
            lambda made: made.register_structure_hook(
                hooked, lambda *_: OWN.CrmLookup("mine")
            ),
        )

        session = converter.structure(TOOLS, SessionResource)

        assert tuple(mine) == session.tools
        if isinstance(hooked, type):
            for target in (BaseTool, BaseTool | Unknown, OWN.CrmLookup):
                assert mine[0] == converter.structure(LOOKUP, target)

    @FIRST
    @pytest.mark.parametrize(
        ("hooked", "mine"),
        [(OWN.CrmLookup, ["mine", FUNCTION]), (BaseTool, ["mine", "mine"])],
    )
    def test_writing(self, first: bool, hooked: Any, mine: Any) -> None:
        """
        So does a hook that writes a class, or its base.
        """
        converter = _made(
            first,
            lambda made: made.register_unstructure_hook(
                hooked, lambda _: "mine"
            ),
        )
        lookup = OWN.CrmLookup("t")
        session = SessionResource(tools=[lookup, FunctionTool("f")])

        assert {"type": "realtime", "tools": mine} == (
            converter.unstructure(session)
        )
        for target in (None, BaseTool, BaseTool | Unknown, OWN.CrmLookup):
            assert "mine" == converter.unstructure(lookup, target)

    @FIRST
    @pytest.mark.parametrize("hooked", [OWN.AcmeSession, SessionResource])
    def test_own_attributes(self, first: bool, hooked: Any) -> None:
        """
        A hook for a session, or for its base, is asked inside events.
        """

        def register(made: cattrs.Converter) -> None:
            made.register_structure_hook(
                hooked, lambda *_: OWN.AcmeSession(avatar="mine")
            )
            made.register_unstructure_hook(hooked, lambda _: "mine")

        converter = _made(first, register)
        payload = {"type": "session.update", "session": {"type": "realtime"}}
        update = converter.structure(payload, SessionUpdate)

        assert OWN.AcmeSession(avatar="mine") == update.session
        assert {"type": "session.update", "session": "mine"} == (
            converter.unstructure(update)
        )

    @pytest.mark.parametrize(
        ("union", "detection"),
        [
            (TurnDetection | BaseTurnDetection | Unknown, 0.5),
            (TurnDetection | Unknown, 0.5),
            (TurnDetection, {"type": "server_vad", "threshold": 0.5}),
        ],
    )
    def test_unions_by_converter(self, union: Any, detection: Any) -> None:
        """
        A hook that writes the union of an attribute may omit its base class.
        """
        dialect = GA.evolve(
            "acme",
            records=[
                GA.of(SessionResource).evolve(
                    turn_detection=Key("turn_detection", by_converter=True)
                )
            ],
        )
        converter = make_converter(dialect)
        converter.register_unstructure_hook(union, lambda x: x.threshold)
        session = SessionResource(turn_detection=ServerVAD(threshold=0.5))

        assert {"type": "realtime", "turn_detection": detection} == (
            converter.unstructure(session)
        )

    def test_unions_of_others(self) -> None:
        """
        A union that has one class of ours, or none, has no such hook.
        """
        converter = make_converter(acme())
        converter.register_unstructure_hook(int, lambda x: f"<{x}>")

        assert LOOKUP == converter.unstructure(
            OWN.CrmLookup("t"), FunctionTool | BaseTool
        )
        assert LOOKUP == converter.unstructure(
            OWN.CrmLookup("t"), int | str | BaseTool
        )
        assert LOOKUP == converter.unstructure(
            OWN.CrmLookup("t"), tuple[str, ...] | Haste | BaseTool
        )


@attrs.frozen
class Shelf:
    """
    A class with a record, and annotations that few have.
    """

    voice: BaseVoice | None = None
    tools: list[BaseTool] = attrs.Factory(list)
    counts: dict[str, Annotated[int, {}]] | None = None


SHELF = acme().evolve("shelf", records=[record(Shelf)])


class TestUsersRecords:
    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            ({"tools": [LOOKUP]}, Shelf(tools=[OWN.CrmLookup("t")])),
            ({"tools": [], "counts": {"a": 1}}, Shelf(counts={"a": 1})),
            ({"tools": [], "voice": "bell"}, Shelf(Chime.BELL)),
        ],
    )
    def test_both_ways(self, payload: Any, value: Any) -> None:
        """
        A class of their own may have families in other annotations.
        """
        assert value == read(SHELF, payload, Shelf)
        for made in converters(SHELF):
            assert payload == made.unstructure(value)


class TestOtherDialects:
    @pytest.mark.parametrize("order", [[0, 1], [1, 0]])
    def test_two_protocols(self, order: list[int], detailed: bool) -> None:
        """
        One converter serves another protocol, too, in either order.
        """
        dialects = [acme(), invented.EXCHANGE]
        converter = cattrs.Converter(detailed_validation=detailed)
        for index in order:
            configure_converter(converter, dialects[index])
        lookup, say = OWN.CrmLookup("t"), invented.Say("x")

        assert lookup == converter.structure(LOOKUP, BaseTool)
        assert say == converter.structure(SIGNAL, invented.Signal)
        assert LOOKUP == converter.unstructure(lookup, BaseTool)
        assert SIGNAL == converter.unstructure(say, invented.Signal)
        assert "bell" == converter.unstructure(Chime.BELL)
        assert "calm" == converter.unstructure(invented.Mood.CALM)
        assert {"text": "m", "stars": 0} == converter.unstructure(
            invented.Note("m")
        )

    @pytest.mark.parametrize(
        "value", [OWN.CrmLookup("t"), OWN.Route("p"), OWN.Clone("s")]
    )
    def test_without_the_domain(self, value: Any) -> None:
        """
        A dialect of another protocol leaves them to cattrs, and has none.
        """
        (made, _) = converters(invented.EXCHANGE)

        assert isinstance(made.unstructure(value), dict)
        assert (type(value).__name__,) == unsupported(value, invented.EXCHANGE)

    @pytest.mark.parametrize(
        "value", [OWN.Route("p"), OWN.Clone("s"), OWN.Ping()]
    )
    def test_without_a_record(self, value: Any) -> None:
        """
        A dialect of the domain without a record refuses it by name.
        """
        name = type(value).__name__
        (made, _) = converters(GA)

        assert (name,) == unsupported(value, GA)
        with pytest.raises(WireError, match=f"^the ga dialect has no {name}"):
            made.unstructure(value)
        with pytest.raises(WireError, match=f"^the ga dialect has no {name}"):
            made.structure({}, type(value))

    def test_without_words(self) -> None:
        """
        An enum without words is refused where a member of its family stands.
        """
        message = "the ga dialect has no Chime"

        for made in converters(GA):
            for target in (BaseVoice, Voice | BaseVoice, BaseVoice | None):
                with pytest.raises(WireError, match=message):
                    made.unstructure(Chime.BELL, target)
            with pytest.raises(WireError, match=f"voice: {message}"):
                made.unstructure(SessionResource(voice=Chime.BELL))

    @pytest.mark.parametrize("target", [None, Chime, Voice | Chime])
    def test_without_words_alone(self, target: Any) -> None:
        """
        So is an enum without words alone, or in a union of the user's.
        """
        for made in converters(GA):
            with pytest.raises(WireError, match="the ga dialect has no Chime"):
                made.unstructure(Chime.BELL, target)
            with pytest.raises(WireError, match=r"^(the ga|expected one of)"):
                made.structure("BELL", target or Chime)

    def test_words_removed(self) -> None:
        """
        An enum that a dialect has removed is refused by the same message.
        """
        (made, _) = converters(acme().evolve("mute", without=[Chime]))

        with pytest.raises(
            WireError, match=r"^the mute dialect has no Chime$"
        ):
            made.unstructure(Chime.BELL, BaseVoice)

    def test_hooks_for_enums(self) -> None:
        """
        The user's own hook for an enum without words wins.
        """
        for first in (True, False):
            made = cattrs.Converter()
            if first:
                configure_converter(made, GA)
            made.register_unstructure_hook(Chime, lambda item: item.name)
            made.register_structure_hook(Chime, lambda item, _: Chime[item])
            if not first:
                configure_converter(made, GA)

            assert "BELL" == made.unstructure(Chime.BELL)
            assert Chime.BELL == made.structure("BELL", Chime)
            assert Chime.BELL == made.structure("BELL", Voice | Chime)

    def test_without_a_member(self) -> None:
        """
        A family without members is refused, and so are those of others.
        """
        dialect = invented.EXCHANGE.evolve(
            "plus", records=[record(OWN.Ping, tag="ping")]
        )
        (made, _) = converters(dialect)

        assert OWN.Ping(1) == made.structure(
            {"type": "ping", "load": 1}, BaseServerEvent
        )
        for call in (
            lambda: made.structure(LOOKUP, BaseTool),
            lambda: made.unstructure(BaseTool(), BaseTool),
        ):
            with pytest.raises(WireError, match="plus dialect has no BaseToo"):
                call()
