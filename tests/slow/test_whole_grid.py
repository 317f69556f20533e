"""
Every format with every option, where `tests/test_matrix.py` has a star.
"""

import pytest

import test_matrix

from formats import GRID
from properties import test_matrix as properties


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """
    Run the tests of the star in every cell.
    """
    test_matrix.pytest_generate_tests(metafunc)


class TestGrid(test_matrix.TestCells):
    cells = complete = GRID


class TestDrawn(properties.TestCells):
    cells = GRID
