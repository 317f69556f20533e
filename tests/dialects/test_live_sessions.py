"""
Live sessions of OpenAI: their wire, in both directions.
"""

import functools

from collections.abc import Iterator
from typing import Any, get_args

import attrs
import jsonschema
import pytest

from cattrs.errors import CattrsError

import realtime_attrs as ra

from live_payloads import (
    BODIES,
    CLIENT,
    HOOKS,
    MEDIA,
    RESPONSES,
    SERVER,
    SESSION,
    SESSIONS,
    SHORT,
    SHOWN,
)
from realtime_attrs import OFF, SessionResource, apply_update, changes, live
from realtime_attrs import events as e
from realtime_attrs.converter import (
    WireError,
    adapter,
    check,
    convert_payload,
    detect_dialect,
    drop_unsupported,
    explain,
    json_schema,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    LIVE,
    REFERENCE,
    TRANSLATION,
    record,
)
from realtime_attrs.extending import BaseEvent, BaseServerEvent, frozen


PLAIN = make_converter(LIVE)
CLOSED = make_converter(LIVE, forbid_extra_keys=True)
KEEPING = make_converter(LIVE, keep_unknown=True)
EVENTS = [*CLIENT, *SERVER]
GOLDEN = [*SESSIONS, *EVENTS, *BODIES, *HOOKS]
UPDATE = "session.update"
BASES = {ra.FunctionTool, ra.Reasoning, e.FunctionCall, e.Error}
"""
The shared classes that Live's are subclasses of.
"""


@frozen
class AgentDelegation(live.BaseDelegation):
    """
    An agent of a vendor does the tasks.
    """

    agent: str


def classes_in(value: Any) -> Iterator[type[Any]]:
    """
    List the classes of an instance and of everything in it.
    """
    if isinstance(value, tuple):
        for item in value:
            yield from classes_in(item)
    elif attrs.has(type(value)):
        yield type(value)
        for field in attrs.fields(type(value)):
            yield from classes_in(getattr(value, field.name))


