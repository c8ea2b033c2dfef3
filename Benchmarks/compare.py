"""Holds the outputs of two programs against each other, row for row whatever their order, in bounded memory.

Normal forms: it does not matter how a file quotes and how it ends its lines; an empty text and nothing are the same;
decimals are numbers.
"""

import hashlib

import duckdb

from processes import Failed

DECIMALS = {"progression", "progressionMandatory", "score"}


def reader(path):
    """A table function that reads a CSV file as texts."""
    return f"read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"


def normal(column):
    """A column in its normal form."""
    text = f"coalesce(\"{column}\", '')"
    return f"coalesce(try_cast({text} AS DECIMAL(12, 2))::VARCHAR, {text})" if column in DECIMALS else text


def digest(path):
    """The columns of a CSV file, the number of its rows, and the sum of their hashes: the same for the same rows."""
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2; SET memory_limit = '4GB'; SET preserve_insertion_order = false")
        columns = [row[0] for row in connection.execute(f"DESCRIBE FROM {reader(path)}").fetchall()]
        hashed = ", ".join(normal(column) for column in columns)
        count, total = connection.execute(
            f"SELECT count(*), sum(hash({hashed})::HUGEINT) FROM {reader(path)}").fetchone()
    return columns, count, total


def differences(path, other):
    """Up to three rows that stand in one CSV file only."""
    with duckdb.connect() as connection:
        connection.execute("SET threads = 2; SET memory_limit = '8GB'")
        return connection.execute(
            f"FROM {reader(path)} EXCEPT ALL FROM {reader(other)} LIMIT 3").fetchall()


def check(task, expected, found, name):
    """Fails unless two digests are the same."""
    for what, mine, theirs in zip(("columns", "number of rows", "rows"), expected, found):
        if mine != theirs:
            raise Failed(f"{task}: the {what} of '{name}' are not Cairn's: {theirs}, not {mine}.")


def sha256(path):
    """The SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
