# ruff: noqa: S608 - the names put into the statements stand here
"""Chains of one store know each other: one that is gone or put back is missed, whatever is recorded later."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records import neighbours
from venuecheck.records.chains import NOBODY, OWN, Chain
from venuecheck.records.damage import NotWholeError
from venuecheck.records.database import Database
from venuecheck.records.engine import connect
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.soundness import orphans
from venuecheck.records.store import Store
from venuecheck.records.verification import MAX_FAULTS
from venuecheck.records.verifying import verify, verify_each
from venuecheck.records.vouching import vouched_for
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.proof import verify as verify_site
from venuecheck.service.record_keeping.what_to_do import what_to_do
from venuecheck.service.sites.opening import open_store

from .alterations_of_neighbours import all_of, of_neighbours
from .jotting import Jotting
from .test_alterations import alter, fill_several, tamper
from .test_ways_back import NOW, WHY, site

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
HIDDEN = {
    "the own matters, gone with key and anchor": OWN,
    "the own matters are former ones": OWN,
    "a venue, gone with key and anchor": "w",
    "w is a former one": "w",
    "a venue is signed with another key, which is here with its anchor": "w",
}


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store with the chains of two venues and its own matters."""
    folder, other = tmp_path_factory.mktemp("several"), tmp_path_factory.mktemp("other")
    fill_several(address(folder), Beside(folder))
    append(other, "v", "another's")
    shutil.copy(other / "venuecheck.key", folder / "other.key")
    return folder


def address(folder: Path) -> str:
    """Give the address of the store in a folder."""
    return f"sqlite:///{(folder / 'venuecheck.db').as_posix()}"


def append(folder: Path, chain: str, key: str, url: str = "") -> None:
    """Record something more, with what stands in a folder."""
    with Store.open(url or address(folder), chain, Beside(folder)) as store:
        store.append("thing", key, Jotting(name="more"), AT)


def said(url: str) -> set[tuple[str, str, int]]:
    """Give what chains say of each other."""
    engine, _ = connect(url)
    with engine.connect() as connection:
        found = {tuple(row) for row in connection.execute(sa.text("SELECT chain, other, seq FROM neighbour"))}
    engine.dispose()
    return found


@pytest.mark.parametrize("what", HIDDEN)
def test_no_later_record_hides_it(what: str, several: Path, tmp_path: Path, verifier: ModuleType) -> None:
    """Others record on; nothing is recorded in the chain itself, and nothing leaves from it."""
    shutil.copytree(several, tmp_path, dirs_exist_ok=True)
    (one,) = (one for one in of_neighbours() if one.name == f"several: {what}")
    alter(one, address(tmp_path), tmp_path)
    chain = HIDDEN[what]
    for number in range(2):
        for other in {"v", "w", OWN} - {chain}:
            append(tmp_path, other, f"later {number}")
    faults = prove(address(tmp_path), Beside(tmp_path), "v").faults
    assert {fault.chain for fault in faults} == {chain}
    assert verifier.verify(tmp_path / "venuecheck.db", chain="v").faults
    with pytest.raises(NotWholeError):
        append(tmp_path, chain, "later")
    with Database.open(address(tmp_path), Beside(tmp_path)) as database:
        assert not verify(database, chain=chain).is_whole
        # nothing leaves of another venue either, until somebody there has answered for what is missed
        beside = verify(database, chain=({"v", "w"} - {chain}).pop())
        assert {fault.chain for fault in beside.faults} == {chain}
        assert set(database.held_here()) == {"v", "w"}  # what is gone is not left out by whoever collates


