"""The authorities of these lines, and a server's context for each host that is asked for."""

import ssl
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from tests.filtering.vantage.authority import NOW, Authority
from tests.truth.acts import Signed


@dataclass(slots=True)
class Certificates:
    """Certificates of every authority, made when they are needed."""

    folder: Path
    _authorities: dict[str, Authority] = field(default_factory=dict)
    _contexts: dict[tuple[str, Signed], ssl.SSLContext] = field(default_factory=dict)

    def context(self, host: str, signed: Signed) -> ssl.SSLContext:
        """Give a server's context for `host`."""
        key = (host, signed)
        if key not in self._contexts:
            begins, ends = (NOW + timedelta(days=each) for each in signed.days)
            issued = self._authority(signed.by).issue(host, begins=begins, ends=ends)
            self._contexts[key] = issued.server(self.folder)
        return self._contexts[key]

    def _authority(self, name: str) -> Authority:
        if name not in self._authorities:
            self._authorities[name] = Authority(f"{name.title()} authority")
        return self._authorities[name]

    def roots(self, *names: str) -> Path:
        """Write the roots of these authorities into one file, and give it."""
        path = self.folder / f"{'-'.join(names)}-roots.pem"
        pem = (self._authority(name).own.certificate.public_bytes(Encoding.PEM) for name in names)
        path.write_bytes(b"".join(pem))
        return path
