"""
The kinds of rule that events brought, each with a dialect that has it.
"""

from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs import AudioFormat, SessionResource, Unknown
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, Dialect, Key, record
from realtime_attrs.events import (
    AssistantMessage,
    ClientSecretAnswer,
    ClientSecretRequest,
    ConversationCreated,
    ConversationItemCreate,
    Error,
    ErrorDetails,
    FunctionCall,
    InputAudio,
    InputText,
    Item,
    OutputAudio,
    OutputText,
    Response,
    ResponseContentPartAdded,
    ResponseCreate,
    ResponseDone,
    ResponseParameters,
    ServerEvent,
    SessionCreated,
    SessionUpdate,
    SystemMessage,
    TranscriptionSession,
    UserMessage,
)
from rule_checks import changed


def problems(
    payload: Any, target: Any, dialect: Dialect, **settings: Any
) -> list[str]:
    """
    List what is wrong with a payload, the same in both modes.
    """
    found = []
    for detailed in (True, False):
        converter = make_converter(
            dialect, detailed_validation=detailed, **settings
        )
        try:
            converter.structure(payload, target)
        except CattrsError as error:
            found.append([str(problem) for problem in explain(error)])
    assert not found or found[1][0] in found[0]
    return found[0] if found else []


class TestConstants:
    def test_tell_apart(self) -> None:
        """
        Classes with one tag are told apart by a word of their own.
        """
        message = {"type": "message", "content": []}
        converter = make_converter(GA)

        assert converter.structure({**message, "role": "user"}, Item) == (
            UserMessage([])
        )
        assert converter.structure({**message, "role": "system"}, Item) == (
            SystemMessage([])
        )
        assert converter.unstructure(AssistantMessage([])) == {
            **message,
            "role": "assistant",
        }

    @pytest.mark.parametrize(
        ("item", "problem"),
        [
            (
                {"type": "message"},
                "/item/role: required key is missing, expected 'system',"
                " 'user' or 'assistant'",
            ),
            (
                {"type": "message", "role": "bystander"},
                "/item/role: expected 'system', 'user' or 'assistant', got the"
                " string 'bystander'",
            ),
            (
                {"type": "message", "role": ["user"]},
                "/item/role: expected 'system', 'user' or 'assistant', got an"
                " array",
            ),
            (
                {
                    "type": "message",
                    "role": "user",
                    "object": "thing",
                    "content": [],
                },
                "/item/object: expected 'realtime.item', got the string"
                " 'thing'",
            ),
        ],
    )
    def test_refused(self, item: Any, problem: str) -> None:
        """
        Another word is refused at its place.
        """
        payload = {"type": "conversation.item.create", "item": item}

        assert [problem] == problems(payload, ConversationItemCreate, BETA)

    def test_new_words(self) -> None:
        """
        A new role is news, where news is kept; a missing one is not.
        """
        item = {"type": "message", "role": "bystander", "content": []}
        payload = {"type": "conversation.item.create", "item": item}
        converter = make_converter(GA, keep_unknown=True)

        event = converter.structure(payload, ConversationItemCreate)

        assert Unknown(item, "ga") == event.item
        assert payload == converter.unstructure(event)
        assert [
            "/item/role: required key is missing, expected 'system', 'user'"
            " or 'assistant'"
        ] == problems(
            {**payload, "item": {"type": "message"}},
            ConversationItemCreate,
            GA,
            keep_unknown=True,
        )

    def test_may_be_left_out(self) -> None:
        """
        A word that tells nothing apart need not be there, and is written.
        """
        converter = make_converter(BETA)
        payload = {"type": "function_call", "name": "f", "arguments": "{}"}
        call = converter.structure(payload, FunctionCall)

        assert FunctionCall("f", "{}") == call
        assert {**payload, "object": "realtime.item"} == converter.unstructure(
            call
        )
        assert call == converter.structure({**payload, "object": None}, Item)

    def test_inside(self) -> None:
        """
        A word in an object inside is written if the object is.
        """
        converter = make_converter(GA)

        assert converter.unstructure(ConversationCreated("c")) == {
            "type": "conversation.created",
            "conversation": {"object": "realtime.conversation", "id": "c"},
        }
        assert converter.unstructure(ConversationCreated()) == {
            "type": "conversation.created"
        }
        assert [
            "/conversation/object: expected 'realtime.conversation', got the"
            " number 3"
        ] == problems(
            {"type": "conversation.created", "conversation": {"object": 3}},
            ConversationCreated,
            GA,
        )

    def test_subclass_of_a_string(self) -> None:
        """
        A string is what it says, of whatever class.
        """

        class Text(str):
            __slots__ = ()

        payload = {
            "type": "message",
            "role": Text("user"),
            "content": [],
            "object": Text("realtime.item"),
        }

        assert UserMessage([]) == make_converter(BETA).structure(payload, Item)

    def test_are_no_unknown_keys(self) -> None:
        """
        What is known as a word cannot be an unknown key.
        """
        message = UserMessage([], extra=Unknown({"role": "x"}, "ga"))

        with pytest.raises(WireError, match="/role: expected an unknown key"):
            make_converter(GA).unstructure(message)


