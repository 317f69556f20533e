"""
The settings that only Azure Voice Live has.
"""

import json

from pathlib import Path
from typing import Any

import pytest

from jsonschema import Draft202012Validator

from realtime_attrs import (
    OFF,
    AudioTranscription,
    FunctionToolChoice,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    TranscriptionDelay,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs.__main__ import main
from realtime_attrs.converter import (
    check,
    drop_unsupported,
    json_schema,
    unsupported,
)
from realtime_attrs.dialects import AZURE_VOICE_LIVE, GA
from realtime_attrs.events import SessionCreated, SessionUpdate
from realtime_attrs.vendors.azure_voice_live import (
    Agent,
    Animation,
    Avatar,
    AzureAvatarVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureSemanticVAD,
    AzureStandardVoice,
    Background,
    Crop,
    EchoCancellation,
    FoundryAgentTool,
    FunctionName,
    ICEServer,
    LLMInterimResponse,
    Resolution,
    Scene,
    StaticInterimResponse,
    Video,
    VoiceLiveServerVAD,
    VoiceLiveSession,
    VoiceLiveTranscription,
)
from wire_checks import (
    cannot,
    check_both,
    check_kept,
    check_read,
    check_refused,
    read,
    table,
    written,
)


AVATAR: dict[str, Any] = {
    "type": "video-avatar",
    "character": "meg",
    "style": "formal",
    "model": "vasa-1",
    "customized": False,
    "ice_servers": [
        {"urls": ["stun:stun.example.com"]},
        {
            "urls": ["turn:a.example.com", "turn:b.example.com"],
            "username": "kiosk",
            "credential": "open sesame",
        },
    ],
    "video": {
        "bitrate": 1_500_000,
        "codec": "h264",
        "crop": {"top_left": [40, 0], "bottom_right": [600, 480]},
        "resolution": {"width": 640, "height": 480},
        "background": {"color": "#336699FF"},
        "gop_size": 12,
    },
    "scene": {
        "zoom": 0.75,
        "position_x": -0.25,
        "position_y": 0.5,
        "rotation_x": 0.125,
        "rotation_y": -0.125,
        "rotation_z": 0.0,
        "amplitude": 0.5,
    },
    "output_protocol": "websocket",
    "output_audit_audio": True,
}

SHOWN = Avatar(
    "meg",
    customized=False,
    kind="video-avatar",
    style="formal",
    model="vasa-1",
    ice_servers=[
        ICEServer(["stun:stun.example.com"]),
        ICEServer(
            ["turn:a.example.com", "turn:b.example.com"],
            username="kiosk",
            credential="open sesame",
        ),
    ],
    video=Video(
        bitrate=1_500_000,
        codec="h264",
        crop=Crop((40, 0), (600, 480)),
        resolution=Resolution(640, 480),
        background=Background(color="#336699FF"),
        gop_size=12,
    ),
    scene=Scene(
        zoom=0.75,
        position_x=-0.25,
        position_y=0.5,
        rotation_x=0.125,
        rotation_y=-0.125,
        rotation_z=0,
        amplitude=0.5,
    ),
    output_protocol="websocket",
    output_audit_audio=True,
)

UNDOCUMENTED = {
    "neg_threshold": 0.25,
    "window_size": 4,
    "distinct_ci_phones": 2,
    "require_vowel": True,
    "require_vowel_assistant_speaking": False,
    "speech_duration_assistant_speaking_ms": 700,
    "profile": "classic",
    "appended_text_after_truncation": " [cut off]",
}

BOTH: list[Any] = [
    *(
        (
            {"input_audio_echo_cancellation": spelling},
            {"input_audio_echo_cancellation": value},
        )
        for spelling, value in (
            (None, OFF),
            ({"type": "server_echo_cancellation"}, EchoCancellation()),
            (
                {
                    "type": "server_echo_cancellation",
                    "reference_source": "client",
                    "channels": 2,
                },
                EchoCancellation("client", 2),
            ),
        )
    ),
    ({"avatar": AVATAR}, {"avatar": SHOWN}),
    (
        {"avatar": {"character": "me", "customized": True}},
        {"avatar": Avatar("me", customized=True)},
    ),
    (
        {
            "avatar": {
                "character": "me",
                "customized": True,
                "video": {"background": {"image_url": "https://x.test/b"}},
                "scene": {},
                "ice_servers": [],
            }
        },
        {
            "avatar": Avatar(
                "me",
                customized=True,
                video=Video(
                    background=Background(image_url="https://x.test/b")
                ),
                scene=Scene(),
                ice_servers=[],
            )
        },
    ),
    (
        {"animation": {"model_name": "face", "outputs": ["viseme_id"]}},
        {"animation": Animation("face", ["viseme_id"])},
    ),
    ({"animation": {}}, {"animation": Animation()}),
    (
        {"output_audio_timestamp_types": ["word"]},
        {"output_audio_timestamp_types": ["word"]},
    ),
    (
        {"output_audio_timestamp_types": []},
        {"output_audio_timestamp_types": []},
    ),
    (
        {
            "interim_response": {
                "type": "static_interim_response",
                "triggers": ["tool"],
                "latency_threshold_ms": 900,
                "texts": ["Let me see."],
            }
        },
        {
            "interim_response": StaticInterimResponse(
                ["tool"], 900, ["Let me see."]
            )
        },
    ),
    (
        {
            "interim_response": {
                "type": "llm_interim_response",
                "triggers": ["latency", "tool"],
                "latency_threshold_ms": 0,
                "model": "gpt-4.1-mini",
                "instructions": "Ask for patience.",
                "max_completion_tokens": 30,
            }
        },
        {
            "interim_response": LLMInterimResponse(
                ["latency", "tool"],
                0,
                model="gpt-4.1-mini",
                instructions="Ask for patience.",
                max_completion_tokens=30,
            )
        },
    ),
    ({"metadata": {"desk": "7"}}, {"metadata": {"desk": "7"}}),
    *(
        ({name: value}, {name: value})
        for name in ("greeting", "handoff", "truncation_strategy")
        for value in ("auto", {"type": "template", "texts": [None]}, False)
    ),
    (
        {
            "input_audio_transcription": {
                "model": "azure-speech",
                "custom_speech": {"de-DE": "model-1"},
                "delay": "low",
            }
        },
        {
            "input_audio_transcription": VoiceLiveTranscription(
                model="azure-speech",
                custom_speech={"de-DE": "model-1"},
                delay=TranscriptionDelay.LOW,
            )
        },
    ),
    (
        {
            "voice": {
                "type": "avatar-voice-sync",
                "model": "PhoenixV2Neural",
                "temperature": 0.25,
                "rate": "0.9",
                "prefer_locales": ["en-GB"],
            }
        },
        {
            "voice": AzureAvatarVoice(
                "PhoenixV2Neural",
                temperature=0.25,
                rate="0.9",
                prefer_locales=["en-GB"],
            )
        },
    ),
    *(
        (
            {"turn_detection": {"type": tag, **UNDOCUMENTED, **idle}},
            {"turn_detection": cls(**UNDOCUMENTED, **value)},
        )
        for tag, cls in (
            ("azure_semantic_vad", AzureSemanticVAD),
            ("azure_semantic_vad_en", AzureEnglishSemanticVAD),
            ("azure_semantic_vad_multilingual", AzureMultilingualSemanticVAD),
        )
        for idle, value in (
            ({"idle_timeout_ms": 6000}, {"idle_timeout_ms": 6000}),
            ({"idle_timeout_ms": None}, {"idle_timeout_ms": OFF}),
        )
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "appended_text_after_truncation": " [cut off]",
            }
        },
        {
            "turn_detection": VoiceLiveServerVAD(
                appended_text_after_truncation=" [cut off]"
            )
        },
    ),
    (
        {
            "tools": [
                {
                    "type": "foundry_agent",
                    "agent_name": "clerk",
                    "project_name": "town-hall",
                    "agent_version": "3",
                    "client_id": "00000000-1111",
                    "description": "Knows the forms.",
                    "foundry_resource_override": "annex",
                    "agent_context_type": "no_context",
                    "return_agent_response_directly": False,
                }
            ]
        },
        {
            "tools": [
                FoundryAgentTool(
                    "clerk",
                    "town-hall",
                    agent_version="3",
                    client_id="00000000-1111",
                    description="Knows the forms.",
                    foundry_resource_override="annex",
                    agent_context_type="no_context",
                    return_agent_response_directly=False,
                )
            ]
        },
    ),
    (
        {
            "tools": [
                {
                    "type": "foundry_agent",
                    "agent_name": "clerk",
                    "project_name": "town-hall",
                }
            ]
        },
        {"tools": [FoundryAgentTool("clerk", "town-hall")]},
    ),
    ({"tool_choice": "find_form"}, {"tool_choice": FunctionName("find_form")}),
    (
        {"tool_choice": {"type": "function", "name": "find_form"}},
        {"tool_choice": FunctionToolChoice("find_form")},
    ),
    ({"tool_choice": "none"}, {"tool_choice": ToolChoiceMode.NONE}),
]

