"""The fingerprints that ship, and what a venue taught: what filter products look like."""

import hashlib

from venuecheck import catalogue
from venuecheck.authoring.kept import kept
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.reading.fingerprint import read_tried_fingerprint

fingerprint_in = kept(read_tried_fingerprint)
"""Reads a shipped fingerprint."""


def load_fingerprints(taught: tuple[Fingerprint, ...] = ()) -> tuple[tuple[Fingerprint, ...], str]:
    """Read every shipped fingerprint; give them after `taught`, and a version that changes with any of them."""
    found, digest = [], hashlib.sha256()
    for path in catalogue.fingerprints():
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw)
        found.append(fingerprint_in(path))
    for own in taught:
        digest.update(repr(own.signs).encode())
    return (*taught, *found), f"sha256:{digest.hexdigest()[:16]}"
