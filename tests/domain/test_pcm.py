"""
A format that is a rate in a container.
"""

import copy
import enum
import pickle

from typing import Any

import attrs
import pytest

from realtime_attrs import PCM, AudioFormat, Container, SessionResource, events


class TestPCM:
    def test_is_a_value(self) -> None:
        """
        Equal rates in equal containers are equal, and hash alike.
        """
        values = {PCM(8_000), PCM(8_000, Container.RAW), PCM(rate=8_000)}

        assert {PCM(8_000)} == values
        assert PCM(8_000) != PCM(16_000)
        assert PCM(8_000) != PCM(8_000, Container.WAV)
        assert PCM(8_000) != AudioFormat.PCM16

    def test_attributes(self) -> None:
        """
        It has a rate, a container that is raw by itself, and no extra keys.
        """
        rate, container = attrs.fields(PCM)

        assert ("rate", "container") == (rate.name, container.name)
        assert attrs.NOTHING is rate.default
        assert Container.RAW is container.default
        with pytest.raises(TypeError, match="extra"):
            PCM(8_000, extra=None)

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (PCM(8_000), "PCM(rate=8000)"),
            (PCM(8_000, Container.RAW), "PCM(rate=8000)"),
            (
                PCM(24_000, Container.WAV),
                "PCM(rate=24000, container=Container.WAV)",
            ),
        ],
    )
    def test_repr(self, value: PCM, shown: str) -> None:
        """
        The repr is the expression that makes it.
        """
        assert shown == repr(value)
        assert value == eval(shown)  # noqa: S307  # our own

    def test_frozen(self) -> None:
        """
        It cannot be changed in place, and has no room for anything else.
        """
        value = PCM(8_000)

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.rate = 16_000  # type: ignore[misc]
        assert not hasattr(value, "__dict__")

    @pytest.mark.parametrize(
        "duplicate",
        [
            copy.copy,
            copy.deepcopy,
            lambda value: pickle.loads(pickle.dumps(value)),
        ],  # our own
        ids=["copy", "deepcopy", "pickle"],
    )
    def test_duplicates(self, duplicate: Any) -> None:
        """
        Copies and pickles are equal, and the container stays itself.
        """
        result = duplicate(PCM(24_000, Container.WAV))

        assert PCM(24_000, Container.WAV) == result
        assert Container.WAV is result.container

    @pytest.mark.parametrize(
        "value",
        [
            PCM(1),
            PCM(2**32 - 1),
            PCM(23_999),
            PCM(24_001),
            PCM(24_000, Container.WAV),
        ],
        ids=repr,
    )
    @pytest.mark.parametrize(
        ("cls", "name"),
        [
            (SessionResource, "input_audio_format"),
            (SessionResource, "output_audio_format"),
            (events.TranscriptionSession, "input_audio_format"),
            (events.Response, "output_audio_format"),
            (events.ResponseParameters, "output_audio_format"),
        ],
    )
    def test_is_a_format(self, cls: type[Any], name: str, value: PCM) -> None:
        """
        It stands wherever a format does, and bounds are inclusive.
        """
        assert value is getattr(cls(**{name: value}), name)

    def test_normal_form(self) -> None:
        """
        A subclass of an integer becomes an integer.
        """

        class Rate(enum.IntEnum):
            LOW = 8_000

        value = PCM(Rate.LOW)

        assert int is type(value.rate)
        assert PCM(8_000) == value
        assert hash(PCM(8_000)) == hash(value)

    @pytest.mark.parametrize(
        "make",
        [
            lambda: PCM(24_000),
            lambda: PCM(24_000, Container.RAW),
            lambda: PCM(enum.IntEnum("Rate", {"USUAL": 24_000}).USUAL),
            lambda: attrs.evolve(PCM(8_000), rate=24_000),
            lambda: attrs.evolve(
                PCM(24_000, Container.WAV), container=Container.RAW
            ),
        ],
        ids=["alone", "raw", "subclass", "rate", "container"],
    )
    def test_usual(self, make: Any) -> None:
        """
        What is a format already is refused, however it is made.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert "raw PCM at 24000 Hz is AudioFormat.PCM16" == str(caught.value)

    @pytest.mark.parametrize(
        ("values", "error", "message"),
        [
            (
                (0,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number 0",
            ),
            (
                (-8_000,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number -8000",
            ),
            (
                (2**32,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " number 4294967296",
            ),
            (
                (10**30,),
                ValueError,
                "PCM.rate: expected an integer from 1 to 4294967295, got an"
                " integer of more than 20 digits",
            ),
            (
                (8_000.0,),
                TypeError,
                (
                    "PCM.rate: expected an integer from 1 to 4294967295, got"
                    " the number 8000.0; did you mean 8000?"
                ),
            ),
            (
                (24_000.0,),
                TypeError,
                (
                    "PCM.rate: expected an integer from 1 to 4294967295, got"
                    " the number 24000.0; did you mean 24000?"
                ),
            ),
            (
                (True,),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got the"
                " boolean true",
            ),
            (
                ("8000",),
                TypeError,
                (
                    "PCM.rate: expected an integer from 1 to 4294967295, got"
                    " the string '8000'; did you mean 8000?"
                ),
            ),
            (
                (None,),
                TypeError,
                "PCM.rate: expected an integer from 1 to 4294967295, got null",
            ),
            (
                (8_000, "wav"),
                TypeError,
                (
                    "PCM.container: expected a Container, got the string"
                    " 'wav'; did you mean Container.WAV?"
                ),
            ),
            (
                (8_000, None),
                TypeError,
                "PCM.container: expected a Container, got null",
            ),
            (
                (8_000, AudioFormat.PCM16),
                TypeError,
                "PCM.container: expected a Container, got AudioFormat.PCM16",
            ),
        ],
    )
    def test_refusals(
        self, values: Any, error: type[Exception], message: str
    ) -> None:
        """
        What is no rate, or no container, is refused with the reason.
        """
        with pytest.raises(error) as caught:
            PCM(*values)

        assert message == str(caught.value)
