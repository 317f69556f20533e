"""
Make instances of a class.

Readers bypass constructors that only store their arguments, or only repeat the
readers' checks.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from .._values.checked import may_thaw, thawed
from .._values.constructors import is_slot, made, only_stores
from .attributes import Attribute
from .entries import Entry
from .faults import Faults


@attrs.frozen(eq=False, repr=False)
class Making:
    """
    The code that makes instances of a class.

    Readers set the attributes on an instance of *blank*.  Then the code of
    *refuse* raises errors, and *lines* return the instance.  Both refer to
    *names*.
    """

    blank: type[Any]
    names: dict[str, Any]
    lines: str
    refuse: str = "if errors:\n    raise failed(cls, errors)"


def making(cls: Any, entries: Iterable[Entry]) -> Making:
    """
    Choose the code that makes instances of *cls* from its *entries*.
    """
    if not only_stores(cls):
        return _calling(cls, entries)
    names, lines = _defaults_of(cls)
    if cls.__setattr__ is object.__setattr__:
        return Making(cls, names, "\n".join([*lines, "return self"]))
    if may_thaw(cls):
        lines += ["self.__class__ = cls", "return self"]
        return Making(thawed(cls), names, "\n".join(lines))
    return _storing(cls, names, lines)


def _blank_of(cls: type[Any]) -> type[Any]:
    """
    Make a class for objects with the attributes of *cls*.
    """
    names = tuple(field.name for field in attrs.fields(cls))
    return type(cls.__name__, (), {"__slots__": names})


def _defaults_of(cls: type[Any]) -> tuple[dict[str, Any], list[str]]:
    """
    Write code that sets the defaults other than `None`.
    """
    names: dict[str, Any] = {}
    lines = []
    for field in attrs.fields(cls):
        default, name = field.default, f"default_{field.name}"
        if default is attrs.NOTHING or (default is None and field.init):
            continue
        factory = getattr(default, "factory", None)
        line = f"self.{field.name} = {name}"
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # is a class
            default, line = factory, f"{line}()"
        names[name] = default
        if field.init:
            line = f"if self.{field.name} is None:\n    {line}"
        lines.append(line)
    return names, lines


def _storing(
    cls: type[Any], names: dict[str, Any], lines: list[str]
) -> Making:
    """
    Write code that fills a frozen instance, as its constructor does.
    """
    lines.append("made = new(cls)")
    if cls.__dictoffset__:
        lines.append("held = made.__dict__")
    for field in attrs.fields(cls):
        slot: Any = getattr(cls, field.name, None)
        if not field.init and field.default is attrs.NOTHING:
            continue
        if is_slot(slot):
            names[f"set_{field.name}"] = slot.__set__
            lines.append(f"set_{field.name}(made, self.{field.name})")
        else:
            lines.append(f"held[{field.name!r}] = self.{field.name}")
    lines.append("return made")
    return Making(_blank_of(cls), names, "\n".join(lines))


def _calling(cls: type[Any], entries: Iterable[Entry]) -> Making:
    """
    Write code that calls the constructor, which may raise any error.

    Omit an argument that is `None` if the attribute has another default.
    """
    arguments, lines = [], []
    for field in attrs.fields(cls):
        item = f"self.{field.name}"
        if not field.init:
            continue
        if field.default in (None, attrs.NOTHING):
            arguments.append(f"{field.alias}={item}")
        else:
            lines.append(
                f"if {item} is not None:\n    more[{field.alias!r}] = {item}"
            )
    if lines:
        lines.insert(0, "more = {}")
        arguments.append("**more")
    lines.append(
        f"try:\n"
        f"    return cls({', '.join(arguments)})\n"
        f"except Exception as error:\n"
        f"    errors = refused(note, value, self, error)\n"
        f"raise failed(cls, errors)"
    )
    places = {
        entry.name: (entry.place, *(x.place for x in entry.further_keys))
        for entry in entries
        if isinstance(entry, Attribute)
    }
    faults = Faults(cls, places)
    return Making(
        _blank_of(cls),
        {"refused": faults.refused, "refused_too": faults.refused_too},
        "\n".join(lines),
        "if errors:\n"
        "    raise failed(cls, refused_too(note, value, self, errors))",
    )


def surplus(value: Any, names: Iterable[str]) -> Iterator[str]:
    """
    List the attributes whose values would be lost if they aren't written.
    """
    cls = type(value)
    fields = attrs.fields_dict(cls)
    held = {name: getattr(value, name) for name in fields}
    # A validator may reject `None` for an attribute without a default.
    needed = {x for x in names if fields[x].default is attrs.NOTHING}
    absent = dict.fromkeys(x for x in names if x not in needed)
    try:
        usual = made(cls, {**held, **absent})
    except Exception:  # noqa: BLE001  # a validator may raise anything
        usual = None
    for name in names:
        default = None if name in needed else getattr(usual, name, value)
        if held[name] != default:
            yield name
