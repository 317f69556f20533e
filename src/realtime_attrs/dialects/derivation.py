"""
Decide which rules a derived record inherits.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from .._rules.keys import Key, bind
from .._rules.record_data import Listed, RecordData, paths_in
from .._rules.shapes import INHERITED, SPREAD, perhaps, steps_of
from .arguments import always_required, pop_stored, refuse_path, title_of


def derived_rules(
    old: RecordData,
    cls: type[Any],
    gone: Iterable[str],
    given: Mapping[str, str | Key],
    changes: Mapping[str, Any],
) -> dict[str, Any]:
    """
    Make the arguments of a record that differs from *old* in some rules.

    Args:
        old: The record to inherit from.

        cls: The class of the new record.

        gone: The attributes that it doesn't have.

        given: The paths and keys of attributes that are new or differ.

        changes: The other arguments of the new record.
    """
    keys = {name: key for name, key in old.keys.items() if name not in gone}
    for name, new in given.items():
        if name == old.bare:
            refuse_path(new, f"{title_of(cls)}: {name!r}")
        keys[name] = bind(name, new, keys.get(name))
    stored = old.stored.difference(gone, given) | pop_stored(keys)
    rules = {**_inherited(old, keys, cls), **changes}
    draft = RecordData(cls, keys, rules["tag"], rules["tag_key"])
    draft = attrs.evolve(draft, constants=rules["constants"], bare=old.bare)
    ignored = changes.get("ignored", {})
    read = paths_in(
        draft.written(), _new_paths(keys, given), _ignored(ignored)
    )
    for name, key in keys.items():
        keys[name] = key.unshadowed(given.get(name), read)
    if "ignored" not in changes:
        rules["ignored"] = {
            k: x for k, x in old.ignored.items() if not read.owner(steps_of(k))
        }
    if "refused_nulls" not in changes:
        rules["refused_nulls"] = tuple(
            x for x in old.refused_nulls if read.has_object(steps_of(x))
        )
    draft = attrs.evolve(draft, keys=keys, ignored=rules["ignored"])
    misplaced: dict[str, Any] = {**_misplaced(old, draft)}
    for key, names in changes.get("misplaced", {}).items():
        if names is None and key not in (*misplaced, *old.misplaced):
            hint = perhaps(key, misplaced)
            title = f"{title_of(cls)}: misplaced"
            raise ValueError(f"{title}: no {key!r} to remove{hint}")
        misplaced[key] = names
    rules["misplaced"] = {k: x for k, x in misplaced.items() if x is not None}
    return {**rules, "keys": keys, "bare": old.bare, "stored": stored}


def _new_paths(
    keys: Mapping[str, Key], given: Mapping[str, str | Key]
) -> Listed:
    for name, new in given.items():
        further = keys[name].further_paths if name in keys else ()
        for argument, path in further:
            if getattr(new, argument, INHERITED) is not INHERITED:
                yield path, argument


def _ignored(keys: Iterable[str]) -> Listed:
    for key in keys:
        yield steps_of(key), "an ignored key"


def _inherited(
    old: RecordData, keys: Mapping[str, Key], cls: type[Any]
) -> dict[str, Any]:
    return {
        "tag": old.tag,
        "tag_key": old.tag_key,
        "required": always_required(cls) | old.required.intersection(keys),
        "constants": old.constants,
        "explicit_nulls": tuple(x for x in old.explicit_nulls if x in keys),
        "defaults": {k: x for k, x in old.defaults.items() if k in keys},
        "variants": tuple(item.of(cls) for item in old.variants),
    }


def _misplaced(old: RecordData, new: RecordData) -> dict[str, tuple[str, ...]]:
    """
    List the keys that *old* reads or rejects, and that *new* doesn't read.
    """
    read = paths_in(new.written(), new.only_read())
    moved = {
        ".".join(path): (name,)
        for name, key in old.keys.items()
        for path in (
            tuple(x for x in steps_of(old.paths[name]) if x != SPREAD),
            *(further for _, further in key.further_paths),
        )
        if name in new.keys and path
    }
    found = {
        key: names
        for key, names in {**moved, **old.misplaced}.items()
        if not read.owner(steps_of(key))
    }
    return {
        key: names
        for key, names in found.items()
        if not any(key.startswith(f"{other}.") for other in found)
    }
