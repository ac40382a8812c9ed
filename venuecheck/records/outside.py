"""What stands outside the database: for each chain the key that signs it, and the anchor, which says how far it went.

All are files beside the configuration, or in the data folder of a server, for their owner alone. Those of the venue
that came first are `venuecheck.key` and `venuecheck.anchor`; another's have its id: `venuecheck-hill-top.key`.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from venuecheck.core.ids import is_id
from venuecheck.core.problem import InputError
from venuecheck.records.chains import OWN
from venuecheck.records.copies import file_of
from venuecheck.records.mark import Mark, is_mark, nothing_yet
from venuecheck.records.signing import Signer, public_key_at, read_signer, signer_at

KEY_NAME, ANCHOR_NAME = "venuecheck.key", "venuecheck.anchor"
ANCHOR_SCHEMA, FORMER_SCHEMA = "venuecheck.anchor/2", "venuecheck.anchor/1"
"""The former one named no chain: there was one."""
_LARGEST = 4_096
_FIELDS = frozenset({"public_key", "records", "last", "day", "signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Where the key and the anchor of a chain are."""

    chain: str
    """Its venue's id, or `chains.OWN`."""
    key_path: Path
    anchor_path: Path
    trunk_key_path: Path | None = None
    """Where the key of the trunk may be, from which the chain goes on."""

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

    @property
    def is_here(self) -> bool:
        """Whether one of them is."""
        return self.has_key or self.anchor_path.exists()

    def trunk_key(self) -> str | None:
        """Give the public side of the trunk's key, None where it is not here. Raises `InputError`."""
        return public_key_at(self.trunk_key_path) if self.trunk_key_path else None

    def anchor(self) -> Mark | None:
        """Give what the anchor says, None where there is none. Raises `AnchorError` where it is not as it was written.

        Its own key signed it; whether that is the chain's key is another question.
        """
        found = read_anchor(self.anchor_path)
        if found is None:
            return None
        if found.chain not in {"", self.chain}:
            raise AnchorError.at(str(self.anchor_path), f"the anchor is that of {found.chain}", ANCHOR_FIX)
        return found.mark

    def begin(self) -> None:
        """Make the key and the anchor of a chain in which nothing is recorded yet; leave those that are there."""
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
        said = {
            "schema": ANCHOR_SCHEMA,
            "chain": self.chain,
            **asdict(mark),
            "signature": mark.sign(signer, self.chain),
        }
        return _written_beside(self.anchor_path, json.dumps(said, indent=2) + "\n")


def _written_beside(place: Path, text: str) -> str:
    """Write what is to take the place of a file, beside it, and give its name."""
    folder, prefix = place.parent, f".{place.name}."
    for left in folder.glob(f"{prefix}*"):  # of a program that was stopped just then
        left.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=prefix)  # mode 0600
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an anchor says."""

    chain: str
    """Whose it is; empty in those of earlier versions."""
    mark: Mark


def read_anchor(path: Path) -> Anchor | None:
    """Read an anchor, None where there is none. Raises `AnchorError` where it is not as it was written."""
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise AnchorError.at(str(path), CHANGED, ANCHOR_FIX)
    try:
        with path.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise AnchorError.at(str(path), f"it cannot be read ({error.strerror or 'input error'})") from None
    found = _anchor(raw)
    if found is None:
        raise AnchorError.at(str(path), CHANGED, ANCHOR_FIX)
    return found


def _anchor(raw: bytes) -> Anchor | None:
    """Understand an anchor; None where it is none, or its key did not sign it."""
    try:
        said: Any = json.loads(raw.decode("utf-8"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None
    if len(raw) > _LARGEST or not isinstance(said, dict):
        return None
    schema, chain = said.get("schema"), said.get("chain", "")
    more = {"schema"} if schema == FORMER_SCHEMA else {"schema", "chain"}
    if schema not in (ANCHOR_SCHEMA, FORMER_SCHEMA) or said.keys() != _FIELDS | more:  # a list is in no set
        return None
    if more == {"schema", "chain"} and not (isinstance(chain, str) and is_chain(chain)):
        return None
    if not is_mark(said["public_key"], said["records"], said["last"], said["day"]):
        return None
    mark = Mark(public_key=said["public_key"], records=said["records"], last=said["last"], day=said["day"])
    return Anchor(chain=chain, mark=mark) if mark.is_signed(said["signature"], chain) else None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Take in a JSON object that names nothing twice: readers differ in which of two they take."""
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError
    return said