def test_where_nothing_signed_is_left_to_miss_it_nothing_leaves(several: Path, tmp_path: Path) -> None:
    """It is put back, and what the others say of it is taken away: that breaks their signatures."""
    shutil.copytree(several, tmp_path, dirs_exist_ok=True)
    (one,) = (one for one in of_neighbours() if one.name == "several: w is a former one")
    alter(replace(one, sql=("DELETE FROM neighbour WHERE chain <> 'w'",)), address(tmp_path), tmp_path)
    with Database.open(address(tmp_path), Beside(tmp_path)) as database:
        assert [fault.what for fault in verify(database, chain="w").faults if not fault.chain] == [
            f"how far it goes is not shown: the end of {name}, which tells it too, is not signed rightly"
            for name in ("the store's own matters", "v")
        ]


def test_what_was_never_at_hand_is_named_by_nobody(url: str, tmp_path: Path) -> None:
    """Whoever has the database alone can put a chain there, which nobody could take back out of what is signed."""
    mine, others = tmp_path / "mine", tmp_path / "others"
    for folder in (mine, others):
        folder.mkdir()
    append(mine, "v", "a", url)
    append(others, "w", "a", url)
    append(mine, "v", "b", url)
    assert said(url) == set()
    for end in ("key", "anchor"):  # a server that has both
        shutil.copy(others / f"venuecheck.{end}", mine / f"venuecheck-w.{end}")
    append(mine, "v", "c", url)
    assert said(url) == {("v", "w", 1), ("w", "v", 3)}
    append(others, "w", "b", url)  # a computer without v's key goes on from what was said
    append(others, "w", "c", url)
    assert said(url) == {("v", "w", 1), ("w", "v", 3)}
    append(mine, "v", "d", url)
    assert said(url) == {("v", "w", 3), ("w", "v", 4)}
    for folder, chain in ((mine, "v"), (others, "w")):
        assert prove(url, Beside(folder), chain).is_whole


def test_a_store_of_today_says_it_as_its_server_starts(tmp_path: Path, several: Path) -> None:
    """And once it is said, nothing is written for it."""
    shutil.copytree(several, tmp_path, dirs_exist_ok=True)
    with Store.open(address(tmp_path), "v", Beside(tmp_path)) as store:
        every = said(address(tmp_path))
        assert len(every) == 6
        for _ in range(2):
            store.database.name_own()
            assert {(chain, other) for chain, other, _ in said(address(tmp_path))} == {
                (chain, other) for chain, other, _ in every
            }
            before = said(address(tmp_path))
        store.database.name_own()
        assert said(address(tmp_path)) == before


@pytest.fixture
def halls(tmp_path: Path, url: str) -> tuple[Path, str]:
    """Give a folder with two venues and the address of their store."""
    for venue in ("larkfield", "mill-hall"):
        with open_store(site(tmp_path, venue, url)) as store:
            for number in range(2):
                store.append("thing", f"k{number}", Jotting(name=f"{venue} {number}"), NOW)
    return tmp_path, url


def test_a_venue_that_is_gone_begins_again(halls: tuple[Path, str]) -> None:
    """Its new chain says how far the one before went by what others say, and is held to that from then on."""
    folder, url = halls
    tamper(url, all_of("mill-hall"), guarded=True)
    for end in ("key", "anchor"):
        (folder / f"venuecheck-mill-hall.{end}").unlink()
    hall, lark = site(folder, "mill-hall", url), site(folder, "larkfield", url)
    assert "mill-hall: all that was recorded is gone: the signed end of larkfield names record 2" in map(
        str, verify_site(lark).faults
    )
    with pytest.raises(InputError, match="all that was recorded is gone"), open_store(hall) as store:
        store.append("thing", "new", {"a": 1}, NOW)
    ways_back.begin_again(hall, person="A. Admin", reason=WHY, now=NOW)
    for one in (hall, lark):
        assert verify_site(one).is_whole
        with open_store(one) as store:
            store.append("thing", "new", {"a": 1}, NOW)
        assert verify_site(one).is_whole
    assert ("larkfield", "mill-hall", 2) in said(url)


