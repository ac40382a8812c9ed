# ruff: noqa: S608 - the names put into the statements stand here
"""Each venue has a chain, a key and an anchor of its own, in one store as in many; today's stores become that."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from venuecheck.core.problem import InputError
from venuecheck.records import listing, schema
from venuecheck.records.chains import OWN
from venuecheck.records.copying import back_up, restore
from venuecheck.records.damage import NotWholeError
from venuecheck.records.engine import connect, writing
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.held_to import held_to
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.signing import read_signer
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify

from .conftest import new_database

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
OLD = Path(__file__).parent / "old"
SEVERAL = ("hill-top", "st-aidans")


def former(folder: Path, name: str) -> str:
    """Put a store of the form 0003 into a folder, with its key and its anchor; give its address."""
    connection = sqlite3.connect(folder / "venuecheck.db")
    connection.executescript((OLD / f"store-0003-{name}.sql").read_text("utf-8"))
    connection.close()
    for end in ("key", "anchor"):
        shutil.copy(OLD / f"store-0003-{name}.{end}", folder / f"venuecheck.{end}")
        (folder / f"venuecheck.{end}").chmod(0o600)
    return f"sqlite:///{(folder / 'venuecheck.db').as_posix()}"


def headers(folder: Path) -> list[tuple[object, ...]]:
    """Read the headers as they lie in a file."""
    connection = sqlite3.connect(folder / "venuecheck.db")
    query = "SELECT seq, kind, key, venue, at, previous, payload_digest, digest FROM record ORDER BY seq, venue"
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def test_a_chain_of_one_venue_is_no_trunk(tmp_path: Path) -> None:
    """Nor where a former form signed its end, whose signature says of no chain that it is its own."""
    url = former(tmp_path, "one")
    with Store.open(url, "hill-top"):
        pass
    connection = sqlite3.connect(tmp_path / "venuecheck.db")
    connection.execute("UPDATE head SET chain = ''")
    connection.commit()
    connection.close()
    assert [fault.what for fault in prove(url, Beside(tmp_path), "hill-top").faults] == [
        "what several venues are said to have had together is all one venue's"
    ]


def test_venues_of_one_store_count_sign_and_anchor_by_themselves(url: str, tmp_path: Path) -> None:
    """The first one's files have the names that one venue's have; the store's own matters have a chain too."""
    beside = Beside(tmp_path)
    for number in (1, 2):
        for venue in ("hill-top", "st-aidans", OWN):
            with Store.open(url, venue, beside) as store:
                assert store.append("thing", str(number), {"of": venue}, AT).seq == number
    keys = {beside.of(venue).public_key() for venue in ("hill-top", "st-aidans", OWN)}
    assert len(keys) == 3
    names = sorted(path.name for path in tmp_path.glob("venuecheck*.anchor"))
    assert names == ["venuecheck-_store.anchor", "venuecheck-st-aidans.anchor", "venuecheck.anchor"]
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.glob("venuecheck*.*[ry]"))
    for venue in ("hill-top", "st-aidans", OWN):
        found = prove(url, beside, venue)
        assert (found.faults, found.records, set(found.others)) == (
            (),
            2,
            {"hill-top", "st-aidans", OWN} - {venue},
        )
        assert found.mark == held_to(beside.of(venue)).anchor


def test_what_is_wrong_with_another_venues_records_stops_no_desk_but_its_own(url: str, tmp_path: Path) -> None:
    """Its own venue cannot go on; the other one records and is whole; "verify" names both."""
    beside = Beside(tmp_path)
    with Store.open(url, "v", beside) as mine, Store.open(url, "w", beside) as theirs:
        for store in (mine, theirs):
            store.append("thing", "a", {"a": 1}, AT)
        beside.of("w").anchor_path.write_text("{}")
        with pytest.raises(NotWholeError, match="the anchor of the records is not as it was written"):
            theirs.append("thing", "b", {"a": 1}, AT)
        mine.append("thing", "b", {"a": 1}, AT)
        assert verify(mine.database, chain="v", alone=True).is_whole
        waits = [
            str(fault) for fault in verify(mine.database, chain="v").faults
        ]  # nothing leaves, until it is said why
        assert waits == ["w: the anchor of the records is not as it was written"]
    assert [str(fault) for fault in prove(url, beside, "v").faults] == [
        "w: the anchor of the records is not as it was written"
    ]


