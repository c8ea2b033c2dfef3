"""The report: machine, versions, what was reached, and a table for each task."""

import importlib.metadata
import os
import pathlib
import platform
import statistics
import subprocess

HERE = pathlib.Path(__file__).parent
MEBIBYTE = 1 << 20


def first_line(*command):
    """The first line that a program prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def machine():
    """What the benchmark ran on."""
    cpu = next(
        (line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
         if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    return f"{os.cpu_count()} cores ({cpu}), {memory:.0f} GiB of memory, Linux {platform.release()}"


def versions(cairn):
    """The versions of all programs."""
    libraries = [f"{name} {importlib.metadata.version(name)}" for name in ("duckdb", "chdb", "polars")]
    return ", ".join([
        f"cairn {first_line(cairn, '--version')}", *libraries,
        first_line("/usr/lib/postgresql/15/bin/postgres", "--version"),
        f"sqlite3 {first_line('sqlite3', '--version').split()[0]}", f"Python {platform.python_version()}"])


def write(results, heading, notes):
    """The text of the report, from the results of tasks as they were stored."""
    parts = [heading, reached(results)]
    parts += [task(result) for result in results.values()]
    if notes:
        parts.append(notes)
    return "\n\n".join(part.strip() for part in parts) + "\n"


def reached(results):
    """The table of what was to be reached."""
    lines = ["## What was to be reached", "", "| task | figure | found | to reach | |", "|---|---|---|---|---|"]
    for name, result in results.items():
        for figure in result["figures"]:
            cells = [name, figure["what"], f"{figure['found']:.2f}", wanted(figure), verdict(figure)]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def wanted(figure):
    """What a figure is to reach, in words."""
    words = "at most" if figure["at_most"] else "at least"
    parts = [f"{words} {figure['reach']:g}"] if figure["reach"] else []
    parts += [f"aim {figure['aim']:g}"] if figure["aim"] else []
    return ", ".join(parts)


def verdict(figure):
    """Whether a figure is reached."""
    goal = figure["reach"] or figure["aim"]
    if goal is None:
        return ""
    reached = figure["found"] <= goal if figure["at_most"] else figure["found"] >= goal
    return "yes" if reached else "**no**"


def task(result):
    """The section of a task."""
    size = [f"{result['rows']:,} rows"] if result["rows"] else []
    size += [f"{result['bytes'] / 1e6:,.0f} MB"] if result["bytes"] else []
    sentences = [f"{', '.join(size)}."] if size else []
    sentences += [text for text in (result["remark"], f"Run on {result['date']}.") if text]
    lines = [f"## {result['title']}", "", " ".join(sentences)]
    if result["standings"]:
        lines += [
            "", "| | seconds, median [min–max] | × Cairn | processor | peak memory | runs |",
            "|---|---|---|---|---|---|"]
        base = statistics.median(next(iter(result["standings"].values()))["seconds"])
        lines += [row(standing, base) for standing in result["standings"].values()]
    return "\n".join(lines)


def row(standing, base):
    """The row of a contender."""
    seconds = standing["seconds"]
    median = statistics.median(seconds)
    spread = f" [{min(seconds):.3g}–{max(seconds):.3g}]" if len(seconds) > 1 else ""
    inside = f", {statistics.median(standing['inside']):.3g} without its start" if standing["inside"] else ""
    memory = f"{standing['memory'] / MEBIBYTE:,.0f} MiB" if standing["memory"] else ""
    processor = f"{statistics.median(standing['processor']):.3g} s" if standing["processor"] else ""
    return (
        f"| {standing['name']} | {median:.3g}{spread}{inside} | {median / base:.2f} | "
        f"{processor} | {memory} | {len(seconds)} |")
