"""`reference:` in venuecheck.yaml: where the reference of an unfiltered line is, and the one key that may sign it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from venuecheck.authoring.document import Document
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import Problem

MAX_AGE_DAYS = 30
_OLDEST_DAYS = 366
_KEY = re.compile(r"[0-9a-f]{64}")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReference:
    """What `reference:` may say."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    address: str = ""
    """An https address; that of a folder where it ends in a slash."""
    file: str = ""
    """A file, or a folder, beside the configuration or elsewhere."""
    key: str = ""
    max_age_days: int = MAX_AGE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceSetting:
    """Where a venue's checks get their reference."""

    at: str | Path
    """An https address, or a file; of a folder, the list's own file in it."""
    key: str
    """The public key of who publishes it, in hexadecimal."""
    max_age_days: int = MAX_AGE_DAYS


def reference_setting(path: Path, written: WrittenReference | None) -> ReferenceSetting | None:
    """Give the setting of the configuration at `path`; None where there is none."""
    if written is None:
        return None
    at = written.address.strip() or in_full(path).parent / written.file
    return ReferenceSetting(at=at, key=_bare(written.key), max_age_days=written.max_age_days)


def reference_problems(document: Document, written: WrittenReference | None) -> Iterator[Problem]:
    """Name what is missing, and what would take a reference from anybody."""
    if written is None:
        return
    address = written.address.strip()
    if bool(address) is bool(written.file.strip()):
        what = "both an address and a file are named here" if address else "neither an address nor a file is named here"
        yield document.problem(("reference",), what, "write either 'address:' or 'file:', not both", at_key=True)
    if address and not _is_https(address):
        fix = "write an address that begins with https://, without a name or password in it"
        yield document.problem(("reference", "address"), "a reference is fetched over https alone", fix)
    if not _KEY.fullmatch(_bare(written.key)):
        fix = "write the 64 letters and figures that its publisher told you, by another way than the file came"
        what = "this is no public key" if written.key else "the key of who publishes it is missing"
        place = ("reference", "key") if ("reference", "key") in document.places else ("reference",)
        yield document.problem(place, what, fix, at_key=not written.key)
    if not 1 <= written.max_age_days <= _OLDEST_DAYS:
        what = f"max_age_days must be from 1 to {_OLDEST_DAYS}"
        yield document.problem(("reference", "max_age_days"), what, "write a number from there")


def _bare(key: str) -> str:
    """Give a key without the spaces and capitals that people write into it."""
    return "".join(key.split()).lower()


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
        usable = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return (
        parts.scheme == "https"
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and usable
        and len(address) < _LONGEST
    )
