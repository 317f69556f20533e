"""
Telling our hooks from the user's, on a converter that has both.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

import attrs

from cattrs import BaseConverter


Hook: TypeAlias = Callable[..., Any]
H = TypeVar("H", bound=Hook)


@attrs.frozen(eq=False)
class Mark:
    """
    What a hook of ours does, for code that does the same in line.

    Args:
        hook: The hook; a function that has got the mark by copying is another.

        words:
            For an enum, when reading the member of each word, when writing the
            spelling of each member.

        tags:
            For an enum spelled in objects, what reads an object of each tag.
    """

    hook: Hook
    words: Mapping[Any, Any]
    tags: Mapping[str, Hook]


def marked(
    hook: H,
    words: Mapping[Any, Any] | None = None,
    tags: Mapping[str, Hook] | None = None,
) -> H:
    """
    Mark *hook* as ours.
    """
    hook.mark = Mark(hook, words or {}, tags or {})  # type: ignore[attr-defined]  # read by `mark_of()`
    return hook


def mark_of(hook: Hook) -> Mark | None:
    """
    Find the mark of *hook*, if it is ours.
    """
    mark = getattr(hook, "mark", None)
    return mark if isinstance(mark, Mark) and mark.hook is hook else None


def is_closed(converter: BaseConverter) -> bool:
    """
    Tell whether *converter* refuses unknown keys; the simplest one cannot.
    """
    return bool(getattr(converter, "forbid_extra_keys", False))
