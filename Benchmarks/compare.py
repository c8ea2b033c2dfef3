"""Holds the outputs of two programs against each other, row for row whatever their order, in bounded memory.

Normal forms: it does not matter how a file quotes and how it ends its lines; an empty text and nothing are the same;
decimals are numbers.
"""

import hashlib
import tempfile

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


def connect():
    """An engine in bounded memory."""
    return duckdb.connect(config={
        "threads": 2, "memory_limit": "4GB", "preserve_insertion_order": False,
        "temp_directory": tempfile.gettempdir()})


def hashed(connection, path):
    """The columns of a CSV file, and what hashes a row of it in its normal form."""
    columns = [row[0] for row in connection.execute(f"DESCRIBE FROM {reader(path)}").fetchall()]
    return columns, f"hash({', '.join(normal(column) for column in columns)})"


def digest(path):
    """The columns of a CSV file, the number of its rows, and the sum of their hashes: the same for the same rows."""
    with connect() as connection:
        columns, row = hashed(connection, path)
        count, total = connection.execute(f"SELECT count(*), sum({row}::HUGEINT) FROM {reader(path)}").fetchone()
    return columns, count, total


def example(path, other):
    """A row of a CSV file that another one with the same columns has not."""
    with connect() as connection:
        _, row = hashed(connection, path)
        return connection.execute(
            f"FROM {reader(path)} WHERE {row} NOT IN (SELECT {row} FROM {reader(other)}) LIMIT 1").fetchone()


def check(task, kept, expected, output, name):
    """Fails unless an output has the rows of the kept one, of which the digest is given."""
    found = digest(output)
    if found == expected:
        return
    if found[0] != expected[0]:
        raise Failed(f"{task}: the columns of '{name}' are not Cairn's: {found[0]}, not {expected[0]}.")
    raise Failed(
        f"{task}: '{name}' has {found[1]:,} rows, and Cairn {expected[1]:,}; they are not the same.\n"
        f"Only Cairn has {example(kept, output)}\nOnly '{name}' has {example(output, kept)}")


def sha256(path):
    """The SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
