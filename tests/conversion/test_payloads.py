"""
Whole payloads, in another dialect.
"""

import copy
import json

from collections import Counter
from typing import Any

import pytest

from payloads import DATA, REAL, real, resolve
from realtime_attrs.converter import (
    Problem,
    WireError,
    convert_payload,
    detect_dialect,
    explain,
    make_converter,
)
from realtime_attrs.dialects import BETA, GA, REFERENCE, Dialect, record
from realtime_attrs.events import ResponseTextDelta, SessionUpdate


FLAT = {"voice": "ash", "turn_detection": None}


NESTED = {
    "type": "realtime",
    "audio": {
        "output": {"voice": "ash"},
        "input": {"turn_detection": None},
    },
}


def refusals(payload: Any, to: Dialect, **options: Any) -> list[str]:
    """
    List why a payload is not converted.
    """
    with pytest.raises(WireError) as caught:
        convert_payload(payload, to, **options)
    return [str(problem) for problem in explain(caught.value)]


class TestSessions:
    def test_there_and_back(self) -> None:
        """
        A session goes there and back, and nothing is left out.
        """
        assert (NESTED, ()) == convert_payload(FLAT, GA)
        assert (FLAT, ()) == convert_payload(NESTED, BETA)

    def test_the_same(self) -> None:
        """
        In its own dialect a payload stays, with what is unknown in it.
        """
        payload = {**FLAT, "voice": "juniper", "mood": {"a": 1}}

        assert (payload, ()) == convert_payload(payload, BETA, source=BETA)

    def test_named_source(self) -> None:
        """
        The dialect of a payload that both could be is named.
        """
        payload = {"instructions": "Listen."}

        assert (
            {"type": "realtime", **payload},
            (),
        ) == convert_payload(payload, GA, source=BETA)
        with pytest.raises(ValueError, match=r"^can't detect the dialect"):
            convert_payload(payload, GA)

    def test_cannot_say(self) -> None:
        """
        What cannot be said is an error, with its places in the payload.
        """
        payload = {
            "temperature": 0.8,
            "voice": "fable",
            "tools": [{"type": "function", "name": "f"}],
        }

        assert [
            "/voice: the ga dialect has no RealtimeVoice.FABLE",
            "/temperature: the ga dialect has no temperature",
        ] == refusals(payload, GA)

    def test_places_in_nested_payloads(self) -> None:
        """
        Places are those in the payload, however deep.
        """
        payload = {
            "type": "realtime",
            "tools": [
                {"type": "function", "name": "f"},
                {"type": "mcp", "server_label": "m"},
            ],
            "audio": {"input": {"transcription": {"keywords": ["a"]}}},
        }

        assert [
            "/audio/input/transcription/keywords: the beta dialect has no"
            " keywords",
            "/tools/1: the beta dialect has no MCPTool",
        ] == sorted(refusals(payload, BETA))

    def test_drop(self) -> None:
        """
        With drop it is left out, and listed.
        """
        payload = {**FLAT, "temperature": 0.8, "voice": "fable", "mood": 1}

        assert (
            {
                "type": "realtime",
                "audio": {"input": {"turn_detection": None}},
            },
            (
                Problem("/mood", "omitted: unknown key"),
                Problem(
                    "/voice",
                    "omitted: the ga dialect has no RealtimeVoice.FABLE",
                ),
                Problem(
                    "/temperature",
                    "omitted: the ga dialect has no temperature",
                ),
            ),
        ) == convert_payload(payload, GA, drop=True)

    def test_unknown_of_a_client(self) -> None:
        """
        A client's unknown keys and words are refused, with a hint.
        """
        assert [
            "/voice: expected one of 'alloy', 'ash'",
            "/voise: unknown key; did you mean 'voice'?",
        ] == [
            line[: len(start)]
            for line, start in zip(
                refusals({"voice": "zoe", "voise": "ash"}, GA),
                (
                    "/voice: expected one of 'alloy', 'ash'",
                    "/voise: unknown key; did you mean 'voice'?",
                ),
                strict=True,
            )
        ]

    def test_unknown_of_a_server(self) -> None:
        """
        A server's unknown keys go in any case, its words only with drop.
        """
        payload = {"object": "realtime.session", "voice": "ash", "mood": 1}
        left_out = Problem("/mood", "omitted: unknown key")

        written, dropped = convert_payload(payload, GA)

        assert (left_out,) == dropped
        assert {
            "type": "realtime",
            "object": "realtime.session",
            "audio": {"output": {"voice": "ash"}},
        } == written
        assert [
            "/voice: the ga dialect can't write an unknown value of the beta"
            " dialect"
        ] == refusals({**payload, "voice": "zoe"}, GA)

    def test_what_a_server_says_of_it(self) -> None:
        """
        What a server says of a session stays in it.
        """
        said = {"id": "sess_1", "object": "realtime.session", "expires_at": 5}

        assert ({**said, **NESTED}, ()) == convert_payload(
            {**said, **FLAT, "client_secret": None}, GA
        )
        assert ({**said, **FLAT}, ()) == convert_payload(
            {**said, **NESTED}, BETA
        )

    def test_transcription(self) -> None:
        """
        Sessions for transcription go to the other wire too.
        """
        payload = {
            "type": "transcription",
            "audio": {"input": {"turn_detection": None}},
        }
        shown = {
            "object": "realtime.transcription_session",
            "id": "sess_1",
            "turn_detection": None,
        }

        assert ({"turn_detection": None}, ()) == convert_payload(payload, BETA)
        written, dropped = convert_payload(shown, GA)
        assert {**payload, **shown} == {**written, "turn_detection": None}
        assert () == dropped

    def test_reference(self) -> None:
        """
        The reference types go in what the beta has around sessions.
        """
        event = {"type": "session.update", "session": {"voice": "ash"}}
        secret = {
            "voice": "ash",
            "client_secret": {"expires_after": {"seconds": 60}},
        }

        for payload in (FLAT, event, secret):
            assert (
                {k: x for k, x in payload.items() if k != "turn_detection"},
                (),
            ) == convert_payload(
                {k: x for k, x in payload.items() if k != "turn_detection"},
                REFERENCE,
            )
        assert [
            "/turn_detection: the reference dialect doesn't support OFF"
        ] == (refusals(FLAT, REFERENCE))


