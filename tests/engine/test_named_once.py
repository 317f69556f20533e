"""
Faults that stand at one place, though at several attributes.
"""

import pytest

from realtime_attrs import SessionResource, Unknown
from realtime_attrs.converter import (
    Problem,
    WireError,
    drop_unsupported,
    explain,
    make_converter,
    unsupported,
)
from realtime_attrs.dialects import BETA
from realtime_attrs.events import ClientSecretRequest


REQUEST = ClientSecretRequest(
    session=SessionResource(extra=Unknown({"a": 1}, "acme")),
    extra=Unknown({"b": 1}, "acme"),
)
PROBLEM = Problem(
    "", "the beta dialect can't write an unknown value of the acme dialect"
)


class TestUnknownKeys:
    def test_problems(self) -> None:
        """
        Two attributes whose keys stand in one object have one problem.
        """
        with pytest.raises(WireError) as caught:
            make_converter(BETA).unstructure(REQUEST)

        assert (PROBLEM,) == caught.value.problems
        assert [PROBLEM] == explain(caught.value)
        assert str(PROBLEM) == str(caught.value)

    def test_names(self) -> None:
        """
        Both attributes are named, and dropped.
        """
        names = ("session.extra", "extra")

        assert names == unsupported(REQUEST, BETA)
        assert (
            ClientSecretRequest(),
            names,
        ) == drop_unsupported(REQUEST, BETA)
