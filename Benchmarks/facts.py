"""Derives what the peers read from a store: narrow facts and dimensions, as Parquet files with the store's ids.

What a peer would find long to compute is given to it: which entries of the log are effective, their order in the fold,
paths of entities, names of publishers, and the moment at which a registration was completed.
"""

import shutil
import sqlite3
import subprocess

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from processes import Failed, run, tell

ABSENT = np.iinfo(np.int64).min
ROWS_A_READ = 1_000_000

# The trackings of a store, which stand packed in it, as a table that `scan` has.
UNPACKED = "unpacked_tracking"
TRACKING = [
    "id", "learner_id", "registration_id", "item_id", "version_id", "entries", "first_launch", "last_access",
    "first_completion", "completed", "seconds", "progression", "score", "score_maximum", "points",
]
LOG = [
    "id", "place", "learner_id", "registration_id", "item_id", "version_id", "kind", "started_at", "ended_at",
    "seconds", "completed_at", "progression", "status", "score", "score_maximum", "points",
]
REGISTRATION = ["id", "learner_id", "session_id", "at", "nps"]
CONSOLIDATED = ["registration_id", "reached_at"]

# Moments become timestamps and hundredths decimals, as each engine has them at its best.
VIEWS = {
    "tracking": """
        SELECT id, registration_id, item_id, version_id, make_timestamp(first_launch * 1000000) AS first_launch,
            make_timestamp(last_access * 1000000) AS last_access,
            make_timestamp(first_completion * 1000000) AS first_completion, completed, seconds,
            (progression / 100)::DECIMAL(9, 2) AS progression, (score / 100)::DECIMAL(9, 2) AS score,
            (score_maximum / 100)::DECIMAL(9, 2) AS score_maximum, points
        FROM raw_tracking WHERE entries > 0
        ORDER BY learner_id, registration_id, item_id""",
    "registration": """
        SELECT r.id, g.guid, r.learner_id, session_id, make_timestamp(r."at" * 1000000) AS registered_at, nps,
            make_timestamp(reached_at * 1000000) AS reached_at
        FROM raw_registration r JOIN registration_guid g ON g.id = r.id
            LEFT JOIN raw_consolidated c ON c.registration_id = r.id
        ORDER BY r.learner_id, r.id""",
    "log": """
        WITH corrected AS (SELECT DISTINCT place FROM raw_log WHERE place <> id),
        placed AS (
            SELECT * FROM raw_log WHERE place NOT IN (FROM corrected) AND kind <> 3
            UNION ALL
            SELECT * FROM (
                SELECT * FROM raw_log WHERE place IN (FROM corrected)
                QUALIFY row_number() OVER (PARTITION BY place ORDER BY id DESC) = 1)
            WHERE kind <> 3),
        wall AS (
            SELECT registration_id, item_id, max(place) AS wall FROM placed WHERE kind IN (1, 2)
            GROUP BY registration_id, item_id),
        effective AS (
            SELECT p.*, status = 1 OR (status IS NULL AND progression IS NOT DISTINCT FROM 10000) AS is_completed
            FROM placed p LEFT JOIN wall w ON w.registration_id = p.registration_id AND w.item_id = p.item_id
            WHERE kind <> 2 AND (wall IS NULL OR place >= wall)),
        numbered AS (
            SELECT *, row_number() OVER (
                ORDER BY learner_id, registration_id, item_id, started_at NULLS FIRST, place) AS nr
            FROM effective)
        SELECT nr, t.id AS tracking_id, n.registration_id, n.item_id, nullif(n.version_id, 0) AS version_id,
            make_timestamp(started_at * 1000000) AS started_at, make_timestamp(ended_at * 1000000) AS ended_at,
            make_timestamp(CASE WHEN n.kind = 1 THEN ended_at ELSE started_at END * 1000000) AS counts_at,
            make_timestamp(CASE WHEN is_completed THEN CASE WHEN n.kind = 1 THEN coalesce(completed_at, ended_at)
                ELSE ended_at END END * 1000000) AS completed_at,
            is_completed::INTEGER AS completed, n.seconds, (n.progression / 100)::DECIMAL(9, 2) AS progression,
            (n.score / 100)::DECIMAL(9, 2) AS score, (n.score_maximum / 100)::DECIMAL(9, 2) AS score_maximum, n.points
        FROM numbered n JOIN raw_tracking t ON t.registration_id = n.registration_id AND t.item_id = n.item_id
        ORDER BY nr""",
}

