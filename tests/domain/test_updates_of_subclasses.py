"""
What an update does to attributes of the user's own.
"""

from datetime import UTC, datetime
from typing import Any

import attrs
import pytest

from realtime_attrs import (
    OFF,
    AudioTranscription,
    FunctionTool,
    ImpossibleUpdate,
    NoiseReduction,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs._values.equality import is_alike
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA, Key, record
from realtime_attrs.events import SessionUpdate, TranscriptionSession
from realtime_attrs.extending import (
    BaseServerEvent,
    BaseSettings,
    BaseTurnDetection,
    ThreeStates,
    frozen,
)


NORTH = datetime(2026, 1, 1, tzinfo=UTC)
SOUTH = datetime(2027, 1, 1, tzinfo=UTC)


@attrs.frozen
class AcmeSession(SessionResource):
    """
    A session with attributes of the user's own.
    """

    avatar: str | None = None
    echo: ThreeStates[bool] = None
    session: str | None = None
    voice_extra: str | None = None


@frozen
class CheckedSession(SessionResource):
    """
    A session whose constructor checks.
    """

    avatar: str | None = None


@frozen
class Blink(BaseSettings):
    """
    Settings in others.
    """

    times: int | None = None
    pause: int | None = None


@frozen
class Lamp(BaseSettings):
    """
    Settings of the user's own.
    """

    colour: str | None = None
    blink: Blink | None = None


@frozen
class LitSession(SessionResource):
    """
    A session with such settings.
    """

    lamp: Lamp | None = None


@attrs.frozen
class OtherSession(SessionResource):
    """
    A session of another vendor.
    """

    tenant: str = ""
    labels: list[str] = attrs.Factory(list)
    title: str = attrs.field(
        default=attrs.Factory(lambda self: f"of {self.tenant}", True)
    )


@attrs.frozen
class Tagged(SessionResource):
    """
    A session with an attribute that must be there.
    """

    since: datetime = attrs.field(kw_only=True)
    count: int = attrs.field(default=0, init=False)


@attrs.frozen
class Guarded(SessionResource):
    """
    A session with a validator.
    """

    level: int | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(attrs.validators.ge(0)),
    )


@frozen
class Pressed(BaseTurnDetection):
    """
    A turn detection of the user's own.
    """

    key: str | None = None
    hold_ms: int | None = None


@attrs.frozen
class Nothing(BaseTurnDetection):
    """
    A turn detection without attributes.
    """


@attrs.frozen
class RoomVAD(ServerVAD):
    """
    A detection with an attribute of the user's own.
    """

    room: str | None = None


@attrs.frozen
class LoudVAD(ServerVAD):
    """
    Another one.
    """

    factor: float | None = None


@attrs.frozen
class AcmeTranscription(AudioTranscription):
    """
    A transcription with an attribute of the user's own.
    """

    hints: tuple[str, ...] | None = None


@attrs.frozen
class AcmeTool(FunctionTool):
    """
    A tool with an attribute of the user's own.
    """

    timeout: int | None = None


@attrs.frozen
class AcmeUpdated(BaseServerEvent):
    """
    An event of the user's own that holds a session.
    """

    session: AcmeSession | None = None


SET: list[tuple[type[Any], dict[str, Any], dict[str, Any]]] = [
    (AcmeSession, {"avatar": "a"}, {"avatar": "b"}),
    (AcmeSession, {"avatar": "a"}, {"echo": OFF}),
    (AcmeSession, {"echo": True}, {"echo": OFF, "speed": 1.0}),
    (AcmeSession, {"voice_extra": "a"}, {"voice_extra": "b"}),
    (CheckedSession, {"avatar": "a", "speed": 1.0}, {"avatar": "b"}),
    (OtherSession, {"tenant": "a", "title": "t"}, {"labels": ["l"]}),
    (Tagged, {"since": NORTH}, {"since": SOUTH}),
    (Guarded, {"level": 1}, {"level": 2}),
]


def session_of(detection: Any) -> SessionResource:
    """
    Make a session with a turn detection.
    """
    return SessionResource(turn_detection=detection)


