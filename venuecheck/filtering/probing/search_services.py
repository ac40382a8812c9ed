"""Search engines, the names under which people use them, and the names by which DNS locks safe search on.

Sources: the services' own instructions to network administrators.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """One way in which a service can be locked."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service, the names under which people use it, and how it is locked."""

    title: str
    names: tuple[str, ...]
    locks: tuple[Lock, ...]
    shared: bool = False
    """Its servers are shared with other sites, so that one address for both names proves nothing; an alias does."""


SERVICES = (
    Service(
        title="Google",
        names=("www.google.com", "google.com", "www.google.co.uk"),
        locks=(Lock(names=("forcesafesearch.google.com",)),),
    ),
    Service(
        title="YouTube",
        names=(
            "www.youtube.com",
            "m.youtube.com",
            "youtubei.googleapis.com",
            "youtube.googleapis.com",
            "www.youtube-nocookie.com",
        ),
        locks=(
            Lock(names=("restrict.youtube.com",), words="strict"),
            Lock(names=("restrictmoderate.youtube.com",), words="moderate"),
        ),
    ),
    Service(title="Bing", names=("www.bing.com", "edgeservices.bing.com"), locks=(Lock(names=("strict.bing.com",)),)),
    Service(
        title="DuckDuckGo",
        names=("duckduckgo.com", "www.duckduckgo.com", "start.duckduckgo.com"),
        locks=(Lock(names=("safe.duckduckgo.com",)),),
    ),
    Service(
        title="Ecosia",
        names=("www.ecosia.org",),
        locks=(Lock(names=("strict-safe-search.ecosia.org",)),),
        shared=True,
    ),
    Service(
        title="Brave",
        names=("search.brave.com",),
        locks=(Lock(names=("forcesafe.search.brave.com",)),),
        shared=True,
    ),
    Service(title="Pixabay", names=("pixabay.com",), locks=(Lock(names=("safesearch.pixabay.com",)),), shared=True),
    Service(title="Yandex", names=("yandex.com", "ya.ru"), locks=(Lock(addresses=("213.180.193.56",)),)),
)
