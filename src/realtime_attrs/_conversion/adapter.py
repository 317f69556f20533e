"""
Read and write one annotation, with its type for type checkers.
"""

from collections.abc import Callable, Container
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

import attrs

from cattrs import BaseConverter

from .._engine.cattrs_internals import entry, finder, function_of
from .._engine.explain import NO_PAYLOAD, Reading, explained
from .._engine.marks import Hook, mark_of
from .._engine.order_of_arguments import refuse_instance, wrong_order
from .._engine.problems import Problem, described_error
from .._engine.trusting import may_trust, trusting_hook
from .._values.messages import describe
from .parsing import UNTRUSTED, trusted


if TYPE_CHECKING:
    from typing_extensions import TypeForm


T = TypeVar("T")
Text: TypeAlias = str | bytes | bytearray | memoryview


@attrs.frozen(eq=False)
class Adapter(Generic[T]):
    """
    Read and write the values of one annotation.

    Register all hooks with the converter, then call `adapter()` to make one.
    An adapter looks up the converter's hooks for the annotation once, so it
    may not use hooks that you register later.  Only when it writes a member of
    a union of the dialect's classes, it looks up the hook of the member's
    class each time.

    Attributes:
        converter: The converter.

        annotation: The annotation.
    """

    converter: BaseConverter = attrs.field(repr=False)
    annotation: Any
    _write: Callable[[Any], Any] = attrs.field(repr=False)
    _direct: Container[type] = attrs.field(repr=False)
    _find: Callable[[type], Callable[[Any], Any]] = attrs.field(repr=False)
    _parse: Callable[..., Any] | None = attrs.field(repr=False)
    _serialize: Callable[..., Any] | None = attrs.field(repr=False)
    _parse_trusted: Callable[[Any], Any] | None = attrs.field(repr=False)

    # Most adapters need only one of these hooks, which are slow to make.
    _read: Hook | None = attrs.field(init=False, default=None, repr=False)
    _read_trusted: Hook | None = attrs.field(
        init=False, default=None, repr=False
    )

    def __attrs_post_init__(self) -> None:
        if self._parse_trusted is None:
            self._reader()  # fails at once if there is no hook

    def _reader(self) -> Hook:
        read = self.converter.get_structure_hook(self.annotation)
        object.__setattr__(self, "_read", read)
        return read

    def _trusted_reader(self) -> Hook:
        read = trusting_hook(self.converter, self.annotation)
        object.__setattr__(self, "_read_trusted", read)
        return read

    @entry(BaseConverter.structure)
    def structure(self, obj: Any, /) -> T:
        """
        Read a payload, as `converter.structure(obj, annotation)` does.

        Args:
            obj: The payload: JSON values, as `json.loads()` returns them.

        Raises:
            cattrs.errors.CattrsError:
                The payload is invalid; `explain()` lists its problems.
        """
        read = self._read or self._reader()
        return read(obj, self.annotation)  # type: ignore[no-any-return]  # by its hook

    @entry(BaseConverter.unstructure)
    def unstructure(self, obj: T, /) -> Any:
        """
        Write a value, as `converter.unstructure(obj, annotation)` does.

        Args:
            obj: The value.

        Raises:
            cattrs.errors.CattrsError: The dialect doesn't support the value.
        """
        cls = type(obj)
        if cls in self._direct:  # without a call of `_write()`
            return self._find(cls)(obj)
        return self._write(obj)

    @entry(BaseConverter.structure)
    def loads(self, data: Text, /, **kwargs: Any) -> T:
        """
        Read a text, as `converter.loads(data, annotation)` does.

        Args:
            data: A payload as a string or bytes.

            kwargs: Arguments of the parser, such as `json.loads()`.

        Raises:
            cattrs.errors.CattrsError:
                The payload is invalid; `explain()` lists its problems.
            ValueError: The text isn't JSON.
            TypeError: The converter has no `loads()`.
        """
        if self._parse_trusted is not None and not kwargs:
            obj = self._parse_trusted(data)
            if obj is not UNTRUSTED:
                read = self._read_trusted or self._trusted_reader()
                return read(obj, self.annotation)  # type: ignore[no-any-return]  # by its hook
        if self._parse is None:
            method = self._method("loads")
            return method(data, self.annotation, **kwargs)  # type: ignore[no-any-return]  # by its hook
        obj = self._parse(data, **kwargs) if kwargs else self._parse(data)
        read = self._read or self._reader()
        return read(obj, self.annotation)  # type: ignore[no-any-return]  # by its hook

    @entry(BaseConverter.unstructure)
    def dumps(self, obj: T, /, **kwargs: Any) -> Any:
        """
        Write a text, as `converter.dumps(obj, annotation)` does.

        Args:
            obj: The value.

            kwargs: Arguments of the serializer, such as `json.dumps()`.

        Returns:
            A string or bytes, as the converter's `dumps()` returns.

        Raises:
            cattrs.errors.CattrsError: The dialect doesn't support the value.
            TypeError: The converter has no `dumps()`.
        """
        if self._serialize is None:
            method = self._method("dumps")
            return method(obj, unstructure_as=self.annotation, **kwargs)
        cls = type(obj)
        write = self._find(cls) if cls in self._direct else self._write
        written = write(obj)
        if kwargs:  # an empty mapping is slow to pass
            return self._serialize(written, **kwargs)
        return self._serialize(written)

    def attempt(self, obj: Any, /) -> tuple[T | None, tuple[Problem, ...]]:
        """
        Read a payload, and return its problems instead of raising an error.

        For example::

            event, problems = events.attempt(payload)

        It never raises an error for a payload, even if a hook of yours raises
        one or the payload is nested too deeply.

        Args:
            obj: The payload: JSON values, as `json.loads()` returns them.

        Returns:
            The value and no problems, or `None` and the problems that
            `explain()` lists, at least one.  Where cattrs got no dictionary
            for a class of yours, the message is ``expected an object``.
        """
        try:
            return self.structure(obj), ()
        except Exception as error:  # noqa: BLE001  # of users' hooks
            return None, self._problems_in(error, obj)

    def attempt_loads(
        self, data: Text, /
    ) -> tuple[T | None, tuple[Problem, ...]]:
        """
        Read a text, and return its problems instead of raising an error.

        A text that isn't JSON has one problem.

        Args:
            data: A payload as a string or bytes.

        Returns:
            As for `attempt()`.

        Raises:
            TypeError: The converter has no `loads()`.
        """
        if self._parse is None:
            self._method("loads")
        try:
            return self.loads(data), ()
        except Exception as error:  # noqa: BLE001  # of users' hooks
            return None, self._problems_in(error, self._parsed(data))

    def _parsed(self, data: Text) -> Any:
        try:
            return self._parse(data) if self._parse else NO_PAYLOAD
        except Exception:  # noqa: BLE001  # the text isn't JSON
            return NO_PAYLOAD

    def _problems_in(
        self, error: Exception, payload: Any
    ) -> tuple[Problem, ...]:
        """
        List the problems of any error, also of one that a user's hook raised.
        """
        reading = Reading(self.converter, payload, self.annotation)
        try:
            problems = explained(error, reading)
        except Exception:  # noqa: BLE001  # such as a RecursionError
            problems = []
        return tuple(problems) or (Problem("", described_error(error)),)

    def _method(self, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] | None = getattr(self.converter, name, None)
        if method is not None:
            return method
        raise TypeError(
            f"{type(self.converter).__name__} has no {name}(); pass adapter()"
            " a converter of cattrs.preconf, or use make_converter()"
        )


