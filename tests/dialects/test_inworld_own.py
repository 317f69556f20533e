"""
What only Inworld has: its classes, their keys, and its dialect's rules.
"""

from typing import Any, get_args

import pytest

from realtime_attrs import (
    FunctionTool,
    SessionResource,
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
from realtime_attrs.dialects import GA, INWORLD, XAI
from realtime_attrs.events import (
    ConversationItemInputAudioTranscriptionCompleted,
    Response,
    ResponseAudioDelta,
    ResponseDone,
    SessionUpdate,
    SessionUpdated,
)
from realtime_attrs.extending import BaseEvent, BaseServerEvent, BaseTool
from realtime_attrs.testing import assert_round_trips
from realtime_attrs.vendors import inworld, xai
from realtime_attrs.vendors.inworld import (
    Backchannel,
    BackchannelAudioDelta,
    BackchannelAudioDone,
    BackchannelDecider,
    BackchannelSkipped,
    Caching,
    DeliveryMode,
    InworldPing,
    InworldResponseAudioDelta,
    InworldSession,
    InworldTranscriptionCompleted,
    InworldWebSearchTool,
    Memory,
    MemoryState,
    ProviderData,
    Responsiveness,
    Segmentation,
    SpeechToText,
    Steering,
    TextToSpeech,
    TimestampTransport,
    TimestampType,
    TurnContext,
    TurnSuggestion,
    TurnSuggestionRevoked,
    VoiceLabel,
    VoiceProfile,
)
from vendor_payloads import PLACE, heard, real, said
from wire_checks import (
    check_refused,
    converter_for,
    read,
    table,
    written,
)


def provided(**groups: Any) -> dict[str, Any]:
    """
    Make the payload of a session with groups of provider data.
    """
    return real(providerData=groups)


def session(**groups: Any) -> InworldSession:
    """
    Make a session with groups of provider data.
    """
    return InworldSession(provider_data=ProviderData(**groups))


STT = {
    "prompt": "Names of lighthouses.",
    "voice_profile": True,
    "language_hints": ["nl-NL", "fr-BE"],
    "end_of_turn_confidence_threshold": 0.35,
    "vad_threshold": 0.25,
    "min_end_of_turn_silence": 240,
    "max_turn_silence": 1900,
}

BACKCHANNEL = {
    "enabled": True,
    "small_model": "openai/small",
    "eval_interval_ms": 700,
    "min_speech_ms": 650,
    "min_gap_ms": 5000,
    "max_per_turn": 2,
    "hard_deadline_ms": 1400,
    "history_tail_items": 3,
    "temperature": 0.75,
    "max_tokens": 5,
    "volume_gain": 0.5,
    "require_pause": False,
    "allowed_phrases": ["aye", "go on"],
    "prompt_template": "Say aye.",
    "rule_fire_probability": 0.2,
}

RESPONSIVENESS = {
    "enabled": True,
    "small_model": "openai/small",
    "initial_wait_timeout_ms": 900,
    "hard_deadline_ms": 1800,
    "history_tail_items": 2,
    "temperature": 0.5,
    "max_tokens": 9,
    "min_filler_gap_ms": 7000,
    "max_initial_per_turn": 1,
    "max_buffer_deltas": 12,
    "enable_filler_on_first_assistant_reply": True,
    "prompt_template": "Stall.",
    "pause_text": "...",
}

STATE = {
    "version": 4,
    "facts": ["keeps goats"],
    "summary": "A talk about goats.",
    "context_text": "The user keeps goats.",
    "turns_since_gen": 1,
    "total_turns": 17,
    "items_trimmed": 20,
}

MEMORY = {
    "enabled": True,
    "turn_interval": 5,
    "max_memory_length": 1500,
    "max_transcript_items": 30,
    "max_facts": 15,
    "trim_after_summarize": False,
}

SESSIONS: list[Any] = [
    (
        real(**said(model="inworld-tts-2")),
        InworldSession(speech_model="inworld-tts-2"),
    ),
    (provided(), session()),
    (provided(stt=STT), session(stt=SpeechToText(**STT))),
    (
        provided(
            tts={
                "segmenter_strategy": "full_turn",
                "steering_handling": "emit_once",
                "language": "fy",
                "delivery_mode": "CREATIVE",
                "conversational": True,
                "user_turn_mode": "text_only",
                "timestamp_type": "WORD",
                "timestamp_transport_strategy": "SYNC",
            }
        ),
        session(
            tts=TextToSpeech(
                Segmentation.FULL_TURN,
                Steering.EMIT_ONCE,
                "fy",
                DeliveryMode.CREATIVE,
                conversational=True,
                user_turn_mode=TurnContext.TEXT_ONLY,
                timestamp_type=TimestampType.WORD,
                timestamp_transport_strategy=TimestampTransport.SYNC,
            )
        ),
    ),
    (
        provided(memory={**MEMORY, "state": STATE}),
        session(memory=Memory(**MEMORY, state=MemoryState(**STATE))),
    ),
    (
        provided(backchannel={**BACKCHANNEL, "decider_kind": "rule"}),
        session(
            backchannel=Backchannel(
                **BACKCHANNEL, decider_kind=BackchannelDecider.RULE
            )
        ),
    ),
    (
        provided(responsiveness=RESPONSIVENESS),
        session(responsiveness=Responsiveness(**RESPONSIVENESS)),
    ),
    (
        provided(
            caching={
                "enabled": True,
                "ttl": "5m",
                "cache_instructions": True,
                "cache_tools": False,
            }
        ),
        session(
            caching=Caching(
                enabled=True,
                ttl="5m",
                cache_instructions=True,
                cache_tools=False,
            )
        ),
    ),
    (
        provided(
            text_generation_config={"topP": 0.9, "stopSequences": ["END"]},
            auto_tool_response=False,
            user_id="keeper-3",
            metadata={"island": "Vlieland"},
        ),
        session(
            text_generation_config={"topP": 0.9, "stopSequences": ["END"]},
            auto_tool_response=False,
            user_id="keeper-3",
            metadata={"island": "Vlieland"},
        ),
    ),
    (
        real(
            tools=[
                {
                    "type": "web_search",
                    "providerData": {
                        "engine": "google",
                        "max_results": 4,
                        "max_steps": 2,
                    },
                },
                {"type": "web_search"},
            ]
        ),
        InworldSession(
            tools=[
                InworldWebSearchTool("google", max_results=4, max_steps=2),
                InworldWebSearchTool(),
            ]
        ),
    ),
    *(
        (
            provided(tts={key: spelling(word.name)}),
            session(tts=TextToSpeech(**{key: word})),
        )
        for key, enum, spelling in (
            ("segmenter_strategy", Segmentation, str.lower),
            ("steering_handling", Steering, str.lower),
            ("delivery_mode", DeliveryMode, str),
            ("user_turn_mode", TurnContext, str.lower),
            ("timestamp_type", TimestampType, str),
            ("timestamp_transport_strategy", TimestampTransport, str),
        )
        for word in enum
    ),
]

RESPONSE_NULLS = ("status_details", "conversation_id", "usage", "metadata")

EVENTS: list[Any] = [
    *(
        (
            {
                "type": "response.done",
                "response": {
                    "object": "realtime.response",
                    "output_modalities": words,
                    **dict.fromkeys(RESPONSE_NULLS),
                },
            },
            ResponseDone(Response(modalities=words)),
        )
        for words in (["audio"], ["text"], ["audio", "text"])
    ),
    (
        {
            "type": "response.backchannel.audio.delta",
            "backchannel_id": "b",
            "delta": "AAAA",
        },
        BackchannelAudioDelta("b", b"\0\0\0"),
    ),
    (
        {
            "type": "response.backchannel.audio.done",
            "backchannel_id": "b",
            "phrase": "aye",
        },
        BackchannelAudioDone("b", "aye"),
    ),
    (
        {
            "type": "response.backchannel.skipped",
            "reason": "too_late",
            "backchannel_id": "b",
        },
        BackchannelSkipped("too_late", "b"),
    ),
    (
        {
            "type": "input_audio_buffer.turn_suggestion",
            "item_id": "i",
            "utterance_index": 1,
            "probability": 0.75,
            "trailing_silence_ms": 320.0,
            "audio_duration_ms": 2100.0,
            "inference_ms": 14.5,
        },
        TurnSuggestion("i", 1, 0.75, 320, 2100, 14.5),
    ),
    (
        {
            "type": "input_audio_buffer.turn_suggestion_revoked",
            "item_id": "i",
            "utterance_index": 1,
        },
        TurnSuggestionRevoked("i", 1),
    ),
    ({"type": "ping", "timestamp": 9}, InworldPing(9)),
    (
        {
            "type": "response.output_audio.delta",
            **PLACE,
            "delta": "AAAA",
            "timestamp_info": {"word_alignment": {"words": ["ahoy"]}},
        },
        InworldResponseAudioDelta(
            **{**PLACE, "delta": b"\0\0\0"},
            timestamp_info={"word_alignment": {"words": ["ahoy"]}},
        ),
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": "i",
            "transcript": "Ahoy.",
            "content_index": 0,
            "providerData": {
                "voiceProfile": {
                    "age": [{"label": "adult", "confidence": 0.75}],
                    "gender": [{"label": "female", "confidence": 0.5}],
                    "emotion": [
                        {"label": "calm", "confidence": 0.5},
                        {"label": "tired"},
                    ],
                    "pitch": [],
                    "vocal_style": [{"label": "whisper"}],
                    "accent": [{"label": "Frisian"}],
                }
            },
        },
        InworldTranscriptionCompleted(
            "i",
            "Ahoy.",
            0,
            voice_profile=VoiceProfile(
                [VoiceLabel("adult", 0.75)],
                [VoiceLabel("female", 0.5)],
                [VoiceLabel("calm", 0.5), VoiceLabel("tired")],
                [],
                [VoiceLabel("whisper")],
                [VoiceLabel("Frisian")],
            ),
        ),
    ),
    (
        {"type": "session.update", "session": provided(user_id="u")},
        SessionUpdate(session(user_id="u")),
    ),
    (
        {
            "type": "session.updated",
            "session": {
                **provided(memory={"state": {"version": 2}}),
                "object": "realtime.session",
            },
        },
        SessionUpdated(session(memory=Memory(state=MemoryState(version=2)))),
    ),
]

