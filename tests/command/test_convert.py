"""
What ``convert`` writes.
"""

import json

from pathlib import Path
from typing import Any, ClassVar

import pytest

from commands import EXAMPLES, GOOD, HINT, NEWS, REAL
from payloads import real
from realtime_attrs.__main__ import main


class TestConvert:
    def test_event(self, run: Any, write: Any) -> None:
        """
        An event keeps everything around the session.
        """
        path = write(
            {
                "type": "session.update",
                "event_id": "e",
                "session": {"input_audio_format": "g711_ulaw"},
            }
        )

        status, out, err = run(
            "convert", "--from", "beta", "--to", "reference", path
        )

        assert (status, err) == (0, [])
        assert out[1][:2] == "  "
        assert json.loads("\n".join(out)) == {
            "type": "session.update",
            "event_id": "e",
            "session": {"input_audio_format": "g711_law"},
        }

    def test_what_a_server_says(self, run: Any, write: Any) -> None:
        """
        What a server says about a session stays in it.
        """
        path = write(
            {"id": "sess_1", "object": "realtime.session", "voice": "ash"}
        )

        _, out, _ = run("convert", "--from", "beta", "--to", "reference", path)

        assert json.loads("\n".join(out)) == {
            "id": "sess_1",
            "object": "realtime.session",
            "voice": "ash",
        }

    def test_cannot_say(self, run: Any) -> None:
        """
        What the target cannot say is listed, and nothing is written.
        """
        path = REAL / "beta-2024-10-10-session.created-csharp-comment.json"

        assert (
            1,
            [],
            [
                f"{path}: /session/input_audio_transcription: the reference"
                " dialect doesn't support OFF",
                f"{path}: {HINT}",
            ],
        ) == run("convert", "--from", "beta", "--to", "reference", path)

    def test_bad_source(self, run: Any, write: Any) -> None:
        """
        A bad source is not converted.
        """
        path = write({"voice": 3})

        status, out, err = run(
            "convert", "--from", "reference", "--to", "beta", path
        )

        assert (status, out) == (1, [])
        assert err[0].startswith(f"{path}: /voice: expected one of 'alloy'")

    def test_any_text(self, run: Any, write: Any) -> None:
        """
        Text of every language, and what is none, is written as JSON.
        """
        text = "caf\u00e9 \u5929\u6c17 \ud800"
        path = write({"instructions": text})

        status, out, _ = run("convert", "--from", "beta", "--to", "beta", path)

        assert status == 0
        assert {"instructions": text} == json.loads("\n".join(out))


