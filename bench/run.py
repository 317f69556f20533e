"""
Measure alternatives that users may choose, in one process, as ratios.

``tox -e bench`` runs it.  Contestants take turns within each round, so that
whatever else the machine does meets them all, and the clock counts the time
that the processor gives to this process.  Each round gives a ratio; the report
has the median of the ratios and their quartiles.  The samples are
kept in pyperf's format.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import tracemalloc

from functools import partial
from pathlib import Path
from typing import Any, cast

import attrs
import events
import generators
import live_events
import msgspec
import orjson
import own_classes
import pyperf
import rival_adaptix
import rival_cattrs
import rival_floor
import rival_msgspec
import rival_pydantic
import stream
import unions

from cattrs.errors import CattrsError
from cattrs.preconf.orjson import make_converter
from openai._models import construct_type
from openai.types.beta.realtime import Session as FlatSdk
from openai.types.realtime import RealtimeSessionCreateRequest as NestedSdk
from pydantic import ValidationError
from timing import OURS, Call, measure, quartiles, ratios

import payloads

from realtime_attrs import (
    NamedVoice,
    SessionResource,
    apply_update,
    changes,
)
from realtime_attrs.converter import (
    adapter,
    configure_converter,
    convert_payload,
    drop_unsupported,
    explain,
)
from realtime_attrs.dialects import (
    AZURE_VOICE_LIVE,
    BETA,
    GA,
    INWORLD,
    LIVE,
    QWEN_OMNI,
    XAI,
    Dialect,
)


UNCHECKED = "pydantic, parameters unchecked"
BY_ADAPTER = "JSON in, by an adapter"
HERE = Path(__file__).parent


def contests(dialect: Dialect) -> dict[tuple[str, str], dict[str, Call]]:
    """
    Set up who does what: (work, operation) -> contestant -> call.
    """
    flat = dialect is BETA
    model = (
        rival_pydantic.FlatSession if flat else rival_pydantic.NestedSession
    )
    unchecked = (
        rival_pydantic.UncheckedFlatSession
        if flat
        else rival_pydantic.UncheckedNestedSession
    )
    struct = rival_msgspec.FlatSession if flat else rival_msgspec.NestedSession
    mirror = rival_cattrs.FlatSession if flat else rival_cattrs.NestedSession
    sdk = FlatSdk if flat else NestedSdk
    floor_in = (
        rival_floor.structure_flat if flat else rival_floor.structure_nested
    )
    floor_out = (
        rival_floor.unstructure_flat
        if flat
        else rival_floor.unstructure_nested
    )
    full = payloads.FLAT if flat else payloads.NESTED
    minimal = payloads.MINIMAL_FLAT if flat else payloads.MINIMAL_NESTED
    refused = payloads.REFUSED_FLAT if flat else payloads.REFUSED_NESTED
    converter = make_converter()
    configure_converter(converter, dialect)
    sessions = adapter(converter, SessionResource)
    plain = rival_cattrs.make()
    decode = msgspec.json.Decoder(struct).decode
    encode = msgspec.json.Encoder().encode

    found: dict[tuple[str, str], dict[str, Call]] = {}
    for work, payload in (("full", full), ("minimal", minimal)):
        text = orjson.dumps(payload)
        # The SDK's flat model takes no tool choice but a word.
        known = {**payload, "tool_choice": "auto"} if flat else payload
        known_text = orjson.dumps(known)
        session = converter.structure(payload, SessionResource)
        theirs = model.model_validate(payload)
        loose = unchecked.model_validate(payload)
        record = msgspec.convert(payload, struct)
        assert converter.unstructure(session) == payload
        found[work, "structure"] = {
            OURS: lambda p=payload: converter.structure(p, SessionResource),
            "pydantic": lambda p=payload: model.model_validate(p),
            UNCHECKED: lambda p=payload: unchecked.model_validate(p),
            "SDK, validated": lambda p=known: sdk.model_validate(p),
            "SDK, unvalidated": lambda p=payload: construct_type(
                type_=cast("Any", sdk), value=p
            ),
            "msgspec": lambda p=payload: msgspec.convert(p, struct),
        }
        found[work, "unstructure"] = {
            OURS: lambda s=session: converter.unstructure(s),
            "pydantic": lambda s=theirs: s.model_dump(
                mode="json", exclude_none=True
            ),
            UNCHECKED: lambda s=loose: s.model_dump(
                mode="json", exclude_none=True
            ),
            "msgspec": lambda s=record: msgspec.to_builtins(s),
        }
        found[work, "JSON in"] = {
            OURS: lambda t=text: converter.loads(t, SessionResource),
            "pydantic": lambda t=text: model.model_validate_json(t),
            "msgspec": lambda t=text: decode(t),
            "parser alone": lambda t=text: orjson.loads(t),
        }
        # Neither looks into what orjson and pydantic have parsed.
        found[work, BY_ADAPTER] = {
            OURS: lambda t=text: sessions.loads(t),
            "its converter.loads()": (
                lambda t=text: converter.loads(t, SessionResource)
            ),
            UNCHECKED: lambda t=text: unchecked.model_validate_json(t),
            "SDK, validated": lambda t=known_text: sdk.model_validate_json(t),
            "msgspec": lambda t=text: decode(t),
            "parser alone": lambda t=text: orjson.loads(t),
        }
        found[work, "JSON out"] = {
            OURS: lambda s=session: converter.dumps(s),
            "pydantic": lambda s=theirs: s.model_dump_json(
                exclude_none=True
            ).encode(),
            "msgspec": lambda s=record: encode(s),
            "writer alone": lambda p=payload: orjson.dumps(p),
        }
    mirrored = plain.structure(full, mirror)
    by_hand = floor_in(full)
    found["full", "structure"] |= {
        "plain cattrs": lambda: plain.structure(full, mirror),
        "by hand": lambda: floor_in(full),
    }
    found["full", "unstructure"] |= {
        "plain cattrs": lambda: plain.unstructure(mirrored),
        "by hand": lambda: floor_out(by_hand),
    }
    if flat:
        same = rival_adaptix.structure(full)
        found["full", "structure"]["adaptix"] = lambda: (
            rival_adaptix.structure(full)
        )
        found["full", "unstructure"]["adaptix"] = lambda: (
            rival_adaptix.unstructure(same)
        )

    def explained(payload: Any) -> Any:
        try:
            return converter.structure(payload, SessionResource)
        except CattrsError as error:
            return explain(error)

    def listed(payload: Any) -> Any:
        try:
            return model.model_validate(payload)
        except ValidationError as error:
            return error.errors()

    def refuse() -> Any:
        try:
            return converter.structure(once, SessionResource)
        except CattrsError as error:
            return error

    faulty = payloads.FAULTY_FLAT if flat else payloads.FAULTY_NESTED
    once = {**full, "instructions": 3}
    read = found["full", "structure"][OURS]
    assert len(explained(refused)) == len(listed(refused)) == 3
    assert len(explained(faulty)) == 21
    found["full", "reject and explain"] = {
        OURS: partial(explained, refused),
        "pydantic": partial(listed, refused),
    }
    found["full", "reject and explain 21 mistakes"] = {
        OURS: partial(explained, faulty),
        "pydantic": partial(listed, faulty),
        "valid session": read,
    }
    found["full", "reject one mistake"] = {
        OURS: refuse,
        "valid session": read,
    }
    return found


def growth(dialect: Dialect, rounds: int) -> dict[str, float]:
    """
    Compare the cost of a tool among 1, 10, 100 and 1000 tools.
    """
    converter = make_converter()
    configure_converter(converter, dialect)
    base = payloads.FLAT if dialect is BETA else payloads.NESTED
    counts = (1, 10, 100, 1000)
    loaded = {n: payloads.with_tools(base, n) for n in counts}
    written = {
        n: converter.structure(p, SessionResource) for n, p in loaded.items()
    }
    empty = {**base, "tools": []}
    found = {}
    for title, calls in (
        (
            "structure",
            {
                str(n): (lambda p=p: converter.structure(p, SessionResource))
                for n, p in ((0, empty), *loaded.items())
            },
        ),
        (
            "unstructure",
            {
                str(n): (lambda s=s: converter.unstructure(s))
                for n, s in (
                    (0, converter.structure(empty, SessionResource)),
                    *written.items(),
                )
            },
        ),
    ):
        samples = measure(calls, rounds)
        times = {n: statistics.median(samples[n]) for n in samples}
        each = {n: (times[str(n)] - times["0"]) / n for n in counts}
        for n in counts[1:]:
            found[f"{title}, {n} tools"] = each[n] / each[10]
    return found


def functions(dialect: Dialect, rounds: int) -> dict[str, float]:
    """
    Compare converters with the functions that call them.
    """
    flat = dialect is BETA
    converter, other = make_converter(), make_converter()
    target = GA if flat else BETA
    configure_converter(converter, dialect)
    configure_converter(other, target)
    lacking = ("temperature", "reasoning", "parallel_tool_calls")
    full = payloads.FLAT if flat else payloads.NESTED
    payload = {k: x for k, x in full.items() if k not in lacking}
    copies = [
        orjson.loads(orjson.dumps({**full, **more}))
        for more in ({}, {"instructions": "Listen."})
    ]
    session, same, after, update = (
        converter.structure(item, SessionResource)
        for item in (
            full,
            *copies,
            payloads.MINIMAL_FLAT if flat else payloads.MINIMAL_NESTED,
        )
    )

    def read() -> Any:
        return converter.structure(full, SessionResource)

    def read_and_write() -> Any:
        return other.unstructure(converter.structure(payload, SessionResource))

    found = {}
    for title, ours, theirs in (
        (
            "apply_update(), against one structure",
            lambda: apply_update(session, update),
            read,
        ),
        (
            "apply_update() of all, against one structure",
            lambda: apply_update(session, after),
            read,
        ),
        (
            "changes() between equal sessions, against one structure",
            lambda: changes(session, same),
            read,
        ),
        (
            "changes() of one attribute, against one structure",
            lambda: changes(session, after),
            read,
        ),
        (
            "convert_payload(), against structure and unstructure",
            lambda: convert_payload(payload, target, source=dialect),
            read_and_write,
        ),
        (
            "convert_payload() that detects the dialect, against the same",
            lambda: convert_payload(payload, target),
            read_and_write,
        ),
    ):
        samples = measure({OURS: ours, "of that": theirs}, rounds)
        found[title] = statistics.median(ratios(samples, "of that"))
    return found


def vendors(rounds: int) -> dict[str, float]:
    """
    Compare the cost of a vendor's dialect with that of GA.

    Each converts the full session without the values that the vendor lacks.
    """
    usual, full = make_converter(), payloads.NESTED
    configure_converter(usual, GA)
    session = usual.structure(full, SessionResource)
    found = {}
    for dialect in (AZURE_VOICE_LIVE, XAI, INWORLD, QWEN_OMNI):
        converter = make_converter()
        configure_converter(converter, dialect)
        named = attrs.evolve(session, voice=NamedVoice("ara"))
        supported, _ = drop_unsupported(
            session if dialect is AZURE_VOICE_LIVE else named, dialect
        )
        same, _ = drop_unsupported(
            attrs.evolve(supported, voice=session.voice), GA
        )
        for operation, calls in _both_ways(
            (converter, supported), (usual, same)
        ).items():
            samples = measure(calls, rounds)
            title = f"{dialect.name}: {operation}, against GA"
            found[title] = statistics.median(ratios(samples, "GA"))
    return found


def _both_ways(ours: Any, theirs: Any) -> dict[str, dict[str, Call]]:
    calls: dict[str, dict[str, Call]] = {"structure": {}, "unstructure": {}}
    for name, (converter, session) in ((OURS, ours), ("GA", theirs)):
        read = converter.get_structure_hook(SessionResource)
        write = converter.get_unstructure_hook(SessionResource)
        payload = write(session)
        calls["structure"][name] = partial(read, payload, SessionResource)
        calls["unstructure"][name] = partial(write, session)
    return calls


IMPORTS = {
    "import cattrs, beyond attrs": ("attrs", "cattrs.preconf.json"),
    "import realtime_attrs, beyond attrs": ("attrs", "realtime_attrs"),
    "import realtime_attrs.converter, beyond cattrs and the domain": (
        "cattrs, cattrs.preconf.json, realtime_attrs",
        "realtime_attrs.converter",
    ),
}
START = """
import time
import {before}
start = time.perf_counter()
import {module}
print(time.perf_counter() - start)
"""
FIRST = """
import time
from realtime_attrs import SessionResource
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import BETA, GA
start = time.perf_counter()
converter = make_converter({dialect})
session = converter.structure({payload!r}, SessionResource)
converter.unstructure(session)
print(time.perf_counter() - start)
"""


def starts() -> dict[str, list[float]]:
    """
    Time imports and the first conversion, each in processes of its own.
    """
    scripts = {
        title: START.format(before=before, module=module)
        for title, (before, module) in IMPORTS.items()
    }
    scripts |= {
        f"first conversion, {dialect.name.upper()}": FIRST.format(
            dialect=dialect.name.upper(), payload=payload
        )
        for dialect, payload in (
            (BETA, payloads.FLAT),
            (GA, payloads.NESTED),
        )
    }
    return _timed(scripts)


def _timed(scripts: dict[str, str]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {title: [] for title in scripts}
    with tempfile.TemporaryDirectory() as cache:
        # As for a package that is installed: sources are compiled but once.
        environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": cache,
        }
        for turn in range(10):
            for title, script in scripts.items():
                done = subprocess.run(
                    [sys.executable, "-c", script],
                    capture_output=True,
                    check=True,
                    encoding="utf-8",
                    env=environment,
                )
                if turn:
                    found[title].append(float(done.stdout))
    return found


EVENT_IMPORTS = {
    "import realtime_attrs.events, beyond realtime_attrs": (
        "realtime_attrs",
        "realtime_attrs.events",
    ),
}
HOOKS = """
import time
from typing import get_args
from realtime_attrs.converter import make_converter
from realtime_attrs.dialects import GA
from realtime_attrs.events import Event, ServerEvent
start = time.perf_counter()
converter = make_converter(GA)
converter.get_structure_hook(ServerEvent)
for cls in get_args(Event):
    converter.get_structure_hook(cls)
    converter.get_unstructure_hook(cls)
