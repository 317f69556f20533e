"""
Users' classes are made by their own constructors.
"""

import gc
import weakref

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar

import attr
import attrs
import pytest

from cattrs.errors import CattrsError

from both_modes import problems, read
from realtime_attrs._domain.bases import BaseServerEvent
from realtime_attrs._values.checked import frozen
from realtime_attrs._values.constructors import only_stores
from realtime_attrs._values.scalars import SecretText
from realtime_attrs.converter import (
    make_converter,
)
from realtime_attrs.dialects import Dialect, Fallback, Key, bare, record


T = TypeVar("T")
S = TypeVar("S")

COUNT = "expected an integer from -9223372036854775808 to 9223372036854775807"


def own(cls: Any, **rules: Any) -> Dialect:
    """
    Make a dialect of one class.
    """
    return Dialect("own", [record(cls, **rules)], {})


small_text = attrs.validators.max_len(2)


def read_plainly(cls: Any, payload: Any) -> Any:
    """
    Read one object.
    """
    return make_converter(own(cls)).structure(payload, cls)


def raising(error: Exception) -> Callable[..., Any]:
    """
    Make a function that raises an error.
    """

    def fail(*_: Any) -> Any:
        raise error

    return fail


def small(_: Any, attribute: Any, value: int) -> None:
    """
    Validate as users do.
    """
    if value > 9:
        raise ValueError(f"{attribute.name} is large:\n{value}")


