"""
What clients are known to send, in the dialects that they send it in.

The payloads say what was recorded of livekit, pipecat, pydantic-ai,
openai-agents and dashscope, in other words.
"""

from typing import Any

import attrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import (
    INF,
    NamedVoice,
    Reasoning,
    ReasoningEffort,
    ServerVAD,
    SessionResource,
    ToolChoiceMode,
    Unknown,
)
from realtime_attrs.converter import (
    convert_payload,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    XAI,
    Dialect,
)
from realtime_attrs.events import (
    ClientEvent,
    ConversationItemCreate,
    OutputText,
    ResponseCreate,
    ResponseParameters,
    ServerEvent,
    SessionUpdate,
)
from realtime_attrs.vendors.xai import ForceMessage, XAISession


ANY: Any = ClientEvent | Unknown
SERVER: Any = ServerEvent | Unknown
MODES: list[dict[str, bool]] = [
    {},
    {"keep_unknown": True},
    {"forbid_extra_keys": True},
    {"keep_unknown": True, "detailed_validation": False},
]


def update(**session: Any) -> dict[str, Any]:
    """
    Make an update of a session.
    """
    return {"type": "session.update", "session": session}


def create(**response: Any) -> dict[str, Any]:
    """
    Make what asks for a response.
    """
    return {"type": "response.create", "response": response}


def problems(payload: Any, dialect: Dialect) -> list[str]:
    """
    List what is wrong with an event, read strictly.
    """
    converter = make_converter(dialect, forbid_extra_keys=True)
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, ANY)
    return [*map(str, explain(caught.value))]


OPENING = update(
    type="realtime",
    audio={
        "input": {
            "format": {"type": "audio/pcm", "rate": 16_000},
            "noise_reduction": None,
            "transcription": {"model": "grok-transcribe"},
        },
        "output": {
            "format": {"type": "audio/pcm", "rate": 16_000},
            "speed": 1.1,
        },
    },
    max_output_tokens="inf",
    model="grok-voice-latest",
    output_modalities=["audio"],
    tool_choice="auto",
    tracing=None,
    voice="eve",
    turn_detection={"type": "server_vad", "threshold": 0.6},
)
"""
The first message of livekit to xAI.
"""


class TestXAI:
    @pytest.mark.parametrize("keeps", [False, True])
    def test_opening(self, keeps: bool) -> None:
        """
        An opening update may hold what the server takes and does not apply.
        """
        converter = make_converter(XAI, keep_unknown=keeps)

        session = converter.structure(OPENING, SessionUpdate).session

        assert NamedVoice("eve") == session.voice
        assert ServerVAD(threshold=0.6) == session.turn_detection
        assert ToolChoiceMode.AUTO is session.tool_choice

    def test_opening_whole(self) -> None:
        """
        With what is unknown it is written back whole, in xAI's own places.
        """
        converter = make_converter(XAI, keep_unknown=True)
        session = dict(OPENING["session"])
        session["modalities"] = session.pop("output_modalities")

        assert update(**session) == converter.unstructure(
            converter.structure(OPENING, SessionUpdate)
        )

    def test_opening_strictly(self) -> None:
        """
        A strict reader ignores those keys, and rejects another one.
        """
        other = update(**OPENING["session"], includes=[])
        converter = make_converter(XAI, forbid_extra_keys=True)

        assert converter.structure(OPENING, SessionUpdate).session.speed == 1.1
        assert ["/session/includes: unknown key"] == [
            x.split(",")[0].split(";")[0] for x in problems(other, XAI)
        ]

    @pytest.mark.parametrize("limit", ["inf", 4, None])
    def test_limits(self, limit: Any) -> None:
        """
        Any limit is kept as an unknown key, and so are parallel calls.
        """
        payload = update(max_output_tokens=limit, parallel_tool_calls=True)
        converter = make_converter(XAI, keep_unknown=True)
        event = converter.structure(payload, SessionUpdate)

        assert Unknown(payload["session"], "xai") == event.session.extra
        assert payload == converter.unstructure(event)
        assert SessionUpdate(XAISession()) == (
            make_converter(XAI).structure(payload, SessionUpdate)
        )

    def test_limits_of_others(self) -> None:
        """
        The limit that others set still can't be written for xAI.
        """
        session = SessionResource(max_response_output_tokens=INF)
        payload = {"type": "realtime", "max_output_tokens": "inf"}

        assert ("max_response_output_tokens",) == unsupported(session, XAI)
        assert [
            "/max_output_tokens: omitted: the xai dialect has no max_response_output_tokens"
        ] == [
            str(item)
            for item in convert_payload(payload, XAI, source=GA, drop=True)[1]
        ]

    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize(
        "session",
        [
            {"tool_choice": "required"},
            {"tool_choice": {"type": "function", "name": "look"}},
            {"voice": "Ara"},
            {"audio": {"output": {"speed": 1.4}}},
            {"audio": {"input": {"format": {"type": "audio/pcmu"}}}},
            {"tools": [{"type": "web_search"}, {"type": "x_search"}]},
            {"reasoning": {"effort": "none"}},
        ],
        ids=repr,
    )
    def test_updates(self, session: Any, mode: Any) -> None:
        """
        Later updates are read in every mode, and written back.
        """
        converter = make_converter(XAI, **mode)

        assert update(**session) == converter.unstructure(
            converter.structure(update(**session), ANY)
        )

    def test_force_message(self) -> None:
        """
        A text to be spoken is an item of xAI's own.
        """
        payload = {
            "type": "conversation.item.create",
            "item": {
                "type": "force_message",
                "role": "assistant",
                "content": [{"type": "output_text", "text": "Good morning."}],
            },
        }
        converter = make_converter(XAI, keep_unknown=True)
        event = converter.structure(payload, ANY)
        item = ForceMessage([OutputText("Good morning.")])

        assert ConversationItemCreate(item) == event
        assert payload == converter.unstructure(event)


