"""The demonstration's certificates pass the same checks as real ones."""

import socket
import ssl
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from venuecheck.demo.certificates import make_authority
from venuecheck.demo.connections import HERE
from venuecheck.demo.school import Opened

from .client import SECONDS


def shown(school: Opened, host: str) -> x509.Certificate:
    """Give the certificate that the school's https shows for `host`, whoever signed it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection((HERE, school.https_port), timeout=SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        return x509.load_der_x509_certificate(secure.getpeercert(binary_form=True) or b"")


@pytest.mark.parametrize(("host", "public"), [("open.test", True), ("inspect.test", False), ("block-page.test", False)])
def test_chains(school: Opened, host: str, *, public: bool) -> None:
    """A site's own chain holds by the public roots, an inspected one by the device's only."""
    certificate = shown(school, host)
    verify(certificate, host, school.device_roots)
    if public:
        verify(certificate, host, school.public_roots)
    else:
        with pytest.raises(VerificationError):
            verify(certificate, host, school.public_roots)


def verify(certificate: x509.Certificate, host: str, roots: bytes) -> None:
    """Verify as strictly as cryptography does by default."""
    store = Store(x509.load_pem_x509_certificates(roots))
    verifier = PolicyBuilder().store(store).time(datetime.now(UTC)).build_server_verifier(x509.DNSName(host))
    verifier.verify(certificate, [])


def test_each_authority_is_its_own() -> None:
    """Two demonstrations share no key."""
    assert make_authority("one").pem != make_authority("one").pem
