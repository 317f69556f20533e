"""
The dialects of vendors, held against what their servers and clients say.
"""

import json

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest

from cattrs.errors import CattrsError
from cattrs.preconf.json import JsonConverter

from payloads import DATA, resolve
from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AudioTranscription,
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    Container,
    CustomVoice,
    EnglishEndOfUtterance,
    FileSearchTool,
    FunctionTool,
    FunctionToolChoice,
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    MultilingualEndOfUtterance,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    Reasoning,
    ReasoningEffort,
    RetentionRatioTruncation,
    SemanticEndOfUtterance,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    SmartEndOfTurn,
    ToolChoiceMode,
    TracingMode,
    TranscriptionDelay,
    TruncationMode,
    Unknown,
    WebSearchTool,
    XSearchTool,
)
from realtime_attrs import changes as differences
from realtime_attrs.converter import (
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    REFERENCE,
    XAI,
    Dialect,
)
from realtime_attrs.events import (
    ClientSecretAnswer,
    ClientSecretRequest,
    ConversationItemCreate,
    ConversationItemDone,
    Event,
    ImageDetail,
    InputImage,
    MCPApprovalResponse,
    MCPListToolsInProgress,
    OutputAudio,
    Response,
    ResponseContentPartAdded,
    ResponseCreate,
    ResponseCreated,
    ResponseParameters,
    ResponseStatus,
    ResponseTextDelta,
    SessionCreated,
    SessionUpdated,
    Usage,
    UserMessage,
)


ABSENT = "(absent)"
EVENT: Any = Event
ANYTHING: Any = Event | Unknown
Session = SessionResource


@cache
def converter_for(dialect: Dialect, **options: Any) -> JsonConverter:
    """
    Make a converter, each once.
    """
    return make_converter(dialect, **options)


def read(
    dialect: Dialect, payload: Any, target: Any = Session, **options: Any
) -> Any:
    """
    Read a payload.
    """
    return converter_for(dialect, **options).structure(payload, target)


def written(
    dialect: Dialect, value: Any, target: Any = None, **options: Any
) -> Any:
    """
    Write a value.
    """
    return converter_for(dialect, **options).unstructure(value, target)


def refusals(
    dialect: Dialect, payload: Any, target: Any = Session, **options: Any
) -> list[str]:
    """
    Read something bad and say what is wrong, one string a problem.
    """
    with pytest.raises(CattrsError) as caught:
        read(dialect, payload, target, **options)
    return [str(problem) for problem in explain(caught.value)]


def cannot(dialect: Dialect, value: Any) -> list[str]:
    """
    Write what cannot be written, and say why, one string a problem.
    """
    with pytest.raises(CattrsError) as caught:
        written(dialect, value)
    return [str(problem) for problem in explain(caught.value)]


def changes(
    before: Any, after: Any, place: str = ""
) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """
    List where two payloads differ, each place with what was and what is there.
    """
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from changes(
                before.get(key, ABSENT),
                after.get(key, ABSENT),
                f"{place}/{key}",
            )
    elif isinstance(before, list) and isinstance(after, list):
        assert len(before) == len(after)
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from changes(one, other, f"{place}/{index}")
    elif repr(before) != repr(after):
        yield place, (before, after)


def nulls(place: str, keys: str) -> dict[str, tuple[Any, Any]]:
    """
    List nulls of known keys, which say nothing and are left out.
    """
    return {f"{place}/{key}": (None, ABSENT) for key in keys.split()}


def under(place: str, keys: str) -> list[str]:
    """
    List places.
    """
    return [f"{place}/{key}" for key in keys.split()]


def known(*keys: str) -> str:
    """
    List known keys as messages do.
    """
    return "known are " + ", ".join(map(repr, keys))


def table(*rows: Any) -> Any:
    """
    Number the rows of a table, whose values are too long for a name.
    """
    return [
        pytest.param(*row, id=f"{index} {row[:2]}"[:60])
        for index, row in enumerate(rows)
    ]


VENDORS = {
    "azure-voicelive": AZURE_VOICE_LIVE,
    "xai": XAI,
    "inworld": INWORLD,
    "qwen-omni-session": QWEN_OMNI,
    "qwen-omni-38": QWEN_OMNI,
    "qwen-audio-session": QWEN_OMNI,
}
FILES = {
    path.stem: (path, dialect)
    for start, dialect in VENDORS.items()
    for folder in ("vendors", "real")
    for path in sorted((DATA / folder).glob(f"{start}*.json"))
}


def payload_of(name: str) -> Any:
    """
    Load a payload.
    """
    return json.loads(FILES[name][0].read_bytes())


def target_of(payload: Any) -> Any:
    """
    Tell an event from a session, which has another type or none.
    """
    return EVENT if "." in payload.get("type", "") else Session


VOICE_KEYS = (
    "temperature custom_lexicon_url custom_text_normalization_url"
    " prefer_locales locale style pitch rate volume"
)
NESTED_TOOL = {
    "name": "find_table",
    "description": "What it does, in a line.",
    "parameters": {
        "additionalProperties": False,
        "properties": {"guests": {"type": "string"}},
        "required": ["guests"],
        "type": "object",
    },
}
NESTED_FORMATS = {
    "input": {"format": {"type": "pcm", "sample_rate": 16000}},
    "output": {"format": {"type": "pcm", "sample_rate": 24000}},
}
DETECTED = {
    "type": "server_vad",
    "create_response": True,
    "interrupt_response": True,
}

FORMS: dict[str, dict[str, tuple[Any, Any]]] = {
    "azure-voicelive-2026-07-session.created-gpt-realtime": {
        **nulls("/session", "output_audio_format include"),
        **nulls("/session/turn_detection", "speech_duration_ms"),
    },
    "azure-voicelive-2026-09-session.created-cascade": {
        **nulls("/session", "include"),
        **nulls("/session/voice", VOICE_KEYS),
        **nulls(
            "/session/input_audio_transcription",
            "language prompt phrase_list",
        ),
        **nulls("/session/turn_detection", "speech_duration_ms"),
    },
    "azure-voicelive-2026-09-session.update-multilingual-vad": {},
    "azure-voicelive-2026-09-session.updated-semantic-vad-far-field": {
        **nulls("/session", "include"),
        **nulls(
            "/session/input_audio_transcription",
            "language prompt phrase_list",
        ),
    },
    "azure-voicelive-session.update-animation-sdk-test": {},
    "azure-voicelive-session.update-docs": {},
    "azure-voicelive-session.update-interim-response-docs": {},
    "azure-voicelive-session.update-manual-turns-sdk-test": {},
    "xai-2026-08-session.created": {},
    "xai-2026-08-session.update-function-tool": {},
    "xai-2026-08-session.update-resumption": {},
    "xai-2026-08-session.updated-function-tool": {
        "/session/tools/0/function": (NESTED_TOOL, ABSENT),
        **{
            f"/session/tools/0/{key}": (ABSENT, item)
            for key, item in NESTED_TOOL.items()
        },
    },
    "xai-session.update-ga-shaped-client": {
        "/session/output_modalities": (["audio"], ABSENT),
        "/session/modalities": (ABSENT, ["audio"]),
        "/session/audio/input/turn_detection": (DETECTED, ABSENT),
        "/session/turn_detection": (ABSENT, DETECTED),
        "/session/audio/output/voice": ("xai_ara", ABSENT),
        "/session/voice": (ABSENT, "xai_ara"),
    },
    "xai-session.update-twilio-pcmu-client": {},
    "xai-session.update-docs": {},
    "inworld-session-no-type-client": {"/type": (ABSENT, "realtime")},
    "inworld-session.update-minimal-client": {},
    "qwen-omni-session.created-docs-nested-format": {},
    "qwen-omni-session.created-docs-zh-2026": {
        "/session/input_audio_format": ("pcm", ABSENT),
        "/session/output_audio_format": ("pcm", ABSENT),
        "/session/audio": (ABSENT, NESTED_FORMATS),
    },
    "qwen-omni-session.update-docs-sampling": {},
    "qwen-omni-session.update-penalties-client": {
        "/session/input_audio_format": ("pcm16", ABSENT),
        "/session/output_audio_format": ("pcm16", ABSENT),
        "/session/audio": (ABSENT, NESTED_FORMATS),
    },
    "qwen-omni-session.update-semantic-vad-client": {},
    "qwen-omni-38-session.update-sdk": {},
    "qwen-audio-session.update-docs": {},
}
"""
For each payload, the places that are written otherwise than they were read.
"""

SHOWN = (
    "animation input_audio_echo_cancellation avatar"
    " output_audio_timestamp_types truncation_strategy"
)
UNKNOWN: dict[str, list[str]] = {
    "azure-voicelive-2026-07-session.created-gpt-realtime": under(
        "/session", f"turn_detection/appended_text_after_truncation {SHOWN}"
    ),
    "azure-voicelive-2026-09-session.created-cascade": under(
        "/session",
        "input_audio_transcription/delay"
        " input_audio_transcription/custom_speech"
        f" turn_detection/appended_text_after_truncation {SHOWN}"
        " greeting handoff",
    ),
    "azure-voicelive-2026-09-session.update-multilingual-vad": [
        "/session/input_audio_echo_cancellation"
    ],
    "azure-voicelive-2026-09-session.updated-semantic-vad-far-field": under(
        "/session",
        "input_audio_transcription/delay"
        f" input_audio_transcription/custom_speech {SHOWN} greeting handoff",
    ),
    "azure-voicelive-session.update-animation-sdk-test": under(
        "/session", "animation output_audio_timestamp_types"
    ),
    "azure-voicelive-session.update-interim-response-docs": [
        "/session/interim_response"
    ],
    "xai-2026-08-session.update-resumption": ["/session/resumption"],
    "xai-2026-08-session.updated-function-tool": [
        *under(
            "/session",
            "enable_noise_suppression keep_context enable_phonetic_spelling"
            " input_audio_transcription input_audio_format"
            " output_audio_format temperature max_response_output_tokens"
            " audio/input/transport audio/output/transport",
        ),
        "/previous_item_id",
    ],
    "inworld-session-no-type-client": ["/audio/output/model"],
    "inworld-session.update-minimal-client": ["/session/audio/output/model"],
    "qwen-omni-session.created-docs-zh-2026": under(
        "/session", "enable_search search_options"
    ),
    "qwen-omni-session.update-docs-sampling": under(
        "/session", "seed repetition_penalty presence_penalty top_k top_p"
    ),
    "qwen-omni-session.update-penalties-client": [
        "/session/repetition_penalty"
    ],
    "qwen-omni-38-session.update-sdk": ["/session/audio/output/voice"],
}
"""
For each payload that has some, the keys that its dialect does not know.
"""

UNMINDED: dict[str, list[str]] = {
    # A client may say so.
    "xai-session.update-ga-shaped-client": ["/session/type"],
    # The nested formats count.
    "qwen-omni-session.created-docs-nested-format": under(
        "/session", "input_audio_format output_audio_format"
    ),
}
"""
For each payload that has some, further keys that nobody minds.
"""


class TestPayloads:
    def test_all_are_listed(self) -> None:
        """
        Every payload of a vendor with a dialect is looked at.
        """
        assert set(FILES) == set(FORMS)
        assert set(FILES) >= {*UNKNOWN, *UNMINDED}

    @pytest.mark.parametrize("name", FORMS)
    def test_whole(self, name: str, detailed: bool) -> None:
        """
        With what is unknown kept, all comes back in its listed normal form.
        """
        payload = payload_of(name)
        dialect, target = FILES[name][1], target_of(payload)
        options = {"keep_unknown": True, "detailed_validation": detailed}

        value = read(dialect, payload, target, **options)
        again = written(dialect, value, target, **options)

        assert FORMS[name] == dict(changes(payload, again))
        assert value == read(dialect, again, target, **options)
        assert again == written(
            dialect, read(dialect, again, target, **options), target, **options
        )

    @pytest.mark.parametrize("name", FORMS)
    def test_open(self, name: str) -> None:
        """
        Without keeping all are read, and only unknown keys are left out.
        """
        payload = payload_of(name)
        dialect, target = FILES[name][1], target_of(payload)
        left_out = [*UNKNOWN.get(name, ()), *UNMINDED.get(name, ())]

        value = read(dialect, payload, target)

        assert {
            **FORMS[name],
            **{
                pointer: (resolve(pointer, payload), ABSENT)
                for pointer in left_out
            },
        } == dict(changes(payload, written(dialect, value, target)))

    @pytest.mark.parametrize("name", UNKNOWN)
    def test_closed(self, name: str) -> None:
        """
        Where extra keys are forbidden, each of them is named.
        """
        payload = payload_of(name)

        found = refusals(
            FILES[name][1],
            payload,
            target_of(payload),
            forbid_extra_keys=True,
        )

        assert sorted(UNKNOWN[name]) == sorted(
            line.partition(": unknown key")[0] for line in found
        )

    @pytest.mark.parametrize("name", sorted(FORMS.keys() - UNKNOWN.keys()))
    def test_nothing_unknown(self, name: str) -> None:
        """
        The others are read even then, as the same.
        """
        payload = payload_of(name)
        dialect, target = FILES[name][1], target_of(payload)

        assert read(dialect, payload, target) == read(
            dialect, payload, target, forbid_extra_keys=True
        )

    def test_another_service(self) -> None:
        """
        A session that translates is told by its keys, and is refused.
        """
        path = DATA / "vendors/qwen-livetranslate-38-session.update-sdk.json"

        assert [
            "/session/output_modalities: a key of another dialect: in"
            " qwen-omni this is modalities"
        ] == refusals(QWEN_OMNI, json.loads(path.read_bytes()), EVENT)


CREATED = {
    **nulls("/session", "include"),
    **nulls("/session/turn_detection", "speech_duration_ms"),
}
UPDATED = {
    **CREATED,
    **nulls(
        "/session/input_audio_transcription",
        "language prompt phrase_list",
    ),
}
ITEM = {"/item/object": (ABSENT, "realtime.item")}
RESPONSE = nulls("/response", "temperature")
HEARD_TOOL = {
    "name": "find_place",
    "description": "we close today",
    "parameters": {
        "type": "object",
        "properties": {"place": {"type": "string"}},
        "required": ["place"],
    },
}
UNIMPLEMENTED = {"/response/status_details": ("unimplemented", ABSENT)}
SPOKEN = {
    **UNIMPLEMENTED,
    "/response/output/0/content/0/type": ("audio", "output_audio"),
}

