"""Small servers on loopback that behave as they are told, badly for the most part. Port 0; never any other address."""

import contextlib
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Behaviour = Callable[[socket.socket], None]
_PATIENCE = 10.0
"""Seconds after which even a server that waits for its client gives up."""


def bomb(mebibytes: int, *, wbits: int = 31, of: bytes = b"\0", begins: bytes = b"") -> bytes:
    """Give gzip bytes (or others, by `wbits`) that stand for so many MiB: one block, said again and again."""
    packing = zlib.compressobj(9, zlib.DEFLATED, wbits)
    start = packing.compress(begins) + packing.flush(zlib.Z_FULL_FLUSH)
    block = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = block.compress(of * 2**20) + block.flush(zlib.Z_FULL_FLUSH)
    return start + packed * mebibytes


@contextmanager
def serving(behave: Behaviour, host: str = "127.0.0.1") -> Iterator[int]:
    """Accept connections at `host` and treat each as `behave` says; gives the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.create_server((host, 0), family=family)
    threads: list[threading.Thread] = []
    stopping = threading.Event()

    def treat(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(_PATIENCE)
            behave(connection)

    def accept() -> None:
        while not stopping.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            thread = threading.Thread(target=treat, args=(connection,), daemon=True)
            thread.start()
            threads.append(thread)

    listener.settimeout(0.2)
    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        stopping.set()
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)  # wakes `accept` on Linux; elsewhere its time-out does
        accepting.join()
        listener.close()
        for thread in threads:
            thread.join(_PATIENCE)


def closed_port() -> int:
    """Give a port at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def has_ipv6() -> bool:
    """Whether this machine has IPv6 on loopback."""
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def request(connection: socket.socket) -> bytes:
    """Read a request's header."""
    seen = b""
    while b"\r\n\r\n" not in seen:
        data = connection.recv(65_536)
        if not data:
            break
        seen += data
    return seen


def hang(connection: socket.socket) -> None:
    """Read for as long as the client sends, and say nothing."""
    while connection.recv(65_536):
        pass


def reset(connection: socket.socket) -> None:
    """Cut the connection with a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def after_request(then: Behaviour) -> Behaviour:
    """Read the request first."""

    def behave(connection: socket.socket) -> None:
        request(connection)
        then(connection)

    return behave


def saying(*parts: bytes) -> Behaviour:
    """Read the request, send these bytes and close."""

    def behave(connection: socket.socket) -> None:
        request(connection)
        for part in parts:
            connection.sendall(part)

    return behave


def beginning(start: bytes) -> Behaviour:
    """Read the request, send `start`, and then nothing until the client leaves."""

    def behave(connection: socket.socket) -> None:
        request(connection)
        connection.sendall(start)
        hang(connection)

    return behave


def forever(start: bytes, part: bytes, *, pause: float = 0.0, asked: bool = True) -> Behaviour:
    """Read the request where one is due, send `start`, and then `part` again and again until the client leaves."""

    def behave(connection: socket.socket) -> None:
        if asked:
            request(connection)
        connection.sendall(start)
        while True:
            connection.sendall(part)
            if pause:
                threading.Event().wait(pause)

    return behave


def answering(body: bytes = b"", status: str = "200 OK", **headers: str) -> Behaviour:
    """Answer properly. A header's underscores become hyphens."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return saying("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)


def over_tls(context: ssl.SSLContext, then: Behaviour) -> Behaviour:
    """Make a TLS handshake first."""

    def behave(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            then(secure)

    return behave


def after_hello(then: Behaviour) -> Behaviour:
    """Read what the client greets with first."""

    def behave(connection: socket.socket) -> None:
        connection.recv(65_536)
        then(connection)

    return behave


def sending(*parts: bytes) -> Behaviour:
    """Send these bytes and close, without waiting for a request."""

    def behave(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return behave
