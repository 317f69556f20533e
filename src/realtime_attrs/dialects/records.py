"""
Records: rules to write a class as an object, or as a bare value.
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

    Make it with `record()` or `bare()`.  `keys` has the `Key` of each
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

        Arguments replace the inherited ones, except that *misplaced* and the
        keys of attributes are merged.  Inherited rules for removed attributes,
        and for paths with a new use, are removed.  If an attribute has a new
        path, its old one is rejected, unless another rule reads it::

            BETA.of(SessionResource).evolve(
                without=["temperature"], voice="audio.voice"
            )

        Args:
            names: Attributes whose key is their own name.

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
                For attributes, their path or `Key`.  Omitted arguments of
                `Key` are inherited; `None` removes a rule.

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
            The attributes that the dialect supports, besides those in *more*
            and *keys*; their keys are their own names.  By default all.

        keys: As *more*, for attributes with the name of an argument.

        tag: The value of the discriminator, if there is one.

        tag_key: The key of the discriminator.

        required:
            The attributes that an object must have.  Those that the
            constructor requires are always required.

        constants:
            For dotted paths of keys, their constant words.  Classes with the
            same tag need a constant with different words; objects without
            other constants are read too.

        explicit_nulls:
            Attributes that are written as null if they are `None`, because
            readers rely on the keys.

        defaults:
            For attributes, the values that the server uses if they aren't
            set.  Converters ignore them; for `realtime_attrs.changes()`, they
            are equal to `None`.

        misplaced:
            For dotted paths of other dialects, the attribute or attributes
            that they set.  Converters always reject these keys, and the
            message names the path in this dialect.

        ignored:
            For keys to ignore, or dotted paths, the word or words that they
            may have besides null; `None` for null alone, or `ANY`.
            ``keep_unknown=True`` keeps them in `extra`.

        variants:
            Other forms of the class, which are only read: a `Variant` with
            another tag, or a record with another tag or further required keys.
            An object with keys of two forms is rejected.

        refused_nulls:
            Dotted paths of objects around attributes for which the server
            rejects null.  Converters read null, but
            `realtime_attrs.converter.check()` reports it.

        more: For attributes, their path, or a `Key`.

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

        name: The attribute.  An instance with other values can't be written.

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
