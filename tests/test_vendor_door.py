"""
The vendors' dialects through the door: told, converted, from the command line.
"""

import json

from pathlib import Path
from typing import Any

import attrs
import pytest

import realtime_attrs.dialects

from payloads import DATA, VENDORS
from realtime_attrs import (
    INF,
    OFF,
    PCM,
    AudioFormat,
    AzureNativeVoice,
    AzureSemanticVAD,
    FunctionTool,
    NamedVoice,
    Reasoning,
    ReasoningEffort,
    SessionResource,
    ToolChoiceMode,
    Unknown,
    apply_update,
    changes,
)
from realtime_attrs.__main__ import main
from realtime_attrs.converter import (
    WireError,
    convert_payload,
    detect_dialect,
    make_converter,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    REFERENCE,
    XAI,
    Dialect,
)
from realtime_attrs.events import (
    Response,
    ResponseCreate,
    ResponseParameters,
)


TOLD = {
    "azure-openai-ga-2026-07-session.created": GA,
    "azure-voicelive-2026-07-session.created-gpt-realtime": AZURE_VOICE_LIVE,
    "azure-voicelive-2026-09-session.created-cascade": AZURE_VOICE_LIVE,
    "azure-voicelive-2026-09-session.update-multilingual-vad": (
        AZURE_VOICE_LIVE
    ),
    "azure-voicelive-2026-09-session.updated-semantic-vad-far-field": (
        AZURE_VOICE_LIVE
    ),
    "azure-voicelive-session.update-animation-sdk-test": AZURE_VOICE_LIVE,
    "azure-voicelive-session.update-docs": AZURE_VOICE_LIVE,
    "inworld-session-no-type-client": INWORLD,
    "inworld-session.update-minimal-client": INWORLD,
    "qwen-omni-session.created-docs-nested-format": QWEN_OMNI,
    "qwen-omni-session.created-docs-zh-2026": QWEN_OMNI,
    "qwen-omni-session.update-docs-sampling": QWEN_OMNI,
    "qwen-omni-session.update-semantic-vad-client": QWEN_OMNI,
    "xai-2026-08-session.created": XAI,
    "xai-2026-08-session.update-function-tool": XAI,
    "xai-2026-08-session.update-resumption": XAI,
    "xai-2026-08-session.updated-function-tool": XAI,
    "xai-session.update-twilio-pcmu-client": XAI,
    # Nothing but what several have.
    "azure-voicelive-session.update-interim-response-docs": None,
    "azure-voicelive-session.update-manual-turns-sdk-test": None,
}
ALL = (BETA, GA, *VENDORS)


def payload_of(name: str) -> Any:
    """
    Load a payload of a vendor.
    """
    return json.loads((DATA / "vendors" / f"{name}.json").read_bytes())


class TestTelling:
    @pytest.mark.parametrize("name", TOLD)
    def test_all(self, name: str) -> None:
        """
        Among all dialects the one is told that knows most of a payload.
        """
        assert TOLD[name] is detect_dialect(payload_of(name), among=ALL)

    def test_usual(self) -> None:
        """
        Nobody thinks of vendors unless they are named.
        """
        payload = {"voice": "ara", "instructions": ""}

        assert BETA is detect_dialect(payload)
        assert BETA is detect_dialect(payload, among=[GA, BETA])
        assert XAI is detect_dialect(payload, among=[GA, XAI])
        assert None is detect_dialect(payload, among=[XAI, QWEN_OMNI])

    @pytest.mark.parametrize(
        ("payload", "among", "told"),
        [
            ({}, ALL, None),
            ({}, (XAI,), XAI),
            ({}, (XAI, XAI), XAI),
            ({}, (), None),
            (3, ALL, None),
            ([], ALL, None),
            ({"voice": 3}, ALL, None),
            ({"type": "realtime", "voice": "ara"}, (GA, XAI), XAI),
            ({"type": "realtime"}, (GA, XAI), None),
            ({"type": "ping"}, (GA, XAI), None),
            (
                {"type": "session.update", "session": {"type": "new"}},
                (GA, BETA, AZURE_VOICE_LIVE),
                None,
            ),
            (
                {"type": "response.audio.done", "response_id": "r"},
                (GA, AZURE_VOICE_LIVE),
                None,
            ),
            (
                {
                    "type": "response.text.done",
                    "response_id": "r",
                    "item_id": "i",
                    "output_index": 0,
                    "content_index": 0,
                    "text": "",
                },
                (GA, AZURE_VOICE_LIVE),
                AZURE_VOICE_LIVE,
            ),
            ({"turn_detection": {"type": None}}, (BETA, XAI), XAI),
            ({"modalities": ["text"]}, (REFERENCE, GA), REFERENCE),
        ],
        ids=repr,
    )
    def test_among(
        self, payload: Any, among: tuple[Dialect, ...], told: Dialect | None
    ) -> None:
        """
        What several know as well, or none reads, cannot be told.
        """
        assert told is detect_dialect(payload, among=among)

    def test_no_dialect(self) -> None:
        """
        What is no dialect is refused.
        """
        with pytest.raises(
            TypeError, match=r"^expected dialects, got the str"
        ):
            detect_dialect({}, among=["xai"])  # type: ignore[list-item]


