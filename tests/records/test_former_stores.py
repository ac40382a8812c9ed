"""Stores of earlier forms, whole and altered: both verifiers say the same of them."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa
from alembic import command

from venuecheck.core.problem import InputError
from venuecheck.records.damage import NotWholeError
from venuecheck.records.engine import connect, writing
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .conftest import dumped, new_database
from .test_migrations import config

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
OLD = Path(__file__).parent / "old"
_STORES = {"0001": "hill-top", "0002": "st-aidans", "0003-one": "hill-top", "0003-several": "hill-top"}
"""Each with the chain that is asked for."""
_ALTERED = {
    "as it was": (),
    "a payload": ("UPDATE payload SET body = body || ' ' WHERE seq = (SELECT min(seq) FROM payload)",),
    "a header": ("UPDATE record SET at = '2020-01-01T00:00:00.000+00:00' WHERE seq = 1",),
    "a record is gone": ("DELETE FROM payload WHERE seq = 1", "DELETE FROM record WHERE seq = 1"),
    "a payload without its record": ("INSERT INTO payload VALUES (9999, x'00', '{}')",),
    "no record": ("DELETE FROM payload", "DELETE FROM record"),
    "a table more": ("CREATE TABLE extra (a)",),
    "a view": ("CREATE VIEW extra AS SELECT * FROM record",),
    "a trigger on drafts": ("CREATE TRIGGER extra AFTER INSERT ON draft BEGIN SELECT 1; END",),
    "a trigger on records": ("CREATE TRIGGER extra AFTER INSERT ON record BEGIN SELECT 1; END",),
    "an index on drafts": ("CREATE INDEX extra ON draft (at)",),
    "the form's table": (
        "DROP TABLE alembic_version",
        "CREATE TABLE alembic_version (version_num TEXT)",
        "INSERT INTO alembic_version VALUES ('{form}')",
    ),
    "a table less": ("DROP TABLE journal",),
    "another form": ("UPDATE alembic_version SET version_num = '0000'",),
    "the newest form": ("UPDATE alembic_version SET version_num = '0005'",),
    "the form before": ("UPDATE alembic_version SET version_num = '0004'",),
}
_NOBODYS = {"as it was", "a payload without its record", "a trigger on records"}
"""What goes when the tables of records are made anew."""
_OF_HEADS = {
    "it is not signed": ("DELETE FROM head",),
    "a signature": ("UPDATE head SET signature = upper(signature)",),
    "a second head": ("INSERT INTO head SELECT 2, seq, digest, public_key, signature FROM head",),
    "the head's number": ("UPDATE head SET seq = seq - 1",),
}


def outside(store: str, folder: Path) -> None:
    """Lay the keys and the anchors of a store beside it, where it has them."""
    for end in ("key", "anchor"):
        for of in ("", "-w", "-_store"):
            if (OLD / f"store-{store}{of}.{end}").exists():
                shutil.copy(OLD / f"store-{store}{of}.{end}", folder / f"venuecheck{of}.{end}")
                (folder / f"venuecheck{of}.{end}").chmod(0o600)


@pytest.mark.parametrize(
    ("store", "what"),
    # of the first form nothing was signed
    [(store, what) for store in _STORES for what in (*_ALTERED, *(() if store == "0001" else _OF_HEADS))],
)
def test_both_verifiers_agree_on_a_store_of_an_earlier_form(
    store: str, what: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """With the same records; the file stays as it is."""
    path, chain = tmp_path / "venuecheck.db", _STORES[store]
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((OLD / f"store-{store}.sql").read_text("utf-8"))
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for statement in (*(f"DROP TRIGGER {name}" for name, _ in triggers), *({**_ALTERED, **_OF_HEADS}[what])):
        connection.execute(statement.replace("{form}", store[:4]))
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
    outside(store, tmp_path)
    before = path.read_bytes()
    try:
        found = prove(f"sqlite:///{path.as_posix()}", Beside(tmp_path), chain)
        ours = {fault.seq: fault.what for fault in found.faults}
    except InputError as error:
        ours = {0: str(error)}
    proof = verifier.verify(path, chain=chain)
    assert dict(proof.faults).keys() == ours.keys(), (proof.faults, ours)
    assert path.read_bytes() == before
    if store.startswith("0003"):
        # what is nobody's is not taken over
        assert bool(ours) is (what not in _NOBODYS)


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "UPDATE payload SET body = body || ' ' WHERE venue = 'w' AND seq = 2",
        "DELETE FROM head WHERE chain = 'w'",
        "CREATE TABLE neighbour (a)",
        "CREATE VIEW extra AS SELECT * FROM record",
        "UPDATE alembic_version SET version_num = '0003'",
    ],
)
def test_both_agree_on_a_store_of_which_no_chain_says_anything_of_another(
    statement: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """It stays as it lies until it is next recorded to; from then on each chain is missed by another."""
    path = tmp_path / "venuecheck.db"
    url = f"sqlite:///{path.as_posix()}"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((OLD / "store-0004.sql").read_text("utf-8"))
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for one in (*(f"DROP TRIGGER {name}" for name, _ in triggers), statement, *(sql for _, sql in triggers)):
        connection.execute(one)
    connection.close()
    outside("0004", tmp_path)
    before = path.read_bytes()

    def wrong() -> tuple[bool, bool]:
        try:
            ours = bool(prove(url, Beside(tmp_path), "v").faults)
        except InputError:
            ours = True
        return ours, bool(verifier.verify(path, chain="v").faults)

    assert wrong() == (bool(statement), bool(statement))
    assert path.read_bytes() == before
    if statement:
        return
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "new", {"a": 1}, AT)
    assert path.with_name("venuecheck.db.before-0005").exists()
    assert wrong() == (False, False)
    connection = sqlite3.connect(path)
    said = set(connection.execute("SELECT other, seq FROM neighbour").fetchall())
    connection.close()
    assert said == {("v", 3), ("w", 2), ("_store", 2)}


@pytest.mark.parametrize("statement", ["CREATE TABLE extra (a)", *_ALTERED["a trigger on drafts"]])
@pytest.mark.parametrize("store", [*_STORES, "0004"])
def test_one_on_which_nothing_can_be_recorded_is_not_brought_up(store: str, statement: str, tmp_path: Path) -> None:
    """What is not the program's is named, and all stays as it was; no copy is left either."""
    path = tmp_path / "venuecheck.db"
    url, chain = f"sqlite:///{path.as_posix()}", _STORES.get(store, "v")
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((OLD / f"store-{store}.sql").read_text("utf-8"))
    if "draft" in statement and store in {"0001", "0002"}:
        statement = "CREATE VIEW extra AS SELECT 1"  # their drafts are made anew, with what hangs on them
    connection.execute(statement)
    outside(store, tmp_path)

    def stands() -> tuple[list[str], set[str]]:
        return list(connection.iterdump()), {one.name for one in tmp_path.iterdir() if "before" in one.name}

    before = stands()
    with pytest.raises(NotWholeError, match="that is not the store's"), Store.open(url, chain, Beside(tmp_path)):
        pass
    assert stands() == before
    connection.execute(f"DROP {statement.split()[1]} extra")
    with Store.open(url, chain, Beside(tmp_path)) as opened:
        assert chain in opened.database.chains()
    connection.close()


