"""
What `_engine/cattrs_internals.py`, and what uses it, relies on in cattrs.

Each test asks cattrs itself.  One that fails says what cattrs has changed.
"""

import functools
import importlib

from collections.abc import Callable
from types import FrameType
from typing import Annotated, Any

import attrs
import cattrs
import pytest

from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    IterableValidationNote,
)
from cattrs.gen import (
    make_dict_structure_fn,
    make_dict_unstructure_fn,
    override,
)
from cattrs.strategies import configure_tagged_union, include_subclasses

from realtime_attrs._engine.cattrs_internals import (
    factory_of,
    function_of,
    note_of,
)


@attrs.define
class Inner:
    """
    An attribute's class, for which cattrs makes a hook.
    """

    number: int = 0


@attrs.define
class Outer:
    """
    A class with such an attribute.
    """

    inner: Inner


@attrs.define
class Further(Outer):
    """
    Its subclass.
    """

    more: int


@attrs.define
class Other:
    """
    A class that has nothing to do with it.
    """

    word: str


HOOK = print
Dispatch = Callable[[cattrs.BaseConverter], Any]
both_ways = pytest.mark.parametrize(
    "dispatch",
    [lambda c: c._structure_func, lambda c: c._unstructure_func],
    ids=["reading", "writing"],
)


def first_frame(kind: type[BaseException], error: BaseException) -> FrameType:
    """
    Find the frame of the converter in the traceback of an error.
    """
    assert kind is type(error)
    trace = error.__traceback__
    assert trace is not None
    assert trace.tb_next is not None
    return trace.tb_next.tb_frame


class TestHooks:
    def test_hooks_for_classes_are_in_single_dispatch_registry(self) -> None:
        """
        A hook that is registered for a class is there, those of bases apart.
        """
        converter = cattrs.Converter()
        converter.register_structure_hook(Outer, HOOK)
        converter.register_unstructure_hook(Outer, HOOK)

        for dispatch in (
            converter._structure_func,
            converter._unstructure_func,
        ):
            registry = dispatch._single_dispatch.registry
            assert HOOK is registry[Outer]
            assert Further not in registry
            assert HOOK is dispatch._single_dispatch.dispatch(Further)

    def test_single_dispatch_registry_is_a_live_view(self) -> None:
        """
        What is registered later is seen in it.
        """
        converter = cattrs.Converter()
        registry = converter._structure_func._single_dispatch.registry
        converter.register_structure_hook(Outer, HOOK)

        assert HOOK is registry[Outer]

    def test_unstructure_func_dispatch_finds_hooks_registered_later(
        self,
    ) -> None:
        """
        The dispatch of a converter is the same function for all its hooks.
        """
        converter = cattrs.Converter()
        find = converter._unstructure_func.dispatch
        before = find(Outer)
        converter.register_unstructure_hook(Outer, HOOK)

        assert before is not HOOK
        assert HOOK is find(Outer)

    @both_ways
    def test_hooks_by_predicate_are_in_handler_pairs(
        self, dispatch: Dispatch
    ) -> None:
        """
        They stand there first, as predicate, hook, and whether it makes one.
        """
        converter = cattrs.Converter()

        converter.register_structure_hook_func(attrs.has, HOOK)
        converter.register_unstructure_hook_func(attrs.has, HOOK)
        pairs = dispatch(converter)._function_dispatch._handler_pairs

        assert (attrs.has, HOOK, False) == pairs[0][:3]

    @both_ways
    def test_factories_are_marked_in_handler_pairs(
        self, dispatch: Dispatch
    ) -> None:
        """
        The third item is true for a factory, with or without the converter.
        """
        converter = cattrs.Converter()

        plain, extended = attrs.fields, make_dict_structure_fn
        for factory in (plain, extended):
            converter.register_structure_hook_factory(attrs.has, factory)
            converter.register_unstructure_hook_factory(attrs.has, factory)
        pairs = dispatch(converter)._function_dispatch._handler_pairs

        assert [extended, plain] == [factory for _, factory, *_ in pairs[:2]]
        assert [True, True] == [
            bool(is_factory) for *_, is_factory, _ in pairs[:2]
        ]

    def test_union_hooks_are_in_union_struct_registry(self) -> None:
        """
        A hook for a union is there, whatever else claims the union.
        """
        converter = cattrs.Converter()
        converter.register_structure_hook(Outer | Other, HOOK)
        converter.register_structure_hook_func(lambda _: True, repr)

        assert HOOK is converter._union_struct_registry[Outer | Other]
        assert Outer | None not in converter._union_struct_registry
        assert repr is converter.get_structure_hook(Outer | Other)

    def test_unions_are_equal_in_any_order_in_union_struct_registry(
        self,
    ) -> None:
        """
        The order of members does not matter, nor does how a union is written.
        """
        converter = cattrs.Converter()
        converter.register_structure_hook(Outer | None, HOOK)

        assert HOOK is converter._union_struct_registry[None | Outer]


