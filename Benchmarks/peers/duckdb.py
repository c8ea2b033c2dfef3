"""DuckDB: on tables of its own, or on Parquet files."""

import pathlib
import sys
import time

import duckdb

import queries

DIALECT = {
    "MOMENT": lambda x: x,
    "DAY": lambda x: x,
    "DAYOF": lambda x: f"{x}::DATE",
    "DECIMAL": lambda x: x,
    "CENTS": lambda x: f"(({x}) / 100)::DECIMAL(18, 2)",
    "HUNDREDTHS": lambda x: f"({x} * 100)::BIGINT",
    "DIV": lambda a, b: f"(({a}) // ({b}))",
    "DURATION": lambda x: f"printf('%02d:%02d', ({x}) // 3600, ({x}) // 60 % 60)",
    "GIVENMOMENT": lambda x: x,
    "GIVENDECIMAL": lambda x: x,
    "INSTANT": lambda x: f"TIMESTAMP '{x}'",
    "ARG_MAX": lambda value, key: f"arg_max({value}, {key})",
    "ARG_MIN": lambda value, key: f"arg_min({value}, {key})",
}


def connect(store=None, *, read_only=False):
    """An engine on two threads, free to change the order of rows."""
    connection = duckdb.connect(store or ":memory:", read_only=read_only)
    connection.execute("SET threads = 2; SET preserve_insertion_order = false")
    return connection


def prepare(folder, store):
    """Makes a database with tables of its own."""
    with duckdb.connect(store) as connection:
        connection.execute("SET threads = 2")
        for name in queries.tables(folder):
            connection.execute(f"CREATE TABLE {name} AS FROM '{folder}/{name}.parquet'")


def export(task, source, output):
    """Writes the rows of a task to a CSV file; the source is a database or a folder of Parquet files."""
    on_parquet = pathlib.Path(source).is_dir()
    with connect(None if on_parquet else source, read_only=not on_parquet) as connection:
        if on_parquet:
            for name in queries.tables(source):
                connection.execute(f"CREATE VIEW {name} AS FROM '{source}/{name}.parquet'")
        connection.execute(f"COPY ({queries.query(task, DIALECT)}) TO '{output}' (FORMAT csv, HEADER)")


def prepare_import(folder, store):
    """Makes a database with the tables of the import, and the key by which trackings are updated."""
    with duckdb.connect(store) as connection:
        for name in ("learner", "session", "registration", "version", "item"):
            connection.execute(f"CREATE TABLE {name} AS FROM '{folder}/{name}.parquet'")
        connection.execute(f"CREATE TABLE tracking AS FROM '{folder}/tracking.parquet'")
        connection.execute("ALTER TABLE tracking ADD PRIMARY KEY (registration_id, item_id)")


def import_rows(rows, store):
    """Takes a CSV file into the trackings."""
    with duckdb.connect(store) as connection:
        connection.execute("SET threads = 2; SET preserve_insertion_order = false")
        connection.execute(queries.query("staging", DIALECT).replace("CREATE", "CREATE TEMPORARY"))
        connection.execute(f"COPY staging FROM '{rows}' (FORMAT csv, HEADER)")
        connection.execute(queries.query("import", DIALECT))


def write_trackings(store, path):
    """Writes what an import decides of the trackings to a Parquet file, as integers."""
    with duckdb.connect(store, read_only=True) as connection:
        connection.execute(f"""COPY (
            SELECT * REPLACE (
                epoch(first_launch)::BIGINT AS first_launch, epoch(last_access)::BIGINT AS last_access,
                epoch(first_completion)::BIGINT AS first_completion, (progression * 100)::BIGINT AS progression,
                (score * 100)::BIGINT AS score, (score_maximum * 100)::BIGINT AS score_maximum)
            FROM tracking) TO '{path}'""")


if __name__ == "__main__":
    begun = time.monotonic()
    globals()[sys.argv[1]](*sys.argv[2:])
    print(time.monotonic() - begun)
