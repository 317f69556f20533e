"""
Something unknown by itself.
"""

from typing import Any

import pytest

from realtime_attrs import CustomVoice, SessionResource, Unknown
from realtime_attrs.dialects import GA


def shown() -> str:
    """
    Show a session with something deep, in a frame of its own.

    Coverage on Python 3.11 may lose what comes after such a depth in a frame.
    """
    deep: Any = {}
    for _ in range(100_000):
        deep = {"a": [deep]}
    session = SessionResource(
        voice=Unknown("ek_123", "GA"),
        extra=Unknown(
            {
                "client_secret": {"value": "s"},
                "api_key": "k",
                "max_tokens": 3,
                "tokens": ["t"],
                "token": None,
                "deep": deep,
            },
            "GA",
        ),
    )
    return repr(session)


class TestBuilding:
    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (
                lambda: Unknown({"a": {1}}, "GA"),
                TypeError,
                "Unknown.value['a']: expected a JSON value, got a Python set",
            ),
            (
                lambda: Unknown(float("nan"), "GA"),
                ValueError,
                "Unknown.value: expected a finite number, got the number nan",
            ),
            (
                lambda: Unknown("juniper", GA),  # type: ignore[arg-type]
                TypeError,
                "Unknown.dialect: expected a string, got a Python Dialect",
            ),
            (
                lambda: SessionResource(extra=Unknown("juniper", "GA")),
                TypeError,
                "SessionResource.extra: expected an Unknown that holds an"
                " object, got the string 'juniper'",
            ),
            (
                lambda: SessionResource(extra={"a": 1}),  # type: ignore[arg-type]
                TypeError,
                "SessionResource.extra: expected an Unknown or None, got an"
                " object",
            ),
        ],
    )
    def test_refused(self, make: Any, error: Any, message: str) -> None:
        """
        It is checked as everything else is.
        """
        with pytest.raises(error) as caught:
            make()

        assert message == str(caught.value)

    def test_extra_is_a_keyword(self) -> None:
        """
        Unknown keys are never taken for an attribute by position.
        """
        with pytest.raises(TypeError, match="positional"):
            CustomVoice("v", Unknown({"a": 1}, "GA"))  # type: ignore[misc]

    def test_equality(self) -> None:
        """
        Unknown keys count when sessions are compared; no keys are none.
        """
        one = SessionResource(extra=Unknown({"a": 1}, "GA"))

        assert one == SessionResource(extra=Unknown({"a": 1}, "GA"))
        assert one != SessionResource(extra=Unknown({"a": 1}, "beta"))
        assert one != SessionResource()
        assert SessionResource() == SessionResource(extra=Unknown({}, "GA"))
        assert hash(one) == hash(
            SessionResource(extra=Unknown({"a": 1}, "GA"))
        )

    def test_repr(self) -> None:
        """
        It is shown when set, without what may be a secret, and not endlessly.
        """
        assert shown() == (
            "SessionResource(voice=Unknown(value='<hidden>', dialect='GA'),"
            " extra=Unknown(value={'client_secret': <hidden>, 'api_key':"
            " <hidden>, 'max_tokens': 3, 'tokens': ['t'], 'token': None,"
            " 'deep': {'a': [{'a': [{'a': [...]}]}]}}, dialect='GA'))"
        )
        assert repr(Unknown([[[[[[{}]]]]]], "GA")) == (
            "Unknown(value=[[[[[[{...}]]]]]], dialect='GA')"
        )
