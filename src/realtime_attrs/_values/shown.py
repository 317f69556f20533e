"""
Build a `repr()` that shows the attributes that are set, and hides secrets.

JSON is shown down to a fixed depth, and a shared container once.
"""

from collections.abc import Mapping
from typing import Any, Final
from weakref import WeakKeyDictionary

import attrs

from .annotations import kind_of
from .messages import cut, describe
from .secrets import HIDDEN, hide, is_secret_at, is_secret_key


_DEEPEST: Final = 50
_DEEPEST_UNKNOWN: Final = 6
_LONG: Final = 200
_MOST_BITS: Final = 14_000  # Python writes 4,300 digits


def shown(self: Any) -> str:
    """
    Show an instance: the attributes that are set, secrets hidden.
    """
    return _instance(self, set())


def _hidden(value: Any) -> str:
    """
    Show the keys of an object of secrets, but no secret.
    """
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key!r}: {HIDDEN}' for key in value)}}}"
    return HIDDEN


def shown_unknown(value: Any) -> str:
    """
    Show unknown JSON, and hide values whose keys have names of secrets.
    """
    return _json(value, set(), _DEEPEST_UNKNOWN, is_known=False)


def _instance(self: Any, seen: set[int]) -> str:
    texts = [
        f"{field.name}={_attribute(type(self), field.name, value, seen)}"
        for field in attrs.fields(type(self))
        if field.repr
        and (value := getattr(self, field.name)) is not field.default
    ]
    return f"{type(self).__qualname__}({', '.join(texts)})"


def _attribute(cls: type, name: str, value: Any, seen: set[int]) -> str:
    show = _shown_by(cls, name)
    if show is shown_unknown:
        return _json(value, seen, _DEEPEST_UNKNOWN, is_known=False)
    if show is not None and value is not None:
        return hide(show(value))
    if isinstance(value, str) and is_secret_key(name):
        return HIDDEN
    return _setting(value, seen)


_SHOWN = WeakKeyDictionary[type, dict[str, Any]]()


def _shown_by(cls: type, name: str) -> Any:
    """
    Look up the function that shows an attribute, also of a base class.
    """
    found = _SHOWN.setdefault(cls, {})
    if name not in found:
        is_secret = is_secret_attribute(cls, name)
        shown_by = (x.repr for x in _fields(cls, name) if callable(x.repr))
        found[name] = next(shown_by, _hidden if is_secret else None)
    return found[name]


def is_secret_attribute(cls: type, name: str) -> bool:
    """
    Check whether the annotation of an attribute marks it as a secret.
    """
    return any(
        not isinstance(field.type, str) and kind_of(field.type).is_secret
        for field in _fields(cls, name)
    )


def _fields(cls: type, name: str) -> "list[attrs.Attribute[Any]]":
    """
    List an attribute and those that it redefines.
    """
    bases = (base for base in cls.__mro__ if attrs.has(base))
    every = (attrs.fields_dict(base).get(name) for base in bases)
    return [field for field in every if field]


def _setting(value: Any, seen: set[int]) -> str:
    show: Any = type(value).__repr__
    if show is shown:
        return _instance(value, seen)
    if type(value) is tuple:
        texts = [_setting(item, seen) for item in value]
        return f"({', '.join(texts)}{',' if len(texts) == 1 else ''})"
    return _json(value, seen, _DEEPEST, is_known=True)


def _json(value: Any, seen: set[int], left: int, *, is_known: bool) -> str:
    """
    Show *left* levels of a value that may be JSON.

    In *seen* are the identities of the values shown so far.  Known keys are
    names of settings, such as those in a JSON Schema; then only strings below
    them can be secrets.
    """
    if type(value) is not dict and type(value) is not list:
        return _scalar(value, seen)
    left_out = "{...}" if type(value) is dict else "[...]"
    if not left or (value and id(value) in seen):
        return left_out
    seen.add(id(value))
    if isinstance(value, list):
        texts = [_json(x, seen, left - 1, is_known=is_known) for x in value]
        return f"[{', '.join(texts)}]"
    texts = [
        f"{_text(key, seen)}: "
        + (
            HIDDEN
            if hides(value, key, is_known=is_known)
            else _json(item, seen, left - 1, is_known=is_known)
        )
        for key, item in value.items()
    ]
    return f"{{{', '.join(texts)}}}"


def hides(value: Mapping[Any, Any], key: Any, *, is_known: bool) -> bool:
    """
    Check whether the value at a key of a JSON object is a secret.
    """
    item = value[key]
    name = value.get("name") if key == "value" else key
    return is_secret_at(name, item) and (isinstance(item, str) or not is_known)


def _scalar(value: Any, seen: set[int]) -> str:
    if type(value) is str:
        return _text(value, seen)
    if type(value) is int and value.bit_length() > _MOST_BITS:
        return f"<{describe(value)}>"
    return hide(repr(value))


def _text(text: str, seen: set[int]) -> str:
    if len(text) > _LONG:
        if id(text) in seen:
            return cut(hide(text))
        seen.add(id(text))
    return repr(hide(text))
