# ruff: noqa: S608 - the names put into the statements stand here
"""Alterations of what the chains of a store say of each other, as data: a chain is not known by its own files alone.

`several`: v and w have three records each, the store's own matters two. Kept from before: `first`, when v and w had one
record each and there were no own matters; `own`, when these had one; `last`, when v, w and they had two each.
"""

from collections.abc import Iterable, Iterator

from .alteration import BOTH, SQLITE, Alteration

_TABLES = ("payload", "file", "erased", "record")
_OWN = "_store"
_Files = tuple[tuple[str, ...], ...]


def of_neighbours() -> Iterator[Alteration]:
    """Give all of them."""
    for some in (gone, put_back, exchanged, what_is_said, what_is_made_up):
        yield from some()


def gone() -> Iterator[Alteration]:
    """A chain is gone with all that there was of it."""
    for chain, name in ((_OWN, "the own matters"), ("w", "a venue")):
        yield _of(f"{name}, gone with key and anchor", *all_of(chain), files=_files_gone(chain), on=BOTH)
        others = tuple(one for one in ("v", "w") if one != chain)
        files = (*_files_gone(chain), *(_anchor_of("first", one) for one in others))
        yield _of(f"{name}, gone, and the anchors of the others are former ones", *all_of(chain), files=files, on=BOTH)
        said = f"DELETE FROM neighbour WHERE other = '{chain}'"
        yield _of(f"{name}, gone, and nothing is said of it", *all_of(chain), said, files=_files_gone(chain))
    both = (*all_of(_OWN), *all_of("w"))
    yield _of("the own matters and a venue, gone", *both, files=(*_files_gone(_OWN), *_files_gone("w")))
    yield _of("the venue that is asked for, gone", *all_of("v"), files=_files_gone("v"))
    yield _of("a venue, gone but for what it said", *all_of("w")[:-1], files=_files_gone("w"))


def put_back() -> Iterator[Alteration]:
    """A chain is what it was before, and its anchor with it."""
    yield _of("the own matters are former ones", forged=("back _store own",), files=(_anchor_of("own", _OWN),), on=BOTH)
    anchors = tuple(_anchor_of("own", one) for one in (_OWN, "v", "w"))
    yield _of("the own matters are former ones, and so are all anchors", forged=("back _store own",), files=anchors)
    for chain in ("w", "v"):
        files = (_anchor_of("last", chain),)
        yield _of(f"{chain} is a former one", forged=(f"back {chain} last",), files=files, on=BOTH)
    spoilt = "UPDATE head SET signature = replace(signature, 'a', 'b') WHERE chain <> 'w'"
    w = (_anchor_of("last", "w"),)
    yield _of("w is a former one, and the ends that tell of it are spoilt", spoilt, forged=("back w last",), files=w)
    back = ("back w last", "end _store last")
    yield _of(
        "a venue is a former one, and so is what the own matters say", forged=back, files=(_anchor_of("last", "w"),)
    )
    first = (*(_anchor_of("first", one) for one in ("v", "w")), *_files_gone(_OWN))
    yield _of("w is the first one, the own matters gone", *all_of(_OWN), forged=("back w first",), files=first)
    # what was recorded is there: only what was said of it last is not
    yield _of("what the own matters said last", forged=("end _store last",), whole=True)
    # everything is as it was then: that somebody else knows
    every = tuple(f"back {one} last" for one in (_OWN, "v", "w"))
    yield _of(
        "all of it is as it was",
        forged=every,
        files=tuple(_anchor_of("last", one) for one in (_OWN, "v", "w")),
        whole=True,
    )


def exchanged() -> Iterator[Alteration]:
    """What stands outside one chain is another's."""
    for one, other, names in (
        ("v", "w", "v and w"),
        (_OWN, "w", "w and the own matters"),
        (_OWN, "v", "v and the same"),
    ):
        for ends, which in ((("anchor",), "anchors"), (("key", "anchor"), "keys and anchors")):
            files = tuple(("exchange", _file(one, end), _file(other, end)) for end in ends)
            yield _of(f"the {which} of {names} changed places", files=files, on=BOTH if which == "anchors" else SQLITE)
    signed = ("sign w other.key", "own w other.key")
    yield _of("a venue is signed with another key, which is here with its anchor", forged=signed, on=BOTH)
    signed = ("sign _store other.key", "own _store other.key")
    yield _of("the own matters are signed with another key, which is here with its anchor", forged=signed)


