"""The sample school as a whole: its parts started together in a thread of their own, and stopped together."""

import asyncio
import socket
import threading
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from types import TracebackType

from venuecheck.demo.certificates import make_authority, server_context
from venuecheck.demo.connections import HERE, Listener, dns_doors, tcp_door
from venuecheck.demo.gateway import BLOCK_PAGE_HOST, Gateway, Ports
from venuecheck.demo.names import Datagrams, Streams
from venuecheck.demo.rules import Rules
from venuecheck.demo.sites import Sites, Web

HTTP_PORT, HTTPS_PORT, DNS_PORT = 18080, 18443, 18053
"""Tried first, so that addresses look the same from one demonstration to the next."""
_PATIENCE = 10
"""Seconds for the thread to start and to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Where the school can be reached, and whom it trusts."""

    resolver: str
    """`address:port` of its DNS server."""
    http_port: int
    https_port: int
    public_roots: bytes
    """PEM: the authority behind the sites."""
    device_roots: bytes
    """PEM: that one and the school's own, as a school's devices are set up."""


class SampleSchool:
    """A context manager: inside it, the school runs. Raises `OSError` where it cannot listen on loopback."""

    def __init__(self, web: Web, rules: Rules, *, preferred_ports: bool = True) -> None:
        self._web, self._rules = web, rules
        self._preferred = (HTTP_PORT, HTTPS_PORT, DNS_PORT) if preferred_ports else (0, 0, 0)
        self._inside = ExitStack()

    def __enter__(self) -> Opened:
        with ExitStack() as inside:
            doors = _open_doors(self._preferred, inside)
            opened, listeners = _set_up(doors, self._web, self._rules)
            hosts = frozenset(host for host, _ in self._web) | {BLOCK_PAGE_HOST}
            names = (doors.dns_udp, Datagrams(hosts, self._rules))
            listeners[Listener(Streams(hosts, self._rules).serve)] = doors.dns_tcp
            thread = _ServingThread(listeners, names)
            thread.start()
            inside.callback(thread.stop)
            thread.ready.result(_PATIENCE)
            self._inside = inside.pop_all()
        return opened

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._inside.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doors:
    """Sockets that listen already, so that every port is known before anything is served."""

    http: socket.socket
    https: socket.socket
    sites_http: socket.socket
    sites_https: socket.socket
    inspector: socket.socket
    dns_tcp: socket.socket
    dns_udp: socket.socket


def _open_doors(preferred: tuple[int, int, int], inside: ExitStack) -> _Doors:
    http, https, dns = preferred
    dns_tcp, dns_udp = dns_doors(dns)
    return _Doors(
        dns_tcp=inside.enter_context(dns_tcp),
        dns_udp=inside.enter_context(dns_udp),
        http=inside.enter_context(tcp_door(http)),
        https=inside.enter_context(tcp_door(https)),
        sites_http=inside.enter_context(tcp_door()),
        sites_https=inside.enter_context(tcp_door()),
        inspector=inside.enter_context(tcp_door()),
    )


def _set_up(doors: _Doors, web: Web, rules: Rules) -> tuple[Opened, dict[Listener, socket.socket]]:
    world, school = make_authority("Sample public authority"), make_authority("Larkfield School inspection")
    hosts = {host for host, _ in web} | {BLOCK_PAGE_HOST}
    ports = Ports(
        gateway_http=_port(doors.http),
        sites_http=_port(doors.sites_http),
        sites_https=_port(doors.sites_https),
        inspector=_port(doors.inspector),
    )
    gateway, sites = Gateway(rules, ports), Sites(web)
    opened = Opened(
        resolver=f"{HERE}:{_port(doors.dns_tcp)}",
        http_port=_port(doors.http),
        https_port=_port(doors.https),
        public_roots=world.pem,
        device_roots=world.pem + school.pem,
    )
    return opened, {
        Listener(gateway.serve_http): doors.http,
        Listener(gateway.serve_https): doors.https,
        Listener(gateway.serve_inspected, tls=server_context(school, hosts)): doors.inspector,
        Listener(sites.serve): doors.sites_http,
        Listener(sites.serve, tls=server_context(world, hosts)): doors.sites_https,
    }


def _port(door: socket.socket) -> int:
    port: int = door.getsockname()[1]
    return port


class _ServingThread(threading.Thread):
    """Runs the listeners on a loop of its own until it is stopped."""

    def __init__(self, listeners: dict[Listener, socket.socket], names: tuple[socket.socket, Datagrams]) -> None:
        super().__init__(name="venuecheck-demo", daemon=True)
        self.ready: Future[None] = Future()
        self._listeners, self._names = listeners, names
        self._stopping: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None

    def run(self) -> None:
        """Serve until stopped."""
        # Of the two loops that Windows has, only this one goes on serving UDP after a client has left.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            try:
                runner.run(self._serve())
            except Exception as error:  # noqa: BLE001 - told to the thread that waits for the start
                if not self.ready.done():
                    self.ready.set_exception(error)

    def stop(self) -> None:
        """End everything, and wait for it."""
        if self._stopping is not None:
            loop, stop = self._stopping
            loop.call_soon_threadsafe(stop.set)
        self.join(_PATIENCE)

    async def _serve(self) -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        self._stopping = (loop, stop)
        door, protocol = self._names
        transport, _ = await loop.create_datagram_endpoint(lambda: protocol, sock=door)
        try:
            for listener, listening in self._listeners.items():
                await listener.open(listening)
            self.ready.set_result(None)
            await stop.wait()
        finally:
            transport.close()
            for listener in self._listeners:
                await listener.close()
