"""The network: a device, a gateway that filters, and behind 50 ms the sites."""

import shlex
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.probe.pages import BenchPage, Fate, dropped_block
from tests.lab.authorities import Authority
from tests.lab.claim import Claim, claimed
from tests.lab.commands import entering, run_well
from tests.lab.daemon import started
from tests.lab.delay import __file__ as delay_program
from tests.lab.namespaces import GATEWAY, Place

ROUND_TRIP_MS = 50
CONTROL = "control.test"
_CONTROL_ADDRESS = "198.18.0.1"
_DNS_ADDRESS = "203.0.113.53"
_READY_SECONDS = 60
_WORDS = "The library opens at nine, and the room on the first floor is free to book for any group of readers. "
_TARGETED_BY_NAME = f"-{Fate.CUT}"
_PAGE = (
    '<!doctype html><html lang="en"><head><title>$host</title></head>'
    '<body><p>ORIGIN-MARKER $host</p><!--#include virtual="/page.html" --></body></html>'
)


@contextmanager
def brought_up(pages: Sequence[BenchPage], *, shuts_out_after: int = 0) -> Iterator[Claim]:
    """Bring the network up with a site for each of `pages`; take it down whatever happens.

    `shuts_out_after`: so many connections that it cuts by name, and it lets nothing of the device through; 0 for never.
    """
    with claimed() as claim, ExitStack() as stack:
        claim.namespaces.create(GATEWAY, [_DNS_ADDRESS])
        _write_files(claim.folder, pages)
        # every address of the block is the machine's that serves the sites
        _run(claim, "internet", "ip route add local 198.18.0.0/15 dev lo")
        _filter(claim)
        if shuts_out_after:
            _shut_out(claim, shuts_out_after)
        deadline = time.monotonic() + _READY_SECONDS
        folder, delayed = claim.folder, f"--queue 50 --milliseconds {ROUND_TRIP_MS / 2}"
        services: tuple[tuple[Place, str, list[str]], ...] = (
            ("internet", f"nsd -d -c {folder}/nsd.conf", [f"udp {_DNS_ADDRESS}:53"]),
            ("internet", f"nginx -e stderr -c {folder}/nginx.conf", ["tcp 0.0.0.0:80", "tcp 0.0.0.0:443"]),
            ("gateway", f"dnsmasq --conf-file={folder}/dnsmasq.conf", [f"udp {GATEWAY}:53"]),
            (
                "gateway",
                f"{sys.executable} {delay_program} {delayed} --ready 127.0.0.1:5050",
                ["udp 127.0.0.1:5050"],
            ),
        )
        for place, command, listens in services:
            service = stack.enter_context(started(claim, place, command, listens))
            service.wait_until_ready(deadline)
        yield claim


def marker(host: str) -> str:
    """Give the words that a site's page holds."""
    return f"ORIGIN-MARKER {host}"


def client(claim: Claim) -> list[str]:
    """Give the words that, put before a command, run it on the device."""
    return entering(claim.namespaces.name("client"))


def _run(claim: Claim, place: str, command: str) -> None:
    namespace = claim.namespaces.name("internet" if place == "internet" else "gateway")
    run_well([*entering(namespace), *shlex.split(command)])


def _filter(claim: Claim) -> None:
    # `bm` looks at each piece of a packet by itself, and misses a name that lies over the edge of two
    name = f"-m string --algo kmp --string {shlex.quote(_TARGETED_BY_NAME)}"
    for command in (
        f"iptables -A FORWARD -i lan -p tcp -d {dropped_block()} -j DROP",
        f"iptables -A FORWARD -i lan -p tcp --dport 443 {name} -j REJECT --reject-with tcp-reset",
        "iptables -t mangle -A PREROUTING -i wan -j NFQUEUE --queue-num 50",
        "iptables -t mangle -A POSTROUTING -o wan -j NFQUEUE --queue-num 50",
    ):
        _run(claim, "gateway", command)


