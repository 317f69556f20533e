"""
Rules that an attribute cannot have.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    CustomVoice,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    ServerVAD,
    SessionResource,
    TracingMode,
)
from realtime_attrs.dialects import (
    BETA,
    Key,
    Rewrite,
    Variant,
    bare,
    record,
)
from realtime_attrs.events import SessionCreated
from rule_checks import changed
from rule_dialects import RATED


PLAIN: Any = {AudioFormat: {AudioFormat.PCM16: "pcm"}}

OBJECTS: Any = {
    AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}},
    PCM: {},
}

DEEP: Any = {
    NoiseReductionMode: {NoiseReductionMode.DEEP: {"type": "d", "rate": 1}}
}


class TestAttributes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA, input_audio_format=Key(flatten={"rate": "rate"})
                ),
                "record(SessionResource): 'input_audio_format': flatten: expected words that are objects with 'type', 'rate'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=PLAIN, flatten={"rate": "rate"}
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: expected words that are objects with 'type', 'rate'",
            ),
            (
                lambda: changed(
                    BETA,
                    tracing=Key(
                        words={
                            TracingMode: {
                                TracingMode.AUTO: {"type": "a", "rate": 1}
                            }
                        },
                        flatten={"rate": "rate"},
                    ),
                ),
                "record(SessionResource): 'tracing': flatten: OFF can't be flattened",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=OBJECTS, flatten={"rate": "rate", "bits": "bits"}
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: expected words that are objects with 'type', 'rate', 'bits'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=OBJECTS, flatten={"rate": "model"}
                    ),
                ),
                "record(SessionResource): 'model' is the path of 'model' and of the flattened key of 'input_audio_format'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}, alias="fmt"
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: can't be combined with 'alias'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}, fallback="fmt"
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: can't be combined with 'fallback'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}
                    ),
                    explicit_nulls=["input_audio_format"],
                ),
                "record(SessionResource): explicit_nulls: 'input_audio_format' is flattened, so it can't be null",
            ),
            (
                lambda: changed(
                    BETA.evolve("acme", words={PCM: {PCM(8_000): "pcm8"}}),
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}
                    ),
                ),
                "dialect 'acme': SessionResource.input_audio_format: flatten: there are no words for PCM",
            ),
            (
                lambda: changed(
                    BETA,
                    voice=Key(
                        words={
                            RealtimeVoice: {
                                RealtimeVoice.ASH: {"type": "a", "v": 1}
                            }
                        },
                        flatten={"v": "v"},
                    ),
                ),
                "dialect 'acme': SessionResource.voice: flatten: the attribute admits CustomVoice, which has no words",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        record(
                            NoiseReduction,
                            "strength",
                            mode=Key(
                                "a.b.c", words=DEEP, flatten={"rate": "c"}
                            ),
                        )
                    ],
                ),
                "record(NoiseReduction): 'a.b.c' is the path of 'mode' and of the flattened key of 'mode'",
            ),
        ],
        ids=map(str, count()),
    )
    def test_flatten(self, make: Callable[[], Any], message: str) -> None:
        """
        Keys can only be flattened out of objects that have them.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(BETA, zzz=Key(off="none")),
                "record(SessionResource): no attribute 'zzz'",
            ),
            (
                lambda: changed(BETA, model=Key(off="none")),
                "record(SessionResource): 'model': off: the attribute can't be OFF",
            ),
            (
                lambda: changed(BETA, tracing=Key(off="none")).evolve(
                    "acme", null_is_off=False
                ),
                "dialect 'acme': SessionResource.tracing: off: the dialect has null_is_off=False",
            ),
            (
                lambda: changed(
                    BETA, turn_detection=Key(off={"type": "server_vad"})
                ),
                "dialect 'acme': SessionResource.turn_detection: off: {'type': 'server_vad'} is read as ServerVAD",
            ),
            (
                lambda: changed(BETA, input_audio_transcription=Key(off={})),
                "dialect 'acme': SessionResource.input_audio_transcription: off: {} is read as AudioTranscription",
            ),
            (
                lambda: changed(BETA, tracing=Key(off="auto")),
                "dialect 'acme': SessionResource.tracing: off: 'auto' is read as a word of TracingMode",
            ),
            (
                lambda: changed(BETA, temperature=Key(as_string=True)),
                "record(SessionResource): 'temperature': as_string: the attribute isn't an integer",
            ),
            (
                lambda: changed(BETA, model=Key(as_string=True)),
                "record(SessionResource): 'model': as_string: the attribute isn't an integer",
            ),
            (
                lambda: changed(BETA, model=Key(rewrite=Rewrite({}))),
                "record(SessionResource): 'model': rewrite: the attribute isn't an array of words",
            ),
            (
                lambda: changed(BETA, model=Key(words=PLAIN)),
                "record(SessionResource): 'model': words: the attribute doesn't admit AudioFormat",
            ),
            (
                lambda: changed(BETA, voice=Key(pattern="a")),
                "record(SessionResource): 'voice': pattern: the attribute isn't a string",
            ),
            (
                lambda: changed(BETA, speed=Key(pattern="a")),
                "record(SessionResource): 'speed': pattern: the attribute isn't a string",
            ),
            (
                lambda: changed(BETA, voice=Key(records=[ServerVAD])),
                "record(SessionResource): 'voice': records: the attribute doesn't admit ServerVAD",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(records=[Variant(NamedVoice)])
                ),
                "dialect 'acme': SessionResource.voice: records: no record of NamedVoice",
            ),
            (
                lambda: changed(BETA, voice=Key(records=[NamedVoice])),
                "dialect 'acme': SessionResource.voice: records: no record of NamedVoice",
            ),
            (
                lambda: changed(BETA, model=Key(records=[CustomVoice])),
                "record(SessionResource): 'model': records: the attribute doesn't admit CustomVoice",
            ),
            (
                lambda: changed(BETA, reasoning=Key()),
                "dialect 'acme': SessionResource.reasoning: there is no record, or word, of Reasoning",
            ),
            (
                lambda: changed(
                    BETA, tracing=Key(by_converter=True, as_string=True)
                ),
                "record(SessionResource): 'tracing': as_string: the attribute isn't an integer",
            ),
            (
                lambda: changed(
                    BETA,
                    tracing=Key(
                        by_converter=True,
                        words={TracingMode: {TracingMode.AUTO: "a"}},
                    ),
                ),
                "record(SessionResource): 'tracing': words: can't be combined with by_converter=True",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    words={
                        NoiseReductionMode: {NoiseReductionMode.DEEP: None}
                    },
                ),
                "dialect 'acme': NoiseReduction.mode: NoiseReductionMode.DEEP is spelled as null, which is read as None",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(Prompt, "id"),
                        BETA.of(SessionResource).evolve(
                            without=[
                                x
                                for x in BETA.of(SessionResource).keys
                                if x != "prompt"
                            ],
                            prompt="*",
                        ),
                    ],
                ),
                "record(SessionResource): 'prompt': the value at '*' has to be an object",
            ),
            (
                lambda: changed(BETA, model="*"),
                "record(SessionResource): 'model': the value at '*' has to be an object",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, session=Key(fallback="said")
                ),
                "record(SessionCreated): 'session': fallback: a path that ends in '*' has no key",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(words={AudioFormat: {}, PCM: {}}),
                ),
                "dialect 'acme': SessionResource.input_audio_format: there is no record, or word, of AudioFormat or PCM",
            ),
        ],
        ids=map(str, count()),
    )
    def test_values(self, make: Callable[[], Any], message: str) -> None:
        """
        An attribute cannot have rules for values that it does not admit.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_flattened_and_none(self) -> None:
        """
        A flattened object has no key of its own that could be None.
        """
        with pytest.raises(ValueError, match=r"input_audio_format.*none"):
            changed(
                BETA,
                input_audio_format=Key(
                    words=RATED, flatten={"rate": "rate"}, none="x"
                ),
            )
