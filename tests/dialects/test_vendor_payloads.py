"""
The dialects of vendors, held against what their servers and clients say.
"""

import json

from typing import Any

import pytest

from payloads import DATA, resolve
from realtime_attrs import Unknown
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    INWORLD,
    QWEN_OMNI,
    XAI,
    Dialect,
)
from realtime_attrs.extending import BaseEvent
from wire_checks import (
    ABSENT,
    EVENT,
    changes,
    nulls,
    read,
    refusals,
    target_of,
    under,
    written,
)


ANYTHING = BaseEvent | Unknown

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

# What servers of Azure say of features that are not in use.
SHOWN = (
    "animation avatar output_audio_timestamp_types truncation_strategy include"
)
LATER = "greeting handoff"
DETECTED_BY_AZURE = "speech_duration_ms appended_text_after_truncation"
HEARD_BY_AZURE = "language prompt custom_speech phrase_list"

FORMS: dict[str, dict[str, tuple[Any, Any]]] = {
    "azure-voicelive-2026-07-session.created-gpt-realtime": {
        **nulls("/session", f"output_audio_format {SHOWN}"),
        **nulls("/session/turn_detection", DETECTED_BY_AZURE),
    },
    "azure-voicelive-2026-09-session.created-cascade": {
        **nulls("/session", f"{SHOWN} {LATER}"),
        **nulls("/session/voice", VOICE_KEYS),
        **nulls(
            "/session/input_audio_transcription", f"{HEARD_BY_AZURE} delay"
        ),
        **nulls("/session/turn_detection", DETECTED_BY_AZURE),
    },
    "azure-voicelive-2026-09-session.update-multilingual-vad": {},
    "azure-voicelive-2026-09-session.updated-semantic-vad-far-field": {
        **nulls("/session", f"{SHOWN} {LATER}"),
        **nulls(
            "/session/input_audio_transcription", f"{HEARD_BY_AZURE} delay"
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

UNKNOWN: dict[str, list[str]] = {
    "qwen-omni-38-session.update-sdk": ["/session/audio/output/voice"],
}
"""
For each payload that has some, the keys that its dialect does not know.
"""

UNMINDED: dict[str, list[str]] = {
    # A client may say so.
    "xai-session.update-ga-shaped-client": ["/session/type"],
    # The server sends them without values, or twice.
    "xai-2026-08-session.updated-function-tool": [
        *under(
            "/session",
            "input_audio_transcription input_audio_format"
            " output_audio_format temperature max_response_output_tokens",
        ),
        "/previous_item_id",
    ],
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
            "/session/output_modalities: key of another dialect; the"
            " qwen-omni dialect has it at modalities"
        ] == refusals(QWEN_OMNI, json.loads(path.read_bytes()), EVENT)


CREATED = {
    **nulls("/session", SHOWN),
    **nulls("/session/turn_detection", DETECTED_BY_AZURE),
}

UPDATED = {
    **CREATED,
    **nulls("/session/input_audio_transcription", HEARD_BY_AZURE),
}

NEW_KEYS = nulls("/session", LATER)

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
        {
            0: {**CREATED, **NEW_KEYS},
            2: {**UPDATED, **NEW_KEYS},
            3: ITEM,
            6: RESPONSE,
            16: RESPONSE,
        },
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
            26: {**SPOKEN, "/usage/billable_audio_seconds": (1, 1.0)},
            30: UNIMPLEMENTED,
            44: {**SPOKEN, "/usage/billable_audio_seconds": (4, 4.0)},
        },
    ),
}
"""
For each stream, its dialect and, by the number of the event, its normal form.
"""

XAI_IGNORED = {
    *under(
        "",
        "previous_item_id rid ts item/object item/role"
        " response/output/0/object response/output/1/object"
        " response/output/1/role"
        " usage/input_token_details/grok_tokens"
        " usage/output_token_details/grok_tokens",
    ),
    *UNMINDED["xai-2026-08-session.updated-function-tool"],
}
"""
The keys that nobody minds.
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

    def test_open(self, name: str) -> None:
        """
        Without keeping, all are read, less their unknown keys.
        """
        dialect, forms = STREAMS[name]
        ignored = XAI_IGNORED if dialect is XAI else set[str]()
        for index, payload in enumerate(events_of(name)):
            value = read(dialect, payload, ANYTHING)
            left = set(dict(changes(payload, written(dialect, value))))

            assert left - set(forms.get(index, {})) <= ignored

    def test_closed(self, name: str) -> None:
        """
        Where extra keys are forbidden, all are read too.
        """
        dialect, _ = STREAMS[name]
        for payload in events_of(name):
            assert read(dialect, payload, ANYTHING) == read(
                dialect, payload, ANYTHING, forbid_extra_keys=True
            )