print(time.perf_counter() - start)
"""


def event_starts() -> dict[str, list[float]]:
    """
    Time the import of events, and the making of all their hooks.
    """
    scripts = {
        title: START.format(before=before, module=module)
        for title, (before, module) in (
            *list(IMPORTS.items())[:1],
            *EVENT_IMPORTS.items(),
        )
    }
    return _timed(scripts | {"hooks of all events, both ways": HOOKS})


def memory() -> dict[str, float]:
    """
    Weigh 10,000 flat sessions, in bytes each.
    """
    converter = make_converter()
    configure_converter(converter, BETA)
    text = orjson.dumps(payloads.FLAT)
    decode = msgspec.json.Decoder(rival_msgspec.FlatSession).decode
    calls = {
        OURS: lambda: converter.loads(text, SessionResource),
        "pydantic": lambda: rival_pydantic.FlatSession.model_validate_json(
            text
        ),
        "msgspec": lambda: decode(text),
        "parser alone": lambda: orjson.loads(text),
    }
    found = {}
    for name, call in calls.items():
        call()
        tracemalloc.start()
        kept = [call() for _ in range(10_000)]
        found[name] = tracemalloc.get_traced_memory()[0] / len(kept)
        tracemalloc.stop()
    return found


@attrs.frozen
class Row:
    """
    One comparison.
    """

    dialect: str
    work: str
    operation: str
    rival: str
    low: float
    median: float
    high: float


Contests = dict[tuple[str, str], dict[str, Call]]


def compare(
    dialect: Dialect, contests: Contests, rounds: int
) -> tuple[list[Row], list[pyperf.Benchmark]]:
    """
    Hold all contests of a dialect.
    """
    rows, benchmarks = [], []
    name = dialect.name.upper()
    for (work, operation), calls in contests.items():
        samples = measure(calls, rounds)
        benchmarks += [
            pyperf.Benchmark(
                [
                    pyperf.Run(
                        values,
                        metadata={
                            "name": f"{name} {work} {operation} {contestant}"
                        },
                        collect_metadata=False,
                    )
                ]
            )
            for contestant, values in samples.items()
        ]
        for rival in list(calls)[1:]:
            low, median, high = quartiles(ratios(samples, rival))
            rows.append(
                Row(
                    name,
                    work,
                    operation,
                    rival,
                    low,
                    median,
                    high,
                )
            )
            print(rows[-1])
    return rows, benchmarks


def measure_sessions(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure all that is about sessions.
    """
    rows, benchmarks = [], []
    for dialect in (BETA, GA):
        more = compare(dialect, contests(dialect), rounds)
        rows += more[0]
        benchmarks += more[1]
    found = {
        "python": platform.python_version(),
        "growth": {
            dialect.name.upper(): growth(dialect, 20) for dialect in (BETA, GA)
        },
        "functions": {
            dialect.name.upper(): functions(dialect, 40)
            for dialect in (BETA, GA)
        },
        "starts": _medians(starts()),
        "memory": memory(),
        "rows": [attrs.asdict(row) for row in rows],
    }
    return found, benchmarks


