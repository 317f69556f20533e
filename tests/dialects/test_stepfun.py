"""
StepFun's dialect: its classes, their keys, and the omissions of a conversion.
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
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    Unknown,
    apply_update,
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
from realtime_attrs.dialects import BETA, GA, STEPFUN
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemCreated,
    Error,
    ErrorDetails,
    InputText,
    ItemStatus,
    Response,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseCreated,
    ResponseParameters,
    ResponseStatus,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    UserMessage,
)
from realtime_attrs.extending import (
    BaseContentPart,
    BaseEvent,
    BaseServerEvent,
    BaseTool,
    BaseTurnDetection,
)
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors import stepfun
from realtime_attrs.vendors.stepfun import (
    ResponseCancellation,
    ResponseThinkingDelta,
    ResponseThinkingDone,
    RetrievalTool,
    StepFunServerVAD,
    StepFunSession,
    StepFunWebSearchTool,
    Thinking,
)
from vendor_payloads import FUNCTION
from wire_checks import (
    check_refused,
    converter_for,
    read,
    table,
    written,
)


PLACE = {
    "response_id": "r",
    "item_id": "i",
    "output_index": 0,
    "content_index": 0,
}


def event(kind: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of an event.
    """
    return {"type": kind, **keys}


def response(*items: Any, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of a response.
    """
    return {
        "object": "realtime.response",
        "id": "r",
        "status_details": None,
        "output": [*items],
        **keys,
    }


LOOKUP: dict[str, Any] = {
    "type": "retrieval",
    "function": {
        "description": "Look the opening hours up.",
        "options": {
            "vector_store_id": "7",
            "prompt_template": "In {{knowledge}}, find {{query}}.",
        },
    },
}

BOTH: list[Any] = [
    ({}, StepFunSession()),
    *(
        ({"voice": name}, StepFunSession(voice=NamedVoice(name)))
        for name in ("qingchunshaonv", "elegantgentle-female", "voice-3")
    ),
    (
        {
            "model": "stepaudio-3-realtime-preview",
            "modalities": ["text", "audio"],
            "instructions": "",
            "input_audio_format": "pcm16",
            "output_audio_format": "pcm16",
        },
        StepFunSession(
            model="stepaudio-3-realtime-preview",
            modalities=["text", "audio"],
            instructions="",
            input_audio_format=AudioFormat.PCM16,
            output_audio_format=AudioFormat.PCM16,
        ),
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "prefix_padding_ms": 400,
                "silence_duration_ms": 150,
                "energy_awakeness_threshold": 1800,
            }
        },
        StepFunSession(
            turn_detection=StepFunServerVAD(
                prefix_padding_ms=400,
                silence_duration_ms=150,
                energy_awakeness_threshold=1800,
            )
        ),
    ),
    # As a client for OpenAI's beta has it.
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "threshold": 0.5,
                "create_response": True,
                "interrupt_response": False,
            }
        },
        StepFunSession(
            turn_detection=StepFunServerVAD(
                threshold=0.5, create_response=True, interrupt_response=False
            )
        ),
    ),
    (
        {"turn_detection": None, "input_audio_transcription": None},
        StepFunSession(turn_detection=OFF, input_audio_transcription=OFF),
    ),
    (
        {"input_audio_transcription": {"model": "stepaudio-2.5-asr"}},
        StepFunSession(
            input_audio_transcription=AudioTranscription(
                model="stepaudio-2.5-asr"
            )
        ),
    ),
    (
        {
            "tools": [
                {"type": "function", "function": FUNCTION},
                LOOKUP,
                {"type": "retrieval", "function": {"description": "d"}},
                {"type": "web_search"},
                {"type": "web_search", "function": {"description": "News."}},
            ],
            "tool_choice": "auto",
        },
        StepFunSession(
            tools=[
                FunctionTool(**FUNCTION),
                RetrievalTool(
                    "Look the opening hours up.",
                    "7",
                    "In {{knowledge}}, find {{query}}.",
                ),
                RetrievalTool("d"),
                StepFunWebSearchTool(),
                StepFunWebSearchTool("News."),
            ],
            tool_choice=ToolChoiceMode.AUTO,
        ),
    ),
    (
        {"tool_choice": {"type": "function", "name": "f"}},
        StepFunSession(tool_choice=FunctionToolChoice("f")),
    ),
    (
        {"temperature": 0.7, "max_response_output_tokens": 4096},
        StepFunSession(temperature=0.7, max_response_output_tokens=4096),
    ),
    (
        {"max_response_output_tokens": "inf"},
        StepFunSession(max_response_output_tokens=INF),
    ),
    (
        {"built_in_tools": ["web_search"], "max_response_output_length": 512},
        StepFunSession(
            built_in_tools=["web_search"], max_response_output_length=512
        ),
    ),
    (
        event("session.update", session={"turn_detection": None}),
        SessionUpdate(StepFunSession(turn_detection=OFF)),
    ),
    (
        event(
            "session.created",
            event_id="e",
            session={
                "object": "realtime.session",
                "id": "s",
                "model": "step-audio-2",
                "voice": "wenrounansheng",
                "max_response_output_tokens": "2048",
            },
        ),
        SessionCreated(
            StepFunSession(
                model="step-audio-2",
                voice=NamedVoice("wenrounansheng"),
                max_response_output_tokens=2048,
            ),
            event_id="e",
            session_id="s",
        ),
    ),
    (
        event("session.updated", session={"max_response_output_tokens": 9}),
        SessionUpdated(StepFunSession(max_response_output_tokens=9)),
    ),
    (
        event("response.thinking.delta", **PLACE, delta="First, "),
        ResponseThinkingDelta("First, ", **PLACE),
    ),
    (
        event("response.thinking.delta", delta="First, "),
        ResponseThinkingDelta("First, "),
    ),
    (
        event(
            "response.thinking.done", **PLACE, thinking="First, the weather."
        ),
        ResponseThinkingDone("First, the weather.", **PLACE),
    ),
    (
        event("response.thinking.done", response_id="r"),
        ResponseThinkingDone(response_id="r"),
    ),
    (
        event("response.cancelled", event_id="e"),
        ResponseCancellation(event_id="e"),
    ),
    (
        event(
            "response.content_part.done",
            **PLACE,
            part={"type": "thinking", "thinking": "First, the weather."},
        ),
        ResponseContentPartDone(**PLACE, part=Thinking("First, the weather.")),
    ),
    (
        event(
            "response.created",
            response=response(
                {
                    "type": "message",
                    "object": "realtime.item",
                    "id": "i",
                    "status": "completed",
                    "role": "assistant",
                    "content": [{"type": "thinking"}],
                },
                status="in_progress",
                modalities=["text", "audio"],
            ),
        ),
        ResponseCreated(
            Response(
                id="r",
                status=ResponseStatus.IN_PROGRESS,
                output=[
                    AssistantMessage(
                        [Thinking()], id="i", status=ItemStatus.COMPLETED
                    )
                ],
                modalities=["text", "audio"],
            )
        ),
    ),
    (
        event(
            "response.create",
            response={
                "modalities": ["text", "audio"],
                "instructions": "Be brief.",
                "metadata": {"turn": "2"},
                "tools": [LOOKUP],
            },
        ),
        ResponseCreate(
            ResponseParameters(
                modalities=["text", "audio"],
                instructions="Be brief.",
                metadata={"turn": "2"},
                tools=[
                    RetrievalTool(
                        "Look the opening hours up.",
                        "7",
                        "In {{knowledge}}, find {{query}}.",
                    )
                ],
            )
        ),
    ),
    (
        event(
            "error",
            error={
                "type": "invalid_request_error",
                "code": "invalid_param",
                "message": "There is no such voice.",
                "event_id": "e",
            },
        ),
        Error(
            ErrorDetails(
                type="invalid_request_error",
                message="There is no such voice.",
                code="invalid_param",
                event_id="e",
            )
        ),
    ),
]

SAID = {
    "type": "message",
    "object": "realtime.item",
    "id": "i",
    "status": "completed",
    "role": "user",
}

FLAT = {"type": "function", **FUNCTION}
NESTED = {"type": "function", "function": FUNCTION}

OTHER_FORMS: list[Any] = [
    (
        {"max_response_output_tokens": "2048"},
        StepFunSession(max_response_output_tokens=2048),
        {"max_response_output_tokens": 2048},
    ),
    (
        {"modalities": ["audio"]},
        StepFunSession(modalities=["text", "audio"]),
        {"modalities": ["text", "audio"]},
    ),
    (
        {"tools": [FLAT]},
        StepFunSession(tools=[FunctionTool(**FUNCTION)]),
        {"tools": [NESTED]},
    ),
    # Clients of OpenAI's send them, without an effect.
    (
        {"input_audio_noise_reduction": None, "speed": 1.1, "tracing": "auto"},
        StepFunSession(),
        {},
    ),
    (
        event("session.created", session={"max_response_output_tokens": 9}),
        SessionCreated(StepFunSession(max_response_output_tokens=9)),
        event(
            "session.created",
            session={
                "object": "realtime.session",
                "max_response_output_tokens": "9",
            },
        ),
    ),
    (
        event("session.updated", session={"object": "realtime.session"}),
        SessionUpdated(StepFunSession()),
        event("session.updated", session={}),
    ),
    (
        event(
            "conversation.item.created",
            previous_item_id="h",
            item={
                **SAID,
                "content": [{"type": "input_text", "transcript": "Hello"}],
            },
        ),
        ConversationItemCreated(
            UserMessage(
                [InputText("Hello")], id="i", status=ItemStatus.COMPLETED
            ),
            previous_item_id="h",
        ),
        event(
            "conversation.item.created",
            previous_item_id="h",
            item={
                **SAID,
                "content": [{"type": "input_text", "text": "Hello"}],
            },
        ),
    ),
]


REFUSED: list[Any] = [
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad', got the string"
        " 'semantic_vad'",
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "energy_awakeness_threshold": 0.5,
            }
        },
        "/turn_detection/energy_awakeness_threshold: expected an integer from"
        " 0 to 9007199254740991, got the number 0.5",
    ),
    (
        {"input_audio_format": "g711_ulaw"},
        "/input_audio_format: expected 'pcm16', got the string 'g711_ulaw'",
    ),
    (
        {"voice": {"id": "v"}},
        "/voice: expected a string, got an object",
    ),
    (
        {"max_response_output_tokens": "4k"},
        "/max_response_output_tokens: expected an integer from 0 to 65535 or"
        " 'inf', got the string '4k'",
    ),
    (
        {"max_output_tokens": 5},
        "/max_output_tokens: key of another dialect; the stepfun dialect has"
        " it at max_response_output_tokens",
    ),
    (
        {"built_in_tools": "web_search"},
        "/built_in_tools: expected an array, got the string 'web_search'",
    ),
    (
        {"tools": [{"type": "function", "function": {}}]},
        "/tools/0/function/name: required key is missing",
    ),
    (
        {"tools": [{"type": "retrieval", "function": {"options": []}}]},
        "/tools/0/function/options: expected an object, got an array",
    ),
    (
        event("response.thinking.delta", thinking="Hm"),
        "/delta: required key is missing",
    ),
    (
        event("transcription_session.update", session={}),
        "/type: expected one of 47 known types, got the string"
        " 'transcription_session.update'; did you mean 'session.update'?",
    ),
]


class TestPayloads:
    @pytest.mark.parametrize(("payload", "value"), table(*BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A documented key has an attribute, in both directions.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}
        target = BaseEvent if "." in payload.get("type", "") else type(value)
        target = BaseEvent if "error" in payload else target

        assert value == read(STEPFUN, payload, target, **options)
        assert payload == written(STEPFUN, value, **options)
        assert () == unsupported(value, STEPFUN) == check(payload, STEPFUN)
        assert_round_trips(converter_for(STEPFUN, **options), value)

    @pytest.mark.parametrize(
        ("payload", "value", "again"), table(*OTHER_FORMS)
    )
    def test_other_forms(self, payload: Any, value: Any, again: Any) -> None:
        """
        Converters read other spellings of servers and clients.
        """
        target = BaseEvent if "type" in payload else SessionResource

        assert value == read(STEPFUN, payload, target, forbid_extra_keys=True)
        assert again == written(STEPFUN, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Converters reject values that StepFun doesn't have.
        """
        target = BaseEvent if "type" in payload else SessionResource

        check_refused(STEPFUN, payload, [problem], target=target)

    @pytest.mark.parametrize(
        ("payload", "value"),
        [
            (
                event("response.thinking.done", item_id="i", text="Hm."),
                ResponseThinkingDone(
                    item_id="i", extra=Unknown({"text": "Hm."}, "stepfun")
                ),
            ),
            (
                {"type": "web_search", "function": {"options": {"top_k": 3}}},
                StepFunWebSearchTool(
                    extra=Unknown(
                        {"function": {"options": {"top_k": 3}}}, "stepfun"
                    )
                ),
            ),
        ],
    )
    def test_kept(self, payload: Any, value: Any) -> None:
        """
        Keys that aren't established are kept with `keep_unknown`.
        """
        options = {"keep_unknown": True}

        assert value == read(STEPFUN, payload, type(value), **options)
        assert payload == written(STEPFUN, value, **options)


class TestClasses:
    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (SessionResource(instructions="Count."), StepFunSession),
            (ServerVAD(silence_duration_ms=100), StepFunServerVAD),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is read as StepFun's class.
        """
        payload = written(STEPFUN, value)

        assert cls is type(read(STEPFUN, payload, type(value)))
        assert () == unsupported(value, STEPFUN)

    @pytest.mark.parametrize(
        ("family", "value", "payload"),
        [
            (BaseTool, RetrievalTool(), {"type": "retrieval"}),
            (BaseTool, StepFunWebSearchTool(), {"type": "web_search"}),
            (BaseTurnDetection, StepFunServerVAD(), {"type": "server_vad"}),
            (
                BaseContentPart,
                Thinking("Hm"),
                event("thinking", thinking="Hm"),
            ),
            (
                BaseServerEvent,
                ResponseCancellation(),
                event("response.cancelled"),
            ),
        ],
    )
    def test_family(self, family: Any, value: Any, payload: Any) -> None:
        """
        The base class of a family reads and writes StepFun's members.
        """
        assert value == read(STEPFUN, payload, family)
        assert payload == written(STEPFUN, value, family)

    def test_closed_alias(self) -> None:
        """
        The core's alias lacks StepFun's events, and StepFun's has them.
        """
        payload = event("response.thinking.delta", delta="Hm")

        check_refused(
            STEPFUN,
            payload,
            [
                "/type: expected one of 33 known types, got"
                " 'response.thinking.delta'; structure it as BaseServerEvent"
            ],
            target=ServerEvent,
        )
        assert ResponseThinkingDelta("Hm") == read(
            STEPFUN, payload, stepfun.ServerEvent
        )

    def test_updates(self) -> None:
        """
        An update merges the detection; setting a server's defaults is no change.
        """
        before = StepFunSession(
            turn_detection=StepFunServerVAD(energy_awakeness_threshold=900)
        )
        after = apply_update(
            before,
            StepFunSession(
                turn_detection=StepFunServerVAD(silence_duration_ms=250)
            ),
        )

        assert after.turn_detection == StepFunServerVAD(
            silence_duration_ms=250, energy_awakeness_threshold=900
        )
        assert SessionResource() == changes(
            SessionResource(),
            SessionResource(turn_detection=OFF),
            dialect=STEPFUN,
        )


SESSION = StepFunSession(
    instructions="Sell tickets.",
    tools=[FunctionTool("quote"), RetrievalTool("d"), StepFunWebSearchTool()],
    turn_detection=StepFunServerVAD(
        silence_duration_ms=150, energy_awakeness_threshold=1800
    ),
    built_in_tools=["web_search"],
    max_response_output_length=512,
)

LACKING = (
    "tools[1]",
    "tools[2]",
    "turn_detection.energy_awakeness_threshold",
    "built_in_tools",
    "max_response_output_length",
)


class TestOtherDialects:
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    def test_unsupported(self, dialect: Any) -> None:
        """
        OpenAI's dialects lack StepFun's attributes and tools.
        """
        assert sorted(LACKING) == sorted(unsupported(SESSION, dialect))
        dropped, gone = drop_unsupported(SESSION, dialect)
        assert sorted(LACKING) == sorted(gone)
        assert dropped == SessionResource(
            instructions="Sell tickets.",
            tools=[FunctionTool("quote")],
            turn_detection=ServerVAD(silence_duration_ms=150),
        )

    def test_to_beta(self) -> None:
        """
        Converting a payload omits them, and lists their pointers.
        """
        payload = written(STEPFUN, SessionUpdate(SESSION))

        converted, problems = convert_payload(
            payload, BETA, source=STEPFUN, drop=True
        )

        assert converted == event(
            "session.update",
            session={
                "instructions": "Sell tickets.",
                "tools": [{"type": "function", "name": "quote"}],
                "turn_detection": {
                    "type": "server_vad",
                    "silence_duration_ms": 150,
                },
            },
        )
        assert [
            f"/session/{place}: omitted: the beta dialect has no {name}"
            for place, name in (
                (
                    "turn_detection/energy_awakeness_threshold",
                    "energy_awakeness_threshold",
                ),
                ("tools/1", "RetrievalTool"),
                ("tools/2", "StepFunWebSearchTool"),
                ("built_in_tools", "built_in_tools"),
                ("max_response_output_length", "max_response_output_length"),
            )
        ] == [str(problem) for problem in problems]

    def test_not_dropped(self) -> None:
        """
        Without `drop=True`, converting a payload raises an error that lists them.
        """
        payload = event(
            "session.update", session={"built_in_tools": ["web_search"]}
        )

        with pytest.raises(WireError) as caught:
            convert_payload(payload, GA, source=STEPFUN)

        assert [
            "/session/built_in_tools: the ga dialect has no built_in_tools"
        ] == [str(problem) for problem in explain(caught.value)]

    @pytest.mark.parametrize(
        ("payload", "converted", "places"),
        [
            (
                event("response.thinking.delta", **PLACE, delta="Hm"),
                [],
                ["/type"],
            ),
            (event("response.cancelled"), [], ["/type"]),
            (
                event("response.audio.delta", **PLACE, delta="AAA="),
                event("response.audio.delta", **PLACE, delta="AAA="),
                [],
            ),
        ],
    )
    def test_events_to_beta(
        self, payload: Any, converted: Any, places: list[str]
    ) -> None:
        """
        Events that only StepFun has are omitted, others kept.
        """
        found, problems = convert_payload(
            payload, BETA, source=STEPFUN, drop=True
        )

        assert converted == found
        assert places == [problem.pointer for problem in problems]

    def test_from_ga(self) -> None:
        """
        OpenAI's payloads are converted to StepFun's form.
        """
        payload = {
            "type": "realtime",
            "tools": [FLAT],
            "audio": {
                "input": {
                    "format": {"type": "audio/pcm", "rate": 24000},
                    "noise_reduction": {"type": "near_field"},
                    "turn_detection": {"type": "server_vad", "threshold": 0.5},
                }
            },
            "max_output_tokens": 300,
        }

        converted, problems = convert_payload(
            payload, STEPFUN, source=GA, drop=True
        )

        assert converted == {
            "tools": [NESTED],
            "input_audio_format": "pcm16",
            "turn_detection": {"type": "server_vad", "threshold": 0.5},
            "max_response_output_tokens": 300,
        }
        assert ["/audio/input/noise_reduction"] == [
            problem.pointer for problem in problems
        ]
