"""
The dialect of LocalAI.

The payloads have the keys that the classes of LocalAI's source write and read.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    AudioTranscription,
    FunctionTool,
    MCPTool,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs.__main__ import main
from realtime_attrs.converter import (
    check,
    convert_payload,
    drop_unsupported,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, LOCALAI
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemAdded,
    Error,
    ErrorDetails,
    InputAudio,
    InputAudioBufferCommitted,
    InputText,
    ItemStatus,
    OutputAudio,
    OutputText,
    Response,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseCreate,
    ResponseCreated,
    ResponseDone,
    ResponseOutputItemAdded,
    ResponseStatus,
    SessionCreated,
    SessionUpdate,
    SystemMessage,
    TranscriptionSession,
    Usage,
)
from realtime_attrs.extending import BaseEvent, BaseServerEvent
from realtime_attrs.vendors import localai
from realtime_attrs.vendors.localai import (
    AddressGate,
    AddressMode,
    Classifier,
    ClassifierFallback,
    ClassifierOption,
    ClassifierResult,
    ClassifierScore,
    ClassifierSlot,
    ClassifierTool,
    ConversationItemSoundDetection,
    ConversationItemSpeaker,
    FallbackMode,
    LocalAIResponseParameters,
    LocalAISession,
    LocalAIUserMessage,
    Normalization,
    RecognizedSpeaker,
    SlotType,
    SoundDetection,
)
from schemas import pair_of
from wire_checks import check_refused, read, refusals, table, written


SLOTS = [
    {"name": "level", "type": "number", "default": "1", "hint": "Percent."},
    {"name": "unit", "type": "enum", "values": ["percent", "steps"]},
    {"name": "room", "type": "string"},
]
CLASSIFIER = {
    "enabled": True,
    "options": [
        {
            "id": "dim",
            "description": "The user wants less light.",
            "reply": "Dimming.",
            "tool": {
                "name": "set_light",
                "arguments": {"level": "{{level}}", "on": True},
                "slots": SLOTS,
            },
        },
        {"id": "thanks", "description": "The user thanks."},
    ],
    "threshold": 0.75,
    "normalization": "mean",
    "history_items": -1,
    "fallback": {"mode": "reply", "reply": "Sorry?"},
    "address": {"names": ["lamp"], "mode": "reply", "reply": "Me?"},
}
CLASSES = Classifier(
    enabled=True,
    options=[
        ClassifierOption(
            "dim",
            "The user wants less light.",
            "Dimming.",
            ClassifierTool(
                "set_light",
                {"level": "{{level}}", "on": True},
                [
                    ClassifierSlot(
                        "level", SlotType.NUMBER, None, "1", "Percent."
                    ),
                    ClassifierSlot(
                        "unit", SlotType.ENUM, ["percent", "steps"]
                    ),
                    ClassifierSlot("room", SlotType.STRING),
                ],
            ),
        ),
        ClassifierOption("thanks", "The user thanks."),
    ],
    threshold=0.75,
    normalization=Normalization.MEAN,
    history_items=-1,
    fallback=ClassifierFallback(FallbackMode.REPLY, "Sorry?"),
    address=AddressGate(["lamp"], AddressMode.REPLY, "Me?"),
)
PLACE = {
    "response_id": "resp_1",
    "item_id": "item_2",
    "output_index": 0,
    "content_index": 0,
}
SPEAKER = {
    "name": "Roos",
    "confidence": 87.5,
    "distance": 0.2,
    "matched": True,
}
ROOS = RecognizedSpeaker(87.5, 0.2, True, "Roos")


def session(**keys: Any) -> dict[str, Any]:
    """
    Make the payload of a session.
    """
    return {"type": "realtime", **keys}


BOTH: list[Any] = [
    (
        session(localai_classifier=CLASSIFIER),
        LocalAISession(classifier=CLASSES),
    ),
    (
        session(localai_classifier={"fallback": {"mode": "generate"}}),
        LocalAISession(
            classifier=Classifier(
                fallback=ClassifierFallback(FallbackMode.GENERATE)
            )
        ),
    ),
    (
        session(
            audio={
                "input": {"turn_detection": None},
                "output": {"voice": "af_heart"},
            }
        ),
        LocalAISession(turn_detection=OFF, voice=NamedVoice("af_heart")),
    ),
    (
        session(
            audio={
                "input": {
                    "format": {"type": "audio/pcm", "rate": 16000},
                    "transcription": {"model": "whisper", "prompt": "Lamps."},
                },
                "output": {"voice": "onyx"},
            }
        ),
        LocalAISession(
            input_audio_format=PCM(16_000),
            input_audio_transcription=AudioTranscription(
                model="whisper", prompt="Lamps."
            ),
            voice=RealtimeVoice.ONYX,
        ),
    ),
    *(
        (session(output_modalities=words), LocalAISession(modalities=words))
        for words in (["audio"], ["text", "audio"])
    ),
    (
        {
            "type": "session.update",
            "session": {
                "type": "transcription",
                "audio": {"input": {"transcription": {"model": "whisper"}}},
            },
        },
        SessionUpdate(
            TranscriptionSession(
                input_audio_transcription=AudioTranscription(model="whisper")
            )
        ),
    ),
    (
        {
            "type": "session.created",
            "event_id": "event_TODO",
            "session": session(
                object="realtime.session",
                id="sess_1",
                model="lamp-pi",
                instructions="You are a lamp.",
                tools=[
                    {
                        "type": "function",
                        "name": "set_light",
                        "description": "",
                    }
                ],
                tool_choice="auto",
                audio={
                    "input": {
                        "turn_detection": {
                            "type": "server_vad",
                            "create_response": True,
                            "prefix_padding_ms": 300,
                            "silence_duration_ms": 500,
                            "threshold": 0.5,
                        }
                    }
                },
            ),
        },
        SessionCreated(
            LocalAISession(
                model="lamp-pi",
                instructions="You are a lamp.",
                tools=[FunctionTool("set_light", "")],
                tool_choice=ToolChoiceMode.AUTO,
                turn_detection=ServerVAD(0.5, 300, 500, create_response=True),
            ),
            session_id="sess_1",
            event_id="event_TODO",
        ),
    ),
    (
        {
            "type": "response.create",
            "response": {
                "output_modalities": ["text"],
                "localai_classifier": {"enabled": False},
            },
        },
        ResponseCreate(
            LocalAIResponseParameters(
                ["text"], classifier=Classifier(enabled=False)
            )
        ),
    ),
    (
        {
            "type": "conversation.item.added",
            "item": {
                "type": "message",
                "role": "user",
                "id": "item_1",
                "status": "completed",
                "content": [{"type": "input_audio", "transcript": "Dim it."}],
                "speaker": SPEAKER,
            },
        },
        ConversationItemAdded(
            LocalAIUserMessage(
                [InputAudio(transcript="Dim it.")],
                "item_1",
                ItemStatus.COMPLETED,
                ROOS,
            )
        ),
    ),
    (
        {
            "type": "conversation.item.speaker",
            "item_id": "item_1",
            "speaker": {**SPEAKER, "id": "spk_3", "labels": {"room": "attic"}},
        },
        ConversationItemSpeaker(
            "item_1",
            RecognizedSpeaker(
                87.5, 0.2, True, "Roos", "spk_3", {"room": "attic"}
            ),
        ),
    ),
    (
        {
            "type": "conversation.item.sound_detection",
            "event_id": "event_5",
            "item_id": "item_1",
            "content_index": 0,
            "detections": [{"label": "Bark", "score": 0.5, "index": 75}],
        },
        ConversationItemSoundDetection(
            "item_1", [SoundDetection("Bark", 0.5, 75)], 0, event_id="event_5"
        ),
    ),
    (
        {
            "type": "localai.classifier.result",
            "response_id": "resp_1",
            "scores": [{"id": "dim", "score": 0.875}],
            "chosen_id": "dim",
            "threshold": 0.75,
            "latency_ms": 35,
            "arguments": '{"level": 3}',
            "fill_latency_ms": 60,
        },
        ClassifierResult(
            "resp_1",
            [ClassifierScore("dim", 0.875)],
            0.75,
            35,
            "dim",
            None,
            '{"level": 3}',
            60,
        ),
    ),
    (
        {
            "type": "localai.classifier.result",
            "response_id": "resp_1",
            "scores": [],
            "threshold": 0.75,
            "fallback": "not_addressed",
            "latency_ms": 0,
        },
        ClassifierResult(
            "resp_1", [], 0.75, 0, fallback=FallbackMode.NOT_ADDRESSED
        ),
    ),
    (
        {
            "type": "response.created",
            "response": {
                "id": "resp_1",
                "object": "realtime.response",
                "status": "in_progress",
            },
        },
        ResponseCreated(Response("resp_1", ResponseStatus.IN_PROGRESS)),
    ),
    (
        {
            "type": "response.done",
            "response": {
                "id": "resp_1",
                "object": "realtime.response",
                "status": "completed",
                "metadata": {"lamp": "3"},
                "output": [
                    {
                        "type": "message",
                        "role": "assistant",
                        "id": "item_2",
                        "content": [{"type": "output_text"}],
                    }
                ],
                "usage": {
                    "total_tokens": 3,
                    "input_tokens": 2,
                    "output_tokens": 1,
                },
            },
        },
        ResponseDone(
            Response(
                "resp_1",
                ResponseStatus.COMPLETED,
                output=[AssistantMessage([OutputText()], "item_2")],
                usage=Usage(3, 2, 1),
                metadata={"lamp": "3"},
            )
        ),
    ),
    (
        {
            "type": "response.output_item.added",
            "response_id": "resp_1",
            "output_index": 0,
            "item": {
                "type": "message",
                "role": "assistant",
                "id": "item_2",
                "status": "in_progress",
                "content": [{"type": "output_audio"}],
            },
        },
        ResponseOutputItemAdded(
            "resp_1",
            0,
            AssistantMessage(
                [OutputAudio()], "item_2", ItemStatus.IN_PROGRESS
            ),
        ),
    ),
    (
        {
            "type": "response.content_part.added",
            **PLACE,
            "part": {"type": "output_audio"},
        },
        ResponseContentPartAdded("item_2", "resp_1", 0, 0, OutputAudio()),
    ),
    (
        {
            "type": "response.content_part.done",
            **PLACE,
            "part": {"type": "output_audio", "transcript": "Dimming."},
        },
        ResponseContentPartDone(
            "item_2", "resp_1", 0, 0, OutputAudio("Dimming.")
        ),
    ),
    (
        {"type": "input_audio_buffer.committed", "item_id": "item_1"},
        InputAudioBufferCommitted("item_1"),
    ),
    (
        {
            "type": "error",
            "error": {
                "type": "invalid_request_error",
                "code": "invalid_json",
                "message": "Invalid JSON format",
            },
        },
        Error(
            ErrorDetails(
                "invalid_request_error", "Invalid JSON format", "invalid_json"
            )
        ),
    ),
]


def target_of(payload: Any) -> Any:
    """
    Choose the base class of a payload: a session or an event.
    """
    return SessionResource if payload["type"] == "realtime" else BaseEvent


class TestGolden:
    @pytest.mark.parametrize(("payload", "value"), table(*BOTH))
    def test_both(self, payload: Any, value: Any) -> None:
        """
        A message is read, and written as it was.
        """
        options = {"forbid_extra_keys": True}

        assert value == read(LOCALAI, payload, target_of(payload), **options)
        assert payload == written(LOCALAI, value, **options)
        assert () == unsupported(value, LOCALAI)
        assert () == check(payload, LOCALAI)


class TestForms:
    @pytest.mark.parametrize(
        ("payload", "again"),
        table(
            ({"instructions": "Hi."}, session(instructions="Hi.")),
            (
                session(modalities=["text"]),
                session(output_modalities=["text"]),
            ),
            (session(reasoning={"effort": "low"}), session()),
            (session(parallel_tool_calls=False), session()),
            (
                session(
                    audio={"input": {"noise_reduction": {"strength": 0.5}}}
                ),
                session(audio={"input": {"noise_reduction": {}}}),
            ),
            (
                session(
                    audio={
                        "input": {
                            "transcription": {
                                "language": "nl",
                                "languages": ["nl"],
                                "keywords": ["lamp"],
                                "delay": "low",
                            }
                        }
                    }
                ),
                session(
                    audio={"input": {"transcription": {"language": "nl"}}}
                ),
            ),
        ),
    )
    def test_sessions(self, payload: Any, again: Any) -> None:
        """
        A session has its type, today's key of modalities, and no other keys.
        """
        update = {"type": "session.update", "session": payload}
        value = read(LOCALAI, update, BaseEvent, forbid_extra_keys=True)

        assert {**update, "session": again} == written(LOCALAI, value)
        assert () == check(update, LOCALAI)

    def test_response(self) -> None:
        """
        A client's response has today's key of modalities, and no other keys.
        """
        payload = {
            "type": "response.create",
            "response": {"modalities": ["text", "audio"], "reasoning": {}},
        }
        value = read(LOCALAI, payload, BaseEvent, forbid_extra_keys=True)

        assert {
            "type": "response.create",
            "response": {"output_modalities": ["text", "audio"]},
        } == written(LOCALAI, value)

    def test_two_modalities(self) -> None:
        """
        Today's key of modalities counts, if there are both.
        """
        payload = session(modalities=["text"], output_modalities=["audio"])
        value = LocalAISession(modalities=["audio"])

        assert value == read(LOCALAI, payload)
        assert payload == written(
            LOCALAI,
            read(LOCALAI, payload, keep_unknown=True),
            keep_unknown=True,
        )

    @pytest.mark.parametrize(
        "part",
        [{"text": "You are a lamp."}, {"type": "input_text"}, {}],
        ids=str,
    )
    def test_system(self, part: Any) -> None:
        """
        A part of a system message may lack its type and its text.
        """
        payload = {"type": "message", "role": "system", "content": [part]}
        value = read(LOCALAI, payload, SystemMessage, forbid_extra_keys=True)

        assert SystemMessage([InputText(part.get("text"))]) == value
        assert {
            **payload,
            "content": [{**part, "type": "input_text"}],
        } == written(LOCALAI, value)

    @pytest.mark.parametrize(
        ("tag", "value"),
        [("text", OutputText("Hi")), ("audio", OutputAudio("Hi"))],
    )
    def test_parts(self, tag: str, value: Any) -> None:
        """
        The types of OpenAI's events about parts are read.
        """
        key = "text" if tag == "text" else "transcript"
        payload = {
            "type": "response.content_part.added",
            **PLACE,
            "part": {"type": tag, key: "Hi"},
        }

        event = read(LOCALAI, payload, BaseEvent, forbid_extra_keys=True)

        assert value == event.part
        assert f"output_{tag}" == written(LOCALAI, event)["part"]["type"]


class TestRefused:
    @pytest.mark.parametrize(
        ("payload", "problem"),
        table(
            (
                session(
                    localai_classifier={"fallback": {"mode": "not_addressed"}}
                ),
                "/localai_classifier/fallback/mode: expected one of 'none',"
                " 'reply', 'generate', got the string 'not_addressed'",
            ),
            (
                session(localai_classifier={"options": [{"id": "dim"}]}),
                "/localai_classifier/options/0/description: required key is"
                " missing",
            ),
            (
                session(localai_classifier={"history_items": -2}),
                "/localai_classifier/history_items: expected an integer from"
                " -1 to 2147483647, got the number -2",
            ),
            (
                session(localai_classifier=[]),
                "/localai_classifier: expected an object, got an array",
            ),
        ),
    )
    def test_sessions(self, payload: Any, problem: str) -> None:
        """
        Converters reject keys that the server's classes don't have, by pointer.
        """
        check_refused(LOCALAI, payload, [problem])

    @pytest.mark.parametrize(
        "tag",
        [
            "conversation.created",
            "conversation.item.created",
            "output_audio_buffer.started",
        ],
    )
    def test_events(self, tag: str) -> None:
        """
        Events that the server never sends are unknown.
        """
        (problem,) = refusals(LOCALAI, {"type": tag}, BaseEvent)

        assert problem.startswith("/type: expected one of")


class TestKept:
    def test_words(self) -> None:
        """
        With `keep_unknown`, converters keep new words.
        """
        slot = {"name": "hue", "type": "colour"}
        tool = {"name": "set_light", "slots": [slot]}
        option = {"id": "hue", "description": "The user wants a hue."}
        payload = session(
            localai_classifier={
                "options": [{**option, "tool": tool}],
                "normalization": "median",
                "fallback": {"mode": "ask"},
                "address": {"names": ["lamp"], "mode": "wait", "new": 1},
            }
        )

        value = read(LOCALAI, payload, keep_unknown=True)

        assert Unknown("ask", "localai") == value.classifier.fallback.mode
        assert payload == written(LOCALAI, value, keep_unknown=True)


class TestOthers:
    def test_own(self) -> None:
        """
        OpenAI's dialects lack the classifier, and the names of voices.
        """
        value = LocalAISession(
            classifier=CLASSES, voice=NamedVoice("af_heart"), model="m"
        )

        for dialect in (GA, BETA):
            assert ("voice", "classifier") == unsupported(value, dialect)
            assert (
                SessionResource(model="m"),
                ("voice", "classifier"),
            ) == drop_unsupported(value, dialect)

    def test_of_openai(self) -> None:
        """
        The server lacks some attributes of OpenAI's.
        """
        value = LocalAISession(
            reasoning=Reasoning(ReasoningEffort.LOW),
            input_audio_transcription=AudioTranscription(keywords=["lamp"]),
            input_audio_noise_reduction=NoiseReduction(
                NoiseReductionMode.NEAR_FIELD, 0.5
            ),
            tools=[MCPTool("m", defer_loading=True)],
        )

        assert (
            "input_audio_transcription.keywords",
            "tools[0].defer_loading",
            "input_audio_noise_reduction.strength",
            "reasoning",
        ) == unsupported(value, LOCALAI)

    @pytest.mark.parametrize("target", [GA, BETA], ids=str)
    def test_to_openai(self, target: Any) -> None:
        """
        Converting a payload to OpenAI's dialects keeps all but the classifier.
        """
        payload = {
            "type": "session.update",
            "session": {
                "instructions": "You are a lamp.",
                "modalities": ["text"],
                "localai_classifier": CLASSIFIER,
            },
        }
        key = "output_modalities" if target is GA else "modalities"

        left, gone = convert_payload(
            payload, target, source=LOCALAI, drop=True
        )

        assert ["/session/localai_classifier"] == [x.pointer for x in gone]
        assert {"instructions": "You are a lamp.", key: ["text"]} == {
            k: x for k, x in left["session"].items() if k != "type"
        }

    @pytest.mark.parametrize(
        ("source", "payload"),
        [
            (GA, session(audio={"input": {"turn_detection": None}})),
            (BETA, {"turn_detection": None, "temperature": 0.5}),
        ],
        ids=str,
    )
    def test_from_openai(self, source: Any, payload: Any) -> None:
        """
        Settings that are off stay off.
        """
        left, gone = convert_payload(
            payload, LOCALAI, source=source, drop=True
        )

        assert session(audio={"input": {"turn_detection": None}}) == left
        assert (["/temperature"] if source is BETA else []) == [
            problem.pointer for problem in gone
        ]

    def test_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The command accepts all messages.
        """
        path = tmp_path / "log.jsonl"
        lines = [json.dumps(payload) for payload, _ in BOTH]
        path.write_text("\n".join(lines), "utf-8")

        assert 0 == main(["check", "--dialect", "localai", str(path)])
        assert f"{path}: ok\n" == capsys.readouterr().out

    def test_update(self) -> None:
        """
        An update replaces the whole classifier.
        """
        before = LocalAISession(classifier=CLASSES)
        after = LocalAISession(classifier=Classifier(enabled=False))

        assert after == apply_update(before, after)
        assert after == changes(before, after, dialect=LOCALAI)

    def test_start(self) -> None:
        """
        Setting the server's defaults is no change.
        """
        assert LocalAISession() == changes(
            LocalAISession(),
            LocalAISession(
                turn_detection=ServerVAD(silence_duration_ms=500),
                modalities=["audio"],
            ),
            dialect=LOCALAI,
        )

    def test_schema(self) -> None:
        """
        The schema has the classifier, and the server's messages are valid.
        """
        target: Any = localai.ServerEvent
        pair = pair_of(LOCALAI, target, closed=True)
        schema = json_schema(LOCALAI, SessionResource)
        found = schema["$defs"]["Classifier"]["properties"]

        assert {*CLASSIFIER} == {*found}
        assert {(True, True)} == {
            pair.judge(payload, target)
            for payload, value in BOTH
            if isinstance(value, BaseServerEvent)
        }
