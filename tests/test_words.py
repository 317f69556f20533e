"""
The lint of words finds private words, and nothing else.
"""

import importlib.util

from pathlib import Path
from typing import Any

import pytest


def script() -> Any:
    """
    Import the lint, which is in no package.
    """
    path = Path(__file__).parents[1] / ".ci" / "words.py"
    spec = importlib.util.spec_from_file_location("lint_of_words", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


words = script()


def found(text: str, suffix: str = ".md") -> list[str]:
    """
    List the words and phrases that the lint refuses.
    """
    return [item.text for item in words.findings(text, suffix)]


class TestPhrases:
    @pytest.mark.parametrize(
        ("refused", "text", "accepted"),
        [
            ("unsaid", "The value is unsaid.", "The value isn't set."),
            ("elsewhere", "A key of elsewhere.", "A key of another dialect."),
            ("beside", "A key beside the tag.", "A key next to the tag."),
            ("the door", "It is at the door.", "It is in `converter`."),
            ("floors", "Two floors below.", "The floor of the range."),
            ("guest", "It is a good guest.", "It changes no other hook."),
            ("news", "The server has news.", "The server has new keys."),
            ("echoes", "The server echoes it.", "It has echo cancellation."),
            ("says", "The wire says so.", "The user says hello."),
            ("told", "The type is told.", "The type is detected."),
            ("stands", "It stands at a key.", "It is at a key."),
            ("tell them apart", "Tags tell them apart.", "Tell the user."),
            ("tell whether", "Keys tell whether it is.", "Tell callers that."),
            ("cannot say", "GA cannot say it.", "You don't know it."),
            ("dialect knows", "A dialect knows it.", "A user knows it."),
            ("takes a", "It takes a string.", "It takes a second."),
            ("what it", "Write what it has.", "Read what it is?"),
            ("What a", "What a key has is read.", "What does a key have?"),
            ("What", "What comes is read.", "What comes first?"),
        ],
    )
    def test_phrases(self, refused: str, text: str, accepted: str) -> None:
        """
        Each phrase is refused, but not other uses of its words.
        """
        assert [refused] == found(text)
        assert [] == found(accepted)

    def test_every_pattern(self) -> None:
        """
        Every pattern has a suggestion.
        """
        assert all(words.PHRASES.values())

    def test_lines(self) -> None:
        """
        A phrase may go over the end of a line, and has the number of the first.
        """
        (item,) = words.findings("One.\nIt cannot\n  say it.\n", ".md")

        assert (2, "cannot say") == (item.line, item.text)


class TestPython:
    def test_prose(self) -> None:
        """
        Comments and strings with spaces are checked, without code in them.
        """
        assert ["says", "stands", "told"] == sorted(
            found(
                '"""\nIt stands there; `says` is a name.\n"""\n'
                'x = "says"  # It says no.\n'
                'raise Oops(f"is {told} told")\n'.replace("{told}", "{x}"),
                ".py",
            )
        )

    def test_messages_of_two_strings(self) -> None:
        """
        A phrase may begin in one string and end in the next.
        """
        text = 'message = (\n    "a dialect cannot"\n    " say it"\n)\n'

        assert ["cannot say"] == found(text, ".py")

    def test_names(self) -> None:
        """
        Names are checked word by word.
        """
        assert ["_toldBy", "is_said", "say"] == sorted(
            found("is_said = say(_toldBy, essay, known, untold)\n", ".py")
        )


class TestDocuments:
    def test_code(self) -> None:
        """
        Code, comments, targets of links and headings aren't checked.
        """
        assert ["says"] == found(
            "## What it says\n\n"
            "`says` [it](says) [What it is](#what) https://says.org says\n\n"
            "```python\nsays = 1\n```\n\n<!-- says -->\n"
        )

    def test_drawings(self) -> None:
        """
        The texts of a drawing are checked, and its attributes are not.
        """
        text = '<svg><style>.says {}</style><text id="says">says</text></svg>'

        assert ["says"] == found(text, ".svg")


class TestMain:
    def test_output(
        self, tmp_path: Path, monkeypatch: Any, capsys: Any
    ) -> None:
        """
        Each finding is a line with the place, the words and the suggestion.
        """
        (tmp_path / "README.md").write_text("One.\nIt says so.\n", "utf-8")
        (tmp_path / "docs").mkdir()
        old = tmp_path / "docs" / "migrations.md"
        old.write_text("It says so.\n", "utf-8")
        monkeypatch.setattr(words, "ROOT", tmp_path)
        monkeypatch.setattr(words, "OLD_NAMES", old)

        assert 1 == words.main()
        assert (
            "README.md:2: 'says'; use 'has', 'describes', 'is' or 'writes'\n"
        ) == capsys.readouterr().out

        (tmp_path / "README.md").write_text("One.\n", "utf-8")

        assert 0 == words.main()
