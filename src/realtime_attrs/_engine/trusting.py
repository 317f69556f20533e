"""
Read arbitrary JSON without checking it, if it comes from a parser.
"""

from contextlib import suppress
from typing import Any, Final, cast

from cattrs import BaseConverter

from .cattrs_internals import factory_of, is_for_orjson
from .marks import Hook, mark_of


_TRUSTING: Final[Any] = object()


class Trusting(BaseConverter):
    """
    A view of a converter with hooks of ours that don't check arbitrary JSON.

    It makes such hooks for itself, because the converter's own hooks must
    check their input.  All other hooks are the converter's.
    """

    def __init__(self, converter: BaseConverter) -> None:
        self._converter = converter
        self.is_for_orjson = is_for_orjson(converter)
        self._made: dict[Any, Hook] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._converter, name)

    def get_structure_hook(self, type: Any, cache_result: bool = True) -> Hook:  # noqa: A002  # cattrs' name
        if type not in self._made:
            factory = factory_of(self._converter, type)
            if factory is None or mark_of(factory) is None:
                return self._converter.get_structure_hook(type, cache_result)
            self._made[type] = factory(type, self)
        return self._made[type]


def register_view(converter: BaseConverter) -> None:
    """
    Let *converter* cache a view of itself until it gets further hooks.
    """
    converter.register_structure_hook_factory(
        lambda annotation: annotation is _TRUSTING,
        lambda _, converter: cast("Any", Trusting(converter)),
    )


def may_trust(converter: BaseConverter, annotation: Any) -> bool:
    """
    Check for an annotation that a hook of ours reads, without making it.
    """
    factory = factory_of(converter, annotation)
    return factory is not None and mark_of(factory) is not None


def trusting_hook(converter: BaseConverter, annotation: Any) -> Hook:
    """
    Return the hook that reads *annotation* without checking arbitrary JSON.

    Call it if `may_trust()`.
    """
    view: Any = None
    # A user's factory with a wide predicate may be called, and fail.
    with suppress(Exception):
        view = converter.get_structure_hook(_TRUSTING)
    asked = view if isinstance(view, Trusting) else converter
    return asked.get_structure_hook(annotation)
