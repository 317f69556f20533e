"""
The payloads: events of a Live server, as JSON texts.
"""

from typing import Any

import orjson

from event_payloads import audio_delta

from payloads import TOOLS


SESSION: dict[str, Any] = {
    "id": "live_6tHbNq2WsXcVr8YfKmLp4",
    "status": "active",
    "expires_at": 1790000000,
    "model": "gpt-live-1",
    "instructions": "You answer the phone of a bicycle workshop. Be brief.",
    "audio": {
        "format": {"type": "audio/pcm", "rate": 24000},
        "output": {"voice": "marin"},
    },
    "delegation": {
        "type": "responses",
        "responses": {
            "model": "gpt-5.6-sol",
            "instructions": "Look it up in the list of repairs.",
            "max_output_tokens": 900,
            "parallel_tool_calls": True,
            "reasoning": {"effort": "low"},
            "tool_choice": "auto",
            "tools": TOOLS,
        },
    },
    "input": [
        {
            "role": "user",
            "content": [{"type": "input_text", "text": "It is Joan again."}],
        }
    ],
    "store": False,
}
EVENTS: dict[str, dict[str, Any]] = {
    # 100 ms of PCM at 24 kHz
    "Live, audio delta": {
        "type": "session.output_audio.delta",
        "delta": audio_delta(6400)["delta"],
    },
    "Live, transcript delta": {
        "type": "session.output_transcript.delta",
        "event_id": "event_4hGfDs9KpLoIu7YtReWq2",
        "delta": " tomorrow",
        "start_ms": 5200,
        "end_ms": 5400,
    },
    "Live, session.started": {
        "type": "session.started",
        "event_id": "event_1mNbVc5XzAsDf3GhJkLp8",
        "session": SESSION,
    },
}
TEXTS = {work: orjson.dumps(event) for work, event in EVENTS.items()}
