"""Runs programs one at a time and measures them: seconds, processor time, peak memory."""

import contextlib
import dataclasses
import os
import pathlib
import signal
import subprocess
import sys
import tempfile


class Failed(Exception):
    """Something went wrong that ends the benchmark; the text says what."""


@dataclasses.dataclass(frozen=True)
class Measure:
    """What one run of a program took: seconds, processor seconds, bytes of peak memory; and what it printed."""

    seconds: float
    processor: float
    memory: int
    output: str = ""


class Tools:
    """The small programs in C that the benchmark stands on, compiled into a folder."""

    folder: pathlib.Path

    @classmethod
    def build(cls, folder):
        """Compiles them."""
        cls.folder = pathlib.Path(folder)
        cls.folder.mkdir(parents=True, exist_ok=True)
        here = pathlib.Path(__file__).parent
        for name, libraries in (("measure", []), ("scan", ["-lsqlite3"])):
            subprocess.run(
                ["gcc", "-O2", "-Wall", "-Wextra", "-o", cls.folder / name, here / f"{name}.c", *libraries], check=True)

    @classmethod
    def scan(cls):
        """The program that reads tables as bare as it goes."""
        return cls.folder / "scan"


def run(command, *, folder=None):
    """Runs a program to its end and measures it; an exit code other than 0 is a failure."""
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors, tempfile.NamedTemporaryFile() as told:
        process = subprocess.Popen(
            [Tools.folder / "measure", told.name, *command], stdout=output, stderr=errors, stdin=subprocess.DEVNULL,
            cwd=folder, start_new_session=True)
        try:
            process.wait()
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
        output.seek(0)
        errors.seek(0)
        text = output.read().decode(errors="replace")
        report = told.read().split()
        code = os.waitstatus_to_exitcode(int(report[3])) if report else process.returncode
        if code != 0:
            said = errors.read().decode(errors="replace").strip() or text.strip()
            raise Failed(f"'{' '.join(command)[:300]}' ended with {code}:\n{said[-2000:]}")
    return Measure(float(report[0]), float(report[1]), int(report[2]) * 1024, text)


def tell(text):
    """Tells the user what is being done."""
    print(text, file=sys.stderr, flush=True)
