"""
What is read is not lost, and what would be lost is not written.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    NoiseReduction,
    NoiseReductionMode,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.converter import (
    WireError,
    configure_converter,
    drop_unsupported,
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
    Key,
    record,
)
from realtime_attrs.events import (
    ConversationCreated,
    Response,
    ResponseDone,
    ServerEvent,
)
from rule_checks import changed


EVERY = (BETA, GA, AZURE_VOICE_LIVE, XAI, INWORLD, QWEN_OMNI)
SERVER: Any = ServerEvent

ACME = BETA.evolve(
    "acme",
    records=[
        BETA.of(SessionResource).evolve(
            instructions=Key(none=["", "none"]),
            turn_detection=Key(none=["unset"], off=[{"type": "off"}, "off"]),
            max_response_output_tokens=Key(none=["many"], as_string=True),
        ),
        BETA.of(Response).evolve(status_details=Key(none=["unimplemented"])),
    ],
)


def lost(value: Any, dialect: Dialect) -> list[str]:
    """
    List the values that both kinds of converters refuse to write.
    """
    found = []
    for detailed in (True, False):
        converter = make_converter(dialect, detailed_validation=detailed)
        with pytest.raises(WireError) as caught:
            converter.unstructure(value)
        found.append([str(problem) for problem in explain(caught.value)])
    assert found[0] == found[1]
    return found[0]


class TestStates:
    @pytest.mark.parametrize(
        ("session", "problem", "name"),
        [
            (
                SessionResource(instructions=""),
                "/instructions: the acme dialect reads the string '' as None",
                "instructions",
            ),
            (
                SessionResource(instructions="none"),
                "/instructions: the acme dialect reads the string 'none' as"
                " None",
                "instructions",
            ),
            (
                SessionResource(
                    max_response_output_tokens=Unknown("many", "acme")
                ),
                "/max_response_output_tokens: the acme dialect reads the"
                " string 'many' as None",
                "max_response_output_tokens",
            ),
            (
                SessionResource(
                    turn_detection=Unknown({"type": "off"}, "acme")
                ),
                "/turn_detection: the acme dialect reads an object as OFF",
                "turn_detection",
            ),
        ],
        ids=str,
    )
    def test_refused(
        self, session: SessionResource, problem: str, name: str
    ) -> None:
        """
        Values equal to a word that counts as null are named, not written.
        """
        assert [problem] == lost(session, ACME)
        assert (name,) == unsupported(session, ACME)
        assert (SessionResource(), (name,)) == drop_unsupported(session, ACME)

    def test_in_events(self) -> None:
        """
        So it is in events, with its place.
        """
        event = ResponseDone(
            Response(status_details=Unknown("unimplemented", "acme"))
        )

        assert ("response.status_details",) == unsupported(event, ACME)

    @pytest.mark.parametrize(
        "session",
        [
            SessionResource(instructions="None", turn_detection=OFF),
            SessionResource(turn_detection=ServerVAD()),
            SessionResource(turn_detection=Unknown({"type": "on"}, "acme")),
            SessionResource(max_response_output_tokens=7),
            SessionResource(
                max_response_output_tokens=Unknown("more", "acme")
            ),
        ],
        ids=str,
    )
    def test_all_else(self, session: SessionResource) -> None:
        """
        Other values at that key come back.
        """
        converter = make_converter(ACME, keep_unknown=True)
        written = converter.unstructure(session)

        assert () == unsupported(session, ACME)
        assert session == converter.structure(written, SessionResource)

    def test_strings(self) -> None:
        """
        A value that can't be written there is reported once.
        """
        session = SessionResource(
            max_response_output_tokens=Unknown("many", "beta")
        )

        assert [
            "/max_response_output_tokens: the acme dialect can't write an"
            " unknown value of the beta dialect"
        ] == lost(session, ACME)

    def test_off(self) -> None:
        """
        The way in which xAI turns the detection off is nothing unknown there.
        """
        session = SessionResource(
            turn_detection=Unknown({"type": None}, "xai")
        )

        assert ["/turn_detection: the xai dialect reads an object as OFF"] == (
            lost(session, XAI)
        )
        assert ("turn_detection",) == unsupported(session, XAI)

    def test_null(self) -> None:
        """
        A word is spelled as null only where null is no absence.
        """
        mode = NoiseReductionMode.NEAR_FIELD
        words = {NoiseReductionMode: {mode: None}}
        needed = GA.evolve(
            "acme",
            words=words,
            records=[
                record(NoiseReduction, "mode", required=["mode"], mode="type"),
            ],
        )

        with pytest.raises(
            ValueError,
            match=r"NoiseReduction\.mode: .*NEAR_FIELD is spelled as null",
        ):
            GA.evolve("acme", words=words)
        assert {"type": None} == make_converter(needed).unstructure(
            NoiseReduction(mode)
        )
        assert NoiseReduction(mode) == make_converter(needed).structure(
            {"type": None}, NoiseReduction
        )


def kept(dialect: Dialect, conversation: Any) -> Any:
    """
    Read a server's event about a conversation, and write it.
    """
    payload = {
        "type": "conversation.created",
        "event_id": "e",
        "conversation": conversation,
    }
    found = []
    for detailed in (True, False):
        converter = make_converter(
            dialect, keep_unknown=True, detailed_validation=detailed
        )
        event = converter.structure(payload, SERVER)
        written = converter.unstructure(event)
        assert event == converter.structure(written, SERVER)
        assert () == unsupported(event, dialect)
        found.append(written.get("conversation"))
    assert found[0] == found[1]
    return found[0]


@pytest.mark.parametrize("dialect", EVERY, ids=str)
class TestConstants:
    @pytest.mark.parametrize(
        "conversation",
        [
            {"object": "realtime.conversation"},
            {"object": "realtime.conversation", "new": 1},
            {"object": None},
            {"new": 1},
            {"id": "c", "object": "realtime.conversation"},
            {"id": "c", "object": "realtime.conversation", "new": 1},
        ],
        ids=str,
    )
    def test_kept(self, dialect: Dialect, conversation: Any) -> None:
        """
        An object comes back as it stood, also if no attribute is in it.
        """
        assert conversation == kept(dialect, conversation)

    @pytest.mark.parametrize("conversation", [None, {}, {"id": None}], ids=str)
    def test_nothing(self, dialect: Dialect, conversation: Any) -> None:
        """
        An object with nothing in it is left out.
        """
        assert None is kept(dialect, conversation)

    @pytest.mark.parametrize(
        ("conversation_id", "extra", "name"),
        [
            ("c", {"object": "realtime.conversation"}, "object"),
            (None, {"object": "other"}, "object"),
            (None, {"id": "c"}, "id"),
        ],
        ids=["there", "another word", "attribute"],
    )
    def test_extra(
        self,
        dialect: Dialect,
        conversation_id: str | None,
        extra: Any,
        name: str,
    ) -> None:
        """
        Where it would not be kept when it is read, it is not written.
        """
        event = ConversationCreated(
            conversation_id,
            extra=Unknown({"conversation": extra}, dialect.name),
        )

        assert (f"extra.conversation.{name}",) == unsupported(event, dialect)
        assert (
            ConversationCreated(conversation_id),
            (f"extra.conversation.{name}",),
        ) == drop_unsupported(event, dialect)


class TestEmptyExtra:
    @pytest.mark.parametrize(
        ("extra", "name"),
        [
            ({"audio": {}}, "extra.audio"),
            ({"audio": {"input": {}}}, "extra.audio.input"),
        ],
    )
    def test_refused(self, extra: Any, name: str) -> None:
        """
        An object that would be read as nothing is not written.
        """
        session = SessionResource(extra=Unknown(extra, "ga"))

        assert (name,) == unsupported(session, GA)
        assert (SessionResource(), (name,)) == drop_unsupported(session, GA)

    def test_always_there(self) -> None:
        """
        The constants of an object that is written in any case are not kept.
        """
        acme = changed(
            GA, ConversationCreated, explicit_nulls=["conversation_id"]
        )
        payload = {
            "type": "conversation.created",
            "conversation": {"object": "realtime.conversation"},
        }
        converter = make_converter(acme, keep_unknown=True)
        event = converter.structure(payload, ConversationCreated)

        assert ConversationCreated() == event
        assert {
            "type": "conversation.created",
            "conversation": {"id": None, "object": "realtime.conversation"},
        } == converter.unstructure(event)


NEW = {"type": "realtime", "new": 1, "voice_new": {"a": 2}}


class TestCopies:
    def test_forbidding(self) -> None:
        """
        A copy that forbids unknown keys refuses all that is unknown.
        """
        keeping = make_converter(GA, keep_unknown=True)
        session = keeping.structure(NEW, SessionResource)
        for detailed in (True, False):
            closed = keeping.copy(
                forbid_extra_keys=True, detailed_validation=detailed
            )
            strict = make_converter(
                GA, forbid_extra_keys=True, detailed_validation=detailed
            )
            for payload, target in (
                (NEW, SessionResource),
                ({"type": "new"}, SERVER),
                ("new", Unknown),
            ):
                found = []
                for converter in (closed, strict):
                    with pytest.raises(Exception) as caught:  # noqa: PT011  # any
                        converter.structure(payload, target)
                    found.append(explain(caught.value))
                assert found[0] == found[1]
            assert closed.structure({"type": "realtime"}, SessionResource) == (
                SessionResource()
            )
        assert session == keeping.structure(NEW, SessionResource)

    def test_and_back(self) -> None:
        """
        A copy of that copy keeps unknown values again.
        """
        keeping = make_converter(GA, keep_unknown=True)
        closed = keeping.copy(forbid_extra_keys=True)
        again = closed.copy(forbid_extra_keys=False)

        assert NEW == again.unstructure(again.structure(NEW, SessionResource))

    def test_at_once(self) -> None:
        """
        Contradictory options are rejected at once, and nothing is registered.
        """
        converter = make_converter(GA, forbid_extra_keys=True)

        with pytest.raises(TypeError, match="keep_unknown and forbid"):
            configure_converter(converter, BETA, keep_unknown=True)
        assert SessionResource() == converter.structure(
            {"type": "realtime"}, SessionResource
        )

    def test_hooks_of_the_users(self) -> None:
        """
        A hook of the user's for what is unknown wins, as others do.
        """
        converter = make_converter(GA, keep_unknown=True)
        converter.register_structure_hook(
            Unknown, lambda value, _: Unknown(value, "mine")
        )

        assert Unknown(1, "mine") == converter.structure(1, Unknown)