@dataclass(frozen=True, slots=True)
class Beside:
    """The folder in which the keys and the anchors of a store's chains are."""

    folder: Path

    def of(self, chain: str) -> Outside:
        """Give where those of a chain are, or are to be."""
        named = self.named(chain)
        if named.is_here or not self._can_be_first(chain):
            return named
        return self._first(chain)

    def named(self, chain: str) -> Outside:
        """Give where those of a chain are that was not the first one here."""
        name = chain if is_chain(chain) else "_none"  # what somebody wrote into the database leads nowhere else
        return Outside(
            chain=chain,
            key_path=self.folder / f"venuecheck-{name}.key",
            anchor_path=self.folder / f"venuecheck-{name}.anchor",
            trunk_key_path=self.folder / KEY_NAME,
        )

    def is_named(self, outside: Outside) -> bool:
        """Whether an anchor says whose it is: those of earlier versions can be that of several venues."""
        with contextlib.suppress(AnchorError):
            anchor = read_anchor(outside.anchor_path)
            return anchor is None or bool(anchor.chain)
        return True

    def trunk_signer(self) -> Signer | None:
        """Give the key that may be the trunk's, None where there is none. Raises `InputError`."""
        return read_signer(self.folder / KEY_NAME)

    def chains(self) -> frozenset[str]:
        """Name the chains of which an anchor or a key is here, as far as these tell."""
        first = self._content(self.folder / KEY_NAME)  # a copy of it under another name is no chain's
        keys = (path for path in self.folder.glob("venuecheck-*.key") if path.is_file())
        keyed = {path.stem.removeprefix("venuecheck-") for path in keys if not first or self._content(path) != first}
        return frozenset({*filter(is_chain, keyed), *(anchor.chain for anchor in self._anchors() if anchor.chain)})

    @staticmethod
    def _content(path: Path) -> bytes:
        with contextlib.suppress(OSError):
            return path.read_bytes() if path.is_file() else b""
        return b""

    def marks(self, chain: str = "") -> Iterator[Mark]:
        """Give how far the anchor of a chain says that it goes; of every chain where none is named."""
        if not chain:
            yield from (anchor.mark for anchor in self._anchors())
            return
        with contextlib.suppress(AnchorError):
            mark = self.of(chain).anchor()
            yield from [mark] if mark is not None else []

    def _anchors(self) -> "Iterator[Anchor]":
        for path in sorted(self.folder.glob("venuecheck*.anchor")):
            with contextlib.suppress(AnchorError):
                anchor = read_anchor(path)
                if anchor is not None:
                    yield anchor

    def say_whose(self, chain_with: Callable[[str], str]) -> None:
        """Write into an anchor of an earlier version whose it is; `chain_with` knows by its last record's digest.

        Its key has to be here: whose it is, is signed.
        """
        place = self.folder / ANCHOR_NAME
        with contextlib.suppress(InputError, OSError):
            anchor, signer = read_anchor(place), self.trunk_signer()
            chain = chain_with(anchor.mark.last) if anchor and not anchor.chain and anchor.mark.records else ""
            if anchor is not None and is_chain(chain) and signer and signer.public_key == anchor.mark.public_key:
                with self._first(chain).prepared(anchor.mark, signer) as settle:
                    settle()

    def _first(self, chain: str) -> Outside:
        return Outside(chain=chain, key_path=self.folder / KEY_NAME, anchor_path=self.folder / ANCHOR_NAME)

    def _can_be_first(self, chain: str) -> bool:
        """Whether what was first here is this chain's, or nobody's yet."""
        with contextlib.suppress(AnchorError):
            anchor = read_anchor(self.folder / ANCHOR_NAME)
            return anchor is None or anchor.chain in {"", chain}
        return True


def is_chain(name: str) -> bool:
    """Whether a text can be a chain's name."""
    return name == OWN or is_id(name)


def beside_file(url: str) -> Beside | None:
    """Give what stands beside a store in a file; None for any other address."""
    path = file_of(url)
    return Beside(path.parent) if path is not None else None
