"""Proxy settings files (PAC): good, broken, endless and huge; a real engine in a real child process."""

import asyncio
import time

import pytest

from tests.filtering.vantage.device import device, exchange, visited
from tests.filtering.vantage.serving import answering, closed_port, serving
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Family
from venuecheck.filtering.vantage import proxy
from venuecheck.filtering.vantage.pac import evaluate
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyChoice, ProxyUnknown, _first_choice

SCRIPT = """
function FindProxyForURL(url, host) {
  if (host == "endless.test") while (true) {}
  if (dnsDomainIs(host, ".school.test")) return "DIRECT";
  return "PROXY 127.0.0.1:3128; DIRECT";
}
"""


def _chosen(script: str, *urls: str) -> list[ProxyAddress | None]:
    async def choose(port: int) -> list[ProxyAddress | None]:
        choice = ProxyChoice(f"pac+http://127.0.0.1:{port}/proxy.pac")
        return [await choice.choose(parse_address(url)) for url in urls]

    with serving(answering(script.encode())) as port:
        return asyncio.run(choose(port))


def test_a_script_decides_for_each_address() -> None:
    found = _chosen(SCRIPT, "https://intranet.school.test/", "https://site.test/", "https://site.test/again")
    wanted = ProxyAddress(host="127.0.0.1", port=3128)
    assert found == [None, wanted, wanted]


def test_an_endless_script_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be interrupted inside this process, where it would stop everything."""
    monkeypatch.setattr(proxy, "_PAC_SECONDS", 1.5)
    began = time.monotonic()
    with pytest.raises(ProxyUnknown, match="did not decide"):
        _chosen(SCRIPT, "https://endless.test/")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("script", ["", "function FindProxyForURL(url, host) {", "no script", "throw 1", "\0"])
def test_a_broken_script_is_named_as_such(script: str) -> None:
    assert evaluate(script, "http://site.test/", "site.test")[0] == "error"


def test_a_mistake_in_the_child_is_told() -> None:
    with pytest.raises(ProxyUnknown, match="holds a mistake"):
        _chosen("no script", "https://site.test/")


def test_a_huge_script_is_not_read() -> None:
    with pytest.raises(ProxyUnknown, match="too large"):
        _chosen("//" + "x" * 1_100_000, "https://site.test/")


@pytest.mark.parametrize(
    ("answer", "proxy_address"),
    [
        ("DIRECT", None),
        ("", None),
        ("direct ; PROXY a:1", None),
        ("PROXY a:1; DIRECT", ProxyAddress(host="a", port=1)),
        ("  proxy   a:1  ", ProxyAddress(host="a", port=1)),
        ("HTTP a:1", ProxyAddress(host="a", port=1)),
        ("PROXY [::1]:8", ProxyAddress(host="::1", port=8)),
    ],
)
def test_the_first_choice_is_taken(answer: str, proxy_address: ProxyAddress | None) -> None:
    assert _first_choice(answer) == proxy_address


@pytest.mark.parametrize(
    "answer", ["SOCKS a:1; DIRECT", "SOCKS5 a:1", "HTTPS a:1; PROXY b:2", "PROXY", "PROXY a b; DIRECT"]
)
def test_a_first_choice_that_cannot_be_used_is_not_passed_over(answer: str) -> None:
    """A browser uses it; going on to the next would measure another way out than the browser's."""
    with pytest.raises(ProxyUnknown):
        _first_choice(answer)


@pytest.mark.parametrize("url", ["http://127.0.0.1:{closed}/proxy.pac", "http://127.0.0.1:x/proxy.pac"])
def test_settings_that_cannot_be_fetched_are_the_proxys_trouble_and_no_block(url: str) -> None:
    seen = visited(device(proxy=f"pac+{url.format(closed=closed_port())}"), "https://site.test/")
    assert not [step for step in seen if isinstance(step, Connection)]
    assert (exchange(seen).failure, exchange(seen).family) == (Failure.FAULT, Family.PROXY)


def test_settings_that_are_not_there_are_the_proxys_trouble() -> None:
    with serving(answering(b"gone", "404 Not Found")) as port:
        seen = visited(device(proxy=f"pac+http://127.0.0.1:{port}/proxy.pac"), "https://site.test/")
    assert exchange(seen).family is Family.PROXY
