"""Each list that was got is recorded: which one, when, by whom, and how much it changed."""

import hashlib
import json
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.screening.samples import many_organisations, many_sanctions
from venuecheck import catalogue
from venuecheck.assessment.answers import without
from venuecheck.cli.main import main
from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.records import listing
from venuecheck.records.chain import payload_digest
from venuecheck.records.codec import decode, encode
from venuecheck.records.verifying import verify
from venuecheck.screening.reading.sanctions import read_sanctions
from venuecheck.service.bookings import assessing
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.names.lists import kept_at, list_bytes, lists_of, snapshot, used_lists
from venuecheck.service.names.screening import Asked, Conclusion, screen
from venuecheck.service.names.update_records import LIST_UPDATE_KIND, ListUpdate, newest
from venuecheck.service.names.updating import update
from venuecheck.service.record_keeping.subject_access import find
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_reports.reporting import venue_report

from . import venues

NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)


def got(site: Site, content: bytes, *, person: str = "", accept: bool = False) -> ListUpdate:
    """Get a list from a file, and record it."""
    path = site.path.parent / "downloaded.csv"
    path.write_bytes(content)
    with open_store(site) as store:
        return update(site, store, None, path, now=NOW, downloaded=NOW.date(), accept=accept, person=person).recorded


def recorded(site: Site) -> list[ListUpdate]:
    """Read what is recorded of lists."""
    with open_store(site) as store:
        return [decode(ListUpdate, says) for _, says in listing.said(store, {LIST_UPDATE_KIND})]


def test_each_list_got_is_a_record_of_its_own(tmp_path: Path) -> None:
    """Its digests are those of the two files; the first is compared with nothing, the second with the first."""
    site = venues.office(tmp_path)
    first, second = many_sanctions(1_250), many_sanctions(1_050)
    made = got(site, first, person=" A.  Manager ", accept=True)
    assert (made.list, made.source, made.dated) == ("sanctions", "downloaded.csv", date(2026, 2, 13))
    assert made.source_digest == hashlib.sha256(first).hexdigest()
    assert made.kept_digest == hashlib.sha256(kept_at(site, "sanctions").read_bytes()).hexdigest()
    assert (made.entries, made.added, made.removed, made.before_dated) == (1_250, None, None, None)
    assert made.person == "A. Manager"
    again = got(site, second, accept=True)
    assert (again.added, again.removed, again.renamed, again.accepted) == (0, 200, 0, True)
    assert (again.rekinded, again.restrengthened, again.rows, again.left_out) == (0, 0, 1_050, ())
    assert again.before_dated == date(2026, 2, 13)
    assert recorded(site) == [made, again]
    with open_store(site) as store:
        assert newest(store) == {"sanctions": again}
        assert verify(store.database).is_whole
        assert {mention.kind for mention in find(store, "Manager").mentions} == {LIST_UPDATE_KIND}


def test_against_the_snapshot_and_for_a_register(tmp_path: Path) -> None:
    """The snapshot is what proscribed organisations are first compared with; a register is compared with nothing."""
    site = venues.office(tmp_path)
    made = got(site, many_organisations(98))
    assert (made.list, made.added, made.before_dated) == ("proscribed", 98, snapshot().dated)
    register = got(
        site,
        b'[{"registered_charity_number": 1234567, "linked_charity_number": 0, "charity_name": "The Base (Walsall)",'
        b' "charity_registration_status": "Registered"}]',
    )
    assert (register.list, register.entries, register.dated, register.added) == ("charities", 1, NOW.date(), None)


