"""
The base classes: what derives from them, and what it inherits.
"""

import copy
import inspect
import pickle

from typing import Any, get_args

import attrs
import pytest

from public_classes import RECORDS
from realtime_attrs import (
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    ToolChoice,
    ToolChoiceMode,
    ToolDefinition,
    TurnDetection,
    Unknown,
    Voice,
)
from realtime_attrs._domain.bases import (
    BaseClientEvent,
    BaseContentPart,
    BaseEvent,
    BaseItem,
    BaseMCPError,
    BaseObject,
    BaseServerEvent,
    BaseTool,
    BaseToolChoice,
    BaseTurnDetection,
    BaseVoice,
)
from realtime_attrs._values.checked import frozen, thawed
from realtime_attrs.converter import json_schema, unsupported
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ClientEvent,
    ContentPart,
    InputAudioBufferCommit,
    Item,
    ItemReference,
    MCPCallError,
    OutputText,
    ResponseTextDelta,
    ServerEvent,
    SessionUpdate,
)
from realtime_attrs.vendors import azure_voice_live as azure
from realtime_attrs.vendors import (
    glm,
    hugging_face,
    inworld,
    localai,
    qwen,
    speaches,
    stepfun,
    xai,
)


FAMILIES = [
    (
        BaseTool,
        ToolDefinition
        | azure.ToolDefinition
        | inworld.ToolDefinition
        | speaches.SpeachesFunctionTool
        | stepfun.ToolDefinition
        | xai.ToolDefinition,
    ),
    (BaseToolChoice, ToolChoice | azure.ToolChoice),
    (
        BaseTurnDetection,
        TurnDetection
        | azure.TurnDetection
        | glm.ClientVAD
        | qwen.QwenSemanticVAD
        | qwen.SmartTurn
        | qwen.SpeakerDetection
        | speaches.SpeachesServerVAD
        | stepfun.StepFunServerVAD,
    ),
    (BaseVoice, Voice | azure.Voice),
    (BaseItem, Item | azure.Item | glm.Item | xai.Item | localai.Item),
    (BaseMCPError, MCPCallError | azure.MCPOpaqueError),
    (
        BaseClientEvent,
        ClientEvent | azure.ClientEvent | glm.ClientEvent | qwen.ClientEvent,
    ),
    (
        BaseServerEvent,
        ServerEvent
        | azure.ServerEvent
        | glm.ServerEvent
        | inworld.ServerEvent
        | qwen.ServerEvent
        | qwen.AudioServerEvent
        | qwen.LiveTranslateServerEvent
        | speaches.ServerEvent
        | stepfun.ServerEvent
        | xai.ServerEvent
        | hugging_face.ServerEvent
        | localai.ServerEvent,
    ),
]

OF_A_SESSION = [field.name for field in attrs.fields(SessionResource)]
OF_A_DETECTION = [field.name for field in attrs.fields(ServerVAD)]
CLASSES = sorted(RECORDS, key=lambda cls: cls.__name__)


@attrs.frozen
class _Timed(ResponseTextDelta):
    """
    A user's subclass.
    """

    seconds: float | None = None


@frozen
class _Avatar(SessionResource):
    """
    A subclass that checks, as our classes do.
    """

    avatar: str | None = None


@frozen
class _Described(ServerVAD):
    """
    A subclass with an `extra` of its own.
    """

    extra: Unknown | None = attrs.field(default=None, kw_only=True)
    note: str | None = None


class TestFamilies:
    @pytest.mark.parametrize(("base", "union"), FAMILIES)
    def test_members(self, base: type, union: Any) -> None:
        """
        The members of a union derive from its base class, and no others do.
        """
        members = set(get_args(union))

        assert all(issubclass(cls, base) for cls in members)
        assert RECORDS & members == {
            cls for cls in RECORDS if issubclass(cls, base)
        }

    def test_objects(self) -> None:
        """
        Every class that has unknown keys inherits the attribute.
        """
        for cls in CLASSES:
            assert issubclass(cls, BaseObject)
            assert "extra" not in vars(cls)

    def test_parts(self) -> None:
        """
        Parts of messages have no base class, nor have references to items.
        """
        parts = (*get_args(ContentPart), ItemReference)

        assert not any(issubclass(x, BaseContentPart) for x in parts)
        assert not issubclass(ItemReference, BaseItem)

    def test_enums(self) -> None:
        """
        Enums have a family without attributes, and stay themselves.
        """
        assert isinstance(RealtimeVoice.ASH, BaseVoice)
        assert isinstance(ToolChoiceMode.AUTO, BaseToolChoice)
        assert not attrs.has(RealtimeVoice)
        assert RealtimeVoice.ASH is pickle.loads(
            pickle.dumps(RealtimeVoice.ASH)
        )


