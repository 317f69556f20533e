"""
The official SDK's client over a real socket.
"""

import json

from collections.abc import Iterator
from threading import Thread

import openai
import pytest

from cattrs.errors import CattrsError
from websockets.sync.server import Server, ServerConnection, serve

from realtime_attrs import (
    OFF,
    MCPTool,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.converter import explain, make_converter
from realtime_attrs.dialects import GA


SPEAKS_GA = make_converter(GA, forbid_extra_keys=True)


def _answer(connection: ServerConnection) -> None:
    """
    Behave as the GA server does towards session.update.
    """
    for count, text in enumerate(connection):
        event = json.loads(text)
        try:
            session = SPEAKS_GA.structure(event["session"], SessionResource)
        except CattrsError as error:
            problem = explain(error)[0]
            answer = {
                "type": "error",
                "event_id": f"event_{count}",
                "error": {
                    "type": "invalid_request_error",
                    "code": "unknown_parameter",
                    "message": problem.message,
                    "param": f"session{problem.pointer}".replace("/", "."),
                    "event_id": event.get("event_id"),
                },
            }
        else:
            answer = {
                "type": "session.updated",
                "event_id": f"event_{count}",
                "session": {
                    **SPEAKS_GA.unstructure(session),
                    "id": "sess_1",
                    "object": "realtime.session",
                },
            }
        connection.send(json.dumps(answer))


@pytest.fixture(name="server")
def _server() -> Iterator[Server]:
    with serve(_answer, "127.0.0.1", 0) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(name="client")
def _client(server: Server) -> openai.OpenAI:
    port = server.socket.getsockname()[1]
    return openai.OpenAI(
        api_key="none", websocket_base_url=f"ws://127.0.0.1:{port}"
    )


SESSIONS = [
    SessionResource(turn_detection=OFF, input_audio_transcription=OFF),
    SessionResource(
        voice=RealtimeVoice.MARIN,
        modalities=["audio"],
        turn_detection=ServerVAD(0.5, idle_timeout_ms=OFF),
        tools=[MCPTool("docs", server_url="https://example.com/mcp")],
        max_response_output_tokens=1000,
    ),
]


# The SDK uses what websockets deprecated in 17.1.
@pytest.mark.filterwarnings("ignore:connect..:DeprecationWarning")
class TestSocket:
    @pytest.mark.parametrize("session", SESSIONS, ids=["off", "set"])
    def test_update(
        self, client: openai.OpenAI, session: SessionResource
    ) -> None:
        """
        The official client carries our update and the server's answer.
        """
        payload = SPEAKS_GA.unstructure(session)

        with client.realtime.connect(model="gpt-realtime") as connection:
            connection.session.update(session=payload)
            event = connection.recv()

        assert "session.updated" == event.type
        answer = event.session.model_dump(mode="json", exclude_unset=True)
        lenient = make_converter(GA)
        assert session == lenient.structure(answer, SessionResource)
        assert payload == {
            key: answer[key] for key in answer if key not in ("id", "object")
        }

    def test_stray_key(self, client: openai.OpenAI) -> None:
        """
        A stray key of the beta gets the error that the server gives.
        """
        payload = {"type": "realtime", "temperature": 0.8}

        with client.realtime.connect(model="gpt-realtime") as connection:
            connection.session.update(session=payload, event_id="mine")  # type: ignore[arg-type]
            event = connection.recv()

        assert "error" == event.type
        assert "unknown_parameter" == event.error.code
        assert "session.temperature" == event.error.param
        assert "mine" == event.error.event_id
        assert (
            "key of another dialect; the ga dialect has no temperature"
        ) == event.error.message