class TestFactories:
    def test_factory_of_returns_the_one_that_is_called(self) -> None:
        """
        It is the last one that was registered, with a predicate that is true.
        """
        converter = cattrs.Converter()
        made: list[Any] = []

        def first(annotation: Any, _: Any) -> Any:
            made.append(annotation)
            return HOOK

        def refuse(annotation: Any) -> bool:
            raise LookupError(annotation)

        converter.register_structure_hook_factory(
            lambda x: x is Outer, lambda _: repr
        )
        converter.register_structure_hook_factory(lambda x: x is Outer, first)
        converter.register_structure_hook_factory(
            lambda x: x is Other, lambda _: repr
        )
        converter.register_structure_hook_func(refuse, repr)

        assert first is factory_of(converter, Outer)
        assert [] == made
        assert HOOK is converter.get_structure_hook(Outer)
        assert [Outer] == made
        assert first is factory_of(converter, Outer)

    def test_hooks_win_over_factories(self) -> None:
        """
        There is no factory for what has a hook, by class or by predicate.
        """
        converter = cattrs.Converter()
        converter.register_structure_hook_factory(
            lambda _: True, lambda _: repr
        )
        assert factory_of(converter, Outer) is not None

        converter.register_structure_hook(Outer, HOOK)
        converter.register_structure_hook_func(lambda x: x is Other, HOOK)

        for cls in (Outer, Further, Other):
            assert factory_of(converter, cls) is None
            assert HOOK is converter.get_structure_hook(cls)
        assert factory_of(converter, Inner) is not None
        assert factory_of(cattrs.Converter(), object) is None

    def test_made_hooks_for_mappings_are_in_direct_dispatch(self) -> None:
        """
        There, cattrs finds them before it would call the factory again.
        """
        converter = cattrs.Converter()
        assert factory_of(converter, dict[str, int]) is not None

        hook = converter.get_structure_hook(dict[str, int])

        held = converter._structure_func._direct_dispatch
        assert hook is held[dict[str, int]]
        assert factory_of(converter, dict[str, int]) is None


