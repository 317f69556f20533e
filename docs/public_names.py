"""
A Sphinx extension: types in signatures have the names that users import.

autodoc shows the objects in annotations: each member of a union, and each
class in the private module that defines it.
"""

import importlib
import re
import types
import typing

from collections.abc import Callable, Iterator
from functools import cache
from inspect import get_annotations, isclass, isfunction
from pkgutil import iter_modules
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.logging import getLogger

import realtime_attrs
import realtime_attrs.vendors

from realtime_attrs import OFF


MODULES = (
    "realtime_attrs",
    *(
        f"realtime_attrs.{name}"
        for name in (
            "events",
            "translation",
            "live",
            "extending",
            "dialects",
            "converter",
            "testing",
        )
    ),
    *(
        f"realtime_attrs.vendors.{module.name}"
        for module in iter_modules(realtime_attrs.vendors.__path__)
    ),
)
UNIONS = {Union, types.UnionType}
OFF_TYPE = Literal[OFF]
# Aliases that are equal to others, and the fields that they are for.
FIELDS = {
    "Milliseconds": re.compile(".*_ms"),
    "UnixTime": re.compile(".*_at"),
    "TokenCount": re.compile(".*token.*"),
}
# Private types, and the public ones that users pass or get.
PRIVATE_TYPES = {"Form": "Record", "R_co": "Record", "Terms": "Dialect"}
PRIVATE_FIELDS = {"variants": "Variant"}
PRIVATE = re.compile(r"realtime_attrs\._[a-z]\w*|~realtime_attrs")
LONG_UNION = re.compile(r"[\w.\]]+(?: \| [\w.\[\]]+){5,}")
# Pages that may mention private modules: the list of old names.
EXEMPT = {"migrations", "changelog"}
LOGGER = getLogger(__name__)


def public() -> Iterator[tuple[str, str, Any]]:
    """
    Yield each public object with its module and name.
    """
    for module in MODULES:
        namespace = importlib.import_module(module)
        for name in namespace.__all__:
            yield module, name, getattr(namespace, name)


def named(module: str, name: str) -> Any:
    """
    Make a class that autodoc shows by this name; it can have arguments.
    """
    item = classmethod(types.GenericAlias)
    return type(name, (), {"__module__": module, "__class_getitem__": item})


THREE_STATES = named("realtime_attrs.extending", "ThreeStates")


class Default(str):
    """
    The name of a class that is the default of an argument.
    """

    __slots__ = ()
    __repr__ = str.__str__


@cache
def classes() -> dict[Any, Any]:
    """
    Map each public class to a class with its public name.
    """
    found: dict[Any, Any] = {}
    for module, name, value in public():
        if isclass(value) and value not in found:
            found[value] = named(module, name)
    return found


@cache
def unions() -> list[tuple[set[Any], Any]]:
    """
    List the members of each public alias of a union, the longest first.
    """
    found = [
        (set(get_args(value)), named(module, name))
        for module, name, value in public()
        if get_origin(value) in UNIONS and name != "ThreeStates"
    ]
    return sorted(found, key=lambda pair: -len(pair[0]))


@cache
def constrained() -> list[tuple[Any, Any]]:
    """
    List the public aliases of annotated scalars.
    """
    found = [
        (value, named(module, name))
        for module, name, value in public()
        if get_origin(value) is Annotated
    ]
    return sorted(found, key=lambda pair: pair[1].__name__ not in FIELDS)


def shown(annotation: Any, field: str) -> Any:
    """
    Put public names in place of the objects of an annotation.
    """
    origin, args = get_origin(annotation), get_args(annotation)
    if origin in UNIONS:
        return shown_union(list(args), field)
    if origin is Annotated:
        return shown_scalar(annotation, field)
    if origin is None or origin is Literal or not args:
        return shown_class(annotation, field)
    if origin is Callable:
        taken, result = args
        if isinstance(taken, list):
            taken = [shown(each, field) for each in taken]
        return Callable[taken, shown(result, field)]
    inner = tuple(shown(arg, field) for arg in args)
    if isinstance(annotation, types.GenericAlias):
        return types.GenericAlias(shown(origin, field), inner)
    return annotation.copy_with(inner)


