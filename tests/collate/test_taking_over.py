"""A list that is taken over replaces nobody's word unseen."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.office import ANN, BEN, NOW, TODAY, Office
from tests.records.another_form import of_another_form
from tests.service import venues
from venuecheck.collate.facts import Person
from venuecheck.core.problem import ConflictError
from venuecheck.records.damage import NotWholeError
from venuecheck.service.partnership.becoming import became, key_compared, taken_back
from venuecheck.service.partnership.keeping_register import Kept, renumber
from venuecheck.service.partnership.partners_written import partners_yaml
from venuecheck.service.partnership.register import Became
from venuecheck.service.partnership.register_records import PARTNER_KIND, RecordedPartner, recorded_register
from venuecheck.service.partnership.register_sheet_written import register_csv, register_workbook
from venuecheck.service.partnership.taking_over import Answer, put_in_place, say_beside, say_more
from venuecheck.service.sites.opening import open_store

WRITTEN = {
    "partners.yaml": lambda register: partners_yaml(register).encode(),
    "list.csv": lambda register: register_csv(register, TODAY),
    "list.xlsx": lambda register: register_workbook(register, NOW, TODAY),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_what_somebody_said_since_a_list_was_written_stays(office: Office, name: str) -> None:
    """Where the list says as it was: and what it says otherwise is taken beside it."""
    content = WRITTEN[name](office.register)
    office.call("partner-1", "Ben’s contact")
    office.note(became("venue-02", Became.CLOSED, since=TODAY))
    office.note(key_compared("venue-03", "ABCD " * 5))
    assert not office.take(content, name).is_new
    register = office.register
    assert register.by_id["partner-1"].contact == Person(name="Ben’s contact")
    assert not register.venue("venue-02").on(TODAY).is_there
    assert register.keys["venue-03"] == ("ABCD" * 5,)
    if name != "list.xlsx":
        renamed = content.replace(b"Larkfield School", b"Larkfield Academy")
        assert office.take(renamed, name).venues == ("venue-01",)
        assert not office.register.venue("venue-02").on(TODAY).is_there


def test_what_both_said_otherwise_is_told_with_who_and_when_and_nothing_is_written(office: Office) -> None:
    content = partners_yaml(office.register).replace("Office 1", "Ann’s contact")
    office.call("partner-1", "Ben’s contact")
    with pytest.raises(ConflictError, match="this has changed since it was read: partner-1, contact") as caught:
        office.take(content)
    assert "by Ben Baker" in str(caught.value)
    (change,) = caught.value.changes
    assert (change.now, change.by, change.at) == ("Ben’s contact", BEN, NOW + timedelta(minutes=5))
    assert "Office 1" in change.before
    assert caught.value.problems[0].field == "replace"
    assert office.register.by_id["partner-1"].contact == Person(name="Ben’s contact")
    office.take(content, replaces=True)
    contact = office.register.by_id["partner-1"].contact
    assert contact is not None
    assert contact.name == "Ann’s contact"


def test_who_was_shown_what_stands_replaces_that_and_nothing_newer(office: Office) -> None:
    content = partners_yaml(office.register).replace("Office 1", "Ann’s contact")
    office.call("partner-1", "Ben’s contact")
    shown = office.register.version
    office.call("partner-1", "Cal’s contact", "Cal Court")
    with pytest.raises(ConflictError, match="Cal Court") as caught:
        office.take(content, replaces=True, seen=shown)
    assert caught.value.by == "Cal Court"
    for nothing in ("", "x"):
        with pytest.raises(ConflictError, match="Cal Court"):
            office.take(content, replaces=True, seen=nothing)
    office.take(content, replaces=True, seen=office.register.version)


OWN = """\
Venue id;Venue;Partner;Named contact
venue-01;Larkfield Academy;North Trust;A. Nother
annexe;Annexe;North Trust;
"""


def test_a_list_that_was_not_written_here_takes_nothing_of_anothers_back_unseen(office: Office) -> None:
    """It may be older than what they said. Whoever said it themselves is not asked, and what is new is taken."""
    added = office.take("Venue id;Venue;Partner\nannexe;Annexe;North Trust\n", "own.csv", person=BEN)
    assert added.venues == ("annexe",)
    with pytest.raises(ConflictError, match="something else stands here already") as caught:
        office.take(OWN, "own.csv", person=BEN)
    told = {change.what: (change.now, change.before, change.by) for change in caught.value.changes}
    assert told["venue-01, name"] == ("Larkfield School", "Larkfield Academy", ANN)
    assert told["partner-1, contact"][1].startswith("A. Nother")
    assert not any("annexe" in what for what in told), "it is Ben’s own"
    assert office.take(OWN, "own.csv", person=ANN).venues == ("venue-01",)


def test_a_version_of_other_records_is_none(office: Office, tmp_path: Path) -> None:
    """A list of another office with a record at the same place in its chain."""
    other = venues.office(tmp_path / "other")
    with open_store(other) as store:
        Office(other, store).take(forty.partners_yaml())
        theirs = recorded_register(store)
    assert theirs is not None
    content = partners_yaml(theirs).replace("Office 1", "Another")
    with pytest.raises(ConflictError, match="something else stands here already"):
        office.take(content, person=BEN)
    for wrong in ("x", "9" * 40, "-", "1", "12-zz", "99999-"):
        text = content.replace(theirs.version, f"'{wrong}'")
        with pytest.raises(ConflictError, match="something else stands here already"):
            office.take(text, person=BEN)


def test_a_venue_that_got_another_id_since_is_not_put_back_under_the_old_one(office: Office) -> None:
    content = partners_yaml(office.register)
    renumber(office.site, office.store, "venue-01", "larkfield", person=BEN, now=NOW)
    assert not office.take(content).is_new
    with pytest.raises(ConflictError, match="venue-01, id: larkfield"):
        office.take(content.replace("Larkfield School", "Larkfield Academy"))


def test_what_is_said_of_a_part_takes_nothing_of_anothers_back_unseen(office: Office) -> None:
    """It is told whose it is, though others said something else of the same venue since."""
    office.note(became("venue-01", Became.CLOSED, since=TODAY))
    office.note(became("venue-01", Became.OPENED, since=TODAY + timedelta(days=1)), ANN)
    shown = office.register.version

    def undone(person: str, **said: object) -> Kept:
        answer, undo = Answer(**said), taken_back("venue-01", TODAY + timedelta(days=1))  # type: ignore[arg-type]
        return put_in_place(office.site, office.store, undo, "venue-01", person=person, now=NOW, answer=answer)

    with pytest.raises(ConflictError, match="something else stands here already") as caught:
        undone(BEN)
    assert [(change.by, change.now) for change in caught.value.changes] == [(ANN, "open again")]
    office.note(became("venue-01", Became.RENAMED, since=TODAY + timedelta(days=1), to="Oak"), "Cal Court")
    with pytest.raises(ConflictError) as caught:
        undone(BEN, replaces=True, seen=shown)
    assert caught.value.by == "Cal Court"
    with pytest.raises(ConflictError, match="something else stands here already"):
        undone(BEN, replaces=True, seen="")
    assert undone(BEN, replaces=True, seen=office.register.version).venues == ("venue-01",)


def test_another_name_for_the_same_day_takes_the_place_of_anothers_by_an_explicit_word_alone(office: Office) -> None:
    """Who, when and what is told; a name from another day on stands beside it, and so does what else became of it."""

    def called(name: str, person: str, days: int = 0, *, replaces: bool = False) -> Kept:
        noting = became("venue-01", Became.RENAMED, since=TODAY + timedelta(days=days), to=name)
        answer = Answer(replaces=replaces)
        return say_beside(office.site, office.store, noting, "venue-01", person=person, now=NOW, answer=answer)

    called("A Hall", BEN)
    with pytest.raises(ConflictError, match="called A Hall") as caught:
        called("B Hall", ANN)
    assert caught.value.by == BEN
    assert caught.value.problems[0].field == "replace"
    called("C Hall", ANN, days=1)
    called("B Hall", ANN, replaces=True)
    assert [one.to for one in office.register.venue("venue-01").changes] == ["B Hall", "C Hall"]
    called("Bee Hall", ANN)
    assert office.register.venue("venue-01").on(TODAY).name == "Bee Hall", "their own word is put right as they like"


def test_the_partnerships_own_name_and_days_are_held_as_well(office: Office) -> None:
    content = partners_yaml(office.register)
    office.take(content.replace("grace_days: 14", "grace_days: 21"), person=BEN)
    with pytest.raises(ConflictError, match=r"the partnership, days of grace: 21 \(it was: 14\)"):
        office.take(content.replace("grace_days: 14", "grace_days: 7"))


def test_what_is_said_more_of_a_venue_rests_on_what_was_read_of_it(office: Office) -> None:
    """Who read an older page is told what others noted since; of other venues they are told nothing."""
    read = office.register.version
    office.note(became("venue-02", Became.CLOSED, since=TODAY))
    office.note(became("venue-01", Became.RENAMED, since=TODAY, to="Larkfield Academy"))

    def said(name: str, seen: str) -> Kept:
        renamed = became("venue-01", Became.RENAMED, since=TODAY, to=name)
        return say_more(office.site, office.store, renamed, "venue-01", person=ANN, now=NOW, seen=seen)

    with pytest.raises(ConflictError, match="this has changed since you read it") as caught:
        said("Larkfield College", read)
    assert caught.value.by == BEN
    assert {change.what: change.now for change in caught.value.changes}["venue-01, name"] == "Larkfield Academy"
    for nothing in ("", "x"):
        with pytest.raises(ConflictError, match="something else stands here already") as unread:
            said("Larkfield College", nothing)
        assert unread.value.by == BEN
    assert office.register.venue("venue-01").on(TODAY).name == "Larkfield Academy"
    assert said("Larkfield College", office.register.version).venues == ("venue-01",)
    assert not office.register.venue("venue-02").on(TODAY).is_there, "what Ben noted of another stays"
    office.note(key_compared("venue-01", "ABCD " * 5))
    read = office.register.version
    office.note(taken_back("venue-02", TODAY))
    assert said("Larkfield Hall", read).venues == ("venue-01",), "nothing that stood on that page is another"


def test_an_older_record_that_is_not_as_it_was_written_is_said_to_be_damaged(office: Office) -> None:
    """Who said what is asked of every record of a part: of one that cannot be read a person is told, and no more."""
    content = partners_yaml(office.register).replace("Office 1", "Ann’s contact")
    first = office.store.version(PARTNER_KIND, "partner-1")
    whole = office.store.value_of(first, RecordedPartner)
    with of_another_form():
        odd = office.store.append(PARTNER_KIND, "partner-1", {"partner": "partner-1"}, NOW, over=first)
    office.store.append(PARTNER_KIND, "partner-1", whole, NOW, over=office.store.version(PARTNER_KIND, "partner-1"))
    office.call("partner-1", "Ben’s contact")
    with pytest.raises(NotWholeError, match=f"record {odd.seq} cannot be read"):
        office.take(content)
