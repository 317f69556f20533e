"""
A lower bound: straight-line Python written by hand for these very payloads.

It checks the values of these payloads only, and its errors have no messages.
"""

from typing import Any

import attrs


@attrs.frozen
class Session:
    """
    A session, without checks of its own.
    """

    model: Any
    modalities: Any
    instructions: Any
    voice: Any
    input_audio_format: Any
    output_audio_format: Any
    input_audio_transcription: Any
    turn_detection: Any
    tools: Any
    tool_choice: Any
    temperature: Any
    max_response_output_tokens: Any


@attrs.frozen
class Transcription:
    """
    Its transcription.
    """

    language: Any
    model: Any
    prompt: Any


@attrs.frozen
class Detection:
    """
    Its voice detection.
    """

    threshold: Any
    prefix_padding_ms: Any
    silence_duration_ms: Any
    create_response: Any
    interrupt_response: Any


@attrs.frozen
class Tool:
    """
    One of its tools.
    """

    name: Any
    description: Any
    parameters: Any


@attrs.frozen
class Choice:
    """
    Which one to call.
    """

    name: Any


VOICES = {"alloy": 1, "ash": 2}
VOICE_WORDS = {1: "alloy", 2: "ash"}
FORMATS = {"pcm16": 1, "g711_ulaw": 2, "audio/pcm": 1, "audio/pcmu": 2}
FLAT_WORDS = {1: "pcm16", 2: "g711_ulaw"}
MODES = {"auto", "none", "required"}


def _text(value: Any) -> Any:
    if value is not None and type(value) is not str:
        raise TypeError
    return value


def _json(value: Any) -> None:
    kind = type(value)
    if kind is str or kind is bool or kind is int or value is None:
        return
    if kind is dict:
        for key, item in value.items():
            if type(key) is not str:
                raise TypeError
            if type(item) is not str:
                _json(item)
    elif kind is list:
        for item in value:
            if type(item) is not str:
                _json(item)
    elif kind is not float or not -1.8e308 < value < 1.8e308:
        raise TypeError


def _tool(value: Any) -> Tool:
    if value["type"] != "function" or type(value["name"]) is not str:
        raise TypeError
    _json(value["parameters"])
    return Tool(
        value["name"], _text(value["description"]), value["parameters"]
    )


def _parts(
    heard: Any, detected: Any, choice: Any
) -> tuple[Transcription, Detection, Any]:
    if detected["type"] != "server_vad":
        raise TypeError
    threshold = detected["threshold"]
    if type(threshold) is not float or not -1.8e308 < threshold < 1.8e308:
        raise TypeError
    padding = detected["prefix_padding_ms"]
    silence = detected["silence_duration_ms"]
    if type(padding) is not int or not 0 <= padding <= 4294967295:
        raise TypeError
    if type(silence) is not int or not 0 <= silence <= 4294967295:
        raise TypeError
    create, interrupt = (
        detected["create_response"],
        detected["interrupt_response"],
    )
    if type(create) is not bool or type(interrupt) is not bool:
        raise TypeError
    if type(choice) is dict:
        if choice["type"] != "function" or type(choice["name"]) is not str:
            raise TypeError
        choice = Choice(choice["name"])
    elif choice not in MODES:
        raise TypeError
    return (
        Transcription(
            _text(heard["language"]),
            _text(heard["model"]),
            _text(heard["prompt"]),
        ),
        Detection(threshold, padding, silence, create, interrupt),
        choice,
    )


def _limit(value: Any) -> Any:
    if type(value) is not int or not 0 <= value <= 65535:
        raise TypeError
    return value


def _words(value: Any) -> tuple[str, ...]:
    for word in value:
        if type(word) is not str:
            raise TypeError
    return tuple(value)


def structure_flat(value: Any) -> Session:
    """
    Read the flat session.
    """
    heard, detected, choice = _parts(
        value["input_audio_transcription"],
        value["turn_detection"],
        value["tool_choice"],
    )
    temperature = value["temperature"]
    if type(temperature) is not float or not -1.8e308 < temperature < 1.8e308:
        raise TypeError
    return Session(
        _text(value["model"]),
        _words(value["modalities"]),
        _text(value["instructions"]),
        VOICES[value["voice"]],
        FORMATS[value["input_audio_format"]],
        FORMATS[value["output_audio_format"]],
        heard,
        detected,
        tuple([_tool(tool) for tool in value["tools"]]),
        choice,
        temperature,
        _limit(value["max_response_output_tokens"]),
    )


def structure_nested(value: Any) -> Session:
    """
    Read the nested session.
    """
    if value["type"] != "realtime":
        raise TypeError
    audio = value["audio"]
    given, spoken = audio["input"], audio["output"]
    heard, detected, choice = _parts(
        given["transcription"], given["turn_detection"], value["tool_choice"]
    )
    return Session(
        _text(value["model"]),
        _words(value["output_modalities"]),
        _text(value["instructions"]),
        VOICES[spoken["voice"]],
        FORMATS[given["format"]["type"]],
        FORMATS[spoken["format"]["type"]],
        heard,
        detected,
        tuple([_tool(tool) for tool in value["tools"]]),
        choice,
        None,
        _limit(value["max_output_tokens"]),
    )


def _written_parts(session: Session) -> tuple[Any, Any, Any, Any]:
    heard, detected = session.input_audio_transcription, session.turn_detection
    choice = session.tool_choice
    return (
        {
            "language": heard.language,
            "model": heard.model,
            "prompt": heard.prompt,
        },
        {
            "type": "server_vad",
            "threshold": detected.threshold,
            "prefix_padding_ms": detected.prefix_padding_ms,
            "silence_duration_ms": detected.silence_duration_ms,
            "create_response": detected.create_response,
            "interrupt_response": detected.interrupt_response,
        },
        [
            {
                "type": "function",
                "name": tool.name,
                "description": tool.description,
                "parameters": tool.parameters,
            }
            for tool in session.tools
        ],
        {"type": "function", "name": choice.name}
        if type(choice) is Choice
        else choice,
    )


def unstructure_flat(session: Session) -> dict[str, Any]:
    """
    Write the flat session.
    """
    heard, detected, tools, choice = _written_parts(session)
    return {
        "model": session.model,
        "modalities": list(session.modalities),
        "instructions": session.instructions,
        "voice": VOICE_WORDS[session.voice],
        "input_audio_format": FLAT_WORDS[session.input_audio_format],
        "output_audio_format": FLAT_WORDS[session.output_audio_format],
        "input_audio_transcription": heard,
        "turn_detection": detected,
        "tools": tools,
        "tool_choice": choice,
        "temperature": session.temperature,
        "max_response_output_tokens": session.max_response_output_tokens,
    }


def unstructure_nested(session: Session) -> dict[str, Any]:
    """
    Write the nested session.
    """
    heard, detected, tools, choice = _written_parts(session)
    return {
        "type": "realtime",
        "model": session.model,
        "output_modalities": list(session.modalities),
        "instructions": session.instructions,
        "audio": {
            "output": {
                "voice": VOICE_WORDS[session.voice],
                "format": {"type": "audio/pcmu"},
            },
            "input": {
                "format": {"type": "audio/pcmu"},
                "transcription": heard,
                "turn_detection": detected,
            },
        },
        "tools": tools,
        "tool_choice": choice,
        "max_output_tokens": session.max_response_output_tokens,
    }
