"""
The rules of a dialect, as data for the engine.

A *form* is a way to write a class as an object: its record, or a `Variant` of
it, which is only read.  A *spread* attribute is one whose object is merged
into the object around it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import Any, Final, Literal, TypeAlias

import attrs

from .._values.annotations import options_of
from .._values.messages import describe
from .._values.unknown import Unknown
from . import shapes
from .classes import is_abstract
from .dialect_classes import DialectClasses, R_co
from .keys import Key, Member, class_of
from .record_data import RecordData
from .shapes import SPREAD, is_class, several, steps_of
from .spellings import Words, ignored_words
from .variants import Form, Variant


def _flag(value: bool) -> bool:
    title, expected = "Dialect: null_is_off", "True or False"
    return bool(shapes.one(value, title, kind=bool, expected=expected))


def _bits(value: Literal[32, 64]) -> Literal[32, 64]:
    if value not in (32, 64):
        given = describe(value)
        raise ValueError(
            f"Dialect: number_bits: expected 32 or 64, got {given}"
        )
    return value


def _urls(value: Iterable[str]) -> tuple[str, ...]:
    found = several(value, "Dialect: urls", "strings", shapes.is_text)
    for url in found:
        if not _is_address(url):
            raise ValueError(
                "Dialect: urls: expected an address such as"
                f" 'wss://example.com/v1/realtime', got {url!r}"
            )
    return found


def _is_address(url: str) -> bool:
    host = url.partition("://")[2].partition("/")[0]
    if host.isascii() and {*"[]"}.isdisjoint(host):
        return host != ""
    from urllib.parse import urlsplit  # noqa: PLC0415  # rare

    try:
        return urlsplit(url).netloc != ""
    except ValueError:  # such as "[" without "]"
        return False


def ignored_given(
    value: Mapping[Any, Mapping[str, Any]] | None,
) -> Mapping[Any, Mapping[str, tuple[Any, ...]]]:
    """
    Check the keys to ignore in base classes and unions.
    """
    title, found = "Dialect: ignored", {}
    for family, keys in shapes.table(value, title).items():
        several(options_of(family), title, "classes or unions", is_class)
        found[family] = ignored_words(keys, title)
    return found


MISPLACED: Final = "a misplaced key"


@attrs.frozen(repr=False)
class DialectRules(DialectClasses[R_co], ABC):
    """
    The rules of a `Dialect`, without the checks for contradictions.
    """

    ignored: Mapping[Any, Mapping[str, tuple[Any, ...]]] = attrs.field(
        factory=dict, converter=ignored_given
    )
    null_is_off: bool = attrs.field(default=True, converter=_flag)
    number_bits: Literal[32, 64] = attrs.field(default=64, converter=_bits)
    urls: tuple[str, ...] = attrs.field(default=(), converter=_urls, eq=False)
    is_server: bool = attrs.field(default=False, init=False)
    _variants: dict[int, tuple[Variant, R_co]] = attrs.field(
        factory=dict, init=False, eq=False
    )
    """
    A cache of records of variants, by identity; a variant has no hash.
    """
    _derived_forms: dict[Any, tuple[Variant, Form]] = attrs.field(
        factory=dict, init=False, eq=False
    )
    """
    A cache of variants of subclasses, by identity of the base class's.
    """

    def resolved(self, form: Member) -> R_co:
        """
        Return the record of a class or variant, or the record itself.

        Raises:
            ValueError: The dialect doesn't have the class.
        """
        if isinstance(form, RecordData):
            return form  # type: ignore[return-value]  # as the others
        if not isinstance(form, Variant):
            return self.of(form)  # type: ignore[arg-type]  # a class
        known, record = self._variants.get(id(form), (None, None))
        if known is not form or record is None:
            record = self._varied(form)
            self._variants[id(form)] = form, record
        return record

    @abstractmethod
    def _varied(self, form: Variant) -> R_co:
        """
        Make the record of a variant.
        """

    def records_at(self, key: Key) -> tuple[R_co, ...] | None:
        """
        List the records that an attribute accepts; `None` for all.
        """
        if key.records is None:
            return None
        named = {class_of(item) for item in key.records}
        return tuple(
            self.resolved(form)
            for item in key.records
            for form in self._forms_below(item)
            if form is item or class_of(form) not in named
        )

    def _forms_below(self, item: Member) -> Iterator[Member]:
        """
        List a form and the same form of subclasses, if they have records.
        """
        cls = class_of(item)
        derived_ones = self.derived(cls)
        if cls in self._by_class or not (derived_ones or is_abstract(cls)):
            yield item
        for derived in derived_ones:
            if derived in self._by_class and not isinstance(item, RecordData):
                yield self._form_of(derived, item)

    def _form_of(self, cls: type[Any], item: Member) -> Member:
        if not isinstance(item, Variant):
            return cls
        key = id(item), cls
        known, form = self._derived_forms.get(key, (None, None))
        if known is item and form is not None:
            return form
        made = item.of(cls)
        self._derived_forms[key] = item, made
        return made

    def variants_of(self, cls: type[Any]) -> tuple[R_co, ...]:
        """
        List the variants of *cls*, which are only read.
        """
        record = self._by_class.get(cls)
        return tuple(map(self.resolved, record.variants)) if record else ()

    def ignored_in(self, record: RecordData) -> Mapping[str, tuple[Any, ...]]:
        """
        List the keys that are ignored in objects of *record*.
        """
        found: dict[str, tuple[Any, ...]] = {}
        if record.bare is not None:
            return found
        for family, keys in self.ignored.items():
            if is_below(record.cls, family):
                read = record.top_keys | record.further_keys
                found |= {k: x for k, x in keys.items() if k not in read}
        return {**found, **record.ignored}

    def siblings(self, record: RecordData, name: str) -> dict[str, str] | None:
        """
        List the other keys around a spread attribute, with their owners.

        Return `None` if the attribute isn't spread.
        """
        *above, last = steps_of(record.paths[name]) or ("",)
        if last != SPREAD:
            return None
        ignored = (
            (steps_of(x), "an ignored key") for x in self.ignored_in(record)
        )
        misplaced = ((steps_of(x), MISPLACED) for x in record.misplaced)
        read = (*record.written(), *record.only_read())
        return {
            path[len(above)]: owner
            for path, owner in (*read, *ignored, *misplaced)
            if [*path[: len(above)]] == above
            and path[len(above) :] != (SPREAD,)
        }

    def further_keys(self, record: RecordData) -> frozenset[str]:
        """
        List the keys of an object that are only read.
        """
        ignored = {steps_of(x)[0] for x in self.ignored_in(record)}
        return record.further_keys | ignored

    def admitting(self, cls: type[Any]) -> "DialectRules[R_co]":
        """
        Copy the dialect, with rules to write *cls* as the class that is read.
        """
        record = self._by_class.get(self.class_for(cls))
        if record is None or record.cls is cls:
            return self
        other = copy(self)
        by_class = {**self._by_class, cls: self.fitted(record, cls)}
        object.__setattr__(other, "_by_class", by_class)
        object.__setattr__(other, "_variants", {})
        self.derived(cls)  # so that the copy has no other subclasses
        object.__setattr__(other, "_below", self._below)
        return other

    def as_server(self) -> "DialectRules[R_co]":
        """
        Copy the dialect, to reject the values that only its server rejects.
        """
        other = copy(self)
        object.__setattr__(other, "is_server", True)
        return other

    def worded(self, words: Mapping[type[Any], Words]) -> "DialectRules[R_co]":
        """
        Copy the dialect, with other words of some enums.
        """
        if not words:
            return self
        other = copy(self)
        object.__setattr__(other, "words", {**self.words, **words})
        if not words.keys() <= self.words.keys():
            object.__setattr__(other, "_below", None)
        return other

    def meaning(self, cls: type[Any], name: str, value: Any) -> Any:
        """
        Normalize the value of an attribute, for comparisons.

        The result is the same for `None` and the server's default, for the
        same words in another order, and for all values of an attribute that
        isn't written.

        Args:
            cls: The class.

            name: The attribute.

            value: Its value; `None` if it isn't set.

        Returns:
            A value that is equal for values of the same setting.
        """
        record, below = self._by_class.get(cls), self._below
        if record is None or below is None or cls in below:
            record = self._by_class.get(self.class_for(cls))
        if record is None:
            return value
        if name in record.stored:
            return None
        if value is None:
            value = record.defaults.get(name)
        key = record.keys.get(name)
        if key is None or key.rewrite is None or value is None:
            return value
        return frozenset(key.rewrite.table.get(value, value))


DialectData: TypeAlias = DialectRules[RecordData]


def is_below(cls: type[Any], family: Any) -> bool:
    """
    Check whether a class derives from a base class or a member of a union.
    """
    bases = options_of(family)
    return any(base in cls.__mro__ for base in bases if base is not Unknown)
