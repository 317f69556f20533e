"""
Speaches' dialect: its classes, their keys, and the omissions of a conversion.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    NamedVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    Unknown,
    changes,
)
from realtime_attrs.converter import (
    WireError,
    check,
    convert_payload,
    drop_unsupported,
    explain,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, SPEACHES
from realtime_attrs.events import (
    ConversationItemCreated,
    ConversationItemInputAudioTranscriptionCompleted,
    DurationUsage,
    FunctionCall,
    InputAudio,
    ItemStatus,
    Response,
    ResponseCreate,
    ResponseCreated,
    ResponseDone,
    ResponseFunctionCallArgumentsDone,
    ResponseParameters,
    ResponseStatus,
    SessionCreated,
    SessionUpdate,
    UserMessage,
)
from realtime_attrs.extending import (
    BaseEvent,
    BaseServerEvent,
    BaseTool,
    BaseTurnDetection,
)
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors.speaches import (
    InputAudioBufferPartialTranscription,
    SpeachesFunctionTool,
    SpeachesServerVAD,
    SpeachesSession,
    ToolExecution,
)
from wire_checks import check_refused, converter_for, read, table, written


def event(kind: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of an event.
    """
    return {"type": kind, **keys}


DETECTED = {
    "type": "server_vad",
    "threshold": 0.9,
    "prefix_padding_ms": 0,
    "silence_duration_ms": 550,
    "create_response": True,
    "barge_in_delay_ms": 250,
}

SPOKEN = {
    "type": "message",
    "object": "realtime.item",
    "id": "i",
    "status": "completed",
    "role": "user",
    "content": [{"type": "input_audio", "transcript": None}],
}