@pytest.mark.parametrize("dialect", [XAI, INWORLD], ids=str)
class TestModalities:
    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("key", ["modalities", "output_modalities"])
    @pytest.mark.parametrize(
        "words", [["text", "audio"], ["audio", "text"], ["audio"], ["text"]]
    )
    def test_both_places(
        self, dialect: Dialect, words: list[str], key: str, mode: Any
    ) -> None:
        """
        The options of a response are read at both keys, in every mode.
        """
        converter = make_converter(dialect, **mode)
        event = converter.structure(create(**{key: words}), ClientEvent)

        assert ResponseCreate(ResponseParameters(modalities=words)) == event
        assert create(output_modalities=words) == converter.unstructure(event)

    def test_one_place(self, dialect: Dialect) -> None:
        """
        Both places at once are refused.
        """
        payload = create(modalities=["audio"], output_modalities=["audio"])

        assert [
            "/response/modalities: expected 'output_modalities' or"
            " 'modalities', got both of them"
        ] == problems(payload, dialect)


class TestWords:
    def test_closed(self) -> None:
        """
        A response of xAI's is asked for in the words that it has.
        """
        payload = create(modalities=["audio", "avatar"])
        converter = make_converter(XAI, keep_unknown=True)
        event = converter.structure(payload, ClientEvent)

        assert problems(payload, XAI)[0].startswith("/response/modalities")
        assert {"output_modalities": ["audio", "avatar"]} == (
            converter.unstructure(event)["response"]
        )

    @pytest.mark.parametrize("dialect", [GA, INWORLD], ids=str)
    @pytest.mark.parametrize("mode", MODES)
    def test_no_effort(self, dialect: Dialect, mode: Any) -> None:
        """
        A model may be told not to reason, for a session and a response.
        """
        converter = make_converter(dialect, **mode)
        reasoning = {"effort": "none"}
        none = Reasoning(ReasoningEffort.NONE)
        session = [SessionResource, *dialect.derived(SessionResource)][-1]
        for payload, value in (
            (
                update(type="realtime", reasoning=reasoning),
                SessionUpdate(session(reasoning=none)),
            ),
            (
                create(reasoning=reasoning),
                ResponseCreate(ResponseParameters(reasoning=none)),
            ),
        ):
            assert value == converter.structure(payload, ClientEvent)
            assert payload == converter.unstructure(value)

    def test_effort_elsewhere(self) -> None:
        """
        Where no effort can be set, none cannot be said.
        """
        session = SessionResource(reasoning=Reasoning(ReasoningEffort.NONE))

        assert ("reasoning",) == unsupported(session, BETA)
        assert ("reasoning",) == unsupported(session, QWEN_OMNI)
        assert () == unsupported(session, AZURE_VOICE_LIVE)