class TestInherited:
    @pytest.mark.parametrize(
        ("cls", "names"),
        [
            (BaseTool, ["extra"]),
            (BaseEvent, ["event_id", "extra"]),
            (BaseClientEvent, ["event_id", "extra"]),
            (InputAudioBufferCommit, ["event_id", "extra"]),
            (OutputText, ["text", "extra"]),
            (_Avatar, [*OF_A_SESSION[:-1], "avatar", "extra"]),
            (_Described, [*OF_A_DETECTION[:-1], "extra", "note"]),
        ],
    )
    def test_order(self, cls: type, names: list[str]) -> None:
        """
        Inherited keywords come last, unless the class has its own.
        """
        assert names == [field.name for field in attrs.fields(cls)]

    def test_signature(self) -> None:
        """
        Arguments by position come in the order of classes, keywords last.
        """
        parameters = inspect.signature(_Described).parameters

        assert [*OF_A_DETECTION[:-1], "note", "extra"] == [*parameters]
        assert "n" == _Described(*[None] * len(OF_A_DETECTION[:-1]), "n").note

    def test_users_subclass(self) -> None:
        """
        A user's subclass has the fields in our order, and then its own.
        """
        ours = [field.name for field in attrs.fields(ResponseTextDelta)]
        theirs = [field.name for field in attrs.fields(_Timed)]
        event = _Timed("d", "i", "r", 0, 0, seconds=1.5, event_id="e")

        assert [*ours, "seconds"] == theirs
        assert repr(event).endswith(
            "content_index=0, event_id='e', seconds=1.5)"
        )
        assert event == copy.deepcopy(event)
        assert ("seconds",) == unsupported(event, GA)

    @pytest.mark.parametrize("name", ["index", "count"])
    def test_names_of_tuples(self, name: str) -> None:
        """
        An attribute that is called as a method of tuples is shown.
        """
        cls: Any = frozen(
            type("Made", (BaseTool,), {"__annotations__": {name: int}})
        )

        assert f"Made({name}=3)" == repr(cls(3))

    @pytest.mark.parametrize(
        ("cls", "given", "message"),
        [
            (_Avatar, {"extra": 1}, r"^_Avatar\.extra: expected an Unknown "),
            (_Avatar, {"speed": "x"}, r"^_Avatar\.speed: expected a number"),
            (BaseTool, {"extra": 1}, r"^BaseObject\.extra: expected an "),
            (
                InputAudioBufferCommit,
                {"event_id": 1},
                r"^InputAudioBufferCommit\.event_id: expected a string",
            ),
        ],
    )
    def test_messages(self, cls: Any, given: Any, message: str) -> None:
        """
        Messages name the class that is made, if its fields are checked.
        """
        with pytest.raises(TypeError, match=message):
            cls(**given)

    def test_converters(self) -> None:
        """
        An inherited converter converts once.
        """
        made = _Avatar(modalities=["text"], extra=Unknown({}, "ga"))

        assert ("text",) == made.modalities
        assert None is made.extra

    @pytest.mark.parametrize(
        ("cls", "text"),
        [
            (
                SessionUpdate,
                "An identifier that the client chooses; errors refer to it.",
            ),
            (ResponseTextDelta, "The event's identifier."),
        ],
    )
    def test_descriptions(self, cls: type, text: str) -> None:
        """
        JSON Schema describes inherited attributes as their base classes do.
        """
        schema = json_schema(GA, cls)["$defs"][cls.__name__]

        assert text == schema["properties"]["event_id"]["description"]


class TestBuilders:
    def test_change_over(self) -> None:
        """
        An instance of a builder takes attributes, and is then a frozen one.
        """
        for cls in CLASSES:
            made: Any = object.__new__(thawed(cls))
            for field in attrs.fields(cls):
                setattr(made, field.name, None)
            del made.extra
            made.extra = None
            made.__class__ = cls

            assert cls is type(made)
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                made.extra = None

    def test_are_quick(self) -> None:
        """
        Builders have both methods of objects, or Python would call one by name.
        """
        for cls in CLASSES:
            methods = vars(thawed(cls))

            assert object.__setattr__ is methods["__setattr__"]
            assert object.__delattr__ is methods["__delattr__"]
