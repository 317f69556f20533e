"""
Keys that are ignored.
"""

from typing import Any

import pytest

from realtime_attrs import (
    FunctionTool,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TurnDetection,
    Unknown,
)
from realtime_attrs.converter import WireError, check, make_converter
from realtime_attrs.dialects import ANY, BETA, GA, Dialect
from realtime_attrs.events import (
    InputAudioBufferClear,
    InputAudioBufferCleared,
    InputAudioBufferCommitted,
    ServerEvent,
)
from rule_checks import (
    MODES,
    both_ways,
    changed,
    kept,
    problems,
    read,
    wrapped,
    write,
)
from rule_dialects import IGNORED


EVENTS = BETA.evolve(
    "acme",
    ignored={
        ServerEvent: {"previous_item_id": ANY},
        TurnDetection: {"kind": "vad"},
    },
)


class TestIgnored:
    def test_not_written(self) -> None:
        """
        Such a key is accepted, and not written.
        """
        payload = {
            "type": "realtime",
            "mode": "b",
            "model": "m",
            "tools": [{"type": "function", "name": "f", "strict": "no"}],
        }
        session = SessionResource(model="m", tools=[FunctionTool("f")])

        for options in ({}, {"forbid_extra_keys": True}):
            assert session == read(IGNORED, payload, **options)
            assert session == read(IGNORED, wrapped(payload), **options)
        assert {"type", "mode", "strict"}.isdisjoint(write(IGNORED, session))

    @pytest.mark.parametrize(
        "payload",
        [
            {"type": "realtime"},
            {"mode": "a", "model": "m"},
            {"mode": "b", "type": None},
            {"mode": None, "new": 1},
        ],
        ids=str,
    )
    def test_kept(self, payload: Any) -> None:
        """
        It is kept with what is unknown, and written again.
        """
        session = kept(IGNORED, payload)
        extra = {k: x for k, x in payload.items() if k != "model"}

        assert Unknown(extra, "acme") == session.extra

    @pytest.mark.parametrize(
        ("words", "value", "problem"),
        [
            (None, "x", "expected null, got the string 'x'"),
            (None, {}, "expected null, got an object"),
            ([None, "b"], 3, "expected null or 'b', got the number 3"),
        ],
        ids=str,
    )
    def test_null(self, words: Any, value: Any, problem: str) -> None:
        """
        A key may be null alone; another value is refused.
        """
        dialect = changed(BETA, ignored={"old": words})

        for options in MODES:
            assert [f"/old: {problem}"] == problems(
                dialect, {"old": value}, **options
            )
        for options in ({}, {"forbid_extra_keys": True}):
            assert SessionResource() == read(dialect, {"old": None}, **options)
        assert (
            Unknown({"old": None}, "acme")
            == kept(dialect, {"old": None}).extra
        )

    @pytest.mark.parametrize("payload", [{}, {"mode": None, "type": None}])
    def test_nothing(self, payload: Any) -> None:
        """
        It is not required, and may be null.
        """
        for options in ({}, {"forbid_extra_keys": True}):
            assert SessionResource() == read(IGNORED, payload, **options)

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"type": "x"},
                "/type: expected 'realtime', got the string 'x'",
            ),
            (
                {"mode": 3, "model": "m"},
                "/mode: expected 'a' or 'b', got the number 3",
            ),
            (
                {"mode": ["a"]},
                "/mode: expected 'a' or 'b', got an array",
            ),
            (
                {"tools": [{"type": "function", "name": "f", "strict": True}]},
                "/tools/0/strict: expected 'no', got the boolean true",
            ),
        ],
        ids=str,
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Another value is refused.
        """
        for options in MODES:
            assert [problem] == problems(IGNORED, payload, **options)


class TestWriting:
    def test_required(self) -> None:
        """
        What is missing has the place of the object, and none of an ignored key.
        """
        dialect = GA.evolve(
            "strict",
            records=[
                GA.of(SessionResource).evolve(
                    required=["speed"], ignored={"audio.input.gain": ANY}
                )
            ],
        )

        with pytest.raises(WireError) as caught:
            make_converter(dialect).unstructure(SessionResource())

        assert "the strict dialect requires 'speed'" == str(caught.value)


class TestAny:
    @pytest.mark.parametrize("value", [1, None, "x", {"a": [1]}], ids=str)
    def test_any_value(self, value: Any) -> None:
        """
        A key may be ignored whatever its value is.
        """
        acme = changed(BETA, ignored={"mode": ANY})
        payload = {"model": "m", "mode": value}

        for options in ({}, {"forbid_extra_keys": True}):
            assert SessionResource(model="m") == read(acme, payload, **options)
        assert Unknown({"mode": value}, "acme") == kept(acme, payload).extra


class TestPaths:
    NESTED = changed(
        BETA, ignored={"audio.input.gain": ANY, "audio.kind": "voice"}
    )

    @pytest.mark.parametrize(
        "payload",
        [
            {"audio": {"input": {"gain": 3}, "kind": "voice"}, "model": "m"},
            {"audio": {"input": {"gain": None}}, "model": "m"},
            {"audio": {"input": None}, "model": "m"},
        ],
        ids=str,
    )
    def test_ignored(self, payload: Any) -> None:
        """
        A key in an object may be ignored, too.
        """
        found = read(self.NESTED, payload, forbid_extra_keys=True)

        assert SessionResource(model="m") == found
        assert {"model": "m"} == write(self.NESTED, found)

    def test_kept(self) -> None:
        """
        It is kept and written in its object.
        """
        payload = {"model": "m", "audio": {"input": {"gain": 3, "new": 1}}}

        found = kept(self.NESTED, payload)

        assert payload == write(self.NESTED, found)

    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            (
                {"audio": {"kind": "noise"}},
                "/audio/kind: expected 'voice', got the string 'noise'",
            ),
            (
                {"audio": {"input": {"gains": 3}}},
                "/audio/input/gains: unknown key; did you mean 'gain'?"
                " expected 'gain'",
            ),
            (
                {"audio": {"input": 3}},
                "/audio/input: expected an object, got the number 3",
            ),
        ],
    )
    def test_refused(self, payload: Any, problem: str) -> None:
        """
        Other words and other keys are rejected.
        """
        assert [problem] == problems(
            self.NESTED, payload, forbid_extra_keys=True
        )

    def test_checked(self) -> None:
        """
        `check()` reports unknown keys, and no ignored ones.
        """
        payload = {"audio": {"input": {"gain": 3, "new": 1}}}

        assert ["/audio/input/new"] == [
            problem.pointer for problem in check(payload, self.NESTED)
        ]

    def test_mistakes(self) -> None:
        """
        A path that an attribute has can't be ignored.
        """
        with pytest.raises(ValueError, match="'speed' and of an ignored"):
            self.NESTED.evolve(
                "other",
                records=[
                    self.NESTED.of(SessionResource).evolve(
                        speed="audio.input",
                        ignored={"audio.input.gain": ANY},
                    )
                ],
            )


class TestFamilies:
    @pytest.mark.parametrize("dialect", [EVENTS, EVENTS.evolve("more")])
    def test_unions(self, dialect: Dialect) -> None:
        """
        A key may be ignored in all classes of a union.
        """
        event = {
            "type": "input_audio_buffer.cleared",
            "previous_item_id": 3,
        }

        assert InputAudioBufferCleared() == read(
            dialect, event, InputAudioBufferCleared, forbid_extra_keys=True
        )
        for tag, cls in (
            ("server_vad", ServerVAD),
            ("semantic_vad", SemanticVAD),
        ):
            payload = {"type": tag, "kind": "vad"}
            assert SessionResource(turn_detection=cls()) == read(
                dialect, {"turn_detection": payload}, forbid_extra_keys=True
            )

    def test_others(self) -> None:
        """
        Other values are refused, and so is the key in other classes.
        """
        assert ["/kind: expected 'vad', got the string 'x'"] == problems(
            EVENTS, {"type": "server_vad", "kind": "x"}, ServerVAD
        )
        assert [
            "/previous_item_id: unknown key; expected one of 'type',"
            " 'event_id'"
        ] == problems(
            EVENTS,
            {"type": "input_audio_buffer.clear", "previous_item_id": 3},
            InputAudioBufferClear,
            forbid_extra_keys=True,
        )

    def test_where_it_is_read(self) -> None:
        """
        A class that reads the key reads it.
        """
        event = {
            "type": "input_audio_buffer.committed",
            "item_id": "i",
            "previous_item_id": "p",
        }

        both_ways(
            EVENTS, event, InputAudioBufferCommitted("i", previous_item_id="p")
        )

    def test_own_values(self) -> None:
        """
        Values that a record has for the key count there.
        """
        acme = changed(EVENTS, ServerVAD, ignored={"kind": "x"})

        assert ServerVAD() == read(
            acme, {"type": "server_vad", "kind": "x"}, ServerVAD
        )
        assert ["/kind: expected 'x', got the string 'vad'"] == problems(
            acme, {"type": "server_vad", "kind": "vad"}, ServerVAD
        )