SAID = {
    "type": "session.created",
    "event_id": "event_1",
    "session": {
        "object": "realtime.session",
        "id": "sess_1",
        "type": "realtime",
        "instructions": "Listen.",
        "expires_at": 1,
    },
}


class TestSpread:
    def test_beside_others(self) -> None:
        """
        The keys of a session stand beside what a server says of it.
        """
        converter = make_converter(GA, forbid_extra_keys=True)
        event = converter.structure(SAID, SessionCreated)

        assert event == SessionCreated(
            SessionResource(instructions="Listen."),
            session_id="sess_1",
            expires_at=1,
            event_id="event_1",
        )
        assert SAID == converter.unstructure(event)

    def test_at_the_root(self) -> None:
        """
        They may stand in the object itself.
        """
        converter = make_converter(BETA, forbid_extra_keys=True)
        request = ClientSecretRequest(SessionResource(instructions="Listen."))
        payload = {"instructions": "Listen."}

        assert payload == converter.unstructure(request)
        assert request == converter.structure(payload, ClientSecretRequest)
        kept = make_converter(BETA, keep_unknown=True).structure(
            {**payload, "new": 1}, ClientSecretRequest
        )
        assert Unknown({"new": 1}, "beta") == kept.session.extra
        assert None is kept.extra

    def test_optional(self) -> None:
        """
        Where there is no object, nothing is there.
        """
        converter = make_converter(GA)
        answer = ClientSecretAnswer("ek_1")

        assert {"value": "ek_1"} == converter.unstructure(answer)
        assert answer == converter.structure(
            {"value": "ek_1"}, ClientSecretAnswer
        )

    def test_problems(self) -> None:
        """
        What is wrong has its place in the object.
        """
        wrong = {**SAID["session"], "tools": 3, "id": 4}  # type: ignore[dict-item]

        assert [
            "/session/tools: expected an array, got the number 3",
            "/session/id: expected a string, got the number 4",
        ] == problems({**SAID, "session": wrong}, SessionCreated, GA)
        assert ["/session: required key is missing"] == problems(
            {"type": "session.created"}, SessionCreated, GA
        )
        assert ["/session: expected an object, got the number 3"] == problems(
            {"type": "session.created", "session": 3}, SessionCreated, GA
        )

    def test_unknown_keys(self) -> None:
        """
        Unknown keys in the object are those of what is spread there.
        """
        payload = {**SAID, "session": {**SAID["session"], "new": 1}}  # type: ignore[dict-item]
        converter = make_converter(GA, keep_unknown=True)
        event = converter.structure(payload, SessionCreated)

        assert Unknown({"new": 1}, "ga") == event.session.extra
        assert payload == converter.unstructure(event)
        assert ["/session/new: unknown key"] == [
            line.partition(";")[0]
            for line in problems(
                payload, SessionCreated, GA, forbid_extra_keys=True
            )
        ]
        for extra in ({"session": {"new": 1}}, {"session": 3}):
            with pytest.raises(
                WireError, match="/session: expected an unknown"
            ):
                converter.unstructure(
                    SessionCreated(
                        SessionResource(), extra=Unknown(extra, "ga")
                    )
                )


