"""
Where and how one attribute is written.
"""

import re

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from typing import Any, Final, Literal, TypeVar

import attrs

from .._values.messages import describe
from . import shapes
from .paths import Paths
from .shapes import INHERITED, Steps, several, steps_of
from .spellings import Rewrite, Spelling, Words, words_table


class Form:
    """
    A way of writing a class as an object: a `Record`, or a `Variant` of one.
    """

    __slots__ = ()

    cls: type[Any]

    def of(self, cls: type[Any]) -> "Form":
        """
        Take the same form of another class, such as a subclass.
        """
        return attrs.evolve(self, cls=cls)  # type: ignore[misc]  # forms are attrs classes


def _constants(value: Mapping[str, str]) -> Mapping[str, str]:
    return shapes.by_key(value, "Variant: constants")


def _fallback_path(value: str) -> str:
    return shapes.key_path(value, "Fallback")


def _fallback_words(
    value: Mapping[type[Any], Words | Mapping[Any, Spelling]],
) -> Mapping[type[Any], Words]:
    return words_table(value, "Fallback: words")


@attrs.frozen
class Variant(Form):
    """
    The dialect's record of a class, with another tag or further constants.

    Args:
        cls: The class.

        tag: The other tag, or `None` for no tag.

        constants: Further constants, as in `record()`.
    """

    cls: type[Any]
    tag: str | None = attrs.field(kw_only=True, default=INHERITED)
    constants: Mapping[str, str] = attrs.field(
        kw_only=True, factory=dict, converter=_constants
    )


@attrs.frozen
class Fallback:
    """
    A path that is read if the attribute's own path holds nothing.

    Servers repeat values there, and not always correctly.  If the attribute's
    own path holds a value, the key is an unknown key.

    Args:
        path: The dotted path of keys.

        words: How words are spelled there; as at the own path if left out.
    """

    path: str = attrs.field(converter=_fallback_path)
    words: Mapping[type[Any], Words] = attrs.field(
        kw_only=True, factory=dict, converter=_fallback_words
    )


T = TypeVar("T")


def _rule(value: Any, nothing: T, check: Callable[[Any], T]) -> T:
    """
    Check an argument, which may be left out or `None`.

    Args:
        value: The argument.

        nothing: What stands for `None`, by which a rule is removed.

        check: Checks another value, and returns it in its usual shape.
    """
    if value is INHERITED:
        return INHERITED  # type: ignore[no-any-return]  # see `Key`
    return nothing if value is None else check(value)


def _path(value: str) -> str:
    return _rule(value, value, partial(shapes.path, title="Key"))


def _alias(value: str | None) -> str | None:
    check = partial(shapes.key_path, title="Key: alias")
    return _rule(value, None, check)


def _fallback(value: Fallback | str | None) -> Fallback | None:
    if isinstance(value, Fallback):
        return value
    return _rule(value, None, Fallback)


def _words(
    value: Mapping[type[Any], Words | Mapping[Any, Spelling]] | None,
) -> Mapping[type[Any], Words]:
    return _rule(value, {}, partial(words_table, title="Key: words"))


def _flatten(value: Mapping[str, str] | None) -> Mapping[str, str]:
    return _rule(value, {}, partial(shapes.keys, title="Key: flatten"))


def _records(
    value: Iterable[type[Any] | Form] | type[Any] | Form | None,
) -> tuple[type[Any] | Form, ...] | None:
    expected = "classes, variants or records"
    return _rule(value, None, _several("records", expected, type | Form))


def _rewrite(value: Rewrite | None) -> Rewrite | None:
    return _rule(value, None, _one("rewrite", "a Rewrite", Rewrite))


def _off(value: Iterable[Spelling] | Spelling) -> tuple[Spelling, ...]:
    expected = "words, objects or None"
    return _rule(value, (), _several("off", expected, str | Mapping | None))


def _none(value: Iterable[str] | None) -> tuple[str, ...]:
    return _rule(value, (), _several("none", "words", str))


