"""
Running the examples of the documentation.
"""

from concurrent.futures import ThreadPoolExecutor

from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser


EVALUATOR = PythonEvaluator()
THREADS: dict[str, ThreadPoolExecutor] = {}


def evaluate(example: Example) -> str | None:
    """
    Run an example where the others of its document run, and nothing else.

    On Python 3.11, coverage loses lines in a thread in which coroutines were.
    """
    if example.path not in THREADS:
        THREADS[example.path] = ThreadPoolExecutor(1)
    return THREADS[example.path].submit(EVALUATOR, example).result()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
).pytest()
