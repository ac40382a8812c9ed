"""What a connection to a search engine shows of a lock that DNS does not show. Asked only where the site wants it.

A network locks safe search without DNS in two ways: it puts a parameter into the search's address, or a header into
the request. For both it must read the connection. So a connection that nobody reads shows that the network locks
nothing there; one that is read, and sends the browser on to a locked address, shows the lock. A header, or an address
that is changed without the browser knowing, is added on the way out and does not show here: that is said so.

The one search that is made is for the weather. Where a lock in the address is not documented, only a handshake is
made and nothing is asked for. Sources: the services' own instructions to network administrators (Google: `safe=active`;
Bing: `adlt=strict`; DuckDuckGo: `kp=1`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit

from venuecheck.filtering.judging.journey import inspected
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.observation import Exchange, Handshake, Observation, Trust
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.probing.inquiry import Inquiry, endpoint_of

PORT = 443


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a site may choose."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic reads it from the class

    connect: bool = False
    """Whether search engines that DNS does not lock are connected to as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A harmless search, and what stands in its address where it is locked."""

    target: str
    parameter: str
    value: str


SEARCHES = {
    "Google": Search(target="/search?q=weather", parameter="safe", value="active"),
    "Bing": Search(target="/search?q=weather", parameter="adlt", value="strict"),
    "DuckDuckGo": Search(target="/?q=weather", parameter="kp", value="1"),
}


class Shown(StrEnum):
    """What a connection showed."""

    IN_ADDRESS = "in_address"
    """The browser is sent on to a locked address."""
    UNREAD = "unread"
    """Nothing on the way reads the connection, so nothing on the way locks anything in it."""
    READ = "read"
    """The network reads it: it may add a header that does not show here."""
    NOTHING = "nothing"
    """No connection was made, or its certificate tells nothing."""


async def connect(inquiry: Inquiry, title: str, name: str, addresses: Iterable[str]) -> None:
    """Connect to a service at its first usable address; ask for a harmless search where that can show a lock."""
    where = next((address for address in addresses if not sinkhole_of(address)), "")
    if not where:
        return
    endpoint = endpoint_of(where, PORT)
    search = SEARCHES.get(title)
    if search is None:
        await inquiry.greet(endpoint, name)
        return
    port = "" if PORT == 443 else f":{PORT}"  # noqa: PLR2004 - https's own
    page = Page(id=inquiry.subject, url=f"https://{name}{port}{search.target}")
    await inquiry.open_at(page, endpoint, named=True)


def shown_by(title: str, steps: Iterable[Observation]) -> Shown:
    """Say what the steps of one service's connection show."""
    shown = Shown.NOTHING
    for step in steps:
        if isinstance(step, Handshake) and step.failure is None:
            read = Shown.READ if inspected(step) else Shown.NOTHING
            shown = Shown.UNREAD if step.public_trust is Trust.TRUSTED else read
        elif isinstance(step, Exchange) and _locked(SEARCHES.get(title), step):
            return Shown.IN_ADDRESS
    return shown


def _locked(search: Search | None, step: Exchange) -> bool:
    redirect = step.answer.redirect if step.answer is not None else None
    if search is None or redirect is None or not redirect.same_site:
        return False
    return parse_qs(urlsplit(redirect.url).query).get(search.parameter) == [search.value]
