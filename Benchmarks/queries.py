"""The peers' tables and queries: one text for all engines, with macros in capitals for what they write differently."""

import pathlib
import re

FOLDER = pathlib.Path(__file__).parent / "sql"


def tables(folder):
    """The names of all tables in a folder of Parquet files."""
    return sorted(path.stem for path in pathlib.Path(folder).glob("*.parquet"))


def query(task, dialect):
    """The query of a task; the dialect has a function for each macro, from the texts of its arguments to SQL."""
    lines = (FOLDER / f"{task}.sql").read_text().splitlines()
    return expand("\n".join(line for line in lines if not line.startswith("--")), dialect)


def expand(text, dialect):
    """Replaces macros, inner ones first where they are nested."""
    macro = re.compile(r"\b(" + "|".join(dialect) + r")\(")
    made, position = [], 0
    while found := macro.search(text, position):
        made.append(text[position : found.start()])
        arguments, position = read_arguments(text, found.end())
        made.append(dialect[found[1]](*(expand(argument, dialect) for argument in arguments)))
    return "".join(made) + text[position:]


def read_arguments(text, position):
    """The arguments of a call, which begin at a position, and the position after the closing bracket."""
    arguments, depth, begin = [], 0, position
    while True:
        character = text[position]
        if character == "(":
            depth += 1
        elif depth == 0 and character in ",)":
            arguments.append(text[begin:position].strip())
            begin = position + 1
            if character == ")":
                return arguments, position + 1
        elif character == ")":
            depth -= 1
        position += 1
