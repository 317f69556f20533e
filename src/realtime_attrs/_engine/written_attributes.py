"""
Write the attributes of a record.
"""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from typing import Any, TypeAlias

import attrs

from .._rules.keys import Key
from .._rules.shapes import SPREAD
from .._values.kinds import Kind
from .._values.messages import quoted
from .entries import Entry
from .parts import Spot
from .problems import WireError
from .source import Source, variable_of


States: TypeAlias = Iterator[tuple[tuple[Any, ...], str]]


@attrs.frozen(eq=False, repr=False)
class WrittenAttribute(Entry):
    """
    An attribute of a record, and the code that writes its value.

    Args:
        key: The rule.
        may_be_off: Whether it can be `OFF`.
        may_be_none: Whether `None` isn't a value, and omits the key.
        accepts_null: Whether null is read as a value, `None`.
        is_refilled: Whether readers set a default other than `None`.
        kind: The kind of its values, if constructors may accept others.
        is_null: Whether `None` is written as null.
    """

    key: Key = attrs.field(kw_only=True)
    may_be_off: bool = False
    may_be_none: bool = True
    accepts_null: bool = False
    is_refilled: bool = False
    kind: Kind | None = None
    is_null: bool = False

    @property
    def is_demanded(self) -> bool:
        """
        Whether it can be `None`, but `None` can't be written.
        """
        return self.required and self.may_be_none and not self.accepts_null

    def write(self, source: Source, *, null_is_off: bool) -> None:
        """
        Write code that writes the value.
        """
        source.add(f"item = value.{self.name}")
        is_given = source.block("if item is not None:")
        with is_given if self.may_be_none else nullcontext():
            put = self._target(source)
            if self.may_be_off:
                self._put_off(source, put, null_is_off=null_is_off)
            else:
                self._put(source, put)
        if not self.may_be_none:
            return
        if self.is_refilled:
            source.add(
                f"else:\n    problems = noted("
                f"problems, requires(({self.name!r},)), {self.name!r})"
            )
        elif self.is_demanded:
            source.add(f"else:\n    missing += ({self.name!r},)")
        elif self.is_null or self.accepts_null:
            with source.block("else:"):
                source.add(self._target(source).format("None"))

    def _target(self, source: Source) -> str:
        """
        Write code that adds the objects around it; return the assignment.
        """
        key = repr(self.path[-1]).replace("{", "{{").replace("}", "}}")
        return f"{self._object(source)}[{key}] = {{}}"

    def _object(self, source: Source) -> str:
        """
        Write code that adds the objects around it; return the inner one.
        """
        above = self.path[:-1]
        for depth, key in enumerate(above):
            outer = variable_of("out", above[:depth])
            inner = variable_of("out", above[: depth + 1])
            source.add(
                f"if {inner} is None:\n    {inner} = {outer}[{key!r}] = {{}}"
            )
        return variable_of("out", above)

    def _put_off(self, source: Source, put: str, *, null_is_off: bool) -> None:
        first = self.key.off[0] if self.key.off else None
        off = repr(dict(first) if isinstance(first, Mapping) else first)
        refused = (
            f"problems = noted(problems, off_not_supported(), {self.name!r})"
        )
        with source.block("if item is OFF:"):
            source.add(put.format(off) if null_is_off else refused)
        with source.block("else:"):
            self._put(source, put)

    def _put(self, source: Source, put: str) -> None:
        """
        Write code that rejects values that the constructor accepts.
        """
        if self.kind is None:
            self._put_known(source, put)
            return
        accept, guard = f"admitted_{self.name}", self.kind.guard("item")
        taken = f"{accept}(item)"
        source.add(
            f"try:\n"
            f"    item = {f'item if {guard} else ' if guard else ''}{taken}\n"
            f"except Exception as error:\n"
            f"    problems = noted(problems, error, {self.name!r})",
            **{accept: self.kind.accept},
        )
        with source.block("else:"):
            self._put_known(source, put)

    def _put_known(self, source: Source, put: str) -> None:
        """
        Write code that rejects JSON that is read as `None` or `OFF`.
        """
        spot = Spot(source, "item", self.name, repr(self.name))
        states = [*self._states()]
        if not (states or self._claimed):
            self.part.write(spot, put)
            return
        source.add("written = cls")  # equal to no JSON value
        self.part.write(spot, "written = {}")
        keyword = self._refuse_claimed(source)
        for values, state in states:
            name = f"read_as_{state}_{self.name}"
            source.add(
                f"{keyword} written in {name}:\n"
                f"    error = read_as(written, {state!r})\n"
                f"    problems = noted(problems, error, {self.name!r})",
                **{name: values},
            )
            keyword = "elif"
        is_spread = self.path[-1] == SPREAD
        rest = "elif written is not cls" if is_spread else "else"
        source.add(f"{rest}:\n    " + put.format("written"))

    @property
    def _claimed(self) -> frozenset[str]:
        """
        The keys of other entries, which its value can't have.
        """
        return frozenset()

    def _states(self) -> States:
        """
        List the JSON that is read as `None` or `OFF`.
        """
        if self.key.none:
            yield self.key.none, "None"
        if self.key.off:
            yield self.key.off, "OFF"

    def _refuse_claimed(self, source: Source) -> str:
        """
        Write code that rejects keys of other entries; return the keyword.
        """
        if not self._claimed:
            return "if"
        others = f"others_{self.name}"
        source.add(
            f"if written is not cls and not {others}.isdisjoint(written):\n"
            f"    error = has_others({others}, written)\n"
            f"    problems = noted(problems, error, {self.name!r})",
            **{others: self._claimed, "has_others": _has_others},
        )
        return "elif"


def _has_others(
    others: frozenset[str], written: Mapping[str, Any]
) -> WireError:
    keys = quoted(sorted(others.intersection(written)))
    return WireError.at((), f"expected other keys than {keys}")
