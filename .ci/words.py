"""
Refuse words that readers of the code and the documents would have to learn.
"""

import re
import sys

from pathlib import Path


ROOT = Path(__file__).parents[1]
REFUSED = re.compile(r"\bmoot|unsaid|elsewhere|\bthe door\b", re.IGNORECASE)
PLACES = ("src/**/*.py", "docs/**/*.md", "docs/**/*.svg", "README.md")
OLD_NAMES = ROOT / "docs" / "migrations.md"


def main() -> int:
    """
    Print each line with such a word, and return the exit status.
    """
    status = 0
    for pattern in PLACES:
        for path in sorted(ROOT.glob(pattern)):
            lines = path.read_text("utf-8").splitlines()
            for number, line in enumerate(lines, 1):
                found = REFUSED.search(line)
                if found and path != OLD_NAMES:
                    place = f"{path.relative_to(ROOT)}:{number}"
                    print(f"{place}: the word {found[0]!r}: {line.strip()}")
                    status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