@attrs.define
class Range:
    """
    A range, with validators, converters and a rule for both ends.
    """

    low: int = attrs.field(validator=small)
    high: int = attrs.field(converter=lambda x: 100 // x, validator=small)
    step: int = attrs.field(default=1, validator=small)

    @high.validator
    def _above(self, attribute: Any, value: int) -> None:
        del attribute
        if value < self.low:
            raise ValueError("high is below low")

    def __attrs_post_init__(self) -> None:
        if self.step == self.low:
            raise LookupError("step and low are the same")


RANGE = own(Range, low="ends.low", high=Key("ends.high", alias="max"))


class TestFaults:
    @pytest.mark.parametrize(
        ("payload", "expected"),
        [
            (
                {"ends": {"low": 10, "high": 1}, "step": 10},
                [
                    "/ends/low: ValueError: low is large:\\n10",
                    "/ends/high: ValueError: high is large:\\n100",
                    "/step: ValueError: step is large:\\n10",
                ],
            ),
            (
                {"ends": {"low": 10}, "max": 0},
                [
                    "/max: ZeroDivisionError: integer division or modulo by"
                    " zero",
                    "/ends/low: ValueError: low is large:\\n10",
                ],
            ),
            (
                {"ends": {"low": 8, "high": 20}},
                ["/ends/high: ValueError: high is below low"],
            ),
            (
                {"ends": {"low": 1, "high": 20}},
                ["LookupError: step and low are the same"],
            ),
        ],
    )
    def test_places(
        self, payload: dict[str, Any], expected: list[str]
    ) -> None:
        """
        Each fault stands at its attribute, and others at the object.
        """
        assert expected == problems(RANGE, payload, Range)

    @pytest.mark.parametrize(
        ("payload", "expected"),
        [
            (
                {"ends": {"low": "x", "high": 1}, "step": 10},
                [
                    f"/ends/low: {COUNT}, got the string 'x'",
                    "/ends/high: ValueError: high is large:\\n100",
                    "/step: ValueError: step is large:\\n10",
                ],
            ),
            (
                {"ends": {"low": "x", "high": 20}},
                [f"/ends/low: {COUNT}, got the string 'x'"],
            ),
            (
                {"ends": 3, "step": 10},
                [
                    "/ends: expected an object, got the number 3",
                    "/step: ValueError: step is large:\\n10",
                ],
            ),
        ],
    )
    def test_beside_others(
        self, payload: dict[str, Any], expected: list[str]
    ) -> None:
        """
        Validators are called although something else is wrong.
        """
        assert expected == problems(RANGE, payload, Range)

    def test_below_others(self) -> None:
        """
        Places go on inside other objects and arrays.
        """
        cls = attrs.make_class("Holder", {"x": attrs.field(type=list[Range])})
        dialect = Dialect("own", [record(cls), *RANGE.records], {})
        fine = {"ends": {"low": 2, "high": 20}}
        large = {**fine, "step": 10}

        assert ["/x/1/step: ValueError: step is large:\\n10"] == (
            problems(dialect, {"x": [fine, large]}, cls)
        )

    def test_spread(self) -> None:
        """
        A value that is spread has the place of its object.
        """
        part = attrs.make_class("Part", {"a": attrs.field(type=int)})
        field = attrs.field(type=part, validator=raising(ValueError("no")))
        cls = attrs.make_class("Holder", {"part": field})
        rules = [record(cls, part="x.*"), record(part)]

        assert ["/x: ValueError: no"] == (
            problems(Dialect("own", rules, {}), {"x": {"a": 1}}, cls)
        )

    def test_bare(self) -> None:
        """
        So has the value of a class that is written as one.
        """
        field = attrs.field(type=str, validator=attrs.validators.max_len(2))
        cls = attrs.make_class("Name", {"text": field})
        dialect = Dialect("own", [bare(cls, "text")], {})

        assert cls("ab") == read(dialect, "ab", cls)
        assert ["ValueError: Length of 'text' must be <= 2: 3"] == (
            problems(dialect, "abc", cls)
        )

    def test_fallback(self) -> None:
        """
        A fallback is a place of its attribute, too.
        """
        field = attrs.field(type=int, default=0, validator=small)
        cls = attrs.make_class("Holder", {"x": field})
        dialect = own(cls, x=Key("a.x", fallback=Fallback("b.x")))

        assert ["/b/x: ValueError: x is large:\\n10"] == (
            problems(dialect, {"b": {"x": 10}}, cls)
        )

    def test_absent(self) -> None:
        """
        A default that a validator rejects has the place of the missing key.
        """
        field = attrs.field(type=int, default=10, validator=small)
        cls = attrs.make_class("Holder", dict.fromkeys("xz", field))
        dialect = Dialect("own", [record(cls, "x")], {})

        assert [
            "/x: ValueError: x is large:\\n10",
            "ValueError: z is large:\\n10",
        ] == problems(dialect, {}, cls)

    def test_disabled(self) -> None:
        """
        Validators that are switched off are not called.
        """
        payload = {"ends": {"low": 10, "high": 0}}
        with attrs.validators.disabled():
            assert [
                "/ends/high: ZeroDivisionError: integer division or modulo by"
                " zero"
            ] == problems(RANGE, payload, Range)

    @pytest.mark.parametrize("secret", ["api_key", "text"])
    def test_secrets(self, secret: str) -> None:
        """
        At the key of a secret, only the class of the error is shown.
        """
        field = attrs.field(type=str, validator=raising(ValueError("hunter")))
        dialect = own(attrs.make_class("Holder", {secret: field}))
        (rule,) = dialect.records
        expected = {
            "api_key": "/api_key: ValueError",
            "text": "/text: ValueError: hunter",
        }

        assert [expected[secret]] == (
            problems(dialect, {secret: "hunter"}, rule.cls)
        )

    def test_secret_types(self) -> None:
        """
        So it is at an attribute for a secret.
        """
        field = attrs.field(
            type=SecretText, validator=raising(ValueError("hunter"))
        )
        cls = attrs.make_class("Holder", {"x": field})

        assert ["/x: ValueError"] == problems(own(cls), {"x": "hunter"}, cls)

    @pytest.mark.parametrize("detailed", [True, False])
    def test_cause(self, detailed: bool) -> None:
        """
        The error of the constructor is the cause of ours.
        """
        error = LookupError("no")
        field = attrs.field(type=int, validator=raising(error))
        cls = attrs.make_class("Holder", {"x": field})
        converter = make_converter(own(cls), detailed_validation=detailed)

        with pytest.raises(CattrsError) as caught:
            converter.structure({"x": 1}, cls)

        found: Any = caught.value
        assert error is (found.exceptions[0] if detailed else found).__cause__

    def test_interrupts(self) -> None:
        """
        An interrupt is no problem of a value.
        """
        field = attrs.field(type=int, converter=raising(KeyboardInterrupt()))  # type: ignore[arg-type]
        cls = attrs.make_class("Holder", {"x": field})

        with pytest.raises(KeyboardInterrupt):
            make_converter(own(cls)).structure({"x": 1}, cls)


class TestAffairsOfAttrs:
    def test_arguments(self) -> None:
        """
        Aliases, factories, converters and keywords are passed as attrs does.
        """

        @attrs.define
        class Odd:
            _private: int
            named: int = attrs.field(alias="other")
            double: int = attrs.field(
                converter=attrs.Converter(
                    lambda x, me, field: f"{field.name}{x + me.named}",  # type: ignore[arg-type, misc]
                    takes_self=True,
                    takes_field=True,
                )
            )
            many: list[int] = attrs.field(factory=list)
            copied: int = attrs.Factory(lambda me: me.named, takes_self=True)
            only: str = attrs.field(default="k", kw_only=True)
            made: int = attrs.field(init=False, default=7)
            unset: int = attrs.field(init=False, eq=False)

        payload = {"_private": 1, "named": 2, "double": 3}
        found = read(own(Odd), payload, Odd)

        assert (1, 2, "double5", [], 2, "k", 7) == (
            found._private,
            found.named,
            found.double,
            found.many,
            found.copied,
            found.only,
            found.made,
        )
        assert not hasattr(found, "unset")
        assert 5 == read(own(Odd), {**payload, "copied": 5}, Odd).copied

    def test_converters_beside_faults(self) -> None:
        """
        A converter that takes more than the value is called alike for faults.
        """

        @attrs.define
        class Odd:
            x: int = attrs.field(
                converter=attrs.Converter(
                    lambda x, me: x + len(type(me).__name__),  # type: ignore[arg-type, misc]
                    takes_self=True,
                ),
                validator=small,
            )
            y: list[int] = attrs.Factory(lambda me: [me.x], takes_self=True)
            z: list[int] = attrs.Factory(list)
            made: int = attrs.field(init=False, default=7, validator=small)
            unset: int = attrs.field(init=False)

        assert ["/x: ValueError: x is large:\\n13"] == (
            problems(own(Odd), {"x": 10}, Odd)
        )

    def test_steps_before_and_after(self) -> None:
        """
        What a class does before and after is done, and may raise.
        """

        @attrs.define
        class Stepwise:
            x: int
            seen: list[int] = attrs.field(init=False, factory=list)

            def __attrs_pre_init__(self, x: int) -> None:
                if x < 0:
                    raise ValueError("x is negative")

            def __attrs_post_init__(self) -> None:
                self.seen.append(self.x)

        assert [3] == read(own(Stepwise), {"x": 3}, Stepwise).seen
        assert ["ValueError: x is negative"] == (
            problems(own(Stepwise), {"x": -1}, Stepwise)
        )

    def test_by_hand(self) -> None:
        """
        A constructor by hand is called, and its errors stand at the object.
        """

        @attrs.define(init=False)
        class ByHand:
            x: int = attrs.field(validator=small)

            def __init__(self, x: int) -> None:
                self.__attrs_init__(2 * x)  # type: ignore[attr-defined]

        assert 6 == read(own(ByHand), {"x": 3}, ByHand).x
        assert ["ValueError: x is large:\\n10"] == (
            problems(own(ByHand), {"x": 5}, ByHand)
        )

    def test_own_new(self) -> None:
        """
        A `__new__()` by hand may demand arguments; then faults are not told.
        """

        @attrs.define
        class Demanding:
            x: int = attrs.field(validator=small)

            def __new__(cls, x: int) -> Self:
                del x
                return object.__new__(cls)

        assert 6 == read(own(Demanding), {"x": 6}, Demanding).x
        assert ["ValueError: x is large:\\n10"] == (
            problems(own(Demanding), {"x": 10}, Demanding)
        )

    def test_exceptions(self) -> None:
        """
        Exceptions have their arguments.
        """

        @attrs.define
        class Failure(Exception):  # noqa: N818
            code: int
            text: str = ""

        found = make_converter(own(Failure)).structure({"code": 3}, Failure)

        assert (3, "") == found.args
        assert {"code": 3, "text": ""} == (
            make_converter(own(Failure)).unstructure(found)
        )

    def test_cached_hash(self) -> None:
        """
        A hash that is kept is prepared.
        """

        @attrs.frozen(cache_hash=True)
        class Hashed:
            x: int

        assert hash(Hashed(3)) == hash(read(own(Hashed), {"x": 3}, Hashed))

    def test_abstract(self) -> None:
        """
        A class that can't be instantiated is refused.
        """

        @attrs.define
        class Abstract(ABC):
            x: int

            @abstractmethod
            def method(self) -> None: ...

        (found,) = problems(own(Abstract), {"x": 3}, Abstract)
        assert found.startswith("TypeError: Can't instantiate abstract class")

    def test_aliased_null(self) -> None:
        """
        Null is a value of a required attribute, at each of its keys.
        """
        fields = {
            "x": attrs.field(type=int | None),
            "y": attrs.field(type=int),
        }
        cls = attrs.make_class("Holder", fields)
        dialect = own(cls, x=Key("x", alias="z", none=["no"]))

        for payload in ({"x": None}, {"z": None}, {"x": "no"}):
            assert cls(None, 1) == read(dialect, {**payload, "y": 1}, cls)
        assert cls(2, 1) == read(dialect, {"x": None, "z": 2, "y": 1}, cls)
        assert ["/x: required key is missing"] == (
            problems(dialect, {"y": 1}, cls)
        )


def kinds() -> list[tuple[str, Any, bool]]:
    """
    List decorators, each with whether readers bypass its constructors.
    """
    return [
        ("frozen", attrs.frozen, True),
        ("define", attrs.define, True),
        ("frozen, dict", partial(attrs.frozen, slots=False), True),
        ("define, dict", partial(attrs.define, slots=False), True),
        ("attr.s", partial(attr.s, auto_attribs=True), True),
        ("ours", frozen, True),
        ("hash", partial(attrs.frozen, cache_hash=True), False),
    ]


@pytest.mark.parametrize("base", [object, BaseServerEvent])
@pytest.mark.parametrize(
    ("decorate", "is_bypassed"),
    [pytest.param(*x[1:], id=x[0]) for x in kinds()],
)
class TestStoring:
    def test_equal(self, decorate: Any, is_bypassed: bool, base: Any) -> None:
        """
        What is read is as what the constructor makes, defaults too.
        """

        @decorate
        class Ping(base):  # type: ignore[misc]
            load: int = 3
            tags: list[str] = attrs.field(factory=list, kw_only=True)
            note: str | None = None
            fixed: int = attrs.field(default=5, init=False)

        dialect = own(Ping, tag="vendor.ping")

        for payload, expected in (
            ({"load": 4, "tags": ["a"], "note": "n"}, (4, ["a"], "n", 5)),
            ({}, (3, [], None, 5)),
        ):
            wire = {"type": "vendor.ping", **payload}
            found = read(dialect, wire, Ping)
            assert expected == (
                found.load,
                found.tags,
                found.note,
                found.fixed,
            )
            given = {k: x for k, x in payload.items() if k != "load"}
            load = {} if not payload else {"load": 4}
            assert Ping(**load, **given) == found
            assert type(found) is Ping
            assert found == read(
                dialect, make_converter(dialect).unstructure(found), Ping
            )
        assert is_bypassed is only_stores(Ping)

    def test_not_shared(
        self, decorate: Any, is_bypassed: bool, base: Any
    ) -> None:
        """
        Instances share nothing, and nobody sees other classes.
        """
        del is_bypassed

        @decorate
        class Ping(base):  # type: ignore[misc]
            tags: list[str] = attrs.field(factory=list)

        one, other = (read(own(Ping), {}, Ping) for _ in range(2))

        assert one.tags is not other.tags
        assert [] == Ping.__subclasses__()


class TestNotStoring:
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("__setattr__", object.__setattr__),
            ("__setattr__", lambda *given: object.__setattr__(*given) or None),
            ("__del__", lambda _: None),
            ("__new__", lambda cls, *_, **__: object.__new__(cls)),
            ("x", property(lambda _: 3, lambda *_: None)),
            ("__init__", lambda me, x: object.__setattr__(me, "x", x + 1)),
        ],
    )
    def test_by_hand(self, name: str, value: Any) -> None:
        """
        A constructor is called if the class does more than to store.
        """
        base = attrs.make_class("Base", {"x": attrs.field(type=int)})
        cls = type("Own", (base,), {name: value})

        assert (value is object.__setattr__) is only_stores(cls)
        assert cls(3).x == read(own(cls), {"x": 3}, cls).x

    def test_metaclass(self) -> None:
        """
        So it is if a metaclass makes the instances.
        """

        class Meta(type):
            def __call__(cls, *args: Any, **more: Any) -> Any:
                found = super().__call__(*args, **more)
                found.seen = True
                return found

        @attrs.define(slots=False)
        class Own(metaclass=Meta):
            x: int

        assert read(own(Own), {"x": 3}, Own).seen  # type: ignore[attr-defined]

    def test_unset(self) -> None:
        """
        An attribute that nobody sets stays so.
        """

        @attrs.frozen
        class Own:
            x: int
            y: int = attrs.field(init=False)

        assert not hasattr(read_plainly(Own, {"x": 1}), "y")

    def test_registering_bases(self) -> None:
        """
        A base that registers its subclasses sees only those of users.
        """
        seen = []

        class Registry:
            __slots__ = ()

            def __init_subclass__(cls) -> None:
                seen.append(cls.__name__)

        @frozen
        class Ping(Registry):
            x: int

        @attrs.frozen(slots=False)
        class Pong(Registry):
            x: int

        before = len(seen)

        assert Ping(3) == read(own(Ping), {"x": 3}, Ping)
        assert Pong(3) == read(own(Pong), {"x": 3}, Pong)
        assert before == len(seen)


