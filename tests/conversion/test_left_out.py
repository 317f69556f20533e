"""
What converting leaves out, and the places that it names.
"""

import json

from pathlib import Path
from typing import Any

import attrs
import pytest

from payloads import DIALECTS, VENDORS, resolve
from realtime_attrs import (
    AudioFormat,
    AudioTranscription,
    FunctionTool,
    MCPTool,
    NoiseReduction,
    NoiseReductionMode,
    Reasoning,
    ReasoningEffort,
    SessionResource,
    Unknown,
)
from realtime_attrs.__main__ import main
from realtime_attrs.converter import (
    Problem,
    WireError,
    convert_payload,
    detect_dialect,
    drop_unsupported,
    make_converter,
    translate,
    unsupported,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    QWEN_OMNI,
    XAI,
    Dialect,
    Key,
    record,
)
from realtime_attrs.events import (
    ClientSecretRequest,
    ConversationItemAdded,
    ConversationItemCreated,
    ConversationItemDone,
    InputText,
    RateLimit,
    RateLimitsUpdated,
    SessionUpdate,
    TranscriptionSession,
    TranscriptionSessionUpdate,
    UserMessage,
)
from realtime_attrs.vendors.xai import XAISession
from rule_checks import changed


EVERY = (*DIALECTS, *VENDORS)
FAR = NoiseReductionMode.FAR_FIELD
QUIET = GA.evolve(
    "quiet",
    words={NoiseReductionMode: {NoiseReductionMode.NEAR_FIELD: "near"}},
)


OUTER = {
    "type": "realtime",
    "session": {"object": "realtime.session", "voice": 5},
}


