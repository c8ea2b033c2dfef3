"""The rows of the import task, made from the store's facts, and what stands in the trackings afterwards."""

import duckdb

import queries
from processes import Failed

# What an import decides of a tracking, as integers in each store.
COLUMNS = [
    "registration_id", "item_id", "version_id", "first_launch", "last_access", "first_completion", "completed",
    "seconds", "progression", "score", "score_maximum", "points",
]

ROWS = """
    WITH code AS (
        SELECT learning_object_id, arg_min(code, id) AS code FROM version GROUP BY learning_object_id),
    place AS (
        SELECT r.id AS registration_id, i.id AS item_id, l.login, l.ref_number, s.guid AS session, c.code,
            r.registered_at, (r.id * 2654435761 + i.id * 40503) % 1000003 AS x
        FROM registration r JOIN session s ON s.id = r.session_id JOIN learner l ON l.id = r.learner_id
            JOIN item i ON i.training_id = s.training_id JOIN code c ON c.learning_object_id = i.learning_object_id
        WHERE i.kind = 0),
    old AS (
        SELECT p.* FROM place p SEMI JOIN tracking t ON t.registration_id = p.registration_id AND t.item_id = p.item_id
        ORDER BY x, p.registration_id, p.item_id LIMIT {half}),
    new AS (
        SELECT p.* FROM place p ANTI JOIN tracking t ON t.registration_id = p.registration_id AND t.item_id = p.item_id
        ORDER BY x, p.registration_id, p.item_id LIMIT {half}),
    timed AS (
        SELECT *, x % 2 = 1 AS completed, registered_at + to_seconds(x % 864000) AS first_access,
            registered_at + to_seconds(x % 864000 + x % 400000) AS last_access
        FROM (FROM old UNION ALL FROM new))
    SELECT login AS "candidateLogin", ref_number AS "candidateRefNumber", session AS "sessionGuid", code AS "lovCode",
        CASE WHEN completed THEN 'completed' ELSE 'incomplete' END AS "trackingStatus",
        CASE WHEN completed THEN 100 ELSE x % 100 END AS "progression",
        CASE WHEN x % 3 > 0 THEN x % 101 END AS "score", 100 AS "scoreMax", 60 + x % 7000 AS "timeSpent",
        first_access AS "firstAccessDate", last_access AS "lastAccessDate",
        CASE WHEN completed THEN last_access END AS "firstCompletionDate"
    FROM timed ORDER BY (x * 7919 + registration_id) % 1000003, registration_id, item_id
"""


def write_rows(folder, path, count):
    """Writes so many rows to a CSV file, half of which have a tracking already, in no order; says how many."""
    with duckdb.connect() as connection:
        for name in queries.tables(folder):
            connection.execute(f"CREATE VIEW {name} AS FROM '{folder}/{name}.parquet'")
        query = ROWS.format(half=count // 2)
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT csv, HEADER)")
        return connection.execute(f"SELECT count(*) FROM read_csv('{path}', all_varchar = true)").fetchone()[0]


def digest(path):
    """The number of rows of a Parquet file of trackings, and a sum of their hashes."""
    columns = ", ".join(f"coalesce(nullif({column}, 0)::BIGINT, -1)" if column == "version_id" else
                        f"coalesce({column}::BIGINT, -1)" for column in COLUMNS)
    return duckdb.execute(f"SELECT count(*), sum(hash({columns})::HUGEINT) FROM '{path}'").fetchone()


def check(digests):
    """Fails unless all stores hold the same trackings."""
    (first, expected), *others = digests.items()
    for name, found in others:
        if found != expected:
            raise Failed(f"after the import '{name}' holds other trackings than '{first}': {found}, {expected}.")
