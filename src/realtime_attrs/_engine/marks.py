"""
Mark the hooks of a dialect, to distinguish them from the user's own hooks.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

import attrs

from cattrs import BaseConverter

from .._rules.record_data import RecordData as Record
from .._values.unknown import Unknown


Hook: TypeAlias = Callable[..., Any]
Test: TypeAlias = Callable[[Mapping[Any, Any]], bool]
H = TypeVar("H", bound=Hook)


@attrs.frozen(eq=False, repr=False)
class Mark:
    """
    Data about a hook of ours; other generated code may use it in line.

    Args:
        hook: The hook; a function that copied the mark is another one.
        words:
            For an enum: the member of each word for a reader, and the spelling
            of each member for a writer.
        tags: For an enum written as objects, the reader of each tag.
        others:
            For such an enum, the test of each tag for objects in an unknown
            form.
        keeps: For `Unknown`, whether unknown values are kept.
        respelled: For a class, the maker of a hook for another record.
        direct:
            For a writer of a union, the classes whose own hooks write their
            values without further checks.
    """

    hook: Hook
    words: Mapping[Any, Any]
    tags: Mapping[str, Hook]
    others: Mapping[str, Test]
    keeps: bool
    respelled: Callable[[Record], Hook] | None
    direct: frozenset[type] = frozenset()


def marked(  # noqa: PLR0913  # each has its default
    hook: H,
    words: Mapping[Any, Any] | None = None,
    tags: Mapping[str, Hook] | None = None,
    others: Mapping[str, Test] | None = None,
    *,
    keeps: bool = False,
    respelled: Callable[[Record], Hook] | None = None,
    direct: frozenset[type] = frozenset(),
) -> H:
    """
    Mark *hook* as ours.
    """
    hook.mark = Mark(  # type: ignore[attr-defined]  # read by `mark_of()`
        hook,
        words or {},
        tags or {},
        others or {},
        keeps,
        respelled,
        direct,
    )
    return hook


def mark_of(hook: Hook) -> Mark | None:
    """
    Return the mark of *hook*, if it is ours.
    """
    mark = getattr(hook, "mark", None)
    return mark if isinstance(mark, Mark) and mark.hook is hook else None


def is_closed(converter: BaseConverter) -> bool:
    """
    Check whether *converter* rejects unknown keys; a `BaseConverter` can't.
    """
    return bool(getattr(converter, "forbid_extra_keys", False))


def keeps_unknown(converter: BaseConverter) -> bool:
    """
    Check whether *converter* keeps unknown values.
    """
    mark = mark_of(converter.get_structure_hook(Unknown))
    return mark is not None and mark.keeps