OTHER_FORMS: list[Any] = [
    (
        {"type": "response.create", "response": {"voice": "Sarah"}},
        {"type": "response.create", "response": said(voice="Sarah")},
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": "i",
            "transcript": "Ahoy.",
            "providerData": {
                "voiceProfile": {"vocalStyle": [{"label": "whisper"}]}
            },
        },
        {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": "i",
            "transcript": "Ahoy.",
            "providerData": {
                "voiceProfile": {"vocal_style": [{"label": "whisper"}]}
            },
        },
    ),
    *(
        (
            {
                "type": "session.update",
                "session": real(**heard(format=word)),
            },
            {
                "type": "session.update",
                "session": real(**heard(format=spelling)),
            },
        )
        for word, spelling in (
            ("pcm16", {"type": "audio/pcm", "rate": 24000}),
            ("g711_ulaw", {"type": "audio/pcmu"}),
            ("g711_alaw", {"type": "audio/pcma"}),
        )
    ),
]

REFUSED: list[Any] = [
    (
        real(provider_data={"stt": {}}),
        "/provider_data: key of another dialect; the inworld dialect has it"
        " at providerData",
    ),
    (
        real(providerData="x"),
        "/providerData: expected an object, got the string 'x'",
    ),
    (
        provided(tts={"delivery_mode": "creative"}),
        "/providerData/tts/delivery_mode: expected one of 'STABLE',"
        " 'BALANCED', 'CREATIVE', got the string 'creative'",
    ),
    (
        provided(backchannel={"decider_kind": "dice"}),
        "/providerData/backchannel/decider_kind: expected 'llm' or 'rule',"
        " got the string 'dice'",
    ),
    (
        provided(stt={"max_turn_silence": -1}),
        "/providerData/stt/max_turn_silence: expected an integer from 0 to"
        " 4294967295, got the number -1",
    ),
    (
        provided(metadata={"a": 1}),
        "/providerData/metadata/a: expected a string, got the number 1",
    ),
    (
        provided(text_generation_config=[]),
        "/providerData/text_generation_config: expected an object, got an"
        " array",
    ),
    (
        real(tools=[{"type": "web_search", "providerData": {"engine": 1}}]),
        "/tools/0/providerData/engine: expected a string, got the number 1",
    ),
]

