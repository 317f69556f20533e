"""
Codecs: generate the code that reads and writes the values of an annotation.

The code handles usual values in line.  For others, it calls a function (a
rule), which converts or rejects them.

`union_codec`, `arrays` and `spelled` have further codecs.
"""

from abc import ABC, abstractmethod
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterator
from math import inf
from typing import Any, TypeAlias

import attrs

from .._rules.keys import Key
from .._rules.sites import Field, RuleKind, Site, others_given
from .._rules.spellings import ANY
from .._values.kinds import Kind, Number
from .._values.messages import either
from .problems import WireError, refusal
from .schema_forms import BASE64, Schema, less, of_kind, one_of
from .schemas import Place
from .source import Source
from .words import plain


Rule: TypeAlias = Callable[[Any], Any]


@attrs.frozen(eq=False, repr=False)
class Spot:
    """
    The position of a value in generated code.

    Args:
        source: The function to write to.
        item: The variable that holds the value.
        name: The attribute's name, for names in the source.
        path: The path, as arguments of functions that note problems.
        levels: When reading, the number of objects and arrays around it.
    """

    source: Source
    item: str
    name: str
    path: str
    levels: int = 0

    def read(self, part: "Part") -> None:
        """
        Write code that reads the item as a value of *part*.
        """
        with self.source.at(self.levels):
            part.read(self)

    def accept_carefully(self, rule: Rule, verb: str = "take") -> None:
        """
        Write code that calls *rule*, by a name that begins with *verb*.
        """
        called = f"{verb}_{self.name}"
        self.source.add(
            f"{self.item}, errors = careful("
            f"{called}, {self.item}, errors, {self.path})",
            **{called: rule},
        )

    def put_carefully(self, put: str, written: str, rule: Rule) -> None:
        """
        Write code that assigns *written*; *rule* raises the error if it fails.
        """
        self.source.add(
            f"try:\n"
            f"    {put.format(written)}\n"
            f"except Exception as error:\n"
            f"    problems = cannot("
            f"problems, error, put_{self.name}, {self.item}, {self.path})",
            **{f"put_{self.name}": rule},
        )


class Part(ABC):
    """
    The codec of the values of an annotation.
    """

    @property
    def is_ours(self) -> bool:
        """
        Whether the code calls no hook of the converter.
        """
        return True

    @abstractmethod
    def read(self, spot: Spot) -> None:
        """
        Write code that reads the item.
        """

    @abstractmethod
    def schema(self, place: Place) -> Schema:
        """
        Make the schema of all values except null.
        """

    def write(self, spot: Spot, put: str) -> None:
        """
        Write code that writes the item, by default unchanged.

        The statement *put* assigns the item; its ``{}`` is the expression.
        """
        spot.source.add(put.format(spot.item))

    def written(self, spot: Spot) -> str:
        """
        Return the expression of the written item.
        """
        return f"put_{spot.name}({spot.item})"

    def put(self, value: Any) -> Any:
        """
        Write a value, by default unchanged.
        """
        return value


class Wrapper(Part, RuleKind):
    """
    A codec that changes another one, for attributes with a rule.
    """

    @classmethod
    @abstractmethod
    def over(cls, part: Part, site: Site, *, keeps: bool) -> Part:
        """
        Wrap a codec if its attribute has the rule.
        """


class Plain(Part):
    """
    A value that is written unchanged.
    """

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, spot: Spot) -> None:
        guard = self.kind.guard(spot.item)
        if guard is None:
            spot.accept_carefully(self.kind.accept)
            return
        with spot.source.block(f"if not ({guard}):"):
            spot.accept_carefully(self.kind.accept)

    def schema(self, place: Place) -> Schema:
        return less(of_kind(self.kind), place.others)

    def write(self, spot: Spot, put: str) -> None:
        # Constructors accept numbers of 64 bits; a dialect may have 32.
        if not isinstance(self.kind, Number) or self.kind.below == inf:
            super().write(spot, put)
            return
        rule = self.written(spot)
        written = f"{spot.item} if {self.kind.guard(spot.item)} else {rule}"
        spot.put_carefully(put, written, self.kind.accept)


class Mixed(Plain):
    """
    A value of several kinds of JSON, which may be an array.
    """

    def write(self, spot: Spot, put: str) -> None:
        spot.put_carefully(put, self.written(spot), self.put)

    def put(self, value: Any) -> Any:
        return [*value] if isinstance(value, tuple) else value


class Constant(Part):
    """
    A word that is always written; readers may accept other words, or `ANY`.
    """

    def __init__(self, words: tuple[Any, ...]) -> None:
        self.words = words

    def read(self, spot: Spot) -> None:
        if ANY in self.words:
            return
        item = spot.item
        test = f"if type({item}) is not str or {item} not in {self.words!r}:"
        with spot.source.block(test):
            spot.accept_carefully(self._accept)

    def schema(self, place: Place) -> Schema:  # noqa: ARG002  # as others
        return {} if ANY in self.words else one_of(self.words)

    def _accept(self, value: Any) -> str:
        word = plain(value)
        if type(word) is str and word in self.words:
            return word
        words = ("null" if x is None else repr(x) for x in self.words)
        raise refusal(either(words), value)


class Converted(Part, RuleKind):
    """
    A value that the converter's hooks read and write.
    """

    def __init__(self, accept: Rule, put: Rule) -> None:
        self._accept = accept
        self._put = put

    @property
    def is_ours(self) -> bool:
        return False

    @staticmethod
    def misfits(field: Field, key: Key) -> Iterator[str]:
        del field
        arguments = ("words", "flatten", "records", "rewrite", "as_string")
        for name in others_given(key, arguments if key.by_converter else ()):
            yield f"{name}: can't be combined with by_converter=True"

    def read(self, spot: Spot) -> None:
        spot.accept_carefully(self._accept)

    def schema(self, place: Place) -> Schema:  # noqa: ARG002  # as others
        return {}

    def write(self, spot: Spot, put: str) -> None:
        spot.put_carefully(put, self.written(spot), self.put)

    def put(self, value: Any) -> Any:
        return self._put(value)


class Encoded(Part):
    """
    Bytes, which are written as a string in base64.
    """

    def read(self, spot: Spot) -> None:
        from pybase64 import b64decode  # noqa: PLC0415  # sessions have none

        item = spot.item
        # The decoder accepts bytes and subclasses of strings too.
        lines = (
            f"try:\n"
            f"    {item} = decoded({item} if type({item}) is str else None,"
            f" None, True)\n"
            f"except Exception:"
        )
        with spot.source.block(lines, decoded=b64decode):
            spot.accept_carefully(self._accept)

    def schema(self, place: Place) -> Schema:  # noqa: ARG002  # as others
        return BASE64

    def write(self, spot: Spot, put: str) -> None:
        from pybase64 import b64encode_as_string  # noqa: PLC0415  # likewise

        written = f"encoded({spot.item})"
        spot.source.add(put.format(written), encoded=b64encode_as_string)

    def put(self, value: Any) -> Any:
        return b2a_base64(value, newline=False).decode()

    def _accept(self, value: Any) -> bytes:
        if not isinstance(value, str):
            raise refusal("a string in base64", value)
        text = plain(value)
        # Before Python 3.13, the decoder accepts further padding.
        is_padded = not len(text) & 3 and not text.endswith("===")
        try:
            data = a2b_base64(text, strict_mode=True)
            return data if is_padded else a2b_base64("QQ", strict_mode=True)
        except ValueError as error:
            reason = str(error).lower()
            message = f"expected a string in base64: {reason}"
            raise WireError.at((), message) from None
