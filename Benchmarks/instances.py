"""Instances of Cairn with data of a size, made once and kept."""

import dataclasses
import json
import pathlib
import shutil

import generate
from processes import run, tell


@dataclasses.dataclass(frozen=True)
class Instance:
    """An instance with its data, and what loading it took."""

    folder: pathlib.Path
    size: generate.Size
    loaded: dict

    @property
    def data(self):
        """The instance's folder."""
        return self.folder / "instance"

    @property
    def store(self):
        """The instance's SQLite file."""
        return self.data / "cairn.sqlite"


def make(work, cairn, size, seed):
    """The instance of a size in the work folder; generated and loaded if it is not there."""
    folder = pathlib.Path(work) / generate.identity(size, seed)
    told = folder / "loaded.json"
    if told.exists():
        # A load of nothing brings a store of an older version up to date.
        run([cairn, "--data", folder / "instance", "load", "/dev/null"])
    else:
        tell(f"Making {size.learners:,} learners with {size.log:,} log entries …")
        generate.generate(folder, size, seed)
        tell("Loading them …")
        loaded = load(folder, cairn)
        told.write_text(json.dumps(loaded))
    return Instance(folder, size, json.loads(told.read_text()))


def load(folder, cairn):
    """Loads generated data into a fresh instance; says what it took."""
    data = folder / "instance"
    shutil.rmtree(data, ignore_errors=True)
    run([cairn, "--data", data, "init"])
    loaded = {}
    for part in ("objects", "log"):
        measure = run([cairn, "--data", data, "--now", generate.NOW, "load", folder / f"{part}.jsonl"])
        loaded[part] = {"seconds": measure.seconds, "processor": measure.processor, "memory": measure.memory}
    return loaded
