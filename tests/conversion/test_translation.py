"""
Events of one wire in those of the other, and what cannot be said there.
"""

from typing import Any

import pytest

from realtime_attrs import (
    FunctionTool,
    MCPTool,
    RealtimeVoice,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    drop_unsupported,
    make_converter,
    translate,
    unsupported,
)
from realtime_attrs.dialects import BETA, GA
from realtime_attrs.events import (
    AssistantMessage,
    ClientSecretRequest,
    ConversationItemAdded,
    ConversationItemCreate,
    ConversationItemCreated,
    ConversationItemDone,
    ExpiresAfter,
    FunctionCall,
    FunctionCallOutput,
    InputAudioBufferClear,
    InputImage,
    InputText,
    ItemStatus,
    MCPApprovalRequest,
    MCPListToolsFailed,
    Response,
    ResponseCreate,
    ResponseCreated,
    ResponseOutputItemDone,
    ResponseParameters,
    ResponseTextDelta,
    SessionCreated,
    SessionUpdate,
    SessionUpdated,
    TranscriptionSession,
    TranscriptionSessionCreated,
    TranscriptionSessionUpdate,
    TranscriptionSessionUpdated,
    UserMessage,
)


SAID = UserMessage([InputText("Hello.")], id="item_1")


BEGUN = AssistantMessage((), id="item_2", status=ItemStatus.IN_PROGRESS)


CALLED = FunctionCall("f", "", call_id="c", status=ItemStatus.IN_PROGRESS)


HEARD = TranscriptionSession(include=["item"])


APPROVAL = MCPApprovalRequest("crm", "f", "{}", "item_3")


TO_GA: list[tuple[Any, list[Any]]] = [
    (
        ConversationItemCreated(SAID, "item_0", event_id="e"),
        [
            ConversationItemAdded(SAID, "item_0", event_id="e"),
            ConversationItemDone(SAID, "item_0", event_id="e"),
        ],
    ),
    (
        ConversationItemCreated(FunctionCallOutput("c", "{}")),
        [
            ConversationItemAdded(FunctionCallOutput("c", "{}")),
            ConversationItemDone(FunctionCallOutput("c", "{}")),
        ],
    ),
    (ConversationItemCreated(BEGUN), [ConversationItemAdded(BEGUN)]),
    (ConversationItemCreated(CALLED), [ConversationItemAdded(CALLED)]),
    (
        ResponseOutputItemDone("resp_1", 0, CALLED),
        [
            ConversationItemDone(CALLED),
            ResponseOutputItemDone("resp_1", 0, CALLED),
        ],
    ),
    (TranscriptionSessionUpdate(HEARD), [SessionUpdate(HEARD)]),
    (
        TranscriptionSessionCreated(HEARD, session_id="s"),
        [SessionCreated(HEARD, session_id="s")],
    ),
    (TranscriptionSessionUpdated(HEARD), [SessionUpdated(HEARD)]),
    (InputAudioBufferClear(), [InputAudioBufferClear()]),
    (
        SessionUpdate(SessionResource(temperature=1, model="m")),
        [SessionUpdate(SessionResource(model="m"))],
    ),
    (
        ResponseCreated(Response("r", temperature=1)),
        [ResponseCreated(Response("r"))],
    ),
]


