"""
The rules of a record, as data for the engine.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, TypeAlias

import attrs

from .classes import TAG, attributes_of
from .keys import Key
from .paths import Paths
from .shapes import SPREAD, Steps, steps_of, unchecked
from .spellings import Words
from .variants import Form


Listed: TypeAlias = Iterator[tuple[Steps, str]]
"""
Paths, each with its owner: an attribute, a constant or the tag.
"""


@attrs.frozen(unsafe_hash=False)
class RecordData(Form):
    """
    The rules of a `Record`, without the checks for contradictions.
    """

    cls: type[Any]
    keys: Mapping[str, Key]
    tag: str | None = None
    tag_key: str = TAG
    required: frozenset[str] = frozenset()
    constants: Mapping[str, str] = attrs.field(factory=dict)
    explicit_nulls: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = attrs.field(factory=dict)
    misplaced: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    ignored: Mapping[str, tuple[Any, ...]] = attrs.field(factory=dict)
    variants: tuple[Form, ...] = ()
    refused_nulls: tuple[str, ...] = ()
    bare: str | None = None
    stored: frozenset[str] = frozenset()
    """
    The attributes that only the program uses; converters ignore them.
    """
    paths: Mapping[str, str] = attrs.field(init=False, eq=False, repr=False)
    """
    The path of each attribute; empty for a bare value.
    """

    def __attrs_post_init__(self) -> None:
        paths = {
            name: "" if name == self.bare else key.path
            for name, key in self.keys.items()
        }
        object.__setattr__(self, "paths", paths)

    def of(self, cls: type[Any]) -> "RecordData":
        """
        Copy the record for a subclass, or for a base class and its attributes.
        """
        changes: dict[str, Any] = {
            "cls": cls,
            "variants": tuple(item.of(cls) for item in self.variants),
        }
        names = {field.name for field in attributes_of(cls)}
        if not names.issuperset((*self.keys, *self.stored)):
            changes |= self._rules_of(names)
        with unchecked():
            return attrs.evolve(self, **changes)

    def _rules_of(self, names: AbstractSet[str]) -> dict[str, Any]:
        """
        Select the rules of some attributes; the keys of others are misplaced.
        """
        others = {
            ".".join(path): (name,)
            for name, key in self.keys.items()
            for path in (steps_of(key.path), *dict(key.further_paths).values())
            if name not in names and SPREAD not in path
        }
        return {
            "keys": {x: key for x, key in self.keys.items() if x in names},
            "required": self.required & names,
            "explicit_nulls": tuple(
                x for x in self.explicit_nulls if x in names
            ),
            "defaults": {k: x for k, x in self.defaults.items() if k in names},
            "misplaced": {**self.misplaced, **others},
            "stored": self.stored & names,
            "variants": (),  # they are only read, as the subclass
        }

    @property
    def tags(self) -> tuple[str, ...]:
        """
        The key of the discriminator, if there is one.
        """
        return () if self.tag is None else (self.tag_key,)

    @property
    def top_keys(self) -> frozenset[str]:
        """
        The keys of the object itself that are written.
        """
        return frozenset(path[0] for path, _ in self.written())

    @property
    def further_keys(self) -> frozenset[str]:
        """
        The keys of the object itself that are only read.
        """
        return frozenset(path[0] for path, _ in self.only_read())

    @property
    def required_keys(self) -> frozenset[str]:
        """
        The keys of the object itself that are required.
        """
        return frozenset(steps_of(self.paths[x])[0] for x in self.required)

    @property
    def words_there(self) -> Iterator[Mapping[type[Any], Words]]:
        """
        The words of single attributes.
        """
        for key in self.keys.values():
            yield from key.words_there

    def written(self) -> Listed:
        """
        List the paths that are written, each with its owner.
        """
        for key in self.tags:
            yield (key,), "the tag"
        for path, word in self.constants.items():
            yield steps_of(path), f"the constant {word!r}"
        for name, path in self.paths.items():
            if path:
                yield steps_of(path), repr(name)

    def only_read(self) -> Listed:
        """
        List the paths that are only read, each with its owner.
        """
        for name, rules in self.keys.items():
            for rule, path in rules.further_paths:
                owner = "flattened key" if rule == "flatten" else rule
                yield path, f"the {owner} of {name!r}"
        for key in self.ignored:
            yield steps_of(key), "an ignored key"


def paths_in(*listed: Listed) -> Paths:
    """
    Collect paths.
    """
    found = Paths()
    for pairs in listed:
        for path, owner in pairs:
            found.add(path, owner)
    return found
