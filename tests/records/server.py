"""A PostgreSQL server of our own: in a temporary folder, on a socket there, as an unprivileged user."""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNPRIVILEGED = "postgres"
"""Who runs it where the tests are root, for the server refuses to be."""
_SETTINGS = ("listen_addresses=''",)
_HASTY = ("fsync=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=60")
"""What no server is to be set to whose records anybody needs."""

_PROGRAMS = ("initdb", "pg_ctl", "pg_dump")


def lacking() -> str | None:
    """Say why no server can be started here, None where one can."""
    try:
        import psycopg  # noqa: F401, PLC0415 - only asked for
    except ImportError:
        return "psycopg is not installed (the extra 'postgresql')"
    if sys.platform == "win32":
        return "the tests start PostgreSQL on a Unix socket"
    if programs() is None:
        return "PostgreSQL is not installed (Debian's package postgresql)"
    return None


def programs() -> Path | None:
    """Find the folder with the server's programs: Debian keeps them off the PATH, one folder a version."""
    found = [Path(folder) for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"))]
    on_path = shutil.which("initdb")
    if on_path and not found:
        found.append(Path(on_path).parent)
    usable = [folder for folder in found if all((folder / name).exists() for name in _PROGRAMS)]
    return usable[-1] if usable else None


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server, give its socket's folder, stop it at the end; `durable`: one that waits for the disk."""
    tools = programs()
    assert tools is not None
    # a socket's path must be short, and pytest's folders are not
    folder = Path(tempfile.mkdtemp(prefix="vc-pg-"))
    user = UNPRIVILEGED if sys.platform != "win32" and os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    try:
        data = folder / "data"
        _run(
            [tools / "initdb", "-D", data, "-U", "venuecheck", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
            user,
        )
        options = " ".join(
            f"-c {setting}"
            for setting in (*_SETTINGS, *(() if durable else _HASTY), f"unix_socket_directories={folder}")
        )
        _run([tools / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], user)
        try:
            yield str(folder)
        finally:
            _run([tools / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[object], user: str | None) -> None:
    words = [str(word) for word in command]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "USER": user or getpass.getuser()}
    # the server inherits what is open: nothing of ours, or whoever waits for our output waits for ever
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            words, user=user, check=False, cwd="/", env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        said.seek(0)
        assert done.returncode == 0, said.read().decode("utf-8", "replace")