class TestMembers:
    def test_tags(self) -> None:
        """
        A class may have another tag in some place, in both directions.
        """
        payload = {
            "type": "response.content_part.added",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
            "part": {"type": "text", "text": ""},
        }
        converter = make_converter(GA)
        event = converter.structure(payload, ServerEvent)

        assert OutputText("") == event.part
        assert payload == converter.unstructure(event)
        assert [
            "/part/type: expected 'text' or 'audio', got the string"
            " 'output_text'"
        ] == problems(
            {**payload, "part": {"type": "output_text", "text": ""}},
            ResponseContentPartAdded,
            GA,
        )
        assert {"type": "output_text", "text": ""} == converter.unstructure(
            OutputText("")
        )

    def test_fewer(self) -> None:
        """
        In the beta only a session can be updated by its event.
        """
        converter = make_converter(BETA)
        update = SessionUpdate(TranscriptionSession())

        assert SessionUpdate(SessionResource()) == converter.structure(
            {"type": "session.update", "session": {}}, SessionUpdate
        )
        with pytest.raises(WireError, match="/session: expected"):
            converter.unstructure(update)

    def test_hooks_of_the_users(self) -> None:
        """
        A hook of the user's for the class counts there too.
        """
        converter = cattrs.Converter()
        configure_converter(converter, GA)
        converter.register_structure_hook(
            OutputText, lambda value, _: OutputText(value["text"].upper())
        )
        converter.register_unstructure_hook(
            OutputText, lambda part: {"type": "text", "text": part.text * 2}
        )
        event = converter.structure(
            {
                "type": "response.content_part.added",
                "item_id": "i",
                "response_id": "r",
                "output_index": 0,
                "content_index": 0,
                "part": {"type": "text", "text": "a"},
            },
            ResponseContentPartAdded,
        )

        assert OutputText("A") == event.part
        assert {"type": "text", "text": "AA"} == converter.unstructure(event)[
            "part"
        ]


class TestNulls:
    def test_written(self) -> None:
        """
        What clients rely on is written as null, and read as nothing.
        """
        converter = make_converter(GA)
        event = Error(ErrorDetails("server_error", "Sorry."))
        payload = {
            "type": "error",
            "error": {
                "type": "server_error",
                "message": "Sorry.",
                "code": None,
                "param": None,
                "event_id": None,
            },
        }

        assert payload == converter.unstructure(event)
        assert event == converter.structure(payload, ServerEvent)
        assert event == converter.structure(
            {
                "type": "error",
                "error": {"type": "server_error", "message": "Sorry."},
            },
            ServerEvent,
        )

    def test_every_key_of_a_response(self) -> None:
        """
        A response that says nothing has the keys that clients look for.
        """
        written = make_converter(GA).unstructure(ResponseDone(Response()))

        assert {
            "object": "realtime.response",
            "status_details": None,
            "conversation_id": None,
            "usage": None,
            "metadata": None,
        } == written["response"]


class TestAlsoAt:
    @pytest.mark.parametrize(
        "key", ["max_output_tokens", "max_response_output_tokens"]
    )
    @pytest.mark.parametrize("keeps", [False, True])
    def test_either(self, key: str, keeps: bool) -> None:
        """
        Either key is read, and one of them written.
        """
        converter = make_converter(BETA, keep_unknown=keeps)
        payload = {"type": "response.create", "response": {key: 5}}

        event = converter.structure(payload, ResponseCreate)

        assert ResponseCreate(ResponseParameters(max_output_tokens=5)) == event
        assert {
            "type": "response.create",
            "response": {"max_response_output_tokens": 5},
        } == converter.unstructure(event)
        assert [] == problems(
            payload, ResponseCreate, BETA, forbid_extra_keys=True
        )

    def test_both(self) -> None:
        """
        Both at once are refused, unless one of them says nothing.
        """
        both = {"max_output_tokens": 5, "max_response_output_tokens": 5}
        payload = {"type": "response.create", "response": both}
        nothing = {**both, "max_output_tokens": None}

        assert [
            "/response/max_output_tokens: expected"
            " 'max_response_output_tokens' or 'max_output_tokens', got both of"
            " them"
        ] == problems(payload, ResponseCreate, BETA)
        assert [] == problems(
            {**payload, "response": nothing}, ResponseCreate, BETA
        )

    @pytest.mark.parametrize("keeps", [False, True])
    def test_below_other_keys(self, keeps: bool) -> None:
        """
        The other place may stand deeper, and is then refused by its path.
        """
        acme = changed(GA, model=Key(alias="a.b"))
        converter = make_converter(acme, keep_unknown=keeps)
        payload = {"type": "realtime", "a": {"b": "m"}}

        session = converter.structure(payload, SessionResource)

        assert SessionResource(model="m") == session
        assert {"type": "realtime", "model": "m"} == converter.unstructure(
            session
        )
        assert [] == problems(
            payload, SessionResource, acme, forbid_extra_keys=True
        )
        assert ["/a/c: unknown key"] == [
            line.partition(";")[0]
            for line in problems(
                {**payload, "a": {"b": "m", "c": 1}},
                SessionResource,
                acme,
                forbid_extra_keys=True,
            )
        ]
        assert [
            "/a/b: expected 'model' or 'a.b', got both of them"
        ] == problems({**payload, "model": "m"}, SessionResource, acme)


