"""
The classes of events: what they hold, and what they refuse.
"""

import array
import copy
import enum
import pickle
import subprocess
import sys

from typing import Any, get_args

import attrs
import pytest

import realtime_attrs.events

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    FunctionTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs._values.annotations import kind_of, options_of
from realtime_attrs._values.kinds import Bytes
from realtime_attrs.events import (
    AssistantMessage,
    CachedTokenDetails,
    CancellationReason,
    ClientEvent,
    ClientSecret,
    ClientSecretAnswer,
    ClientSecretRequest,
    ContentPart,
    ConversationCreated,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemCreated,
    ConversationItemDelete,
    ConversationItemDeleted,
    ConversationItemDone,
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionDelta,
    ConversationItemInputAudioTranscriptionFailed,
    ConversationItemInputAudioTranscriptionSegment,
    ConversationItemRetrieve,
    ConversationItemRetrieved,
    ConversationItemTruncate,
    ConversationItemTruncated,
    DurationUsage,
    Error,
    ErrorDetails,
    Event,
    ExpiresAfter,
    ExpiryAnchor,
    FunctionCall,
    FunctionCallOutput,
    ImageDetail,
    IncompletionReason,
    InputAudio,
    InputAudioBufferAppend,
    InputAudioBufferClear,
    InputAudioBufferCleared,
    InputAudioBufferCommit,
    InputAudioBufferCommitted,
    InputAudioBufferDTMFEventReceived,
    InputAudioBufferSpeechStarted,
    InputAudioBufferSpeechStopped,
    InputAudioBufferTimeoutTriggered,
    InputImage,
    InputText,
    InputTokenDetails,
    Item,
    ItemReference,
    ItemStatus,
    LogProbability,
    MCPApprovalRequest,
    MCPApprovalResponse,
    MCPCall,
    MCPCallError,
    MCPHTTPError,
    MCPListedTool,
    MCPListTools,
    MCPListToolsCompleted,
    MCPListToolsFailed,
    MCPListToolsInProgress,
    MCPOpaqueError,
    MCPProtocolError,
    MCPToolExecutionError,
    OutputAudio,
    OutputAudioBufferClear,
    OutputAudioBufferCleared,
    OutputAudioBufferStarted,
    OutputAudioBufferStopped,
    OutputText,
    OutputTokenDetails,
    Phase,
    RateLimit,
    RateLimitsUpdated,
    Response,
    ResponseAudioDelta,
    ResponseAudioDone,
    ResponseAudioTranscriptDelta,
    ResponseAudioTranscriptDone,
    ResponseCancel,
    ResponseCancelled,
    ResponseCompleted,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseCreated,
    ResponseDone,
    ResponseError,
    ResponseFailed,
    ResponseFunctionCallArgumentsDelta,
    ResponseFunctionCallArgumentsDone,
    ResponseIncomplete,
    ResponseMCPCallArgumentsDelta,
    ResponseMCPCallArgumentsDone,
    ResponseMCPCallCompleted,
    ResponseMCPCallFailed,
    ResponseMCPCallInProgress,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseParameters,
    ResponseStatus,
    ResponseTextDelta,
    ResponseTextDone,
    ServerEvent,
    Session,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    StatusDetails,
    SystemMessage,
    TokenUsage,
    TranscriptionError,
    TranscriptionLanguage,
    TranscriptionSession,
    TranscriptionSessionCreated,
    TranscriptionSessionUpdate,
    TranscriptionSessionUpdated,
    TranscriptionUsage,
    Usage,
    UserMessage,
)


