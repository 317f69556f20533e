"""
The tools that Azure Voice Live has.
"""

from typing import TypeAlias

import realtime_attrs as ra

from ...extending import BaseTool, frozen


__all__ = ["FoundryAgentTool", "FunctionName", "ToolChoice", "ToolDefinition"]


@frozen
class FoundryAgentTool(BaseTool):
    """
    The service asks an agent of Azure AI Foundry by itself (preview).

    Args:
        agent_name: The agent.

        project_name: The agent's project.

        agent_version: Its version; by default the newest.

        client_id: The managed identity to call the agent with.

        description: When and how to use it.

        foundry_resource_override:
            The name of the Foundry resource with the project, if it isn't the
            session's.

        agent_context_type:
            ``"agent_context"`` for one conversation with the agent in the
            whole session, or ``"no_context"``.

        return_agent_response_directly:
            Whether the agent's answer is spoken as it is.
    """

    agent_name: str
    project_name: str
    agent_version: str | None = None
    client_id: str | None = None
    description: str | None = None
    foundry_resource_override: str | None = None
    agent_context_type: str | None = None
    return_agent_response_directly: bool | None = None


@frozen
class FunctionName(ra.FunctionToolChoice):
    """
    A function that the model has to call, written as its name alone.

    Azure documents an object with a type, too: a `FunctionToolChoice`.
    """


ToolChoice: TypeAlias = (
    ra.ToolChoiceMode | ra.FunctionToolChoice | FunctionName | ra.MCPToolChoice
)
"""
Any rule for calling tools that Azure Voice Live has.
"""

ToolDefinition: TypeAlias = ra.FunctionTool | ra.MCPTool | FoundryAgentTool
"""
Any tool that Azure Voice Live has.
"""
