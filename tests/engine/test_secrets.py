"""
Secrets that stand where nobody expects them, and in classes of the user's.
"""

import copy
import pickle

from typing import Any

import attr
import attrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    FunctionTool,
    MCPTool,
    Prompt,
    SessionResource,
    TracingConfiguration,
    Unknown,
)
from realtime_attrs.converter import explain, make_converter
from realtime_attrs.dialects import BETA, GA
from realtime_attrs.events import (
    ClientSecret,
    ClientSecretRequest,
    ExpiryAnchor,
)


KEYS = [
    "api-key",
    "x-api-key",
    "apiKey",
    "API KEY",
    "access_key",
    "private_key",
    "Ocp-Apim-Subscription-Key",
    "client_secret",
    "Authorization",
    "password",
    "access_token",
]

TEXTS = [
    "Bearer hush",
    "bearer hush",
    "BEARER\t hush",
    "words\nBearer\n\nhush",
    "x\x00bearer\x85hush",
    "\u2028Bearer\u2003hush",
    "Basic hush",
    "basic  Hush",
    "\nek_hush",
    "a\tsk-hush",
    "\reyJhush",
]


@attrs.frozen
class Own(MCPTool):
    """
    A user's class, made as attrs does today.
    """

    note: str | None = None
    api_key: str | None = None
    hushed: str = attrs.field(default="hush", repr=False)


@attrs.frozen
class Redefined(MCPTool):
    """
    A user's class that redefines an attribute whose values are secrets.
    """

    headers: dict[str, str] | None = None


@attr.s(frozen=True, auto_attribs=True, slots=False)
class Old(ClientSecret):
    """
    A user's class, made as attrs did before.
    """

    note: str | None = None


class Plain(ClientSecret):
    """
    A user's class that adds nothing.
    """


@attrs.frozen
class Loud(ClientSecret):
    """
    A user's class that says how it is shown.
    """

    def __repr__(self) -> str:
        return f"<{self.value}>"


class TestUnknown:
    @pytest.mark.parametrize("key", KEYS)
    def test_keys(self, key: str) -> None:
        """
        Values at a key with the name of a secret are not shown.
        """
        for value in ("hush", ["hush"], {"value": "hush"}):
            assert f"Unknown(value={{{key!r}: <hidden>}}, dialect='ga')" == (
                repr(Unknown({key: value}, "ga"))
            )
        pair = {"name": key, "value": "hush"}
        assert "hush" not in repr(Unknown({"headers_": 1, "x": [pair]}, "ga"))

    @pytest.mark.parametrize("text", TEXTS)
    def test_texts(self, text: str) -> None:
        """
        Nor is what looks like one, in keys and values, in any case.
        """
        for value in (text, [text], {text: 1}, {"a": f"b {text}"}):
            assert "ush" not in repr(Unknown(value, "ga"))

    def test_by_attrs(self) -> None:
        """
        Nor does what attrs would show a value by.
        """
        show: Any = attrs.fields(Unknown).value.repr

        assert "{'api_key': <hidden>}" == show({"api_key": "hush"})

    def test_numbers(self) -> None:
        """
        Numbers, and words that are none, are shown.
        """
        value = {"max_tokens": 5, "key": "k", "text": "a basic course"}

        assert f"Unknown(value={value!r}, dialect='ga')" == repr(
            Unknown(value, "ga")
        )

    @pytest.mark.parametrize(
        "value",
        [
            Prompt("p", variables={"api_key": "hush", "x": "Bearer hush"}),
            TracingConfiguration(metadata={"Authorization": "hush"}),
            FunctionTool("f", parameters={"const": "x\nbearer hush"}),
            SessionResource(instructions="x\nbearer hush"),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_elsewhere(self, value: Any) -> None:
        """
        It is so of all JSON, and of all texts.
        """
        assert "hush" not in repr(value)

    def test_schema(self) -> None:
        """
        A parameter of a tool that is called a password is shown.
        """
        parameters = {"properties": {"password": {"type": "string"}}}

        assert repr(parameters) in repr(
            FunctionTool("f", parameters=parameters)
        )


class TestSubclasses:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (Own("s"), "Own(server_label='s')"),
            (
                Own("s", authorization="hush", note="bearer hush"),
                "Own(server_label='s', authorization=<hidden>,"
                " note='<hidden>')",
            ),
            (
                Own("s", api_key="hush"),
                "Own(server_label='s', api_key=<hidden>)",
            ),
            (Old("hush"), "Old(value=<hidden>)"),
            (Old("hush", note="n"), "Old(value=<hidden>, note='n')"),
            (Plain("hush"), "Plain(value=<hidden>)"),
            (Loud("loud"), "<loud>"),
        ],
    )
    def test_repr(self, value: Any, shown: str) -> None:
        """
        Subclasses are shown as their base is, unless they say how.
        """
        assert shown == repr(value)
        assert shown == repr(pickle.loads(pickle.dumps(value)))
        assert shown == repr(copy.deepcopy(value))

    def test_inside(self) -> None:
        """
        So they are where they stand in something else.
        """
        tools = [Own("s", note="ek_hush"), Loud("x")][:1]

        assert (
            "SessionResource(tools=(Own(server_label='s', note='<hidden>'),))"
        ) == repr(SessionResource(tools=tools))

    def test_copy(self) -> None:
        """
        A deep copy has attributes of its own, whatever they are.
        """

        @attrs.frozen(slots=False)
        class Open(FunctionTool):
            own: Any = None

        value = Open("f", parameters={"a": [1]}, own=[{1, 2}])
        value.__dict__["further"] = [3]
        copied = copy.deepcopy(value)

        assert value == copied
        assert copied.own is not value.own
        assert copied.parameters["a"] is not value.parameters["a"]
        assert [3] == copied.__dict__["further"]
        assert copied.__dict__["further"] is not value.__dict__["further"]


