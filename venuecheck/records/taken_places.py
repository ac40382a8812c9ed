"""Places that nothing else may be written to: where records and accounts stand, and all that belongs to them."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.records.copies import BESIDE

_OF_KEYS: Final = tuple(f"venuecheck*.{kind}{more}" for kind in ("key", "anchor", "secret") for more in ("", ".*"))
_KEYS: Final = ("venuecheck.yaml", *_OF_KEYS)
_DATABASES: Final = "venuecheck*.db"
"""What is called so is kept, and so is the place of what is not there yet."""
DATABASE_BEGINS: Final = (
    b"SQLite format 3\0",
    bytes.fromhex("377f0682"),
    bytes.fromhex("377f0683"),
    bytes.fromhex("d9d505f920a163d7"),
)
"""How SQLite's files begin, whatever they are called: a store, accounts, a copy of either; a log, a journal."""
_OF_SETTINGS: Final = b"\nvenue:"
"""A line of every venue's configuration, whatever the file is called."""
_READ: Final = 64 * 1024


def refuse_over_records(path: Path, *, is_copy: bool = False) -> None:
    """Raise `InputError` where a venue's records or accounts stand, or what they are set up by or proven with.

    `is_copy`: a copy of them is written, which may be called as they are.
    """
    if any(_is_taken(one, is_copy=is_copy) for one in {path, in_full(path)}):
        what = "this file is a venue's records, or what they are set up by or proven with, and stays as it is"
        raise InvalidError.at(str(path), what, "give what is written another name")


def refuse_as_evidence(path: Path) -> None:
    """Raise `InputError` where a file is a venue's own key, anchor or secret, or holds its records."""
    own = next((one for one in (path, in_full(path)) if _is_key(one) or _lies_beside(one)), None)
    if own is not None or _begins(in_full(path)).startswith(DATABASE_BEGINS):
        what = "this file is a venue's key or anchor, or its records, and no evidence of a booking or a check"
        raise InvalidError.at(str(path), what, "attach the document itself")


def _is_key(path: Path) -> bool:
    return any(fnmatchcase(path.name.casefold(), name) for name in _OF_KEYS)


def _is_taken(path: Path, *, is_copy: bool) -> bool:
    names = _KEYS if is_copy else (*_KEYS, _DATABASES)
    return any(fnmatchcase(path.name.casefold(), name) for name in names) or _lies_beside(path) or _holds_records(path)


def _lies_beside(path: Path) -> bool:
    """Whether SQLite keeps something of a database there, or would: its log, its journal, its shared memory."""
    for end in BESIDE:
        name = path.name.removesuffix(end)
        if name not in {path.name, ""}:
            database = path.with_name(name)
            return fnmatchcase(name.casefold(), _DATABASES) or _begins(database).startswith(DATABASE_BEGINS)
    return False


def _holds_records(path: Path) -> bool:
    begins = _begins(path)
    is_settings = path.suffix.casefold() in {".yaml", ".yml"} and _OF_SETTINGS in b"\n" + begins
    return begins.startswith(DATABASE_BEGINS) or is_settings


def _begins(path: Path) -> bytes:
    """Give how a file begins. Raises `InputError` where it cannot be read: nobody can tell whether it is records."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(_READ)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror or 'input error'}): it may be a venue's records"
        raise InputError.at(str(path), what, "give what is written another name, or see who may read it") from None
