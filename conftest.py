"""
Running the examples of the documentation.
"""

import gc

from concurrent.futures import ThreadPoolExecutor

import pytest

from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser


EVALUATOR = PythonEvaluator()
THREAD = ThreadPoolExecutor(1)
LEFT: set[str] = set()


def evaluate(example: Example) -> str | None:
    """
    Run an example where all others run, and no test.
    """
    if "asyncio" in str(example.parsed):
        LEFT.add(example.path)
    return THREAD.submit(EVALUATOR, example).result()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """
    Collect the coroutines that others have left, before a test does.

    On Python 3.11, coverage loses lines in a thread that collects one.
    """
    if hasattr(getattr(item, "module", None), "asyncio"):
        LEFT.add(str(item.path))
    elif LEFT and item.path.suffix == ".py":
        THREAD.submit(gc.collect).result()
        LEFT.clear()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
).pytest()
