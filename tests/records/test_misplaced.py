"""A store on a server that is there, and not where the server looks, is told as that: nothing of it is lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.records.damage import DamageKind, NotWholeError
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.ways_back import may_begin_again
from venuecheck.service.record_keeping.what_to_do import what_to_do

from .alterations_unforeseen import set_of_database
from .conftest import new_database
from .jotting import Jotting
from .test_alterations import tamper
from .test_ways_back import site

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
ASIDE = "CREATE SCHEMA aside", set_of_database("search_path", "aside")


def record(url: str, folder: Path, key: str = "a") -> None:
    """Record something."""
    with Store.open(url, "v", Beside(folder)) as store:
        store.append("thing", key, Jotting(name="a thing"), AT)


@pytest.mark.parametrize(
    ("done", "back", "told"),
    [
        ((set_of_database("search_path", "''"),), ("SELECT 1",), "in no schema; the schema public has the records"),
        (ASIDE, ("DROP SCHEMA aside",), "in the schema aside; the schema public has the records"),
        (
            (*ASIDE, "CREATE TABLE aside.head (a integer)"),
            ("DROP SCHEMA aside CASCADE",),
            "in the schema aside; the schema public has the records",
        ),
        (
            ("ALTER SCHEMA public RENAME TO aside", "CREATE SCHEMA public"),
            ("DROP SCHEMA public", "ALTER SCHEMA aside RENAME TO public"),
            "in the schema public; the schema aside has the records",
        ),
    ],
)
def test_a_store_elsewhere_is_not_lost(
    done: tuple[str, ...], back: tuple[str, ...], told: str, sockets: str, tmp_path: Path
) -> None:
    """It is named with where it is; no second one is made, and put back it goes on."""
    url = new_database(sockets)
    record(url, tmp_path)
    tamper(url, done, guarded=False)
    found = prove(url, Beside(tmp_path), "v")
    (fault,) = found.faults
    assert (fault.kind, told in fault.what) == (DamageKind.ELSEWHERE, True)
    assert not may_begin_again(found)
    (advice,) = what_to_do(found)
    assert ("Restore nothing" in advice.words, advice.step) == (True, None)
    with pytest.raises(NotWholeError, match=f"(?s){told}.*set its search_path"):
        record(url, tmp_path, "b")
    tamper(url, (*back, set_of_database("search_path", "public")), guarded=False)
    record(url, tmp_path, "b")
    assert (prove(url, Beside(tmp_path), "v").records, prove(url, Beside(tmp_path), "v").faults) == (2, ())


def test_no_chain_is_begun_again_in_the_place_of_one_elsewhere(sockets: str, tmp_path: Path) -> None:
    """It is not lost."""
    mine = site(tmp_path / "a", "v", new_database(sockets))
    record(mine.store_url, tmp_path / "a")
    tamper(mine.store_url, ASIDE, guarded=False)
    with pytest.raises(ForbiddenError, match="the records are elsewhere in the database"):
        ways_back.begin_again(mine, person="A. Admin", reason="Somebody set the path.", now=AT)


def test_a_schema_that_is_closed_to_the_programs_user_is_named(sockets: str, tmp_path: Path) -> None:
    """Nothing can be asked of it, and nothing is said to be lost."""
    url = new_database(sockets)
    record(url, tmp_path)
    tamper(url, ("CREATE ROLE desk LOGIN", "REVOKE ALL ON SCHEMA public FROM PUBLIC"), guarded=False)
    of_desk = sa.make_url(url).set(username="desk").render_as_string()
    try:
        (fault,) = prove(of_desk, Beside(tmp_path), "v").faults
    finally:
        tamper(url, ("DROP ROLE desk",), guarded=False)
    assert fault.what.endswith("the schema public has a store, and this user of the database may not look into it")


def test_anothers_store_elsewhere_is_not_taken_for_it(sockets: str, tmp_path: Path) -> None:
    """Whoever else has a store in the database changes nothing of what is said here."""
    url, mine, others = new_database(sockets), tmp_path / "mine", tmp_path / "others"
    for folder in (mine, others):
        folder.mkdir()
    record(url, others)
    tamper(url, ASIDE, guarded=False)
    record(url, mine)
    assert prove(url, Beside(mine), "v").faults == ()
    tamper(url, ("DROP SCHEMA aside CASCADE", "CREATE SCHEMA aside"), guarded=False)
    assert [fault.kind for fault in prove(url, Beside(mine), "v").faults] == [DamageKind.ALTERED, DamageKind.ALTERED]


def test_a_store_that_was_set_aside_is_none_elsewhere(sockets: str, tmp_path: Path) -> None:
    """Where the one that took its place is gone, it is no way back."""
    url = new_database(sockets)
    record(url, tmp_path)
    tamper(url, ("ALTER SCHEMA public RENAME TO damaged_20260914t093000", "CREATE SCHEMA public"), guarded=False)
    assert DamageKind.ELSEWHERE not in {fault.kind for fault in prove(url, Beside(tmp_path), "v").faults}


def test_another_programs_table_of_that_name_is_no_store(sockets: str, tmp_path: Path) -> None:
    """A column that is no text holds no digest of ours, and cannot be asked for one."""
    url = new_database(sockets)
    record(url, tmp_path)
    others = "CREATE SCHEMA others", "CREATE TABLE others.record (digest integer)"
    tamper(url, (*others, *ASIDE), guarded=False)
    (fault,) = prove(url, Beside(tmp_path), "v").faults
    assert fault.what.endswith("the schema public has the records")


def test_a_new_store_for_which_there_is_no_schema(sockets: str, tmp_path: Path) -> None:
    """It is no damage, and no backup helps."""
    url = new_database(sockets)
    tamper(url, (set_of_database("search_path", "nowhere"),), guarded=False)
    with pytest.raises(InputError, match="make the schema that its search_path names") as caught:
        record(url, tmp_path)
    assert not isinstance(caught.value, NotWholeError)
