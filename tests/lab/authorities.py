"""The lab's two certificate authorities: the public one, and the school's own."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

if TYPE_CHECKING:
    from pathlib import Path

_DAY = timedelta(days=1)
_USAGES = {
    "digital_signature": False,
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "key_cert_sign": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A certificate authority: its certificate, and the key that signs."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def create(cls, name: str) -> "Authority":
        """Make a self-signed authority called `name`."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name(name)
        certificate = (
            _lasting(subject, subject, key.public_key())
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
            .sign(key, SHA256())
        )
        return cls(certificate=certificate, key=key)

    def certify(self, host: str, *, has_expired: bool = False) -> bytes:
        """Give a web server's certificate for `host` and its key, as one PEM."""
        key = ec.generate_private_key(ec.SECP256R1())
        return _server(host, key, self.certificate.subject, self.key, has_expired=has_expired)

    def write(self, folder: "Path", stem: str) -> None:
        """Write `<stem>.pem`, the certificate alone, and `<stem>-signing.pem`, with its key."""
        certificate = self.certificate.public_bytes(Encoding.PEM)
        (folder / f"{stem}.pem").write_bytes(certificate)
        (folder / f"{stem}-signing.pem").write_bytes(certificate + _key_pem(self.key))


def self_signed(host: str) -> bytes:
    """Give a web server's certificate for `host` that no authority stands behind, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    return _server(host, key, _name(host), key)


def _server(
    host: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    signing_key: ec.EllipticCurvePrivateKey,
    *,
    has_expired: bool = False,
) -> bytes:
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key())
    certificate = (
        _lasting(_name(host), issuer, key.public_key(), ends=-_DAY / 24 if has_expired else 30 * _DAY)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(issuer_id, critical=False)
        .sign(signing_key, SHA256())
    )
    return certificate.public_bytes(Encoding.PEM) + _key_pem(key)


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _usage(*allowed: str) -> x509.KeyUsage:
    return x509.KeyUsage(**(_USAGES | dict.fromkeys(allowed, True)))


def _lasting(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, *, ends: timedelta = 30 * _DAY
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=issuer, public_key=key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _DAY)
        .not_valid_after(now + ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
