"""
What tells the dialect of a payload, and what does not.
"""

import json

from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from realtime_attrs.__main__ import main
from realtime_attrs.converter import (
    WireError,
    convert_payload,
    detect_dialect,
)
from realtime_attrs.dialects import BETA, GA, LIVE, TRANSLATION, Dialect


UNDETECTED = "can't detect the dialect from these keys; pass source="


def item_event(kind: str = "conversation.item.created", **item: Any) -> Any:
    """
    Make an event about an item.
    """
    return {"type": kind, "item": {"type": "message", **item}}


def part(tag: str) -> list[dict[str, str]]:
    """
    Make the content of a message.
    """
    return [{"type": tag, "text": "Good morning."}]


NONE = [
    item_event(object="realtime.item"),
    item_event(object=None),
    item_event(object="realtime.item", role="user", content=[]),
    item_event(object=None, role="user", content=part("input_text")),
    item_event(role="assistant", content=part("input_text")),
    {
        "type": "response.done",
        "response": {"output": [{"object": "realtime.item"}]},
    },
    {"type": "response.done", "response": {"voice": None}},
    {"type": "response.created", "response": {"audio": None}},
    {"voice": None, "temperature": None, "speed": None},
    {"modalities": None, "output_modalities": None},
    {"type": None, "audio": None},
    {"session": {"type": None, "instructions": "Be brief."}},
]
"""
Of either wire.
"""

LANGUAGE = {"language": "fi"}

SHARED: list[dict[str, Any]] = [
    {"type": "session.output_audio.delta", "delta": "QUJD"},
    {"type": "session.close"},
    {"type": "session.close", "event_id": "e"},
]
"""
Of OpenAI Live, or of translation sessions.
"""

OF_LIVE: list[dict[str, Any]] = [
    {"type": "session.output_audio.delta", "delta": "QUJD", "start_ms": 0},
    {
        "type": "session.input_transcript.delta",
        "event_id": "e",
        "delta": "a",
        "start_ms": 0,
        "end_ms": 200,
    },
    {"type": "session.closed", "reason": "expired", "session": {"id": "s"}},
    {
        "type": "session.updated",
        "session": {"id": "live_1", "audio": {"output": {"voice": "marin"}}}
        | {"status": "active"},
    },
    {
        "type": "session.updated",
        "session": {"audio": {"format": {"type": "audio/pcm"}}},
    },
    {"type": "session.update", "session": {"delegation": {}, "audio": {}}},
    {"type": "session.update", "session": {"delegation": None}},
    {"type": "session.start", "session": {"audio": {}}},
    {"type": "session.started", "session": {"new": 1, "status": "active"}},
    {"type": "live.transport.connected", "id": "evt_1", "created_at": 1}
    | {"data": {"type": "webrtc", "session_id": "live_1"}},
    {"type": "response.event", "event_id": "e", "event": {"type": "a"}},
    {
        "type": "error",
        "event_id": "e",
        "error": {"type": "a", "message": "b", "client_event_id": "c"},
    },
    {
        "type": "session.updated",
        "session": {"model": "gpt-live-1", "audio": {}, "status": "idle"},
    },
    {"model": "gpt-live-1", "audio": {"output": {"voice": "ash"}}},
    {"session": {"model": "gpt-live-1.1", "audio": {"output": {}}}, "new": 1},
    {"model": "gpt-live-1", "store": True},
    {"model": "gpt-live-1", "delegation": None},
    {"type": "live", "model": "gpt-live-1"},
    {"session": {"type": "live", "audio": {}}},
    {"session": {"id": "live_1"}, "transport": {"type": "webrtc", "sdp": ""}},
    {"target_uri": "tel:+15550100"},
]
"""
Of OpenAI Live.
"""

