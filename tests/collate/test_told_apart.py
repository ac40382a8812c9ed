"""Venues of one name are told apart in every sentence and table that names one of them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.collate import forty
from tests.collate.venues import NOW, WITHIN, booking, facts
from venuecheck.collate.bookings import rule_counts
from venuecheck.collate.picture import picture
from venuecheck.report.partnership.reviewed import rules
from venuecheck.report.partnership.view import Edition
from venuecheck.report.partnership.words import rule_words
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Became, Change
from venuecheck.service.partnership.titles import points_of
from venuecheck.service.partnership.what_was_sent import gather

NAMES = {"venue-01": "Central Library", "venue-11": "Central Library", "venue-02": "Hall", "venue-03": "Hall"}


def test_a_venue_has_its_partner_beside_it_where_another_is_called_so(tmp_path: Path) -> None:
    """Also beside one that is gone; of two of one partner each has its id. Who is alone in a name has that alone."""
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    known = load_partners(tmp_path / "partners.yaml")
    closed = Change(since=forty.NOW.date() - timedelta(days=9), became=Became.CLOSED)
    listed = tuple(
        replace(one, name="central library", changes=(closed,))
        if one.id == "venue-21"
        else replace(one, name=NAMES.get(one.id, one.name))
        for one in known.venues
    )
    register = replace(known, venues=listed)
    drawn = collation.drawn(gather([], register, now=forty.NOW), register, now=forty.NOW)
    view = drawn.edition(Edition.BOARD)
    named = {page.id: page.name for page in view.pages}
    assert [named[venue] for venue in NAMES] == [
        "Central Library (North Trust)",
        "Central Library (East Trust)",
        "Hall (venue-02)",
        "Hall (venue-03)",
    ]
    assert named["venue-04"] == known.venue("venue-04").name
    assert {row[0] for grid in view.grids if grid.id == "gone" for row in grid.rows} == {
        "central library (South Trust)"
    }
    first = {row[0] for grid in view.grids if grid.id in {"venues", "chase"} for row in grid.rows}
    assert not first & {"Central Library", "Hall"}
    assert not any("Central Library (venue" in line for line in view.overdue_lines)
    assert any("Central Library (East Trust) (venue-11)" in line for line in view.overdue_lines)


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    """Each line names one file alone: a coordinator keeps a folder for each quarter."""
    for folder in ("2026-Q1", "2026-Q2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "venue-01.bundle").write_bytes(b"nothing that can be read")
    (tmp_path / "2026-Q2" / "venue-02.bundle").write_bytes(b"nothing that can be read")
    gathered = gather([str(tmp_path / "2026-Q1"), str(tmp_path / "2026-Q2")], None, now=forty.NOW)
    names = sorted(one.source for one in gathered.not_counted)
    assert names == ["2026-Q1/venue-01.bundle", "2026-Q2/venue-01.bundle", "venue-02.bundle"]


def test_points_of_the_program_are_counted_by_their_kind_and_said_in_words() -> None:
    """No entry of a list, no day and no answer is in a yearly review."""
    ids = ("screen:lists", "screen:speakers:HMT-1", "screen:speakers:HMT-2", "date:event_date", "own_words")
    made = rule_counts([("a", booking(rules=ids))], {}, NOW - timedelta(days=365), NOW)
    assert [one.raised for one in made] == [1, 1, 1, 1]
    said = {rule_words(one.rule) for one in made}
    assert said == {
        "The lists of names do not count, or are too old",
        "A name may be one of a list of names",
        "A date on the side of today where none is expected",
        "“own words”, as its checklist calls it",
    }


def test_a_yearly_review_says_points_as_their_checklist_does() -> None:
    """No id of a point or checklist is in a paper, where the checklist ships; each is a sentence at most."""
    ids = ("own_words", "content_vague", "not_bound_as_public", "possible_match", "screen:lists")
    made = picture([facts(assessed=(booking(rules=ids),))], NOW, WITHIN)
    titles = points_of({one.checklist for one in made.rules})
    rows = rules(made, titles).rows
    points = {str(row[0]) for row in rows}
    assert "The organiser or a speaker has encouraged violence or hatred in their own words or acts" in points
    assert "A name may match a banned organisation or the sanctions list" in points
    assert not [point for point in points if "_" in point or "“" in point or ". " in point]
    assert {row[1] for row in rows} == {titles.checklists["venue-booking"]}
