"""
Draw values of the domain.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs

from hypothesis import strategies as st

from .._rules.classes import (
    EXTRA,
    TAG,
    attributes_of,
    has_extra,
    is_abstract,
    is_native,
    is_recorded,
    is_worded,
)
from .._rules.shapes import SPREAD
from .._values.annotations import ARRAYS, is_array, options_of
from .._values.constants import OFF
from .._values.constructors import only_stores
from .._values.scalars import Range
from .._values.unknown import Unknown
from ..dialects import BETA, GA, REFERENCE, by_name, known
from .scalars import SCALARS, integers


Tree: TypeAlias = dict[str, "Tree"]
"""
The keys of an object, and of the objects inside it.
"""


def _has_content(option: Any) -> int:
    return 0 if option is None else 1 if option is OFF else 2


def built(
    cls: type[Any],
    fields: Mapping[str, st.SearchStrategy[Any]],
    extra: st.SearchStrategy[Unknown | None],
) -> st.SearchStrategy[Any]:
    """
    Draw instances that the constructor accepts.
    """
    rest = {EXTRA: extra} if has_extra(cls) else {}
    aliases = {x.name: str(x.alias) for x in attrs.fields(cls)}
    given = {aliases[x]: drawn for x, drawn in {**fields, **rest}.items()}
    if only_stores(cls):
        return st.builds(cls, **given)
    made = st.fixed_dictionaries(given).map(partial(_accepted, cls))
    return made.filter(lambda value: value is not None)


def _accepted(cls: type[Any], given: Mapping[str, Any]) -> Any:
    try:
        return cls(**given)
    except Exception:  # noqa: BLE001  # a user's validators raise anything
        return None


@attrs.frozen
class Drawing:
    """
    Strategies for values of the domain.

    If *unknown*, they draw unknown words, objects and keys of the dialects in
    *names* too.
    """

    json: st.SearchStrategy[Any]
    unknown: bool
    names: Sequence[str] = ("reference", "beta", "ga")
    bits: Literal[32, 64] = 64
    made: dict[Any, st.SearchStrategy[Any]] = attrs.field(
        factory=dict, kw_only=True
    )
    """
    The strategies of classes, by `key_of()`.
    """

    def made_unknown(
        self, value: st.SearchStrategy[Any]
    ) -> st.SearchStrategy[Unknown]:
        return st.builds(Unknown, value, st.sampled_from(self.names))

    def values(self, annotation: Any) -> st.SearchStrategy[Any]:
        """
        Draw values of *annotation*, the simplest first.
        """
        options = self.options(annotation)
        drawn = [self.option(x) for x in options if x is not Unknown]
        if self.unknown and Unknown in options:
            drawn.append(self.made_unknown(self.unknown_at(options)))
        return st.one_of(drawn)

    def expanded(self, annotation: Any) -> Any:
        return annotation

    def options(self, annotation: Any) -> Sequence[Any]:
        options = options_of(self.expanded(annotation))
        found = (x for x in options if not is_abstract(x))
        return sorted(found, key=_has_content)

    def unknown_at(self, _: Sequence[Any], /) -> st.SearchStrategy[Any]:
        """
        Draw the JSON of unknown values of a union.
        """
        return st.text() | self.tagged(TAG)

    def tagged(self, key: str) -> st.SearchStrategy[dict[str, Any]]:
        """
        Draw objects with a word at *key*.
        """
        return st.builds(
            lambda tag, keys: {**keys, key: tag},
            st.text(),
            st.dictionaries(st.text(), self.json, max_size=2),
        )

    def option(  # noqa: C901, PLR0911  # a table
        self, option: Any
    ) -> st.SearchStrategy[Any]:
        if isinstance(option, Enum):
            return self.members(type(option), [option])
        if is_worded(option):
            return self.members(option)
        if is_recorded(option):
            return self.instances(option)
        if option is float:
            return st.floats(
                allow_nan=False, allow_infinity=False, width=self.bits
            )
        if option is Any:
            return self.json
        if option in SCALARS:
            return SCALARS[option]
        if isinstance(option, str | int):  # of a `Literal`
            return st.just(option)
        parts = get_args(option)
        if parts and isinstance(parts[-1], Range):
            return integers(parts[-1].least, parts[-1].greatest)
        if is_array(option):
            items = st.lists(self.values(parts[0]), max_size=3)
            return items.map(ARRAYS[get_origin(option)])
        if get_origin(option) is tuple:
            return st.tuples(*map(self.values, parts))
        return st.dictionaries(st.text(), self.values(parts[-1]), max_size=3)

    def members(
        self, cls: type[Any], only: Iterable[Any] | None = None
    ) -> st.SearchStrategy[Any]:
        """
        Draw values with words; all, or *only* some.
        """
        if issubclass(cls, Enum):
            return st.sampled_from([*(cls if only is None else only)])
        found = {
            value
            for dialect in map(by_name, known())
            for words in (
                dialect.words,
                *(x for item in dialect.records for x in item.words_there),
            )
            if cls in words
            for value in words[cls].spellings
        }
        return st.sampled_from(sorted(found, key=repr))

    def instances(self, cls: type[Any]) -> st.SearchStrategy[Any]:
        """
        Draw instances of a class, which may hold others of the same.
        """
        key = self.key_of(cls)
        if key not in self.made:
            self.made[key] = st.deferred(lambda: made)
            self.made[key] = made = self.new_instances(cls)
        return self.made[key]

    def key_of(self, cls: type[Any]) -> Any:
        return cls

    def new_instances(self, cls: type[Any]) -> st.SearchStrategy[Any]:
        fields = {
            field.name: self.attribute(cls, field)
            for field in attributes_of(cls)
        }
        return built(cls, fields, self.keys({}, {TAG}))

    def attribute(
        self, cls: type[Any], field: "attrs.Attribute[Any]"
    ) -> st.SearchStrategy[Any]:
        annotation = self.expanded(field.type)
        if not is_native(annotation):
            return st.from_type(annotation)
        strategy = self.values(annotation)
        words = {
            word
            for known in (REFERENCE, BETA, GA)
            if (record := known.get(cls)) and field.name in record.keys
            if (rewrite := record.keys[field.name].rewrite) is not None
            for words in rewrite.table
            for word in words
        }
        if not words:
            return strategy
        # Arbitrary text never has the words in the rules.
        return strategy | st.lists(st.sampled_from(sorted(words)), max_size=3)

    def keys(
        self, tree: Tree, taken: set[str]
    ) -> st.SearchStrategy[Unknown | None]:
        """
        Draw an `extra`, without the keys of an object and further ones.
        """
        if not self.unknown or SPREAD in tree:
            return st.none()
        return st.none() | self.made_unknown(self._keys(tree, taken))

    def _keys(
        self, tree: Tree, taken: set[str]
    ) -> st.SearchStrategy[dict[str, Any]]:
        own = st.dictionaries(
            st.text().filter(lambda key: key not in taken | tree.keys()),
            self.json,
            max_size=2,
        )
        below = {
            key: self._keys(inner, set()).filter(bool)
            for key, inner in tree.items()
            if inner and SPREAD not in inner
        }
        return st.builds(
            lambda own, below: own | below,
            own,
            st.fixed_dictionaries({}, optional=below),
        )
