"""
An hour of phone calls with a bicycle workshop.

The client uses the beta's events, and the server GA's, as on the two sides of
a bridge.  An hour is fifteen calls of four minutes.  In each direction, an
event with audio has 100 ms of it: the client sends its microphone all the
time, and the server sends the model's speech.
"""

import base64

from collections.abc import Iterator
from itertools import count
from typing import Any, NamedTuple

import orjson


CALLS = 15  # an hour
EXCHANGES = 16  # a call
MINUTE = 4  # exchanges
PIECES = 150  # of audio, from the client, an exchange
SECONDS = CALLS * EXCHANGES * PIECES // 10
PIECE = 4800  # bytes: 100 ms of 16 bits at 24 kHz
HEARD_AFTER = 45  # pieces of audio until the user is silent
SPOKEN = 3  # pieces of audio for each word that the model speaks
CUT_AT = 8  # words, in an answer that the user interrupts
SAMPLES = bytes(n * n * 31 % 251 for n in range(60_000))

LINES = [
    (
        "Hi, my rear brake squeals when it rains.",
        (
            "That is mostly dirt on the rim or a glazed pad . Wipe both "
            "with alcohol first , and bring the bike in if it stays ."
        ),
    ),
    (
        "When could I bring it in this week?",
        (
            "We are open on Thursday from nine to six , and there is a free"
            " place on the stand at half past ten . Shall I book it ?"
        ),
    ),
    (
        "How much is a new chain with the cassette?",
        (
            "The parts are about seventy for ten gears , and fitting them "
            "takes us half an hour , which is another thirty ."
        ),
    ),
    (
        "No wait, only the chain please.",
        (
            "Then it is twenty eight for the chain and ten for the work . "
            "We measure the wear of the cassette in any case ."
        ),
    ),
    (
        "Do you have winter tyres in twenty eight inches?",
        (
            "Yes , two models with studs and one without . The ones with "
            "studs come in thirty five and forty millimetres ."
        ),
    ),
    (
        "Is the blue touring bike in the window still there?",
        (
            "Let me look that up . It is , in the frame size fifty four , "
            "and you may take it around the block if you leave a card ."
        ),
    ),
    (
        "Can you true a wheel while I wait?",
        (
            "If no spoke is broken , yes , that takes some twenty minutes ."
            " There is coffee next door , and they know our customers ."
        ),
    ),
    (
        "My light flickers on cobblestones.",
        (
            "Then a plug is loose or the cable rubs at the fork . We check "
            "the contacts of the hub first , that costs you nothing ."
        ),
    ),
]
TOOLS = [
    {
        "type": "function",
        "name": "book_repair",
        "description": "Books a place on the repair stand.",
        "parameters": {
            "type": "object",
            "properties": {
                "day": {"type": "string", "description": "A date, ISO 8601."},
                "minutes": {"type": "integer", "minimum": 15},
            },
            "required": ["day", "minutes"],
            "additionalProperties": False,
        },
    },
    {
        "type": "function",
        "name": "find_part",
        "description": "Looks a part up in the store room.",
        "parameters": {
            "type": "object",
            "properties": {"name": {"type": "string"}},
            "required": ["name"],
        },
    },
]
DETECTION = {
    "type": "server_vad",
    "threshold": 0.5,
    "prefix_padding_ms": 300,
    "silence_duration_ms": 200,
    "create_response": True,
    "interrupt_response": True,
}
FORMAT = {"type": "audio/pcm", "rate": 24000}
GREETING = "You answer the phone of a bicycle workshop. Be brief and friendly."
NUDGES = [
    "The caller is new here. Spell names back to them.",
    "The caller has been here before. Offer to book a repair.",
    "The workshop closes soon. Come to an end.",
]


class Message(NamedTuple):
    """
    One event, and who sends it.
    """

    of_client: bool
    event: dict[str, Any]


