"""
Make the tables and the chart of docs/performance*.md from bench/results.
"""

import json
import re

from html import escape
from pathlib import Path
from typing import Any


HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
PAGES = sorted(DOCS.glob("performance*.md"))
PICTURE = DOCS / "_static" / "performance.svg"
RESULTS = {
    path.stem.removeprefix("ratios-"): json.loads(path.read_text("utf-8"))
    for path in sorted((HERE / "results").glob("ratios-*.json"))
}
NEWEST = list(RESULTS)[-1]
OURS = "realtime-attrs"
STREAM = (
    "passed on by",
    "wires",
    "time",
    "memory of the process",
    "memory of an event",
    "seconds an hour",
    "calls a core",
)
MARKED = re.compile(
    r"(<!-- bench: (?P<name>\w+) -->\n).*?(<!-- end -->)", re.DOTALL
)
NO_BREAK = "\u00a0"
RIVALS = ("pydantic", "msgspec", "OpenAI's SDK", "orjson alone")
BY_ADAPTER = "JSON in, by an adapter"
# Five operations: a title, work, operation, and the names of the rivals.
FIVE = (
    (
        "read a session",
        ("full", BY_ADAPTER),
        (
            "pydantic, parameters unchecked",
            "msgspec",
            "SDK, validated",
            "parser alone",
        ),
    ),
    (
        "write a session",
        ("full", "JSON out"),
        ("pydantic", "msgspec", None, "writer alone"),
    ),
    (
        "read an event with audio",
        ("audio delta, 4 KB", "JSON in"),
        ("pydantic", "msgspec", "SDK", "parser and base64"),
    ),
    (
        "pass an event on",
        ("stream", "realtime-attrs, each wire as it is"),
        ("pydantic", "msgspec", "SDK", "dictionaries, orjson"),
    ),
    (
        "explain a bad session",
        ("full", "reject and explain"),
        ("pydantic", None, None, None),
    ),
)
# The bars of the chart: the contestant, its wires and a title.
BARS = (
    ("dictionaries, orjson", "same", "dictionaries and orjson, no checks"),
    ("realtime-attrs, each wire as it is", "same", "realtime-attrs"),
    ("msgspec", "same", "msgspec"),
    ("pydantic", "same", "pydantic"),
    ("realtime-attrs", "two", "realtime-attrs, translating BETA and GA"),
    ("SDK", "same", "OpenAI's SDK"),
)


