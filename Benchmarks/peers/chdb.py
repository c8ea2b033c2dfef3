"""chdb, the engine of ClickHouse in a process: on MergeTree tables, or on Parquet files."""

import pathlib
import sys
import time

from chdb.session import Session

import queries

DIALECT = {
    "MOMENT": lambda x: f"toDateTime({x}, 'UTC')",
    "DAY": lambda x: x,
    "DAYOF": lambda x: f"toDate({x})",
    "DECIMAL": lambda x: x,
    "CENTS": lambda x: f"toDecimal64OrNull(toString({x}), 2) / 100",
    "HUNDREDTHS": lambda x: f"toInt64({x} * 100)",
    "DIV": lambda a, b: f"intDiv({a}, nullIf({b}, 0))",
    "DURATION": lambda x: f"concat(leftPad(toString(intDiv({x}, 3600)), 2, '0'), ':', "
    f"leftPad(toString(intDiv({x}, 60) % 60), 2, '0'))",
    "INSTANT": lambda x: f"toDateTime('{x}', 'UTC')",
    "ARG_MAX": lambda value, key: f"argMax({value}, {key})",
    "ARG_MIN": lambda value, key: f"argMin({value}, {key})",
}
SETTINGS = {
    "max_threads": 2, "join_use_nulls": 1, "output_format_decimal_trailing_zeros": 1,
    "format_csv_null_representation": "''", "output_format_parallel_formatting": 1, "engine_file_truncate_on_insert": 1,
    "session_timezone": "'UTC'",
}
ORDERS = {"log": "registration_id, item_id", "tracking": "registration_id, item_id", "custom_value": "learner_id"}


def prepare(folder, store):
    """Makes a database of MergeTree tables."""
    with Session(store) as session:
        session.query("CREATE DATABASE bench ENGINE = Atomic")
        for name in queries.tables(folder):
            order = ORDERS.get(name, "learner_id" if name == "access" else "id")
            session.query(
                f"CREATE TABLE bench.{name} ENGINE = MergeTree ORDER BY ({order}) SETTINGS allow_nullable_key = 1 "
                f"AS SELECT * FROM file('{folder}/{name}.parquet', Parquet)")
            session.query(f"OPTIMIZE TABLE bench.{name} FINAL")


def export(task, source, output):
    """Writes the rows of a task to a CSV file; the source is a database or a folder of Parquet files."""
    on_parquet = (pathlib.Path(source) / "log.parquet").exists()
    with Session() if on_parquet else Session(source) as session:
        if on_parquet:
            session.query("CREATE DATABASE bench ENGINE = Atomic")
            for name in queries.tables(source):
                session.query(f"CREATE VIEW bench.{name} AS SELECT * FROM file('{source}/{name}.parquet', Parquet)")
        session.query("USE bench")
        settings = ", ".join(f"{name} = {value}" for name, value in SETTINGS.items())
        query = queries.query(task, DIALECT)
        session.query(f"INSERT INTO FUNCTION file('{output}', CSVWithNames) {query} SETTINGS {settings}")


if __name__ == "__main__":
    begun = time.monotonic()
    globals()[sys.argv[1]](*sys.argv[2:])
    print(time.monotonic() - begun)
