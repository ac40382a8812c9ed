"""The verifier by itself reads a dump as a server's program may write it, and says of which it cannot."""

import bz2
import gzip
import lzma
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .alterations_unforeseen import set_of_database
from .conftest import VERIFIER, dumped, new_database
from .jotting import Jotting
from .test_alterations import tamper

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)


def recorded(sockets: str, folder: Path, *before: str) -> str:
    """Record something in a new database of which something was changed before; give its address."""
    url = new_database(sockets)
    tamper(url, before, guarded=False)
    with Store.open(url, "v", Beside(folder)) as store:
        store.append("thing", "k", Jotting(name="a thing"), AT)
    return url


@pytest.mark.parametrize("schema", ["public", "order", 'My "Records"'])
def test_names_may_be_quoted_that_need_it_or_not(
    schema: str, sockets: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """It names what was changed, and nothing else."""
    quoted = '"' + schema.replace('"', '""') + '"'
    url = recorded(sockets, tmp_path, f"CREATE SCHEMA IF NOT EXISTS {quoted}", set_of_database("search_path", quoted))

    def said(*options: str) -> list[tuple[int, str]]:
        proof = verifier.verify(dumped(url, tmp_path / "dump.sql", *options), tmp_path / "venuecheck.key", chain="v")
        assert proof.records == 1
        faults: list[tuple[int, str]] = proof.faults
        return faults

    assert (said(), said("--quote-all-identifiers")) == ([], [])
    tamper(
        url, ('ALTER TABLE draft ADD COLUMN "bo""dy" text', "DROP TRIGGER record_no_update ON record"), guarded=False
    )
    faults = [
        (0, "the TRIGGER record record_no_update is missing"),
        (0, "the TABLE draft is not as the program made it"),
    ]
    assert (said(), said("--quote-all-identifiers")) == (faults, faults)
    assert len(prove(url, Beside(tmp_path), "v").faults) == 2


@pytest.mark.parametrize("option", ["--inserts", "--column-inserts", "--format=custom"])
def test_a_dump_of_another_format_is_no_loss(option: str, sockets: str, tmp_path: Path, verifier: ModuleType) -> None:
    """It is told by what it is."""
    dump = dumped(recorded(sockets, tmp_path), tmp_path / "dump.sql", option)
    with pytest.raises(verifier.UnreadableError, match="write it as plain text"):
        verifier.verify(dump, tmp_path / "venuecheck.key", chain="v")


def test_lines_may_end_as_windows_ends_them(sockets: str, tmp_path: Path, verifier: ModuleType) -> None:
    """It is whole, and what was changed is named; a line that ends so alone among others counts as it stands."""
    dump = dumped(recorded(sockets, tmp_path), tmp_path / "dump.sql")
    plain = dump.read_bytes()
    key = tmp_path / "venuecheck.key"
    dump.write_bytes(plain.replace(b"\n", b"\r\n"))
    assert verifier.verify(dump, key, chain="v").faults == []
    dump.write_bytes(plain.replace(b"a thing", b"a Thing").replace(b"\n", b"\r\n"))
    assert [seq for seq, _ in verifier.verify(dump, key, chain="v").faults] == [1]
    dump.write_bytes(re.sub(rb"(a thing[^\n]*)\n", rb"\1\r\n", plain))
    assert verifier.verify(dump, key, chain="v").faults != []


def test_a_dump_may_make_its_database(sockets: str, tmp_path: Path, verifier: ModuleType) -> None:
    """What it says of that is no object of the store's; what silences the guards there is named all the same."""
    url = recorded(sockets, tmp_path, set_of_database("statement_timeout", "'1h'"))
    options = ("--create", "--clean", "--if-exists")

    def said() -> list[str]:
        proof = verifier.verify(dumped(url, tmp_path / "dump.sql", *options), tmp_path / "venuecheck.key", chain="v")
        assert proof.records == 1
        return [what for _, what in proof.faults]

    assert said() == []
    tamper(url, (set_of_database("session_replication_role", "replica"),), guarded=False)
    assert [what.split(" PROPERTIES")[0] for what in said()] == ["there is a DATABASE"]
    assert len(prove(url, Beside(tmp_path), "v").faults) == 1


@pytest.mark.parametrize("encoding", ["LATIN1", "LATIN9", "WIN1252", "SQL_ASCII", "UTF8"])
def test_letters_stay_whatever_the_database_says_of_whoever_connects(
    encoding: str, sockets: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """Its program that writes a dump does as it is told, and the dump says so."""
    name = "Zo\u00eb's caf\u00e9" + "\u2026 \u4e2d" * (encoding in {"UTF8", "SQL_ASCII"})
    url = recorded(sockets, tmp_path, set_of_database("client_encoding", f"'{encoding}'"))
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "z", Jotting(name=name), AT)
    found = prove(url, Beside(tmp_path), "v")
    assert (found.records, found.faults) == (2, ())
    proof = verifier.verify(dumped(url, tmp_path / "dump.sql"), tmp_path / "venuecheck.key", chain="v")
    assert (proof.records, proof.faults) == (2, [])


def test_letters_that_an_encoding_has_not_are_recorded_and_proven(sockets: str, tmp_path: Path) -> None:
    """The program says itself how letters are sent."""
    url = recorded(sockets, tmp_path, set_of_database("client_encoding", "LATIN1"))
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "z", Jotting(name="\u2026 \u4e2d"), AT)
    found = prove(url, Beside(tmp_path), "v")
    assert (found.records, found.faults) == (2, ())


