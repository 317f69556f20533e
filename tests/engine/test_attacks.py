"""
Payloads of someone who controls their keys and values.
"""

import copy
import logging
import traceback

from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from typing import Any

import attrs
import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    OFF,
    FunctionTool,
    ImpossibleUpdate,
    ServerVAD,
    SessionResource,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs.converter import (
    Problem,
    WireError,
    convert_payload,
    detect_dialect,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, INWORLD, XAI
from realtime_attrs.events import Response, ServerEvent


KEYS = [
    "a\nERROR forged",
    "a\r\nERROR forged",
    "a\x1b[31m forged",
    "a\u2028ERROR forged",
    "Bearer forged",
    "\nbEARER\t forged",
    "ek_forged",
]
"""
Keys that a log would show as lines of its own, in red, or as secrets.
"""

RAW = ["\nERROR", "\r", "\x1b", "\u2028", "Bearer f", "\t f", "ek_f"]


class Liar:
    """
    A value that says it is equal to everything.
    """

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 1


class Bomb:
    """
    A value that cannot be compared, hashed, nor measured.
    """

    def __eq__(self, other: object) -> bool:
        raise ZeroDivisionError

    def __hash__(self) -> int:
        raise ZeroDivisionError

    def __len__(self) -> int:
        raise ZeroDivisionError

    def __contains__(self, item: object) -> bool:
        raise ZeroDivisionError

    __lt__ = __gt__ = __le__ = __ge__ = __contains__


class TextBomb(Bomb, str):
    """
    A string that is one.
    """

    __slots__ = ()


class NumberBomb(Bomb, int):
    """
    An integer that is one.
    """

    __slots__ = ()


class FloatBomb(Bomb, float):
    """
    A float that is one.
    """

    __slots__ = ()


def raised(convert: Callable[[], Any]) -> BaseException:
    """
    Give what is raised.
    """
    with pytest.raises(Exception) as caught:  # noqa: PT011  # all of them
        convert()
    return caught.value


def printed(error: BaseException) -> str:
    """
    Collect all that a program may print of an error.
    """
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    log = (type(error), error, error.__traceback__)
    handler.emit(logging.LogRecord("", 0, "", 0, "failed", None, log))
    text = stream.getvalue()
    parts = [error, *getattr(error, "exceptions", ())]
    for part in parts:
        text += f"{part!s} {part!r} {part.args!r}"
        text += "".join(getattr(part, "__notes__", ()))
    problems = explain(error)
    text += repr(problems) + "".join(map(str, problems))
    if isinstance(error, BaseExceptionGroup):
        text += "".join(cattrs.transform_error(error))
    return text


class TestValues:
    def test_are_hostile(self) -> None:
        """
        The values of these tests lie, or raise, whatever they are asked.
        """
        assert Liar() == 3
        assert 1 == hash(Liar())
        for ask in (hash, len, lambda x: x == 3, lambda x: 3 in x):
            with pytest.raises(ZeroDivisionError):
                ask(Bomb())


class Raising(str):
    """
    A string that raises when it is compared.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        raise ZeroDivisionError


class TestPlaces:
    def test_are_found(self) -> None:
        """
        The place of a value that can't be compared is found by its type.
        """
        voice = Raising("Ara")
        payload = {"type": "session.update", "session": {"voice": voice}}

        with pytest.raises(WireError, match="/session/voice: "):
            convert_payload(payload, GA, source=XAI)
        with pytest.raises(ZeroDivisionError):
            assert voice == "Ara"


class TestKeys:
    @pytest.mark.parametrize("key", KEYS)
    @pytest.mark.parametrize("detailed", [True, False])
    @pytest.mark.parametrize(
        "options",
        [{}, {"forbid_extra_keys": True}, {"keep_unknown": True}],
        ids=["open", "closed", "keeping"],
    )
    def test_reading(self, key: str, detailed: bool, options: Any) -> None:
        """
        Nothing that is printed of what was refused has a key in it raw.
        """
        converter = make_converter(GA, detailed_validation=detailed, **options)
        tool = {"type": "function", "name": "f"}
        endless = float("inf")
        for payload in (
            {"tools": [{**tool, "parameters": {key: {key: endless}}}]},
            {"prompt": {"id": "p", "variables": {key: endless}}},
            {"audio": {key: endless}, "voice": key, key: {1: 2}},
            {"output_modalities": [key]},
            {"tools": [{"type": key}]},
            {"type": key},
        ):
            try:
                converter.structure(
                    {"type": "realtime", **payload}, SessionResource
                )
            except CattrsError as error:
                text = printed(error)
                assert [] == [raw for raw in RAW if raw in text]

    @pytest.mark.parametrize("key", KEYS)
    @pytest.mark.parametrize(
        "make",
        [
            lambda key: FunctionTool("f", parameters={key: {key: Liar()}}),
            lambda key: changes(
                SessionResource(extra=Unknown({"a": {key: 1}}, "ga")),
                SessionResource(extra=Unknown({"a": {}}, "ga")),
            ),
            lambda key: apply_update(
                SessionResource(extra=Unknown({"a": 1}, key)),
                SessionResource(extra=Unknown({"a": 1}, "ga")),
            ),
            lambda key: make_converter(GA).unstructure(
                SessionResource(extra=Unknown({key: 1, "audio": 2}, key))
            ),
        ],
        ids=["constructor", "changes", "apply_update", "unstructure"],
    )
    def test_other_errors(self, key: str, make: Any) -> None:
        """
        It is so of all errors, also of those that no converter raises.
        """
        text = printed(raised(lambda: make(key)))

        assert [] == [raw for raw in RAW if raw in text]

    def test_pointer(self) -> None:
        """
        A pointer leads to the key as it is; it is spelled when it is shown.
        """
        problem = Problem("/a\nb/Bearer x", "message")

        assert problem.pointer == "/a\nb/Bearer x"
        assert "/a\\nb/<hidden>: message" == str(problem)
        assert (
            "Problem(pointer='/a\\nb/<hidden>', message='message')"
        ) == repr(problem)

    def test_two_secrets(self) -> None:
        """
        Of secrets beside each other, all are hidden.
        """
        assert "<hidden>: m" == str(Problem("Bearer ab/Bearer cd", "m"))
        assert "basic words: m" == str(Problem("basic words", "m"))
        assert "<hidden>: m" == str(Problem("basic dXNlcjpwYXNz", "m"))

    def test_impossible_update(self) -> None:
        """
        Of many reasons some are listed, and long keys are cut.
        """
        keys = {f"{index:04}" + 80 * "x": index for index in range(30)}
        error = raised(
            lambda: changes(
                SessionResource(extra=Unknown({**keys, "y": 1}, "ga")),
                SessionResource(extra=Unknown({"y": 1}, "ga")),
            )
        )
        assert isinstance(error, ImpossibleUpdate)

        assert 30 == len(error.names)
        assert f"extra.0000{53 * 'x'}..." == error.names[0]
        assert str(error).endswith(", and 10 more")
        assert 20 == str(error).count("), ")

    def test_errors_of_others(self) -> None:
        """
        An error of a user's hook that cannot be printed is named.
        """

        class UnprintableError(ValueError):
            def __str__(self) -> str:
                raise ZeroDivisionError

        def refuse(*_: Any) -> Any:
            raise UnprintableError

        converter = make_converter(GA, detailed_validation=False)
        converter.register_structure_hook(ServerVAD, refuse)
        converter = converter.copy()
        vad = {"audio": {"input": {"turn_detection": {"type": "server_vad"}}}}
        error = raised(
            lambda: converter.structure(
                {"type": "realtime", **vad}, SessionResource
            )
        )

        assert [
            Problem("/audio/input/turn_detection", "UnprintableError")
        ] == explain(error)

    def test_keys_of_others(self) -> None:
        """
        Keys of a user's class may be of any size, and are spelled.
        """

        @attrs.define
        class Closed:
            a: int = 0

        converter = cattrs.Converter(forbid_extra_keys=True)
        error = raised(
            lambda: converter.structure({10**5_000: 1, "b\n": 2}, Closed)
        )

        assert [
            "/an integer of more than 20 digits: unknown key",
            "/b\\n: unknown key",
        ] == sorted(map(str, explain(error)))

    def test_errors_with_values(self) -> None:
        """
        A `KeyError` about a value is compared with no place.
        """

        @attrs.define
        class Own:
            a: int

        def refuse(value: Any, _: Any) -> Any:
            raise KeyError(value)

        converter = cattrs.Converter()
        converter.register_structure_hook(int, refuse)
        error = raised(lambda: converter.structure({"a": Liar()}, Own))

        assert ["KeyError"] == [
            problem.message.partition(":")[0] for problem in explain(error)
        ]


class TestTypesFirst:
    @pytest.mark.parametrize(
        "value",
        [Liar(), Bomb(), NumberBomb(3), {}, []],
        ids=["liar", "bomb", "number", "object", "array"],
    )
    @pytest.mark.parametrize("detailed", [True, False])
    @pytest.mark.parametrize("options", [{}, {"keep_unknown": True}])
    def test_refused(self, value: Any, detailed: bool, options: Any) -> None:
        """
        A value that is no word where a word stands is refused, not compared.
        """
        for dialect, annotation, payload, pointer in (
            (XAI, SessionResource, {"type": value}, "/type"),
            (INWORLD, SessionResource, {"type": value}, "/type"),
            (
                XAI,
                SessionResource,
                {"turn_detection": {"type": value}},
                "/turn_detection/type",
            ),
            (
                BETA,
                ServerEvent,
                {
                    "type": "response.done",
                    "response": {"id": "r", "object": value},
                },
                "/response/object",
            ),
            (BETA, ServerEvent, {"type": value}, "/type"),
        ):
            converter = make_converter(
                dialect, detailed_validation=detailed, **options
            )
            error = raised(
                lambda c=converter, p=payload, a=annotation: c.structure(p, a)
            )

            assert isinstance(error, CattrsError)
            assert pointer in {p.pointer for p in explain(error)}

    @pytest.mark.parametrize(
        "value",
        [Liar(), Bomb(), NumberBomb(24_000)],
        ids=["liar", "bomb", "number"],
    )
    def test_beside_a_tag(self, value: Any) -> None:
        """
        Values next to the tag of a word are not compared before their types.
        """
        spelled = {"type": "audio/pcm", "rate": value}
        payload = {"type": "realtime", "audio": {"input": {"format": spelled}}}
        converter = make_converter(GA, detailed_validation=False)

        if isinstance(value, int):
            found = converter.structure(payload, SessionResource)
            assert 24_000 == getattr(found.input_audio_format, "rate", 24_000)
        else:
            error = raised(
                lambda: converter.structure(payload, SessionResource)
            )
            assert isinstance(error, CattrsError)

    def test_subclasses(self) -> None:
        """
        A string of another class is the word that it holds.
        """
        converter = make_converter(XAI)
        payload = {
            "type": TextBomb("realtime"),
            "turn_detection": {"type": None},
        }

        found = converter.structure(payload, SessionResource)

        assert OFF is found.turn_detection

    @pytest.mark.parametrize(
        ("vad", "expected"),
        [
            ({"threshold": FloatBomb(0.5)}, ServerVAD(threshold=0.5)),
            ({"threshold": NumberBomb(1)}, ServerVAD(threshold=1.0)),
            (
                {"prefix_padding_ms": NumberBomb(5)},
                ServerVAD(prefix_padding_ms=5),
            ),
        ],
        ids=["float", "whole", "integer"],
    )
    def test_numbers(self, vad: Any, expected: ServerVAD) -> None:
        """
        A number of another class is the number that it holds.
        """
        converter = make_converter(BETA)
        payload = {"turn_detection": {"type": "server_vad", **vad}}

        found = converter.structure(payload, SessionResource)

        assert expected == found.turn_detection

    def test_none(self) -> None:
        """
        A word for None is one in any class of string.
        """
        converter = make_converter(XAI)
        payload = {"id": "r", "object": "realtime.response"}

        for word in ("unimplemented", TextBomb("unimplemented")):
            found = converter.structure(
                {**payload, "status_details": word}, Response
            )
            assert found.status_details is None
        for value in (Liar(), Bomb()):
            error = raised(
                lambda v=value: converter.structure(
                    {**payload, "status_details": v}, Response
                )
            )
            assert ["/status_details"] == [p.pointer for p in explain(error)]

    @pytest.mark.parametrize(
        "value",
        [Liar(), Bomb(), TextBomb("x")],
        ids=["liar", "bomb", "text"],
    )
    def test_detection(self, value: Any) -> None:
        """
        Nor is it where a dialect is detected, or a payload converted.
        """
        part = {"type": value}
        item = {"type": "message", "role": "assistant", "content": [part]}
        for payload in (
            {"type": value},
            {"type": value, "session": {"type": "realtime"}},
            {"type": "conversation.item.create", "item": item},
            {"object": value, "type": value},
        ):
            detect_dialect(payload)
            detect_dialect(payload, [GA, XAI])
            for source in (None, BETA, GA):
                with suppress(WireError, ValueError):
                    convert_payload(payload, GA, source=source)


class TestHashes:
    def test_cost(self) -> None:
        """
        Unknown values that differ hash differently, so that sets are quick.
        """
        for values in (
            [{"a": index} for index in range(300)],
            [[index, {"b": [str(index)]}] for index in range(300)],
            [{"a": index * (2**61 - 1)} for index in range(300)],
            [index * (2**61 - 1) for index in range(300)],
        ):
            hashes = {hash(Unknown(value, "ga")) for value in values}
            assert 300 == len(hashes)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"a": 1, "b": [True]}, {"b": [1.0], "a": True}),
            (2**70, 2.0**70),
            ([[], {}], [[], {}]),
            (None, None),
            ("a", "a"),
        ],
    )
    def test_equal(self, one: Any, other: Any) -> None:
        """
        Unknown values that are equal hash alike.
        """
        assert Unknown(one, "ga") == Unknown(other, "ga")
        assert hash(Unknown(one, "ga")) == hash(Unknown(other, "ga"))

    def test_others(self) -> None:
        """
        Another dialect, and an object in place of an array, is another value.
        """
        values = [Unknown([], "ga"), Unknown({}, "ga"), Unknown([], "beta")]

        assert 3 == len({*values})
        assert values == copy.deepcopy(values)


class TestIntegers:
    def test_many_digits(self) -> None:
        """
        An integer of more digits than Python prints is shown as one.
        """
        many = 16**5_000
        text = "<an integer of more than 20 digits>"

        assert f"Unknown(value=[{text}], dialect='ga')" == repr(
            Unknown([many], "ga")
        )
        assert f"FunctionTool(name='f', parameters={{'a': {text}}})" == repr(
            FunctionTool("f", parameters={"a": many})
        )
        assert str(10**30) in repr(Unknown(10**30, "ga"))
        error = raised(
            lambda: make_converter(GA).structure(
                {"type": "realtime", "model": many}, SessionResource
            )
        )
        assert [
            "/model: expected a string, got an integer of more than 20 digits"
        ] == [*map(str, explain(error))]
        assert traceback.format_exception(error)
