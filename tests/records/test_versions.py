"""Nobody replaces what they have not read, whoever writes at once, and no venue touches what is another's."""

import multiprocessing
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from venuecheck.core.problem import ConflictError, InputError
from venuecheck.records import drafts, listing
from venuecheck.records.appending import FILE, Attached, New
from venuecheck.records.drafts import DraftChange
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify
from venuecheck.records.version import DraftOvertakenError, OvertakenError, Version, once_settled

from .jotting import said_of

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
EACH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Something that several people change."""

    number: int


def test_the_second_of_two_who_read_the_same_is_told(store: Store) -> None:
    """Nothing of theirs is written, neither the record nor what came with it."""
    first = store.append("count", "a", Count(number=1), AT).version
    mine = theirs = store.read("count", "a", Count)
    assert mine is not None
    assert theirs is not None
    assert mine.version == first
    store.append("count", "a", Count(number=2), AT, over=theirs.version)
    new = [
        New(kind="other", key="x", venue="v", payload=Count(number=0), at=AT),
        New(kind="count", key="a", venue="v", payload=Count(number=3), at=AT, expects=(mine.version,)),
    ]
    with pytest.raises(OvertakenError) as caught:
        store.append_all(new)
    assert caught.value.version == first
    assert isinstance(caught.value, ConflictError)
    assert store.all("count", Count) == (Count(number=2),)
    assert store.keys("other") == ()
    assert store.value_of(first, Count) == Count(number=1)


def test_what_is_new_takes_the_place_of_nothing(store: Store) -> None:
    """Of two who begin the same, one is told; and nobody writes over one thing by naming another."""
    read = store.version("count", "a")
    assert read == Version(venue="v", kind="count", key="a", seq=0)
    store.append("count", "a", Count(number=1), AT)
    for over in (None, read):
        with pytest.raises(OvertakenError):
            store.append("count", "a", Count(number=2), AT, over=over)
    with pytest.raises(ValueError, match="cannot take the place"):
        store.append("count", "b", Count(number=2), AT, over=store.version("count", "a"))


def test_what_rests_on_a_record_is_not_written_once_that_changed(store: Store) -> None:
    """On one record, or on all of a kind; what is erased is changed as well."""
    one = store.append("count", "a", Count(number=1), AT)
    every = store.version("count")
    store.append("note", "1", Count(number=0), AT, resting_on=[one.version, every])
    store.append("count", "b", Count(number=1), AT)
    store.append("note", "2", Count(number=0), AT, resting_on=[one.version])
    with pytest.raises(OvertakenError):
        store.append("note", "3", Count(number=0), AT, resting_on=[every])
    erase(store, Erasure(records=(one.seq,), reason="asked for", person="A"), AT)
    with pytest.raises(OvertakenError):
        store.append("note", "3", Count(number=0), AT, resting_on=[one.version])
    with pytest.raises(OvertakenError):
        store.append("count", "a", Count(number=2), AT, over=one.version)
    store.append("count", "a", Count(number=2), AT)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(acts=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["read", "write"])), max_size=14))
def test_a_write_succeeds_where_the_newest_was_read(acts: list[tuple[int, str]], tmp_path: Path) -> None:
    """And never otherwise, in whatever order three people read and write."""
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", "v") as store:
        key = f"k{len(store.keys('count'))}"
        read = {who: store.version("count", key) for who in range(3)}
        newest = 0
        for who, act in acts:
            if act == "read":
                read[who] = store.version("count", key)
                continue
            is_newest = read[who].seq == newest
            try:
                newest = store.append("count", key, Count(number=who), AT, over=read[who]).seq
            except OvertakenError:
                assert not is_newest
            else:
                assert is_newest


def add_one_again_and_again(url: str, folder: Path) -> None:
    """What another process does."""
    with Store.open(url, "v", Beside(folder)) as store:

        def attempt() -> None:
            found = store.read("count", "a", Count)
            number = found.value.number if found else 0
            store.append("count", "a", Count(number=number + 1), AT, over=found.version if found else None)

        for _ in range(EACH):
            once_settled(attempt)


def test_processes_that_write_at_once_lose_nothing(url: str, tmp_path: Path) -> None:
    """Each reads, adds one and writes; what all of them added is there, in one chain."""
    Store.open(url, "v", Beside(tmp_path)).close()
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=add_one_again_and_again, args=(url, tmp_path)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
    with Store.open(url, "v", Beside(tmp_path)) as store:
        assert store.all("count", Count) == (Count(number=3 * EACH),)
        found = verify(store.database)
        assert (found.is_whole, found.records) == (True, 3 * EACH)


def test_a_draft_is_saved_over_what_was_read(store: Store) -> None:
    """Saved, thrown away, or begun anew under its name: whoever read it before is told."""
    first = store.save_draft("form", "a", {"n": 1}, over="")
    with pytest.raises(DraftOvertakenError):
        store.save_draft("form", "a", {"n": 2}, over="")
    second = store.save_draft("form", "a", {"n": 2}, over=first)
    for stale in (first, ""):
        with pytest.raises(DraftOvertakenError):
            store.save_draft("form", "a", {"n": 3}, over=stale)
        with pytest.raises(DraftOvertakenError):
            store.drop_draft("form", "a", over=stale)
    store.drop_draft("form", "a", over=second)
    store.save_draft("form", "a", {"n": 4}, over="")
    with pytest.raises(DraftOvertakenError):
        store.save_draft("form", "a", {"n": 3}, over=second)
    assert [kept.body for kept in store.drafts()] == [{"n": 4}]


def test_of_many_who_save_a_draft_at_once_one_succeeds(store: Store) -> None:
    """Forty at once, whichever comes first."""
    told: list[bool] = []

    def save(number: int) -> None:
        try:
            store.save_draft("form", "a", {"n": number}, over="")
        except DraftOvertakenError:
            told.append(False)
        else:
            told.append(True)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [False] * 39 + [True]


def test_whoever_forgets_a_draft_that_is_saved_just_now_forgets_what_it_became(store: Store) -> None:
    """An erasure waits for a save under way, with all that it holds; whoever saves after it is told."""
    read = store.save_draft("form", "a", {"of": "Mr Late"})
    forgetting = threading.Thread(target=store.drop_draft, args=("form", "a"))
    with store.writing(alone=False) as connection:
        drafts.save(connection, store.venue, "form", "a", {"of": "Mr Late", "n": 2}, over=read)
        forgetting.start()
        forgetting.join(0.2)
        assert forgetting.is_alive(), "it waits"
    forgetting.join()
    assert store.drafts() == ()
    with pytest.raises(DraftOvertakenError):
        store.save_draft("form", "a", {"of": "Mr Late", "n": 3}, over=read)
    assert store.drafts() == ()


def test_whoever_saves_one_draft_waits_for_nobody_who_records(store: Store) -> None:
    """In PostgreSQL; in SQLite there is one writer at a time."""
    read = store.save_draft("form", "a", {"n": 1}, over="")
    change = DraftChange(kind="form", key="a", becomes=lambda body: {"n": body["n"] + 1}, over=read)
    if store.shown.startswith("postgresql"):
        with store.writing():
            assert store.change_drafts([change]) != (read,)
    else:
        store.change_drafts([change])
    store.save_draft("form", "a", {"n": 5})
    again = DraftChange(kind="form", key="a", becomes=lambda body: {"n": body["n"] + 1})
    new = DraftChange(kind="form", key="b", becomes=lambda body: {"was": body})
    store.change_drafts([again, new])
    assert [kept.body for kept in store.drafts()] == [{"n": 6}, {"was": None}]


def test_venues_in_one_database_do_not_know_each_other(store: Store) -> None:
    """The same kind and key at both: neither is read, replaced, listed or erased by the other."""
    other = Store(store.database, "elsewhere")
    for place in (store, other):
        content = Attached(media_type="text/plain", content=place.venue.encode())
        place.append("count", "a", Count(number=len(place.venue)), AT)
        place.append_all([New(kind=FILE, key="f", venue=place.venue, payload=said_of(content), at=AT, file=content)])
        place.save_draft("form", "a", {"of": place.venue}, over="")
        place.add_to_journal("run-1", 0, [f'{{"of": "{place.venue}"}}'])
    for place, foreign in ((store, other), (other, store)):
        assert place.latest("count", "a", Count) == Count(number=len(place.venue))
        assert {entry.venue for entry in listing.entries(place)} == {place.venue}
        assert [says for _, says in listing.said(place, {"count"})] == [{"number": len(place.venue)}]
        assert listing.counts(place) == {"count": 1, FILE: 1}
        assert [kept.body for kept in place.drafts()] == [{"of": place.venue}]
        assert place.journal("run-1") == [{"of": place.venue}]
        assert place.journals() == {"run-1": {"of": place.venue}}
        theirs = next(entry for entry in listing.entries(foreign) if entry.kind == FILE)
        assert listing.file_of(foreign, theirs.seq) == foreign.venue.encode()
        assert listing.file_of(place, theirs.seq) == place.venue.encode()  # each counts by itself
        assert place.value_of(foreign.version("count", "a"), Count) is None
        with pytest.raises(InputError, match="has no record number"):
            erase(place, Erasure(records=(99,), reason="asked for", person="A"), AT)
        with pytest.raises(ValueError, match="another venue"):
            place.append_all([New(kind="count", key="b", venue=foreign.venue, payload=Count(number=0), at=AT)])
    other.drop_draft("form", "a")
    other.drop_journal("run-1")
    other.append("count", "a", Count(number=99), AT, over=other.version("count", "a"))
    assert store.latest("count", "a", Count) == Count(number=1)
    assert (len(store.drafts()), len(store.journal("run-1"))) == (1, 1)
