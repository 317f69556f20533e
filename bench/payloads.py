"""
The payloads: sessions of several sizes, as JSON values.
"""

from typing import Any


TOOLS: list[dict[str, Any]] = [
    {
        "type": "function",
        "name": "get_weather_for_location",
        "description": "Gets the weather for a location.",
        "parameters": {
            "type": "object",
            "properties": {
                "location": {
                    "type": "string",
                    "description": "The city and state, such as Seattle, WA.",
                },
                "unit": {"type": "string", "enum": ["c", "f"]},
            },
            "required": ["location", "unit"],
        },
    },
    {
        "type": "function",
        "name": "display_color_palette",
        "description": "Call this when a user asks for a color palette.",
        "parameters": {
            "type": "object",
            "properties": {
                "theme": {
                    "type": "string",
                    "description": "Description of the theme.",
                },
                "colors": {
                    "type": "array",
                    "description": "Five hex color codes.",
                    "items": {"type": "string", "description": "A hex code."},
                },
            },
            "required": ["theme", "colors"],
        },
    },
]

FLAT: dict[str, Any] = {
    "model": "gpt-realtime",
    "modalities": ["audio", "text"],
    "instructions": "You answer the phone of a bicycle workshop. Be brief.",
    "voice": "alloy",
    "input_audio_format": "g711_ulaw",
    "output_audio_format": "g711_ulaw",
    "input_audio_transcription": {
        "language": "en",
        "model": "whisper-1",
        "prompt": "bicycle, brake, chain",
    },
    "turn_detection": {
        "type": "server_vad",
        "threshold": 0.5,
        "prefix_padding_ms": 300,
        "silence_duration_ms": 500,
        "create_response": True,
        "interrupt_response": True,
    },
    "tools": TOOLS,
    "tool_choice": {"type": "function", "name": "get_weather_for_location"},
    "temperature": 0.8,
    "max_response_output_tokens": 4096,
}

NESTED: dict[str, Any] = {
    "type": "realtime",
    "model": "gpt-realtime",
    "output_modalities": ["audio"],
    "instructions": FLAT["instructions"],
    "audio": {
        "output": {"voice": "alloy", "format": {"type": "audio/pcmu"}},
        "input": {
            "format": {"type": "audio/pcmu"},
            "transcription": FLAT["input_audio_transcription"],
            "turn_detection": FLAT["turn_detection"],
        },
    },
    "tools": TOOLS,
    "tool_choice": FLAT["tool_choice"],
    "max_output_tokens": 4096,
}

MINIMAL_FLAT: dict[str, Any] = {"turn_detection": None}
MINIMAL_NESTED: dict[str, Any] = {
    "type": "realtime",
    "audio": {"input": {"turn_detection": None}},
}

REFUSED_FLAT: dict[str, Any] = {
    **FLAT,
    "temperature": "hot",
    "turn_detection": {**FLAT["turn_detection"], "threshold": "loud"},
    "tools": [TOOLS[0], {**TOOLS[1], "name": 3}],
}
REFUSED_NESTED: dict[str, Any] = {
    **NESTED,
    "instructions": 3,
    "audio": {
        **NESTED["audio"],
        "input": {
            **NESTED["audio"]["input"],
            "turn_detection": REFUSED_FLAT["turn_detection"],
        },
    },
    "tools": REFUSED_FLAT["tools"],
}

# Each of the 21 faults is of another attribute.
_DETECTION_OF_FAULTS: dict[str, Any] = {
    "type": "server_vad",
    "threshold": "high",
    "prefix_padding_ms": -300,
    "silence_duration_ms": 0.5,
    "create_response": "yes",
    "interrupt_response": 1,
}
_TOOLS_OF_FAULTS: list[dict[str, Any]] = [
    {**TOOLS[0], "name": None, "description": ["Reports the weather."]},
    {**TOOLS[1], "name": 3},
    {"type": "funktion", "name": "open_garage"},
    {"type": "function", "parameters": {}},
]
FAULTY_FLAT: dict[str, Any] = {
    **FLAT,
    "model": 4,
    "modalities": "audio",
    "instructions": {"text": "You answer the phone of a bakery."},
    "voice": 7,
    "input_audio_format": "mp3",
    "output_audio_format": None,
    "input_audio_transcription": {"language": 1, "model": [], "prompt": False},
    "turn_detection": _DETECTION_OF_FAULTS,
    "tools": _TOOLS_OF_FAULTS,
    "tool_choice": "perhaps",
    "temperature": "hot",
    "max_response_output_tokens": "many",
}
FAULTY_NESTED: dict[str, Any] = {
    **NESTED,
    "model": 4,
    "output_modalities": "audio",
    "instructions": FAULTY_FLAT["instructions"],
    "audio": {
        "output": {"voice": 7, "format": {"type": "audio/mp3"}},
        "input": {
            "format": "pcm",
            "transcription": FAULTY_FLAT["input_audio_transcription"],
            "turn_detection": _DETECTION_OF_FAULTS,
        },
    },
    "tools": _TOOLS_OF_FAULTS,
    "tool_choice": "perhaps",
    "max_output_tokens": "many",
}


def with_tools(session: dict[str, Any], count: int) -> dict[str, Any]:
    """
    Give a session *count* tools.
    """
    tools = [{**TOOLS[n % 2], "name": f"tool_{n}"} for n in range(count)]
    return {**session, "tools": tools}
