# ruff: noqa: S608 - the names put into the statements stand here
"""Alterations of a store with the chains of several venues, as data.

`shared`: v, w and u have four records each, v's first. `parted`: st-aidans and hill-top had one chain of ten records,
the trunk; hill-top has gone on with 11, which says so, and 12.
"""

from collections.abc import Iterator
from dataclasses import replace

from .alteration import BOTH, SQLITE, Alteration

_OTHER = "CASE substr(digest, 1, 1) WHEN 'a' THEN 'b' ELSE 'a' END || substr(digest, 2)"
_COPIED = f"INSERT INTO record SELECT {{}}, kind, key, at, previous, payload_digest, {_OTHER} FROM record"
_TABLES = ("payload", "file", "erased", "record")


def of_several_chains() -> Iterator[Alteration]:
    """Give all of them."""
    for some in (records_between, ends, what_stands_outside, own_matters, anothers, parted):
        yield from some()


def records_between() -> Iterator[Alteration]:
    """A record is in another venue's chain than its own."""
    moved = [
        f"UPDATE {table} SET venue = 'w', seq = 5 WHERE venue = 'v' AND seq = 4" for table in ("record", "payload")
    ]
    yield _shared("v's last record at the end of w's chain", *moved, records=(5,))
    swap = [
        f"UPDATE {table} SET venue = '{new}' WHERE venue = '{old}' AND seq = 2"
        for table in ("record", "payload")
        for old, new in (("v", "z"), ("w", "v"), ("z", "w"))
    ]
    yield _shared("second records of v and w changed places", *swap, records=(2,))
    copied = _COPIED.format("'w', 5") + " WHERE venue = 'v' AND seq = 4"
    yield _shared("a copy of v's record in w's chain", copied, records=(5,))
    yield _shared("w's record is another venue's", "UPDATE record SET venue = 'z' WHERE venue = 'w' AND seq = 4")
    words = "(SELECT {0} FROM payload WHERE venue = 'v' AND seq = 3)"
    said = (
        f"UPDATE payload SET salt = {words.format('salt')}, body = {words.format('body')} WHERE venue = 'w' AND seq = 3"
    )
    yield _shared("w's record says what v's says", said, records=(3,))
    yield _shared(
        "a payload of v is w's", "UPDATE payload SET venue = 'u', seq = 9 WHERE venue = 'v' AND seq = 3", records=(3,)
    )
    erased = "INSERT INTO erased VALUES ('w', 2, 4)", "DELETE FROM payload WHERE venue = 'w' AND seq = 2"
    yield _shared("erased at w, by no record there", *erased, records=(2,))
    renamed = [f"UPDATE {table} SET venue = 'z' WHERE venue = 'w'" for table in _TABLES]
    yield _shared("all of w's records are another venue's", *renamed, "UPDATE head SET chain = 'z' WHERE chain = 'w'")


