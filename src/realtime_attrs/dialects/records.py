"""
How classes are spelled: as objects with keys, or as bare values.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from .classes import RECORDS, TAG, attributes_of, steps_of
from .mistakes import check_record


_SAME: Any = object()


@attrs.frozen
class Record:
    """
    How one class is spelled as an object.

    Args:
        cls: The class.

        places:
            For each attribute that the dialect has, the dotted path of keys to
            its value.

        tag: What the key ``type`` says for this class, if it has a tag.

        required:
            The attributes without which the dialect has no such object.

        constants:
            For dotted paths of keys, the words that always stand there.  Where
            classes share a tag, a key with different words tells them apart;
            others may be left out when they are read.

        tag_at: The key of the tag, where it is not ``type``.

        bare:
            The attribute that the class is written as, if it is no object but
            the bare value of that attribute; then there is no other place.

    A place that ends in ``.*`` is that of an object whose keys stand beside
    those of other attributes: ``session="session.*", id="session.id"``.

    Raises:
        TypeError: *cls* is no class of `realtime_attrs`.

        ValueError:
            A rule names an attribute that does not exist, or two rules one
            place; the message says which.
    """

    cls: type[Any]
    places: Mapping[str, str]
    tag: str | None = None
    required: frozenset[str] = frozenset()
    constants: Mapping[str, str] = attrs.field(factory=dict)
    tag_at: str = TAG
    bare: str | None = None

    def __attrs_post_init__(self) -> None:
        check_record(self)

    @property
    def keys(self) -> frozenset[str]:
        """
        The keys of the object itself, the tag's among them.
        """
        places = (*self.places.values(), *self.constants)
        steps = filter(None, map(steps_of, places))
        return frozenset((*self.tags, *(first for first, *_ in steps)))

    @property
    def tags(self) -> tuple[str, ...]:
        """
        The key of the tag, if there is one.
        """
        return () if self.tag is None else (self.tag_at,)

    def evolve(
        self,
        *names: str,
        without: Iterable[str] = (),
        tag: str | None = _SAME,
        constants: Mapping[str, str] | None = None,
        **places: str,
    ) -> "Record":
        """
        Derive a record that differs in some places.

        Args:
            names:
                Attributes that stand under their own names, also if they stood
                elsewhere.

            without: Attributes that the new record has not.

            tag: Another tag, or `None` for no tag.

            constants: Other constants.

            places: Attributes that stand elsewhere, as for `record()`.

        Raises:
            ValueError: *without* has what is not there.
        """
        gone = frozenset(without)
        for name in sorted(gone - self.places.keys()):
            title = f"record({self.cls.__name__})"
            raise ValueError(f"{title}: there is no {name!r} to be without")
        kept = {k: x for k, x in self.places.items() if k not in gone}
        return attrs.evolve(
            self,
            places={**kept, **{name: name for name in names}, **places},
            tag=self.tag if tag is _SAME else tag,
            required=self.required - gone,
            constants=self.constants if constants is None else constants,
        )


def record(
    cls: type[Any],
    *names: str,
    tag: str | None = None,
    required: Iterable[str] = (),
    constants: Mapping[str, str] | None = None,
    tag_at: str = TAG,
    **places: str,
) -> Record:
    """
    Write a `Record` down by what a reader has to know.

    Args:
        cls: The class.

        names:
            The attributes that stand under their own names.  If neither they
            nor *places* are given, all do.

        tag: What the key ``type`` says for this class, if it has a tag.

        required:
            The attributes that must be there; those that the class cannot be
            made without need not be repeated.

        constants: For dotted paths of keys, the words that always stand there.

        tag_at: The key of the tag, where it is not ``type``.

        places:
            For attributes that stand elsewhere, the dotted path of keys, such
            as ``voice="audio.output.voice"``.
    """
    fields = attributes_of(cls) if cls in RECORDS else []
    always = [f.name for f in fields if f.default is attrs.NOTHING]
    own = names or ([] if places else [field.name for field in fields])
    return Record(
        cls,
        {**{name: name for name in own}, **places},
        tag,
        frozenset((*always, *required)),
        constants or {},
        tag_at,
    )


def bare(cls: type[Any], name: str) -> Record:
    """
    Write down that a class is written as the value of one attribute.

    Args:
        cls: The class.

        name: The attribute; an instance that has others cannot be said.
    """
    return Record(cls, {name: ""}, required=frozenset({name}), bare=name)