def test_a_dump_in_letters_that_are_not_read_here_says_so(tmp_path: Path, verifier: ModuleType) -> None:
    """And how to make one that is."""
    dump = b"--\n-- PostgreSQL database dump\n--\n\nSET client_encoding = 'EUC_JP';\n"
    (tmp_path / "dump.sql").write_bytes(dump + b"-- PostgreSQL database dump complete\n")
    with pytest.raises(verifier.UnreadableError, match=r"written in EUC_JP: .* --encoding=UTF8"):
        verifier.verify(tmp_path / "dump.sql")


def test_what_is_no_database_is_not_copied(
    tmp_path: Path, verifier: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be of any size."""
    (tmp_path / "venuecheck.db").write_bytes(b"no database" * 100)
    monkeypatch.setattr(verifier.shutil, "copyfile", lambda *_: pytest.fail("it was copied"))
    proof = verifier.verify(tmp_path / "venuecheck.db")
    assert [what for _, what in proof.faults] == ["the database's file is damaged (it is no file of SQLite's)"]
    assert not prove(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", Beside(tmp_path), "v").is_whole


_CHANGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "PowerShell": (lambda plain: plain.decode().replace("\n", "\r\n").encode("utf-16"), "UTF-16, as PowerShell"),
    "the other order": (lambda plain: b"\xfe\xff" + plain.decode().encode("utf-16-be"), "UTF-16"),
    "mark": (lambda plain: b"\xef\xbb\xbf" + plain, "byte order mark"),
    "gzip": (gzip.compress, "compressed .gzip.: unpack it"),
    "bzip2": (bz2.compress, "compressed .bzip2.: unpack it"),
    "xz": (lzma.compress, "compressed .xz.: unpack it"),
    "all": (lambda plain: plain.replace(b"database dump", b"database cluster dump", 1), "a dump of a whole server"),
}


@pytest.mark.parametrize("how", _CHANGED)
def test_a_dump_that_was_written_anew_is_told_by_what_it_is(how: str, tmp_path: Path, verifier: ModuleType) -> None:
    """And not as records that were changed."""
    change, said = _CHANGED[how]
    (tmp_path / "dump.sql").write_bytes(change(b"--\n-- PostgreSQL database dump\n--\n\nSET x = 1;\n"))
    with pytest.raises(verifier.UnreadableError, match=said):
        verifier.verify(tmp_path / "dump.sql")


def test_a_dump_that_broke_off_is_told_once(sockets: str, tmp_path: Path, verifier: ModuleType) -> None:
    """And not by what is missing from it: of the records it says nothing."""
    url = new_database(sockets)
    with Store.open(url, "v", Beside(tmp_path)) as store:
        store.append("thing", "k", Jotting(name="a thing"), AT)
    path = dumped(url, tmp_path / "dump.sql")
    assert not verifier.verify(path).faults
    plain = path.read_bytes()
    for most in (
        len(plain) // 3,
        plain.index(b"COPY public.record"),
        plain.rindex(b"-- PostgreSQL database dump comp"),
    ):
        path.write_bytes(plain[:most])
        (fault,) = verifier.verify(path).faults
        assert fault == (0, "the dump is not complete, for its last line is missing: make it again")


def test_sqlites_own_dump_is_no_store(tmp_path: Path, verifier: ModuleType) -> None:
    """It is told by what it is."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v") as store:
        store.append("thing", "k", Jotting(name="a thing"), AT)
    connection = sqlite3.connect(tmp_path / "venuecheck.db")
    (tmp_path / "dump.sql").write_text("PRAGMA foreign_keys=OFF;\n" + "\n".join(connection.iterdump()), "utf-8")
    connection.close()
    with pytest.raises(verifier.UnreadableError, match="give the database's file itself"):
        verifier.verify(tmp_path / "dump.sql")


def test_a_file_that_is_not_there_is_not_whole(tmp_path: Path) -> None:
    """A slip in a name, an empty dump, a folder: each is an error, in one line; beside an anchor it is a loss."""
    (tmp_path / "empty.sql").touch()
    (tmp_path / "folder").mkdir()
    names = ["nosuch.db", "empty.sql", "folder", os.devnull]
    for name in names:
        done = subprocess.run([sys.executable, VERIFIER, tmp_path / name], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1), name
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v") as store:
        store.append("thing", "k", Jotting(name="a thing"), AT)
    (tmp_path / "venuecheck.db").unlink()
    gone = tmp_path / "venuecheck.db"
    done = subprocess.run([sys.executable, VERIFIER, gone], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is lost" in done.stdout or "are lost" in done.stdout