def what_is_said() -> Iterator[Alteration]:
    """What ends say of other chains."""
    yield _of("what is said of a venue is less", "UPDATE neighbour SET seq = 1 WHERE other = 'w'")
    yield _of("what v says is gone", "DELETE FROM neighbour WHERE chain = 'v'", on=BOTH)
    yield _of("all that is said is gone", "DELETE FROM neighbour")
    more = "INSERT INTO neighbour SELECT 'v', 'z', seq, digest, public_key, '2026-09-14' FROM head WHERE chain = 'w'"
    yield _of("v says more", more)
    values = {"other": ("''", "x'00'"), "seq": ("'x'", "-1", "2.5"), "day": ("'today'", "x'00'"), "digest": ("''",)}
    for column, several in values.items():
        for value in (*several, "CAST(x'ff' AS TEXT)"):
            statement = f"UPDATE neighbour SET {column} = {value} WHERE chain = 'v' AND other = 'w'"
            yield _of(f"what v says has as {column} {value}", statement)
    said = "INSERT INTO neighbour SELECT {}, other, seq, digest, public_key, day FROM neighbour WHERE chain = 'v'"
    for chain in ("'z'", "''", "x'00'"):
        yield _of(f"{chain} says something, and no end of it is signed", said.format(chain))
    yield _of(
        "the table is gone, and the form is the one before",
        "DROP TABLE neighbour",
        "UPDATE alembic_version SET version_num = '0004'",
        on=BOTH,
    )


def what_is_made_up() -> Iterator[Alteration]:
    """A chain that nobody made says something of others, and a fresh key signs that; one can vouch for another."""
    claim = "the end of z, which nothing here proves, names {}, or it was made up"
    more = claim.format("number 1000: either records 4 to 1000 are lost")
    yield _of("z is made up, and v has more records by it", forged=("made-up z v 1000",), told=more, on=BOTH)
    both = ("made-up z v 1000", "made-up y z 1")
    yield _of("z is made up, and so is y, which names its key", forged=both, told=more)
    place = claim.format("another record in this place: either this one was changed")
    yield _of("z is made up, and has another record of v", forged=("made-up z v 2",), told=place, records={2})
    gone = claim.format("record 5: either all that was recorded is gone")
    yield _of("z is made up, and so is what it names", forged=("made-up z ghost 5",), told=gone)
    yield _of(
        "z is made up, and v has another key by it",
        forged=("made-up z v 3 key",),
        told="the end of z, which nothing here proves, names another key (",
    )
    w = (_anchor_of("last", "w"),)
    sure = "record 3 is lost: the signed end of "
    yield _of(
        "w is a former one, and z, made up, says more", forged=("back w last", "made-up z w 9"), files=w, told=sure
    )


def all_of(chain: str) -> tuple[str, ...]:
    """Give the statements that take a chain away, with what it says of others."""
    rows = (f"DELETE FROM {table} WHERE venue = '{chain}'" for table in _TABLES)
    return (*rows, f"DELETE FROM head WHERE chain = '{chain}'", f"DELETE FROM neighbour WHERE chain = '{chain}'")


def _files_gone(chain: str) -> _Files:
    return tuple(("delete", _file(chain, end)) for end in ("key", "anchor"))


def _anchor_of(when: str, chain: str) -> tuple[str, ...]:
    return ("copy", f"{when}-{_file(chain, 'anchor')}", _file(chain, "anchor"))


def _file(chain: str, end: str) -> str:
    return f"venuecheck.{end}" if chain == "v" else f"venuecheck-{chain}.{end}"


def _of(
    name: str,
    *sql: str,
    forged: tuple[str, ...] = (),
    files: _Files = (),
    on: tuple[str, ...] = SQLITE,
    whole: bool = False,
    told: str = "",
    records: Iterable[int] = (),
) -> Alteration:
    return Alteration(
        name=f"several: {name}",
        sql=sql,
        forged="; ".join(forged),
        files=files,
        base="several",
        on=on,
        whole=whole,
        told=told,
        records=frozenset(records),
    )