READ: list[Any] = [
    (
        {
            "avatar": None,
            "animation": None,
            "output_audio_timestamp_types": None,
            "interim_response": None,
            "metadata": None,
            "agent": None,
            "greeting": None,
            "handoff": None,
            "truncation_strategy": None,
        },
        {},
        {},
    ),
    (
        {
            "avatar": {
                "character": "me",
                "customized": True,
                "style": None,
                "video": {"bitrate": None},
            }
        },
        {"avatar": Avatar("me", customized=True, video=Video())},
        {"avatar": {"character": "me", "customized": True, "video": {}}},
    ),
    (
        {"input_audio_transcription": {"model": "m", "delay": None}},
        {"input_audio_transcription": VoiceLiveTranscription(model="m")},
        {"input_audio_transcription": {"model": "m"}},
    ),
]


def azure(value: Any) -> Unknown:
    """
    Make an unknown value of Azure Voice Live's.
    """
    return Unknown(value, "azure-voice-live")


KEPT: list[Any] = [
    *(
        (
            {name: {"type": "new", "a": 1}},
            {name: azure({"type": "new", "a": 1})},
        )
        for name in (
            "input_audio_echo_cancellation",
            "interim_response",
            "agent",
        )
    ),
    (
        {"avatar": {"character": "me", "customized": True, "hat": "top"}},
        {"avatar": Avatar("me", customized=True, extra=azure({"hat": "top"}))},
    ),
]

