"""The sqlite3 program on a database of its own, with integers for moments, days and hundredths."""

import contextlib
import sqlite3
import sys

import pyarrow as pa
import pyarrow.parquet as pq

import queries

DIALECT = {
    "MOMENT": lambda x: f"datetime({x}, 'unixepoch')",
    "DAY": lambda x: f"date({x} * 86400, 'unixepoch')",
    "DECIMAL": lambda x: f"CASE WHEN {x} IS NOT NULL THEN printf('%.2f', {x} / 100.0) END",
    "GIVENMOMENT": lambda x: f"unixepoch(nullif({x}, ''))",
    "GIVENDECIMAL": lambda x: f"CAST(round(nullif({x}, '') * 100) AS INTEGER)",
    "DURATION": lambda x: f"printf('%02d:%02d', ({x}) / 3600, ({x}) / 60 % 60)",
}
KEYS = {"custom_value": "learner_id, field", "tracking": "registration_id, item_id"}
INDEXES = """
    CREATE UNIQUE INDEX learner_login ON learner (login);
    CREATE UNIQUE INDEX session_guid ON session (guid);
    CREATE UNIQUE INDEX registration_place ON registration (learner_id, session_id);
    CREATE UNIQUE INDEX version_code ON version (code);
    CREATE UNIQUE INDEX item_content ON item (training_id, learning_object_id);
    ANALYZE;
"""


def integers(column):
    """A column with integers for moments, days and decimals."""
    kind = column.type
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("s")).cast(pa.int64())
    if pa.types.is_date(kind):
        return column.cast(pa.int32())
    if pa.types.is_decimal(kind):
        hundred = pa.scalar(100, pa.decimal128(3, 0))
        return pa.compute.multiply(column, hundred).cast(pa.int64())
    return column


def prepare(folder, store):
    """Makes a database of all tables but the log."""
    with contextlib.closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        for name in queries.tables(folder):
            if name != "log":
                copy(connection, name, pq.read_table(f"{folder}/{name}.parquet"))
        connection.execute("COMMIT")
        connection.executescript(INDEXES)


def declaration(field, has_id):
    """A column as CREATE TABLE has it; without a type no index would serve its joins."""
    kind = "TEXT" if pa.types.is_string(field.type) else "INTEGER"
    return f'"{field.name}" {kind}' + (" PRIMARY KEY" if field.name == "id" and has_id else "")


def copy(connection, name, table):
    """Copies a table; tables with an id have it for key."""
    key = KEYS.get(name)
    columns = [declaration(field, key is None) for field in table.schema]
    end = f", PRIMARY KEY ({key})) WITHOUT ROWID" if key else ")"
    connection.execute(f'CREATE TABLE "{name}" ({", ".join(columns)}{end}')
    marks = ", ".join("?" * len(columns))
    for batch in table.to_batches(200_000):
        cells = [integers(column).to_pylist() for column in batch.columns]
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', zip(*cells))


def export_command(task, store, output):
    """The command that writes the rows of a task to a CSV file."""
    return [
        "sqlite3", "-batch", "-bail", "-csv", "-header", "-cmd", f'.output "{output}"', f"file:{store}?mode=ro",
        queries.query(task, DIALECT)]


def import_command(rows, store):
    """The command that takes a CSV file into the trackings: update what is there, insert the rest."""
    return [
        "sqlite3", "-batch", "-bail", "-cmd", queries.query("staging", DIALECT), "-cmd",
        f'.import --csv --skip 1 "{rows}" staging', store, queries.query("import", DIALECT)]


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
