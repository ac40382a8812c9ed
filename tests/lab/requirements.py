"""Whether this machine can carry the lab at all, and if not, what it lacks."""

import os
import shutil
import sys
from functools import cache
from typing import TYPE_CHECKING

from .commands import run
from .description import filters, parts

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALWAYS = ("ip", "ss", "dig", "curl")
# Debian keeps services there, and not every user's search path has it.
_SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])


def lacking(filter_id: str) -> str | None:
    """Say in a few words why the filter cannot be brought up here, or give None where it can."""
    described = filters()[filter_id]
    needs = {*_ALWAYS, *described.needs, *parts()["internet"].needs}
    needs.update(need for part in described.uses for need in parts()[part].needs)
    return lacking_of(needs)


def lacking_of(needs: "Iterable[str]") -> str | None:
    """Say what is missing for network namespaces and these commands; None for nothing."""
    if sys.platform != "linux":
        return "network namespaces are there on Linux only"
    if os.geteuid() != 0:
        return "network namespaces need root"
    if missing := _missing(needs):
        return f"not installed: {' '.join(missing)}; run tests/install-debian-packages.sh"
    return None if _may_create_namespaces() else "no right to create network namespaces"


def _missing(commands: "Iterable[str]") -> list[str]:
    return sorted(one for one in commands if shutil.which(one, path=_SEARCH_PATH) is None)


@cache
def _may_create_namespaces() -> bool:
    # Root in a container often may not.
    return run(["unshare", "--net", "true"]).returncode == 0