def gone(before: Any, after: Any, **more: Any) -> tuple[str, ...]:
    """
    Name what no update can say, as the error does.
    """
    with pytest.raises(ImpossibleUpdate) as caught:
        changes(before, after, **more)
    return caught.value.names


class TestOwnAttributes:
    @pytest.mark.parametrize(("cls", "old", "new"), SET)
    def test_set(self, cls: Any, old: Any, new: Any) -> None:
        """
        A value replaces the one there was, and the others stay.
        """
        before, after = cls(**old), cls(**{**old, **new})

        assert after == apply_update(before, cls(**new))
        assert cls(**new) == changes(before, after)
        assert after == apply_update(before, changes(before, after))
        assert cls is type(changes(before, after))

    @pytest.mark.parametrize(("cls", "old", "_"), SET)
    def test_not_set(self, cls: Any, old: Any, _: Any) -> None:
        """
        What is None, or has its default, isn't set.
        """
        before = cls(**old)
        needed = {"since": NORTH} if cls is Tagged else {}

        assert before == apply_update(before, cls(**needed))
        assert before == apply_update(before, SessionResource())
        assert cls(**needed) == changes(before, before)

    def test_unset(self) -> None:
        """
        What would have to be unset again is named.
        """
        assert ("avatar", "echo") == gone(
            AcmeSession(avatar="a", echo=True), AcmeSession()
        )
        assert ("tenant",) == gone(
            OtherSession(tenant="a", title="t"), OtherSession(title="t")
        )
        assert ("avatar",) == gone(AcmeSession(avatar="a"), SessionResource())

    def test_required(self) -> None:
        """
        An attribute that the class requires is in each update.
        """
        before, plain = Tagged(since=NORTH), SessionResource(speed=1.0)

        assert ("since",) == gone(before, plain)
        assert Tagged(since=NORTH, speed=1.0) == changes(
            before, attrs.evolve(before, speed=1.0)
        )
        assert before == changes(plain, attrs.evolve(before, speed=1.0))

    def test_validators(self) -> None:
        """
        Constructors of the user's own are called.
        """
        made = []

        @frozen
        class Watched(SessionResource):
            tenant: str | None = None

            def __attrs_post_init__(self) -> None:
                made.append(self)

        before = Watched(tenant="a")
        after = apply_update(before, SessionResource(speed=1.0))

        assert Watched(tenant="a", speed=1.0) == after
        assert [before, after] == made[:2]

    def test_own_session(self) -> None:
        """
        An attribute called as that of events isn't taken for the session.
        """
        before = AcmeSession(session="s")

        assert before == apply_update(before, AcmeSession())
        assert AcmeSession(session="t") == changes(
            before, AcmeSession(session="t")
        )

    def test_in_events(self) -> None:
        """
        Events of the user's own are taken for the sessions in them.
        """
        event = AcmeUpdated(AcmeSession(avatar="a"))

        assert AcmeSession(avatar="a", speed=1.0) == apply_update(
            event, SessionUpdate(SessionResource(speed=1.0))
        )
        with pytest.raises(TypeError, match="expected a session, got null"):
            changes(AcmeUpdated(), event)


