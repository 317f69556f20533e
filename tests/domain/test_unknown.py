"""
Something unknown by itself.
"""

import pickle

from typing import Any

import pytest

from realtime_attrs import CustomVoice, SessionResource, Unknown
from realtime_attrs.converter import make_converter
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
        voice=Unknown("ek_123", "ga"),
        extra=Unknown(
            {
                "client_secret": {"value": "s"},
                "api_key": "k",
                "max_tokens": 3,
                "tokens": ["t"],
                "token": None,
                "deep": deep,
            },
            "ga",
        ),
    )
    return repr(session)


class TestBuilding:
    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (
                lambda: Unknown({"a": {1}}, "ga"),
                TypeError,
                "Unknown.value['a']: expected a JSON value, got a Python set",
            ),
            (
                lambda: Unknown(float("nan"), "ga"),
                ValueError,
                "Unknown.value: expected a finite number, got the number nan",
            ),
            (
                lambda: Unknown("juniper", GA),  # type: ignore[arg-type]
                TypeError,
                "Unknown.dialect: expected a string, got a Python Dialect",
            ),
            (
                lambda: SessionResource(extra=Unknown("juniper", "ga")),
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

    def test_old_names(self) -> None:
        """
        The name of a dialect is in lower case, also from an old pickle.
        """
        new, old = Unknown("juniper", "ga"), Unknown("juniper", "GA")
        loaded = Unknown.__new__(Unknown)
        loaded.__setstate__({"value": "juniper", "dialect": "GA"})

        assert "ga" == old.dialect
        assert new == old == loaded == pickle.loads(pickle.dumps(new))
        assert {new} == {old, loaded}
        assert "audio" in make_converter(GA).unstructure(
            SessionResource(voice=old)
        )

    def test_extra_is_a_keyword(self) -> None:
        """
        Unknown keys are never taken for an attribute by position.
        """
        with pytest.raises(TypeError, match="positional"):
            CustomVoice("v", Unknown({"a": 1}, "ga"))  # type: ignore[misc]

    def test_equality(self) -> None:
        """
        Unknown keys count when sessions are compared; no keys are none.
        """
        one = SessionResource(extra=Unknown({"a": 1}, "ga"))

        assert one == SessionResource(extra=Unknown({"a": 1}, "ga"))
        assert one != SessionResource(extra=Unknown({"a": 1}, "beta"))
        assert one != SessionResource()
        assert SessionResource() == SessionResource(extra=Unknown({}, "ga"))
        assert hash(one) == hash(
            SessionResource(extra=Unknown({"a": 1}, "ga"))
        )

    def test_repr(self) -> None:
        """
        It is shown when set, without what may be a secret, and not endlessly.
        """
        assert shown() == (
            "SessionResource(voice=Unknown(value='<hidden>', dialect='ga'),"
            " extra=Unknown(value={'client_secret': <hidden>, 'api_key':"
            " <hidden>, 'max_tokens': 3, 'tokens': ['t'], 'token': None,"
            " 'deep': {'a': [{'a': [{'a': [...]}]}]}}, dialect='ga'))"
        )
        assert repr(Unknown([[[[[[{}]]]]]], "ga")) == (
            "Unknown(value=[[[[[[{...}]]]]]], dialect='ga')"
        )
