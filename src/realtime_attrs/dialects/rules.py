"""
The class of dialects.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from .._rules import shapes
from .._rules.dialect_classes import records_given, words_given
from .._rules.dialect_data import DialectRules, ignored_given, is_below
from .._rules.shapes import INHERITED, is_checked, perhaps, several, unchecked
from .._rules.spellings import Spelling, Words, twice
from .._rules.variants import Variant
from .._values.messages import describe
from .records import Record


def dialects_given(value: Any) -> list["Dialect"]:
    """
    Return dialects as a list; a single one becomes a list of one.

    Raises:
        TypeError: One of them isn't a dialect.
    """
    found = [value] if isinstance(value, Dialect) else [*value]
    for item in found:
        if not isinstance(item, Dialect):
            raise TypeError(f"expected dialects, got {describe(item)}")
    return found


class Dialect(DialectRules[Record]):
    """
    Rules that describe the JSON of a service's sessions and events.

    Derive one from `BETA` or `GA` with `evolve()`.

    Args:
        name:
            The name, for messages and stores; it is converted to lower case.

        records: The records of the classes that the dialect supports.

        words:
            For each enum that the dialect supports, its `Words` (the JSON of
            its members), or a mapping from members to words.

        ignored:
            For base classes or unions, the keys to ignore in the objects of
            all their classes, as in `record()`::

                ignored={ServerEvent: {"trace_id": ANY}}

            Converters still read such a key if the class's record has it.

        null_is_off:
            Whether to read null as `OFF` if an attribute can be `OFF`.  If
            false, null is always read as `None`.

        number_bits:
            The size of the service's floats: 32 or 64.  Larger numbers are
            rejected.

        urls:
            Addresses of the dialect's servers, for `dialects.for_url()`.  A
            ``*`` matches any characters in the host, in a segment of the path
            or in a value of the query.  A pattern also matches addresses below
            its path, and addresses with further parameters::

                urls=["wss://*.example.com/v1/realtime?model=acme-*"]

    Raises:
        TypeError: An argument has the wrong shape.

        ValueError:
            Rules contradict each other, or the dialect can't write a default;
            the message names the attribute.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        self._check()

    def _check(self) -> None:
        if is_checked():
            from .mistakes import problems_of  # noqa: PLC0415  # rare

            for problem in problems_of(self):
                raise ValueError(f"dialect {self.name!r}: {problem}")

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"<Dialect {self.name}>"

    def evolve(  # noqa: PLR0913  # each has its default
        self,
        name: str,
        *,
        records: Iterable[Record] = (),
        without: Iterable[type[Any]] = (),
        words: Mapping[type[Any], Words | Mapping[Any, Spelling]]
        | None = None,
        ignored: Mapping[Any, Mapping[str, Any]] | None = None,
        null_is_off: bool = INHERITED,
        number_bits: Literal[32, 64] = INHERITED,
        urls: Iterable[str] = (),
    ) -> "Dialect":
        """
        Derive a dialect that differs in some rules.

        All records lose their rules for classes and enums in *without*.  An
        inherited `Variant` then refers to the new dialect's record.  For
        example::

            BETA.evolve(
                "acme",
                records=[BETA.of(SessionResource).evolve(model="engine")],
            )

        Args:
            name: The new dialect's name.

            records:
                Records of new classes, or records that replace inherited
                ones.  Derive them with ``dialect.of(cls).evolve(...)``
                to inherit rules.

            without: Classes and enums that the new dialect doesn't support.

            words:
                `Words` of new enums, or `Words` that replace inherited ones.
                Derive them with ``dialect.words[cls].evolve(...)`` to inherit
                some words.

            ignored:
                Keys to ignore in base classes and unions; they replace the
                inherited keys of the same class or union.

            null_is_off: As in the class.

            number_bits: As in the class.

            urls: As in the class; the new dialect inherits none.

        Raises:
            TypeError: An argument has the wrong shape.

            ValueError:
                Rules contradict each other, or *without* has a class that this
                dialect doesn't have.
        """
        title = f"dialect {name!r}"
        gone = frozenset(
            several(without, f"{title}: without", "classes", shapes.is_class)
        )
        listed = records_given(records)
        for cls in twice(item.cls for item in listed):
            raise ValueError(f"{title}: two records of {cls.__name__}")
        given = {item.cls: item for item in listed}
        here = self._by_class.keys() | self.words.keys()
        for cls in sorted(gone, key=lambda cls: cls.__name__):
            if cls not in here or cls in given:
                gap = cls.__name__
                hint = perhaps(gap, (other.__name__ for other in here))
                reason = f"no {gap} to remove{hint}"
                if cls in given:
                    reason = f"{gap} has a new record"
                raise ValueError(f"{title}: without: {reason}")
        kept = {**self._by_class, **given}
        kept = {cls: x for cls, x in kept.items() if cls not in gone}
        arguments: tuple[Any, ...] = (
            [x.less(gone) if gone else x for x in kept.values()],
            {
                **{c: x for c, x in self.words.items() if c not in gone},
                **words_given(words),
            },
            {**self._ignored_below(kept), **ignored_given(ignored)},
            self.null_is_off if null_is_off is INHERITED else null_is_off,
            self.number_bits if number_bits is INHERITED else number_bits,
            urls,
        )
        with unchecked():  # until it is known which classes are absent
            made = Dialect(name, *arguments)
        absent = self._absent | here - made._by_class.keys()
        object.__setattr__(made, "_absent", absent - made.words.keys())
        made._check()  # of the same class
        for cls in given if is_checked() else ():
            other = made.class_for(cls)
            if other not in given:
                raise ValueError(
                    f"{title}: the record of {cls.__name__} has no effect:"
                    f" {other.__name__} replaces it; evolve its record"
                )
        return made

    def _varied(self, form: Variant) -> Record:
        own = self.of(form.cls)
        tag = own.tag if form.tag is INHERITED else form.tag
        ignored = {**own.ignored, **form.ignored}
        if tag is not None:
            ignored.pop(own.tag_key, None)
        rules: dict[str, Any] = {
            "tag": tag,
            "constants": {**own.constants, **form.constants},
            "ignored": ignored,
            "required": own.required.union(form.required),
        }
        if not form.keys and all(
            getattr(own, name) == rule for name, rule in rules.items()
        ):
            return own
        return own.evolve(**rules, variants=(), keys=form.keys)

    def _ignored_below(
        self, classes: Iterable[type[Any]]
    ) -> dict[Any, Mapping[str, tuple[Any, ...]]]:
        return {
            family: keys
            for family, keys in self.ignored.items()
            if any(is_below(cls, family) for cls in classes)
        }