class TestSecrets:
    REQUEST = (
        {**FLAT, "client_secret": {"expires_after": {"seconds": 60}}},
        {"expires_after": {"seconds": 60}, "session": NESTED},
    )
    ANSWER = (
        {
            **FLAT,
            "object": "realtime.session",
            "client_secret": {"value": "ek_1", "expires_at": 5},
        },
        {
            "value": "ek_1",
            "expires_at": 5,
            "session": {**NESTED, "object": "realtime.session"},
        },
    )

    @pytest.mark.parametrize("pair", [REQUEST, ANSWER], ids=["to", "from"])
    def test_there_and_back(self, pair: Any) -> None:
        """
        A client secret stands in the flat session, and beside the nested one.
        """
        flat, nested = pair

        assert (nested, ()) == convert_payload(flat, GA)
        assert (flat, ()) == convert_payload(nested, BETA)

    def test_body(self) -> None:
        """
        A body of nothing but a flat session is taken too.
        """
        assert ({"session": NESTED}, ()) == convert_payload(
            {"session": FLAT}, GA
        )
        assert (FLAT, ()) == convert_payload({"session": NESTED}, BETA)

    def test_shown_in_a_body(self) -> None:
        """
        A server's session in a body keeps what the server says of it.
        """
        said = {"object": "realtime.session", "id": "sess_1"}

        assert ({"session": {**said, **FLAT}}, ()) == convert_payload(
            {"session": {**said, **NESTED}}, BETA
        )

    def test_is_not_shown(self) -> None:
        """
        No message shows what may be a secret.
        """
        for secret in ("hush", {"value": ["hush"]}):
            problems = refusals({**FLAT, "client_secret": secret}, GA)

            assert problems
            assert "hush" not in "".join(problems)

    def test_unknown_keys(self) -> None:
        """
        Unknown keys beside a secret are kept, refused or listed as others are.
        """
        payload = {
            **FLAT,
            "client_secret": {"expires_after": {"seconds": 60}, "new": 1},
        }

        assert (payload, ()) == convert_payload(payload, BETA)
        assert [
            "/client_secret/new: unknown key; expected 'expires_after'"
        ] == refusals(payload, GA)
        written, dropped = convert_payload(payload, GA, drop=True)
        assert self.REQUEST[1] == written
        assert (
            Problem("/client_secret/new", "omitted: unknown key"),
        ) == dropped