DIMENSIONS = {
    "learner": """
        SELECT l.id, l.guid, login, l.name, firstname, email, ref_number, entity_id, manager_id,
            (SELECT group_concat(name, ';') FROM (
                SELECT g.name FROM learner_smart_group s JOIN smart_group g ON g.id = s.smart_group_id
                WHERE s.learner_id = l.id ORDER BY s.position)) AS smart_groups
        FROM learner l ORDER BY l.id""",
    "custom_value": """
        SELECT learner_id, f.guid AS field, value FROM learner_custom c JOIN custom_field f ON f.id = c.custom_field_id
        ORDER BY learner_id, f.id""",
    "access": "SELECT learner_id, at AS signed_in_at FROM access WHERE success = 1 ORDER BY id",
    "entity": """
        WITH RECURSIVE path (id, name, ancestors) AS (
            SELECT id, name, NULL FROM entity WHERE parent_id IS NULL
            UNION ALL
            SELECT e.id, e.name, coalesce(p.ancestors || ' -> ', '') || p.name
            FROM path p JOIN entity e ON e.parent_id = p.id)
        SELECT * FROM path ORDER BY id""",
    "session": "SELECT id, guid, training_id, title, start_date, end_date FROM session ORDER BY id",
    "training": """
        SELECT t.id, t.title, path_code, modality, t.status, p.title AS publisher, duration, threshold,
            modality = 'guided' AS guided, sum(i.kind = 0) AS resources, sum(i.points) AS total_points,
            CASE WHEN modality <> 'guided' AND sum(i.kind = 0 AND i.mandatory) > 0
                THEN sum(i.kind = 0 AND i.mandatory) ELSE sum(i.kind = 0) END AS needed
        FROM training t JOIN training_item i ON i.training_id = t.id LEFT JOIN publisher p ON p.id = t.publisher_id
        GROUP BY t.id ORDER BY t.id""",
    "item": """
        SELECT i.id, i.training_id, i.learning_object_id, i.kind,
            CASE i.kind WHEN 0 THEN 'learning resource' WHEN 2 THEN 'editorial' WHEN 4 THEN 'classroom activity'
                WHEN 6 THEN 'assignment' WHEN 8 THEN 'quiz' END AS kind_name,
            coalesce(i.title, (
                SELECT title FROM version v WHERE v.learning_object_id = i.learning_object_id
                ORDER BY status = 'Validated' DESC, version DESC, id DESC LIMIT 1)) AS title,
            folder, CASE i.mandatory WHEN 1 THEN 'Y' ELSE 'N' END AS mandatory,
            i.kind = 0 AND (i.mandatory OR t.modality = 'guided' OR NOT EXISTS (
                SELECT 1 FROM training_item o WHERE o.training_id = i.training_id AND o.kind = 0 AND o.mandatory))
                AS needed
        FROM training_item i JOIN training t ON t.id = i.training_id ORDER BY i.id""",
    "version": """
        SELECT v.id, v.guid, v.learning_object_id, v.title, v.code, v.locale, p.title AS publisher
        FROM version v JOIN learning_object o ON o.id = v.learning_object_id
            LEFT JOIN publisher p ON p.id = coalesce(v.publisher_id, o.publisher_id)
        ORDER BY v.id""",
    "registration_guid": "SELECT id, guid FROM registration ORDER BY id",
}
MOMENTS, DAYS = {("access", "signed_in_at")}, {("session", "start_date"), ("session", "end_date")}


def derive(instance, scan):
    """The folder of the peers' inputs of an instance; made if it is not there."""
    folder = instance.folder / "facts"
    if folder.exists():
        return folder
    tell("Deriving the peers' inputs from the store …")
    part = instance.folder / "facts.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    for name, query in DIMENSIONS.items():
        write_dimension(instance.store, name, query, part)
    read_facts(instance.store, scan, UNPACKED, TRACKING, part / "raw_tracking.parquet")
    read_facts(instance.store, scan, "log", LOG, part / "raw_log.parquet")
    read_facts(instance.store, scan, "registration", REGISTRATION, part / "raw_registration.parquet")
    read_facts(instance.store, scan, "consolidated", CONSOLIDATED, part / "raw_consolidated.parquet")
    shape_facts(part)
    part.rename(folder)
    return folder


def write_dimension(store, name, query, folder):
    """Writes the rows of a query on the store as a Parquet file."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        cursor = connection.execute(query)
        columns = [description[0] for description in cursor.description]
        values = list(zip(*cursor.fetchall())) or [[] for _ in columns]
    arrays = []
    for column, cells in zip(columns, values):
        if (name, column) in MOMENTS:
            arrays.append(pa.array(cells, pa.timestamp("s")))
        elif (name, column) in DAYS:
            arrays.append(pa.array(cells, pa.date32()))
        else:
            arrays.append(pa.array(cells))
    pq.write_table(pa.table(arrays, columns), folder / f"{name}.parquet")


def read_facts(store, scan, table, columns, path, condition="true"):
    """Copies integer columns of a table of a store to a Parquet file."""
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}"
    schema = pa.schema([(column, pa.int64()) for column in columns])
    size = 8 * len(columns) * ROWS_A_READ
    with (
        subprocess.Popen([scan, "columns", store, query], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process,
        pq.ParquetWriter(path, schema) as writer,
    ):
        while chunk := process.stdout.read(size):
            rows = np.frombuffer(chunk, dtype=np.int64).reshape(-1, len(columns))
            cells = [np.ascontiguousarray(rows[:, i]) for i in range(len(columns))]
            writer.write_table(pa.table([pa.array(c, mask=c == ABSENT) for c in cells], schema=schema))
    if process.returncode:
        raise Failed(f"the table '{table}' of '{store}' could not be read.")


def write_narrow(store, scan, path):
    """Makes a plain SQLite table of the trackings of a store."""
    name, columns = str(store).replace("'", "''"), ", ".join(TRACKING)
    run([scan, "write", path, f"""
        PRAGMA journal_mode = OFF;
        ATTACH DATABASE '{name}' AS store;
        CREATE TABLE tracking AS SELECT {columns} FROM {UNPACKED}"""])


def shape_facts(folder):
    """Makes of the copied tables the facts that the peers read."""
    with duckdb.connect() as connection:
        connection.execute(f"SET temp_directory = '{folder}/temporary'; SET memory_limit = '6GB'; SET threads = 2")
        raw = [f"raw_{name}" for name in ("tracking", "log", "registration", "consolidated")]
        for name in [*raw, "registration_guid"]:
            connection.execute(f"CREATE VIEW {name} AS FROM '{folder}/{name}.parquet'")
        for name, query in VIEWS.items():
            connection.execute(f"COPY ({query}) TO '{folder}/{name}.parquet' (ROW_GROUP_SIZE 122880)")
    for name in [*raw, "registration_guid"]:
        (folder / f"{name}.parquet").unlink()
    shutil.rmtree(folder / "temporary", ignore_errors=True)
