"""
The sessions that only Qwen3.8-Omni-Realtime has.

Attributes are those of Alibaba's documents
(help.aliyun.com/zh/model-studio/client-events, section
"Qwen3.8-Omni-Flash-Realtime").
"""

from typing import Annotated, Literal, TypeAlias

import realtime_attrs as ra

from ...extending import Count, Range, frozen
from .omni import ClientEvent, QwenSession, ServerEvent


@frozen
class DefaultPCM(ra.PCM):
    """
    16-bit linear samples at the service's default rate.

    Payloads don't state the rate.

    Args:
        rate: The default: 16000 for the user's audio, 24000 for the model's.
    """

    def __attrs_post_init__(self) -> None:
        """
        Accept raw samples at 24 kHz, too.
        """


@frozen
class QwenOmni38Session(QwenSession):
    """
    A Qwen3.8-Omni session.

    Args:
        max_response_output_tokens: As in `QwenSession`, from 1 to 65536.

        input_audio_sample_format:
            The sample format of the user's audio: ``"s16le"``, the default.

        input_audio_channels:
            The number of channels of the user's audio: 1, the default, 2 or 4.
            Audio of several channels is PCM at 16000 Hz.

        input_audio_packing:
            The order of the channels' samples: ``"interleaved"``, the default.

        input_audio_channel_layout:
            The layout of the channels: ``"mono"``, for 2 channels
            ``"raw_mic_array"``, for 4 ``"foa_ambix"``.
    """

    max_response_output_tokens: (
        Annotated[int, Range(0, 2**16)]
        | Literal[ra.Inf.INF]
        | ra.Unknown
        | None
    ) = None
    input_audio_sample_format: str | None = None
    input_audio_channels: Count | None = None
    input_audio_packing: str | None = None
    input_audio_channel_layout: str | None = None


Omni38ClientEvent: TypeAlias = ClientEvent
"""
Any event that a client may send to Qwen3.8-Omni-Realtime.
"""

Omni38ServerEvent: TypeAlias = ServerEvent
"""
Any event that Qwen3.8-Omni-Realtime may send.
"""