class TestGeneratedHooks:
    @pytest.mark.parametrize(
        "make", [make_dict_structure_fn, make_dict_unstructure_fn]
    )
    def test_overrides_are_attached_with_what_was_passed(
        self, make: Any
    ) -> None:
        """
        They are in `overrides` by attribute, with the names of arguments.
        """
        given = override(rename="in", struct_hook=HOOK, unstruct_hook=HOOK)
        hook = make(Outer, cattrs.Converter(), inner=given)

        assert {"inner"} == hook.overrides.keys()
        (item,) = hook.overrides.values()
        assert ("in", HOOK, HOOK) == (
            item.rename,
            item.struct_hook,
            item.unstruct_hook,
        )

    @pytest.mark.parametrize("kind", [cattrs.Converter, cattrs.BaseConverter])
    def test_hooks_that_no_override_is_given_have_overrides(
        self, kind: Any
    ) -> None:
        """
        So have all that are generated, and none that are not.
        """
        converter = kind()

        for make in (make_dict_structure_fn, make_dict_unstructure_fn):
            assert {} == make(Outer, converter).overrides
        assert not hasattr(converter.get_structure_hook(int), "overrides")
        assert not hasattr(converter.get_unstructure_hook(str), "overrides")

    def test_aliases_are_renames_in_overrides(self) -> None:
        """
        A converter that uses aliases says so in the same way.
        """

        @attrs.define
        class Aliased:
            number: int = attrs.field(alias="no")

        converter = cattrs.Converter(use_alias=True)

        for hook in (
            converter.get_structure_hook(Aliased),
            converter.get_unstructure_hook(Aliased),
        ):
            assert "no" == hook.overrides["number"].rename

    def test_notes_have_key_omission_and_hooks(self) -> None:
        """
        Notes of `Annotated` are overrides with these attributes.
        """
        renamed = override(rename="a", omit=False)
        hooked = override(struct_hook=lambda value, _: value)

        assert ("a", False, False) == note_of(Annotated[int, 1, renamed])
        assert (None, None, True) == note_of(Annotated[int, hooked])
        assert (None, None, False) == note_of(int)

    def test_generated_writers_hold_hooks_as_c_unstr(self) -> None:
        """
        The hook for an attribute is a global of the hook for its class.
        """
        converter = cattrs.Converter()
        inner = make_dict_unstructure_fn(Inner, converter)
        converter.register_unstructure_hook(Inner, inner)
        hook = make_dict_unstructure_fn(Outer, converter)

        assert inner is hook.__globals__["__c_unstr_inner"]

    @pytest.mark.parametrize("detailed", [True, False])
    def test_generated_readers_hold_hooks_as_c_structure(
        self, detailed: bool
    ) -> None:
        """
        So it is in the other direction.
        """
        converter = cattrs.Converter(detailed_validation=detailed)
        inner = make_dict_structure_fn(Inner, converter)
        converter.register_structure_hook(Inner, inner)
        hook = make_dict_structure_fn(Outer, converter)

        assert inner is hook.__globals__["__c_structure_inner"]

    def test_hooks_that_are_looked_up_late_are_bound_methods(self) -> None:
        """
        A `BaseConverter` holds no hook early, but a method of its own.
        """
        converter = cattrs.BaseConverter()
        hook = make_dict_unstructure_fn(Outer, converter)

        assert converter is hook.__globals__["__c_unstr_inner"].__self__

    def test_tagged_unions_have_hooks_in_defaults_by_class(self) -> None:
        """
        What writes a tagged union has a table of classes among its defaults.
        """
        converter = cattrs.Converter()
        configure_tagged_union(Outer | Other, converter)
        hook = converter.get_unstructure_hook(Outer | Other)
        tables = [x for x in hook.__defaults__ if isinstance(x, dict)]

        assert any({Outer, Other} == table.keys() for table in tables)

    def test_included_subclasses_have_class_and_hook_in_defaults(self) -> None:
        """
        So are the class and its generated hook, where they are included.
        """
        converter = cattrs.Converter()
        include_subclasses(Outer, converter)

        for hook in (
            converter.get_structure_hook(Outer),
            converter.get_unstructure_hook(Outer),
        ):
            held = hook.__defaults__
            assert [Outer] == [x for x in held if isinstance(x, type)]
            assert any(hasattr(item, "overrides") for item in held)


class TestMethods:
    def test_structure_is_a_python_function_with_obj(self) -> None:
        """
        The frame of a call has what was given, as `obj`.
        """
        given: Any = object()

        def refuse(*_: Any) -> Any:
            raise LookupError

        converter = cattrs.Converter()
        converter.register_structure_hook(Outer, refuse)
        with pytest.raises(LookupError) as caught:
            converter.structure(given, Outer)
        frame = first_frame(LookupError, caught.value)

        assert cattrs.BaseConverter.structure.__code__ is frame.f_code
        assert given is frame.f_locals["obj"]

    def test_unstructure_is_a_python_function_with_obj(self) -> None:
        """
        So has that of the other direction.
        """
        given = Other("a")

        def refuse(*_: Any) -> Any:
            raise LookupError

        converter = cattrs.Converter()
        converter.register_unstructure_hook(Other, refuse)
        with pytest.raises(LookupError) as caught:
            converter.unstructure(given)
        frame = first_frame(LookupError, caught.value)

        assert cattrs.BaseConverter.unstructure.__code__ is frame.f_code
        assert given is frame.f_locals["obj"]

    def test_converters_do_not_redefine_the_methods(self) -> None:
        """
        Every converter of cattrs' own has the same two methods.
        """
        base = cattrs.BaseConverter
        for name in ("json", "orjson", "msgpack", "cbor2", "ujson", "pyyaml"):
            module = importlib.import_module(f"cattrs.preconf.{name}")
            cls = type(module.make_converter())

            assert base.structure is cls.structure
            assert base.unstructure is cls.unstructure


