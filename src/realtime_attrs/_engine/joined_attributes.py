"""
Attributes whose keys are among the keys of others: spread or flattened.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import attrs

from .._rules.classes import class_of, is_recorded
from .._rules.dialect_data import MISPLACED
from .._rules.keys import Key
from .._rules.shapes import SPREAD
from .._rules.sites import Field, Site, is_ours, others_given
from .._values.annotations import kind_of, options_of
from .._values.kinds import JsonObject
from .._values.unknown import Unknown
from .attributes import Attribute
from .entries import Entry, FurtherKey
from .object_schema import ObjectSchema
from .parts import Part
from .schema_forms import any_of
from .source import Source, place_of
from .written_attributes import States


OF_KEYS = ("alias", "fallback", "flatten", "none", "off", "null", "pattern")
"""
The arguments of `Key` that a spread attribute can't have.
"""


@attrs.frozen(eq=False, repr=False)
class SpreadAttribute(Attribute):
    """
    An attribute whose keys are merged into an object with keys of *others*.
    """

    others: frozenset[str] = frozenset()

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        if not key.path.endswith(SPREAD):
            return
        others = (x for x in options_of(field.type) if x is not None)
        if not all(
            x is Unknown or is_ours(x) or _is_json_object(x) for x in others
        ):
            yield f"the value at {key.path!r} has to be an object"
        for argument in others_given(key, OF_KEYS):
            yield f"{argument}: a path that ends in '*' has no key"
        if field.default not in (None, attrs.NOTHING):
            yield f"{key.path!r}: the attribute has a default other than None"

    @staticmethod
    def clashes(site: Site) -> Iterator[str]:
        siblings = site.dialect.siblings(site.record, site.name)
        forms = site.dialect.variants_of(site.record.cls)
        if siblings is None or site.record in forms:  # only read
            return
        if not all(site.is_object(class_of(x)) for x in site.members):
            place = site.record.paths[site.name]
            yield f"the value at {place!r} has to be an object"
        # A misplaced key is rejected, whoever would read it.
        taken = {x for x, of in siblings.items() if of != MISPLACED}
        for cls in dict.fromkeys(map(class_of, site.members)):
            for key in sorted(_keys_of(cls, site) & taken):
                owners = f"{cls.__name__} and of {siblings[key]}"
                yield f"{key!r} is a key of {owners}"

    @property
    def is_left(self) -> bool:
        """
        Whether it is read as `None` if the object has only other keys.
        """
        return not self.required

    def read(self, source: Source, value: str, found: str | None) -> None:
        del found  # readers of spread attributes count no keys
        others = f"others_{self.name}"
        test = f"for k, x in {value}.items() if k not in {others}"
        source.add(f"item = {{k: x {test}}}", **{others: self.others})
        spot = self._spot(source, place_of(self.place))
        if self.required:
            spot.read(self.part)
        else:
            source.add("if not item:\n    item = None")
            with source.block("else:"):
                spot.read(self.part)
                is_blank = f"is_blank_{self.name}"
                source.add(
                    f"if {is_blank}(item):\n    item = None",
                    **{is_blank: partial(_is_blank, self.part)},
                )
        source.add(f"self.{self.name} = item")

    def _target(self, source: Source) -> str:
        return f"{self._object(source)}.update({{}})"

    @property
    def _claimed(self) -> frozenset[str]:
        return self.others

    def _states(self) -> States:
        if self.is_left:
            yield ({},), "None"

    def describe(self, found: ObjectSchema) -> None:
        place = found.place_of(self.name, self.key, others=self.others)
        choices = [self.schema(place)]
        if self.is_left:
            choices.append({"propertyNames": {"enum": sorted(self.others)}})
        found.rules.append(any_of(choices))


@attrs.frozen(eq=False, repr=False)
class FlatAttribute(Attribute):
    """
    An attribute with a flattened word, whose further keys are *siblings*.
    """

    siblings: tuple[FurtherKey, ...] = ()

    @property
    def further_keys(self) -> Iterator[FurtherKey]:
        yield from self.siblings

    read = Entry.read

    def read_later(self, source: Source, *, keeps: bool) -> None:
        del keeps
        raws = [self.raw, *(entry.raw for entry in self.siblings)]
        source.add("item = None")
        for raw in raws:
            source.add(f"if {raw} is ABSENT:\n    {raw} = None")
        given = " or ".join(f"{raw} is not None" for raw in raws)
        with source.block(f"if {given}:"):
            source.add(f"item = ({', '.join(raws)})")
            self._spot(source, place_of(self.path[:-1])).read(self.part)
        if self.required:
            source.add(
                f"else:\n    errors = note("
                f"errors, missing_key(), {place_of(self.path)})"
            )
        source.add(f"self.{self.name} = item")

    def _target(self, source: Source) -> str:
        return self._object(source)

    def describe(self, found: ObjectSchema) -> None:
        place = found.place_of(self.name, self.key)
        found.rules.append(self.part.schema(place))
        dialect = found.place.schemas.dialect
        found.look(self.path[-1], refuses_null=self._refuses_null(dialect))


def _is_blank(part: Part, value: Any) -> bool:
    """
    Check for a value that is written as an empty object.

    Readers make one if all keys are null or unknown.
    """
    return (
        is_recorded(type(value))
        and all(
            getattr(value, field.name) is None
            for field in attrs.fields(type(value))
            if field.default is None
        )
        and part.put(value) == {}
    )


def _is_json_object(option: Any) -> bool:
    return isinstance(kind_of(option), JsonObject)


def _keys_of(cls: type[Any], site: Site) -> set[str]:
    """
    List the keys of a class, or of its words.
    """
    record = site.records.get(cls) or site.dialect.get(cls)
    if record is not None:
        return {*record.top_keys, *record.further_keys}
    words = site.there.spellings(cls).spellings.values()
    return {key for x in words if isinstance(x, Mapping) for key in x}
