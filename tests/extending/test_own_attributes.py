"""
A class with attributes of its own replaces its base on a wire.
"""

from typing import Any

import attrs
import pytest

from cattrs.errors import CattrsError

from both_modes import converters, problems, read
from families import DECORATORS, Chime, acme, own_classes
from realtime_attrs import FunctionTool, MCPTool, SessionResource, Unknown
from realtime_attrs.converter import (
    check,
    convert_payload,
    detect_dialect,
    drop_unsupported,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    Dialect,
    Key,
    Record,
    Variant,
    bare,
    record,
)
from realtime_attrs.events import (
    ClientEvent,
    ClientSecretRequest,
    Response,
    ResponseDone,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
)
from realtime_attrs.extending import BaseTool, frozen


OWN = own_classes(frozen)
SESSION = {"type": "realtime", "avatar": "a", "acme": {"seat": 2}}
LOOKUP = OWN.CrmLookup("t")


@frozen
class Seated(OWN.AcmeSession):  # type: ignore[misc,name-defined]  # made by a function
    """
    A subclass of a subclass.
    """

    row: str | None = None


@frozen
class Standing(SessionResource):
    """
    Another subclass of the session.
    """

    legs: int | None = None


@attrs.frozen
class Sealed(FunctionTool):
    """
    A function with a seal.
    """

    seal: str | None = None


@attrs.frozen
class Kept(BaseTool):
    """
    A tool with attributes for the program.
    """

    table: str
    owner: str | None = None
    since: int = 3
    who: str | None = None


KEPT = GA.evolve(
    "kept",
    records=[
        record(Kept, "table", tag="kept", owner=Key(None), since=Key(None))
    ],
)
"""
A dialect that has neither a path nor a problem for some attributes.
"""


def sealed(tag: str, **rules: Any) -> Dialect:
    """
    Make a dialect with records of a tool and of its subclass.
    """
    rule = GA.of(FunctionTool).evolve("seal", cls=Sealed, tag=tag, **rules)
    return GA.evolve("sealed", records=[rule])