STREAMS: dict[str, tuple[Dialect, dict[int, Any]]] = {
    "beta-azure-voicelive-2026-07-text-turn": (
        AZURE_VOICE_LIVE,
        {0: CREATED, 2: UPDATED, 3: ITEM, 6: RESPONSE, 16: RESPONSE},
    ),
    "beta-azure-voicelive-2026-07-tool-round": (
        AZURE_VOICE_LIVE,
        {
            0: {**CREATED, **nulls("/session", "output_audio_format")},
            2: UPDATED,
            3: ITEM,
            6: RESPONSE,
            23: ITEM,
            24: RESPONSE,
            27: RESPONSE,
            37: RESPONSE,
        },
    ),
    "hybrid-xai-2026-07-tool-round": (
        XAI,
        {
            4: {
                "/session/tools/0/function": (HEARD_TOOL, ABSENT),
                **{
                    f"/session/tools/0/{key}": (ABSENT, item)
                    for key, item in HEARD_TOOL.items()
                },
            },
            8: UNIMPLEMENTED,
            26: SPOKEN,
            30: UNIMPLEMENTED,
            44: SPOKEN,
        },
    ),
}
"""
For each stream, its dialect and, by the number of the event, its normal form.
"""

AZURE_UNKNOWN = {
    "session.created": [
        "/session/turn_detection/appended_text_after_truncation",
        *under("/session", SHOWN),
    ],
    "session.updated": [
        "/session/input_audio_transcription/custom_speech",
        "/session/turn_detection/appended_text_after_truncation",
        *under("/session", SHOWN),
    ],
}
LATER = under("/session", "greeting handoff")
TOLD = ["/item/object", "/item/role"]
BEFORE = ["/previous_item_id"]
STREAM_UNKNOWN: dict[str, dict[str, list[str]]] = {
    "beta-azure-voicelive-2026-07-text-turn": {
        name: [*keys, *LATER] for name, keys in AZURE_UNKNOWN.items()
    },
    "beta-azure-voicelive-2026-07-tool-round": AZURE_UNKNOWN,
    "hybrid-xai-2026-07-tool-round": {
        "conversation.created": BEFORE,
        "session.updated": UNKNOWN[
            "xai-2026-08-session.updated-function-tool"
        ],
        "conversation.item.added": TOLD,
        "response.created": BEFORE,
        "response.output_item.added": [*TOLD, *BEFORE],
        "response.content_part.added": BEFORE,
        "response.output_audio.delta": [
            *under("", "rid latency audio_duration_ms ts"),
            *BEFORE,
        ],
        "response.output_audio_transcript.delta": [
            *under("", "rid start_time"),
            *BEFORE,
        ],
        "response.output_audio_transcript.done": BEFORE,
        "response.content_part.done": BEFORE,
        "response.output_audio.done": BEFORE,
        "response.output_item.done": [*TOLD, *BEFORE],
        "response.function_call_arguments.delta": BEFORE,
        "response.function_call_arguments.done": BEFORE,
        "response.done": [
            "/response/output/0/object",
            "/response/output/1/object",
            "/response/output/1/role",
            "/response_id",
            "/usage",
            *BEFORE,
        ],
    },
}
"""
For each stream, by the type of an event, the keys that are not known.
"""


def events_of(name: str) -> list[Any]:
    """
    Load a recorded stream.
    """
    return json.loads((DATA / "events" / f"{name}.json").read_bytes())


@pytest.mark.parametrize("name", STREAMS)
class TestEvents:
    def test_whole(self, name: str, detailed: bool) -> None:
        """
        With what is unknown kept, every event comes back in its normal form.
        """
        dialect, forms = STREAMS[name]
        options = {"keep_unknown": True, "detailed_validation": detailed}
        for index, payload in enumerate(events_of(name)):
            value = read(dialect, payload, ANYTHING, **options)
            again = written(dialect, value, ANYTHING, **options)

            assert forms.get(index, {}) == dict(changes(payload, again))
            assert value == read(dialect, again, ANYTHING, **options)

    def test_news(self, name: str) -> None:
        """
        Only the event that the dialect does not know is `Unknown`.
        """
        dialect, _ = STREAMS[name]

        assert ["ping"] * (dialect is XAI) == [
            payload["type"]
            for payload in events_of(name)
            if isinstance(
                read(dialect, payload, ANYTHING, keep_unknown=True), Unknown
            )
        ]

    def test_open(self, name: str) -> None:
        """
        Without keeping, all the others are read, less their unknown keys.
        """
        dialect, forms = STREAMS[name]
        for index, payload in enumerate(events_of(name)):
            if payload["type"] != "ping":
                value = read(dialect, payload, EVENT)
                left = set(dict(changes(payload, written(dialect, value))))

                assert left - set(forms.get(index, {})) <= set(
                    STREAM_UNKNOWN[name].get(payload["type"], ())
                )

    def test_closed(self, name: str) -> None:
        """
        Where extra keys are forbidden, those that servers add are named.
        """
        dialect, _ = STREAMS[name]
        found: dict[str, set[str]] = {}
        accepted = 0
        for payload in events_of(name):
            try:
                read(dialect, payload, EVENT, forbid_extra_keys=True)
            except CattrsError as error:
                places = found.setdefault(payload["type"], set())
                places |= {problem.pointer for problem in explain(error)}
            else:
                accepted += 1

        news = {"ping": {"/type"}} if dialect is XAI else {}
        assert {
            **{key: set(x) for key, x in STREAM_UNKNOWN[name].items()},
            **news,
        } == found
        assert (6 if dialect is XAI else len(events_of(name)) - 2) == accepted


class TestPing:
    @pytest.mark.parametrize("keep_unknown", [True, False])
    def test_refused(self, keep_unknown: bool) -> None:
        """
        Where only known events are taken, xAI's own is refused by its type.
        """
        (found,) = refusals(
            XAI,
            {"type": "ping", "timestamp": 1, "previous_item_id": None},
            EVENT,
            keep_unknown=keep_unknown,
        )

        assert found.startswith("/type: expected one of ")
        assert found.endswith(" known types, got the string 'ping'")


def check_both(
    dialect: Dialect, payload: Any, value: Any, *, detailed: bool
) -> None:
    """
    Check that a payload is read as a value, and written as it was.
    """
    options = {"detailed_validation": detailed, "forbid_extra_keys": True}

    assert value == read(dialect, payload, target_of(payload), **options)
    assert payload == written(dialect, value, **options)
    assert () == unsupported(value, dialect)


def check_read(
    dialect: Dialect, payload: Any, value: Any, again: Any, *, detailed: bool
) -> None:
    """
    Check that a payload is read as a value, and written in another way.
    """
    options = {"detailed_validation": detailed, "forbid_extra_keys": True}

    assert value == read(dialect, payload, **options)
    assert again == written(dialect, value, **options)


def check_kept(
    dialect: Dialect, payload: Any, value: Any, *, detailed: bool
) -> None:
    """
    Check that a payload is read as a value that keeps what is unknown in it.
    """
    options = {"detailed_validation": detailed, "keep_unknown": True}

    assert value == read(dialect, payload, target_of(payload), **options)
    assert payload == written(dialect, value, **options)
    assert () == unsupported(value, dialect)


def check_refused(
    dialect: Dialect,
    payload: Any,
    problems: list[str],
    *,
    target: Any = Session,
    forbid_extra_keys: bool = False,
) -> None:
    """
    Check why a payload is refused, and that the plain mode refuses it too.
    """
    options = {"forbid_extra_keys": forbid_extra_keys}
    plain = refusals(
        dialect, payload, target, detailed_validation=False, **options
    )

    assert problems == refusals(dialect, payload, target, **options)
    assert problems[:1] == plain[:1]


OPENAI_VOICES = {
    "alloy": RealtimeVoice.ALLOY,
    "ash": RealtimeVoice.ASH,
    "ballad": RealtimeVoice.BALLAD,
    "coral": RealtimeVoice.CORAL,
    "echo": RealtimeVoice.ECHO,
    "shimmer": RealtimeVoice.SHIMMER,
    "verse": RealtimeVoice.VERSE,
    "sage": RealtimeVoice.SAGE,
    "marin": RealtimeVoice.MARIN,
    "cedar": RealtimeVoice.CEDAR,
}
STYLED = {
    "name": "en-US-AvaNeural",
    "temperature": 0.5,
    "custom_lexicon_url": "https://example.com/l",
    "custom_text_normalization_url": "https://example.com/n",
    "prefer_locales": ["en-GB", "en"],
    "locale": "en-US",
    "style": "cheerful",
    "pitch": "+5%",
    "rate": "1.2",
    "volume": "-10%",
}
VOICES: list[Any] = [
    *(
        ({"type": "openai", "name": name}, voice)
        for name, voice in OPENAI_VOICES.items()
    ),
    ({"type": "azure-standard", "name": "n"}, AzureStandardVoice("n")),
    ({"type": "azure-standard", **STYLED}, AzureStandardVoice(**STYLED)),
    (
        {"type": "azure-custom", "name": "n", "endpoint_id": "e"},
        AzureCustomVoice("n", "e"),
    ),
    (
        {"type": "azure-custom", "endpoint_id": "e", **STYLED},
        AzureCustomVoice(endpoint_id="e", **STYLED),
    ),
    *(
        (
            {"type": "azure-personal", "name": "n", "model": model},
            AzurePersonalVoice("n", model),
        )
        for model in (
            "DragonLatestNeural",
            "PhoenixLatestNeural",
            "PhoenixV2Neural",
            "DragonHDOmniLatestNeural",
            "MAI-Voice-1",
        )
    ),
    (
        {"type": "azure-personal", "model": "m", **STYLED},
        AzurePersonalVoice(model="m", **STYLED),
    ),
    ({"type": "avatar-voice-sync", "model": "m"}, AzureAvatarVoice("m")),
    ({"type": "avatar-voice-sync"}, AzureAvatarVoice()),
    *(
        (
            {"type": "azure-realtime-native", "name": name},
            AzureNativeVoice(name),
        )
        for name in (
            "aarti",
            "andrew",
            "ava",
            "denise",
            "diya",
            "elsa",
            "florian",
            "francisca",
            "meera",
            "ximena",
            "xiaoxiao",
            "yunxi",
        )
    ),
]

UTTERANCES: list[Any] = [
    ("semantic_detection_v1", SemanticEndOfUtterance),
    ("semantic_detection_v1_en", EnglishEndOfUtterance),
    ("semantic_detection_v1_multilingual", MultilingualEndOfUtterance),
    ("smart_end_of_turn_detection", SmartEndOfTurn),
]
LIMITS: list[dict[str, Any]] = [
    {},
    {"threshold_level": "low", "timeout_ms": 800},
    {"threshold_level": "medium"},
    {"threshold_level": "high"},
    {"threshold_level": "default"},
    {"threshold": 0.1, "timeout": 2.0},
]
NUMBERS = {
    "threshold": 0.5,
    "prefix_padding_ms": 420,
    "silence_duration_ms": 500,
}
ANSWERS = {"create_response": True, "interrupt_response": False}
DETECTION = {
    **NUMBERS,
    **ANSWERS,
    "speech_duration_ms": 80,
    "auto_truncate": True,
}
AZURE_DETECTION = {**DETECTION, "remove_filler_words": True}
DETECTIONS: list[Any] = [
    ({"type": "server_vad"}, ServerVAD()),
    (
        {"type": "server_vad", **DETECTION, "idle_timeout_ms": 5000},
        ServerVAD(**DETECTION, idle_timeout_ms=5000),
    ),
    (
        {"type": "server_vad", "idle_timeout_ms": None},
        ServerVAD(idle_timeout_ms=OFF),
    ),
    (
        {"type": "server_vad", "end_of_utterance_detection": None},
        ServerVAD(end_of_utterance=OFF),
    ),
    *(
        (
            {"type": "semantic_vad", "eagerness": eagerness},
            SemanticVAD(eagerness=eagerness),
        )
        for eagerness in ("low", "medium", "high", "auto")
    ),
    (
        {"type": "semantic_vad", **ANSWERS, "auto_truncate": True},
        SemanticVAD(**ANSWERS, auto_truncate=True),
    ),
    *(
        pair
        for tag, cls in (
            ("azure_semantic_vad", AzureSemanticVAD),
            ("azure_semantic_vad_en", AzureEnglishSemanticVAD),
            ("azure_semantic_vad_multilingual", AzureMultilingualSemanticVAD),
        )
        for pair in (
            ({"type": tag}, cls()),
            ({"type": tag, **AZURE_DETECTION}, cls(**AZURE_DETECTION)),
            (
                {"type": tag, "end_of_utterance_detection": None},
                cls(end_of_utterance=OFF),
            ),
        )
    ),
    (
        {"type": "azure_semantic_vad", "languages": ["en", "fr"]},
        AzureSemanticVAD(languages=["en", "fr"]),
    ),
    (
        {"type": "azure_semantic_vad_multilingual", "languages": []},
        AzureMultilingualSemanticVAD(languages=[]),
    ),
    *(
        (
            {
                "type": tag,
                "end_of_utterance_detection": {"model": model, **limits},
            },
            cls(end_of_utterance=utterance(**limits)),
        )
        for (tag, cls), (model, utterance), limits in product(
            (
                ("server_vad", ServerVAD),
                ("azure_semantic_vad", AzureSemanticVAD),
            ),
            UTTERANCES,
            LIMITS,
        )
    ),
]

HEARD_RATES: list[Any] = [
    ("pcm16", 24000, AudioFormat.PCM16),
    ("pcm16", 16000, PCM(16000)),
    ("pcm16", 8000, PCM(8000)),
    ("g711_ulaw", 8000, AudioFormat.G711_ULAW),
    ("g711_alaw", 8000, AudioFormat.G711_ALAW),
]
SPOKEN_WORDS: list[Any] = [
    ("pcm16", AudioFormat.PCM16),
    ("pcm16_8000hz", PCM(8000)),
    ("pcm16_16000hz", PCM(16000)),
    ("g711_ulaw", AudioFormat.G711_ULAW),
    ("g711_alaw", AudioFormat.G711_ALAW),
]
EFFORTS = {
    "none": ReasoningEffort.NONE,
    "minimal": ReasoningEffort.MINIMAL,
    "low": ReasoningEffort.LOW,
    "medium": ReasoningEffort.MEDIUM,
    "high": ReasoningEffort.HIGH,
    "xhigh": ReasoningEffort.XHIGH,
}
CHOICES: list[Any] = [
    ("auto", ToolChoiceMode.AUTO),
    ("none", ToolChoiceMode.NONE),
    ("required", ToolChoiceMode.REQUIRED),
]
CALLS: list[Any] = [
    ({"type": "function", "name": "f"}, FunctionToolChoice("f")),
    ({"type": "mcp", "server_label": "m"}, MCPToolChoice("m")),
    (
        {"type": "mcp", "server_label": "m", "name": "t"},
        MCPToolChoice("m", "t"),
    ),
]
FUNCTION = {"name": "f", "description": "d", "parameters": {"type": "object"}}
FLAT_TOOLS: list[Any] = [
    ({"type": "function", "name": "f"}, FunctionTool("f")),
    ({"type": "function", **FUNCTION}, FunctionTool(**FUNCTION)),
]
SERVER = {
    "server_label": "m",
    "server_url": "https://example.com",
    "authorization": "token",
    "headers": {"a": "b"},
    "allowed_tools": ["t"],
}
AZURE_TOOLS: list[Any] = [
    *FLAT_TOOLS,
    ({"type": "mcp", **SERVER}, MCPTool(**SERVER)),
    *(
        (
            {"type": "mcp", **SERVER, "require_approval": spelling},
            MCPTool(**SERVER, require_approval=approval),
        )
        for spelling, approval in (
            ("always", MCPApprovalMode.ALWAYS),
            ("never", MCPApprovalMode.NEVER),
            ({}, MCPApprovalFilter()),
            (
                {"always": ["t"]},
                MCPApprovalFilter(always=MCPToolFilter(["t"])),
            ),
            (
                {"always": [], "never": ["t", "u"]},
                MCPApprovalFilter(
                    always=MCPToolFilter([]), never=MCPToolFilter(["t", "u"])
                ),
            ),
        )
    ),
]

