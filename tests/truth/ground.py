"""A network namespace in which every address is this machine's own, and from which nothing gets out."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

_STEPS = (
    "ip link set lo up",
    "ip route add local 0.0.0.0/0 dev lo",
    "sysctl -q -w net.core.somaxconn=1024",
)
_NEEDED = ("ip", "nft", "sysctl", "unshare")


def lacking() -> str:
    """Say what this machine lacks for it, '' for nothing."""
    if sys.platform != "linux":
        return "network namespaces are there on Linux only"
    if os.geteuid() != 0:
        return "network namespaces need root"
    missing = [each for each in _NEEDED if shutil.which(each) is None]
    if missing:
        return f"not installed: {' '.join(missing)}; run tests/install-debian-packages.sh"
    able = subprocess.run(inside(["true"]), capture_output=True, check=False).returncode == 0
    return "" if able else "no right to create network namespaces"


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
