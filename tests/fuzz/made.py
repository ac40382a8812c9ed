"""What hostile or broken networks say, made up by Hypothesis: mostly sound, for what is not is refused at once."""

import gzip
import struct
import zlib

import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.fuzz.hostile import Ending

ENDINGS = st.sampled_from([Ending.CLOSE] * 5 + [Ending.RESET] * 2 + [Ending.HANG])
"""Waiting for a server that hangs takes a step's time, so it is tried less often."""
_LINES = st.sampled_from(
    [
        b"HTTP/1.1 200 OK", b"HTTP/1.1 302 Found", b"HTTP/1.1 403 Forbidden", b"HTTP/1.0 200 OK", b"HTTP/1.1 204",
        b"HTTP/1.1 301 Moved", b"HTTP/1.1 304 Not Modified", b"HTTP/1.1 407 Proxy", b"HTTP/1.1 451 \xe2\x9c\x97",
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK", b"HTTP/1.1 101 Upgrade", b"HTTP/1.1 999 ?", b"HTTP/1.1 000 ",
        b"HTTP/2.0 200 OK", b"HTTP/1.1 2000 OK", b"HTTP/1.1  200 OK", b"ICY 200 OK", b"HTTP/1.1 200", b"",
    ]
)  # fmt: skip
_HEADERS = st.sampled_from(
    [
        b"Content-Length: 5", b"Content-Length: 99999999999999999999", b"Content-Length: 1e3", b"Content-Length: -1",
        b"Content-Length: 5, 5", b"Content-Length: " + b"9" * 5_000, b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: gzip, chunked", b"Transfer-Encoding: identity", b"Content-Encoding: gzip",
        b"Content-Encoding: deflate", b"Content-Encoding: br", b"Content-Encoding: gzip, gzip",
        b"Content-Type: text/html; charset=utf-16", b"Content-Type: text/html; charset=utf-7",
        b"Content-Type: text/html; charset=shift_jis", b"Content-Type: text/html; charset=unicode_escape",
        b"Location: /again", b"Location: http://[::1", b"Location: //", b"Location: https://a..b/",
        b"Location: http://198.51.100.7/?user=robin&url=http%3A%2F%2Fp.test", b"Location: javascript:alert(1)",
        b"Location: http://" + b"a" * 300 + b".test/", b"Location: ?" + b"a=%" * 900, b"Location: http://\xff\xfe/",
        b"Location: http://xn--/", b"Location: https://\xd0\xbf\xd1\x80.test:99999/", b"Server: x\x00y",
        b"Via: 1.1 " + b"h" * 3_000, b"X-Squid-Error: ERR_ACCESS_DENIED 0", b"Server: \xff\x1b[31m",
        b" folded", b": empty", b"no colon", b"Set-Cookie: a=b", b"Proxy-Authenticate: NTLM", b"Connection: upgrade",
        b"Retry-After: -1", b"Link: <http://p.test>; rel=blocked-by",
    ]
)  # fmt: skip
_TEXT = st.sampled_from(
    [
        b"ORIGIN-MARKER", b"<title>Blocked</title>", b"<title>" * 3_000, b"<!--", b"<script", b"&#x110000;&#xD800;&#0;",
        b"\xff\xfe\x00\xd8", b"\x00", b"\x1b[2J\x07", "\u202e\u2028".encode(), b"user: robin.example@school.test",
        b"<meta charset=utf-16>", b"a" * 20_000, b"<" * 9_000, b"Username: " * 900, b"=" * 5_000, b"%25" * 2_000,
    ]
)  # fmt: skip
_BODIES = st.lists(_TEXT | st.binary(max_size=40), max_size=5).map(b"".join)


