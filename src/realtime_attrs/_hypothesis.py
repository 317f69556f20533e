"""
What hypothesis calls when it is imported, through its entry point.
"""

from typing import Any


def register() -> None:
    """
    Let `hypothesis.strategies.from_type()` draw our classes.

    It draws enums and constants by itself.
    """
    from hypothesis import strategies as st  # noqa: PLC0415  # an extra

    from ._domain.unknown import Unknown  # noqa: PLC0415  # only when needed
    from .dialects.classes import RECORDS  # noqa: PLC0415  # likewise

    for cls in (*RECORDS, Unknown):
        st.register_type_strategy(cls, _draw)


def _draw(cls: type) -> Any:
    from .testing import values  # noqa: PLC0415  # loads cattrs

    return values(cls)
