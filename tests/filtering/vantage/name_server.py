"""A name server on loopback that answers, lies, drops, cuts short or sends garbage, over UDP and TCP."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset

Answer = Callable[[dns.message.Message], "list[bytes]"]
"""From a query to the datagrams that answer it."""
Stream = Callable[[dns.message.Message], bytes]
"""From a query to the bytes, lengths included, that answer it over TCP."""


@contextmanager
def name_server(over_udp: Answer, over_tcp: Stream | None = None) -> Iterator[int]:
    """Run a name server; gives the port."""
    datagrams, listener, port = _bound()
    stopping = threading.Event()

    def datagram() -> None:
        wire, where = datagrams.recvfrom(65_535)
        if not wire:
            return
        for sent in over_udp(dns.message.from_wire(wire)):
            datagrams.sendto(sent, where)

    def stream() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(2)
            wire = connection.recv(65_535)
            if over_tcp is not None and len(wire) > 2:
                connection.sendall(over_tcp(dns.message.from_wire(wire[2:])))

    def again_and_again(serve: Callable[[], None]) -> None:
        while not stopping.is_set():
            with contextlib.suppress(OSError):
                serve()

    threads = [threading.Thread(target=again_and_again, args=(each,), daemon=True) for each in (datagram, stream)]
    for thread in threads:
        thread.start()
    try:
        yield port
    finally:
        stopping.set()
        with contextlib.suppress(OSError):
            datagrams.sendto(b"", ("127.0.0.1", port))  # wakes the one that waits for datagrams
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        for thread in threads:
            thread.join()
        datagrams.close()
        listener.close()


def _bound() -> tuple[socket.socket, socket.socket, int]:
    """Bind UDP and TCP to one port."""
    for _ in range(20):
        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        datagrams.bind(("127.0.0.1", 0))
        datagrams.settimeout(0.1)
        port = int(datagrams.getsockname()[1])
        try:
            listener = socket.create_server(("127.0.0.1", port))
        except OSError:
            datagrams.close()
            continue
        listener.settimeout(0.1)
        return datagrams, listener, port
    raise RuntimeError("no port is free for both")


def reply(
    query: dns.message.Message,
    *addresses: str,
    rcode: dns.rcode.Rcode = dns.rcode.NOERROR,
    ede: tuple[int, bytes] | None = None,
    alias: str = "",
    flags: int = 0,
) -> dns.message.Message:
    """Make a proper answer; addresses of the other kind than the one asked for are left out."""
    made = dns.message.make_response(query, recursion_available=True)
    made.set_rcode(rcode)
    made.flags |= flags
    owner, kind = query.question[0].name, query.question[0].rdtype
    if alias:
        made.answer.append(dns.rrset.from_text(owner, 60, "IN", "CNAME", alias))
        owner = dns.name.from_text(alias)
    wanted = [each for each in addresses if (":" in each) is (kind == dns.rdatatype.AAAA)]
    if wanted:
        made.answer.append(dns.rrset.from_text(owner, 60, "IN", dns.rdatatype.to_text(kind), *wanted))
    options: list[dns.edns.Option] = []
    if ede:
        options.append(dns.edns.GenericOption(dns.edns.OptionType.EDE, struct.pack("!H", ede[0]) + ede[1]))
    made.use_edns(0, options=options)
    return made


def answers(*addresses: str, **said: object) -> Answer:
    """Answer every query so; `said` goes to `reply`."""
    return lambda query: [reply(query, *addresses, **said).to_wire()]  # type: ignore[arg-type]


def silence(_query: dns.message.Message) -> list[bytes]:
    """Drop the query."""
    return []


def by_stream(message: dns.message.Message) -> bytes:
    """Give a message as TCP carries it."""
    wire = message.to_wire()
    return struct.pack("!H", len(wire)) + wire
