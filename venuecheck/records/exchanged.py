"""Keys and anchors that lie under one another's names: nothing is lost, and each is to have its own name again."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.problem import InputError
from venuecheck.records.anchor import read_anchor
from venuecheck.records.chains import OWN, called, is_chain
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.outside import ANCHOR_NAME, Beside
from venuecheck.records.signing import public_key_at


def exchanged(connection: sa.Connection, beside: Beside) -> Iterator[Damage]:
    """Name the files of keys and anchors beside a store that have the name of another chain's.

    Whose an anchor is, it says itself; whose a key is, the signature of a chain's end says. To be asked only where
    something is wrong.
    """
    signed = _signed(connection)

    def of_key(path: Path) -> str:
        return signed.get(public_key_at(path) or "", "")

    def of_anchor(path: Path) -> str:
        found = read_anchor(path)
        return (found.chain or signed.get(found.mark.public_key, "")) if found is not None else ""

    for ending, owner in (("key", of_key), ("anchor", of_anchor)):
        whose = {path.name: _told(owner, path) for path in sorted(beside.folder.glob(f"venuecheck*.{ending}"))}
        names = _own_names(beside, whose, ending)
        for file, its in names.items():
            if names.get(its) == file:
                what = f"the files {file} and {its} were exchanged: each is under the other's name"
            else:
                what = f"the file {file} is under another's name: it is that of {called(whose[file])}; its own is {its}"
            if file < its or names.get(its) != file:  # two that were exchanged are told once
                yield Damage(seq=0, what=what, kind=DamageKind.EXCHANGED, file=file)


def _own_names(beside: Beside, whose: Mapping[str, str], ending: str) -> dict[str, str]:
    """Give the names that files should have that have another's: only where no right one is under that name."""
    wrong: dict[str, str] = {}
    for file, chain in whose.items():
        its = f"venuecheck-{chain}.{ending}" if chain == OWN or beside.named(chain).is_here else _first(ending)
        if chain and its != file and whose.get(its) != chain:
            wrong[file] = its
    while taken := [file for file, its in wrong.items() if its in whose and its not in wrong]:
        for file in taken:
            del wrong[file]
    return wrong


def _first(ending: str) -> str:
    return str(Path(ANCHOR_NAME).with_suffix(f".{ending}"))


def _told(owner: Callable[[Path], str], path: Path) -> str:
    with contextlib.suppress(InputError, OSError):
        return owner(path)
    return ""


def _signed(connection: sa.Connection) -> Mapping[str, str]:
    """Give the chain whose end each key signed, as the database says."""
    with contextlib.suppress(DatabaseError):
        rows = connection.execute(sa.text("SELECT public_key, chain FROM head")).all()
        return {key: chain for key, chain in rows if isinstance(chain, str) and is_chain(chain)}
    return {}