def test_what_a_spoilt_end_says_of_another_stays_said(halls: tuple[Path, str]) -> None:
    """A venue is put back while the only end that tells of it is spoilt: it is named until that is answered."""
    folder, url = halls
    hall, lark = site(folder, "mill-hall", url), site(folder, "larkfield", url)
    anchor = folder / "venuecheck-mill-hall.anchor"
    former, rows = anchor.read_bytes(), _ends(url, "mill-hall")
    append(folder, "mill-hall", "last", url)
    anchor.write_bytes(former)
    gone = (f"DELETE FROM {table} WHERE venue = 'mill-hall' AND seq = 3" for table in ("payload", "record"))
    spoilt = "UPDATE head SET signature = replace(signature, 'a', 'b') WHERE chain = 'larkfield'"
    tamper(url, (*gone, *rows, spoilt), guarded=True)
    told = [*map(str, verify_site(hall).faults)]
    assert "larkfield: its end, which is not rightly signed, names 3 records of mill-hall" in told
    begun = ways_back.begin_again(lark, person="A. Admin", reason=WHY, now=NOW)
    assert begun.gone_on == ("mill-hall",)
    missed = "record 3 is lost: the signed end of larkfield names number 3"
    with open_store(lark) as store:
        store.append("thing", "new", {"a": 1}, NOW)
    assert [*map(str, verify_site(hall).faults)] == [missed]
    assert [*map(str, verify_site(lark).faults)] == [f"mill-hall: {missed}"]
    ways_back.begin_again(hall, person="A. Admin", reason=WHY, now=NOW + timedelta(days=1))
    for one in (hall, lark):
        with open_store(one) as store:
            store.append("thing", "newer", {"a": 1}, NOW)
        assert verify_site(one).is_whole


def test_both_verifiers_name_what_a_spoilt_end_says(several: Path, tmp_path: Path, verifier: ModuleType) -> None:
    """A chain is gone, and the ends that tell of it are spoilt: what they say can be true all the same."""
    shutil.copytree(several, tmp_path, dirs_exist_ok=True)
    for end in ("key", "anchor"):
        (tmp_path / f"venuecheck-w.{end}").unlink()
    spoilt = "UPDATE head SET signature = replace(signature, 'a', 'b')"
    tamper(address(tmp_path), (*all_of("w"), spoilt), guarded=True)
    faults = prove(address(tmp_path), Beside(tmp_path), "").faults
    by_itself = verifier.verify(tmp_path / "venuecheck.db").faults
    told = {f"{fault.chain}: {fault.what}" for fault in faults if "not rightly signed" in fault.what}
    assert told == {what for _, what in by_itself if "not rightly signed" in what}
    assert len(told) == len({"v", OWN})


def test_a_chain_is_vouched_for_by_a_key_that_is_here_or_by_who_has_one(several: Path, tmp_path: Path) -> None:
    """The key of one is enough for all that it names; a chain that somebody made up is named by none of them."""
    shutil.copytree(several, tmp_path, dirs_exist_ok=True)
    (one,) = (one for one in of_neighbours() if one.name == "several: z is made up, and so is y, which names its key")
    alter(one, address(tmp_path), tmp_path)
    key = Beside(tmp_path).of("v").public_key()
    assert key is not None
    with Database.open(address(tmp_path)) as database, database.reading() as connection:
        assert vouched_for(connection, {key}, lambda _: True) == {"v", "w", OWN}
        assert vouched_for(connection, {key}, lambda name: name == "v") == {"v"}
        assert vouched_for(connection, (), lambda _: True) == set()


def test_what_only_a_made_up_chain_says_is_told_as_that(halls: tuple[Path, str]) -> None:
    """Nothing is recorded; and nobody is told to restore what is not lost before they asked whose chain that is."""
    folder, url = halls
    (one,) = (one for one in of_neighbours() if one.name == "several: z is made up, and v has more records by it")
    alter(replace(one, forged="made-up z larkfield 1000"), url, folder)
    lark = site(folder, "larkfield", url)
    found = verify_site(lark)
    assert not found.is_whole
    (advice,) = what_to_do(found)
    assert "Ask whoever administers the venue of that chain" in advice.words
    assert advice.step is None
    what = "nothing here proves, names number 1000: either"
    with pytest.raises(NotWholeError, match=what) as refused, open_store(lark) as store:
        store.append("thing", "new", {"a": 1}, NOW)
    assert "find out who wrote that" in refused.value.problems[0].fix


