# ruff: noqa: S608 - the names put into the statements stand here
"""Every alteration of a whole store is named, by this program and by the verifier that needs nothing of it, alike."""

import hashlib
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest
import sqlalchemy as sa

from venuecheck.accounts.database import AccountsDatabase
from venuecheck.core.problem import InputError
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.chain import FIRST, Header, payload_digest
from venuecheck.records.chains import OWN
from venuecheck.records.database import Database
from venuecheck.records.engine import connect
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.looking import prove
from venuecheck.records.mark import Mark
from venuecheck.records.outside import Beside
from venuecheck.records.said_of_others import digest_of
from venuecheck.records.signing import Signer, new_signer, read_signer
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify_each

from .alteration import Alteration
from .alterations import KNOWN, every
from .conftest import VERIFIER, copied, dumped, new_database, read_in
from .jotting import Jotting, said_of

pytestmark = pytest.mark.slow

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
OLD = Path(__file__).parent / "old"
FILES = {
    "db": "venuecheck.db",
    "wal": "venuecheck.db-wal",
    "shm": "venuecheck.db-shm",
    "key": "venuecheck.key",
    "anchor": "venuecheck.anchor",
}


def fill(store: Store, behind: Path) -> None:
    """Record ten things: see alterations.py. What the store and the anchor are after eight goes to `behind`."""
    for number in range(1, 9):
        if number == 5:
            scan = Attached(media_type="image/png", content=b"\x89PNG" + bytes(100))
            store.append_all([New(kind=FILE, key="scan", venue="v", payload=said_of(scan), at=AT, file=scan)])
        else:
            store.append("thing", f"k{number}", Jotting(name=KNOWN if number == 8 else f"thing {number}"), AT)
    shutil.copy(behind / FILES["anchor"], behind / "behind.anchor")
    if (behind / FILES["wal"]).exists():
        shutil.copy(behind / FILES["wal"], behind / "behind.wal")
    erase(store, Erasure(records=(2, 3), reason="due", person="A. Manager"), AT)
    store.save_draft("thing", "draft", {"a": 1})
    store.append("thing", "k10", Jotting(name="thing 10"), AT)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make the store once: closed, and copied while it is in use."""
    settled, live = tmp_path_factory.mktemp("settled"), tmp_path_factory.mktemp("live")
    other = tmp_path_factory.mktemp("other")
    url = f"sqlite:///{(settled / FILES['db']).as_posix()}"
    with Store.open(f"sqlite:///{(other / FILES['db']).as_posix()}", "v") as store, read_in(other / FILES["db"]):
        store.append("thing", "a", Jotting(name="another's"), AT)
        shutil.copy(other / FILES["wal"], settled / "other.wal")
    for name in ("key", "anchor"):
        shutil.copy(other / FILES[name], settled / f"other.{name}")
    with Store.open(url, "v") as store:
        store.append("thing", "k0", Jotting(name="not this one"), AT)
    shutil.copy(settled / FILES["db"], settled / "behind.db")
    for name in ("db", "key", "anchor"):
        (settled / FILES[name]).unlink()
    # somebody reads all the while, and nobody need wait for their end before the log is left as it is
    with (
        patch("venuecheck.records.engine._BUSY_SECONDS", 0),
        Store.open(url, "v") as store,
        read_in(settled / FILES["db"]),
    ):
        fill(store, settled)
        for path in settled.iterdir():
            shutil.copy(path, live / path.name)
    shared, parted = tmp_path_factory.mktemp("shared"), tmp_path_factory.mktemp("parted")
    fill_shared(f"sqlite:///{(shared / FILES['db']).as_posix()}", Beside(shared))
    own = tmp_path_factory.mktemp("own")
    fill_own(f"sqlite:///{(own / FILES['db']).as_posix()}", Beside(own))
    shutil.copy(other / "venuecheck.key", own / "other.key")
    several = tmp_path_factory.mktemp("several")
    fill_several(f"sqlite:///{(several / FILES['db']).as_posix()}", Beside(several))
    shutil.copy(other / "venuecheck.key", several / "other.key")
    anothers = tmp_path_factory.mktemp("anothers")
    fill_anothers(f"sqlite:///{(anothers / FILES['db']).as_posix()}", Beside(anothers))
    return {
        "settled": settled,
        "live": live,
        "shared": shared,
        "parted": part(parted, settled),
        "anothers": anothers,
        "own": own,
        "several": several,
    }


def fill_anothers(url: str, beside: Beside) -> None:
    """Record something of a venue that is not asked for."""
    with Store.open(url, "x", beside) as store:
        store.append("thing", "k1", Jotting(name="thing 1 of x"), AT)


def fill_own(url: str, beside: Beside) -> None:
    """Record two of the store's own matters, and then two things of a venue, whose anchor names their key."""
    for chain in (OWN, "v"):
        for number in (1, 2):
            with Store.open(url, chain, beside) as store:
                store.append("thing", f"k{number}", Jotting(name=f"thing {number} of {chain}"), AT)


