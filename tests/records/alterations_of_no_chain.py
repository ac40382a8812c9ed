"""What stands in a store, or beside it, and is of no chain there: that nobody misses makes it no less wrong."""

from collections.abc import Iterator
from itertools import product

from .alteration import BOTH, SQLITE, Alteration

_ROWS = {
    "payload": "(venue, seq, salt, body) VALUES ({whose}, {seq}, {salt}, 'hidden')",
    "file": "(venue, seq, digest, size, media_type, content) VALUES ({whose}, {seq}, 'a', 32, 'image/png', {salt})",
    "erased": "(venue, seq, by_seq) VALUES ({whose}, {seq}, 1)",
}


def of_no_chain() -> Iterator[Alteration]:
    """Give all of them."""
    for (table, values), (name, whose) in product(_ROWS.items(), _NAMES.items()):
        yield from _row(f"a row of '{table}' of {name}", table, values, whose, 1, on=BOTH)
    for (table, values), (name, whose) in product(_ROWS.items(), _ODD_NAMES.items()):
        yield from _row(f"a row of '{table}' of {name}", table, values, whose, 1, on=SQLITE)
    for table, values in _ROWS.items():
        for seq in (7, 0, -1):
            yield from _row(f"a row of '{table}' of w's record {seq}", table, values, "'w'", seq, on=BOTH)
    more = "INSERT INTO erased SELECT 'tarn', seq, 1 FROM record UNION SELECT 'tarn', seq + 90, 1 FROM record"
    yield Alteration(name="several: rows of a venue without records", sql=(more,), base="shared", on=BOTH)
    yield from in_the_first_place()


def in_the_first_place() -> Iterator[Alteration]:
    """The key and the anchor of w, or of a venue elsewhere, lie where those of v were: moved, copied, as links."""
    anchor, key = ("copy", "venuecheck-w.anchor", "anchor"), ("copy", "venuecheck-w.key", "key")
    keyless, unanchored = ("delete", "venuecheck-w.key"), ("delete", "venuecheck-w.anchor")
    aside = (("copy", "anchor", "venuecheck-x.anchor"), ("copy", "key", "venuecheck-x.key"))
    for name, files in (
        ("w's anchor in v's place as well", (anchor,)),
        ("w's anchor and key in v's place as well", (anchor, key)),
        ("a link to w's anchor in v's place", (("delete", "anchor"), ("link", "anchor", "venuecheck-w.anchor"))),
        ("w's anchor and key moved to v's place", (anchor, key, keyless, unanchored)),
        (
            "w's anchor and key moved to v's place, v's under x's name",
            (*aside, anchor, key, keyless, unanchored),
        ),
        ("w's anchor moved to v's place", (anchor, unanchored)),
        ("w's key moved to v's place", (key, keyless)),
        ("w's anchor moved to v's place, its key gone", (anchor, keyless, unanchored)),
        ("w's anchor and key copied to v's place, its key gone", (anchor, key, keyless)),
        ("w's anchor and key copied to v's place, its anchor gone", (anchor, key, unanchored)),
        ("v's anchor and key gone", (("delete", "anchor"), ("delete", "key"))),
    ):
        yield Alteration(name=name, files=files, base="shared", on=BOTH)


_NAMES = {
    "a venue without records": "'tarn'",
    "no venue": "''",
    "a venue in capitals": "'W'",
    "the store's own matters": "'_store'",
}
_ODD_NAMES = {
    "a name that is too long": f"'{'w' * 65}'",
    "a venue with a null behind it": "'v' || char(0)",
    "bytes": "x'76'",
}


def _row(name: str, table: str, values: str, whose: str, seq: int, *, on: tuple[str, ...]) -> Iterator[Alteration]:
    for database in on:
        salt = "zeroblob(32)" if database == "sqlite" else f"decode('{'00' * 32}', 'hex')"
        row = f"INSERT INTO {table} {values.format(whose=whose, seq=seq, salt=salt)}"
        yield Alteration(name=name, sql=(row,), base="shared", on=(database,))
