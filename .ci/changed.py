"""
List the installed packages whose version `constraints.txt` doesn't pin.
"""

import re

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


PINS = Path(__file__).parents[1] / "constraints.txt"

pinned: dict[str, set[str]] = {}
for name, release in re.findall(
    r"^([\w.-]+)==([\w.!+-]+)", PINS.read_text("utf-8"), re.MULTILINE
):
    pinned.setdefault(name, set()).add(release)
for name, releases in pinned.items():
    try:
        installed = version(name)
    except PackageNotFoundError:
        continue
    if installed not in releases:
        print(f"{name}: {installed}, tested with {' or '.join(releases)}")
