"""Which chains of a store what stands outside it proves: whoever has the database can make up any other."""

from collections import defaultdict
from collections.abc import Callable, Collection

import sqlalchemy as sa

from venuecheck.records import asked
from venuecheck.records.chains import called
from venuecheck.records.damage import Damage, DamageKind


def vouched_for(connection: sa.Connection, keys: Collection[str], is_signed: Callable[[str], bool]) -> Collection[str]:
    """Name the chains that one of some keys signs, and those whose key the end of such a chain names in turn."""
    heads = {row["chain"]: row["public_key"] for row in asked.rows(connection, _HEADS)}
    names = defaultdict[object, list[str]](list)
    for row in asked.rows(connection, _NAMED):
        if heads.get(row["other"]) == row["public_key"]:
            names[row["chain"]].append(row["other"])
    found = set[str]()
    waiting = [name for name, key in heads.items() if key in keys]
    while waiting:
        name = waiting.pop()
        if name not in found and is_signed(name):
            found.add(name)
            waiting += names[name]
    return found


def claimed(by: str, named: str, otherwise: str, seq: int = 0) -> Damage:
    """Say what the end of such another chain says, as what it is."""
    what = f"the end of {called(by)}, which nothing here proves, {named}: either {otherwise}, or it was made up"
    return Damage(seq=seq, what=what, kind=DamageKind.CLAIMED)


_HEADS = sa.text("SELECT chain, public_key FROM head WHERE chain <> ''")
_NAMED = sa.text("SELECT chain, other, public_key FROM neighbour")
