"""
A client of the beta talks with a server of today, over real sockets.
"""

import base64

from collections.abc import Iterator
from typing import Any

import openai
import pytest

from scripted import TOO_SHORT, example, running
from scripted import today as serving_today


@pytest.fixture(name="today")
def _today() -> Iterator[str]:
    with serving_today([]) as address:
        yield address


@pytest.fixture(name="bridge")
def _bridge(today: str) -> Iterator[str]:
    bridge = example("bridge").bridge("127.0.0.1", 0, f"{today}/realtime")
    with running(bridge) as address:
        yield address


def client_of(address: str) -> Any:
    """
    Make the official client.
    """
    return openai.OpenAI(api_key="none", websocket_base_url=address)


def until(connection: Any, last: str) -> list[Any]:
    """
    Receive events up to one of a type.
    """
    found = [connection.recv()]
    while found[-1].type != last:
        found.append(connection.recv())
    return found


def audio_of(events: list[Any], word: str) -> bytes:
    """
    Join the audio that came.
    """
    return b"".join(
        base64.b64decode(item.delta) for item in events if item.type == word
    )


HELLO = base64.b64encode(b"hello").decode()
MORE = base64.b64encode(b"wait").decode()


# The SDK uses what websockets deprecated in 17.1.
@pytest.mark.filterwarnings("ignore:connect..:DeprecationWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:openai")
class TestBeta:
    def test_spoken_turn(self, bridge: str) -> None:
        """
        A spoken turn comes in the events of the beta, in their order.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            connection.session.update(session={"voice": "ash"})
            connection.input_audio_buffer.append(audio=HELLO)
            events = until(connection, "response.done")

        assert [
            "session.created",
            "session.updated",
            "input_audio_buffer.speech_started",
            "input_audio_buffer.speech_stopped",
            "input_audio_buffer.committed",
            "conversation.item.created",
            "response.created",
            "rate_limits.updated",
            "response.output_item.added",
            "conversation.item.created",
            "response.content_part.added",
            "response.audio_transcript.delta",
            "response.audio.delta",
            "response.audio_transcript.delta",
            "response.audio.delta",
            "response.audio.done",
            "response.audio_transcript.done",
            "response.content_part.done",
            "response.output_item.done",
            "response.done",
        ] == [event.type for event in events]
        assert "ash" == events[1].session.voice
        assert b"We close at ten." == audio_of(events, "response.audio.delta")
        assert (
            "We close at ten."
            == events[-1].response.output[0].content[0].transcript
        )
        assert "audio" == events[-1].response.output[0].content[0].type
        assert "realtime.item" == events[5].item.object
        assert ["audio", "text"] == events[-1].response.modalities

    def test_function_call(self, bridge: str) -> None:
        """
        A function is called, and its output taken.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            connection.response.create()
            *_, done, last = until(connection, "response.done")
            connection.conversation.item.create(
                item={
                    "type": "function_call_output",
                    "call_id": "call_1",
                    "output": "{}",
                }
            )
            (taken,) = until(connection, "conversation.item.created")
            connection.response.create()
            spoken = until(connection, "response.done")

        assert ("call_1", '{"guests": 2}') == (done.call_id, done.arguments)
        assert "completed" == last.response.status
        assert "function_call_output" == taken.item.type
        assert b"We close at ten." == audio_of(spoken, "response.audio.delta")

    def test_interruption(self, bridge: str) -> None:
        """
        An answer is cut off where the client says that it stopped.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            connection.input_audio_buffer.append(audio=MORE)
            *_, done = until(connection, "response.done")
            connection.conversation.item.truncate(
                item_id="item_2", content_index=0, audio_end_ms=1200
            )
            (cut,) = until(connection, "conversation.item.truncated")

        assert "turn_detected" == done.response.status_details.reason
        assert ("item_2", 1200) == (cut.item_id, cut.audio_end_ms)

    def test_error(self, bridge: str) -> None:
        """
        What is wrong is told, with the event that it is about.
        """
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            until(connection, "session.created")
            connection.send(
                {
                    "type": "session.update",
                    "event_id": "mine",
                    "session": {"audio": {}},
                }
            )
            (error,) = until(connection, "error")
            connection.send({"type": "session.update", "session": []})
            (other,) = until(connection, "error")

            connection.input_audio_buffer.commit()
            (server_says,) = until(connection, "error")

        assert "mine" == error.error.event_id
        assert "/session/audio: key of another dialect" in (
            error.error.message
        )
        assert "expected an object" in other.error.message
        assert TOO_SHORT.code == server_says.error.code

    def test_only_today(self, bridge: str) -> None:
        """
        A client is told that the flat wire has no pictures.
        """
        picture = {"type": "input_image", "image_url": "data:image/png;,"}
        item = {"type": "message", "role": "user", "content": [picture]}
        with client_of(bridge).beta.realtime.connect(model="m") as connection:
            until(connection, "session.created")
            connection.conversation.item.create(item=item)
            (error,) = until(connection, "error")

        assert error.error.message.startswith("/item/content/0/type: expected")


@pytest.mark.filterwarnings("ignore:connect..:DeprecationWarning")
class TestToday:
    def test_directly(self, today: str) -> None:
        """
        A client of today gets the same, in today's events.
        """
        with client_of(today).realtime.connect(model="m") as connection:
            connection.input_audio_buffer.append(audio=HELLO)
            events = until(connection, "response.done")

        words = [event.type for event in events]
        assert 2 == words.count("conversation.item.done")
        assert b"We close at ten." == audio_of(
            events, "response.output_audio.delta"
        )
        assert "output_audio" == events[-1].response.output[0].content[0].type