class Call:
    """
    One call, event by event.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.messages: list[Message] = []
        self._ids = count()
        self._pieces = count(number * 997)
        self._last: str | None = None
        self._instructions = GREETING
        self._session = self._id("sess")
        self._conversation = self._id("conv")

    def hold(self, exchanges: int = EXCHANGES) -> list[Message]:
        """
        Hold the call, or the first part of it.
        """
        self._server("session.created", session=self._shown([]))
        self._client("session.update", session=self._wanted())
        self._server("session.updated", session=self._shown(TOOLS))
        for n in range(exchanges):
            start = len(self.messages)
            self._exchange(n, *LINES[(n + self.number) % len(LINES)])
            sent = sum(
                message.event["type"] == "input_audio_buffer.append"
                for message in self.messages[start:]
            )
            self._listen(PIECES - sent)
        return self.messages

    def _exchange(self, n: int, question: str, answer: str) -> None:
        """
        Go through one question and its answer: a quarter of a minute.
        """
        words = answer.split()
        if n % 4 == 0 and n:
            self._instructions = f"{GREETING} {NUDGES[n // 4 - 1]}"
            self._client(
                "session.update", session={"instructions": self._instructions}
            )
            self._server("session.updated", session=self._shown(TOOLS))
        if n == EXCHANGES - 1:
            self._write("Sent from the app: frame number WK 4471 93.")
        else:
            self._ask(question)
        if n % 4 == 1:
            self._use_function(n)
        self._answer(words, cut=n % 4 == 3)

    def _listen(self, pieces: int) -> None:
        for _ in range(pieces):
            self._client("input_audio_buffer.append", audio=self._piece())

    def _ask(self, question: str) -> None:
        """
        Let the user speak.
        """
        item = self._id("item")
        buffer = "input_audio_buffer"
        self._listen(8)
        self._server(
            f"{buffer}.speech_started", audio_start_ms=812, item_id=item
        )
        self._listen(HEARD_AFTER - 8)
        self._server(
            f"{buffer}.speech_stopped", audio_end_ms=4512, item_id=item
        )
        self._server(
            f"{buffer}.committed", previous_item_id=self._last, item_id=item
        )
        audio = {"type": "input_audio", "transcript": None}
        self._add(self._message(item, "user", "completed", audio))
        heard = {"item_id": item, "content_index": 0}
        transcription = "conversation.item.input_audio_transcription"
        for word in _deltas(question.split()):
            self._server(
                f"{transcription}.delta",
                **heard,
                delta=word,
                obfuscation=_padding(word),
            )
        self._server(
            f"{transcription}.completed",
            **heard,
            transcript=question,
            usage={"type": "duration", "seconds": 4.0},
        )

    def _write(self, text: str) -> None:
        """
        Let the client add a text and ask for an answer.
        """
        part = {"type": "input_text", "text": text}
        self._client(
            "conversation.item.create",
            item={"type": "message", "role": "user", "content": [part]},
        )
        self._add(self._message(self._id("item"), "user", "completed", part))
        self._client("response.create")

    def _use_function(self, n: int) -> None:
        """
        Let the model call a function, and the client give the output.
        """
        day = f"2026-03-{n + 1:02}"
        arguments = f'{{"day": "{day}", "minutes": 30}}'
        call = self._id("call")
        response, item = self._id("resp"), self._id("item")
        at = {"response_id": response, "output_index": 0}
        function = {
            "id": item,
            "type": "function_call",
            "status": "in_progress",
            "name": "book_repair",
            "call_id": call,
            "arguments": "",
        }
        whole = {**function, "status": "completed", "arguments": arguments}
        of_item = {**at, "item_id": item, "call_id": call}
        self._respond(response, "in_progress")
        self._server("response.output_item.added", **at, item=function)
        self._add(function)
        for start in range(0, len(arguments), 4):
            delta = arguments[start : start + 4]
            self._server(
                "response.function_call_arguments.delta",
                **of_item,
                delta=delta,
                obfuscation=_padding(delta),
            )
        self._server(
            "response.function_call_arguments.done",
            **of_item,
            name="book_repair",
            arguments=arguments,
        )
        self._finish(response, at, whole, spoken=0)
        output = {
            "type": "function_call_output",
            "call_id": call,
            "output": '{"booked": true, "stand": 2}',
        }
        self._client("conversation.item.create", item=output)
        self._client("response.create")
        self._add({"id": self._id("item"), "status": "completed", **output})

    def _answer(self, words: list[str], *, cut: bool) -> None:
        """
        Let the model speak, until the user interrupts it if *cut*.
        """
        response, item = self._id("resp"), self._id("item")
        at = {"response_id": response, "output_index": 0}
        place = {**at, "item_id": item, "content_index": 0}
        empty = self._message(item, "assistant", "in_progress")
        sent = words[:CUT_AT] if cut else words
        transcript = "".join(_deltas(sent))
        self._respond(response, "in_progress")
        self._server("response.output_item.added", **at, item=empty)
        self._add(empty)
        self._server(
            "response.content_part.added",
            **place,
            part={"type": "audio", "transcript": ""},
        )
        for word in _deltas(sent):
            self._server(
                "response.output_audio_transcript.delta",
                **place,
                delta=word,
                obfuscation=_padding(word),
            )
            for _ in range(SPOKEN):
                self._server(
                    "response.output_audio.delta",
                    **place,
                    delta=self._piece(),
                )
                self._listen(1)
        if cut:
            end = {"content_index": 0, "audio_end_ms": 2100}
            self._client("conversation.item.truncate", item_id=item, **end)
            self._server("conversation.item.truncated", item_id=item, **end)
        self._server("response.output_audio.done", **place)
        self._server(
            "response.output_audio_transcript.done",
            **place,
            transcript=transcript,
        )
        self._server(
            "response.content_part.done",
            **place,
            part={"type": "audio", "transcript": transcript},
        )
        whole = self._message(
            item,
            "assistant",
            "incomplete" if cut else "completed",
            {"type": "output_audio", "transcript": transcript},
        )
        self._finish(response, at, whole, spoken=len(sent), cut=cut)

    def _finish(
        self,
        response: str,
        at: dict[str, Any],
        item: dict[str, Any],
        *,
        spoken: int,
        cut: bool = False,
    ) -> None:
        """
        Complete an item and its response.
        """
        self._server(
            "conversation.item.done", previous_item_id=self._last, item=item
        )
        self._server("response.output_item.done", **at, item=item)
        details = {"type": "cancelled", "reason": "turn_detected"}
        self._respond(
            response,
            "cancelled" if cut else "completed",
            status_details=details if cut else None,
            output=[item],
            usage=_usage(spoken),
        )
        limit = {"limit": 40000, "remaining": 39688, "reset_seconds": 0.468}
        self._server(
            "rate_limits.updated", rate_limits=[{"name": "tokens", **limit}]
        )

    def _add(self, item: dict[str, Any]) -> None:
        """
        Let the server add an item, which is complete unless in progress.
        """
        keys = {"previous_item_id": self._last, "item": item}
        self._server("conversation.item.added", **keys)
        if item["status"] == "completed":
            self._server("conversation.item.done", **keys)
        self._last = item["id"]

    def _respond(self, response: str, status: str, **keys: Any) -> None:
        done = "created" if status == "in_progress" else "done"
        self._server(
            f"response.{done}",
            response={
                "object": "realtime.response",
                "id": response,
                "status": status,
                "status_details": None,
                "output": [],
                "conversation_id": self._conversation,
                "output_modalities": ["audio"],
                "max_output_tokens": "inf",
                "audio": {"output": {"format": FORMAT, "voice": "alloy"}},
                "usage": None,
                "metadata": None,
                **keys,
            },
        )

    def _message(
        self, item: str, role: str, status: str, *content: dict[str, Any]
    ) -> dict[str, Any]:
        return {
            "id": item,
            "type": "message",
            "status": status,
            "role": role,
            "content": [*content],
        }

    def _wanted(self) -> dict[str, Any]:
        """
        Describe the session that the client wants, as the beta does.
        """
        return {
            "modalities": ["audio", "text"],
            "instructions": self._instructions,
            "voice": "alloy",
            "input_audio_format": "pcm16",
            "output_audio_format": "pcm16",
            "input_audio_transcription": {"model": "whisper-1"},
            "turn_detection": DETECTION,
            "tools": TOOLS,
            "tool_choice": "auto",
            "temperature": 0.8,
            "max_response_output_tokens": "inf",
        }

    def _shown(self, tools: list[dict[str, Any]]) -> dict[str, Any]:
        """
        Describe the session, as the server does.
        """
        heard = {"model": "whisper-1", "language": None, "prompt": None}
        return {
            "type": "realtime",
            "object": "realtime.session",
            "id": self._session,
            "model": "gpt-realtime",
            "output_modalities": ["audio"],
            "instructions": self._instructions,
            "tools": tools,
            "tool_choice": "auto",
            "max_output_tokens": "inf",
            "tracing": None,
            "prompt": None,
            "expires_at": 1790000000,
            "audio": {
                "input": {
                    "format": FORMAT,
                    "transcription": heard if tools else None,
                    "noise_reduction": None,
                    "turn_detection": {**DETECTION, "idle_timeout_ms": None},
                },
                "output": {"format": FORMAT, "voice": "alloy", "speed": 1.0},
            },
            "include": None,
        }

    def _piece(self) -> str:
        start = next(self._pieces) * 1237 % (len(SAMPLES) - PIECE)
        return base64.b64encode(SAMPLES[start : start + PIECE]).decode("ascii")

    def _id(self, word: str) -> str:
        return f"{word}_{self.number:03}{next(self._ids):018}"

    def _client(self, word: str, **keys: Any) -> None:
        self.messages.append(Message(True, {"type": word, **keys}))

    def _server(self, word: str, **keys: Any) -> None:
        event = {"type": word, "event_id": self._id("event"), **keys}
        self.messages.append(Message(False, event))


def _deltas(words: list[str]) -> Iterator[str]:
    """
    Split a text as the server's deltas do.
    """
    for n, word in enumerate(words):
        yield word if n == 0 or word in ",.?" else f" {word}"


def _padding(delta: str) -> str:
    """
    Pad a delta to a multiple of 16 characters, as servers do.
    """
    return "kR4tYw9ZqLmHn2vB"[len(delta) % 16 :]


def _usage(spoken: int) -> dict[str, Any]:
    """
    Count the tokens of a response.
    """
    counts = {"text_tokens": 128, "audio_tokens": 64, "image_tokens": 0}
    output = {"text_tokens": spoken + 12, "audio_tokens": spoken * 6}
    return {
        "total_tokens": 450 + sum(output.values()),
        "input_tokens": 450,
        "output_tokens": sum(output.values()),
        "input_token_details": {
            "text_tokens": 310,
            "audio_tokens": 140,
            "image_tokens": 0,
            "cached_tokens": 192,
            "cached_tokens_details": counts,
        },
        "output_token_details": output,
    }


def texts(call: int, exchanges: int = EXCHANGES) -> list[tuple[bool, bytes]]:
    """
    Write the events of a call as texts, each with whether the client sends it.
    """
    return [
        (message.of_client, orjson.dumps(message.event))
        for message in Call(call).hold(exchanges)
    ]
