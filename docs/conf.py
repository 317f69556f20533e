"""
How Sphinx builds the documentation.
"""

import re
import sys
import tomllib

from importlib.metadata import version as version_of
from inspect import cleandoc
from pathlib import Path
from typing import Any

import attrs

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx


# Extensions of this documentation's own.
sys.path.insert(0, str(Path(__file__).parent))

ROOT = Path(__file__).parents[1]
URLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "urls"
]

project = "realtime-attrs"
author = "The realtime-attrs developers"
project_copyright = f"2026, {author}"
version = release = version_of("realtime-attrs")

extensions = [
    "myst_parser",
    "public_names",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["custom.css"]
pygments_dark_style = "github-dark"
toc_object_entries_show_parents = "hide"
html_theme_options = {
    "source_repository": URLS["Source"],
    "source_branch": "main",
    "source_directory": "docs/",
    "footer_icons": [
        {
            "name": name,
            "url": url,
            "html": name,
            "class": "",
        }
        for name, url in URLS.items()
        if name != "Documentation"
    ],
}

# Copy commands and code without their prompts, and no output of commands.
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
default_role = "literal"

nitpicky = True
nitpick_ignore_regex = [
    # No other project's documentation can be reached when this is built.
    ("py:.*", r"(attrs|cattrs|hypothesis|enum|typing)\..*"),
    ("py:.*", r"(AssertionError|TypeError|ValueError)"),
    ("py:.*", r"collections\..*"),
    ("py:.*", r"Range|least=-?\d+|greatest=\d+"),
    # The types of adapters and of functions for own classes.
    ("py:class", "T|U|TypeForm"),
    # The mark of a secret in its annotation.
    ("py:.*", "'secret'"),
    # The base of `Record` and `Variant`.
    ("py:.*", r"realtime_attrs\.dialects\.keys\.Form"),
]


# Where a long name may go on in the next line of a title or a cell.
BREAK = re.compile(r"(?<=\w[./_])(?=[A-Za-z0-9])(?<!__)|(?<=[a-z])(?=[A-Z])")


def allow_breaks(_app: Sphinx, tree: nodes.document, _page: str) -> None:
    """
    Let long names wrap between their words, so that pages fit a phone.
    """
    for kind in (addnodes.desc_addname, addnodes.desc_name):
        for name in list(tree.findall(kind)):
            name.append(nodes.raw("", "<wbr>", format="html"))
    places = [*tree.findall(nodes.entry), *tree.findall(nodes.title)]
    for place in places:
        for literal in list(place.findall(nodes.literal)):
            pieces = BREAK.split(literal.astext())
            literal.clear()
            for piece in pieces:
                literal.append(nodes.Text(piece))
                literal.append(nodes.raw("", "<wbr>", format="html"))


def hide_values(_app: Sphinx, tree: nodes.document) -> None:
    """
    Leave out the values of enum members, which mean nothing.
    """
    for item in tree.findall(addnodes.desc):
        if item["objtype"] == "attribute":
            for value in list(item.findall(addnodes.desc_annotation)):
                value.parent.remove(value)


# A heading of the changelog.
RELEASE = re.compile(r"\[(?P<version>[\d.]+)\] - (?P<date>[\d-]+)")


def name_releases(_app: Sphinx, tree: nodes.document) -> None:
    """
    Give each release of the changelog a short title and a lasting anchor.
    """
    for section in tree.findall(nodes.section):
        title = section[0]
        if found := RELEASE.fullmatch(title.astext()):
            section["ids"].insert(0, f"v{found['version']}")
            title.children = [
                nodes.Text(f"{found['version']} ({found['date']})")
            ]


# One argument of a class, in its docstring.
ARGUMENT = re.compile(r"^    (\w+):.*(?:\n {8}.*)*", re.MULTILINE)


def describe_inherited(
    _app: Sphinx,
    _what: str,
    _name: str,
    item: Any,
    _options: Any,
    lines: list[str],
) -> None:
    """
    Describe inherited arguments of attrs classes as their base classes do.
    """
    found: dict[str, str] = {}
    for base in item.__mro__[1:] if attrs.has(item) else ():
        for match in ARGUMENT.finditer(cleandoc(base.__doc__ or "")):
            found.setdefault(match[1], match[0])
    names = {field.name for field in attrs.fields(item)} if found else set()
    texts = [text for name, text in found.items() if name in names]
    if texts and "Args:" not in lines:
        texts.insert(0, "Args:")
    end = lines.index("Raises:") if "Raises:" in lines else len(lines)
    lines[end:end] = "\n\n".join(texts).splitlines()


def setup(app: Sphinx) -> None:
    """
    Register the extensions of this documentation.
    """
    # Before napoleon reads the docstrings.
    app.connect("autodoc-process-docstring", describe_inherited, priority=400)
    app.connect("doctree-read", hide_values)
    # Before Sphinx collects the titles.
    app.connect("doctree-read", name_releases, priority=100)
    app.connect("doctree-resolved", allow_breaks)