class TestBase64:
    @pytest.mark.parametrize(
        ("audio", "problem"),
        [
            ("QUJD!", "expected a string in base64: only base64 data is"),
            ("QUI", "expected a string in base64: incorrect padding"),
            (" QUJD", "expected a string in base64: only base64 data is"),
            ("\N{BLACK STAR}", "expected a string in base64: string"),
            (3, "expected a string in base64, got the number 3"),
            (b"QUJD", "expected a string in base64, got a Python bytes"),
        ],
    )
    def test_strict(self, audio: Any, problem: str) -> None:
        """
        What is no base64 is refused, with the reason.
        """
        (found,) = problems(
            {"type": "input_audio", "audio": audio}, InputAudio, GA
        )

        assert found.startswith(f"/audio: {problem}")

    def test_round_trip(self) -> None:
        """
        Bytes are text on the wire, also from a subclass of a string.
        """

        class Text(str):
            __slots__ = ()

        converter = make_converter(GA)
        payload = {"type": "input_audio", "audio": "QUJDRA=="}

        part = converter.structure(
            {**payload, "audio": Text("QUJDRA==")}, InputAudio
        )

        assert InputAudio(b"ABCD") == part
        assert payload == converter.unstructure(part)

    @pytest.mark.parametrize("value", [bytearray(b"A"), memoryview(b"A")])
    def test_other_bytes(self, value: Any) -> None:
        """
        Bytes of other classes are taken as bytes.
        """
        assert b"A" == OutputAudio(audio=value).audio

    @pytest.mark.parametrize(
        "text", ["QUJD=", "QUJD====", "QUJ", "QQ", "QQ=", "QQ==="]
    )
    def test_padding(self, text: str) -> None:
        """
        Padding is neither too short nor too long, on any Python.
        """
        converter = make_converter(GA)

        with pytest.raises(CattrsError) as caught:
            converter.structure(
                {"type": "input_audio", "audio": text}, InputAudio
            )

        assert "padding" in str(explain(caught.value)[0])


class TestMixedRules:
    """
    Rules of several kinds for one object.
    """

    def test_star_is_a_key(self) -> None:
        """
        Beside an object that is spread, a star is a key like any other.
        """
        closed = make_converter(GA, forbid_extra_keys=True)
        payload = {
            "type": "session.created",
            "session": {"type": "realtime", "*": 1},
        }

        with pytest.raises(CattrsError) as caught:
            closed.structure(payload, SessionCreated)

        (problem,) = explain(caught.value)
        assert "/session/*" == problem.pointer

    @pytest.mark.parametrize(
        "options", [{}, {"forbid_extra_keys": True}, {"keep_unknown": True}]
    )
    def test_misplaced_beside_a_spread_object(self, options: Any) -> None:
        """
        A key of another dialect is refused there too, in every mode.
        """
        acme = changed(
            BETA, ClientSecretRequest, misplaced={"voice": "session"}
        )

        with pytest.raises(CattrsError) as caught:
            make_converter(acme, **options).structure(
                {"voice": "ash"}, ClientSecretRequest
            )

        assert "key of another dialect" in str(explain(caught.value)[0])

    def test_records_with_constants_of_their_own(self) -> None:
        """
        Records at one attribute are told apart by their own constants.
        """
        forms = [
            record(cls, tag="message", constants={"role": role})
            for cls, role in ((SystemMessage, "boss"), (UserMessage, "caller"))
        ]
        acme = changed(GA, ConversationItemCreate, item=Key(records=forms))
        converter = make_converter(acme)
        event = ConversationItemCreate(UserMessage([InputText("a")]))

        payload = converter.unstructure(event)

        assert "caller" == payload["item"]["role"]
        assert event == converter.structure(payload, ConversationItemCreate)

    @pytest.mark.parametrize("wrong", [1, False, "yes"])
    def test_flag_beside_a_tag(self, wrong: Any) -> None:
        """
        What stands beside a tag may be a boolean, which is no number.
        """
        spelled = {"type": "pcm", "signed": True}
        acme = GA.evolve(
            "acme",
            words={AudioFormat: {AudioFormat.PCM16: spelled}},
        )
        converter = make_converter(acme)

        assert AudioFormat.PCM16 is converter.structure(spelled, AudioFormat)
        with pytest.raises(CattrsError):
            converter.structure({**spelled, "signed": wrong}, AudioFormat)