REFUSED: list[Any] = [
    (
        {"input_audio_echo_cancellation": {"type": "client"}},
        "/input_audio_echo_cancellation/type: expected"
        " 'server_echo_cancellation', got the string 'client'",
    ),
    (
        {"input_audio_echo_cancellation": {}},
        "/input_audio_echo_cancellation/type: required key is missing,"
        " expected 'server_echo_cancellation'",
    ),
    (
        {"avatar": {"customized": True}},
        "/avatar/character: required key is missing",
    ),
    (
        {"avatar": {"character": "me"}},
        "/avatar/customized: required key is missing",
    ),
    (
        {
            "avatar": {
                **AVATAR,
                "ice_servers": [{"username": "kiosk"}],
            }
        },
        "/avatar/ice_servers/0/urls: required key is missing",
    ),
    (
        {
            "avatar": {
                **AVATAR,
                "video": {"crop": {"top_left": [0], "bottom_right": [1, 2]}},
            }
        },
        "/avatar/video/crop/top_left: expected an array of 2, got an array",
    ),
    (
        {
            "avatar": {
                **AVATAR,
                "video": {
                    "crop": {"top_left": [0, -1], "bottom_right": [1, 2]}
                },
            }
        },
        "/avatar/video/crop/top_left/1: expected an integer from 0 to"
        " 9007199254740991, got the number -1",
    ),
    (
        {"avatar": {**AVATAR, "video": {"resolution": {"width": 1}}}},
        "/avatar/video/resolution/height: required key is missing",
    ),
    (
        {"interim_response": {"type": "silence"}},
        "/interim_response/type: expected 'static_interim_response' or"
        " 'llm_interim_response', got the string 'silence'",
    ),
    (
        {"metadata": {"a": 1}},
        "/metadata/a: expected a string, got the number 1",
    ),
    (
        {"agent": {"type": "agent", "name": "a", "agent_id": "i"}},
        "/agent/thread_id: required key is missing",
    ),
    (
        {"output_audio_timestamp_types": "word"},
        "/output_audio_timestamp_types: expected an array, got the string"
        " 'word'",
    ),
    (
        {"input_audio_transcription": {"custom_speech": "id"}},
        "/input_audio_transcription/custom_speech: expected an object, got the"
        " string 'id'",
    ),
    (
        {"turn_detection": {"type": "azure_semantic_vad", "window_size": 0.5}},
        "/turn_detection/window_size: expected an integer from 0 to"
        " 9007199254740991, got the number 0.5",
    ),
]

ANSWER = {
    "type": "session.created",
    "session": {
        "id": "s-1",
        "object": "realtime.session",
        "expires_at": 1_800_000_000,
        "model": "gpt-5-global-standard",
        "agent": {
            "type": "agent",
            "name": "clerk",
            "agent_id": "a-1",
            "thread_id": "t-1",
            "description": "Knows the forms.",
        },
    },
}

