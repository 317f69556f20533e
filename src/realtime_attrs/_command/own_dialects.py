"""
Import the dialects of users.
"""

import sys

from contextlib import redirect_stdout
from importlib import import_module
from typing import Any, Final

from .._engine.problems import described_error
from .._values.messages import cut, describe, get_close_matches
from .._values.secrets import hide
from ..dialects import Dialect


EXAMPLE: Final = "acme.wire:ACME"


class Refused(Exception):  # noqa: N818  # never seen outside
    """
    No dialect can be imported; the message may show secrets.
    """


def imported(place: str) -> Dialect:
    """
    Import a dialect from ``module:attribute``, such as ``acme.wire:ACME``.

    Search the current directory first, as ``python -m`` does.  Redirect the
    module's output to the standard error, since the standard output may be
    JSON.

    Raises:
        Refused: The module can't be imported, or has no such dialect.
    """
    module, _, attribute = place.partition(":")
    # Files may have hyphens in their names.
    path = module.replace("-", "_").split(".")
    names = attribute.split(".")
    if not all(map(str.isidentifier, [*path, *names])):
        shown = cut(hide(place))
        raise Refused(f"expected MODULE:ATTRIBUTE like {EXAMPLE}, got {shown}")
    if not sys.flags.safe_path and "" not in sys.path:
        sys.path.insert(0, "")
    try:
        with redirect_stdout(sys.stderr):
            return _found(module, names)
    except (KeyboardInterrupt, Refused):
        raise
    except BaseException as error:  # noqa: BLE001  # a user's, or SystemExit
        raise Refused(_why(error, module)) from None


def _found(module: str, names: list[str]) -> Dialect:
    found: Any = import_module(module)
    place = module
    for name in names:
        if not hasattr(found, name):
            hint = _hint(name, dir(found))
            raise Refused(f"{place} has no attribute {name!r}{hint}")
        found = getattr(found, name)
        place = f"{place}.{name}"
    if not isinstance(found, Dialect):
        got = describe(found)
        raise Refused(f"{place}: expected a Dialect, got {got}")
    return found


def _hint(name: str, known: list[str]) -> str:
    """
    Suggest the most similar name, in upper or lower case.
    """
    names = {other.lower(): other for other in known}
    near = get_close_matches(name.lower(), names, 1)
    return f"; did you mean {names[near[0]]!r}?" if near else ""


def _why(error: BaseException, module: str) -> str:
    if isinstance(error, ModuleNotFoundError):
        missing = error.name
        if f"{module}.".startswith(f"{missing}."):
            return f"no module named {missing!r}"
    return f"importing {module} raised {described_error(error)}"
