"""
Payloads that the command is given, and what it says of them.
"""

import json

from pathlib import Path
from typing import Any

from payloads import DATA


EXAMPLES = Path(__file__).parents[1] / "examples"
REAL = DATA / "real"
HINT = "nothing is written; --drop leaves out what cannot be"
FLAT = EXAMPLES / "phone-agent.json"
TO_GA = ("--to", "ga", "--drop", FLAT)
GA_TEXT = (EXAMPLES / "phone-agent.ga.json").read_text("utf-8")
LEFT_OUT = f"{FLAT}: /session/temperature: left out, GA cannot say it\n"
GOOD = {"voice": "ash", "turn_detection": None}
NESTED = {
    "type": "realtime",
    "audio": {
        "input": {"turn_detection": None},
        "output": {"voice": "ash"},
    },
}
BAD = {"voice": 3}
HOT = {"voice": "ash", "temperature": 0.8}
UNTOLD = "cannot tell the dialect from these keys, name it: {0} beta or {0} ga"
NEWS = {
    "type": "session.created",
    "session": {
        "id": "sess_1",
        "object": "realtime.session",
        "voice": "juniper",
        "greeting": None,
        "tools": [{"type": "web_search"}],
        "input_audio_noise_reduction": {"type": "wind"},
    },
}
"""
What a server says tomorrow, in the beta.
"""
DELTA = {
    "type": "response.output_audio.delta",
    "event_id": "event_1",
    "response_id": "resp_1",
    "item_id": "item_1",
    "output_index": 0,
    "content_index": 0,
    "delta": "QUJD",
}


def lines(*payloads: Any) -> str:
    """
    Write JSON Lines.
    """
    return "".join(f"{json.dumps(payload)}\n" for payload in payloads)


def load(path: Path) -> Any:
    """
    Read a file of JSON.
    """
    return json.loads(path.read_text("utf-8"))


def tree(directory: Path) -> list[str]:
    """
    List the files in a directory.
    """
    return sorted(
        str(path.relative_to(directory))
        for path in directory.rglob("*")
        if path.is_file()
    )
