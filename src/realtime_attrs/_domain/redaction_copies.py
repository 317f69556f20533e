"""
Copy containers for logs, part by part, without calling a constructor.
"""

from collections import OrderedDict, defaultdict, deque
from collections.abc import Generator, Mapping
from functools import cached_property
from types import BuiltinFunctionType
from typing import Any, Final, TypeAlias

from .._values.secrets import hide
from .redaction_rules import PAYLOAD, Rule, rule_at, rule_of_header, rules_of


Steps: TypeAlias = Generator[tuple[Any, "Rule"], Any, Any]

STARS: Final = "***"
ARRAYS: Final = (list, tuple, set, frozenset, deque)
_KEY: Final = Rule(is_label=True)
_HASH: Final = "_attrs_cached_hash"


def copied(item: Any, rule: Rule) -> Steps:
    """
    Yield each part of a container with its rule, and receive its copy.
    """
    if isinstance(item, Mapping):
        return _mapping(item, rule)
    if isinstance(item, ARRAYS):
        return _array(item, rule)
    return _instance(item)


def _mapping(item: Mapping[Any, Any], rule: Rule) -> Steps:
    parts: dict[Any, Any] = {}
    now = dict(item)  # other threads may change it
    for key, part in now.items():
        new: Any = (
            hide(key, STARS) if isinstance(key, str) else (yield key, _KEY)
        )
        while isinstance(new, str) and new in parts:
            new += str(len(parts))  # of two tokens
        parts[new] = yield part, rule_at(key, now, rule)
    if not isinstance(item, dict) or type(item) is dict:
        return parts
    made = _blank(item)
    base = OrderedDict if isinstance(item, OrderedDict) else dict
    base.__init__(made, parts)
    if isinstance(item, defaultdict):
        made.default_factory = item.default_factory
    yield from _others(item, made, ())
    return made


def _array(item: Any, rule: Rule) -> Steps:
    names = getattr(type(item), "_fields", ())
    by_name = dict(zip(names, item, strict=False))
    rules = [rule_at(name, by_name, rule) for name in by_name]
    parts = []
    for index, part in enumerate([*item]):
        at = rules[index] if rules else rule
        parts.append((yield part, at))
    if isinstance(item, tuple | frozenset):
        base: Any = tuple if isinstance(item, tuple) else frozenset
        made = base.__new__(type(item), parts)
    else:
        made = _blank(item)
        base = next(base for base in ARRAYS if isinstance(item, base))
        base.__init__(made, parts, *_limit_of(item))
    yield from _others(item, made, ())
    return made


def _limit_of(item: Any) -> tuple[Any, ...]:
    return (item.maxlen,) if isinstance(item, deque) else ()


def _instance(item: Any) -> Steps:
    made = _blank(item)
    hidden = {}
    for name, at_name in rules_of(type(item)).items():
        if hasattr(item, name):
            part = getattr(item, name)
            new = yield part, rule_of_header(item, name, at_name)
            object.__setattr__(made, name, new)
            hidden[id(part)] = new
    yield from _others(item, made, rules_of(type(item)))
    if hasattr(item, _HASH):
        object.__setattr__(made, _HASH, None)
    if isinstance(item, BaseException):  # whose text has all arguments
        made.args = tuple(hidden.get(id(arg), STARS) for arg in item.args)
    return made


def _blank(item: Any) -> Any:
    """
    Make an instance of a class by the constructor of its builtin base.
    """
    cls = type(item)
    found = (vars(base).get("__new__") for base in cls.__mro__)
    new: Any = next(x for x in found if isinstance(x, BuiltinFunctionType))
    return new(cls)


def _others(item: Any, made: Any, done: Any) -> Steps:
    """
    Copy other values than attributes, but no cached properties.
    """
    held = {**getattr(item, "__dict__", {})}
    for name, part in held.items():
        is_cached = isinstance(
            getattr(type(item), name, None), cached_property
        )
        if name not in done and not is_cached:
            new = yield part, rule_at(name, held, PAYLOAD)
            object.__setattr__(made, name, new)
