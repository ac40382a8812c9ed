"""Signed files: DSSE's JSON envelope, written and read with every bound that a file from outside needs."""

import base64
import binascii
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.signing import Signer, fingerprint, is_signed

MAX_BYTES = 32 * 1024 * 1024
"""The largest envelope that is read. Nothing in it is compressed, so it can not grow when it is opened."""
TOO_LARGE = f"this file is larger than {MAX_BYTES // 1024 // 1024} MiB"
_MAX_SIGNATURES = 16
_SHORT, _FEW = 64, 65_536
_KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """An envelope whose form is right. Whether it is signed, and by whom, is yet to be asked."""

    kind: str
    body: bytes
    signatures: tuple[bytes, ...]
    keys: tuple[str, ...] = ()
    """The keys (hexadecimal) that stand beside signatures: as the file says, and not signed."""

    def is_signed_by(self, public_key: str) -> bool:
        """Whether one of the signatures is that of this key (hexadecimal)."""
        return any(is_signed(public_key, signature, self.kind, self.body) for signature in self.signatures)


def seal(signer: Signer, kind: str, body: bytes, *, with_key: bool = False) -> bytes:
    """Put `body` into an envelope, signed as a document of this kind. The same input gives the same bytes.

    `with_key`: the key stands beside its signature, where the body does not name it.
    """
    sig = base64.b64encode(signer.sign(kind, body)).decode()
    signature = {"keyid": fingerprint(signer.public_key), "sig": sig}
    signature |= {"public_key": signer.public_key} if with_key else {}
    envelope = {"payloadType": kind, "payload": base64.b64encode(body).decode(), "signatures": [signature]}
    return (json.dumps(envelope) + "\n").encode()


def read_envelope(raw: bytes, name: str) -> Envelope:
    """Read an envelope; `name` is what to call it in errors. Raises `InputError` where its form is wrong."""
    if len(raw) > MAX_BYTES:
        raise InputError.at(name, TOO_LARGE, _FIX)
    data = parse(raw, name)
    if not isinstance(data, dict):
        raise InputError.at(name, _NONE, _FIX)
    kind, body, signatures = data.get("payloadType"), data.get("payload"), data.get("signatures")
    if not isinstance(kind, str) or not isinstance(body, str) or not isinstance(signatures, list):
        raise InputError.at(name, _NONE, _FIX)
    if not signatures:
        raise InputError.at(name, "this file is not signed", _FIX)
    if len(signatures) > _MAX_SIGNATURES:
        raise InputError.at(name, "this file has too many signatures", _FIX)
    found = [one.get("sig") if isinstance(one, dict) else None for one in signatures]
    keys = [one.get("public_key") if isinstance(one, dict) else None for one in signatures]
    return Envelope(
        kind=kind,
        body=_decoded(body, name),
        signatures=tuple(_decoded(one, name) for one in found if one),
        keys=tuple(one for one in keys if isinstance(one, str) and _KEY.fullmatch(one)),
    )


def parse(raw: bytes, name: str) -> Any:  # noqa: ANN401 - JSON
    """Read JSON as RFC 8259 has it: no key twice, no NaN. Raises `InputError`."""
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_without_twins, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise InputError.at(name, _NONE, _FIX) from None


def parse_body(raw: bytes, name: str) -> Any:  # noqa: ANN401 - JSON
    """Read what was signed. What is no whole number comes as a fraction, so that its place can be named.

    Raises `InputError`, which says what cannot be read: a key may have signed it all the same.
    """
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_without_twins, parse_int=_whole, parse_constant=float)
    except UnicodeDecodeError:
        what = "it is not UTF-8"
    except json.JSONDecodeError:
        what = "it is not JSON"
    except _TwiceError as error:
        what = f"'{plain(str(error), 60)}' is named twice in one place"
    except RecursionError:
        what = "it is nested too deep"
    raise InputError.at(
        name, f"what it says cannot be read: {what}", f"{_FIX}, and which version of venuecheck made it"
    )


_LONGEST_NUMBER = 100


def _whole(text: str) -> float:
    return int(text) if len(text) <= _LONGEST_NUMBER and text != "-0" else float(text)


class _TwiceError(ValueError):
    """A name stands twice in one object."""


_NONE = "this is not a file that venuecheck signed, or it was damaged on its way"
_FIX = "ask for it again"


def _decoded(text: object, name: str) -> bytes:
    # DSSE wants both alphabets read
    if not isinstance(text, str):
        raise InputError.at(name, _NONE, _FIX)
    try:
        return base64.b64decode(text.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        raise InputError.at(name, _NONE, _FIX) from None


@lru_cache(maxsize=_FEW)
def _once(text: str) -> str:
    """Give a text as it is in memory already: the same few short ones come again and again, in thousands of files.

    Not by `sys.intern`: Python 3.12 up to 3.12.6 never lets go of what came so, and anybody may send a file.
    """
    return text


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = {key: _once(value) if type(value) is str and len(value) <= _SHORT else value for key, value in pairs}
    if len(made) != len(pairs):
        raise _TwiceError(next(key for at, (key, _) in enumerate(pairs) if key in dict(pairs[:at])))
    return made


def _refuse(text: str) -> NoReturn:
    message = f"{text} is no number"
    raise ValueError(message)
