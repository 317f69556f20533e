"""
Refuse words and phrases that readers would have to learn.

Check comments, strings and names in Python, and the text of documents without
their code.  Print a line for each finding, with a suggestion.
"""

import io
import re
import sys
import tokenize

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple


ROOT: Final = Path(__file__).parents[1]
PLACES: Final = (
    "src/**/*.py",
    "examples/**/*.py",
    "typing_tests/**/*.py",
    "bench/**/*.py",
    "docs/*.py",
    "docs/**/*.md",
    "docs/**/*.svg",
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
)
OLD_NAMES: Final = ROOT / "docs" / "migrations.md"

PHRASES: Final = {
    r"moot|unsaid": "a description of the case",
    r"elsewhere": "'in another dialect' or 'at another path'",
    r"beside": "'next to', 'in the same object as' or 'except'",
    r"the door": "the name of the module or function",
    r"floors|(?:a|each|its|the|their) floor(?! of)": "'layer'",
    r"guests?": "'the user's converter'",
    r"news": "'unknown keys and values'",
    r"echo(?:es|ed|ing)": "'return', 'repeat' or 'send back'",
    r"says|said|saying": "'has', 'describes', 'is' or 'writes'",
    r"tells|telling|told": "'distinguishes', 'detects' or 'reports'",
    r"stands|stood|standing": "'is' or 'is at the path'",
    r"tell\s+(?:\S+\s+){1,5}apart": "'distinguish'",
    r"(?:say|tell)\s+(?:how|if|it|nothing|so|something|that|them|what|where"
    r"|whether|which|why)": "'describe', 'report', 'pass' or 'suppose'",
    r"(?:cannot|can't|could not|couldn't|does not|doesn't|do not|don't)\s+"
    r"(?:say|tell|mean|know)": "'has no', 'doesn't support' or 'can't detect'",
    r"(?:client|code|converter|dialect|engine|function|library|module|parser"
    r"|reader|rule|schema|server|service|vendor|wire|writer)s?\s+"
    r"(?:knows?|finds?)": "'has', 'supports' or 'detects'",
    r"takes\s+(?:an?|any|everything|it|its|no|nothing|one|only|the|their|them"
    r"|three|two)(?!\s+(?:few|long|look|minute|moment|place|second|times?"
    r"|while)\b)": "'accepts' or 'requires'",
    r"what\s+(?:an?|are|can|did|do|does|each|had|has|have|is|it|its|no|of|one"
    r"|other|others|the|their|there|they|this|to|users?|was|we|were|you|your"
    r"|(?:client|dialect|server|vendor|wire)s?)|(?-i:What)": (
        "a noun as the subject or object, or a question"
    ),
}
"""
Regular expressions, each with a suggestion.
"""

NAMES: Final = re.compile(
    r"beside|echoed|elsewhere|guests?|meant|moot|news|said|says?"
    r"|standing|stands|tells?|telling|told|unsaid"
)
"""
Words that names of modules, classes, functions and variables can't contain.
"""

_PERSON: Final = re.compile(
    r"\b(?:callers?|maintainers?|models?|nobody|people|persons?|users?|who"
    r"|you)\s+(?:also\s+|can\s+|had\s+|has\s+|have\s+|may\s+)?$",
    re.IGNORECASE,
)
"""
The end of a text before a verb that only people may have.
"""

_PHRASE: Final = {
    re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE): advice
    for pattern, advice in PHRASES.items()
}
_END_OF_SENTENCE: Final = re.compile(r"[.!?](?=[\s\0]|$)|\n\s*\n")
_PARTS_OF_NAMES: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_STRINGS: Final = (tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", -1))
_CODE_IN_STRINGS: Final = re.compile(r"``[^`]+``|`[^`]+`|\{[^{}\n]*\}")
_CODE_IN_DOCUMENTS: Final = {
    ".md": re.compile(
        r"^\s*(?P<fence>```+|~~~+).*?^\s*(?P=fence)[^\S\n]*$"
        r"|<!--.*?-->|``[^`]+``|`[^`]+`|https?://\S+"
        r"|\[[^\]]*\]\(\#[^)\s]*\)|(?<=\])\([^)\s]+\)"
        r"|^\#+\s.*?$",  # headings may be no sentences
        re.MULTILINE | re.DOTALL,
    ),
    ".svg": re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL),
}


class Finding(NamedTuple):
    """
    A word or phrase, with the number of its line.
    """

    line: int
    text: str
    advice: str


def main() -> int:
    """
    Print the findings in all files, and return the exit status.
    """
    status = 0
    for pattern in PLACES:
        for path in sorted(ROOT.glob(pattern)):
            if path == OLD_NAMES:
                continue
            for found in findings(path.read_text("utf-8"), path.suffix):
                place = f"{path.relative_to(ROOT)}:{found.line}"
                print(f"{place}: {found.text!r}; use {found.advice}")
                status = 1
    return status


def findings(text: str, suffix: str) -> list[Finding]:
    """
    List the findings in the text of a file.
    """
    found = [*_in_prose(prose_in(text, suffix))]
    if suffix == ".py":
        found += _in_names(text)
    return sorted(found)


def _in_prose(prose: str) -> Iterator[Finding]:
    matches = [
        (match, advice)
        for phrase, advice in _PHRASE.items()
        for match in phrase.finditer(prose)
        if not _is_good(prose, match)
    ]
    end = 0
    for match, advice in sorted(matches, key=lambda x: x[0].start()):
        if match.start() >= end:
            end = match.end()
            line = prose.count("\n", 0, match.start()) + 1
            yield Finding(line, " ".join(match[0].split()), advice)


def _is_good(prose: str, match: re.Match[str]) -> bool:
    """
    Check for a question, or a verb of a person.
    """
    if match[0].lower().startswith("what"):
        end = _END_OF_SENTENCE.search(prose, match.end())
        return end is not None and end[0] == "?"
    before = prose[max(0, match.start() - 40) : match.start()]
    return _PERSON.search(before) is not None


def prose_in(text: str, suffix: str) -> str:
    r"""
    Replace code by ``\0``, without its spaces and line breaks.
    """
    if suffix != ".py":
        return _CODE_IN_DOCUMENTS[suffix].sub(_blank, text)
    lines = text.splitlines(keepends=True)
    prose = [[*re.sub(r"\S", "\0", line)] for line in lines]
    for token in _tokens(text):
        if token.type == tokenize.COMMENT:
            kept = " " + token.string[1:]
        elif token.type in _STRINGS and " " in token.string:
            kept = re.sub(r"^\w*['\"]+|['\"]+$", _space, token.string)
        else:
            continue
        row, column = token.start
        kept = _CODE_IN_STRINGS.sub(_blank, kept)
        for number, part in enumerate(kept.splitlines(), row - 1):
            prose[number][column : column + len(part)] = part
            column = 0
    return "".join(map("".join, prose))


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    return tokenize.generate_tokens(io.StringIO(text).readline)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"\S", "\0", match[0])


def _space(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _in_names(text: str) -> Iterator[Finding]:
    for token in _tokens(text):
        if token.type == tokenize.NAME:
            for part in _PARTS_OF_NAMES.findall(token.string):
                if NAMES.fullmatch(part.lower()):
                    advice = f"another word than {part!r}"
                    yield Finding(token.start[0], token.string, advice)


if __name__ == "__main__":
    sys.exit(main())