BOTH: list[Any] = [
    ({}, SpeachesSession()),
    (
        {
            "model": "gemma3:4b",
            "modalities": ["audio", "text"],
            "instructions": "Answer in one sentence.",
            "speech_model": "piper-en",
            "voice": "bf_emma",
            "input_audio_format": "g711_ulaw",
            "output_audio_format": "pcm16",
            "temperature": 0.4,
            "max_response_output_tokens": "inf",
        },
        SpeachesSession(
            model="gemma3:4b",
            modalities=["audio", "text"],
            instructions="Answer in one sentence.",
            speech_model="piper-en",
            voice=NamedVoice("bf_emma"),
            input_audio_format=AudioFormat.G711_ULAW,
            output_audio_format=AudioFormat.PCM16,
            temperature=0.4,
            max_response_output_tokens=INF,
        ),
    ),
    *(
        ({"modalities": words}, SpeachesSession(modalities=words))
        for words in (["text"], ["audio"], ["text", "audio"])
    ),
    (
        {"input_audio_transcription": {"model": "whisper", "language": "nl"}},
        SpeachesSession(
            input_audio_transcription=AudioTranscription("nl", "whisper")
        ),
    ),
    (
        {"turn_detection": DETECTED},
        SpeachesSession(
            turn_detection=SpeachesServerVAD(
                0.9,
                0,
                550,
                create_response=True,
                barge_in_delay_ms=250,
            )
        ),
    ),
    ({"turn_detection": None}, SpeachesSession(turn_detection=OFF)),
    (
        {"no_response_token": "~", "no_speech_prob_threshold": 0.8},
        SpeachesSession(no_response_token="~", no_speech_prob_threshold=0.8),
    ),
    (
        {"no_response_token": None, "no_speech_prob_threshold": None},
        SpeachesSession(no_response_token=OFF, no_speech_prob_threshold=OFF),
    ),
    (
        {
            "tools": [
                {"type": "function", "name": "lights", "execution": "server"},
                {"type": "function", "name": "door", "execution": "client"},
                {"type": "function", "name": "clock", "parameters": {}},
            ],
            "tool_choice": "required",
        },
        SpeachesSession(
            tools=[
                SpeachesFunctionTool("lights", execution=ToolExecution.SERVER),
                SpeachesFunctionTool("door", execution=ToolExecution.CLIENT),
                SpeachesFunctionTool("clock", parameters={}),
            ],
            tool_choice=ToolChoiceMode.REQUIRED,
        ),
    ),
    (
        {"tool_choice": {"type": "function", "function": {"name": "door"}}},
        SpeachesSession(tool_choice=FunctionToolChoice("door")),
    ),
    (
        event("session.created", event_id="e", session={"id": "s"}),
        SessionCreated(SpeachesSession(), event_id="e", session_id="s"),
    ),
    (
        event("conversation.item.created", item=SPOKEN, previous_item_id=None),
        ConversationItemCreated(
            UserMessage([InputAudio()], id="i", status=ItemStatus.COMPLETED)
        ),
    ),
    (
        event(
            "input_audio_buffer.partial_transcription",
            item_id="i",
            transcript="Turn the",
        ),
        InputAudioBufferPartialTranscription("i", "Turn the"),
    ),
    (
        event(
            "conversation.item.input_audio_transcription.completed",
            item_id="i",
            content_index=0,
            transcript="Turn the light on.",
            usage={"type": "duration", "seconds": 1.5},
        ),
        ConversationItemInputAudioTranscriptionCompleted(
            "i", "Turn the light on.", 0, usage=DurationUsage(1.5)
        ),
    ),
    (
        event(
            "response.created",
            response={
                "object": "realtime.response",
                "id": "r",
                "status": "incomplete",
                "output": [],
                "modalities": ["audio"],
            },
        ),
        ResponseCreated(
            Response(
                id="r",
                status=ResponseStatus.INCOMPLETE,
                output=(),
                modalities=["audio"],
            )
        ),
    ),
    (
        event(
            "response.done",
            response={
                "object": "realtime.response",
                "id": "r",
                "status": "completed",
                "output": [
                    {
                        "type": "function_call",
                        "object": "realtime.item",
                        "id": "j",
                        "status": "completed",
                        "call_id": "c",
                        "name": "lights",
                        "arguments": "{}",
                    }
                ],
                "modalities": ["text"],
            },
        ),
        ResponseDone(
            Response(
                id="r",
                status=ResponseStatus.COMPLETED,
                output=[
                    FunctionCall(
                        id="j",
                        status=ItemStatus.COMPLETED,
                        call_id="c",
                        name="lights",
                        arguments="{}",
                    )
                ],
                modalities=["text"],
            )
        ),
    ),
    (
        event(
            "response.function_call_arguments.done",
            arguments="{}",
            call_id="c",
            item_id="j",
            response_id="r",
            output_index=0,
        ),
        ResponseFunctionCallArgumentsDone("{}", "c", "j", "r", 0),
    ),
    (
        event("response.create", response={"modalities": ["text"]}),
        ResponseCreate(ResponseParameters(modalities=["text"])),
    ),
]

OTHER_FORMS: list[Any] = [
    *(
        (
            {"turn_detection": part},
            SpeachesSession(turn_detection=SpeachesServerVAD(**part)),
            {"turn_detection": {"type": "server_vad", **part}},
        )
        for part in ({"threshold": 0.5}, {"barge_in_delay_ms": 100}, {})
    ),
    # Servers write each key.
    (
        {"input_audio_transcription": {"model": "whisper", "language": None}},
        SpeachesSession(
            input_audio_transcription=AudioTranscription(model="whisper")
        ),
        {"input_audio_transcription": {"model": "whisper"}},
    ),
    ({"input_audio_transcription": None}, SpeachesSession(), {}),
]

