"""Reads JSON Lines with Python's json, numbers as they are written: json_rows.py FILE..."""
import json
import sys


class Number(str):
    """The digits of a number."""


def no_constants(text):
    raise ValueError(text)


def line_of(text):
    return json.loads(
        text, object_pairs_hook=list, parse_int=Number, parse_float=Number, parse_constant=no_constants)


def kind(value):
    return "number" if isinstance(value, Number) else "text" if isinstance(value, str) else type(value).__name__


def read(path):
    with open(path, "rb") as file:
        lines = [line_of(line.decode("utf-8")) for line in file]
    headers = {tuple(key for key, _ in line) for line in lines}
    assert len(headers) <= 1, f"{path}: not every line has the same keys"
    header = list(next(iter(headers), ()))
    assert len(set(header)) == len(header), f"{path}: a key stands twice"
    types = [sorted({kind(line[i][1]) for line in lines if line[i][1] is not None}) for i in range(len(header))]
    rows = [["" if value is None else value for _, value in line] for line in lines]
    assert not any(value == "" for line in lines for _, value in line), f"{path}: an empty text that is not null"
    return {"rows": [header] + rows, "types": types}


json.dump([read(path) for path in sys.argv[1:]], sys.stdout)