def adapter(converter: BaseConverter, annotation: "TypeForm[T]") -> Adapter[T]:
    """
    Make an adapter, which reads and writes the values of one annotation.

    Type checkers infer the type of the values, also for unions.  The adapter
    looks up its hooks once, so its `loads()` is faster than the converter's.
    For example::

        events = adapter(make_converter(GA), ServerEvent)
        event = events.loads(text)

    The oldest versions that infer the type are mypy 2.2, pyright 1.1.412 and
    basedpyright 1.39.10.  With older versions, annotate the variable as
    ``Adapter[ServerEvent]`` and pass ``cast(Any, ServerEvent)``.

    Args:
        converter:
            The converter.  `loads()` and `dumps()` need one with these
            methods, such as one from `make_converter()` or `cattrs.preconf`.

        annotation:
            A class of the library or your own, a union such as
            ``ServerEvent | Unknown``, or another annotation such as
            ``list[ClientEvent]``.

    Raises:
        TypeError:
            *converter* isn't a converter of cattrs, or *annotation* is an
            instance of an attrs class.
        cattrs.errors.StructureHandlerNotFoundError:
            The converter has no hook for *annotation*.  Without a dialect,
            cattrs raises a `TypeError` for most unions.
    """
    if not isinstance(converter, BaseConverter):
        raise wrong_order(
            "adapter",
            f"expected a converter, got {describe(converter)}",
            converter=converter,
            annotation=annotation,
        )
    refuse_instance(annotation)
    parse = function_of(converter, "loads")
    write = converter.get_unstructure_hook(annotation)
    mark = mark_of(write)
    is_trusting = may_trust(converter, annotation)
    return Adapter(
        converter,
        annotation,
        write,
        mark.direct if mark else (),
        finder(converter),
        parse,
        function_of(converter, "dumps"),
        trusted(parse, converter) if is_trusting else None,
    )
