"""
Values with classes of the user's own, in dialects with and without them.
"""

from typing import Any

import attrs
import pytest

from realtime_attrs import (
    FunctionTool,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs._conversion import carriers, detection, recognition
from realtime_attrs._conversion.checking import examined
from realtime_attrs.converter import (
    WireError,
    check,
    convert_payload,
    drop_unsupported,
    make_converter,
    translate,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, Dialect, Key, record
from realtime_attrs.events import (
    ConversationItemAdded,
    ConversationItemCreated,
    ConversationItemDone,
    InputText,
    SessionUpdate,
    UserMessage,
)
from realtime_attrs.extending import BaseServerEvent, BaseTool, BaseVoice


@attrs.frozen
class Avatar:
    """
    An object without unknown keys.
    """

    url: str | None = None


@attrs.frozen
class AcmeSession(SessionResource):
    """
    A session with attributes of the user's own.
    """

    avatar: str | None = None
    owner: str | None = None
    picture: Avatar | None = None


@attrs.frozen
class OtherSession(SessionResource):
    """
    A session that no dialect has.
    """

    avatar: str | None = "usual"
    note: str = ""


@attrs.frozen
class AcmeTool(FunctionTool):
    """
    A tool with an attribute of the user's own.
    """

    timeout: int | None = None


@attrs.frozen
class SlowTool(AcmeTool):
    """
    A tool with a further one.
    """

    pause: int | None = None


@attrs.frozen
class CrmLookup(BaseTool):
    """
    A tool of the user's own.
    """

    table: str | None = None
    tools: tuple[FunctionTool, ...] | None = None


@attrs.frozen
class RoomVAD(ServerVAD):
    """
    A detection with an attribute that must be there.
    """

    room: str = attrs.field(
        kw_only=True, validator=attrs.validators.instance_of(str)
    )


@attrs.frozen
class VendorPing(BaseServerEvent):
    """
    An event of the user's own.
    """

    load: int | None = None


@attrs.frozen
class AcmeCreated(ConversationItemCreated):
    """
    An event of ours with an attribute of the user's own.
    """

    trace: str | None = None


@attrs.frozen
class AcmeVoice(BaseVoice):
    """
    A voice with an attribute that is called as that for unknown keys.
    """

    name: str
    extra: str | None = None


RECORDS = [
    GA.of(SessionResource).evolve(
        "avatar", "picture", cls=AcmeSession, owner=Key(None)
    ),
    GA.of(FunctionTool).evolve("timeout", cls=AcmeTool),
    record(Avatar),
    record(CrmLookup, tag="crm_lookup"),
    record(VendorPing, tag="vendor.ping"),
    record(AcmeVoice, tag="acme"),
]
ACME = GA.evolve("acme", records=RECORDS)
SLOW = ACME.evolve(
    "slow", records=[ACME.of(AcmeTool).evolve("pause", cls=SlowTool)]
)
ROOMS = GA.evolve(
    "rooms", records=[GA.of(ServerVAD).evolve("room", cls=RoomVAD)]
)
FLAT = BETA.evolve(
    "flat",
    records=[
        BETA.of(ConversationItemCreated).evolve("trace", cls=AcmeCreated)
    ],
)

SESSION = AcmeSession(
    speed=1.0,
    avatar="a",
    owner="o",
    tools=[AcmeTool("f", timeout=1), CrmLookup("t"), AcmeTool("g")],
)
PLAIN = SessionResource(
    speed=1.0, tools=[FunctionTool("f"), FunctionTool("g")]
)
NAMES = ("tools[0].timeout", "tools[1]", "avatar", "owner")
SAID = UserMessage([InputText("Hello.")])


def places(names: tuple[str, ...]) -> tuple[str, ...]:
    """
    Name attributes of the session in an event.
    """
    return tuple(f"session.{name}" for name in names)


class TestDropped:
    @pytest.mark.parametrize(
        ("value", "dialect", "left", "names"),
        [
            (SESSION, GA, PLAIN, NAMES),
            (SessionUpdate(SESSION), GA, SessionUpdate(PLAIN), places(NAMES)),
            (SESSION, ACME, SESSION, ()),
            (
                AcmeSession(owner="o", tools=[SlowTool("f", timeout=1)]),
                ACME,
                AcmeSession(owner="o", tools=[AcmeTool("f", timeout=1)]),
                (),
            ),
            (
                SessionUpdate(PLAIN),
                ACME,
                SessionUpdate(
                    AcmeSession(
                        speed=1.0, tools=[AcmeTool("f"), AcmeTool("g")]
                    )
                ),
                (),
            ),
            (FunctionTool("f"), SLOW, SlowTool("f"), ()),
            (AcmeTool("f", timeout=1), SLOW, SlowTool("f", timeout=1), ()),
            (OtherSession(speed=1.0), GA, SessionResource(speed=1.0), ()),
            (OtherSession(speed=1.0), ACME, AcmeSession(speed=1.0), ()),
            (
                OtherSession(avatar="b", note="n"),
                ACME,
                AcmeSession(),
                ("avatar", "note"),
            ),
            (
                CrmLookup("t", (FunctionTool("f"),)),
                ACME,
                CrmLookup("t", (AcmeTool("f"),)),
                (),
            ),
            (CrmLookup("t"), GA, None, ("CrmLookup",)),
            (VendorPing(1), GA, None, ("VendorPing",)),
            (VendorPing(1), ACME, VendorPing(1), ()),
            (
                AcmeSession(extra=Unknown({"a": 1}, "ga")),
                GA,
                SessionResource(extra=Unknown({"a": 1}, "ga")),
                (),
            ),
        ],
    )
    def test_dropped(
        self, value: Any, dialect: Dialect, left: Any, names: Any
    ) -> None:
        """
        What is left has the classes that the dialect reads.
        """
        assert names == unsupported(value, dialect)
        found = drop_unsupported(value, dialect)
        assert (left, names) == found
        assert type(left) is type(found[0])

    @pytest.mark.parametrize("value", [SESSION, SessionUpdate(PLAIN), SAID])
    @pytest.mark.parametrize("dialect", [GA, BETA, ACME, SLOW, ROOMS])
    def test_comes_back(self, value: Any, dialect: Dialect) -> None:
        """
        It comes back as it is, but for what is only stored.
        """
        left, _ = drop_unsupported(value, dialect)
        converter = make_converter(dialect)
        wire = converter.unstructure(left)

        assert () == unsupported(left, dialect)
        assert (left, ()) == drop_unsupported(left, dialect)
        if isinstance(left, AcmeSession):
            left = attrs.evolve(left, owner=None)
        assert left == converter.structure(wire, type(left))

    def test_same(self) -> None:
        """
        What has no other class is the same instance.
        """
        for value in (SESSION, SessionUpdate(SESSION)):
            assert value is drop_unsupported(value, ACME)[0]
        assert PLAIN is drop_unsupported(PLAIN, GA)[0]

    def test_required(self) -> None:
        """
        A base instance lacks what the subclass on that wire requires.
        """
        value = SessionResource(speed=1.0, turn_detection=ServerVAD())

        assert ("turn_detection",) == unsupported(value, ROOMS)
        assert (
            SessionResource(speed=1.0),
            ("turn_detection",),
        ) == drop_unsupported(value, ROOMS)
        assert ("ServerVAD",) == unsupported(ServerVAD(), ROOMS)
        assert (None, ("ServerVAD",)) == drop_unsupported(ServerVAD(), ROOMS)

    def test_other_keys(self) -> None:
        """
        Attributes that the subclass's record lacks are named.
        """
        rules = GA.of(SessionResource).evolve(
            cls=AcmeSession, without=["speed"]
        )
        less = GA.evolve("less", records=[rules])

        assert ("speed",) == unsupported(PLAIN, less)
        left, names = drop_unsupported(PLAIN, less)
        assert (attrs.evolve(PLAIN, speed=None).tools, ("speed",)) == (
            left.tools,
            names,
        )
        assert AcmeSession is type(left)

    def test_other_tag(self) -> None:
        """
        A subclass with a tag of its own is another tool.
        """
        rules = GA.of(FunctionTool).evolve("timeout", cls=AcmeTool, tag="acme")
        both = GA.evolve("both", records=[rules])

        for tool in (
            FunctionTool("f"),
            AcmeTool("f"),
            AcmeTool("f", timeout=1),
        ):
            session = SessionResource(tools=[tool])
            assert (session, ()) == drop_unsupported(session, both)
            wire = make_converter(both).unstructure(session)
            found = make_converter(both).structure(wire, SessionResource)
            assert session == found

    def test_at_an_attribute(self) -> None:
        """
        Where an attribute has a record of the base, the base is read.
        """
        plain = GA.of(SessionResource)
        rules = GA.of(SessionUpdate).evolve(session=Key(records=[plain]))
        acme = GA.evolve("acme", records=[*RECORDS, rules])
        update = SessionUpdate(SessionResource(speed=1.0))

        assert (update, ()) == drop_unsupported(update, acme)
        assert AcmeSession is type(drop_unsupported(update.session, acme)[0])
        wire = make_converter(acme).unstructure(update)
        assert update == make_converter(acme).structure(wire, SessionUpdate)


class TestPayloads:
    def test_to_another(self) -> None:
        """
        Own attributes and tools are problems elsewhere, or dropped.
        """
        wire = make_converter(ACME).unstructure(SessionUpdate(SESSION))
        pointers = [
            "/session/tools/0/timeout",
            "/session/tools/1",
            "/session/avatar",
        ]

        with pytest.raises(WireError) as caught:
            convert_payload(wire, GA, source=ACME)
        assert pointers == [x.pointer for x in caught.value.problems]
        found, dropped = convert_payload(wire, GA, source=ACME, drop=True)
        assert make_converter(GA).unstructure(SessionUpdate(PLAIN)) == found
        assert pointers == [x.pointer for x in dropped]

    def test_from_another(self) -> None:
        """
        A plain payload is one of the subclass's wire, too.
        """
        wire = make_converter(GA).unstructure(SessionUpdate(PLAIN))

        assert (wire, ()) == convert_payload(wire, ACME, source=GA)

    def test_sessions_only(self) -> None:
        """
        Events carry the sessions of a dialect that has the subclass alone.
        """
        rules = record(AcmeSession, "avatar", "model")
        alone = Dialect("alone", [rules], {})
        payload = {"type": "session.update", "session": {"avatar": "a"}}

        assert () == check(payload, alone)
        assert (payload, ()) == convert_payload(payload, alone, source=alone)
        assert ["/session/avatar"] == [
            x.pointer
            for x in convert_payload(payload, BETA, source=alone, drop=True)[1]
        ]


class TestTranslated:
    def test_own_events(self) -> None:
        """
        Events of the user's own stay as they are, where there are such.
        """
        ping = VendorPing(1)
        flat = BETA.evolve("flat", records=[record(VendorPing, tag="ping")])

        assert (ping,) == translate(ping, ACME, source=flat)
        assert (ping,) == translate(ping, flat, source=ACME)
        assert () == translate(ping, BETA, source=ACME)

    def test_own_attributes(self) -> None:
        """
        An event that becomes one of another class loses what that lacks.
        """
        event = AcmeCreated(SAID, trace="t")

        assert (
            ConversationItemAdded(SAID),
            ConversationItemDone(SAID),
        ) == translate(event, GA, source=FLAT)

    def test_payload(self) -> None:
        """
        In a payload, what gets lost so is a problem, or listed.
        """
        event = AcmeCreated(SAID, trace="t")
        wire = make_converter(FLAT).unstructure(event)

        with pytest.raises(WireError) as caught:
            convert_payload(wire, GA, source=FLAT)
        assert ["/trace: the ga dialect doesn't support it"] == [
            str(x) for x in caught.value.problems
        ]
        found, dropped = convert_payload(wire, GA, source=FLAT, drop=True)
        assert ["conversation.item.added", "conversation.item.done"] == [
            x["type"] for x in found
        ]
        assert ["/trace"] == [x.pointer for x in dropped]
        del wire["trace"]
        assert () == convert_payload(wire, GA, source=FLAT)[1]

    def test_staged(self) -> None:
        """
        A dialect adds items first, also if it has a subclass of the event.
        """
        added = attrs.make_class(
            "AcmeAdded",
            {"trace": attrs.field(type=str | None, default=None)},
            bases=(ConversationItemAdded,),
            frozen=True,
        )
        rules = GA.of(ConversationItemAdded).evolve("trace", cls=added)
        acme = GA.evolve("acme", records=[rules])

        assert (added(SAID), ConversationItemDone(SAID)) == translate(
            ConversationItemCreated(SAID), acme, source=BETA
        )


class TestUnknownKeys:
    def test_of_a_server(self) -> None:
        """
        Unknown keys of a server are no problems, whatever the class.
        """
        payload = {
            "type": "session.updated",
            "session": {
                "type": "realtime",
                "picture": {"url": "u", "a/b": 1, "c": {"d": 2}},
                "audio": {
                    "output": {
                        "voice": {"type": "acme", "name": "n", "extra": "x"}
                    }
                },
                "e": 3,
                "tools": [
                    {"type": "function", "name": "f", "g": 1},
                ],
            },
        }

        found = examined(payload, ACME)

        assert () == found.problems == check(payload, ACME)
        assert [
            "/session/picture/a~1b: unknown key",
            "/session/picture/c: unknown key",
            "/session/tools/0/g: unknown key",
            "/session/e: unknown key",
        ] == [str(x.problem) for x in found.unknown_parts]

    def test_in_arrays(self) -> None:
        """
        So are those in objects of arrays.
        """
        album = attrs.make_class(
            "Album",
            {
                "pictures": attrs.field(
                    type=tuple[Avatar, ...] | None, default=None
                )
            },
            bases=(BaseServerEvent,),
            frozen=True,
        )
        acme = ACME.evolve("acme", records=[record(album, tag="album")])
        pictures = [{"url": "u"}, {"url": "v", "a": 1}, {"b": 2}]
        payload = {"type": "album", "pictures": pictures}

        found = examined(payload, acme)

        assert () == found.problems
        assert ["/pictures/1/a", "/pictures/2/b"] == [
            x.pointer for x in found.unknown_parts
        ]

    def test_beside_problems(self) -> None:
        """
        Other problems stay.
        """
        payload = {
            "type": "session.updated",
            "session": {"picture": {"url": 1, "a": 2}, "type": "realtime"},
        }

        assert [
            "/session/picture/url: expected a string, got the number 1"
        ] == [str(x) for x in check(payload, ACME)]

    def test_of_a_client(self) -> None:
        """
        Those of a client are problems.
        """
        payload = {
            "type": "session.update",
            "session": {"picture": {"a": 2}, "type": "realtime"},
        }

        assert ["/session/picture/a"] == [
            x.pointer for x in check(payload, ACME)
        ]


@pytest.mark.parametrize(
    "function",
    [carriers.with_carriers, detection.tags_of, recognition._forms_of],
)
def test_dialects_are_forgotten(function: Any) -> None:
    """
    What is kept for each dialect is limited, and so are classes of users.
    """
    assert function.cache_parameters()["maxsize"] is not None