PARTS = {
    InputText: "| text",
    InputAudio: "| audio transcript",
    InputImage: "| image_url detail",
    OutputText: "| text",
    OutputAudio: "| transcript audio",
    SystemMessage: "content | id status",
    UserMessage: "content | id status",
    AssistantMessage: "| content id status phase",
    FunctionCall: "name arguments | call_id id status",
    FunctionCallOutput: "call_id output | id status",
    MCPListedTool: "name | input_schema description annotations",
    MCPListTools: "server_label tools | id",
    MCPProtocolError: "code message",
    MCPToolExecutionError: "message",
    MCPHTTPError: "code message",
    MCPOpaqueError: "value",
    MCPCall: (
        "server_label name arguments | id approval_request_id output error"
    ),
    MCPApprovalRequest: "server_label name | arguments id",
    MCPApprovalResponse: "approval_request_id approve | id reason",
    ItemReference: "id",
    ResponseError: "| type code message",
    ResponseCompleted: "",
    ResponseCancelled: "| reason",
    ResponseIncomplete: "| reason",
    ResponseFailed: "| error",
    CachedTokenDetails: "| text_tokens audio_tokens image_tokens",
    InputTokenDetails: (
        "| text_tokens audio_tokens image_tokens cached_tokens "
        "cached_tokens_details"
    ),
    OutputTokenDetails: "| text_tokens audio_tokens reasoning_tokens",
    Usage: (
        "| total_tokens input_tokens output_tokens input_token_details "
        "output_token_details"
    ),
    Response: (
        "| id status status_details output conversation_id modalities "
        "max_output_tokens output_audio_format voice temperature usage "
        "metadata"
    ),
    ResponseParameters: (
        "| modalities instructions output_audio_format voice tools "
        "tool_choice parallel_tool_calls reasoning temperature "
        "max_output_tokens conversation metadata prompt input"
    ),
    TokenUsage: (
        "| total_tokens input_tokens output_tokens input_token_details"
    ),
    DurationUsage: "seconds",
    LogProbability: "token logprob | bytes",
    TranscriptionLanguage: "code",
    TranscriptionError: "| type code message param",
    ErrorDetails: "type message | code param event_id",
    RateLimit: "| name limit remaining reset_seconds",
    TranscriptionSession: (
        "| input_audio_format input_audio_transcription "
        "input_audio_noise_reduction turn_detection include modalities"
    ),
    ExpiresAfter: "| seconds anchor",
    ClientSecretRequest: "| session expires_after",
    ClientSecretAnswer: (
        "value | expires_at session session_id session_expires_at"
    ),
    ClientSecret: "value | expires_at",
}
"""
The attributes without those that all have; those before the bar are required.
"""

CLIENT_EVENTS = {
    SessionUpdate: "session",
    TranscriptionSessionUpdate: "session",
    InputAudioBufferAppend: "audio",
    InputAudioBufferCommit: "",
    InputAudioBufferClear: "",
    OutputAudioBufferClear: "",
    ConversationItemCreate: "| item previous_item_id",
    ConversationItemRetrieve: "item_id",
    ConversationItemTruncate: "item_id content_index audio_end_ms",
    ConversationItemDelete: "item_id",
    ResponseCreate: "| response",
    ResponseCancel: "| response_id",
}

SERVER_EVENTS = {
    SessionCreated: "session | session_id expires_at client_secret",
    SessionUpdated: "session | session_id expires_at client_secret",
    TranscriptionSessionCreated: (
        "session | session_id expires_at client_secret"
    ),
    TranscriptionSessionUpdated: (
        "session | session_id expires_at client_secret"
    ),
    ConversationCreated: "| conversation_id",
    ConversationItemCreated: "| item previous_item_id",
    ConversationItemAdded: "item | previous_item_id",
    ConversationItemDone: "item | previous_item_id",
    ConversationItemRetrieved: "| item",
    ConversationItemTruncated: "item_id content_index audio_end_ms",
    ConversationItemDeleted: "item_id",
    ConversationItemInputAudioTranscriptionDelta: (
        "item_id | delta content_index logprobs obfuscation"
    ),
    ConversationItemInputAudioTranscriptionCompleted: (
        "item_id transcript | content_index usage logprobs languages"
    ),
    ConversationItemInputAudioTranscriptionFailed: (
        "item_id error | content_index"
    ),
    ConversationItemInputAudioTranscriptionSegment: (
        "item_id text speaker start end id | content_index"
    ),
    InputAudioBufferCommitted: "item_id | previous_item_id",
    InputAudioBufferCleared: "",
    InputAudioBufferSpeechStarted: "audio_start_ms item_id",
    InputAudioBufferSpeechStopped: "audio_end_ms item_id",
    InputAudioBufferTimeoutTriggered: "audio_start_ms audio_end_ms item_id",
    InputAudioBufferDTMFEventReceived: "event received_at",
    OutputAudioBufferStarted: "response_id",
    OutputAudioBufferStopped: "response_id",
    OutputAudioBufferCleared: "| response_id",
    MCPListToolsInProgress: "item_id",
    MCPListToolsCompleted: "item_id",
    MCPListToolsFailed: "item_id",
    ResponseCreated: "response",
    ResponseDone: "response",
    ResponseOutputItemAdded: "response_id output_index | item",
    ResponseOutputItemDone: "response_id output_index | item",
    ResponseContentPartAdded: (
        "item_id response_id output_index content_index | part"
    ),
    ResponseContentPartDone: (
        "item_id response_id output_index content_index | part"
    ),
    ResponseTextDelta: (
        "delta item_id response_id output_index content_index | obfuscation"
    ),
    ResponseTextDone: "text item_id response_id output_index content_index",
    ResponseAudioDelta: "delta item_id response_id output_index content_index",
    ResponseAudioDone: "item_id response_id output_index content_index",
    ResponseAudioTranscriptDelta: (
        "delta item_id response_id output_index content_index | obfuscation"
    ),
    ResponseAudioTranscriptDone: (
        "transcript item_id response_id output_index content_index"
    ),
    ResponseFunctionCallArgumentsDelta: (
        "delta call_id item_id response_id | output_index obfuscation"
    ),
    ResponseFunctionCallArgumentsDone: (
        "arguments call_id item_id response_id | output_index name"
    ),
    ResponseMCPCallArgumentsDelta: (
        "delta item_id response_id output_index | obfuscation"
    ),
    ResponseMCPCallArgumentsDone: "item_id response_id output_index | arguments",
    ResponseMCPCallInProgress: "item_id output_index",
    ResponseMCPCallCompleted: "item_id output_index",
    ResponseMCPCallFailed: "item_id output_index",
    RateLimitsUpdated: "rate_limits",
    Error: "error",
}