class TestBothClasses:
    def test_base_and_subclass(self) -> None:
        """
        The result is of the class that has the attributes of both.
        """
        plain = SessionResource(voice=RealtimeVoice.ASH, speed=1.0)
        acme = AcmeSession(avatar="a", speed=1.5)
        checked = CheckedSession(avatar="a", speed=1.5)

        assert AcmeSession(
            voice=RealtimeVoice.ASH, avatar="a", speed=1.5
        ) == apply_update(plain, acme)
        assert AcmeSession(
            voice=RealtimeVoice.ASH, avatar="a", speed=1.0
        ) == apply_update(acme, plain)
        assert CheckedSession(
            voice=RealtimeVoice.ASH, avatar="a", speed=1.0
        ) == apply_update(checked, plain)
        assert acme == changes(SessionResource(speed=1.0), acme)
        assert AcmeSession(speed=1.0) == changes(
            AcmeSession(speed=1.5), SessionResource(speed=1.0)
        )

    def test_nothing_of_its_own(self) -> None:
        """
        A base instance and a subclass with nothing to add are the same.
        """
        plain, acme = SessionResource(speed=1.0), AcmeSession(speed=1.0)

        assert AcmeSession() == changes(plain, acme) == changes(acme, plain)

    def test_siblings(self) -> None:
        """
        Of two subclasses, one must have nothing set of its own.
        """
        acme, other = AcmeSession(avatar="a"), OtherSession(tenant="t")

        assert AcmeSession(avatar="a", speed=1.0) == apply_update(
            acme, OtherSession(speed=1.0)
        )
        assert OtherSession(tenant="t", speed=1.0) == apply_update(
            AcmeSession(speed=1.0), other
        )
        for call in (apply_update, changes):
            with pytest.raises(TypeError) as caught:
                call(acme, other)
            assert (
                "expected sessions of one kind, got AcmeSession and"
                " OtherSession"
            ) == str(caught.value)
        transcription: Any = TranscriptionSession()
        with pytest.raises(TypeError, match="AcmeSession and Transcription"):
            apply_update(acme, transcription)


class TestSettings:
    @pytest.mark.parametrize(
        ("old", "new", "merged"),
        [
            (
                Pressed("a", 5),
                Pressed("b"),
                Pressed("b", 5),
            ),
            (
                RoomVAD(threshold=0.5, room="a"),
                ServerVAD(threshold=0.6),
                RoomVAD(threshold=0.6, room="a"),
            ),
            (
                ServerVAD(threshold=0.5),
                RoomVAD(room="a"),
                RoomVAD(threshold=0.5, room="a"),
            ),
            (RoomVAD(room="a"), LoudVAD(factor=2.0), LoudVAD(factor=2.0)),
            (Pressed("a"), Nothing(), Nothing()),
            (Nothing(), Nothing(), Nothing()),
            (OFF, Pressed("a"), Pressed("a")),
        ],
    )
    def test_detections(self, old: Any, new: Any, merged: Any) -> None:
        """
        Turn detections of one class merge, or of a class and its subclass.
        """
        before, after = session_of(old), session_of(merged)

        assert after == apply_update(before, session_of(new))
        assert is_alike(after, apply_update(before, changes(before, after)))

    def test_others(self) -> None:
        """
        So do transcription and noise reduction, and nothing else.
        """
        before = SessionResource(
            input_audio_transcription=AcmeTranscription(
                model="m", hints=("a",)
            ),
            input_audio_noise_reduction=NoiseReduction(strength=0.5),
            tools=[AcmeTool("f", timeout=1)],
        )
        update = SessionResource(
            input_audio_transcription=AudioTranscription(language="en"),
            input_audio_noise_reduction=NoiseReduction(),
            tools=[FunctionTool("f")],
        )

        assert SessionResource(
            input_audio_transcription=AcmeTranscription(
                "en", "m", hints=("a",)
            ),
            input_audio_noise_reduction=NoiseReduction(strength=0.5),
            tools=[FunctionTool("f")],
        ) == apply_update(before, update)

    def test_own(self) -> None:
        """
        So do own settings, and those in them.
        """
        before = LitSession(lamp=Lamp("red", Blink(2)))
        update = LitSession(lamp=Lamp(blink=Blink(pause=3)))
        after = LitSession(lamp=Lamp("red", Blink(2, 3)))

        assert after == apply_update(before, update)
        assert after == apply_update(before, changes(before, after))
        assert ("lamp.blink.pause",) == gone(after, before)

    def test_unset(self) -> None:
        """
        An attribute of a detection that would have to be unset is named.
        """
        before = session_of(RoomVAD(threshold=0.5, room="a"))

        assert ("turn_detection.room",) == gone(
            before, session_of(ServerVAD(threshold=0.6))
        )
        assert session_of(SemanticVAD()) == changes(
            before, session_of(SemanticVAD())
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"tools": [FunctionTool("f")]}, {"tools": [AcmeTool("f")]}),
            (
                {"turn_detection": RoomVAD(0.5)},
                {"turn_detection": ServerVAD(0.5)},
            ),
        ],
    )
    def test_same_inside(self, one: Any, other: Any) -> None:
        """
        A base instance and a subclass with nothing to add are no change.
        """
        before, after = SessionResource(**one), SessionResource(**other)

        assert SessionResource() == changes(before, after)
        assert SessionResource() == changes(after, before)

    def test_other_inside(self) -> None:
        """
        A subclass with something to add is one, and so is true instead of 1.
        """
        before = SessionResource(
            tools=[FunctionTool("f", parameters={"a": 1})]
        )
        tools = [AcmeTool("f", parameters={"a": 1}, timeout=1)]
        same = [AcmeTool("f", parameters={"a": True})]

        for after in (
            SessionResource(tools=tools),
            SessionResource(tools=same),
        ):
            assert after == changes(before, after)

    def test_extra(self) -> None:
        """
        The unknown keys of a subclass merge as those of its base do.
        """
        before = session_of(RoomVAD(extra=Unknown({"a": 1}, "ga")))
        update = session_of(ServerVAD(extra=Unknown({"b": 2}, "ga")))

        assert session_of(
            RoomVAD(extra=Unknown({"a": 1, "b": 2}, "ga"))
        ) == apply_update(before, update)


