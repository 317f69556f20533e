"""
Running the examples of the documentation.
"""

from concurrent.futures import ThreadPoolExecutor

from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser


EVALUATOR = PythonEvaluator()
# Coverage of Python 3.11 loses lines in a thread in which an event loop was.
THREAD = ThreadPoolExecutor(1)


def evaluate(example: Example) -> str | None:
    """
    Run an example where all others run, and no test.
    """
    return THREAD.submit(EVALUATOR, example).result()


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
).pytest()
