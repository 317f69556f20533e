"""
Straight-line code that writes a record, from the rules that all else uses.

As when reading, it raises what it cannot do, and the careful path says why.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from typing import Any

from .._constants import OFF
from .._kinds import Number
from ._code import Code
from ._codecs import Codec, Hooked, Items, Rewritten, Scalar
from ._fields import Field
from ._hook import fast_of, shape_of
from ._rules import TAG, Record


def fast_writer(
    record: Record, fields: Iterable[Field], beyond: Iterable[str]
) -> Callable[[Any], Any]:
    """
    Generate the function that writes *record*.

    Args:
        record: The record.

        fields: What the dialect has.

        beyond: The attributes that it has not.
    """
    code = Code("def write(value):")
    code.unsure_if("type(value) is not cls", cls=record.cls)
    code.add(
        "out = {}"
        if record.tag is None
        else f"out = {{{TAG!r}: {record.tag!r}}}"
    )
    fields = list(fields)
    inner = {
        _object(field.path[:depth]): None
        for field in fields
        for depth in range(1, len(field.path))
    }
    for name in inner:
        code.add(f"{name} = None")
    for field in fields:
        _write_field(code, field)
    for name in beyond:
        code.unsure_if(f"value.{name} is not None")
    code.add("return out")
    return code.function(f"write {record.cls.__name__}")


def _object(path: Sequence[str]) -> str:
    return "_".join(("out", *path))


def _write_field(code: Code, field: Field) -> None:
    name = field.name
    code.add(f"{name} = value.{name}")
    if not field.required:
        with code.block(f"if {name} is not None:"):
            _place_field(code, field)
        return
    if not field.says_null:
        code.unsure_if(f"{name} is None")
    _place_field(code, field)


def _place_field(code: Code, field: Field) -> None:
    *above, last = field.path
    for depth, key in enumerate(above):
        outer, inner = _object(above[:depth]), _object(above[: depth + 1])
        with code.block(f"if {inner} is None:"):
            code.add(f"{inner} = {outer}[{key!r}] = {{}}")
    target = f"{_object(above)}[{last!r}]"
    written = _written(code, field.codec, field.name)
    if field.null_is_off:
        written = f"None if {field.name} is OFF else {written}"
        code.names["OFF"] = OFF
    code.add(f"{target} = {written}")


def _written(code: Code, codec: Codec, name: str) -> str:
    """
    Write how the field *name* is written.
    """
    match codec:
        case Rewritten(rewrite=rewrite):
            code.names[f"table_{name}"] = rewrite.table
            if rewrite.closed:
                return f"list(table_{name}[{name}])"
            return f"list(table_{name}.get({name}, {name}))"
        case Items(Hooked(unstructure=hooks)):
            each = _written_by(code, hooks, "item", name)
            return f"[{each} for item in {name}]"
        case Items():
            return f"list({name})"
        case Hooked(unstructure=hooks):
            return _written_by(code, hooks, name, name)
        case Scalar(Number(below)) if below != inf:
            code.unsure_if(f"not -below < {name} < below", below=below)
    return name


def _written_by(
    code: Code, hooks: Mapping[type, Callable[..., Any]], item: str, name: str
) -> str:
    """
    Write an expression that writes *item* by its class.
    """
    shapes = {cls: shape_of(hook) for cls, hook in hooks.items()}
    words: dict[Any, Any] = {}
    for shape in filter(None, shapes.values()):
        words |= shape
    others = {
        cls: fast_of(hook) or hook
        for cls, hook in hooks.items()
        if shapes[cls] is None
    }
    spelled = f"words_{name}[{item}]"
    if any(isinstance(word, Mapping) for word in words.values()):
        spelled += ".copy()"
    code.names |= {f"words_{name}": words, f"write_{name}": others}
    if not others:
        return spelled
    written = f"write_{name}[type({item})]({item})"
    if not words:
        return written
    if set(others) == {int}:
        return f"{item} if type({item}) is int else {spelled}"
    return f"{written} if type({item}) in write_{name} else {spelled}"
