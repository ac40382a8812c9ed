"""By which way, or ways, this device's browser would go to an address."""

import asyncio
import time
from dataclasses import dataclass, field

from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.vantage.pac import Script, ScriptFailed, asked_about
from venuecheck.filtering.vantage.pac_download import NotFetched, fetch_script
from venuecheck.filtering.vantage.proxy import ProxyAddress, ProxyUnknown, Way, check_setting, parse_proxy, ways_of
from venuecheck.filtering.vantage.system_proxy import names_a_proxy, settings_file, system_ways

_DEAD_FOR = 300.0
"""Seconds for which a proxy that did not answer is tried last, as browsers do."""
_FILE = "The proxy settings file (PAC)"
_ASKED_AGAIN_AFTER = 30.0
"""Seconds after which a settings file that was not to be had is asked for once more."""


@dataclass(slots=True)
class ProxyChoice:
    """Chooses as the network's setting says."""

    setting: str
    _script: Script | None = None
    _trouble: ProxyUnknown | None = None
    _trouble_until: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _chosen: dict[str, tuple[Way, ...]] = field(default_factory=dict)
    """By what the script was asked."""
    _dead: dict[ProxyAddress, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise `InputError` where the setting cannot be used."""
        check_setting(self.setting)

    @property
    def never(self) -> bool:
        """Whether it is plain that no address goes by a proxy."""
        return self.setting == "none" or (self.setting == "system" and not names_a_proxy())

    async def ways(self, address: WebAddress) -> tuple[Way, ...]:
        """Give the ways to `address`, at least one, the first that a browser would try first. Never raises."""
        found = await self._ways(address)
        if len(found) < 2:  # noqa: PLR2004 - of one there is no order
            return found
        now = time.monotonic()
        return tuple(sorted(found, key=lambda way: isinstance(way, ProxyAddress) and self._dead.get(way, 0.0) > now))

    def note_dead(self, proxy: ProxyAddress) -> None:
        """Note that a proxy did not answer."""
        self._dead[proxy] = time.monotonic() + _DEAD_FOR

    async def _ways(self, address: WebAddress) -> tuple[Way, ...]:
        if self.setting == "none":
            return (None,)
        if self.setting == "system":
            file = settings_file()
            return await self._by_script(file, address) if file else system_ways(address)
        if self.setting.startswith("pac+"):
            return await self._by_script(self.setting.removeprefix("pac+"), address)
        return (parse_proxy(self.setting),)

    async def _by_script(self, url: str, address: WebAddress) -> tuple[Way, ...]:
        key = asked_about(address)
        async with self._lock:
            if key not in self._chosen:
                script = await self._read(url)
                if isinstance(script, ProxyUnknown):
                    return (script,)
                try:
                    self._chosen[key] = ways_of(await asyncio.to_thread(script.decide, address), where=_FILE)
                except ScriptFailed as error:
                    self._chosen[key] = (ProxyUnknown(f"{_FILE} {error.args[0]}."),)
        return self._chosen[key]

    async def _read(self, url: str) -> Script | ProxyUnknown:
        if self._trouble is not None and time.monotonic() < self._trouble_until:
            return self._trouble
        if self._script is None:
            try:
                self._script = Script(await fetch_script(url))
            except NotFetched as error:
                self._trouble = ProxyUnknown(f"{_FILE} {error.args[0]}.")
                self._trouble_until = time.monotonic() + _ASKED_AGAIN_AFTER
                return self._trouble
        return self._script
