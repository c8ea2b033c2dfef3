"""Reads delimited files with Python's csv: csv_rows.py ENCODING DELIMITER FILE..."""
import csv
import json
import sys

csv.field_size_limit(10_000_000)


def read(path, encoding, delimiter):
    with open(path, encoding=encoding, newline="") as file:
        rows = list(csv.reader(file, delimiter=delimiter, strict=True))
    return {"rows": rows, "types": [["text"] for _ in rows[0]]}


encoding, delimiter = sys.argv[1:3]
json.dump([read(path, encoding, delimiter) for path in sys.argv[3:]], sys.stdout)
