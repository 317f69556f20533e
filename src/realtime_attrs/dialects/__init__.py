"""
Dialects: rules that describe the JSON of each vendor's sessions and events.

The module `beta` has the rules for OpenAI's flat format, `ga` those for its
current format, and `common` the rules that both share.  Dialects of vendors
derive from `BETA`, or from
`GA_COMPATIBLE`, which is `GA` without the rules for values that OpenAI's
server rejects.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Final

from .._rules.fallbacks import Fallback
from .._rules.keys import Key
from .._rules.shapes import unchecked
from .._rules.spellings import ANY, Rewrite, Spelling, Words
from .._rules.variants import Variant
from .._values.messages import cut, describe, get_close_matches, quoted
from .._values.secrets import hide
from .records import Record, bare, record
from .rules import Dialect, dialects_given


with unchecked():
    from .beta import BETA
    from .ga import GA, GA_COMPATIBLE
    from .reference import REFERENCE

# Imported at the first use.
AZURE_VOICE_LIVE: Dialect
GLM: Dialect
HUGGING_FACE: Dialect
INWORLD: Dialect
LIVE: Dialect
LOCALAI: Dialect
QWEN_AUDIO: Dialect
QWEN_LIVE_TRANSLATE: Dialect
QWEN_OMNI: Dialect
QWEN_OMNI_38: Dialect
SPEACHES: Dialect
STEPFUN: Dialect
TRANSLATION: Dialect
XAI: Dialect


__all__ = [
    "ANY",
    "AZURE_VOICE_LIVE",
    "BETA",
    "GA",
    "GA_COMPATIBLE",
    "GLM",
    "HUGGING_FACE",
    "INWORLD",
    "LIVE",
    "LOCALAI",
    "QWEN_AUDIO",
    "QWEN_LIVE_TRANSLATE",
    "QWEN_OMNI",
    "QWEN_OMNI_38",
    "REFERENCE",
    "SPEACHES",
    "STEPFUN",
    "TRANSLATION",
    "XAI",
    "Dialect",
    "Fallback",
    "Key",
    "Record",
    "Rewrite",
    "Spelling",
    "Variant",
    "Words",
    "bare",
    "by_name",
    "for_url",
    "known",
    "record",
]

_KNOWN: Final = (
    "reference",
    "beta",
    "ga",
    "translation",
    "live",
    "azure-voice-live",
    "xai",
    "inworld",
    "qwen-omni",
    "qwen-audio",
    "qwen-omni-38",
    "qwen-live-translate",
    "glm",
    "stepfun",
    "speaches",
    "hugging-face",
    "localai",
)
"""
Each dialect is in the module of its name, under its name in capitals.
"""


def known() -> tuple[str, ...]:
    """
    List the names of the library's dialects, without importing their rules.

    Returns:
        The names, such as ``"azure-voice-live"``.
    """
    return _KNOWN


def by_name(name: str) -> Dialect:
    """
    Return the dialect with a name, such as a name in a database.

    The first call with a vendor's name imports its rules.

    Args:
        name: A name that `known()` lists, in upper or lower case.

    Raises:
        ValueError:
            No dialect has the name; the message lists the names, and the most
            similar one.

        TypeError: *name* isn't a string.
    """
    if not isinstance(name, str):
        raise TypeError(f"expected a dialect's name, got {describe(name)}")
    lowered = str.lower(name)
    if lowered not in _KNOWN:
        near = get_close_matches(lowered, _KNOWN, 1)
        hint = f" did you mean {near[0]!r}?" if near else ""
        raise ValueError(
            f"unknown dialect {cut(hide(name))};{hint}"
            f" expected one of {quoted(_KNOWN)}"
        )
    module = lowered.replace("-", "_")
    with unchecked():
        found = import_module(f".{module}", __name__)
    dialect: Dialect = getattr(found, module.upper())
    return dialect


def for_url(
    url: str, among: Iterable[Dialect] | Dialect | None = None
) -> Dialect | None:
    """
    Return the dialect of a server's address.

    Each dialect lists its addresses in `Dialect.urls`.  For example::

        for_url("wss://api.openai.com/v1/realtime?model=gpt-realtime") is GA

    Args:
        url:
            The address of a WebSocket or a request.  The function ignores the
            scheme and the port.

        among:
            The dialects to choose from, such as your own; by default the
            library's, which imports all of them.

    Returns:
        The dialect with the most specific address that matches, or `None` for
        an unknown address, such as ``ws://localhost:8000/v1/realtime``.

    Raises:
        TypeError: *url* isn't a string, or one of *among* isn't a `Dialect`.
    """
    from .addresses import dialect_at  # noqa: PLC0415  # rare

    if not isinstance(url, str):
        from .._engine.order_of_arguments import wrong_order  # noqa: PLC0415  # as above

        message = f"expected an address, got {describe(url)}"
        raise wrong_order("for_url", message, url=url, among=among)
    chosen = map(by_name, _KNOWN) if among is None else among
    return dialect_at(url, dialects_given(chosen))


def __getattr__(name: str) -> Any:
    """
    Import a vendor's dialect when it is first used.
    """
    if name in __all__:
        return by_name(name.replace("_", "-"))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
