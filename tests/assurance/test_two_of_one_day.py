"""Two people answer the same of the venue on one day, to the contrary: which counts is said, and nothing is dropped."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import all_stand
from venuecheck.assurance.assessed_each import assessed_each
from venuecheck.assurance.how import How
from venuecheck.records.store import Store
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.bookings.standing_now import beside_earlier

from .test_closed_by_persons import board
from .test_one_judgement import Records, report
from .values import AT, booking

HOUR = 1 / 24
BAD = booking(3 * HOUR, OutcomeKind.NOT_MET, None, checklist="self", name="bad")
BETWEEN = booking(2 * HOUR, OutcomeKind.NOT_FINISHED, None, checklist="self", name="between")
GOOD = booking(1 * HOUR, OutcomeKind.MET, None, checklist="self", name="good")


def test_the_venues_report_says_which_counts_who_began_it_when_and_what_each_says() -> None:
    view = report(Records(assessments=[BAD, GOOD]), AT)
    (told,) = view.not_counted
    assert told.record == "bad"
    assert told.words == (
        f"“{BAD.subject}” (bad) is not counted: {GOOD.person} began a later one on 21 September 2026, 15:40 (good), "
        "which counts and says in place, where this says not in place."
    )


def test_where_both_say_the_same_it_is_only_said_which_counts() -> None:
    again = booking(2 * HOUR, OutcomeKind.NOT_MET, None, checklist="self", name="again")
    view = report(Records(assessments=[BAD, again]), AT)
    assert [told.words.endswith("(again), which counts.") for told in view.not_counted] == [True]
    (page,) = board(Records(assessments=[BAD, again])).pages
    assert "to the contrary" not in " ".join(page.facts)


def test_of_several_the_one_is_named_that_counts_and_a_ring_ends() -> None:
    stands = all_stand(assessed_each([BAD, BETWEEN, GOOD], (), AT), AT)
    assert {name: one.replaced_by for name, one in stands.items()} == {"bad": "good", "between": "good", "good": ""}
    hall = [booking(2, OutcomeKind.REFER, None, name="a"), booking(1, OutcomeKind.REFER, None, name="b")]
    first, second = assessed_each(hall, (), AT)
    ring = all_stand([replace(first, follows="b"), replace(second, follows="a")], AT)
    assert {one.how for one in ring.values()} == {How.REPLACED}


def test_the_board_says_which_counts_and_names_nobody() -> None:
    (page,) = board(Records(assessments=[BAD, GOOD])).pages
    told = " ".join(page.facts)
    assert "On 21 September 2026 self was answered twice to the contrary, at last: in place." in told
    assert "That counts; before it said: not in place." in told
    assert GOOD.person not in told
    (page,) = board(Records(assessments=[booking(9, OutcomeKind.NOT_MET, None, checklist="self"), GOOD])).pages
    assert "to the contrary" not in " ".join(page.facts), "of another day it is a change, and no contradiction"


def test_whoever_records_the_second_is_told_whose_word_it_counts_in_place_of(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{(tmp_path / 'venuecheck.db').as_posix()}", BAD.venue) as store:
        store.append(RECORD_KIND, BAD.id, BAD, AT)
        assert beside_earlier(store, BAD, AT) == ""
        store.append(RECORD_KIND, GOOD.id, GOOD, AT)
        assert beside_earlier(store, GOOD, AT) == (
            f"It counts in place of what {BAD.person} said on 21 September 2026, 13:40 (bad): not in place. "
            "Both stay in the records."
        )
        told = beside_earlier(store, BAD, AT)  # begun first, and finished last
        assert told.startswith(f"It is not counted: {GOOD.person} began a later one on ")
        assert told.endswith("where this says not in place. To have yours count, answer it again.")
        same = booking(HOUR / 2, OutcomeKind.MET, None, checklist="self", name="same")
        store.append(RECORD_KIND, same.id, same, AT + timedelta(minutes=1))
        assert beside_earlier(store, same, AT) == ""
