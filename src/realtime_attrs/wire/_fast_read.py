"""
Straight-line code that reads a record, from the rules that all else uses.

What is generated accepts less than the careful path, never more, and says
nothing about why: it raises, whatever it is that it raises, and the careful
path then has the last word.  It is there for speed alone: a call for each leaf
is what reading costs otherwise.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import attrs

from .._constants import OFF
from .._json import is_plain
from .._kinds import Flag, Integer, Json, Number, Text
from ._code import Code
from ._codecs import Codec, Hooked, Items, Rewritten, Scalar
from ._fields import Field, Tree
from ._hook import shape_of, unsure
from ._rules import TAG, Record


def fast_reader(
    record: Record, tree: Tree, *, closed: bool
) -> Callable[[Any], Any]:
    """
    Generate the function that reads *record*.
    """
    if not all(_is_ours(field.codec) for field in _leaves(tree)):
        return unsure  # what the user's hooks give has to be checked
    code = Code("def read(value):")
    code.unsure_if("type(value) is not dict")
    tags = [] if record.tag is None else [TAG]
    if tags:
        code.unsure_if(f"value[{TAG!r}] != {record.tag!r}")
    _read_tree(code, tree, "value", closed=closed, tags=tags)
    code.add(
        "self = new(thawed)", new=object.__new__, thawed=_thawed(record.cls)
    )
    known = {field.name for field in _leaves(tree)}
    for field in attrs.fields(record.cls):
        item = field.name if field.name in known else None
        code.add(f"self.{field.name} = {item}")
    code.add("self.__class__ = frozen", frozen=record.cls)
    code.add("return self")
    return code.function(f"read {record.cls.__name__}")


@cache
def _thawed(cls: type) -> type:
    """
    Make a class like *cls* whose instances take attributes, until frozen.

    The constructor would check again what has just been checked, and going
    round a frozen class through its descriptors is four times slower.  With
    the same slots, and none for weak references, Python lets an instance
    change over.
    """
    slots = tuple(field.name for field in attrs.fields(cls))
    return type(cls.__name__, (), {"__slots__": slots})


def _read_tree(
    code: Code, tree: Tree, value: str, *, closed: bool, tags: list[str]
) -> None:
    if closed:
        known = f"keys_of_{value}"
        code.unsure_if(
            f"not {known}.issuperset({value})",
            **{known: frozenset((*tags, *tree))},
        )
    code.add(f"get = {value}.get")
    inner = [
        (key, node) for key, node in tree.items() if isinstance(node, dict)
    ]
    for key, node in tree.items():
        if isinstance(node, Field):
            _read_field(code, node, key, value)
    for key, node in inner:
        here = f"{value}_{key}"
        code.add(f"{here} = {value}.get({key!r})")
        with code.block(f"if {here} is None:"):
            code.add(" = ".join([f.name for f in _leaves(node)] + ["None"]))
        with code.block("else:"):
            code.unsure_if(f"type({here}) is not dict")
            _read_tree(code, node, here, closed=closed, tags=[])


def _is_ours(codec: Codec) -> bool:
    match codec:
        case Rewritten(codec=inner) | Items(item=inner):
            return _is_ours(inner)
        case Hooked():
            return shape_of(codec.structure) is not None
    return True


def _leaves(tree: Tree) -> Iterator[Field]:
    for node in tree.values():
        if isinstance(node, Field):
            yield node
        else:
            yield from _leaves(node)


def _read_field(code: Code, field: Field, key: str, value: str) -> None:
    name = field.name
    if field.required:
        code.add(f"{name} = {value}[{key!r}]")
        _read_item(code, field.codec, name, name)
        return
    if field.null_is_off:
        code.add(f"{name} = get({key!r}, Unsure)")  # no JSON value is a class
        with code.block(f"if {name} is None:"):
            code.add(f"{name} = OFF", OFF=OFF)
        with code.block(f"elif {name} is Unsure:"):
            code.add(f"{name} = None")
        with code.block("else:"):
            _read_item(code, field.codec, name, name)
        return
    code.add(f"{name} = get({key!r})")
    with code.block(f"if {name} is not None:"):
        _read_item(code, field.codec, name, name)


def _read_item(code: Code, codec: Codec, item: str, name: str) -> None:
    """
    Write how *item* is read; *name* is the field's.
    """
    match codec:
        case Rewritten():
            _read_item(code, codec.codec, item, name)
        case Items(Scalar(Text())):
            code.unsure_if(f"type({item}) is not list")
            with code.block(f"for text in {item}:"):
                code.unsure_if("type(text) is not str")
            code.add(f"{item} = tuple({item})")
        case Items():
            code.unsure_if(f"type({item}) is not list")
            call = _call(code, codec.item, "item", name)
            code.add(f"{item} = tuple([{call} for item in {item}])")
        case Scalar(Text()):
            code.unsure_if(f"type({item}) is not str")
        case Scalar(Flag()):
            code.unsure_if(f"{item} is not True and {item} is not False")
        case Scalar(Integer(limits)):
            code.unsure_if(
                f"type({item}) is not int"
                f" or not {limits.least} <= {item} <= {limits.greatest}"
            )
        case Scalar(Number(below)):
            test = f"type({item}) is not float or not -below < {item} < below"
            with code.block(f"if {test}:", below=below):
                code.add(f"{item} = {_call(code, codec, item, name)}")
        case Scalar(Json()):
            with code.block(f"if not is_plain({item}):", is_plain=is_plain):
                code.add(f"{item} = {_call(code, codec, item, name)}")
        case _:
            code.add(f"{item} = {_call(code, codec, item, name)}")


def _call(code: Code, codec: Codec, item: str, name: str) -> str:
    """
    Write an expression that reads *item*.
    """
    if isinstance(codec, Scalar):
        code.names[f"read_{name}"] = codec.kind.take
        return f"read_{name}({item})"
    assert isinstance(codec, Hooked)  # noqa: S101  # no arrays of arrays
    shape = shape_of(codec.structure)
    options = []
    if shape.limits:
        limits = f"{shape.limits.least} <= {item} <= {shape.limits.greatest}"
        options.append((item, f"type({item}) is int and {limits}"))
    if shape.array:
        code.names[f"array_{name}"] = shape.array
        options.append((f"array_{name}({item})", f"type({item}) is list"))
    if shape.words:
        code.names[f"words_{name}"] = shape.words
        options.append((f"words_{name}[{item}]", f"type({item}) is str"))
    if shape.tagged:
        code.names[f"tagged_{name}"] = shape.tagged
        by_tag = f"tagged_{name}[{item}[{TAG!r}]]({item})"
        options.append((by_tag, f"type({item}) is dict"))
    if shape.untagged:
        code.names[f"read_{name}"] = shape.untagged
        options.append((f"read_{name}({item})", f"type({item}) is dict"))
    # The last one raises by itself if it does not fit.
    *first, (last, _) = options
    return "".join(f"{read} if {test} else " for read, test in first) + last
