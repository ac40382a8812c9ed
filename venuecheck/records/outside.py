"""What stands outside the database: for each chain the key that signs it, and the anchor, which says how far it went.

All are files beside the configuration, or in the data folder of a server, for their owner alone. Those of the venue
that came first are `venuecheck.key` and `venuecheck.anchor`; another's have its id: `venuecheck-hill-top.key`.
"""

import contextlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

from venuecheck.core.problem import InputError
from venuecheck.records.anchor import ANCHOR_FIX, Anchor, AnchorError, Settle, read_anchor, written_beside
from venuecheck.records.chains import NOBODY, OWN, is_chain
from venuecheck.records.copies import file_of
from venuecheck.records.mark import Mark, nothing_yet
from venuecheck.records.signing import Signer, keep, key_bytes, new_signer, public_key_at, read_signer

KEY_NAME, ANCHOR_NAME = "venuecheck.key", "venuecheck.anchor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Where the key and the anchor of a chain are."""

    chain: str
    """Its venue's id, or `chains.OWN`."""
    key_path: Path
    anchor_path: Path
    trunk_key_path: Path | None = None
    """Where the key of the trunk may be, from which the chain goes on."""
    whose: Callable[[str], str] = field(default=lambda _: "", compare=False)
    """Names another chain whose folder this seems to be: see `Beside.whose`."""
    named: Callable[[], frozenset[str]] = field(default=frozenset, compare=False)
    """Gives the keys that the anchors of other chains name as this one's."""

    @property
    def has_key(self) -> bool:
        """Whether a key is there."""
        return self.key_path.exists()

    @property
    def next_key_path(self) -> Path:
        """Where the key is made that is to take its place."""
        return self.key_path.with_name(f"{self.key_path.name}.next")

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

    def is_anothers(self) -> str:
        """Name the chain whose folder this is, where nothing of this one is here; empty for none."""
        return "" if self.is_here else self.whose(self.chain)

    def begin(self) -> None:
        """Make the key and the anchor of a chain in which nothing is recorded yet; leave those that are there.

        The anchor first: a key without one is that of records that are gone. Raises `InputError`.
        """
        signer = self.signer() or new_signer()
        if not self.anchor_path.exists() or self.is_half_begun:
            self.anchor_nothing(signer)
        kept = self.signer() or keep(signer, self.key_path)
        if kept.public_key != signer.public_key:  # another program began just now
            self.anchor_nothing(kept)

    def anchor_nothing(self, signer: Signer) -> None:
        """Write an anchor that names no record. Raises `InputError`."""
        with self.prepared(nothing_yet(signer.public_key), signer) as settle:
            settle()

    @property
    def is_half_begun(self) -> bool:
        """Whether an anchor is here that names no record, and no key: of a program that was stopped as it began."""
        with contextlib.suppress(AnchorError):
            anchor = self.anchor()
            return anchor is not None and not anchor.records and not self.has_key
        return False

    def names_own(self) -> str:
        """Give the key of the store's own matters that the anchor names; empty where it names none."""
        with contextlib.suppress(AnchorError):
            found = read_anchor(self.anchor_path)
            return found.own if found is not None else ""
        return ""

    @contextmanager
    def prepared(self, mark: Mark, signer: Signer, own: str = "") -> "Iterator[Settle]":
        """Write what the anchor is to say beside it, so that putting it in its place can hardly fail.

        `own` is the key of the store's own matters that it names; otherwise it names the one that it named. Gives what
        puts it there. Raises `InputError` where it cannot be written: then nothing may be recorded either.
        """
        anchor = Anchor(chain=self.chain, mark=mark, own=own or self.names_own())
        try:
            made = written_beside(self.anchor_path, anchor, signer)
        except OSError as error:
            what = f"the anchor of the records cannot be written ({error.strerror or 'output error'})"
            fix = "check that the folder can be written to and the disk has room"
            raise InputError.at(str(self.anchor_path), what, fix) from None
        try:
            yield Settle(made, self.anchor_path)
        finally:
            with contextlib.suppress(OSError):  # the next takes it away
                made.unlink()

    def set_aside(self, stamp: str) -> None:
        """Move the anchor away, whatever stands in its place: that of records that are damaged. Raises `OSError`."""
        if self.anchor_path.exists():
            self.anchor_path.replace(self.anchor_path.with_name(f"{self.anchor_path.name}.damaged-{stamp}"))