def _chunked(body: bytes, size: int, tail: bytes) -> bytes:
    pieces = [body[at : at + size] for at in range(0, min(len(body), 4_000 * size), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + tail


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """Make one HTTP answer, packed in any of the ways there are, whole or cut."""
    body = draw(_BODIES)
    packing = draw(st.sampled_from(["plain", "gzip", "deflate", "raw", "half", "twice"]))
    coding = b""
    if packing in {"gzip", "half", "twice"}:
        body, coding = gzip.compress(body, 1), b"Content-Encoding: gzip\r\n"
        body = body[: len(body) // 2] if packing == "half" else body * 2 if packing == "twice" else body
    elif packing != "plain":
        body, coding = zlib.compress(body), b"Content-Encoding: deflate\r\n"
        body = body[2:-4] if packing == "raw" else body
    way = draw(st.sampled_from(["length", "short", "chunked", "until the end"]))
    if way == "chunked":
        tails = [b"0\r\n\r\n", b"0\r\nTrailer: x\r\n\r\n", b"", b"g\r\n", b"1;" + b"x" * 70_000, b"-1\r\n", b"f" * 21]
        body = _chunked(body, draw(st.sampled_from([1, 7, 5_000])), draw(st.sampled_from(tails)))
        coding += b"Transfer-Encoding: chunked\r\n"
    elif way != "until the end":
        coding += b"Content-Length: %d\r\n" % (len(body) + (99 if way == "short" else 0))
    lines = [draw(_LINES), *draw(st.lists(_HEADERS | st.binary(max_size=30), max_size=3))]
    return _hurt(draw, b"\r\n".join(lines) + b"\r\n" + coding + b"\r\n" + body)


def _hurt(draw: st.DrawFn, whole: bytes) -> bytes:
    """Leave most as they are; change, cut or repeat a piece of the others."""
    how = draw(st.sampled_from(["not"] * 12 + ["cut", "change", "repeat"]))
    if how == "not" or not whole:
        return whole
    at = draw(st.integers(0, min(len(whole), 2_000)))
    if how == "cut":
        return whole[:at]
    if how == "change":
        return whole[:at] + draw(st.binary(max_size=4)) + whole[at + draw(st.integers(0, 4)) :]
    return whole[:at] + whole[at : at + 100] * draw(st.integers(2, 300)) + whole[at:]


_NAMES = st.sampled_from(["site.test."] * 4 + ["\\000\\255.test.", "other.test.", "a." * 100, "."])
_SOUND = st.sampled_from(
    [
        (1, b"\x7f\x00\x00\x01"),
        (1, b"\0\0\0\0"),
        (1, b"\xc6\x33\x64\x07"),
        (28, bytes(15) + b"\x01"),
        (5, b"\xc0\x0c"),
        (5, b"\x05other\x04test\x00"),
        (5, b"\x03\xff\x00.\x00"),
        (16, b"\x03\xff\x00x"),
        (46, bytes(18) + b"\0sig"),
        (64, b"\x00\x01\x00"),
        (65_280, b"?"),
    ]
)
_UNSOUND = st.tuples(st.sampled_from([1, 28, 5, 6, 41, 64, 65_535]), st.binary(max_size=20))
_ERRORS = st.one_of(
    st.just(b"\x00\x0f\x00\x02\x00\x0f"),
    st.just(b"\x00\x0f\x00\x09\x00\x0fblocked"),
    st.just(b"\x00\x0f\x00\x08\x00\x0fbl\xff\xfe\x00\x00"),
    st.just(b"\x00\x0f\x00\x01\x00"),
    st.just(b"\x00\x0f\xff\xff"),
    st.binary(max_size=30),
)


@st.composite
def replies(draw: st.DrawFn) -> bytes:
    """Make one DNS message without its id: question as asked for, records of any kind, mostly sound."""
    question = dns.name.from_text("site.test.").to_wire() or b""
    one = _UNSOUND if draw(st.integers(0, 7)) == 7 else _SOUND
    many = draw(st.sampled_from([1, 1, 1, 40]))
    records = draw(st.lists(st.tuples(_NAMES, one), max_size=4)) * many
    wire = b""
    for name, (kind, data) in records:
        owner = b"\xc0\x0c" if name == "site.test." else (dns.name.from_text(name).to_wire() or b"")
        wire += owner + struct.pack("!HHIH", kind, 1, 60, len(data)) + data
    flags = draw(st.sampled_from([0x8180, 0x8183, 0x8185, 0x8182, 0x8380, 0x818F, 0x0100, 0x8187]))
    option = draw(_ERRORS) if draw(st.booleans()) else None
    extra = b"" if option is None else b"\0" + struct.pack("!HHIH", 41, 1232, 0, len(option)) + option
    counts = (1, len(records) + draw(st.sampled_from([0] * 15 + [1])), 0, int(option is not None))
    head = struct.pack("!HHHHH", flags, *counts)
    return _hurt(draw, head + question + struct.pack("!HH", 1, 1) + wire + extra)


def records() -> SearchStrategy[bytes]:
    """Make TLS records as a server sends them, of every kind, sound on the outside."""
    kinds, versions = (
        st.sampled_from([20, 21, 22, 23, 24, 80]),
        st.sampled_from([b"\x03\x01", b"\x03\x03", b"\x03\x09"]),
    )
    handshake = st.tuples(st.sampled_from([0, 1, 2, 4, 8, 11, 12, 14, 20]), st.binary(max_size=120)).map(
        lambda made: bytes([made[0]]) + struct.pack("!I", len(made[1]))[1:] + made[1]
    )
    inside = st.one_of(handshake, st.binary(max_size=60), st.sampled_from([b"\x02\x28", b"\x01\x00", b"\x02\x70"]))
    record = st.tuples(kinds, versions, inside).map(lambda made: _record(*made))
    return st.lists(record | st.binary(max_size=9), max_size=6).map(b"".join)


def _record(kind: int, version: bytes, inside: bytes) -> bytes:
    return bytes([kind]) + version + struct.pack("!H", len(inside)) + inside