PLACE = {
    "delta": "so",
    "item_id": "i",
    "response_id": "r",
    "output_index": 0,
    "content_index": 0,
}

AZURE_BOTH: list[Any] = [
    ({}, Session()),
    *(({"voice": x}, Session(voice=voice)) for x, voice in VOICES),
    *(
        ({"turn_detection": x}, Session(turn_detection=detection))
        for x, detection in DETECTIONS
    ),
    *(
        (
            {"input_audio_format": word, "input_audio_sampling_rate": rate},
            Session(input_audio_format=audio),
        )
        for word, rate, audio in HEARD_RATES
    ),
    *(
        ({"output_audio_format": word}, Session(output_audio_format=audio))
        for word, audio in SPOKEN_WORDS
    ),
    *(
        (
            {"input_audio_transcription": {"model": model}},
            Session(input_audio_transcription=AudioTranscription(model=model)),
        )
        for model in (
            "whisper-1",
            "gpt-4o-transcribe",
            "gpt-4o-mini-transcribe",
            "gpt-4o-transcribe-diarize",
            "azure-speech",
            "azure-mrs",
        )
    ),
    (
        {
            "input_audio_transcription": {
                "language": "en,zh",
                "phrase_list": ["Contoso", "Ava"],
                "prompt": "p",
            }
        },
        Session(
            input_audio_transcription=AudioTranscription(
                language="en,zh", keywords=["Contoso", "Ava"], prompt="p"
            )
        ),
    ),
    (
        {"input_audio_transcription": {"language": ""}},
        Session(input_audio_transcription=AudioTranscription(language="")),
    ),
    *(
        (
            {"input_audio_noise_reduction": {"type": word}},
            Session(input_audio_noise_reduction=NoiseReduction(mode)),
        )
        for word, mode in (
            ("near_field", NoiseReductionMode.NEAR_FIELD),
            ("far_field", NoiseReductionMode.FAR_FIELD),
            ("azure_deep_noise_suppression", NoiseReductionMode.DEEP),
        )
    ),
    (
        {
            "turn_detection": None,
            "input_audio_transcription": None,
            "input_audio_noise_reduction": None,
        },
        Session(
            turn_detection=OFF,
            input_audio_transcription=OFF,
            input_audio_noise_reduction=OFF,
        ),
    ),
    *(
        ({"reasoning_effort": word}, Session(reasoning=Reasoning(effort)))
        for word, effort in EFFORTS.items()
    ),
    ({"parallel_tool_calls": False}, Session(parallel_tool_calls=False)),
    *(({"tools": [x]}, Session(tools=[tool])) for x, tool in AZURE_TOOLS),
    ({"tools": []}, Session(tools=())),
    *(
        ({"tool_choice": x}, Session(tool_choice=choice))
        for x, choice in (*CHOICES, *CALLS)
    ),
    *(
        ({"modalities": words}, Session(modalities=words))
        for words in (
            ["text"],
            ["audio"],
            ["audio", "text"],
            ["text", "audio", "animation", "avatar"],
            [],
        )
    ),
    (
        {"max_response_output_tokens": "inf"},
        Session(max_response_output_tokens=INF),
    ),
    (
        {"max_response_output_tokens": 4096},
        Session(max_response_output_tokens=4096),
    ),
    (
        {
            "model": "gpt-realtime",
            "instructions": "",
            "temperature": 1.2,
            "include": ["item.input_audio_transcription.phrases"],
        },
        Session(
            model="gpt-realtime",
            instructions="",
            temperature=1.2,
            include=["item.input_audio_transcription.phrases"],
        ),
    ),
    (
        {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "expires_at": 1,
                "modalities": ["audio"],
            },
        },
        SessionCreated(
            Session(modalities=["audio"]), session_id="s", expires_at=1
        ),
    ),
    (
        {
            "type": "response.create",
            "response": {
                "voice": {"type": "azure-realtime-native", "name": "ava"},
                "output_audio_format": "pcm16_8000hz",
                "modalities": ["audio"],
                "max_output_tokens": 4,
            },
        },
        ResponseCreate(
            ResponseParameters(
                voice=AzureNativeVoice("ava"),
                output_audio_format=PCM(8000),
                modalities=["audio"],
                max_output_tokens=4,
            )
        ),
    ),
    (
        {
            "type": "conversation.item.done",
            "previous_item_id": None,
            "item": {
                "type": "message",
                "role": "user",
                "object": "realtime.item",
                "content": [
                    {
                        "type": "input_image",
                        "image_url": "data:image/png;base64,AAEC",
                        "detail": "high",
                    }
                ],
            },
        },
        ConversationItemDone(
            UserMessage(
                [
                    InputImage(
                        image_url="data:image/png;base64,AAEC",
                        detail=ImageDetail.HIGH,
                    )
                ]
            )
        ),
    ),
    (
        {"type": "response.text.delta", **PLACE},
        ResponseTextDelta(**PLACE),
    ),
    (
        {"type": "mcp_list_tools.in_progress", "item_id": "i"},
        MCPListToolsInProgress("i"),
    ),
    (
        {
            "type": "conversation.item.create",
            "item": {
                "type": "mcp_approval_response",
                "id": "i",
                "approval_request_id": "r",
                "approve": True,
            },
        },
        ConversationItemCreate(
            MCPApprovalResponse(id="i", approval_request_id="r", approve=True)
        ),
    ),
]

AZURE_READ: list[Any] = [
    *(
        (
            {"voice": name},
            Session(voice=voice),
            {"voice": {"type": "openai", "name": name}},
        )
        for name, voice in OPENAI_VOICES.items()
    ),
    *(
        (
            {"output_audio_format": f"pcm16-{rate}hz"},
            Session(output_audio_format=PCM(rate)),
            {"output_audio_format": f"pcm16_{rate}hz"},
        )
        for rate in (8000, 16000)
    ),
    # Without a rate it is the format's usual one.
    *(
        (
            {"input_audio_format": word},
            Session(input_audio_format=audio),
            {"input_audio_format": word, "input_audio_sampling_rate": rate},
        )
        for word, rate, audio in (HEARD_RATES[0], *HEARD_RATES[3:])
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": None},
        Session(input_audio_format=AudioFormat.PCM16),
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": 24000},
    ),
    # A rate alone is that of linear samples.
    *(
        (
            {**more, "input_audio_sampling_rate": rate},
            Session(input_audio_format=audio),
            {"input_audio_format": "pcm16", "input_audio_sampling_rate": rate},
        )
        for _, rate, audio in HEARD_RATES[:3]
        for more in ({}, {"input_audio_format": None})
    ),
    (
        {
            "input_audio_sampling_rate": None,
            "output_audio_format": None,
            "voice": None,
            "reasoning_effort": None,
            "include": None,
            "temperature": None,
        },
        Session(),
        {},
    ),
    (
        {
            "turn_detection": {"type": "server_vad", "threshold": None},
            "voice": {
                "type": "azure-standard",
                "name": "n",
                "prefer_locales": None,
            },
        },
        Session(turn_detection=ServerVAD(), voice=AzureStandardVoice("n")),
        {
            "turn_detection": {"type": "server_vad"},
            "voice": {"type": "azure-standard", "name": "n"},
        },
    ),
]

AZURE_TAGS = (
    "'azure-standard', 'azure-custom', 'azure-personal', 'avatar-voice-sync',"
    " 'azure-realtime-native' or 'openai'"
)
AZURE_DETECTORS = (
    "'server_vad', 'semantic_vad', 'azure_semantic_vad',"
    " 'azure_semantic_vad_en' or 'azure_semantic_vad_multilingual'"
)
AZURE_UTTERANCES = (
    "'semantic_detection_v1', 'semantic_detection_v1_en',"
    " 'semantic_detection_v1_multilingual' or 'smart_end_of_turn_detection'"
)
UTTERANCE = "/turn_detection/end_of_utterance_detection"
RATE = "/input_audio_sampling_rate"

AZURE_REFUSED: list[Any] = [
    (
        {"voice": {"type": "openai", "name": "juniper"}},
        "/voice/name: expected 'alloy', 'ash', 'ballad', 'coral', 'echo',"
        " 'shimmer', 'verse', 'sage', 'marin' or 'cedar', got the string"
        " 'juniper'",
    ),
    (
        {"voice": {"type": "openai"}},
        "/voice/name: required key is missing, expected 'alloy', 'ash',"
        " 'ballad', 'coral', 'echo', 'shimmer', 'verse', 'sage', 'marin' or"
        " 'cedar'",
    ),
    (
        {"voice": {"type": "azure-platform", "name": "n"}},
        f"/voice/type: expected {AZURE_TAGS}, got the string 'azure-platform'",
    ),
    (
        {"voice": {"name": "alloy"}},
        f"/voice/type: required key is missing, expected {AZURE_TAGS}",
    ),
    (
        {"voice": {"id": "v"}},
        f"/voice/type: required key is missing, expected {AZURE_TAGS}",
    ),
    (
        {"voice": {"type": "azure-standard"}},
        "/voice/name: required key is missing",
    ),
    (
        {"voice": {"type": "azure-custom", "name": "n"}},
        "/voice/endpoint_id: required key is missing",
    ),
    (
        {"voice": {"type": "azure-personal", "name": "n"}},
        "/voice/model: required key is missing",
    ),
    (
        {"voice": {"type": "azure-standard", "name": "n", "rate": 1.2}},
        "/voice/rate: expected a string, got the number 1.2",
    ),
    *(
        (
            {"input_audio_format": word},
            "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            f" 'g711_alaw', got the string '{word}'",
        )
        for word in ("pcm", "mp3", "pcm16_8000hz", "pcm16-16000hz", "g711_law")
    ),
    (
        {"input_audio_format": "mp3", "input_audio_sampling_rate": 16000},
        "/input_audio_format: expected one of 'pcm16', 'g711_ulaw',"
        " 'g711_alaw', got the string 'mp3'",
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": 48000},
        f"{RATE}: expected 24000, 16000 or 8000, got the number 48000",
    ),
    (
        {"input_audio_sampling_rate": 44100},
        f"{RATE}: expected 24000, 16000 or 8000, got the number 44100",
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": "24000"},
        f"{RATE}: expected 24000, 16000 or 8000, got the string '24000'",
    ),
    (
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": True},
        f"{RATE}: expected 24000, 16000 or 8000, got the boolean true",
    ),
    *(
        (
            {"input_audio_format": word, "input_audio_sampling_rate": 24000},
            f"{RATE}: expected 8000, the only rate of '{word}' in this"
            " dialect, got the number 24000",
        )
        for word in ("g711_ulaw", "g711_alaw")
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        f"/turn_detection/type: expected {AZURE_DETECTORS}, got the string"
        " 'smart_turn'",
    ),
    (
        {"turn_detection": {"type": None}},
        f"/turn_detection/type: expected {AZURE_DETECTORS}, got null",
    ),
    (
        {"turn_detection": {}},
        "/turn_detection/type: required key is missing, expected"
        f" {AZURE_DETECTORS}",
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "end_of_utterance_detection": {"model": "new"},
            }
        },
        f"{UTTERANCE}/model: expected {AZURE_UTTERANCES}, got the string"
        " 'new'",
    ),
    (
        {
            "turn_detection": {
                "type": "azure_semantic_vad_en",
                "end_of_utterance_detection": {
                    "type": "semantic_detection_v1"
                },
            }
        },
        f"{UTTERANCE}/model: required key is missing, expected"
        f" {AZURE_UTTERANCES}",
    ),
    (
        {"input_audio_noise_reduction": {"type": "deep"}},
        "/input_audio_noise_reduction/type: expected one of 'near_field',"
        " 'far_field', 'azure_deep_noise_suppression', got the string 'deep'",
    ),
    (
        {"reasoning_effort": "most"},
        "/reasoning_effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got the string 'most'",
    ),
    (
        {"reasoning_effort": {"effort": "low"}},
        "/reasoning_effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got an object",
    ),
    (
        {"reasoning": {"effort": "low"}},
        "/reasoning: a key of another dialect: in azure-voice-live this is"
        " reasoning_effort",
    ),
    (
        {"output_modalities": ["audio"]},
        "/output_modalities: a key of another dialect: in azure-voice-live"
        " this is modalities",
    ),
    (
        {"max_output_tokens": 4},
        "/max_output_tokens: a key of another dialect: in azure-voice-live"
        " this is max_response_output_tokens",
    ),
    (
        {"audio": {"output": {"voice": "alloy"}}},
        "/audio: a key of another dialect: in azure-voice-live this is voice,"
        " input_audio_format, output_audio_format,"
        " input_audio_transcription, input_audio_noise_reduction and"
        " turn_detection",
    ),
    (
        {"tools": [{"type": "foundry_agent", "agent_name": "a"}]},
        "/tools/0/type: expected 'function' or 'mcp', got the string"
        " 'foundry_agent'",
    ),
    (
        {"tools": [{"type": "function", "function": {"name": "f"}}]},
        "/tools/0/name: required key is missing",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    **SERVER,
                    "require_approval": {"always": {"tool_names": ["t"]}},
                }
            ]
        },
        "/tools/0/require_approval/always: expected an array, got an object",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    **SERVER,
                    "require_approval": "sometimes",
                }
            ]
        },
        "/tools/0/require_approval: expected 'always' or 'never' or an"
        " object, got the string 'sometimes'",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    **SERVER,
                    "allowed_tools": {"tool_names": ["t"]},
                }
            ]
        },
        "/tools/0/allowed_tools: expected an array, got an object",
    ),
    (
        {"tool_choice": "f"},
        "/tool_choice: expected one of 'auto', 'none', 'required' or an"
        " object, got the string 'f'",
    ),
    (
        {"max_response_output_tokens": "4096"},
        "/max_response_output_tokens: expected an integer from 0 to 65535 or"
        " 'inf', got the string '4096'",
    ),
]