@dataclass(frozen=True, slots=True)
class Beside:
    """The folder in which the keys and the anchors of a store's chains are."""

    folder: Path
    configured: Callable[[], Collection[str]] | None = field(default=None, compare=False)
    """Gives the venues whose configuration is in the folder; None where that is not known, or there is none."""
    has_own: bool = field(default=False, compare=False)
    """Whether the store's own matters, where there are any, have their key and their anchor here."""

    def of(self, chain: str) -> Outside:
        """Give where those of a chain are, or are to be."""
        named = self.named(chain)
        if named.is_here or not self._can_be_first(chain):
            return named
        return self.first(chain)

    def named(self, chain: str) -> Outside:
        """Give where those of a chain are that was not the first one here."""
        name = chain if is_chain(chain) else NOBODY  # what somebody wrote into the database leads nowhere else
        return Outside(
            chain=chain,
            key_path=self.folder / f"venuecheck-{name}.key",
            anchor_path=self.folder / f"venuecheck-{name}.anchor",
            trunk_key_path=self.folder / KEY_NAME,
            whose=self.whose,
            named=self.own_keys if chain == OWN else frozenset,
        )

    def wait_for_new_keys(self) -> None:
        """Wait a little where a key takes the place of another just now: it signs first, and has its place then."""
        until = monotonic() + 1
        while any(self.folder.glob("venuecheck*.key.next")) and monotonic() < until:
            sleep(0.02)

    def keys_stand(self) -> Mapping[str, tuple[int, int]]:
        """Give what tells whether a key here is another than it was, by its file's name."""
        found = dict[str, tuple[int, int]]()
        for path in self.folder.glob("venuecheck*.key"):
            with contextlib.suppress(OSError):
                there = path.stat()
                found[path.name] = there.st_ino, there.st_mtime_ns
        return found

    def own_keys(self) -> frozenset[str]:
        """Give the keys that anchors here name as that of the store's own matters."""
        return frozenset(anchor.own for anchor in self._anchors() if anchor.own)

    def whose(self, chain: str) -> str:
        """Name another chain of which an anchor is here, and no configuration: the folder is then its venue's.

        Whatever is recorded there would begin a chain, as if nothing had ever been recorded.
        """
        others = {anchor.chain for anchor in self._anchors()} - {"", OWN, chain}
        if not others or self.configured is None:
            return ""
        return min(others - {*self.configured()}, default="")

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
        keys = (path for path in self.folder.glob("venuecheck-*.key") if path.exists())
        keyed = {path.stem.removeprefix("venuecheck-") for path in keys if not first or self._content(path) != first}
        anchors = tuple(self._anchors())
        named = {anchor.chain for anchor in anchors if anchor.chain} | {OWN for anchor in anchors if anchor.own}
        keyed |= {path.stem.removeprefix("venuecheck-") for path in self._spoilt()}
        return frozenset({*filter(is_chain, keyed), *named})

    @staticmethod
    def _content(path: Path) -> bytes:
        with contextlib.suppress(OSError):
            return key_bytes(path) if path.is_file() else b""
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

    def _spoilt(self) -> Iterator[Path]:
        for path in self.folder.glob("venuecheck-*.anchor"):
            try:
                read_anchor(path)
            except AnchorError:
                yield path

    def has_lone_key(self, chain: str = "") -> bool:
        """Whether a chain has a key and no anchor, which is written first; any chain, where none is named."""
        some = [self.of(one) for one in ([chain] if chain else sorted(self.chains()))]
        return any(one.has_key and not one.anchor_path.exists() for one in some)

    def former_id(self, chain: str) -> str:
        """Name the chain whose first anchor and key are to become this one's; empty where none are.

        Its id was changed in the configuration before anything was recorded, as far as these tell. Raises `InputError`.
        """
        anchor = read_anchor(self.folder / ANCHOR_NAME)
        if anchor is None or anchor.chain in {"", OWN, chain} or anchor.mark.records or self.configured is None:
            return ""
        configured = self.configured()
        if chain not in configured or anchor.chain in configured or self.named(chain).is_here:
            return ""
        signer = self.trunk_signer()
        return anchor.chain if signer and signer.public_key == anchor.mark.public_key else ""

    def first(self, chain: str) -> Outside:
        """Give where those of the chain are that was the first one here."""
        key, anchor = self.folder / KEY_NAME, self.folder / ANCHOR_NAME
        return Outside(chain=chain, key_path=key, anchor_path=anchor, whose=self.whose)

    def is_stray(self, anchor: Anchor) -> bool:
        """Whether what lies in the first anchor's place is another's, which has files of its own here."""
        return bool(anchor.chain) and self.named(anchor.chain).is_here

    def is_configured(self, chain: str) -> bool:
        """Whether a chain's key and anchor have to be here, as its venue's configuration is."""
        return self.configured is not None and chain in self.configured()

    def _can_be_first(self, chain: str) -> bool:
        """Whether what was first here is this chain's, or nobody's yet. The store's own matters are never first.

        Where no anchor says whose it is, it is that of a venue whose configuration is here: others' are elsewhere.
        """
        if chain == OWN:
            return False
        with contextlib.suppress(AnchorError):
            anchor = read_anchor(self.folder / ANCHOR_NAME)
            if anchor is not None and not self.is_stray(anchor):
                return anchor.chain in {"", chain}
        return self.configured is None or self.is_configured(chain)


def beside_file(url: str) -> Beside | None:
    """Give what stands beside a store in a file; None for any other address."""
    path = file_of(url)
    return Beside(path.parent) if path is not None else None