class TestWire:
    @pytest.mark.parametrize(("value", "payload"), GOLDEN)
    def test_both_ways(self, value: Any, payload: dict[str, Any]) -> None:
        """
        Each session, event and body has its JSON, which every mode reads.
        """
        assert payload == PLAIN.unstructure(value)
        assert value == PLAIN.structure(payload, type(value))
        assert value == CLOSED.structure(payload, type(value))
        assert value == KEEPING.structure(payload, type(value))
        assert () == check(payload, LIVE)
        assert () == unsupported(value, LIVE)

    def test_all_classes(self) -> None:
        """
        Each class of the dialect is tested.
        """
        found = {cls for value, _ in GOLDEN for cls in classes_in(value)}

        assert {x.cls for x in LIVE.records} == found - {ra.PCM} | BASES

    @pytest.mark.parametrize(("value", "payload"), EVENTS)
    def test_unions(self, value: Any, payload: dict[str, Any]) -> None:
        """
        On each side, the type chooses the event.
        """
        is_server = isinstance(value, BaseServerEvent)
        side: Any = live.ServerEvent if is_server else live.ClientEvent

        assert value == adapter(CLOSED, side).structure(payload)

    def test_aliases(self) -> None:
        """
        The aliases have all events of the dialect.
        """
        events = {x.cls for x in LIVE.records if issubclass(x.cls, BaseEvent)}
        hooks = {type(value) for value, _ in HOOKS}

        assert events - hooks - BASES == {
            *get_args(live.ClientEvent),
            *get_args(live.ServerEvent),
        }

    def test_both_sides(self) -> None:
        """
        Two types are of both sides, so no union has the events of both.
        """
        with pytest.raises(
            CattrsError, match=r"^the live dialect can't distinguish"
        ):
            PLAIN.structure({"type": "response.create"}, BaseEvent)

    def test_shown_session(self) -> None:
        """
        A session that a server sends is recognized without its event.
        """
        assert () == check(SHOWN, LIVE)
        assert () == check({"session": SHOWN}, LIVE)
        assert LIVE is detect_dialect(SHOWN)

    @pytest.mark.parametrize(
        "message",
        [
            {"type": "message", "role": "user", "content": []},
            {"role": "user", "content": []},
        ],
    )
    def test_messages(self, message: dict[str, Any]) -> None:
        """
        Messages may have a type, which an item has and an input lacks.
        """
        value = live.Message(live.Role.USER, [])
        session = live.LiveSession(input=[value])
        event = live.DecisionItemCreate(value)
        added = {"type": "decision.item.create", "item": message}

        assert session == CLOSED.structure(
            {"input": [message]}, live.LiveSession
        )
        assert event == CLOSED.structure(added, live.ClientEvent)
        assert {"role": "user", "content": []} == (
            PLAIN.unstructure(session)["input"][0]
        )
        assert "message" == PLAIN.unstructure(event)["item"]["type"]

    @pytest.mark.parametrize(
        ("payload", "cls", "problem"),
        [
            (
                {"type": UPDATE, "session": {"voice": "ash"}},
                live.ClientEvent,
                "/session/voice: unknown key; expected one of 'delegation',"
                " 'triggers'",
            ),
            (
                {"type": "session.start", "session": {"idle_timeout_s": 3}},
                live.SessionStart,
                "/session/idle_timeout_s: unknown key; expected one of"
                " 'model', 'instructions', 'audio', 'client', 'delegation',"
                " 'input', 'safety_identifier', 'store', 'triggers'",
            ),
            (
                {"delegation": {"type": "nobody"}},
                live.LiveSession,
                "/delegation/type: expected 'client', 'responses' or"
                " 'decisions', got the string 'nobody'",
            ),
            (
                {"delegation": {}},
                live.LiveSession,
                "/delegation/type: required key is missing, expected"
                " 'client', 'responses' or 'decisions'",
            ),
            (
                {"audio": {"format": {"type": "audio/pcm", "rate": 48_000}}},
                live.LiveSession,
                "/audio/format/rate: expected 24000 or 16000, got the number"
                " 48000",
            ),
            (
                {"triggers": [{"type": "decisions", "event_type": "error"}]},
                live.LiveSession,
                "/triggers/0/event_type: expected"
                " 'session.input_transcript.delta' or"
                " 'session.output_transcript.delta', got the string 'error'",
            ),
            (
                {"input": [{"role": "user", "content": "Hello"}]},
                live.LiveSession,
                "/input/0/content: expected an array, got the string 'Hello'",
            ),
            (
                {"input": [{"role": "system", "content": []}]},
                live.LiveSession,
                "/input/0/role: expected one of 'developer', 'user',"
                " 'assistant', got the string 'system'",
            ),
            (
                {
                    "input": [
                        {"role": "user", "content": [{"type": "input_image"}]}
                    ]
                },
                live.LiveSession,
                "/input/0/content/0/type: expected 'input_text',"
                " 'output_text' or 'text', got the string 'input_image'",
            ),
            (
                {"client": {"data_channel": {"allowed_client_events": "no"}}},
                live.LiveSession,
                "/client/data_channel/allowed_client_events: expected an array"
                " or 'all', got the string 'no'",
            ),
            (
                {"session": {"type": "live"}},
                live.AcceptRequest,
                "/session/model: required key is missing",
            ),
            (
                {"session": {"model": "gpt-live-1"}},
                live.AcceptRequest,
                "/session/type: required key is missing, expected 'live'",
            ),
            (
                {"type": "response.event", "event": "response.done"},
                live.ServerEvent,
                "/event: expected an object, got the string 'response.done'",
            ),
            (
                {
                    "type": "error",
                    "error": {"type": "a", "message": "b", "event_id": "c"},
                },
                live.ServerEvent,
                "/error/event_id: key of another dialect; the live dialect"
                " has it at client_event_id",
            ),
            (
                {"type": "decision.create"},
                live.ClientEvent,
                "/event_id: required key is missing",
            ),
        ],
    )
    def test_refused(
        self, payload: dict[str, Any], cls: Any, problem: str
    ) -> None:
        """
        What a server refuses is a problem, with its place.
        """
        with pytest.raises(CattrsError) as caught:
            CLOSED.structure(payload, cls)

        assert problem == str(explain(caught.value)[0])

    @pytest.mark.parametrize(
        ("payload", "pointers"),
        [
            (
                {
                    "type": "session.start",
                    "session": {"audio": {"format": {"type": "audio/pcm"}}},
                },
                ["/session/audio/format/rate"],
            ),
            ({"session": {"type": "live", "model": 1}}, ["/session/model"]),
            ({"session": {"type": "live"}}, ["/session/model"]),
            ({"session": {"model": 1}}, ["/session/model"]),
            ({"transport": {"type": "webrtc"}}, ["/transport/sdp"]),
            (
                {"transport": {"type": "webrtc", "sdp": ""}, "session": []},
                ["/session"],
            ),
            ({"target_uri": 7}, ["/target_uri"]),
            ({"status_code": "busy"}, ["/status_code"]),
            ({"type": "session.strat", "session": {}}, ["/type"]),
            ({"turn_detection": None}, ["/turn_detection"]),
        ],
    )
    def test_check(self, payload: dict[str, Any], pointers: list[str]) -> None:
        """
        Problems of bodies and events have their places, as a server sees them.
        """
        assert pointers == [x.pointer for x in check(payload, LIVE)]

    def test_keeping(self) -> None:
        """
        Nothing is lost of settings that tools of the Responses API have.
        """
        tools = [{"type": "file_search", "vector_store_ids": ["vs_1"]}]
        payload = {
            "delegation": {"type": "responses", "responses": {"tools": tools}}
        }

        found = KEEPING.structure(payload, live.LiveSession)

        assert ra.Unknown(tools[0], "live") == found.delegation.tools[0]
        assert payload == KEEPING.unstructure(found)