class TestConvertToGA:
    def test_example(self, run: Any, tmp_path: Path) -> None:
        """
        The flat example becomes the nested one, but for the temperature.
        """
        path = EXAMPLES / "phone-agent.json"
        output = tmp_path / "out.json"

        assert (
            0,
            [],
            [
                f"{path}: /session/temperature: omitted: the ga dialect has no temperature"
            ],
        ) == run("convert", "--to", "ga", "--drop", path, "--output", output)
        assert (
            output.read_bytes()
            == (EXAMPLES / "phone-agent.ga.json").read_bytes()
        )

    def test_without_drop(self, run: Any) -> None:
        """
        Nothing is left out unless the user says so.
        """
        path = EXAMPLES / "phone-agent.json"

        assert (
            1,
            [],
            [
                f"{path}: /session/temperature: the ga dialect has no temperature",
                f"{path}: {HINT}",
            ],
        ) == run("convert", "--to", "ga", path)

    def test_places_of_the_source(self, run: Any, write: Any) -> None:
        """
        What the target cannot say is named by its place in the file.
        """
        path = write(
            {
                "type": "realtime",
                "audio": {
                    "input": {
                        "transcription": {"keywords": ["a"]},
                        "noise_reduction": {"strength": 0.5},
                    }
                },
            }
        )

        _, _, err = run("convert", "--to", "beta", path)

        assert [
            f"{path}: /audio/input/transcription/keywords: the beta dialect"
            " has no keywords",
            f"{path}: /audio/input/noise_reduction/strength: the beta dialect"
            " has no strength",
            f"{path}: {HINT}",
        ] == err

    @pytest.mark.parametrize(
        ("flat", "nested"),
        [
            (
                {
                    "voice": "ash",
                    "client_secret": {
                        "expires_after": {
                            "anchor": "created_at",
                            "seconds": 60,
                        }
                    },
                },
                {
                    "expires_after": {"anchor": "created_at", "seconds": 60},
                    "session": {
                        "type": "realtime",
                        "audio": {"output": {"voice": "ash"}},
                    },
                },
            ),
            (
                {
                    "id": "sess_1",
                    "object": "realtime.session",
                    "voice": "ash",
                    "client_secret": {"value": "ek_1", "expires_at": 5},
                },
                {
                    "value": "ek_1",
                    "expires_at": 5,
                    "session": {
                        "type": "realtime",
                        "id": "sess_1",
                        "object": "realtime.session",
                        "audio": {"output": {"voice": "ash"}},
                    },
                },
            ),
            (
                {"voice": "ash"},
                {"type": "realtime", "audio": {"output": {"voice": "ash"}}},
            ),
            (
                {
                    "type": "session.update",
                    "session": {"turn_detection": None},
                },
                {
                    "type": "session.update",
                    "session": {
                        "type": "realtime",
                        "audio": {"input": {"turn_detection": None}},
                    },
                },
            ),
        ],
        ids=["request", "response", "bare", "event"],
    )
    def test_envelopes(
        self, run: Any, write: Any, flat: Any, nested: Any
    ) -> None:
        """
        The client secret moves between session and envelope, both ways.
        """
        _, there, _ = run("convert", "--to", "ga", write(flat))
        _, back, _ = run("convert", "--to", "beta", write(nested))

        assert nested == json.loads("\n".join(there))
        assert flat == json.loads("\n".join(back))

    def test_request_without_a_secret(self, run: Any, write: Any) -> None:
        """
        A GA request body becomes the flat session that beta's endpoint takes.
        """
        path = write({"session": {"type": "realtime", "instructions": "i"}})

        _, out, _ = run("convert", "--to", "beta", path)

        assert {"instructions": "i"} == json.loads("\n".join(out))

    def test_secret_between_flat_dialects(self, run: Any, write: Any) -> None:
        """
        Between flat dialects a client secret stays where it is.
        """
        payload = {
            "voice": "ash",
            "client_secret": {"expires_after": {"anchor": "created_at"}},
        }

        _, out, _ = run("convert", "--to", "reference", write(payload))

        assert payload == json.loads("\n".join(out))

    def test_unknown_secret(self, run: Any, write: Any) -> None:
        """
        What a client secret holds is looked at, since it goes around.
        """
        path = write({"voice": "ash", "client_secret": {"session": 1}})

        assert (
            1,
            [
                f"{path}: /client_secret/session: unknown key; expected"
                " 'expires_after'"
            ],
            [],
        ) == run("check", path)

    def test_secret_in_an_update(self, run: Any, write: Any) -> None:
        """
        In an update a client secret is an unknown key, as to the server.
        """
        path = write(
            {
                "type": "session.update",
                "session": {"voice": "ash", "client_secret": {"value": "ek"}},
            }
        )

        status, out, _ = run("check", path)

        assert 1 == status
        assert out[0].startswith(f"{path}: /session/client_secret: unknown")

    def test_empty_secret_of_a_server(self, run: Any, write: Any) -> None:
        """
        A server's null for the secret says nothing, and goes without a word.
        """
        payload = real("beta-2024-12-22-session.updated-zh-capture")
        payload["session"]["client_secret"] = None
        del payload["session"]["temperature"]

        status, out, err = run("convert", "--to", "ga", write(payload))

        assert (0, []) == (status, err)
        assert "client_secret" not in "".join(out)

    def test_unknown_keys(self, run: Any, write: Any) -> None:
        """
        Unknown keys are not lost silently.
        """
        path = write({"voice": "ash", "voise": "ash"})

        status, out, err = run("convert", "--to", "ga", path)
        assert (1, []) == (status, out)
        assert err[0].startswith(f"{path}: /voise: unknown key; did you mean")
        assert HINT == err[1].removeprefix(f"{path}: ")

        status, out, err = run("convert", "--to", "ga", "--drop", path)
        assert 0 == status
        assert [f"{path}: /voise: omitted: unknown key"] == err
        assert "voise" not in "".join(out)

    def test_unknown_keys_of_a_server(self, run: Any, write: Any) -> None:
        """
        Those of a server are left out with a notice.
        """
        payload = real("ga-2026-01-01-session.created-cpp-sip-bot")
        payload["session"]["brand_new"] = 1
        path = write(payload)

        status, out, err = run("convert", "--to", "beta", path)

        assert 0 == status
        assert [f"{path}: /session/brand_new: omitted: unknown key"] == err
        assert "sess_lrFJGqQJvNJ9xOJdLZaZ1" in "".join(out)

    def test_what_cannot_be_told(self, run: Any, write: Any) -> None:
        """
        Without a key that tells, the dialect has to be named.
        """
        path = write({"session": {"instructions": "i"}})

        assert (
            2,
            [],
            [
                f"{path}: can't detect the dialect from these keys; pass"
                " --dialect, --among or --fallback"
            ],
        ) == run("check", path)
        assert (
            2,
            [],
            [
                f"{path}: can't detect the dialect from these keys; pass"
                " --from, --among or --fallback"
            ],
        ) == run("convert", "--to", "ga", path)
        assert 0 == run("convert", "--from", "beta", "--to", "ga", path)[0]

    def test_forgotten_type(self, run: Any, write: Any) -> None:
        """
        A nested session without its type is told what it lacks.
        """
        path = write({"session": {"audio": {}}})

        assert (
            1,
            [
                f"{path}: /session/type: required key is missing, expected"
                " 'realtime' or 'transcription'"
            ],
            [],
        ) == run("check", path)

    def test_output_that_cannot_be_written(
        self, run: Any, write: Any, tmp_path: Path
    ) -> None:
        """
        An output that cannot be written has status 2.
        """
        path = write({"voice": "ash"})

        assert (
            2,
            [],
            [f"{path}: can't write {tmp_path}: Is a directory"],
        ) == run("convert", "--to", "ga", path, "--output", tmp_path)


