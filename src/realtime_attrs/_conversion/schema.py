"""
Make a JSON Schema from the rules of a dialect.

A schema accepts the same values as converters, with these exceptions:

- ``1.0`` is an integer in JSON Schema; converters reject it.
- The schema has no limits for numbers in arbitrary JSON, such as a tool's
  parameters; converters reject numbers that are too large for a float, such as
  ``1e400``.
- In the schema, a string of digits can be a number of any size; converters
  check its range.
- The schema compares an integer with the largest float; converters round the
  integer first.

A schema describes JSON only, not other Python values: tuples, mappings that
aren't dicts, numbers that aren't finite.
"""

import json

from enum import Enum
from typing import Any, Final, TypeVar

import realtime_attrs
import realtime_attrs.events

from .._domain.bases import BaseSession
from .._engine.order_of_arguments import no_dialect
from .._engine.schema_forms import NOTHING, Schema
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
from .._values.constants import Off
from .._values.messages import either
from ..dialects.rules import Dialect
from ..extending import BaseAnswer, BaseRequest
from .detection import main_session, only_class, records_of
from .own_fields import is_own, name_of
from .own_schemas import OwnSchemas
from .rule_schemas import RuleSchemas


T = TypeVar("T")

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

    For a class of yours, the schema describes the JSON that a converter from
    `make_converter(dialect)` reads and writes: bytes are base85, and dates are
    in ISO 8601.  The schema accepts only the exact JSON type of an attribute,
    though cattrs converts some others, such as ``"5"`` for an `int`.  It
    doesn't describe your attrs converters, validators and hooks.

    Args:
        dialect: The dialect.

        of:
            A class, an enum or a union of `realtime_attrs`, such as
            `SessionResource` or `realtime_attrs.events.ServerEvent`; or your
            own attrs class, dataclass or `TypedDict` with such attributes.  By
            default, the dialect's sessions.

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
            *dialect* isn't a `Dialect`, or *of* is of another type.  If cattrs
            has no JSON for the type of an attribute of your class, the message
            names the class, the attribute and the type.

        ValueError:
            The dialect doesn't support *of*, or can't distinguish the classes
            of a union.
    """
    if not isinstance(dialect, Dialect):
        raise no_dialect("json_schema", dialect=dialect, of=of)
    schemas = schemas_for(
        dialect, forbid_extra_keys=forbid_extra_keys, for_clients=for_clients
    )
    title, schema = titled(of, dialect, schemas)
    result: dict[str, Any] = {
        "$schema": _VERSION,
        "title": f"{title} in {dialect.name}",
        **schema,
        "$defs": schemas.schemas.definitions,
    }
    return separate(result)


def schemas_for(
    dialect: Dialect, *, forbid_extra_keys: bool, for_clients: bool
) -> RuleSchemas:
    """
    Begin the schemas of a dialect, with the options of `json_schema()`.
    """
    rules = dialect.as_server() if for_clients else dialect
    return RuleSchemas.made(rules, closed=forbid_extra_keys)


def titled(
    of: Any, dialect: Dialect, schemas: RuleSchemas
) -> tuple[str, Schema]:
    """
    Make the title and the schema of a class, an enum or a union.
    """
    if of is BaseSession:
        of = main_session(dialect)
    elif of is BaseRequest or of is BaseAnswer:
        of = (
            only_class(of, dialect) if records_of(of, dialect) else _BODIES[of]
        )
    if is_own(of) and not schemas.reads(of) and not is_marked(of):
        return name_of(of), OwnSchemas(schemas).of_class(of)
    options = options_of(of)
    names = _names_of(of, options, dialect)
    title = title_of(of) or names
    schema = schemas.of_union(options, title)
    if schema is NOTHING:
        raise ValueError(f"the {dialect.name} dialect has no {names}")
    return title, schemas.with_null(schema, options)


def separate(schemas: T) -> T:
    """
    Copy schemas; callers may change them, so no two places share a part.
    """
    copy: T = json.loads(json.dumps(schemas))
    return copy


def _names_of(of: Any, options: tuple[Any, ...], dialect: Dialect) -> str:
    """
    Name the classes and enums of a union.

    Raises:
        TypeError: The union has members that the dialect doesn't have.
        ValueError:
            The dialect has none of them, or can't distinguish them.
    """
    ours = [option for option in options if _is_ours(option, dialect)]
    if not ours and all(map(is_marked, options)):
        names = title_of(of) or either(x.__name__ for x in options)
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
            "expected a class or union of realtime_attrs, or an attrs class of"
            f" yours, got {of!r}"
        )
    return either(dict.fromkeys(class_of(x).__name__ for x in ours))


def _is_ours(option: Any, dialect: Dialect) -> bool:
    cls = class_of(option)
    if is_recorded(option) or is_abstract(option):
        return dialect.base_of(option) is not None
    return cls is not Off and is_worded(cls) and issubclass(cls, Enum)


def title_of(annotation: Any) -> str | None:
    names = (
        name
        for module in (realtime_attrs, realtime_attrs.events)
        for name in module.__all__
        if getattr(module, name) == annotation
    )
    return next(names, None)
