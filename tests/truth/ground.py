"""A network namespace in which every address is this machine's own, and from which nothing gets out."""

import subprocess
from collections.abc import Sequence

from tests.lab.requirements import lacking_of

_STEPS = (
    "ip link set lo up",
    "ip route add local 0.0.0.0/0 dev lo",
    "sysctl -q -w net.core.somaxconn=1024",
)
_NEEDED = ("ip", "nft", "sysctl", "unshare")


def lacking() -> str | None:
    """Say what this machine lacks for it; None for nothing."""
    return lacking_of(_NEEDED)


def prepare() -> None:
    """Make every address local. Only to be called inside a namespace of its own."""
    for step in _STEPS:
        subprocess.run(step.split(), check=True)


def inside(command: Sequence[str]) -> list[str]:
    """Give the words that run a command in a new namespace."""
    return ["unshare", "--net", *command]


def nft(rules: Sequence[str]) -> None:
    """Load rules."""
    subprocess.run(["nft", "-f", "-"], input="\n".join(rules), text=True, check=True)
