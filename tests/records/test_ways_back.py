"""Ways back where a store holds the chains of several venues, in a file and on a server."""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.records.engine import connect
from venuecheck.records.one_at_a_time import alone
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.service.partnership.returned import RecordedReturn
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.proof import back_up, restore, verify
from venuecheck.service.sites.opening import open_store, outside
from venuecheck.service.sites.site import Site, load_site

from .conftest import dumped, new_database, read_in
from .jotting import Jotting
from .mounts import NAMESPACE, needs_mounts, run
from .test_chains import SEVERAL, former

NOW = datetime(2026, 11, 14, 9, 30, tzinfo=UTC)
WHY = "the disk was found to be failing"


def site(folder: Path, venue: str, url: str) -> Site:
    """Configure a venue in a folder."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{venue}.yaml"
    networks = 'networks: [{id: "pupils", user_group: "pupils"}]'
    path.write_text(f'venue: {{id: "{venue}", kind: "school"}}\n{networks}\ndatabase: "{url}"\n', "utf-8")
    return load_site(path)


@pytest.fixture
def two(url: str, tmp_path: Path) -> tuple[Site, Site]:
    """Give two venues that share a database: each in a folder of its own where there is a server, else in one."""
    served = url.startswith("postgresql")
    folders = (tmp_path / "a", tmp_path / "b") if served else (tmp_path, tmp_path)
    sites = site(folders[0], "hill-top", url), site(folders[1], "st-aidans", url)
    for one in sites:
        with open_store(one) as store:
            for number in range(3):
                store.append("thing", f"k{number}", Jotting(name=f"{store.venue} {number}"), NOW)
            store.save_draft("thing", "draft", {"of": store.venue})
    return sites


def damage(url: str, venue: str) -> None:
    """Change what a record of a venue says."""
    engine, _ = connect(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        raw = connection.connection.cursor()
        served = engine.dialect.name == "postgresql"
        raw.execute("SET session_replication_role = replica" if served else "DROP TRIGGER IF EXISTS payload_no_update")
        raw.execute(f"UPDATE payload SET body = replace(body, ' 1', ' 7') WHERE seq = 2 AND venue = '{venue}'")  # noqa: S608
    engine.dispose()


def test_a_venue_begins_again_and_the_other_goes_on(two: tuple[Site, Site]) -> None:
    """The damaged store is kept whole; the other's chain is carried over, with both venues' drafts."""
    mine, other = two
    with pytest.raises(ForbiddenError, match="the records are whole"):
        ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    damage(mine.store_url, "hill-top")
    begun = ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    assert (begun.mark.records, begun.drafts) == (1, 2)
    for one, records in ((mine, 1), (other, 3)):
        found = verify(one)
        assert (found.faults, found.records) == ((), records)
        with open_store(one) as store:
            store.append("thing", "next", Jotting(name="x"), NOW)
            assert store.draft("thing", "draft") is not None
        assert verify(one).records == records + 1
    with open_store(mine) as store:
        (event,) = store.all("chain", dict)
        assert "record 2: what it says has been changed" in event["words"]
        assert event["before"]["records"] == 3
    assert "damaged" in begun.kept


def test_of_two_who_begin_again_at_once_one_does(two: tuple[Site, Site]) -> None:
    """The other is told; what was damaged is set aside once, whole, and what was begun stays. So with a restore."""
    mine, _ = two
    damage(mine.store_url, "hill-top")
    both_ready = Barrier(2)

    def begin(person: str) -> ways_back.Begun | InputError:
        both_ready.wait()
        try:
            return ways_back.begin_again(mine, person=person, reason=WHY, now=NOW)
        except InputError as error:
            return error

    with ThreadPoolExecutor(2) as people:
        came = list(people.map(begin, ("A. Admin", "B. Admin")))
    (begun,) = [one for one in came if isinstance(one, ways_back.Begun)]
    (refused,) = [one for one in came if isinstance(one, InputError)]
    assert "begins a new chain, just now" in str(refused) or "the records are whole" in str(refused)
    found = verify(mine)
    assert (found.faults, found.mark) == ((), begun.mark)
    if mine.store_url.startswith("sqlite"):
        (aside,) = mine.path.parent.glob("*.db.damaged-*[0-9]")
        with sqlite3.connect(aside) as connection:
            assert connection.execute("SELECT count(*) FROM record").fetchone() == (6,)
    with alone(mine.store_url):
        for way in (ways_back.begin_again, restore_nothing):
            with pytest.raises(InputError, match="just now"):
                way(mine, person="C. Admin", reason=WHY, now=NOW)


def restore_nothing(site: Site, *, person: str, reason: str, now: datetime) -> None:
    """Bring back a copy that is none."""
    del reason
    restore(site, site.path, now=now, person=person)


def test_another_venues_folder_is_named_and_nothing_is_recorded_there(tmp_path: Path) -> None:
    """Until that venue's configuration is there as well: then two share the folder, and one has recorded nothing."""
    urls = [f"sqlite:///{(tmp_path / name / 'venuecheck.db').as_posix()}" for name in ("a", "b")]
    mine, other = (site(tmp_path / name, name, url) for name, url in zip("ab", urls, strict=True))
    with open_store(other) as store:
        store.append("thing", "k", Jotting(name="b's"), NOW)
    for path in (tmp_path / "b").glob("venuecheck.*"):
        shutil.copy(path, tmp_path / "a")
    said = "nothing of this venue is here: the key and the anchor are those of b"
    assert [fault.what for fault in verify(mine).faults] == [said]
    with open_store(mine, whosever=True) as store, pytest.raises(NotWholeError, match=said):
        store.append("thing", "k", Jotting(name="a's"), NOW)
    with pytest.raises(NotWholeError, match=said):
        open_store(mine)  # or else whoever lists what waits is told that nothing does
    assert not list((tmp_path / "a").glob("venuecheck-a.*"))
    site(tmp_path / "a", "b", urls[0])
    assert (verify(mine).faults, verify(mine).records) == ((), 0)
    with open_store(mine) as store:
        store.append("thing", "k", Jotting(name="a's"), NOW)
    assert (verify(mine).faults, verify(mine).records) == ((), 1)


