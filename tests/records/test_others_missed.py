"""Where one venue of a shared database is missing, nothing leaves of any in it until somebody has answered for that."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from tests.report import samples
from venuecheck.cli.main import cli
from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.records import tables
from venuecheck.records.damage import NotWholeError
from venuecheck.records.engine import connect
from venuecheck.records.store import Store
from venuecheck.records.verifying import verify as prove
from venuecheck.service.bookings.diary import diary_to_keep
from venuecheck.service.partnership.bundle_export import bundle_of
from venuecheck.service.partnership.missed_said import missed_words
from venuecheck.service.record_keeping.others_missed import note_missed
from venuecheck.service.record_keeping.proof import told_whole_or_not, verify, whole, words_of
from venuecheck.service.record_keeping.what_to_do import what_to_do
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import venue_report
from venuecheck.service.venue_reports.sign_offs import sign

from .alterations_of_neighbours import all_of
from .conftest import VERIFIER
from .jotting import Jotting
from .test_alterations import tamper
from .test_ways_back import WHY, site

NOW = samples.NOW


@pytest.fixture
def shared(tmp_path: Path, url: str) -> tuple[Site, Site]:
    """Give two venues of one folder that share a database; the second is gone, with its key and its anchor."""
    sites = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in sites:
        with open_store(one) as store:
            store.append("thing", "k", Jotting(name=store.venue), NOW)
    tamper(url, all_of("mill-hall"), guarded=True)
    for end in ("key", "anchor"):
        (tmp_path / f"venuecheck-mill-hall.{end}").unlink()
    return sites


def refused(one: Site, store: Store) -> list[str]:
    """Give why documents do not leave, of four."""
    leaving = (
        lambda: whole(store.database, store.venue),
        lambda: bundle_of(one, store, now=NOW),
        lambda: venue_report(one, store, now=NOW),
        lambda: sign(one, store, person="A. Admin", role="head", now=NOW),
    )
    found = []
    for leave in leaving:
        try:
            leave()
        except NotWholeError as error:
            found.append(str(error))
    return found


def test_nothing_leaves_until_somebody_has_answered_for_it(shared: tuple[Site, Site]) -> None:
    """The desk goes on meanwhile; afterwards what leaves says so, and the coordinator is told to ask."""
    lark, _ = shared
    with open_store(lark) as store:
        why = refused(lark, store)
        assert len(why) == 4
        assert all("mill-hall: all that was recorded is gone" in one and "put that on record" in one for one in why)
        assert told_whole_or_not(store.database, store.venue).startswith("RECORDS NOT WHOLE: mill-hall: ")
        store.append("thing", "desk", Jotting(name="goes on"), NOW)
        assert diary_to_keep(lark, store, now=NOW)
    assert note_missed(lark, person="A. Admin", reason=WHY, now=NOW) == ("mill-hall",)
    with open_store(lark) as store:
        assert refused(lark, store) == []
        told = (
            "Records of another venue in the same database are missing or not whole: record 3 says what became of that"
        )
        assert told in words_of(whole(store.database, store.venue))
        (ask,) = missed_words("larkfield", bundle_of(lark, store, now=NOW).missed)
        assert ask.startswith(
            "Records of others in the database of larkfield are missing or not whole, as its administrator put on"
        )
    found = verify(lark)
    assert not found.is_whole, "the records of the other are missing all the same"
    assert any(
        "A. Admin says what became of records that are missing or not whole, of mill-hall" in note
        for note in found.notes
    )
    with pytest.raises(ForbiddenError, match="no other records are missing"):
        note_missed(lark, person="A. Admin", reason=WHY, now=NOW)


def test_what_is_missed_later_is_to_be_answered_for_too(shared: tuple[Site, Site]) -> None:
    """The statement is of what was missed then, and of no more."""
    lark, _ = shared
    note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
    third = site(lark.path.parent, "tarn", lark.store_url)
    with open_store(third) as store:
        store.append("thing", "k", Jotting(name="third"), NOW)
    with open_store(lark) as store:
        assert refused(lark, store) == []
    tamper(lark.store_url, all_of("tarn"), guarded=True)
    with open_store(lark) as store, pytest.raises(NotWholeError, match="tarn: all that was recorded is gone"):
        whole(store.database, store.venue)


def test_another_venues_word_is_its_own(shared: tuple[Site, Site]) -> None:
    """What leaves of a third is that one's to answer for; so is what its own records lack."""
    lark, hall = shared
    third = site(lark.path.parent, "tarn", lark.store_url)
    with open_store(third) as store:
        store.append("thing", "k", Jotting(name="third"), NOW)
    note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
    with open_store(third) as store, pytest.raises(NotWholeError, match="mill-hall"):
        whole(store.database, store.venue)
    with pytest.raises(InputError, match="all that was recorded is gone"):
        note_missed(hall, person="A. Admin", reason=WHY, now=NOW)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_other_verifier_reads_the_record_and_misses_the_rest(shared: tuple[Site, Site]) -> None:
    """As `verify` does."""
    lark, _ = shared
    note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
    store = lark.path.parent / "venuecheck.db"
    done = subprocess.run([sys.executable, VERIFIER, store], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "all that was recorded is gone: the signed end of larkfield names record 1" in done.stdout


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_an_anchor_of_another_venue_is_evidence_for_all(tmp_path: Path, url: str) -> None:
    """A store that is put back with one venue's anchor is missed by the anchor of the other."""
    lark, hall = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in (lark, hall):
        with open_store(one) as store:
            store.append("thing", "k", Jotting(name=store.venue), NOW)
    kept = {name: (tmp_path / name).read_bytes() for name in ("venuecheck.db", "venuecheck.anchor")}
    with open_store(hall) as store:
        store.append("thing", "later", Jotting(name="later"), NOW)
    for path in tmp_path.glob("venuecheck.db*"):
        path.unlink()
    for name, content in kept.items():
        (tmp_path / name).write_bytes(content)
    with open_store(lark) as store:
        assert len(refused(lark, store)) == 4
        store.append("thing", "desk", Jotting(name="goes on"), NOW)
    note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
    with open_store(lark) as store:
        assert refused(lark, store) == []
        assert "record 3 says what became of that" in words_of(whole(store.database, store.venue))


def test_what_another_venue_records_meanwhile_is_not_missed(tmp_path: Path, url: str) -> None:
    """Its anchor names then what is beyond what is looked at."""
    lark, hall = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in (lark, hall):
        _append(one, "k")
    meanwhile: list[int] = []

    def on_progress(count: int) -> None:
        if not meanwhile:
            meanwhile.append(count)
            _append(hall, "later")
            _append(site(tmp_path, "tarn", url), "k")

    with open_store(lark) as store:
        assert prove(store.database, on_progress, chain="larkfield").faults == ()
    assert meanwhile


def _append(one: Site, key: str) -> None:
    with open_store(one) as store:
        store.append("thing", key, Jotting(name=store.venue), NOW)


def test_a_further_loss_is_to_be_answered_for_anew(tmp_path: Path, url: str) -> None:
    """What a person said is of what was there then; and once all is there again, nothing is missing."""
    lark, hall = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    with open_store(lark) as store:
        store.append("thing", "k", Jotting(name=store.venue), NOW)
    then = []
    with open_store(hall) as store:
        for key in ("k", "l"):
            store.append("thing", key, Jotting(name=store.venue), NOW)
            then.append(_rows(url))
    for there, by in ((then[0], 2), (None, 4)):
        _put_back(url, there)
        with open_store(lark) as store:
            assert len(refused(lark, store)) == 4
        note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
        with open_store(lark) as store:
            assert refused(lark, store) == []
            assert any(f"record {by} says" in one for one in whole(store.database, store.venue).to_tell)
    _put_back(url, then[1])
    with open_store(lark) as store:
        assert whole(store.database, store.venue).to_tell == ()


_OF_HALL = (
    (tables.record, "venue"),
    (tables.payload, "venue"),
    (tables.head, "chain"),
    (tables.neighbour, "chain"),
)


def _rows(url: str) -> dict[sa.Table, list[dict[str, Any]]]:
    """Give all that is in the database of the second venue."""
    engine, _ = connect(url)
    with engine.connect() as connection:
        found = {
            table: [
                dict(row)
                for row in connection.execute(sa.select(table).where(table.c[whose] == "mill-hall")).mappings()
            ]
            for table, whose in _OF_HALL
        }
    engine.dispose()
    return found


def _put_back(url: str, there: dict[sa.Table, list[dict[str, Any]]] | None) -> None:
    """Have there be what there was then; nothing without it."""
    tamper(url, all_of("mill-hall"), guarded=True)
    engine, _ = connect(url)
    with engine.begin() as connection:
        rows = [(table, row) for table, some in (there or {}).items() for row in some]
        for table, row in sorted(rows, key=lambda one: one[1]["seq"] if "venue" in one[1] else 9):
            connection.execute(table.insert().values(row))
    engine.dispose()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_nobody_signed_of_a_venue_that_never_was_can_be_answered_for(tmp_path: Path, url: str) -> None:
    """Somebody wrote it into the database: that is no dead end for who has to go on."""
    lark = site(tmp_path, "larkfield", url)
    with open_store(lark) as store:
        store.append("thing", "k", Jotting(name=store.venue), NOW)
    engine, _ = connect(url)
    with engine.begin() as connection:
        row = {"chain": "ghost", "other": "larkfield", "seq": 99, "digest": "a" * 64, "public_key": "b" * 64}
        connection.execute(tables.neighbour.insert().values(**row, day="2026-11-30"))
    engine.dispose()
    with open_store(lark) as store:
        assert len(refused(lark, store)) == 4
    assert note_missed(lark, person="A. Admin", reason=WHY, now=NOW) == ("ghost",)
    with open_store(lark) as store:
        assert refused(lark, store) == []


def _says(chain: str) -> str:
    columns = "chain, other, seq, digest, public_key, day"
    return f"INSERT INTO neighbour ({columns}) VALUES ('{chain}', 'larkfield', 9, 'a', 'b', 'c')"  # noqa: S608 - of here


_ALTERED = "UPDATE payload SET body = '{\"name\":\"else\"}' WHERE venue = 'mill-hall'"


@pytest.mark.parametrize(
    ("statement", "file", "whose"),
    [
        (_ALTERED, "", "mill-hall, record 1: what it says has been changed"),
        ("", "venuecheck-mill-hall.anchor", "mill-hall: the anchor of the records is not as it was written"),
        ("", "venuecheck-mill-hall.key", "mill-hall: venuecheck-mill-hall.key: this is not the key of a store"),
        (
            "INSERT INTO erased VALUES ('tarn', 1, 1)",
            "",
            "tarn: table 'erased' holds something of a record that is not",
        ),
        ("INSERT INTO erased VALUES ('', 1, 1)", "", "what is nobody's: table 'erased' holds something of a record"),
        ("INSERT INTO erased VALUES ('mill-hall', 7, 1)", "", "mill-hall: table 'erased' holds something of a record"),
        ("INSERT INTO erased VALUES ('_store', 1, 1)", "", "the store's own matters: table 'erased' holds something"),
        (_says("ghost"), "", "ghost: it says of other chains how far they go"),
        (_says("g" * 65), "", "what is nobody's: what is said of a chain is of none"),
    ],
)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_whatever_is_wrong_with_another_venue_is_answered_for(
    tmp_path: Path, url: str, statement: str, file: str, whose: str
) -> None:
    """Nothing leaves before; the desk goes on, and what leaves afterwards says so, as long as just that is wrong."""
    lark, hall = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in (lark, hall):
        _append(one, "k")
    if file:
        (tmp_path / file).write_text("nothing of ours")
    else:
        tamper(url, (statement,), guarded=True)
    _append(lark, "desk")
    with open_store(lark) as store:
        why = refused(lark, store)
        assert len(why) == 4
        assert whose in why[0]
        assert whole(store.database, store.venue, alone=True).is_whole
    assert len(note_missed(lark, person="A. Admin", reason=WHY, now=NOW)) == 1
    with open_store(lark) as store:
        assert refused(lark, store) == []
        assert "record 3 says what became of that" in words_of(whole(store.database, store.venue))
        assert [one.others for one in bundle_of(lark, store, now=NOW).missed] == [1]
    tamper(url, ("UPDATE record SET at = '2026-09-21T16:40:00.001+00:00' WHERE venue = 'mill-hall'",), guarded=True)
    with open_store(lark) as store:
        assert len(refused(lark, store)) == 4, "more is wrong than somebody answered for"


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_a_venue_under_another_id_is_missed_though_its_key_and_anchor_are_gone(tmp_path: Path, url: str) -> None:
    """What leaves of the new one would tell of nothing that was recorded."""
    _append(site(tmp_path, "larkfield", url), "k")
    for end in ("key", "anchor"):
        (tmp_path / f"venuecheck.{end}").unlink()
    renamed = site(tmp_path, "lark-field", url)
    with open_store(renamed) as store:
        (why,) = {*refused(renamed, store)}
    assert "larkfield: no key is here" in why


@pytest.mark.parametrize("files", [("anchor",), ("anchor", "key")])
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_anothers_anchor_in_the_first_place_is_for_both_to_mend(
    tmp_path: Path, url: str, files: tuple[str, ...]
) -> None:
    """Whose the files there were is not known by them; the other venue can answer for that, and is whole itself."""
    lark, hall = site(tmp_path, "larkfield", url), site(tmp_path, "mill-hall", url)
    for one in (lark, hall):
        _append(one, "k")
    for end in files:
        shutil.copy(tmp_path / f"venuecheck-mill-hall.{end}", tmp_path / f"venuecheck.{end}")
    for one in (lark, hall):
        assert not verify(one).is_whole
        done = subprocess.run(
            [sys.executable, VERIFIER, tmp_path / "venuecheck.db", "--chain", one.venue.id],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1
    advice = " ".join(one.words for one in what_to_do(verify(hall)))
    assert "The file venuecheck.anchor is the wrong one. Move it away" in advice
    _append(hall, "desk")
    with open_store(hall) as store:
        (why,) = {*refused(hall, store)}
        assert "what is nobody's: the anchor is that of mill-hall, which has files of its own here" in why
    assert note_missed(hall, person="A. Admin", reason=WHY, now=NOW)[0] == "what is nobody's"
    with open_store(hall) as store:
        assert refused(hall, store) == []


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_somebody_answered_for_is_said_at_the_terminal(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whatever leaves, and to whoever looks at what was sent."""
    monkeypatch.chdir(tmp_path)
    lark = site(tmp_path, "larkfield", url)
    _append(lark, "k")
    tamper(url, ("INSERT INTO erased VALUES ('tarn', 1, 1)",), guarded=True)
    note_missed(lark, person="A. Admin", reason=WHY, now=NOW)
    config = ("--config", "larkfield.yaml")
    for command, told in (
        (("sign-off", "--person", "A. Admin", "--role", "head", *config), "record 2 says what became of that"),
        (("bundle", "export", "--to", "x.bundle", *config), "The coordinator is told to ask: Records of others in the"),
        (("bundle", "inspect", "x.bundle"), "ASK Records of others in the database of larkfield"),
    ):
        done = CliRunner().invoke(cli, command)
        assert done.exit_code == 0, done.output
        assert told in " ".join(done.output.split())