REFUSED: list[Any] = [
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad', got the string"
        " 'semantic_vad'",
    ),
    (
        {"turn_detection": {"type": None}},
        "/turn_detection/type: expected 'server_vad', got null",
    ),
    (
        {"turn_detection": {"type": "server_vad", "barge_in_delay_ms": -1}},
        "/turn_detection/barge_in_delay_ms: expected an integer from 0 to"
        " 4294967295, got the number -1",
    ),
    (
        {"tool_choice": {"type": "function"}},
        "/tool_choice/function/name: required key is missing",
    ),
    (
        {"tools": [{"type": "function", "name": "f", "execution": "both"}]},
        "/tools/0/execution: expected 'client' or 'server', got the string"
        " 'both'",
    ),
    (
        {"voice": {"id": "v"}},
        "/voice: expected a string, got an object",
    ),
    (
        {"no_response_token": 3},
        "/no_response_token: expected a string, got the number 3",
    ),
    (
        event("response.created", response={"status": "in_progress"}),
        "/response/status: expected one of 'completed', 'cancelled',"
        " 'failed', 'incomplete', got the string 'in_progress'",
    ),
    (
        event("output_audio_buffer.clear"),
        "/type: expected one of 38 known types, got the string"
        " 'output_audio_buffer.clear'; did you mean"
        " 'input_audio_buffer.clear'?",
    ),
]