BOTH_SIDES = VoiceLiveSession(
    instructions="Be kind.",
    voice=AzureStandardVoice("de-DE-KatjaNeural"),
    input_audio_echo_cancellation=OFF,
    avatar=SHOWN,
    animation=Animation(),
    output_audio_timestamp_types=["word"],
    interim_response=StaticInterimResponse(),
    metadata={"desk": "7"},
    agent=Agent("a", "i", "t"),
    greeting="g",
    handoff="h",
    truncation_strategy="s",
    input_audio_transcription=VoiceLiveTranscription(
        model="m", custom_speech={"de-DE": "i"}
    ),
    turn_detection=VoiceLiveServerVAD(0.5, auto_truncate=True),
    tools=[FoundryAgentTool("clerk", "town-hall")],
    tool_choice=FunctionName("f"),
)

LOST = (
    "voice input_audio_transcription.custom_speech"
    " turn_detection.auto_truncate tools[0] input_audio_echo_cancellation"
    " avatar animation output_audio_timestamp_types interim_response metadata"
    " agent greeting handoff truncation_strategy"
)

ACCEPTED: list[Any] = [
    {"turn_detection": None, "modalities": ["text", "audio"]},
    {
        "voice": {"type": "azure-standard", "name": "de-DE-KatjaNeural"},
        "animation": {"outputs": ["viseme_id"]},
        "output_audio_timestamp_types": ["word"],
    },
    {
        "modalities": ["audio", "text", "avatar"],
        "avatar": AVATAR,
        "input_audio_echo_cancellation": {"type": "server_echo_cancellation"},
    },
    {
        "interim_response": {
            "type": "llm_interim_response",
            "triggers": ["latency"],
        }
    },
    {"tool_choice": "find_form", "parallel_tool_calls": False},
    {
        "input_audio_transcription": {
            "model": "azure-speech",
            "language": "de,fr",
            "custom_speech": {"de-DE": "model-1"},
            "phrase_list": ["Rathaus"],
        },
        "input_audio_sampling_rate": 16_000,
    },
]

DROPPED: list[Any] = [
    (
        {"avatar": {"character": "me", "customized": True, "style": None}},
        "/session/avatar/style",
    ),
    (
        {"avatar": {**AVATAR, "video": {"bitrate": None}}},
        "/session/avatar/video/bitrate",
    ),
]


def update(session: Any) -> dict[str, Any]:
    """
    Make a client's event.
    """
    return {"type": "session.update", "session": session}


