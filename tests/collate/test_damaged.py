"""A file that was changed on its way is of the venue that it still tells: by its id, or by the key that it names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.collate import forty
from tests.collate.office import Office
from tests.collate.test_renumbered import WHO
from tests.collate.test_settled_by_what import known, steps
from venuecheck.collate.sent import Trouble
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.records.signing import fingerprint, in_one
from venuecheck.report.partnership.view import Edition
from venuecheck.service.given_files import Given
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle import BUNDLE_TYPE
from venuecheck.service.partnership.chasing import Step
from venuecheck.service.partnership.damaged import left_in
from venuecheck.service.partnership.inbox import Arrived, arrive
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.reminders import letters
from venuecheck.service.partnership.settling import to_settle
from venuecheck.service.partnership.what_was_sent import Gathered, gather

VENUE, LONG_AGO = "venue-01", timedelta(days=150)
OLD, NEW = forty.make(0, forty.NOW - LONG_AGO), forty.make(0)


def sealed(one: forty.Made) -> bytes:
    """Give the file of a bundle."""
    return seal(one.signer, BUNDLE_TYPE, canonical(encode(one.bundle)))


def changed(content: bytes, sign: bytes, *, at: float = 0.5, instead: int = 1) -> bytes:
    """Put a sign in the place of one, or of none, so far into the file."""
    place = int(len(content) * at)
    return content[:place] + sign + content[place + instead :]


CHANGED: dict[str, Callable[[bytes], bytes]] = {
    "no sign of base64": lambda content: changed(content, b"\x7f"),
    "a quote": lambda content: changed(content, b'"'),
    "no UTF-8": lambda content: changed(content, b"\xff"),
    "a sign less": lambda content: changed(content, b""),
    "what is said is no JSON": lambda content: changed(content, b"AAAA", instead=4),
    "nothing of what is said is left": lambda content: (
        changed(content, b"?" * (len(content) // 2), at=0.05, instead=0)[: len(content) // 2]
        + content[content.index(b'"signatures"') - 3 :]
    ),
}


def gathered_of(folder: Path, files: dict[str, bytes], listed: str = "") -> Gathered:
    """Gather files of a folder, none of which is called after its venue."""
    (folder / "sent").mkdir()
    for name, content in files.items():
        (folder / "sent" / name).write_bytes(content)
    (folder / "partners.yaml").write_text(listed or forty.partners_yaml(), "utf-8")
    return gather([str(folder / "sent")], load_partners(folder / "partners.yaml"), now=forty.NOW)


def dropped(office: Office, content: bytes, days: float = 0) -> Arrived:
    """Drop a file into the inbox, so many days ago."""
    now = forty.NOW - timedelta(days=days)
    return arrive(
        office.site, office.store, Given(name="scan.bundle", content=content), office.register, person=WHO, now=now
    )


@pytest.mark.parametrize("how", CHANGED)
@pytest.mark.parametrize("whose", ["its key is in the list", "its key signed what came before"])
def test_a_file_that_was_changed_anywhere_is_of_its_venue_in_every_paper(tmp_path: Path, how: str, whose: str) -> None:
    """It is sent and not usable; its venue, late by what counts, is asked again and its chief officer is not."""
    is_listed = whose == "its key is in the list"
    key = fingerprint(NEW.bundle.public_key)
    listed = forty.partners_yaml().replace(f'id: "{VENUE}",', f'id: "{VENUE}", keys: ["{key}"],')
    files = {"mail 7.bundle": CHANGED[how](sealed(NEW))} | ({} if is_listed else {"mail 1.bundle": sealed(OLD)})
    gathered = gathered_of(tmp_path, files, listed if is_listed else "")
    (lost,) = gathered.not_counted
    assert (lost.trouble, lost.venue) == (Trouble.UNUSABLE, VENUE)
    register = load_partners(tmp_path / "partners.yaml")
    assert steps(gathered, register) == [Step.SEND_AGAIN]
    due = letters(gathered, register, sender="C", now=forty.NOW)
    (letter,) = (one for one in due.letters if VENUE in one.venues)
    assert "something was sent and is not usable: it cannot be read" in " ".join(letter.text.split())
    view = collation.collate(gathered, register, Edition.BOARD, now=forty.NOW)
    assert view.paper is not None
    assert [line for line in view.overdue_lines if line.startswith("SENT, NOT USABLE Larkfield School")]
    assert "Of 1 venue something was sent that is not usable" in " ".join(view.paper.position)
    (row,) = next(grid.rows for grid in view.grids if grid.id == "not_counted")
    assert row[:2] == ("mail 7.bundle", "Larkfield School")


@pytest.mark.parametrize("how", CHANGED)
def test_the_inbox_says_whose_it_is_and_what_comes_next_settles_it(office: Office, how: str) -> None:
    """Nobody is asked whose it was; it is named on the venue's own row."""
    assert dropped(office, sealed(OLD), 150).counts
    arrived = dropped(office, CHANGED[how](sealed(NEW)), 1)
    assert arrived.line.startswith("Larkfield School (venue-01): not usable: ")
    assert (arrived.venue, to_settle(office.store, office.register)) == (VENUE, ())
    assert steps(known(office), office.register) == [Step.SEND_AGAIN]
    assert dropped(office, sealed(NEW)).counts
    assert {one.trouble for one in known(office).not_counted} == {Trouble.SETTLED}
    assert not steps(known(office), office.register)