def _cell(row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    quartiles = f"{row['low']:.2f} to {row['high']:.2f}"
    return f"{row['median']:.2f} ({quartiles.replace(' ', NO_BREAK)})"


def medians() -> str:
    """
    Tabulate five operations with the newest Python that was measured.
    """
    lines = [["operation", *RIVALS], ["---"] * (len(RIVALS) + 1)]
    lines += [
        [title, *(_median(*key, rival) for rival in rivals)]
        for title, key, rivals in FIVE
    ]
    return _markdown(lines)


def _median(work: str, operation: str, rival: str | None) -> str:
    if rival is None:
        return ""
    result = RESULTS[NEWEST]
    if work == "stream":
        times = {
            row["contestant"]: row["median"]
            for row in result["stream"]["rows"]
        }
        return f"{times[operation] / times[rival]:.2f}"
    (found,) = (
        row["median"]
        for row in [*result["rows"], *result["events"]["rows"]]
        if (row["work"], row["operation"], row["rival"], row["dialect"])
        == (work, operation, rival, "GA")
    )
    return f"{found:.2f}"


def ratios(work: str) -> str:
    """
    Tabulate the ratios of one kind of work.
    """
    columns = [
        (version, dialect) for version in RESULTS for dialect in ("BETA", "GA")
    ]
    found: dict[tuple[str, str], dict[Any, Any]] = {}
    for version, result in RESULTS.items():
        for row in result["rows"]:
            if row["work"] == work:
                key = row["operation"], row["rival"]
                found.setdefault(key, {})[version, row["dialect"]] = row
    heads = ["operation", "against"]
    heads += [f"{dialect}, {version}" for version, dialect in columns]
    body = [
        [
            operation,
            rival,
            *(_cell(rows.get(column)) for column in columns),
        ]
        for (operation, rival), rows in found.items()
    ]
    return _markdown([heads, ["---"] * len(heads), *body])


def stream() -> str:
    """
    Tabulate the cost of an hour of conversations, with a table a version.
    """
    return "\n".join(
        f"CPython {each['python']}, {each['machine']}:\n\n"
        + _markdown([[*STREAM], ["---"] * len(STREAM), *_stream(each["rows"])])
        for each in _streams().values()
    )


def _streams() -> dict[str, dict[str, Any]]:
    return {
        version: result["stream"]
        for version, result in RESULTS.items()
        if "stream" in result
    }


def _stream(rows: list[dict[str, Any]]) -> list[list[str]]:
    """
    Make the body of a table; the baseline is its first row.
    """
    baseline = rows[0]
    return [
        [
            row["contestant"],
            row["wires"],
            _cell(row),
            f"{row['process'] / baseline['process']:.2f}",
            f"{row['passing'] / baseline['passing']:.2f}",
            f"{row['seconds']:.2f}",
            f"{row['calls']:,.0f}",
        ]
        for row in rows
    ]


def events() -> str:
    """
    Tabulate the ratios of events, and the costs before the first event.
    """
    heads, body = _by_version(
        {name: each["events"]["rows"] for name, each in RESULTS.items()}
    )
    starts = [result["events"]["starts"] for result in RESULTS.values()]
    base, *titles = starts[0]
    body += [
        [
            title,
            "once",
            base,
            *(f"{each[title] / each[base]:.2f}" for each in starts),
        ]
        for title in titles
    ]
    return _markdown([heads, ["---"] * len(heads), *body])


def compared(work: str) -> str:
    """
    Tabulate the ratios of unions, or of generators.
    """
    heads, body = _by_version(
        {name: each[work] for name, each in RESULTS.items()}
    )
    return _markdown([heads, ["---"] * len(heads), *body])


def _by_version(
    results: dict[str, list[dict[str, Any]]],
) -> tuple[list[str], list[list[str]]]:
    """
    Make a table's head and body, with a column for each version.
    """
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for version, rows in results.items():
        for row in rows:
            key = row["work"], row["operation"], row["rival"]
            found.setdefault(key, {})[version] = row
    heads = ["value", "operation", "against", *results]
    body = [
        [
            *(part.replace("|", "\\|") for part in key),
            *(_cell(rows.get(version)) for version in results),
        ]
        for key, rows in found.items()
    ]
    return heads, body


def others() -> str:
    """
    Tabulate the ratios of our own operations.
    """
    heads = ["ratio", *RESULTS]
    lines = [heads, ["---"] * len(heads)]
    results = list(RESULTS.values())
    lines += [
        [
            f"{dialect}: {title}, cost of each against 10",
            *(f"{r['growth'][dialect][title]:.2f}" for r in results),
        ]
        for dialect in ("BETA", "GA")
        for title in results[0]["growth"][dialect]
    ]
    lines += [
        [
            f"{dialect}: {title}",
            *(f"{r['functions'][dialect][title]:.2f}" for r in results),
        ]
        for dialect in ("BETA", "GA")
        for title in results[0]["functions"][dialect]
    ]
    lines += [
        [title, *(f"{r['vendors'][title]:.2f}" for r in results)]
        for title in results[0]["vendors"]
    ]
    lines += [
        [
            f"memory of 10,000 flat sessions: {name}, compared with {OURS}",
            *(f"{r['memory'][name] / r['memory'][OURS]:.2f}" for r in results),
        ]
        for name in results[0]["memory"]
    ]
    lines += [
        [
            f"{title}, against importing cattrs",
            *(
                f"{r['starts'][title] / next(iter(r['starts'].values())):.2f}"
                for r in results
            ),
        ]
        for title in list(results[0]["starts"])[1:]
    ]
    return _markdown(lines)


def _markdown(lines: list[list[str]]) -> str:
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def chart() -> str:
    """
    Draw the seconds that everyone takes for an hour of conversations.
    """
    rows = {
        (row["contestant"], row["wires"]): row["seconds"]
        for row in RESULTS[NEWEST]["stream"]["rows"]
    }
    longest = max(rows[key[:2]] for key in BARS)
    drawn = "".join(
        _bar(index, title, rows[contestant, wires], longest)
        for index, (contestant, wires, title) in enumerate(BARS)
    )
    height = 70 + 46 * len(BARS)
    return CHART.format(
        height=height, inner=height - 1, version=NEWEST, bars=drawn
    )


def _bar(index: int, title: str, seconds: float, longest: float) -> str:
    ours = " ours" * title.startswith(OURS)
    width = 300 * seconds / longest
    top = 72 + 46 * index
    return (
        f'<text x="14" y="{top}">{escape(title)}</text>\n'
        f'<rect class="bar{ours}" x="14" y="{top + 7}" width="{width:.0f}"'
        f' height="16" rx="2"/>\n'
        f'<text class="strong" x="{width + 20:.0f}" y="{top + 20}">'
        f"{seconds:.2f}</text>\n"
    )


CHART = """\
<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 380 \
{height}" role="img" aria-label="Processor time for an hour of conversations">
<style>
.picture {{
  --ground: #fff; --line: #d0d7de; --ink: #1f2328; --soft: #59636e;
  --ours: #1a7f37; --bar: #9aa4af;
  font: 14px system-ui, sans-serif;
}}
@media (prefers-color-scheme: dark) {{
  .picture {{
    --ground: #151b23; --line: #3d444d; --ink: #f0f6fc; --soft: #9198a1;
    --ours: #3fb950; --bar: #656c76;
  }}
}}
.picture text {{ fill: var(--ink); }}
.picture .strong {{ font-weight: 600; }}
.picture .soft {{ fill: var(--soft); }}
.picture .ground {{ fill: var(--ground); stroke: var(--line); }}
.picture .bar {{ fill: var(--bar); }}
.picture .ours {{ fill: var(--ours); }}
</style>
<rect class="ground" x="0.5" y="0.5" width="379" height="{inner}" rx="8"/>
<text class="strong" x="14" y="24">An hour of conversations passed on</text>
<text class="soft" x="14" y="42">seconds of processor time, CPython \
{version}</text>
{bars}</svg>
"""


def filled(text: str) -> str:
    """
    Replace the tables between the markers of a page.
    """
    tables = {
        "medians": medians(),
        "stream": stream(),
        "full": ratios("full"),
        "minimal": ratios("minimal"),
        "others": others(),
        "events": events(),
        "unions": compared("unions"),
        "generators": compared("generators"),
    }
    return MARKED.sub(
        lambda match: f"{match[1]}\n{tables[match['name']]}\n{match[3]}", text
    )


def main() -> None:
    """
    Write the tables and the chart.
    """
    for page in PAGES:
        page.write_text(filled(page.read_text("utf-8")), "utf-8")
    PICTURE.write_text(chart(), "utf-8")


if __name__ == "__main__":
    main()