def test_the_command_records_who_got_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that was refused leaves no record."""
    monkeypatch.delenv("VENUECHECK_DATABASE", raising=False)
    site = venues.office(tmp_path)
    monkeypatch.chdir(tmp_path)
    for content, status in ((many_sanctions(1_250), 0), (many_sanctions(100), 2)):
        (tmp_path / "list.csv").write_bytes(content)
        command = ["venuecheck", "lists", "update", "--from", "list.csv", "--accept", "--by", "A. Manager"]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == status
    assert [(one.list, one.person) for one in recorded(site)] == [("sanctions", "A. Manager")]


def thinned(path: Path, *, seal: bool) -> None:
    """Take every other entry out of a kept list; `seal`: with a digest that is right again."""
    data = json.loads(path.read_bytes())
    body = data["body"]
    body["entries"] = body["entries"][::2]
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = payload_digest(b"", text.encode()) if seal else data["digest"]
    path.write_text(f'{{"schema":"{data["schema"]}","digest":"{digest}","body":{text}}}\n', "utf-8")


@pytest.mark.parametrize(
    ("seal", "said"), [(False, "damaged, or was changed"), (True, "not the list that was recorded last")]
)
def test_a_list_thinned_out_by_hand_is_an_error_whenever_it_is_read(tmp_path: Path, *, seal: bool, said: str) -> None:
    """A digest in the file itself can be made anew; the record cannot. A new list puts it right."""
    site = venues.office(tmp_path)
    got(site, many_sanctions(1_250), accept=True)
    assert len(lists_of(site)["sanctions"].entries) == 1_250
    thinned(kept_at(site, "sanctions"), seal=seal)
    with open_store(site) as store:
        for given in (None, store):
            with pytest.raises(InputError, match=said):
                lists_of(site, given)
            with pytest.raises(InputError, match=f"{said}.*get it again"):
                screen(site, [Asked(name="Larkfield Chess Club")], now=NOW, store=given)
    with pytest.raises(InputError, match="against the official list"):
        got(site, many_sanctions(1_010))  # longer than what is left, and that is no measure
    got(site, many_sanctions(1_250), accept=True)
    assert len(lists_of(site)["sanctions"].entries) == 1_250


def test_an_older_list_put_back_is_not_the_one_that_was_got(tmp_path: Path) -> None:
    """It is whole, and it is another."""
    site = venues.office(tmp_path)
    got(site, many_sanctions(1_250), accept=True)
    older = kept_at(site, "sanctions").read_bytes()
    got(site, many_sanctions(1_255, dated="20-Feb-2026"))
    kept_at(site, "sanctions").write_bytes(older)
    with pytest.raises(InputError, match="not the list that was recorded last"):
        lists_of(site)


def test_a_list_that_no_record_speaks_of_supports_no_silence(tmp_path: Path) -> None:
    """Matches on it count; that nothing is found says nothing."""
    site = venues.office(tmp_path)
    path = kept_at(site, "sanctions")
    path.parent.mkdir()
    path.write_bytes(list_bytes(read_sanctions(many_sanctions(1_250), "list").names))
    used = {each.id: each for each in used_lists(site, lists_of(site), NOW.date())}
    assert "no record says where it came from" in used["sanctions"].problem
    done = screen(site, [Asked(name="Larkfield Chess Club"), Asked(name="Zorblax8 Holding")], now=NOW)
    assert [each.standing for each in done.names] == [Conclusion.LIST_TOO_OLD, Conclusion.TO_JUDGE]


class Ended(BaseException):
    """The program ends here: killed, stopped, or told to."""


def ends(*_: object, **__: object) -> None:
    """End the program."""
    raise Ended


STEPS = [
    ("venuecheck.service.names.kept_files.lay_beside", False),
    ("venuecheck.service.names.update_records.append", False),
    ("venuecheck.service.names.update_records.settle", True),
    ("venuecheck.service.names.kept_files.settle", True),
]


@pytest.mark.parametrize(("step", "is_new"), STEPS, ids=[step.rpartition(".")[2] for step, _ in STEPS])
@pytest.mark.parametrize("is_first", [False, True])
def test_wherever_an_update_ends_the_list_and_its_record_are_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, *, is_new: bool, is_first: bool
) -> None:
    """The new one with its record or the old one with its own; whoever comes next completes or clears it."""
    site = venues.office(tmp_path)
    if not is_first:
        got(site, many_sanctions(1_250), accept=True)
    with monkeypatch.context() as patched:
        patched.setattr(step, ends)
        with pytest.raises(Ended):
            got(site, many_sanctions(1_255, dated="20-Feb-2026"), accept=True)
    expected = 1_255 if is_new else 0 if is_first else 1_250
    with open_store(site) as store:
        here = lists_of(site, store)
        assert len(here["sanctions"].entries if "sanctions" in here else ()) == expected
        assert [one.entries for one in newest(store).values()] == ([expected] if expected else [])
        used = {each.id: each for each in used_lists(site, here, NOW.date(), store)}
        assert bool(used["sanctions"].problem) is not bool(expected)
    folder = kept_at(site, "sanctions").parent
    if is_new:
        assert [path.name for path in folder.iterdir()] == ["sanctions.json"], "completed by whoever looked"
    got(site, many_sanctions(1_260, dated="20-Feb-2026"), accept=True)
    assert [path.name for path in folder.iterdir()] == ["sanctions.json"]
    assert len(lists_of(site)["sanctions"].entries) == 1_260


def test_who_may_not_get_a_list_changes_nothing(tmp_path: Path) -> None:
    """It is asked before anything is read."""
    (tmp_path / "venuecheck.yaml").write_text(
        'venue: {id: "larkfield"}\nnetworks: [{id: "public"}]\n'
        'people: [{id: "a", name: "Ann Reed", roles: ["clerk"]}]\n',
        "utf-8",
    )
    site = load_site(tmp_path / "venuecheck.yaml")
    with pytest.raises(ForbiddenError):
        got(site, many_sanctions(1_250), accept=True, person="Ann Reed")
    assert not kept_at(site, "sanctions").parent.exists()


def test_what_was_accepted_is_said_all_the_same(tmp_path: Path) -> None:
    """Whoever says `--accept` is told what the list lacks."""
    site = venues.office(tmp_path)
    path = tmp_path / "list.csv"
    path.write_bytes(many_sanctions(1_250))
    with open_store(site) as store:
        done = update(site, store, None, path, now=NOW, accept=True)
    assert [one.what.partition(":")[0] for one in done.accepted] == [
        "against the official list of 29 April 2026, much is missing"
    ]


def test_a_record_of_before_is_read(tmp_path: Path) -> None:
    """Without what is counted since."""
    site = venues.office(tmp_path)
    made = got(site, many_sanctions(1_250), accept=True)
    older = {key: value for key, value in encode(made).items() if key not in NEWER}
    assert (decode(ListUpdate, older).rows, decode(ListUpdate, older).left_out) == (None, None)


def test_getting_the_lists_closes_what_every_booking_asked_for(tmp_path: Path) -> None:
    """Two bookings looked up on what ships ask for it once; when both lists were got, nothing asks for it any more."""
    site = venues.office(tmp_path)
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    before = NOW - timedelta(days=1)
    with open_store(site) as store:
        desk = Desk.at(site, store, checklist, lambda: before)
        for example in checklist.examples[:2]:
            answers = without(example.answers, frozenset({"names_checked", "lists_date"}))
            assessing.record(store, desk.assess(answers, subject="Hall", person="Pat Green"))
    assert asked_for(site, NOW) == [("2 bookings", False)]

    got(site, many_sanctions(1_250), accept=True)
    assert asked_for(site, NOW) == [("2 bookings", False)], "one of the two lists is not there yet"
    got(site, many_organisations(98))
    assert asked_for(site, NOW) == [("2 bookings", True)]
    with open_store(site) as store:
        view = venue_report(site, store, now=NOW)
    (closed,) = (one for one in view.closed_actions if one.cause == "Lists of names")
    assert "the lists were updated" in closed.closed_words
    assert not any("lists of names" in one.text for one in view.urgent)


def asked_for(site: Site, now: datetime) -> list[tuple[str, bool]]:
    """Whose bookings ask for the lists, and whether that is closed."""
    with open_store(site) as store:
        view = venue_report(site, store, now=now)
    found = [one for one in (*view.actions, *view.closed_actions) if one.cause == "Lists of names"]
    return [(one.source.partition(" whose")[0], one.closed is not None) for one in found]


NEWER = {"rekinded", "restrengthened", "rows", "left_out", "set_aside", "unusual"}
