"""
Take over the settings of a Realtime session into a Live session.

https://developers.openai.com/api/docs/guides/live-migration describes what
moves to the model that does the tasks.
"""

from collections.abc import Iterator
from typing import Any, Final

import attrs

import realtime_attrs as ra

from .delegation import LiveReasoning, ResponsesDelegation
from .sessions import LiveSession
from .tools import LiveFunctionTool


def from_realtime(
    session: ra.SessionResource,
) -> tuple[LiveSession, tuple[str, ...]]:
    """
    Make a Live session of what a Realtime session has in common with it.

    Instructions, voice and format are settings of the Live session.  Tools,
    the tool choice, the token limit and reasoning are those of a
    `ResponsesDelegation`, because the Live model has no tools of its own.
    Set the models yourself, that of the session and that of the delegation::

        attrs.evolve(
            live,
            model="gpt-live-1",
            delegation=attrs.evolve(live.delegation, model="gpt-5.6-sol"),
        )

    Args:
        session: The Realtime session.

    Returns:
        The Live session, and the names of attributes that have no place in
        it, such as ``"turn_detection"`` or ``"tools[1]"``.  There is no
        delegation if the Realtime session says nothing about tasks.

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
        target = tasks if name in _TASKS else settings
        place = _TASKS.get(name) or _SETTINGS.get(name)
        new, gone = _moved(name, value)
        if place is None or new is None or target.get(place, new) != new:
            gone = [name]
        else:
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
    "max_response_output_tokens": "max_output_tokens",
}
"""
Attributes that move to the session, and to the delegation.
"""

_KINDS: Final = (
    *(str, bool, int),
    *(ra.RealtimeVoice, ra.CustomVoice, ra.NamedVoice),
    *(ra.ToolChoiceMode, ra.FunctionToolChoice, ra.MCPToolChoice),
)
_FORMATS: Final = (
    ra.AudioFormat.PCM16,
    ra.PCM(16_000),
    ra.AudioFormat.G711_ULAW,
    ra.AudioFormat.G711_ALAW,
)
_CLASSES: Final = {
    ra.FunctionTool: LiveFunctionTool,
    ra.MCPTool: ra.MCPTool,
    ra.Reasoning: LiveReasoning,
}
"""
The values that both have, and the classes of those that are made anew.
"""


def _set_in(value: Any) -> Iterator[tuple[str, Any]]:
    """
    List the attributes that are set.

    Empty arrays and the token limit `INF` mean the same as nothing.
    """
    for field in attrs.fields(type(value)):
        item = getattr(value, field.name)
        if item not in (None, (), ra.INF, field.default):
            yield field.name, item


def _moved(name: str, value: Any) -> tuple[Any, list[str]]:
    """
    Return what a Live session has for a value, and the names of the rest.
    """
    if isinstance(value, tuple):
        pairs = [_moved(f"{name}[{i}]", x) for i, x in enumerate(value)]
        kept = tuple(new for new, _ in pairs if new is not None)
        return kept, [x for _, gone in pairs for x in gone]
    if isinstance(value, _KINDS) or value in _FORMATS:
        return value, []
    for cls, new in _CLASSES.items():
        if isinstance(value, cls):
            known = {x.name for x in attrs.fields(cls)} - {"extra"}
            held = dict(_set_in(value))
            taken = {x: held[x] for x in held if x in known}
            return new(**taken), [
                f"{name}.{x}" for x in held if x not in known
            ]
    return None, [name]
