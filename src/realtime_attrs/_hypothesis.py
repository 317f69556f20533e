"""
The entry point that hypothesis calls when it is imported.
"""

from typing import Any


def register() -> None:
    """
    Register strategies for the library's classes, and for users' subclasses.

    Enums and constants don't need any.
    """
    from hypothesis import strategies as st  # noqa: PLC0415  # an extra

    from ._values.checked import watch  # noqa: PLC0415  # only when needed
    from ._values.marks import Recorded  # noqa: PLC0415  # likewise
    from ._values.unknown import Unknown  # noqa: PLC0415  # likewise

    def register_class(cls: type) -> None:
        if issubclass(cls, Recorded):
            st.register_type_strategy(cls, _draw)

    st.register_type_strategy(Unknown, _draw)
    watch(register_class)


def _draw(cls: type) -> Any:
    from .testing import values  # noqa: PLC0415  # loads cattrs

    return values(cls)
