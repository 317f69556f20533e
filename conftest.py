"""
Running the examples of the documentation.
"""

import gc

from concurrent.futures import ThreadPoolExecutor
from itertools import count

from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser


EVALUATOR = PythonEvaluator()
THREAD = ThreadPoolExecutor(1)
COUNT = count(1)
MANY = 100


def evaluate(example: Example) -> str | None:
    """
    Run an example where all others run, and no test.
    """
    return THREAD.submit(EVALUATOR, example).result()


def pytest_collection_finish() -> None:
    """
    Let nothing be collected while a test runs.

    On Python 3.11, coverage loses lines in a thread that collects a coroutine.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


def pytest_runtest_setup() -> None:
    """
    Collect what many tests have left, in another thread.
    """
    if next(COUNT) % MANY == 0:
        THREAD.submit(gc.collect).result()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
).pytest()
