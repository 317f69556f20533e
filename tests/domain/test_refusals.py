"""
What the classes of a session refuse, and with which words.
"""

from typing import Any

import pytest

from realtime_attrs import (
    OFF,
    PCM,
    FunctionTool,
    MCPTool,
    NamedVoice,
    Prompt,
    RealtimeVoice,
    RetentionRatioTruncation,
    ServerVAD,
    SessionResource,
    TokenLimits,
)
from realtime_attrs.vendors.azure_voice_live import (
    AzureAvatarVoice,
    AzureCustomVoice,
    AzureEnglishSemanticVAD,
    AzureMultilingualSemanticVAD,
    AzureNativeVoice,
    AzurePersonalVoice,
    AzureSemanticVAD,
    AzureStandardVoice,
    EnglishEndOfUtterance,
    MultilingualEndOfUtterance,
    SemanticEndOfUtterance,
    SmartEndOfTurn,
    VoiceLiveServerVAD,
)
from realtime_attrs.vendors.qwen import QwenSemanticVAD
from realtime_attrs.vendors.xai import (
    FileSearchTool,
    WebSearchTool,
    XSearchTool,
)


class _Unwrapped:
    """
    Something that only looks like what a parser makes.
    """

    unwrap = staticmethod(bool)


class _Loud(float):
    """
    A subclass of a builtin.
    """


_LOOP: list[Any] = []
_LOOP.append(_LOOP)


_MIXED_LOOP: dict[str, Any] = {"deep": (1,)}
_MIXED_LOOP["loop"] = _MIXED_LOOP