AZURE_KEYS = known(
    "model",
    "modalities",
    "instructions",
    "voice",
    "input_audio_format",
    "output_audio_format",
    "input_audio_transcription",
    "turn_detection",
    "tools",
    "tool_choice",
    "temperature",
    "max_response_output_tokens",
    "input_audio_noise_reduction",
    "include",
    "reasoning_effort",
    "parallel_tool_calls",
    "input_audio_sampling_rate",
)
AZURE_CLOSED: list[Any] = [
    *(
        ({key: None}, f"/{key}: unknown key; {AZURE_KEYS}")
        for key in (
            "speed",
            "tracing",
            "prompt",
            "avatar",
            "animation",
            "metadata",
            "client_secret",
        )
    ),
    (
        {"voice": {"type": "openai", "name": "alloy", "pitch": "+5%"}},
        f"/voice/pitch: unknown key; {known('type', 'name')}",
    ),
    (
        {"input_audio_transcription": {"custom_speech": {"en": "i"}}},
        "/input_audio_transcription/custom_speech: unknown key;"
        f" {known('language', 'model', 'prompt', 'phrase_list')}",
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "threshold": 0.5}},
        "/turn_detection/threshold: unknown key;"
        " known are 'type', 'eagerness', 'create_response',"
        " 'interrupt_response', 'auto_truncate'",
    ),
    (
        {"turn_detection": {"type": "azure_semantic_vad_en", "languages": []}},
        "/turn_detection/languages: unknown key; known are 'type',"
        " 'threshold', 'prefix_padding_ms', 'silence_duration_ms',"
        " 'speech_duration_ms', 'remove_filler_words', 'create_response',"
        " 'interrupt_response', 'auto_truncate',"
        " 'end_of_utterance_detection'",
    ),
]

LACKS = "the azure-voice-live dialect has no "
AZURE_CANNOT: list[Any] = [
    (Session(voice=NamedVoice("eve")), f"/voice: {LACKS}NamedVoice"),
    (Session(voice=CustomVoice("v")), f"/voice: {LACKS}CustomVoice"),
    (
        Session(voice=RealtimeVoice.FABLE),
        f"/voice: {LACKS}RealtimeVoice.FABLE",
    ),
    (
        Session(input_audio_format=PCM(44100)),
        f"/input_audio_format: {LACKS}PCM(rate=44100)",
    ),
    (
        Session(output_audio_format=PCM(24000, Container.WAV)),
        f"/output_audio_format: {LACKS}PCM(rate=24000,"
        " container=Container.WAV)",
    ),
    (
        Session(turn_detection=SemanticVAD(threshold=0.5)),
        f"/turn_detection/threshold: {LACKS}threshold",
    ),
    (
        Session(reasoning=Reasoning()),
        "/reasoning_effort: the azure-voice-live dialect requires 'effort'",
    ),
    (
        Session(
            tools=[
                MCPTool(
                    "m",
                    "https://example.com",
                    require_approval=MCPApprovalFilter(
                        never=MCPToolFilter(["t"], read_only=True)
                    ),
                )
            ]
        ),
        f"/tools/0/require_approval/never: {LACKS}read_only",
    ),
    (
        Session(
            tools=[
                MCPTool(
                    "m",
                    "https://example.com",
                    require_approval=MCPApprovalFilter(always=MCPToolFilter()),
                )
            ]
        ),
        "/tools/0/require_approval/always: the azure-voice-live dialect"
        " requires 'tool_names'",
    ),
    (
        Session(
            input_audio_transcription=AudioTranscription(languages=["en"])
        ),
        f"/input_audio_transcription/languages: {LACKS}languages",
    ),
    (Session(tools=[WebSearchTool()]), f"/tools/0: {LACKS}WebSearchTool"),
    (Session(speed=1), f"/speed: {LACKS}speed"),
    (Session(tracing=OFF), f"/tracing: {LACKS}tracing"),
    (Session(prompt=OFF), f"/prompt: {LACKS}prompt"),
    (
        Session(truncation=TruncationMode.AUTO),
        f"/truncation: {LACKS}truncation",
    ),
]


def azure(value: Any) -> Unknown:
    """
    Make what Azure Voice Live has said, and the dialect does not know.
    """
    return Unknown(value, "azure-voice-live")


AZURE_KEPT: list[Any] = [
    ({"voice": "juniper"}, Session(voice=azure("juniper"))),
    (
        {"voice": {"type": "openai", "name": "juniper"}},
        Session(voice=azure({"type": "openai", "name": "juniper"})),
    ),
    (
        {"voice": {"type": "azure-platform", "name": "n"}},
        Session(voice=azure({"type": "azure-platform", "name": "n"})),
    ),
    (
        {
            "input_audio_format": "mp3",
            "input_audio_sampling_rate": 44100,
        },
        Session(input_audio_format=azure({"type": "mp3", "rate": 44100})),
    ),
    (
        {"input_audio_format": "mp3"},
        Session(input_audio_format=azure({"type": "mp3"})),
    ),
    (
        {
            "input_audio_format": "pcm16",
            "input_audio_sampling_rate": 44100,
        },
        Session(input_audio_format=azure({"type": "pcm16", "rate": 44100})),
    ),
    (
        {"output_audio_format": "mp3"},
        Session(output_audio_format=azure("mp3")),
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                "end_of_utterance_detection": {"model": "new", "a": 1},
            }
        },
        Session(
            turn_detection=ServerVAD(
                end_of_utterance=azure({"model": "new", "a": 1})
            )
        ),
    ),
    (
        {"reasoning_effort": "most"},
        Session(reasoning=Reasoning(azure("most"))),
    ),
    ({"tool_choice": "f"}, Session(tool_choice=azure("f"))),
    (
        {"tools": [{"type": "foundry_agent", "agent_name": "a"}]},
        Session(tools=[azure({"type": "foundry_agent", "agent_name": "a"})]),
    ),
    ({"speed": 1.5}, Session(extra=azure({"speed": 1.5}))),
    (
        {"input_audio_transcription": {"custom_speech": {"en": "i"}}},
        Session(
            input_audio_transcription=AudioTranscription(
                extra=azure({"custom_speech": {"en": "i"}})
            )
        ),
    ),
]


