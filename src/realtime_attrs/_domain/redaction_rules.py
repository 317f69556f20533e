"""
Decide which texts and numbers of a value may be in a log.
"""

import dataclasses

from collections.abc import Iterator, Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

import attrs

from .._values.annotations import kind_of
from .._values.hints import resolved
from .._values.kinds import (
    Array,
    Choice,
    Integer,
    Json,
    JsonObject,
    Kind,
)
from .._values.scalars import Range
from .._values.secrets import is_secret_key
from .._values.shown import hides, shown_unknown
from .._values.user_kinds import Dictionary, OneOf, Row


_BYTE: Final = Range(0, 255)
_TAGS: Final = frozenset(("type", "object"))

_LABELS: Final = frozenset(
    (
        *("agent_context_type", "agent_name", "agent_version"),
        *("allowed_client_events", "allowed_domains", "allowed_tools"),
        *("auto_search", "built_in_tools", "character", "code", "codec"),
        *("color", "conversation", "dialect", "eagerness", "encoding"),
        *("engine", "excluded_domains", "extensions", "flow_backend"),
        *("format", "frequency", "include", "input_audio_channel_layout"),
        *("input_audio_packing", "input_audio_sample_format"),
        *("input_modalities", "input_video_representation_compact", "kind"),
        *("language", "language_hints", "languages", "latency", "locale"),
        *("modalities", "model", "model_name", "name", "namespace"),
        *("operation", "output_audio_timestamp_types", "output_language"),
        *("output_modalities", "output_protocol", "outputs", "param"),
        *("pitch", "prefer_locales", "profile", "project_name", "rate"),
        *("reference_source", "response_event", "search_strategy"),
        *("server_label", "sip_media_security", "small_model"),
        *("speech_model", "style", "threshold_level", "timestamp_type"),
        *("tool_names", "ttl", "tts_backend", "tts_source", "version"),
        *("volume", "workflow_name"),
    )
)
"""
Attributes of this library whose texts select, name or measure something.

These texts aren't from a conversation.  All other texts may be from one, also
those of attributes that are added later.
"""

_PERSONAL: Final = "personal"
"""
The key in the metadata of an attribute that names a person.
"""


@attrs.frozen
class Rule:
    """
    How to copy the texts and numbers at an attribute or a key.

    Args:
        is_secret: Whether the texts are secrets.
        is_label: Whether only texts with a space may be from a conversation.
        is_identifier:
            Whether only texts that aren't identifiers may be from one.
        is_free: Whether numbers may be from a conversation, too.
        is_unknown: Whether the value is in an `Unknown`.
        words: The texts in the annotation's literals.
    """

    is_secret: bool = False
    is_label: bool = False
    is_identifier: bool = False
    is_free: bool = False
    is_unknown: bool = False
    words: frozenset[Any] = frozenset()


PAYLOAD: Final = Rule(is_free=True, is_unknown=True)


def rule_of_header(item: Any, name: str, rule: Rule) -> Rule:
    """
    Return the rule of an attribute, which may be the value of a header.
    """
    is_header = name == "value" and is_secret_key(getattr(item, "name", None))
    return attrs.evolve(rule, is_secret=True) if is_header else rule


def rule_at(key: Any, item: Mapping[Any, Any], rule: Rule) -> Rule:
    """
    Return the rule at a key of an object.
    """
    if rule.is_secret:
        return rule
    if hides(item, key, is_known=not rule.is_unknown):
        return attrs.evolve(rule, is_secret=True)
    if rule.is_unknown:
        is_identifier = key in _TAGS or _is_identifier(key)
        if is_identifier != rule.is_identifier:
            return attrs.evolve(rule, is_identifier=is_identifier)
    return rule


_RULES: Final = WeakKeyDictionary[type, dict[str, Rule]]()


def rules_of(cls: type[Any]) -> dict[str, Rule]:
    """
    Return the rules of all attributes of a class.
    """
    found = _RULES.get(cls)
    if found is None:
        fields: Any = (
            attrs.fields(cls) if attrs.has(cls) else dataclasses.fields(cls)
        )
        found = {x.name: _rule_of(x, cls) for x in fields}
        _RULES[cls] = found
    return found


def has_attributes(cls: type[Any]) -> bool:
    """
    Check for an attrs class or a dataclass.
    """
    return attrs.has(cls) or dataclasses.is_dataclass(cls)


def _rule_of(field: Any, cls: type[Any]) -> Rule:
    name = field.name
    try:
        kinds = [*_kinds_in(kind_of(resolved(field, cls)))]
    except TypeError:  # a name that can't be resolved
        kinds = [Json()]
    words = (x.values for x in kinds if isinstance(x, OneOf))
    inherited = (rules_of(x) for x in cls.__mro__[1:] if has_attributes(x))
    return Rule(
        is_secret=is_secret_key(name)
        or kinds[0].is_secret
        or any(name in x and x[name].is_secret for x in inherited),
        is_label=name in _LABELS | _TAGS and _is_ours(name, cls),
        is_identifier=_is_identifier(name),
        is_free=any(map(_is_free, kinds)),
        is_unknown=field.repr is shown_unknown,
        words=frozenset().union(*words),
    )


def _is_free(kind: Kind) -> bool:
    """
    Check for arbitrary JSON, or for the bytes of a text as integers.
    """
    if isinstance(kind, Integer):
        return kind.range == _BYTE
    return isinstance(kind, Json)


def _is_identifier(name: Any) -> bool:
    return isinstance(name, str) and (
        name == "id" or name.endswith(("_id", "_ids"))
    )


def _is_ours(name: str, cls: type[Any]) -> bool:
    """
    Check whether a class of this package has an attribute.
    """
    package = __name__.partition(".")[0]
    return any(
        base.__module__.partition(".")[0] == package
        and name in attrs.fields_dict(base)
        and _PERSONAL not in attrs.fields_dict(base)[name].metadata
        for base in cls.__mro__
        if attrs.has(base)
    )


def _kinds_in(kind: Kind) -> Iterator[Kind]:
    """
    List the kinds of a value and of its parts.
    """
    match kind:
        case Choice(kinds=parts) | Row(items=parts):
            inner = [*parts]
        case Array(items=part) | JsonObject(values=part):
            inner = [part]
        case Dictionary(values=part):
            inner = [part]
        case _:
            inner = []
    yield kind
    for part in inner:
        yield from _kinds_in(part)