def test_an_id_that_is_changed_before_anything_is_recorded_takes_the_folder_with_it(tmp_path: Path) -> None:
    """As the file that was made says; afterwards nothing is recorded under another one."""
    url = f"sqlite:///{(tmp_path / 'a' / 'venuecheck.db').as_posix()}"
    first = site(tmp_path / "a", "first", url)
    outside(first).begin()
    first.path.unlink()
    second = site(tmp_path / "a", "second", url)
    kept = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert (verify(second).faults, verify(second).records) == ((), 0)
    assert kept == {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}, "a look writes nothing"
    with open_store(second) as store:
        assert (verify(second).faults, verify(second).records) == ((), 0)
        store.append("thing", "k", Jotting(name="second's"), NOW)
    assert sorted(path.name for path in (tmp_path / "a").glob("*.key")) == ["venuecheck.key"]
    second.path.unlink()
    third = site(tmp_path / "a", "third", url)
    told = pytest.raises(NotWholeError, match=r"are those of second.*write the former one")
    with open_store(third, whosever=True) as store, told:
        store.append("thing", "k", Jotting(name="third's"), NOW)


def test_a_venue_whose_records_are_whole_begins_nothing_for_anothers(two: tuple[Site, Site]) -> None:
    """What is wrong with another's is that venue's to mend."""
    mine, other = two
    damage(mine.store_url, "st-aidans")
    if mine.store_url.startswith("sqlite"):  # the missing guard is everybody's
        return
    with pytest.raises(ForbiddenError, match="not of this venue's records"):
        ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    assert [fault.chain for fault in verify(mine).faults] == ["st-aidans"]
    begun = ways_back.begin_again(other, person="A. Admin", reason=WHY, now=NOW)
    assert begun.mark.records == 1
    assert (verify(mine).faults, verify(mine).records) == ((), 3)


