"""
Choose the dialect of a server's address.
"""

from typing import Any

import pytest

from realtime_attrs import SessionResource
from realtime_attrs.dialects import (
    BETA,
    GA,
    GLM,
    INWORLD,
    LIVE,
    QWEN_AUDIO,
    QWEN_OMNI,
    QWEN_OMNI_38,
    TRANSLATION,
    XAI,
    Dialect,
    by_name,
    for_url,
    known,
    record,
)
from realtime_attrs.dialects import QWEN_LIVE_TRANSLATE as TRANSLATING


OPENAI = "wss://api.openai.com/v1/realtime"
ALIYUN = "wss://dashscope-intl.aliyuncs.com/api-ws/v1/realtime"
AZURE = "wss://acme.openai.azure.com/openai"

TOLD: list[tuple[str, Dialect | None]] = [
    (OPENAI, GA),
    (f"{OPENAI}?model=gpt-realtime", GA),
    (f"{OPENAI}?intent=transcription", GA),
    (f"{OPENAI}/", GA),
    ("https://api.openai.com/v1/realtime/client_secrets", GA),
    ("https://api.openai.com/v1/realtime/calls", GA),
    ("https://api.openai.com/v1/realtime/sessions", BETA),
    ("https://api.openai.com/v1/realtime/transcription_sessions", BETA),
    ("wss://eu.api.openai.com/v1/realtime", GA),
    (f"{OPENAI}/translations?model=gpt-realtime-translate", TRANSLATION),
    (
        "https://api.openai.com/v1/realtime/translations/client_secrets",
        TRANSLATION,
    ),
    (f"{AZURE}/v1/realtime?model=mine", GA),
    (f"{AZURE}/v1/realtime/translations", TRANSLATION),
    (f"{AZURE}/realtime?api-version=2025-04-01-preview", BETA),
    ("WSS://API.X.AI:443/v1/realtime?model=grok-voice-latest", XAI),
    ("api.x.ai/v1/realtime", XAI),
    ("//api.x.ai/v1/realtime", XAI),
    (f"api.x.ai/v1/realtime?next={OPENAI}", XAI),
    (f"example.org?next={OPENAI}", None),
    ("wss://api.inworld.ai/api/v1/realtime/session?key=1", INWORLD),
    ("wss://api.openai.com/v1/live/sessions", LIVE),
    ("https://api.openai.com/v1/live/sessions/live_1/accept", LIVE),
    (f"{AZURE}/v1/live/sessions", LIVE),
    (f"{ALIYUN}?model=qwen-omni-turbo-realtime", QWEN_OMNI),
    (f"{ALIYUN}?model=qwen3.5-omni-plus-realtime", QWEN_OMNI),
    (f"{ALIYUN}?model=qwen3.8-omni-flash-realtime", QWEN_OMNI_38),
    (f"{ALIYUN}?model=qwen-audio-3.0-realtime-plus", QWEN_AUDIO),
    (f"{ALIYUN}?model=qwen3-livetranslate-flash-realtime", TRANSLATING),
    (f"{ALIYUN}?model=qwen3.5-livetranslate-flash-realtime", TRANSLATING),
    (f"{ALIYUN}?model=qwen3.8-livetranslate-flash-realtime", TRANSLATING),
    (
        "wss://ws-1.cn-beijing.maas.aliyuncs.com/api-ws/v1/realtime"
        "?model=qwen-audio-3.0-realtime-flash",
        QWEN_AUDIO,
    ),
    (f"{ALIYUN}?model=gummy", None),
    (ALIYUN, None),
    ("wss://open.bigmodel.cn/api/paas/v4/realtime", GLM),
    ("wss://api.openai.com/v1/realtimes", None),
    ("wss://api.openai.com.example.org/v1/realtime", None),
    ("ws://localhost:8000/v1/realtime", None),
    ("wss://[", None),
    ("", None),
    ("realtime", None),
]


class TestForUrl:
    @pytest.mark.parametrize(("url", "dialect"), TOLD)
    def test_all(self, url: str, dialect: Dialect | None) -> None:
        """
        The host and the path decide; an unknown address has no dialect.
        """
        assert dialect is for_url(url)

    @pytest.mark.parametrize("name", known())
    def test_each_its_own(self, name: str) -> None:
        """
        Each dialect's addresses are those of no other.
        """
        dialect = by_name(name)

        for url in dialect.urls:
            assert dialect is for_url(url.replace("*", "x"))

    def test_among(self) -> None:
        """
        With `among`, only the given dialects count.
        """
        acme = BETA.evolve(
            "acme", urls=["wss://*.acme.example/v1/realtime?model=agent-*"]
        )
        url = "wss://eu.acme.example/v1/realtime?model=agent-7&x=1"

        assert acme is for_url(url, among=[GA, acme])
        assert None is for_url(url.replace("agent-7", "bot"), among=[acme])
        assert None is for_url("wss://eu.acme.example/v1/realtime", [acme])
        assert None is for_url(url)
        assert None is for_url(url, among=())
        assert acme is for_url(url, among=acme)

    def test_ipv6(self) -> None:
        """
        A host may be an address of IPv6, with any port.
        """
        acme = BETA.evolve("acme", urls=["ws://[::1]/v1/realtime"])

        assert acme is for_url("ws://[::1]:8000/v1/realtime", among=[acme])
        assert None is for_url("ws://[::2]/v1/realtime", among=[acme])

    def test_two_dialects(self) -> None:
        """
        An address of two has no dialect, unless one is more specific.
        """
        url = "wss://acme.example/v1/realtime"
        one, other = (BETA.evolve(name, urls=[url]) for name in "ab")
        special = BETA.evolve("c", urls=[f"{url}?model=x"])

        assert None is for_url(url, among=[one, other])
        assert one is for_url(url, among=[one, one])
        assert special is for_url(f"{url}?model=x", [one, other, special])

    @pytest.mark.parametrize(
        ("url", "among", "message"),
        [
            (3, [GA], "expected an address, got the number 3"),
            ("x", ["ga"], "expected dialects, got the string 'ga'"),
        ],
    )
    def test_no_address(self, url: Any, among: Any, message: str) -> None:
        """
        Arguments of other types are mistakes.
        """
        with pytest.raises(TypeError) as caught:
            for_url(url, among=among)

        assert message == str(caught.value)


class TestUrls:
    def test_no_address(self) -> None:
        """
        A dialect's address has a scheme and a host.
        """
        for urls, error, message in [
            (
                ["api.x.ai/v1"],
                ValueError,
                "Dialect: urls: expected an address such as"
                " 'wss://example.com/v1/realtime', got 'api.x.ai/v1'",
            ),
            (
                ["wss://[::1/v1"],
                ValueError,
                "Dialect: urls: expected an address such as"
                " 'wss://example.com/v1/realtime', got 'wss://[::1/v1'",
            ),
            ([3], TypeError, "Dialect: urls: expected strings, got the num"),
        ]:
            with pytest.raises(error) as caught:
                BETA.evolve("acme", urls=urls)  # type: ignore[arg-type]

            assert str(caught.value).startswith(message)

    def test_not_inherited(self) -> None:
        """
        A derived dialect has addresses of its own.
        """
        made = Dialect("new", [record(SessionResource, "model")], {})

        assert () == made.urls == GA.evolve("acme").urls
        assert ("wss://a.example/b",) == GA.evolve(
            "acme", urls="wss://a.example/b"
        ).urls
