"""
The proxy of the gallery changes only the limit.
"""

import json

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from realtime_attrs.dialects import GA
from realtime_attrs.events import Event, ResponseCreate, SessionUpdate
from realtime_attrs.testing import values
from scripted import example, speaks


proxy = example("proxy")
REQUESTS = st.deferred(
    lambda: st.one_of(
        values(kind, GA, unknown=True)
        for kind in (SessionUpdate, ResponseCreate)
    )
)


def limits(payload: dict[str, Any]) -> dict[str, Any]:
    """
    Find the object that holds the limit of a client's event.
    """
    found: dict[str, Any] = payload.get("session", payload.get("response", {}))
    return found


class TestProxy:
    @given(event=REQUESTS)
    def test_every_request(self, event: Event) -> None:
        """
        The proxy lowers limits, and changes nothing else in any request.
        """
        before = speaks().unstructure(event)
        after = json.loads(proxy.forwarded(json.dumps(before)))
        key = "max_output_tokens"
        asked = limits(before).pop(key, None)
        granted = limits(after).pop(key, None)

        assert before == after
        is_low = isinstance(asked, int) and asked <= proxy.LIMIT
        is_other = limits(before).get("type", "realtime") != "realtime"
        is_kept = asked is None or is_low or is_other
        assert (asked if is_kept else proxy.LIMIT) == granted