def fill_several(url: str, beside: Beside) -> None:
    """Record in three chains, in turn; of what there was before, the ends and the anchors are kept."""
    steps = (("v", "w"), "first", (OWN,), "own", ("v", "w", OWN), "last", ("w", "v"))
    for chains in steps:
        if isinstance(chains, str):
            keep_ends(url, beside.folder, chains)
            continue
        for chain in chains:
            with Store.open(url, chain, beside) as store:
                store.append("thing", f"k{store.version('thing').seq}", Jotting(name=f"thing of {chain}"), AT)
                store.database.name_own()


def keep_ends(url: str, folder: Path, name: str) -> None:
    """Keep what signs the ends of a store, what these say of others, and the anchors, as they are now."""
    engine, _ = connect(url)
    with engine.connect() as connection:
        kept = {
            table: [dict(row) for row in connection.execute(sa.text(f"SELECT * FROM {table}")).mappings()]
            for table in ("head", "neighbour")
        }
    engine.dispose()
    (folder / f"{name}.json").write_text(json.dumps(kept), "utf-8")
    for path in folder.glob("venuecheck*.anchor"):
        shutil.copy(path, folder / f"{name}-{path.name}")


def put_back(folder: Path, chain: str, name: str, *, with_records: bool = True) -> Iterator[str]:
    """Have a chain end where it ended when its end was kept."""
    kept = json.loads((folder / f"{name}.json").read_text("utf-8"))
    rows = {table: [row for row in kept[table] if row["chain"] == chain] for table in kept}
    if with_records:
        for table in ("payload", "record"):
            yield f"DELETE FROM {table} WHERE venue = '{chain}' AND seq > {rows['head'][0]['seq']}"
    for table, some in rows.items():
        yield f"DELETE FROM {table} WHERE chain = '{chain}'"
        for row in some:
            values = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in row.values())
            yield f"INSERT INTO {table} ({', '.join(row)}) VALUES ({values})"


def fill_shared(url: str, beside: Beside) -> None:
    """Record four things of each of three venues, in turn."""
    for number in range(1, 5):
        for venue in ("v", "w", "u"):
            with Store.open(url, venue, beside) as store:
                store.append("thing", f"k{number}", Jotting(name=f"thing {number} of {venue}"), AT)


