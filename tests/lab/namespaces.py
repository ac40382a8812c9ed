"""The three namespaces of a lab and the two links between them.

    client 10.77.0.2 --- 10.77.0.1 gateway 203.0.113.1 --- 203.0.113.2 internet

The gateway is where a filter lives. None of the three has a way to the machine's own network, so
that whatever runs in them, nothing of it can be sent outside.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from .commands import entering, run, run_well

Place = Literal["client", "gateway", "internet"]
PLACES: tuple[Place, ...] = get_args(Place)

CLIENT = "10.77.0.2"
GATEWAY = "10.77.0.1"
UPLINK = "203.0.113.1"
ROUTER = "203.0.113.2"

# `ip netns exec` lays the files of this folder over /etc.
_ETC_NETNS = Path("/etc/netns")
_RUN_NETNS = Path("/run/netns")

_GATEWAY_SETTINGS = {
    "ip_forward": "1",
    # "Nothing listens here" is said every time, not only now and then.
    "icmp_ratelimit": "0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Namespaces:
    """The names that one lab's namespaces have on this machine."""

    token: str

    def name(self, place: Place) -> str:
        """Name the namespace of `place`, for `ip netns`."""
        return f"vclab-{self.token}-{place}"

    def create(self, resolver: str, internet_addresses: list[str], hosts: str = "") -> None:
        """Create the namespaces and links; client and gateway resolve at `resolver`, the client by `hosts` before."""
        run_well(
            ["ip", "-batch", "-"],
            given="\n".join(f"netns add {self.name(place)}" for place in PLACES),
        )
        self._link(internet_addresses)
        for setting, value in _GATEWAY_SETTINGS.items():
            set_it = ["tee", f"/proc/sys/net/ipv4/{setting}"]
            run_well([*entering(self.name("gateway")), *set_it], given=value)
        for place in PLACES:
            folder = _ETC_NETNS / self.name(place)
            folder.mkdir(parents=True)
            # Without this file the machine's own resolver would be asked.
            (folder / "resolv.conf").write_text(f"nameserver {resolver}\n")
        if hosts:
            (_ETC_NETNS / self.name("client") / "hosts").write_text(hosts)

    def _link(self, internet_addresses: list[str]) -> None:
        gateway, internet = self.name("gateway"), self.name("internet")
        links: dict[Place, list[str]] = {
            "client": [
                f"link add eth0 type veth peer name lan netns {gateway}",
                f"addr add {CLIENT}/24 dev eth0",
                "link set lo up",
                "link set eth0 up",
            ],
            "gateway": [
                f"link add wan type veth peer name eth0 netns {internet}",
                f"addr add {GATEWAY}/24 dev lan",
                f"addr add {UPLINK}/24 dev wan",
                "link set lo up",
                "link set lan up",
                "link set wan up",
                f"route add default via {ROUTER}",
            ],
            "internet": [
                f"addr add {ROUTER}/24 dev eth0",
                *(f"addr add {address} dev lo" for address in internet_addresses),
                "link set lo up",
                "link set eth0 up",
                f"route add 10.77.0.0/24 via {UPLINK}",
            ],
        }
        for place, lines in links.items():
            run_well(["ip", "-n", self.name(place), "-batch", "-"], given="\n".join(lines))
        # Only now has the gateway an address on the client's link.
        run_well(["ip", "-n", self.name("client"), "route", "add", "default", "via", GATEWAY])

    def existing(self) -> list[Place]:
        """List the places whose namespace is there."""
        return [place for place in PLACES if (_RUN_NETNS / self.name(place)).exists()]

    def processes(self) -> set[int]:
        """List the processes, by id, that run in any of the namespaces."""
        return {
            int(pid)
            for place in self.existing()
            for pid in run(["ip", "netns", "pids", self.name(place)]).stdout.split()
        }

    def delete(self) -> None:
        """Delete what `create` made, however far it came."""
        for place in PLACES:
            folder = _ETC_NETNS / self.name(place)
            for name in ("resolv.conf", "hosts"):
                (folder / name).unlink(missing_ok=True)
            if folder.exists():
                folder.rmdir()
        if existing := self.existing():
            run_well(
                ["ip", "-batch", "-"],
                given="\n".join(f"netns del {self.name(place)}" for place in existing),
            )