EVENTS = CLIENT_EVENTS | SERVER_EVENTS
FIELDS = PARTS | EVENTS


def required(cls: type) -> list[str]:
    """
    List the attributes that the table says are required.
    """
    before, bar, _ = FIELDS[cls].partition("|")
    return before.split() if bar else FIELDS[cls].split()


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
    def test_own_attributes(self, cls: type) -> None:
        """
        No class inherits an attribute, and each has slots for its own.
        """
        assert cls.__bases__ == (object,)
        assert list(cls.__slots__) == [  # type: ignore[attr-defined]
            field.name for field in attrs.fields(cls)
        ]

    @pytest.mark.parametrize("cls", FIELDS)
    def test_annotations(self, cls: type) -> None:
        """
        Each annotation is understood; a bare int is a limit of tokens.
        """
        for field in attrs.fields(cls):
            is_limit = field.name == "max_output_tokens"

            assert kind_of(field.type).expected
            assert is_limit is (int in options_of(field.type))

    @pytest.mark.parametrize("cls", FIELDS)
    def test_extra(self, cls: type) -> None:
        """
        Each has room for unknown keys, and for nothing else there.
        """
        given = dict.fromkeys(required(cls))

        with pytest.raises(TypeError, match=r"\.extra: expected an Unknown "):
            attrs.fields_dict(cls)["extra"].converter(Unknown("a", "GA"))
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
            extra=Unknown({"a": 1}, "GA")
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
            (ItemStatus, "COMPLETED INCOMPLETE IN_PROGRESS"),
            (Phase, "COMMENTARY FINAL_ANSWER"),
            (ImageDetail, "AUTO LOW HIGH"),
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


