"""
The tools of xAI.
"""

from typing import TypeAlias

import attrs

import realtime_attrs as ra

from ...extending import BaseObject, BaseTool, Count, frozen, texts


@frozen
class XSearchTool(BaseTool):
    """
    A tool that searches the posts of X.

    Args:
        allowed_x_handles:
            The accounts to search, without ``@``, at most 20; by default all.

        excluded_x_handles:
            The accounts to exclude, at most 20; not together with
            *allowed_x_handles*.

        from_date:
            The date of the first posts to search, such as ``"2026-08-31"``.

        to_date: The date of the last posts, in the same form.

        enable_image_understanding: Whether the model views images in posts.

        enable_video_understanding: Whether it views videos in posts.
    """

    allowed_x_handles: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    excluded_x_handles: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    from_date: str | None = None
    to_date: str | None = None
    enable_image_understanding: bool | None = None
    enable_video_understanding: bool | None = None


@frozen
class SearchLocation(BaseObject):
    """
    The location for which the service searches the web.

    Args:
        country: The country's name, or its two-letter code (ISO 3166-1).

        city: The city's name.

        region: The name of the state or region.

        timezone: The time zone, such as ``"Europe/Berlin"``.
    """

    country: str | None = None
    city: str | None = None
    region: str | None = None
    timezone: str | None = None


@frozen
class WebSearchTool(BaseTool):
    """
    A tool that searches the web.

    Args:
        location: The location for which the service searches.

        allowed_domains:
            The domains to search, without protocol or path, at most 5; by
            default all.

        excluded_domains:
            The domains to exclude, at most 5; not together with
            *allowed_domains*.

        enable_image_understanding: Whether the model views images it finds.
    """

    location: SearchLocation | None = None
    allowed_domains: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    excluded_domains: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    enable_image_understanding: bool | None = None


@frozen
class FileSearchTool(BaseTool):
    """
    A tool that searches files which the service stores.

    Args:
        vector_store_ids: The collections of files to search.

        max_num_results: The maximum number of results of a search.
    """

    vector_store_ids: tuple[str, ...] | None = attrs.field(
        default=None, converter=texts
    )
    max_num_results: Count | None = None


ToolDefinition: TypeAlias = (
    ra.FunctionTool | ra.MCPTool | WebSearchTool | XSearchTool | FileSearchTool
)
"""
Any tool that xAI has.
"""