class TestRefusals:
    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (
                lambda: ServerVAD(threshold=float("nan")),
                ValueError,
                "ServerVAD.threshold: expected a finite 64-bit number, got the"
                " number nan",
            ),
            (
                lambda: ServerVAD(threshold=float("-inf")),
                ValueError,
                "ServerVAD.threshold: expected a finite 64-bit number, got the"
                " number -inf",
            ),
            (
                lambda: ServerVAD(threshold=10**400),
                ValueError,
                "ServerVAD.threshold: expected a finite 64-bit number, got an"
                " integer of more than 20 digits",
            ),
            (
                lambda: ServerVAD(threshold=True),
                TypeError,
                "ServerVAD.threshold: expected a number or None, got the"
                " boolean true",
            ),
            (
                lambda: ServerVAD(prefix_padding_ms=-1),
                ValueError,
                "ServerVAD.prefix_padding_ms: expected an integer from 0 to"
                " 4294967295, got the number -1",
            ),
            (
                lambda: ServerVAD(silence_duration_ms=2**32),
                ValueError,
                "ServerVAD.silence_duration_ms: expected an integer from 0 to"
                " 4294967295, got the number 4294967296",
            ),
            (
                lambda: ServerVAD(silence_duration_ms=1.0),
                TypeError,
                (
                    "ServerVAD.silence_duration_ms: expected an integer from 0"
                    " to 4294967295 or None, got the number 1.0; did you mean"
                    " 1?"
                ),
            ),
            (
                lambda: ServerVAD(create_response=1),
                TypeError,
                (
                    "ServerVAD.create_response: expected true or false or"
                    " None, got the number 1; did you mean True?"
                ),
            ),
            (
                lambda: SessionResource(max_response_output_tokens=70000),
                ValueError,
                "SessionResource.max_response_output_tokens: expected an"
                " integer from 0 to 65535, got the number 70000",
            ),
            (
                lambda: SessionResource(max_response_output_tokens=True),
                TypeError,
                "SessionResource.max_response_output_tokens: expected an"
                " integer from 0 to 65535, an Unknown, INF or None, got the"
                " boolean true",
            ),
            (
                lambda: SessionResource(modalities="text"),
                TypeError,
                "SessionResource.modalities: expected an array or None, got"
                " the string 'text'; did you mean ['text']?",
            ),
            (
                lambda: SessionResource(modalities=["text", 1]),
                TypeError,
                "SessionResource.modalities[1]: expected a string or an"
                " Unknown, got the number 1",
            ),
            (
                lambda: SessionResource(voice="alloy"),
                TypeError,
                (
                    "SessionResource.voice: expected a voice, an Unknown or"
                    " None, got the string 'alloy'; did you mean"
                    " RealtimeVoice.ALLOY?"
                ),
            ),
            (
                lambda: SessionResource(voice=OFF),
                TypeError,
                "SessionResource.voice: expected a voice, an Unknown or None,"
                " got OFF",
            ),
            (
                lambda: SessionResource(turn_detection={"type": "server_vad"}),
                TypeError,
                (
                    "SessionResource.turn_detection: expected a turn"
                    " detection, an Unknown, OFF or None, got an object; did"
                    " you mean ServerVAD(...) or the result of a converter's"
                    " structure()?"
                ),
            ),
            (
                lambda: SessionResource(input_audio_format="pcm16"),
                TypeError,
                (
                    "SessionResource.input_audio_format: expected an"
                    " AudioFormat, a PCM, an Unknown or None, got the string"
                    " 'pcm16'; did you mean AudioFormat.PCM16?"
                ),
            ),
            (
                lambda: SessionResource(output_audio_format=PCM),
                TypeError,
                (
                    "SessionResource.output_audio_format: expected an"
                    " AudioFormat, a PCM, an Unknown or None, got a Python"
                    " type; did you mean PCM(...)?"
                ),
            ),
            (
                lambda: SessionResource(tools=["web_search"]),
                TypeError,
                "SessionResource.tools[0]: expected a tool or an Unknown, got"
                " the string 'web_search'",
            ),
            (
                lambda: VoiceLiveServerVAD(end_of_utterance="smart"),
                TypeError,
                "VoiceLiveServerVAD.end_of_utterance: expected a"
                " SemanticEndOfUtterance, an EnglishEndOfUtterance, a"
                " MultilingualEndOfUtterance, a SmartEndOfTurn, an Unknown,"
                " OFF or None, got the string 'smart'",
            ),
            (
                lambda: VoiceLiveServerVAD(speech_duration_ms=-1),
                ValueError,
                "VoiceLiveServerVAD.speech_duration_ms: expected an integer"
                " from 0 to 4294967295, got the number -1",
            ),
            (
                lambda: VoiceLiveServerVAD(auto_truncate=0),
                TypeError,
                (
                    "VoiceLiveServerVAD.auto_truncate: expected true or false"
                    " or None, got the number 0; did you mean False?"
                ),
            ),
            (
                lambda: QwenSemanticVAD(threshold=float("inf")),
                ValueError,
                "QwenSemanticVAD.threshold: expected a finite 64-bit number, got"
                " the number inf",
            ),
            (
                lambda: QwenSemanticVAD(silence_duration_ms=2**32),
                ValueError,
                "QwenSemanticVAD.silence_duration_ms: expected an integer from 0"
                " to 4294967295, got the number 4294967296",
            ),
            (
                lambda: AzureSemanticVAD(languages="fr"),
                TypeError,
                "AzureSemanticVAD.languages: expected an array or None, got"
                " the string 'fr'; did you mean ['fr']?",
            ),
            (
                lambda: AzureMultilingualSemanticVAD(languages=["fr", None]),
                TypeError,
                "AzureMultilingualSemanticVAD.languages[1]: expected a string,"
                " got null",
            ),
            (
                lambda: AzureEnglishSemanticVAD(remove_filler_words=1),
                TypeError,
                (
                    "AzureEnglishSemanticVAD.remove_filler_words: expected"
                    " true or false or None, got the number 1; did you mean"
                    " True?"
                ),
            ),
            (
                lambda: SemanticEndOfUtterance(timeout_ms=2.5),
                TypeError,
                "SemanticEndOfUtterance.timeout_ms: expected an integer from 0"
                " to 4294967295 or None, got the number 2.5",
            ),
            (
                lambda: EnglishEndOfUtterance(threshold_level=0.5),
                TypeError,
                "EnglishEndOfUtterance.threshold_level: expected a string or"
                " None, got the number 0.5",
            ),
            (
                lambda: MultilingualEndOfUtterance(threshold="low"),
                TypeError,
                "MultilingualEndOfUtterance.threshold: expected a number or"
                " None, got the string 'low'",
            ),
            (
                lambda: SmartEndOfTurn(timeout=True),
                TypeError,
                "SmartEndOfTurn.timeout: expected a number or None, got the"
                " boolean true",
            ),
            (
                lambda: NamedVoice(None),
                TypeError,
                "NamedVoice.name: expected a string, got null",
            ),
            (
                lambda: NamedVoice(RealtimeVoice.ASH),
                TypeError,
                "NamedVoice.name: expected a string, got RealtimeVoice.ASH",
            ),
            (
                lambda: AzureStandardVoice("ava", temperature=float("nan")),
                ValueError,
                "AzureStandardVoice.temperature: expected a finite 64-bit"
                " number, got the number nan",
            ),
            (
                lambda: AzureStandardVoice("ava", prefer_locales="en-GB"),
                TypeError,
                "AzureStandardVoice.prefer_locales: expected an array or None,"
                " got the string 'en-GB'; did you mean ['en-GB']?",
            ),
            (
                lambda: AzureStandardVoice("ava", rate=1.2),
                TypeError,
                "AzureStandardVoice.rate: expected a string or None, got the"
                " number 1.2",
            ),
            (
                lambda: AzureCustomVoice("mine", None),
                TypeError,
                "AzureCustomVoice.endpoint_id: expected a string, got null",
            ),
            (
                lambda: AzurePersonalVoice("me", None),
                TypeError,
                "AzurePersonalVoice.model: expected a string, got null",
            ),
            (
                lambda: AzureAvatarVoice(3),
                TypeError,
                "AzureAvatarVoice.model: expected a string or None, got the"
                " number 3",
            ),
            (
                lambda: AzureNativeVoice(3),
                TypeError,
                "AzureNativeVoice.name: expected a string, got the number 3",
            ),
            (
                lambda: WebSearchTool(extra={}),
                TypeError,
                "WebSearchTool.extra: expected an Unknown or None, got an"
                " object",
            ),
            (
                lambda: XSearchTool(allowed_x_handles="x"),
                TypeError,
                "XSearchTool.allowed_x_handles: expected an array or None, got"
                " the string 'x'; did you mean ['x']?",
            ),
            (
                lambda: FileSearchTool(["f", 1]),
                TypeError,
                "FileSearchTool.vector_store_ids[1]: expected a string, got"
                " the number 1",
            ),
            (
                lambda: FileSearchTool(max_num_results=2**53),
                ValueError,
                "FileSearchTool.max_num_results: expected an integer from 0 to"
                " 9007199254740991, got the number 9007199254740992",
            ),
            (
                lambda: ServerVAD(idle_timeout_ms=-1),
                ValueError,
                "ServerVAD.idle_timeout_ms: expected an integer from 0 to"
                " 4294967295, got the number -1",
            ),
            (
                lambda: TokenLimits(2**32),
                ValueError,
                "TokenLimits.post_instructions: expected an integer from 0 to"
                " 4294967295, got the number 4294967296",
            ),
            (
                lambda: MCPTool("m", headers={"a": 1}),
                TypeError,
                "MCPTool.headers['a']: expected a string, got a number",
            ),
            (
                lambda: MCPTool("m", headers={1: "a"}),
                TypeError,
                "MCPTool.headers: expected string keys only, got the number 1",
            ),
            (
                lambda: FunctionTool("f", parameters=_Unwrapped()),
                TypeError,
                "FunctionTool.parameters: expected a JSON value, got a Python"
                " _Unwrapped",
            ),
            (
                lambda: MCPTool("m", headers=[]),
                TypeError,
                "MCPTool.headers: expected an object or None, got an array",
            ),
            (
                lambda: MCPTool("m", allowed_tools="a"),
                TypeError,
                "MCPTool.allowed_tools: expected an array, an MCPToolFilter or"
                " None, got the string 'a'; did you mean ['a']?",
            ),
            (
                lambda: MCPTool("m", allowed_tools=["a", 1]),
                TypeError,
                "MCPTool.allowed_tools[1]: expected a string, got the number"
                " 1",
            ),
            (
                lambda: Prompt("p", variables={"a": {1}}),
                TypeError,
                "Prompt.variables['a']: expected a JSON value, got a Python"
                " set",
            ),
            (
                lambda: RetentionRatioTruncation(None),
                TypeError,
                "RetentionRatioTruncation.retention_ratio: expected a number,"
                " got null",
            ),
            (
                lambda: FunctionTool(None),
                TypeError,
                "FunctionTool.name: expected a string, got null",
            ),
            (
                lambda: FunctionTool("f", parameters={"a": [1, {"b": {3}}]}),
                TypeError,
                "FunctionTool.parameters['a'][1]['b']: expected a JSON value,"
                " got a Python set",
            ),
            (
                lambda: FunctionTool("f", parameters={"a": {3: 4}}),
                TypeError,
                "FunctionTool.parameters['a']: expected string keys only, got"
                " the number 3",
            ),
            (
                lambda: FunctionTool("f", parameters=[0.5, float("inf")]),
                ValueError,
                "FunctionTool.parameters[1]: expected a finite number, got the"
                " number inf",
            ),
            (
                lambda: FunctionTool("f", parameters=[_Loud("nan")]),
                ValueError,
                "FunctionTool.parameters[0]: expected a finite number, got the"
                " number nan",
            ),
            (
                lambda: FunctionTool("f", parameters=_LOOP),
                ValueError,
                "FunctionTool.parameters: expected a value that does not"
                " contain itself, got an array",
            ),
            (
                lambda: FunctionTool("f", parameters=_MIXED_LOOP),
                ValueError,
                "FunctionTool.parameters: expected a value that does not"
                " contain itself, got an object",
            ),
        ],
    )
    def test_message(
        self, make: Any, error: type[Exception], message: str
    ) -> None:
        """
        What no wire can carry is refused, with the field and the reason.
        """
        with pytest.raises(error) as caught:
            make()

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("prefix_padding_ms", 0),
            ("prefix_padding_ms", 2**32 - 1),
            ("silence_duration_ms", 0),
            ("silence_duration_ms", 2**32 - 1),
            ("threshold", -1.5),
            ("threshold", 1.7e308),
        ],
    )
    def test_bounds(self, field: str, value: Any) -> None:
        """
        What vendors differ in is not judged, and bounds are inclusive.
        """
        assert value == getattr(ServerVAD(**{field: value}), field)

    @pytest.mark.parametrize("tokens", [0, 1, 4097, 65535])
    def test_token_bounds(self, tokens: int) -> None:
        """
        Token limits of 16 bits are accepted.
        """
        session = SessionResource(max_response_output_tokens=tokens)

        assert tokens == session.max_response_output_tokens