def _shut_out(claim: Claim, after: int) -> None:
    """Have the gateway count what it cuts by name, and drop all of whoever came to `after`: a guard against scans."""
    name = f"-p tcp --dport 443 -m string --algo kmp --string {shlex.quote(_TARGETED_BY_NAME)}"
    for command in (
        f"iptables -I FORWARD 1 -i lan -m recent --name shut --rcheck --hitcount {after} -j DROP",
        f"iptables -I FORWARD 2 -i lan {name} -m recent --name shut --set",
        f"iptables -I INPUT 1 -i lan -p udp --dport 53 -m recent --name shut --rcheck --hitcount {after} -j DROP",
    ):
        _run(claim, "gateway", command)


def _write_files(folder: Path, pages: Sequence[BenchPage]) -> None:
    authority = Authority.create("Bench Public Root")
    authority.write(folder, "public")
    secure = [page.host for page in pages if page.https and page.fate is Fate.OPEN]
    for host in (CONTROL, "elsewhere.test", *secure):
        (folder / f"{host}.pem").write_bytes(authority.certify(host))
    (folder / "nsd.conf").write_text(_nsd(folder))
    (folder / "test.zone").write_text(_zone(pages))
    (folder / "nginx.conf").write_text(_nginx(folder, secure))
    (folder / "dnsmasq.conf").write_text(_dnsmasq(folder, pages))
    # ordinary text of an ordinary length, after the words that the list expects
    paragraphs = "".join(f"<p>{_WORDS * 4}</p>\n" for _ in range(30))
    (folder / "page.html").write_text(paragraphs)


def _nsd(folder: Path) -> str:
    return f"""
server:
  ip-address: {_DNS_ADDRESS}
  username: root
  zonesdir: {folder}
  database: ""
  pidfile: ""
  xfrdfile: ""
  zonelistfile: {folder}/nsd-zone.list
  xfrdir: {folder}
  server-count: 1
  rrl-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: test
  zonefile: test.zone
"""


def _zone(pages: Sequence[BenchPage]) -> str:
    records = [f"{page.host}. A {page.address}" for page in pages]
    head = ["$ORIGIN test.", "$TTL 60", "@ SOA ns hostmaster 1 3600 600 86400 60", "@ NS ns", f"ns A {_DNS_ADDRESS}"]
    return "\n".join([*head, f"{CONTROL}. A {_CONTROL_ADDRESS}", *records]) + "\n"


def _dnsmasq(folder: Path, pages: Sequence[BenchPage]) -> str:
    blocked = [f"address=/{page.host}/" for page in pages if page.fate is Fate.UNNAMED]
    head = [
        "keep-in-foreground", f"pid-file={folder}/dnsmasq.pid", "user=root", "log-facility=-", "no-hosts", "no-resolv",
        "cache-size=0", "dns-forward-max=10000", f"listen-address={GATEWAY}", "bind-interfaces",
        f"server=/test/{_DNS_ADDRESS}",
    ]  # fmt: skip
    return "\n".join([*head, *blocked]) + "\n"


def _nginx(folder: Path, secure: Sequence[str]) -> str:
    body = f"""
      location = /page.html {{ root {folder}; internal; }}
      location / {{
        ssi on;
        default_type text/html;
        return 200 '{_PAGE}';
      }}"""
    servers = "".join(
        f"""
    server {{
      listen 443 ssl;
      server_name {host};
      ssl_certificate {folder}/{host}.pem;
      ssl_certificate_key {folder}/{host}.pem;{body}
    }}"""
        for host in (CONTROL, *secure)
    )
    return f"""
daemon off;
user root;
worker_processes 1;
worker_rlimit_nofile 8192;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  ssl_protocols TLSv1.2 TLSv1.3;
  server_names_hash_max_size 65536;
  server_names_hash_bucket_size 128;
  server {{
    listen 80 default_server backlog=4096;{body}
  }}
  server {{
    listen 443 ssl default_server backlog=4096;
    server_name elsewhere.test;
    ssl_certificate {folder}/elsewhere.test.pem;
    ssl_certificate_key {folder}/elsewhere.test.pem;{body}
  }}{servers}
}}
"""
