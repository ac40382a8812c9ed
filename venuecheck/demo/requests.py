"""The little of HTTP/1.1 that the sample school speaks: one request a connection, answered and closed."""

import asyncio
import re
from dataclasses import dataclass
from html import escape
from http import HTTPStatus

_REQUEST_LINE = re.compile(rb"(GET|HEAD) ([!-~]{1,4096}) HTTP/1\.[01]\r\n")
_HOST = re.compile(rb"\r\nhost:[ \t]*([a-z0-9._-]{1,255})(:[0-9]{1,5})?[ \t]*\r\n", re.IGNORECASE)
_ABSOLUTE = re.compile(r"https?://[^/?#]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a browser asks for."""

    head: bytes
    """As it came, with the empty line at its end."""
    method: str
    host: str
    """Lower case, without a port."""
    target: str
    """Path and query."""

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


async def read_request(reader: asyncio.StreamReader) -> Request:
    """Read one request's head.

    Raises `ValueError` where it is none, `EOFError` where it breaks off, `LimitOverrunError` where it is too long.
    """
    head = await reader.readuntil(b"\r\n\r\n")
    line, host = _REQUEST_LINE.match(head), _HOST.search(head)
    if line is None or host is None:
        raise ValueError("not a request that is answered here")
    target = _ABSOLUTE.sub("", line[2].decode("ascii"), count=1) or "/"
    name = host[1].decode("ascii").lower().rstrip(".")
    return Request(head=head, method=line[1].decode("ascii"), host=name, target=target)


def answer(request: Request, status: HTTPStatus, page: str, header: str = "") -> bytes:
    """Build an answer that holds `page` (HTML), with one more `header` if given, and closes the connection."""
    body = page.encode()
    lines = [
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "Connection: close",
        *([header] if header else []),
    ]
    head = "\r\n".join(lines).encode("ascii") + b"\r\n\r\n"
    return head if request.method == "HEAD" else head + body


def page(title: str, *paragraphs: str) -> str:
    """Write a small HTML page; everything given is text, not HTML."""
    text = "".join(f"<p>{escape(paragraph, quote=False)}</p>\n" for paragraph in paragraphs)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>\n<body><h1>{escape(title)}</h1>\n{text}</body></html>\n"
    )
