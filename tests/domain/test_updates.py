"""
What an update does, and which one leads from one session to another.
"""

import copy

from typing import Any

import attrs
import pytest

from payloads import real
from realtime_attrs import (
    INF,
    OFF,
    AudioTranscription,
    CustomVoice,
    FunctionTool,
    ImpossibleUpdate,
    MCPToolChoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TracingConfiguration,
    TracingMode,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs._values.equality import is_same
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA, GA
from realtime_attrs.events import (
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    TranscriptionSession,
)
from rule_checks import changed


NOTHING = SessionResource()


def gone(before: Any, after: Any) -> tuple[str, ...]:
    """
    Name what no update can say, as the error does.
    """
    with pytest.raises(ImpossibleUpdate) as caught:
        changes(before, after)
    return caught.value.names


class TestApplyUpdate:
    def test_three_states(self) -> None:
        """
        None keeps, OFF turns off, a value sets.
        """
        session = SessionResource(
            instructions="Be brief.",
            turn_detection=ServerVAD(),
            temperature=0.8,
        )
        update = SessionResource(turn_detection=OFF, temperature=0.7)

        assert SessionResource(
            instructions="Be brief.", turn_detection=OFF, temperature=0.7
        ) == apply_update(session, update)

    def test_turned_on_again(self) -> None:
        """
        A value turns on what was off.
        """
        update = SessionResource(
            input_audio_transcription=AudioTranscription()
        )

        assert update == apply_update(
            SessionResource(input_audio_transcription=OFF), update
        )

    def test_empty_is_a_value(self) -> None:
        """
        An empty text or array clears.
        """
        session = SessionResource(
            instructions="Be brief.", tools=[FunctionTool("f")]
        )
        update = SessionResource(instructions="", tools=[])

        assert update == apply_update(session, update)

    @pytest.mark.parametrize(
        ("old", "new", "merged"),
        [
            (
                ServerVAD(threshold=0.4, silence_duration_ms=300),
                ServerVAD(threshold=0.6),
                ServerVAD(threshold=0.6, silence_duration_ms=300),
            ),
            (
                ServerVAD(idle_timeout_ms=5000),
                ServerVAD(idle_timeout_ms=OFF),
                ServerVAD(idle_timeout_ms=OFF),
            ),
            (
                ServerVAD(create_response=False),
                SemanticVAD(eagerness="low"),
                SemanticVAD(eagerness="low"),
            ),
        ],
        ids=["one key", "inner off", "another class"],
    )
    def test_merged(self, old: Any, new: Any, merged: Any) -> None:
        """
        Turn detection of one class changes key by key, another replaces it.
        """
        assert SessionResource(turn_detection=merged) == apply_update(
            SessionResource(turn_detection=old),
            SessionResource(turn_detection=new),
        )

    def test_strength_stays(self) -> None:
        """
        The strength of noise reduction stays when it is left out.
        """
        near, far, _ = NoiseReductionMode

        assert SessionResource(
            input_audio_noise_reduction=NoiseReduction(far, 0.5)
        ) == apply_update(
            SessionResource(
                input_audio_noise_reduction=NoiseReduction(near, 0.5)
            ),
            SessionResource(input_audio_noise_reduction=NoiseReduction(far)),
        )

    @pytest.mark.parametrize(
        ("name", "old", "new"),
        [
            ("tool_choice", MCPToolChoice("a", "f"), MCPToolChoice("b")),
            ("prompt", Prompt("a", version="2"), Prompt("b")),
            (
                "tracing",
                TracingConfiguration(group_id="g"),
                TracingConfiguration(workflow_name="w"),
            ),
            ("tools", (FunctionTool("f"),), (FunctionTool("g"),)),
            ("voice", RealtimeVoice.ASH, CustomVoice("voice_1")),
        ],
    )
    def test_replaced(self, name: str, old: Any, new: Any) -> None:
        """
        What is one value is replaced as one.
        """
        update = SessionResource(**{name: new})

        assert update == apply_update(SessionResource(**{name: old}), update)

    def test_unknown_keys(self) -> None:
        """
        Unknown keys are set one by one, those in objects too.
        """
        old = Unknown({"a": 1, "audio": {"input": {"gain": 2}}}, "ga")
        new = Unknown({"b": [3], "audio": {"input": {"agc": True}}}, "ga")

        found = apply_update(
            SessionResource(extra=old), SessionResource(extra=new)
        )

        assert (
            Unknown(
                {
                    "a": 1,
                    "audio": {"input": {"gain": 2, "agc": True}},
                    "b": [3],
                },
                "ga",
            )
            == found.extra
        )
        assert {"a": 1, "audio": {"input": {"gain": 2}}} == old.value

    def test_unknown_keys_of_two_dialects(self) -> None:
        """
        Those of two dialects cannot stand beside one another.
        """
        with pytest.raises(ValueError, match=r"^expected unknown keys of one"):
            apply_update(
                SessionResource(extra=Unknown({"a": 1}, "ga")),
                SessionResource(extra=Unknown({"a": 1}, "beta")),
            )

    def test_unknown_word(self) -> None:
        """
        Something unknown in the place of a value is one value.
        """
        update = SessionResource(turn_detection=Unknown({"type": "x"}, "ga"))

        assert update == apply_update(
            SessionResource(
                turn_detection=Unknown({"type": "y", "a": 1}, "ga")
            ),
            update,
        )

    def test_events(self) -> None:
        """
        Events are taken for the sessions in them.
        """
        created = SessionCreated(
            SessionResource(instructions="a", speed=1.0), session_id="sess_1"
        )
        update = SessionUpdate(SessionResource(speed=1.5))

        assert SessionResource(instructions="a", speed=1.5) == apply_update(
            created, update
        )

    def test_transcription(self) -> None:
        """
        Transcription sessions are updated likewise.
        """
        assert TranscriptionSession(
            turn_detection=OFF, include=["x"]
        ) == apply_update(
            TranscriptionSession(turn_detection=ServerVAD(), include=["x"]),
            TranscriptionSession(turn_detection=OFF),
        )

    @pytest.mark.parametrize(
        ("session", "update", "message"),
        [
            ({}, NOTHING, "expected a session, got an object"),
            (NOTHING, None, "expected a session, got null"),
            (
                SessionCreated(Unknown({"type": "x"}, "ga")),
                NOTHING,
                "expected a session, got a Python Unknown",
            ),
            (
                NOTHING,
                TranscriptionSession(),
                "expected sessions of one kind, got SessionResource and"
                " TranscriptionSession",
            ),
        ],
        ids=["dict", "None", "unknown", "kinds"],
    )
    def test_no_sessions(
        self, session: Any, update: Any, message: str
    ) -> None:
        """
        What is no session is refused by name, in both functions.
        """
        for call in (apply_update, changes):
            with pytest.raises(TypeError) as caught:
                call(session, update)
            assert message == str(caught.value)


class TestChanges:
    def test_smallest(self) -> None:
        """
        Only what differs is said.
        """
        before = SessionResource(
            instructions="a", speed=1.0, tools=[FunctionTool("f")]
        )
        after = attrs.evolve(before, speed=1.5, turn_detection=OFF)

        assert SessionResource(speed=1.5, turn_detection=OFF) == changes(
            before, after
        )
        assert NOTHING == changes(before, copy.deepcopy(before))

    def test_whole_settings(self) -> None:
        """
        A setting that is an object is said whole, merged or not.
        """
        after = ServerVAD(threshold=0.6, silence_duration_ms=300)

        assert (
            after
            == changes(
                SessionResource(
                    turn_detection=ServerVAD(
                        threshold=0.5, silence_duration_ms=300
                    )
                ),
                SessionResource(turn_detection=after),
            ).turn_detection
        )

    def test_same_number_of_another_type(self) -> None:
        """
        In a tool's parameters, true is another value than 1.
        """
        before = SessionResource(
            tools=[FunctionTool("f", parameters={"default": 1})]
        )
        after = SessionResource(
            tools=[FunctionTool("f", parameters={"default": True})]
        )

        assert is_same(after, changes(before, after))

    @pytest.mark.parametrize("is_shallow", [True, False])
    def test_deep_parameters(self, is_shallow: bool) -> None:
        """
        However deep parameters are nested, they are compared.
        """
        one: Any = {}
        other: Any = {}
        for _ in range(10 if is_shallow else 20_000):
            one, other = {"a": one}, {"a": other}
        before = SessionResource(tools=[FunctionTool("f", parameters=one)])

        assert NOTHING == changes(
            before,
            SessionResource(tools=[FunctionTool("f", parameters=other)]),
        )
        assert (
            ()
            != changes(
                before,
                SessionResource(
                    tools=[FunctionTool("f", parameters={"b": one})]
                ),
            ).tools
        )

    def test_unset(self) -> None:
        """
        What would have to be unset again is named, at every depth.
        """
        before = SessionResource(
            voice=RealtimeVoice.ASH,
            turn_detection=ServerVAD(threshold=0.5, silence_duration_ms=200),
            extra=Unknown({"a": 1, "b": {"c": 1, "d": 2}}, "ga"),
        )
        after = SessionResource(
            turn_detection=ServerVAD(silence_duration_ms=300),
            extra=Unknown({"a": 2, "b": {"d": 2}}, "ga"),
        )

        assert (
            "voice",
            "turn_detection.threshold",
            "extra.b.c",
        ) == gone(before, after)
        assert ("extra",) == gone(before, attrs.evolve(before, extra=None))

    def test_inner_unknown_keys(self) -> None:
        """
        So are the unknown keys of a setting.
        """
        before = SessionResource(
            turn_detection=SemanticVAD(extra=Unknown({"a": 1}, "ga"))
        )
        after = SessionResource(
            turn_detection=SemanticVAD(extra=Unknown({"b": 1}, "ga"))
        )

        assert ("turn_detection.extra.a",) == gone(before, after)

    def test_unknown_keys(self) -> None:
        """
        Of the unknown keys, those that differ are said.
        """
        before = SessionResource(
            extra=Unknown(
                {"a": 1, "b": {"c": 1, "d": {}}, "e": {"f": 1}}, "ga"
            )
        )
        after = SessionResource(
            extra=Unknown(
                {"a": 1, "b": {"c": 2, "d": {}}, "e": {"f": 1}, "g": None},
                "ga",
            )
        )

        found = changes(before, after)

        assert Unknown({"b": {"c": 2}, "g": None}, "ga") == found.extra
        assert after == apply_update(before, found)

    def test_unknown_keys_of_an_old_name(self) -> None:
        """
        A dialect's name in upper case, as older versions had it, is the same.
        """
        before = SessionResource(extra=Unknown({"a": 1}, "GA"))
        after = SessionResource(extra=Unknown({"a": 1, "b": 2}, "ga"))

        assert Unknown({"b": 2}, "ga") == changes(before, after).extra
        assert after == apply_update(before, after)

    def test_unknown_keys_of_two_dialects(self) -> None:
        """
        Those of two dialects cannot be compared.
        """
        with pytest.raises(ValueError, match=r"got 'ga' and 'beta'$"):
            changes(
                SessionResource(extra=Unknown({"a": 1}, "ga")),
                SessionResource(extra=Unknown({"a": 1}, "beta")),
            )

    def test_fixed(self) -> None:
        """
        The model, a voice that was heard and tracing that is on stay.
        """
        before = SessionResource(
            model="a", voice=RealtimeVoice.ASH, tracing=TracingMode.AUTO
        )
        after = SessionResource(
            model="b", voice=RealtimeVoice.VERSE, tracing=OFF
        )

        assert ("model", "tracing") == gone(before, after)
        with pytest.raises(ImpossibleUpdate) as caught:
            changes(before, after, is_heard=True)
        assert (
            "no update can make these changes: model (no update can change it),"
            " voice (no update can change it once the model has used it),"
            " tracing (no update can change it once it is on)"
        ) == str(caught.value)
        assert ("model", "voice", "tracing") == caught.value.names

    def test_traced(self) -> None:
        """
        Tracing that is off can be turned on.
        """
        after = SessionResource(tracing=TracingMode.AUTO)

        assert after == changes(SessionResource(tracing=OFF), after)
        assert after == changes(NOTHING, after)

    def test_events(self) -> None:
        """
        Events are taken for the sessions in them, however they differ else.
        """
        created = SessionCreated(SessionResource(speed=1.0), session_id="a")
        updated = SessionUpdated(SessionResource(speed=1.5), session_id="b")

        assert SessionResource(speed=1.5) == changes(created, updated)

    def test_no_dialect(self) -> None:
        """
        A dialect is no name.
        """
        dialect: Any = "ga"

        with pytest.raises(TypeError, match=r"^expected a Dialect, got"):
            changes(NOTHING, NOTHING, dialect=dialect)


class TestUnknownKeys:
    def test_first(self) -> None:
        """
        Unknown keys where there were none are all in the update.
        """
        after = SessionResource(extra=Unknown({"a": 1}, "ga"))

        assert after == changes(SessionResource(), after)

    def test_gone_inside(self) -> None:
        """
        An unknown key inside a part can't be unset, and is named.
        """
        before, after = (
            SessionResource(
                turn_detection=ServerVAD(extra=Unknown(keys, "ga"))
            )
            for keys in ({"a": 1, "b": 2}, {"b": 2})
        )

        with pytest.raises(ImpossibleUpdate, match=r"detection\.extra\.a"):
            changes(before, after)


class TestInTermsOfADialect:
    def test_echo(self) -> None:
        """
        What a server has filled in is no change, either way.
        """
        echo = make_converter(BETA).structure(
            real("beta-2024-12-22-session.created-zh-capture"), SessionCreated
        )
        mine = SessionResource(
            voice=RealtimeVoice.ALLOY,
            instructions=echo.session.instructions,
            turn_detection=ServerVAD(),
        )

        assert NOTHING == changes(mine, echo, dialect=BETA)
        assert NOTHING == changes(echo, mine, dialect=BETA)
        assert ("model",) == gone(mine, echo)

    @pytest.mark.parametrize(
        ("dialect", "before", "after"),
        [
            (BETA, ["text", "audio"], ["audio", "text"]),
            (BETA, ["audio"], ["audio", "text"]),
            (GA, ["audio", "text"], ["audio"]),
        ],
        ids=["order", "beta", "ga"],
    )
    def test_modalities(
        self, dialect: Any, before: list[str], after: list[str]
    ) -> None:
        """
        Modalities that are written alike, or in another order, are the same.
        """
        one = SessionResource(modalities=before)
        other = SessionResource(modalities=after)

        assert NOTHING == changes(one, other, dialect=dialect)
        assert other == changes(one, other)

    def test_other_modalities(self) -> None:
        """
        Others are a change.
        """
        text = SessionResource(modalities=["text"])
        audio = SessionResource(modalities=["text", "audio"])

        assert text == changes(audio, text, dialect=BETA)
        assert text == changes(NOTHING, text, dialect=BETA)
        assert text == changes(NOTHING, text, dialect=GA)

    def test_defaults(self) -> None:
        """
        To set what a server has anyway is no change; another value is.
        """
        defaults = SessionResource(
            tools=[],
            max_response_output_tokens=INF,
            input_audio_noise_reduction=OFF,
            turn_detection=ServerVAD(silence_duration_ms=200),
        )

        assert NOTHING == changes(NOTHING, defaults, dialect=GA)
        assert NOTHING == changes(defaults, NOTHING, dialect=GA)
        for detection in (
            ServerVAD(silence_duration_ms=500),
            SemanticVAD(),
            OFF,
        ):
            update = SessionResource(turn_detection=detection)
            assert update == changes(NOTHING, update, dialect=GA)

    def test_back_to_a_default(self) -> None:
        """
        Leaving out is no way back to what a server starts with.
        """
        with pytest.raises(ImpossibleUpdate) as caught:
            changes(
                SessionResource(
                    turn_detection=ServerVAD(
                        threshold=0.9, prefix_padding_ms=300
                    )
                ),
                SessionResource(turn_detection=ServerVAD()),
                dialect=GA,
            )

        assert ("turn_detection.threshold",) == caught.value.names

    def test_model(self) -> None:
        """
        A model that only one names is the same; two names are two models.
        """
        one, other = SessionResource(model="a"), SessionResource(model="b")

        assert NOTHING == changes(one, NOTHING, dialect=GA)
        assert NOTHING == changes(NOTHING, one, dialect=GA)
        with pytest.raises(ImpossibleUpdate, match="model"):
            changes(one, other, dialect=GA)

    def test_own_defaults(self) -> None:
        """
        A dialect of one's own can say what its server starts with.
        """
        acme = changed(BETA, ServerVAD, defaults={"threshold": 0.2})
        one = SessionResource(turn_detection=ServerVAD())
        quiet = SessionResource(turn_detection=ServerVAD(threshold=0.2))
        usual = SessionResource(turn_detection=ServerVAD(threshold=0.5))

        assert NOTHING == changes(one, quiet, dialect=acme)
        assert usual == changes(one, usual, dialect=acme)
