"""
A key that a derived record moves is refused at its old path.
"""

from typing import Any

import pytest

from cattrs.errors import CattrsError

from realtime_attrs import SessionResource
from realtime_attrs.converter import check, explain, make_converter
from realtime_attrs.dialects import AZURE_VOICE_LIVE, BETA, GA, Key
from realtime_attrs.events import ClientSecretAnswer, SessionCreated
from rule_checks import MODES, changed


R = {"type": "realtime"}
SHOWN = R | {"object": "realtime.session"}


def problems(dialect: Any, payload: Any, target: Any, options: Any) -> Any:
    """
    List the problems of a payload, in the detailed mode.
    """
    with pytest.raises(CattrsError) as caught:
        make_converter(dialect, **options).structure(payload, target)
    return [str(problem) for problem in explain(caught.value)]


class TestMoved:
    @pytest.mark.parametrize("options", MODES)
    @pytest.mark.parametrize(
        ("key", "payload", "place"),
        [
            (
                Key(flatten={"rate": "rate_in"}),
                {"input_audio_sampling_rate": 16_000},
                "input_audio_format",
            ),
            (
                Key(flatten=None, words=None),
                {"input_audio_sampling_rate": 16_000},
                "input_audio_format",
            ),
            (Key("format"), {"input_audio_format": "pcm16"}, "format"),
        ],
        ids=["key", "none", "path"],
    )
    def test_flattened(
        self, key: Key, payload: Any, place: str, options: Any
    ) -> None:
        """
        So is a flattened key, without which another rate would be read.
        """
        acme = changed(AZURE_VOICE_LIVE, input_audio_format=key)
        (name,) = payload

        assert [
            f"/{name}: key of another dialect; the acme dialect has it at"
            f" {place}"
        ] == problems(acme, payload, SessionResource, options)

    @pytest.mark.parametrize("options", MODES)
    def test_beside_what_is_spread(self, options: Any) -> None:
        """
        So is a key among those of a value that is spread.
        """
        acme = changed(GA, SessionCreated, session_id="sid")
        payload = {
            "type": "session.created",
            "event_id": "e",
            "session": SHOWN | {"id": "x"},
        }

        assert [
            "/session/id: key of another dialect; the acme dialect has it at"
            " sid"
        ] == problems(acme, payload, SessionCreated, options)
        assert check(payload, acme)

    @pytest.mark.parametrize("options", MODES)
    def test_all_keys_of_an_object(self, options: Any) -> None:
        """
        So is each key of an object that is gone.
        """
        acme = changed(
            GA, voice="voice", speed="speed", output_audio_format="format"
        )
        payload = R | {"audio": {"output": {"voice": "alloy", "speed": 1}}}

        assert [
            "/audio/output/voice: key of another dialect; the acme dialect"
            " has it at voice",
            "/audio/output/speed: key of another dialect; the acme dialect"
            " has it at speed",
        ] == problems(acme, payload, SessionResource, options)

    @pytest.mark.parametrize("given", [{}, {"gain": 1}])
    def test_other_keys_of_an_object(self, given: Any) -> None:
        """
        An object that is gone is an unknown key, and so are others inside.
        """
        acme = changed(
            GA, voice="voice", speed="speed", output_audio_format="format"
        )
        payload = R | {"audio": {"output": given}}

        (found,) = problems(
            acme, payload, SessionResource, {"forbid_extra_keys": True}
        )

        place = "/audio/output/gain" if given else "/audio/output"
        assert found.startswith(f"{place}: unknown key")

    @pytest.mark.parametrize("options", MODES)
    def test_an_object_that_is_misplaced(self, options: Any) -> None:
        """
        An object is refused as a whole, whichever keys in it are listed too.
        """
        acme = changed(
            BETA,
            SessionResource,
            misplaced={
                "sound.voice": "voice",
                "sound": ["voice", "speed"],
                "sound.speed": "speed",
            },
        )

        for given in ({"gain": 1}, {"voice": "ash"}, 3, None):
            assert [
                "/sound: key of another dialect; the acme dialect has it at"
                " voice and speed"
            ] == problems(acme, {"sound": given}, SessionResource, options)

    def test_a_spread_value(self) -> None:
        """
        So is a value that was spread, if nothing is left of its object.
        """
        acme = changed(
            GA,
            ClientSecretAnswer,
            session="conf",
            session_id="sid",
            session_expires_at="until",
        )
        payload = {"value": "v", "expires_at": 1, "session": SHOWN}

        assert [
            "/session: key of another dialect; the acme dialect has it at conf"
        ] == problems(acme, payload, ClientSecretAnswer, {})
