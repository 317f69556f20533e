"""
Make a JSON Schema from the rules of a dialect.

A schema accepts the values that the reader accepts, except for these:

- ``1.0`` is an integer in JSON Schema; the reader rejects it.
- It has no limits for numbers in arbitrary JSON, such as a tool's parameters;
  there the reader rejects numbers that are too great for a float, such as
  ``1e400``.
- Digits in a string match a number of any size; the reader checks its range.
- It compares other numbers with the greatest float as they are; the reader
  rounds an integer first.

It describes JSON only, not other Python values: tuples, mappings that are no
dicts, numbers that are not finite.
"""

import json

from enum import Enum
from typing import Any, Final

from cattrs import Converter

import realtime_attrs
import realtime_attrs.events

from .._domain.bases import BaseSession
from .._engine.attribute_codecs import codec_of
from .._engine.record_schema import schemas_of
from .._engine.registration import register
from .._engine.schema_forms import NOTHING, or_null
from .._engine.schemas import Place
from .._engine.union_hooks import is_union_of_ours
from .._rules.ambiguity import ambiguity
from .._rules.classes import (
    class_of,
    is_abstract,
    is_marked,
    is_recorded,
    is_worded,
)
from .._values.annotations import options_of, union_of
from .._values.constants import OFF, Off
from .._values.messages import describe, either
from ..dialects.rules import Dialect
from ..extending import BaseAnswer, BaseRequest
from .detection import main_session, only_class, records_of


_VERSION: Final = "https://json-schema.org/draft/2020-12/schema"


_BODIES: Final = {
    BaseRequest: realtime_attrs.events.ClientSecretRequest,
    BaseAnswer: realtime_attrs.events.ClientSecretAnswer,
}
"""
The usual bodies, which messages name if a dialect has none.
"""


def json_schema(
    dialect: Dialect,
    of: Any = BaseSession,
    *,
    forbid_extra_keys: bool = False,
    for_clients: bool = False,
) -> dict[str, Any]:
    """
    Make a JSON Schema (draft 2020-12) of the values that *dialect* accepts.

    Args:
        dialect: The dialect.

        of:
            A class, an enum or a union of `realtime_attrs`, such as
            `SessionResource` or `realtime_attrs.events.ServerEvent`; by
            default the dialect's sessions.

        forbid_extra_keys:
            Whether to reject unknown keys, as a converter with this argument
            does.  The schema always rejects keys of another dialect.

        for_clients:
            Whether to reject values that the server rejects, though converters
            read them; see `check()`.

    Returns:
        The schema, with a definition of each class and enum, by its name.

    Raises:
        TypeError:
            *dialect* isn't a `Dialect`, or *of* isn't of `realtime_attrs`.

        ValueError:
            The dialect doesn't have it, or can't distinguish the classes of a
            union.
    """
    if not isinstance(dialect, Dialect):
        raise TypeError(f"expected a Dialect, got {describe(dialect)}")
    if of is BaseSession:
        of = main_session(dialect)
    elif of in _BODIES:
        of = (
            only_class(of, dialect) if records_of(of, dialect) else _BODIES[of]
        )
    options = options_of(of)
    names = _names_of(of, options, dialect)
    title = _title_of(of) or names
    converter = Converter(forbid_extra_keys=forbid_extra_keys)
    rules = dialect.as_server() if for_clients else dialect
    register(converter, rules)
    schemas = schemas_of(rules, converter)
    union = union_of(options)
    expanded = rules.expanded(union)
    part = codec_of(expanded, rules, converter, title, named=union)
    schema = part.schema(Place(schemas, title))
    if schema is NOTHING:
        raise ValueError(f"the {dialect.name} dialect has no {names}")
    if None in options or (OFF in options and dialect.null_is_off):
        schema = or_null(schema)
    result = {
        "$schema": _VERSION,
        "title": f"{title} in {dialect.name}",
        **schema,
        "$defs": schemas.definitions,
    }
    # Callers may change the result, so no two places share an object.
    copy: dict[str, Any] = json.loads(json.dumps(result))
    return copy


def _names_of(of: Any, options: tuple[Any, ...], dialect: Dialect) -> str:
    """
    Name the classes and enums of a union.

    Raises:
        TypeError: The union has members that aren't ours.
        ValueError:
            The dialect has none of them, or can't distinguish them.
    """
    ours = [option for option in options if _is_ours(option, dialect)]
    if not ours and all(map(is_marked, options)):
        names = _title_of(of) or either(x.__name__ for x in options)
        raise ValueError(f"the {dialect.name} dialect has no {names}")
    clash = ambiguity(options_of(dialect.expanded(of)), dialect)
    if clash is not None:
        raise ValueError(
            f"the {dialect.name} dialect can't distinguish them: {clash}"
        )
    union = union_of(options)
    is_known = [union] == ours or (ours and is_union_of_ours(union, dialect))
    is_derived = any(dialect.base_of(x) not in (None, x) for x in options)
    if not is_known or is_derived:
        raise TypeError(
            f"expected a class or union of realtime_attrs, got {of!r}"
        )
    return either(dict.fromkeys(class_of(x).__name__ for x in ours))


def _is_ours(option: Any, dialect: Dialect) -> bool:
    cls = class_of(option)
    if is_recorded(option) or is_abstract(option):
        return dialect.base_of(option) is not None
    return cls is not Off and is_worded(cls) and issubclass(cls, Enum)


def _title_of(annotation: Any) -> str | None:
    names = (
        name
        for module in (realtime_attrs, realtime_attrs.events)
        for name in module.__all__
        if getattr(module, name) == annotation
    )
    return next(names, None)
