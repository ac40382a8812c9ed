"""Which names, addresses and web sites the lab's internet has."""

from functools import cache
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from tests.yaml_data import read_yaml

from .authorities import Authority, self_signed

_FILE = Path(__file__).parent / "internet.yaml"


Certificate = Literal["genuine", "expired", "wrong name", "self-signed", "unknown authority"]


class Site(BaseModel):
    """One web site, as it is without any filter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: IPv4Address
    address6: IPv6Address | None = None
    """Has a meaning where a lab has the part `ipv6` only: elsewhere no route leads there."""
    listed: bool = False
    """True where the filters' lists name it."""
    status: int = 200
    """The HTTP status of every answer; 0 where no web server runs at all."""
    is_there: bool = True
    """False where no machine has the address: whoever writes to it hears nothing."""
    says: str = ""
    """The words of its page, instead of the site's own."""
    size: int = 0
    """The length of its page in bytes, where that matters; its own words come first."""
    resets: bool = False
    """Where it cuts visitors off (status 444): True for a reset, False for a plain end."""
    location: str = ""
    """Where every answer redirects to."""
    headers: dict[str, str] = {}
    certificate: Certificate = "genuine"

    @property
    def serves(self) -> bool:
        """Whether a web server runs."""
        return self.is_there and self.status != 0


class Internet(BaseModel):
    """The names of `.test`, and who answers for them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dns: IPv4Address
    sites: dict[str, Site]
    records: list[str] = []
    """Records of the zone `.test` besides the sites' addresses."""
    world: dict[str, IPv4Address] = {}
    """Names of the world outside `.test` and their addresses, where nobody is."""

    def addresses(self) -> list[str]:
        """List every address of the internet's side, each once."""
        there = [site for site in self.sites.values() if site.is_there]
        newer = (str(site.address6) for site in there if site.address6)
        return sorted({str(self.dns), *(str(site.address) for site in there), *newer})

    def certify(self, authority: Authority, folder: Path) -> None:
        """Write each site's certificate and key to `<host>.pem`."""
        for host, site in self.sites.items():
            (folder / f"{host}.pem").write_bytes(_certificate(host, site, authority))


def _certificate(host: str, site: Site, authority: Authority) -> bytes:
    match site.certificate:
        case "genuine":
            return authority.certify(host)
        case "expired":
            return authority.certify(host, has_expired=True)
        case "wrong name":
            return authority.certify("elsewhere.test")
        case "self-signed":
            return self_signed(host)
        case "unknown authority":
            return Authority.create("Nobody's Root").certify(host)


def marker(host: str) -> str:
    """Give the words that a page of `host` holds when it comes from the site itself."""
    return f"ORIGIN-MARKER {host}"


@cache
def the_internet() -> Internet:
    """Read `internet.yaml`."""
    return Internet.model_validate(read_yaml(_FILE.read_text()))
