"""The chain over records: each header carries its predecessor's digest, so that a change, a loss or a swap shows.

A payload is bound by a salted digest and can be deleted with its salt; the header stays and the chain is whole.
Canonical JSON is RFC 8785, digests are SHA-256.
"""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any

import rfc8785

FIRST = "0" * 64
"""What the first record names as its predecessor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stays of a record for good."""

    seq: int
    """From 1, without gaps."""
    kind: str
    key: str
    """What it is about: a newer record with the same kind and key takes its place."""
    venue: str
    at: str
    """RFC 3339, UTC."""
    previous: str
    payload_digest: str

    @property
    def digest(self) -> str:
        """SHA-256 of this header in canonical JSON, hexadecimal."""
        return hashlib.sha256(rfc8785.dumps(asdict(self))).hexdigest()


def canonical(body: Any) -> bytes:  # noqa: ANN401 - JSON
    """Give JSON values in their one canonical form."""
    return rfc8785.dumps(body)


def payload_digest(salt: bytes, body: bytes) -> str:
    """Bind a payload: without the salt nobody can guess what a deleted one said."""
    return hashlib.sha256(salt + body).hexdigest()
