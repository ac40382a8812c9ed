"""Bring one filter up, whole, and take it down again whatever happens."""

import shlex
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from .authorities import Authority, self_signed
from .claim import claimed
from .commands import entering, run_well
from .daemon import started
from .description import Description, Device, filled, filters, parts
from .internet import the_internet
from .namespaces import CLIENT, GATEWAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import JsonValue

    from .claim import Claim
    from .daemon import Daemon
    from .namespaces import Place

_READY_SECONDS = 15
_DAY_SECONDS = 86_400
_ALWAYS = ("internet",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """A filter that runs, seen from the client's side of it."""

    claim: "Claim"
    device: Device

    @property
    def folder(self) -> Path:
        """Where this lab's files and logs are; gone when the lab is."""
        return self.claim.folder

    @property
    def device_roots(self) -> Path:
        """The certificate authorities that the client's device trusts, as PEM."""
        return self.folder / "device.pem"

    def entering(self, place: "Place") -> list[str]:
        """Give the words that, put before a command, run it at `place`."""
        return entering(self.claim.namespaces.name(place))


@contextmanager
def brought_up(filter_id: str) -> "Iterator[Lab]":
    """Bring up the filter `filter_id` between the client and the internet."""
    description = filters()[filter_id]
    internet = the_internet()
    with claimed() as claim, ExitStack() as stack:
        nameserver = filled(description.device.nameserver, _names(claim.folder))
        hosts = filled(description.device.hosts, _names(claim.folder))
        claim.namespaces.create(nameserver, internet.addresses(), hosts)
        _write_certificates(claim.folder)
        names = _names(claim.folder)
        names |= {name: _value(value, names) for name, value in description.values.items()}
        daemons = [
            daemon
            for part in (*(parts()[name] for name in (*_ALWAYS, *description.uses)), description)
            for daemon in _carry_out(part, claim, names, stack)
        ]
        # All at once: each takes its time to start, and none needs another for it.
        deadline = time.monotonic() + _READY_SECONDS
        for daemon in daemons:
            daemon.wait_until_ready(deadline)
        yield _as_seen_by_the_client(claim, description, names)


def _value(value: "JsonValue", names: "Mapping[str, object]") -> object:
    """Fill in a filter's value where it is text: it may speak of the lab's own names."""
    return filled(value, names) if isinstance(value, str) else value


def _write_certificates(folder: Path) -> None:
    for name, pem in _certificates().items():
        (folder / name).write_bytes(pem)


@cache
def _certificates() -> dict[str, bytes]:
    """Make every certificate and key, by the name of its file; once, for all labs of a process stand apart."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        public = Authority.create("Lab Public Root")
        public.write(folder, "public")
        the_internet().certify(public, folder)
        school = Authority.create("Lab School Inspection")
        school.write(folder, "school")
        # What an inspecting filter shows for a site that it stops.
        (folder / "inspected.pem").write_bytes(school.certify("adult.test"))
        (folder / "block-page.pem").write_bytes(school.certify("block-page.school.test"))
        (folder / "portal.pem").write_bytes(self_signed("portal.test"))
        return {path.name: path.read_bytes() for path in folder.iterdir()}


def _carry_out(
    part: Description, claim: "Claim", names: "Mapping[str, object]", stack: ExitStack
) -> "Iterator[Daemon]":
    part.write_files(claim.folder, names)
    for step in part.steps:
        if step.run:
            words = shlex.split(filled(step.run, part.values, names))
            run_well([*entering(claim.namespaces.name(step.place)), *words])
        else:
            listens = [filled(socket, part.values, names) for socket in step.listens]
            command = filled(step.start, part.values, names)
            yield stack.enter_context(started(claim, step.place, command, listens))


def _as_seen_by_the_client(claim: "Claim", description: Description, names: "Mapping[str, object]") -> Lab:
    given = description.device
    device = given.model_copy(
        update={"proxy": filled(given.proxy, names), "leads_to": filled(given.leads_to or given.proxy, names)}
    )
    roots = "".join((claim.folder / f"{root}.pem").read_text() for root in device.trusts)
    lab = Lab(claim=claim, device=device)
    lab.device_roots.write_text(roots)
    return lab


def _names(folder: Path) -> dict[str, object]:
    """Give what every template may speak of."""
    internet = the_internet()
    listed = {host: site for host, site in internet.sites.items() if site.listed}
    return {
        "dir": folder,
        "python": sys.executable,
        "programs": Path(__file__).parent,
        "client": CLIENT,
        "gateway": GATEWAY,
        "dns": internet.dns,
        "yesterday": int(time.time()) - _DAY_SECONDS,
        "next_month": int(time.time()) + 30 * _DAY_SECONDS,
        "sites": internet.sites,
        "records": internet.records,
        "world": internet.world,
        "listed": sorted(listed),
        "listed_addresses": sorted({str(site.address) for site in listed.values()}),
    }
