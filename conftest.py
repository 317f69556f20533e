"""
Configure pytest for tests and documents.
"""

import gc
import importlib
import os
import pkgutil

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import coverage
import pytest

from hypothesis import HealthCheck, settings
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.markdown import CodeBlockParser, SkipParser

import realtime_attrs


# Almost all that is made lives long: classes, dialects, converters.
gc.disable()

settings.register_profile(
    "few",
    deadline=None,
    max_examples=2,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "many", settings.get_profile("few"), max_examples=5, derandomize=False
)
settings.register_profile(
    "thorough", settings.get_profile("many"), max_examples=200
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "few"))


EVALUATOR = PythonEvaluator()
THREADS: dict[str, ThreadPoolExecutor] = {}


def evaluate(example: Example) -> str | None:
    """
    Run an example in the thread of its document.

    On Python 3.11, coverage loses lines in a thread that ran coroutines.
    """
    if example.path not in THREADS:
        THREADS[example.path] = ThreadPoolExecutor(1)
    return THREADS[example.path].submit(EVALUATOR, example).result()


def set_up(namespace: dict[str, Any]) -> None:
    """
    Set the names with which a document skips examples that need a server.
    """
    for name in ("HAS_DASK", "HAS_POSTGRESQL"):
        namespace[name] = name in os.environ


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("python", evaluate), SkipParser()],
    patterns=["*.md"],
    setup=set_up,
).pytest()


def pytest_collection_finish() -> None:
    """
    Import all local modules, and exempt them from garbage collection.

    Hypothesis draws constants from the local modules that are imported.
    """
    tests = Path(__file__).parent / "tests"
    inner = pkgutil.walk_packages(realtime_attrs.__path__, "realtime_attrs.")
    helpers = pkgutil.iter_modules([str(tests)])
    for module in (*inner, *helpers):
        if not module.name.startswith("test_") and module.name != "conftest":
            importlib.import_module(module.name)
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


def pytest_runtest_teardown(item: pytest.Item, nextitem: Any) -> None:
    """
    Exempt what a file has made from garbage collection, such as its caches.
    """
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """
    Save the coverage of a worker, and let it exit within a second.

    xdist kills workers after ten seconds, and pytest collects garbage often.
    """
    measured = coverage.Coverage.current()
    output = getattr(session.config, "workeroutput", None)
    if measured and output is not None:
        measured.save()
        output["is_measured"] = True
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """
    Raise an error if a worker has not saved its measured coverage.
    """
    output = getattr(node, "workeroutput", {})
    if coverage.Coverage.current() and "is_measured" not in output:
        message = f"worker {node.gateway.id} saved no coverage"
        raise RuntimeError(message)