class TestReplaced:
    @pytest.mark.parametrize("by", DECORATORS)
    @pytest.mark.parametrize(
        ("payload", "target", "value"),
        [
            ({"type": "realtime"}, SessionResource, SessionResource()),
            (
                {"type": "session.update", "session": {"type": "realtime"}},
                ClientEvent,
                SessionUpdate(SessionResource()),
            ),
            (
                {
                    "type": "session.created",
                    "session": {
                        "type": "realtime",
                        "object": "realtime.session",
                        "model": "m",
                    },
                },
                ServerEvent,
                SessionCreated(SessionResource(model="m")),
            ),
            (
                {"session": {"type": "realtime"}},
                ClientSecretRequest,
                ClientSecretRequest(SessionResource()),
            ),
        ],
    )
    def test_base(
        self, by: Any, payload: Any, target: Any, value: Any
    ) -> None:
        """
        An instance of the base is written, and comes back as the subclass.
        """
        own = own_classes(by)
        session = getattr(value, "session", value)

        for made in converters(acme(by)):
            assert payload == made.unstructure(value, target)
            again = made.structure(payload, target)
            found = getattr(again, "session", again)
            assert own.AcmeSession(model=session.model) == found
        assert () == unsupported(value, acme(by))

    def test_rules_of_the_base(self) -> None:
        """
        A new record of the base would have no effect, and is a mistake.
        """
        rules = acme().of(SessionResource).evolve(instructions="persona")
        message = (
            "dialect 'late': the record of SessionResource has no effect:"
            " AcmeSession replaces it; evolve its record"
        )

        with pytest.raises(ValueError, match=message):
            acme().evolve("late", records=[rules])

    def test_keys_of_the_subclass(self) -> None:
        """
        An instance of the base is written with the keys of the subclass.
        """
        moved = GA.of(SessionResource).evolve(
            "row",
            cls=Seated,
            without=["speed"],
            instructions="prompt_text",
            model=Key("engine", alias="machine"),
        )
        made = make_converter(GA.evolve("moved", records=[moved]))
        session = SessionResource(instructions="i", model="m")
        keys = {"engine": "m", "prompt_text": "i"}
        shown = {"type": "realtime", "object": "realtime.session", **keys}

        assert {"type": "realtime", **keys} == made.unstructure(session)
        assert {"type": "session.created", "session": shown} == (
            made.unstructure(SessionCreated(session))
        )
        assert Seated(instructions="i", model="m") == made.structure(
            made.unstructure(session), SessionResource
        )
        assert ("speed",) == unsupported(
            SessionResource(speed=1.0), GA.evolve("moved", records=[moved])
        )
        hidden = SessionResource(extra=Unknown({"row": "r"}, "moved"))
        with pytest.raises(CattrsError):
            made.unstructure(hidden)

    def test_required_by_the_subclass(self) -> None:
        """
        A base lacks what the subclass's record requires.
        """
        needed = GA.of(SessionResource).evolve(
            "row", cls=Seated, required=["row"]
        )
        made = make_converter(GA.evolve("needed", records=[needed]))

        with pytest.raises(CattrsError, match="dialect requires 'row'"):
            made.unstructure(SessionResource())

    def test_in_a_response(self) -> None:
        """
        So is a response, which stands in events only.
        """
        done = ResponseDone(Response("r"))
        (made, _) = converters(acme())

        again = made.structure(made.unstructure(done), ServerEvent)

        assert OWN.AcmeResponse("r") == again.response

    def test_without_a_record(self) -> None:
        """
        A dialect without a record names the attributes, and drops them.
        """
        session = OWN.AcmeSession(voice=Chime.BELL, avatar="a", tenant="t")
        names = ("voice", "avatar", "tenant")

        assert names == unsupported(session, GA)
        assert (SessionResource(), names) == drop_unsupported(session, GA)
        assert () == unsupported(OWN.AcmeSession(model="m"), GA)

    def test_subclass_of_a_subclass(self) -> None:
        """
        The last class with a record is read, and each of them is written.
        """
        seated = GA.evolve(
            "seated",
            records=[
                *(acme().of(x) for x in (OWN.AcmeSession,)),
                acme().of(OWN.AcmeSession).evolve("row", cls=Seated),
            ],
        )
        payload = {**SESSION, "row": "r"}

        for target in (SessionResource, OWN.AcmeSession, Seated):
            assert Seated(avatar="a", seat=2, row="r") == read(
                seated, payload, target
            )
        for made in converters(seated):
            assert SESSION == made.unstructure(
                OWN.AcmeSession(avatar="a", seat=2), SessionResource
            )
        assert OWN.AcmeSession(avatar="a", seat=2) == read(
            acme(), SESSION, OWN.AcmeSession
        )

    def test_without_its_own_record(self) -> None:
        """
        A subclass of a subclass without a record has that of the nearest.
        """
        (made, _) = converters(acme())

        assert SESSION == made.unstructure(Seated(avatar="a", seat=2))
        assert Seated(avatar="a", seat=2) == read(acme(), SESSION, Seated)
        assert ("row",) == unsupported(Seated(row="r"), acme())

    def test_same_tag(self) -> None:
        """
        A base is left out where a subclass has its tag.
        """
        payload = {"type": "function", "name": "f"}
        tools = {"type": "realtime", "tools": [payload]}
        dialect = sealed("function")

        for target in (BaseTool, FunctionTool, Sealed):
            assert Sealed("f") == read(dialect, payload, target)
        (tool,) = read(dialect, tools, SessionResource).tools
        assert Sealed("f") == tool
        schema = json_schema(dialect, BaseTool)
        assert "Sealed" in schema["$defs"]
        assert "FunctionTool" not in schema["$defs"]

    def test_other_tag(self) -> None:
        """
        It is kept where the tags differ.
        """
        dialect = sealed("sealed")
        payloads = [
            {"type": "function", "name": "f"},
            {"type": "sealed", "name": "g", "seal": "s"},
        ]
        tools = [FunctionTool("f"), Sealed("g", seal="s")]

        for target in (BaseTool, FunctionTool):
            assert tools == read(dialect, payloads, list[target])
        for made in converters(dialect):
            assert payloads == made.unstructure(tools, list[FunctionTool])
        assert ["/type: expected 'sealed', got the string 'function'"] == (
            problems(dialect, payloads[0], Sealed)
        )

    def test_variants(self) -> None:
        """
        A variant of the base is one of the subclass, too.
        """
        dialect = GA.evolve(
            "acme",
            records=[
                GA.of(FunctionTool).evolve(
                    "seal",
                    cls=Sealed,
                    variants=[Variant(Sealed, tag="callable")],
                )
            ],
        )
        payload = {"type": "callable", "name": "f", "seal": "s"}

        for target in (BaseTool, Sealed, FunctionTool, FunctionTool | Unknown):
            assert Sealed("f", seal="s") == read(dialect, payload, target)

    def test_payloads(self) -> None:
        """
        Payloads with own keys are detected, checked and converted.
        """
        assert acme() == detect_dialect(SESSION, (GA, acme()))
        assert GA == detect_dialect(SESSION)
        assert () == check(SESSION, acme())
        assert (
            {"type": "realtime"},
            ["/avatar", "/acme/seat"],
        ) == _pointers(*convert_payload(SESSION, GA, source=acme(), drop=True))
        (problem,) = check({"type": "realtime", "avater": "a"}, acme())
        assert problem.message.startswith("unknown key; did you mean 'avatar'")

    def test_two_dialects(self) -> None:
        """
        Two dialects write one class in two ways, and have other subclasses.
        """
        other = BETA.evolve(
            "other",
            records=[
                record(OWN.CrmLookup, tag="lookup"),
                BETA.of(SessionResource).evolve("legs", cls=Standing),
            ],
        )
        lookup = OWN.CrmLookup("t", 1)
        flat = {"type": "lookup", "table": "t", "limit": 1}
        deep = {"type": "crm_lookup", "table": "t", "options": {"limit": 1}}

        for dialect, payload in ((other, flat), (acme(), deep)):
            for made in converters(dialect):
                assert payload == made.unstructure(lookup)
            assert lookup == read(dialect, payload, BaseTool)
        assert Standing(tools=(lookup,), legs=2) == read(
            other, {"legs": 2, "tools": [flat]}, SessionResource
        )
        assert ({"type": "realtime", "tools": [deep]}, ()) == convert_payload(
            {"tools": [flat]}, acme(), source=other
        )


