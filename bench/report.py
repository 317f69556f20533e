"""
Make the tables and the plots of docs/performance.md from bench/results.
"""

import json
import re

from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt


HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
RESULTS = {
    path.stem.removeprefix("ratios-"): json.loads(path.read_text("utf-8"))
    for path in sorted((HERE / "results").glob("ratios-*.json"))
}
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

_FAULTS = ("refused", "21 faults", "one fault")


def _cell(row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    missed = row["wanted"] is not None and row["median"] > row["wanted"]
    text = f"{row['median']:.2f} ({row['low']:.2f} to {row['high']:.2f})"
    return f"**{text}**" if missed else text


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
    heads = ["operation", "against", "wanted"]
    heads += [f"{dialect}, {version}" for version, dialect in columns]
    body = [
        [
            operation,
            rival,
            _wanted(next(iter(rows.values()))["wanted"]),
            *(_cell(rows.get(column)) for column in columns),
        ]
        for (operation, rival), rows in found.items()
    ]
    return _markdown([heads, ["---"] * len(heads), *body])


def stream() -> str:
    """
    Tabulate what an hour of conversations costs, with a table a version.
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
            f"{row['median']:.2f} ({row['low']:.2f} to {row['high']:.2f})",
            f"{row['process'] / baseline['process']:.2f}",
            f"{row['passing'] / baseline['passing']:.2f}",
            f"{row['seconds']:.2f}",
            f"{row['calls']:,.0f}",
        ]
        for row in rows
    ]


def events() -> str:
    """
    Tabulate the ratios of events, and what they cost before the first.
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
            "",
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
    heads = ["what", "operation", "against", "wanted", *results]
    body = [
        [
            *(part.replace("|", "\\|") for part in key),
            _wanted(next(iter(rows.values()))["wanted"]),
            *(_cell(rows.get(version)) for version in results),
        ]
        for key, rows in found.items()
    ]
    return heads, body


def _wanted(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:g}"


def others() -> str:
    """
    Tabulate what is no ratio against a rival.
    """
    heads = ["what", *RESULTS]
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
            f"memory of 10,000 flat sessions: {name}, against ours",
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


def plot_stream(path: Path) -> None:
    """
    Draw how everyone's time for an hour of conversations compares.
    """
    version, result = next(iter(_streams().items()))
    rows = result["rows"][::-1]
    figure, axes = plt.subplots(figsize=(7, 0.26 * len(rows) + 1))
    bars = axes.barh(
        [
            row["contestant"] + ", translated" * (row["wires"] == "two")
            for row in rows
        ],
        [row["median"] for row in rows],
        color=[
            "#3a7d44"
            if row["contestant"].startswith("realtime")
            else "#777777"
            for row in rows
        ],
    )
    axes.bar_label(bars, fmt=" %.1f")
    axes.margins(x=0.1)
    axes.set_xlabel(
        "time for an hour of conversations / that of dictionaries and orjson\n"
        f"CPython {version}, {result['machine']}, median"
    )
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def plot(path: Path) -> None:
    """
    Draw how our time compares, for a full GA session.
    """
    version, result = next(iter(RESULTS.items()))
    rows = [
        row
        for row in result["rows"]
        if row["work"] == "full"
        and row["dialect"] == "GA"
        and row["operation"].partition(", ")[0] not in _FAULTS
    ]
    rows.reverse()
    figure, axes = plt.subplots(figsize=(7, 0.26 * len(rows) + 1))
    labels = [f"{row['operation']} / {row['rival']}" for row in rows]
    medians = [row["median"] for row in rows]
    axes.barh(
        labels,
        medians,
        xerr=[
            [row["median"] - row["low"] for row in rows],
            [row["high"] - row["median"] for row in rows],
        ],
        color=["#3a7d44" if m <= 1 else "#b5651d" for m in medians],
        error_kw={"lw": 1},
    )
    axes.axvline(1, color="black", lw=0.8)
    axes.set_xscale("log")
    axes.set_xticks([0.1, 0.2, 0.5, 1, 2, 5])
    axes.set_xticklabels(["0.1", "0.2", "0.5", "1", "2", "5"])
    axes.set_xlabel(
        "our time / theirs; left of 1 we are faster\n"
        f"full GA session, CPython {version}, median and quartiles"
    )
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """
    Write what is between the markers, and the plots.
    """
    page = DOCS / "performance.md"
    mpl.rcParams["svg.hashsalt"] = "realtime-attrs"
    mpl.rcParams["font.size"] = 9
    tables = {
        "stream": stream(),
        "full": ratios("full"),
        "minimal": ratios("minimal"),
        "others": others(),
        "events": events(),
        "unions": compared("unions"),
        "generators": compared("generators"),
    }
    page.write_text(
        MARKED.sub(
            lambda match: f"{match[1]}\n{tables[match['name']]}\n{match[3]}",
            page.read_text("utf-8"),
        ),
        "utf-8",
    )
    plot(DOCS / "performance.svg")
    plot_stream(DOCS / "stream.svg")


if __name__ == "__main__":
    main()
