"""
Keep or reject unknown keys.
"""

from collections.abc import Iterator

from .._rules.shapes import SPREAD, Steps
from .attributes import Attribute
from .entries import ConstantKey, Entry
from .problems import Hints
from .source import Source, variable_of
from .tree import Tree, leaves_of


def keep_keys(
    source: Source,
    tree: Tree,
    path: Steps,
    further: Steps,
    hints: Hints,
) -> None:
    """
    Write code that keeps unknown keys of an object and of inner objects.

    The code searches for them only if the object has more keys than it has
    counted.
    """
    value, known = variable_of("value", path), variable_of("keys", path)
    found, misplaced = variable_of("found", path), variable_of("hints", path)
    arguments = ", ".join(
        ["errors", "extra", value, known, misplaced, *map(repr, path)]
    )
    if SPREAD not in tree:
        names = {known: frozenset((*further, *tree)), misplaced: hints}
        with source.at(len(path) + 1):
            source.add(
                f"if {found} != len({value}) or errors:\n"
                f"    extra, errors = keep_keys({arguments})",
                **names,
            )
        _keep_constants(source, tree, path)
    for key, node in _inner(tree):
        inner = variable_of("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            keep_keys(source, node, (*path, key), (), _within(hints, key))


def in_spread(hints: Hints, tree: Tree) -> Hints:
    """
    Select the hints for the objects of spread attributes.
    """
    found: Hints = {}
    for key, hint in hints.items():
        node = tree.get(key)
        if isinstance(hint, dict) and isinstance(node, dict):
            inner = hint if SPREAD in node else in_spread(hint, node)
            found |= {key: inner} if inner else {}
    return found


def _within(hints: Hints, key: str) -> Hints:
    found = hints.get(key)
    return found if isinstance(found, dict) else {}


def _keep_constants(source: Source, tree: Tree, path: Steps) -> None:
    """
    Write code that keeps the constants of an object without attributes.

    Such an object would not be written, and neither would its constants.
    """
    held = [x for x in leaves_of(tree) if isinstance(x, Attribute)]
    words = [
        key for key, node in tree.items() if isinstance(node, ConstantKey)
    ]
    is_always_written = not held or any(entry.is_null for entry in held)
    if not (path and words) or is_always_written:
        return
    value, constants = (variable_of(x, path) for x in ("value", "constants"))
    tests = [f"self.{entry.name} is None" for entry in held]
    arguments = ", ".join(map(repr, path))
    source.add(
        f"if {' and '.join(tests)}:\n"
        f"    constants = "
        f"{{k: x for k, x in {value}.items() if k in {constants}}}\n"
        f"    extra, errors = keep_keys("
        f"errors, extra, constants, (), {{}}, {arguments})",
        **{constants: frozenset(words)},
    )


def refuse_keys(
    source: Source,
    tree: Tree,
    path: Steps,
    further: Steps,
    hints: Hints,
) -> None:
    """
    Write code that rejects unknown keys of an object and of inner objects.
    """
    value, known = variable_of("value", path), variable_of("keys", path)
    misplaced = variable_of("hints", path)
    keys = (*further, *tree)
    arguments = ", ".join(
        ["errors", value, repr(keys), misplaced, *map(repr, path)]
    )
    if SPREAD not in tree:
        names = {known: frozenset(keys), misplaced: hints}
        source.add(
            f"if not {known}.issuperset({value}):\n"
            f"    errors = refuse_keys({arguments})",
            **names,
        )
    for key, node in _inner(tree):
        inner = variable_of("value", (*path, key))
        with source.block(f"if {inner} is not None:"):
            refuse_keys(source, node, (*path, key), (), _within(hints, key))


def _inner(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """
    List the inner objects, unless a spread attribute has all their keys.
    """
    for key, node in tree.items():
        if isinstance(node, Entry):
            continue
        if SPREAD not in node or any(_inner(node)):
            yield key, node