def test_a_store_of_one_venue_goes_on_as_its_chain(tmp_path: Path) -> None:
    """Copied first, no record is changed; its key and its anchor stay, and the anchor says whose it is."""
    url = former(tmp_path, "one")
    before, key = headers(tmp_path), (tmp_path / "venuecheck.key").read_bytes()
    assert prove(url, Beside(tmp_path), "hill-top").is_whole
    assert headers(tmp_path) == before
    assert not (tmp_path / "venuecheck.db.before-0005").exists()
    with Store.open(url, "hill-top") as store:
        assert (tmp_path / "venuecheck.db.before-0005").exists()
        header = store.append("thing", "new", {"a": 1}, AT)
    assert (header.seq, header.previous) == (len(before) + 1, before[-1][-1])
    assert headers(tmp_path)[:-1] == before
    found = prove(url, Beside(tmp_path), "hill-top")
    assert (found.faults, found.notes, found.records) == ((), (), len(before) + 1)
    assert (tmp_path / "venuecheck.key").read_bytes() == key
    assert '"chain": "hill-top"' in (tmp_path / "venuecheck.anchor").read_text("utf-8")
    with Store.open(url, "elsewhere") as other:
        assert other.append("thing", "new", {"a": 1}, AT).seq == 1
    assert prove(url, Beside(tmp_path), "hill-top").is_whole


def served(folder: Path, name: str, sockets: str) -> str:
    """Put such a store into PostgreSQL: the form by its migrations, the rows as they are."""
    source, url = connect(former(folder, name))[0], new_database(sockets)
    target, _ = connect(url)
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    with source.connect() as rows, writing(target) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for table in sa.inspect(source).get_table_names():
            found = [dict(row) for row in rows.execute(sa.text(f"SELECT * FROM {table}")).mappings()]
            names = ", ".join(found[0]) if found else ""
            bound = ", ".join(f":{column}" for column in found[0]) if found else ""
            if table != "alembic_version" and found:
                connection.execute(sa.text("SET session_replication_role = replica"))
                connection.execute(sa.text(f"INSERT INTO {table} ({names}) VALUES ({bound})"), found)
        connection.execute(sa.text("SET session_replication_role = DEFAULT"))
    source.dispose()
    target.dispose()
    (folder / "venuecheck.db").unlink()
    return url


@pytest.mark.parametrize("name", ["one", "several"])
def test_a_store_on_a_server_goes_on_as_well(name: str, tmp_path: Path, sockets: str) -> None:
    """In one transaction, with the same outcome; "verify" sees it whole before and after."""
    url, beside = served(tmp_path, name, sockets), Beside(tmp_path)
    assert prove(url, beside, "hill-top").faults == ()
    with Store.open(url, "hill-top", beside) as store:
        before = listing.chain(store)
        store.append("thing", "own", {"a": 1}, AT)
        assert listing.chain(store)[: len(before)] == before
    for venue in ("hill-top", *(["st-aidans"] if name == "several" else [])):
        found = prove(url, beside, venue)
        assert found.faults == ()
    assert bool(list(tmp_path.glob("venuecheck-hill-top.*"))) is (name == "several")


def test_another_venue_that_begins_first_takes_nothing_that_is_not_its(tmp_path: Path) -> None:
    """The anchor of an earlier version says nothing of whose it is: that is found out before."""
    url = former(tmp_path, "one")
    with Store.open(url, "elsewhere") as other:
        assert other.append("thing", "new", {"a": 1}, AT).seq == 1
    for venue in ("hill-top", "elsewhere"):
        assert prove(url, Beside(tmp_path), venue).is_whole


