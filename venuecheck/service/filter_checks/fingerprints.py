"""The fingerprints that ship: what filter products look like."""

import hashlib

from venuecheck import catalogue
from venuecheck.authoring.document import read
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.reading.fingerprint import read_fingerprint


def load_fingerprints() -> tuple[tuple[Fingerprint, ...], str]:
    """Read every shipped fingerprint; give them and a version that changes with any of them."""
    found, digest = [], hashlib.sha256()
    for path in catalogue.fingerprints():
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw)
        found.append(read_fingerprint(read(raw, str(path))))
    return tuple(found), f"sha256:{digest.hexdigest()[:16]}"
