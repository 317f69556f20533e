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

    import realtime_attrs.events  # noqa: PLC0415  # only when needed

    from ._values.marks import Recorded  # noqa: PLC0415  # likewise
    from ._values.unknown import Unknown  # noqa: PLC0415  # likewise

    for module in (realtime_attrs, realtime_attrs.events):
        for item in map(vars(module).get, module.__all__):
            if isinstance(item, type) and issubclass(item, Recorded | Unknown):
                st.register_type_strategy(item, _draw)


def _draw(cls: type) -> Any:
    from .testing import values  # noqa: PLC0415  # loads cattrs

    return values(cls)