ITEM = {
    "id": "item_1",
    "type": "message",
    "role": "user",
    "status": "completed",
    "content": [{"type": "input_text", "text": "Hello."}],
}


class TestEvents:
    def test_one(self) -> None:
        """
        An event becomes the event that says the same.
        """
        event = {
            "type": "response.output_text.delta",
            "response_id": "resp_1",
            "item_id": "item_1",
            "output_index": 0,
            "content_index": 0,
            "delta": "Hel",
        }

        assert ({**event, "type": "response.text.delta"}, ()) == (
            convert_payload(event, BETA)
        )

    def test_several(self) -> None:
        """
        Where one is two in the other wire, a list of them is given.
        """
        event = {"type": "conversation.item.created", "item": ITEM}

        written, dropped = convert_payload(event, GA, source=BETA)

        assert () == dropped
        assert [
            "conversation.item.added",
            "conversation.item.done",
        ] == [part["type"] for part in written]
        assert ITEM == written[0]["item"]

    def test_none(self) -> None:
        """
        An event that the other wire says with another one is an empty list.
        """
        event = {"type": "conversation.item.done", "item": ITEM}

        assert ([], ()) == convert_payload(event, BETA)

    def test_no_counterpart(self) -> None:
        """
        One that the other wire has not is named by its type.
        """
        event = {"type": "mcp_list_tools.completed", "item_id": "item_1"}

        assert [
            "/type: the beta dialect has no MCPListToolsCompleted"
        ] == refusals(event, BETA)
        assert (
            [],
            (
                Problem(
                    "/type",
                    "omitted: the beta dialect has no MCPListToolsCompleted",
                ),
            ),
        ) == convert_payload(event, BETA, drop=True)

    def test_new(self) -> None:
        """
        So is an event that nobody knows; its own dialect keeps it.
        """
        event = {"type": "weather.updated", "rain": True}

        assert (event, ()) == convert_payload(event, GA, source=GA)
        assert [
            "/type: the beta dialect can't write an unknown value of the ga"
            " dialect"
        ] == refusals(event, BETA, source=GA)
        assert (
            [],
            (
                Problem(
                    "/type",
                    "omitted: the beta dialect can't write an unknown value of the ga dialect",
                ),
            ),
        ) == convert_payload(event, BETA, source=GA, drop=True)
        assert (
            {"type": "ping"},
            (),
        ) == convert_payload({"type": "ping"}, GA, source=GA)

    def test_dropped_once(self) -> None:
        """
        What is left out of both parts of an event is listed once.
        """
        part = {"type": "input_text", "text": "Hello."}
        event = {
            "type": "conversation.item.created",
            "item": {
                **ITEM,
                "content": [{"type": "smell", "of": "rain"}, part],
                "mood": 1,
            },
        }

        written, dropped = convert_payload(event, GA, source=BETA, drop=True)

        assert [[part], [part]] == [x["item"]["content"] for x in written]
        assert (
            Problem("/item/mood", "omitted: unknown key"),
            Problem(
                "/item/content/0",
                "omitted: the ga dialect can't write an unknown value of the"
                " beta dialect",
            ),
        ) == dropped