class TestSessions:
    @pytest.mark.parametrize(("payload", "values"), table(*BOTH))
    def test_both(self, payload: Any, values: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        session = VoiceLiveSession(**values)

        check_both(AZURE_VOICE_LIVE, payload, session, detailed=detailed)
        check_both(
            AZURE_VOICE_LIVE,
            update(payload),
            SessionUpdate(session),
            detailed=detailed,
        )

    @pytest.mark.parametrize(("payload", "values", "again"), table(*READ))
    def test_read(
        self, payload: Any, values: Any, again: Any, detailed: bool
    ) -> None:
        """
        Nulls that turn nothing off are read, and left out.
        """
        session = VoiceLiveSession(**values)

        check_read(
            AZURE_VOICE_LIVE, payload, session, again, detailed=detailed
        )

    @pytest.mark.parametrize(("payload", "values"), table(*KEPT))
    def test_kept(self, payload: Any, values: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands.
        """
        session = VoiceLiveSession(**values)

        check_kept(AZURE_VOICE_LIVE, payload, session, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What has another form is refused in its place.
        """
        check_refused(AZURE_VOICE_LIVE, payload, [problem])

    def test_answer(self, detailed: bool) -> None:
        """
        Servers name the agent; a session's identifier is the event's.
        """
        agent = Agent("clerk", "a-1", "t-1", "Knows the forms.")
        session = VoiceLiveSession(model="gpt-5-global-standard", agent=agent)
        event = SessionCreated(
            session, session_id="s-1", expires_at=1_800_000_000
        )

        check_both(AZURE_VOICE_LIVE, ANSWER, event, detailed=detailed)

    def test_secret(self) -> None:
        """
        No message shows the password of a server.
        """
        assert "open sesame" not in repr(SHOWN)
        check_refused(
            AZURE_VOICE_LIVE,
            {
                "avatar": {
                    **AVATAR,
                    "ice_servers": [
                        {"urls": [], "credential": ["open sesame"]}
                    ],
                }
            },
            [
                "/avatar/ice_servers/0/credential: expected a string, got an"
                " array"
            ],
        )


class TestOthers:
    def test_to_openai(self) -> None:
        """
        What only Azure has is named, and goes; the rest is carried over.
        """
        left, gone = drop_unsupported(BOTH_SIDES, GA)

        assert LOST.split() == sorted(
            unsupported(BOTH_SIDES, GA), key=LOST.split().index
        )
        assert sorted(LOST.split()) == sorted(gone)
        assert left == SessionResource(
            instructions="Be kind.",
            input_audio_transcription=AudioTranscription(model="m"),
            turn_detection=ServerVAD(0.5),
            tools=[],
            tool_choice=FunctionToolChoice("f"),
        )
        assert left == read(GA, written(GA, left))

    def test_from_openai(self) -> None:
        """
        Instances of the shared classes are written, and read as Azure's.
        """
        session = SessionResource(
            input_audio_transcription=AudioTranscription(model="m"),
            turn_detection=ServerVAD(0.5),
            tool_choice=FunctionToolChoice("f"),
        )
        own, gone = drop_unsupported(session, AZURE_VOICE_LIVE)

        assert () == gone == unsupported(session, AZURE_VOICE_LIVE)
        assert own == VoiceLiveSession(
            input_audio_transcription=VoiceLiveTranscription(model="m"),
            turn_detection=VoiceLiveServerVAD(0.5),
            tool_choice=FunctionToolChoice("f"),
        )
        assert own == read(
            AZURE_VOICE_LIVE, written(AZURE_VOICE_LIVE, session)
        )

    def test_mode_as_a_name(self) -> None:
        """
        A function can't be chosen by a name that is a mode.
        """
        assert [
            "/tool_choice: 'auto' is the name of ToolChoiceMode.AUTO; a"
            " FunctionName can't use it"
        ] == cannot(
            AZURE_VOICE_LIVE,
            VoiceLiveSession(tool_choice=FunctionName("auto")),
        )


class TestCheck:
    @pytest.mark.parametrize("session", ACCEPTED)
    def test_accepted(self, session: Any) -> None:
        """
        Clients may send all that is documented.
        """
        payload = update(session)
        read(AZURE_VOICE_LIVE, payload, SessionUpdate, forbid_extra_keys=True)

        assert () == check(payload, AZURE_VOICE_LIVE)

    def test_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The command says so, too.
        """
        path = tmp_path / "sent.jsonl"
        lines = [json.dumps(update(session)) for session in ACCEPTED]
        path.write_text("\n".join(lines))

        assert 0 == main(["check", "--dialect", "azure-voice-live", str(path)])
        assert f"{path}: ok\n" == capsys.readouterr().out

    @pytest.mark.parametrize(("session", "pointer"), DROPPED)
    def test_dropped(self, session: Any, pointer: str) -> None:
        """
        Servers refuse a null where the key may be left out.
        """
        (problem,) = check(update(session), AZURE_VOICE_LIVE)

        assert pointer == problem.pointer

    def test_schema(self) -> None:
        """
        The schema for clients says the same.
        """
        schema = Draft202012Validator(
            json_schema(
                AZURE_VOICE_LIVE,
                SessionUpdate,
                forbid_extra_keys=True,
                for_clients=True,
            )
        )

        assert all(map(schema.is_valid, map(update, ACCEPTED)))
        assert not any(schema.is_valid(update(x)) for x, _ in DROPPED)
        assert not any(schema.is_valid(update(x)) for x, _ in REFUSED)


class TestUpdates:
    def test_avatar(self) -> None:
        """
        An update replaces an avatar as a whole.
        """
        other = Avatar("max", customized=False)
        before = VoiceLiveSession(avatar=SHOWN, metadata={"desk": "7"})
        after = apply_update(before, VoiceLiveSession(avatar=other))

        assert after == VoiceLiveSession(avatar=other, metadata={"desk": "7"})
        assert VoiceLiveSession(avatar=other) == changes(before, after)

    def test_transcription(self) -> None:
        """
        Transcription changes attribute by attribute.
        """
        before = SessionResource(
            input_audio_transcription=AudioTranscription(model="m")
        )
        update = VoiceLiveSession(
            input_audio_transcription=VoiceLiveTranscription(
                custom_speech={"de-DE": "i"}
            )
        )

        assert VoiceLiveSession(
            input_audio_transcription=VoiceLiveTranscription(
                model="m", custom_speech={"de-DE": "i"}
            )
        ) == apply_update(before, update)

    def test_echo_cancellation(self) -> None:
        """
        Servers start without echo cancellation.
        """
        off = VoiceLiveSession(input_audio_echo_cancellation=OFF)

        assert VoiceLiveSession() == changes(
            VoiceLiveSession(), off, dialect=AZURE_VOICE_LIVE
        )
        assert off == changes(
            VoiceLiveSession(input_audio_echo_cancellation=EchoCancellation()),
            off,
            dialect=AZURE_VOICE_LIVE,
        )
