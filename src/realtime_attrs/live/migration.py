"""
Convert the settings of a Realtime session to those of a Live session.

https://developers.openai.com/api/docs/guides/live-migration lists the settings
that move to the model of the delegation.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

import realtime_attrs as ra

from .delegation import LiveReasoning, ReasoningSummary, ResponsesDelegation
from .sessions import LiveSession
from .tools import LiveFunctionTool


def from_realtime(
    session: ra.SessionResource,
) -> tuple[LiveSession, tuple[str, ...]]:
    """
    Make a Live session of the settings that it has in common with Realtime.

    Instructions, voice and format are settings of the Live session.  Tools,
    the tool choice, the token limit and reasoning are those of a
    `ResponsesDelegation`, because the Live model has no tools of its own.
    There is no delegation if the Realtime session has none of these; an empty
    array and the limit `INF` count as none.

    A Live session has one format for both directions.  If the formats of the
    Realtime session differ, it is that of the input.

    Set the models yourself, that of the session and that of the delegation::

        attrs.evolve(
            live,
            model="gpt-live-1",
            delegation=attrs.evolve(live.delegation, model="gpt-5.6-sol"),
        )

    Args:
        session: The Realtime session.

    Returns:
        The Live session, and the names of the attributes that have no place in
        it, such as ``"turn_detection"`` or ``"tools[1]"``, as
        `realtime_attrs.converter.unsupported` returns them.

    Raises:
        TypeError: *session* isn't a `realtime_attrs.SessionResource`.
    """
    if not isinstance(session, ra.SessionResource):
        raise TypeError(
            "expected a SessionResource, got an instance of"
            f" {type(session).__name__}"
        )
    settings: dict[str, Any] = {}
    tasks: dict[str, Any] = {}
    lost: list[str] = []
    for name, value in _set_in(session):
        if value in ((), ra.INF):  # nothing, and no limit
            continue
        target = tasks if name in _TASKS else settings
        place = _TASKS.get(name) or _SETTINGS.get(name)
        new, gone = _moved(name, value)
        if place is None or target.get(place, new) != new:
            gone = [name]
        elif new is not None:
            target[place] = new
        lost += gone
    if tasks:
        settings["delegation"] = ResponsesDelegation(**tasks)
    return LiveSession(**settings), tuple(lost)


_SETTINGS: Final = {
    "instructions": "instructions",
    "voice": "voice",
    "input_audio_format": "audio_format",
    "output_audio_format": "audio_format",
}
_TASKS: Final = {
    "tools": "tools",
    "tool_choice": "tool_choice",
    "parallel_tool_calls": "parallel_tool_calls",
    "reasoning": "reasoning",
    "max_response_output_tokens": (
        attrs.fields(ResponsesDelegation).max_output_tokens.name
    ),
}
"""
The attributes that move to the session, and to the delegation.
"""

_VALUES: Final = (
    *(str, bool, int, float, list, Mapping),
    *(ra.RealtimeVoice, ra.ToolChoiceMode),
    *(ra.MCPApprovalMode, ra.MCPCaller),
    *(ra.ReasoningEffort, ReasoningSummary),
)
_FORMATS: Final = (
    ra.AudioFormat.PCM16,
    ra.PCM(16_000),
    ra.AudioFormat.G711_ULAW,
    ra.AudioFormat.G711_ALAW,
)
_REFUSED: Final = (
    ra.RealtimeVoice.FABLE,
    ra.RealtimeVoice.ONYX,
    ra.RealtimeVoice.NOVA,
    *(ra.NamedVoice(name.lower()) for name in ra.RealtimeVoice.__members__),
)
_SAME: Final = (
    *(LiveFunctionTool, LiveReasoning),
    *(ra.MCPTool, ra.MCPToolFilter, ra.MCPApprovalFilter),
    *(ra.FunctionToolChoice, ra.MCPToolChoice),
    *(ra.CustomVoice, ra.NamedVoice),
)
_CLASSES: Final[Mapping[Any, Any]] = {
    **{cls: cls for cls in _SAME},
    ra.FunctionTool: LiveFunctionTool,
    ra.Reasoning: LiveReasoning,
}
"""
The formats and classes that Live supports, and voices that it doesn't.

The classes are listed by the class that a Realtime session has.
"""


def _set_in(value: Any) -> Iterator[tuple[str, Any]]:
    """
    List the attributes that are set.
    """
    for field in attrs.fields(type(value)):
        item = getattr(value, field.name)
        if item is not None and item != field.default:
            yield field.name, item


def _moved(name: str, value: Any) -> tuple[Any, list[str]]:
    """
    Convert a value, and list its parts that a Live session doesn't support.
    """
    if isinstance(value, tuple):
        pairs = [_moved(f"{name}[{i}]", x) for i, x in enumerate(value)]
        kept = tuple(new for new, _ in pairs if new is not None)
        return kept, [x for _, gone in pairs for x in gone]
    if value in _REFUSED:
        return None, [name]
    if isinstance(value, _VALUES) or value in _FORMATS:
        return value, []
    for cls, new in _CLASSES.items():
        if isinstance(value, cls):
            return _made(name, value, cls, new)
    return None, [name]


def _made(name: str, value: Any, cls: Any, new: Any) -> tuple[Any, list[str]]:
    """
    Make an instance of a class that a Live session supports.
    """
    known = {x.name for x in attrs.fields(cls)} - {"extra"}
    kept, lost = {}, []
    for field, item in _set_in(value):
        part, gone = _moved(f"{name}.{field}", item)
        if field not in known:
            gone = [f"{name}.{field}"]
        elif part is not None:
            kept[field] = part
        lost += gone
    return (new(**kept) if kept or not lost else None), lost
