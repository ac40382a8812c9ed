"""What was sent and cannot be counted is never silence: it is named, and hides no known problem."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.collate import forty
from tests.collate.test_gathering import sent
from venuecheck.assurance.status import Status
from venuecheck.cli.main import cli
from venuecheck.collate.sent import Trouble
from venuecheck.collate.stood import Stood
from venuecheck.core.quarter import Quarter
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import MAX_BYTES, seal
from venuecheck.records.signing import fingerprint
from venuecheck.report.partnership.unusable import NOT_USABLE, SENT_NOT_USABLE
from venuecheck.report.partnership.view import Edition, PartnershipView, VenuePage
from venuecheck.report.partnership.words import shown
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle import BUNDLE_TYPE
from venuecheck.service.partnership.bundles_kept import TrustedKey
from venuecheck.service.partnership.editions import Before
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.reminders import TO_WHOEVER_SENT, letters
from venuecheck.service.partnership.what_was_sent import Gathered, gather

BAD = 4
"""The place of a venue at which a page opens."""
GOOD = 0


def forged(one: forty.Made, **said: object) -> forty.Made:
    """Make a bundle of the same venue under another key."""
    other = forty.make(1).signer
    return forty.Made(bundle=replace(one.bundle, public_key=other.public_key, **said), signer=other)  # type: ignore[arg-type]


def report(folder: Path, gathered: Gathered, edition: Edition = Edition.BOARD) -> PartnershipView:
    """Make the report of what was gathered."""
    return collation.collate(gathered, load_partners(folder / "partners.yaml"), edition, now=forty.NOW)


def page_of(view: PartnershipView, at: int) -> VenuePage:
    """Give a venue's page."""
    return next(page for page in view.pages if page.id == forty.make(at).bundle.venue.id)


def test_a_second_unknown_key_hides_no_known_problem(tmp_path: Path) -> None:
    """The venue stands no better than the worst that was sent, and everything says so."""
    one = forty.make(BAD)
    gathered = sent(tmp_path, one, forged(one, runs=forty.make(GOOD).bundle.runs))
    view = report(tmp_path, gathered)
    page = page_of(view, BAD)
    assert page.filtering.status is Status.PROBLEM
    assert page.filtering.words == "Needs action, by what was sent and is not usable"
    told = " ".join(page.facts)
    assert "Nothing was ever heard" not in told
    assert told.count("Sent, not usable: ") == 2
    assert "signed with 2 different keys" in told
    assert "put the fingerprint that it reads out into the list of partners" in told
    assert "web filter: needs action" in told
    (row,) = (row for row in _grid(view, "venues") if row[0] == page.name)
    assert "sent, not usable" in str(row[-1]).lower()
    (line,) = (line for line in view.overdue_lines if one.bundle.venue.id in line)
    assert line.startswith("SENT, NOT USABLE ")
    partners = load_partners(tmp_path / "partners.yaml")
    letter = next(
        letter.text
        for letter in letters(gathered, partners, sender="C", now=forty.NOW).letters
        if one.bundle.venue.id in letter.venues
    )
    assert "something was sent and is not usable: we cannot tell whose key signed it" in " ".join(letter.split())
    assert '"sent, not usable"' in letter
    assert "we have heard nothing" not in letter


def test_what_is_refused_shows_nothing(tmp_path: Path) -> None:
    """Two keys, both say that all is well: not usable, and no pass."""
    one = forty.make(GOOD)
    page = page_of(report(tmp_path, sent(tmp_path, one, forged(one))), GOOD)
    assert page.filtering.status is Status.NOT_REPORTED
    assert page.filtering.words == "Sent, not usable"


def test_a_stranger_cannot_paint_a_venue_whose_key_was_compared(tmp_path: Path) -> None:
    """It is named on the venue's page, and weighs nothing."""
    one = forty.make(GOOD)
    key = fingerprint(one.bundle.public_key)
    listed = forty.partners_yaml().replace('id: "venue-01",', f'id: "venue-01", keys: ["{key}"],')
    gathered = sent(tmp_path, one, forged(one, runs=forty.make(BAD).bundle.runs), partners=listed)
    page = page_of(report(tmp_path, gathered), GOOD)
    assert page.filtering.words == "As expected"
    assert "It does not weigh" in " ".join(page.facts)