class TestChecked:
    """
    `frozen()` is for users, too.
    """

    def test_as_attrs(self) -> None:
        """
        It keeps what users say of a field, also for subclasses.
        """

        @frozen
        class Ping(BaseServerEvent):
            load: int = attrs.field(validator=small)
            name: str = attrs.field(alias="title", converter=str.strip)
            kept: int = attrs.field(default=1, init=False)
            note: str | None = attrs.field(default=None, eq=False)
            memo: dict[str, Any] | None = attrs.field(default=None, eq=False)

        @frozen
        class Pong(Ping):
            more: int = 2

        for cls in (Ping, Pong):
            value = cls(3, " x ", "n", {"a": 1})
            assert (3, "x", 1) == (value.load, value.name, value.kept)
            assert value == cls(3, "x", "other")
            assert hash(value) == hash(cls(3, "x"))
            with pytest.raises(ValueError, match="load is large"):
                cls(10, "x")
            with pytest.raises(TypeError, match=f"{cls.__name__}.load: exp"):
                cls("x", "x")  # type: ignore[arg-type]
            dialect = own(cls)
            assert value == read(dialect, {"load": 3, "name": " x "}, cls)
            assert ["/load: ValueError: load is large:\\n10"] == (
                problems(dialect, {"load": 10, "name": "x"}, cls)
            )
        assert ("load", "name", "note", "memo") == Ping.__match_args__

    def test_steps(self) -> None:
        """
        It calls what comes before and after.
        """
        seen = []

        @frozen
        class Ping:
            x: int

            def __attrs_pre_init__(self) -> None:
                seen.append("before")

            def __attrs_post_init__(self) -> None:
                seen.append("after")

        assert Ping(1) == read(own(Ping), {"x": 1}, Ping)
        assert ["before", "after"] * 3 == seen

    def test_class_variables(self) -> None:
        """
        A class variable is no field.
        """

        @frozen
        class Ping:
            kind: ClassVar[str] = "k"
            bare: ClassVar = "b"
            x: list[int] | None = None
            y: list[int] = attrs.field(factory=list)

        assert ["x", "y"] == [field.name for field in attrs.fields(Ping)]
        assert ("k", "b") == (Ping.kind, Ping.bare)
        assert Ping([1]) == read(own(Ping), {"x": [1]}, Ping)

    def test_plain_base(self) -> None:
        """
        It takes over the fields of an attrs class, with their converters.
        """

        @attrs.frozen(weakref_slot=False)
        class Plain:
            x: int = attrs.field(converter=int, default=2)

        @frozen
        class Ping(Plain):
            y: int = 1

        assert (3, 1) == (Ping("3").x, Ping("3").y)  # type: ignore[arg-type]
        assert Ping(3) == read(own(Ping), {"x": 3}, Ping)