def test_what_came_before_anybody_knew_the_key_is_its_venues_once_it_is_known(office: Office) -> None:
    """It waits to be settled until then; what comes next settles it."""
    content = CHANGED["nothing of what is said is left"](sealed(NEW))
    assert dropped(office, content, 9).venue == ""
    assert len(to_settle(office.store, office.register)) == 1
    assert dropped(office, sealed(OLD), 8).counts
    assert not to_settle(office.store, office.register)
    (lost,) = known(office).not_counted
    assert (lost.trouble, lost.venue) == (Trouble.UNUSABLE, VENUE)
    assert lost.words.endswith("; the key beside its signature is this venue’s")
    assert dropped(office, sealed(NEW)).counts
    assert {one.trouble for one in known(office).not_counted} == {Trouble.SETTLED}


def test_an_id_that_was_changed_is_no_venues_and_the_key_is(tmp_path: Path) -> None:
    """As where a sign of the id itself was changed on the way."""
    other = replace(NEW.bundle, venue=replace(NEW.bundle.venue, id="venue-O1"))
    content = sealed(NEW).replace(_base64(NEW), _base64(forty.Made(bundle=other, signer=NEW.signer)))
    (lost,) = gathered_of(tmp_path, {"a.bundle": sealed(OLD), "b.bundle": content}).not_counted
    assert (lost.venue, lost.resembles) == (VENUE, "")


def test_what_was_made_before_what_counts_is_not_asked_for_again(tmp_path: Path) -> None:
    """When it was made is told as well, as far as that can be read."""
    older = forty.make(0, forty.NOW - timedelta(days=30))
    gathered = gathered_of(tmp_path, {"a.bundle": sealed(NEW), "b.bundle": CHANGED["a quote"](sealed(older))})
    assert [one.venue for one in gathered.not_counted] == [VENUE]
    assert not steps(gathered, load_partners(tmp_path / "partners.yaml"))


def test_the_key_of_two_venues_and_one_taken_away_tell_of_none(tmp_path: Path) -> None:
    """Nor does a file with several keys; nobody's chief officer is written to before it is looked at."""
    key = fingerprint(NEW.bundle.public_key)
    listed = forty.partners_yaml()
    for venue in (VENUE, "venue-02"):
        listed = listed.replace(f'id: "{venue}",', f'id: "{venue}", keys: ["{key}"],')
    content = CHANGED["nothing of what is said is left"](sealed(NEW))
    (lost,) = gathered_of(tmp_path, {"a.bundle": content}, listed).not_counted
    assert lost.venue == ""
    assert left_in(content).key == in_one(key)
    assert left_in(content + content.replace(key.encode(), b"AAAA " * 4 + b"AAAA")).key == ""


def _base64(one: forty.Made) -> bytes:
    return sealed(one).split(b'"payload": "')[1].split(b'"')[0]


@pytest.mark.parametrize("part", [0, 0.1, 0.9])
@pytest.mark.parametrize("name", ["venue-01-20261130", "venue-01-20261130 (1)", "venue-01-2026-11-30"])
def test_a_file_cut_short_under_its_own_name_is_its_venues_without_a_list_too(
    tmp_path: Path, name: str, part: float
) -> None:
    """The name as it was exported says whose it is, where nobody said which venues are expected."""
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / f"{name}.bundle").write_bytes(sealed(NEW)[: int(len(sealed(NEW)) * part)])
    gathered = gather([str(tmp_path / "sent")], None, now=forty.NOW)
    (cut,) = gathered.not_counted
    assert (cut.trouble, cut.venue) == (Trouble.UNUSABLE, VENUE)
    assert [each.venue.id for each in gathered.venues] == [VENUE]


@pytest.mark.parametrize(
    "name", ["letter.bundle", "venue-01.bundle", "Venue 01-20261130.bundle", "all-venues-board-20261201.html"]
)
def test_a_name_that_is_not_as_exported_makes_up_no_venue(tmp_path: Path, name: str) -> None:
    """Where nobody said which venues are expected, nothing else tells that there is one."""
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / name).write_bytes(b"cut")
    gathered = gather([str(tmp_path / "sent")], None, now=forty.NOW)
    assert ([each.venue for each in gathered.not_counted], gathered.venues) == ([""], ())


def test_the_name_of_a_venue_that_is_not_listed_is_not_anothers_with_which_it_begins(tmp_path: Path) -> None:
    """It may be meant, and is asked about; nothing is said of it."""
    cut = {"venue-01-2-20261130.bundle": b"cut", "venue-01-20-20261130.bundle": b"cut"}
    for why in gathered_of(tmp_path, cut).not_counted:
        assert (why.venue, why.meant) == ("", VENUE)
