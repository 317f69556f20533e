"""
The tools of Azure Voice Live.
"""

from typing import TypeAlias

import realtime_attrs as ra

from ...extending import BaseTool, frozen


__all__ = ["FoundryAgentTool", "FunctionName", "ToolChoice", "ToolDefinition"]


@frozen
class FoundryAgentTool(BaseTool):
    """
    A tool that calls an agent of Azure AI Foundry (preview).

    Args:
        agent_name: The agent's name.

        project_name: The agent's project.

        agent_version: The agent's version; by default the newest.

        client_id: The managed identity with which the service calls the agent.

        description: When and how to call the agent.

        foundry_resource_override:
            The name of the Foundry resource with the project, if it isn't the
            session's.

        agent_context_type:
            The context: ``"agent_context"`` for one conversation with the
            agent in the whole session, or ``"no_context"``.

        return_agent_response_directly:
            Whether the service speaks the agent's answer without asking the
            model.
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
    A tool choice: the model has to call this function.

    It is written as the function's name.  Azure also documents an object with
    a type: a `FunctionToolChoice`.
    """


ToolChoice: TypeAlias = (
    ra.ToolChoiceMode | ra.FunctionToolChoice | FunctionName | ra.MCPToolChoice
)
"""
Any tool choice that Azure Voice Live has.
"""

ToolDefinition: TypeAlias = ra.FunctionTool | ra.MCPTool | FoundryAgentTool
"""
Any tool that Azure Voice Live has.
"""
