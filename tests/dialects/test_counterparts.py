"""
Events and items for which a vendor has a class of its own.
"""

from typing import Any

import pytest

from realtime_attrs import events
from realtime_attrs.converter import (
    WireError,
    convert_payload,
    explain,
    translate,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA, GLM, XAI, Dialect, record
from realtime_attrs.events import (
    ConversationItemCreate,
    FunctionCallOutput,
    Response,
    ResponseDone,
)
from realtime_attrs.extending import (
    BaseClientEvent,
    BaseItem,
    BaseServerEvent,
    frozen,
)
from realtime_attrs.vendors import glm
from realtime_attrs.vendors.xai import XAIResponseAudioDelta
from wire_checks import table


@frozen
class Note(BaseItem):
    """
    An output with an attribute that the library's lacks.
    """

    call_id: str
    output: str
    mood: str | None = None


@frozen
class Numbered(BaseServerEvent):
    """
    A transcript that is done, whose text is a number.
    """

    transcript: int
    item_id: str
    response_id: str
    output_index: int
    content_index: int


@frozen
class Single(BaseClientEvent):
    """
    An event that admits no item but this one.
    """

    item: Note


OWN = BETA.evolve(
    "own",
    records=[
        record(Note, tag="function_call_output"),
        record(Numbered, tag="response.audio_transcript.done"),
        record(Single, tag="single"),
    ],
    without=[FunctionCallOutput, events.ResponseAudioTranscriptDone],
)

PLACE: dict[str, Any] = {
    "item_id": "i",
    "response_id": "r",
    "output_index": 0,
    "content_index": 1,
}

PAIRS: list[Any] = [
    (
        events.InputAudioBufferSpeechStarted(40, "i"),
        glm.GLMInputAudioBufferSpeechStarted("i", 40),
    ),
    (
        events.InputAudioBufferSpeechStopped(90, "i"),
        glm.GLMInputAudioBufferSpeechStopped("i", 90),
    ),
    *(
        (getattr(events, name)(*first, **PLACE), own(*first, **PLACE))
        for name, own, first in (
            ("ResponseTextDelta", glm.GLMResponseTextDelta, ["t"]),
            ("ResponseAudioDelta", glm.GLMResponseAudioDelta, [b"a"]),
            ("ResponseAudioDone", glm.GLMResponseAudioDone, []),
            (
                "ResponseAudioTranscriptDelta",
                glm.GLMResponseAudioTranscriptDelta,
                ["t"],
            ),
            (
                "ResponseAudioTranscriptDone",
                glm.GLMResponseAudioTranscriptDone,
                ["t"],
            ),
        )
    ),
    (
        events.ResponseTextDone("t", **PLACE),
        glm.GLMResponseTextDone("r", "t", "i", 0, 1),
    ),
    (
        events.ResponseFunctionCallArgumentsDelta("{", "c", "i", "r", 0),
        glm.GLMResponseFunctionCallArgumentsDelta("{", "r", "i", "c", 0),
    ),
    (
        events.ResponseFunctionCallArgumentsDone(
            "{}", "c", "i", "r", 0, "f", event_id="e"
        ),
        glm.GLMResponseFunctionCallArgumentsDone(
            "f", "{}", "r", "i", "c", 0, event_id="e"
        ),
    ),
]

THIN: list[Any] = [
    (
        {"type": "input_audio_buffer.speech_started"},
        "/type",
        "InputAudioBufferSpeechStarted",
        "audio_start_ms, item_id",
    ),
    (
        {
            "type": "response.audio.delta",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "delta": "",
        },
        "/type",
        "ResponseAudioDelta",
        "item_id",
    ),
    (
        {
            "type": "response.function_call_arguments.done",
            "response_id": "r",
            "name": "f",
            "arguments": "{}",
        },
        "/type",
        "ResponseFunctionCallArgumentsDone",
        "call_id, item_id",
    ),
    (
        {
            "type": "conversation.item.create",
            "item": {"type": "function_call_output", "output": "o"},
        },
        "/item",
        "FunctionCallOutput",
        "call_id",
    ),
    (
        {
            "type": "response.done",
            "response": {
                "output": [{"type": "function_call_output", "output": "o"}]
            },
        },
        "/response/output/0",
        "FunctionCallOutput",
        "call_id",
    ),
]


class TestTranslate:
    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @pytest.mark.parametrize(("shared", "own"), table(*PAIRS))
    def test_events(self, dialect: Dialect, shared: Any, own: Any) -> None:
        """
        A whole event becomes one of the other class, in both directions.
        """
        assert (own,) == translate(shared, GLM, source=dialect)
        assert (shared,) == translate(own, dialect, source=GLM)
        assert (own,) == translate(own, GLM, source=GLM)

    def test_items(self) -> None:
        """
        An item in an event becomes one of the other class.
        """
        shared = FunctionCallOutput("c", "o", "i")
        own = glm.GLMFunctionCallOutput("o", "c", "i")
        done = glm.GLMResponseDone(Response(output=[own]))

        assert (glm.GLMConversationItemCreate(own),) == translate(
            ConversationItemCreate(shared), GLM, source=GA
        )
        assert (ConversationItemCreate(shared),) == translate(
            glm.GLMConversationItemCreate(own), GA, source=GLM
        )
        assert (ResponseDone(Response(output=[shared])),) == translate(
            done, BETA, source=GLM
        )
        assert ("item",) == unsupported(ConversationItemCreate(shared), GLM)

    def test_stages(self) -> None:
        """
        GA adds the item first, and completes it later.
        """
        shared = FunctionCallOutput("c", "o")
        created = glm.GLMConversationItemCreated(
            glm.GLMFunctionCallOutput("o", "c")
        )

        assert (
            events.ConversationItemAdded(shared),
            events.ConversationItemDone(shared),
        ) == translate(created, GA, source=GLM)

    def test_between_vendors(self) -> None:
        """
        Attributes of a vendor's subclass are dropped.
        """
        event = XAIResponseAudioDelta(b"a", **PLACE, latency="0.5")
        own = glm.GLMResponseAudioDelta(b"a", **PLACE)

        assert (own,) == translate(event, GLM, source=XAI)
        assert (XAIResponseAudioDelta(b"a", **PLACE),) == translate(
            own, XAI, source=GLM
        )

    def test_two_own_classes(self) -> None:
        """
        Two vendors' classes are converted to each other.
        """
        event = glm.GLMConversationItemCreate(
            glm.GLMFunctionCallOutput("o", "c")
        )

        assert (ConversationItemCreate(Note("c", "o")),) == translate(
            event, OWN, source=GLM
        )

    @pytest.mark.parametrize(
        "event",
        [
            glm.GLMResponseAudioDelta(b"", "r"),
            glm.Heartbeat(),
            glm.GLMConversationItemCreate(glm.GLMFunctionCallOutput("o")),
        ],
    )
    def test_nothing(self, event: Any) -> None:
        """
        An event that lacks a required attribute isn't converted.
        """
        assert () == translate(event, BETA, source=GLM)

    def test_lossy_items(self) -> None:
        """
        An item with attributes that its counterpart lacks stays.
        """
        note = Note("c", "o", "calm")

        assert () == translate(ConversationItemCreate(note), BETA, source=OWN)

    def test_other_types(self) -> None:
        """
        A class that doesn't admit the values of the other one isn't used.
        """
        event = events.ResponseAudioTranscriptDone("t", **PLACE)

        assert () == translate(event, OWN, source=BETA)
        assert () == translate(Single(Note("c", "o")), BETA, source=OWN)


class TestConvertPayload:
    def test_both(self) -> None:
        """
        A payload with all that the other class requires is converted.
        """
        flat = {"type": "response.audio.delta", **PLACE, "delta": "AAEC"}
        nested = {**flat, "type": "response.output_audio.delta"}

        assert (flat, ()) == convert_payload(nested, GLM, source=GA)
        assert (nested, ()) == convert_payload(flat, GA, source=GLM)
        assert (flat, ()) == convert_payload(flat, BETA, source=GLM)

    def test_timestamps(self) -> None:
        """
        The other class lacks the timestamp; `drop=True` omits it.
        """
        flat = {"type": "response.audio.delta", **PLACE, "delta": "AAEC"}
        stamped = {**flat, "client_timestamp": 1}

        with pytest.raises(WireError) as caught:
            convert_payload(stamped, BETA, source=GLM)
        converted, dropped = convert_payload(
            stamped, BETA, source=GLM, drop=True
        )

        assert ["/client_timestamp: the beta dialect doesn't support it"] == [
            *map(str, explain(caught.value))
        ]
        assert flat == converted
        assert ["/client_timestamp"] == [x.pointer for x in dropped]

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @pytest.mark.parametrize(
        ("payload", "pointer", "name", "missing"), table(*THIN)
    )
    def test_missing(
        self,
        payload: Any,
        pointer: str,
        name: str,
        missing: str,
        dialect: Dialect,
    ) -> None:
        """
        An error names what the other class requires.
        """
        with pytest.raises(WireError) as caught:
            convert_payload(payload, dialect, source=GLM)

        assert [
            f"{pointer}: the {dialect.name} dialect has {name} instead, which"
            f" requires {missing}"
        ] == [*map(str, explain(caught.value))]

    @pytest.mark.parametrize("dialect", [BETA, GA], ids=str)
    @pytest.mark.parametrize(
        ("payload", "pointer", "name", "missing"), table(*THIN)
    )
    def test_dropped(
        self,
        payload: Any,
        pointer: str,
        name: str,
        missing: str,
        dialect: Dialect,
    ) -> None:
        """
        With `drop=True` the omitted part has the same message.
        """
        _, dropped = convert_payload(payload, dialect, source=GLM, drop=True)

        assert (
            f"{pointer}: omitted: the {dialect.name} dialect has {name}"
            f" instead, which requires {missing}"
        ) == str(dropped[0])

    def test_without_a_counterpart(self) -> None:
        """
        Events that only GLM has are refused by the name of their class.
        """
        with pytest.raises(WireError) as caught:
            convert_payload({"type": "heartbeat"}, BETA, source=GLM)

        assert ["/type: the beta dialect has no Heartbeat"] == [
            *map(str, explain(caught.value))
        ]

    def test_unknown_keys(self) -> None:
        """
        Unknown keys of a server are omitted.
        """
        flat = {"type": "response.audio.delta", **PLACE, "delta": "AAEC"}
        converted, dropped = convert_payload(
            {**flat, "mood": "calm"}, BETA, source=GLM
        )

        assert flat == converted
        assert ["/mood"] == [x.pointer for x in dropped]
