"""
Hooks for classes that are written as the bare value of one attribute.
"""

from functools import partial

from cattrs import BaseConverter

from .._rules.classes import EXTRA, has_extra
from .._rules.dialect_data import DialectData as Dialect
from .._rules.record_data import RecordData as Record
from .._values.kinds import GUARDED
from .levels import guards
from .making import making
from .marks import Hook, marked
from .notes import collecting, failed, raising, reading_tools, writing_tools
from .parts import Spot
from .problems import WireError, lacking, requiring
from .record_entries import entries_of
from .source import Source
from .tree import names_beyond, names_unread
from .writing import WRITTEN, putting_others, refuse_beyond


def structure_bare(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that reads a bare value as an instance.
    """
    cls = record.cls
    (entry,) = entries_of(record, dialect, converter)
    made = making(cls, [entry])
    note = collecting(cls) if converter.detailed_validation else raising
    source = Source(
        f"def structure_{cls.__name__}(value, _=None):",
        {
            **guards(converter),
            **reading_tools(note),
            **made.names,
            "cls": cls,
            "failed": failed,
            "new": object.__new__,
            "thawed": made.blank,
        },
    )
    source.add("errors = ()\nself = new(thawed)")
    Spot(source, "value", entry.name, "").read(entry.part)
    for name in names_unread(record):
        source.add(f"self.{name} = None")
    source.add(made.refuse)
    source.add(f"self.{entry.name} = value")
    if has_extra(cls):
        source.add("self.extra = None")
    source.add(made.lines)
    return marked(
        source.function(),
        respelled=lambda other: structure_bare(other, dialect, converter),
    )


def unstructure_bare(
    record: Record, dialect: Dialect, converter: BaseConverter
) -> Hook:
    """
    Make the hook that writes an instance as a bare value.
    """
    cls = record.cls
    (entry,) = entries_of(record, dialect, converter)
    others = [*names_beyond(record), *([EXTRA] if has_extra(cls) else [])]
    source = Source(
        f"def unstructure_{cls.__name__}(value):",
        {
            **GUARDED,
            **writing_tools({entry.name: (), **dict.fromkeys(others, ())}),
            "WireError": WireError,
            "cls": cls,
            "lacks": partial(lacking, dialect.name),
            "put_other": putting_others(cls, converter),
            "requires": partial(requiring, dialect.name, repr(entry.name)),
        },
    )
    source.add(
        "if type(value) is not cls:\n"
        "    return put_other(value)\n"
        "problems = ()\n"
        "out = None\n"
        f"item = value.{entry.name}\n"
        "if item is None:\n"
        "    raise requires()"
    )
    spot = Spot(source, "item", entry.name, repr(entry.name))
    entry.part.write(spot, "out = {}")
    refuse_beyond(source, others, cls)
    source.add(WRITTEN)
    return marked(
        source.function(),
        respelled=lambda other: unstructure_bare(other, dialect, converter),
    )
