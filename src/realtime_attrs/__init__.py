"""
Typed, immutable attrs classes for Realtime (speech-to-speech) sessions.

`realtime_attrs.events` has the classes of events, and `realtime_attrs.vendors`
those that only one vendor has.  Import `realtime_attrs.converter` to read and
write them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._domain.audio import (
    PCM,
    AudioFormat,
    AudioTranscription,
    Container,
    CustomVoice,
    NamedVoice,
    NoiseReduction,
    NoiseReductionMode,
    RealtimeVoice,
    TranscriptionDelay,
    Voice,
)
from ._domain.service import (
    Prompt,
    Reasoning,
    ReasoningEffort,
    RetentionRatioTruncation,
    TokenLimits,
    Tracing,
    TracingConfiguration,
    TracingMode,
    Truncation,
    TruncationMode,
)
from ._domain.session import MaxResponseOutputTokens, SessionResource
from ._domain.tools import (
    FunctionTool,
    FunctionToolChoice,
    MCPApprovalFilter,
    MCPApprovalMode,
    MCPCaller,
    MCPTool,
    MCPToolChoice,
    MCPToolFilter,
    ToolChoice,
    ToolChoiceMode,
    ToolDefinition,
)
from ._domain.turn_detection import SemanticVAD, ServerVAD, TurnDetection
from ._domain.updates import ImpossibleUpdate, apply_update, changes
from ._values.constants import INF, OFF, Inf, Off, ThreeStates
from ._values.unknown import Unknown


if TYPE_CHECKING:
    from ._domain.redaction import redacted


__all__ = [
    "INF",
    "OFF",
    "PCM",
    "AudioFormat",
    "AudioTranscription",
    "Container",
    "CustomVoice",
    "FunctionTool",
    "FunctionToolChoice",
    "ImpossibleUpdate",
    "Inf",
    "MCPApprovalFilter",
    "MCPApprovalMode",
    "MCPCaller",
    "MCPTool",
    "MCPToolChoice",
    "MCPToolFilter",
    "MaxResponseOutputTokens",
    "NamedVoice",
    "NoiseReduction",
    "NoiseReductionMode",
    "Off",
    "Prompt",
    "RealtimeVoice",
    "Reasoning",
    "ReasoningEffort",
    "RetentionRatioTruncation",
    "SemanticVAD",
    "ServerVAD",
    "SessionResource",
    "ThreeStates",
    "TokenLimits",
    "ToolChoice",
    "ToolChoiceMode",
    "ToolDefinition",
    "Tracing",
    "TracingConfiguration",
    "TracingMode",
    "TranscriptionDelay",
    "Truncation",
    "TruncationMode",
    "TurnDetection",
    "Unknown",
    "Voice",
    "apply_update",
    "changes",
    "redacted",
]


if not TYPE_CHECKING:  # pragma: no branch  # checkers would accept any name

    def __getattr__(name: str) -> Any:
        """
        Import `redacted()` when it is first used.
        """
        if name != "redacted":
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        module = import_module("._domain.redaction", __name__)
        globals()[name] = found = module.redacted
        return found