class TestMistakes:
    @pytest.mark.parametrize(
        ("payload", "problem"),
        [
            ([], "expected an object, got an array"),
            ({"voice": 3}, "/voice: expected one of"),
            (
                {"type": "session.update", "session": 3},
                "/session: expected an object, got the number 3",
            ),
            (
                {"type": 3, "session": {}},
                "/type: expected one of",
            ),
            (
                {"event_id": "e", "session": {}},
                "/type: required key is missing",
            ),
        ],
        ids=["array", "voice", "session", "type", "no type"],
    )
    def test_wrong(self, payload: Any, problem: str) -> None:
        """
        What is wrong in either wire is said, even if neither is told.
        """
        (found,) = [x for x in refusals(payload, GA) if x.startswith(problem)]

        assert found

    @pytest.mark.parametrize("wrong", [None, "ga"])
    def test_no_dialect(self, wrong: Any) -> None:
        """
        A dialect is no name.
        """
        with pytest.raises(TypeError, match=r"^expected a Dialect, got"):
            convert_payload(FLAT, wrong)
        source: Any = "beta"
        with pytest.raises(TypeError, match=r"^expected a Dialect, got"):
            convert_payload(FLAT, GA, source=source)

    def test_input_stays(self) -> None:
        """
        The payload itself is not touched.
        """
        for payload in (FLAT, {"session": FLAT}, TestSecrets.REQUEST[0]):
            before = copy.deepcopy(payload)

            convert_payload(payload, GA)

            assert before == payload

    def test_own_dialect(self) -> None:
        """
        A dialect of one's own is one like any other.
        """
        acme = BETA.evolve(
            "acme",
            records=[record(ResponseTextDelta, tag="word")],
        )
        event = {
            "type": "word",
            "delta": "a",
            "item_id": "i",
            "response_id": "r",
            "output_index": 0,
            "content_index": 0,
        }

        assert (
            "response.output_text.delta"
            == (convert_payload(event, GA, source=acme)[0]["type"])
        )


REFUSED = {
    "doc-ga-truncation-costs-guide-event-key": "^/type: required key is",
    "doc-openapi-ga-session-object": "^/type: required key is missing",
    "doc-openapi-ga-transcription-session-object": "^/audio/input/format: ",
    "doc-openapi-ga-translation-session-object": "^can't convert: ",
    "doc-openapi-ga-translation-session.update": "^can't convert: ",
}
"""
Why some payloads are refused in any dialect.
"""


class TestFromOutside:
    @pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
    @pytest.mark.parametrize("to", [REFERENCE, BETA, GA], ids=str)
    def test_real(self, path: Any, to: Dialect) -> None:
        """
        What is sent is converted, up to what is listed, or refused in places.
        """
        payload = real(path.stem)
        source = detect_dialect(payload)
        if source is None:
            source = BETA
        if path.stem in REFUSED:
            with pytest.raises(WireError, match=REFUSED[path.stem]):
                convert_payload(payload, to, source=source, drop=True)
            return

        written, dropped = convert_payload(
            payload, to, source=source, drop=True
        )

        for problem in dropped:
            assert problem.message.startswith("omitted: ")
            resolve(problem.pointer, payload)
        if written != []:
            assert (written, ()) == convert_payload(written, to, source=to)

    def test_streams(self) -> None:
        """
        Conversations as they were recorded are converted event by event.
        """
        counts = Counter[str]()
        for path in sorted((DATA / "events").glob("*.json")):
            for payload in json.loads(path.read_bytes()):
                for source in filter(None, [detect_dialect(payload)]):
                    (target,) = {BETA, GA} - {source}
                    try:
                        convert_payload(payload, target, drop=True)
                    except WireError:
                        counts["refused"] += 1
                    else:
                        counts["converted"] += 1

        assert {"converted": 233, "refused": 2} == counts


class TestTyping:
    def test_result(self) -> None:
        """
        The result is what JSON writes.
        """
        written, _ = convert_payload(
            {"type": "session.update", "session": FLAT}, GA
        )

        assert json.loads(json.dumps(written)) == written
        assert make_converter(GA).structure(written, SessionUpdate)
