"""
Errors of functions whose arguments are swapped.
"""

from collections.abc import Callable
from typing import Any

import pytest

from cattrs import Converter

from realtime_attrs import SessionResource, apply_update, changes
from realtime_attrs.converter import (
    adapter,
    check,
    configure_converter,
    convert_payload,
    detect_dialect,
    drop_unsupported,
    explain,
    json_schema,
    make_converter,
    schema_components,
    translate,
    unsupported,
)
from realtime_attrs.dialects import AZURE_VOICE_LIVE, BETA, GA, for_url
from realtime_attrs.events import InputAudioBufferClear
from realtime_attrs.testing import (
    assert_round_trips,
    events,
    sessions,
    values,
    wire_events,
    wire_sessions,
)


SESSION = SessionResource()
EVENT: Any = InputAudioBufferClear()
PAYLOAD = {"type": "realtime"}
CONVERTER: Any = Converter()

SWAPPED: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
    (values, (GA, SessionResource), "annotation: values(SessionResource, GA)"),
    (values, (GA,), "annotation: values(annotation, GA)"),
    (
        json_schema,
        (SessionResource, GA),
        "dialect: json_schema(GA, SessionResource)",
    ),
    (
        schema_components,
        ([SessionResource], GA),
        "dialect: schema_components(GA, of)",
    ),
    (
        schema_components,
        (SessionResource, GA),
        "dialect: schema_components(GA, of)",
    ),
    (unsupported, (GA, SESSION), "value: unsupported(value, GA)"),
    (drop_unsupported, (GA, SESSION), "value: drop_unsupported(value, GA)"),
    (
        convert_payload,
        (AZURE_VOICE_LIVE, PAYLOAD),
        "payload: convert_payload(payload, AZURE_VOICE_LIVE)",
    ),
    (check, (GA, PAYLOAD), "payload: check(payload, GA)"),
    (
        lambda *given: translate(*given, source=BETA),
        (GA, EVENT),
        "event: translate(event, GA)",
    ),
    (detect_dialect, (GA, PAYLOAD), "payload: detect_dialect(payload, GA)"),
    (detect_dialect, (GA,), "payload: detect_dialect(payload, GA)"),
    (
        adapter,
        (SessionResource, CONVERTER),
        "converter: adapter(converter, SessionResource)",
    ),
    (
        configure_converter,
        (GA, CONVERTER),
        "converter: configure_converter(converter, GA)",
    ),
    (explain, (CONVERTER, KeyError()), "error: explain(error, converter)"),
    (explain, (CONVERTER,), "error: explain(error, converter)"),
    (
        assert_round_trips,
        (SESSION, CONVERTER),
        "converter: assert_round_trips(converter, value)",
    ),
    (for_url, (GA, "wss://example.org"), "url: for_url(url, GA)"),
]

WRONG: list[tuple[Callable[..., Any], tuple[Any, ...], str]] = [
    (values, (SessionResource, "ga"), "expected a Dialect, got the string"),
    (sessions, (SessionResource,), "expected a Dialect, got a Python type"),
    (events, (SessionResource,), "expected a Dialect, got a Python type"),
    (
        wire_sessions,
        ("ga",),
        "expected a Dialect, got the string 'ga'; did you mean by_name('ga')?",
    ),
    (wire_events, ("ga",), "expected a Dialect, got the string 'ga'"),
    (json_schema, ("ga",), "expected a Dialect, got the string 'ga'"),
    (schema_components, ("ga",), "expected a Dialect, got the string 'ga'"),
    (make_converter, (SessionResource,), "expected a Dialect, got a Python"),
    (check, (PAYLOAD, PAYLOAD), "expected a Dialect, got an object"),
    (unsupported, (GA, GA), "expected a session or event, got a Python Dial"),
    (configure_converter, (3, GA), "expected a converter, got the number 3"),
    (configure_converter, (GA, GA), "expected a converter, got a Python Dia"),
    (adapter, (3, int), "expected a converter, got the number 3"),
    (adapter, (CONVERTER, SESSION), "expected an annotation, got an instance"),
    (values, (SESSION, GA), "expected an annotation, got an instance"),
    (explain, (CONVERTER, CONVERTER), "expected an exception, got a Python"),
    (assert_round_trips, (SESSION, 3), "expected a converter, got a Python"),
    (for_url, (3,), "expected an address, got the number 3"),
    (apply_update, (GA, SESSION), "expected a session, got a Python Dialect"),
    (changes, (SESSION, GA), "expected a session, got a Python Dialect"),
]


def ids_of(cases: list[Any]) -> list[str]:
    """
    Number the cases, since functions and converters have no lasting names.
    """
    return [f"{index}: {case[2]}" for index, case in enumerate(cases)]


class TestOrder:
    @pytest.mark.parametrize(
        ("function", "given", "expected"), SWAPPED, ids=ids_of(SWAPPED)
    )
    def test_swapped(
        self, function: Any, given: tuple[Any, ...], expected: str
    ) -> None:
        """
        The message has the right order.
        """
        first, _, call = expected.partition(": ")
        name = call.partition("(")[0]
        with pytest.raises(TypeError) as caught:
            function(*given)

        assert f"{name}() expects the {first} first: {call}" == str(
            caught.value
        )

    @pytest.mark.parametrize(
        ("function", "given", "expected"), WRONG, ids=ids_of(WRONG)
    )
    def test_wrong(
        self, function: Any, given: tuple[Any, ...], expected: str
    ) -> None:
        """
        Other arguments are refused by what they are.
        """
        with pytest.raises(TypeError) as caught:
            function(*given)

        assert str(caught.value).startswith(expected)
