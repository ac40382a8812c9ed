"""What a proxy settings file answers: ways in order, the next where one is dead, none passed over that browsers use."""

import asyncio
import contextlib
import sys
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest

from tests.filtering.vantage.device import MARKER, device, exchange, visited
from tests.filtering.vantage.serving import answering, closed_port, serving
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Family, Observation, Purpose
from venuecheck.filtering.vantage import system_proxy
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyUnknown, Way, ways_of
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.system_proxy import system_ways


@pytest.mark.parametrize(
    ("answer", "ways"),
    [
        ("DIRECT", (None,)),
        ("", (None,)),
        (" ; ", (None,)),
        ("direct ; PROXY a:1", (None, ProxyAddress(host="a", port=1))),
        ("PROXY a:1; DIRECT", (ProxyAddress(host="a", port=1), None)),
        ("PROXY a:1;PROXY b:2;", (ProxyAddress(host="a", port=1), ProxyAddress(host="b", port=2))),
        ("  proxy   a:1  ", (ProxyAddress(host="a", port=1),)),
        ("HTTP a:1", (ProxyAddress(host="a", port=1),)),
        ("PROXY a", (ProxyAddress(host="a", port=80),)),
        ("PROXY [::1]:8", (ProxyAddress(host="::1", port=8),)),
        ("PROXY [::1]", (ProxyAddress(host="::1", port=80),)),
    ],
)
def test_an_answer_is_read_in_order(answer: str, ways: tuple[Way, ...]) -> None:
    assert ways_of(answer, where="The file") == ways


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("SOCKS a:1; DIRECT", "names a SOCKS proxy (a:1), which this program cannot use"),
        ("SOCKS5 a:1", "names a SOCKS proxy (a:1), which this program cannot use"),
        ("HTTPS a:1; PROXY b:2", "names a proxy over HTTPS (a:1), which this program cannot use"),
        ("QUIC a:1", "names a kind of proxy that is not known (“QUIC”)"),
        ("PROXY", "names a proxy that cannot be understood"),
        ("PROXY a b; DIRECT", "names a proxy that cannot be understood"),
        ("PROXY user:pass@a:1", "names a proxy that cannot be understood"),
        ("PROXY a:0", "names a proxy that cannot be understood"),
        ("null", "names a kind of proxy that is not known (“null”)"),
    ],
)
def test_a_first_way_that_cannot_be_used_is_not_passed_over(answer: str, says: str) -> None:
    """A browser uses it; going on to the next would measure another way out than the browser's."""
    first = ways_of(answer, where="The file")[0]
    assert isinstance(first, ProxyUnknown)
    assert str(first) == f"The file {says}."