def no_trunk(url: str) -> None:
    """Say of the store that its venues had one chain."""
    engine, _ = connect(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO head VALUES ('', 2, '', '', '')")
    engine.dispose()


def planted_journal(url: str) -> None:
    """Lay a journal beside a file, by which SQLite would write over it."""
    if url.startswith("sqlite"):
        header = bytes.fromhex("d9d505f920a163d7" + "00000001" + "00000000" + "00000005") + bytes(500)
        Path(url.removeprefix("sqlite:///") + "-journal").write_bytes(header)
    else:
        no_trunk(url)


@pytest.mark.parametrize("harm", [no_trunk, planted_journal])
def test_what_harms_the_store_leaves_the_chains_of_the_others_whole(
    harm: Callable[[str], None], two: tuple[Site, Site]
) -> None:
    """The first of them that begins again takes the others with it, and it is said who they are."""
    mine, other = two
    harm(mine.store_url)
    assert not verify(other).is_whole
    begun = ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    assert (begun.gone_on, begun.left, begun.drafts) == (("st-aidans",), (), 2)
    for one, records in ((mine, 1), (other, 3)):
        assert (verify(one).faults, verify(one).records) == ((), records)
        with open_store(one) as store:
            store.append("thing", "next", Jotting(name="x"), NOW)


def test_whoever_is_not_whole_either_is_named(two: tuple[Site, Site]) -> None:
    """Their records stay in the damaged store, and they begin a new chain of their own."""
    mine, other = two
    for one in two:
        damage(one.store_url, one.venue.id)
    begun = ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    assert (begun.gone_on, begun.left) == ((), ("st-aidans",))
    again = ways_back.begin_again(other, person="A. Admin", reason=WHY, now=NOW.replace(minute=31))
    assert (again.gone_on, again.left) == (("hill-top",), ())
    for one in two:
        assert (verify(one).faults, verify(one).records) == ((), 1)


def test_a_store_that_was_set_aside_on_a_server_is_not_read_with_the_new_one(
    sockets: str, tmp_path: Path, verifier: ModuleType
) -> None:
    """Both are in what pg_dump writes."""
    mine = site(tmp_path / "a", "hill-top", new_database(sockets))
    with open_store(mine) as store:
        for number in range(3):
            store.append("thing", f"k{number}", Jotting(name=f"hill-top {number}"), NOW)
    damage(mine.store_url, "hill-top")
    ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    proof = verifier.verify(dumped(mine.store_url, tmp_path / "a" / "dump.sql"))
    assert (proof.records, proof.faults) == (1, [])
    aside = verifier.verify(tmp_path / "a" / "dump.sql", schema="damaged_20261114t093000")
    assert 2 in dict(aside.faults)
    engine, _ = connect(mine.store_url)
    with engine.begin() as connection:  # which of two the program means, no dump says
        connection.exec_driver_sql("CREATE SCHEMA venuecheck")
        connection.exec_driver_sql("CREATE TABLE venuecheck.record (a integer)")
    engine.dispose()
    ((_, what),) = verifier.verify(dumped(mine.store_url, tmp_path / "a" / "dump.sql")).faults
    assert "a store in each of the schemas public, venuecheck: name the one in use (--schema)" in what


def test_a_new_chain_that_cannot_be_made_changes_nothing(tmp_path: Path) -> None:
    """The disk is full: the damaged store is where it was, and is what it was."""
    mine = site(tmp_path, "hill-top", f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}")
    with open_store(mine) as store:
        for number in range(3):
            store.append("thing", f"k{number}", Jotting(name=f"hill-top {number}"), NOW)
    damage(mine.store_url, "hill-top")

    def lies_there() -> dict[str, bytes]:
        # whoever reads a log makes it, empty, and what indexes it
        return {
            path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix not in {".db-wal", ".db-shm"}
        }

    before = lies_there()
    done = run(sys.executable, "-m", "tests.records.beginning_again", str(mine.path), limit=50_000)
    assert "cannot be moved aside for a new chain" in done.stdout, done.stderr
    assert lies_there() == before
    ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    assert verify(mine).is_whole


@needs_mounts
def test_a_damaged_store_that_cannot_be_moved_stays_with_its_log(tmp_path: Path) -> None:
    """As where another program holds the file on Windows; here something is mounted over it."""
    mine = site(tmp_path, "hill-top", f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}")
    with open_store(mine) as store:
        store.append("thing", "k", Jotting(name="hill-top 1"), NOW)
        store.append("thing", "l", Jotting(name="hill-top 1"), NOW)
    damage(mine.store_url, "hill-top")
    with read_in(tmp_path / "venuecheck.db"):
        before = {path.name for path in tmp_path.iterdir()}
        mounted = f"mount --bind {tmp_path}/venuecheck.db {tmp_path}/venuecheck.db"
        begin = f"exec {sys.executable} -m tests.records.beginning_again {mine.path}"
        done = run(*NAMESPACE, f"{mounted}; {begin}")
        assert "cannot be moved aside for a new chain" in done.stdout, done.stderr
        assert {path.name for path in tmp_path.iterdir()} == before
    assert {fault.seq for fault in verify(mine).faults} == {0, 2}, "the guard that was taken away, and the record"


def test_a_coordinators_database_on_a_server_is_proven_by_the_key_beside(
    sockets: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is run; elsewhere it is refused, for nothing holds the signature."""
    address = new_database(sockets)
    office = site(tmp_path / "office", "the-office", address)
    with open_store(office) as store:
        store.append("thing", "a", Jotting(name="x"), NOW)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="no key is here"):
        gather([address], None, now=NOW)
    monkeypatch.chdir(tmp_path / "office")
    (proven,) = gather([address], None, now=NOW).proven
    assert "the-office. Records whole: 1 record, the last of 14 November 2026" in proven
    # whoever has the database and not the key can add a chain of their own to it: nothing of it is read
    said = Return(
        venue="a", said_on=NOW.date(), how="phone", filtering=FilterSaid.NOT_SAID, bookings=BookingsSaid.NOT_SAID
    )
    with Store.open(address, "a-stranger", Beside(tmp_path)) as store:
        store.append("return", "a", RecordedReturn(said=said, taken_by="Nobody", taken_at=NOW), NOW)
    assert len(gather([address], None, now=NOW).proven) == 1


def test_a_copy_that_comes_back_is_on_record_in_every_chain_of_the_folder(tmp_path: Path) -> None:
    """Their anchors named more."""
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    sites = [site(tmp_path, venue, url) for venue in SEVERAL]
    for one in sites:
        with open_store(one) as store:
            store.append("thing", "a", Jotting(name="x"), NOW)
    back_up(sites[0], tmp_path / "copy.db")
    for one in sites:
        with open_store(one) as store:
            store.append("thing", "lost", Jotting(name="x"), NOW)
    for path in tmp_path.glob("venuecheck.db*"):
        path.unlink()
    assert restore(sites[0], tmp_path / "copy.db", now=NOW, person="A. Admin").records == 1
    for one in sites:
        found = verify(one)
        assert (found.faults, found.records) == ((), 2)
        assert any("A copy was brought back: 1 record" in note for note in found.notes)
        with open_store(one) as store:
            store.append("thing", "b", Jotting(name="x"), NOW)


@pytest.mark.parametrize("name", ["one", "several"])
def test_a_copy_of_the_form_before_comes_back(name: str, tmp_path: Path) -> None:
    """With the key that was beside it; it is brought to the form of today on the way."""
    was, now = tmp_path / "was", tmp_path / "now"
    was.mkdir()
    former(was, name)
    one = site(now, "hill-top", f"sqlite:///{(now / 'venuecheck.db').as_posix()}")
    for end in ("key", "anchor"):
        shutil.copy(was / f"venuecheck.{end}", now)
    assert restore(one, was / "venuecheck.db", now=NOW, person="A. Admin").faults == ()
    found = verify(one)
    assert found.faults == ()
    assert "A copy was brought back" in " ".join(found.notes)
    assert set(found.others) == (set(SEVERAL) - {"hill-top"} if name == "several" else set())
    assert all(mark for mark in found.others.values())


def test_venues_that_had_one_chain_renew_a_key_before_they_part(tmp_path: Path) -> None:
    """The new key is the venue's own: what they had together stays as it was, for the other to part from."""
    url = former(tmp_path, "several")
    mine, other = (site(tmp_path, venue, url) for venue in SEVERAL)
    key = (tmp_path / "venuecheck.key").read_bytes()
    ways_back.renew_key(mine, person="A. Admin", reason="the computer was replaced", now=NOW)
    assert (tmp_path / "venuecheck.key").read_bytes() == key
    for one in (mine, other):
        assert verify(one).faults == ()
        with open_store(one) as store:
            store.append("thing", "own", Jotting(name="x"), NOW)
        assert verify(one).faults == ()


def test_what_several_venues_had_together_can_be_damaged_and_each_begins_again(tmp_path: Path) -> None:
    """Nothing of the trunk can go on; the one that begins second takes nothing from the first."""
    url = former(tmp_path, "several")
    mine, other = (site(tmp_path, venue, url) for venue in SEVERAL)
    connection = sqlite3.connect(tmp_path / "venuecheck.db")
    connection.executescript("DROP TRIGGER payload_no_update; UPDATE payload SET body = '{}' WHERE seq = 4")
    connection.close()
    assert not verify(mine).is_whole
    ways_back.begin_again(mine, person="A. Admin", reason=WHY, now=NOW)
    assert (verify(mine).records, [fault.chain for fault in verify(mine).faults]) == (1, [])
    with pytest.raises(InputError, match="lost"), open_store(other) as store:
        store.append("thing", "own", Jotting(name="x"), NOW)
    ways_back.begin_again(other, person="A. Admin", reason=WHY, now=NOW.replace(minute=31))
    for one in (mine, other):
        assert (verify(one).faults, verify(one).records) == ((), 1)


@pytest.mark.parametrize("venues", [("hill-top",), ("hill-top", "st-aidans")])
def test_a_store_of_the_first_version_is_answered_for(venues: tuple[str, ...], tmp_path: Path) -> None:
    """Nothing was ever signed of it: an administrator says what these records are, and keys sign from then on."""
    old = sqlite3.connect(tmp_path / "venuecheck.db")
    old.executescript((Path(__file__).parent / "old" / "store-0001.sql").read_text("utf-8"))
    if len(venues) > 1:
        _add_another(old, venues[1])
    old.close()
    url = f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}"
    sites = [site(tmp_path, venue, url) for venue in venues]
    for one in sites:
        assert any("no record is signed" in fault.what for fault in verify(one).faults)
        ways_back.set_anchor(one, person="A. Admin", reason="these are the records of the first year", now=NOW)
    for one in sites:
        found = verify(one)
        assert found.faults == ()
        assert any("records that were never signed" in note for note in found.notes)
        with open_store(one) as store:
            store.append("thing", "own", Jotting(name="x"), NOW)
        assert verify(one).faults == ()
    assert len({Beside(tmp_path).of(venue).public_key() for venue in venues}) == len(venues)


def _add_another(old: sqlite3.Connection, venue: str) -> None:
    """Add a record of another venue to a chain of the first form, as that version did."""
    from venuecheck.records.chain import Header, payload_digest  # noqa: PLC0415 - here alone

    seq, previous = old.execute("SELECT seq, digest FROM record ORDER BY seq DESC LIMIT 1").fetchone()
    body, salt = b'{"name":"x"}', bytes(32)
    header = Header(
        seq=seq + 1,
        kind="thing",
        key="of another",
        venue=venue,
        at="2026-09-14T09:30:00.000+00:00",
        previous=previous,
        payload_digest=payload_digest(salt, body),
    )
    values = (header.seq, header.kind, header.key, header.venue, header.at, previous, header.payload_digest)
    old.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, header.digest))
    old.execute("INSERT INTO payload VALUES (?, ?, ?)", (header.seq, salt, body.decode()))
    old.commit()