@pytest.mark.parametrize("how", ["of another key", "that cannot be read"])
def test_a_stranger_changes_no_cell_of_a_venue_whose_key_was_compared(tmp_path: Path, how: str) -> None:
    """Though the venue told nothing of its bookings: its row is what it is without the stranger's file."""
    one = forty.make(GOOD)
    one = replace(one, bundle=replace(one.bundle, assessments=()))
    key = fingerprint(one.bundle.public_key)
    listed = forty.partners_yaml().replace('id: "venue-01",', f'id: "venue-01", keys: ["{key}"],')
    rows = []
    for name, others in (("alone", ()), ("with", (forged(one),))):
        folder = tmp_path / name
        folder.mkdir()
        sent(folder, one, *others, partners=listed)
        if others and how == "that cannot be read":
            (folder / "sent" / "1.bundle").write_bytes(_altered(one))
        gathered = gather([str(folder / "sent")], load_partners(folder / "partners.yaml"), now=forty.NOW)
        (row,) = (row for row in _grid(report(folder, gathered), "venues") if row[0] == one.bundle.venue.name)
        rows.append(row)
    assert rows[0][:-1] == rows[1][:-1]
    assert getattr(rows[1][4], "words", "") == "Not reported"


def test_a_record_of_the_future_is_named_and_changes_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As everything else does that came and is not counted."""
    one = forty.make(GOOD)
    late = replace(one.bundle.runs[-1], id="run-ahead", started=datetime.now(UTC) + timedelta(days=2))
    sent(tmp_path, replace(one, bundle=replace(one.bundle, runs=(*one.bundle.runs, late))))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["collate", "sent", "--format", "json", "--partners", "partners.yaml"])
    assert done.exit_code == 3
    assert "NOT COUNTED venue-01: the check run-ahead of " in done.stderr


def _ahead(one: forty.Made) -> bytes:
    return _sealed(replace(one, bundle=replace(one.bundle, made_at=forty.NOW + timedelta(days=9))))


def _sealed(one: forty.Made) -> bytes:
    return seal(one.signer, BUNDLE_TYPE, canonical(encode(one.bundle)))


def _newer(one: forty.Made) -> bytes:
    return seal(one.signer, BUNDLE_TYPE, canonical({**encode(one.bundle), "schema": "venuecheck.bundle/9", "new": 1}))


def _altered(one: forty.Made) -> bytes:
    return seal(forty.make(1).signer, BUNDLE_TYPE, canonical(encode(one.bundle)))


@pytest.mark.parametrize(
    ("made", "says", "words"),
    [
        pytest.param(_ahead, True, "still to come", id="dated in the future"),
        pytest.param(_altered, True, "the signature is not right", id="altered"),
        pytest.param(_newer, None, "a newer version", id="of a newer version"),
        pytest.param(lambda _: b"", False, "damaged", id="empty"),
        pytest.param(lambda one: _sealed(one)[:900], False, "damaged", id="cut short"),
        pytest.param(lambda _: b"PK\x03\x04" + b"\x00" * 99, False, "damaged", id="a zip by another name"),
    ],
)
def test_whatever_came_of_a_venue_is_on_its_page(
    tmp_path: Path,
    made: Callable[[forty.Made], bytes],
    says: bool | None,  # noqa: FBT001 - a column of the table
    words: str,
) -> None:
    """By what it holds, or else by the name that the program gives it; where it can be read, with what it says."""
    (tmp_path / "sent").mkdir()
    one = forty.make(BAD)
    (tmp_path / "sent" / f"{one.bundle.venue.id}-20260920.bundle").write_bytes(made(one))
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    gathered = gather([str(tmp_path / "sent")], load_partners(tmp_path / "partners.yaml"), now=forty.NOW)
    page = page_of(report(tmp_path, gathered), BAD)
    told = " ".join(page.facts)
    assert "Sent, not usable: venue-05-20260920.bundle" in told
    assert words in told
    if says is not None:
        assert page.filtering.status is (Status.PROBLEM if says else Status.NOT_REPORTED)
    assert page.filtering.words != "Not reported"


def test_every_file_of_a_folder_is_accounted_for_by_name(tmp_path: Path) -> None:
    """Copies, other files, links, packed files, folders in folders; a bundle counts whatever the case of its ending."""
    folder = tmp_path / "sent"
    (folder / "from-mail").mkdir(parents=True)
    one = _sealed(forty.make(GOOD))
    for name in ("a.bundle", "b.bundle", "c.bundle", "from-mail/a.bundle"):
        (folder / name).write_bytes(one)
    (folder / "second.BUNDLE").write_bytes(_sealed(forty.make(BAD)))
    (folder / "note.txt").write_text("hello", "utf-8")
    (folder / "link.bundle").symlink_to(folder / "a.bundle")
    with zipfile.ZipFile(folder / "all.zip", "w") as packed:
        packed.writestr("x.bundle", one)
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    gathered = gather([str(folder)], load_partners(tmp_path / "partners.yaml"), now=forty.NOW)
    assert [each.source for each in gathered.sources] == ["a.bundle", "second.BUNDLE"]
    why = {each.source: (each.trouble, each.words) for each in gathered.not_counted}
    assert {name for name, (trouble, _) in why.items() if trouble is Trouble.SAME} == {
        "b.bundle",
        "c.bundle",
        "from-mail/a.bundle",
    }
    assert all("the same as a.bundle" in words for trouble, words in why.values() if trouble is Trouble.SAME)
    assert {name for name, (trouble, _) in why.items() if trouble is Trouble.NOT_A_BUNDLE} == {
        "note.txt",
        "link.bundle",
        "all.zip",
    }
    assert "unpack it" in why["all.zip"][1]
    rows = {str(row[0]) for row in _grid(report(tmp_path, gathered), "not_counted")}
    assert rows == set(why)
    assert page_of(report(tmp_path, gathered), GOOD).filtering.words == "As expected", "a copy is no second opinion"


def test_without_a_list_a_refused_venue_is_there_as_well(tmp_path: Path) -> None:
    """It is not lost because nobody said that it is expected."""
    (tmp_path / "sent").mkdir()
    one = forty.make(BAD)
    for number, made in enumerate((one, forged(one))):
        (tmp_path / "sent" / f"{number}.bundle").write_bytes(_sealed(made))
    gathered = gather([str(tmp_path / "sent")], None, now=forty.NOW)
    view = collation.collate(gathered, None, Edition.BOARD, now=forty.NOW)
    (page,) = view.pages
    assert (page.id, page.filtering.status) == (one.bundle.venue.id, Status.PROBLEM)


def test_the_public_edition_tells_of_no_file_and_no_person(tmp_path: Path) -> None:
    one = forty.make(BAD)
    view = report(tmp_path, sent(tmp_path, one, forged(one)), Edition.PUBLIC)
    assert "not usable" not in repr(view).lower()
    assert "0.bundle" not in repr(view)
    assert sum(tile.number for tile in view.filtering if isinstance(tile.number, int)) in {40, 0}


def test_there_are_words_to_the_sender_for_every_trouble() -> None:
    assert set(TO_WHOEVER_SENT) == set(Trouble)


def test_whoever_sent_a_file_that_is_too_large_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "sent").mkdir()
    with (tmp_path / "sent" / "venue-01.bundle").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    register = load_partners(tmp_path / "partners.yaml")
    written = letters(gather([str(tmp_path / "sent")], register, now=forty.NOW), register, sender="C", now=forty.NOW)
    (letter,) = (one for one in written.letters if "venue-01" in one.venues)
    assert "it is larger than 32 MiB, which is too large to be read" in " ".join(letter.text.split())


def _grid(view: PartnershipView, name: str) -> tuple[tuple[object, ...], ...]:
    return next(one.rows for one in view.grids if one.id == name)


def test_the_first_key_of_a_venue_is_no_strangers_once_another_is_compared(tmp_path: Path) -> None:
    """What it signed counts no more until it is compared as well: not usable, in table, tile and headline alike."""
    one = forty.make(GOOD)
    other = forged(one, runs=(), faults=(), requirements=None)
    listed = forty.partners_yaml().replace(
        'id: "venue-01",', f'id: "venue-01", keys: ["{fingerprint(other.bundle.public_key)}"],'
    )
    sent(tmp_path, one, other, partners=listed)
    register = load_partners(tmp_path / "partners.yaml")
    key = one.bundle.public_key
    first = TrustedKey(
        venue="venue-01", public_key=key, fingerprint=fingerprint(key), since=forty.NOW - timedelta(days=90)
    )
    known = gather([str(tmp_path / "sent")], register, now=forty.NOW, trusted=[first])
    stood = Stood(
        at=Quarter.of(forty.NOW).before.ends,
        filtering={"venue-01": Status.STATED},
        bookings={},
        heard=frozenset({"venue-01"}),
        not_usable=frozenset(),
    )
    known = replace(known, published=Before(numbers={}, stood={str(Quarter.of(forty.NOW).before): stood}))
    view = report(tmp_path, known)
    (row,) = (row for row in _grid(view, "venues") if row[0] == one.bundle.venue.name)
    assert row[3] == SENT_NOT_USABLE
    assert [each.number for each in view.filtering if each.words == NOT_USABLE] == [1]
    assert (
        "Of 1 venue something was sent that is not usable; by what counts, the web filter is not reported at 1"
        in " ".join(view.headlines)
    )
    (moved,) = (row for row in _grid(view, "moved") if row[0] == one.bundle.venue.name)
    assert moved[1:] == (shown(Status.STATED), SENT_NOT_USABLE, "what was sent since is not usable")


NO_BUNDLES = ("{}.txt", "{}-2026-09-20.png", "{}.zip", "{} (2).bundle", "{}-notes.docx")
"""What venues send in place of a bundle: text, a picture, a packed file, an empty bundle, a paper."""


def test_what_is_no_bundle_in_a_folder_is_no_silence_of_the_venue_after_which_it_is_called(tmp_path: Path) -> None:
    """As where it is imported: never "never heard of"; a file of no venue has its own line; what counts stays so."""
    folder = tmp_path / "sent"
    folder.mkdir()
    senders = [forty.make(at).bundle.venue.id for at in range(10, 10 + len(NO_BUNDLES))]
    named = [name.format(venue) for name, venue in zip(NO_BUNDLES, senders, strict=True)]
    for name in [*named, "holiday.txt"]:
        (folder / name).write_bytes(b"")
    counted = forty.make(GOOD)
    counted.write(folder)
    (folder / f"{counted.bundle.venue.id}.zip").write_bytes(b"PK")
    (tmp_path / "partners.yaml").write_text(forty.partners_yaml(), "utf-8")
    partners = load_partners(tmp_path / "partners.yaml")
    gathered = gather([str(folder)], partners, now=forty.NOW)
    drawn = collation.drawn(gathered, partners, now=forty.NOW)
    stands = {one.venue: one for one in drawn.picture.standings}
    assert {venue for venue, one in stands.items() if one.to_send_again} == set(senders)
    assert not any(stands[venue].is_silent for venue in senders)
    view = report(tmp_path, gathered)
    assert page_of(view, GOOD).filtering.words == "As expected"
    assert {"holiday.txt", *named} <= {str(row[0]) for row in _grid(view, "not_counted")}
    for letter in letters(gathered, partners, sender="C", now=forty.NOW).letters:
        asked = [line for line in letter.text.splitlines() if any(venue in line for venue in senders)]
        assert not any("never heard" in line for line in asked), asked


@pytest.mark.parametrize("table", ["sectors", "partners"])
def test_tables_by_group_say_who_sent_what_is_not_usable(tmp_path: Path, table: str) -> None:
    """Each number is by its row's own venues, among those not shown; who sent nothing is not in it."""
    spoilt = {forty.make(at).bundle.venue.id for at in range(3)}
    gathered = sent(tmp_path, *(forty.make(at) for at in range(3, 6)))
    assert "not_usable" not in repr(report(tmp_path, gathered).grids), "no column where nobody sent such a thing"
    for venue in spoilt:
        (tmp_path / "sent" / f"{venue}.bundle").write_bytes(b"{}")
    partners = load_partners(tmp_path / "partners.yaml")
    gathered = gather([str(tmp_path / "sent")], partners, now=forty.NOW)
    view = report(tmp_path, gathered)
    (grid,) = (one for one in view.grids if one.id == table)
    places = {column.id: place for place, column in enumerate(grid.columns)}
    for side in ("filtering", "bookings"):
        said = [int(str(row[places[f"{side}_not_usable"]])) for row in grid.rows]
        assert said[-1] == sum(said[:-1]) == len(spoilt)
        assert all(
            some <= int(str(row[places[f"{side}_not_shown"]])) for some, row in zip(said, grid.rows, strict=True)
        )
    assert "not usable" not in repr(report(tmp_path, gathered, Edition.PUBLIC)).lower()
