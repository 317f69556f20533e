"""
Hooks for the user's own subclasses of our classes.

The rules of the base convert inherited attributes, and cattrs converts those
that the subclass adds.
"""

from typing import Any, Final

import attrs

from cattrs import BaseConverter
from cattrs.errors import CattrsError, ClassValidationError
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)

from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.messages import quoted
from .forms import forms_of
from .marks import Hook, marked
from .notes import failed
from .problems import WireError, described_error
from .reading import structure_record
from .writing import unstructure_record


_UNSET: Final = object()


def structure_subclass(
    cls: type[Any], record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    own = _own(cls, record)
    keys = _keys(own, converter)
    refuse = _refusing(cls, record, dialect, keys)
    if refuse is not None:
        return refuse
    read_base = structure_record(
        record, dialect, converter, further=tuple(keys)
    )
    read_own: Hook = make_dict_structure_fn(
        _mirror(cls, own),
        converter,
        _cattrs_forbid_extra_keys=False,
        _cattrs_use_linecache=False,
    )

    def structure(value: Any, _: Any = cls) -> Any:
        found: dict[str, Any] = {}
        errors: list[Exception] = []
        for read in (read_base, read_own):
            try:
                part = read(value, cls)
            except ClassValidationError as group:
                errors += group.exceptions
            except CattrsError:
                raise
            except Exception as error:
                # The user's hooks may raise it without detailed validation.
                raise WireError.at((), described_error(error)) from error
            else:
                found |= attrs.asdict(part, recurse=False)
        if errors:
            raise failed(cls, errors)
        try:
            return cls(
                **{
                    field.alias: found[field.name]
                    for field in attrs.fields(cls)
                    if field.init
                    and found.get(field.name, _UNSET) is not _UNSET
                }
            )
        except Exception as error:  # of a user's validators
            is_usual = isinstance(error, TypeError | ValueError)
            message = str(error) if is_usual else described_error(error)
            raise WireError.at((), message) from error

    return marked(structure)


def unstructure_subclass(
    cls: type[Any], record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    keys = _keys(_own(cls, record), converter)
    refuse = _refusing(cls, record, dialect, keys)
    if refuse is not None:
        return refuse
    write_base = unstructure_record(
        record, dialect, converter, cls, tuple(keys)
    )
    write_own: Hook = make_dict_unstructure_fn(
        cls,
        converter,
        _cattrs_use_linecache=False,
        _cattrs_omit_if_default=getattr(converter, "omit_if_default", False),
        **dict.fromkeys(  # type: ignore[arg-type]  # names of attributes
            (field.name for field in attrs.fields(record.cls)),
            override(omit=True),
        ),
    )

    def unstructure(value: Any) -> dict[str, Any]:
        written: dict[str, Any] = write_base(value)
        written |= write_own(value)
        return written

    return marked(unstructure)


def _own(cls: type[Any], record: Record) -> "list[attrs.Attribute[Any]]":
    attrs.resolve_types(cls, include_extras=True)
    of_base = {field.name for field in attrs.fields(record.cls)}
    return [
        field
        for field in attrs.fields(cls)
        if field.name not in of_base and field.init
    ]


def _keys(
    own: "list[attrs.Attribute[Any]]", converter: BaseConverter
) -> list[str]:
    use_alias = getattr(converter, "use_alias", False)
    return [str(field.alias) if use_alias else field.name for field in own]


def _mirror(cls: type, own: "list[attrs.Attribute[Any]]") -> type:
    """
    Make a class of the own attributes alone, for cattrs to read.
    """
    return attrs.make_class(
        cls.__name__,
        {
            field.name: attrs.field(
                default=attrs.NOTHING
                if field.default is attrs.NOTHING
                else _UNSET,
                type=field.type,
                alias=field.alias,
                kw_only=True,
            )
            for field in own
        },
    )


def _refusing(
    cls: type, record: Record, dialect: Dialect, keys: list[str]
) -> Hook | None:
    """
    Make the hook that rejects a subclass if its base's rules don't fit it.
    """
    inherited = {field.name: field for field in attrs.fields(record.cls)}
    changed = [
        field.name
        for field in attrs.fields(cls)
        if field.name in inherited
        and (field.type, field.default)
        != (inherited[field.name].type, inherited[field.name].default)
    ]
    base = record.cls.__name__
    reason = None
    if record.bare is not None:
        reason = f"{dialect.name} writes {base} as its {record.bare} alone"
    if changed:
        reason = f"it redefines {quoted(changed)} of {base}"
    misplaced = {key.split(".")[0] for key in record.misplaced}
    taken = record.top_keys | misplaced | dialect.further_keys(record)
    for form in forms_of(record, dialect):
        taken |= form.top_keys
    clash = [key for key in keys if key in taken]
    if clash:
        reason = f"{quoted(clash)} is a key of {base} in {dialect.name}"
    if reason is None:
        return None

    def refuse(*_: Any) -> Any:
        raise WireError.at((), f"cannot convert {cls.__name__}: {reason}")

    return marked(refuse)