CLOSED: list[Any] = [
    (
        provided(stt={"language_hint": "nl"}),
        "/providerData/stt/language_hint: unknown key; did you mean"
        " 'language_hints'?",
    ),
    (
        provided(style="calm"),
        "/providerData/style: unknown key; expected one of 'stt', 'tts',",
    ),
]


class TestPayloads:
    @pytest.mark.parametrize(("payload", "value"), table(*SESSIONS))
    def test_sessions(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A documented key of a session has an attribute.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(INWORLD, payload, **options)
        assert payload == written(INWORLD, value, **options)
        assert () == unsupported(value, INWORLD) == check(payload, INWORLD)
        assert_round_trips(converter_for(INWORLD, **options), value)

    @pytest.mark.parametrize(("payload", "value"), table(*EVENTS))
    def test_events(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        So have the keys of events.
        """
        options = {"detailed_validation": detailed, "forbid_extra_keys": True}

        assert value == read(INWORLD, payload, BaseEvent, **options)
        assert payload == written(INWORLD, value, **options)
        assert () == unsupported(value, INWORLD) == check(payload, INWORLD)

    @pytest.mark.parametrize(("payload", "again"), table(*OTHER_FORMS))
    def test_other_forms(self, payload: Any, again: Any) -> None:
        """
        Other forms are read, and written as the usual ones.
        """
        value = read(INWORLD, payload, BaseEvent, forbid_extra_keys=True)

        assert again == written(INWORLD, value)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Values of the wrong type are rejected.
        """
        check_refused(INWORLD, payload, [problem])

    @pytest.mark.parametrize(("payload", "start"), table(*CLOSED))
    def test_closed(self, payload: Any, start: str) -> None:
        """
        Keys that are not documented are unknown.
        """
        (problem,) = check(payload, INWORLD)

        assert str(problem).startswith(start)

    def test_kept(self) -> None:
        """
        Unknown words, and keys of each group, are kept and written back.
        """
        payload = provided(
            tts={"segmenter_strategy": "by_breath", "breath": 1},
            stt={"model": "m"},
            style="calm",
        )

        value = read(INWORLD, payload, keep_unknown=True)

        assert payload == written(INWORLD, value)
        assert Unknown("by_breath", "inworld") == (
            value.provider_data.tts.segmenter_strategy
        )
        assert Unknown({"model": "m"}, "inworld") == (
            value.provider_data.stt.extra
        )


class TestClasses:
    @pytest.mark.parametrize(
        ("value", "cls"),
        [
            (SessionResource(instructions="Keep the light."), InworldSession),
            (
                ConversationItemInputAudioTranscriptionCompleted("i", "Ahoy."),
                InworldTranscriptionCompleted,
            ),
            (
                ResponseAudioDelta(**{**PLACE, "delta": b""}),
                InworldResponseAudioDelta,
            ),
        ],
    )
    def test_base(self, value: Any, cls: type[Any]) -> None:
        """
        An instance of the core's class is written, and read as Inworld's.
        """
        payload = written(INWORLD, value)
        again = read(INWORLD, payload, type(value))

        assert cls is type(again)
        assert payload == written(INWORLD, again)
        assert () == unsupported(value, INWORLD)

    def test_constructors(self) -> None:
        """
        Constructors store arrays as tuples, and name a wrong type.
        """
        assert ("nl",) == SpeechToText(language_hints=["nl"]).language_hints
        assert (VoiceLabel("a"),) == VoiceProfile([VoiceLabel("a")]).age
        with pytest.raises(TypeError, match=r"^ProviderData\.stt: expected a"):
            ProviderData(stt={})  # type: ignore[arg-type]  # on purpose

    def test_other_vendor(self) -> None:
        """
        The web searches of two vendors are two classes.
        """
        tool = xai.WebSearchTool()

        with pytest.raises(WireError) as caught:
            written(INWORLD, SessionResource(tools=[tool]))
        assert ["/tools/0: the inworld dialect has no WebSearchTool"] == [
            str(problem) for problem in explain(caught.value)
        ]
        assert ("tools[0]",) == unsupported(
            SessionResource(tools=[InworldWebSearchTool()]), XAI
        )


BEFORE = InworldSession(
    speech_model="inworld-tts-2",
    provider_data=ProviderData(
        stt=SpeechToText(prompt="Goats."),
        memory=Memory(enabled=True, state=MemoryState(version=1)),
        user_id="u",
    ),
)


class TestUpdates:
    def test_merged(self) -> None:
        """
        An update changes provider data key by key, in each group.
        """
        update = session(
            stt=SpeechToText(voice_profile=True),
            tts=TextToSpeech(language="fy"),
            memory=Memory(state=MemoryState(version=2)),
        )
        after = InworldSession(
            speech_model="inworld-tts-2",
            provider_data=ProviderData(
                stt=SpeechToText(prompt="Goats.", voice_profile=True),
                tts=TextToSpeech(language="fy"),
                memory=Memory(enabled=True, state=MemoryState(version=2)),
                user_id="u",
            ),
        )

        assert after == apply_update(BEFORE, update)
        assert after == apply_update(BEFORE, changes(BEFORE, after))

    def test_base(self) -> None:
        """
        A plain session is an update of an `InworldSession`.
        """
        update = SessionResource(instructions="Keep the light.")
        after = apply_update(BEFORE, update)

        assert InworldSession is type(after)
        assert BEFORE.provider_data == after.provider_data


OMITTED = "omitted: the ga dialect has no"


class TestOtherDialects:
    def test_unsupported(self) -> None:
        """
        OpenAI's wire lacks the attributes and tools, each of which is named.
        """
        value = InworldSession(
            tools=[FunctionTool("ring"), InworldWebSearchTool()],
            speech_model="inworld-tts-2",
            provider_data=ProviderData(user_id="u"),
        )
        left = SessionResource(tools=[FunctionTool("ring")])
        names = ("tools[1]", "speech_model", "provider_data")

        assert names == unsupported(value, GA)
        dropped, gone = drop_unsupported(value, GA)
        assert names == gone
        assert written(GA, left) == written(GA, dropped)

    def test_to_ga(self) -> None:
        """
        Converting a payload omits them, and says where.
        """
        payload = {
            "type": "session.update",
            "session": real(
                instructions="Keep the light.",
                providerData={"user_id": "u"},
                **said(model="inworld-tts-2"),
            ),
        }

        converted, problems = convert_payload(
            payload, GA, source=INWORLD, drop=True
        )

        assert {
            "type": "session.update",
            "session": real(instructions="Keep the light."),
        } == converted
        assert [
            f"/session/audio/output/model: {OMITTED} speech_model",
            f"/session/providerData: {OMITTED} provider_data",
        ] == [str(problem) for problem in problems]

    def test_events_to_ga(self) -> None:
        """
        So does converting an event.
        """
        payload = written(INWORLD, BackchannelSkipped("too_late"))

        found, problems = convert_payload(
            payload, GA, source=INWORLD, drop=True
        )

        assert [] == found
        assert [f"/type: {OMITTED} BackchannelSkipped"] == [
            str(item) for item in problems
        ]

    def test_closed_alias(self) -> None:
        """
        Inworld's alias of events has its own.
        """
        payload = {"type": "ping"}

        assert InworldPing() == read(INWORLD, payload, inworld.ServerEvent)

    def test_tools(self) -> None:
        """
        The alias has every tool of the dialect.
        """
        records = {record.cls for record in INWORLD.records}

        assert {x for x in records if issubclass(x, BaseTool)} == {
            *get_args(inworld.ToolDefinition)
        }

    def test_family(self) -> None:
        """
        The base class of a family alone reads and writes its members.
        """
        payload = {"type": "response.backchannel.skipped", "reason": "r"}
        value = BackchannelSkipped("r")

        assert value == read(INWORLD, payload, BaseServerEvent)
        assert payload == written(INWORLD, value, BaseServerEvent)
