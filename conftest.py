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
THREADS: dict[str, ThreadPoolExecutor] = {}
COUNT = count(1)
MANY = 100


def evaluate(example: Example) -> str | None:
    """
    Run an example where the others of its document run, and nothing else.
    """
    if example.path not in THREADS:
        THREADS[example.path] = ThreadPoolExecutor(1)
    return THREADS[example.path].submit(EVALUATOR, example).result()


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
        with ThreadPoolExecutor(1) as thread:
            thread.submit(gc.collect).result()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
).pytest()