def measure_events(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure all that is about events.
    """
    rows, benchmarks = compare(GA, events.contests(), rounds)
    found = {
        "starts": _medians(event_starts()),
        "rows": [attrs.asdict(row) for row in rows],
    }
    return {"events": found}, benchmarks


def measure_live(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure events of Live.
    """
    rows, benchmarks = compare(LIVE, live_events.contests(), rounds)
    return {"live": [attrs.asdict(row) for row in rows]}, benchmarks


def measure_unions(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure unions.
    """
    rows, benchmarks = compare(GA, unions.contests(), rounds)
    return {"unions": [attrs.asdict(row) for row in rows]}, benchmarks


def measure_own_classes(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure the classes of users.
    """
    rows, benchmarks = compare(GA, own_classes.contests(), rounds)
    return {"own-classes": [attrs.asdict(row) for row in rows]}, benchmarks


def measure_generators(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure hooks that are made in other ways.
    """
    rows, benchmarks = compare(GA, generators.contests(), rounds)
    return {"generators": [attrs.asdict(row) for row in rows]}, benchmarks


def measure_vendors(_: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure the vendors' dialects, and keep no samples.
    """
    return {"vendors": vendors(100)}, []


def measure_stream(rounds: int) -> tuple[dict[str, Any], list[Any]]:
    """
    Measure an hour of conversations, and keep no samples.
    """
    return {"stream": stream.measured(min(rounds, stream.ROUNDS))}, []


def _medians(samples: dict[str, list[float]]) -> dict[str, float]:
    return {
        title: statistics.median(values) for title, values in samples.items()
    }


def main() -> None:
    """
    Measure, and write ratios and samples.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--output", type=Path, default=HERE / "results")
    parser.add_argument(
        "--only",
        choices=(
            "stream",
            "sessions",
            "events",
            "live",
            "unions",
            "own-classes",
            "generators",
            "vendors",
        ),
        help="keep the other measurements",
    )
    options = parser.parse_args()
    options.output.mkdir(exist_ok=True)
    version = ".".join(platform.python_version_tuple()[:2])
    path = options.output / f"ratios-{version}.json"
    found = json.loads(path.read_text("utf-8")) if options.only else {}
    for name, work in (
        ("stream", measure_stream),
        ("sessions", measure_sessions),
        ("events", measure_events),
        ("live", measure_live),
        ("unions", measure_unions),
        ("own-classes", measure_own_classes),
        ("generators", measure_generators),
        ("vendors", measure_vendors),
    ):
        if options.only in (None, name):
            more, benchmarks = work(options.rounds)
            found |= more
            if benchmarks:
                pyperf.BenchmarkSuite(benchmarks).dump(
                    str(options.output / f"samples-{name}-{version}.json"),
                    replace=True,
                )
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
