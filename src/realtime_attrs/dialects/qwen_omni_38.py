"""
The dialect of Qwen3.8-Omni-Realtime, derived from `QWEN_OMNI`.

The voice and the formats are in ``audio``.
The rules follow Alibaba's documents
(https://help.aliyun.com/zh/model-studio/client-events, section
"Qwen3.8-Omni-Flash-Realtime") and the package dashscope 2.0.2; no recorded
answer of a server is known.  `realtime_attrs.vendors.qwen` has the classes
that only Qwen has.
"""

import realtime_attrs as ra

from .. import events as e
from ..vendors import qwen
from . import ANY, GA_COMPATIBLE, QWEN_OMNI, Key, Variant, Words, record


def _words(default: int) -> dict[type, Words]:
    """
    Make the words of formats, which omit the rate if it is the default.
    """
    formats = {
        ra.PCM(rate, container): {"type": word, "sample_rate": rate}
        for container, word in (
            (ra.Container.RAW, "pcm"),
            (ra.Container.WAV, "wav"),
        )
        for rate in (8_000, 16_000, 24_000, 48_000)
        if (rate, word) != (24_000, "pcm")
    }
    return {
        ra.AudioFormat: QWEN_OMNI.words[ra.AudioFormat],
        ra.PCM: Words(formats),
        qwen.DefaultPCM: Words(
            {
                qwen.DefaultPCM(default): {"type": "pcm"},
                qwen.DefaultPCM(default, ra.Container.WAV): {"type": "wav"},
            }
        ),
    }


def _format(path: str, default: int) -> Key:
    return Key(
        f"{path}.type",
        fallback=None,
        words=_words(default),
        flatten={"sample_rate": "sample_rate"},
    )


_SESSION = {
    "voice": Key("audio.output.voice", fallback="voice"),
    "input_audio_format": _format("audio.input.format", 16_000),
    "output_audio_format": _format("audio.output.format", 24_000),
}

_QWEN_SESSION = QWEN_OMNI.of(qwen.QwenSession).evolve(keys=_SESSION)

# Other models repeat the formats at the top of their answers.
_SHOWN = Key(
    records=Variant(
        ra.SessionResource,
        constants={"object": "realtime.session"},
        ignored={"input_audio_format": ANY, "output_audio_format": ANY},
    )
)

QWEN_OMNI_38 = QWEN_OMNI.evolve(
    "qwen-omni-38",
    urls=["wss://*.aliyuncs.com/api-ws/v1/realtime?model=qwen3.8-omni-*"],
    records=(
        QWEN_OMNI.of(ra.SessionResource).evolve(keys=_SESSION),
        _QWEN_SESSION,
        _QWEN_SESSION.evolve(
            cls=qwen.QwenOmni38Session,
            input_audio_sample_format="audio.input.format.sample_format",
            input_audio_channels="audio.input.format.channels",
            input_audio_packing="audio.input.format.packing",
            input_audio_channel_layout="audio.input.format.channel_layout",
        ),
        # A client may omit the type.
        QWEN_OMNI.of(ra.ServerVAD).evolve(
            variants=Variant(ra.ServerVAD, tag=None)
        ),
        record(
            ra.MCPTool,
            "server_label",
            "server_url",
            "authorization",
            "headers",
            "allowed_tools",
            "require_approval",
            tag="mcp",
        ),
        record(
            e.MCPApprovalResponse,
            "approval_request_id",
            "approve",
            tag="mcp_approval_response",
        ),
        *(
            QWEN_OMNI.of(cls).evolve(session=_SHOWN)
            for cls in (e.SessionCreated, e.SessionUpdated)
        ),
        QWEN_OMNI.of(e.Response).evolve(explicit_nulls=()),
        QWEN_OMNI.of(e.ConversationItemCreated).evolve(explicit_nulls=()),
        QWEN_OMNI.of(e.ErrorDetails).evolve(explicit_nulls=()),
    ),
    words={
        ra.MCPApprovalMode: GA_COMPATIBLE.words[ra.MCPApprovalMode],
        # The keys of the formats have their own words.
        ra.AudioFormat: {},
        ra.PCM: {},
    },
)
