"""What a server is started with."""

from dataclasses import dataclass
from pathlib import Path

HERE = ("127.0.0.1", "localhost", "[::1]")
"""Names of loopback, as browsers ask for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Which venues are served, where accounts are, and under which names browsers may come."""

    configs: tuple[Path, ...]
    """The configuration of each venue."""
    folder: Path
    """Where the key of the accounts is, and their database where no other is named."""
    accounts: str = ""
    """The database of accounts, in SQLAlchemy's form; empty for a file in the folder."""
    hosts: tuple[str, ...] = HERE
    """The names by which browsers may ask for this server; whatever else they say is refused."""
    is_https: bool = False
    """Whether browsers reach it by HTTPS, through the proxy before it."""

    @property
    def added(self) -> Path:
        """Where venues are that are added from a page."""
        return self.folder / "venues"

    @staticmethod
    def hosts_for(listening: str, public: str) -> tuple[str, ...]:
        """Give the names for a server that listens on an address and is known by a public name, if by any."""
        own = () if listening in {"0.0.0.0", "::"} else (listening,)  # noqa: S104 - to leave them out
        return tuple(dict.fromkeys((*HERE, *own, *filter(None, (public,)))))