def ends() -> Iterator[Alteration]:
    """The chain of one venue, and what signs it."""
    cut = [f"DELETE FROM {table} WHERE venue = 'w' AND seq > 3" for table in _TABLES]
    yield _shared("w's last record is gone", *cut)
    shorter = (
        "UPDATE head SET seq = 3, digest = (SELECT digest FROM record WHERE venue = 'w' AND seq = 3) WHERE chain = 'w'"
    )
    yield _shared("w's last record is gone, and its end says so", *cut, shorter)
    gone = [f"DELETE FROM {table} WHERE venue = 'w'" for table in _TABLES]
    yield _shared("w's records are gone", *gone)
    yield _shared("w's chain is gone", *gone, "DELETE FROM head WHERE chain = 'w'")
    first = [f"DELETE FROM {table} WHERE venue = 'v'" for table in _TABLES]
    yield _shared("v's chain is gone", *first, "DELETE FROM head WHERE chain = 'v'")
    yield _shared("w's end is not signed", "DELETE FROM head WHERE chain = 'w'")
    for name in ("V", "_store", "_none", " "):
        second = f"INSERT INTO head SELECT '{name}', seq, digest, public_key, signature FROM head WHERE chain = 'v'"
        yield _shared(f"v's signature is that of '{name}' as well", second)
    yield _shared(
        "a signature of no chain",
        "INSERT INTO head SELECT 'z', seq, digest, public_key, signature FROM head WHERE chain = 'v'",
    )
    for name in ("v", "w"):
        other = "w" if name == "v" else "v"
        columns = ("seq", "digest", "public_key", "signature")
        values = ", ".join(f"{one} = (SELECT {one} FROM head WHERE chain = '{other}')" for one in columns)
        yield _shared(
            f"{name}'s end is signed as {other}'s", f"UPDATE head SET {values} WHERE chain = '{name}'", records=(4,)
        )
    yield _shared(
        "w's chain goes on from a trunk",
        "INSERT INTO head SELECT '', 2, digest, public_key, signature FROM head WHERE chain = 'v'",
        records=(1, 2),
    )
    for seq in (-4, 0, 2, 4, 1_000_000):
        yield _shared(f"a shared, unsigned trunk up to {seq}", f"INSERT INTO head VALUES ('', {seq}, '', '', '')")
    yield _shared("v's end is a trunk's", "DELETE FROM head WHERE chain <> 'v'", "UPDATE head SET chain = ''")
    resigned = Alteration(name="w's end is signed with v's key", forged="sign w key", base="shared", on=BOTH)
    yield resigned


def what_stands_outside() -> Iterator[Alteration]:
    """The keys and the anchors."""
    key, anchor = "venuecheck-w.key", "venuecheck-w.anchor"
    yield _outside("w's key is v's", ("copy", "key", key))
    yield _outside("w's key is gone", ("delete", key))
    yield _outside("w's anchor is gone", ("delete", anchor))
    yield _outside("v's anchor is gone", ("delete", "anchor"))
    yield _outside("v's key is gone", ("delete", "key"))
    yield _outside("w's anchor is v's", ("copy", "anchor", anchor))
    yield _outside("v's anchor is w's", ("copy", anchor, "anchor"))
    yield _outside("v's key is w's", ("copy", key, "key"))
    yield _outside("w's anchor says that it is u's", ("member", anchor, "chain", '"u"'))
    yield _outside("w's anchor is of a chain that cannot be", ("member", anchor, "chain", '"../u"'))
    yield _outside("w's anchor says no chain", ("member", anchor, "schema", '"venuecheck.anchor/1"'))
    # another computer has them: w's chain is held to its own signature, and that is a note
    yield _outside("w's key and anchor are elsewhere", ("delete", key), ("delete", anchor), whole=True)
    gone = tuple(f"DELETE FROM {table} WHERE venue = 'w'" for table in _TABLES)
    yield Alteration(
        name="w's chain and its anchor are gone",
        sql=(*gone, "DELETE FROM head WHERE chain = 'w'"),
        files=(("delete", anchor),),
        base="shared",
        on=BOTH,
    )


def own_matters() -> Iterator[Alteration]:
    """The store's own matters, which the anchor of v names."""
    key, anchor = "venuecheck-_store.key", "venuecheck-_store.anchor"
    chain = tuple(f"DELETE FROM {table} WHERE venue = '_store'" for table in _TABLES)
    gone = (*chain, "DELETE FROM head WHERE chain = '_store'")
    beside = (("delete", key), ("delete", anchor))
    yield Alteration(name="all own matters are gone", sql=gone, base="own", on=BOTH)
    yield Alteration(name="all own matters, with key and anchor", sql=gone, files=beside, base="own", on=BOTH)
    yield Alteration(name="all own matters, with their anchor", sql=gone, files=beside[1:], base="own", on=BOTH)
    yield Alteration(name="own matters that nothing signs", sql=gone[-1:], files=beside, base="own", on=BOTH)
    yield Alteration(name="own matters that were signed, and are gone", sql=chain, files=beside, base="own", on=BOTH)
    signed = Alteration(name="own matters signed with another key", forged="sign _store other.key", base="own")
    yield signed
    yield replace(signed, name="own matters signed with another key, and key and anchor gone", files=beside)
    for name, change in (
        ("names another key of the own matters", ("member", "anchor", "own", f'"{"0" * 64}"')),
        ("names no key of the own matters", ("member", "anchor", "own", '""')),
        ("names own matters and says that it cannot", ("member", "anchor", "schema", '"venuecheck.anchor/2"')),
        ("names as a list what the own matters' key is", ("member", "anchor", "own", '["0"]')),
    ):
        yield Alteration(name=f"v's anchor {name}", files=(change,), base="own", on=BOTH)