class TestOuterType:
    @pytest.mark.parametrize("dialect", EVERY, ids=str)
    def test_problem(self, dialect: Dialect) -> None:
        """
        A type that does not belong there is one problem, and hides no other.
        """
        with pytest.raises(WireError) as caught:
            convert_payload(OUTER, dialect, source=dialect)

        first, *others = [item.pointer for item in caught.value.problems]
        assert "/type" == first
        assert others

    @pytest.mark.parametrize("dialect", EVERY, ids=str)
    def test_good_otherwise(self, dialect: Dialect) -> None:
        """
        It is a problem also if nothing else is wrong.
        """
        tag = {"type": "realtime"} if dialect is GA else {}
        payload = {"type": "realtime", "session": {"model": "m", **tag}}
        with pytest.raises(WireError) as caught:
            convert_payload(payload, dialect, source=dialect)

        (problem,) = caught.value.problems
        assert "/type" == problem.pointer
        assert "no 'type', got the string 'realtime'" in problem.message

    def test_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The command says so.
        """
        file = tmp_path / "session.json"
        file.write_text(json.dumps(OUTER))

        assert 1 == main(["check", "--dialect", "beta", str(file)])
        assert "/type: expected" in capsys.readouterr().out


class TestOuterNull:
    @pytest.mark.parametrize(
        ("dialect", "inner"), [(BETA, {}), (GA, {"type": "realtime"})], ids=str
    )
    def test_is_no_event(self, dialect: Dialect, inner: Any) -> None:
        """
        A type of null is not the type of an event, and all else is checked.
        """
        payload = {"type": None, "session": {**inner, "model": 5}}

        with pytest.raises(WireError) as caught:
            convert_payload(payload, dialect, source=dialect)

        assert ["/type", "/session/model"] == [
            problem.pointer for problem in caught.value.problems
        ]


class TestWholeObjects:
    @pytest.mark.parametrize(
        ("session", "dialect", "name"),
        [
            (
                SessionResource(
                    input_audio_noise_reduction=NoiseReduction(FAR)
                ),
                QUIET,
                "input_audio_noise_reduction.mode",
            ),
            (
                SessionResource(reasoning=Reasoning(ReasoningEffort.NONE)),
                GA.evolve(
                    "acme",
                    words={ReasoningEffort: {ReasoningEffort.LOW: "low"}},
                ),
                "reasoning.effort",
            ),
            (
                SessionResource(
                    input_audio_transcription=AudioTranscription(
                        extra=Unknown({"new": 1}, "beta")
                    )
                ),
                GA,
                "input_audio_transcription.extra",
            ),
        ],
        ids=["noise reduction", "reasoning", "unknown keys"],
    )
    def test_go(
        self, session: SessionResource, dialect: Dialect, name: str
    ) -> None:
        """
        An object of which nothing is left goes whole, and its part is named.
        """
        assert (SessionResource(), (name,)) == drop_unsupported(
            session, dialect
        )

    def test_in_payloads(self) -> None:
        """
        So it does in payloads.
        """
        payload = {
            "type": "session.update",
            "session": {
                "type": "realtime",
                "model": "m",
                "audio": {"input": {"noise_reduction": {"type": "far_field"}}},
            },
        }
        left = {"type": "realtime", "model": "m"}
        pointer = "/session/audio/input/noise_reduction/type"

        assert (
            {"type": "session.update", "session": left},
            (
                Problem(
                    pointer,
                    "omitted: the quiet dialect has no NoiseReductionMode.FAR_FIELD",
                ),
            ),
        ) == convert_payload(payload, QUIET, source=GA, drop=True)

    @pytest.mark.parametrize(
        "value",
        [
            SessionResource(input_audio_noise_reduction=NoiseReduction()),
            SessionResource(reasoning=Reasoning()),
        ],
        ids=str,
    )
    def test_empty_ones_stay(self, value: SessionResource) -> None:
        """
        Objects that were empty before are unchanged.
        """
        session = attrs.evolve(value, temperature=1.0)

        assert (value, ("temperature",)) == drop_unsupported(session, GA)

    def test_more_is_left(self) -> None:
        """
        An object in which something is left stays.
        """
        session = SessionResource(
            input_audio_noise_reduction=NoiseReduction(FAR, 0.5)
        )
        acme = QUIET.evolve("acme", records=[record(NoiseReduction)])

        assert (
            SessionResource(
                input_audio_noise_reduction=NoiseReduction(strength=0.5)
            ),
            ("input_audio_noise_reduction.mode",),
        ) == drop_unsupported(session, acme)

    def test_what_is_required_stays(self) -> None:
        """
        Objects that an event requires stay, even if they are empty.
        """
        acme = BETA.evolve("acme", records=[record(SessionResource, "model")])

        assert (SessionUpdate(SessionResource()), ("session.speed",)) == (
            drop_unsupported(SessionUpdate(SessionResource(speed=1.0)), acme)
        )

    def test_what_the_dialect_requires(self) -> None:
        """
        So does what the dialect requires.
        """
        acme = QUIET.evolve(
            "acme",
            records=[
                record(
                    SessionResource,
                    "input_audio_noise_reduction",
                    input_audio_noise_reduction="noise",
                    required=["input_audio_noise_reduction"],
                )
            ],
        )
        session = SessionResource(
            input_audio_noise_reduction=NoiseReduction(FAR)
        )

        assert (
            SessionResource(input_audio_noise_reduction=NoiseReduction()),
            ("input_audio_noise_reduction.mode",),
        ) == drop_unsupported(session, acme)

    def test_in_arrays(self) -> None:
        """
        An item of which nothing is left goes, and its neighbours stay.
        """
        acme = GA.evolve("acme", records=[record(RateLimit, "name")])
        limits = RateLimitsUpdated(
            [RateLimit(limit=1), RateLimit(), RateLimit("a", limit=2)]
        )

        assert (
            RateLimitsUpdated([RateLimit(), RateLimit("a")]),
            ("rate_limits[0].limit", "rate_limits[2].limit"),
        ) == drop_unsupported(limits, acme)


NEEDY = GA.evolve(
    "needy",
    records=[
        record(
            FunctionTool,
            "name",
            "description",
            tag="function",
            required=["description"],
        )
    ],
    without=[MCPTool],
    number_bits=32,
)


class TestFlattened:
    @pytest.mark.parametrize("key", ["instructions", "new"])
    def test_own_keys(self, key: str) -> None:
        """
        Unknown keys beside a flattened session are named, and dropped.
        """
        session = SessionResource(instructions="Be brief.")
        request = ClientSecretRequest(
            session=session, extra=Unknown({key: 2}, "beta")
        )

        with pytest.raises(WireError, match="in the extra of session"):
            make_converter(BETA).unstructure(request)
        names = (f"extra.{key}",)
        assert names == unsupported(request, BETA)
        assert (
            ClientSecretRequest(session=session),
            names,
        ) == drop_unsupported(request, BETA)


class TestRequired:
    def test_goes_whole(self) -> None:
        """
        An event goes with an attribute that it can't be made without.
        """
        event = SessionUpdate(Unknown({"x": 1}, "ga"))

        assert (None, ("session",)) == drop_unsupported(event, BETA)


class TestPlaces:
    def test_arrays_that_get_shorter(self) -> None:
        """
        Items that are removed later are named by their first index.
        """
        payload: Any = {
            "type": "realtime",
            "tools": [
                {"type": "mcp", "server_label": "s"},
                {"type": "function", "name": "f"},
                {"type": "function", "name": "g", "description": "d"},
                {"type": "mcp", "server_label": "t"},
                {
                    "type": "function",
                    "name": "h",
                    "description": "d",
                    "parameters": {},
                },
                {"type": "function", "name": "i"},
            ],
        }
        written, problems = convert_payload(
            payload, NEEDY, source=GA, drop=True
        )

        assert [
            {"type": "function", "name": "g", "description": "d"},
            {"type": "function", "name": "h", "description": "d"},
        ] == written["tools"]
        assert {
            "/tools/0",
            "/tools/1",
            "/tools/3",
            "/tools/4/parameters",
            "/tools/5",
        } == {item.pointer for item in problems}

    @pytest.mark.parametrize(
        ("payload", "pointer"),
        [
            ({"voice": "eve"}, "/voice"),
            ({"audio": {"output": {"voice": "eve"}}}, "/audio/output/voice"),
            (
                {"voice": None, "audio": {"output": {"voice": "eve"}}},
                "/audio/output/voice",
            ),
        ],
        ids=str,
    )
    def test_another_place(self, payload: Any, pointer: str) -> None:
        """
        A value that is read at another key is named where it stood.
        """
        event = {"type": "session.update", "session": payload}
        for form, prefix in ((payload, ""), (event, "/session")):
            with pytest.raises(WireError) as caught:
                convert_payload(form, GA, source=XAI)
            (problem,) = caught.value.problems
            _, dropped = convert_payload(form, GA, source=XAI, drop=True)

            assert f"{prefix}{pointer}" == problem.pointer
            assert [problem.pointer] == [item.pointer for item in dropped]
            assert "eve" == resolve(problem.pointer, form)

    def test_another_form(self) -> None:
        """
        So is one in another form of its class.
        """
        payload = {
            "tools": [
                {"type": "function", "function": {"name": "f"}},
                {
                    "type": "function",
                    "function": {"name": "f", "description": "d"},
                },
            ]
        }
        acme = GA.evolve(
            "acme", records=[record(FunctionTool, "name", tag="function")]
        )

        with pytest.raises(WireError) as caught:
            convert_payload(payload, acme, source=XAI)
        assert ["/tools/1/function/description"] == [
            item.pointer for item in caught.value.problems
        ]

    @pytest.mark.parametrize(
        ("payload", "pointer"),
        [
            ({"input_audio_format": "g711_ulaw"}, "/input_audio_format"),
            (
                {"input_audio_sampling_rate": 8_000},
                "/input_audio_sampling_rate",
            ),
        ],
        ids=str,
    )
    def test_flattened_keys(self, payload: Any, pointer: str) -> None:
        """
        So is a word of which only one of the keys is there.
        """
        acme = BETA.evolve(
            "acme", words={AudioFormat: {AudioFormat.G711_ALAW: "alaw"}}
        )

        with pytest.raises(WireError) as caught:
            convert_payload(payload, acme, source=AZURE_VOICE_LIVE)
        assert [pointer] == [item.pointer for item in caught.value.problems]

    def test_a_word_for_none(self) -> None:
        """
        A value that counts as null does not hide that at the other key.
        """
        acme = changed(XAI, voice=Key(none=["default"]))
        payload = {
            "voice": "default",
            "audio": {"output": {"voice": "eve"}},
        }

        with pytest.raises(WireError, match=r"^/audio/output/voice: "):
            convert_payload(payload, GA, source=acme)


IGNORED = {"type": "realtime", "model": "m"}


class TestIgnored:
    @pytest.mark.parametrize("drop", [True, False])
    def test_other_dialects(self, *, drop: bool) -> None:
        """
        Keys that the source ignores are left out without a notice.
        """
        for wrap in (lambda x: x, lambda x: {**UPDATE, "session": x}):
            assert (wrap({"type": "realtime", "model": "m"}), ()) == (
                convert_payload(wrap(IGNORED), GA, source=XAI, drop=drop)
            )
            assert (wrap({"model": "m"}), ()) == convert_payload(
                wrap(IGNORED), BETA, source=XAI, drop=drop
            )

    @pytest.mark.parametrize("drop", [True, False])
    def test_its_own_dialect(self, *, drop: bool) -> None:
        """
        Its own dialect writes it back.
        """
        assert (IGNORED, ()) == convert_payload(
            IGNORED, XAI, source=XAI, drop=drop
        )

    def test_sessions(self) -> None:
        """
        In a session it is unknown, and named for other dialects.
        """
        converter = make_converter(XAI, keep_unknown=True)
        session = converter.structure(IGNORED, SessionResource)

        assert Unknown({"type": "realtime"}, "xai") == session.extra
        assert IGNORED == converter.unstructure(session)
        assert () == unsupported(session, XAI)
        assert ("extra",) == unsupported(session, GA)

    def test_unknown_keys(self) -> None:
        """
        Other keys are unknown, and named.
        """
        payload = {**IGNORED, "new": 1}

        assert (
            {"type": "realtime", "model": "m"},
            (Problem("/new", "omitted: unknown key"),),
        ) == convert_payload(payload, GA, source=XAI, drop=True)
        with pytest.raises(WireError, match=r"^/new: unknown key"):
            convert_payload(payload, GA, source=XAI)

    def test_fallbacks(self) -> None:
        """
        So is a value at a fallback that is not read.
        """
        audio = {
            "input": {"format": {"type": "pcm", "sample_rate": 24_000}},
            "output": {"format": {"type": "pcm", "sample_rate": 24_000}},
        }
        payload = {
            "audio": audio,
            "input_audio_format": "pcm16",
            "output_audio_format": "pcm16",
        }
        left = {
            "input_audio_format": "pcm16",
            "output_audio_format": "pcm16",
        }

        assert (left, ()) == convert_payload(payload, BETA, source=QWEN_OMNI)
        assert (payload, ()) == convert_payload(
            payload, QWEN_OMNI, source=QWEN_OMNI
        )

    @pytest.mark.parametrize("drop", [True, False])
    def test_forms(self, *, drop: bool) -> None:
        """
        So are keys that it ignores in the form of a class at an attribute.
        """
        event = {
            "type": "session.updated",
            "session": {"model": "m", "temperature": -1.0, "new": 1},
        }
        left = {"type": "realtime", "object": "realtime.session", "model": "m"}

        assert (
            {**event, "session": left},
            (Problem("/session/new", "omitted: unknown key"),),
        ) == convert_payload(event, GA, source=XAI, drop=drop)

    def test_detection(self) -> None:
        """
        Keys that a dialect ignores don't count against it.
        """
        acme = changed(XAI, XAISession, ignored={})

        assert XAI is detect_dialect(IGNORED, (acme, XAI))
        assert None is detect_dialect({"model": "m"}, (acme, XAI))

    def test_command(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        Strictly checked, it is no unknown key.
        """
        session = {"type": "realtime", "object": "realtime.session"}
        event = {"type": "session.created", "session": session}
        file = tmp_path / "event.json"
        file.write_text(json.dumps(event))

        assert 0 == main(["check", "--strict", "--dialect", "xai", str(file)])
        event["new"] = session
        file.write_text(json.dumps(event))
        assert 1 == main(["check", "--strict", "--dialect", "xai", str(file)])
        assert "/new" in capsys.readouterr().out