@frozen
class Usual(BaseTool):
    """
    A tool with defaults other than `None`, in a checked constructor.
    """

    table: str = "t"
    limit: int = 4
    owner: str = "o"


class TestDefaults:
    @pytest.mark.parametrize("names", [["table"], ["table", "limit"]])
    def test_read(self, names: list[str]) -> None:
        """
        They are read, whether there is a key or not, and no problem.
        """
        dialect = GA.evolve(
            "usual",
            records=[record(Usual, *names, tag="usual", owner=Key(None))],
        )
        defaults = {"table": "t", "limit": 4}
        payload = {"type": "usual", **{name: defaults[name] for name in names}}

        assert Usual() == read(dialect, {"type": "usual"}, BaseTool)
        for made in converters(dialect):
            assert payload == made.unstructure(Usual(owner="x"))
        assert () == unsupported(Usual(), dialect)
        expected = () if "limit" in names else ("limit",)
        assert expected == unsupported(Usual(limit=5), dialect)


def _pointers(payload: Any, dropped: Any) -> tuple[Any, list[str]]:
    return payload, [problem.pointer for problem in dropped]


class TestNoPath:
    """
    An attribute that is for the program and not for the wire.
    """

    def test_held(self) -> None:
        """
        It is held, neither written nor unsupported, and read as its default.
        """
        tool = Kept("t", "o", 9)
        payload = {"type": "kept", "table": "t"}

        for made in converters(KEPT):
            assert payload == made.unstructure(tool)
            assert {"type": "realtime", "tools": [payload]} == (
                made.unstructure(SessionResource(tools=[tool]))
            )
        assert Kept("t") == read(KEPT, payload, BaseTool)
        assert () == unsupported(tool, KEPT)
        tools = {"type": "realtime", "tools": [payload]}
        assert (tools, ()) == convert_payload(tools, KEPT, source=KEPT)

    def test_its_key(self) -> None:
        """
        A key by its name is unknown.
        """
        payload = {"type": "kept", "table": "t", "owner": "x"}

        assert Kept("t") == read(KEPT, payload, BaseTool)
        assert [
            "/owner: unknown key; expected one of 'type', 'table'"
        ] == problems(KEPT, payload, BaseTool, forbid_extra_keys=True)
        assert Kept("t", extra=Unknown({"owner": "x"}, "kept")) == read(
            KEPT, payload, BaseTool, keep_unknown=True
        )

    def test_others(self) -> None:
        """
        Others without a rule are problems.
        """
        session = SessionResource(tools=[Kept("t", "o", 9, "w")])

        assert ("tools[0].who",) == unsupported(session, KEPT)
        assert (
            SessionResource(tools=[Kept("t", "o", 9)]),
            ("tools[0].who",),
        ) == drop_unsupported(session, KEPT)

    def test_evolved(self) -> None:
        """
        A derived record has it, unless it is removed or gets a path.
        """
        rules = KEPT.of(Kept)

        assert {"owner", "since"} == rules.stored
        assert {"since"} == rules.evolve(without=["owner"]).stored
        assert {"since"} == rules.evolve(owner="who.owner").stored
        assert "owner" in rules.evolve(owner="who.owner").keys
        assert {"owner", "since"} == rules.evolve(tag="k").stored
        assert {"owner", "since", "who"} == rules.evolve(who=Key(None)).stored
        assert {"seat"} == GA.of(SessionResource).evolve(
            cls=OWN.AcmeSession, seat=Key(None)
        ).stored

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(Kept, table=Key(None)),
                "record(Kept): required: 'table' has no path",
            ),
            (
                lambda: record(
                    Kept, "table", owner=Key(None), explicit_nulls=["owner"]
                ),
                "record(Kept): explicit_nulls: 'owner' has no path",
            ),
            (
                lambda: record(
                    Kept, "table", owner=Key(None), defaults={"owner": "x"}
                ),
                "record(Kept): defaults: 'owner' has no path",
            ),
            (
                lambda: record(Kept, "table", nobody=Key(None)),
                "record(Kept): no attribute 'nobody'",
            ),
            (
                lambda: bare(Kept, "table", Key(None)),
                "record(Kept): 'table': a bare value has no path",
            ),
            (
                lambda: Key(None, none=["x"]),
                "Key: rules without a path have no effect",
            ),
        ],
    )
    def test_mistakes(self, make: Any, message: str) -> None:
        """
        Rules about it are errors of the line that makes them.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # compared
            make()

        assert message == str(caught.value)


def _session(*names: str, cls: type[Any], **keys: Any) -> Record:
    return GA.of(SessionResource).evolve(*names, cls=cls, **keys)


class TestMistakes:
    @pytest.mark.parametrize(
        ("records", "message"),
        [
            (
                lambda: [
                    _session("avatar", cls=OWN.AcmeSession),
                    _session("legs", cls=Standing),
                ],
                "dialect 'x': SessionUpdate.session: AcmeSession and Standing"
                " both have 'realtime'; derive one from the other",
            ),
            (
                lambda: [record(OWN.CrmLookup, tag="function")],
                "dialect 'x': SessionResource.tools: FunctionTool and"
                " CrmLookup both have 'function'",
            ),
            (
                lambda: [record(OWN.Clone, sample="sample")],
                "dialect 'x': SessionResource.voice: CustomVoice and Clone"
                " both have no tag",
            ),
            (
                lambda: [record(OWN.Ping, tag="error")],
                "dialect 'x': BaseServerEvent: Error and Ping both have"
                " 'error'",
            ),
            (
                lambda: [record(OWN.Sticker, tag="input_text")],
                "dialect 'x': UserMessage.content: InputText and Sticker both"
                " have 'input_text'",
            ),
            (
                lambda: [record(OWN.Handoff, tag="message")],
                "dialect 'x': ConversationItemCreate.item: SystemMessage and"
                " Handoff both have 'message'",
            ),
            (
                lambda: [_session("nobody", cls=OWN.AcmeSession)],
                "record(AcmeSession): no attribute 'nobody'",
            ),
            (
                lambda: [_session(avatar="model", cls=OWN.AcmeSession)],
                "record(AcmeSession): 'model' is the path of 'model' and of"
                " 'avatar'",
            ),
            (
                lambda: [
                    GA.of(SessionResource).evolve(
                        tools=Key(records=[OWN.CrmLookup])
                    )
                ],
                "dialect 'x': SessionResource.tools: records: no record of"
                " CrmLookup",
            ),
            (
                lambda: [
                    GA.of(SessionResource).evolve(
                        tools=Key(records=[OWN.Clone])
                    )
                ],
                "record(SessionResource): 'tools': records: the attribute"
                " doesn't admit Clone",
            ),
        ],
    )
    def test_records(self, records: Any, message: str) -> None:
        """
        Own classes that can't be told apart are errors of the dialect.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # compared
            GA.evolve("x", records=records())

        assert message == str(caught.value)

    def test_words(self) -> None:
        """
        So are own words that ours have.
        """
        message = "RealtimeVoice and Chime both have 'alloy'"

        with pytest.raises(ValueError, match=message):
            GA.evolve("x", words={Chime: {Chime.BELL: "alloy"}})