def test_venues_that_had_one_chain_part_where_each_first_records(tmp_path: Path) -> None:
    """What they had together stays provable, and its end is named by the first record of each; each has its own key."""
    url = former(tmp_path, "several")
    before, beside = headers(tmp_path), Beside(tmp_path)
    last, old = before[-1], read_signer(tmp_path / "venuecheck.key")
    assert old is not None
    for venue in SEVERAL:
        assert prove(url, beside, venue).faults == ()
    for number, venue in enumerate(SEVERAL):
        with Store.open(url, venue) as store:
            sent = listing.chain(store)
            assert len(sent) == len(before)
            header = store.append("thing", "own", {"of": venue}, AT)
            assert header.seq == len(before) + 2
            # a coordinator who had a bundle of before sees that this one goes on it
            assert listing.chain(store)[: len(before)] == sent
            (event,) = [says for entry, says in listing.said(store, {"chain"}) if entry.seq == len(before) + 1]
            assert (event["became"], event["before"]["last"], event["before"]["records"]) == (
                "parted",
                last[-1],
                len(before),
            )
            assert event["before"]["public_key"] == old.public_key
            assert store.signer is not None
            assert event["new_key"] == store.signer.public_key != old.public_key
            assert [one["of"] for one in (kept.body for kept in store.drafts())] == [venue]
        for each in SEVERAL:
            found = prove(url, beside, each)
            assert found.faults == (), number
            assert set(found.others) == set(SEVERAL) - {each}
    assert headers(tmp_path)[: len(before)] == before
    with Store.open(url, "a-third") as store:
        assert store.append("thing", "a", {"a": 1}, AT).seq == len(before) + 2
        seqs = [entry.seq for entry in listing.entries(store) if entry.kind == "thing"]
        erase(store, Erasure(records=tuple(seqs), reason="due", person="A. Manager"), AT)
    for venue in (*SEVERAL, "a-third"):
        assert prove(url, beside, venue).faults == ()


def test_without_the_key_that_they_had_together_nobody_parts(tmp_path: Path) -> None:
    """It is said which key, and nothing is changed."""
    url = former(tmp_path, "several")
    (tmp_path / "venuecheck.key").unlink()
    with Store.open(url, "hill-top") as store, pytest.raises(InputError, match="no key is here"):
        store.append("thing", "own", {"a": 1}, AT)
    assert not list(tmp_path.glob("venuecheck-*"))


def test_a_parting_that_was_stopped_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key and the anchor were written, and nothing was recorded."""
    url = former(tmp_path, "several")

    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    with monkeypatch.context() as patched, Store.open(url, "hill-top") as store:
        patched.setattr("venuecheck.records.database.sign", stop)
        with pytest.raises(StoppedError):
            store.append("thing", "own", {"a": 1}, AT)
    assert (tmp_path / "venuecheck-hill-top.key").exists()
    for venue in SEVERAL:
        assert prove(url, Beside(tmp_path), venue).faults == ()
    with Store.open(url, "hill-top") as store:
        store.append("thing", "own", {"a": 1}, AT)
    assert prove(url, Beside(tmp_path), "hill-top").faults == ()


def test_a_copy_holds_every_chain_and_comes_back_in_either_database(tmp_path: Path, sockets: str) -> None:
    """Of a store that parted too; a copy without a venue's records is not brought back for it."""
    here = tmp_path / "here"
    here.mkdir()
    url = former(here, "several")
    with Store.open(url, "hill-top") as store:
        store.append("thing", "own", {"a": 1}, AT)
        copied = back_up(store.database, tmp_path / "copy.db", mine="hill-top")
        assert (copied.faults, copied.records) == ((), 12)
    held = {venue: held_to(Beside(here).of(venue)) for venue in SEVERAL}
    for place in (f"sqlite:///{(tmp_path / 'back.db').as_posix()}", new_database(sockets)):
        assert restore(tmp_path / "copy.db", place, held, mine="st-aidans").records == 10
        for venue in SEVERAL:
            assert prove(place, Beside(here), venue).faults == ()
        with Store.open(place, "hill-top", Beside(here)) as back, back.reading() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM head")) == 2
    with pytest.raises(InputError, match="none of elsewhere"):
        restore(tmp_path / "copy.db", f"sqlite:///{(tmp_path / 'no.db').as_posix()}", {}, mine="elsewhere")