class TestNormalForms:
    @pytest.mark.parametrize(
        "value",
        [
            b"\x01\x02",
            bytearray(b"\x01\x02"),
            memoryview(b"\x01\x02"),
            memoryview(b"\x01\x00\x02")[::2],
            memoryview(array.array("B", [1, 2])),
            type("Samples", (bytes,), {"__bytes__": lambda _: b""})(
                b"\x01\x02"
            ),
        ],
        ids=["bytes", "bytearray", "view", "steps", "array", "subclass"],
    )
    def test_bytes(self, value: Any) -> None:
        """
        What holds bytes becomes bytes.
        """
        event = InputAudioBufferAppend(value)

        assert event.audio == b"\x01\x02"
        assert bytes is type(event.audio)

    def test_bytes_are_kept(self) -> None:
        """
        Bytes are not copied.
        """
        audio = bytes(range(100))

        assert audio is InputAudioBufferAppend(audio).audio

    @pytest.mark.parametrize(
        ("value", "is_guarded"),
        [(b"", True), (bytearray(), False), ("", False), (None, False)],
    )
    def test_guard(self, value: Any, is_guarded: bool) -> None:
        """
        The guard of bytes is true of what is kept as it is.
        """
        guard = Bytes().guard("value")

        assert is_guarded is eval(guard, {"value": value})  # noqa: S307

    @pytest.mark.parametrize(
        ("value", "field"),
        [
            (SystemMessage([InputText("a")]), "content"),
            (UserMessage([InputText("a"), InputAudio()]), "content"),
            (AssistantMessage([OutputText("a")]), "content"),
            (MCPListTools("m", [MCPListedTool("f")]), "tools"),
            (Response(output=[FunctionCall("f", "{}")]), "output"),
            (Response(modalities=["text"]), "modalities"),
            (ResponseParameters(modalities=["text"]), "modalities"),
            (ResponseParameters(tools=[FunctionTool("f")]), "tools"),
            (ResponseParameters(input=[ItemReference("item_1")]), "input"),
            (TranscriptionSession(include=["a"]), "include"),
            (TranscriptionSession(modalities=["text"]), "modalities"),
            (LogProbability("a", -0.5, [97]), "bytes"),
            (
                RateLimitsUpdated([RateLimit("tokens", 2, 1, 0.5)]),
                "rate_limits",
            ),
            (
                ConversationItemInputAudioTranscriptionDelta(
                    "item_1", "a", logprobs=[LogProbability("a", -0.5)]
                ),
                "logprobs",
            ),
            (
                ConversationItemInputAudioTranscriptionCompleted(
                    "item_1", "a", logprobs=[LogProbability("a", -0.5)]
                ),
                "logprobs",
            ),
            (
                ConversationItemInputAudioTranscriptionCompleted(
                    "item_1", "a", languages=[TranscriptionLanguage("en")]
                ),
                "languages",
            ),
        ],
    )
    def test_sequences(self, value: Any, field: str) -> None:
        """
        A sequence is stored as a tuple.
        """
        assert tuple is type(getattr(value, field))
        assert value == attrs.evolve(value)
        assert hash(value) == hash(copy.deepcopy(value))

    def test_integers(self) -> None:
        """
        An integer becomes a float where a float belongs.
        """
        assert float is type(DurationUsage(3).seconds)
        assert float is type(RateLimit(reset_seconds=0).reset_seconds)

    def test_metadata(self) -> None:
        """
        Metadata of JSON's own types is the very object that was given.
        """
        metadata = {"topic": "weather"}

        assert metadata is ResponseParameters(metadata=metadata).metadata

    def test_no_keys(self) -> None:
        """
        No unknown keys are none at all.
        """
        assert ResponseCancel() == ResponseCancel(extra=Unknown({}, "GA"))

    @pytest.mark.parametrize(
        "value",
        [
            ConversationItemCreate(Unknown({"type": "new"}, "GA")),
            UserMessage([Unknown({"type": "new"}, "GA")]),
            Response(status=Unknown("new", "GA")),
            Response(status_details=Unknown("unimplemented", "GA")),
            ResponseContentPartDone(
                "item_1", "resp_1", 0, 0, Unknown({"type": "new"}, "GA")
            ),
            SessionCreated(Unknown({"type": "new"}, "GA")),
            MCPCall("m", "f", "{}", "i", error=Unknown({"type": "new"}, "GA")),
            ExpiresAfter(anchor=Unknown("new", "GA")),
            InputImage("data:", Unknown("new", "GA")),
            ConversationItemInputAudioTranscriptionCompleted(
                "item_1", "a", usage=Unknown({"type": "new"}, "GA")
            ),
        ],
    )
    def test_unknown(self, value: Any) -> None:
        """
        Something unknown may stand where a word or a tagged object does.
        """
        assert value == copy.copy(value)
        assert "Unknown" in repr(value)

    @pytest.mark.parametrize(
        ("make", "bounds"),
        [
            (ExpiresAfter, (10, 7200)),
            (lambda n: ClientSecret("a", n), (0, 2**53 - 1)),
            (Usage, (0, 2**53 - 1)),
            (lambda n: RateLimit("tokens", n), (0, 2**53 - 1)),
            (lambda n: LogProbability("a", 0, [n]), (0, 255)),
            (
                lambda n: ConversationItemTruncate("item_1", n, 0),
                (0, 2**31 - 1),
            ),
            (
                lambda n: ConversationItemTruncate("item_1", 0, n),
                (0, 2**32 - 1),
            ),
            (
                lambda n: InputAudioBufferDTMFEventReceived("1", n),
                (0, 2**53 - 1),
            ),
            (
                lambda n: MCPProtocolError(n, "a"),
                (1 - 2**53, 2**53 - 1),
            ),
            (lambda n: Response(max_output_tokens=n), (0, 65535)),
        ],
    )
    def test_bounds(self, make: Any, bounds: tuple[int, int]) -> None:
        """
        Bounds are inclusive.
        """
        least, greatest = bounds

        assert make(least) != make(greatest)
        for beyond in (least - 1, greatest + 1):
            with pytest.raises(ValueError, match="expected an integer from "):
                make(beyond)


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (
                lambda: InputAudioBufferAppend("AAAA"),
                TypeError,
                "InputAudioBufferAppend.audio: expected bytes, got the string"
                " 'AAAA'",
            ),
            (
                lambda: InputAudioBufferAppend([0, 1]),
                TypeError,
                "InputAudioBufferAppend.audio: expected bytes, got an array",
            ),
            (
                lambda: InputAudio("AAAA"),
                TypeError,
                "InputAudio.audio: expected bytes or None, got the string"
                " 'AAAA'",
            ),
            (
                lambda: SystemMessage("Be brief."),
                TypeError,
                "SystemMessage.content: expected an array, got the string 'Be"
                " brief.'",
            ),
            (
                lambda: RateLimitsUpdated([RateLimit(), {}]),
                TypeError,
                "RateLimitsUpdated.rate_limits[1]: expected a RateLimit, got"
                " an object",
            ),
            (
                lambda: AssistantMessage(phase=ItemStatus.COMPLETED),
                TypeError,
                "AssistantMessage.phase: expected a Phase, an Unknown or None,"
                " got ItemStatus.COMPLETED",
            ),
            (
                lambda: FunctionCall("f", {"a": 1}),
                TypeError,
                "FunctionCall.arguments: expected a string, got an object",
            ),
            (
                lambda: FunctionCallOutput("call_1", None),
                TypeError,
                "FunctionCallOutput.output: expected a string, got null",
            ),
            (
                lambda: MCPApprovalResponse("a", 1, "b"),
                TypeError,
                "MCPApprovalResponse.approve: expected true or false, got the"
                " number 1",
            ),
            (
                lambda: MCPListTools("m", None),
                TypeError,
                "MCPListTools.tools: expected an array, got null",
            ),
            (
                lambda: ResponseDone(None),
                TypeError,
                "ResponseDone.response: expected a Response, got null",
            ),
            (
                lambda: ResponseCreate(Response()),
                TypeError,
                "ResponseCreate.response: expected a ResponseParameters or"
                " None, got a Python Response",
            ),
            (
                lambda: Response(max_output_tokens=70000),
                ValueError,
                "Response.max_output_tokens: expected an integer from 0 to"
                " 65535, got the number 70000",
            ),
            (
                lambda: Response(metadata=[]),
                TypeError,
                "Response.metadata: expected an object or None, got an array",
            ),
            (
                lambda: Response(voice="alloy"),
                TypeError,
                "Response.voice: expected a RealtimeVoice, a"
                " CustomVoice, a NamedVoice, an AzureStandardVoice, an"
                " AzureCustomVoice, an AzurePersonalVoice, an"
                " AzureAvatarVoice, an AzureNativeVoice, an Unknown or None,"
                " got the string 'alloy'",
            ),
            (
                lambda: ResponseParameters(prompt=OFF),
                TypeError,
                "ResponseParameters.prompt: expected a Prompt or None, got"
                " OFF",
            ),
            (
                lambda: ConversationItemTruncate("item_1", 0, 1.5),
                TypeError,
                "ConversationItemTruncate.audio_end_ms: expected an integer"
                " from 0 to 4294967295, got the number 1.5",
            ),
            (
                lambda: ConversationItemTruncate("item_1", -1, 0),
                ValueError,
                "ConversationItemTruncate.content_index: expected an integer"
                " from 0 to 2147483647, got the number -1",
            ),
            (
                lambda: ConversationItemTruncate("item_1", 0, True),
                TypeError,
                "ConversationItemTruncate.audio_end_ms: expected an integer"
                " from 0 to 4294967295, got the boolean true",
            ),
            (
                lambda: DurationUsage(float("inf")),
                ValueError,
                "DurationUsage.seconds: expected a finite 64-bit number, got"
                " the number inf",
            ),
            (
                lambda: LogProbability("a", -0.5, [256]),
                ValueError,
                "LogProbability.bytes[0]: expected an integer from 0 to 255,"
                " got the number 256",
            ),
            (
                lambda: LogProbability("a", -0.5, b"a"),
                TypeError,
                "LogProbability.bytes: expected an array or None, got a Python"
                " bytes",
            ),
            (
                lambda: ExpiresAfter(9),
                ValueError,
                "ExpiresAfter.seconds: expected an integer from 10 to 7200,"
                " got the number 9",
            ),
            (
                lambda: SessionUpdate({"voice": "alloy"}),
                TypeError,
                "SessionUpdate.session: expected a SessionResource, a"
                " TranscriptionSession or an Unknown, got an object",
            ),
            (
                lambda: TranscriptionSessionUpdate(SessionResource()),
                TypeError,
                "TranscriptionSessionUpdate.session: expected a"
                " TranscriptionSession, got a Python SessionResource",
            ),
            (
                lambda: TranscriptionSession(input_audio_format="pcm16"),
                TypeError,
                "TranscriptionSession.input_audio_format: expected an"
                " AudioFormat, a PCM, an Unknown or None, got the string"
                " 'pcm16'",
            ),
            (
                lambda: ResponseCancel(event_id=1),
                TypeError,
                "ResponseCancel.event_id: expected a string or None, got the"
                " number 1",
            ),
            (
                lambda: Error(ErrorDetails("a", None)),
                TypeError,
                "ErrorDetails.message: expected a string, got null",
            ),
        ],
    )
    def test_message(
        self, make: Any, error: type[Exception], message: str
    ) -> None:
        """
        What no wire can carry is refused, with the field and the reason.
        """
        with pytest.raises(error) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize("cls", [c for c in FIELDS if required(c)])
    def test_missing(self, cls: type) -> None:
        """
        What is required is asked for by name.
        """
        with pytest.raises(TypeError, match=f"'{required(cls)[0]}'"):
            cls()