RESTRICTED = GA.evolve(
    "restricted",
    records=[
        record(OWN.CrmLookup, tag="crm_lookup"),
        GA.of(SessionResource).evolve(
            tools=Key("tools", records=[OWN.CrmLookup]),
            voice=Key("voice", words={Chime: {Chime.BELL: "ding"}}),
        ),
    ],
)
"""
A dialect whose attributes have rules for own classes and enums.
"""


class TestRestricted:
    def test_records_and_words(self) -> None:
        """
        An attribute may admit own classes alone, and have own words.
        """
        payload = {
            "type": "realtime",
            "tools": [{"type": "crm_lookup", "table": "t"}],
            "voice": "ding",
        }
        session = SessionResource(tools=[OWN.CrmLookup("t")], voice=Chime.BELL)

        assert session == read(RESTRICTED, payload, SessionResource)
        assert payload == make_converter(RESTRICTED).unstructure(session)
        assert [
            "/tools/0/type: expected 'crm_lookup', got the string 'function'"
        ] == problems(
            RESTRICTED,
            {**payload, "tools": [{"type": "function", "name": "f"}]},
            SessionResource,
        )

    def test_variant(self) -> None:
        """
        A form of its own replaces the one that its base stands for.
        """
        dialect = RESTRICTED.evolve(
            "variant",
            records=[
                RESTRICTED.of(SessionResource).evolve(
                    tools=Key(
                        records=[BaseTool, Variant(OWN.CrmLookup, tag="crm")]
                    )
                )
            ],
        )
        tools = [
            {"type": "function", "name": "f"},
            {"type": "crm", "table": "t"},
        ]
        payload = {"type": "realtime", "tools": tools}
        session = SessionResource(tools=[FunctionTool("f"), LOOKUP])

        assert session == read(dialect, payload, SessionResource)
        assert payload == make_converter(dialect).unstructure(session)
        tools[1]["type"] = "crm_lookup"
        (problem,) = problems(dialect, payload, SessionResource)
        assert problem.startswith("/tools/1/type: expected ")

    def test_others_of_the_family(self) -> None:
        """
        No message says to read a member in another way, as of a closed alias.
        """
        tools = Key(records=[FunctionTool, MCPTool])
        dialect = GA.evolve(
            "two",
            records=[
                record(OWN.CrmLookup, tag="crm_lookup"),
                GA.of(SessionResource).evolve(tools=tools),
            ],
        )
        payload = {"type": "realtime", "tools": [{"type": "crm_lookup"}]}

        assert [
            "/tools/0/type: expected 'function' or 'mcp', got the string"
            " 'crm_lookup'"
        ] == problems(dialect, payload, SessionResource)

    def test_refused(self) -> None:
        """
        Others are refused with the classes that it admits.
        """
        session = SessionResource(tools=[FunctionTool("f")], voice=Chime.GONG)

        assert ("voice", "tools[0]") == unsupported(session, RESTRICTED)
        with pytest.raises(Exception, match="a CrmLookup or an Unknown, got"):
            make_converter(RESTRICTED).unstructure(session)
