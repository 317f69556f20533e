"""
Converters that are configured for a dialect.
"""

from typing import Any

import cattrs
import pytest

from cattrs.errors import CattrsError

from realtime_attrs.converter import configure_converter, explain


def configured(dialect: Any, **options: Any) -> cattrs.Converter:
    """
    Make a converter for a dialect.
    """
    converter = cattrs.Converter(**options)
    configure_converter(converter, dialect)
    return converter


def problems(converter: cattrs.Converter, payload: Any, target: Any) -> Any:
    """
    List what is wrong with a payload.
    """
    with pytest.raises(CattrsError) as caught:
        converter.structure(payload, target)
    return [str(problem) for problem in explain(caught.value)]
