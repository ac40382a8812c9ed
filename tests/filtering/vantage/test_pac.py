"""Proxy settings files (PAC): good, broken, endless and huge; a real engine in a real child process."""

import asyncio
import gzip
import time
import zlib
from collections.abc import Sequence

import pytest

from tests.filtering.vantage.serving import Behaviour, answering, bomb, hang, saying, serving
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.vantage import pac, pac_download
from venuecheck.filtering.vantage.pac import evaluate
from venuecheck.filtering.vantage.pac_download import decoded
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyUnknown, Way
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice

SCRIPT = """
function FindProxyForURL(url, host) {
  if (host == "endless.test") while (true) {}
  if (dnsDomainIs(host, ".school.test")) return "DIRECT";
  if (url == "http://site.test/by-path") return "PROXY path.test:8080";
  if (url.indexOf("secret") > 0) return "PROXY told.test:8080";
  return "PROXY 127.0.0.1:3128; DIRECT";
}
"""
SCHOOL = ProxyAddress(host="127.0.0.1", port=3128)


def _ways(behave: Behaviour, *urls: str) -> list[tuple[Way, ...]]:
    async def choose(port: int) -> list[tuple[Way, ...]]:
        choice = ProxyChoice(f"pac+http://127.0.0.1:{port}/proxy.pac")
        return [await choice.ways(parse_address(url)) for url in urls]

    with serving(behave) as port:
        return asyncio.run(choose(port))


def _chosen(script: str, *urls: str) -> list[tuple[Way, ...]]:
    return _ways(answering(script.encode()), *urls)


def _why(found: Sequence[tuple[Way, ...]]) -> str:
    ((way,),) = found
    assert isinstance(way, ProxyUnknown)
    return str(way)


def test_a_script_decides_for_each_address() -> None:
    urls = ("https://intranet.school.test/", "https://site.test/", "https://site.test/again")
    assert _chosen(SCRIPT, *urls) == [(None,), (SCHOOL, None), (SCHOOL, None)]


def test_a_script_is_told_all_of_an_http_address_and_only_the_host_of_an_https_one() -> None:
    by_path, other, hidden, port = _chosen(
        SCRIPT,
        "http://site.test/by-path",
        "http://site.test/other",
        "https://site.test/secret?secret",
        "https://site.test:8443/secret",
    )
    assert by_path == (ProxyAddress(host="path.test", port=8080),)
    assert other == hidden == port == (SCHOOL, None)


def test_an_endless_script_is_ended_and_others_are_answered_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be interrupted inside this process, where it would stop everything."""
    monkeypatch.setattr(pac, "_SECONDS", 1.0)
    endless, again, other = _chosen(SCRIPT, "https://endless.test/", "https://endless.test/", "https://site.test/")
    assert "did not decide" in _why([endless])
    assert (endless, other) == (again, (SCHOOL, None))


def test_a_script_that_never_decides_is_not_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pac, "_SECONDS", 0.3)
    began = time.monotonic()
    found = _chosen("while (true) {}", *[f"https://site{number}.test/" for number in range(50)])
    assert time.monotonic() - began < 20
    assert all("did not decide" in _why([each]) for each in found)


@pytest.mark.parametrize("script", ["", "function FindProxyForURL(url, host) {", "no script", "throw 1", "\0"])
def test_a_broken_script_is_named_as_such(script: str) -> None:
    assert evaluate(script, "http://site.test/", "site.test")[0] == "error"


def test_a_script_that_stumbles_on_addresses_that_are_none_is_used_all_the_same() -> None:
    """Browsers ask about real addresses alone."""
    script = r"function FindProxyForURL(url, host) { alert(url); return 'PROXY ' + url.match(/\/\/(.*)\//)[1]; }"
    assert evaluate(script, "https://site.test/", "site.test") == ("ok", "PROXY site.test")


def test_a_mistake_in_the_child_is_told_with_what_it_is() -> None:
    assert _why(_chosen("function FindProxyForURL(u, h) { return foo(h); }", "https://site.test/")) == (
        "The proxy settings file (PAC) holds a mistake, and a browser could not use it (ReferenceError: foo is not "
        "defined)."
    )


PACKED = f"// caf\xe9\n{SCRIPT}"


@pytest.mark.parametrize(
    "behave",
    [
        answering(gzip.compress(SCRIPT.encode()), Content_Encoding="gzip"),
        answering(zlib.compress(SCRIPT.encode()), Content_Encoding="deflate"),
        answering(b"\xff\xfe" + PACKED.encode("utf-16-le")),
        answering(b"\xfe\xff" + PACKED.encode("utf-16-be")),
        answering(b"\xef\xbb\xbf" + PACKED.encode()),
        answering(PACKED.encode("latin-1")),
        answering(PACKED.encode("utf-16-le"), Content_Type="application/x-ns-proxy-autoconfig; charset=UTF-16LE"),
        answering(PACKED.encode(), Content_Type="text/plain; charset=no-such-thing"),
    ],
)
def test_a_script_is_read_however_it_is_packed(behave: Behaviour) -> None:
    assert _ways(behave, "https://site.test/") == [(SCHOOL, None)]


def test_a_text_is_read_in_its_own_charset() -> None:
    assert decoded("// caf\xe9".encode("latin-1"), "") == "// caf\xe9"
    assert decoded("// caf\xe9".encode(), "text/plain; charset=ISO-8859-1") == "// caf\xc3\xa9"


def test_a_script_is_fetched_through_redirects() -> None:
    with serving(answering(SCRIPT.encode())) as there:
        moved = answering(b"", "301 Moved", Location=f"http://127.0.0.1:{there}/real.pac")
        assert _ways(moved, "https://site.test/") == [(SCHOOL, None)]


@pytest.mark.parametrize(
    ("behave", "says"),
    [
        (answering(b"//" + b"x" * 1_100_000), "is too large"),
        (answering(bomb(48, of=b"x", begins=b"//"), Content_Encoding="gzip"), "is too large"),
        (answering(b"no gzip", Content_Encoding="gzip"), "cannot be decompressed"),
        (answering(gzip.compress(SCRIPT.encode())[:-12], Content_Encoding="gzip"), "broke off before its end"),
        (answering(b"", "302 Found", Location="/proxy.pac"), "sends the browser on without end"),
        (answering(b"", "404 Not Found"), "is not there (status 404)"),
        (answering(b"<html>Please sign in</html>"), "holds a mistake"),
        (saying(b"garbage"), "could not be fetched"),
        (hang, "could not be fetched: no answer in time"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_why(
    behave: Behaviour, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pac_download, "_SECONDS", 2.0)
    assert says in _why(_ways(behave, "https://site.test/"))


def test_a_file_that_is_not_to_be_had_is_not_asked_for_by_every_page() -> None:
    """A hundred pages would each wait for it."""
    asked: list[bool] = []

    def behave(_connection: object) -> None:
        asked.append(True)

    found = _ways(behave, *[f"https://site{number}.test/" for number in range(20)])
    assert len(asked) == 1
    assert all("could not be fetched" in _why([each]) for each in found)
