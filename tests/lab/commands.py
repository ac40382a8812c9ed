"""Run one command to its end, within a time, inside a namespace or outside of any."""

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class CommandError(Exception):
    """A command that the lab needs did not do its work."""


def entering(namespace: str) -> list[str]:
    """Give the words that, put before a command, run it in `namespace`."""
    return ["ip", "netns", "exec", namespace]


def run(
    command: "Sequence[str]",
    *,
    given: str | None = None,
    seconds: float = 10,
    env: "Mapping[str, str] | None" = None,
    cwd: "Path | None" = None,
) -> subprocess.CompletedProcess[str]:
    """Run `command` to its end, whatever its exit status; `given` is its standard input."""
    try:
        return subprocess.run(
            command,
            input=given,
            # Nothing may wait for a keyboard.
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
            env=env,
            cwd=cwd,
        )
    except subprocess.TimeoutExpired as error:
        message = f"took more than {seconds} s: {' '.join(command)}"
        raise CommandError(message) from error


def run_well(command: "Sequence[str]", *, given: str | None = None, seconds: float = 10) -> str:
    """Run `command` and give its output; raise `CommandError` with all of it where it fails."""
    done = run(command, given=given, seconds=seconds)
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()
        message = f"exit status {done.returncode} from: {' '.join(command)}\n{given or ''}\n{said}"
        raise CommandError(message)
    return done.stdout