@attrs.define
class Box(Generic[T]):
    """
    A generic class.
    """

    item: T
    more: list[T] = attrs.field(factory=list)
    inner: "Self | None" = None


@attrs.define
class Pair(Box[list[S]], Generic[S]):
    """
    A generic class of a generic class.
    """

    second: Annotated[S | None, "text"] = None


@attrs.define
class Numbers(Pair[int]):
    """
    A class of it that isn't generic.
    """


class TestGenerics:
    def test_arguments(self) -> None:
        """
        A class derived from a generic one with arguments reads these.
        """
        dialect = own(Numbers)
        payload = {"item": [1], "more": [[2]], "second": 3}

        assert Numbers([1], [[2]], second=3) == (
            read(dialect, payload, Numbers)
        )
        assert [
            f"/item/0: {COUNT}, got the string 'x'",
            f"/inner/more/0/0: {COUNT}, got the string 'y'",
            f"/second: {COUNT}, got the string 'z'",
        ] == problems(
            dialect,
            {
                "item": ["x"],
                "inner": {"item": [], "more": [["y"]]},
                "second": "z",
            },
            Numbers,
        )

    def test_no_arguments(self) -> None:
        """
        Without arguments, a parameter is any JSON, or what it is bound to.
        """
        bound = TypeVar("bound", bound=int)
        either = TypeVar("either", int, str)
        fields = {
            "x": attrs.field(type=T),
            "y": attrs.field(type=bound),
            "z": attrs.field(type=either),
        }
        cls = attrs.make_class("Holder", fields)

        assert cls([1], 2, "z") == (
            read(own(cls), {"x": [1], "y": 2, "z": "z"}, cls)
        )
        assert ["/y", "/z"] == [
            x.partition(":")[0]
            for x in problems(own(cls), {"x": 1, "y": "a", "z": []}, cls)
        ]

    def test_in_annotations(self) -> None:
        """
        A generic class with arguments needs the record of the class.
        """
        annotation = list[Box[int] | None]
        cls = attrs.make_class("Holder", {"x": attrs.field(type=annotation)})
        rules = [record(cls), record(Box, item="value.item")]
        dialect = Dialect("own", rules, {})
        wire = {"x": [{"value": {"item": 3}, "more": [1]}, None]}

        assert cls([Box(3, [1]), None]) == read(dialect, wire, cls)
        assert wire == make_converter(dialect).unstructure(
            cls([Box(3, [1]), None])
        )
        assert Box(3) == read(dialect, {"value": {"item": 3}}, Box[int])
        assert [f"/x/0/value/item: {COUNT}, got the string 'a'"] == (
            problems(dialect, {"x": [{"value": {"item": "a"}}]}, cls)
        )
        with pytest.raises(CattrsError, match=r"/x/0/value/item: expected an"):
            make_converter(dialect).unstructure(cls([Box("a")]))

    def test_with_unknown_keys(self) -> None:
        """
        It keeps unknown keys, and calls its constructor.
        """

        @frozen
        class Event(BaseServerEvent, Generic[T]):
            load: T
            note: str = attrs.field(default="", validator=small_text)

        dialect = own(Event, tag="own.event")
        wire = {"type": "own.event", "load": [1], "new": 2, "note": ""}
        target: Any = Event[list[int]]
        found = read(dialect, wire, target, keep_unknown=True)

        assert {"new": 2} == found.extra.value
        assert wire == make_converter(dialect, keep_unknown=True).unstructure(
            found, target
        )
        assert ["/note: ValueError: Length of 'note' must be <= 2: 3"] == (
            problems(dialect, {**wire, "note": "abc"}, target)
        )

    def test_gaps(self) -> None:
        """
        Without that record, it is a mistake.
        """
        cls = attrs.make_class("Holder", {"x": attrs.field(type=Box[int])})

        with pytest.raises(ValueError, match=r"Holder\.x: .*, of Box\[int"):
            own(cls)
        assert own(cls, x=Key("x", by_converter=True))


class TestLife:
    @pytest.mark.parametrize("decorate", [attrs.define, attrs.frozen, frozen])
    def test_classes_die(self, decorate: Any) -> None:
        """
        A user's class goes when the user lets go of it.
        """
        gc.freeze()  # what is there already, so that collecting costs little
        classes = used(decorate)
        for _ in range(3):  # one goes when what mentions it has gone
            gc.collect()

        assert [None, None] == [each() for each in classes]


def used(decorate: Any) -> list[Any]:
    """
    Use two classes, and return weak references to them.
    """

    @decorate
    class Inner:
        x: int

    @decorate
    class Ping:
        load: Inner
        more: list[Inner] | None = None

    dialect = Dialect("own", [record(Ping), record(Inner)], {})
    converter = make_converter(dialect)
    value = converter.structure({"load": {"x": 1}}, Ping)
    same = converter.structure(converter.unstructure(value), Ping)
    assert (f"{value}", value) == (f"{same}", same)
    return [weakref.ref(Inner), weakref.ref(Ping)]
