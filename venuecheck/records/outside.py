"""What stands outside the database: the key that signs, and the anchor, which says how far the records went.

Both are files beside the configuration, for their owner alone.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from venuecheck.core.problem import InputError
from venuecheck.records.copies import file_of
from venuecheck.records.mark import Mark, is_mark, nothing_yet
from venuecheck.records.signing import Signer, public_key_at, read_signer, signer_at

KEY_NAME, ANCHOR_NAME = "venuecheck.key", "venuecheck.anchor"
ANCHOR_SCHEMA = "venuecheck.anchor/1"
_LARGEST = 4_096
_FIELDS = frozenset({"schema", "public_key", "records", "last", "day", "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Where the key and the anchor of a store are."""

    key_path: Path
    anchor_path: Path

    @classmethod
    def beside(cls, folder: Path) -> "Outside":
        """Give those of a folder."""
        return cls(key_path=folder / KEY_NAME, anchor_path=folder / ANCHOR_NAME)

    @property
    def has_key(self) -> bool:
        """Whether a key is there."""
        return self.key_path.exists()

    def public_key(self) -> str | None:
        """Give the key's public side (hexadecimal), None where there is no key. Raises `InputError`."""
        return public_key_at(self.key_path)

    def signer(self) -> Signer | None:
        """Give the key, None where there is none. Raises `InputError`."""
        return read_signer(self.key_path)

    def anchor(self) -> Mark | None:
        """Give what the anchor says, None where there is none. Raises `AnchorError` where it is not as it was written.

        Its own key signed it; whether that is the store's key is another question.
        """
        if self.anchor_path.exists() and not self.anchor_path.is_file():  # a pipe would be waited for without end
            raise AnchorError.at(str(self.anchor_path), CHANGED, ANCHOR_FIX)
        try:
            with self.anchor_path.open("rb") as stream:
                raw = stream.read(_LARGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AnchorError.at(
                str(self.anchor_path), f"it cannot be read ({error.strerror or 'input error'})"
            ) from None
        mark = _mark(raw)
        if mark is None:
            raise AnchorError.at(str(self.anchor_path), CHANGED, ANCHOR_FIX)
        return mark

    def begin(self) -> None:
        """Make the key and the anchor of a store in which nothing is recorded yet; leave those that are there."""
        signer = signer_at(self.key_path)
        if not self.anchor_path.exists():
            with self.prepared(nothing_yet(signer.public_key), signer) as settle:
                settle()

    @contextmanager
    def prepared(self, mark: Mark, signer: Signer) -> "Iterator[Settle]":
        """Write what the anchor is to say beside it, so that putting it in its place can hardly fail.

        Gives what puts it there. Raises `InputError` where it cannot be written: then nothing may be recorded either.
        """
        try:
            made = Path(self._written(mark, signer))
        except OSError as error:
            what = f"the anchor of the records cannot be written ({error.strerror or 'output error'})"
            fix = "check that the folder can be written to and the disk has room"
            raise InputError.at(str(self.anchor_path), what, fix) from None
        try:
            yield Settle(made, self.anchor_path)
        finally:
            made.unlink(missing_ok=True)

    def _written(self, mark: Mark, signer: Signer) -> str:
        text = json.dumps({"schema": ANCHOR_SCHEMA, **asdict(mark), "signature": mark.sign(signer)}, indent=2) + "\n"
        folder = self.anchor_path.parent
        for left in folder.glob(f".{ANCHOR_NAME}.*"):  # of a program that was stopped just then
            left.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{ANCHOR_NAME}.")  # mode 0600
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        return name


@dataclass(frozen=True, slots=True)
class Settle:
    """Puts an anchor in its place."""

    made: Path
    place: Path

    def __call__(self) -> None:
        """Do it."""
        with contextlib.suppress(OSError):  # one that is behind is no fault, and the next record brings it up
            self.made.replace(self.place)


class AnchorError(InputError):
    """The anchor is there and cannot be relied on."""


CHANGED = "the anchor of the records is not as it was written"
ANCHOR_FIX = "bring it back from a copy, or have an administrator set it anew"


def _mark(raw: bytes) -> Mark | None:
    """Read an anchor; None where it is none, or its key did not sign it."""
    try:
        said: Any = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    if len(raw) > _LARGEST or not isinstance(said, dict) or set(said) != _FIELDS or said["schema"] != ANCHOR_SCHEMA:
        return None
    if not is_mark(said["public_key"], said["records"], said["last"], said["day"]):
        return None
    mark = Mark(public_key=said["public_key"], records=said["records"], last=said["last"], day=said["day"])
    return mark if mark.is_signed(said["signature"]) else None


def beside_file(url: str) -> Outside | None:
    """Give what stands beside a store in a file; None for any other address."""
    path = file_of(url)
    return Outside.beside(path.parent) if path is not None else None