def part(folder: Path, other: Path) -> Path:
    """Take a store that was one chain for two venues, of which one has gone on by itself."""
    connection = sqlite3.connect(folder / FILES["db"])
    connection.executescript((OLD / "store-0003-several.sql").read_text("utf-8"))
    connection.close()
    for end in ("key", "anchor"):
        shutil.copy(OLD / f"store-0003-several.{end}", folder / f"venuecheck.{end}")
        (folder / f"venuecheck.{end}").chmod(0o600)
    shutil.copy(other / "other.key", folder / "other.key")
    with Store.open(f"sqlite:///{(folder / FILES['db']).as_posix()}", "hill-top") as store:
        store.append("thing", "own", Jotting(name="thing 12"), AT)
    (folder / "venuecheck.db.before-0005").unlink()
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A store in PostgreSQL, to be altered again and again."""

    url: str
    """Of the store as it was made, which nobody opens: databases are copied from it."""
    folder: Path
    """Of what stands outside it."""
    rows: str
    """What fills its tables, as the server's own program wrote it down."""
    dump: bytes
    """All of it, as that program wrote it down."""
    worked_on: str
    """The copy of which rows alone are altered, and put back for the next case: to copy a whole database and to open a
    new one for the first time is most of what a case would take."""

    @classmethod
    def filled(cls, sockets: str, folder: Path, fill_it: Callable[[str, Beside], None]) -> "Served":
        """Make one."""
        url = new_database(sockets)
        fill_it(url, Beside(folder))
        copy = new_database(sockets, str(sa.make_url(url).database))
        dump = dumped(url, folder / "dump.sql").read_bytes()
        (folder / "dump.sql").unlink()
        return cls(url=url, folder=folder, rows=rows_of(url), dump=dump, worked_on=copy)

    def for_case(self, one: Alteration, to: Path) -> str:
        """Give the address of the store as it was made, with what stands outside in `to`."""
        if not all(map(_OF_ROWS.match, one.sql)):
            return copied(self.url, self.folder, to)
        shutil.copytree(self.folder, to, dirs_exist_ok=True)
        engine, _ = connect(self.worked_on)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            raw = connection.connection.cursor()
            tables = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            raw.execute("SET session_replication_role = replica")
            raw.execute(f"TRUNCATE {', '.join(name for (name,) in tables)}")
            raw.execute(self.rows)
        engine.dispose()
        return self.worked_on

    def dumped(self, url: str, path: Path) -> Path:
        """Write a database out, as the server's own program does; where rows alone were altered, the rest is known."""
        if url != self.worked_on:
            return dumped(url, path)
        engine, _ = connect(url)
        with engine.connect() as connection:
            raw = connection.connection.cursor()

            def rows_now(table: re.Match[bytes]) -> bytes:
                with raw.copy(b"COPY %b TO STDOUT" % table[2]) as rows:
                    return table[1] + b"".join(rows) + table[3]

            path.write_bytes(_TABLE.sub(rows_now, self.dump))
        engine.dispose()
        return path


_TABLE = re.compile(rb"(^COPY (\S+ \([^)]*\)) FROM stdin;\n)(?:.*\n)*?(^\\\.\n)", re.MULTILINE)
_OF_ROWS = re.compile(r"\s*(?:UPDATE|INSERT INTO|DELETE FROM)\s+(?!pg_)\w+")


def rows_of(url: str) -> str:
    """Give what fills the tables of a database, without what is for the server's own terminal alone."""
    with tempfile.TemporaryDirectory() as folder:
        lines = dumped(url, Path(folder) / "rows.sql", "--data-only", "--inserts").read_text("utf-8").splitlines()
    return "\n".join(one for one in lines if not one.startswith("\\"))


@pytest.fixture(scope="module")
def served(sockets: str, whole: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Served]:
    """Make the stores once in PostgreSQL."""

    def settled(url: str, beside: Beside) -> None:
        with Store.open(url, "v", beside) as store:
            fill(store, beside.folder)

    fillers = {
        "settled": settled,
        "shared": fill_shared,
        "anothers": fill_anothers,
        "own": fill_own,
        "several": fill_several,
    }
    ends = {"settled": ("other.key", "other.anchor"), "own": ("other.key",), "several": ("other.key",)}
    made = {}
    for base, fill_it in fillers.items():
        folder = tmp_path_factory.mktemp(f"{base}-served")
        for name in ends.get(base, ()):
            shutil.copy(whole["settled"] / name, folder / name)
        made[base] = Served.filled(sockets, folder, fill_it)
    return made


CASES = [(one, database) for one in every() for database in one.on]


def named(one: Alteration, database: str) -> str:
    """Name a case."""
    return f"{database}: {one.name}"


@pytest.mark.parametrize(("one", "database"), CASES, ids=[named(*case) for case in CASES])
def test_an_alteration_is_named(
    one: Alteration, database: str, tmp_path: Path, verifier: ModuleType, request: pytest.FixtureRequest
) -> None:
    """By both verifiers, with the record where there is one; and they name the same records."""
    if database == "sqlite":
        whole: dict[str, Path] = request.getfixturevalue("whole")
        shutil.copytree(whole[one.base], tmp_path, dirs_exist_ok=True)
        url = f"sqlite:///{(tmp_path / FILES['db']).as_posix()}"
        alter(one, url, tmp_path)
        store = tmp_path / FILES["db"]
    else:
        served: dict[str, Served] = request.getfixturevalue("served")
        url = served[one.base].for_case(one, tmp_path)
        alter(one, url, tmp_path)
        store = served[one.base].dumped(url, tmp_path / "dump.sql")
    chain = "hill-top" if one.base == "parted" else "v"
    ours = proven(url, tmp_path, chain)
    theirs = proven_by(verifier, store, tmp_path, chain)
    if one.whole:
        assert (ours, theirs) == ({}, {})
        return
    assert ours
    if one.only_asked:
        assert theirs == {}
        return
    assert theirs
    assert not leaving(url, tmp_path, chain)
    assert one.records <= ours.keys(), ours
    assert all(one.told in " ".join(said.values()) for said in (ours, theirs)), (ours, theirs)
    if "page" not in one.name and "cut to" not in one.name:  # what is still readable of a damaged file is chance
        assert ours.keys() == theirs.keys(), (ours, theirs)