class TestPayloads:
    @pytest.mark.parametrize(("payload", "value"), table(*BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A key of the source has an attribute, in both directions.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}
        target = BaseEvent if "type" in payload else SessionResource

        assert value == read(SPEACHES, payload, target, **options)
        assert payload == written(SPEACHES, value, **options)
        assert () == unsupported(value, SPEACHES) == check(payload, SPEACHES)
        assert_round_trips(converter_for(SPEACHES, **options), value)

    @pytest.mark.parametrize(
        ("payload", "value", "again"), table(*OTHER_FORMS)
    )
    def test_other_forms(self, payload: Any, value: Any, again: Any) -> None:
        """
        An update may have a part of a detection, and answers have nulls.
        """
        assert value == read(SPEACHES, payload, forbid_extra_keys=True)
        assert again == written(SPEACHES, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Converters reject values that Speaches doesn't have.
        """
        target = BaseEvent if "type" in payload else SessionResource

        check_refused(SPEACHES, payload, [problem], target=target)

    def test_null_transcription(self) -> None:
        """
        The server rejects an update that turns the transcription off.
        """
        session = SessionResource(input_audio_transcription=OFF)
        (problem,) = check({"input_audio_transcription": None}, SPEACHES)

        assert str(problem) == (
            "/input_audio_transcription: the server rejects null; omit the key"
        )
        assert ("input_audio_transcription",) == unsupported(session, SPEACHES)

    def test_unknown(self) -> None:
        """
        A new kind of detection is kept with `keep_unknown`.
        """
        payload = {"turn_detection": {"type": "eager_vad", "eagerness": 2}}
        session = read(SPEACHES, payload, keep_unknown=True)

        assert Unknown(payload["turn_detection"], "speaches") == (
            session.turn_detection
        )
        assert payload == written(SPEACHES, session, keep_unknown=True)


class TestClasses:
    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (SessionResource(instructions="Count."), SpeachesSession),
            (ServerVAD(silence_duration_ms=100), SpeachesServerVAD),
            (FunctionTool("f"), SpeachesFunctionTool),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is read as Speaches' class.
        """
        payload = written(SPEACHES, value)

        assert cls is type(read(SPEACHES, payload, type(value)))
        assert () == unsupported(value, SPEACHES)

    @pytest.mark.parametrize(
        ("family", "value", "payload"),
        [
            (
                BaseTool,
                SpeachesFunctionTool("f"),
                event("function", name="f"),
            ),
            (BaseTurnDetection, SpeachesServerVAD(), event("server_vad")),
            (
                BaseServerEvent,
                InputAudioBufferPartialTranscription("i", ""),
                event(
                    "input_audio_buffer.partial_transcription",
                    item_id="i",
                    transcript="",
                ),
            ),
        ],
    )
    def test_family(self, family: Any, value: Any, payload: Any) -> None:
        """
        The base class of a family reads and writes Speaches' members.
        """
        assert value == read(SPEACHES, payload, family)
        assert payload == written(SPEACHES, value, family)

    def test_defaults(self) -> None:
        """
        Setting a server's defaults is no change.
        """
        after = SpeachesSession(
            turn_detection=SpeachesServerVAD(
                threshold=0.9, barge_in_delay_ms=400
            ),
            no_response_token="*",
            no_speech_prob_threshold=0.6,
        )

        assert SpeachesSession() == changes(
            SpeachesSession(), after, dialect=SPEACHES
        )


SESSION = SpeachesSession(
    instructions="Sell tickets.",
    tools=[SpeachesFunctionTool("quote", execution=ToolExecution.SERVER)],
    turn_detection=SpeachesServerVAD(threshold=0.4, barge_in_delay_ms=250),
    speech_model="piper-en",
    no_response_token=OFF,
)

LACKING = (
    "tools[0].execution",
    "turn_detection.barge_in_delay_ms",
    "speech_model",
    "no_response_token",
)


class TestOtherDialects:
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    def test_unsupported(self, dialect: Any) -> None:
        """
        OpenAI's dialects lack Speaches' attributes.
        """
        assert sorted(LACKING) == sorted(unsupported(SESSION, dialect))
        dropped, gone = drop_unsupported(SESSION, dialect)
        assert sorted(LACKING) == sorted(gone)
        assert dropped == SessionResource(
            instructions="Sell tickets.",
            tools=[FunctionTool("quote")],
            turn_detection=ServerVAD(threshold=0.4),
        )

    def test_lacking(self) -> None:
        """
        Speaches lacks OpenAI's semantic detection and further settings.
        """
        session = SessionResource(
            turn_detection=SemanticVAD(), speed=1.2, include=[]
        )

        assert ("turn_detection", "speed", "include") == unsupported(
            session, SPEACHES
        )

    def test_to_beta(self) -> None:
        """
        Converting a payload omits them, and lists their pointers.
        """
        payload = written(SPEACHES, SessionUpdate(SESSION))

        converted, problems = convert_payload(
            payload, BETA, source=SPEACHES, drop=True
        )

        assert converted == event(
            "session.update",
            session={
                "instructions": "Sell tickets.",
                "tools": [{"type": "function", "name": "quote"}],
                "turn_detection": {"type": "server_vad", "threshold": 0.4},
            },
        )
        assert [
            f"/session/{place}: omitted: the beta dialect has no {name}"
            for place, name in (
                ("turn_detection/barge_in_delay_ms", "barge_in_delay_ms"),
                ("tools/0/execution", "execution"),
                ("speech_model", "speech_model"),
                ("no_response_token", "no_response_token"),
            )
        ] == [str(problem) for problem in problems]

    def test_not_dropped(self) -> None:
        """
        Without `drop=True`, converting a payload raises an error that lists them.
        """
        payload = event("session.update", session={"speech_model": "piper-en"})

        with pytest.raises(WireError) as caught:
            convert_payload(payload, GA, source=SPEACHES)

        assert [
            "/session/speech_model: the ga dialect has no speech_model"
        ] == [str(problem) for problem in explain(caught.value)]

    def test_from_ga(self) -> None:
        """
        OpenAI's payloads are converted to Speaches' form.
        """
        payload = {
            "type": "realtime",
            "tool_choice": {"type": "function", "name": "door"},
            "audio": {
                "input": {
                    "transcription": None,
                    "turn_detection": {
                        "type": "server_vad",
                        "silence_duration_ms": 300,
                        "idle_timeout_ms": 6000,
                    },
                }
            },
        }

        converted, problems = convert_payload(
            payload, SPEACHES, source=GA, drop=True
        )

        assert converted == {
            "tool_choice": {"type": "function", "function": {"name": "door"}},
            "turn_detection": {
                "type": "server_vad",
                "silence_duration_ms": 300,
            },
        }
        assert {
            "/audio/input/transcription",
            "/audio/input/turn_detection/idle_timeout_ms",
        } == {problem.pointer for problem in problems}
