"""Runs contenders in turns, A B C A B C, and keeps what each run took."""

import dataclasses
import os
import pathlib
import statistics
from collections.abc import Callable

from processes import run, tell

HERE = pathlib.Path(__file__).parent


@dataclasses.dataclass(frozen=True)
class Contender:
    """A program that does a task.

    `command` gets the file to write and gives the command; `prepare` is run before it, outside of the measure. Of
    several contenders of one engine the fastest of the first round goes on; those that run `once` have one round only.
    Of a client only the seconds are told, since the work is done by a server.
    """

    name: str
    command: Callable[[pathlib.Path], list]
    engine: str = ""
    prepare: Callable[[], None] | None = None
    once: bool = False
    reports_inside: bool = False
    is_client: bool = False


@dataclasses.dataclass
class Standing:
    """What the runs of a contender took."""

    name: str
    engine: str
    seconds: list = dataclasses.field(default_factory=list)
    processor: list = dataclasses.field(default_factory=list)
    memory: int = 0
    inside: list = dataclasses.field(default_factory=list)

    @property
    def median(self):
        """The median of the seconds."""
        return statistics.median(self.seconds)

    def add(self, contender, measure):
        """Takes down a run."""
        self.seconds.append(measure.seconds)
        if not contender.is_client:
            self.processor.append(measure.processor)
            self.memory = max(self.memory, measure.memory)
        if contender.reports_inside:
            self.inside.append(float(measure.output.split()[-1]))


def hold(task, contenders, runs, folder, look=None):
    """Runs the contenders in turns; `look` gets each contender and its file after its first run."""
    standings = {contender.name: Standing(contender.name, contender.engine) for contender in contenders}
    remaining = list(contenders)
    for number in range(runs):
        told = []
        for contender in remaining:
            output = folder / f"{task}.csv"
            if contender.prepare:
                contender.prepare()
            os.sync()
            measure = run(contender.command(output), folder=HERE)
            told.append(f"{contender.name} {measure.seconds:.3g}")
            standings[contender.name].add(contender, measure)
            if number == 0 and look:
                look(contender, output)
            for left in (output, folder / f"{task}.csv.manifest.json"):
                left.unlink(missing_ok=True)
        tell(f"  round {number + 1}, seconds: {'; '.join(told)}")
        if number == 0:
            remaining = [contender for contender in contenders if goes_on(contender, contenders, standings)]
    return standings


def goes_on(contender, contenders, standings):
    """Whether a contender takes part after the first round."""
    rivals = [rival.name for rival in contenders if contender.engine and rival.engine == contender.engine]
    fastest = min(rivals, key=lambda name: standings[name].median, default=contender.name)
    return not contender.once and fastest == contender.name


def fastest_of(standings, *engines):
    """The standing of the fastest contender of these engines."""
    return min((standing for standing in standings.values() if standing.engine in engines), key=lambda s: s.median)