TO_BETA: list[tuple[Any, list[Any]]] = [
    (
        ConversationItemAdded(SAID, "item_0", event_id="e"),
        [ConversationItemCreated(SAID, "item_0", event_id="e")],
    ),
    (ConversationItemDone(SAID), []),
    (ConversationItemAdded(APPROVAL), []),
    (
        ResponseOutputItemDone("resp_1", 0, CALLED),
        [ResponseOutputItemDone("resp_1", 0, CALLED)],
    ),
    (SessionUpdate(HEARD), [TranscriptionSessionUpdate(HEARD)]),
    (SessionCreated(HEARD), [TranscriptionSessionCreated(HEARD)]),
    (SessionUpdated(HEARD), [TranscriptionSessionUpdated(HEARD)]),
    (
        SessionUpdate(SessionResource(tools=[MCPTool("m")])),
        [SessionUpdate(SessionResource(tools=[]))],
    ),
    (MCPListToolsFailed("item_1"), []),
    (
        ResponseTextDelta("a", "i", "r", 0, 0, obfuscation="xyz"),
        [ResponseTextDelta("a", "i", "r", 0, 0)],
    ),
    (
        ResponseCreate(
            ResponseParameters(
                input=[SAID, APPROVAL],
                tools=[FunctionTool("f")],
                parallel_tool_calls=True,
            )
        ),
        [
            ResponseCreate(
                ResponseParameters(input=[SAID], tools=[FunctionTool("f")])
            )
        ],
    ),
    (
        ConversationItemCreate(
            UserMessage([InputImage("data:"), *SAID.content])
        ),
        [ConversationItemCreate(UserMessage(SAID.content))],
    ),
]


class TestTranslate:
    @pytest.mark.parametrize(
        ("event", "expected"), TO_GA, ids=map(str, range(len(TO_GA)))
    )
    def test_to_today(self, event: Any, expected: list[Any]) -> None:
        """
        What the flat wire says at once, today's says in steps.
        """
        assert tuple(expected) == translate(event, GA, source=BETA)

    @pytest.mark.parametrize(
        ("event", "expected"), TO_BETA, ids=map(str, range(len(TO_BETA)))
    )
    def test_to_the_beta(self, event: Any, expected: list[Any]) -> None:
        """
        What today's wire has and the flat one has not is left out.
        """
        assert tuple(expected) == translate(event, BETA, source=GA)

    def test_wrong_arguments(self) -> None:
        """
        Dialects have to be dialects, and events events.
        """
        event: Any = InputAudioBufferClear()
        wrong: Any = "ga"

        with pytest.raises(TypeError, match="expected a Dialect, got the str"):
            translate(event, wrong, source=GA)
        with pytest.raises(TypeError, match="expected a Dialect, got the str"):
            translate(event, GA, source=wrong)
        with pytest.raises(TypeError, match="expected a session or event"):
            translate(wrong, GA, source=BETA)


class TestUnsupported:
    def test_names(self) -> None:
        """
        An event that a dialect has not is named by its class, parts by names.
        """
        response = Response(output=[SAID, APPROVAL], voice=RealtimeVoice.FABLE)

        assert ("MCPListToolsFailed",) == unsupported(
            MCPListToolsFailed("item_1"), BETA
        )
        assert ("response.output[1]",) == unsupported(
            ResponseCreated(response), BETA
        )
        assert ("response.voice",) == unsupported(
            ResponseCreated(response), GA
        )

    def test_drop(self) -> None:
        """
        What cannot be without something that goes, goes with it.
        """
        event = ConversationItemAdded(APPROVAL)
        unknown = ConversationItemCreate(Unknown({"type": "new"}, "ga"))

        assert (None, ("ConversationItemAdded",)) == drop_unsupported(
            event, BETA
        )
        assert (None, ("item", "ConversationItemCreate")) == drop_unsupported(
            unknown, BETA
        )
        assert (unknown, ()) == drop_unsupported(unknown, GA)


class TestClientSecrets:
    def test_beta(self) -> None:
        """
        In the beta a lifetime stands in the session.
        """
        request = ClientSecretRequest(
            SessionResource(model="m"), ExpiresAfter(60)
        )
        payload = {
            "model": "m",
            "client_secret": {"expires_after": {"seconds": 60}},
        }
        converter = make_converter(BETA)

        assert payload == converter.unstructure(request)
        assert request == converter.structure(payload, ClientSecretRequest)

    def test_today(self) -> None:
        """
        Today it stands beside the session.
        """
        request = ClientSecretRequest(
            SessionResource(model="m"), ExpiresAfter(60)
        )
        payload = {
            "session": {"type": "realtime", "model": "m"},
            "expires_after": {"seconds": 60},
        }
        converter = make_converter(GA)

        assert payload == converter.unstructure(request)
        assert request == converter.structure(payload, ClientSecretRequest)
