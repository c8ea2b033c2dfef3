"""The tasks: who takes part, how the outputs are checked, and what is to be reached."""

import contextlib
import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys

import compare
import facts
import generate
import imports
import instances
from contest import HERE, Contender, fastest_of, hold
from peers import duckdb as duckdb_peer
from peers import postgresql
from peers import sqlite as sqlite_peer
from processes import Failed, Tools, run, tell


@dataclasses.dataclass
class Result:
    """What came out of a task: standings, and the figures that are to be reached."""

    title: str
    remark: str = ""
    rows: int = 0
    bytes: int = 0
    standings: dict = dataclasses.field(default_factory=dict)
    figures: list = dataclasses.field(default_factory=list)

    def reach(self, what, found, reach, aim=None, at_most=False):
        """Takes down a figure and what it is to reach, at least or at most."""
        self.figures.append({"what": what, "found": found, "reach": reach, "aim": aim, "at_most": at_most})


class Bench:
    """What all tasks share: the program, the work folder, the sizes."""

    def __init__(self, cairn, work, *, quick, learners, runs, seed):
        self.cairn, self.work = pathlib.Path(cairn), pathlib.Path(work)
        self.quick, self.runs, self.seed = quick, runs, seed
        self.size = generate.Size(learners)
        self.scratch = self.work / "scratch"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)
        said = run([cairn, "export", "--help"]).output
        self.has_threads, self.has_memory = "--threads" in said, "--memory" in said

    def instance(self, size=None):
        """The instance of a size."""
        return instances.make(self.work, self.cairn, size or self.size, self.seed)

    def tenth(self):
        """The instance for slow programs."""
        return self.instance(generate.Size(self.size.learners // 10))

    def facts(self, instance):
        """The folder of the peers' inputs of an instance."""
        return facts.derive(instance, Tools.scan())

    def narrow(self, instance):
        """A plain SQLite table of the trackings of an instance; made if it is not there."""
        path = instance.folder / "narrow.sqlite"
        if not path.exists():
            part = path.with_suffix(".part")
            part.unlink(missing_ok=True)
            facts.write_narrow(instance.store, Tools.scan(), part)
            part.rename(path)
        return path

    def store(self, instance, engine, function, extension=""):
        """A database that a peer made of an instance's facts; made if it is not there."""
        store = instance.folder / f"{engine}-{function}{extension}"
        if not store.exists():
            tell(f"Making the tables of {engine} …")
            part = instance.folder / f"{engine}-{function}.part{extension}"
            shutil.rmtree(part, ignore_errors=True)
            part.unlink(missing_ok=True)
            run(peer(engine, function, self.facts(instance), part), folder=HERE)
            part.rename(store)
        return store

    def verb(self, instance, *parts):
        """A command of Cairn on an instance."""
        return [self.cairn, "--data", instance.data, "--now", generate.NOW, *parts]

    def export(self, instance, job, *options):
        """What exports a job to a file."""
        return lambda output: self.verb(instance, "export", HERE / "jobs" / f"{job}.xml", "-o", output, *options)


def peer(engine, function, *parts):
    """A command of a peer that is a Python module."""
    return [sys.executable, "-m", f"peers.{engine}", function, *parts]


# The exports


class Outputs:
    """Checks the first output of each contender: Cairn's own are the same bytes, all others the same rows."""

    def __init__(self, task, kept):
        self.task, self.kept, self.digest, self.sha256 = task, kept, None, None

    def __call__(self, contender, output):
        if contender.engine.startswith("limit"):
            return
        if self.digest is None:
            self.digest, self.sha256 = compare.digest(output), compare.sha256(output)
            output.rename(self.kept)
        elif contender.engine.startswith("Cairn"):
            if compare.sha256(output) != self.sha256:
                raise Failed(f"{self.task}: the bytes of '{contender.name}' are not those of two threads.")
        else:
            compare.check(self.task, self.kept, self.digest, output, contender.name)


def ours(bench, instance, job):
    """Cairn as users run it; on one thread, and in little memory, where it can."""
    contenders = [Contender("Cairn", bench.export(instance, job, *(["--threads", "2"] if bench.has_threads else [])))]
    if bench.has_threads:
        contenders.append(Contender("Cairn, 1 thread", bench.export(instance, job, "--threads", "1"), "Cairn-1"))
    if bench.has_memory:
        contenders.append(
            Contender("Cairn, --memory 32M", bench.export(instance, job, "--memory", "32M"), "Cairn-32M", once=True))
    return contenders


def rivals(bench, instance, task):
    """DuckDB and chdb, on tables of their own and on Parquet."""
    parquet = bench.facts(instance)
    made = []
    for name, engine, extension in (("DuckDB", "duckdb", ".db"), ("chdb", "chdb", "")):
        for kind, source in (("tables", bench.store(instance, engine, "prepare", extension)), ("Parquet", parquet)):
            made.append(Contender(
                f"{name}, {kind}", lambda output, e=engine, s=source: peer(e, "export", task, s, output), name,
                reports_inside=True))
    return made


def scans(store, table, columns):
    """The limits of reading: all columns of a table, by steps and by an aggregate."""
    step = f"SELECT {', '.join(columns)} FROM {table}"
    aggregate = f"SELECT touch({', '.join(columns)}) FROM {table}"
    return [
        Contender(f"raw scan of {table}, stepping", lambda _: [Tools.scan(), "step", store, step], "limit"),
        Contender(
            f"raw scan of {table}, aggregate", lambda _: [Tools.scan(), "aggregate", store, aggregate],
            "limit-aggregate"),
    ]


def writing(kept):
    """The limits of writing: the same bytes once more, synced (as Cairn does) and not (as the others do)."""
    copy = ["dd", f"if={kept}", "bs=1M", "status=none"]
    return [
        Contender("writing the same bytes", lambda output: [*copy, f"of={output}"], "limit-write"),
        Contender("writing the same bytes, synced", lambda output: [*copy, f"of={output}", "conv=fsync"], "limit-sync"),
    ]


def export_task(bench, task, title, reach, aim=None, limits=None):
    """An export by Cairn, DuckDB and chdb, and what reading and writing alone take."""
    instance = bench.instance()
    kept = bench.scratch / f"{task}-kept.csv"
    contenders = [*ours(bench, instance, task), *rivals(bench, instance, task)]
    if limits:
        contenders += limits(instance)
    contenders += writing(kept)
    outputs = Outputs(task, kept)
    standings = hold(task, contenders, bench.runs, bench.scratch, outputs)
    result = Result(title, rows=outputs.digest[1], bytes=kept.stat().st_size, standings=standings)
    kept.unlink()
    mine, best = standings["Cairn"], fastest_of(standings, "DuckDB", "chdb")
    result.reach(f"× the faster of DuckDB and chdb ({best.name})", best.median / mine.median, reach, aim)
    if task == "tracking":
        if bench.has_threads:
            duckdb = fastest_of(standings, "DuckDB")
            result.reach("1 thread × DuckDB on 2", duckdb.median / standings["Cairn, 1 thread"].median, 2.5)
        scan = fastest_of(standings, "limit")
        result.reach("seconds of the raw scan of the narrow facts", mine.median / scan.median, 2, at_most=True)
    memory = fastest_of(standings, "DuckDB").memory
    result.reach("of DuckDB's peak memory", mine.memory / memory, 0.5, at_most=True)
    if not bench.has_threads:
        result.remark = "This binary has no --threads yet: no run on 1 thread."
    if not bench.has_memory:
        result.remark += " It has no --memory yet: no run in 32 MiB."
    return result


def tracking(bench):
    """The Tracking export."""
    title = "Tracking export, 40 columns, CSV"
    return export_task(
        bench, "tracking", title, 3.5, 5, lambda instance: scans(bench.narrow(instance), "tracking", facts.TRACKING))


def log(bench):
    """The Tracking Log export."""
    return export_task(
        bench, "log", "Tracking Log export, 40 columns, CSV", 3.5, None,
        lambda instance: scans(instance.store, "log", facts.LOG))


def consolidated(bench):
    """The Consolidated export, which the peers fold from the log."""
    return export_task(bench, "consolidated", "Consolidated export, 45 columns; the peers fold it from the log", 3)


def consolidated_month(bench):
    """The Consolidated export with the time spent in the last month."""
    title = "Consolidated, `timeSpent` over the last month; the peers fold it from the log"
    return export_task(bench, "consolidated-month", title, 1.5)


def tracking_slow(bench):
    """The Tracking export by those who are slow at it, at a tenth of the size."""
    instance, parquet = bench.tenth(), bench.facts(bench.tenth())
    sqlite = bench.store(instance, "sqlite", "prepare", ".sqlite")
    kept = bench.scratch / "tracking-slow-kept.csv"
    outputs = Outputs("tracking-slow", kept)
    with postgresql.server(parquet) as server:
        contenders = [
            ours(bench, instance, "tracking")[0],
            Contender("polars", lambda output: peer("polars", "export", parquet, output), "polars", once=True,
                      reports_inside=True),
            Contender("PostgreSQL 15, COPY TO", lambda output: server.export_command("tracking", output), "PostgreSQL",
                      once=True, is_client=True),
            Contender("sqlite3 program", lambda output: sqlite_peer.export_command("tracking", sqlite, output),
                      "sqlite3", once=True),
            Contender("Python with dictionaries", lambda output: peer("python", "export", sqlite, output), "Python",
                      once=True),
        ]
        standings = hold("tracking-slow", contenders, bench.runs, bench.scratch, outputs)
    result = Result(
        "The same by programs that are slow at it, at a tenth of the size",
        rows=outputs.digest[1], bytes=kept.stat().st_size, standings=standings)
    kept.unlink()
    for engine, reach in (("polars", 5), ("Python", 40), ("PostgreSQL", None), ("sqlite3", None)):
        rival = fastest_of(standings, engine)
        result.reach(f"× {rival.name}", rival.median / standings["Cairn"].median, reach)
    return result


# The others


def import_task(bench):
    """The consolidated-tracking import, half of whose rows update."""
    instance, parquet = bench.instance(), bench.facts(bench.instance())
    rows = bench.scratch / "import-rows.csv"
    count = imports.write_rows(parquet, rows, bench.size.trackings // (15 if bench.quick else 3))
    prepared = {
        "duckdb": bench.store(instance, "duckdb", "prepare_import", ".db"),
        "sqlite": bench.store(instance, "sqlite", "prepare", ".sqlite"),
    }
    mine, theirs = bench.scratch / "import-instance", bench.scratch / "import-store"

    def copy_instance():
        shutil.rmtree(mine, ignore_errors=True)
        shutil.copytree(instance.data, mine)
        shutil.copy(rows, mine / "imports" / "bench.csv")

    def copy_store(engine):
        for left in bench.scratch.glob("import-store*"):
            left.unlink()
        shutil.copy(prepared[engine], theirs)

    digests = {}

    def look(contender, _):
        if contender.name == "DuckDB":
            written = bench.scratch / "import.parquet"
            duckdb_peer.write_trackings(str(theirs), written)
        else:
            store, table, condition = theirs, "tracking", "true"
            if contender.name == "Cairn":
                store, table, condition = mine / "cairn.sqlite", facts.UNPACKED, "entries > 0"
            written = bench.scratch / "import.parquet"
            facts.read_facts(store, Tools.scan(), table, imports.COLUMNS, written, condition)
        digests[contender.name] = imports.digest(written)
        written.unlink()
        imports.check(digests)

    job = HERE / "jobs" / "import.xml"
    contenders = [
        Contender("Cairn", lambda _: [bench.cairn, "--data", mine, "--now", generate.NOW, "import", job],
                  prepare=copy_instance),
        Contender("DuckDB", lambda _: peer("duckdb", "import_rows", rows, theirs), "DuckDB",
                  prepare=lambda: copy_store("duckdb"), reports_inside=True),
        Contender("sqlite3 program", lambda _: sqlite_peer.import_command(rows, theirs), "sqlite3",
                  prepare=lambda: copy_store("sqlite")),
    ]
    standings = hold("import", contenders, bench.runs, bench.scratch, look)
    result = Result(
        "Consolidated-tracking import, 12 columns, half updates", rows=count, bytes=rows.stat().st_size,
        standings=standings)
    shutil.rmtree(mine)
    for left in bench.scratch.glob("import*"):
        left.unlink()
    cairn = standings["Cairn"].median
    result.reach("× DuckDB, COPY and INSERT ON CONFLICT", standings["DuckDB"].median / cairn, 0.8, 1)
    result.reach("× the sqlite3 program", standings["sqlite3 program"].median / cairn, 2.5)
    return result


def verify(bench):
    """The verification of the whole store."""
    instance = bench.instance()
    contenders = [
        Contender("cairn verify", lambda _: bench.verb(instance, "verify")),
        *scans(instance.store, "log", facts.LOG),
    ]
    standings = hold("verify", contenders, bench.runs, bench.scratch)
    result = Result("`cairn verify` of the whole store", rows=instance.size.log, standings=standings)
    scan = fastest_of(standings, "limit")
    result.reach("seconds of the raw scan of the log", standings["cairn verify"].median / scan.median, None, 5, True)
    return result


def growth(bench):
    """The Tracking export at a size and at ten times that size, one log entry a tracking."""
    learners = bench.size.learners // (8 if bench.quick else 3)
    small, large = (bench.instance(generate.Size(n, 1)) for n in (learners, learners * 10))
    contenders = [
        Contender(f"{instance.size.trackings:,} trackings", bench.export(instance, "tracking"))
        for instance in (small, large)]
    rows = {}

    def look(contender, output):
        rows[contender.name] = compare.digest(output)[1]

    standings = hold("growth", contenders, bench.runs, bench.scratch, look)
    speeds = [rows[name] / standing.median for name, standing in standings.items()]
    result = Result("Growth: the Tracking export of two sizes", rows=sum(rows.values()), standings=standings)
    result.remark = " and ".join(f"{speed:,.0f}" for speed in speeds) + " rows/s."
    result.reach("× the rows/s of the smaller one", speeds[1] / speeds[0], 0.8)
    return result


def startup(bench):
    """How soon `check` and `glossary` answer."""
    empty = {"an empty Swift program": "", "an empty Swift program with Foundation":
             "import Foundation\nif ProcessInfo.processInfo.arguments.count > 9 { print(Date()) }\n"}
    contenders = [
        Contender("cairn check", lambda _: [bench.cairn, "check", HERE / "jobs" / "tracking.xml"]),
        Contender("cairn glossary", lambda _: [bench.cairn, "glossary"]),
    ]
    for number, (name, text) in enumerate(empty.items()):
        program = bench.scratch / f"empty{number}"
        source = program.with_suffix(".swift")
        source.write_text(text or "print()\n")
        subprocess.run(["swiftc", "-O", "-o", program, source], check=True)
        contenders.append(Contender(name, lambda _, p=program: [p]))
    standings = hold("startup", contenders, max(10 if bench.quick else 20, bench.runs), bench.scratch)
    result = Result("Start-up", standings=standings)
    for name in ("cairn check", "cairn glossary"):
        for other in empty:
            result.reach(f"{name}, seconds of {other}", standings[name].median / standings[other].median, None,
                         at_most=True)
    return result


def one_by_one():
    """The program that appends entries as an API would."""
    root = HERE.parent
    build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--scratch-path", root / ".build-release"]
    subprocess.run([*build, "--product", "OneByOne"], cwd=root, check=True, stdout=sys.stderr)
    return root / ".build-release" / "release" / "OneByOne"


def ingest(bench):
    """Loading of the log, at a tenth of the size, in bulk and one by one; and what it took when the whole instance was
    made."""
    tenth, whole = bench.tenth(), bench.instance()
    data = bench.scratch / "ingest"
    verb = [bench.cairn, "--data", data, "--now", generate.NOW]

    def load_objects():
        shutil.rmtree(data, ignore_errors=True)
        run([*verb, "init"])
        run([*verb, "load", tenth.folder / "objects.jsonl"])

    def copy_store():
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(tenth.data, data)

    loading = Contender("cairn load", lambda _: [*verb, "load", tenth.folder / "log.jsonl"], prepare=load_objects)
    program = one_by_one()
    counts = {"1 caller": (1, 2_000), "100 callers": (100, 50_000), "10,000 callers": (10_000, 200_000)}
    calling = [
        Contender(f"one by one, {name}, {entries:,} entries", lambda _, c=callers, e=entries: [program, data, c, e],
                  prepare=copy_store)
        for name, (callers, entries) in counts.items()]
    standings = hold("ingest", [loading, *calling], bench.runs, bench.scratch)
    shutil.rmtree(data)
    each = [
        f"{name} {entries / standings[contender.name].median:,.0f}"
        for contender, (name, (_, entries)) in zip(calling, counts.items())]
    result = Result("Ingest: append and fold, `cairn load` and one by one, at a tenth of the size", rows=tenth.size.log,
                    bytes=os.path.getsize(tenth.folder / "log.jsonl"), standings=standings)
    speed = tenth.size.log / standings["cairn load"].median
    loaded = whole.loaded["log"]
    result.remark = (
        f"{speed:,.0f} entries/s. One by one, each caller waiting until its entry is synced: {', '.join(each)} entries/s. "
        f"When the whole instance was made: {loaded['seconds']:,.0f} s "
        f"({loaded['processor']:,.0f} s of processor time), {whole.size.log / loaded['seconds']:,.0f} entries/s.")
    return result


TASKS = {
    "tracking": tracking, "tracking-slow": tracking_slow, "consolidated": consolidated,
    "consolidated-month": consolidated_month, "log": log, "import": import_task, "verify": verify, "growth": growth,
    "startup": startup, "ingest": ingest,
}


@contextlib.contextmanager
def bench(*arguments, **settings):
    """A benchmark whose scratch folder is gone afterwards."""
    made = Bench(*arguments, **settings)
    try:
        yield made
    finally:
        shutil.rmtree(made.scratch, ignore_errors=True)
