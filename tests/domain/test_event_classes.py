"""
The classes of events: which there are, and how they are built.
"""

import copy
import enum
import pickle
import subprocess
import sys

from typing import Any, get_args

import attrs
import pytest

import realtime_attrs.events

from event_fields import (
    CLIENT_EVENTS,
    EVENTS,
    FIELDS,
    PARTS,
    SERVER_EVENTS,
    required,
)
from realtime_attrs import INF, SessionResource, Unknown
from realtime_attrs._values.annotations import kind_of, options_of
from realtime_attrs.events import (
    AssistantMessage,
    CancellationReason,
    ClientEvent,
    ContentPart,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemCreated,
    DurationUsage,
    Event,
    ExpiryAnchor,
    FunctionCall,
    FunctionCallOutput,
    ImageDetail,
    IncompletionReason,
    InputAudio,
    InputAudioBufferCommit,
    InputImage,
    InputText,
    InputTokenDetails,
    Item,
    ItemStatus,
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPCallError,
    MCPHTTPError,
    MCPListTools,
    MCPProtocolError,
    MCPToolExecutionError,
    OutputAudio,
    OutputText,
    OutputTokenDetails,
    Phase,
    Response,
    ResponseCancel,
    ResponseCancelled,
    ResponseCompleted,
    ResponseDone,
    ResponseFailed,
    ResponseIncomplete,
    ResponseStatus,
    ResponseTextDelta,
    ServerEvent,
    Session,
    StatusDetails,
    SystemMessage,
    TokenUsage,
    TranscriptionSession,
    TranscriptionUsage,
    Usage,
    UserMessage,
)


class TestClasses:
    @pytest.mark.parametrize("cls", PARTS)
    def test_order(self, cls: type) -> None:
        """
        The attributes stand in the documented order, what is unknown last.
        """
        fields = [field.name for field in attrs.fields(cls)]

        assert [*PARTS[cls].replace("|", "").split(), "extra"] == fields

    @pytest.mark.parametrize("cls", EVENTS)
    def test_order_of_events(self, cls: type) -> None:
        """
        So do those of events, which have identifiers.
        """
        fields = [field.name for field in attrs.fields(cls)]

        assert [
            *EVENTS[cls].replace("|", "").split(),
            "event_id",
            "extra",
        ] == fields

    @pytest.mark.parametrize("cls", FIELDS)
    def test_required(self, cls: type) -> None:
        """
        What a class is nothing without is required, and the rest is then None.
        """
        fields = attrs.fields(cls)

        assert required(cls) == [
            field.name for field in fields if field.default is not None
        ]
        assert {attrs.NOTHING, None} >= {field.default for field in fields}

    @pytest.mark.parametrize("cls", FIELDS)
    def test_keywords(self, cls: type) -> None:
        """
        Only what is beside the matter is given by keyword alone.
        """
        ends = ["event_id", "extra"] if cls in EVENTS else ["extra"]

        assert ends == [
            field.name for field in attrs.fields(cls) if field.kw_only
        ]

    @pytest.mark.parametrize("cls", FIELDS)
    def test_slots(self, cls: Any) -> None:
        """
        Each class has slots for its own attributes, and instances no more.
        """
        inherited = ["event_id", "extra"] if cls in EVENTS else ["extra"]

        assert [*cls.__slots__, *inherited] == [
            field.name for field in attrs.fields(cls)
        ]
        assert 0 == cls.__dictoffset__ == cls.__weakrefoffset__

    @pytest.mark.parametrize("cls", FIELDS)
    def test_annotations(self, cls: type) -> None:
        """
        Each annotation is understood, and each integer has a range.
        """
        for field in attrs.fields(cls):
            assert kind_of(field.type).expected
            assert int not in options_of(field.type)

    @pytest.mark.parametrize("cls", FIELDS)
    def test_extra(self, cls: type) -> None:
        """
        Each has room for unknown keys, and for nothing else there.
        """
        given = dict.fromkeys(required(cls))

        with pytest.raises(TypeError, match=r"\.extra: expected an Unknown "):
            attrs.fields_dict(cls)["extra"].converter(Unknown("a", "ga"))
        with pytest.raises(TypeError, match=rf"^{cls.__name__}\."):
            cls(**given, extra="a")

    def test_frozen(self) -> None:
        """
        An event cannot be changed in place.
        """
        event = ResponseCancel("resp_1")

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            event.response_id = None  # type: ignore[misc]

    def test_equal_by_value(self) -> None:
        """
        Equal values are equal objects with equal hashes, of one class only.
        """
        item = UserMessage([InputText("Hello.")], "item_1")
        added = ConversationItemAdded(item, event_id="event_1")

        assert added == copy.deepcopy(added)
        assert hash(added) == hash(copy.deepcopy(added))
        assert added != ConversationItemCreated(item, event_id="event_1")
        assert added != ConversationItemAdded(item, event_id="event_2")
        assert ResponseCancel() != ResponseCancel(
            extra=Unknown({"a": 1}, "ga")
        )

    @pytest.mark.parametrize(
        "duplicate",
        [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))],
        ids=["copy", "deepcopy", "pickle"],
    )
    def test_duplicates(self, duplicate: Any) -> None:
        """
        Copies and pickles are equal, and enums stay themselves.
        """
        event = ResponseDone(
            Response(
                "resp_1",
                ResponseStatus.CANCELLED,
                ResponseCancelled(CancellationReason.TURN_DETECTED),
                [
                    AssistantMessage(
                        [OutputAudio("Hel")], phase=Phase.COMMENTARY
                    )
                ],
                max_output_tokens=INF,
                usage=Usage(
                    3, 2, 1, InputTokenDetails(2), OutputTokenDetails(1)
                ),
                metadata={"a": "b"},
            )
        )
        result = duplicate(event)

        assert event == result
        assert ResponseStatus.CANCELLED is result.response.status
        assert INF is result.response.max_output_tokens

    def test_match(self) -> None:
        """
        What an event brings is what a pattern finds first.
        """
        found = ResponseTextDelta.__match_args__  # type: ignore[attr-defined]

        assert ("delta", "item_id") == found[:2]

    def test_repr(self) -> None:
        """
        The repr is the expression that makes the object.
        """
        event = ConversationItemCreate(
            AssistantMessage((), status=ItemStatus.IN_PROGRESS), "root"
        )

        assert (
            "ConversationItemCreate(item=AssistantMessage(content=(),"
            " status=ItemStatus.IN_PROGRESS), previous_item_id='root')"
        ) == repr(event)
        assert repr(InputAudioBufferCommit()) == "InputAudioBufferCommit()"


