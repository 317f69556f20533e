"""
adaptix on the same attrs classes, for the beta.

It supports neither unions with a tag nor a null that isn't None.  Functions
for these fields add both, as its documentation describes.
"""

from typing import Any

from adaptix import (
    NameStyle,
    P,
    Retort,
    dumper,
    enum_by_name,
    loader,
    name_mapping,
)

from realtime_attrs import (
    INF,
    OFF,
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    FunctionToolChoice,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
)


PARTS = Retort(
    recipe=[
        name_mapping(ServerVAD, skip=["idle_timeout_ms"]),
        name_mapping(
            AudioTranscription, skip=["languages", "keywords", "delay"]
        ),
        name_mapping(omit_default=True),
    ]
)
TAGS = {
    ServerVAD: "server_vad",
    FunctionTool: "function",
    FunctionToolChoice: "function",
}
LOAD = {cls: PARTS.get_loader(cls) for cls in (*TAGS, AudioTranscription)}
DUMP = {cls: PARTS.get_dumper(cls) for cls in (*TAGS, AudioTranscription)}
MODES = {mode.name.lower(): mode for mode in ToolChoiceMode}


def _load(cls: type, value: Any) -> Any:
    if value["type"] != TAGS[cls]:
        raise ValueError(value)
    return LOAD[cls]({key: value[key] for key in value if key != "type"})


def _dump(value: Any) -> Any:
    if value is None or value is OFF:
        return None
    return {"type": TAGS[type(value)], **DUMP[type(value)](value)}


FIELD = P[SessionResource]
RETORT = Retort(
    recipe=[
        enum_by_name(RealtimeVoice, name_style=NameStyle.LOWER_SNAKE),
        enum_by_name(AudioFormat, name_style=NameStyle.LOWER_SNAKE),
        loader(FIELD.voice, lambda v: RealtimeVoice[v.upper()]),
        dumper(FIELD.voice, lambda v: v and v.name.lower()),
        loader(FIELD.turn_detection, lambda v: _load(ServerVAD, v)),
        dumper(FIELD.turn_detection, _dump),
        loader(
            FIELD.tools, lambda v: tuple(_load(FunctionTool, i) for i in v)
        ),
        dumper(FIELD.tools, lambda v: v and [_dump(item) for item in v]),
        loader(
            FIELD.tool_choice,
            lambda v: (
                MODES[v]
                if isinstance(v, str)
                else _load(FunctionToolChoice, v)
            ),
        ),
        dumper(
            FIELD.tool_choice,
            lambda v: (
                v.name.lower() if isinstance(v, ToolChoiceMode) else _dump(v)
            ),
        ),
        loader(
            FIELD.max_response_output_tokens,
            lambda v: INF if v == "inf" else v,
        ),
        dumper(
            FIELD.max_response_output_tokens,
            lambda v: "inf" if v is INF else v,
        ),
        loader(FIELD.input_audio_transcription, LOAD[AudioTranscription]),
        dumper(
            FIELD.input_audio_transcription,
            lambda v: v and DUMP[AudioTranscription](v),
        ),
        name_mapping(
            SessionResource,
            skip=[
                "input_audio_noise_reduction",
                "speed",
                "tracing",
                "include",
                "prompt",
                "truncation",
                "reasoning",
                "parallel_tool_calls",
            ],
        ),
        name_mapping(omit_default=True),
    ]
)
structure = RETORT.get_loader(SessionResource)
unstructure = RETORT.get_dumper(SessionResource)
