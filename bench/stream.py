"""
Measure what passing an hour of conversations on costs.

Each round replays one call for every contestant in turn, and the next round
the next call; an hour has fifteen.  The processor's time is scaled to an hour
by the share of it that a round replays.  Memory is measured afterwards, in a
process for each contestant, in which the first minute passes through.
"""

import argparse
import itertools
import platform
import re
import statistics
import subprocess
import sys
import tracemalloc

from functools import partial
from pathlib import Path
from typing import Any

import attrs

from bridges import BASELINE, BRIDGES, TRANSLATING, Bridge
from conversations import CALLS, MINUTE, SECONDS, texts
from timing import Samples, quartiles, ratios, time_of


Texts = list[tuple[bool, bytes]]

ROUNDS = CALLS
HOURS = 1 / CALLS


@attrs.frozen
class Row:
    """
    The cost of one contestant.

    Attributes:
        contestant: Its name.

        wires: Whether it translates.

        low, median, high: Its time, divided by that of the baseline.

        seconds: Of the processor, for an hour of conversation.

        calls: How many of them one core carries in real time.

        passing: Bytes at the peak while events pass, beyond those kept.

        process: Bytes at the peak of a process that does nothing else.
    """

    contestant: str
    wires: str
    low: float
    median: float
    high: float
    seconds: float
    calls: float
    passing: int
    process: int


def replay(bridge: Bridge, messages: Texts) -> None:
    """
    Pass all on.
    """
    to_server, to_client = bridge
    for of_client, text in messages:
        if of_client:
            to_server(text)
        else:
            to_client(text)


def timed(hours: float, rounds: int) -> Samples:
    """
    Replay some calls each round; seconds for an hour of conversation.
    """
    bridges = {name: make() for name, make in BRIDGES.items()}
    for bridge in bridges.values():
        replay(bridge, texts(0, MINUTE))  # the first makes hooks
    each = max(1, round(hours * CALLS))
    numbers = itertools.cycle(range(CALLS))
    samples: Samples = {name: [] for name in bridges}
    for _ in range(rounds):
        spent = dict.fromkeys(bridges, 0.0)
        for number in itertools.islice(numbers, each):
            messages = texts(number)
            for name, bridge in bridges.items():
                spent[name] += time_of(partial(replay, bridge, messages))
        for name, seconds in spent.items():
            samples[name].append(seconds * CALLS / each)
    return samples


def weigh(name: str) -> None:
    """
    Print the peaks of this process and of what passes through it, in bytes.
    """
    bridge, messages = BRIDGES[name](), texts(0, MINUTE)
    replay(bridge, messages)
    process = _peak_of_process()
    tracemalloc.start()
    replay(bridge, messages)  # the second time, caches are filled
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    replay(bridge, messages)
    print(tracemalloc.get_traced_memory()[1] - kept, process)


def _peak_of_process() -> int:
    """
    Look up the peak of resident memory, which only Linux reports.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text("ascii"))
    return int(found[1]) * 1024 if found else 0


def memory(name: str) -> list[int]:
    """
    Weigh a contestant in processes of its own; the least of three peaks.
    """
    found = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, __file__, "--weigh", name],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        found.append([*map(int, done.stdout.split())])
    return [*map(min, zip(*found, strict=True))]


def machine() -> str:
    """
    Name the processor.
    """
    info = Path("/proc/cpuinfo")
    text = info.read_text("utf-8") if info.exists() else ""
    found = re.search(r"^model name\s*: (.*)$", text, re.MULTILINE)
    return found[1] if found else platform.processor()


def measured(rounds: int = ROUNDS, hours: float = HOURS) -> dict[str, Any]:
    """
    Measure and print everything.
    """
    print(f"{machine()}, CPython {platform.python_version()}")
    samples = timed(hours, rounds)
    rows = []
    for name in BRIDGES:
        seconds = statistics.median(samples[name])
        row = Row(
            name,
            "two" if name in TRANSLATING else "same",
            *quartiles(ratios(samples, BASELINE, name)),
            seconds,
            SECONDS / seconds,
            *memory(name),
        )
        rows.append(row)
        print(_line(row))
    return {
        "machine": machine(),
        "python": platform.python_version(),
        "rows": [attrs.asdict(row) for row in rows],
    }


def _line(row: Row) -> str:
    return (
        f"{row.median:6.2f} ({row.low:.2f} to {row.high:.2f}) x first, "
        f"{row.seconds:6.2f} s an hour, {row.calls:6.0f} calls a core, "
        f"{row.passing / 1024:4.0f} KB passing, "
        f"{row.process / 2**20:4.0f} MB in all: {row.contestant}"
    )


def main() -> None:
    """
    Measure, or weigh one contestant.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--hours",
        type=float,
        default=HOURS,
        help="of conversation, each round; a call of four minutes by default",
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--weigh", choices=BRIDGES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.weigh:
        weigh(options.weigh)
    else:
        measured(options.rounds, options.hours)


if __name__ == "__main__":
    main()
