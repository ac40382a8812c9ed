"""The proxy that this device's own settings name: environment variables, Windows' registry, macOS's settings."""

import importlib
import re
import subprocess
import sys
import urllib.request
from urllib.parse import urlsplit

from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.vantage.proxy import ProxyUnknown, Way, proxy_at

_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_POLICIES = r"Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings"
_WINDOWS = sys.platform == "win32"
_MACOS = sys.platform == "darwin"
_SCUTIL = ("/usr/sbin/scutil", "--proxy")
_LINE = re.compile(r"^ *(\w+) : (.*\S) *$", re.MULTILINE)
_PATIENCE = 5.0
_NAMES = ("http", "https", "all", "socks")


def settings_file() -> str:
    """Give the address of the proxy settings file (PAC) that this device is told to use, '' for none."""
    if _MACOS:
        return _macs_file()
    return _windows_file() if _WINDOWS else ""


def _macs_file() -> str:
    """Ask the system as its manual says (scutil(8)); Python's own reading knows no settings files."""
    try:
        said = subprocess.run(  # noqa: S603 - a fixed program
            _SCUTIL, capture_output=True, text=True, timeout=_PATIENCE, check=False
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    told = dict(_LINE.findall(said))
    return told.get("ProxyAutoConfigURLString", "") if told.get("ProxyAutoConfigEnable") == "1" else ""


def _windows_file() -> str:
    winreg = importlib.import_module("winreg")  # there is none elsewhere

    for root, path in ((winreg.HKEY_LOCAL_MACHINE, _POLICIES), (winreg.HKEY_CURRENT_USER, _SETTINGS)):
        try:
            with winreg.OpenKey(root, path) as key:
                value = str(winreg.QueryValueEx(key, "AutoConfigURL")[0]).strip()
        except OSError:
            continue
        if value:
            return value
    return ""


def names_a_proxy() -> bool:
    """Whether anything is set at all."""
    return bool(set(_NAMES) & set(urllib.request.getproxies()) or settings_file())


def system_ways(address: WebAddress) -> tuple[Way, ...]:
    """Give the way that the device's own setting names for `address`."""
    if urllib.request.proxy_bypass(address.authority):
        return (None,)
    set_ = urllib.request.getproxies()
    found = set_.get(address.scheme) or set_.get("all") or set_.get("socks")
    return (None,) if not found else (_way(found.strip()),)


def _way(setting: str) -> Way:
    scheme, _, rest = setting.rpartition("://")
    where = rest.rstrip("/")
    if scheme.lower() not in {"", "http"}:
        kind = "a SOCKS proxy" if scheme.lower().startswith("socks") else "a proxy over HTTPS"
        host = urlsplit(f"//{where}").hostname or ""
        return ProxyUnknown(f"The device's own setting names {kind} ({host}), which this program cannot use.")
    if "@" in where:
        return ProxyUnknown("The device's own setting names a proxy with a user name, which this program cannot use.")
    return proxy_at(where) or ProxyUnknown("The device's own setting names a proxy that cannot be understood.")
