"""A file that may be a venue's: nobody is told that nothing was heard of it, and the file is named."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import VenueFacts
from venuecheck.collate.picture import picture
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.chasing import SentLetter, Step
from venuecheck.service.partnership.chasing_words import unassigned_words
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.reminders import letters
from venuecheck.service.partnership.what_was_sent import Gathered, gather

SILENT = "venue-03"
FIRST = forty.NOW - timedelta(days=60)
OTHER_ID, OTHER_NAME, CUT, NOBODYS = "venue03", "a name", "cut short", "nobody's"


def _write(folder: Path, how: str) -> None:
    folder.mkdir()
    (folder.parent / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    one = forty.make(2)
    name = f"{SILENT}-cut.bundle" if how == CUT else "from-somebody.bundle"
    if how in {CUT, NOBODYS}:
        (folder / name).write_bytes(b'{"payload": "')
        return
    known_as = OTHER_ID if how == OTHER_ID else "brookside"
    called = one.bundle.venue.name if how == OTHER_NAME else "Elsewhere"
    venue = replace(one.bundle.venue, id=known_as, name=called)
    written = replace(one, bundle=replace(one.bundle, venue=venue)).write(folder)
    written.rename(folder / name)


def _gathered(tmp_path: Path, how: str) -> Gathered:
    _write(tmp_path / "sent", how)
    return gather([str(tmp_path / "sent")], load_partners(tmp_path / "partners.yaml"), now=forty.NOW)


def _facts(gathered: Gathered) -> VenueFacts:
    return next(facts for facts in gathered.venues if facts.venue.id == SILENT)


@pytest.mark.parametrize(
    ("how", "step"),
    [(OTHER_ID, Step.ASSIGN), (OTHER_NAME, Step.ASSIGN), (CUT, Step.SEND_AGAIN), (NOBODYS, Step.CHIEF_OFFICER)],
)
def test_a_chief_officer_is_not_asked_about_what_may_have_come(tmp_path: Path, how: str, step: Step) -> None:
    """However long ago the contact was written to. Of a file that nobody can assign nobody is held, and it is named."""
    gathered, register = _gathered(tmp_path, how), load_partners(tmp_path / "partners.yaml")
    partner = register.by_id[_facts(gathered).venue.partner]
    assert partner.contact is not None
    before = SentLetter(
        partner=partner.id,
        step=Step.CONTACT,
        to=partner.contact,
        venues=(SILENT,),
        on=FIRST.date(),
        text="",
        person="C.",
    )
    made = letters(gathered, register, sender="C", now=forty.NOW, sent=[before])
    assert [one.next.step for one in made.chased if one.standing.venue == SILENT] == [step]
    assert {one.step for one in made.letters if SILENT in one.venues} == {step} - {Step.ASSIGN}
    (line,) = unassigned_words(gathered)
    name = f"{SILENT}-cut.bundle" if how == CUT else "from-somebody.bundle"
    perhaps = "" if how in {NOBODYS, OTHER_ID} else f", perhaps Hillcrest School ({SILENT})"
    assert line.startswith(f"NOT COUNTED {name}{perhaps}: ")
    assert (f"It may be of {SILENT}" in line) is (how in {OTHER_NAME, CUT})
    assert (f"Its id is nearly {SILENT}" in line) is (how == OTHER_ID)
    assert "?." not in line


def test_an_id_that_is_merely_like_a_venues_is_no_fact_about_it(tmp_path: Path) -> None:
    """It is silent as before in every count; the contact is asked, and the letter says nothing of the other's file."""
    gathered, register = _gathered(tmp_path, OTHER_ID), load_partners(tmp_path / "partners.yaml")
    (one,) = picture([_facts(gathered)], forty.NOW, timedelta(days=105)).standings
    assert (one.is_silent, one.to_send_again, one.unusable) == (True, False, ())
    made = letters(gathered, register, sender="C", now=forty.NOW)
    (letter,) = [each for each in made.letters if SILENT in each.venues]
    assert letter.step is Step.CONTACT
    assert "something was sent" not in letter.text
    view = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW)
    (row,) = [row for grid in view.grids if grid.id == "venues" for row in grid.rows if row[0] == "Hillcrest School"]
    assert "ot usable" not in " ".join((*map(str, row), *view.headlines))
    assert all("perhaps" not in str(row) for grid in view.grids if grid.id == "not_counted" for row in grid.rows)


def test_what_may_be_of_a_venue_says_nothing_of_how_it_stands(tmp_path: Path) -> None:
    """It is named beside it, and its findings are nobody's."""
    gathered = _gathered(tmp_path, OTHER_NAME)
    (one,) = picture([_facts(gathered)], forty.NOW, timedelta(days=105)).standings
    assert one.filtering is Status.NOT_REPORTED
    assert [each.weighs for each in one.unusable] == [False]
    view = collation.collate(gathered, load_partners(tmp_path / "partners.yaml"), Edition.BOARD, now=forty.NOW)
    told = " ".join(next(page for page in view.pages if page.id == SILENT).facts)
    assert "nobody has said yet that it is of this venue" in told
    assert "?." not in told
