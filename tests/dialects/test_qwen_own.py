"""
What only Qwen has: its classes, their keys, and its dialect's rules for them.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    NamedVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
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
from realtime_attrs.dialects import BETA, GA, QWEN_OMNI, record
from realtime_attrs.events import (
    AssistantMessage,
    ConversationItemInputAudioTranscriptionDelta,
    InputTokenDetails,
    ItemStatus,
    OutputAudio,
    OutputText,
    OutputTokenDetails,
    Response,
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseDone,
    ResponseOutputItemDone,
    ResponseStatus,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    Usage,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseContentPart,
    BaseEvent,
    BaseServerEvent,
    BaseTurnDetection,
    frozen,
)
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors import qwen
from realtime_attrs.vendors.qwen import (
    InputImageBufferAppend,
    QwenConversationItemInputAudioTranscriptionDelta,
    QwenSemanticVAD,
    QwenSession,
    QwenTranscription,
    QwenUsage,
    SearchOptions,
    SessionFinish,
    SessionFinished,
)
from wire_checks import (
    check_refused,
    converter_for,
    read,
    table,
    written,
)


def event(kind: str, **keys: Any) -> dict[str, Any]:
    """
    Make the payload of an event.
    """
    return {"type": kind, **keys}


PLACE = {
    "response_id": "r",
    "item_id": "i",
    "output_index": 0,
    "content_index": 0,
}

NULLS = {"status_details": None, "conversation_id": None, "metadata": None}

DONE = {
    "object": "realtime.response",
    "id": "r",
    "status": "completed",
    "output": [],
    **NULLS,
}

PREVIEW = "conversation.item.input_audio_transcription.delta"

SESSIONS: list[Any] = [
    ({"top_p": 0.8}, QwenSession(top_p=0.8)),
    ({"top_k": 0}, QwenSession(top_k=0)),
    ({"top_k": 101}, QwenSession(top_k=101)),
    ({"top_k": None}, QwenSession(top_k=OFF)),
    (
        {"repetition_penalty": 1.1, "presence_penalty": -1.5},
        QwenSession(repetition_penalty=1.1, presence_penalty=-1.5),
    ),
    ({"seed": -1}, QwenSession(seed=-1)),
    ({"seed": 2147483647}, QwenSession(seed=2147483647)),
    (
        {"enable_search": True, "search_options": {"enable_source": False}},
        QwenSession(
            enable_search=True,
            search_options=SearchOptions(enable_source=False),
        ),
    ),
    ({"search_options": {}}, QwenSession(search_options=SearchOptions())),
    ({"smooth_output": True}, QwenSession(smooth_output=True)),
    ({"smooth_output": False}, QwenSession(smooth_output=False)),
    ({"smooth_output": None}, QwenSession(smooth_output=OFF)),
    ({"sample_rate": 16000}, QwenSession(sample_rate=16_000)),
    (
        {"video": {"input": {"representation_compact": "normal"}}},
        QwenSession(input_video_representation_compact="normal"),
    ),
    (
        {"max_tokens": 2048, "max_response_output_token": "inf"},
        QwenSession(
            max_response_output_tokens=2048, max_response_output_token=INF
        ),
    ),
    (
        {
            "input_audio_transcription": {
                "model": "qwen3-asr-flash-realtime",
                "language": "nl",
                "corpus": {"text": "Scheveningen, Ruysdael"},
            }
        },
        QwenSession(
            input_audio_transcription=QwenTranscription(
                "nl",
                "qwen3-asr-flash-realtime",
                corpus_text="Scheveningen, Ruysdael",
            )
        ),
    ),
    (
        {
            "turn_detection": {
                "type": "semantic_vad",
                "threshold": -0.5,
                "prefix_padding_ms": 250,
                "silence_duration_ms": 900,
                "idle_timeout_ms": 6000,
                "create_response": True,
                "interrupt_response": False,
            }
        },
        QwenSession(
            turn_detection=QwenSemanticVAD(
                create_response=True,
                interrupt_response=False,
                threshold=-0.5,
                prefix_padding_ms=250,
                silence_duration_ms=900,
                idle_timeout_ms=6000,
            )
        ),
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "idle_timeout_ms": None}},
        QwenSession(turn_detection=QwenSemanticVAD(idle_timeout_ms=OFF)),
    ),
]

EVENTS: list[Any] = [
    (
        event("input_image_buffer.append", image="/9j/"),
        InputImageBufferAppend(b"\xff\xd8\xff"),
    ),
    (event("session.finish", event_id="e"), SessionFinish(event_id="e")),
    (event("session.finished", event_id="e"), SessionFinished(event_id="e")),
    (
        event(
            PREVIEW,
            item_id="i",
            content_index=0,
            text="Where is ",
            stash="the lighthouse",
            language="en",
            emotion="surprised",
            obfuscation="kx81",
        ),
        QwenConversationItemInputAudioTranscriptionDelta(
            "i",
            content_index=0,
            obfuscation="kx81",
            text="Where is ",
            stash="the lighthouse",
            language="en",
            emotion="surprised",
        ),
    ),
    (
        event("session.update", session={"top_k": None, "seed": 3}),
        SessionUpdate(QwenSession(top_k=OFF, seed=3)),
    ),
    (
        event(
            "session.created",
            session={
                "object": "realtime.session",
                "id": "s",
                "enable_search": False,
                "search_options": {},
            },
        ),
        SessionCreated(
            QwenSession(enable_search=False, search_options=SearchOptions()),
            session_id="s",
        ),
    ),
    (
        event(
            "response.done",
            response={
                **DONE,
                "usage": {
                    "total_tokens": 12,
                    "input_tokens": 8,
                    "output_tokens": 4,
                    "input_tokens_details": {
                        "text_tokens": 5,
                        "audio_tokens": 3,
                    },
                    "output_tokens_details": {
                        "text_tokens": 1,
                        "audio_tokens": 3,
                    },
                    "plugins": {"search": {"count": 2, "strategy": "agent"}},
                },
            },
        ),
        ResponseDone(
            Response(
                id="r",
                status=ResponseStatus.COMPLETED,
                output=(),
                usage=QwenUsage(
                    12,
                    8,
                    4,
                    InputTokenDetails(text_tokens=5, audio_tokens=3),
                    OutputTokenDetails(text_tokens=1, audio_tokens=3),
                    search_count=2,
                    search_strategy="agent",
                ),
            )
        ),
    ),
    (
        event(
            "response.content_part.added",
            **PLACE,
            part={"type": "audio", "text": ""},
        ),
        ResponseContentPartAdded(**PLACE, part=OutputAudio("")),
    ),
    (
        event(
            "response.content_part.done",
            **PLACE,
            part={"type": "audio", "text": "Straight on."},
        ),
        ResponseContentPartDone(**PLACE, part=OutputAudio("Straight on.")),
    ),
    (
        event(
            "response.content_part.done",
            **PLACE,
            part={"type": "text", "text": "Straight on."},
        ),
        ResponseContentPartDone(**PLACE, part=OutputText("Straight on.")),
    ),
    (
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={
                "id": "i",
                "object": "realtime.item",
                "type": "message",
                "status": "completed",
                "role": "assistant",
                "content": [{"type": "text"}],
            },
        ),
        ResponseOutputItemDone(
            item=AssistantMessage(
                [OutputText()], id="i", status=ItemStatus.COMPLETED
            ),
            response_id="r",
            output_index=0,
        ),
    ),
]

SHOWN = {
    "id": "s",
    "object": "realtime.session",
    "model": "qwen3.5-omni-flash-realtime",
    "modalities": ["text"],
    "instructions": "You guide visitors through a harbour.",
    "voice": "Tina",
    "input_audio_transcription": {"model": "qwen3-asr-flash-realtime"},
    "turn_detection": {
        "type": "server_vad",
        "threshold": 0.5,
        "prefix_padding_ms": 300,
        "silence_duration_ms": 800,
        "create_response": True,
        "interrupt_response": True,
    },
    "tools": [{"function": {"name": "next_pier"}, "type": "function"}],
    "tool_choice": "auto",
    "max_tokens": 256,
    "seed": -1,
}

UPDATED = SessionUpdated(
    QwenSession(
        model="qwen3.5-omni-flash-realtime",
        modalities=["text"],
        instructions="You guide visitors through a harbour.",
        voice=NamedVoice("Tina"),
        input_audio_format=PCM(16_000),
        output_audio_format=AudioFormat.PCM16,
        input_audio_transcription=QwenTranscription(
            model="qwen3-asr-flash-realtime"
        ),
        turn_detection=ServerVAD(
            threshold=0.5,
            prefix_padding_ms=300,
            silence_duration_ms=800,
            create_response=True,
            interrupt_response=True,
        ),
        tools=[FunctionTool("next_pier")],
        tool_choice=ToolChoiceMode.AUTO,
        max_response_output_tokens=256,
        seed=-1,
    ),
    session_id="s",
)

FORMATS = {
    "input": {"format": {"type": "pcm", "sample_rate": 16000}},
    "output": {"format": {"type": "pcm", "sample_rate": 24000}},
}

DONE_AUDIO = {
    "object": "realtime.item",
    "type": "message",
    "role": "assistant",
}

OTHER_FORMS: list[Any] = [
    (
        event(
            "session.updated",
            session={
                **SHOWN,
                "input_audio_format": "pcm",
                "output_audio_format": "pcm",
            },
        ),
        event("session.updated", session={**SHOWN, "audio": FORMATS}),
    ),
    # Documents have both keys for the text of audio.
    (
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={**DONE_AUDIO, "content": [{"type": "audio", "text": "On."}]},
        ),
        event(
            "response.output_item.done",
            response_id="r",
            output_index=0,
            item={
                **DONE_AUDIO,
                "content": [{"type": "audio", "transcript": "On."}],
            },
        ),
    ),
    (
        event(
            "response.content_part.done",
            **PLACE,
            part={"type": "audio", "transcript": "On."},
        ),
        event(
            "response.content_part.done",
            **PLACE,
            part={"type": "audio", "text": "On."},
        ),
    ),
    # Objects without their only keys.
    (
        event(
            "session.update",
            session={
                "input_audio_transcription": {"corpus": {}},
                "video": {"input": {}},
            },
        ),
        event("session.update", session={"input_audio_transcription": {}}),
    ),
    (
        event("session.update", session={"seed": None, "top_p": None}),
        event("session.update", session={}),
    ),
]

REFUSED: list[Any] = [
    (
        {"top_k": -1},
        "/top_k: expected an integer from 0 to 9007199254740991, got the"
        " number -1",
    ),
    (
        {"top_p": "0.8"},
        "/top_p: expected a number, got the string '0.8'",
    ),
    (
        {"seed": 2147483648},
        "/seed: expected an integer from -1 to 2147483647, got the number"
        " 2147483648",
    ),
    (
        {"smooth_output": "auto"},
        "/smooth_output: expected true or false, got the string 'auto'",
    ),
    (
        {"enable_search": 1},
        "/enable_search: expected true or false, got the number 1",
    ),
    (
        {"search_options": True},
        "/search_options: expected an object, got the boolean true",
    ),
    (
        {"sample_rate": 0},
        "/sample_rate: expected an integer from 1 to 4294967295, got the"
        " number 0",
    ),
    (
        {"video": {"input": {"representation_compact": True}}},
        "/video/input/representation_compact: expected a string, got the"
        " boolean true",
    ),
    (
        {"max_response_output_token": "many"},
        "/max_response_output_token: expected an integer from 0 to 65535 or"
        " 'inf', got a string",
    ),
    (
        {"input_audio_transcription": {"corpus": "a"}},
        "/input_audio_transcription/corpus: expected an object, got the"
        " string 'a'",
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "threshold": "low"}},
        "/turn_detection/threshold: expected a number, got the string 'low'",
    ),
]

REFUSED_EVENTS: list[Any] = [
    (
        event("input_image_buffer.append"),
        "/image: required key is missing",
    ),
    (
        event("input_image_buffer.append", image="ÿ"),
        "/image: expected a string in base64: string argument should contain"
        " only ascii characters",
    ),
    (
        event(
            "response.done",
            response={**DONE, "usage": {"input_token_details": {}}},
        ),
        "/response/usage/input_token_details: key of another dialect; the"
        " qwen-omni dialect has it at input_tokens_details",
    ),
    (
        event(PREVIEW, item_id="i", stash=1),
        "/stash: expected a string, got the number 1",
    ),
]


class TestPayloads:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_sessions(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A documented key of a session has an attribute.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(QWEN_OMNI, payload, **options)
        assert payload == written(QWEN_OMNI, value, **options)
        assert () == unsupported(value, QWEN_OMNI) == check(payload, QWEN_OMNI)
        assert_round_trips(converter_for(QWEN_OMNI, **options), value)

    @pytest.mark.parametrize(("payload", "value"), table(*EVENTS))
    def test_events(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        So have the keys of events and items.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(QWEN_OMNI, payload, BaseEvent, **options)
        assert payload == written(QWEN_OMNI, value, **options)
        assert () == unsupported(value, QWEN_OMNI) == check(payload, QWEN_OMNI)
        assert_round_trips(converter_for(QWEN_OMNI, **options), value)

    def test_updated(self, detailed: bool) -> None:
        """
        The answer of a server of 3.5 is read, also where keys are closed.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}
        payload = OTHER_FORMS[0][0]

        assert UPDATED == read(QWEN_OMNI, payload, BaseServerEvent, **options)

    @pytest.mark.parametrize(("payload", "again"), table(*OTHER_FORMS))
    def test_other_forms(self, payload: Any, again: Any) -> None:
        """
        Other documented forms are read, and written as the usual ones.
        """
        value = read(QWEN_OMNI, payload, BaseEvent, forbid_extra_keys=True)

        assert again == written(QWEN_OMNI, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Values of the wrong type are rejected.
        """
        check_refused(QWEN_OMNI, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED_EVENTS))
    def test_refused_events(self, payload: Any, problem: str) -> None:
        """
        So they are in events.
        """
        check_refused(QWEN_OMNI, payload, [problem], target=BaseEvent)


class TestClasses:
    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (SessionResource(instructions="Sell tickets."), QwenSession),
            (AudioTranscription("nl"), QwenTranscription),
            (SemanticVAD(create_response=True), QwenSemanticVAD),
            (Usage(3), QwenUsage),
            (
                ConversationItemInputAudioTranscriptionDelta("i"),
                QwenConversationItemInputAudioTranscriptionDelta,
            ),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is written, and read as Qwen's class.
        """
        payload = written(QWEN_OMNI, value)
        again = read(QWEN_OMNI, payload, type(value))

        assert cls is type(again)
        assert payload == written(QWEN_OMNI, again)
        assert () == unsupported(value, QWEN_OMNI)

    @pytest.mark.parametrize(
        ("family", "value", "payload"),
        [
            (BaseClientEvent, SessionFinish(), {"type": "session.finish"}),
            (BaseServerEvent, SessionFinished(), {"type": "session.finished"}),
            (BaseTurnDetection, QwenSemanticVAD(), {"type": "semantic_vad"}),
        ],
    )
    def test_family(self, family: Any, value: Any, payload: Any) -> None:
        """
        The base class of a family alone reads and writes its members.
        """
        assert value == read(QWEN_OMNI, payload, family)
        assert payload == written(QWEN_OMNI, value, family)

    def test_closed_alias(self) -> None:
        """
        The core's alias has no events of Qwen's, and Qwen's has them.
        """
        payload = event("session.finished")

        check_refused(
            QWEN_OMNI,
            payload,
            [
                "/type: expected one of 33 known types, got"
                " 'session.finished'; structure it as BaseServerEvent"
            ],
            target=ServerEvent,
        )
        assert SessionFinished() == read(QWEN_OMNI, payload, qwen.ServerEvent)

    @pytest.mark.parametrize(
        ("made", "match"),
        [
            (lambda: QwenSession(seed=-2), r"^QwenSession\.seed: expected an"),
            (
                lambda: QwenSession(smooth_output="auto"),
                r"^QwenSession\.smooth_output: expected true or false, OFF or",
            ),
            (
                lambda: QwenSemanticVAD(threshold=float("nan")),
                r"^QwenSemanticVAD\.threshold: expected a finite 64-bit numb",
            ),
        ],
    )
    def test_constructors(self, made: Any, match: str) -> None:
        """
        Constructors name a value that no wire has.
        """
        with pytest.raises((TypeError, ValueError), match=match):
            made()


class TestUpdates:
    def test_three_states(self) -> None:
        """
        Turning a setting off differs from leaving it as it is.
        """
        before = QwenSession(top_k=20, smooth_output=False, seed=3)
        off = QwenSession(top_k=OFF, smooth_output=OFF)

        assert before == apply_update(before, QwenSession())
        assert QwenSession(top_k=OFF, smooth_output=OFF, seed=3) == (
            apply_update(before, off)
        )
        assert off == changes(before, apply_update(before, off))

    def test_parts_merge(self) -> None:
        """
        Detection and transcription change attribute by attribute.
        """
        before = QwenSession(
            turn_detection=QwenSemanticVAD(
                threshold=0.25, silence_duration_ms=700
            ),
            input_audio_transcription=QwenTranscription("nl"),
        )
        update = QwenSession(
            turn_detection=QwenSemanticVAD(silence_duration_ms=900),
            input_audio_transcription=QwenTranscription(corpus_text="pier"),
        )
        after = apply_update(before, update)

        assert after == QwenSession(
            turn_detection=QwenSemanticVAD(
                threshold=0.25, silence_duration_ms=900
            ),
            input_audio_transcription=QwenTranscription(
                "nl", corpus_text="pier"
            ),
        )
        assert after == apply_update(before, changes(before, after))

    def test_base(self) -> None:
        """
        A base instance is the same setting as a subclass with nothing more.
        """
        before = QwenSession(turn_detection=QwenSemanticVAD())

        assert QwenSession() == changes(
            before, QwenSession(turn_detection=SemanticVAD())
        )

    def test_defaults(self) -> None:
        """
        Answers to turns are what a server starts semantic detection with.
        """
        before = QwenSession(turn_detection=QwenSemanticVAD())
        after = QwenSession(
            turn_detection=QwenSemanticVAD(
                create_response=True, interrupt_response=True
            )
        )

        assert QwenSession() == changes(before, after, dialect=QWEN_OMNI)


SESSION = QwenSession(
    instructions="Sell tickets.",
    tools=[FunctionTool("quote")],
    turn_detection=QwenSemanticVAD(threshold=0.25, create_response=True),
    input_audio_transcription=QwenTranscription("nl", corpus_text="pier"),
    top_k=OFF,
    enable_search=True,
    smooth_output=OFF,
)

LACKING = (
    "input_audio_transcription.corpus_text",
    "turn_detection.threshold",
    "top_k",
    "enable_search",
    "smooth_output",
)

TOOL = {"type": "function", "name": "quote"}


class TestOtherDialects:
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    def test_unsupported(self, dialect: Any) -> None:
        """
        OpenAI's wires lack the attributes, each of which is named.
        """
        left = SessionResource(
            instructions="Sell tickets.",
            tools=[FunctionTool("quote")],
            turn_detection=SemanticVAD(create_response=True),
            input_audio_transcription=AudioTranscription("nl"),
        )

        assert sorted(LACKING) == sorted(unsupported(SESSION, dialect))
        dropped, gone = drop_unsupported(SESSION, dialect)
        assert sorted(LACKING) == sorted(gone)
        assert left == dropped

    def test_to_beta(self) -> None:
        """
        Converting a payload omits them, and says where.
        """
        payload = written(QWEN_OMNI, SessionUpdate(SESSION))

        converted, problems = convert_payload(
            payload, BETA, source=QWEN_OMNI, drop=True
        )

        assert {
            "type": "session.update",
            "session": {
                "instructions": "Sell tickets.",
                "tools": [TOOL],
                "turn_detection": {
                    "type": "semantic_vad",
                    "create_response": True,
                },
                "input_audio_transcription": {"language": "nl"},
            },
        } == converted
        assert [
            f"/session/{place}: omitted: the beta dialect has no {name}"
            for place, name in (
                ("input_audio_transcription/corpus/text", "corpus_text"),
                ("turn_detection/threshold", "threshold"),
                ("top_k", "top_k"),
                ("enable_search", "enable_search"),
                ("smooth_output", "smooth_output"),
            )
        ] == [str(problem) for problem in problems]

    def test_not_dropped(self) -> None:
        """
        Without permission to omit them, they are errors.
        """
        payload = event("session.update", session={"smooth_output": None})

        with pytest.raises(WireError) as caught:
            convert_payload(payload, GA, source=QWEN_OMNI)

        assert [
            "/session/smooth_output: the ga dialect has no smooth_output"
        ] == [str(problem) for problem in explain(caught.value)]

    @pytest.mark.parametrize(
        ("payload", "converted", "places"),
        [
            (event("session.finish"), [], ["/type"]),
            (event("input_image_buffer.append", image=""), [], ["/type"]),
            (
                event(PREVIEW, item_id="i", text="a", stash="b"),
                event(PREVIEW, item_id="i"),
                ["/text", "/stash"],
            ),
            (
                event(
                    "response.content_part.added",
                    **PLACE,
                    part={"type": "audio", "text": "On."},
                ),
                event(
                    "response.content_part.added",
                    **PLACE,
                    part={"type": "audio", "transcript": "On."},
                ),
                [],
            ),
            (
                event(
                    "response.done",
                    response={
                        **DONE,
                        "usage": {
                            "input_tokens_details": {"text_tokens": 2},
                            "plugins": {"search": {"count": 1}},
                        },
                    },
                ),
                event(
                    "response.done",
                    response={
                        **DONE,
                        "usage": {"input_token_details": {"text_tokens": 2}},
                    },
                ),
                ["/response/usage/plugins/search/count"],
            ),
        ],
    )
    def test_events_to_beta(
        self, payload: Any, converted: Any, places: list[str]
    ) -> None:
        """
        So does converting an event; what has another key is kept.
        """
        found, problems = convert_payload(
            payload, BETA, source=QWEN_OMNI, drop=True
        )

        assert converted == found
        assert places == [problem.pointer for problem in problems]

    def test_from_ga(self) -> None:
        """
        OpenAI's payloads are converted to Qwen's form.
        """
        payload = {
            "type": "realtime",
            "audio": {
                "input": {
                    "turn_detection": {
                        "type": "semantic_vad",
                        "eagerness": "low",
                        "create_response": False,
                    }
                }
            },
        }

        converted, problems = convert_payload(
            payload, QWEN_OMNI, source=GA, drop=True
        )

        assert {
            "turn_detection": {
                "type": "semantic_vad",
                "create_response": False,
            }
        } == converted
        assert ["/audio/input/turn_detection/eagerness"] == [
            x.pointer for x in problems
        ]


class TestOwnParts:
    def test_events_about_a_part(self) -> None:
        """
        A part of the user's own stands in events about a part, too.
        """

        @frozen
        class Sticker(BaseContentPart):
            """
            A part of a message that only the user's wire has.
            """

            name: str

        wire = QWEN_OMNI.evolve("stuck", records=[record(Sticker, tag="own")])
        event = ResponseContentPartAdded(
            item_id="i",
            response_id="r",
            output_index=0,
            content_index=0,
            part=Sticker("star"),
        )

        assert_round_trips(converter_for(wire), event, BaseServerEvent)
        assert () == unsupported(event, wire)