class TestConversion:
    @pytest.mark.parametrize("target", ALL, ids=str)
    def test_event(self, target: Dialect) -> None:
        """
        An answer of xAI's goes to every wire, with what it cannot say named.
        """
        name = "xai-2026-08-session.updated-function-tool"
        payload = payload_of(name)

        written, dropped = convert_payload(
            payload, target, source=XAI, drop=True
        )
        read = make_converter(target).structure(
            written, realtime_attrs.events.SessionUpdated
        )

        session = read.session
        assert isinstance(session, SessionResource)
        assert (FunctionTool,) == tuple(map(type, session.tools or ()))
        assert AudioFormat.PCM16 is session.output_audio_format
        assert (target is XAI) is ("keep_context" in written["session"])
        assert (target is XAI) is (dropped == ())

    def test_client_of_inworld(self) -> None:
        """
        A client's session with a type is no server's, so keys are minded.
        """
        payload = {"type": "realtime", "new": 1}
        with pytest.raises(WireError, match=r"^/new: unknown key"):
            convert_payload(payload, GA, source=INWORLD)
        shown = {**payload, "object": "realtime.session"}

        written, dropped = convert_payload(shown, GA, source=INWORLD)

        assert {"type": "realtime", "object": "realtime.session"} == written
        assert ["/new: left out, an unknown key"] == [*map(str, dropped)]

    def test_shown_by_xai(self) -> None:
        """
        What xAI's server shows at first says so itself.
        """
        session = payload_of("xai-2026-08-session.created")["session"]

        written, dropped = convert_payload(session, GA, source=XAI, drop=True)

        assert {
            "type": "realtime",
            "object": "realtime.session",
            "id": session["id"],
            "model": "grok-voice-latest",
            "output_modalities": ["audio"],
            "instructions": "",
            "tools": [],
            "audio": {"input": {"turn_detection": None}},
        } == written
        assert ["/voice: left out, GA cannot say it"] == [*map(str, dropped)]

    def test_places(self) -> None:
        """
        What stands at a bare value, or beside others, is named by its key.
        """
        payload = {
            "reasoning_effort": "none",
            "input_audio_format": "pcm16",
            "input_audio_sampling_rate": 16_000,
        }

        _, dropped = convert_payload(
            payload, GA, source=AZURE_VOICE_LIVE, drop=True
        )

        assert ["/input_audio_format: left out, GA cannot say it"] == [
            *map(str, dropped)
        ]


class TestUpdates:
    def test_detection_merges(self) -> None:
        """
        Azure's detections change attribute by attribute, as others do.
        """
        before = SessionResource(
            turn_detection=AzureSemanticVAD(threshold=0.5, languages=["en"])
        )
        update = SessionResource(
            turn_detection=AzureSemanticVAD(languages=["fr"])
        )
        after = apply_update(before, update)

        assert (
            AzureSemanticVAD(threshold=0.5, languages=["fr"])
            == after.turn_detection
        )
        assert after == apply_update(before, changes(before, after))

    def test_what_servers_have(self) -> None:
        """
        What a vendor's server has by itself is no change.
        """
        nothing = SessionResource()

        assert nothing == changes(
            nothing, SessionResource(turn_detection=OFF), dialect=XAI
        )
        assert SessionResource(turn_detection=OFF) == changes(
            nothing, SessionResource(turn_detection=OFF), dialect=QWEN_OMNI
        )


