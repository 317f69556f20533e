"""
Records: rules to write a class as an object, or as the value of one attribute.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from .._rules import shapes
from .._rules.classes import TAG, attributes_of
from .._rules.keys import Key, bind, plain_key
from .._rules.record_data import RecordData
from .._rules.shapes import (
    INHERITED,
    is_checked,
    perhaps,
)
from .._rules.variants import Form
from .arguments import (
    always_required,
    keys_given,
    pop_stored,
    refuse_path,
    shaped,
    title_of,
)
from .derivation import derived_rules


class Record(RecordData):
    """
    The rules for one class.

    Make one with `record()` or `bare()`.  `keys` contains the `Key` of each
    attribute, and `paths` its path.

    Raises:
        ValueError: Rules contradict each other; the message names one.
    """

    __slots__ = ()

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if is_checked():
            from .record_mistakes import problems_of  # noqa: PLC0415  # rare

            for problem in problems_of(self):
                raise ValueError(f"{title_of(self.cls)}: {problem}")

    def evolve(  # noqa: PLR0913  # as `record()`
        self,
        *names: str,
        without: Iterable[str] = (),
        cls: type[Any] | None = None,
        keys: Mapping[str, str | Key] | None = None,
        tag: str | None = INHERITED,
        tag_key: str = INHERITED,
        required: Iterable[str] = INHERITED,
        constants: Mapping[str, str] = INHERITED,
        explicit_nulls: Iterable[str] = INHERITED,
        defaults: Mapping[str, Any] = INHERITED,
        misplaced: Mapping[str, str | Iterable[str] | None] = INHERITED,
        ignored: Mapping[str, Any] = INHERITED,
        variants: Iterable[Form] | Form = INHERITED,
        refused_nulls: Iterable[str] = INHERITED,
        **more: str | Key,
    ) -> "Record":
        """
        Derive a record that differs in some rules.

        An argument replaces the inherited one, but *misplaced* and the `Key`
        of an attribute are merged with it.  The new record has no inherited
        rules for removed attributes, nor for paths that another attribute now
        uses.  If an attribute has a new path, converters reject the old one,
        unless another rule reads it::

            BETA.of(SessionResource).evolve(
                without=["temperature"], voice="audio.voice"
            )

        Args:
            names: Attributes whose key has the attribute's name.

            without: Attributes that the new record doesn't have.

            cls: Another class with these attributes, such as a subclass.

            keys: As *more*, for attributes with the name of an argument.

            tag: As in `record()`.

            tag_key: As in `record()`.

            required: As in `record()`.

            constants: As in `record()`.

            explicit_nulls: As in `record()`.

            defaults: As in `record()`.

            misplaced: As in `record()`; `None` removes an inherited key.

            ignored: As in `record()`.

            variants: As in `record()`.

            refused_nulls: As in `record()`.

            more:
                The path or the `Key` of attributes, by keyword.  Omitted
                arguments of `Key` are inherited; `None` removes a rule.

        Raises:
            TypeError: An argument has the wrong shape.

            ValueError:
                An attribute doesn't exist, or rules contradict each other; the
                message names the rule.
        """
        owner: type[Any] = cls or self.cls
        changes = shaped(
            owner,
            Record.evolve,
            tag=tag,
            tag_key=tag_key,
            required=required,
            constants=constants,
            explicit_nulls=explicit_nulls,
            defaults=defaults,
            misplaced=misplaced,
            ignored=ignored,
            variants=variants,
            refused_nulls=refused_nulls,
        )
        given = keys_given(owner, names, keys, more)
        title = title_of(owner)
        gone = shapes.names(without, f"{title}: without")
        for name in gone:
            if name in given:
                raise ValueError(f"{title}: without: {name!r} has a new key")
            if name not in self.keys and name not in self.stored:
                hint = perhaps(name, self.keys)
                raise ValueError(
                    f"{title}: without: no {name!r} to remove{hint}"
                )
        rules = derived_rules(self, owner, gone, given, changes)
        return Record(owner, **rules)

    def less(self, gone: frozenset[type[Any]]) -> "Record":
        """
        Copy the record without rules for some classes and enums.
        """
        keys = {
            name: key.less(gone)
            for name, key in self.keys.items()
            if key.mentions(gone)
        }
        if not keys:
            return self
        return attrs.evolve(self, keys={**self.keys, **keys})


def record(  # noqa: PLR0913  # each has its default
    cls: type[Any],
    *names: str,
    keys: Mapping[str, str | Key] | None = None,
    tag: str | None = None,
    tag_key: str = TAG,
    required: Iterable[str] = (),
    constants: Mapping[str, str] | None = None,
    explicit_nulls: Iterable[str] = (),
    defaults: Mapping[str, Any] | None = None,
    misplaced: Mapping[str, str | Iterable[str]] | None = None,
    ignored: Mapping[str, Any] | None = None,
    variants: Iterable[Form] | Form = (),
    refused_nulls: Iterable[str] = (),
    **more: str | Key,
) -> Record:
    """
    Describe how a class is written as an object.

    The record inherits nothing; derive one with `Record.evolve()` to inherit
    rules.  For example::

        record(ServerVAD, "threshold", tag="loudness", create_response="reply")

    Args:
        cls: The class.

        names:
            The attributes that the dialect supports, in addition to *more* and
            *keys*; their keys have the attributes' names.  By default all.

        keys: As *more*, for attributes with the name of an argument.

        tag: The value of the discriminator, if there is one.

        tag_key: The key of the discriminator, by default ``type``.

        required:
            The attributes that an object must have.  Attributes that the
            constructor requires are always required.

        constants:
            A mapping from dotted paths of keys to their constant values.
            Classes with the same tag need a constant that distinguishes them;
            converters also read objects without other constants.

        explicit_nulls:
            Attributes that converters write as null if they are `None`,
            because programs that read the JSON require the keys.

        defaults:
            A mapping from attributes to the values that the server uses if
            they aren't set.  Converters ignore them;
            `realtime_attrs.changes()` treats them as equal to `None`.

        misplaced:
            A mapping from dotted paths of other dialects to the attribute or
            attributes that they set.  Converters always reject these keys, and
            the message names the path in this dialect.

        ignored:
            A mapping from keys to ignore, or their dotted paths, to the value
            or values that they may have in addition to null: a value or
            several, `None` for only null, or `ANY`.  Converters with
            ``keep_unknown=True`` keep these keys in `extra`.

        variants:
            Other forms of the class, which converters read but don't write: a
            `Variant` with another tag, or a record with another tag or further
            required keys.  Converters reject an object with keys of two forms.

        refused_nulls:
            Dotted paths of objects that contain attributes, for which the
            server rejects null.  Converters read null, but
            `realtime_attrs.converter.check()` reports it.

        more: The path or the `Key` of attributes, by keyword.

    Raises:
        TypeError:
            An argument has the wrong shape, or *cls* isn't an attrs class.

        ValueError:
            An attribute doesn't exist, or rules contradict each other; the
            message names the rule.
    """
    changes = shaped(
        cls,
        record,
        tag=tag,
        tag_key=tag_key,
        required=required,
        constants=constants,
        explicit_nulls=explicit_nulls,
        defaults=defaults,
        misplaced=misplaced,
        ignored=ignored,
        variants=variants,
        refused_nulls=refused_nulls,
    )
    for key, attributes in changes.get("misplaced", {}).items():
        if attributes is None:
            raise ValueError(
                f"{title_of(cls)}: misplaced: no {key!r} to remove"
            )
    given = keys_given(cls, names, keys, more)
    known = () if names else (field.name for field in attributes_of(cls))
    bound = {name: plain_key(name) for name in known}
    bound |= {name: bind(name, key) for name, key in given.items()}
    changes.setdefault("required", always_required(cls))
    if given:
        changes["stored"] = pop_stored(bound)
    return Record(cls, bound, **changes)


def bare(cls: type[Any], name: str, key: Key | None = None) -> Record:
    """
    Describe a class that is written as the value of one attribute.

    For example, ``bare(NamedVoice, "name")`` writes ``NamedVoice("Wanda")`` as
    ``"Wanda"``.

    Args:
        cls: The class.

        name:
            The attribute.  Converters can't write an instance in which other
            attributes are set.

        key: Rules for the value, without a path and rules about keys.

    Raises:
        TypeError: *cls* isn't an attrs class.

        ValueError:
            The constructor requires other attributes too, or *key* has a rule
            about keys.
    """
    needed = shapes.word(name, title_of(cls))
    changes = shaped(cls, bare, required=needed)
    title = f"{title_of(cls)}: {name!r}"
    rules = shapes.one(key or Key(), title, kind=Key, expected="a Key")
    refuse_path(rules, title)
    keys = {name: bind(name, rules)}
    return Record(cls, keys, **changes, bare=name)