class TestMisplaced:
    @pytest.mark.parametrize("detailed", [True, False])
    @pytest.mark.parametrize(
        ("payload", "pointer", "message"),
        [
            (
                {"client_secret": "hush"},
                "/client_secret",
                "expected an object, got a string",
            ),
            (
                {"client_secret": {"expires_after": "hush"}},
                "/client_secret/expires_after",
                "expected an object, got a string",
            ),
            (
                {"client_secret": {"expires_after": {"anchor": "hush"}}},
                "/client_secret/expires_after/anchor",
                "expected 'created_at', got a string",
            ),
            (
                {"client_secret": {"expires_after": {"seconds": "hush"}}},
                "/client_secret/expires_after/seconds",
                "expected an integer from 10 to 7200, got a string",
            ),
            (
                {"client_secret": {"expires_after": {"seconds": 1}}},
                "/client_secret/expires_after/seconds",
                "expected an integer from 10 to 7200, got the number 1",
            ),
        ],
    )
    def test_client_secret(
        self, payload: Any, pointer: str, message: str, detailed: bool
    ) -> None:
        """
        No message shows a string that stands at, or below, a secret's key.
        """
        converter = make_converter(BETA, detailed_validation=detailed)

        with pytest.raises(CattrsError) as caught:
            converter.structure(payload, ClientSecretRequest)

        (problem,) = explain(caught.value)
        assert (pointer, message) == (problem.pointer, problem.message)
        errors: list[Any] = [caught.value]
        for error in errors:
            errors += getattr(error, "exceptions", ())
            assert "hush" not in f"{error} {error!r} {error.args}"

    def test_writing(self) -> None:
        """
        Nor does one that is about what cannot be written.
        """
        request = ClientSecretRequest(
            session=SessionResource(), expires_after=None
        )
        with pytest.raises(CattrsError) as caught:
            make_converter(GA).unstructure(
                attrs.evolve(
                    request,
                    extra=Unknown({"client_secret": "hush"}, "beta"),
                )
            )

        assert "hush" not in str(explain(caught.value))

    def test_errors_of_others(self) -> None:
        """
        An error of a user's hook at such a key stays as it is.
        """

        def refuse(*_: Any) -> Any:
            raise ZeroDivisionError("own words")

        converter = make_converter(BETA)
        converter.register_structure_hook(ExpiryAnchor, refuse)
        with pytest.raises(CattrsError) as caught:
            converter.structure(
                {"client_secret": {"expires_after": {"anchor": "x"}}},
                ClientSecretRequest,
            )

        assert ["ZeroDivisionError: own words"] == [
            problem.message for problem in explain(caught.value)
        ]

    def test_inside_a_text(self) -> None:
        """
        A secret after a line break in a text that was refused is not shown.
        """
        with pytest.raises(CattrsError) as caught:
            make_converter(GA).structure(
                {"type": "realtime", "tracing": "x\nek_hush"}, SessionResource
            )

        (problem,) = explain(caught.value)
        assert (
            "expected 'auto' or an object, got the string 'x\\n<hidden>'"
        ) == problem.message


class TestRedefined:
    @pytest.mark.parametrize(
        ("headers", "shown"),
        [({"X": "none"}, ", headers={'X': <hidden>}"), (None, "")],
    )
    def test_is_hidden(
        self, headers: dict[str, str] | None, shown: str
    ) -> None:
        """
        A redefined attribute is shown as that of our class.
        """
        tool = Redefined(server_label="a", headers=headers)

        assert f"Redefined(server_label='a'{shown})" == repr(tool)