class TestAzure:
    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize("limit", ["inf", 300])
    @pytest.mark.parametrize(
        "key", ["max_output_tokens", "max_response_output_tokens"]
    )
    def test_limit(self, key: str, limit: Any, mode: Any) -> None:
        """
        The limit of a response is read in both places, and has one.
        """
        converter = make_converter(AZURE_VOICE_LIVE, **mode)
        event = converter.structure(create(**{key: limit}), ClientEvent)
        expected = INF if limit == "inf" else limit

        assert expected == event.response.max_output_tokens
        assert create(max_output_tokens=limit) == converter.unstructure(event)

    def test_limit_twice(self) -> None:
        """
        Both places at once are refused.
        """
        payload = create(max_output_tokens=1, max_response_output_tokens=1)

        assert [
            "/response/max_response_output_tokens: expected"
            " 'max_output_tokens' or 'max_response_output_tokens', got both of"
            " them"
        ] == problems(payload, AZURE_VOICE_LIVE)

    def test_limit_of_a_session(self) -> None:
        """
        A session's limit has the other name, and only that.
        """
        payload = update(max_response_output_tokens=5)
        converter = make_converter(AZURE_VOICE_LIVE)

        assert payload == converter.unstructure(
            converter.structure(payload, ClientEvent)
        )
        assert [
            "/session/max_output_tokens: key of another dialect; the"
            " azure-voice-live dialect has it at max_response_output_tokens"
        ] == problems(update(max_output_tokens=5), AZURE_VOICE_LIVE)

    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize(
        "effort", ["none", "minimal", "low", "medium", "high", "xhigh"]
    )
    def test_effort(self, effort: str, mode: Any) -> None:
        """
        One response may be asked for with an effort of its own.
        """
        converter = make_converter(AZURE_VOICE_LIVE, **mode)
        payload = create(reasoning_effort=effort)
        event = converter.structure(payload, ClientEvent)

        assert Reasoning(ReasoningEffort[effort.upper()]) == (
            event.response.reasoning
        )
        assert payload == converter.unstructure(event)

    def test_options(self) -> None:
        """
        A response has options that only Azure has, in their places.
        """
        response = {
            "commit": False,
            "cancel_previous": True,
            "append_input_items": [],
            "interim_response": {"type": "static_interim_response"},
            "invoke_input": {"a": 1},
        }
        payload = {**create(**response), "additional_instructions": "Softly."}
        converter = make_converter(AZURE_VOICE_LIVE, forbid_extra_keys=True)
        event = converter.structure(payload, ClientEvent)

        assert "Softly." == event.additional_instructions
        assert payload == converter.unstructure(event)


REFUSED = [
    (
        GA,
        update(type="realtime", audio={"output": {"voice": "maple"}}),
        "/session/audio/output/voice",
    ),
    (
        GA,
        update(type="realtime", tool_choice="look"),
        "/session/tool_choice",
    ),
    (
        GA,
        update(
            type="realtime",
            audio={
                "input": {
                    "turn_detection": {
                        "type": "semantic_vad",
                        "model_version": "v1",
                    }
                }
            },
        ),
        "/session/audio/input/turn_detection/model_version",
    ),
    (XAI, update(reasoning={"effort": "low"}), "/session/reasoning/effort"),
    (
        INWORLD,
        update(type="realtime", providerData={"user": "u"}),
        "/session/providerData/user",
    ),
    (QWEN_OMNI, update(min_p=0.5), "/session/min_p"),
    (
        QWEN_OMNI,
        update(audio={"output": {"format": {"type": "mp3"}}}),
        "/session/audio/output/format/type",
    ),
    (
        QWEN_OMNI,
        update(translation={"language": "en"}),
        "/session/translation",
    ),
]


class TestUnknown:
    @pytest.mark.parametrize(("dialect", "payload", "pointer"), REFUSED)
    def test_kept(self, dialect: Dialect, payload: Any, pointer: str) -> None:
        """
        Undocumented keys are rejected in strict mode, and kept otherwise.
        """
        converter = make_converter(dialect, keep_unknown=True)
        found = [x.split(": ")[0] for x in problems(payload, dialect)]

        assert [pointer] == found
        assert payload == converter.unstructure(
            converter.structure(payload, ANY)
        )


class TestNulls:
    @pytest.mark.parametrize(
        ("dialect", "payload", "left"),
        [
            (GA, create(instructions=None, tool_choice="none"), "tool_choice"),
            (XAI, create(instructions=None, metadata={"a": "b"}), "metadata"),
            (QWEN_OMNI, create(instructions=None, voice="Tina"), "voice"),
        ],
        ids=["livekit", "livekit-xai", "dashscope"],
    )
    def test_said(self, dialect: Dialect, payload: Any, left: str) -> None:
        """
        Nulls from clients are left out.
        """
        for mode in MODES:
            converter = make_converter(dialect, **mode)
            written = converter.unstructure(converter.structure(payload, ANY))

            assert {left: payload["response"][left]} == written["response"]

    def test_server(self) -> None:
        """
        A server that writes every key has each part's keys, most of them null.
        """
        part = {
            "type": "output_text",
            "text": "Good morning.",
            "audio": None,
            "transcript": None,
        }
        item = {
            "type": "message",
            "role": "assistant",
            "id": "i",
            "object": None,
            "status": None,
            "content": [part],
        }
        payload = {
            "type": "conversation.item.created",
            "item": item,
            "previous_item_id": None,
        }
        converter = make_converter(GA, keep_unknown=True)
        event: Any = converter.structure(payload, SERVER)
        (text,) = event.item.content

        assert OutputText("Good morning.") == attrs.evolve(text, extra=None)
        del item["status"]
        assert item == converter.unstructure(event)["item"]