TRANSLATED: list[dict[str, Any]] = [
    {"type": "translation", "audio": {"input": {}}},
    {"type": "session.created", "session": {"type": "translation"}},
    {"value": "ek_1", "session": {"type": "translation"}},
    {
        "type": "session.update",
        "session": {"audio": {"output": {"language": "fi"}}},
    },
    {"session": {"model": "m", "audio": {"output": {"language": "fi"}}}},
    {"audio": {"input": {"noise_reduction": None}, "output": LANGUAGE}},
    {"type": "session.input_audio_buffer.append", "audio": "QUJD"},
    {"type": "session.closed", "event_id": "e"},
    {"type": "session.output_audio.delta", "event_id": "e", "delta": "QUJD"},
    {"type": "session.output_audio.delta", "delta": "QUJD", "elapsed_ms": 2},
    {"type": "session.input_transcript.delta", "event_id": "e", "delta": ""},
]
"""
Of translation sessions.
"""

OTHERS: list[dict[str, Any]] = [
    # Of GA without a type, or of a translation session.
    {"audio": {"input": {"noise_reduction": {"type": "near_field"}}}},
    {"session": {"audio": {"input": {"transcription": {"model": "m"}}}}},
    {"type": "session.paused", "session": {"audio": {}}},
    {"type": "session.closed", "session_id": "s"},
    {"type": "session.started", "session": []},
    {"delegation": {"type": "client"}, "voice": "ash"},
    {"model": "gpt-live-1", "voice": "ash"},
    {"model": "gpt-live-transcribe", "store": None},
    {"store": None, "wake_policy": None},
    {"transport": {"type": "webrtc"}},
    {"type": "error", "error": {"type": "a", "message": "b", "own": "c"}},
    {
        "id": "evt_1",
        "object": "event",
        "type": "realtime.call.incoming",
        "data": {"call_id": "rtc_1"},
    },
    {"type": "ping"},
    {"type": "message", "role": "user"},
]
"""
Of none of the wires, or of two.
"""

TOLD = [
    (GA, item_event(object=None, content=part("output_text"))),
    (GA, item_event(object="realtime.item", content=part("output_text"))),
    (BETA, item_event(object="realtime.item", content=part("text"))),
    (GA, {"type": None, "audio": {"output": {"voice": "ash"}}}),
    (GA, {"audio": {"output": {"language": None}}}),
    (GA, {"audio": {"output": ["language"]}}),
    (GA, {"audio": "language"}),
    (GA, {"voice": None, "output_modalities": ["text"]}),
    (BETA, {"voice": "ash", "audio": None}),
    (BETA, {"turn_detection": None}),
    (BETA, {"input_audio_transcription": None, "audio": None}),
    (BETA, {"type": "session.update", "session": {"turn_detection": None}}),
    (GA, {"type": "session.resumed", "session": {"type": "realtime"}}),
    (GA, {"type": "transcription"}),
    (GA, {"type": 3}),
]


SESSIONS: list[tuple[Dialect, dict[str, Any]]] = [
    (BETA, {"voice": "ash"}),
    (BETA, {"voice": None, "modalities": ["text"]}),
    (BETA, {"turn_detection": None}),
    (BETA, {"instructions": "Be brief.", "voice": "ash"}),
    (GA, {"type": "realtime"}),
    (GA, {"type": "realtime", "instructions": "Be brief."}),
    (GA, {"type": "realtime", "audio": {"output": {"voice": "ash"}}}),
    (GA, {"type": "transcription", "audio": {"input": {}}}),
]


