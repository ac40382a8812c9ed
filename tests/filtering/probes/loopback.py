"""Small servers on loopback, each in a thread of its own: names, datagrams, a proxy, a public resolver over HTTPS."""

import socketserver
import ssl
import struct
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

HERE = "127.0.0.1"


@dataclass(kw_only=True)
class Names:
    """What a name server knows, and what it was asked."""

    zone: Mapping[str, tuple[str, ...]]
    """Addresses of both kinds by name; `>other` is an alias. An empty tuple: the name exists without an address."""
    everything: str = ""
    """Given for every name that is not known, instead of NXDOMAIN."""
    port: int = 0
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, kind and transport of each question."""

    def reply(self, wire: bytes, transport: str) -> bytes:
        """Answer one query."""
        query = dns.message.from_wire(wire)
        answer = dns.message.make_response(query)
        question = query.question[0]
        name, kind = question.name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(question.rdtype)
        self.asked.append((name, kind, transport))
        known = self.zone.get(name)
        if known is None and self.everything:
            known = (self.everything,)
        if known is None:
            answer.set_rcode(dns.rcode.NXDOMAIN)
        for item in known or ():
            if item.startswith(">"):
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", "CNAME", f"{item[1:]}."))
            elif kind == "SVCB" and " " in item:
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", "SVCB", item))
            elif " " not in item and kind == ("AAAA" if ":" in item else "A"):
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, item))
        return answer.to_wire()


@contextmanager
def name_server(zone: Mapping[str, tuple[str, ...]], *, everything: str = "") -> Iterator[Names]:
    """Run a name server over UDP and TCP."""
    names = Names(zone=zone, everything=everything)

    class Datagrams(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            wire, sock = self.request
            sock.sendto(names.reply(wire, "udp"), self.client_address)

    class Streams(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = self.rfile.read(2)
            if len(head) == 2:
                wire = names.reply(self.rfile.read(struct.unpack("!H", head)[0]), "tcp")
                self.wfile.write(struct.pack("!H", len(wire)) + wire)

    with _tcp(Streams) as port, _udp(Datagrams, port):
        names.port = port
        yield names


@contextmanager
def echo(port: int) -> Iterator[list[bytes]]:
    """Send every datagram back; gives what came."""
    came: list[bytes] = []

    class Echo(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            data, sock = self.request
            came.append(data)
            sock.sendto(data, self.client_address)

    with _udp(Echo, port):
        yield came


@contextmanager
def web(
    markers: Mapping[str, str], *, context: ssl.SSLContext | None = None, media: str = "text/html"
) -> Iterator[int]:
    """Answer HTTP for each host with its text, and anything else with 403; as a proxy does, too. Gives the port."""

    class Web(socketserver.StreamRequestHandler):
        def setup(self) -> None:
            if context is not None:
                self.request = context.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            super().finish()
            self.request.close()

        def handle(self) -> None:
            host = ""
            for raw in self.rfile:
                line = raw.decode("latin-1").strip()
                if line.lower().startswith("host:"):
                    host = line[5:].strip().partition(":")[0]
                if not line:
                    break
            text = markers.get(host)
            status = "200 OK" if text is not None else "403 Forbidden"
            body = (text if text is not None else "not here").encode()
            head = (f"HTTP/1.1 {status}", f"Content-Type: {media}", f"Content-Length: {len(body)}", "Connection: close")
            self.wfile.write("\r\n".join((*head, "", "")).encode() + body)

    with _tcp(Web) as port:
        yield port


class _Quiet(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves in the middle is no news."""


class _QuietDatagrams(socketserver.ThreadingUDPServer):
    daemon_threads = True


@contextmanager
def _tcp(handler: type[socketserver.BaseRequestHandler]) -> Iterator[int]:
    with _Quiet((HERE, 0), handler) as server, _serving(server):
        yield server.server_address[1]


@contextmanager
def _udp(handler: type[socketserver.BaseRequestHandler], port: int) -> Iterator[int]:
    with _QuietDatagrams((HERE, port), handler) as server, _serving(server):
        yield server.server_address[1]


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
