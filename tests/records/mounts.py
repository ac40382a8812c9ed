"""Programs of this checkout, where wanted in a mount namespace of their own."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

if sys.platform != "win32":
    import resource

ROOT = Path(__file__).parents[2]
NAMESPACE = ("unshare", "--mount", "--propagation", "private", "sh", "-ec")
needs_mounts = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="needs root and unshare, for a disk of its own",
)


def run(*command: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program on this checkout; with `limit` no file may grow beyond so many bytes."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=None if limit is None else partial(_limited, limit),
    )


def _limited(limit: int) -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
