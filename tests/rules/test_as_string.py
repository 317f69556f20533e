"""
Numbers that are written as strings.
"""

from typing import Any

import pytest

from realtime_attrs import (
    INF,
    OFF,
    Inf,
    ServerVAD,
    SessionResource,
    Unknown,
)
from realtime_attrs.dialects import BETA, Fallback, Key
from rule_checks import also_read, both_ways, changed, kept, problems, refused
from rule_dialects import STRINGS


ONLY_READ = changed(BETA, max_response_output_tokens=Key(as_string="read"))


class TestAsString:
    def test_both_ways(self) -> None:
        """
        A number is written as a string.
        """
        for number in (0, 5, 65_535):
            both_ways(
                STRINGS,
                {
                    "turn_detection": {
                        "type": "server_vad",
                        "prefix_padding_ms": str(number),
                        "silence_duration_ms": number,
                        "idle_timeout_ms": str(number),
                    },
                    "max_response_output_tokens": str(number),
                },
                SessionResource(
                    turn_detection=ServerVAD(
                        prefix_padding_ms=number,
                        silence_duration_ms=number,
                        idle_timeout_ms=number,
                    ),
                    max_response_output_tokens=number,
                ),
            )

    def test_no_numbers(self) -> None:
        """
        What is no number is as it was.
        """
        both_ways(
            STRINGS,
            {
                "turn_detection": {
                    "type": "server_vad",
                    "idle_timeout_ms": None,
                },
                "max_response_output_tokens": "inf",
            },
            SessionResource(
                turn_detection=ServerVAD(idle_timeout_ms=OFF),
                max_response_output_tokens=INF,
            ),
        )
        both_ways(STRINGS, {"type": "server_vad"}, ServerVAD())
        also_read(
            STRINGS,
            {"type": "server_vad", "prefix_padding_ms": None},
            ServerVAD(),
        )

    @pytest.mark.parametrize("given", [7, "7", "007"], ids=repr)
    def test_numbers(self, given: Any) -> None:
        """
        A number is read too, and zeros before it.
        """
        also_read(
            STRINGS,
            {"type": "server_vad", "prefix_padding_ms": given},
            ServerVAD(prefix_padding_ms=7),
        )

    @pytest.mark.parametrize(
        ("given", "got"),
        [
            ("", "the string ''"),
            ("-1", "the string '-1'"),
            ("+1", "the string '+1'"),
            (" 1", "the string ' 1'"),
            ("1.0", "the string '1.0'"),
            ("1_0", "the string '1_0'"),
            ("\N{SUPERSCRIPT TWO}", "the string '\N{SUPERSCRIPT TWO}'"),
            (
                "\N{ARABIC-INDIC DIGIT TWO}",
                "the string '\N{ARABIC-INDIC DIGIT TWO}'",
            ),
            ("4294967296", "the number 4294967296"),
            ("9" * 21, f"the string '{'9' * 21}'"),
            (1.0, "the number 1.0"),
            (True, "the boolean true"),
            (["1"], "an array"),
        ],
        ids=repr,
    )
    def test_refused(self, given: Any, got: str) -> None:
        """
        What else looks like a number is refused.
        """
        payload = {"type": "server_vad", "prefix_padding_ms": given}

        assert [
            "/prefix_padding_ms: expected an integer from 0 to 4294967295,"
            f" got {got}"
        ] == problems(STRINGS, payload, ServerVAD)

    def test_union(self) -> None:
        """
        Among words a number too great is refused, and a new word unknown.
        """
        name = "max_response_output_tokens"

        assert [
            f"/{name}: expected an integer from 0 to 65535, got the number"
            " 65536"
        ] == problems(STRINGS, {name: "65536"})
        assert (
            Unknown("many", "acme")
            == kept(STRINGS, {name: "many"}).max_response_output_tokens
        )

    @pytest.mark.parametrize("given", ["-0", "-5"])
    def test_negative(self, given: str) -> None:
        """
        Where no number is negative, one in a string is an unknown word.
        """
        payload = {"max_response_output_tokens": given}

        assert (
            Unknown(given, "acme")
            == kept(STRINGS, payload).max_response_output_tokens
        )

    def test_required(self) -> None:
        """
        One that is required is missing where it is not.
        """
        acme = changed(
            BETA,
            ServerVAD,
            required=["prefix_padding_ms"],
            prefix_padding_ms=Key(as_string=True),
        )

        both_ways(
            acme,
            {"type": "server_vad", "prefix_padding_ms": "7"},
            ServerVAD(prefix_padding_ms=7),
        )
        assert ["/prefix_padding_ms: required key is missing"] == problems(
            acme, {"type": "server_vad"}, ServerVAD
        )

    def test_cannot_say(self) -> None:
        """
        A value that is not supported is refused.
        """
        session = SessionResource(
            max_response_output_tokens=Unknown("many", "beta")
        )

        assert [
            "/max_response_output_tokens: the acme dialect can't write an"
            " unknown value of the beta dialect"
        ] == refused(STRINGS, session)

    def test_words_of_a_fallback(self) -> None:
        """
        Where the fallback has other words, numbers are strings too.
        """
        words: Any = {Inf: {INF: "none"}}
        acme = changed(
            BETA,
            max_response_output_tokens=Key(
                as_string=True, fallback=Fallback("limit", words=words)
            ),
        )

        for given, limit in (("none", INF), ("7", 7), (7, 7)):
            also_read(
                acme,
                {"limit": given},
                SessionResource(max_response_output_tokens=limit),
            )


class TestOnlyRead:
    def test_numbers(self) -> None:
        """
        With "read", digits are read, and a number is written.
        """
        session = SessionResource(max_response_output_tokens=7)

        also_read(ONLY_READ, {"max_response_output_tokens": "7"}, session)
        both_ways(ONLY_READ, {"max_response_output_tokens": 7}, session)

    def test_words(self) -> None:
        """
        Words are read and written, and an unknown number can't be written.
        """
        unknown = Unknown("7", "acme")

        both_ways(
            ONLY_READ,
            {"max_response_output_tokens": "inf"},
            SessionResource(max_response_output_tokens=INF),
        )
        assert [
            "/max_response_output_tokens: expected a word that isn't a number,"
            " got the string '7'"
        ] == refused(
            ONLY_READ, SessionResource(max_response_output_tokens=unknown)
        )
