"""Answers as they travel."""

import gzip
import zlib

from tests.truth.acts import Coded, Shows


def shown(what: Shows, host: str, target: str, scheme: str, number: int, *, as_is: bool = False) -> bytes:
    """Give an answer as it travels."""

    def filled(text: str) -> str:
        url = f"{scheme}://{host}{target}"
        for name, value in (("host", host), ("path", target), ("url", url), ("n", str(number))):
            text = text.replace("{" + name + "}", value)
        return text

    body = (what.body if as_is else filled(what.body)).encode(what.charset)
    sent, coding = _coded(body if what.cut_after < 0 else body[: what.cut_after], len(body), what.coded)
    kind = "text/html; charset=utf-8" if what.charset == "utf-8" else "text/html"
    headers = {"Content-Type": kind, **coding, "Connection": "close"}
    headers |= {name: filled(value) for name, value in what.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    before = f"HTTP/1.1 {what.interim}\r\n\r\n" if what.interim else ""
    return f"{before}HTTP/1.1 {what.status} So\r\n{head}\r\n".encode() + sent


def _coded(sent: bytes, length: int, how: Coded) -> tuple[bytes, dict[str, str]]:
    """Give what travels of a body of this length, and the headers that say how."""
    match how:
        case Coded.PLAIN | Coded.RESET:
            return sent, {"Content-Length": str(length)}
        case Coded.NO_LENGTH:
            return sent, {}
        case Coded.CHUNKED | Coded.UNENDED:
            chunks = b"%x\r\n%s\r\n" % (len(sent), sent)
            return chunks + (b"0\r\n\r\n" if how is Coded.CHUNKED else b""), {"Transfer-Encoding": "chunked"}
        case Coded.GZIP:
            packed = gzip.compress(sent)
        case Coded.DEFLATE:
            packed = zlib.compress(sent)
        case Coded.UNASKED:
            packed = sent
    return packed, {"Content-Encoding": how.value, "Content-Length": str(len(packed))}
