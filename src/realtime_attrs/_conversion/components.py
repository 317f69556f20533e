"""
Make JSON Schemas that refer to the components of an OpenAPI document.
"""

import re

from collections.abc import Iterable, Mapping
from typing import Any, Final

from .._domain.bases import BaseSession
from .._engine.order_of_arguments import no_dialect
from .._engine.schema_forms import NULL, Schema, an_object
from .._values.messages import describe
from ..dialects.rules import Dialect
from .rule_schemas import RuleSchemas
from .schema import schemas_for, separate, title_of, titled


_PREFIX: Final = "#/$defs/"
_NAME: Final = "{name}"


def schema_components(
    dialect: Dialect,
    of: Iterable[Any] = (BaseSession,),
    *,
    ref_template: str = "#/components/schemas/{name}",
    forbid_extra_keys: bool = False,
    for_clients: bool = False,
) -> tuple[tuple[dict[str, Any], ...], dict[str, dict[str, Any]]]:
    """
    Make JSON Schemas that refer to components of an OpenAPI 3.1 document.

    Call it once for all types of a document, so that each class has one name.
    For example::

        (session, event), components = schema_components(
            GA, [SessionResource, ServerEvent]
        )

    Args:
        dialect: The dialect.

        of:
            The types, each as for `json_schema()`; by default the dialect's
            sessions.

        ref_template:
            The form of a reference, with ``{name}`` for the component's name.

        forbid_extra_keys: As for `json_schema()`.

        for_clients: As for `json_schema()`.

    Returns:
        The schema of each type, in order, and the components by name.  The
        schema of a class, or of a union that `realtime_attrs` names, is a
        reference.  None of them has ``$schema``, ``$id`` or ``$defs``; names
        contain only ASCII letters, digits, ``.``, ``_`` and ``-``.

    Raises:
        TypeError: As for `json_schema()`, or *of* isn't a list of types.

        ValueError:
            As for `json_schema()`, or *ref_template* has no ``{name}``.
    """
    if not isinstance(dialect, Dialect):
        is_class = isinstance(dialect, type) and isinstance(of, Dialect)
        given: Any = [dialect] if is_class else dialect  # as it must be
        raise no_dialect("schema_components", dialect=given, of=of)
    if isinstance(of, str | type) or not isinstance(of, Iterable):
        raise TypeError(f"expected a list of types, got {of!r}")
    if not isinstance(ref_template, str):
        kind = describe(ref_template)
        raise TypeError(f"ref_template: expected a string, got {kind}")
    if _NAME not in ref_template:
        raise ValueError(f"ref_template: no {_NAME} in {ref_template!r}")
    schemas = schemas_for(
        dialect, forbid_extra_keys=forbid_extra_keys, for_clients=for_clients
    )
    found = tuple(_referring(item, dialect, schemas) for item in of)
    definitions = schemas.schemas.definitions
    names = _valid_names(definitions)
    references = {
        f"{_PREFIX}{name}": ref_template.replace(_NAME, valid)
        for name, valid in names.items()
    }
    components = {names[x]: schema for x, schema in definitions.items()}
    redirected = [_redirected(x, references) for x in (found, components)]
    schemas_found, components = separate(redirected)
    return tuple(schemas_found), components


def _referring(of: Any, dialect: Dialect, schemas: RuleSchemas) -> Schema:
    """
    Make the schema of a type; define a union that has a name.
    """
    _, schema = titled(of, dialect, schemas)
    title = of.__name__ if isinstance(of, type) else title_of(of)
    if "$ref" in schema or title is None:
        return schema
    name = schemas.schemas.name_of(of, title)
    schemas.schemas.definitions[name] = schema
    return {"$ref": f"{_PREFIX}{name}"}


def _valid_names(names: Iterable[str]) -> Mapping[str, str]:
    """
    Map each name to a unique name that OpenAPI accepts.
    """
    valid: dict[str, str] = {}
    for name in names:
        found = re.sub(r"[^a-zA-Z0-9._-]", "_", name)
        while found in valid.values():
            found += "_"
        valid[name] = found
    return valid


def _redirected(value: Any, references: Mapping[str, str]) -> Any:
    """
    Copy schemas with other references, and without null as a constant.

    FastAPI removes keys whose values are null.
    """
    if isinstance(value, list | tuple):
        return [_redirected(item, references) for item in value]
    if not isinstance(value, dict):
        return value
    found: Schema = {}
    for key, item in value.items():
        if key == "$ref" and isinstance(item, str):
            found[key] = references[item]
        elif key == "const" and _has_null(item):
            found |= _of_constant(item)
        else:
            found[key] = _redirected(item, references)
    return found


def _has_null(value: Any) -> bool:
    parts = value.values() if isinstance(value, dict) else ()
    return value is None or any(map(_has_null, parts))


def _of_constant(value: Any) -> Schema:
    """
    Make the schema of a constant in which null has a type.
    """
    if value is None:
        return NULL
    if not isinstance(value, dict):
        return {"const": value}
    properties = {key: _of_constant(item) for key, item in value.items()}
    return an_object(properties, [*value], closed=True)
