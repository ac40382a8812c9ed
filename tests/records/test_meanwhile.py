"""What is recorded, or set anew, between a look at what stands outside a store and the reading of it is no damage."""

from collections.abc import Collection
from itertools import count
from pathlib import Path
from threading import Timer
from types import ModuleType

import pytest

from venuecheck.records.chains import OWN
from venuecheck.records.copying import back_up
from venuecheck.records.database import Database
from venuecheck.records.ending import Held
from venuecheck.records.looking import prove
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.proof import each_whole, proven
from venuecheck.service.sites.opening import beside, open_store
from venuecheck.service.sites.site import Site

from .jotting import Jotting
from .test_ways_back import NOW, WHY, site


@pytest.fixture
def venues(tmp_path: Path, url: str) -> tuple[Site, Site]:
    """Give two of one folder, with a record each."""
    both = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in both:
        record(one, "first")
    return both


def record(one: Site, key: str) -> None:
    """Record something."""
    with open_store(one) as store:
        store.append("thing", key, Jotting(name=key), NOW)


def meanwhile(sites: tuple[Site, Site]) -> None:
    """Record at both, and let a new key sign; a third venue begins."""
    for one in sites:
        record(one, f"later {next(_NUMBERS)}")
        ways_back.renew_key(one, person="A. Admin", reason=WHY, now=NOW)
    third = site(sites[0].path.parent, "tarn", sites[0].store_url)
    for _ in range(2):
        record(third, f"of a third {next(_NUMBERS)}")


_NUMBERS = count()


class _Late(Database):
    """One of which something changes just after it was looked at what stands outside."""

    sites: tuple[Site, Site] | None = None

    def outside_of_all(self, leaving: Collection[str] = ()) -> dict[str, Held]:
        """Give it as it was."""
        seen, changed = super().outside_of_all(leaving), self.sites
        self.sites = None
        if changed:
            meanwhile(changed)
        return seen


def test_whatever_is_proven(venues: tuple[Site, Site], tmp_path: Path) -> None:
    """For what leaves of one venue, of the whole store, and of a copy."""
    with _Late.open(venues[0].store_url, beside(venues[0])) as database:
        for chain in ("larkfield", ""):
            database.sites = venues
            assert verify(database, chain=chain).faults == ()
        database.sites = venues
        assert back_up(database, tmp_path / "copy.db").faults == ()
        assert database.sites is None


def test_verify(venues: tuple[Site, Site]) -> None:
    """It looks at the store as it lies."""
    todo = [venues]

    class Later(Beside):
        def chains(self) -> frozenset[str]:
            found = super().chains()
            if todo:
                meanwhile(todo.pop())
            return found

    folder = venues[0].path.parent
    assert prove(venues[0].store_url, Later(folder, has_own=True), "larkfield").faults == ()
    assert not todo


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_other_verifier(venues: tuple[Site, Site], verifier: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads the store itself."""
    todo, read = [venues], verifier.read

    def after_all_that(store: Path, schema: str) -> object:
        if todo:
            meanwhile(todo.pop())
        return read(store, schema)

    monkeypatch.setattr(verifier, "read", after_all_that)
    assert verifier.verify(venues[0].path.parent / "venuecheck.db").faults == []
    assert not todo


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["venuecheck.key", f"venuecheck-{OWN}.key"])
def test_whoever_records_while_a_key_takes_the_place_of_another_waits(venues: tuple[Site, Site], name: str) -> None:
    """It signs first, and has its place then: the venue's, or that of the store's own matters where all is proven."""
    key = venues[0].path.with_name(name)
    with open_store(venues[0]) as store:
        Store(store.database, OWN).append("thing", "own", Jotting(name="x"), NOW)
        old, coming = key.read_bytes(), key.with_name(f"{name}.next")
        if is_own := OWN in name:
            key.unlink()
        ways_back.renew_key(venues[0], person="A. Admin", reason=WHY, now=NOW, lost=is_own)
        assert key.read_bytes() != old
        key.replace(coming)
        key.write_bytes(old)
        timer = Timer(0.1, lambda: coming.replace(key))
        timer.start()
        with store.recording(all_of_it=is_own):  # it is begun, or refused
            pass
        timer.join()


def test_a_renewal_that_was_never_ended_keeps_nobody_waiting(venues: tuple[Site, Site]) -> None:
    """Its key lies there until somebody ends it; where all is whole there is nothing to wait for."""
    folder = venues[0].path.parent
    (folder / "venuecheck.key.next").write_bytes((folder / "venuecheck.key").read_bytes())

    class Never(Beside):
        def wait_for_new_keys(self) -> None:
            raise AssertionError

    with Database.open(venues[0].store_url, Never(folder, has_own=True)) as database:
        assert verify(database, chain="larkfield").is_whole
    assert prove(venues[0].store_url, Never(folder, has_own=True), "larkfield").is_whole


def test_what_is_known_to_be_proven_is_not_proven_again(venues: tuple[Site, Site]) -> None:
    """Neither it nor, for its sake, all the others; what is asked for beside it is."""
    with Database.open(venues[0].store_url, beside(venues[0])) as database:
        known = proven(database, "larkfield")
        before = database.proofs
        assert each_whole(database, ["larkfield"], known) == {"larkfield": known.verification}
        assert database.proofs == before
        assert each_whole(database, ["larkfield", "mill-hall"], known).keys() == {"larkfield", "mill-hall"}
        assert database.proofs == before + 1
