"""
The payloads: events of a spoken answer, as JSON texts.
"""

import base64

from typing import Any

import orjson

import payloads


def _pcm(size: int) -> str:
    """
    Make *size* characters of base64, of samples that do not repeat.
    """
    samples = bytes(n * n * 31 % 251 for n in range(size // 4 * 3))
    return base64.b64encode(samples).decode("ascii")


USER = "item_9fWzKq2LxVtYb7RcNdPm1"
ANSWER = "item_3hTgUs8JeAoZk5XwQvBn6"
RESPONSE = "resp_7yCiDr4MfEpHl0SjGuTa2"
PLACE = {
    "response_id": RESPONSE,
    "item_id": ANSWER,
    "output_index": 0,
    "content_index": 0,
}
SPEECH = [
    "My",
    " rear",
    " brake",
    " squeals",
    ".",
    " Can",
    " you",
    " help",
    "?",
]
ANSWER = [
    *("Sure", ".", " Bring", " it", " in", " tomorrow", " after", " nine"),
    *(",", " and", " we", " will", " look", " at", " the", " pads", "."),
]
QUESTION, REPLY = "".join(SPEECH), "".join(ANSWER)
CHUNK = 4096  # characters of base64 in an event of the turn
CHUNKS = 20

SESSION: dict[str, Any] = {
    **payloads.NESTED,
    "object": "realtime.session",
    "id": "sess_5kLmXo1QaWzEs9RdYfTg8",
    "expires_at": 1790000000,
}


def _message(status: str, *content: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": ANSWER,
        "type": "message",
        "status": status,
        "role": "assistant",
        "content": list(content),
    }


def _response(status: str, **keys: Any) -> dict[str, Any]:
    return {
        "object": "realtime.response",
        "id": RESPONSE,
        "status": status,
        "status_details": None,
        "output": [],
        "conversation_id": "conv_2bVnHj6KmPqXw4ZcUtRe0",
        "output_modalities": ["audio"],
        "max_output_tokens": 4096,
        "audio": {
            "output": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "voice": "alloy",
            }
        },
        "usage": None,
        "metadata": None,
        **keys,
    }


QUESTION_ITEM = {
    "id": USER,
    "type": "message",
    "status": "completed",
    "role": "user",
    "content": [{"type": "input_audio", "transcript": None}],
}
EMPTY = _message("in_progress")
WHOLE = _message("completed", {"type": "output_audio", "transcript": REPLY})
USAGE = {
    "total_tokens": 311,
    "input_tokens": 187,
    "output_tokens": 124,
    "input_token_details": {
        "text_tokens": 142,
        "audio_tokens": 45,
        "image_tokens": 0,
        "cached_tokens": 128,
        "cached_tokens_details": {
            "text_tokens": 128,
            "audio_tokens": 0,
            "image_tokens": 0,
        },
    },
    "output_token_details": {"text_tokens": 31, "audio_tokens": 93},
}
LIMITS = [
    {
        "name": "tokens",
        "limit": 40000,
        "remaining": 39689,
        "reset_seconds": 0.466,
    }
]


def audio_delta(size: int) -> dict[str, Any]:
    """
    Say *size* characters of base64.
    """
    return {
        "type": "response.output_audio.delta",
        "event_id": "event_8sDfGh3JkLzXc6VbNmQw1",
        **PLACE,
        "delta": _pcm(size),
    }


def _named(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"type": event["type"], "event_id": f"event_{n:021}", **event}
        for n, event in enumerate(events)
    ]


_AUDIO = _pcm(CHUNK)
TURN: list[dict[str, Any]] = _named(
    [
        {"type": "session.created", "session": SESSION},
        {"type": "session.updated", "session": SESSION},
        {
            "type": "input_audio_buffer.speech_started",
            "audio_start_ms": 812,
            "item_id": USER,
        },
        {
            "type": "input_audio_buffer.speech_stopped",
            "audio_end_ms": 3584,
            "item_id": USER,
        },
        {
            "type": "input_audio_buffer.committed",
            "previous_item_id": None,
            "item_id": USER,
        },
        *(
            {
                "type": f"conversation.item.{when}",
                "previous_item_id": None,
                "item": QUESTION_ITEM,
            }
            for when in ("added", "done")
        ),
        {"type": "response.created", "response": _response("in_progress")},
        *(
            {
                "type": "conversation.item.input_audio_transcription.delta",
                "item_id": USER,
                "content_index": 0,
                "delta": word,
                "obfuscation": "kR4tYw9ZqLm",
            }
            for word in SPEECH
        ),
        {
            "type": "response.output_item.added",
            "response_id": RESPONSE,
            "output_index": 0,
            "item": EMPTY,
        },
        {
            "type": "conversation.item.added",
            "previous_item_id": USER,
            "item": EMPTY,
        },
        {
            "type": "response.content_part.added",
            **PLACE,
            "part": {"type": "audio", "transcript": ""},
        },
        *(
            {
                "type": "response.output_audio_transcript.delta",
                **PLACE,
                "delta": word,
                "obfuscation": "Hn2vBx7CsDf",
            }
            for word in ANSWER
        ),
        *(
            {"type": "response.output_audio.delta", **PLACE, "delta": _AUDIO}
            for _ in range(CHUNKS)
        ),
        {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": USER,
            "content_index": 0,
            "transcript": QUESTION,
            "usage": {"type": "duration", "seconds": 3.0},
        },
        {"type": "response.output_audio.done", **PLACE},
        {
            "type": "response.output_audio_transcript.done",
            **PLACE,
            "transcript": REPLY,
        },
        {
            "type": "response.content_part.done",
            **PLACE,
            "part": {"type": "audio", "transcript": REPLY},
        },
        {
            "type": "conversation.item.done",
            "previous_item_id": USER,
            "item": WHOLE,
        },
        {
            "type": "response.output_item.done",
            "response_id": RESPONSE,
            "output_index": 0,
            "item": WHOLE,
        },
        {
            "type": "response.done",
            "response": _response("completed", output=[WHOLE], usage=USAGE),
        },
        {"type": "rate_limits.updated", "rate_limits": LIMITS},
    ]
)
"""
All events that a server of GA sends in one turn.
"""

TEXTS: dict[str, list[bytes]] = {
    "turn": [orjson.dumps(event) for event in TURN],
    "turn without audio": [
        orjson.dumps(event)
        for event in TURN
        if event["type"] != "response.output_audio.delta"
    ],
    **{
        f"audio delta, {kilobytes} KB": [
            orjson.dumps(audio_delta(kilobytes * 1024))
        ]
        for kilobytes in (4, 16, 64)
    },
}
