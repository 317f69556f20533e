"""
What is secret in a session is never shown.
"""

from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from realtime_attrs import MCPTool, SessionResource
from realtime_attrs.converter import Problem
from realtime_attrs.extending import BaseTool, SecretText, frozen


@attrs.frozen
class OwnTool(MCPTool):
    """
    A subclass of a user's, with a repr that attrs makes.
    """

    note: str = ""


@frozen
class Keyring(BaseTool):
    """
    A tool of a user's, whose annotations name the secrets.
    """

    first: SecretText
    named: Mapping[str, SecretText] | None = None
    many: tuple[SecretText, ...] | None = None
    pair: tuple[SecretText, int] | None = None


class TestSecrets:
    def test_annotations(self) -> None:
        """
        `SecretText` hides the values of users' attributes.
        """
        assert (
            "Keyring(first=<hidden>, named={'a': <hidden>},"
            " many=<hidden>, pair=<hidden>)"
        ) == repr(Keyring("hush", {"a": "hush"}, ("hush",), ("hush", 1)))

    def test_repr(self) -> None:
        """
        Tokens and the values of headers are not shown.
        """
        tool = MCPTool(
            "files", authorization="hush", headers={"X-Key": "hush"}
        )

        assert (
            "MCPTool(server_label='files', authorization=<hidden>,"
            " headers={'X-Key': <hidden>})"
        ) == repr(tool)
        assert "hush" not in repr(SessionResource(tools=[tool]))

    @pytest.mark.parametrize(
        ("values", "shown"),
        [
            ({}, "OwnTool(server_label='files')"),
            (
                {"authorization": "hush", "headers": {"a": "hush"}},
                "OwnTool(server_label='files', authorization=<hidden>,"
                " headers={'a': <hidden>})",
            ),
        ],
        ids=["unset", "set"],
    )
    def test_subclasses(self, values: Any, shown: str) -> None:
        """
        Nor are they in subclasses, which are shown in the same way.
        """
        assert shown == repr(OwnTool("files", **values))

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            (
                {"authorization": ["hush"]},
                "MCPTool.authorization: expected a string or None, got an"
                " array",
            ),
            (
                {"authorization": 1234},
                "MCPTool.authorization: expected a string or None, got a"
                " number",
            ),
            (
                {"headers": "X: hush"},
                "MCPTool.headers: expected an object or None, got a string",
            ),
            (
                {"headers": {"X": True}},
                "MCPTool.headers['X']: expected a string, got a boolean",
            ),
        ],
    )
    def test_messages(self, values: Any, message: str) -> None:
        """
        Messages say what stands in their place, and do not show it.
        """
        with pytest.raises(TypeError) as caught:
            MCPTool("files", **values)

        assert message == str(caught.value)

    @pytest.mark.parametrize(
        "text", ["ek_0123", "sk-0123", "Bearer x.y", "Basic eDp5", "eyJhbGc"]
    )
    def test_misplaced(self, text: str) -> None:
        """
        What looks like a secret is not shown wherever it stands.
        """
        with pytest.raises(TypeError) as caught:
            SessionResource(tools=text)

        assert (
            "SessionResource.tools: expected an array or None, got a string"
            " that looks like a secret"
        ) == str(caught.value)

    def test_in_errors_of_hooks(self) -> None:
        """
        Nor in what hooks of the user's say.
        """
        problem = Problem("/a", "ValueError: no 'ek_0123' here,\nnor sk-1")

        assert "/a: ValueError: no '<hidden>' here,\\nnor <hidden>" == str(
            problem
        )