def shown_scalar(annotation: Any, field: str) -> Any:
    """
    Put an alias in place of an annotated scalar.
    """
    for value, alias in constrained():
        pattern = FIELDS.get(alias.__name__)
        if value == annotation and (not pattern or pattern.match(field)):
            return alias
    return annotation


def shown_class(value: Any, field: str) -> Any:
    """
    Put a public name in place of a class or a type variable.
    """
    name = getattr(value, "__name__", "")
    if name in PRIVATE_TYPES:
        public_name = PRIVATE_FIELDS.get(field, PRIVATE_TYPES[name])
        return named("realtime_attrs.dialects", public_name)
    if isinstance(value, TypeVar):
        return named("typing", name)
    return classes().get(value, value)


def shown_union(members: list[Any], field: str) -> Any:
    """
    Put aliases in place of the members that they contain.
    """
    for contained, alias in unions():
        if contained <= set(members):
            place = min(map(members.index, contained))
            members[place] = alias
            members = [each for each in members if each not in contained]
    three = OFF_TYPE in members and type(None) in members
    if three:
        members = [
            each for each in members if each not in {OFF_TYPE, type(None)}
        ]
    # Sphinx makes no links behind a literal.
    members.sort(
        key=lambda each: (each is type(None), get_origin(each) is Literal)
    )
    union = Union[tuple(shown(each, field) for each in members)]  # noqa: UP007
    return THREE_STATES[union] if three else union


def rename(value: Any) -> None:
    """
    Replace the annotations of a class or a function.
    """
    try:
        hints = typing.get_type_hints(value, include_extras=True)
    except NameError:  # for type checkers only
        hints = get_annotations(value)
    own = get_annotations(value)
    value.__annotations__ = {
        name: shown(hints[name], name) for name in own if name in hints
    }


def shown_default(value: Any) -> Any:
    """
    Put names in place of a class, or of a tuple of classes.
    """
    if isclass(value):
        return Default(value.__name__)
    if isinstance(value, tuple) and any(map(isclass, value)):
        return tuple(map(shown_default, value))
    return value


def rename_defaults(function: Any) -> None:
    """
    Replace the classes that are defaults of a function's arguments.
    """
    for name, default in (function.__kwdefaults__ or {}).items():
        function.__kwdefaults__[name] = shown_default(default)
    if function.__defaults__:
        function.__defaults__ = tuple(
            map(shown_default, function.__defaults__)
        )


def functions(owner: type) -> Iterator[Any]:
    """
    Yield the functions of a class, those of its properties included.
    """
    for value in vars(owner).values():
        if isinstance(value, property) and value.fget:
            yield value.fget
        elif isinstance(value, classmethod | staticmethod):
            yield value.__func__
        elif isfunction(value):
            yield value


def forget_overloads(module: str) -> None:
    """
    Have autodoc show one signature of each function, without type variables.
    """
    analyzer = ModuleAnalyzer.for_module(module)
    analyzer.analyze()
    analyzer.overloads.clear()


def owners() -> dict[Any, str]:
    """
    Map the package's public functions, classes and bases to their modules.
    """
    return {
        owner: owner.__module__
        for _, _, value in public()
        if isclass(value) or isfunction(value)
        for owner in (value.__mro__ if isclass(value) else [value])
        if owner.__module__.startswith("realtime_attrs")
    }


def rename_all(_app: Sphinx) -> None:
    """
    Replace the annotations of all that is public, and of its base classes.
    """
    found = owners()
    for owner in found:
        for function in functions(owner) if isclass(owner) else [owner]:
            rename(function)
            rename_defaults(function)
        if isclass(owner):
            rename(owner)
    for module in set(found.values()):
        forget_overloads(module)


def complain(_app: Sphinx, tree: nodes.document, page: str) -> None:
    """
    Warn of private names and of long unions in the text of a page.
    """
    if page in EXEMPT:
        return
    for node in tree.findall(addnodes.desc):
        if node["objtype"] in {"data", "type"}:
            continue
        text = node.astext()
        for found in LONG_UNION.finditer(text):
            LOGGER.warning("%s: a union without an alias: %s", page, found[0])
    for found in PRIVATE.finditer(tree.astext()):
        LOGGER.warning("%s: the private name %s", page, found[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """
    Register the handlers.
    """
    app.connect("builder-inited", rename_all)
    app.connect("doctree-resolved", complain)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
