"""
Constructors that reject values which no dialect supports.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy, deepcopy
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

import attr
import attrs

from .annotations import kind_of
from .equality import CHECKED, is_equal_json, json_at
from .graphs import copy_of
from .hints import is_open, resolve
from .messages import Mismatch
from .refusals import refusal
from .shown import shown


if TYPE_CHECKING:
    from .kinds import Kind


_put = object.__setattr__
_FIELD = type(attr.ib())
_WATCHING: list[Callable[[type], None]] = []
_THAWED = WeakKeyDictionary[type, type]()
_OF_CLASS = (str, type(ClassVar), type(ClassVar[int]))
T = TypeVar("T")
U = TypeVar("U")


def _fields_of(cls: type) -> dict[str, Any]:
    """
    List the fields of a class; inherited ones given by keyword come last.

    attrs would take longer to inherit fields, and would move them forward in
    the user's subclasses.
    """
    own = {}
    for name, annotation in cls.__annotations__.items():
        kind = type(annotation)
        if kind in _OF_CLASS and is_of_class(annotation):
            continue
        item = vars(cls).get(name, attrs.NOTHING)
        own[name] = item if type(item) is _FIELD else attr.ib(default=item)
    bases = filter(attrs.has, cls.__bases__)
    fields = chain.from_iterable(map(attrs.fields, bases))
    others = [x for x in fields if x.name not in own]
    first = {x.name: _again(x) for x in others if not x.kw_only}
    last = {x.name: _again(x) for x in others if x.kw_only}
    return {**first, **own, **last}


def is_of_class(annotation: Any) -> bool:
    """
    Check for `ClassVar`, which may be in a string, as attrs does.
    """
    if isinstance(annotation, str):
        name = annotation.partition("[")[0]
        return name.rpartition(".")[2] == "ClassVar"
    origin = getattr(annotation, "__origin__", None)
    return ClassVar in (annotation, origin)


def _again(field: Any) -> Any:
    """
    Copy an inherited field.

    All classes share the copy, so that imports take less time.
    """
    found = getattr(field.converter, "again", None)
    if found is not None:
        return found
    has_check = hasattr(field.converter, "unchecked")
    made = attr.ib(
        default=field.default,
        validator=field.validator,
        repr=field.repr,
        eq=field.eq,
        init=field.init,
        metadata=field.metadata,
        type=field.type,
        # The inherited check would name the base.
        converter=getattr(field.converter, "unchecked", None)
        if has_check
        else field.converter,
        kw_only=field.kw_only,
        alias=field.alias,
    )
    if has_check:
        field.converter.again = made
    return made


def _checking(
    find: Callable[[], Any], field: "attrs.Attribute[Any]"
) -> Callable[[Any], Any]:
    """
    Make the converter that checks a value against the field's annotation.

    It raises a `TypeError` for the wrong type, and a `ValueError` for a number
    out of range; both name the field.  The function *find* returns the class,
    which isn't made yet.
    """
    kind: Kind | None = None
    convert: Any = field.converter

    # attrs shows the annotation as that of the constructor's argument.
    def check(value: field.type) -> Any:  # type: ignore[name-defined]
        nonlocal kind
        if kind is None:  # the program may never make an instance
            if is_open(field.type):
                resolve(find())  # all names are defined by now
            kind = kind_of(field.type)
        try:
            return kind.accept(value if convert is None else convert(value))
        except Mismatch as mismatch:
            raise refusal(find(), field, kind, value, mismatch) from None

    check.unchecked = convert  # type: ignore[attr-defined]
    return check


def is_check(converter: Any) -> bool:
    """
    Check for a converter with the same checks as readers have.

    They return the same values as the library's own converters.
    """
    inner = getattr(converter, "unchecked", converter)
    module = getattr(inner, "__module__", None) or ""
    package = __name__.partition(".")[0]
    is_ours = module.partition(".")[0] == package
    return inner is not converter and (inner is None or is_ours)


class _Constructor:
    """
    An `__init__()` that attrs generates when it is first looked up.

    A program calls few constructors, and compiling all of them would take
    longer than the rest of the import.
    """

    def __init__(self, cls: Any, hidden: Mapping[str, Any]) -> None:
        self._cls = cls
        for field in attrs.fields(cls):
            init, default = hidden[field.name]
            _put(field, "init", init)
            _put(field, "default", default)

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        cls = self._cls
        body = {
            "__module__": cls.__module__,
            "__qualname__": cls.__qualname__,
        }
        for name in ("__attrs_pre_init__", "__attrs_post_init__"):
            if hasattr(cls, name):
                body[name] = getattr(cls, name)
        made: Any = attr.s(
            type(cls.__name__, (), body),
            these={},
            eq=False,
            repr=False,
            field_transformer=lambda *_: [*attrs.fields(cls)],
            frozen=True,
            slots=True,
        )
        cls.__init__ = made.__init__  # instead of this
        return made.__init__.__get__(instance, owner)


if TYPE_CHECKING:
    from attrs import frozen as frozen  # noqa: PLC0414  # for mypy's plugin
else:

    def frozen(cls: type) -> type:
        """
        Make a frozen attrs class whose constructor checks its arguments.

        Its `repr()` omits defaults.
        """
        if cls.__repr__ is not shown:
            cls.__repr__ = shown
            cls.__attrs_init_subclass__ = _show_subclass
            cls.__getstate__ = _state_of
            cls.__setstate__ = cls.__dict__.get("__setstate__", set_state)
        these, hidden = _fields_of(cls), {}

        def hide(cls: Any, fields: list[Any]) -> list[Any]:
            given = [x.name for x in fields if x.init and not x.kw_only]
            cls.__match_args__ = tuple(given)
            for field in fields:
                # They are not in use yet, and copies would take long.
                _put(field, "converter", _checking(lambda: made, field))
                hidden[field.name] = field.init, field.default
                _put(field, "init", False)
                _put(field, "default", attrs.NOTHING)
            return fields

        # As `attrs.frozen()`.  Weak references would keep converters from
        # making instances quickly.
        made = attr.s(
            cls,
            these=these,
            eq=False,
            field_transformer=hide,
            frozen=True,
            getstate_setstate=False,
            repr=False,
            slots=True,
            weakref_slot=False,
        )
        for name in these.keys() - made.__slots__:
            delattr(made, name)  # a copy of the slot that it inherits
        made.__init__ = _Constructor(made, hidden)
        _compare(made)
        CHECKED.add(made)
        for notify in _WATCHING:
            notify(made)
        return made


@classmethod  # type: ignore[misc]  # set on classes
def _show_subclass(cls: Any) -> None:
    """
    Show a user's subclass as our classes, unless it has a `__repr__()`.
    """
    code = getattr(cls.__repr__, "__code__", None)
    if code is not None and code.co_filename.startswith("<attrs generated"):
        cls.__repr__ = shown


def _compare(cls: Any) -> None:
    """
    Let instances of exactly this class be equal, and hash, by their fields.

    attrs would compile methods, which takes time at import.
    JSON in attributes may share containers, and be nested deeply.
    """
    json: tuple[str, ...] = ()

    def get(self: Any) -> Any:  # see `_checking()`
        nonlocal get, json
        json = json_at(cls)
        json = tuple(x for x in json if getattr(attrs.fields(cls), x).eq)
        names = [
            f.name for f in attrs.fields(cls) if f.eq and f.name not in json
        ]
        get = attrgetter("__class__", *names)  # type: ignore[assignment]  # called alike
        return get(self)

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807  # set on a class
        if other.__class__ is not self.__class__:
            return NotImplemented
        return get(self) == get(other) and (
            not json
            or all(
                is_equal_json(getattr(self, name), getattr(other, name))
                for name in json
            )
        )

    def __hash__(self: Any) -> int:  # noqa: N807  # set on a class
        return hash((get(self), *(getattr(self, name) for name in json)))

    def __deepcopy__(self: Any, memo: dict[int, Any]) -> Any:  # noqa: N807  # set on a class
        get(self)
        return _deep_copy(self, memo, json)

    for method in (__eq__, __hash__, __deepcopy__):
        if method.__name__ in cls.__dict__:
            continue
        method.__module__ = cls.__module__
        method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
        setattr(cls, method.__name__, method)


def _deep_copy(self: Any, memo: dict[int, Any], json: Collection[str]) -> Any:
    """
    Copy an instance deeply; the attributes named in *json* hold JSON.
    """
    memo[id(self)] = made = copy(self)
    names = [field.name for field in attrs.fields(type(self))]
    for name in dict.fromkeys([*names, *getattr(self, "__dict__", ())]):
        item = getattr(self, name)
        copied = copy_of(item, memo) if name in json else deepcopy(item, memo)
        object.__setattr__(made, name, copied)
    return made


def watch(notify: Callable[[type], None]) -> None:
    """
    Call a function with each class that `frozen()` has made, or will make.
    """
    for cls in [*CHECKED]:
        notify(cls)
    _WATCHING.append(notify)


def is_checked(cls: type) -> bool:
    """
    Check for a class of `frozen()`, whose constructor only checks.
    """
    return cls in CHECKED


def may_thaw(cls: type) -> bool:
    """
    Check that a class with the bases of *cls* can be made without effects.

    Bases may register their subclasses, or list them, as cattrs does.  A slot
    for weak references keeps instances from changing their class.
    """
    if type(cls) is not type or hasattr(cls.__init_subclass__, "__func__"):
        return False
    bases = (x for x in cls.__mro__[1:] if "__attrs_attrs__" in vars(x))
    has_dict = "__slots__" not in vars(cls)
    return is_checked(cls) or (has_dict and all(map(is_checked, bases)))


def thawed(cls: type) -> type:
    """
    Make a class like *cls* whose instances are mutable until they are frozen.

    The constructor would check the values again, and bypassing a frozen class
    by its descriptors is four times slower.  With the same bases and slots,
    and none for weak references, Python lets an instance change its class.
    """
    found = _THAWED.get(cls)
    if found is None:
        slots = vars(cls).get("__slots__")
        body = {
            # Frozen bases define both; Python is slow unless both are
            # `object`'s.
            "__setattr__": object.__setattr__,
            "__delattr__": object.__delattr__,
        }
        body |= {} if slots is None else {"__slots__": slots}
        found = _THAWED[cls] = type(cls.__name__, cls.__bases__, body)
    return found


def _state_of(self: Any) -> dict[str, Any]:
    return {f.name: getattr(self, f.name) for f in attrs.fields(type(self))}


def set_state(self: Any, state: Mapping[str, Any]) -> None:
    """
    Load pickles that lack an attribute, with its default.
    """
    for field in attrs.fields(type(self)):
        item = state.get(field.name, field.default)
        object.__setattr__(self, field.name, item)


def as_tuple(value: Sequence[T] | U) -> tuple[T, ...] | U:
    """
    Convert an array to a tuple, and return any other value unchanged.

    Call it in a field's converter that annotates its argument.  Don't pass it
    as the converter: mypy would use its annotation as the type of the
    constructor's argument, and supports no type variables there.
    """
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return tuple(value)
    return value  # pyright: ignore[reportReturnType]  # no array


def texts(
    value: list[str] | tuple[str, ...] | None,
) -> tuple[str, ...] | None:
    """
    Convert an array of strings to a tuple, and return other values unchanged.

    Pass it as a field's converter, so that the constructor accepts a list::

        tags: tuple[str, ...] | None = attrs.field(
            default=None, converter=texts
        )
    """
    return as_tuple(value)
