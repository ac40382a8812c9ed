"""Certificate chains judged twice: by the public roots and by the device's own store.

Signed by the public roots, the site itself answered. Signed by something else that the device trusts, the
network inspects TLS. Trusted by neither, the device's browser warns.
"""

import hashlib
import ipaddress
import ssl
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import certifi
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import verification

from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.observation import Certificate, Trust
from venuecheck.filtering.people import without_addresses

_LINUX_STORES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
_MAC_KEYCHAINS = (
    "/System/Library/Keychains/SystemRootCertificates.keychain",
    "/Library/Keychains/System.keychain",
)
_MAX_CACHED = 4_096
# What a stranger's certificate can make the library raise; not all of it is a `ValueError`.
_UNREADABLE = (ValueError, x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)


@dataclass(slots=True)
class TrustJudge:
    """Judges chains by two sets of roots. Answers are kept, because one chain serves many pages."""

    public: verification.Store | None
    device: verification.Store | None
    _kept: dict[tuple[str, str], tuple[Trust, Trust]] = field(default_factory=dict)

    @classmethod
    def load(cls, public_roots: Path | None, device_roots: Path | None) -> "TrustJudge":
        """Read both sets: from the PEM files named, else certifi's and the device's. Raises `InputError`."""
        public = _read_file(public_roots) if public_roots else _parse(Path(certifi.where()).read_bytes())
        device = _read_file(device_roots) if device_roots else _device_store()
        by_public = _store(public)
        return cls(public=by_public, device=by_public if device == public else _store(device))

    def judge(self, chain: tuple[bytes, ...], name: str, at: datetime) -> tuple[Trust, Trust]:
        """Say what the public roots and what the device's roots make of `chain` (DER, leaf first) for `name`."""
        key = (hashlib.sha256(b"".join(chain)).hexdigest(), name)
        if key not in self._kept:
            if len(self._kept) >= _MAX_CACHED:
                self._kept.clear()
            certificates = _parsed(chain)
            public = _judge(self.public, certificates, name, at)
            same = self.device is self.public
            self._kept[key] = (public, public if same else _judge(self.device, certificates, name, at))
        return self._kept[key]