def test_another_computer_of_a_venue_that_parted_needs_its_key(tmp_path: Path) -> None:
    """It says so, and records nothing until the key was copied."""
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    url = former(here, "several")
    shutil.copytree(here, there, ignore=shutil.ignore_patterns("*.db*"))
    with Store.open(url, "hill-top") as store:
        store.append("thing", "own", Jotting(name="x"), NOW)
    with Store.open(url, "hill-top", Beside(there)) as store:
        with pytest.raises(InputError, match="signed with another key"):
            store.append("thing", "more", Jotting(name="x"), NOW)
        for end in ("key", "anchor"):
            shutil.copy(here / f"venuecheck-hill-top.{end}", there)
        store.append("thing", "more", Jotting(name="x"), NOW)


def test_a_computer_whose_key_was_retired_is_sent_for_the_new_one(url: str, tmp_path: Path) -> None:
    """Its anchor is of before as well, which is no fault: the records are whole, and no new chain is begun."""
    one = site(tmp_path / "here", "hill-top", url)
    with open_store(one) as store:
        for name in "ab":
            store.append("thing", name, Jotting(name=name), NOW)
    former_files = {
        path: path.read_bytes() for path in (tmp_path / "here").iterdir() if path.suffix in {".key", ".anchor"}
    }
    assert {path.suffix for path in former_files} == {".key", ".anchor"}
    ways_back.renew_key(one, person="A. Admin", reason="the key is renewed each year", now=NOW)
    for path, was in former_files.items():
        path.write_bytes(was)
    assert [fault.kind for fault in verify(one).faults] == [DamageKind.OTHER_KEY]
    assert "the key here was retired at record 3" in verify(one).faults[0].what
    with pytest.raises(ForbiddenError, match="retired at record 3"):
        ways_back.begin_again(one, person="A. Admin", reason=WHY, now=NOW)
