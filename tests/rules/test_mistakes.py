"""
Rules that contradict each other.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from realtime_attrs import (
    PCM,
    AudioFormat,
    CustomVoice,
    FunctionTool,
    MCPToolFilter,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    Prompt,
    RealtimeVoice,
    SemanticVAD,
    ServerVAD,
    SessionResource,
)
from realtime_attrs.dialects import (
    ANY,
    BETA,
    GA,
    Dialect,
    Fallback,
    Key,
    Rewrite,
    Variant,
    bare,
    record,
)
from realtime_attrs.events import Response, SessionCreated
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

TOOL = record(FunctionTool, "name", "description", tag="function")


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(
                    SemanticVAD, tag="a", tag_key="kind", eagerness="kind"
                ),
                "record(SemanticVAD): 'kind' is the path of the tag and of 'eagerness'",
            ),
            (
                lambda: record(
                    SemanticVAD,
                    "eagerness",
                    tag="a",
                    constants={"kind.a": "x"},
                    tag_key="kind",
                ),
                "record(SemanticVAD): 'kind.a' is the path of the tag and of the constant 'x'",
            ),
            (
                lambda: record(
                    ServerVAD, threshold="a.b", idle_timeout_ms="a"
                ),
                "record(ServerVAD): 'a' is the path of 'threshold' and of 'idle_timeout_ms'",
            ),
            (
                lambda: record(
                    ServerVAD, threshold="a.b", constants={"a.b": "x"}
                ),
                "record(ServerVAD): 'a.b' is the path of the constant 'x' and of 'threshold'",
            ),
            (
                lambda: bare(SemanticVAD, "eagernes"),
                "record(SemanticVAD): no attribute 'eagernes'; did you mean 'eagerness'?",
            ),
            (
                lambda: bare(FunctionTool, "description"),
                "record(FunctionTool): required: 'name' has no key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness", Key(alias="e")),
                "record(SemanticVAD): 'eagerness': alias: the attribute can't have this rule",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness", Key(fallback="e")),
                "record(SemanticVAD): 'eagerness': fallback: the attribute can't have this rule",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(tag="a"),
                "record(SemanticVAD): written as 'eagerness' alone, it has no other key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    constants={"a": "b"}
                ),
                "record(SemanticVAD): written as 'eagerness' alone, it has no other key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    "create_response"
                ),
                "record(SemanticVAD): written as 'eagerness' alone, it has no other key",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    ignored={"a": "b"}
                ),
                "record(SemanticVAD): written as 'eagerness' alone, it has no other key",
            ),
        ],
        ids=map(str, count()),
    )
    def test_records(self, make: Callable[[], Any], message: str) -> None:
        """
        A record that cannot be right is refused by name.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(BETA, voice=Key(alias="model")),
                "record(SessionResource): 'model' is the path of 'model' and of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(fallback=Fallback("model.voice"))
                ),
                "record(SessionResource): 'model.voice' is the path of 'model' and of the fallback of 'voice'",
            ),
            (
                lambda: changed(BETA, voice=Key(alias="voice")),
                "record(SessionResource): 'voice' is the path of 'voice' and of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), model=Key(alias="a.b")
                ),
                "record(SessionResource): 'a' is the path of the alias of 'model' and of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, session=Key(alias="said")
                ),
                "record(SessionCreated): 'session': alias: the attribute is spread over 'session.*'",
            ),
            (
                lambda: changed(BETA, Response, id=Key(alias="object")),
                "record(Response): 'object' is the path of the constant 'realtime.response' and of the alias of 'id'",
            ),
            (
                lambda: changed(BETA, ServerVAD, threshold=Key(alias="type")),
                "record(ServerVAD): 'type' is the path of the tag and of the alias of 'threshold'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), ignored={"a": "b"}
                ),
                "record(SessionResource): 'a' is the path of the alias of 'voice' and of an ignored key",
            ),
            (
                lambda: changed(BETA, voice=Key(alias="a", fallback="a")),
                "record(SessionResource): 'a' is the path of the alias of 'voice' and of the fallback of 'voice'",
            ),
            (
                lambda: changed(BETA, ignored={"model": "a"}),
                "record(SessionResource): 'model' is the path of 'model' and of an ignored key",
            ),
            (
                lambda: changed(BETA, ServerVAD, ignored={"type": "a"}),
                "record(ServerVAD): 'type' is the path of the tag and of an ignored key",
            ),
            (
                lambda: changed(BETA, misplaced={"model": "voice"}),
                "record(SessionResource): misplaced: 'model' is the path of 'model'",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), misplaced={"a": "voice"}
                ),
                "record(SessionResource): misplaced: 'a' is the path of the alias of 'voice'",
            ),
            (
                lambda: changed(
                    BETA, misplaced={"a": "voice"}, ignored={"a": "x"}
                ),
                "record(SessionResource): misplaced: 'a' is the path of an ignored key",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, explicit_nulls=["session"]
                ),
                "record(SessionCreated): explicit_nulls: 'session' is spread, and can't be null",
            ),
        ],
        ids=map(str, count()),
    )
    def test_paths(self, make: Callable[[], Any], message: str) -> None:
        """
        Two rules cannot read one path.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA, input_audio_format=Key(flatten={"rate": "rate"})
                ),
                "record(SessionResource): 'input_audio_format': flatten: expected words that are objects of 'type', 'rate'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=PLAIN, flatten={"rate": "rate"}
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: expected words that are objects of 'type', 'rate'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=OBJECTS, flatten={"rate": "rate", "bits": "bits"}
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: expected words that are objects of 'type', 'rate', 'bits'",
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
                "record(SessionResource): 'input_audio_format': flatten: the attribute has a second path",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}, fallback="fmt"
                    ),
                ),
                "record(SessionResource): 'input_audio_format': flatten: the attribute has a second path",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}
                    ),
                    explicit_nulls=["input_audio_format"],
                ),
                "record(SessionResource): explicit_nulls: 'input_audio_format' is flattened, and can't be null",
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
                "dialect 'acme': SessionResource.voice: flatten: CustomVoice may stand here, and has no words",
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
                "dialect 'acme': SessionResource.turn_detection: off: {'type': 'server_vad'} is ServerVAD",
            ),
            (
                lambda: changed(BETA, input_audio_transcription=Key(off={})),
                "dialect 'acme': SessionResource.input_audio_transcription: off: {} is AudioTranscription",
            ),
            (
                lambda: changed(BETA, tracing=Key(off="auto")),
                "dialect 'acme': SessionResource.tracing: off: 'auto' is a word of TracingMode",
            ),
            (
                lambda: changed(BETA, temperature=Key(as_string=True)),
                "record(SessionResource): 'temperature': as_string: the attribute is no integer",
            ),
            (
                lambda: changed(BETA, model=Key(as_string=True)),
                "record(SessionResource): 'model': as_string: the attribute is no integer",
            ),
            (
                lambda: changed(BETA, model=Key(rewrite=Rewrite({}))),
                "record(SessionResource): 'model': rewrite: the attribute is no array of words",
            ),
            (
                lambda: changed(BETA, model=Key(words=PLAIN)),
                "record(SessionResource): 'model': words: AudioFormat can't stand here",
            ),
            (
                lambda: changed(BETA, voice=Key(pattern="a")),
                "record(SessionResource): 'voice': pattern: the attribute is no string",
            ),
            (
                lambda: changed(BETA, speed=Key(pattern="a")),
                "record(SessionResource): 'speed': pattern: the attribute is no string",
            ),
            (
                lambda: changed(BETA, voice=Key(records=[ServerVAD])),
                "record(SessionResource): 'voice': records: ServerVAD can't stand here",
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
                "record(SessionResource): 'model': records: CustomVoice can't stand here",
            ),
            (
                lambda: changed(BETA, reasoning=Key()),
                "dialect 'acme': SessionResource.reasoning: there is no record, or word, of Reasoning",
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

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA, voice=Key(records=[bare(CustomVoice, "id")])
                ),
                "dialect 'acme': SessionResource.voice: records: CustomVoice is bare in one place and not in another",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(NamedVoice, "name"),
                        BETA.of(SessionResource).evolve(
                            voice=Key(records=[record(NamedVoice)])
                        ),
                    ],
                ),
                "dialect 'acme': SessionResource.voice: records: NamedVoice is bare in one place and not in another",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(Prompt, "id").evolve(variants=[record(Prompt)])
                    ],
                ),
                "record(Prompt): written as 'id' alone, it has no other key",
            ),
        ],
        ids=map(str, count()),
    )
    def test_bare(self, make: Callable[[], Any], message: str) -> None:
        """
        A class cannot be bare at one attribute and not at another.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[record(CustomVoice)]
                ),
                "record(FunctionTool): variants: expected forms of FunctionTool, got CustomVoice",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[Variant(CustomVoice)]
                ),
                "record(FunctionTool): variants: expected forms of FunctionTool, got CustomVoice",
            ),
            (
                lambda: changed(
                    BETA,
                    FunctionTool,
                    variants=[record(FunctionTool, tag="f", tag_key="kind")],
                ),
                "record(FunctionTool): variants: expected an object with its tag at 'type'",
            ),
            (
                lambda: changed(BETA, FunctionTool, variants=[TOOL]),
                "record(FunctionTool): variants: the form needs another tag, or a further required key",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[Variant(FunctionTool)]
                ),
                "record(FunctionTool): variants: a variant needs another tag",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[bare(FunctionTool, "name")]
                ),
                "record(FunctionTool): variants: expected an object with its tag at 'type'",
            ),
            (
                lambda: changed(
                    BETA,
                    ServerVAD,
                    variants=[
                        record(ServerVAD, "threshold", tag="semantic_vad")
                    ],
                ),
                "dialect 'acme': SessionResource.turn_detection: ServerVAD and SemanticVAD both have 'semantic_vad'",
            ),
        ],
        ids=map(str, count()),
    )
    def test_variants(self, make: Callable[[], Any], message: str) -> None:
        """
        A variant has to be a form of the class that differs.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[record(ServerVAD, tag="a", tag_key="kind")],
                ),
                "dialect 'acme': SessionResource.turn_detection: some are told by 'kind' or 'type'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[record(CustomVoice, tag="a", tag_key="kind")],
                    words={
                        RealtimeVoice: {RealtimeVoice.ASH: {"type": "ash"}}
                    },
                ),
                "dialect 'acme': SessionResource.voice: some are told by 'kind' or 'type'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        record(ServerVAD, tag="a", tag_key="kind"),
                        record(SemanticVAD, tag="a", tag_key="kind"),
                    ],
                ),
                "dialect 'acme': SessionResource.turn_detection: ServerVAD and SemanticVAD both have 'a'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(NamedVoice, "name"),
                        bare(CustomVoice, "id"),
                    ],
                ),
                "dialect 'acme': SessionResource.voice: CustomVoice and NamedVoice both have a bare string",
            ),
            (
                lambda: BETA.evolve(
                    "acme", records=[bare(ServerVAD, "threshold")]
                ),
                "dialect 'acme': SessionResource.turn_detection: ServerVAD is a bare value among others",
            ),
            (
                lambda: BETA.evolve(
                    "acme", words={PCM: {PCM(8_000): "pcm16"}}
                ),
                "dialect 'acme': SessionResource.input_audio_format: AudioFormat and PCM both have 'pcm16'",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    words={
                        AudioFormat: {AudioFormat.PCM16: {"type": "a"}},
                        PCM: {PCM(8_000): {"type": "a", "rate": 1}},
                    },
                ),
                "dialect 'acme': SessionResource.input_audio_format: AudioFormat and PCM both have 'a'",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words={
                            AudioFormat: {AudioFormat.PCM16: "a"},
                            PCM: {PCM(8_000): "a"},
                        }
                    ),
                ),
                "dialect 'acme': SessionResource.input_audio_format: AudioFormat and PCM both have 'a'",
            ),
            (
                lambda: GA.evolve(
                    "acme", records=[bare(MCPToolFilter, "tool_names")]
                ),
                "dialect 'acme': MCPTool.allowed_tools: MCPToolFilter and tuple both have a bare array",
            ),
            (
                lambda: Dialect(
                    "acme", [record(CustomVoice), bare(CustomVoice, "id")], {}
                ),
                "dialect 'acme': there are two records of CustomVoice",
            ),
        ],
        ids=map(str, count()),
    )
    def test_unions(self, make: Callable[[], Any], message: str) -> None:
        """
        Classes and words at one attribute have to be told apart.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)

    def test_path_of_a_bare_class(self) -> None:
        """
        A class that is written as one attribute has no path for it.
        """
        with pytest.raises(ValueError, match="eagerness"):
            bare(SemanticVAD, "eagerness", Key("e"))

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

    def test_ignored_in_no_family(self) -> None:
        """
        A family has a class that the dialect has.
        """
        with pytest.raises((TypeError, ValueError), match="int"):
            BETA.evolve("acme", ignored={int: {"a": ANY}})