class TestOtherDialect:
    def test_half_migrated(self, tmp_path: Path, capsys: Any) -> None:
        """
        Keys of the beta in a session of today's are named with their places.
        """
        file = tmp_path / "session.json"
        file.write_text(
            '{"type": "realtime", "voice": "alloy", "turn_detection": null}'
        )

        assert 1 == main(["convert", "--to", "beta", str(file)])
        assert [
            f"{file}: /voice: key of another dialect; the ga dialect has it"
            " at audio.output.voice",
            f"{file}: /turn_detection: key of another dialect; the ga dialect"
            " has it at audio.input.turn_detection",
        ] == capsys.readouterr().err.splitlines()


class TestUnknown:
    def test_convert_to_the_same(self, run: Any, write: Any) -> None:
        """
        Within one dialect all of it is kept.
        """
        path = write(NEWS)

        status, out, err = run("convert", "--to", "beta", path)

        assert (0, []) == (status, err)
        assert NEWS == json.loads("\n".join(out))

    def test_convert_nested_to_the_same(self, run: Any, write: Any) -> None:
        """
        So are the keys of objects inside, of a client's too.
        """
        payload = {
            "type": "realtime",
            "audio": {"output": {"model": "tts", "voice": "juniper"}},
        }
        path = write(payload)

        status, out, err = run("convert", "--to", "ga", path)

        assert (0, []) == (status, err)
        assert payload == json.loads("\n".join(out))

    def test_convert_of_a_server(self, run: Any, write: Any) -> None:
        """
        Words are what another dialect cannot say, and nothing is written.
        """
        path = write(NEWS)

        status, out, err = run("convert", "--to", "ga", path)

        assert (1, []) == (status, out)
        assert [
            f"{path}: /session/voice: the ga dialect can't write an unknown"
            " value of the beta dialect",
            f"{path}: /session/tools/0: the ga dialect can't write an unknown"
            " value of the beta dialect",
            f"{path}: /session/input_audio_noise_reduction/type: the ga"
            " dialect can't write an unknown value of the beta dialect",
            f"{path}: nothing is written; pass --drop to omit unsupported values",
        ] == err

    def test_convert_of_a_client(self, run: Any, write: Any) -> None:
        """
        A client's unknown words and keys are listed, and nothing is written.
        """
        path = write({"voice": "zoe", "voise": "ash"})

        status, out, err = run("convert", "--to", "ga", path)

        assert (1, []) == (status, out)
        assert err[0].startswith(f"{path}: /voice: expected one of")
        assert err[1].startswith(f"{path}: /voise: unknown key; did you mean")
        assert err[2] == (
            f"{path}: nothing is written; pass --drop to omit unsupported values"
        )

    @pytest.mark.parametrize("options", [[], ["--drop"]], ids=str)
    def test_other_kind(
        self, run: Any, write: Any, options: list[str]
    ) -> None:
        """
        There is no hint at --drop for sessions of another kind.
        """
        path = write({"audio": {"output": {"language": "fi"}}})

        assert (
            1,
            [],
            [
                f"{path}: can't convert: sessions of the translation dialect"
                " and of the ga dialect have no settings in common",
                f"{path}: nothing is written",
            ],
        ) == run("convert", "--to", "ga", *options, path)

    def test_drop(self, run: Any, write: Any) -> None:
        """
        With --drop it is left out, with a notice for each.
        """
        path = write(
            {
                "type": "realtime",
                "instructions": "Listen.",
                "audio": {"input": {"gain": 3}, "output": {"voice": "zoe"}},
            }
        )

        status, out, err = run("convert", "--to", "beta", "--drop", path)

        assert 0 == status
        assert {"instructions": "Listen."} == json.loads("\n".join(out))
        assert [
            f"{path}: /audio/input/gain: omitted: unknown key",
            f"{path}: /audio/output/voice: omitted: the beta dialect can't write an unknown value of the ga dialect",
        ] == err


class TestThinEvents:
    EVENT: ClassVar = {"type": "input_audio_buffer.speech_started"}
    REASON = (
        "the ga dialect has InputAudioBufferSpeechStarted instead, which"
        " requires audio_start_ms, item_id"
    )

    def test_one(self, run: Any, write: Any) -> None:
        """
        With --drop a notice names the attributes that an event lacks.
        """
        path = write(self.EVENT)
        command = ("convert", "--from", "glm", "--to", "ga")

        assert (
            1,
            [],
            [f"{path}: /type: {self.REASON}", f"{path}: {HINT}"],
        ) == run(*command, path)
        assert (
            0,
            ["[]"],
            [f"{path}: /type: omitted: {self.REASON}"],
        ) == run(*command, "--drop", path)

    def test_line(self, run: Any, log: Any) -> None:
        """
        In a file of lines the event has no line.
        """
        path = log(self.EVENT, GOOD)

        status, out, err = run(
            *("convert", "--from", "glm", "--to", "ga", "--drop", path)
        )

        assert (0, 1) == (status, len(out))
        assert f"{path}:1: /type: omitted: {self.REASON}" == err[0]
