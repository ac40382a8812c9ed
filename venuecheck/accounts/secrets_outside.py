"""The key that stands outside the database of accounts: it encrypts second factors and signs what browsers hold."""

import hashlib
import hmac
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from venuecheck.accounts.files import KEY_NAME
from venuecheck.core.half_made import folder_for
from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import InputError

_BYTES = 32
_NONCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class WebKey:
    """A secret of 32 bytes, from which a key is derived for each use. It is never shown."""

    raw: bytes

    @classmethod
    def beside(cls, folder: Path) -> Self:
        """Read the key in a folder, made where there is none. Raises `InputError` where it cannot be used."""
        path = folder / KEY_NAME
        if not path.exists():
            try:
                _make(path)
            except OSError as error:
                what = f"the key of the accounts cannot be written ({error.strerror or 'output error'})"
                raise InputError.at(str(path), what, "check that the folder can be written to") from None
        return cls(raw=_read(path))

    def for_use(self, use: str) -> bytes:
        """Derive the key of one use (HMAC-SHA-256 of its name; RFC 5869's expansion of one block)."""
        return hmac.new(self.raw, use.encode() + b"\x01", hashlib.sha256).digest()

    def encrypted(self, text: str, about: str) -> bytes:
        """Encrypt a text that only opens again for the same `about` (AES-256-GCM)."""
        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self.for_use("encryption")).encrypt(nonce, text.encode(), about.encode())

    def decrypted(self, sealed: bytes, about: str) -> str:
        """Give the text back. Raises `cryptography.exceptions.InvalidTag` where key, text or `about` are others.

        So it does of what was never encrypted: whoever has the database can put anything there.
        """
        cipher = AESGCM(self.for_use("encryption"))
        try:
            return cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode()).decode()
        except (TypeError, ValueError, OverflowError):
            raise InvalidTag from None

    def __repr__(self) -> str:
        """Show nothing."""
        return "WebKey()"


def _make(path: Path) -> None:
    """Write a key whole, and give it its name then: a program that dies in between leaves no half of one.

    Where another process was quicker, its key stands.
    """
    with folder_for(path) as folder:
        made = folder / path.name
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(os.urandom(_BYTES).hex().encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
        try:
            path.hardlink_to(made)  # unlike a renamed file, it replaces nothing
        except FileExistsError:
            pass
        except OSError:  # a file system without links
            if not path.exists():
                made.rename(path)


def _read(path: Path) -> bytes:
    try:
        with opened(path) as stream:
            raw = bytes.fromhex(stream.read().decode("ascii").strip())
    except (OSError, ValueError):
        raw = b""
    if len(raw) != _BYTES:
        what = "the key of the accounts cannot be used"
        raise InputError.at(str(path), what, "bring it back from a copy: second factors open with no other")
    return raw
