"""
An invented protocol, of calls through a telephone exchange.

Its classes are plain attrs classes, made by their own constructors.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any, Literal

from attrs import Factory, define, field, frozen, validators

from realtime_attrs import Off, Unknown
from realtime_attrs.dialects import (
    ANY,
    Dialect,
    Fallback,
    Key,
    Rewrite,
    Variant,
    Words,
    bare,
    record,
)


class Mood(Enum):
    """
    How somebody sounds.
    """

    CALM = 1
    WILD = 2


class Codec(Enum):
    """
    How sound is encoded.
    """

    NARROW = "narrow"
    WIDE = "wide"


class Line(Enum):
    """
    The kind of a line; the dialects have no words for it.
    """

    COPPER = "cu"
    FIBRE = "fi"


@frozen
class Signal:
    """
    The base class of signals, which has no record.
    """

    serial: str | None = field(default=None, kw_only=True)


@frozen
class Beep(Signal):
    """
    A tone; its pitch is validated.
    """

    hertz: int = field(
        default=440, validator=[validators.ge(20), validators.le(20_000)]
    )


@frozen
class Say(Signal):
    """
    A sentence, with a default other than `None`.
    """

    text: str
    loud: bool = False


@define
class Play(Signal):
    """
    A recording.
    """

    clip: bytes
    gains: tuple[float, ...] = ()


Step = Beep | Say | Play


@define
class Human:
    """
    Somebody with a private attribute, whose argument has another name.
    """

    name: str
    _badge: int | None = None


@define(kw_only=True)
class Robot:
    """
    Something; `extra` is an attribute like others.
    """

    maker: str
    mood: Mood = Mood.CALM
    extra: str | None = None


@frozen
class Nickname:
    """
    A name that stands where a mood could.
    """

    text: str


@frozen
class Billing:
    """
    The attributes of a bill, which stand beside those of the call.
    """

    account: str | None = None
    tariff: float | None = None


@define
class Note:
    """
    A class without a record.
    """

    text: str
    stars: int = 0


def _digits(number: Any) -> Any:
    return number.replace(" ", "") if isinstance(number, str) else number


def _no_vowel(_: Any, attribute: Any, value: str) -> None:
    """
    Raise what nobody expects.
    """
    if value == "o":
        raise LookupError(f"{attribute.name} has a vowel")


def _title(call: "Call") -> str:
    return f"to {call.number}"


@define
class Call:
    """
    A call, with an attribute of each kind.
    """

    number: str = field(converter=_digits)
    caller: Human | Robot | None = None
    mood: Mood | Nickname | Unknown | None = None
    greeting: Step | Literal[Off.OFF] | None = None
    steps: tuple[Step | Unknown, ...] = ()
    limit: int | None = None
    rings: int = 3
    gain: float | None = field(
        default=1.0, validator=validators.optional(validators.ge(0))
    )
    codec: Codec | None = None
    labels: Mapping[str, str] = field(factory=dict)
    memo: Mapping[str, Any] | None = None
    words: tuple[str | Unknown, ...] | None = None
    billing: Billing | None = None
    title: str = Factory(_title, takes_self=True)
    prefix: str = field(default="", validator=_no_vowel, kw_only=True)
    loudness: int = field(init=False, default=0, eq=False)

    def __attrs_post_init__(self) -> None:
        self.loudness = sum(getattr(x, "loud", False) for x in self.steps)


@frozen
class Conference:
    """
    Calls in which there are calls.
    """

    calls: tuple[Call, ...]
    host: Call | None = None


@define
class Diary:
    """
    Attributes that are left to the converter.
    """

    since: datetime
    days: tuple[datetime, ...] = ()
    pages: list[int] = field(factory=list)
    size: Literal["big", "small"] = "small"
    line: Line | None = None
    note: Note | None = None


EXCHANGE = Dialect(
    "exchange",
    [
        record(
            Call,
            "limit",
            "labels",
            "memo",
            "title",
            "prefix",
            number=Key("target.number", alias="phone"),
            caller="target.by",
            mood=Key("voice.mood", none=["whatever"]),
            greeting=Key("voice.greeting", off=["silence", None]),
            steps="script.steps",
            rings=Key("target.rings", as_string=True),
            gain=Key(
                "voice.gain", fallback=Fallback("volume"), null="refused"
            ),
            codec=Key(
                "voice.codec",
                words={
                    Codec: {
                        Codec.NARROW: {"type": "pcm", "hz": 8000},
                        Codec.WIDE: {"type": "pcm", "hz": 16000},
                    }
                },
                flatten={"hz": "rate"},
            ),
            words=Key(
                "script.words", rewrite=Rewrite({("b", "a"): ("a", "b")})
            ),
            billing="bill.*",
            constants={"protocol": "exchange/1"},
            explicit_nulls=["limit"],
            misplaced={"voice.caller": "caller", "greeting": "greeting"},
            ignored={"trace": ANY, "hop": ["one", "two"]},
            defaults={"limit": 8},
            required=["title"],
        ),
        record(Beep, tag="beep", hertz="pitch.hertz"),
        record(Say, tag="say", variants=[Variant(Say, tag="speak")]),
        record(Play, tag="play", constants={"format": "raw"}),
        record(
            Human, tag="human", tag_key="kind", name="name", _badge="badge"
        ),
        record(Robot, tag="robot", tag_key="kind"),
        record(Billing),
        bare(Nickname, "text"),
        record(Conference, host="room.host"),
        record(
            Diary,
            "since",
            "days",
            "pages",
            "size",
            line=Key("line", by_converter=True),
            note=Key("note", by_converter=True),
        ),
    ],
    {
        Mood: Words(
            {Mood.CALM: "calm", Mood.WILD: "wild"},
            aliases={"furious": Mood.WILD},
        ),
    },
    ignored={Signal: {"debug": ANY}},
)
"""
A dialect with a rule of each kind.
"""

PLAIN = EXCHANGE.evolve(
    "plain",
    without=[Play, Nickname, Diary],
    records=[
        record(
            Call,
            "number",
            "caller",
            "mood",
            "greeting",
            "steps",
            "gain",
            "rings",
        ),
        EXCHANGE.of(Say).evolve(without=["loud"], tag="talk"),
    ],
    words={Mood: {Mood.CALM: {"type": "calm", "degree": 1}}},
    null_is_off=False,
)
"""
A dialect that lacks some classes, words and attributes of the other.
"""
