"""Which names, addresses and web sites the lab's internet has."""

from functools import cache
from ipaddress import IPv4Address
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from .authorities import Authority

_FILE = Path(__file__).parent / "internet.yaml"


class Site(BaseModel):
    """One web site, as it is without any filter."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: IPv4Address
    listed: bool = False
    """True where the filters' lists name it."""
    status: int = 200
    """The HTTP status of every answer; 0 where no web server runs at all."""


class Internet(BaseModel):
    """The names of `.test`, and who answers for them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    dns: IPv4Address
    sites: dict[str, Site]

    def addresses(self) -> list[str]:
        """List every address of the internet's side, each once."""
        return sorted({str(self.dns), *(str(site.address) for site in self.sites.values())})

    def certify(self, authority: "Authority", folder: Path) -> None:
        """Write each site's certificate and key to `<host>.pem`."""
        for host in self.sites:
            (folder / f"{host}.pem").write_bytes(authority.certify(host))


def marker(host: str) -> str:
    """Give the words that a page of `host` holds when it comes from the site itself."""
    return f"ORIGIN-MARKER {host}"


@cache
def the_internet() -> Internet:
    """Read `internet.yaml`."""
    return Internet.model_validate(yaml.safe_load(_FILE.read_text()))
