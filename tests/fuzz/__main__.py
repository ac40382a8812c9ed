"""A long fuzz run: `python -m tests.fuzz --minutes 10`. What breaks is written down, shrunk, to be kept in `found/`.

The time is shared among all targets. Networks are fuzzed by Hypothesis, which shrinks what it finds; parsers by
atheris where it is installed (guided by coverage), by Hypothesis where it is not.
"""

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, STDOUT, run

from hypothesis import HealthCheck, Verbosity, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.fuzz.hostile import Ending, open_files
from tests.fuzz.made import ENDINGS
from tests.fuzz.network import BY_ID, Target
from tests.fuzz.parsers import PARSERS

_AT_ONCE = 200
"""Examples for one seed; then the next."""


def main() -> int:
    """Fuzz, and give 1 where something broke."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    options.add_argument("--minutes", type=float, default=10.0, help="how long, all targets together")
    options.add_argument("--only", nargs="*", choices=[*BY_ID, *PARSERS], help="these targets")
    options.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where to write what breaks")
    options.add_argument("--seed", type=int, default=int(time.time()), help="for Hypothesis; printed, to repeat a run")
    chosen = options.parse_args()
    chosen.folder.mkdir(exist_ok=True)
    names = chosen.only or [*BY_ID, *PARSERS]
    seconds = max(5.0, chosen.minutes * 60 / len(names))
    guided = importlib.util.find_spec("atheris") is not None
    _say(f"Seed {chosen.seed}. Parsers by {'atheris' if guided else 'Hypothesis: atheris is not installed'}.")
    broken = 0
    for name in names:
        if name in BY_ID:
            broken += not _network(BY_ID[name], seconds, chosen.seed, chosen.folder)
        elif guided:
            broken += not _guided(name, seconds, chosen.folder)
        else:
            broken += not _parser(name, seconds, chosen.seed, chosen.folder)
    _say(f"{len(names)} targets, {broken} broken." + (f" See {chosen.folder}." if broken else ""))
    return 1 if broken else 0


def _network(target: Target, seconds: float, start: int, folder: Path) -> bool:
    def attempt(said: bytes, ending: Ending) -> None:
        (folder / f"{target.id}.{ending}").write_bytes(said)  # a crash of the interpreter leaves it behind
        target.run(said, ending)

    before = open_files()
    fine = _for(target.id, seconds, start, attempt, said=target.made, ending=ENDINGS)
    left = open_files() - before
    if left > 3:  # the event loop's own
        _say(f"{target.id}: {left} files or sockets are left open")
        return False
    if fine:
        for ending in Ending:
            (folder / f"{target.id}.{ending}").unlink(missing_ok=True)
    return fine


def _parser(name: str, seconds: float, start: int, folder: Path) -> bool:
    def attempt(raw: bytes) -> None:
        (folder / name).write_bytes(raw)
        PARSERS[name](raw)

    fine = _for(name, seconds, start, attempt, raw=st.binary(max_size=2_000))
    if fine:
        (folder / name).unlink(missing_ok=True)
    return fine


def _for(name: str, seconds: float, start: int, attempt: Callable[..., None], **made: SearchStrategy[object]) -> bool:
    """Try for so long, seed after seed; the last example written is the smallest that breaks."""
    tried = 0

    def counted(**given_: object) -> None:
        nonlocal tried
        tried += 1
        attempt(**given_)

    ends = time.monotonic() + seconds
    number = start
    try:
        while time.monotonic() < ends:
            number += 1
            limits = settings(
                max_examples=_AT_ONCE,
                deadline=None,
                database=None,
                verbosity=Verbosity.quiet,
                suppress_health_check=list(HealthCheck),
            )
            seed(number)(limits(given(**made)(counted)))()
    except Exception as error:  # noqa: BLE001 - whatever breaks is what is looked for
        _say(f"{name}: BROKEN after {tried} (seed {number}): {type(error).__name__}: {str(error)[:600]}")
        return False
    _say(f"{name}: {tried} tried")
    return True


def _guided(name: str, seconds: float, folder: Path) -> bool:
    command = [sys.executable, "-m", "tests.fuzz.coverage_guided", name, str(int(seconds)), str(folder)]
    done = run(command, stdout=PIPE, stderr=STDOUT, check=False)
    said = done.stdout.decode("utf-8", "replace").splitlines()
    units = next((line.split(":")[-1].strip() for line in said if "number_of_executed_units" in line), "?")
    if done.returncode:
        _say("\n".join([f"{name}: BROKEN", *said[-30:]]))
        return False
    _say(f"{name}: {units} tried, guided by coverage")
    return True


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command for the terminal


if __name__ == "__main__":
    sys.exit(main())