def proven(url: str, folder: Path, chain: str) -> dict[int, str]:
    """Give what this program names."""
    try:
        found = prove(url, Beside(folder, lambda: {chain}), chain)
    except InputError as error:
        return {0: str(error)}
    # what is wrong, and no piece of what a record says
    assert not any(re.search(r"thing \d|\{", fault.what) for fault in found.faults)
    return {fault.seq: fault.what for fault in found.faults}


def leaving(url: str, folder: Path, chain: str) -> list[str]:
    """Name the chains of which something would leave."""
    try:
        with Database.open(url, Beside(folder, lambda: {chain}), chain) as database:
            chains = sorted({chain, *database.chains()} - {OWN})
            return [name for name, found in verify_each(database, chains).items() if found.is_whole]
    except InputError:
        return []


def proven_by(verifier: ModuleType, store: Path, folder: Path, chain: str) -> dict[int, str]:
    """Give what the verifier names; what it cannot read at all is its exit status 2."""
    try:
        proof = verifier.verify(store, folder / FILES["key"], folder / FILES["anchor"], chain=chain)
    except (OSError, verifier.UnreadableError) as error:
        return {0: str(error)}
    return dict(proof.faults)


def alter(one: Alteration, url: str, folder: Path) -> None:
    """Do it."""
    for forged in one.forged.split("; ") if one.base == "several" else (one.forged,):
        if forged.startswith(("back ", "end ")):
            how, chain, name = forged.split(" ")
            tamper(url, tuple(put_back(folder, chain, name, with_records=how == "back")), guarded=True)
        elif forged.startswith("made-up "):
            tamper(url, tuple(_made_up(url, *forged.split(" ")[1:])), guarded=True)
        elif forged.startswith("own "):
            _take_over(url, folder, *forged.split(" ")[1:])
        elif forged:
            forge(forged, url, folder)
    if one.sql:
        tamper(url, one.sql, guarded=one.guarded)
    for change in one.files:
        change_file(folder, *change)


def tamper(url: str, statements: tuple[str, ...], *, guarded: bool) -> None:
    """Change a store as somebody does who owns its database."""
    engine, _ = connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.cursor()
        if engine.dialect.name == "postgresql":
            for statement in (*(["SET session_replication_role = replica"] if guarded else []), *statements):
                raw.execute(statement)
        else:
            raw.execute("PRAGMA foreign_keys = OFF")
            raw.execute("PRAGMA legacy_alter_table = ON")
            triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            triggers = triggers if guarded else []
            drops, back = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
            for statement in (*drops, *statements, *back):
                raw.execute(statement)
    engine.dispose()


def change_file(folder: Path, what: str, name: str, *more: str) -> None:
    """Change a file: delete, truncate (to), shorten, append, write (at), page, copy (to), member, replace, link to."""
    path = folder / FILES.get(name, name)
    if what in {"delete", "pipe", "socket", "folder", "link", "device", "ring"}:
        _put_in_its_place(path, what, *more)
    elif what == "accounts":
        path.unlink()
        AccountsDatabase.open(f"sqlite:///{path.as_posix()}").close()
    elif what == "written anew":
        _write_anew(path, *more)
    elif what == "make":
        path.write_bytes(bytes.fromhex(more[0]))
    elif what == "exchange":
        other, between = folder / FILES.get(more[0], more[0]), folder / "between"
        path.rename(between)
        other.rename(path)
        between.rename(other)
    elif what == "copy":
        shutil.copy(path, folder / FILES.get(more[0], more[0]))
    elif what == "member":
        said = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(said | {more[0]: json.loads(more[1])}), "utf-8")
    elif what == "replace":
        old, new = more
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    else:
        content = path.read_bytes()
        path.write_bytes(_changed(content, what, more))