class TestClasses:
    def test_content(self) -> None:
        """
        A string and an array become content of their kind.
        """
        text, parts = live.Text("a"), live.Parts([live.Refusal("b")])

        assert text == live.Message(live.Role.USER, "a").content
        assert text == live.Message(live.Role.USER, text).content
        assert (
            parts == live.PredicateQuestion([live.Refusal("b")]).instructions
        )
        with pytest.raises(TypeError, match=r"^Message.content: expected a"):
            live.Message(live.Role.USER, 3)  # type: ignore[arg-type]

    def test_own_delegation(self) -> None:
        """
        A class of your own may stand wherever a delegation may.
        """
        rules = [record(AgentDelegation, tag="managed_agent")]
        own = LIVE.evolve("acme", records=rules)
        session = live.LiveSession(delegation=AgentDelegation("a"))
        delegation = {"type": "managed_agent", "agent": "a"}
        payload = {"type": "session.start"} | {
            "session": {"delegation": delegation}
        }

        assert live.SessionStart(session) == make_converter(own).structure(
            payload, live.ClientEvent
        )
        assert () == check(payload, own)
        assert ("delegation",) == unsupported(session, LIVE)

    def test_shared_classes(self) -> None:
        """
        Functions and reasoning of Realtime sessions are written as they are.
        """
        shared = live.ResponsesDelegation(
            tools=[ra.FunctionTool("find_dish")],
            reasoning=ra.Reasoning(ra.ReasoningEffort.LOW),
        )
        own = live.ResponsesDelegation(
            tools=[live.LiveFunctionTool("find_dish")],
            reasoning=live.LiveReasoning(ra.ReasoningEffort.LOW),
        )
        payload = PLAIN.unstructure(live.LiveSession(delegation=shared))

        assert () == unsupported(shared, LIVE)
        assert () == unsupported(e.Error(e.ErrorDetails("a", "b")), LIVE)
        assert live.LiveSession(delegation=own) == PLAIN.structure(
            payload, live.LiveSession
        )

    def test_selectors(self) -> None:
        """
        An array of selectors becomes a value of their class.
        """
        selectors = [live.ServerEventSelector("info")]
        listed = live.ServerEventSelectors(selectors)

        for given in (selectors, listed):
            channel = live.DataChannel(allowed_server_events=given)
            assert listed == channel.allowed_server_events


