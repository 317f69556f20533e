"""
The classes of events: what they hold, and what they refuse.
"""

import array
import copy

from typing import Any

import attrs
import pytest

from event_fields import FIELDS, required
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
from realtime_attrs._values.kinds import Bytes
from realtime_attrs.events import (
    AssistantMessage,
    ClientSecret,
    ClientSecretAnswer,
    ConversationItemCreate,
    ConversationItemInputAudioTranscriptionCompleted,
    ConversationItemInputAudioTranscriptionDelta,
    ConversationItemTruncate,
    DurationUsage,
    Error,
    ErrorDetails,
    ExpiresAfter,
    FunctionCall,
    FunctionCallOutput,
    InputAudio,
    InputAudioBufferAppend,
    InputAudioBufferDTMFEventReceived,
    InputImage,
    InputText,
    ItemReference,
    ItemStatus,
    LogProbability,
    MCPApprovalResponse,
    MCPCall,
    MCPListedTool,
    MCPListTools,
    MCPProtocolError,
    OutputText,
    RateLimit,
    RateLimitsUpdated,
    Response,
    ResponseCancel,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseDone,
    ResponseParameters,
    SessionCreated,
    SessionUpdate,
    SystemMessage,
    TranscriptionLanguage,
    TranscriptionSession,
    TranscriptionSessionUpdate,
    Usage,
    UserMessage,
)


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
        assert ResponseCancel() == ResponseCancel(extra=Unknown({}, "ga"))

    @pytest.mark.parametrize(
        "value",
        [
            ConversationItemCreate(Unknown({"type": "new"}, "ga")),
            UserMessage([Unknown({"type": "new"}, "ga")]),
            Response(status=Unknown("new", "ga")),
            Response(status_details=Unknown("unimplemented", "ga")),
            ResponseContentPartDone(
                "item_1", "resp_1", 0, 0, Unknown({"type": "new"}, "ga")
            ),
            SessionCreated(Unknown({"type": "new"}, "ga")),
            MCPCall("m", "f", "{}", "i", error=Unknown({"type": "new"}, "ga")),
            ExpiresAfter(anchor=Unknown("new", "ga")),
            InputImage("data:", Unknown("new", "ga")),
            ConversationItemInputAudioTranscriptionCompleted(
                "item_1", "a", usage=Unknown({"type": "new"}, "ga")
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
                (
                    "InputAudioBufferAppend.audio: expected bytes, got the"
                    " string 'AAAA'; did you mean base64.b64decode(...)?"
                ),
            ),
            (
                lambda: InputAudioBufferAppend([0, 1]),
                TypeError,
                "InputAudioBufferAppend.audio: expected bytes, got an array",
            ),
            (
                lambda: InputAudio("AAAA"),
                TypeError,
                (
                    "InputAudio.audio: expected bytes or None, got the string"
                    " 'AAAA'; did you mean base64.b64decode(...)?"
                ),
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
                (
                    "RateLimitsUpdated.rate_limits[1]: expected a RateLimit,"
                    " got an object; did you mean RateLimit(...) or the result"
                    " of a converter's structure()?"
                ),
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
                (
                    "MCPApprovalResponse.approve: expected true or false, got"
                    " the number 1; did you mean True?"
                ),
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
                (
                    "Response.voice: expected a voice, an Unknown or None, got"
                    " the string 'alloy'; did you mean RealtimeVoice.ALLOY?"
                ),
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
                (
                    "SessionUpdate.session: expected a SessionResource, a"
                    " TranscriptionSession or an Unknown, got an object; did"
                    " you mean SessionResource(...), TranscriptionSession(...)"
                    " or the result of a converter's structure()?"
                ),
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
                (
                    "TranscriptionSession.input_audio_format: expected an"
                    " AudioFormat, a PCM, an Unknown or None, got the string"
                    " 'pcm16'; did you mean AudioFormat.PCM16?"
                ),
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
