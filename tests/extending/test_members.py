"""
An own class, or enum, of each family stands where ours do.
"""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from cattrs.errors import CattrsError
from hypothesis.strategies import none
from jsonschema import Draft202012Validator

from both_modes import MODES, converters, problems, read
from families import (
    DECORATORS,
    FAMILIES,
    PAYLOADS,
    acme,
    holders,
    members,
)
from realtime_attrs import SessionResource, Unknown
from realtime_attrs._strategies.domain import Drawing
from realtime_attrs._strategies.supported import DialectDrawing
from realtime_attrs.converter import (
    WireError,
    check,
    convert_payload,
    detect_dialect,
    drop_unsupported,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import GA
from realtime_attrs.events import (
    ClientEvent,
    ClientSecretAnswer,
    ClientSecretRequest,
    ServerEvent,
    TranscriptionSession,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseServerEvent,
    frozen,
)


HINTED = ("CrmLookup", "Route", "Pause", "Handoff", "Nudge", "Ping")
"""
The members that the tags of a closed alias of theirs could hold.
"""

NAMES = pytest.mark.parametrize("name", FAMILIES)
BY = pytest.mark.parametrize("by", DECORATORS, ids=["ours", "attrs"])


def comes_and_goes(
    value: Any,
    payload: Any,
    target: Any,
    by: Callable[[Any], Any],
    modes: tuple[dict[str, bool], ...] = MODES[:1],
) -> None:
    """
    Check that a payload is read as a value and written.
    """
    for options in modes:
        assert value == read(acme(by), payload, target, **options)
        for converter in converters(acme(by), **options):
            assert payload == converter.unstructure(value, target)


@BY
@NAMES
class TestAlone:
    """
    A member of a family, by itself.
    """

    def test_by_its_family(self, by: Any, name: str) -> None:
        """
        The base class reads and writes it, alone and in other annotations.
        """
        value, payload = members(by)[name], PAYLOADS[name]
        base, alias = FAMILIES[name]

        comes_and_goes(value, payload, base, by, MODES)
        for target in (base | Unknown, base | None, alias | base):
            comes_and_goes(value, payload, target, by)
        comes_and_goes([value], [payload], list[base], by)
        comes_and_goes((value, value), [payload] * 2, tuple[base, ...], by)
        assert payload == make_converter(acme(by)).unstructure(value)

    def test_by_itself(self, by: Any, name: str) -> None:
        """
        Its class reads it, and a union of ours and of it.
        """
        value, payload = members(by)[name], PAYLOADS[name]
        alias = FAMILIES[name][1]

        comes_and_goes(value, payload, type(value), by)
        comes_and_goes(value, payload, alias | type(value), by)

    def test_closed_alias(self, by: Any, name: str) -> None:
        """
        The alias of ours stays closed, and keeps the payload if it may.
        """
        payload, (base, alias) = PAYLOADS[name], FAMILIES[name]
        hint = f"; structure it as {base.__name__}" if name in HINTED else ""

        for target in (alias, alias | Unknown):
            (problem,) = problems(acme(by), payload, target)
            assert problem.endswith(hint)
        assert Unknown(payload, "acme") == read(
            acme(by), payload, alias | Unknown, keep_unknown=True
        )

    def test_schema(self, by: Any, name: str) -> None:
        """
        The JSON Schema of the family admits the payload, and no other.
        """
        schema = json_schema(acme(by), FAMILIES[name][0])
        validator = Draft202012Validator(schema)

        assert validator.is_valid(PAYLOADS[name])
        assert not validator.is_valid({"type": "nothing"})

    def test_drawn(self, by: Any, name: str) -> None:
        """
        The strategy of the family draws it, that of any values doesn't.
        """
        cls, base = type(members(by)[name]), FAMILIES[name][0]
        drawing = DialectDrawing(none(), unknown=False, dialect=acme(by))

        assert cls in drawing.options(base)
        assert cls not in Drawing(none(), unknown=False).options(base)

    def test_not_ours(self, by: Any, name: str) -> None:
        """
        A dialect without it refuses it by name.
        """
        value = members(by)[name]
        base = FAMILIES[name][0]
        lacking = f"ga dialect has no ({name}|BaseContentPart)"

        for made in converters(GA):
            with pytest.raises(WireError, match=lacking):
                made.unstructure(value, base)
            with pytest.raises(CattrsError):
                made.structure(PAYLOADS[name], base)
        if attrs.has(type(value)):
            with pytest.raises(WireError, match=f"ga dialect has no {name}"):
                made.unstructure(value)
            assert (name,) == unsupported(value, GA)
            assert (None, (name,)) == drop_unsupported(value, GA)


TARGETS: tuple[tuple[Any, ...], ...] = (
    (SessionResource, SessionResource | TranscriptionSession),
    (BaseClientEvent, ClientEvent, BaseClientEvent | Unknown),
    (BaseServerEvent, ServerEvent, ServerEvent | Unknown),
    (ClientSecretRequest, ClientSecretRequest | None),
    (ClientSecretAnswer, ClientSecretAnswer | None),
)
"""
Annotations by which the values are read that hold own ones.
"""


@BY
class TestInside:
    """
    In the attributes of ours: sessions, updates, responses, items and bodies.
    """

    def test_both_ways(self, by: Any) -> None:
        """
        It is read and written at each attribute of its family.
        """
        modes = MODES if by is frozen else MODES[:1]
        for value, payload in holders(by):
            targets = next(x for x in TARGETS if isinstance(value, x[0]))
            comes_and_goes(value, payload, targets[0], by, modes)
            for target in (type(value), *targets[1:]):
                assert value == read(acme(by), payload, target)
            assert () == unsupported(value, acme(by))

    def test_not_ours(self, by: Any) -> None:
        """
        All of them are named for a dialect without them, and can be dropped.
        """
        for value, _ in holders(by):
            names = unsupported(value, GA)
            assert names
            left, dropped = drop_unsupported(value, GA)
            assert {*names} <= {*dropped}
            assert left is None or () == unsupported(left, GA)

    def test_names(self, by: Any) -> None:
        """
        The names lead to the attributes.
        """
        update = holders(by)[3][0]

        assert (
            "session.voice",
            "session.turn_detection",
            "session.tools[0]",
            "session.tool_choice",
            "session.avatar",
            "session.seat",
            "resume",
        ) == unsupported(update, GA)

    def test_messages(self, by: Any) -> None:
        """
        The tags of own ones are listed with those of ours.
        """
        payload = {
            "type": "realtime",
            "tools": [{"type": "x"}],
            "tool_choice": {"type": "x"},
            "audio": {"input": {"turn_detection": {"type": "x"}}},
        }

        assert [
            "/audio/input/turn_detection/type: expected 'server_vad',"
            " 'semantic_vad' or 'pause', got the string 'x'",
            "/tools/0/type: expected 'function', 'mcp' or 'crm_lookup', got"
            " the string 'x'",
            "/tool_choice/type: expected 'function', 'mcp' or 'route', got"
            " the string 'x'",
        ] == problems(acme(by), payload, SessionResource)

    def test_constructors(self, by: Any) -> None:
        """
        Constructors admit them, and name the family in what they refuse.
        """
        with pytest.raises(TypeError) as caught:
            SessionResource(voice=members(by)["CrmLookup"])

        assert str(caught.value).startswith(
            "SessionResource.voice: expected a voice, an Unknown or None, got"
        )


class TestPayloads:
    """
    Functions for payloads know them; how classes are made is no matter.
    """

    def test_checked(self) -> None:
        """
        `check()` finds nothing, and `convert_payload()` changes nothing.
        """
        for _, payload in holders(frozen):
            assert () == check(payload, acme())
            assert (payload, ()) == convert_payload(
                payload, acme(), source=acme()
            )

    def test_schema(self) -> None:
        """
        The JSON Schema admits each.
        """
        schemas = {
            targets[0]: Draft202012Validator(json_schema(acme(), targets[0]))
            for targets in TARGETS
        }

        for value, payload in holders(frozen):
            schema = next(schemas[x] for x in schemas if isinstance(value, x))
            assert [] == [*schema.iter_errors(payload)]

    @pytest.mark.parametrize("name", ["Nudge", "Ping"])
    def test_detected(self, name: str) -> None:
        """
        Own events are detected among dialects.
        """
        assert acme() == detect_dialect(PAYLOADS[name], (GA, acme()))
        assert None is detect_dialect(PAYLOADS[name])
