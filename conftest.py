"""
Running the examples of the documentation.
"""

import gc

from concurrent.futures import ThreadPoolExecutor

from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser


EVALUATOR = PythonEvaluator()
THREAD = ThreadPoolExecutor(1)


def evaluate(example: Example) -> str | None:
    """
    Run an example where all others run, and no test.
    """
    return THREAD.submit(run, example).result()


def run(example: Example) -> str | None:
    """
    Run an example, and leave no coroutine behind.

    On Python 3.11, coverage loses lines in a thread that collects one.
    """
    result = EVALUATOR(example)
    if "asyncio" in str(example.parsed):
        gc.collect()
    return result


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
).pytest()
