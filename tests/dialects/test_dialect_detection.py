"""
Which dialect a payload of a vendor is told to be in.
"""

from typing import Any

import pytest

from payloads import VENDORS
from realtime_attrs.converter import detect_dialect
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    QWEN_OMNI,
    QWEN_OMNI_38,
    REFERENCE,
    XAI,
    Dialect,
)
from vendor_payloads import payload_of


TOLD = {
    # LocalAI's answers may be the same.
    "azure-openai-ga-2026-07-session.created": None,
    "azure-voicelive-2026-07-session.created-gpt-realtime": AZURE_VOICE_LIVE,
    "azure-voicelive-2026-09-session.created-cascade": AZURE_VOICE_LIVE,
    "azure-voicelive-2026-09-session.update-multilingual-vad": (
        AZURE_VOICE_LIVE
    ),
    "azure-voicelive-2026-09-session.updated-semantic-vad-far-field": (
        AZURE_VOICE_LIVE
    ),
    "azure-voicelive-session.update-animation-sdk-test": AZURE_VOICE_LIVE,
    "azure-voicelive-session.update-docs": AZURE_VOICE_LIVE,
    "inworld-session-no-type-client": INWORLD,
    "inworld-session.update-minimal-client": INWORLD,
    # Qwen3.8-Omni reads the keys at their older places, too.
    "qwen-omni-session.created-docs-nested-format": None,
    "qwen-omni-session.created-docs-zh-2026": None,
    "qwen-omni-session.update-docs-sampling": None,
    "qwen-omni-session.update-semantic-vad-client": None,
    "xai-2026-08-session.created": XAI,
    "xai-2026-08-session.update-function-tool": XAI,
    "xai-2026-08-session.update-resumption": XAI,
    "xai-2026-08-session.updated-function-tool": XAI,
    "xai-session.update-twilio-pcmu-client": XAI,
    "azure-voicelive-session.update-interim-response-docs": AZURE_VOICE_LIVE,
    # Nothing but what several have.
    "azure-voicelive-session.update-manual-turns-sdk-test": None,
}

ALL = (BETA, GA, *VENDORS)


class TestVendors:
    @pytest.mark.parametrize("name", TOLD)
    def test_all(self, name: str) -> None:
        """
        Among all dialects the one is told that knows all of a payload.
        """
        assert TOLD[name] is detect_dialect(payload_of(name), among=ALL)

    @pytest.mark.parametrize(
        "name",
        [
            "created-docs-nested-format",
            "created-docs-zh-2026",
            "update-docs-sampling",
            "update-semantic-vad-client",
        ],
    )
    def test_older_qwen(self, name: str) -> None:
        """
        Without the wire that reads the older places, too, the other is told.
        """
        payload = payload_of(f"qwen-omni-session.{name}")
        among = [x for x in ALL if x is not QWEN_OMNI_38]

        assert QWEN_OMNI is detect_dialect(payload, among=among)

    def test_usual(self) -> None:
        """
        Nobody thinks of vendors unless they are named.
        """
        payload = {"voice": "ara", "instructions": ""}

        assert BETA is detect_dialect(payload)
        assert BETA is detect_dialect(payload, among=[GA, BETA])
        assert XAI is detect_dialect(payload, among=[GA, XAI])
        assert None is detect_dialect(payload, among=[XAI, QWEN_OMNI])

    @pytest.mark.parametrize(
        ("payload", "among", "detected"),
        [
            ({}, ALL, None),
            ({}, (XAI,), XAI),
            ({}, (XAI, XAI), XAI),
            ({}, (), None),
            (3, ALL, None),
            ([], ALL, None),
            ({"voice": 3}, ALL, None),
            ({"type": "realtime", "voice": "ara"}, (GA, XAI), XAI),
            ({"type": "realtime"}, (GA, XAI), None),
            ({"type": "ping"}, (GA, XAI), XAI),
            ({"type": "ping"}, (GA, BETA), None),
            (
                {"type": "session.update", "session": {"type": "new"}},
                (GA, BETA, AZURE_VOICE_LIVE),
                None,
            ),
            (
                {"type": "response.audio.done", "response_id": "r"},
                (GA, AZURE_VOICE_LIVE),
                None,
            ),
            (
                {
                    "type": "response.text.done",
                    "response_id": "r",
                    "item_id": "i",
                    "output_index": 0,
                    "content_index": 0,
                    "text": "",
                },
                (GA, AZURE_VOICE_LIVE),
                AZURE_VOICE_LIVE,
            ),
            ({"turn_detection": {"type": None}}, (BETA, XAI), XAI),
            ({"modalities": ["text"]}, (REFERENCE, GA), REFERENCE),
            (
                {
                    "type": "conversation.item.done",
                    "previous_item_id": None,
                    "item": {
                        "type": "mcp_list_tools",
                        "object": "realtime.item",
                        "server_label": "shop",
                        "tools": [],
                    },
                },
                (GA, XAI),
                None,
            ),
        ],
        ids=repr,
    )
    def test_among(
        self,
        payload: Any,
        among: tuple[Dialect, ...],
        detected: Dialect | None,
    ) -> None:
        """
        What several know as well, or none reads, cannot be told.
        """
        assert detected is detect_dialect(payload, among=among)

    def test_no_dialect(self) -> None:
        """
        What is no dialect is refused.
        """
        with pytest.raises(
            TypeError, match=r"^expected dialects, got the str"
        ):
            detect_dialect({}, among=["xai"])  # type: ignore[list-item]
