"""
Rules that contradict each other.
"""

from collections.abc import Callable
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
                "?",
            ),
            (
                lambda: record(
                    SemanticVAD,
                    "eagerness",
                    tag="a",
                    constants={"kind.a": "x"},
                    tag_key="kind",
                ),
                "?",
            ),
            (
                lambda: record(
                    ServerVAD, threshold="a.b", idle_timeout_ms="a"
                ),
                "?",
            ),
            (
                lambda: record(
                    ServerVAD, threshold="a.b", constants={"a.b": "x"}
                ),
                "?",
            ),
            (lambda: bare(SemanticVAD, "eagernes"), "?"),
            (lambda: bare(FunctionTool, "description"), "?"),
            (lambda: bare(SemanticVAD, "eagerness", Key("e")), "?"),
            (lambda: bare(SemanticVAD, "eagerness", Key(alias="e")), "?"),
            (lambda: bare(SemanticVAD, "eagerness", Key(fallback="e")), "?"),
            (lambda: bare(SemanticVAD, "eagerness").evolve(tag="a"), "?"),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    constants={"a": "b"}
                ),
                "?",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    "create_response"
                ),
                "?",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    ignored={"a": "b"}
                ),
                "?",
            ),
            (
                lambda: bare(SemanticVAD, "eagerness").evolve(
                    misplaced={"a": "eagerness"}
                ),
                "?",
            ),
        ],
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
            (lambda: changed(BETA, voice=Key(alias="model")), "?"),
            (
                lambda: changed(
                    BETA, voice=Key(fallback=Fallback("model.voice"))
                ),
                "?",
            ),
            (lambda: changed(BETA, voice=Key(alias="voice")), "?"),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), model=Key(alias="a.b")
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, session=Key(alias="said")
                ),
                "?",
            ),
            (lambda: changed(BETA, Response, id=Key(alias="object")), "?"),
            (
                lambda: changed(BETA, ServerVAD, threshold=Key(alias="type")),
                "?",
            ),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), ignored={"a": "b"}
                ),
                "?",
            ),
            (lambda: changed(BETA, voice=Key(alias="a", fallback="a")), "?"),
            (lambda: changed(BETA, ignored={"model": "a"}), "?"),
            (lambda: changed(BETA, ServerVAD, ignored={"type": "a"}), "?"),
            (lambda: changed(BETA, misplaced={"model": "voice"}), "?"),
            (
                lambda: changed(
                    BETA, voice=Key(alias="a"), misplaced={"a": "voice"}
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA, misplaced={"a": "voice"}, ignored={"a": "x"}
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, explicit_nulls=["session"]
                ),
                "?",
            ),
        ],
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
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=PLAIN, flatten={"rate": "rate"}
                    ),
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=OBJECTS, flatten={"rate": "rate", "bits": "bits"}
                    ),
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=OBJECTS, flatten={"rate": "model"}
                    ),
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}, alias="fmt"
                    ),
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}, fallback="fmt"
                    ),
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}, none="x"
                    ),
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}
                    ),
                    explicit_nulls=["input_audio_format"],
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA.evolve("acme", words={PCM: {PCM(8_000): "pcm8"}}),
                    input_audio_format=Key(
                        words=RATED, flatten={"rate": "rate"}
                    ),
                ),
                "?",
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
                "?",
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
                "?",
            ),
        ],
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
            (lambda: changed(BETA, zzz=Key(off="none")), "?"),
            (lambda: changed(BETA, model=Key(off="none")), "?"),
            (
                lambda: changed(BETA, tracing=Key(off="none")).evolve(
                    "acme", null_is_off=False
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA, turn_detection=Key(off={"type": "server_vad"})
                ),
                "?",
            ),
            (
                lambda: changed(BETA, input_audio_transcription=Key(off={})),
                "?",
            ),
            (lambda: changed(BETA, tracing=Key(off="auto")), "?"),
            (lambda: changed(BETA, temperature=Key(as_string=True)), "?"),
            (lambda: changed(BETA, model=Key(as_string=True)), "?"),
            (lambda: changed(BETA, model=Key(rewrite=Rewrite({}))), "?"),
            (lambda: changed(BETA, model=Key(words=PLAIN)), "?"),
            (lambda: changed(BETA, voice=Key(pattern="a")), "?"),
            (lambda: changed(BETA, speed=Key(pattern="a")), "?"),
            (
                lambda: changed(BETA, SessionCreated, session=Key(none="x")),
                "?",
            ),
            (
                lambda: changed(
                    BETA, SessionCreated, session=Key(null="refused")
                ),
                "?",
            ),
            (lambda: changed(BETA, voice=Key(records=[ServerVAD])), "?"),
            (
                lambda: changed(
                    BETA, voice=Key(records=[Variant(NamedVoice)])
                ),
                "?",
            ),
            (lambda: changed(BETA, voice=Key(records=[NamedVoice])), "?"),
            (lambda: changed(BETA, model=Key(records=[CustomVoice])), "?"),
            (lambda: changed(BETA, reasoning=Key()), "?"),
            (
                lambda: changed(
                    BETA,
                    input_audio_format=Key(words={AudioFormat: {}, PCM: {}}),
                ),
                "?",
            ),
        ],
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
                "?",
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
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(Prompt, "id").evolve(variants=[record(Prompt)])
                    ],
                ),
                "?",
            ),
        ],
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
                "?",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[Variant(CustomVoice)]
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    FunctionTool,
                    variants=[record(FunctionTool, tag="f", tag_key="kind")],
                ),
                "?",
            ),
            (lambda: changed(BETA, FunctionTool, variants=[TOOL]), "?"),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[Variant(FunctionTool)]
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA, FunctionTool, variants=[bare(FunctionTool, "name")]
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    FunctionTool,
                    variants=[
                        record(
                            FunctionTool,
                            tag="f",
                            variants=[record(FunctionTool, tag="g")],
                        )
                    ],
                ),
                "?",
            ),
            (
                lambda: changed(
                    BETA,
                    ServerVAD,
                    variants=[
                        record(ServerVAD, "threshold", tag="semantic_vad")
                    ],
                ),
                "?",
            ),
        ],
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
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[record(CustomVoice, tag="a", tag_key="kind")],
                    words={
                        RealtimeVoice: {RealtimeVoice.ASH: {"type": "ash"}}
                    },
                ),
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        record(ServerVAD, tag="a", tag_key="kind"),
                        record(SemanticVAD, tag="a", tag_key="kind"),
                    ],
                ),
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    records=[
                        bare(NamedVoice, "name"),
                        bare(CustomVoice, "id"),
                    ],
                ),
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme", records=[bare(ServerVAD, "threshold")]
                ),
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme", words={PCM: {PCM(8_000): "pcm16"}}
                ),
                "?",
            ),
            (
                lambda: BETA.evolve(
                    "acme",
                    words={
                        AudioFormat: {AudioFormat.PCM16: {"type": "a"}},
                        PCM: {PCM(8_000): {"type": "a", "rate": 1}},
                    },
                ),
                "?",
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
                "?",
            ),
            (
                lambda: GA.evolve(
                    "acme", records=[bare(MCPToolFilter, "tool_names")]
                ),
                "?",
            ),
            (
                lambda: Dialect(
                    "acme", [record(CustomVoice), bare(CustomVoice, "id")], {}
                ),
                "?",
            ),
        ],
    )
    def test_unions(self, make: Callable[[], Any], message: str) -> None:
        """
        Classes and words at one attribute have to be told apart.
        """
        with pytest.raises((ValueError, TypeError)) as caught:
            make()

        assert message == str(caught.value)
