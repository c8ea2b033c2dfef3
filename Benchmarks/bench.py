"""Runs the tasks that are asked for, and writes the report. `scripts/bench` is the way in."""

import argparse
import dataclasses
import datetime
import json
import pathlib
import shutil
import signal
import sys

import generate
import report
import tasks
from processes import Failed, Tools, tell

FULL_LEARNERS, QUICK_LEARNERS = 200_000, 5_000
GIBIBYTE = 1 << 30
HERE = pathlib.Path(__file__).parent


def read_arguments():
    """The arguments, which scripts/bench has checked."""
    parser = argparse.ArgumentParser(prog="scripts/bench")
    parser.add_argument("--cairn", required=True, type=pathlib.Path)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--report", required=True, type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--learners", type=int)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--only", nargs="+", default=list(tasks.TASKS), choices=list(tasks.TASKS), metavar="TASK")
    return parser.parse_args()


def check_space(work, learners):
    """Fails if the disk has no room for data, tables and outputs."""
    needed = GIBIBYTE + 200_000 * learners
    free = shutil.disk_usage(work).free
    if free < needed:
        raise Failed(
            f"'{work}' has {free / GIBIBYTE:.0f} GiB of room, and {needed / GIBIBYTE:.0f} GiB are needed. "
            "Name another folder by --work, or fewer learners by --learners.")


def heading(arguments, learners):
    """The head of the report."""
    size = generate.Size(learners)
    kind = "Quick figures, of a small store: good to see that all works, not to compare engines.\n\n" \
        if arguments.quick else ""
    introduction = (HERE / "introduction.md").read_text()
    return (
        f"{introduction}\n{kind}- {learners:,} learners, {size.registrations:,} registrations, {size.trackings:,} "
        f"trackings, {size.log:,} log entries, seed {arguments.seed}\n- {report.machine()}\n"
        f"- {report.versions(arguments.cairn)}")


def run(arguments):
    """Runs the tasks; what each found is kept, so that a later run of some of them makes a whole report."""
    arguments.work.mkdir(parents=True, exist_ok=True)
    learners = arguments.learners or (QUICK_LEARNERS if arguments.quick else FULL_LEARNERS)
    check_space(arguments.work, learners)
    if arguments.fresh:
        for folder in arguments.work.glob("*-learners-*"):
            shutil.rmtree(folder)
    Tools.build(arguments.work / "tools")
    kept = arguments.work / f"results-{'quick-' if arguments.quick else ''}{learners}-seed{arguments.seed}.json"
    results = json.loads(kept.read_text()) if kept.exists() else {}
    settings = {"quick": arguments.quick, "learners": learners, "runs": arguments.runs, "seed": arguments.seed}
    with tasks.bench(arguments.cairn, arguments.work, **settings) as bench:
        for name in arguments.only:
            tell(f"Task {name} …")
            result = dataclasses.asdict(tasks.TASKS[name](bench))
            results[name] = {**result, "date": datetime.date.today().isoformat()}
            kept.write_text(json.dumps(results))
    shown = {name: results[name] for name in tasks.TASKS if name in results}
    if arguments.quick:
        shown = {name: shown[name] for name in arguments.only}
    notes = "" if arguments.quick else (HERE / "notes.md").read_text()
    text = report.write(shown, heading(arguments, learners), notes)
    target = arguments.output or (None if arguments.quick or arguments.learners else arguments.report)
    if target is None:
        print(text)
    else:
        target.write_text(text)
        tell(f"The report is in '{target}'.")


def main():
    """Runs the benchmark; a failure is told in a sentence."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))
    try:
        run(read_arguments())
    except (Failed, OSError) as failure:
        tell(f"scripts/bench: {failure}")
        sys.exit(3)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
