"""The store's key, and signatures in the form of DSSE.

DSSE (https://github.com/secure-systems-lab/dsse, protocol 1.0.0) signs the type together with the content. Only its
encoding is needed here, a line; the signature is Ed25519 (RFC 8032) of the library cryptography.
"""

import contextlib
import hashlib
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from venuecheck.core.half_made import folder_for
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then

_LONGEST = 4_096
"""Bytes of a key's file; ours has 119."""
_OTHERS = 0o077
_PUBLIC_BYTES = 32
_REMEMBERED = 4_096
"""Bytes of what is signed that are remembered: a mark has some hundred."""
_FINGERPRINT_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key that signs. It is never shown, and leaves its file only into memory."""

    key: Ed25519PrivateKey

    @property
    def public_key(self) -> str:
        """The public key, 32 bytes in hexadecimal."""
        raw = self.key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        return raw.hex()

    def sign(self, kind: str, body: bytes) -> bytes:
        """Sign `body` as a document of this kind."""
        return self.key.sign(pre_authentication(kind, body))

    def __repr__(self) -> str:
        """Show the public side only."""
        return f"Signer({fingerprint(self.public_key)})"


def pre_authentication(kind: str, body: bytes) -> bytes:
    """Encode what is signed: DSSE's PAE."""
    name = kind.encode()
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(body), body)


def is_signed(public_key: str, signature: bytes, kind: str, body: bytes) -> bool:
    """Whether the owner of `public_key` (hexadecimal) signed `body` as a document of this kind."""
    # what is long is a file, proven once: to remember hundreds of them would hold all of them
    ask = _is_signed_once if len(body) <= _REMEMBERED else _is_signed_once.__wrapped__
    return ask(public_key, signature, kind, body)


@lru_cache(maxsize=256)  # the ends of a store's chains are proven again and again
def _is_signed_once(public_key: str, signature: bytes, kind: str, body: bytes) -> bool:
    try:
        raw = bytes.fromhex(public_key)
        if len(raw) != _PUBLIC_BYTES:
            return False
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, pre_authentication(kind, body))
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """Give a key's fingerprint to read out on the telephone: 80 bits of its SHA-256, in groups of four."""
    digest = hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:_FINGERPRINT_DIGITS].upper()
    return in_fours(digest)


def in_fours(digits: str) -> str:
    """Write a fingerprint, as `in_one` gives it, in groups of four, as it is read out."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def in_one(written: str) -> str:
    """Give a fingerprint without blanks and in capitals, however somebody wrote it, to be compared."""
    return "".join(written.split()).upper()


def is_fingerprint(digits: str) -> bool:
    """Whether this, as `in_one` gives it, is a whole fingerprint."""
    return len(digits) == _FINGERPRINT_DIGITS and set(digits) <= set("0123456789ABCDEF")


def signer_at(path: Path) -> Signer:
    """Read the key at `path`, made where there is none. Raises `InputError` where others could read it."""
    there = read_signer(path)
    return there if there is not None else keep(new_signer(), path)


def new_signer() -> Signer:
    """Make a key, in memory alone."""
    return Signer(Ed25519PrivateKey.generate())


def keep(signer: Signer, path: Path) -> Signer:
    """Write a new key and give it, or the one that is there by now. Raises `InputError`."""
    try:
        _write(signer, path)
    except OSError as error:
        what = f"the key that signs the records cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(str(path), what, "check that the folder can be written to and the disk has room") from None
    there = read_signer(path)
    if there is None:
        what = "a link stands where the key that signs the records belongs, and leads nowhere"
        raise InputError.at(str(path), what, "bring back what it leads to, or take it away")
    return there


def read_signer(path: Path) -> Signer | None:
    """Read the key at `path`, None where there is none. Raises `InputError` where others could read it."""
    with contextlib.suppress(FileNotFoundError):
        return _read(path)
    return None


def public_key_at(path: Path) -> str | None:
    """Give the public side of the key at `path`, None where there is none: to prove with it, whoever can read it.

    Raises `InputError` where it cannot be read.
    """
    with contextlib.suppress(FileNotFoundError):
        return _read(path, for_signing=False).public_key
    return None


def key_bytes(path: Path) -> bytes:
    """Give what is in the file of a key, which is short: of a longer one nothing. Raises `OSError`."""
    with path.open("rb") as stream:
        content = stream.read(_LONGEST + 1)
    return content if len(content) <= _LONGEST else b""


def _read(path: Path, *, for_signing: bool = True) -> Signer:
    try:
        if not path.exists():  # nor does a link that leads nowhere, or round in a ring, lead to one
            raise FileNotFoundError
        if for_signing and os.name == "posix" and path.stat().st_mode & _OTHERS:
            fix = f"take that right away: chmod 600 {path}"
            raise InputError.at(str(path), "others can read the key that signs the records", fix)
        if not path.is_file():  # a pipe would be waited for without end
            raise ValueError
        key = serialization.load_pem_private_key(key_bytes(path), password=None)
    except FileNotFoundError:
        raise
    except OSError as error:
        what = f"the key that signs the records cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(str(path), what, "check who may read the file") from None
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        fix = "bring it back from a copy; only where there is none, move this file away and have its loss recorded"
        then = Then(step=Step.RECORD_LOST_KEY)
        raise InputError.at(str(path), "this is not the key of a store", fix, then=then)
    return Signer(key)


def _write(signer: Signer, path: Path) -> None:
    """Write a key, whole or not at all, readable by its owner alone; leave one that is there already."""
    pem = signer.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with folder_for(path) as folder:
        made = folder / path.name
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(pem)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            # a link fails where a file is there: of two programs that begin at once, one makes the key
            path.hardlink_to(made)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            made.replace(path)