class TestAzureVoiceLive:
    @pytest.mark.parametrize(("payload", "value"), table(*AZURE_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(AZURE_VOICE_LIVE, payload, value, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*AZURE_READ))
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(AZURE_VOICE_LIVE, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*AZURE_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(AZURE_VOICE_LIVE, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*AZURE_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        read(AZURE_VOICE_LIVE, payload)
        check_refused(
            AZURE_VOICE_LIVE, payload, [problem], forbid_extra_keys=True
        )

    @pytest.mark.parametrize(("value", "problem"), table(*AZURE_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(AZURE_VOICE_LIVE, value)

    @pytest.mark.parametrize("voice", ["juniper", "fable", "ava", "", 3])
    def test_voice_words(self, voice: Any) -> None:
        """
        Of bare words only OpenAI's voices are known.
        """
        (problem,) = refusals(AZURE_VOICE_LIVE, {"voice": voice})

        assert problem.startswith("/voice: expected one of ")
        assert "'alloy'" in problem
        assert "'cedar'" in problem
        assert problem.endswith(f"{voice!r}")

    @pytest.mark.parametrize(("payload", "value"), table(*AZURE_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(AZURE_VOICE_LIVE, payload, value, detailed=detailed)


def heard(**keys: Any) -> dict[str, Any]:
    """
    Nest what is about the input.
    """
    return {"audio": {"input": keys}}


def said(**keys: Any) -> dict[str, Any]:
    """
    Nest what is about the output.
    """
    return {"audio": {"output": keys}}


def xai(value: Any) -> Unknown:
    """
    Make what xAI has said, and the dialect does not know.
    """
    return Unknown(value, "xai")


NESTED_FORMAT: list[Any] = [
    ({"type": "audio/pcm", "rate": 24000}, AudioFormat.PCM16),
    ({"type": "audio/pcmu"}, AudioFormat.G711_ULAW),
    ({"type": "audio/pcma"}, AudioFormat.G711_ALAW),
]
XAI_FORMATS: list[Any] = [
    *NESTED_FORMAT,
    *(
        ({"type": "audio/pcm", "rate": rate}, PCM(rate))
        for rate in (8000, 11025, 16000, 22050, 32000, 44100, 48000)
    ),
]
XAI_TOOLS: list[Any] = [
    *FLAT_TOOLS,
    ({"type": "web_search"}, WebSearchTool()),
    ({"type": "x_search"}, XSearchTool()),
    ({"type": "x_search", "allowed_x_handles": ["a"]}, XSearchTool(["a"])),
    ({"type": "file_search"}, FileSearchTool()),
    (
        {
            "type": "file_search",
            "vector_store_ids": ["v"],
            "max_num_results": 3,
        },
        FileSearchTool(["v"], 3),
    ),
    (
        {"type": "mcp", **SERVER, "server_description": "d"},
        MCPTool(**SERVER, server_description="d"),
    ),
]
XAI_DETECTION = {
    "threshold": 0.85,
    "silence_duration_ms": 10000,
    "prefix_padding_ms": 333,
    "idle_timeout_ms": 5000,
    **ANSWERS,
}
NO_TYPE = {"turn_detection": {"type": None}}
SPEECHLESS = {
    "id": "r",
    "object": "realtime.response",
    "status": "in_progress",
    "output": [],
    "usage": {},
}

XAI_BOTH: list[Any] = [
    ({}, Session()),
    *(
        ({"voice": name}, Session(voice=NamedVoice(name)))
        for name in (
            "eve",
            "ara",
            "rex",
            "sal",
            "leo",
            "altair",
            "zenith",
            "xai_ara",
            "human_Ara",
            "alloy",
        )
    ),
    (
        {"model": "grok-voice-latest", "instructions": ""},
        Session(model="grok-voice-latest", instructions=""),
    ),
    (NO_TYPE, Session(turn_detection=OFF)),
    (
        {"turn_detection": {"type": "server_vad"}},
        Session(turn_detection=ServerVAD()),
    ),
    (
        {"turn_detection": {"type": "server_vad", **XAI_DETECTION}},
        Session(turn_detection=ServerVAD(**XAI_DETECTION)),
    ),
    (
        {"turn_detection": {"type": "server_vad", "idle_timeout_ms": None}},
        Session(turn_detection=ServerVAD(idle_timeout_ms=OFF)),
    ),
    *(
        (heard(format=x), Session(input_audio_format=audio))
        for x, audio in XAI_FORMATS
    ),
    *(
        (said(format=x), Session(output_audio_format=audio))
        for x, audio in XAI_FORMATS
    ),
    (
        heard(
            transcription={
                "model": "grok-transcribe",
                "language_hint": "en-US",
                "keyterms": ["Grok", "Ara"],
            }
        ),
        Session(
            input_audio_transcription=AudioTranscription(
                model="grok-transcribe",
                language="en-US",
                keywords=["Grok", "Ara"],
            )
        ),
    ),
    (heard(transcription=None), Session(input_audio_transcription=OFF)),
    (said(speed=0.7), Session(speed=0.7)),
    (said(speed=1.5), Session(speed=1.5)),
    *(
        (
            {"reasoning": {"effort": word}},
            Session(reasoning=Reasoning(EFFORTS[word])),
        )
        for word in ("high", "none")
    ),
    ({"reasoning": {}}, Session(reasoning=Reasoning())),
    *(({"tools": [x]}, Session(tools=[tool])) for x, tool in XAI_TOOLS),
    ({"tools": []}, Session(tools=[])),
    *(
        ({"tool_choice": x}, Session(tool_choice=choice))
        for x, choice in (*CHOICES, *CALLS)
    ),
    *(
        ({"modalities": words}, Session(modalities=words))
        for words in (["audio"], ["audio", "text"], ["text", "audio"])
    ),
    (
        {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "voice": "ara",
                **NO_TYPE,
            },
        },
        SessionCreated(
            Session(voice=NamedVoice("ara"), turn_detection=OFF),
            session_id="s",
        ),
    ),
    (
        {"type": "session.updated", "session": {"tool_choice": "auto"}},
        SessionUpdated(Session(tool_choice=ToolChoiceMode.AUTO)),
    ),
    (
        {"type": "response.output_text.delta", **PLACE},
        ResponseTextDelta(**PLACE),
    ),
    (
        {"type": "response.created", "response": SPEECHLESS},
        ResponseCreated(
            Response(
                id="r",
                status=ResponseStatus.IN_PROGRESS,
                output=(),
                usage=Usage(),
            )
        ),
    ),
    (
        {
            "type": "response.content_part.added",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "part": {"type": "audio", "transcript": ""},
        },
        ResponseContentPartAdded(
            item_id="i",
            response_id="r",
            output_index=0,
            content_index=0,
            part=OutputAudio(transcript=""),
        ),
    ),
]

XAI_READ: list[Any] = [
    # GA's places.
    (
        {"type": "realtime", "output_modalities": ["audio"]},
        Session(modalities=["audio"]),
        {"modalities": ["audio"]},
    ),
    (
        said(voice="ara"),
        Session(voice=NamedVoice("ara")),
        {"voice": "ara"},
    ),
    (
        {"voice": None, **said(voice="ara")},
        Session(voice=NamedVoice("ara")),
        {"voice": "ara"},
    ),
    (
        heard(turn_detection={"type": "server_vad", "threshold": 0.9}),
        Session(turn_detection=ServerVAD(threshold=0.9)),
        {"turn_detection": {"type": "server_vad", "threshold": 0.9}},
    ),
    # What is off.
    ({"turn_detection": None}, Session(turn_detection=OFF), NO_TYPE),
    (heard(turn_detection=None), Session(turn_detection=OFF), NO_TYPE),
    (heard(**NO_TYPE), Session(turn_detection=OFF), NO_TYPE),
    # A rate may be left out.
    (
        heard(format={"type": "audio/pcm"}),
        Session(input_audio_format=AudioFormat.PCM16),
        heard(format={"type": "audio/pcm", "rate": 24000}),
    ),
    # Tools as they are answered.
    (
        {"tools": [{"type": "function", "function": FUNCTION}]},
        Session(tools=[FunctionTool(**FUNCTION)]),
        {"tools": [{"type": "function", **FUNCTION}]},
    ),
    (
        {"tools": [{"type": "function", "function": {"name": "f"}}]},
        Session(tools=[FunctionTool("f")]),
        {"tools": [{"type": "function", "name": "f"}]},
    ),
    (
        {"voice": None, "type": None, "modalities": None, "audio": {}},
        Session(),
        {},
    ),
]

NO_NAMES: list[Any] = [
    ({"id": "v"}, "an object"),
    (3, "the number 3"),
    (["eve"], "an array"),
]
XAI_REFUSED: list[Any] = [
    *(
        (
            {"voice": voice},
            f"/voice: expected a string, got {what}",
        )
        for voice, what in NO_NAMES
    ),
    (
        {"turn_detection": {"type": "semantic_vad"}},
        "/turn_detection/type: expected 'server_vad', got the string"
        " 'semantic_vad'",
    ),
    (
        {"turn_detection": {"type": "none"}},
        "/turn_detection/type: expected 'server_vad', got the string 'none'",
    ),
    (
        {"turn_detection": {"type": None, "threshold": 0.5}},
        "/turn_detection/type: expected 'server_vad', got null",
    ),
    (
        heard(format={"type": "audio/pcm", "rate": 12000}),
        "/audio/input/format/rate: expected 24000, 8000, 11025, 16000, 22050,"
        " 32000, 44100 or 48000, got the number 12000",
    ),
    (
        heard(format={"type": "audio/opus"}),
        "/audio/input/format/type: expected one of 'audio/pcm',"
        " 'audio/pcmu', 'audio/pcma', got the string 'audio/opus'",
    ),
    (
        said(format="pcm16"),
        '/audio/output/format: expected an object such as {"type":'
        ' "audio/pcm", "rate": 24000}, got the string \'pcm16\'',
    ),
    (
        {"reasoning": {"effort": "low"}},
        "/reasoning/effort: expected 'none' or 'high', got the string 'low'",
    ),
    *(
        (
            {key: words},
            f"/{key}: expected ['audio'], ['audio', 'text'] or ['text',"
            f" 'audio'], got {words}",
        )
        for key in ("modalities", "output_modalities")
        for words in (["text"], [])
    ),
    (
        {"modalities": ["audio"], "output_modalities": ["audio"]},
        "/output_modalities: expected 'modalities' or 'output_modalities',"
        " got both of them",
    ),
    (
        {"voice": "eve", **said(voice="ara")},
        "/audio/output/voice: expected 'voice' or 'audio.output.voice', got"
        " both of them",
    ),
    (
        {"type": "transcription"},
        "/type: expected 'realtime', got the string 'transcription'",
    ),
    (
        {"speed": 1.0},
        "/speed: a key of another dialect: in xai this is audio.output.speed",
    ),
    (
        {"input_audio_noise_reduction": None},
        "/input_audio_noise_reduction: a key of another dialect: in xai there"
        " is no input_audio_noise_reduction",
    ),
    (
        {"tools": [{"type": "code_interpreter"}]},
        "/tools/0/type: expected 'function', 'mcp', 'web_search', 'x_search'"
        " or 'file_search', got the string 'code_interpreter'",
    ),
    (
        {"tools": [{"type": "function"}]},
        "/tools/0/name: required key is missing",
    ),
    (
        {"tools": [{"type": "function", "function": {}}]},
        "/tools/0/function/name: required key is missing",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    "server_label": "m",
                    "allowed_tools": {"tool_names": ["t"]},
                }
            ]
        },
        "/tools/0/allowed_tools: expected an array, got an object",
    ),
    (
        {"tool_choice": "f"},
        "/tool_choice: expected one of 'auto', 'none', 'required' or an"
        " object, got the string 'f'",
    ),
]

XAI_KEYS = known(
    "model",
    "modalities",
    "instructions",
    "voice",
    "audio",
    "turn_detection",
    "tools",
    "tool_choice",
    "reasoning",
    "output_modalities",
    "type",
)
XAI_CLOSED: list[Any] = [
    *(
        (payload, f"/{next(iter(payload))}: unknown key; {XAI_KEYS}")
        for payload in (
            {"replace": {"Grok": "Grock"}},
            {"resumption": {"enabled": True}},
            {"input_audio_format": "not specified"},
            {"output_audio_format": "not specified"},
            {"temperature": -1.0},
            {"max_response_output_tokens": "inf"},
            {"custom_voice_tokens": 1},
        )
    ),
    (
        heard(transcription={"language": "en"}),
        "/audio/input/transcription/language: unknown key, did you mean"
        f" 'language_hint'? {known('language_hint', 'model', 'keyterms')}",
    ),
    (
        heard(transcription={"keywords": ["a"]}),
        "/audio/input/transcription/keywords: unknown key, did you mean"
        f" 'keyterms'? {known('language_hint', 'model', 'keyterms')}",
    ),
    (
        heard(noise_reduction=None),
        "/audio/input/noise_reduction: unknown key;"
        f" {known('format', 'transcription', 'turn_detection')}",
    ),
    (
        said(transport="binary"),
        "/audio/output/transport: unknown key;"
        f" {known('format', 'speed', 'voice')}",
    ),
    (
        {
            "tools": [
                {
                    "type": "mcp",
                    "server_label": "m",
                    "require_approval": "never",
                }
            ]
        },
        "/tools/0/require_approval: unknown key; known are 'type',"
        " 'server_label', 'server_url', 'authorization',"
        " 'server_description', 'headers', 'allowed_tools'",
    ),
]

XAI_CANNOT: list[Any] = [
    (
        Session(voice=RealtimeVoice.ALLOY),
        "/voice: the xai dialect has no RealtimeVoice.ALLOY",
    ),
    (
        Session(voice=AzureNativeVoice("ava")),
        "/voice: the xai dialect has no AzureNativeVoice",
    ),
    (
        Session(modalities=["text"]),
        "/modalities: the xai dialect cannot say ['text']",
    ),
    (
        Session(turn_detection=SemanticVAD()),
        "/turn_detection: the xai dialect has no SemanticVAD",
    ),
    (
        Session(turn_detection=ServerVAD(auto_truncate=True)),
        "/turn_detection/auto_truncate: the xai dialect has no auto_truncate",
    ),
    (
        Session(input_audio_format=PCM(12000)),
        "/audio/input/format: the xai dialect has no PCM(rate=12000)",
    ),
    (
        Session(reasoning=Reasoning(ReasoningEffort.LOW)),
        "/reasoning/effort: the xai dialect has no ReasoningEffort.LOW",
    ),
    (
        Session(tools=[MCPTool("m", allowed_tools=MCPToolFilter(["t"]))]),
        "/tools/0/allowed_tools: the xai dialect has no MCPToolFilter",
    ),
    (
        Session(tools=[MCPTool("m", require_approval=MCPApprovalMode.ALWAYS)]),
        "/tools/0/require_approval: the xai dialect has no require_approval",
    ),
    *(
        (
            Session(**{name: item}),
            f"/{name}: the xai dialect has no {name}",
        )
        for name, item in (
            ("temperature", 0.8),
            ("max_response_output_tokens", INF),
            ("input_audio_noise_reduction", OFF),
            ("tracing", OFF),
            ("prompt", OFF),
            ("include", ()),
            ("truncation", TruncationMode.AUTO),
            ("parallel_tool_calls", True),
        )
    ),
]

XAI_KEPT: list[Any] = [
    (
        {
            "temperature": -1.0,
            "input_audio_format": "not specified",
            "type": "realtime",
        },
        Session(
            extra=xai(
                {
                    "temperature": -1.0,
                    "input_audio_format": "not specified",
                    "type": "realtime",
                }
            )
        ),
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}},
        Session(
            turn_detection=xai({"type": "semantic_vad", "eagerness": "low"})
        ),
    ),
    (
        {"turn_detection": {"type": None, "threshold": 0.5}},
        Session(turn_detection=xai({"type": None, "threshold": 0.5})),
    ),
    (
        heard(format={"type": "audio/pcm", "rate": 12000}, transport="json"),
        Session(
            input_audio_format=xai({"type": "audio/pcm", "rate": 12000}),
            extra=xai(heard(transport="json")),
        ),
    ),
    (
        {"reasoning": {"effort": "low"}},
        Session(reasoning=Reasoning(xai("low"))),
    ),
    (
        {
            "tools": [
                {"type": "code_interpreter"},
                {"type": "web_search", "a": 1},
            ]
        },
        Session(
            tools=[
                xai({"type": "code_interpreter"}),
                WebSearchTool(extra=xai({"a": 1})),
            ]
        ),
    ),
]


class TestXAI:
    @pytest.mark.parametrize(("payload", "value"), table(*XAI_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(XAI, payload, value, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*XAI_READ))
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(XAI, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*XAI_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(XAI, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*XAI_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        read(XAI, payload)
        check_refused(XAI, payload, [problem], forbid_extra_keys=True)

    @pytest.mark.parametrize(("value", "problem"), table(*XAI_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(XAI, value)

    @pytest.mark.parametrize(("payload", "value"), table(*XAI_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(XAI, payload, value, detailed=detailed)

    @pytest.mark.parametrize("status_details", ["unimplemented", None])
    def test_status_details(self, status_details: Any) -> None:
        """
        A response says nothing of its status in a word or null.
        """
        response = {**SPEECHLESS, "status_details": status_details}
        event = read(
            XAI, {"type": "response.created", "response": response}, EVENT
        )

        assert event.response.status_details is None
        assert SPEECHLESS == written(XAI, event)["response"]

    def test_other_status_details(self) -> None:
        """
        Another word is refused.
        """
        response = {**SPEECHLESS, "status_details": "done"}

        check_refused(
            XAI,
            {"type": "response.created", "response": response},
            [
                "/response/status_details: expected an object, got the string"
                " 'done'"
            ],
            target=EVENT,
        )

    def test_client_secret(self) -> None:
        """
        A secret is asked for with a session, and answered without one.
        """
        request = {
            "expires_after": {"seconds": 600},
            "session": {"model": "m", "reasoning": {"effort": "none"}},
        }
        answer = {"value": "v", "expires_at": 1}

        asked = read(XAI, request, ClientSecretRequest)
        given = read(XAI, answer, ClientSecretAnswer)

        assert (
            Session(model="m", reasoning=Reasoning(ReasoningEffort.NONE))
            == asked.session
        )
        assert request == written(XAI, asked)
        assert ClientSecretAnswer("v", 1) == given
        assert answer == written(XAI, given)


def inworld(value: Any) -> Unknown:
    """
    Make what Inworld has said, and the dialect does not know.
    """
    return Unknown(value, "inworld")


def real(**keys: Any) -> dict[str, Any]:
    """
    Add the type of a session.
    """
    return {"type": "realtime", **keys}


INWORLD_FORMATS: list[Any] = [
    *NESTED_FORMAT,
    *(
        ({"type": "audio/pcm", "rate": rate}, PCM(rate))
        for rate in (8000, 16000, 32000, 44100, 48000)
    ),
]
INWORLD_BOTH: list[Any] = [
    (real(), Session()),
    *(
        (real(**said(voice=name)), Session(voice=NamedVoice(name)))
        for name in ("Dennis", "Clive", "Sarah", "alloy")
    ),
    (
        real(model="openai/gpt-4o-mini", temperature=0.7),
        Session(model="openai/gpt-4o-mini", temperature=0.7),
    ),
    *(
        (real(output_modalities=words), Session(modalities=words))
        for words in (["audio", "text"], ["text", "audio"], ["text"], [])
    ),
    (real(**said(speed=0.25)), Session(speed=0.25)),
    *(
        (real(**heard(format=x)), Session(input_audio_format=audio))
        for x, audio in INWORLD_FORMATS
    ),
    *(
        (real(**said(format=x)), Session(output_audio_format=audio))
        for x, audio in INWORLD_FORMATS
    ),
    *(
        (
            real(**heard(transcription={"model": model, "language": "en"})),
            Session(input_audio_transcription=AudioTranscription("en", model)),
        )
        for model in ("inworld/inworld-stt-1", "soniox/stt")
    ),
    *(
        (
            real(
                **heard(
                    turn_detection={
                        "type": "semantic_vad",
                        "eagerness": eagerness,
                    }
                )
            ),
            Session(turn_detection=SemanticVAD(eagerness)),
        )
        for eagerness in ("low", "medium", "high", "auto")
    ),
    (
        real(**heard(turn_detection=None, transcription=None)),
        Session(turn_detection=OFF, input_audio_transcription=OFF),
    ),
    *(
        (real(tool_choice=x), Session(tool_choice=choice))
        for x, choice in (*CHOICES, *CALLS)
    ),
    *((real(tools=[x]), Session(tools=[tool])) for x, tool in FLAT_TOOLS),
    (real(truncation="auto"), Session(truncation=TruncationMode.AUTO)),
    (
        real(truncation="disabled"),
        Session(truncation=TruncationMode.DISABLED),
    ),
    (
        real(truncation={"type": "retention_ratio", "retention_ratio": 0.5}),
        Session(truncation=RetentionRatioTruncation(0.5)),
    ),
    (
        real(max_output_tokens="inf"),
        Session(max_response_output_tokens=INF),
    ),
    (real(max_output_tokens=4), Session(max_response_output_tokens=4)),
    (
        {
            "type": "response.create",
            "response": {
                "output_modalities": ["audio", "text"],
                **said(voice="Sarah"),
            },
        },
        ResponseCreate(
            ResponseParameters(
                modalities=["audio", "text"], voice=NamedVoice("Sarah")
            )
        ),
    ),
]

INWORLD_READ: list[Any] = [
    ({}, Session(), real()),
    ({"type": None}, Session(), real()),
    ({"temperature": 0.7}, Session(temperature=0.7), real(temperature=0.7)),
    (
        heard(format={"type": "audio/pcm"}),
        Session(input_audio_format=AudioFormat.PCM16),
        real(**heard(format={"type": "audio/pcm", "rate": 24000})),
    ),
    # A client has types with the bare word.
    *(
        (
            real(**heard(format=spelling["type"])),
            Session(input_audio_format=audio),
            real(**heard(format=spelling)),
        )
        for spelling, audio in NESTED_FORMAT
    ),
    (real(**said(voice=None, speed=None)), Session(), real()),
]

INWORLD_REFUSED: list[Any] = [
    *(
        (
            real(**said(voice=voice)),
            f"/audio/output/voice: expected a string, got {what}",
        )
        for voice, what in NO_NAMES
    ),
    (
        {"type": "transcription"},
        "/type: expected 'realtime', got the string 'transcription'",
    ),
    *(
        (
            real(**heard(format={"type": "audio/pcm", "rate": rate})),
            "/audio/input/format/rate: expected 24000, 8000, 16000, 32000,"
            f" 44100 or 48000, got the number {rate}",
        )
        for rate in (11025, 22050)
    ),
    (
        real(**heard(turn_detection={"type": None})),
        "/audio/input/turn_detection/type: expected 'server_vad' or"
        " 'semantic_vad', got null",
    ),
    (
        real(temperature="warm"),
        "/temperature: expected a number, got the string 'warm'",
    ),
    (
        real(voice="Dennis"),
        "/voice: a key of another dialect: in inworld this is"
        " audio.output.voice",
    ),
    (
        real(modalities=["audio"]),
        "/modalities: a key of another dialect: in inworld this is"
        " output_modalities",
    ),
    (
        real(max_response_output_tokens=4),
        "/max_response_output_tokens: a key of another dialect: in inworld"
        " this is max_output_tokens",
    ),
    (
        real(reasoning={"effort": "most"}),
        "/reasoning/effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got the string 'most'",
    ),
    (
        real(tools=[{"type": "function", "function": {"name": "f"}}]),
        "/tools/0/name: required key is missing",
    ),
    (
        real(tools=[{"type": "web_search"}]),
        "/tools/0/type: expected 'function' or 'mcp', got the string"
        " 'web_search'",
    ),
]

INWORLD_KEYS = known(
    "type",
    "model",
    "output_modalities",
    "instructions",
    "audio",
    "tools",
    "tool_choice",
    "temperature",
    "max_output_tokens",
    "include",
    "truncation",
    "reasoning",
    "parallel_tool_calls",
)
INWORLD_CLOSED: list[Any] = [
    (
        real(providerData={"tts": {"language": "en"}}),
        f"/providerData: unknown key; {INWORLD_KEYS}",
    ),
    (
        real(prompt={"id": "p"}),
        f"/prompt: unknown key; {INWORLD_KEYS}",
    ),
    (
        real(tracing="auto"),
        f"/tracing: unknown key, did you mean 'reasoning'? {INWORLD_KEYS}",
    ),
    (
        real(**said(model="inworld-tts-2")),
        "/audio/output/model: unknown key;"
        f" {known('voice', 'format', 'speed')}",
    ),
    (
        real(**heard(noise_reduction={"type": "near_field"})),
        "/audio/input/noise_reduction: unknown key;"
        f" {known('format', 'transcription', 'turn_detection')}",
    ),
]

INWORLD_CANNOT: list[Any] = [
    (
        Session(voice=RealtimeVoice.ALLOY),
        "/audio/output/voice: the inworld dialect has no RealtimeVoice.ALLOY",
    ),
    (
        Session(voice=CustomVoice("v")),
        "/audio/output/voice: the inworld dialect has no CustomVoice",
    ),
    (
        Session(output_audio_format=PCM(11025)),
        "/audio/output/format: the inworld dialect has no PCM(rate=11025)",
    ),
    (
        Session(turn_detection=SemanticVAD(threshold=0.5)),
        "/audio/input/turn_detection/threshold: the inworld dialect has no"
        " threshold",
    ),
    *(
        (
            Session(**{name: OFF}),
            f"/{name}: the inworld dialect has no {name}",
        )
        for name in ("tracing", "prompt", "input_audio_noise_reduction")
    ),
]

INWORLD_KEPT: list[Any] = [
    (
        real(
            providerData={"stt": {"prompt": "p"}},
            **said(model="inworld-tts-2", voice="Dennis"),
        ),
        Session(
            voice=NamedVoice("Dennis"),
            extra=inworld(
                {
                    "providerData": {"stt": {"prompt": "p"}},
                    **said(model="inworld-tts-2"),
                }
            ),
        ),
    ),
    (
        real(**heard(format={"type": "audio/pcm", "rate": 11025})),
        Session(
            input_audio_format=inworld({"type": "audio/pcm", "rate": 11025})
        ),
    ),
]


class TestInworld:
    @pytest.mark.parametrize(("payload", "value"), table(*INWORLD_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(INWORLD, payload, value, detailed=detailed)

    @pytest.mark.parametrize(
        ("payload", "value", "again"), table(*INWORLD_READ)
    )
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(INWORLD, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*INWORLD_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(INWORLD, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*INWORLD_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        read(INWORLD, payload)
        check_refused(INWORLD, payload, [problem], forbid_extra_keys=True)

    @pytest.mark.parametrize(("value", "problem"), table(*INWORLD_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(INWORLD, value)

    @pytest.mark.parametrize(("payload", "value"), table(*INWORLD_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(INWORLD, payload, value, detailed=detailed)

    @pytest.mark.parametrize(
        "session", [{}, {"type": "realtime"}, {"object": "realtime.session"}]
    )
    def test_shown(self, session: Any) -> None:
        """
        What a server says of a session is taken without its words too.
        """
        payload = {
            "type": "session.created",
            "session": {"id": "s", **session},
        }
        event = read(INWORLD, payload, EVENT, forbid_extra_keys=True)

        assert SessionCreated(Session(), session_id="s") == event
        assert {
            "type": "session.created",
            "session": {
                "type": "realtime",
                "object": "realtime.session",
                "id": "s",
            },
        } == written(INWORLD, event)


def qwen(value: Any) -> Unknown:
    """
    Make what Qwen has said, and the dialect does not know.
    """
    return Unknown(value, "qwen-omni")


QWEN_FORMATS: list[Any] = [
    ({"type": "pcm", "sample_rate": 24000}, AudioFormat.PCM16),
    *(
        ({"type": "pcm", "sample_rate": rate}, PCM(rate))
        for rate in (8000, 16000, 48000)
    ),
    *(
        ({"type": "wav", "sample_rate": rate}, PCM(rate, Container.WAV))
        for rate in (8000, 16000, 24000, 48000)
    ),
]
QWEN_NUMBERS = {
    "threshold": -1.0,
    "silence_duration_ms": 200,
    "prefix_padding_ms": 300,
    **ANSWERS,
}
QWEN_TOOL = {"type": "function", "function": FUNCTION}

QWEN_BOTH: list[Any] = [
    ({}, Session()),
    *(
        ({"voice": name}, Session(voice=NamedVoice(name)))
        for name in (
            "Chelsie",
            "Cherry",
            "Tina",
            "Serena",
            "Ryan",
            "Ethan",
            "Momo",
        )
    ),
    *(
        ({"modalities": words}, Session(modalities=words))
        for words in (["text"], ["text", "audio"], ["audio", "text"])
    ),
    *(
        (heard(format=x), Session(input_audio_format=audio))
        for x, audio in QWEN_FORMATS
    ),
    *(
        (said(format=x), Session(output_audio_format=audio))
        for x, audio in QWEN_FORMATS
    ),
    *(
        (
            {"input_audio_transcription": {"model": model, "language": "zh"}},
            Session(input_audio_transcription=AudioTranscription("zh", model)),
        )
        for model in ("gummy-realtime-v1", "qwen3-asr-flash-realtime")
    ),
    (
        {"input_audio_transcription": {}},
        Session(input_audio_transcription=AudioTranscription()),
    ),
    (
        {"turn_detection": None, "input_audio_transcription": None},
        Session(turn_detection=OFF, input_audio_transcription=OFF),
    ),
    (
        {
            "turn_detection": {
                "type": "server_vad",
                **QWEN_NUMBERS,
                "idle_timeout_ms": 30000,
            }
        },
        Session(
            turn_detection=ServerVAD(**QWEN_NUMBERS, idle_timeout_ms=30000)
        ),
    ),
    (
        {"turn_detection": {"type": "semantic_vad", **QWEN_NUMBERS}},
        Session(turn_detection=SemanticVAD(**QWEN_NUMBERS)),
    ),
    ({"tools": [QWEN_TOOL]}, Session(tools=[FunctionTool(**FUNCTION)])),
    (
        {"tools": [{"type": "function", "function": {"name": "f"}}]},
        Session(tools=[FunctionTool("f")]),
    ),
    *(
        ({"tool_choice": x}, Session(tool_choice=choice))
        for x, choice in CHOICES
    ),
    ({"max_tokens": 16384}, Session(max_response_output_tokens=16384)),
    (
        {
            "model": "qwen3.5-omni-flash-realtime",
            "instructions": "",
            "temperature": 0.9,
        },
        Session(
            model="qwen3.5-omni-flash-realtime",
            instructions="",
            temperature=0.9,
        ),
    ),
    (
        {
            "type": "session.created",
            "session": {
                "object": "realtime.session",
                "id": "s",
                "voice": "Tina",
            },
        },
        SessionCreated(Session(voice=NamedVoice("Tina")), session_id="s"),
    ),
    (
        {
            "type": "response.create",
            "response": {
                "output_audio_format": "pcm",
                "voice": "Tina",
                "modalities": ["text", "audio"],
            },
        },
        ResponseCreate(
            ResponseParameters(
                output_audio_format=AudioFormat.PCM16,
                voice=NamedVoice("Tina"),
                modalities=["text", "audio"],
            )
        ),
    ),
]

SPOKEN_16K = heard(format={"type": "pcm", "sample_rate": 16000})
SPOKEN_24K = said(format={"type": "pcm", "sample_rate": 24000})
WAV = {"type": "wav", "sample_rate": 8000}
QWEN_READ: list[Any] = [
    # The older words, whose rate hangs on who speaks.
    *(
        (
            {"input_audio_format": word},
            Session(input_audio_format=PCM(16000)),
            SPOKEN_16K,
        )
        for word in ("pcm", "pcm16")
    ),
    *(
        (
            {"output_audio_format": word},
            Session(output_audio_format=AudioFormat.PCM16),
            SPOKEN_24K,
        )
        for word in ("pcm", "pcm16", "pcm24")
    ),
    # They need not agree with the formats, which count.
    (
        {"input_audio_format": "pcm", **heard(format=WAV)},
        Session(input_audio_format=PCM(8000, Container.WAV)),
        heard(format=WAV),
    ),
    (
        {"output_audio_format": "pcm", **said(format=WAV)},
        Session(output_audio_format=PCM(8000, Container.WAV)),
        said(format=WAV),
    ),
    # Audio alone is refused by the server.
    (
        {"modalities": ["audio"]},
        Session(modalities=["text", "audio"]),
        {"modalities": ["text", "audio"]},
    ),
    # On, with any model.
    (
        {"input_audio_transcription": {"model": None}},
        Session(input_audio_transcription=AudioTranscription()),
        {"input_audio_transcription": {}},
    ),
    (
        {"voice": None, "input_audio_format": None, "max_tokens": None},
        Session(),
        {},
    ),
]

QWEN_REFUSED: list[Any] = [
    *(
        (
            {key: item},
            f"/{key}: a key of another dialect: in qwen-omni {there}",
        )
        for key, item, there in (
            ("speed", 1, "there is no speed"),
            ("max_response_output_tokens", 4, "this is max_tokens"),
            ("max_output_tokens", 4, "this is max_tokens"),
            (
                "input_audio_noise_reduction",
                None,
                "there is no input_audio_noise_reduction",
            ),
        )
    ),
    *(
        (
            {"voice": voice},
            f"/voice: expected a string, got {what}",
        )
        for voice, what in NO_NAMES
    ),
    *(
        (
            said(format={"type": kind, "sample_rate": 44100}),
            "/audio/output/format/sample_rate: expected 24000, 8000, 16000 or"
            " 48000, got the number 44100",
        )
        for kind in ("pcm", "wav")
    ),
    (
        heard(format={"type": "opus", "sample_rate": 16000}),
        "/audio/input/format/type: expected one of 'pcm', 'wav', got the"
        " string 'opus'",
    ),
    (
        heard(format={"sample_rate": 16000}),
        "/audio/input/format/type: required key is missing, expected one of"
        " 'pcm', 'wav'",
    ),
    (
        heard(format="pcm"),
        '/audio/input/format: expected an object such as {"type": "pcm",'
        " \"sample_rate\": 24000}, got the string 'pcm'",
    ),
    (
        {"input_audio_format": "pcm24"},
        "/input_audio_format: expected 'pcm', got the string 'pcm24'",
    ),
    (
        {"output_audio_format": "wav"},
        "/output_audio_format: expected 'pcm', got the string 'wav'",
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " the string 'smart_turn'",
    ),
    (
        {"turn_detection": {"type": None}},
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " null",
    ),
    (
        {"tools": [{"type": "function", "name": "f"}]},
        "/tools/0/function/name: required key is missing",
    ),
    *(
        (
            {"tools": [{"type": kind}]},
            f"/tools/0/type: expected 'function', got the string '{kind}'",
        )
        for kind in ("web_search", "mcp")
    ),
    (
        {"tool_choice": {"type": "function", "name": "f"}},
        "/tool_choice: expected one of 'auto', 'none', 'required', got an"
        " object",
    ),
    (
        {"max_tokens": 100000},
        "/max_tokens: expected an integer from 0 to 65535, got the number"
        " 100000",
    ),
    (
        {"max_output_tokens": 4},
        "/max_output_tokens: a key of another dialect: in qwen-omni this is"
        " max_tokens",
    ),
    (
        {"output_modalities": ["text"]},
        "/output_modalities: a key of another dialect: in qwen-omni this is"
        " modalities",
    ),
    (
        {"reasoning": {}},
        "/reasoning: a key of another dialect: in qwen-omni there is no"
        " reasoning",
    ),
]

QWEN_KEYS = known(
    "model",
    "modalities",
    "instructions",
    "voice",
    "audio",
    "input_audio_transcription",
    "turn_detection",
    "tools",
    "tool_choice",
    "temperature",
    "max_tokens",
    "input_audio_format",
    "output_audio_format",
)
QWEN_CLOSED: list[Any] = [
    *(
        ({key: item}, f"/{key}: unknown key; {QWEN_KEYS}")
        for key, item in (
            ("smooth_output", None),
            ("enable_search", True),
            ("seed", -1),
            ("top_k", None),
            ("top_p", 0.5),
            ("repetition_penalty", 1.05),
            ("presence_penalty", -2),
            ("max_response_output_token", "inf"),
            ("translation", {"language": "en"}),
            ("tracing", None),
        )
    ),
    (
        said(voice="Tina"),
        f"/audio/output/voice: unknown key; {known('format')}",
    ),
    (
        {"input_audio_transcription": {"corpus": {"text": "a"}}},
        "/input_audio_transcription/corpus: unknown key;"
        f" {known('language', 'model')}",
    ),
    (
        {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}},
        "/turn_detection/eagerness: unknown key; known are 'type',"
        " 'create_response', 'interrupt_response', 'threshold',"
        " 'prefix_padding_ms', 'silence_duration_ms'",
    ),
    (
        {"tools": [{**QWEN_TOOL, "name": "f"}]},
        f"/tools/0/name: unknown key; {known('type', 'function')}",
    ),
]

QWEN_CANNOT: list[Any] = [
    (
        Session(voice=RealtimeVoice.ALLOY),
        "/voice: the qwen-omni dialect has no RealtimeVoice.ALLOY",
    ),
    (
        Session(input_audio_format=AudioFormat.G711_ULAW),
        "/audio/input/format: the qwen-omni dialect has no"
        " AudioFormat.G711_ULAW",
    ),
    (
        Session(output_audio_format=PCM(32000)),
        "/audio/output/format: the qwen-omni dialect has no PCM(rate=32000)",
    ),
    (
        Session(turn_detection=SemanticVAD(eagerness="low")),
        "/turn_detection/eagerness: the qwen-omni dialect has no eagerness",
    ),
    (
        Session(tool_choice=FunctionToolChoice("f")),
        "/tool_choice: the qwen-omni dialect has no FunctionToolChoice",
    ),
    (
        Session(tools=[MCPTool("m")]),
        "/tools/0: the qwen-omni dialect has no MCPTool",
    ),
    (
        Session(input_audio_transcription=AudioTranscription(prompt="p")),
        "/input_audio_transcription/prompt: the qwen-omni dialect has no"
        " prompt",
    ),
    (
        ResponseCreate(ResponseParameters(output_audio_format=PCM(16000))),
        "/response/output_audio_format: the qwen-omni dialect has no"
        " PCM(rate=16000)",
    ),
    *(
        (
            Session(**{name: item}),
            f"/{name}: the qwen-omni dialect has no {name}",
        )
        for name, item in (
            ("speed", 1),
            ("tracing", OFF),
            ("include", ()),
            ("prompt", OFF),
            ("truncation", TruncationMode.AUTO),
            ("input_audio_noise_reduction", OFF),
            ("parallel_tool_calls", True),
            ("reasoning", Reasoning()),
        )
    ),
]

SAMPLING = {
    "seed": -1,
    "top_k": None,
    "smooth_output": None,
    "search_options": {},
    "max_response_output_token": "inf",
}
QWEN_KEPT: list[Any] = [
    (
        {"input_audio_format": "mp3", "output_audio_format": "mp3"},
        Session(
            extra=qwen(
                {"input_audio_format": "mp3", "output_audio_format": "mp3"}
            )
        ),
    ),
    (
        {"max_tokens": 16384, **SAMPLING},
        Session(max_response_output_tokens=16384, extra=qwen(SAMPLING)),
    ),
    (
        {"input_audio_transcription": {"corpus": {"text": "a"}}},
        Session(
            input_audio_transcription=AudioTranscription(
                extra=qwen({"corpus": {"text": "a"}})
            )
        ),
    ),
    (
        said(voice="Tina", format=WAV),
        Session(
            output_audio_format=PCM(8000, Container.WAV),
            extra=qwen(said(voice="Tina")),
        ),
    ),
    (
        {"input_audio_format": "pcm", **heard(format=WAV)},
        Session(
            input_audio_format=PCM(8000, Container.WAV),
            extra=qwen({"input_audio_format": "pcm"}),
        ),
    ),
    (
        said(format={"type": "opus", "sample_rate": 1}),
        Session(output_audio_format=qwen({"type": "opus", "sample_rate": 1})),
    ),
    (
        {"turn_detection": {"type": "smart_turn"}},
        Session(turn_detection=qwen({"type": "smart_turn"})),
    ),
    (
        {
            "type": "response.create",
            "response": {"output_audio_format": "wav"},
        },
        ResponseCreate(ResponseParameters(output_audio_format=qwen("wav"))),
    ),
]


class TestQwenOmni:
    @pytest.mark.parametrize(("payload", "value"), table(*QWEN_BOTH))
    def test_both(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        A spelling is read as what it means, and that is written so.
        """
        check_both(QWEN_OMNI, payload, value, detailed=detailed)

    @pytest.mark.parametrize(("payload", "value", "again"), table(*QWEN_READ))
    def test_read(
        self, payload: Any, value: Any, again: Any, detailed: bool
    ) -> None:
        """
        A further spelling is read, and written as the first.
        """
        check_read(QWEN_OMNI, payload, value, again, detailed=detailed)

    @pytest.mark.parametrize(("payload", "problem"), table(*QWEN_REFUSED))
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        What the service does not know is refused in its place.
        """
        check_refused(QWEN_OMNI, payload, [problem])

    @pytest.mark.parametrize(("payload", "problem"), table(*QWEN_CLOSED))
    def test_closed(self, payload: Any, problem: str) -> None:
        """
        Unknown keys are left out, or refused with those that are known.
        """
        check_refused(QWEN_OMNI, payload, [problem], forbid_extra_keys=True)
        read(QWEN_OMNI, payload)

    @pytest.mark.parametrize(("value", "problem"), table(*QWEN_CANNOT))
    def test_cannot(self, value: Any, problem: str) -> None:
        """
        What the service cannot be told is refused when it is written.
        """
        assert [problem] == cannot(QWEN_OMNI, value)

    @pytest.mark.parametrize(("payload", "value"), table(*QWEN_KEPT))
    def test_kept(self, payload: Any, value: Any, detailed: bool) -> None:
        """
        What is unknown is kept where it stands, and written back.
        """
        check_kept(QWEN_OMNI, payload, value, detailed=detailed)

    def test_audio_alone(self) -> None:
        """
        Audio is asked for with its transcript.
        """
        assert {"modalities": ["text", "audio"]} == written(
            QWEN_OMNI, Session(modalities=["audio"])
        )


ALL = (REFERENCE, BETA, GA, AZURE_VOICE_LIVE, XAI, INWORLD, QWEN_OMNI)
NAMES = {
    "R": REFERENCE,
    "B": BETA,
    "G": GA,
    "A": AZURE_VOICE_LIVE,
    "X": XAI,
    "I": INWORLD,
    "Q": QWEN_OMNI,
}
SURE = ServerVAD(threshold=0.5, prefix_padding_ms=1, silence_duration_ms=1)


def transcribed(**options: Any) -> SessionResource:
    """
    Make a session that has an option of transcription.
    """
    return Session(input_audio_transcription=AudioTranscription(**options))


def served(**options: Any) -> SessionResource:
    """
    Make a session that has a server of tools.
    """
    address = {"server_url": "https://example.com"}
    return Session(tools=[MCPTool("m", **{**address, **options})])


SAYABLE: list[tuple[SessionResource, str]] = [
    (Session(), "RBGAXIQ"),
    (Session(model="m", instructions=""), "RBGAXIQ"),
    (Session(modalities=["text"]), "RBGAIQ"),
    (Session(modalities=["audio"]), "RBGAXIQ"),
    (Session(modalities=["audio", "text"]), "RBGAXIQ"),
    (Session(modalities=["text", "animation"]), "RBAIQ"),
    (Session(voice=RealtimeVoice.ALLOY), "RBGA"),
    (Session(voice=RealtimeVoice.CEDAR), "BGA"),
    (Session(voice=RealtimeVoice.FABLE), "RB"),
    (Session(voice=CustomVoice("v")), "BG"),
    (Session(voice=NamedVoice("eve")), "XIQ"),
    (Session(voice=AzureStandardVoice("n")), "A"),
    (Session(voice=AzureCustomVoice("n", "e")), "A"),
    (Session(voice=AzurePersonalVoice("n", "m")), "A"),
    (Session(voice=AzureAvatarVoice()), "A"),
    (Session(voice=AzureNativeVoice("ava")), "A"),
    (Session(input_audio_format=AudioFormat.PCM16), "RBGAXIQ"),
    (Session(input_audio_format=AudioFormat.G711_ULAW), "RBGAXI"),
    (Session(output_audio_format=AudioFormat.G711_ALAW), "RBGAXI"),
    (Session(input_audio_format=PCM(8000)), "AXIQ"),
    (Session(input_audio_format=PCM(16000)), "AXIQ"),
    (Session(output_audio_format=PCM(16000)), "AXIQ"),
    (Session(input_audio_format=PCM(11025)), "X"),
    (Session(input_audio_format=PCM(22050)), "X"),
    (Session(output_audio_format=PCM(32000)), "XI"),
    (Session(output_audio_format=PCM(44100)), "XI"),
    (Session(output_audio_format=PCM(48000)), "XIQ"),
    (Session(output_audio_format=PCM(12000)), ""),
    (Session(output_audio_format=PCM(24000, Container.WAV)), "Q"),
    (Session(input_audio_format=PCM(16000, Container.WAV)), "Q"),
    (Session(turn_detection=SURE), "RBGAXIQ"),
    (Session(turn_detection=ServerVAD()), "BGAXIQ"),
    (Session(turn_detection=ServerVAD(idle_timeout_ms=5000)), "BGAXIQ"),
    (Session(turn_detection=ServerVAD(idle_timeout_ms=OFF)), "BGAXIQ"),
    (Session(turn_detection=ServerVAD(speech_duration_ms=1)), "A"),
    (Session(turn_detection=ServerVAD(auto_truncate=False)), "A"),
    (Session(turn_detection=ServerVAD(end_of_utterance=OFF)), "A"),
    (
        Session(turn_detection=ServerVAD(end_of_utterance=SmartEndOfTurn())),
        "A",
    ),
    (Session(turn_detection=SemanticVAD("low")), "RBGAI"),
    (Session(turn_detection=SemanticVAD()), "BGAIQ"),
    (Session(turn_detection=SemanticVAD(threshold=0.5)), "Q"),
    (Session(turn_detection=SemanticVAD(silence_duration_ms=1)), "Q"),
    (Session(turn_detection=SemanticVAD(auto_truncate=True)), "A"),
    (Session(turn_detection=AzureSemanticVAD()), "A"),
    (Session(turn_detection=AzureEnglishSemanticVAD()), "A"),
    (Session(turn_detection=AzureMultilingualSemanticVAD()), "A"),
    (Session(turn_detection=OFF), "BGAXIQ"),
    (Session(input_audio_transcription=OFF), "BGAXIQ"),
    (transcribed(), "RBGAXIQ"),
    (transcribed(model="m", language="en"), "RBGAXIQ"),
    (transcribed(prompt="p"), "RBGAI"),
    (transcribed(keywords=["k"]), "GAXI"),
    (transcribed(languages=["en"]), "GI"),
    (transcribed(delay=TranscriptionDelay.LOW), "GI"),
    (Session(input_audio_noise_reduction=OFF), "BGA"),
    (
        Session(
            input_audio_noise_reduction=NoiseReduction(
                NoiseReductionMode.FAR_FIELD
            )
        ),
        "BGA",
    ),
    (
        Session(
            input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.DEEP)
        ),
        "A",
    ),
    (Session(tools=[FunctionTool("f", "d", {})]), "RBGAXIQ"),
    (served(server_url="u", allowed_tools=["t"]), "GAXI"),
    (served(require_approval=MCPApprovalMode.NEVER), "GAI"),
    (
        served(
            require_approval=MCPApprovalFilter(always=MCPToolFilter(["t"]))
        ),
        "GAI",
    ),
    (
        served(
            require_approval=MCPApprovalFilter(
                always=MCPToolFilter(read_only=True)
            )
        ),
        "GI",
    ),
    (served(allowed_callers=[MCPCaller.DIRECT]), "GI"),
    (served(server_description="d"), "GXI"),
    (served(connector_id="c"), "GI"),
    (Session(tools=[WebSearchTool()]), "X"),
    (Session(tools=[XSearchTool()]), "X"),
    (Session(tools=[FileSearchTool()]), "X"),
    (Session(tool_choice=ToolChoiceMode.REQUIRED), "RBGAXIQ"),
    (Session(tool_choice=FunctionToolChoice("f")), "RBGAXI"),
    (Session(tool_choice=MCPToolChoice("m")), "GAXI"),
    (Session(temperature=0.8), "RBAIQ"),
    (Session(max_response_output_tokens=INF), "RBGAIQ"),
    (Session(max_response_output_tokens=4096), "RBGAIQ"),
    (Session(speed=1), "BGXI"),
    (Session(tracing=TracingMode.AUTO), "BG"),
    (Session(prompt=Prompt("p")), "BG"),
    (Session(include=["x"]), "BGAI"),
    (Session(truncation=TruncationMode.AUTO), "BGI"),
    (Session(truncation=RetentionRatioTruncation(0.5)), "BGI"),
    (Session(parallel_tool_calls=True), "GAI"),
    (Session(reasoning=Reasoning()), "GXI"),
    (Session(reasoning=Reasoning(ReasoningEffort.NONE)), "GAXI"),
    (Session(reasoning=Reasoning(ReasoningEffort.LOW)), "GAI"),
    (Session(reasoning=Reasoning(ReasoningEffort.HIGH)), "GAXI"),
]
"""
For some sessions, the initials of the dialects that can say them.
"""

FILLED = Session(
    model="m",
    modalities=["text"],
    instructions="Be brief.",
    voice=RealtimeVoice.ALLOY,
    input_audio_format=AudioFormat.G711_ULAW,
    output_audio_format=PCM(16000),
    input_audio_transcription=AudioTranscription(
        model="whisper-1", language="en", prompt="p", keywords=["k"]
    ),
    turn_detection=ServerVAD(
        threshold=0.5,
        prefix_padding_ms=300,
        silence_duration_ms=200,
        idle_timeout_ms=5000,
        auto_truncate=True,
        end_of_utterance=SemanticEndOfUtterance("low"),
    ),
    tools=[
        FunctionTool("f", "d", {"type": "object"}),
        MCPTool(
            "m",
            server_url="https://example.com",
            require_approval=MCPApprovalFilter(always=MCPToolFilter(["t"])),
        ),
        WebSearchTool(),
    ],
    tool_choice=FunctionToolChoice("f"),
    temperature=0.8,
    max_response_output_tokens=4096,
    input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.DEEP),
    speed=1.25,
    tracing=TracingMode.AUTO,
    include=["item.input_audio_transcription.logprobs"],
    prompt=OFF,
    truncation=TruncationMode.DISABLED,
    reasoning=Reasoning(ReasoningEffort.HIGH),
    parallel_tool_calls=False,
)
SERVICE = "speed tracing prompt truncation"
UTTERED = "turn_detection.auto_truncate turn_detection.end_of_utterance"
DROPPED: dict[Dialect, str] = {
    REFERENCE: "output_audio_format input_audio_transcription.keywords"
    f" turn_detection.idle_timeout_ms {UTTERED} tools[1] tools[2]"
    f" input_audio_noise_reduction {SERVICE} include reasoning"
    " parallel_tool_calls",
    BETA: "output_audio_format input_audio_transcription.keywords"
    f" {UTTERED} tools[1] tools[2] input_audio_noise_reduction.mode"
    " reasoning parallel_tool_calls",
    GA: f"output_audio_format {UTTERED} tools[2] temperature"
    " input_audio_noise_reduction.mode",
    AZURE_VOICE_LIVE: f"tools[2] {SERVICE}",
    XAI: "modalities voice input_audio_transcription.prompt"
    f" {UTTERED} tools[1].require_approval temperature"
    " max_response_output_tokens input_audio_noise_reduction tracing prompt"
    " truncation include parallel_tool_calls",
    INWORLD: f"voice {UTTERED} tools[2] input_audio_noise_reduction tracing"
    " prompt",
    QWEN_OMNI: "voice input_audio_format input_audio_transcription.prompt"
    f" input_audio_transcription.keywords {UTTERED} tools[1] tools[2]"
    f" tool_choice input_audio_noise_reduction {SERVICE} include reasoning"
    " parallel_tool_calls",
}


class TestConversion:
    @pytest.mark.parametrize(("session", "initials"), table(*SAYABLE))
    def test_sayable(self, session: Any, initials: str) -> None:
        """
        Each setting is sayable in the dialects of those who have it.
        """
        assert {NAMES[initial] for initial in initials} == {
            dialect for dialect in ALL if not unsupported(session, dialect)
        }

    @pytest.mark.parametrize("dialect", ALL, ids=str)
    def test_unsupported(self, dialect: Dialect) -> None:
        """
        What a dialect lacks of a session is named, and is what goes.
        """
        names = unsupported(FILLED, dialect)
        left, gone = drop_unsupported(FILLED, dialect)

        assert sorted(DROPPED[dialect].split()) == sorted(names)
        assert names == gone
        assert () == unsupported(left, dialect)

    @pytest.mark.parametrize("source", ALL, ids=str)
    @pytest.mark.parametrize("target", ALL, ids=str)
    def test_pairs(self, source: Dialect, target: Dialect) -> None:
        """
        What a dialect can say is carried over, and is the same there.
        """
        session, _ = drop_unsupported(FILLED, source)
        heard = read(source, written(source, session))
        left, _ = drop_unsupported(heard, target)
        again = read(target, written(target, left))

        assert session == heard
        assert left == again
        assert left == drop_unsupported(session, target)[0]

    @pytest.mark.parametrize("dialect", ALL[3:], ids=str)
    @pytest.mark.parametrize("other", ALL[3:], ids=str)
    def test_unknown(self, dialect: Dialect, other: Dialect) -> None:
        """
        What one service has said and nobody knows is no other's.
        """
        session = Session(
            turn_detection=Unknown({"type": "new"}, dialect.name),
            extra=Unknown({"new": 1}, dialect.name),
        )

        assert (
            () if dialect is other else ("turn_detection", "extra")
        ) == unsupported(session, other)


STARTS: list[Any] = [
    (
        AZURE_VOICE_LIVE,
        Session(
            input_audio_format=AudioFormat.PCM16,
            output_audio_format=AudioFormat.PCM16,
            input_audio_noise_reduction=OFF,
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
            max_response_output_tokens=INF,
        ),
    ),
    (
        XAI,
        Session(
            modalities=["audio"],
            turn_detection=OFF,
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
        ),
    ),
    (INWORLD, Session(turn_detection=SemanticVAD())),
    (
        QWEN_OMNI,
        Session(
            turn_detection=ServerVAD(),
            tools=[],
            tool_choice=ToolChoiceMode.AUTO,
        ),
    ),
]
NUMBERED: list[Any] = [
    (
        AZURE_VOICE_LIVE,
        ServerVAD(),
        ServerVAD(
            threshold=0.5,
            create_response=True,
            interrupt_response=True,
            idle_timeout_ms=OFF,
            auto_truncate=False,
            end_of_utterance=OFF,
        ),
    ),
    (
        AZURE_VOICE_LIVE,
        SemanticVAD("high"),
        SemanticVAD(
            "high",
            create_response=True,
            interrupt_response=True,
            auto_truncate=False,
        ),
    ),
    (XAI, ServerVAD(), ServerVAD(threshold=0.85, prefix_padding_ms=333)),
    (QWEN_OMNI, ServerVAD(), ServerVAD(silence_duration_ms=800)),
]


class TestStarts:
    @pytest.mark.parametrize(("dialect", "session"), table(*STARTS))
    def test_session(self, dialect: Dialect, session: Any) -> None:
        """
        To set what a server starts with is no change.
        """
        assert Session() == differences(Session(), session, dialect=dialect)

    @pytest.mark.parametrize(("dialect", "one", "other"), table(*NUMBERED))
    def test_detection(self, dialect: Dialect, one: Any, other: Any) -> None:
        """
        Nor is it to set what a detection starts with.
        """
        assert Session() == differences(
            Session(turn_detection=one),
            Session(turn_detection=other),
            dialect=dialect,
        )

    @pytest.mark.parametrize("dialect", ALL[3:], ids=str)
    def test_others(self, dialect: Dialect) -> None:
        """
        Something else is a change.
        """
        after = Session(turn_detection=ServerVAD(threshold=0.25))

        assert after == differences(Session(), after, dialect=dialect)

    @pytest.mark.parametrize("dialect", ALL[3:], ids=str)
    def test_order(self, dialect: Dialect) -> None:
        """
        The order of modalities says nothing.
        """
        assert Session() == differences(
            Session(modalities=["text", "audio"]),
            Session(modalities=["audio", "text"]),
            dialect=dialect,
        )

    @pytest.mark.parametrize("dialect", ALL[3:], ids=str)
    def test_audio_alone(self, dialect: Dialect) -> None:
        """
        Audio comes without its transcript, but for Qwen's.
        """
        after = Session(modalities=["audio"])

        assert (Session() if dialect is QWEN_OMNI else after) == differences(
            Session(modalities=["audio", "text"]), after, dialect=dialect
        )


GA_RATE = (
    "/audio/input/format/rate: expected 24000, the only rate of 'audio/pcm' in"
    " this dialect, got the number "
)
GA_VOICES = (
    "'alloy', 'ash', 'ballad', 'coral', 'echo', 'shimmer', 'verse', 'sage',"
    " 'marin', 'cedar'"
)
BETA_VOICES = f"{GA_VOICES}, 'fable', 'onyx', 'nova'"
VENDOR_DETECTIONS = (
    "azure_semantic_vad",
    "azure_semantic_vad_en",
    "azure_semantic_vad_multilingual",
    "smart_turn",
)
VENDOR_VOICES = ("ara", "Cherry", "Dennis", "en-US-AvaNeural", "xai_ara")
NO_TOOL = "/tools/0/type: expected 'function'"
STRICT: list[Any] = [
    *(
        (
            BETA,
            {"voice": voice},
            f"/voice: expected one of {BETA_VOICES} or an object, got the"
            f" string '{voice}'",
        )
        for voice in VENDOR_VOICES
    ),
    *(
        (
            GA,
            real(**said(voice=voice)),
            f"/audio/output/voice: expected one of {GA_VOICES} or an object,"
            f" got the string '{voice}'",
        )
        for voice in VENDOR_VOICES
    ),
    (
        BETA,
        {"voice": {"type": "openai", "name": "alloy"}},
        "/voice/id: required key is missing",
    ),
    (
        GA,
        real(**said(voice={"type": "azure-standard", "name": "n"})),
        "/audio/output/voice/id: required key is missing",
    ),
    *(
        (
            GA,
            real(**heard(format={"type": "audio/pcm", "rate": rate})),
            f"{GA_RATE}{rate}",
        )
        for rate in (8000, 16000, 44100, 48000)
    ),
    (
        GA,
        real(**heard(format="audio/pcm")),
        '/audio/input/format: expected an object such as {"type":'
        ' "audio/pcm", "rate": 24000}, got the string \'audio/pcm\'',
    ),
    (
        GA,
        real(**said(format={"type": "wav", "sample_rate": 24000})),
        "/audio/output/format/type: expected one of 'audio/pcm',"
        " 'audio/pcmu', 'audio/pcma', got the string 'wav'",
    ),
    *(
        (
            BETA,
            {"output_audio_format": word},
            "/output_audio_format: expected one of 'pcm16', 'g711_ulaw',"
            f" 'g711_alaw', got the string '{word}'",
        )
        for word in ("pcm16_16000hz", "pcm16-8000hz", "pcm", "pcm24", "wav")
    ),
    *(
        (
            BETA,
            {"turn_detection": {"type": kind}},
            "/turn_detection/type: expected 'server_vad' or 'semantic_vad',"
            f" got the string '{kind}'",
        )
        for kind in VENDOR_DETECTIONS
    ),
    *(
        (
            GA,
            real(**heard(turn_detection={"type": kind})),
            "/audio/input/turn_detection/type: expected 'server_vad' or"
            f" 'semantic_vad', got the string '{kind}'",
        )
        for kind in VENDOR_DETECTIONS
    ),
    (
        BETA,
        NO_TYPE,
        "/turn_detection/type: expected 'server_vad' or 'semantic_vad', got"
        " null",
    ),
    (
        GA,
        real(**heard(**NO_TYPE)),
        "/audio/input/turn_detection/type: expected 'server_vad' or"
        " 'semantic_vad', got null",
    ),
    (
        BETA,
        {"tools": [{"type": "function", "function": FUNCTION}]},
        "/tools/0/name: required key is missing",
    ),
    (
        GA,
        real(tools=[{"type": "function", "function": FUNCTION}]),
        "/tools/0/name: required key is missing",
    ),
    *(
        (
            BETA,
            {"tools": [{"type": kind}]},
            f"{NO_TOOL}, got the string '{kind}'",
        )
        for kind in ("web_search", "x_search", "file_search", "mcp")
    ),
    *(
        (
            GA,
            real(tools=[{"type": kind}]),
            f"{NO_TOOL} or 'mcp', got the string '{kind}'",
        )
        for kind in ("web_search", "x_search", "file_search")
    ),
    (
        GA,
        real(
            tools=[
                {
                    "type": "mcp",
                    "server_label": "m",
                    "require_approval": {"always": ["t"]},
                }
            ]
        ),
        "/tools/0/require_approval/always: expected an object, got an array",
    ),
    (
        GA,
        real(reasoning={"effort": "most"}),
        "/reasoning/effort: expected one of 'none', 'minimal', 'low',"
        " 'medium', 'high', 'xhigh', got the string 'most'",
    ),
    (
        GA,
        real(reasoning="low"),
        "/reasoning: expected an object, got the string 'low'",
    ),
    (
        BETA,
        {
            "input_audio_noise_reduction": {
                "type": "azure_deep_noise_suppression"
            }
        },
        "/input_audio_noise_reduction/type: expected 'near_field' or"
        " 'far_field', got the string 'azure_deep_noise_suppression'",
    ),
    (
        GA,
        real(
            **heard(noise_reduction={"type": "azure_deep_noise_suppression"})
        ),
        "/audio/input/noise_reduction/type: expected 'near_field' or"
        " 'far_field', got the string 'azure_deep_noise_suppression'",
    ),
    (
        GA,
        {"output_modalities": ["audio"]},
        "/type: required key is missing, expected 'realtime'",
    ),
    (
        GA,
        real(temperature=0.8),
        "/temperature: a key of another dialect: in GA there is no"
        " temperature",
    ),
    (
        GA,
        real(voice="alloy"),
        "/voice: a key of another dialect: in GA this is audio.output.voice",
    ),
    (
        BETA,
        {"parallel_tool_calls": True},
        "/parallel_tool_calls: a key of another dialect: in beta there is no"
        " parallel_tool_calls",
    ),
]

DETECTION_KEYS = known(
    "type",
    "threshold",
    "prefix_padding_ms",
    "silence_duration_ms",
    "create_response",
    "interrupt_response",
    "idle_timeout_ms",
)
STRICT_KEYS: list[Any] = [
    (
        BETA,
        {"input_audio_format": "pcm16", "input_audio_sampling_rate": 24000},
        "/input_audio_sampling_rate: unknown key",
    ),
    (BETA, {"reasoning_effort": "low"}, "/reasoning_effort: unknown key"),
    (BETA, {"max_tokens": 4}, "/max_tokens: unknown key"),
    (GA, real(providerData={}), "/providerData: unknown key"),
    (
        GA,
        real(**said(model="inworld-tts-2")),
        f"/audio/output/model: unknown key; {known('voice', 'format', 'speed')}",
    ),
    (
        BETA,
        {
            "turn_detection": {
                "type": "server_vad",
                "end_of_utterance_detection": {
                    "model": "semantic_detection_v1"
                },
            }
        },
        "/turn_detection/end_of_utterance_detection: unknown key;"
        f" {DETECTION_KEYS}",
    ),
    (
        GA,
        real(
            **heard(turn_detection={"type": "server_vad", "auto_truncate": 1})
        ),
        "/audio/input/turn_detection/auto_truncate: unknown key;"
        f" {DETECTION_KEYS}",
    ),
    (
        BETA,
        {"turn_detection": {"type": "semantic_vad", "threshold": 0.5}},
        "/turn_detection/threshold: unknown key; known are 'type',"
        " 'eagerness', 'create_response', 'interrupt_response'",
    ),
    (
        BETA,
        {"input_audio_transcription": {"phrase_list": ["a"]}},
        "/input_audio_transcription/phrase_list: unknown key;"
        f" {known('language', 'model', 'prompt')}",
    ),
    (
        GA,
        real(**heard(transcription={"language_hint": "en"})),
        "/audio/input/transcription/language_hint: unknown key, did you mean"
        " 'language'? known are 'language', 'model', 'prompt', 'languages',"
        " 'keywords', 'delay'",
    ),
]

STRICT_VALUES: list[Any] = [
    *(
        (Session(voice=voice), "voice", type(voice).__name__)
        for voice in (
            NamedVoice("ara"),
            AzureStandardVoice("n"),
            AzureCustomVoice("n", "e"),
            AzurePersonalVoice("n", "m"),
            AzureAvatarVoice(),
            AzureNativeVoice("ava"),
        )
    ),
    *(
        (Session(turn_detection=item), "turn_detection", type(item).__name__)
        for item in (
            AzureSemanticVAD(),
            AzureEnglishSemanticVAD(),
            AzureMultilingualSemanticVAD(),
        )
    ),
    *(
        (
            Session(input_audio_format=audio),
            "input_audio_format",
            repr(audio),
        )
        for audio in (PCM(8000), PCM(24000, Container.WAV))
    ),
    *(
        (Session(tools=[tool]), "tools/0", type(tool).__name__)
        for tool in (WebSearchTool(), XSearchTool(), FileSearchTool())
    ),
    (
        Session(
            input_audio_noise_reduction=NoiseReduction(NoiseReductionMode.DEEP)
        ),
        "input_audio_noise_reduction/type",
        "NoiseReductionMode.DEEP",
    ),
    *(
        (
            Session(turn_detection=detection),
            f"turn_detection/{name}",
            name,
        )
        for detection, name in (
            (ServerVAD(end_of_utterance=OFF), "end_of_utterance"),
            (ServerVAD(speech_duration_ms=1), "speech_duration_ms"),
            (ServerVAD(auto_truncate=True), "auto_truncate"),
            (SemanticVAD(threshold=0.5), "threshold"),
            (SemanticVAD(prefix_padding_ms=1), "prefix_padding_ms"),
        )
    ),
]
NESTED = {
    "voice": "audio/output/voice",
    "turn_detection": "audio/input/turn_detection",
    "input_audio_format": "audio/input/format",
    "input_audio_noise_reduction": "audio/input/noise_reduction",
    "tools": "tools",
}


class TestOpenAI:
    @pytest.mark.parametrize(("dialect", "payload", "problem"), table(*STRICT))
    def test_refused(
        self, dialect: Dialect, payload: Any, problem: str
    ) -> None:
        """
        A spelling of a vendor's is none of OpenAI's.
        """
        check_refused(dialect, payload, [problem])

    @pytest.mark.parametrize(
        ("dialect", "payload", "problem"), table(*STRICT_KEYS)
    )
    def test_keys(self, dialect: Dialect, payload: Any, problem: str) -> None:
        """
        A key of a vendor's is unknown on OpenAI's wires.
        """
        read(dialect, payload)
        (found,) = refusals(dialect, payload, forbid_extra_keys=True)

        assert found.startswith(problem)

    @pytest.mark.parametrize(
        ("value", "place", "lacking"), table(*STRICT_VALUES)
    )
    def test_cannot(self, value: Any, place: str, lacking: str) -> None:
        """
        What only a vendor has cannot be said in OpenAI's dialects.
        """
        first, slash, rest = place.partition("/")

        assert [f"/{place}: the beta dialect has no {lacking}"] == cannot(
            BETA, value
        )
        assert [
            f"/{NESTED[first]}{slash}{rest}: the GA dialect has no {lacking}"
        ] == cannot(GA, value)

    @pytest.mark.parametrize("dialect", [BETA, REFERENCE], ids=str)
    def test_no_effort(self, dialect: Dialect) -> None:
        """
        Not to reason at all cannot be said where it cannot be set.
        """
        session = Session(reasoning=Reasoning(ReasoningEffort.NONE))

        assert [
            f"/reasoning: the {dialect.name} dialect has no reasoning"
        ] == cannot(dialect, session)
