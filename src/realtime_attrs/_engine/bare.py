"""
Hooks for classes that are written as the bare value of one attribute.
"""

from functools import partial

from cattrs import BaseConverter

from .._rules.classes import EXTRA
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.checked import thawed
from .._values.kinds import GUARDED, Instance
from .fields import fields_of
from .marks import Hook, marked
from .notes import collecting, failed, raising, reading_tools, writing_tools
from .parts import Spot
from .problems import WireError, lacking, refusal, requiring
from .source import Source
from .tree import names_beyond


def structure_bare(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads *record*, the class of a bare value.
    """
    cls = record.cls
    (field,) = fields_of(record, dialect, converter)
    note = collecting(cls) if converter.detailed_validation else raising
    source = Source(
        f"def structure_{cls.__name__}(value, _=None):",
        {
            **GUARDED,
            **reading_tools(note),
            "cls": cls,
            "failed": failed,
            "new": object.__new__,
            "thawed": thawed(cls),  # type: ignore[arg-type]  # a class is hashable
        },
    )
    source.add("errors = ()\nself = new(thawed)")
    Spot(source, "value", field.name, "").read(field.part)
    for name in names_beyond(record):
        source.add(f"self.{name} = None")
    source.add(
        "if errors:\n"
        "    raise failed(cls, errors)\n"
        f"self.{field.name} = value\n"
        "self.extra = None\n"
        "self.__class__ = cls\n"
        "return self"
    )
    return marked(
        source.function(),
        respelled=lambda other: structure_bare(other, dialect, converter),
    )


def unstructure_bare(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes *record*, the class of a bare value.
    """
    cls = record.cls
    (field,) = fields_of(record, dialect, converter)

    others = (*names_beyond(record), EXTRA)

    source = Source(
        f"def unstructure_{cls.__name__}(value):",
        {
            **GUARDED,
            **writing_tools({field.name: (), **dict.fromkeys(others, ())}),
            "WireError": WireError,
            "cls": cls,
            "expected": Instance(cls).expected,
            "lacks": partial(lacking, dialect.name),
            "refusal": refusal,
            "requires": partial(requiring, dialect.name, repr(field.name)),
        },
    )
    source.add(
        "if type(value) is not cls:\n"
        "    raise refusal(expected, value)\n"
        "problems = ()\n"
        "out = None\n"
        f"item = value.{field.name}"
    )
    with source.block("if item is None:"):
        source.add("raise requires()")
    spot = Spot(source, "item", field.name, repr(field.name))
    field.part.write(spot, "out = {}")
    for name in others:
        source.add(
            f"if value.{name} is not None:\n"
            f"    problems = noted(problems, lacks({name!r}), {name!r})"
        )
    source.add(
        "if problems:\n"
        "    raise WireError(problems) from problems.cause\n"
        "return out"
    )
    return marked(
        source.function(),
        respelled=lambda other: unstructure_bare(other, dialect, converter),
    )