def _write_anew(path: Path, encoding: str) -> None:
    """Write SQLite's file anew from its dump, as another program does, its texts in an encoding."""
    connection = sqlite3.connect(path)
    dump = "\n".join(connection.iterdump())
    connection.close()
    path.unlink()
    anew = sqlite3.connect(path)
    anew.execute(f"PRAGMA encoding = '{encoding}'")
    anew.executescript(dump)
    anew.close()


def _put_in_its_place(path: Path, what: str, *more: str) -> None:
    """Put what is no file in the place of a file; a link leads to what was there, under another name."""
    if what == "link" and path.exists():
        path.rename(path.with_name(more[0]))
    path.unlink(missing_ok=True)
    if what == "folder":
        path.mkdir()
    elif what == "pipe" and sys.platform != "win32":
        os.mkfifo(path)
    elif what == "socket":
        bound(path)
    elif what in {"link", "device", "ring"}:
        path.symlink_to(path if what == "ring" else "/dev/zero" if what == "device" else path.with_name(more[0]))


def bound(path: Path) -> None:
    """Put a socket there, whose path need not be short; there is none on Windows."""
    if sys.platform == "win32":
        return
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _changed(content: bytes, what: str, more: tuple[str, ...]) -> bytes:
    if what == "truncate":
        return content[: int(more[0])]
    if what == "shorten":
        return content[: -int(more[0])]
    if what == "append":
        return content + bytes.fromhex(more[0])
    at = int(more[0]) * (4096 if what == "page" else 1)
    new = bytes(4096) if what == "page" else bytes.fromhex(more[1])
    return content[:at] + new + content[at + len(new) :]


def forge(what: str, url: str, folder: Path) -> None:
    """Make records up that fit the chain, without the store's key or (`owned`) with it."""
    engine, _ = connect(url)
    with engine.connect() as connection:
        found = [dict(row) for row in connection.execute(sa.text("SELECT * FROM record ORDER BY seq")).mappings()]
    engine.dispose()
    headers = [Header(**{name: row[name] for name in row if name != "digest"}) for row in found]
    statements: list[str] = []
    if what.startswith("sign "):
        statements.append(_signed_anew(url, folder, *what.split(" ")[1:]))
        statements += [f"DELETE FROM neighbour WHERE chain = '{what.split(' ')[1]}'"]
    elif what.startswith("written "):
        _, times, kind, text = what.split(" ", 3)
        body = b'{"records":' + b"[" * 50_000 + b"]" * 50_000 + b"}" if text == "deep" else text.encode()
        for _ in range(int(times)):
            made = _header(headers[-1], kind, body)
            statements += _inserted(made, body, url)
            headers.append(made)
        if '"records":[4]' in text:
            statements += ["INSERT INTO erased VALUES ('v', 4, 11)", "DELETE FROM payload WHERE seq = 4"]
    elif what.startswith("owned"):
        owned, at, text = what.split(" ", 2)
        kind = owned.partition("-")[2] or "thing"
        body = b'{"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}" if text == "deep" else text.encode()
        made = replace(_header(headers[-1], kind, body), at=at)
        statements += [*_inserted(made, body, url), _signed_on(folder, made)]
    else:
        start = 5 if what == "tail" else 0
        statements.append("UPDATE record SET digest = 'x' || seq WHERE seq > " + str(start))
        previous = headers[start - 1].digest if start else FIRST
        for header in headers[start:]:
            made = replace(header, at="2026-09-13T09:30:00.000+00:00", previous=previous)
            previous = made.digest
            statements.append(
                f"UPDATE record SET at = '{made.at}', previous = '{made.previous}', digest = '{made.digest}'"
                f" WHERE seq = {made.seq}"
            )
        if what.startswith("rehash"):
            signer = read_signer(folder / "other.key")
            assert signer is not None
            statements.append(_signed(signer, previous, len(headers)))
        if what == "rehash-key":
            shutil.copy(folder / "other.key", folder / FILES["key"])
    tamper(url, tuple(statements), guarded=True)


def _signed_anew(url: str, folder: Path, chain: str, key: str) -> str:
    """Sign the end of a chain with a key that is not its own."""
    signer = read_signer(folder / FILES.get(key, key))
    assert signer is not None
    name = "" if chain == "trunk" else chain
    engine, _ = connect(url)
    with engine.connect() as connection:
        query = "SELECT h.seq, h.digest, r.at FROM head h JOIN record r ON r.digest = h.digest WHERE chain = :chain"
        seq, last, at = connection.execute(sa.text(query), {"chain": name}).one()
    engine.dispose()
    mark = Mark(public_key=signer.public_key, records=seq, last=last, day=at[:10])
    signed = f"public_key = '{mark.public_key}', signature = '{mark.sign(signer, name)}'"
    return f"UPDATE head SET {signed} WHERE chain = '{name}'"


