"""PostgreSQL 15: a private server on a Unix socket, `COPY (query) TO`; the Tracking export only."""

import contextlib
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile

import duckdb

import queries
from processes import Failed, run

PROGRAMS = pathlib.Path("/usr/lib/postgresql/15/bin")
DIALECT = {
    "MOMENT": lambda x: x,
    "DAY": lambda x: x,
    "DECIMAL": lambda x: x,
    "DURATION": lambda x: f"to_char(({x}) / 3600, 'FM99900') || ':' || to_char(({x}) / 60 % 60, 'FM00')",
}
SETTINGS = {
    "listen_addresses": "", "shared_buffers": "1GB", "work_mem": "256MB", "maintenance_work_mem": "256MB",
    "fsync": "off", "full_page_writes": "off", "max_wal_size": "4GB", "autovacuum": "off",
    "max_parallel_workers_per_gather": "2", "max_worker_processes": "2",
}
TYPES = {"BIGINT": "bigint", "INTEGER": "integer", "VARCHAR": "text", "DATE": "date", "TIMESTAMP": "timestamp(0)"}


class Server:
    """A server in a folder of its own, which runs as somebody who is not root."""

    def __init__(self, folder):
        self.folder = folder
        self.user = next(
            name for name in ("postgres", "nobody") if name in {entry.pw_name for entry in pwd.getpwall()})

    def command(self, *parts):
        """A command as the server's user; root steps down."""
        stepped = ["setpriv", f"--reuid={self.user}", "--clear-groups", "--"] if os.geteuid() == 0 else []
        return [*stepped, *parts]

    def start(self):
        """Makes the data folder and starts the server."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, self.user)
        data = self.folder / "data"
        run(self.command(PROGRAMS / "initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C"),
            folder=self.folder)
        options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        run(self.command(
            PROGRAMS / "pg_ctl", "-D", data, "-w", "-l", self.folder / "server.log",
            "-o", f"-k '{self.folder}' {options}", "start"), folder=self.folder)

    def stop(self):
        """Stops the server if it runs."""
        subprocess.run(
            self.command(PROGRAMS / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop"),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.folder, check=False)

    def psql(self, *parts):
        """A command of psql on the server."""
        return ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder), "-U", "bench", "postgres", *parts]

    def export_command(self, task, output):
        """The command that writes the rows of a task to a CSV file."""
        query = queries.query(task, DIALECT)
        return self.psql("-o", str(output), "-c", f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)")

    def fill(self, folder):
        """Copies all tables but the log from Parquet files."""
        for name in queries.tables(folder):
            if name != "log":
                self.copy(name, f"{folder}/{name}.parquet")
        run(self.psql("-c", "VACUUM ANALYZE"))

    def copy(self, name, path):
        """Copies a Parquet file to a table."""
        with tempfile.NamedTemporaryFile(suffix=".csv") as rows, duckdb.connect() as connection:
            columns = connection.execute(f"DESCRIBE FROM '{path}'").fetchall()
            types = ", ".join(f"{column[0]} {TYPES.get(column[1], column[1])}" for column in columns)
            connection.execute(f"COPY (FROM '{path}') TO '{rows.name}' (FORMAT csv, HEADER false)")
            run(self.psql("-c", f"CREATE TABLE {name} ({types})"))
            run(self.psql("-c", f"\\copy {name} FROM '{rows.name}' (FORMAT csv)"))
            if columns[0][0] == "id":
                run(self.psql("-c", f"ALTER TABLE {name} ADD PRIMARY KEY (id)"))


@contextlib.contextmanager
def server(folder):
    """A server with the tables of a folder of facts, which is gone afterwards."""
    if not (PROGRAMS / "postgres").exists():
        raise Failed(f"PostgreSQL 15 is not installed in '{PROGRAMS}'. Install postgresql-15.")
    with tempfile.TemporaryDirectory(prefix="cairn-bench-", dir="/tmp", ignore_cleanup_errors=True) as private:
        made = Server(pathlib.Path(private))
        try:
            made.start()
            made.fill(folder)
            yield made
        finally:
            made.stop()