@contextmanager
def _quietly() -> Iterator[None]:
    """Certificates in use break rules of form (certifi's own roots among them); that is no news for a person."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def roots_in(content: bytes) -> bytes:
    """Give the certificates of a file as PEM, and nothing else of it; a single one may be in binary form (DER)."""
    found = _parse(content) or _parsed((content,))
    return b"".join(one.public_bytes(Encoding.PEM) for one in found)


@lru_cache(maxsize=1_024)
def describe(der: bytes) -> Certificate:
    """Give a certificate's names, digest and PEM text. Never raises on a malformed one.

    Kept, because one certificate is seen for many pages: an authority's, or that of a filter.
    """
    digest = hashlib.sha256(der).hexdigest()
    try:
        with _quietly():
            certificate = _certificate(der)
            subject, issuer = certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string()
            pem = certificate.public_bytes(Encoding.PEM).decode("ascii")
            begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    except _UNREADABLE:
        return Certificate(subject="", issuer="", sha256=digest)
    kept = without_addresses(subject), without_addresses(issuer)
    return Certificate(
        subject=kept[0][:300],
        issuer=kept[1][:300],
        sha256=digest,
        # the certificate itself would tell whose it is
        pem=pem[:8_192] if kept == (subject, issuer) else "",
        valid_from=begins,
        valid_until=ends,
    )


def _store(roots: tuple[x509.Certificate, ...]) -> verification.Store | None:
    return verification.Store(list(roots)) if roots else None


@lru_cache(maxsize=16)
def _certificate(der: bytes) -> x509.Certificate:
    """Read one certificate. Kept for a moment: it is judged by two sets of roots, and then described."""
    return x509.load_der_x509_certificate(der)


def _parsed(chain: tuple[bytes, ...]) -> list[x509.Certificate]:
    """Read a chain; [] where one of it cannot be read."""
    try:
        with _quietly():
            return [_certificate(der) for der in chain]
    except _UNREADABLE:
        return []


def _judge(roots: verification.Store | None, certificates: list[x509.Certificate], name: str, at: datetime) -> Trust:
    if roots is None or not certificates:
        return Trust.NOT_JUDGED
    leaf = certificates[0]
    begins, ends = leaf.not_valid_before_utc, leaf.not_valid_after_utc
    # a clock may be wrong: who vouches for it is asked of the nearest of its days
    on = min(max(at, begins), max(begins, ends))
    if _verifies(roots, certificates, name, on):
        late = Trust.EXPIRED if at > on else Trust.NOT_YET_VALID
        return Trust.TRUSTED if at == on else late
    own_name = _first_name(leaf)
    if own_name and own_name != name and _verifies(roots, certificates, own_name, on):
        return Trust.WRONG_NAME
    return Trust.INCOMPLETE if _incomplete(certificates) else Trust.UNKNOWN_ISSUER


def _incomplete(chain: list[x509.Certificate]) -> bool:
    """Whether the leaf's issuer is missing and the leaf carries public logs' stamps.

    The stamps are not verified, for that takes the logs' keys. So such a chain is taken neither for the site's own
    nor for a filter's.
    """
    leaf = chain[0]
    if any(other.subject == leaf.issuer for other in chain):
        return False
    try:
        with _quietly():
            stamps = leaf.extensions.get_extension_for_class(x509.PrecertificateSignedCertificateTimestamps).value
            return len(list(stamps)) > 1
    except (x509.ExtensionNotFound, *_UNREADABLE):
        return False


# Without these two extensions the library cannot verify at all; it insists on nothing else in the second pass.
_RELAXED_CA = verification.ExtensionPolicy.permit_all().require_present(
    x509.BasicConstraints, verification.Criticality.AGNOSTIC, None
)
_RELAXED_LEAF = verification.ExtensionPolicy.permit_all().require_present(
    x509.SubjectAlternativeName, verification.Criticality.AGNOSTIC, None
)


def _verifies(roots: verification.Store, chain: list[x509.Certificate], name: str, at: datetime) -> bool:
    """Try the library's default policy, then one that does not insist on extensions (a school's own CA)."""
    builder = verification.PolicyBuilder().store(roots).time(at)
    if _passes(builder, chain, name):
        return True
    relaxed = builder.extension_policies(ca_policy=_RELAXED_CA, ee_policy=_RELAXED_LEAF)
    return _passes(relaxed, chain, name) and _names_match(chain[0], name)


def _passes(policy: verification.PolicyBuilder, chain: list[x509.Certificate], name: str) -> bool:
    try:
        policy.build_server_verifier(_subject(name)).verify(chain[0], chain[1:])
    except (verification.VerificationError, *_UNREADABLE):
        return False
    return True


def _names_match(leaf: x509.Certificate, name: str) -> bool:
    """The permissive policy also skips the names, so they are compared here."""
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, *_UNREADABLE):
        return False
    if name.replace(".", "").isdigit() or ":" in name:
        return name in {str(address) for address in names.get_values_for_type(x509.IPAddress)}
    patterns = {pattern.lower() for pattern in names.get_values_for_type(x509.DNSName)}
    parent = name.partition(".")[2]
    return name in patterns or (bool(parent) and f"*.{parent}" in patterns)


def _first_name(leaf: x509.Certificate) -> str:
    try:
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, *_UNREADABLE):
        return ""
    return next(iter(names.get_values_for_type(x509.DNSName)), "").replace("*.", "any.")


def _subject(name: str) -> verification.Subject:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _read_file(path: Path) -> tuple[x509.Certificate, ...]:
    try:
        with opened(path) as stream:
            found = _parse(stream.read())
    except OSError as error:
        what = f"the certificates cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check 'trust:' in the configuration") from None
    if not found:
        raise InputError.at(str(path), "there is no certificate in this file", "export the roots as PEM")
    return found


def _parse(pem: bytes) -> tuple[x509.Certificate, ...]:
    """Read every certificate that can be read: one bad entry in a store must not hide the rest."""
    found = []
    marker = b"-----END CERTIFICATE-----"
    for block in pem.split(marker)[:-1]:
        start = block.find(b"-----BEGIN CERTIFICATE-----")
        if start < 0:
            continue
        try:
            with _quietly():
                found.append(x509.load_pem_x509_certificate(block[start:] + marker))
        except _UNREADABLE:
            continue
    return tuple(found)


def _device_store() -> tuple[x509.Certificate, ...]:
    if sys.platform == "win32":
        stored = [
            der for store in ("ROOT", "CA") for der, kind, _ in ssl.enum_certificates(store) if kind == "x509_asn"
        ]
        return _parse("".join(ssl.DER_cert_to_PEM_cert(der) for der in stored).encode("ascii"))
    if sys.platform == "darwin":
        command = ["/usr/bin/security", "find-certificate", "-a", "-p", *_MAC_KEYCHAINS]
        try:
            exported = subprocess.run(command, capture_output=True, timeout=20, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return _parse(exported.stdout)
    named = ssl.get_default_verify_paths().cafile
    for path in (*_LINUX_STORES, *([named] if named else [])):
        try:
            found = _parse(Path(path).read_bytes())
        except OSError:
            continue
        if found:
            return found
    return ()
