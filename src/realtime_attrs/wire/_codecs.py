"""
The parts of a record.

Some are checked here; for the others the converter has hooks.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin

import attrs

from cattrs import BaseConverter

from .._constants import OFF
from .._kinds import Instance, Kind, Number, kind_of, options_of
from .._mismatch import Mismatch, Path
from ._errors import Problems, WireError, refusal
from ._report import Report
from ._rules import Rewrite, Rules
from ._words import ObjectReader


class Codec(ABC):
    """
    Reads and writes the values of one annotation.
    """

    @abstractmethod
    def read(self, value: Any, path: Path, report: Report) -> Any:
        """
        Return the domain's value, or tell *report* what is wrong.
        """

    @abstractmethod
    def write(self, value: Any) -> Any:
        """
        Return the wire's value.

        Raises:
            WireError: The dialect cannot say it.
        """


@attrs.frozen
class Scalar(Codec):
    """
    A value that needs no translation.
    """

    kind: Kind

    def read(self, value: Any, path: Path, report: Report) -> Any:
        try:
            return self.kind.take(value)
        except Mismatch as mismatch:
            return report.add(path, mismatch)

    def write(self, value: Any) -> Any:
        if not isinstance(self.kind, Number):  # in which dialects differ
            return value
        try:
            return self.kind.take(value)
        except Mismatch as mismatch:
            raise WireError.at((), mismatch.problem) from None


@attrs.frozen
class Items(Codec):
    """
    An array of values.
    """

    item: Codec

    def read(self, value: Any, path: Path, report: Report) -> Any:
        if not isinstance(value, list | tuple):
            return report.add(path, refusal("an array", value))
        return tuple(
            self.item.read(item, (*path, index), report)
            for index, item in enumerate(value)
        )

    def write(self, value: Any) -> Any:
        written = []
        problems = Problems()
        for index, item in enumerate(value):
            with problems.at(index):
                written.append(self.item.write(item))
        problems.close()
        return written


@attrs.frozen
class Hooked(Codec):
    """
    A value of our classes and enums, whose hooks the converter knows.

    So hooks that the user registers for them count here too.
    """

    annotation: Any
    structure: Callable[[Any, Any], Any]
    unstructure: Mapping[type, Callable[[Any], Any]]

    def read(self, value: Any, path: Path, report: Report) -> Any:
        try:
            return self.structure(value, self.annotation)
        except Exception as error:  # noqa: BLE001  # hooks may raise anything
            return report.add(path, error)

    def write(self, value: Any) -> Any:
        hook = self.unstructure.get(type(value))
        if hook is None:
            raise refusal(kind_of(self.annotation).expected, value)
        return hook(value)


@attrs.frozen
class Rewritten(Codec):
    """
    An array of words that is written otherwise than it stands.
    """

    codec: Codec
    rewrite: Rewrite
    dialect: str

    def read(self, value: Any, path: Path, report: Report) -> Any:
        return self.codec.read(value, path, report)

    def write(self, value: Any) -> Any:
        if value in self.rewrite.table:
            return list(self.rewrite.table[value])
        if self.rewrite.closed:
            raise WireError.at(
                (), f"the {self.dialect} dialect cannot say {list(value)}"
            )
        return self.codec.write(value)


def codec_of(annotation: Any, rules: Rules, converter: BaseConverter) -> Codec:
    """
    Make the codec of what *annotation* admits besides `None` and `OFF`.
    """
    options = [
        option
        for option in options_of(annotation)
        if option is not None and option is not OFF
    ]
    if len(options) == 1:
        if get_origin(options[0]) is tuple:
            item = get_args(options[0])[0]
            return Items(codec_of(item, rules, converter))
        kind = kind_of(options[0])
        if isinstance(kind, Number):
            return Scalar(rules.numbers)
        if not isinstance(kind, Instance):
            return Scalar(kind)
    union: Any = Union[  # noqa: UP007  # made of a list
        tuple(
            Literal[option] if isinstance(option, Enum) else option
            for option in options
        )
    ]
    structure = converter.get_structure_hook(union)
    if isinstance(structure, ObjectReader):
        structure = attrs.evolve(structure, closed=is_closed(converter))
    return Hooked(
        union,
        structure,
        dict(_unstructure_hook(option, converter) for option in options),
    )


def is_closed(converter: BaseConverter) -> bool:
    """
    Tell whether *converter* refuses unknown keys; the simplest one cannot.
    """
    return bool(getattr(converter, "forbid_extra_keys", False))


def _unstructure_hook(
    option: Any, converter: BaseConverter
) -> tuple[type, Callable[[Any], Any]]:
    """
    Pair one member of a union with the hook that writes it.
    """
    if option is int:
        return int, int
    if get_origin(option) is tuple:
        return tuple, list
    cls = type(option) if isinstance(option, Enum) else option
    return cls, converter.get_unstructure_hook(cls)