@pytest.mark.parametrize(
    "what", ["as it was", "a payload", "it is not signed", "a table more", "an index on drafts", "a table less"]
)
@pytest.mark.parametrize("store", ["0003-one", "0003-several"])
def test_both_agree_on_one_on_a_server(
    store: str, what: str, sockets: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """The verifier reads what pg_dump writes of it."""
    url = served(store, sockets, {**_ALTERED, **_OF_HEADS}[what])
    outside(store, tmp_path)
    proof = verifier.verify(dumped(url, tmp_path / "dump.sql"), tmp_path / "venuecheck.key", chain=_STORES[store])
    ours = {fault.seq: fault.what for fault in prove(url, Beside(tmp_path), _STORES[store]).faults}
    assert dict(proof.faults).keys() == ours.keys(), (proof.faults, ours)
    assert bool(ours) is (what != "as it was")


def served(store: str, sockets: str, altered: tuple[str, ...]) -> str:
    """Make an old store on a server, altered by whoever owns the database; give its address."""
    url, kept = new_database(sockets), sqlite3.connect(":memory:")
    kept.row_factory = sqlite3.Row
    kept.executescript((OLD / f"store-{store}.sql").read_text("utf-8"))
    engine, _ = connect(url)
    with writing(engine) as connection:
        described = config()
        described.attributes["connection"] = connection
        command.upgrade(described, "0003")
        connection.execute(sa.text("SET LOCAL session_replication_role = replica"))
        for table in ("record", "payload", "file", "erased", "head"):
            for row in map(dict, kept.execute(f"SELECT * FROM {table}")):  # noqa: S608 - names that stand here
                into = f"INSERT INTO {table} ({', '.join(row)}) VALUES (:{', :'.join(row)})"  # noqa: S608 - the same
                connection.execute(sa.text(into), row)
        for statement in altered:
            connection.execute(sa.text(statement.replace("(a)", "(a integer)")))
    engine.dispose()
    kept.close()
    return url