def test_what_an_unsigned_end_says_of_who_is_not_here_is_not_said_on(halls: tuple[Path, str]) -> None:
    """Whoever has the database alone could miss venues for ever that there never were."""
    folder, url = halls
    made_up = "INSERT INTO neighbour SELECT 'larkfield', 'ghost', seq, digest, public_key, day FROM neighbour"
    tamper(url, (f"{made_up} WHERE chain = 'larkfield' AND other = 'mill-hall'",), guarded=True)
    lark = site(folder, "larkfield", url)
    assert not verify_site(lark).is_whole
    ways_back.begin_again(lark, person="A. Admin", reason=WHY, now=NOW)
    assert ("larkfield", "mill-hall", 2) in said(url)
    assert not [one for one in said(url) if "ghost" in one]
    assert verify_site(lark).is_whole


def _ends(url: str, chain: str) -> tuple[str, ...]:
    """Give the statements that put the signature of a chain, with what it says of others, back to what it is now."""
    engine, _ = connect(url)
    with engine.connect() as connection:
        head = connection.execute(sa.text(f"SELECT seq, digest, signature FROM head WHERE chain = '{chain}'")).one()
        beside = connection.execute(sa.text(f"SELECT other, seq, digest FROM neighbour WHERE chain = '{chain}'")).all()
    engine.dispose()
    ((other, seq, digest),) = beside
    signed = f"seq = {head.seq}, digest = '{head.digest}', signature = '{head.signature}'"
    says = f"seq = {seq}, digest = '{digest}' WHERE chain = '{chain}' AND other = '{other}'"
    return f"UPDATE head SET {signed} WHERE chain = '{chain}'", f"UPDATE neighbour SET {says}"


def test_rows_of_made_up_venues_are_named_within_bounds(sqlite_url: str) -> None:
    """Whoever writes them can give each another venue: what is kept of them stays small, and a chain's own is its."""
    append(Path(sqlite_url.removeprefix("sqlite:///")).parent, "v", "a", sqlite_url)
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
    made_up = f"INSERT INTO payload (venue, seq, salt, body) {numbers} SELECT 'made-up-' || i, i, x'00', '0' FROM n"
    stray = "INSERT INTO payload (venue, seq, salt, body) VALUES ('v', 9000, x'00', '0')"
    tamper(sqlite_url, (made_up, stray), guarded=True)
    with Database.open(sqlite_url) as database, database.reading() as connection:
        found = orphans(connection)
    assert len(found) <= MAX_FAULTS + 2
    assert sum(map(len, found.values())) <= MAX_FAULTS + 100
    assert [one.what for one in found["v"]] == ["table 'payload' holds something of a record that is not there (9000)"]
    assert "more)" in found[NOBODY][-1].what


def test_each_end_is_proven_once_for_all_of_a_store(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many venues it holds: else a hundred would take a hundred times as long each."""
    folder = Path(sqlite_url.removeprefix("sqlite:///")).parent
    names = [f"v{number}" for number in range(5)]
    for name in names:
        append(folder, name, "a", sqlite_url)
    looked_at: list[str] = []
    signed = neighbours.is_signed

    def counted(connection: sa.Connection, chain: Chain) -> bool:
        looked_at.append(chain.name)
        return signed(connection, chain)

    monkeypatch.setattr(neighbours, "is_signed", counted)
    with Database.open(sqlite_url) as database:
        assert all(found.is_whole for found in verify_each(database, names).values())
    assert sorted(looked_at) == names