def anothers() -> Iterator[Alteration]:
    """Another venue's folder is in the place of ours: in itself it is whole."""
    yield Alteration(name="another venue's whole folder", base="anothers", on=BOTH)
    moved = (("copy", "key", "venuecheck-x.key"), ("copy", "anchor", "venuecheck-x.anchor"))
    gone = (("delete", "key"), ("delete", "anchor"))
    yield Alteration(
        name="another venue's folder, of which it was not the first", files=moved + gone, base="anothers", on=SQLITE
    )
    yield Alteration(
        name="another venue's folder without its key", files=(("delete", "key"),), base="anothers", on=SQLITE
    )


def parted() -> Iterator[Alteration]:
    """The trunk, and what goes on from it."""
    yield _parted("the trunk is not signed", "DELETE FROM head WHERE chain = ''")
    yield _parted("the trunk's signature is empty", "UPDATE head SET signature = '' WHERE chain = ''")
    yield _parted("the trunk's signature is another", "UPDATE head SET signature = upper(signature) WHERE chain = ''")
    shorter = "UPDATE head SET seq = 9, digest = (SELECT digest FROM record WHERE seq = 9) WHERE chain = ''"
    yield _parted("the trunk ends earlier", shorter)
    yield _parted("a record of the trunk", "UPDATE record SET key = 'other' WHERE seq = 3", records=(3,))
    yield _parted("a venue of the trunk", "UPDATE record SET venue = 'w' WHERE seq = 3", records=(3,))
    yield _parted(
        "what a record of the trunk says", "UPDATE payload SET body = body || ' ' WHERE seq = 4", records=(4,)
    )
    removed = [f"DELETE FROM {table} WHERE seq = 6" for table in _TABLES]
    yield _parted("a record of the trunk is gone", *removed)
    twice = _COPIED.format("'w', 4")
    yield _parted("a number of the trunk is there twice", twice + " WHERE seq = 4", records=(4,))
    cut = [f"DELETE FROM {table} WHERE seq > 10" for table in _TABLES]
    yield _parted("what went on from the trunk is gone", *cut, "DELETE FROM head WHERE chain = 'hill-top'")
    yield _parted("its own end is not signed", "DELETE FROM head WHERE chain = 'hill-top'")
    yield _parted("it no longer says from where", "DELETE FROM payload WHERE seq = 11", records=(11,))
    for name, file in (
        ("trunk's key", "key"),
        ("own key", "venuecheck-hill-top.key"),
        ("own anchor", "venuecheck-hill-top.anchor"),
    ):
        yield Alteration(name=f"the {name} is gone", files=(("delete", file),), base="parted", on=SQLITE)
    yield Alteration(
        name="the trunk is signed with another key", forged="sign trunk other.key", base="parted", on=SQLITE
    )
    yield Alteration(
        name="its end is signed with the trunk's key", forged="sign hill-top key", base="parted", on=SQLITE
    )


def _shared(name: str, *sql: str, records: tuple[int, ...] = ()) -> Alteration:
    return Alteration(name=name, sql=sql, base="shared", on=BOTH, records=frozenset(records))


def _outside(name: str, *changes: tuple[str, ...], whole: bool = False) -> Alteration:
    return Alteration(name=name, files=changes, base="shared", on=SQLITE, whole=whole)


def _parted(name: str, *sql: str, records: tuple[int, ...] = ()) -> Alteration:
    return Alteration(name=name, sql=sql, base="parted", on=SQLITE, records=frozenset(records))