def _as_string(value: bool | None) -> bool:  # a converter
    return _rule(
        value, False, _one("as_string", "True or False", bool)
    )  # likewise


def _by_converter(value: bool | None) -> bool:  # likewise
    return _rule(
        value, False, _one("by_converter", "True or False", bool)
    )  # likewise


def _null(value: Literal["refused"] | None) -> Literal["refused"] | None:
    return _rule(value, None, _refused)


def _pattern(value: str | None) -> str | None:
    return _rule(value, None, _compiled)


def _several(
    argument: str, expected: str, kind: Any
) -> Callable[[Any], tuple[Any, ...]]:
    def check(value: Any) -> tuple[Any, ...]:
        title = f"Key: {argument}"
        return several(value, title, expected, lambda x: isinstance(x, kind))

    return check


def _one(argument: str, expected: str, kind: type[T]) -> Callable[[Any], T]:
    def check(value: Any) -> T:
        if isinstance(value, kind):
            return value
        given = describe(value)
        raise TypeError(f"Key: {argument}: expected {expected}, got {given}")

    return check


def _refused(value: Any) -> Any:
    if value != "refused":
        given = describe(value)
        raise ValueError(f"Key: null: expected 'refused', got {given}")
    return value


def _compiled(value: Any) -> str:
    try:
        re.compile(value)
    except (TypeError, re.error) as error:
        raise ValueError(f"Key: pattern: {error}") from None
    return str(value)


