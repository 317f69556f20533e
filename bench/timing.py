"""
Time calls in turn, by the processor's clock, and divide the times.
"""

import statistics
import time

from collections.abc import Callable
from typing import Any


Call = Callable[[], Any]
Samples = dict[str, list[float]]

OURS = "realtime-attrs"


def measure(calls: dict[str, Call], rounds: int) -> Samples:
    """
    Time each call once a round, in turn; seconds for one call.
    """
    loops = {name: _loops(call) for name, call in calls.items()}
    samples: Samples = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            samples[name].append(time_of(call, loops[name]) / loops[name])
    return samples


def time_of(call: Call, loops: int = 1) -> float:
    """
    Measure the processor's time for some calls.
    """
    turns = range(loops)
    start = time.process_time()
    for _ in turns:
        call()
    return time.process_time() - start


def _loops(call: Call) -> int:
    call()  # the first may make hooks
    loops = 1
    while time_of(call, loops) < 0.002:
        loops *= 2
    return loops


def ratios(samples: Samples, rival: str, name: str = OURS) -> list[float]:
    """
    Divide ours, or those of another name, by the rival's, round by round.
    """
    return [
        own / theirs
        for own, theirs in zip(samples[name], samples[rival], strict=True)
    ]


def quartiles(values: list[float]) -> tuple[float, float, float]:
    """
    Return the first quartile, the median and the third.
    """
    if len(values) == 1:
        return values[0], values[0], values[0]
    low, median, high = statistics.quantiles(values, n=4)
    return low, median, high
