"""A database that kept every bundle says of each day what a folder of the same files says."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.assurance.test_one_judgement import GOOD, LISTED, UNTOLD, WRONG, Records, bundle
from tests.assurance.values import AT, retirement, run
from tests.collate import forty
from tests.service import venues
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import Partner
from venuecheck.collate.picture import Picture
from venuecheck.core.london import london_day
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle_import import Outcome, receive
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.partnership.register import Register, RegisteredVenue
from venuecheck.service.partnership.what_was_sent import gather, gather_recorded
from venuecheck.service.sites.opening import open_store

REGISTER = Register(
    id="p",
    name="P",
    report_every_days=91,
    grace_days=14,
    partners=(Partner(id="p", name="P", contact=None, chief_officer=None),),
    venues=(RegisteredVenue(id=LISTED.id, name="School", kind=LISTED.kind, partner="p"),),
)
SIGNER = forty.make(0).signer
_NONE_RETIRED = 1_000


def pictures(
    folder: Path, records: Records, made: Sequence[int], days: Sequence[date | None], *, late: bool = False
) -> list[tuple[Picture, Picture]]:
    """Draw the picture of each day by a folder, and by a database that took the same files, sent so many days ago.

    `late`: they all came today, and not as they were made.
    """
    files: list[Path] = []
    for number, ago in enumerate(sorted(made, reverse=True)):
        at = AT - timedelta(days=ago)
        told = replace(
            records,
            runs=[each for each in records.runs if each.run.started <= at],
            retirements=[each for each in records.retirements if each.at <= at],
        )
        sent = replace(
            bundle(told, at),
            public_key=SIGNER.public_key,
            chain=tuple(f"{place:064x}" for place in range(len(told.runs) + number + 1)),
        )
        (folder / "sent" / str(number)).mkdir(parents=True)
        files.append(forty.Made(bundle=sent, signer=SIGNER).write(folder / "sent" / str(number)))
    office = venues.office(folder / "office")
    found = []
    with open_store(office) as store:
        for file in files:
            received = read_bundle(file)
            came = AT if late else received.bundle.made_at
            assert receive(office, store, received, now=came).outcome is Outcome.IMPORTED
        for day in days:
            at = collation.moment_of(day, AT)
            by_files = gather([str(folder / "sent")], REGISTER, now=AT, at=at)
            by_records = gather_recorded(store, REGISTER, now=AT, at=at)
            first, second = (collation.drawn(each, REGISTER, now=AT, as_of=day) for each in (by_files, by_records))
            found.append((first.picture, second.picture))
    return found


_SEEN = st.fixed_dictionaries({"one": st.sampled_from([GOOD, WRONG, UNTOLD]), "two": st.just(GOOD)})


@settings(max_examples=12, deadline=None)
@given(
    checked=st.lists(st.tuples(st.integers(1, 400), _SEEN), max_size=6, unique_by=lambda each: each[0]),
    made=st.lists(st.integers(0, 400), min_size=1, max_size=5, unique=True),
    retired=st.sampled_from([_NONE_RETIRED, 30, 200]),
    ago=st.integers(1, 400),
    late=st.booleans(),
)
@example(checked=[(100, {"one": GOOD}), (20, {"one": GOOD})], made=[95, 10], retired=_NONE_RETIRED, ago=90, late=True)
def test_of_any_bundles_a_database_and_a_folder_say_the_same(
    checked: list[tuple[int, dict[str, object]]], made: list[int], retired: int, ago: int, *, late: bool
) -> None:
    records = Records(
        runs=[run(days, seen) for days, seen in checked],  # type: ignore[arg-type]
        retirements=[] if retired == _NONE_RETIRED else [retirement(retired)],
    )
    day = london_day(AT - timedelta(days=ago))
    with tempfile.TemporaryDirectory() as name:
        for by_files, by_records in pictures(Path(name), records, made, [day, None], late=late):
            assert by_records.standings == by_files.standings
            assert by_records.moved == by_files.moved
            assert by_records.failures == by_files.failures


def test_what_was_made_just_after_a_quarter_says_how_it_ended(tmp_path: Path) -> None:
    """Checked before its end, sent after it, and checked and sent once more since: told by its counts alone today."""
    ended = AT - timedelta(days=60)
    records = Records(runs=[run(170, {"one": GOOD}), run(65, {"one": UNTOLD}), run(5, {"one": GOOD})])
    ((by_files, by_records),) = pictures(tmp_path, records, [160, 55, 1], [london_day(ended)])
    assert by_files.standings[0].filtering is Status.NOT_PROVEN
    assert by_records.standings == by_files.standings


@pytest.mark.parametrize("late", [False, True], ids=["as it was made", "all of them today"])
def test_a_file_that_came_late_does_not_say_that_the_venue_was_heard_of_late(tmp_path: Path, *, late: bool) -> None:
    records = Records(runs=[run(230, {"one": GOOD})])
    ((by_files, by_records),) = pictures(tmp_path, records, [220, 210], [None], late=late)
    assert by_files.standings[0].last_heard == london_day(AT - timedelta(days=210))
    assert by_records.standings[0].last_heard == by_files.standings[0].last_heard
    assert by_records.standings[0].overdue
