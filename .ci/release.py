"""
Compare a tag with the version and the documents of a release.
"""

import re
import sys
import tomllib

from pathlib import Path


ROOT = Path(__file__).parents[1]


def mistakes(tag: str, version: str, changes: str, moves: str) -> list[str]:
    """
    List the mistakes of a release.

    Args:
        tag: The name of the tag, such as ``v1.2.0``.

        version: The version in ``pyproject.toml``.

        changes: The text of the changelog.

        moves: The text of the page on migrations.
    """
    found = []
    if tag != f"v{version}":
        found.append(f"the tag is {tag}, and the version {version}")
    entry = changes.split("\n## ")[1]
    heading, *_ = entry.splitlines()
    if not re.fullmatch(rf"\[{version}\] - \d{{4}}-\d\d-\d\d", heading):
        found.append(f"the changelog begins with {heading}")
    parts = entry.split("\n### ")[1:]
    found += [
        f"the changelog has nothing under {part.strip()}"
        for part in parts
        if "\n-" not in part
    ]
    section = moves.partition(f"\n## To {version}\n")[2].partition("\n## ")[0]
    if section.strip().endswith("|---|"):
        found.append(f"the migrations have nothing under To {version}")
    return found


def main(*arguments: str) -> int:
    """
    Print the mistakes of the release, and return the exit status.

    Args:
        arguments: The tag, if there is one already.
    """
    toml = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    version = toml["project"]["version"]
    (tag,) = arguments or (f"v{version}",)
    found = mistakes(
        tag,
        version,
        (ROOT / "CHANGELOG.md").read_text("utf-8"),
        (ROOT / "docs" / "migrations.md").read_text("utf-8"),
    )
    for mistake in found:
        print(mistake)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