class TestOtherKinds:
    @pytest.mark.parametrize(
        "other", [REFERENCE, BETA, GA, TRANSLATION], ids=str
    )
    def test_convert(self, other: Any) -> None:
        """
        No session of the other kind is made, which one sentence says.
        """
        audio = {"audio": {"output": {"language": "fi"}}}
        theirs = (
            audio if other is TRANSLATION else {"instructions": "Be brief."}
        )
        for source, to, payload in [
            (LIVE, other, {"store": True}),
            (LIVE, other, {"type": "session.close"}),
            (other, LIVE, theirs),
        ]:
            with pytest.raises(WireError) as caught:
                convert_payload(payload, to, source=source, drop=True)

            assert (
                f"can't convert: sessions of the {source.name} dialect and of"
                f" the {to.name} dialect have no settings in common"
            ) == str(caught.value)

    @pytest.mark.parametrize(("_", "payload"), GOLDEN)
    def test_same_kind(self, _: Any, payload: dict[str, Any]) -> None:
        """
        A payload is written in its own dialect as it was.
        """
        assert (payload, ()) == convert_payload(payload, LIVE, source=LIVE)

    def test_unsupported(self) -> None:
        """
        Each kind of dialect lacks the classes of the other.
        """
        assert ("LiveSession",) == unsupported(SESSION, GA)
        assert (None, ("LiveSession",)) == drop_unsupported(SESSION, BETA)
        assert ("SessionResource",) == unsupported(SessionResource(), LIVE)
        assert ("UserMessage",) == unsupported(e.UserMessage([]), LIVE)

    @pytest.mark.parametrize(
        ("value", "names"),
        [
            (live.SessionUpdate(SHORT), ("session.model", "session.voice")),
            (
                live.SessionStart(MEDIA),
                ("session.idle_timeout_s", "session.wake_policy"),
            ),
            (live.CreateRequest("", SESSION), ("session.audio_format",)),
            (
                live.LiveSession(input=[live.Message(live.Role.USER, "a")]),
                ("input[0].content",),
            ),
            (
                live.LiveSession(voice=ra.RealtimeVoice.NOVA),
                ("voice",),
            ),
            (
                live.LiveSession(audio_format=ra.PCM(8000)),
                ("audio_format",),
            ),
        ],
    )
    def test_unsupported_there(self, value: Any, names: Any) -> None:
        """
        An update, a socket and a request each lack some settings.
        """
        left, dropped = drop_unsupported(value, LIVE)

        assert names == unsupported(value, LIVE) == dropped
        assert () == unsupported(left, LIVE)


class TestUpdates:
    def test_apply(self) -> None:
        """
        An update changes a delegation setting by setting.
        """
        update = live.SessionUpdate(
            live.LiveSession(
                delegation=live.ResponsesDelegation(max_output_tokens=5)
            )
        )
        after = attrs.evolve(
            SESSION, delegation=attrs.evolve(RESPONSES, max_output_tokens=5)
        )

        assert after == apply_update(SESSION, update)
        assert after == apply_update(SESSION, changes(SESSION, after))

    def test_defaults(self) -> None:
        """
        Settings that are not set are as servers start.
        """
        started = live.SessionStarted(
            attrs.evolve(SHORT, delegation=OFF, store=False)
        )
        wanted = live.LiveSession(model="gpt-live-1")

        assert live.LiveSession() == changes(started, wanted, dialect=LIVE)


@functools.cache
def validator(annotation: Any) -> Any:
    """
    Make the validator of a type, once.
    """
    schema = json_schema(LIVE, annotation, forbid_extra_keys=True)
    return jsonschema.Draft202012Validator(schema)


class TestTools:
    @pytest.mark.parametrize(
        ("annotation", "golden"),
        [
            (live.LiveSession, SESSIONS),
            (live.ClientEvent, CLIENT),
            (live.ServerEvent, SERVER),
        ],
    )
    def test_schema(self, annotation: Any, golden: Any) -> None:
        """
        The schema of each side accepts its events.
        """
        for _, payload in golden:
            validator(annotation).validate(payload)

    @pytest.mark.parametrize(("value", "payload"), [*BODIES, *HOOKS])
    def test_schema_of_bodies(self, value: Any, payload: Any) -> None:
        """
        The schema of each body accepts its JSON.
        """
        validator(type(value)).validate(payload)

    def test_schema_of_sessions(self) -> None:
        """
        The schema of the dialect is that of its sessions.
        """
        assert "LiveSession in live" == json_schema(LIVE)["title"]