class TestStates:
    def test_three_states(self) -> None:
        """
        A transcription session says nothing, turns off, or sets.
        """
        states = {
            TranscriptionSession(),
            TranscriptionSession(turn_detection=OFF),
            TranscriptionSession(turn_detection=ServerVAD()),
            TranscriptionSession(input_audio_transcription=OFF),
            TranscriptionSession(input_audio_noise_reduction=OFF),
        }

        assert len(states) == 5

    def test_parameters(self) -> None:
        """
        A response may be asked for with whatever a session can say of it.
        """
        parameters = ResponseParameters(
            output_audio_format=AudioFormat.PCM16,
            voice=RealtimeVoice.MARIN,
            max_output_tokens=INF,
            conversation="none",
        )

        assert parameters == ResponseCreate(parameters).response
        assert INF is parameters.max_output_tokens


class TestSecrets:
    @pytest.mark.parametrize("cls", [ClientSecret, ClientSecretAnswer])
    def test_repr(self, cls: Any) -> None:
        """
        A client secret is not shown.
        """
        assert f"{cls.__name__}(value=<hidden>, expires_at=60)" == repr(
            cls("hush", 60)
        )

    def test_in_events(self) -> None:
        """
        Nor is it where it stands in an event.
        """
        event = SessionCreated(
            SessionResource(), client_secret=ClientSecret("hush")
        )

        assert (
            "SessionCreated(session=SessionResource(),"
            " client_secret=ClientSecret(value=<hidden>))"
        ) == repr(event)

    @pytest.mark.parametrize("cls", [ClientSecret, ClientSecretAnswer])
    def test_messages(self, cls: Any) -> None:
        """
        Messages say what stands in its place, and do not show it.
        """
        with pytest.raises(TypeError) as caught:
            cls(1234)

        assert (
            f"{cls.__name__}.value: expected a string, got a number"
        ) == str(caught.value)