class TestCommand:
    def test_convert(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """
        The command writes a session in a vendor's dialect, and back.
        """
        path = tmp_path / "session.json"
        path.write_text(
            '{"type": "realtime", "audio": {"output": {"voice": "alloy"}}}'
        )

        assert 0 == main(["convert", "--to", "Azure-Voice-Live", str(path)])
        written = capsys.readouterr().out
        path.write_text(written)
        assert 0 == main(
            ["convert", "--from", "azure-voice-live", "--to", "ga", str(path)]
        )

        assert {"voice": {"type": "openai", "name": "alloy"}} == json.loads(
            written
        )
        assert {
            "type": "realtime",
            "audio": {"output": {"voice": "alloy"}},
        } == json.loads(capsys.readouterr().out)

    @pytest.mark.parametrize(
        ("dialect", "pattern", "lines"),
        [
            ("azure-voice-live", "azure-voicelive-2026*session.cr*", 2),
            ("xai", "xai-2026-08-session.*ed*", 2),
            ("qwen-omni", "qwen-omni-session.created*", 2),
        ],
    )
    def test_check(
        self,
        dialect: str,
        pattern: str,
        lines: int,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """
        What a vendor's server says is fine by its own dialect.
        """
        paths = sorted((DATA / "vendors").glob(pattern))[:lines]

        assert lines >= len(paths) > 1
        assert 0 == main(["check", "--dialect", dialect, *map(str, paths)])
        assert [f"{path}: ok" for path in paths] == (
            capsys.readouterr().out.splitlines()
        )

    def test_check_client(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        What is not typed here is an unknown key in what a client sends.
        """
        path = DATA / "vendors" / "inworld-session-no-type-client.json"

        assert 1 == main(["check", "--dialect", "inworld", str(path)])
        assert capsys.readouterr().out.startswith(
            f"{path}: /audio/output/model: unknown key; known are"
        )

    def test_schema(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        There is a schema of a vendor's dialect.
        """
        assert 0 == main(["schema", "--dialect", "qwen-omni"])
        schema = json.loads(capsys.readouterr().out)

        assert "SessionResource in qwen-omni" == schema["title"]
        assert {"type": "string"} == {
            key: item
            for key, item in schema["$defs"]["NamedVoice"].items()
            if key != "description"
        }

    def test_no_dialect(self, capsys: pytest.CaptureFixture[str]) -> None:
        """
        A name that is none is refused with those that are.
        """
        with pytest.raises(SystemExit, match="2"):
            main(["check", "--dialect", "Grok", "x.json"])

        assert capsys.readouterr().err.endswith(
            "argument --dialect: invalid choice: 'grok' (choose from"
            " 'reference', 'beta', 'ga', 'azure-voice-live', 'xai',"
            " 'inworld', 'qwen-omni')\n"
        )


NESTED_RESPONSE = {
    "instructions": "Be brief.",
    "output_modalities": ["audio"],
    "tools": [],
    "tool_choice": "auto",
    "reasoning": {"effort": "high"},
    "max_output_tokens": 4,
    "conversation": "none",
    "metadata": {"a": "b"},
    "input": [],
    "audio": {
        "output": {
            "format": {"type": "audio/pcm", "rate": 16_000},
            "voice": "eve",
        }
    },
}
NESTED = ResponseParameters(
    instructions="Be brief.",
    modalities=["audio"],
    tools=[],
    tool_choice=ToolChoiceMode.AUTO,
    reasoning=Reasoning(ReasoningEffort.HIGH),
    max_output_tokens=4,
    conversation="none",
    metadata={"a": "b"},
    input=[],
    output_audio_format=PCM(16_000),
    voice=NamedVoice("eve"),
)
FLAT_RESPONSE = {
    "modalities": ["text", "audio"],
    "instructions": "Be brief.",
    "output_audio_format": "pcm",
    "voice": "eve",
    "tools": [],
    "tool_choice": "auto",
    "temperature": 0.5,
    "conversation": "none",
    "metadata": {"a": "b"},
    "input": [],
    "max_response_output_tokens": 4,
}
FLAT = ResponseParameters(
    modalities=["text", "audio"],
    instructions="Be brief.",
    output_audio_format=AudioFormat.PCM16,
    voice=NamedVoice("eve"),
    tools=[],
    tool_choice=ToolChoiceMode.AUTO,
    temperature=0.5,
    conversation="none",
    metadata={"a": "b"},
    input=[],
    max_output_tokens=4,
)
AZURE_RESPONSE = {
    **{k: x for k, x in FLAT_RESPONSE.items() if "tokens" not in k},
    "max_output_tokens": 4,
    "output_audio_format": "pcm16_16000hz",
    "voice": {"type": "azure-realtime-native", "name": "ava"},
}
AZURE = attrs.evolve(
    FLAT, output_audio_format=PCM(16_000), voice=AzureNativeVoice("ava")
)


class TestResponses:
    @pytest.mark.parametrize(
        ("dialect", "payload", "value"),
        [
            (XAI, NESTED_RESPONSE, NESTED),
            (
                INWORLD,
                {**NESTED_RESPONSE, "parallel_tool_calls": True},
                attrs.evolve(NESTED, parallel_tool_calls=True),
            ),
            (QWEN_OMNI, FLAT_RESPONSE, FLAT),
            (AZURE_VOICE_LIVE, AZURE_RESPONSE, AZURE),
        ],
        ids=str,
    )
    def test_asked_for(
        self, dialect: Dialect, payload: Any, value: Any
    ) -> None:
        """
        What a client may ask of one response, each in its place.
        """
        event = {"type": "response.create", "response": payload}
        for forbid in (False, True):
            converter = make_converter(dialect, forbid_extra_keys=forbid)

            assert ResponseCreate(value) == converter.structure(
                event, ResponseCreate
            )
            assert event == converter.unstructure(ResponseCreate(value))

    @pytest.mark.parametrize("dialect", [XAI, INWORLD], ids=str)
    def test_given(self, dialect: Dialect) -> None:
        """
        And what a server says of it.
        """
        payload = {
            "object": "realtime.response",
            "id": "r",
            "output_modalities": ["audio"],
            "max_output_tokens": "inf",
            "audio": NESTED_RESPONSE["audio"],
        }

        assert Response(
            id="r",
            modalities=["audio"],
            max_output_tokens=INF,
            output_audio_format=PCM(16_000),
            voice=NamedVoice("eve"),
        ) == make_converter(dialect).structure(payload, Response)


class TestModule:
    def test_no_such_dialect(self) -> None:
        """
        There are no other names in the module than those it lists.
        """
        with pytest.raises(AttributeError, match=r"no attribute 'GROK'"):
            realtime_attrs.dialects.GROK  # type: ignore[attr-defined]  # noqa: B018

    @pytest.mark.parametrize("dialect", VENDORS, ids=str)
    def test_names(self, dialect: Dialect) -> None:
        """
        Each vendor's dialect is called as its module is.
        """
        name = dialect.name.upper().replace("-", "_")

        assert dialect is getattr(realtime_attrs.dialects, name)

    def test_unknown_at_a_bare_value(self) -> None:
        """
        A new effort is kept inside its class, and shown where it stands.
        """
        converter = make_converter(AZURE_VOICE_LIVE, keep_unknown=True)

        session = converter.structure(
            {"reasoning_effort": "huge"}, SessionResource
        )

        assert session == SessionResource(
            reasoning=Reasoning(Unknown("huge", "azure-voice-live"))
        )
        assert {"reasoning_effort": "huge"} == converter.unstructure(session)
        assert {"reasoning_effort": "none"} == converter.unstructure(
            SessionResource(reasoning=Reasoning(ReasoningEffort.NONE))
        )

    def test_one_session_for_three(self) -> None:
        """
        A voice by its name and a rate go to whoever has them.
        """
        session = SessionResource(
            voice=NamedVoice("ara"), output_audio_format=PCM(16_000)
        )

        assert {
            "voice": "ara",
            "audio": {
                "output": {"format": {"type": "audio/pcm", "rate": 16_000}}
            },
        } == make_converter(XAI).unstructure(session)
        assert {
            "voice": "ara",
            "audio": {
                "output": {"format": {"type": "pcm", "sample_rate": 16_000}}
            },
        } == make_converter(QWEN_OMNI).unstructure(session)
        assert {
            "type": "realtime",
            "audio": {
                "output": {
                    "voice": "ara",
                    "format": {"type": "audio/pcm", "rate": 16_000},
                }
            },
        } == make_converter(INWORLD).unstructure(session)