RULES = GA.of(SessionResource)
ACME = GA.evolve(
    "acme",
    records=[
        RULES.evolve(
            "avatar",
            cls=AcmeSession,
            session=Key(None),
            defaults={**RULES.defaults, "avatar": "none", "speed": 2.0},
        ),
        GA.of(ServerVAD).evolve(
            "room", cls=RoomVAD, defaults={"threshold": 0.25}
        ),
        record(Pressed, tag="pressed", defaults={"hold_ms": 5}),
    ],
)


class TestInTermsOfADialect:
    def test_stored(self) -> None:
        """
        What a dialect doesn't write is no change to send.
        """
        before = AcmeSession(session="a", avatar="x")
        after = AcmeSession(session="b", avatar="y")

        assert AcmeSession(avatar="y") == changes(before, after, dialect=ACME)
        assert AcmeSession(avatar="y", session="b") == changes(before, after)
        assert AcmeSession() == changes(
            before, attrs.evolve(before, session=None), dialect=ACME
        )

    @pytest.mark.parametrize("cls", [AcmeSession, SessionResource])
    def test_defaults(self, cls: Any) -> None:
        """
        What the server of the subclass's record starts with is no change.
        """
        found = changes(cls(), cls(speed=2.0), dialect=ACME)

        assert cls() == found
        assert cls(speed=1.0) == changes(cls(), cls(speed=1.0), dialect=ACME)
        assert AcmeSession() == changes(
            SessionResource(), AcmeSession(avatar="none"), dialect=ACME
        )

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (ServerVAD(), ServerVAD(threshold=0.25)),
            (ServerVAD(), RoomVAD(threshold=0.25)),
            (Pressed("a"), Pressed("a", 5)),
        ],
    )
    def test_detections(
        self, one: TurnDetection, other: TurnDetection
    ) -> None:
        """
        Nor is what its detections start with.
        """
        before, after = session_of(one), session_of(other)

        assert SessionResource() == changes(before, after, dialect=ACME)
        assert SessionResource() == changes(after, before, dialect=ACME)
        assert after == changes(before, after)

    def test_other_record(self) -> None:
        """
        A subclass without a record has the defaults of its base.
        """
        assert OtherSession() == changes(
            OtherSession(), OtherSession(tools=[]), dialect=GA
        )
        assert OtherSession(tenant="a") == changes(
            OtherSession(), OtherSession(tenant="a"), dialect=GA
        )

    def test_echo(self) -> None:
        """
        The server's answer to a plain session is no change to it.
        """
        sent = SessionResource(speed=1.0, turn_detection=RoomVAD(room="a"))
        converter = make_converter(ACME)
        wire = converter.unstructure(sent)
        heard = converter.structure(wire, SessionResource)

        assert AcmeSession is type(heard)
        assert AcmeSession() == changes(sent, heard, dialect=ACME)
        assert AcmeSession() == changes(sent, heard)
