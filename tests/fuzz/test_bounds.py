"""What never ends, and what is far larger than it looks: memory stays bounded, and the step says what happened."""

import asyncio
import json
import subprocess
import sys
import zlib

import pytest

from tests.filtering.vantage.device import device, exchange, visited
from tests.filtering.vantage.serving import Behaviour, answering, bomb, forever, request, saying, serving
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.vantage import pac
from venuecheck.filtering.vantage.http_step import MAX_BODY
from venuecheck.filtering.vantage.proxy import ProxyUnknown
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.visit import MAX_REDIRECTS

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
MOST_GROWTH_KIB = 48 * 1024
"""A body of half a megabyte, its text in Python's widest characters several times over, and no more."""


GIGABYTE = bomb(1024)
HOSTILE: dict[str, Behaviour] = {
    "bomb": answering(GIGABYTE, Content_Encoding="gzip"),
    "headers": forever(OK, b"X-Endless: " + b"x" * 500 + b"\r\n"),
    "one-header": forever(OK + b"X-Endless: ", b"x" * 5_000),
    "chunks": forever(CHUNKED, b"1\r\nx\r\n" * 2_000),
    "chunk-extension": forever(CHUNKED + b"1;", b"x" * 5_000),
    "body": forever(OK + b"\r\n", b"x" * 60_000),
    "interim": forever(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    "redirects": saying(b"HTTP/1.1 302 Found\r\nLocation: /redirects\r\nContent-Length: 0\r\n\r\n"),
    "drip": forever(OK + b"X-Slow: ", b"x", pause=0.02),
}
FAILURES = {
    "headers": Failure.TOO_LARGE,
    "one-header": Failure.TOO_LARGE,
    "interim": Failure.TOO_LARGE,
    "redirects": Failure.TOO_MANY_REDIRECTS,
    "drip": Failure.TIMEOUT,
}


class _Said:
    """A connection whose request has been read already."""

    def __init__(self, connection: object, head: bytes) -> None:
        self._connection, self._head = connection, head

    def recv(self, _size: int) -> bytes:
        """Give the request that was read."""
        head, self._head = self._head, b""
        return head

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


def _by_path(behaviours: dict[str, Behaviour]) -> Behaviour:
    def behave(connection: object) -> None:
        head = request(connection)  # type: ignore[arg-type]
        name = head.split(b" ")[1].decode().strip("/")
        behaviours.get(name, saying(OK + b"\r\n"))(_Said(connection, head))  # type: ignore[arg-type]

    return behave


def test_the_bomb_is_one() -> None:
    """A gigabyte, in about a megabyte."""
    assert len(GIGABYTE) < 2 * 2**20
    assert len(zlib.decompressobj(31).decompress(bomb(8))) == 8 * 2**20
    assert len(GIGABYTE) > 1_000 * (len(bomb(2)) - len(bomb(1)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how large a process has been")
def test_nothing_hostile_takes_memory_without_bound() -> None:
    """Each is visited in a process of its own, which tells by how much it has grown."""
    unit = 1024 if sys.platform == "darwin" else 1
    with serving(_by_path(HOSTILE)) as port:
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.visiting_child", str(port), *HOSTILE],
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    told = {line["name"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert set(told) == set(HOSTILE), done.stderr
    assert {name: line["grown_kib"] for name, line in told.items() if line["grown_kib"] > MOST_GROWTH_KIB * unit} == {}
    assert {name: line["failure"] for name, line in told.items() if line["failure"]} == FAILURES
    for name in ("bomb", "chunks", "body"):
        assert (told[name]["size"], told[name]["complete"]) == (MAX_BODY, False), name
    assert told["chunk-extension"]["complete"] is False
    assert told["redirects"]["steps"] <= 3 * (MAX_REDIRECTS + 1)


def test_a_compressed_body_that_is_cut_short_is_not_whole() -> None:
    """The transfer is; what it stands for is not, so nothing may be said to be missing from it."""
    packed = zlib.compress(b"much that comes before it " * 99 + b"ORIGIN-MARKER")[:-9]
    with serving(answering(packed, Content_Encoding="deflate")) as port:
        answer = exchange(visited(device(), f"http://127.0.0.1:{port}/")).answer
    assert answer is not None
    assert answer.body is not None
    assert answer.body.complete is False
    assert answer.body.holds_expected is False


ENDLESS = {
    "time": "while (true) {}",
    "memory": "var a = []; while (true) a.push({x: [1, 2, 3]})",
    "text": "var a = 'x'; while (true) a += a",
    "depth": "return FindProxyForURL(url, host)",
}


@pytest.mark.parametrize("body", [body for name, body in ENDLESS.items() if name != "time"])
def test_a_script_that_takes_all_memory_leaves_the_proxy_unknown(body: str) -> None:
    """Its process ends, and this one learns it."""
    script = f"function FindProxyForURL(url, host) {{ {body} }}"
    with serving(answering(script.encode())) as port:
        choice = ProxyChoice(f"pac+http://127.0.0.1:{port}/")
        (way,) = asyncio.run(choice.ways(parse_address("http://site.test/")))
    assert isinstance(way, ProxyUnknown)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how large a process has been")
def test_a_scripts_process_stays_small() -> None:
    """The largest child of a process that does nothing but ask such a script."""
    script = f"function FindProxyForURL(url, host) {{ {ENDLESS['memory']} }}"
    asked = (
        "import resource\n"
        "from venuecheck.filtering.model.address import parse_address\n"
        "from venuecheck.filtering.vantage.pac import Script, ScriptFailed\n"
        "def fails() -> bool:\n"
        "    try:\n"
        f"        Script({script!r}).decide(parse_address('http://site.test/'))\n"
        "    except ScriptFailed:\n"
        "        return True\n"
        "if __name__ == '__main__' and fails():\n"
        "    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=False)
    unit = 1024 if sys.platform == "darwin" else 1
    assert 0 < int(done.stdout or 0) < 512 * 1024 * unit, done.stderr


def test_an_endless_script_does_not_hold_a_page_beyond_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The script has its own time, and the page less."""
    monkeypatch.setattr(pac, "_SECONDS", 1.0)
    script = f"function FindProxyForURL(url, host) {{ {ENDLESS['time']} }}"
    with serving(answering(script.encode())) as port:
        seen = visited(device(proxy=f"pac+http://127.0.0.1:{port}/", whole=0.3), "http://site.test/")
    assert [step.failure for step in seen] == [Failure.OUT_OF_TIME]