def _by_script(answer: str, url: str) -> tuple[Observation, ...]:
    script = f"function FindProxyForURL(url, host) {{ {answer} }}"
    with serving(answering(script.encode())) as port:
        return visited(device(proxy=f"pac+http://127.0.0.1:{port}/proxy.pac"), url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:{closed}/proxy.pac", "http://127.0.0.1:x/proxy.pac"])
def test_settings_that_cannot_be_fetched_are_the_proxys_trouble_and_no_block(url: str) -> None:
    seen = visited(device(proxy=f"pac+{url.format(closed=closed_port())}"), "https://site.test/")
    assert not [step for step in seen if isinstance(step, Connection)]
    assert (exchange(seen).failure, exchange(seen).family) == (Failure.FAULT, Family.PROXY)
    assert exchange(seen).detail.startswith("The proxy settings file (PAC) could not be fetched")


def test_settings_that_are_not_there_are_the_proxys_trouble() -> None:
    with serving(answering(b"gone", "404 Not Found")) as port:
        seen = visited(device(proxy=f"pac+http://127.0.0.1:{port}/proxy.pac"), "https://site.test/")
    assert exchange(seen).family is Family.PROXY
    assert exchange(seen).detail == "The proxy settings file (PAC) is not there (status 404)."


def test_a_second_proxy_is_tried_where_the_first_is_dead() -> None:
    with serving(answering(MARKER.encode())) as proxy:
        answer = f"return 'PROXY 127.0.0.1:{closed_port()}; PROXY 127.0.0.1:{proxy}'"
        seen = _by_script(answer, "http://site.test/")
    first, second, asked = seen
    assert (first.failure, first.purpose) == (Failure.REFUSED, Purpose.CONTEXT)
    assert (second.failure, second.purpose, asked.family) == (None, Purpose.PAGE, Family.PROXY)
    assert exchange(seen).answer is not None


def test_the_page_is_opened_directly_where_the_proxies_are_dead_and_the_script_says_so() -> None:
    with serving(answering(MARKER.encode())) as site:
        seen = _by_script(f"return 'PROXY 127.0.0.1:{closed_port()}; DIRECT'", f"http://127.0.0.1:{site}/")
    assert [step.purpose for step in seen] == [Purpose.CONTEXT, Purpose.PAGE, Purpose.PAGE]
    assert exchange(seen).family is Family.IPV4


def test_a_dead_proxy_before_one_that_cannot_be_used_leaves_it_unknown() -> None:
    answer = f"return 'PROXY 127.0.0.1:{closed_port()}; SOCKS 127.0.0.1:1080'"
    seen = _by_script(answer, "http://site.test/")
    assert (exchange(seen).failure, exchange(seen).family) == (Failure.FAULT, Family.PROXY)
    assert "SOCKS proxy (127.0.0.1:1080)" in exchange(seen).detail


@pytest.mark.parametrize("first", ["SOCKS 127.0.0.1:1080", "HTTPS 127.0.0.1:443", "PROXY", "nonsense"])
def test_nothing_goes_directly_where_a_way_before_cannot_be_used(first: str) -> None:
    with serving(answering(MARKER.encode())) as site:
        seen = _by_script(f"return '{first}; DIRECT'", f"http://127.0.0.1:{site}/")
    assert [(step.failure, step.family) for step in seen] == [(Failure.FAULT, Family.PROXY)]


def test_dead_proxies_alone_are_the_proxys_trouble() -> None:
    seen = _by_script(f"return 'PROXY 127.0.0.1:{closed_port()}'", "http://site.test/")
    assert [(step.failure, step.purpose) for step in seen] == [(Failure.REFUSED, Purpose.PAGE)]


def test_a_dead_proxy_is_tried_last_for_a_while() -> None:
    one, two = closed_port(), closed_port()
    script = f"function FindProxyForURL() {{ return 'PROXY 127.0.0.1:{one}; PROXY 127.0.0.1:{two}; DIRECT' }}"
    first, second = ProxyAddress(host="127.0.0.1", port=one), ProxyAddress(host="127.0.0.1", port=two)

    async def ask(port: int) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
        choice = ProxyChoice(f"pac+http://127.0.0.1:{port}/")
        before = await choice.ways(parse_address("https://site.test/"))
        choice.note_dead(first)
        return before, await choice.ways(parse_address("https://site.test/"))

    with serving(answering(script.encode())) as port:
        assert asyncio.run(ask(port)) == ((first, second, None), (second, None, first))


def test_each_hop_goes_the_way_that_the_script_says_for_it() -> None:
    """A block page inside the school is gone to directly, and not by the proxy that led there."""
    with serving(answering(MARKER.encode())) as inside:
        to = f"http://127.0.0.1:{inside}/blocked"
        with serving(answering(b"", "302 Found", Location=to)) as proxy:
            answer = f"return url.indexOf('blocked') > 0 ? 'DIRECT' : 'PROXY 127.0.0.1:{proxy}'"
            # only a page of loopback may send the browser there
            seen = _by_script(answer, "http://127.0.0.1/")
    connections = [step for step in seen if isinstance(step, Connection)]
    assert [(step.to_proxy, step.hop) for step in connections] == [(True, 0), (False, 1)]
    assert exchange(seen).answer is not None


@pytest.mark.parametrize(
    ("settings", "way"),
    [
        ({}, None),
        ({"http_proxy": "http://a:3128"}, ProxyAddress(host="a", port=3128)),
        ({"http_proxy": "a:3128"}, ProxyAddress(host="a", port=3128)),
        ({"http_proxy": "http://a"}, ProxyAddress(host="a", port=80)),
        ({"http_proxy": "http://a:3128/"}, ProxyAddress(host="a", port=3128)),
        ({"https_proxy": "http://a:3128"}, None),
        ({"all_proxy": "http://a:3128"}, ProxyAddress(host="a", port=3128)),
        ({"ALL_PROXY": "http://a:3128"}, ProxyAddress(host="a", port=3128)),
        ({"ALL_PROXY": "http://a:1", "http_proxy": "http://b:2"}, ProxyAddress(host="b", port=2)),
        ({"ALL_PROXY": "http://a:1", "no_proxy": "other.test,site.test"}, None),
        ({"ALL_PROXY": "http://a:1", "no_proxy": "site.test:8080"}, ProxyAddress(host="a", port=1)),
    ],
)
def test_the_devices_own_setting_is_read(settings: dict[str, str], way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    _set_alone(settings, monkeypatch)
    assert system_ways(parse_address("http://site.test/")) == (way,)
    assert ProxyChoice("system").never is not bool({name.lower() for name in settings} - {"no_proxy"})


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("socks5://a:1080", "names a SOCKS proxy (a), which this program cannot use"),
        ("socks5h://me:secret@a:1080", "names a SOCKS proxy (a), which this program cannot use"),
        ("https://a:1080", "names a proxy over HTTPS (a), which this program cannot use"),
        ("http://me:secret@a:3128", "names a proxy with a user name, which this program cannot use"),
        ("http://a:b:c", "names a proxy that cannot be understood"),
    ],
)
def test_a_setting_that_cannot_be_used_is_never_taken_for_a_direct_way(
    setting: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _set_alone({"ALL_PROXY": setting}, monkeypatch)
    seen = visited(device(proxy="system"), "http://site.test/")
    assert (exchange(seen).failure, exchange(seen).family) == (Failure.FAULT, Family.PROXY)
    assert exchange(seen).detail == f"The device's own setting {says}."
    assert "secret" not in repr(seen)


class _Registry:
    """What Windows keeps a user's settings in, as far as it is asked."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "machine", "user"

    def __init__(self, root: str, value: str) -> None:
        self._root, self._value = root, value

    def OpenKey(self, root: str, _path: str) -> contextlib.AbstractContextManager[str]:  # noqa: N802 - its name there
        return contextlib.nullcontext(root)

    def QueryValueEx(self, key: str, name: str) -> tuple[str, int]:  # noqa: N802
        if (key, name) != (self._root, "AutoConfigURL"):
            raise FileNotFoundError
        return self._value, 1


@pytest.mark.parametrize("root", ["machine", "user"])
def test_a_settings_file_that_windows_names_is_used(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many schools' devices have nothing else."""
    _set_alone({}, monkeypatch)
    script = b"function FindProxyForURL() { return 'PROXY a:1' }"
    with serving(answering(script)) as port:
        monkeypatch.setitem(sys.modules, "winreg", cast("ModuleType", _Registry(root, f"http://127.0.0.1:{port}/p")))
        monkeypatch.setattr(system_proxy, "_WINDOWS", True)
        choice = ProxyChoice("system")
        assert not choice.never
        ways = asyncio.run(choice.ways(parse_address("http://site.test/")))
    assert ways == (ProxyAddress(host="a", port=1),)


_MACS_SETTINGS = """\
<dictionary> {
  ExceptionsList : <array> {
    0 : *.local
  }
  FTPPassive : 1
  HTTPEnable : 0
  ProxyAutoConfigEnable : %s
  ProxyAutoConfigURLString : %s
  ProxyAutoDiscoveryEnable : 0
}
"""


@pytest.mark.parametrize("enabled", ["1", "0"])
def test_a_settings_file_that_a_mac_names_is_used_where_it_is_switched_on(
    enabled: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Python's own reading of a Mac's settings knows no settings files, and would call the way direct."""
    _set_alone({}, monkeypatch)
    monkeypatch.setattr(system_proxy, "_MACOS", True)
    with serving(answering(b"function FindProxyForURL() { return 'PROXY a:1' }")) as port:
        said = tmp_path / "said"
        said.write_text(_MACS_SETTINGS % (enabled, f"http://127.0.0.1:{port}/p"))
        monkeypatch.setattr(system_proxy, "_SCUTIL", ("cat", str(said)))
        choice = ProxyChoice("system")
        assert choice.never is (enabled == "0")
        ways = asyncio.run(choice.ways(parse_address("http://site.test/")))
    assert ways == ((ProxyAddress(host="a", port=1),) if enabled == "1" else (None,))


def test_a_mac_whose_settings_cannot_be_read_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_proxy, "_MACOS", True)
    monkeypatch.setattr(system_proxy, "_SCUTIL", ("/nowhere/scutil",))
    assert system_proxy.settings_file() == ""


@pytest.mark.parametrize("url", ["file:///C:/proxy.pac", "C:\\proxy.pac", "\\\\server\\proxy.pac"])
def test_a_settings_file_that_cannot_be_fetched_is_no_direct_way(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "winreg", cast("ModuleType", _Registry("user", url)))
    monkeypatch.setattr(system_proxy, "_WINDOWS", True)
    (way,) = asyncio.run(ProxyChoice("system").ways(parse_address("http://site.test/")))
    assert isinstance(way, ProxyUnknown)


def _set_alone(settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "socks_proxy", "no_proxy", "ftp_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