UPDATE = {"type": "session.update"}


@attrs.frozen
class Created(ConversationItemCreated):
    """
    An event with an attribute of the user's own.
    """

    note: str = ""


@attrs.frozen
class Update(SessionUpdate):
    """
    Another.
    """

    note: str = ""


class TestSubclasses:
    def test_another_class(self) -> None:
        """
        An event of a subclass becomes events of the other wire.
        """
        item = UserMessage([InputText("a")])

        assert (
            ConversationItemAdded(item, event_id="e"),
            ConversationItemDone(item, event_id="e"),
        ) == translate(Created(item, event_id="e", note="n"), GA, source=BETA)

    def test_transcription(self) -> None:
        """
        An update of a transcription session becomes one of its own kind.
        """
        session = TranscriptionSession()

        assert (TranscriptionSessionUpdate(session),) == translate(
            Update(session, note="n"), BETA, source=GA
        )

    def test_the_same_class(self) -> None:
        """
        One that the other wire has as well becomes the class that it has.
        """
        session = SessionResource(model="m")

        for to, source in ((GA, BETA), (BETA, GA), (GA, GA)):
            assert (SessionUpdate(session),) == translate(
                Update(session, note="n"), to, source=source
            )

    def test_none(self) -> None:
        """
        Values other than events are rejected with a message.
        """
        with pytest.raises(TypeError, match="expected a session or event"):
            translate("event", GA, source=BETA)  # type: ignore[arg-type]  # on purpose