def _made_up(url: str, chain: str, other: str, number: str, key: str = "") -> Iterator[str]:
    """Give the statements of a chain with one record, signed by a fresh key, that says how far another goes."""
    signer, at, seq = new_signer(), "2026-09-14T09:30:00.000+00:00", int(number)
    digest = payload_digest(bytes(32), b"{}")
    made = Header(seq=1, kind="zz", key="", venue=chain, at=at, previous=FIRST, payload_digest=digest)
    engine, _ = connect(url)
    with engine.connect() as connection:
        query = sa.text("SELECT seq, digest, public_key FROM head WHERE chain = :chain")
        there = connection.execute(query, {"chain": other}).one_or_none()
    engine.dispose()
    said = Mark(
        public_key=signer.public_key if there is None or key else there.public_key,
        records=seq,
        last=there.digest if there is not None and there.seq == seq else "cd" * 32,
        day=at[:10],
    )
    mark = Mark(public_key=signer.public_key, records=1, last=made.digest, day=at[:10])
    signature = mark.sign(signer, chain, beside=digest_of({other: said}))
    yield from _inserted(made, b"{}", url)
    for table, values in {
        "neighbour (chain, other, seq, digest, public_key, day)": (
            chain,
            other,
            seq,
            said.last,
            said.public_key,
            said.day,
        ),
        "head (chain, seq, digest, public_key, signature)": (chain, 1, mark.last, mark.public_key, signature),
    }.items():
        yield f"INSERT INTO {table} VALUES ({', '.join(map(repr, values))})"


def _take_over(url: str, folder: Path, chain: str, key: str) -> None:
    """Put another key in the place of a chain's own, and an anchor that it signed, of the end as it is."""
    engine, _ = connect(url)
    with engine.connect() as connection:
        query = "SELECT h.seq, h.digest, r.at FROM head h JOIN record r ON r.digest = h.digest WHERE chain = :chain"
        seq, last, at = connection.execute(sa.text(query), {"chain": chain}).one()
    engine.dispose()
    outside = Beside(folder).of(chain)
    shutil.copy(folder / key, outside.key_path)
    signer = outside.signer()
    assert signer is not None
    with outside.prepared(Mark(public_key=signer.public_key, records=seq, last=last, day=at[:10]), signer) as settle:
        settle()


_OWN = "v"


def _signed(signer: Signer, last: str, records: int) -> str:
    mark = Mark(public_key=signer.public_key, records=records, last=last, day="2026-09-13")
    signed = f"public_key = '{mark.public_key}', signature = '{mark.sign(signer, _OWN)}'"
    return f"UPDATE head SET digest = '{last}', {signed}"


def _signed_on(folder: Path, made: Header) -> str:
    signer = read_signer(folder / FILES["key"])
    assert signer is not None
    mark = Mark(public_key=signer.public_key, records=made.seq, last=made.digest, day=made.at[:10])
    signed = f"seq = {made.seq}, digest = '{made.digest}', signature = '{mark.sign(signer, _OWN)}'"
    return f"UPDATE head SET {signed} WHERE chain = '{_OWN}'"


def _header(before: Header, kind: str, body: bytes) -> Header:
    return replace(
        before,
        seq=before.seq + 1,
        kind=kind,
        key=f"forged-{before.seq}",
        previous=before.digest,
        payload_digest=payload_digest(bytes(32), body),
    )


def _inserted(made: Header, body: bytes, url: str) -> Iterator[str]:
    values = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in asdict(made).values())
    columns = ", ".join((*asdict(made), "digest"))
    yield f"INSERT INTO record ({columns}) VALUES ({values}, '{made.digest}')"
    salt = f"x'{'00' * 32}'" if url.startswith("sqlite") else f"'\\x{'00' * 32}'"
    yield f"INSERT INTO payload (venue, seq, salt, body) VALUES ('{made.venue}', {made.seq}, {salt}, '{body.decode()}')"


