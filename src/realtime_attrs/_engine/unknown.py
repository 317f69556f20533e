"""
Read and write unknown values and keys as `Unknown`.

Readers do so if the converter has ``keep_unknown=True``.  Writers accept them
in the same dialect only, and write keys at the same paths.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from cattrs import BaseConverter

from .._rules.classes import EXTRA
from .._rules.dialect_data import DialectData as Dialect
from .._rules.shapes import SPREAD
from .._values.json import json_value
from .._values.messages import Mismatch, brief
from .._values.unknown import Unknown, unknown_of
from .levels import free_json
from .marks import Hook, marked
from .notes import Errors, Note
from .problems import Hints, Misplaced, Problem, WireError, refusal


def structure_unknown(
    dialect: Dialect, converter: BaseConverter, *, keeps: bool
) -> Hook:
    """
    Make the hook that reads the annotation `Unknown` itself.
    """

    def structure(value: Any, cls: Any = Unknown) -> Unknown:
        if cls is not Unknown:
            raise _subclass(cls)
        if not keeps:
            message = "unknown value; pass keep_unknown=True to keep it"
            raise WireError.at((), message)
        return kept(value, dialect, free_json(converter))

    return marked(structure, keeps=keeps)


def unstructure_unknown(dialect: Dialect) -> Hook:
    """
    Make the hook that writes `Unknown`.
    """

    def unstructure(value: Unknown) -> Any:
        refuse_foreign(value, dialect)
        return value.value

    return marked(unstructure)


def kept(
    value: Any, dialect: Dialect, json: Callable[[Any], Any] = json_value
) -> Unknown:
    """
    Make *value* an `Unknown`, if *json* accepts it.
    """
    try:
        return unknown_of(json(value), dialect.name)
    except Mismatch as mismatch:
        raise WireError.of(mismatch) from None


def refuse_foreign(value: Unknown, dialect: Dialect) -> None:
    """
    Reject an unknown value of another dialect.
    """
    if type(value) is not Unknown:
        raise _subclass(type(value))
    if value.dialect != dialect.name:
        raise WireError.at(
            (),
            f"the {dialect.name} dialect can't write an unknown value of the"
            f" {brief(value.dialect)} dialect",
        )


def put_unknown(
    value: Unknown, dialect: Dialect, is_unknown: Callable[[Any], bool]
) -> Any:
    """
    Write *value* if readers would return an `Unknown` for it.
    """
    refuse_foreign(value, dialect)
    if not is_unknown(value.value):
        expected = f"a value that the {dialect.name} dialect doesn't have"
        raise refusal(expected, value.value)
    return value.value


def keeping_keys(
    note: Note, json: Callable[[Any], Any]
) -> Callable[..., tuple[Any, Errors]]:
    """
    Make the function that adds the unknown keys of an object to an `extra`.
    """

    def keep_keys(
        errors: Errors,
        extra: dict[str, Any] | None,
        value: Mapping[Any, Any],
        known: Collection[str],
        hints: Hints,
        *path: str,
    ) -> tuple[dict[str, Any] | None, Errors]:
        found: dict[str, Any] = {}
        for key, item in value.items():
            if key in known:
                continue
            hint = hints.get(key)
            if isinstance(hint, dict) and isinstance(item, Mapping):
                inner = (*path, str.__str__(key))
                extra, errors = keep_keys(
                    errors, extra, item, (), hint, *inner
                )
                continue
            error = _keep_key(found, key, item, hint, json)
            if error is not None:
                steps = (key,) if isinstance(key, str) else ()
                errors = note(errors, error, *path, *steps)
        if found:
            extra = extra or {}
            outer = extra
            for step in path:
                outer = outer.setdefault(step, {})
            outer |= found
        return extra, errors

    return keep_keys


def _keep_key(
    found: dict[str, Any],
    key: Any,
    item: Any,
    hint: Any,
    json: Callable[[Any], Any],
) -> Exception | None:
    """
    Add one key to *found*, or return the error that rejects it.
    """
    if not isinstance(key, str):
        return refusal("string keys only", key)
    if isinstance(hint, Misplaced):
        return None if hint.admits(item) else hint.error
    try:
        found[str.__str__(key)] = json(item)
    except Mismatch as mismatch:
        return mismatch
    return None


def putting_extra(
    tree: Mapping[str, Any],
    taken: Mapping[str, Any],
    dialect: Dialect,
    noted: Callable[..., Sequence[Problem]],
) -> Callable[..., Sequence[Problem]]:
    """
    Make the function that writes the keys of an `extra` at their paths.

    *tree* has the keys of the object and of inner objects; *taken* has further
    keys that aren't unknown, with hints if they are misplaced.
    """
    is_known = (
        f"expected an unknown key, got a key of the {dialect.name} dialect"
    )

    def merge(
        problems: Sequence[Problem],
        out: dict[str, Any],
        keys: Mapping[str, Any],
        known: Mapping[str, Any],
        path: tuple[str, ...],
    ) -> Sequence[Problem]:
        is_there = bool(out)
        for key, item in keys.items():
            node: Any = known.get(key)
            here = (*path, key)
            is_object = isinstance(node, dict) and SPREAD not in node
            if is_object and isinstance(item, dict) and item:
                inner = out.setdefault(key, {})
                problems = merge(problems, inner, item, node, here)
                continue
            message = node.message if isinstance(node, Misplaced) else is_known
            if SPREAD in known:
                name = known[SPREAD].name
                message = f"set unknown keys in the extra of {name}"
            elif key not in known or _is_kept(node, item, is_there=is_there):
                out[key] = item
                continue
            error = WireError.at((), message)
            problems = noted(problems, error, EXTRA, *here)
        return problems

    known = _merged(taken, tree)

    def put_extra(
        problems: Sequence[Problem], out: dict[str, Any], extra: Unknown
    ) -> Sequence[Problem]:
        try:
            refuse_foreign(extra, dialect)
        except WireError as error:
            return noted(problems, error, EXTRA)
        return merge(problems, out, extra.value, known, ())

    return put_extra


class _Others(dict[str, Any]):
    """
    The keys of an object that only another form of a class has.
    """


def _merged(
    taken: Mapping[str, Any], tree: Mapping[str, Any]
) -> dict[str, Any]:
    known = dict(tree)
    for key, hint in taken.items():
        node = known.get(key, _Others() if isinstance(hint, dict) else hint)
        if isinstance(hint, dict) and isinstance(node, dict):
            node = type(node)(_merged(hint, node))
        known[key] = node
    return known


def _is_kept(node: Any, item: Any, *, is_there: bool) -> bool:
    """
    Check whether readers keep *item*, though its key is known.

    They do if another form has an object at the key and *item* isn't one, and
    if *item* is a constant of an object that isn't written.
    """
    if isinstance(node, _Others):
        return not isinstance(item, dict)
    word = None if is_there else getattr(node, "word", None)
    return word is not None and item in (word, None)


def _subclass(cls: type) -> WireError:
    message = f"cannot convert {cls.__name__}: it is a subclass of Unknown"
    return WireError.at((), message)
