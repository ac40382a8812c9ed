"""The site that a TLS client asks for, read from its first message without answering it."""

import asyncio
import ssl

_CHUNK = 4096
_MAX_HELLO = 16 * 1024


async def read_server_name(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    """Read a ClientHello; give the server name in it ('' for none) and the bytes that were read.

    Raises `ValueError` where it is none, or too long, `EOFError` where it breaks off.
    """
    hello = b""
    while len(hello) < _MAX_HELLO:
        chunk = await reader.read(_CHUNK)
        if not chunk:
            raise EOFError("the client left before it said what it wants")
        hello += chunk
        name = _server_name(hello)
        if name is not None:
            return name, hello
    raise ValueError("the first message is too long")


def _server_name(hello: bytes) -> str | None:
    """Give the name, or None while the message is not complete. OpenSSL does the reading, for it is hostile input."""
    seen: list[str] = []

    def note(_connection: object, name: str | None, _context: ssl.SSLContext) -> None:
        seen.append((name or "").lower().rstrip("."))

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = note
    incoming = ssl.MemoryBIO()
    incoming.write(hello)
    try:
        context.wrap_bio(incoming, ssl.MemoryBIO(), server_side=True).do_handshake()
    except ssl.SSLWantReadError:
        return seen[0] if seen else None
    except ssl.SSLError:
        # With a name: only that this context has no certificate to answer with. Without: not TLS.
        if not seen:
            raise ValueError("not a TLS client") from None
    return seen[0] if seen else ""