def test_what_is_whole_is_whole(whole: dict[str, Path], verifier: ModuleType, tmp_path: Path) -> None:
    """Both say so, and change nothing of what lies there; the verifier by itself too."""
    for base, folder in whole.items():
        place = tmp_path / base
        ends = {
            "parted": ("hill-top", 12),
            "shared": ("v", 4),
            "anothers": ("x", 1),
            "own": ("v", 2),
            "several": ("v", 3),
        }
        chain, records = ends.get(base, ("v", 10))
        shutil.copytree(folder, place)
        before = {path.name: hashlib.sha256(path.read_bytes()).digest() for path in place.iterdir()}
        store = place / FILES["db"]
        found = prove(f"sqlite:///{store.as_posix()}", Beside(place), chain)
        assert (found.faults, found.records) == ((), records)
        every_record = {"shared": 12, "own": 4, "several": 8}.get(base, records)
        proof = verifier.verify(store)
        assert (proof.records, proof.faults) == (every_record, [])
        after = {path.name: hashlib.sha256(path.read_bytes()).digest() for path in place.iterdir()}
        assert {name: digest for name, digest in after.items() if "-shm" not in name and "-wal" not in name} == {
            name: digest for name, digest in before.items() if "-shm" not in name and "-wal" not in name
        }
        done = subprocess.run([sys.executable, str(VERIFIER), str(store)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout.splitlines()[-1]) == (0, f"Whole: {every_record} records")


def test_rows_that_are_put_back_are_those_that_were_made(served: dict[str, Served], tmp_path: Path) -> None:
    """Else alterations were tried of another store, and written out otherwise than the server's program does."""
    nothing = Alteration(name="nothing", on=("postgresql",))
    for base, one in served.items():
        url = one.for_case(nothing, tmp_path / base)
        assert url == one.worked_on
        tamper(url, ("DELETE FROM head", "UPDATE record SET kind = 'another'"), guarded=True)
        assert rows_of(url) != one.rows
        assert _without_word(one.dumped(url, tmp_path / "ours.sql")) == _without_word(dumped(url, tmp_path / "its.sql"))
        assert rows_of(one.for_case(nothing, tmp_path / base)) == one.rows == rows_of(one.url)


def _without_word(dump: Path) -> list[str]:
    """Leave out the lines with a word that is another in each dump."""
    return [one for one in dump.read_text("utf-8").splitlines() if not one.startswith(("\\restrict", "\\unrestrict"))]


def test_the_verifier_says_what_it_did_not_prove(whole: dict[str, Path], tmp_path: Path) -> None:
    """A chain whose key and anchor are elsewhere passes silently for nothing; names in a store act on no terminal."""
    shutil.copytree(whole["shared"], tmp_path, dirs_exist_ok=True)
    for end in ("key", "anchor"):
        (tmp_path / f"venuecheck-w.{end}").unlink()
    command = [sys.executable, str(VERIFIER), str(tmp_path / FILES["db"])]

    def said(*more: str) -> tuple[int, str]:
        done = subprocess.run([*command, *more], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    url = f"sqlite:///{(tmp_path / FILES['db']).as_posix()}"
    for more in ((), ("--chain", "v")):
        found = said(*more)
        assert found[0] == 0
        assert "NOT PROVEN: w: " in found[1]
        assert "Whole: 12 records, but for what is not proven" in found[1]
    ours = prove(url, Beside(tmp_path), "v")
    assert (ours.faults, [note for note in ours.notes if "Not proven" in note]) == (
        (),
        ["w: Not proven: its key is not here, and the signature that it bears can be anybody's."],
    )
    assert said("--chain", "w")[0] == 1
    assert not prove(url, Beside(tmp_path), "w").is_whole
    connection = sqlite3.connect(tmp_path / FILES["db"])
    connection.execute('CREATE TABLE "x\n\x1b[31mWhole: 99 records" (a)')
    connection.close()
    status, text = said()
    assert (status, "\x1b" in text, "\nWhole: 99" in text) == (1, False, False)
    (tmp_path / FILES["key"]).unlink()
    if sys.platform != "win32":
        os.mkfifo(tmp_path / FILES["key"])
        assert said()[0] == 2
        with pytest.raises(InputError, match="this is not the key of a store"):
            prove(f"sqlite:///{(tmp_path / FILES['db']).as_posix()}", Beside(tmp_path), "v")


def test_there_are_at_least_120_of_them() -> None:
    """Each with a name of its own."""
    assert len(CASES) >= 120
    assert len({named(*case) for case in CASES}) == len(CASES)
