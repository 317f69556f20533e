"""
The sessions and tools of Inworld.
"""

from typing import TypeAlias

import realtime_attrs as ra

from ...extending import BaseTool, Count, frozen
from .provider_data import ProviderData


@frozen
class InworldSession(ra.SessionResource):
    """
    An Inworld session.

    Args:
        speech_model:
            The model that synthesizes the speech, such as ``"inworld-tts-2"``.

        provider_data: The settings that OpenAI's sessions don't have.
    """

    speech_model: str | None = None
    provider_data: ProviderData | None = None


@frozen
class InworldWebSearchTool(BaseTool):
    """
    A tool that searches the web.

    Args:
        engine: The search engine, such as ``"google"``.

        max_results: The maximum number of results of a search.

        max_steps: The maximum number of searches for an answer.
    """

    engine: str | None = None
    max_results: Count | None = None
    max_steps: Count | None = None


ToolDefinition: TypeAlias = ra.FunctionTool | ra.MCPTool | InworldWebSearchTool
"""
Any tool that Inworld has.
"""