class TestNames:
    def test_public(self) -> None:
        """
        Every class that is exported is in the tables here, and is sorted.
        """
        names = realtime_attrs.events.__all__
        exported = [getattr(realtime_attrs.events, name) for name in names]
        classes = {item for item in exported if isinstance(item, type)}

        assert len(names) == len(set(names))
        assert names == sorted(names)
        assert FIELDS.keys() == {item for item in classes if attrs.has(item)}
        assert {
            CancellationReason,
            ExpiryAnchor,
            ImageDetail,
            IncompletionReason,
            ItemStatus,
            Phase,
            ResponseStatus,
        } == {item for item in classes if issubclass(item, enum.Enum)}

    @pytest.mark.parametrize(
        ("alias", "members"),
        [
            (ClientEvent, list(CLIENT_EVENTS)),
            (ServerEvent, list(SERVER_EVENTS)),
            (Event, list(EVENTS)),
            (
                Item,
                [
                    SystemMessage,
                    UserMessage,
                    AssistantMessage,
                    FunctionCall,
                    FunctionCallOutput,
                    MCPListTools,
                    MCPCall,
                    MCPApprovalRequest,
                    MCPApprovalResponse,
                ],
            ),
            (
                ContentPart,
                [InputText, InputAudio, InputImage, OutputText, OutputAudio],
            ),
            (
                MCPCallError,
                [MCPProtocolError, MCPToolExecutionError, MCPHTTPError],
            ),
            (
                StatusDetails,
                [
                    ResponseCompleted,
                    ResponseCancelled,
                    ResponseIncomplete,
                    ResponseFailed,
                ],
            ),
            (TranscriptionUsage, [TokenUsage, DurationUsage]),
            (Session, [SessionResource, TranscriptionSession]),
        ],
    )
    def test_unions(self, alias: Any, members: list[type]) -> None:
        """
        The unions have the documented members, and nothing unknown.
        """
        assert members == list(get_args(alias))

    def test_counts(self) -> None:
        """
        There are as many events as the two wires have names for.
        """
        assert len(CLIENT_EVENTS) == 12
        assert len(SERVER_EVENTS) == 48

    @pytest.mark.parametrize(
        ("cls", "names"),
        [
            (ItemStatus, "COMPLETED INCOMPLETE IN_PROGRESS CANCELLED"),
            (Phase, "COMMENTARY FINAL_ANSWER"),
            (ImageDetail, "AUTO LOW HIGH ORIGINAL"),
            (
                ResponseStatus,
                "IN_PROGRESS COMPLETED CANCELLED INCOMPLETE FAILED",
            ),
            (CancellationReason, "TURN_DETECTED CLIENT_CANCELLED"),
            (IncompletionReason, "MAX_OUTPUT_TOKENS CONTENT_FILTER"),
            (ExpiryAnchor, "CREATED_AT"),
        ],
    )
    def test_members(self, cls: type[enum.Enum], names: str) -> None:
        """
        The enums have the documented members, whose values are no spellings.
        """
        assert names.split() == [member.name for member in cls]
        assert not any(isinstance(member.value, str) for member in cls)

    def test_imports(self) -> None:
        """
        Events load no cattrs and no dialect, and the package no events.
        """
        code = (
            "import sys, realtime_attrs;"
            " print('realtime_attrs.events' in sys.modules);"
            " import realtime_attrs.events; print([name for name in"
            " sys.modules if name.startswith(('cattr',"
            " 'realtime_attrs.dialects'))])"
        )

        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )

        assert done.stdout.split() == ["False", "[]"]
