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
    Reasoning,
    SemanticVAD,
    ServerVAD,
    SessionResource,
    TracingConfiguration,
)
from realtime_attrs.dialects import (
    BETA,
    GA,
    Dialect,
    Echo,
    Record,
    Wording,
    bare,
    record,
)
from realtime_attrs.events import (
    Response,
    SessionCreated,
)
from rule_dialects import FORMAT, RATED


VOICE = (SessionResource, "voice")


HEARD = (SessionResource, "input_audio_format")


PLAIN = Wording({AudioFormat: {AudioFormat.PCM16: "pcm"}})


OBJECTS = Wording(
    {AudioFormat: {AudioFormat.PCM16: {"type": "pcm", "rate": 1}}, PCM: {}}
)


DEEP = Wording(
    {NoiseReductionMode: {NoiseReductionMode.DEEP: {"type": "d", "rate": 1}}}
)


TOOL = record(FunctionTool, "name", "description", tag="function")


class TestMistakes:
    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (
                lambda: record(
                    SemanticVAD, tag="a", tag_at="kind", eagerness="kind"
                ),
                "'kind' is the place of the tag and of 'eagerness'",
            ),
            (
                lambda: Record(
                    SemanticVAD,
                    {},
                    "a",
                    constants={"kind.a": "x"},
                    tag_at="kind",
                ),
                "'kind.a' is the place of the tag and of the word 'x'",
            ),
            (
                lambda: bare(SemanticVAD, "eagernes"),
                "there is no attribute 'eagernes', did you mean 'eagerness'?",
            ),
            (
                lambda: bare(FunctionTool, "description"),
                "written as 'description' alone, it cannot be without 'name'",
            ),
            (
                lambda: Record(
                    SemanticVAD, {"eagerness": "e"}, bare="eagerness"
                ),
                "written as 'eagerness' alone, it has no other place, tag or"
                " word",
            ),
            (
                lambda: Record(
                    SemanticVAD, {"eagerness": ""}, "a", bare="eagerness"
                ),
                "written as 'eagerness' alone, it has no other place, tag or"
                " word",
            ),
            (
                lambda: Record(
                    SemanticVAD,
                    {"eagerness": ""},
                    constants={"a": "b"},
                    bare="eagerness",
                ),
                "written as 'eagerness' alone, it has no other place, tag or"
                " word",
            ),
        ],
        ids=map(str, range(7)),
    )
    def test_of_records(self, make: Callable[[], Any], message: str) -> None:
        """
        A record that cannot be right is refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            make()

        assert message == str(caught.value).partition("): ")[2]

    @pytest.mark.parametrize(
        ("rules", "message"),
        [
            (
                {"records": [record(ServerVAD, tag="a", tag_at="kind")]},
                "SessionResource.turn_detection: some are told by 'kind' or"
                " 'type'",
            ),
            (
                {
                    "records": [record(CustomVoice, tag="a", tag_at="kind")],
                    "words": {
                        RealtimeVoice: {RealtimeVoice.ASH: {"type": "ash"}}
                    },
                },
                "SessionResource.voice: some are told by 'kind' or 'type'",
            ),
            (
                {
                    "records": [
                        record(ServerVAD, tag="a", tag_at="kind"),
                        record(SemanticVAD, tag="a", tag_at="kind"),
                    ]
                },
                "SessionResource.turn_detection: ServerVAD and SemanticVAD"
                " both have 'a'",
            ),
            (
                {
                    "records": [
                        bare(NamedVoice, "name"),
                        bare(CustomVoice, "id"),
                    ]
                },
                "SessionResource.voice: CustomVoice and NamedVoice both have a"
                " bare string",
            ),
            (
                {"records": [bare(ServerVAD, "threshold")]},
                "SessionResource.turn_detection: ServerVAD is a bare value"
                " among others",
            ),
            (
                {"words": {PCM: {AudioFormat.PCM16: "a"}}},
                "AudioFormat.PCM16 is no PCM",
            ),
            (
                {"words": {PCM: {PCM(8_000): "a", PCM(9_000): {"type": "b"}}}},
                "PCM is spelled in words and in objects",
            ),
            (
                {"words": {PCM: {PCM(8_000): "a", PCM(9_000): "a"}}},
                "'a' is the word of two members of PCM",
            ),
            (
                {"words": {PCM: {PCM(8_000): "pcm16"}}},
                "SessionResource.input_audio_format: AudioFormat and PCM both"
                " have 'pcm16'",
            ),
            (
                {
                    "words": {
                        PCM: {
                            PCM(8_000): {"type": "a", "r": 1, "s": 1},
                            PCM(9_000): {"type": "a", "r": 2, "t": 2},
                            PCM(10_000): {"type": "a", "r": 2, "t": 3},
                        }
                    }
                },
                "'a' is the word of two members of PCM",
            ),
            (
                {
                    "words": {
                        AudioFormat: {AudioFormat.PCM16: {"type": "a"}},
                        PCM: {PCM(8_000): {"type": "a", "rate": 1}},
                    }
                },
                "SessionResource.input_audio_format: AudioFormat and PCM both"
                " have 'a'",
            ),
            (
                {"also_read": {PCM: {"a": PCM(8_000)}}},
                "also_read has PCM(rate=8000), which has no word",
            ),
            (
                {"words_at": {HEARD: Wording({PCM: {PCM(8_000): 3}})}},
                "words_at of SessionResource.input_audio_format: PCM(rate=8000)"
                " is spelled as the number 3",
            ),
            (
                {"words_at": {HEARD: Wording({ServerVAD: {}})}},
                "words_at of SessionResource.input_audio_format: words are for"
                " enums of realtime_attrs, not for ServerVAD",
            ),
            (
                {
                    "words_at": {
                        HEARD: Wording(
                            {AudioFormat: {}},
                            {AudioFormat: {"a": AudioFormat.PCM16}},
                        )
                    }
                },
                "words_at of SessionResource.input_audio_format: also_read has"
                " AudioFormat.PCM16, which has no word",
            ),
            (
                {
                    "also_at": {
                        HEARD: Echo(
                            "a", Wording({PCM: {PCM(8_000): {"a": "b"}}})
                        )
                    }
                },
                "also_at of SessionResource.input_audio_format: the object for"
                " PCM(rate=8000) has no 'type'",
            ),
            (
                {"words_at": {HEARD: Wording({AudioFormat: {}, PCM: {}})}},
                "SessionResource.input_audio_format: there is no record, or"
                " word, of AudioFormat or PCM",
            ),
            (
                {
                    "words_at": {
                        HEARD: Wording(
                            {
                                AudioFormat: {AudioFormat.PCM16: "a"},
                                PCM: {PCM(8_000): "a"},
                            }
                        )
                    }
                },
                "SessionResource.input_audio_format: AudioFormat and PCM both"
                " have 'a'",
            ),
            (
                {"words_at": {(SessionResource, "reasoning"): Wording({})}},
                "words_at has SessionResource.reasoning, which has no place",
            ),
            (
                {"beside": {HEARD: {"rate": "rate"}}},
                "beside has SessionResource.input_audio_format, whose words_at"
                " are not objects of 'type', 'rate'",
            ),
            (
                {
                    "words_at": {HEARD: PLAIN},
                    "beside": {HEARD: {"rate": "rate"}},
                },
                "beside has SessionResource.input_audio_format, whose words_at"
                " are not objects of 'type', 'rate'",
            ),
            (
                {
                    "words_at": {HEARD: OBJECTS},
                    "beside": {HEARD: {"rate": "rate", "bits": "bits"}},
                },
                "beside has SessionResource.input_audio_format, whose words_at"
                " are not objects of 'type', 'rate', 'bits'",
            ),
            (
                {
                    "words_at": {HEARD: OBJECTS},
                    "beside": {HEARD: {"rate": "model"}},
                },
                "beside has 'model' for SessionResource.input_audio_format,"
                " which is the place of 'model'",
            ),
            (
                {
                    "words_at": {
                        HEARD: OBJECTS,
                        (Reasoning, "effort"): OBJECTS,
                    },
                    "beside": {(Reasoning, "effort"): {"rate": "rate"}},
                },
                "words_at has Reasoning.effort, which has no place",
            ),
            (
                {"off": {(SessionResource, "zzz"): ("none",)}},
                "off has SessionResource.zzz, which has no place",
            ),
            (
                {"off": {(SessionResource, "model"): ("none",)}},
                "off has SessionResource.model, which cannot be OFF",
            ),
            (
                {
                    "off": {(SessionResource, "tracing"): ("none",)},
                    "null_is_off": False,
                },
                "off says how OFF is spelled where null is not OFF",
            ),
            (
                {"unsaid": {(Reasoning, "effort"): ("none",)}},
                "unsaid has Reasoning.effort, which has no place",
            ),
            (
                {"digits": [(SessionResource, "zzz")]},
                "digits has SessionResource.zzz, which has no place",
            ),
            (
                {"digits": [(SessionResource, "temperature")]},
                "digits has SessionResource.temperature, which is no integer",
            ),
            (
                {"moot": {Reasoning: {"type": ("a",)}}},
                "moot has Reasoning, of which there is no record",
            ),
            (
                {"moot": {SessionResource: {"model": ("a",)}}},
                "moot has 'model' for SessionResource, which is the place of"
                " 'model'",
            ),
            (
                {"moot": {ServerVAD: {"type": ("a",)}}},
                "moot has 'type' for ServerVAD, which is the place of the tag",
            ),
            (
                {"also_at": {VOICE: "model"}},
                "also_at has 'model' for SessionResource.voice, which is the"
                " place of 'model'",
            ),
            (
                {"also_at": {VOICE: Echo("model.voice")}},
                "also_at has 'model.voice' for SessionResource.voice, which is"
                " the place of 'model'",
            ),
            (
                {"also_at": {VOICE: "voice"}},
                "also_at has 'voice' for SessionResource.voice, which is the"
                " place of 'voice'",
            ),
            (
                {"also_at": {VOICE: "said.*"}},
                "also_at has 'said.*' for SessionResource.voice, which is no"
                " key",
            ),
            (
                {"also_at": {VOICE: "a..b"}},
                "also_at has 'a..b' for SessionResource.voice, which is no"
                " key",
            ),
            (
                {"also_at": {VOICE: "a", (SessionResource, "model"): "a.b"}},
                "also_at has 'a.b' for SessionResource.model, which is the"
                " place of 'voice'",
            ),
            (
                {
                    "words_at": {FORMAT: RATED},
                    "beside": {FORMAT: {"rate": "rate"}},
                    "also_at": {FORMAT: "fmt"},
                },
                "beside has SessionResource.input_audio_format, which has"
                " another place",
            ),
            (
                {
                    "words_at": {FORMAT: RATED},
                    "beside": {FORMAT: {"rate": "rate"}},
                    "nulls": {SessionResource: ("input_audio_format",)},
                },
                "beside has SessionResource.input_audio_format, which may be"
                " null",
            ),
            (
                {
                    "words": {PCM: {PCM(8_000): "pcm8"}},
                    "words_at": {FORMAT: RATED},
                    "beside": {FORMAT: {"rate": "rate"}},
                },
                "beside has SessionResource.input_audio_format, which has no"
                " words there for PCM",
            ),
            (
                {
                    "words_at": {
                        (SessionResource, "voice"): Wording(
                            {
                                RealtimeVoice: {
                                    RealtimeVoice.ASH: {"type": "a", "v": 1}
                                }
                            }
                        )
                    },
                    "beside": {(SessionResource, "voice"): {"v": "v"}},
                },
                "beside has SessionResource.voice, which may be an object,"
                " CustomVoice",
            ),
            (
                {
                    "off": {
                        (SessionResource, "turn_detection"): (
                            {"type": "server_vad"},
                        )
                    }
                },
                "off has {'type': 'server_vad'}, which is ServerVAD at"
                " SessionResource.turn_detection",
            ),
            (
                {
                    "off": {
                        (SessionResource, "input_audio_transcription"): ({},)
                    }
                },
                "off has {}, which is AudioTranscription at"
                " SessionResource.input_audio_transcription",
            ),
            (
                {"off": {(SessionResource, "tracing"): ("auto",)}},
                "off has 'auto', which is a word of TracingMode at"
                " SessionResource.tracing",
            ),
            (
                {"unsaid": {(SessionResource, "model"): (0,)}},
                "unsaid has 0, which is no word",
            ),
            (
                {
                    "records": [bare(Prompt, "id")],
                    "unsaid": {(Prompt, "id"): ("none",)},
                },
                "unsaid has Prompt.id, which has no own key",
            ),
            (
                {"digits": [(SessionResource, "model")]},
                "digits has SessionResource.model, which is no integer",
            ),
            (
                {"moot": {SessionResource: {"mode": ()}}},
                "moot has no word at 'mode' for SessionResource",
            ),
            (
                {"moot": {Reasoning: {"mode": ("a",)}}},
                "moot has Reasoning, of which there is no record",
            ),
            (
                {"also_at": {(SessionCreated, "session"): "said"}},
                "also_at has 'said' for SessionCreated.session, which is no"
                " key",
            ),
            (
                {
                    "records": [bare(Prompt, "id")],
                    "also_as": {Prompt: (record(Prompt),)},
                },
                "also_as has no record of Prompt like its own",
            ),
            (
                {"also_at": {(Response, "id"): "object"}},
                "also_at has 'object' for Response.id, which is the place of"
                " the word 'realtime.response'",
            ),
            (
                {"also_at": {(ServerVAD, "threshold"): "type"}},
                "also_at has 'type' for ServerVAD.threshold, which is the"
                " place of the tag",
            ),
            (
                {
                    "also_at": {VOICE: "a"},
                    "moot": {SessionResource: {"a": ("b",)}},
                },
                "moot has 'a' for SessionResource, which is the place of"
                " 'voice'",
            ),
            (
                {"moot": {SessionResource: {"a": ()}}},
                "moot has no word at 'a' for SessionResource",
            ),
            (
                {
                    "records": [
                        record(SessionResource, "model"),
                        record(TracingConfiguration, tag="x"),
                        record(NoiseReduction, "strength", mode="a.b.c"),
                    ],
                    "members": {},
                    "words_at": {(NoiseReduction, "mode"): DEEP},
                    "beside": {(NoiseReduction, "mode"): {"rate": "c"}},
                },
                "beside has 'a.b.c' for NoiseReduction.mode, which is the place"
                " of 'mode'",
            ),
            (
                {"also_at": {(NamedVoice, "name"): "a"}},
                "also_at has NamedVoice.name, which has no place",
            ),
            (
                {
                    "records": [bare(NamedVoice, "name")],
                    "also_at": {(NamedVoice, "name"): "a"},
                },
                "also_at has 'a' for NamedVoice.name, which is the place of"
                " 'name'",
            ),
            (
                {
                    "members": {
                        VOICE: (bare(CustomVoice, "id"),),
                    }
                },
                "CustomVoice is bare in one place and not in another",
            ),
            (
                {
                    "records": [bare(NamedVoice, "name")],
                    "members": {VOICE: (record(NamedVoice),)},
                },
                "NamedVoice is bare in one place and not in another",
            ),
            (
                {"also_as": {Reasoning: (record(Reasoning),)}},
                "also_as has Reasoning, of which there is no record",
            ),
            (
                {"also_as": {FunctionTool: (record(CustomVoice),)}},
                "also_as has no record of FunctionTool like its own",
            ),
            (
                {
                    "also_as": {
                        FunctionTool: (
                            record(FunctionTool, tag="f", tag_at="kind"),
                        )
                    }
                },
                "also_as has no record of FunctionTool like its own",
            ),
            (
                {"also_as": {FunctionTool: (TOOL,)}},
                "also_as has a record of FunctionTool that requires no key"
                " that the other does not",
            ),
            (
                {
                    "also_as": {
                        ServerVAD: (
                            record(ServerVAD, "threshold", tag="semantic_vad"),
                        )
                    }
                },
                "SessionResource.turn_detection: ServerVAD and SemanticVAD"
                " both have 'semantic_vad'",
            ),
        ],
        ids=map(str, range(53)),
    )
    def test_of_dialects(self, rules: Any, message: str) -> None:
        """
        Rules that contradict each other are refused by name.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            BETA.evolve("acme", **rules)

        assert f"dialect 'acme': {message}" == str(caught.value)

    def test_two_records(self) -> None:
        """
        A class has one record.
        """
        records = (*BETA.records, bare(CustomVoice, "id"))

        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            Dialect("acme", records, BETA.words)

        assert "dialect 'acme': there are two records of CustomVoice" == str(
            caught.value
        )

    def test_arrays(self) -> None:
        """
        A bare array among arrays cannot be told apart.
        """
        with pytest.raises(ValueError) as caught:  # noqa: PT011  # see below
            GA.evolve("acme", records=[bare(MCPToolFilter, "tool_names")])

        assert (
            "dialect 'acme': MCPTool.allowed_tools: MCPToolFilter and tuple"
            " both have a bare array"
        ) == str(caught.value)
