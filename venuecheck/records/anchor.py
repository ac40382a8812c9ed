"""An anchor's file: how far a chain goes, signed, outside the database. Read with mistrust, written in one step."""

import contextlib
import json
import logging
import os
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from time import sleep
from typing import Any

from venuecheck.core.problem import InputError
from venuecheck.records.chains import is_chain
from venuecheck.records.mark import Mark, is_key, mark_in
from venuecheck.records.signing import Signer

FORMER_SCHEMA, ALONE_SCHEMA, ANCHOR_SCHEMA = "venuecheck.anchor/1", "venuecheck.anchor/2", "venuecheck.anchor/3"
"""The first named no chain: there was one. The second is still that of a chain beside which no own matters are kept."""
_MORE = {
    FORMER_SCHEMA: frozenset({"schema"}),
    ALONE_SCHEMA: frozenset({"schema", "chain"}),
    ANCHOR_SCHEMA: frozenset({"schema", "chain", "own"}),
}
_LARGEST = 4_096
_FIELDS = frozenset({"public_key", "records", "last", "day", "signature"})


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
    own: str = ""
    """The key of the store's own matters (hexadecimal), whose chain is then missed; empty where none is named."""


def read_anchor(path: Path) -> Anchor | None:
    """Read an anchor, None where there is none. Raises `AnchorError` where it is not as it was written."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise AnchorError.at(str(path), CHANGED, ANCHOR_FIX)
        raw = _bytes_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        what = f"the anchor {path.name} cannot be read ({error.strerror or 'input error'})"
        raise AnchorError.at(str(path), what, "see who may read it") from None
    found = _anchor(raw)
    if found is None:
        raise AnchorError.at(str(path), CHANGED, ANCHOR_FIX)
    return found


def _bytes_of(path: Path) -> bytes:
    for _ in range(_AGAIN):
        with contextlib.suppress(PermissionError):
            return _read(path)
        sleep(0.01)
    return _read(path)


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_LARGEST + 1)


_AGAIN = 10 if sys.platform == "win32" else 0
"""Times that it is tried once more: Windows opens no file just when another takes its place, as after each record."""


def _anchor(raw: bytes) -> Anchor | None:
    """Understand an anchor; None where it is none, or its key did not sign it."""
    try:
        said: Any = json.loads(raw.decode("utf-8"), object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return None
    if len(raw) > _LARGEST or not isinstance(said, dict):
        return None
    more = _MORE.get(str(said.get("schema")))
    if more is None or said.keys() != _FIELDS | more:
        return None
    chain, own = said.get("chain", ""), said.get("own", "")
    if "chain" in more and not (isinstance(chain, str) and is_chain(chain)):
        return None
    if "own" in more and not is_key(own):
        return None
    mark = mark_in(said)
    if mark is None or not mark.is_signed(said["signature"], chain, own):
        return None
    return Anchor(chain=chain, mark=mark, own=own)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Take in a JSON object that names nothing twice: readers differ in which of two they take."""
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError
    return said


def written_beside(place: Path, anchor: Anchor, signer: Signer) -> Path:
    """Write what is to take an anchor's place, beside it, and give where it is. Raises `OSError`."""
    chain, mark, own = anchor.chain, anchor.mark, anchor.own
    named = {"schema": ANCHOR_SCHEMA, "chain": chain, "own": own} if own else {"schema": ALONE_SCHEMA, "chain": chain}
    said = {**named, **asdict(mark), "signature": mark.sign(signer, chain, own)}
    folder, prefix = place.parent, f".{place.name}."
    for left in folder.glob(f"{prefix}*"):  # of a program that was stopped just then, or has yet to put it in its place
        with contextlib.suppress(OSError):  # on Windows: just when that one does
            left.unlink()
    handle, name = tempfile.mkstemp(dir=folder, prefix=prefix)  # mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(json.dumps(said, indent=2) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


@dataclass(frozen=True, slots=True)
class Settle:
    """Puts an anchor in its place."""

    made: Path
    place: Path

    def __call__(self) -> None:
        """Do it, or say that it cannot be done: one that is behind is no fault, and what was recorded stands."""
        for left in range(_AGAIN, -1, -1):
            try:
                self.made.replace(self.place)
            except FileNotFoundError:
                return  # whoever recorded since has taken it away, and puts a later one there
            except OSError as error:
                if left:  # on Windows: just when somebody reads it
                    sleep(0.01)
                    continue
                _LOG.warning(_BEHIND, self.place.name, error.strerror or "output error")
            return


_LOG = logging.getLogger("venuecheck.records")
"""Where nobody set up more, standard error: a terminal, or a server's log."""
_BEHIND = (
    "The anchor stays behind: %s cannot be replaced (%s). What was recorded is kept, and would not be missed here if it"
    " went. See who may write to that file and its folder. A file that is mounted by itself cannot be replaced: mount"
    " its folder."
)