@attrs.frozen(repr=False)
class Key:
    """
    Where and how one attribute is written, as in ``record(..., name=Key())``.

    `Record.evolve()` inherits each argument that is left out; `None` removes
    an inherited rule.

    Args:
        path:
            The dotted path of keys, such as ``"audio.output.voice"``; by
            default the attribute's name.  If it ends in ``.*``, the keys of
            the value stand beside the other keys of the object there.

        alias: A second path that is read.  Values at both are an error.

        fallback:
            A path, or a `Fallback`, that is read if *path* holds nothing.

        words:
            For some enums, how their members are spelled at this attribute.

        flatten:
            For the keys of *words* that are objects, the keys that stand
            beside *path* instead, while *path* holds the type.  If the type is
            left out, it is that of the first word.

        records:
            Which classes may stand here, instead of all that the attribute
            admits: a class, for the dialect's own record; a `Variant` of that;
            or a whole `Record`.

        rewrite: Arrays of words that are written as other arrays.

        off:
            How `OFF` is spelled.  The first spelling is written; the others,
            and null, are read too.

        none:
            Words that are read as `None`.  A value equal to one of them can't
            be written.

        as_string:
            Whether an integer is written as digits in a string.  A number is
            read too.

        by_converter:
            Whether the value is left to the converter's own hooks for the
            attribute's type.

        null:
            ``"refused"`` if the server refuses null here, though readers
            don't; see `realtime_attrs.converter.check()`.

        pattern:
            A regular expression that the server requires a string to match
            from its start, though readers don't.

    Raises:
        TypeError: An argument has the wrong shape.

        ValueError: A path has an empty key, or a pattern is none.
    """

    path: str = attrs.field(default=INHERITED, converter=_path)
    alias: str | None = attrs.field(
        default=INHERITED, kw_only=True, converter=_alias
    )
    fallback: Fallback | None = attrs.field(
        default=INHERITED, kw_only=True, converter=_fallback
    )
    words: Mapping[type[Any], Words] = attrs.field(
        default=INHERITED, kw_only=True, converter=_words
    )
    flatten: Mapping[str, str] = attrs.field(
        default=INHERITED, kw_only=True, converter=_flatten
    )
    records: tuple[type[Any] | Form, ...] | None = attrs.field(
        default=INHERITED, kw_only=True, converter=_records
    )
    rewrite: Rewrite | None = attrs.field(
        default=INHERITED, kw_only=True, converter=_rewrite
    )
    off: tuple[Spelling, ...] = attrs.field(
        default=INHERITED, kw_only=True, converter=_off
    )
    none: tuple[str, ...] = attrs.field(
        default=INHERITED, kw_only=True, converter=_none
    )
    as_string: bool = attrs.field(
        default=INHERITED, kw_only=True, converter=_as_string
    )
    by_converter: bool = attrs.field(
        default=INHERITED, kw_only=True, converter=_by_converter
    )
    null: Literal["refused"] | None = attrs.field(
        default=INHERITED, kw_only=True, converter=_null
    )
    pattern: str | None = attrs.field(
        default=INHERITED, kw_only=True, converter=_pattern
    )

    def __repr__(self) -> str:
        given = [
            f"{name}={value!r}"
            for name, value in _given(self).items()
            if name != "path" and value != getattr(_PLAIN, name)
        ]
        path = [] if self.path is INHERITED else [repr(self.path)]
        return f"Key({', '.join([*path, *given])})"

    def over(self, other: "Key") -> "Key":
        """
        Inherit from another key what is left out here.
        """
        return attrs.evolve(other, **_given(self))

    @property
    def words_there(self) -> tuple[Mapping[type[Any], Words], ...]:
        """
        The tables of words of its own, with those of the fallback.
        """
        fallback = self.fallback
        return (self.words, *([fallback.words] if fallback else ()))

    def less(self, gone: frozenset[type[Any]]) -> "Key":
        """
        Remove the rules for classes and enums that a dialect doesn't have.
        """
        fallback = self.fallback
        if fallback is not None:
            words = _less(fallback.words, gone)
            fallback = attrs.evolve(fallback, words=words)
        records = self.records
        if records is not None:
            records = tuple(x for x in records if class_of(x) not in gone)
        words = _less(self.words, gone)
        return attrs.evolve(
            self, words=words, fallback=fallback, records=records
        )

    def mentions(self, classes: frozenset[type[Any]]) -> bool:
        """
        Check for rules that are about some classes or enums.
        """
        records = map(class_of, self.records or ())
        return not classes.isdisjoint(chain(records, *self.words_there))

    @property
    def further_paths(self) -> Iterator[tuple[str, Steps]]:
        """
        The further paths that are read, each with the argument that has it.
        """
        if self.alias is not None:
            yield "alias", steps_of(self.alias)
        if self.fallback is not None:
            yield "fallback", steps_of(self.fallback.path)
        for key in self.flatten.values():
            yield "flattened key", (*steps_of(self.path)[:-1], key)

    def unshadowed(self, given: "Key", written: Paths) -> "Key":
        """
        Remove an alias or fallback that is inherited, and written now.

        Args:
            given: What is given, and not inherited.

            written: The paths that are written.
        """
        changes: dict[str, Any] = {}
        for argument, path in self.further_paths:
            is_given = getattr(given, argument, None) is not INHERITED
            if not is_given and written.owner(path):
                changes[argument] = None
        return attrs.evolve(self, **changes) if changes else self


def class_of(item: type[Any] | Form) -> type[Any]:
    """
    Return the class that stands for itself, or that a form is for.
    """
    return item.cls if isinstance(item, Form) else item


def _given(key: Key) -> dict[str, Any]:
    values = ((x.name, getattr(key, x.name)) for x in attrs.fields(Key))
    return {name: value for name, value in values if value is not INHERITED}


def _less(
    words: Mapping[type[Any], Words], gone: frozenset[type[Any]]
) -> dict[type[Any], Words]:
    return {cls: item for cls, item in words.items() if cls not in gone}


_PLAIN: Final = Key(
    "-", **{x.name: None for x in attrs.fields(Key) if x.name != "path"}
)


@lru_cache(4096)
def plain_key(path: str) -> Key:
    """
    Make the key of an attribute that has no rule but its path.
    """
    return attrs.evolve(_PLAIN, path=path)
