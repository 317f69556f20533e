"""
Functions that use private parts of cattrs, for which it has no public API.

No other module uses private parts.  Each docstring names the private part; a
test of the function fails if cattrs changes it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import CodeType, FrameType
from typing import Any, Final

from cattrs import BaseConverter
from cattrs.dispatch import _DispatchNotFound
from cattrs.gen import override

from .marks import H, Hook


_ALIASES: Final = {
    "loads": ("loads", "decode", "safe_load"),
    "dumps": ("dumps", "encode", "safe_dump"),
}
_Override: Final = type(override())
_ENTRIES: Final[list[tuple[CodeType, Any]]] = []


def hooks_by_class(converter: BaseConverter) -> list[Mapping[Any, Hook]]:
    """
    Return the hooks that are registered by class, for reading and writing.

    They are in `functools.singledispatch`.  `get_structure_hook()` also
    returns hooks of base classes, and not every converter can be copied.
    """
    return [each._single_dispatch.registry for each in _dispatches(converter)]


def hooks_of(converter: BaseConverter) -> Iterator[tuple[Any, Hook]]:
    """
    List all hooks except factories, with their classes if they have one.

    The public API looks up one type, and calls the factories for all others.
    """
    for dispatch in _dispatches(converter):
        yield from dispatch._single_dispatch.registry.items()
        pairs = dispatch._function_dispatch._handler_pairs
        yield from ((None, hook) for _, hook, makes, *_ in pairs if not makes)


def _dispatches(converter: BaseConverter) -> tuple[Any, Any]:
    return converter._structure_func, converter._unstructure_func


def factory_of(converter: BaseConverter, annotation: Any) -> Hook | None:
    """
    Return the factory that would make the hook for reading *annotation*.

    Return `None` if there is a hook already.  `get_structure_hook()` calls the
    factory, and keeps the hook.
    """
    dispatch: Any = converter._structure_func
    with suppress(Exception):  # the annotation is no class
        found = dispatch._single_dispatch.dispatch(annotation)
        if found is not _DispatchNotFound:
            return None
    if annotation in dispatch._direct_dispatch:
        return None
    pairs = dispatch._function_dispatch._handler_pairs
    for predicate, hook, makes, *_ in pairs:
        with suppress(Exception):  # as cattrs does
            if predicate(annotation):
                return hook if makes else None
    return None


def finder(converter: BaseConverter) -> Callable[[type], Hook]:
    """
    Return a function that looks up the hook that writes a class.

    Call it for each value, since users may register a hook at any time.
    `converter.unstructure()` does the same, but adds 90 % to the cost of
    writing the smallest event; this adds 50 %.
    """
    find: Any = converter._unstructure_func.dispatch
    return find  # type: ignore[no-any-return]  # see above


def hooks_of_unions(converter: BaseConverter) -> Mapping[Any, Hook]:
    """
    Return the hooks for reading that were registered for unions themselves.

    cattrs looks at them last: `get_structure_hook()` returns any other hook
    for a union, such as ours.
    """
    found: Any = converter._union_struct_registry
    return found  # type: ignore[no-any-return]  # see above


def key_of(name: str, hook: Any) -> str:
    """
    Return the key of an attribute, which a generated hook may rename.

    cattrs doesn't document the attributes of an `override()`.
    """
    override = getattr(hook, "overrides", {}).get(name)
    return (override and override.rename) or name


def note_of(annotation: Any) -> tuple[str | None, bool | None, bool]:
    """
    Return the key, `omit` and the presence of hooks in an annotation.

    They are in an `override()`, the metadata of `Annotated`; see `key_of()`.
    """
    for note in getattr(annotation, "__metadata__", ()):
        if isinstance(note, _Override):
            hooks = note.struct_hook or note.unstruct_hook
            return note.rename, note.omit, hooks is not None
    return None, None, False


def holds_hook_of(name: str, hook: Hook) -> bool:
    """
    Check whether a generated hook contains the hook of an attribute.

    It is in a global such as `__c_unstr_name`; a converter returns only
    current hooks.
    """
    override = getattr(hook, "overrides", {}).get(name)
    if override and (override.struct_hook or override.unstruct_hook):
        return False
    return any(
        key.startswith("__c_")
        and key.endswith(f"_{name}")
        # Bound methods of the converter look hooks up when called.
        and getattr(item, "__self__", None) is None
        for key, item in getattr(hook, "__globals__", {}).items()
    )


def held_by(hook: Hook) -> tuple[type | None, list[Any]]:
    """
    Return the class of a hook, and all objects that the hook refers to.

    cattrs' strategies have them in defaults of arguments, others in closures.
    """
    held = [*(getattr(hook, "__defaults__", None) or ())]
    cls = next((item for item in held if isinstance(item, type)), None)
    cells = getattr(hook, "__closure__", None) or ()
    return cls, held + [cell.cell_contents for cell in cells]


def is_for_orjson(converter: BaseConverter) -> bool:
    """
    Check whether cattrs has configured *converter* for orjson.

    Then its class or its hook for bytes is from cattrs' module for orjson.
    """
    classes = type(converter).__mro__
    hook = converter.get_unstructure_hook(bytes)
    modules = {item.__module__ for item in (*classes, hook)}
    return "cattrs.preconf.orjson" in modules


def function_of(
    converter: BaseConverter, name: str
) -> Callable[..., Any] | None:
    """
    Return the function that cattrs calls in a converter's method.

    For `loads()` and `dumps()`, it is the parser or serializer in the method's
    `__globals__`.
    """
    method = getattr(converter, name, None)
    names = getattr(method, "__globals__", {})
    if not names.get("__name__", "").startswith("cattrs.preconf."):
        return None
    return next(filter(None, map(names.get, _ALIASES[name])), None)


def entry(method: Any) -> Callable[[H], H]:
    """
    Decorate a function that is called instead of a converter's *method*.

    Its variable `obj` must be the whole value, as in the method.
    """

    def add(function: H) -> H:
        _ENTRIES.append((function.__code__, method))
        return function

    return add


def given_to(method: Any, frame: FrameType, default: Any) -> Any:
    """
    Return the argument of a converter's *method*, if *frame* is a call of it.

    A hook gets only its own part; the method's `obj` is the whole value.
    """
    code = frame.f_code
    is_call = code is method.__code__ or any(
        code is own and method is other for own, other in _ENTRIES
    )
    return frame.f_locals.get("obj", default) if is_call else default
