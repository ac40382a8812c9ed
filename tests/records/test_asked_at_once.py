"""What a proof asks of the ends of all chains at once is what it would be told of each."""

from typing import Any

import sqlalchemy as sa

from venuecheck.records import asked
from venuecheck.records.asked_at_once import ask_for_ends
from venuecheck.records.chains import HEAD, OWN, TRUNK, trunk_of
from venuecheck.records.ending import AT_PLACE
from venuecheck.records.engine import connect, reading
from venuecheck.records.outside import Beside
from venuecheck.records.said_of_others import SAID
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .jotting import Jotting
from .test_alterations import AT, fill_several

_TRUNK = "SELECT '', 2, digest, '', '' FROM record WHERE venue = 'w' AND seq = 2"
_ALTERED = (
    "UPDATE head SET seq = 1 WHERE chain = 'v'",
    "UPDATE head SET digest = 'of no record' WHERE chain = 'w'",
    "DELETE FROM head WHERE chain = '_store'",
    f"INSERT INTO head (chain, seq, digest, public_key, signature) {_TRUNK}",
    "DELETE FROM neighbour WHERE chain = 'v'",
)


def test_it_is_what_each_would_be_asked(url: str, outside: Beside) -> None:
    """As it was recorded, and after each of some alterations."""
    fill_several(url, outside)
    engine, _ = connect(url)
    for statement in ("SELECT 1", *_ALTERED):
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        with reading(engine) as at_once, reading(engine, one=True) as by_itself:
            ask_for_ends(at_once)
            for name in ("v", "w", OWN, TRUNK):
                assert _told(at_once, name) == _told(by_itself, name)
    engine.dispose()


def _told(connection: sa.Connection, name: str) -> tuple[list[dict[str, Any]], ...]:
    """Give what signs the end of a chain, what it says of others, and when its last record is dated."""
    head = asked.first(connection, HEAD, {"chain": name}) or {"seq": 0, "digest": ""}
    at = {"venue": name, "trunk": trunk_of(connection), "seq": head["seq"], "digest": head["digest"]}
    rows = [asked.rows(connection, SAID, {"chain": name}), asked.rows(connection, AT_PLACE, at)]
    return [dict(head)], *(sorted(map(dict, some), key=str) for some in rows)


def test_a_proof_asks_as_often_of_many_venues_as_of_few(url: str, outside: Beside) -> None:
    """Each statement is a way to the server and back, while somebody waits for the page that rests on it."""
    asked_for = list[int]()

    def note(*_: object) -> None:
        asked_for[-1] += 1

    def record(venue: str) -> None:
        with Store.open(url, venue, outside) as store:
            store.append("thing", "k", Jotting(name="it"), AT)

    for venues in (("v", "a", "b"), ("c", "d", "e", "f")):
        for venue in venues:
            record(venue)
        with Store.open(url, "v", outside) as store:
            store.database.name_own()
            asked_for.append(0)
            sa.event.listen(sa.Engine, "before_cursor_execute", note)
            try:
                assert verify(store.database, chain="v", alone=True).is_whole
            finally:
                sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert asked_for[0] == asked_for[1]
