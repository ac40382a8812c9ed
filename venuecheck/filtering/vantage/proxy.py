"""Which proxy, if any, this device's browser would use for an address."""

import asyncio
import multiprocessing
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from venuecheck.core.problem import InputError
from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.vantage.pac import MAX_PAC_BYTES, evaluate

if TYPE_CHECKING:
    from multiprocessing.connection import Connection as Pipe

_PAC_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyAddress:
    """An explicit proxy."""

    host: str
    port: int

    def __str__(self) -> str:
        """Give `host:port`."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class ProxyUnknown(Exception):  # noqa: N818 - a fact about the network, shown to a person
    """The proxy that a browser would use cannot be found out. `args[0]` says why, as a sentence."""


def parse_proxy(text: str) -> ProxyAddress:
    """Read `http://host:port`. Raises `InputError`."""
    fix = "write none, system, http://10.0.0.8:3128 or pac+http://wpad.example.test/proxy.pac"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InputError.at("proxy", f"'{text}' is not a proxy's address", fix) from None
    if parts.scheme != "http" or not parts.hostname or not port or parts.path not in {"", "/"}:
        raise InputError.at("proxy", f"'{text}' is not a proxy's address", fix)
    if parts.username or parts.password:
        what = "a proxy with a user name and password is not supported: the record would hold them"
        raise InputError.at("proxy", what, fix)
    return ProxyAddress(host=parts.hostname, port=port)


def check_setting(setting: str) -> None:
    """Raise `InputError` where a network's `proxy` setting cannot be used."""
    if setting in {"none", "system"}:
        return
    if setting.startswith(("pac+http://", "pac+https://")):
        if not urlsplit(setting.removeprefix("pac+")).hostname:
            raise InputError.at("proxy", f"'{setting}' names no host", "write pac+http://wpad.example.test/proxy.pac")
        return
    parse_proxy(setting)


class ProxyChoice:
    """Chooses the proxy for each address as the network's setting says."""

    def __init__(self, setting: str) -> None:
        check_setting(setting)
        self._setting = setting
        self._script: str | None = None
        self._lock = asyncio.Lock()
        self._chosen: dict[tuple[str, str], ProxyAddress | None] = {}

    @property
    def never(self) -> bool:
        """Whether it is plain that no address goes by a proxy."""
        if self._setting == "system":
            return not {"http", "https", "all"} & set(urllib.request.getproxies())
        return self._setting == "none"

    async def choose(self, address: WebAddress) -> ProxyAddress | None:
        """Give the proxy for `address`, None for a direct connection. Raises `ProxyUnknown`."""
        if self._setting == "none":
            return None
        if self._setting == "system":
            return _system_proxy(address)
        if not self._setting.startswith("pac+"):
            return parse_proxy(self._setting)
        async with self._lock:
            key = (address.scheme, address.host)
            if key not in self._chosen:
                script = await self._fetch_script()
                answer = await asyncio.to_thread(_evaluate_in_child, script, address.url, address.host)
                self._chosen[key] = _first_choice(answer)
            return self._chosen[key]

    async def _fetch_script(self) -> str:
        if self._script is None:
            import httpx  # noqa: PLC0415 - only where a PAC file is used

            url = self._setting.removeprefix("pac+")
            try:
                async with (
                    asyncio.timeout(_PAC_SECONDS),
                    # the script decides for every page, so a school's own certificate must not stop it
                    httpx.AsyncClient(trust_env=False, verify=False) as client,  # noqa: S501
                    client.stream("GET", url) as reply,
                ):
                    raw = b""
                    async for chunk in reply.aiter_raw():
                        raw += chunk
                        if len(raw) > MAX_PAC_BYTES:
                            raise ProxyUnknown("The proxy settings file (PAC) is too large.")
                    if not reply.is_success:
                        raise ProxyUnknown(f"The proxy settings file (PAC) is not there (status {reply.status_code}).")
            except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError):
                raise ProxyUnknown("The proxy settings file (PAC) could not be fetched.") from None
            self._script = raw.decode("utf-8", "replace")
        return self._script


def _system_proxy(address: WebAddress) -> ProxyAddress | None:
    """Environment variables, the Windows registry or macOS settings, as the standard library reads them."""
    if urllib.request.proxy_bypass(address.host):
        return None
    found = urllib.request.getproxies().get(address.scheme)
    if not found:
        return None
    try:
        return parse_proxy(found if "://" in found else f"http://{found}")
    except InputError:
        raise ProxyUnknown("The device's own proxy setting cannot be used by this program.") from None


def _evaluate_in_child(script: str, url: str, host: str) -> str:
    """Run the script in a child process: an endless one cannot be stopped inside this one."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_child, args=(theirs, script, url, host), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(_PAC_SECONDS):
            raise ProxyUnknown(f"The proxy settings file (PAC) did not decide within {_PAC_SECONDS:g} seconds.")
        kind, text = ours.recv()
    except EOFError:
        raise ProxyUnknown("The proxy settings file (PAC) stopped the program that read it.") from None
    finally:
        child.kill()
        child.join()
        child.close()
        ours.close()
    if kind != "ok":
        raise ProxyUnknown("The proxy settings file (PAC) holds a mistake, and a browser could not use it.")
    return str(text)


def _child(pipe: "Pipe", script: str, url: str, host: str) -> None:
    pipe.send(evaluate(script, url, host))
    pipe.close()


def _first_choice(answer: str) -> ProxyAddress | None:
    """Read `PROXY host:port; DIRECT` and take the first, as a browser does.

    A first choice that this program cannot use (SOCKS, say) is one that the browser uses: going on to the next
    would measure another way than the browser's.
    """
    kind, _, where = answer.partition(";")[0].strip().partition(" ")
    if kind.upper() in {"", "DIRECT"}:
        return None
    if kind.upper() in {"PROXY", "HTTP"}:
        try:
            return parse_proxy(f"http://{where.strip()}")
        except InputError:
            raise ProxyUnknown("The proxy settings file (PAC) names a proxy that cannot be understood.") from None
    raise ProxyUnknown("The proxy settings file (PAC) names a kind of proxy that this program cannot use.")