class TestSigns:
    @pytest.mark.parametrize("payload", [*NONE, *OTHERS, *SHARED], ids=repr)
    def test_nothing(self, payload: Any) -> None:
        """
        Nulls, an item's object and keys of others don't decide.
        """
        assert None is detect_dialect(payload)

    @pytest.mark.parametrize("payload", TRANSLATED, ids=repr)
    def test_translation(self, payload: dict[str, Any]) -> None:
        """
        A target language, the kind of a session and own events decide.
        """
        assert TRANSLATION is detect_dialect(payload)
        assert None is detect_dialect(payload, among=[BETA, GA])
        assert detect_dialect(payload, among=[BETA, GA, TRANSLATION]) in (
            TRANSLATION,
            None,
        )

    @pytest.mark.parametrize("payload", SHARED, ids=repr)
    def test_shared(self, payload: dict[str, Any]) -> None:
        """
        Events of OpenAI Live are in none of the dialects with the same type.
        """
        for among in ([BETA, GA, TRANSLATION], [TRANSLATION, LIVE]):
            assert None is detect_dialect(payload, among=among)

    @pytest.mark.parametrize("payload", OF_LIVE, ids=repr)
    def test_live(self, payload: dict[str, Any]) -> None:
        """
        A setting, an event or a body that only OpenAI Live has decides.
        """
        among = [BETA, GA, TRANSLATION]

        assert LIVE is detect_dialect(payload)
        assert None is detect_dialect(payload, among=among)

    @pytest.mark.parametrize(("dialect", "payload"), TOLD, ids=repr)
    def test_detected(self, dialect: Dialect, payload: Any) -> None:
        """
        Keys of only one wire decide, and so do nulls that turn things off.
        """
        assert dialect is detect_dialect(payload)

    @pytest.mark.parametrize("as_given", [dict, MappingProxyType])
    @pytest.mark.parametrize(("dialect", "payload"), SESSIONS, ids=repr)
    def test_sessions(
        self, dialect: Dialect, payload: dict[str, Any], as_given: Any
    ) -> None:
        """
        A session is written as if its dialect was named.
        """
        given = as_given(payload)

        assert dialect is detect_dialect(given)
        for to in (BETA, GA):
            assert convert_payload(payload, to, source=dialect) == (
                convert_payload(given, to)
            )

    def test_session_in_two_dialects(self) -> None:
        """
        A session with keys of both wires isn't converted.
        """
        for payload in ({"voice": "ash", "audio": {}}, {"voice": None}, {}):
            with pytest.raises(ValueError, match=f"^{UNDETECTED}$"):
                convert_payload(payload, GA)


ASSISTANT = {
    "type": "conversation.item.create",
    "item": {
        "type": "message",
        "role": "assistant",
        "content": part("input_text"),
    },
}
"""
What is wrong with this is said in other words by each wire.
"""


def checked(
    payload: Any, path: Path, capsys: Any, *options: str
) -> tuple[int, str, str]:
    """
    Run the command that checks, and give what it prints.
    """
    path.write_text(json.dumps(payload), "utf-8")
    status = main(["check", *options, str(path)])
    out, err = capsys.readouterr()
    return status, out, err


class TestUndetected:
    def test_command(self, tmp_path: Path, capsys: Any) -> None:
        """
        Problems that differ between the wires are not reported.
        """
        path = tmp_path / "a.json"

        assert (
            2,
            "",
            f"{path}: {UNDETECTED.removesuffix('source=')}--dialect, --among or"
            " --fallback\n",
        ) == checked(ASSISTANT, path, capsys)

    @pytest.mark.parametrize(
        ("name", "words"),
        [("beta", "'text' or 'audio'"), ("ga", "'output_text' or")],
    )
    def test_named(
        self, tmp_path: Path, capsys: Any, name: str, words: str
    ) -> None:
        """
        If it is named, the message has its words.
        """
        status, out, _ = checked(
            ASSISTANT, tmp_path / "a.json", capsys, "--dialect", name
        )

        assert 1 == status
        assert f"/item/content/0/type: expected {words}" in out

    def test_converted(self) -> None:
        """
        Neither are they reported when a payload is converted.
        """
        with pytest.raises(ValueError, match=f"^{UNDETECTED}$"):
            convert_payload(ASSISTANT, GA)

    def test_alike(self) -> None:
        """
        Only problems that both wires have are reported.
        """
        event = {**ASSISTANT, "previous_item_id": 3}

        with pytest.raises(WireError) as caught:
            convert_payload(event, GA)

        assert ["/previous_item_id"] == [
            problem.pointer for problem in caught.value.problems
        ]

    @pytest.mark.parametrize(
        "payload", [{"type": 3, "session": {}}, {"event_id": 3, "session": {}}]
    )
    def test_type(self, payload: Any) -> None:
        """
        An event's type that neither wire has is reported.
        """
        with pytest.raises(WireError) as caught:
            convert_payload(payload, GA)

        assert "/type" == caught.value.problems[0].pointer
