"""
Classes of the user's own, with ours inside.
"""

import enum

from typing import Annotated, Any, Literal

import attrs

from realtime_attrs import (
    INF,
    OFF,
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


class Mood(enum.Enum):
    CALM = "calm"


@attrs.define
class Neighbour:
    """
    A class of the user's own, which converts leniently.
    """

    name: str
    age: int
    mood: Mood = Mood.CALM
    tags: list[str] = attrs.Factory(list)
    anything: Any = None


@attrs.define
class Pipeline:
    """
    A class of the user's own that holds ours in every way.
    """

    detection: TurnDetection | None = None
    three_states: TurnDetection | Literal[Off.OFF] | None = None
    subset: ServerVAD | None = None
    choices: list[ToolChoice] = attrs.Factory(list)
    limit: MaxResponseOutputTokens = INF
    maybe_limit: MaxResponseOutputTokens | None = None
    session: SessionResource | None = None
    by_name: dict[str, TurnDetection] = attrs.Factory(dict)
    noted: Annotated[TurnDetection, "noted"] | None = None
    neighbour: Neighbour | None = None


PIPELINE = Pipeline(
    detection=SemanticVAD("low"),
    three_states=OFF,
    subset=ServerVAD(threshold=0.5),
    choices=[ToolChoiceMode.NONE, FunctionToolChoice("f")],
    limit=100,
    maybe_limit=INF,
    session=SessionResource(voice=RealtimeVoice.ASH, turn_detection=OFF),
    by_name={"a": ServerVAD()},
    noted=ServerVAD(),
    neighbour=Neighbour("n", 3),
)


PIPELINE_PAYLOAD = {
    "detection": {"type": "semantic_vad", "eagerness": "low"},
    "three_states": None,
    "subset": {"type": "server_vad", "threshold": 0.5},
    "choices": ["none", {"type": "function", "name": "f"}],
    "limit": 100,
    "maybe_limit": "inf",
    "session": {"voice": "ash", "turn_detection": None},
    "by_name": {"a": {"type": "server_vad"}},
    "noted": {"type": "server_vad"},
    "neighbour": {
        "name": "n",
        "age": 3,
        "mood": "calm",
        "tags": [],
        "anything": None,
    },
}


@attrs.define
class Mine:
    """
    A class of the user's own.
    """

    a: int = 0


@attrs.define
class Call:
    """
    A class of the user's with a subclass.
    """

    detection: ServerVAD
    number: str = ""


@attrs.define
class HeldCall(Call):
    """
    The subclass.
    """

    since: int = attrs.field(kw_only=True)


@attrs.define
class Renamed:
    detection: TurnDetection