class TestPreconf:
    def test_orjson_converters_are_of_its_module(self) -> None:
        """
        The class for orjson is defined in the module that has its name.
        """
        orjson = importlib.import_module("cattrs.preconf.orjson")

        assert (
            "cattrs.preconf.orjson" == type(orjson.make_converter()).__module__
        )

    def test_orjson_configures_bytes_with_a_hook_of_its_module(self) -> None:
        """
        Any converter that is configured for it has a hook from there.
        """
        orjson = importlib.import_module("cattrs.preconf.orjson")
        converter = cattrs.Converter()
        orjson.configure_converter(converter)

        assert "cattrs.preconf.orjson" == (
            converter.get_unstructure_hook(bytes).__module__
        )

    @pytest.mark.parametrize("name", [None, "json", "msgpack", "bson"])
    def test_no_other_converter_has_a_hook_of_orjson(
        self, name: str | None
    ) -> None:
        """
        Others have none, even if they are configured in a similar way.
        """
        converter = cattrs.Converter()
        if name is not None:
            module = importlib.import_module(f"cattrs.preconf.{name}")
            module.configure_converter(converter)

        assert "cattrs.preconf.orjson" != (
            converter.get_unstructure_hook(bytes).__module__
        )

    @pytest.mark.parametrize(
        ("name", "parser", "serializer"),
        [
            ("json", "json.loads", "json.dumps"),
            ("orjson", "orjson.loads", "orjson.dumps"),
            ("ujson", "ujson.loads", "ujson.dumps"),
            ("msgspec", "msgspec.json.decode", None),
            ("msgpack", "msgpack.loads", "msgpack.dumps"),
            ("cbor2", "cbor2.loads", "cbor2.dumps"),
            ("bson", "bson.decode", "bson.encode"),
            ("pyyaml", "yaml.safe_load", "yaml.safe_dump"),
            ("tomlkit", "tomlkit.loads", "tomlkit.dumps"),
            ("tomllib", "tomllib.loads", "tomli_w.dumps"),
        ],
    )
    def test_parsers_are_in_the_module_of_loads(
        self, name: str, parser: str, serializer: str | None
    ) -> None:
        """
        The functions that `loads` and `dumps` call are its globals.
        """
        preconf = importlib.import_module(f"cattrs.preconf.{name}")
        converter = preconf.make_converter()

        for method, path in (("loads", parser), ("dumps", serializer)):
            module, _, function = (path or "").rpartition(".")
            expected = path and getattr(
                importlib.import_module(module), function
            )
            assert expected is function_of(converter, method)

    def test_others_have_no_parsers(self) -> None:
        """
        A class of the user's may parse in another way.
        """
        preconf = importlib.import_module("cattrs.preconf.json")

        class Own(preconf.JsonConverter):  # type: ignore[misc,name-defined]  # a class
            loads = functools.wraps(preconf.JsonConverter.loads)(
                lambda *_: None
            )

        changed = Own()
        changed.dumps = print

        assert function_of(Own(), "loads") is None
        assert preconf.dumps is function_of(Own(), "dumps")
        assert function_of(changed, "dumps") is None
        assert function_of(cattrs.Converter(), "loads") is None


class TestErrors:
    """
    These are public; of what they are made, only the names are documented.
    """

    def test_notes_of_attributes_are_made_of_text_name_and_type(self) -> None:
        """
        They are strings that take further attributes.
        """
        note: Any = AttributeValidationNote("text", "name", int)
        note.path = ("a", 0)

        assert ("text", "name", int) == (str(note), note.name, note.type)

    def test_errors_of_classes_are_made_of_message_errors_and_class(
        self,
    ) -> None:
        """
        The class is `cl`.
        """
        errors = [ValueError()]
        error = ClassValidationError("message", errors, Outer)

        assert Outer is error.cl
        assert tuple(errors) == error.exceptions

    def test_errors_have_notes_and_class(self) -> None:
        """
        Those that cattrs raises have a note with the name of the attribute.
        """
        with pytest.raises(ClassValidationError) as caught:
            cattrs.Converter().structure({"inner": {"number": "x"}}, Outer)
        (inner,) = caught.value.exceptions
        (note,) = inner.__notes__

        assert Outer is caught.value.cl
        assert isinstance(note, AttributeValidationNote)
        assert "inner" == note.name

    def test_errors_in_lists_have_notes_with_index(self) -> None:
        """
        So do items of lists.
        """
        with pytest.raises(cattrs.IterableValidationError) as caught:
            cattrs.Converter().structure([1, "x"], list[int])
        (item,) = caught.value.exceptions
        (note,) = item.__notes__

        assert isinstance(note, IterableValidationNote)
        assert 1 == note.index

    def test_the_arguments_of_generators_come_from_the_converter(self) -> None:
        """
        Validation and aliases need not be passed.
        """

        @attrs.define
        class Aliased:
            number: int = attrs.field(alias="no")

        converter = cattrs.Converter(use_alias=True, detailed_validation=False)
        hook = make_dict_structure_fn(Aliased, converter)
        write = make_dict_unstructure_fn(Aliased, converter)

        assert Aliased(3) == hook({"no": 3}, Aliased)
        assert {"no": 3} == write(Aliased(3))
        with pytest.raises(ValueError, match="invalid literal"):
            hook({"no": "x"}, Aliased)
