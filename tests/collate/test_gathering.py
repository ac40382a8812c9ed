"""What others send is read with mistrust: keys, forks, dates, strangers, and text that is meant to break something."""

import base64
import contextlib
import itertools
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.school import venuecheck
from tests.collate import forty
from tests.service import venues
from venuecheck.cli.main import cli
from venuecheck.collate.picture import stand_at
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError
from venuecheck.records.signing import fingerprint
from venuecheck.report.format import Report, format_ids
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundle_import import receive
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.what_was_sent import Gathered, gather
from venuecheck.service.sites.opening import open_store


def sent(folder: Path, *made: forty.Made, partners: str = "") -> Gathered:
    """Write bundles, a list of partners, and gather them."""
    (folder / "sent").mkdir()
    for number, one in enumerate(made):
        one.write(folder / "sent").rename(folder / "sent" / f"{number}.bundle")
    (folder / "partners.yaml").write_text(partners or forty.partners_yaml(), "utf-8")
    return gather([str(folder / "sent")], load_partners(folder / "partners.yaml"), now=forty.NOW)


def told(gathered: Gathered) -> list[str]:
    """Give the kinds of trouble, by file."""
    return [one.trouble.value for one in sorted(gathered.not_counted, key=lambda one: one.source)]


def test_an_earlier_and_a_later_bundle_are_one_history(tmp_path: Path) -> None:
    """The later one's chain goes on the earlier's; every check counts once."""
    later = forty.make(0)
    earlier = replace(
        later.bundle,
        made_at=later.bundle.made_at - timedelta(days=60),
        chain=later.bundle.chain[:10],
        records={},
        runs=later.bundle.runs[:10],
    )
    gathered = sent(tmp_path, later, forty.Made(bundle=earlier, signer=later.signer))
    assert gathered.not_counted == ()
    assert len(gathered.venues[0].checks) == len(later.bundle.runs)
    assert len(gathered.venues[0].heard) == 2


@pytest.mark.parametrize("ahead", [timedelta(minutes=1), timedelta(hours=23)])
def test_a_bundle_of_a_clock_that_is_a_little_ahead_is_counted_as_the_venue_has_it(
    tmp_path: Path, ahead: timedelta
) -> None:
    """As far as an import takes it: with the check and the bookings that were made as it was."""
    in_time = forty.make(4)
    late = forty.NOW + ahead - in_time.bundle.made_at
    gathered = sent(tmp_path, forty.make(4, forty.NOW + late))
    partners = load_partners(tmp_path / "partners.yaml")
    assert gathered.not_counted == ()
    drawn = collation.drawn(gathered, partners, now=forty.NOW)
    stands, of_venue = drawn.picture.standings[4], gathered.venues[4]
    assert stands.last_heard is not None
    assert not stands.is_silent
    assert stands.filtering.value == "problem"
    assert stands.bookings.value != "not_reported"
    assert drawn.picture.quarter.total == sum(each.of_venue is not True for each in of_venue.assessed) - 1
    assert stands == stand_at([of_venue], forty.NOW + ahead, partners.within)[0], "by the venue's clock"
    past = collation.drawn(gathered, partners, now=forty.NOW, as_of=date(2026, 9, 1)).picture.standings[4]
    came = london_day(in_time.bundle.made_at + late)
    assert (past.last_heard, past.filtering.value) == (came, "fine"), "not found by then"


def test_a_history_that_differs_is_named(tmp_path: Path) -> None:
    """The first one counts, the other does not."""
    one = forty.make(0)
    chain = ("f" * 64, *one.bundle.chain[1:], "e" * 64)
    other = replace(one.bundle, chain=chain, made_at=one.bundle.made_at + timedelta(days=1))
    assert told(sent(tmp_path, one, forty.Made(bundle=other, signer=one.signer))) == ["forked"]


def test_two_keys_for_one_venue_and_none_compared(tmp_path: Path) -> None:
    """Neither counts: who is the venue and who is not cannot be told."""
    one = forty.make(0)
    forged = replace(one.bundle, public_key=forty.make(1).signer.public_key)
    gathered = sent(tmp_path, one, forty.Made(bundle=forged, signer=forty.make(1).signer))
    assert told(gathered) == ["other_key", "other_key"]
    assert gathered.venues[0].checks == ()


def test_a_key_that_was_compared_counts_alone(tmp_path: Path) -> None:
    """With the fingerprint in the list of partners the forged one is refused, and the venue's own counts."""
    one = forty.make(0)
    forged = replace(one.bundle, public_key=forty.make(1).signer.public_key)
    key = fingerprint(one.bundle.public_key)
    listed = forty.partners_yaml().replace('id: "venue-01",', f'id: "venue-01", keys: ["{key}"],')
    gathered = sent(tmp_path, one, forty.Made(bundle=forged, signer=forty.make(1).signer), partners=listed)
    assert told(gathered) == ["other_key"]
    assert gathered.sources[0].compared
    assert gathered.venues[0].checks


def test_a_stranger_and_a_clock_that_runs_ahead(tmp_path: Path) -> None:
    """Each is named, and neither counts."""
    stranger = forty.make(0)
    stranger = replace(stranger, bundle=replace(stranger.bundle, venue=replace(stranger.bundle.venue, id="elsewhere")))
    ahead = forty.make(1)
    ahead = replace(ahead, bundle=replace(ahead.bundle, made_at=forty.NOW + timedelta(days=3)))
    assert told(sent(tmp_path, stranger, ahead)) == ["not_listed", "future"]


def test_a_wrong_clock_is_settled_by_what_the_venue_sent_since(tmp_path: Path) -> None:
    """Where that tells all of it, under the same key; another's later file, or other records, settle nothing."""
    since = forty.make(1)
    chain = since.bundle.chain
    ahead = replace(
        since, bundle=replace(since.bundle, made_at=forty.NOW + timedelta(days=300), chain=chain[:-2], records={})
    )
    gathered = sent(tmp_path, ahead, since, forty.make(0))
    assert told(gathered) == ["settled"]
    assert gathered.not_counted[0].words.endswith("1.bundle tells all of it; there is nothing to do")
    assert not any(facts.refused for facts in gathered.venues)
    other = replace(ahead, bundle=replace(ahead.bundle, chain=("0" * 64, *chain[1:-2])))
    other.write(tmp_path / "sent").rename(tmp_path / "sent" / "2.bundle")
    register = load_partners(tmp_path / "partners.yaml")
    again = gather([str(tmp_path / "sent")], register, now=forty.NOW)
    assert sorted(told(again)) == ["future", "settled"]


@pytest.mark.parametrize("counts", [{"as_expected": -1}, {"fine": 3}, {"as_expected": 10**12}])
def test_counts_that_cannot_be_are_refused(tmp_path: Path, counts: dict[str, int]) -> None:
    """Though they are signed."""
    one = forty.make(0)
    runs = (replace(one.bundle.runs[0], counts=counts), *one.bundle.runs[1:])
    assert told(sent(tmp_path, replace(one, bundle=replace(one.bundle, runs=runs)))) == ["unusable"]


def test_a_hostile_bundle_breaks_no_format(tmp_path: Path) -> None:
    """Markup, formulas, control characters and what XML cannot hold: shown as text, everywhere."""
    nasty = "=1+1<script>alert(1)</script>\x1b[31m\u202e\ufffe\x00'\"&{{7*7}}" + "x" * 3_000
    one = forty.make(4)
    run = one.bundle.runs[-1]
    findings = tuple(replace(found, page=nasty, category=nasty, product=nasty) for found in run.findings)
    run = replace(run, findings=findings, list_id=nasty, user_group=nasty)
    booked = tuple(replace(each, rules=(nasty,), checklist=nasty) for each in one.bundle.assessments)
    venue = replace(one.bundle.venue, name=nasty)
    bundle = replace(one.bundle, venue=venue, runs=(*one.bundle.runs[:-1], run), assessments=booked)
    (tmp_path / "sent").mkdir()
    replace(one, bundle=bundle).write(tmp_path / "sent")
    gathered = gather([str(tmp_path / "sent")], None, now=forty.NOW)
    assert gathered.not_counted == ()
    for edition in Edition:
        view = collation.collate(gathered, None, edition, now=forty.NOW)
        for name in (
            set(format_ids(Report.PARTNERSHIP)) - ({"docx"} if edition is not Edition.BOARD else set()) - {"pdf"}
        ):
            made = collation.render(view, name)
            assert made
            if name == "html":
                assert b"<script" not in made
                assert b"\x1b" not in made
            if name == "csv":
                assert b'"=1' not in made
                assert b"\n=1" not in made


def test_a_database_and_a_folder_say_the_same(tmp_path: Path) -> None:
    """What was imported with `bundle import` counts as the files do."""
    office = venues.office(tmp_path / "office")
    made = [forty.make(at) for at in (0, 4)]
    gathered = sent(tmp_path, *made)
    with open_store(office) as store:
        for path in sorted((tmp_path / "sent").iterdir()):
            receive(office, store, read_bundle(path), now=forty.NOW)
    listed = load_partners(tmp_path / "partners.yaml")
    again = gather([str(tmp_path / "office" / "venuecheck.db")], listed, now=forty.NOW)
    assert again.venues == gathered.venues


def _imports(folder: Path, *made: forty.Made, trust: forty.Made | None = None) -> Gathered:
    """Import bundles in this order, and gather them from the database."""
    office = venues.office(folder)
    with open_store(office) as store:
        for number, one in enumerate(made):
            name = one.write(folder).rename(folder / f"{number}.bundle")
            with contextlib.suppress(InputError):
                receive(office, store, read_bundle(name), now=forty.NOW)
        if trust is not None:
            received = read_bundle(trust.write(folder))
            receive(office, store, received, now=forty.NOW, trust=received.fingerprint, person="C. Ordinator")
    return gather([str(folder / "venuecheck.db")], None, now=forty.NOW)


def _earlier(one: forty.Made, days: int, **said: object) -> forty.Made:
    made_at = one.bundle.made_at - timedelta(days=days)
    return replace(one, bundle=replace(one.bundle, made_at=made_at, **said))  # type: ignore[arg-type]


def _troubled() -> dict[str, tuple[forty.Made, ...]]:
    one = forty.make(0)
    chain = one.bundle.chain
    forked = _earlier(one, 5, chain=("f" * 64, *chain[1:-4]), records={})
    other = forty.make(1).signer
    return {
        "forked": (_earlier(one, 9, chain=chain[:-4], records={}), forked, one),
        "shorter": (
            _earlier(one, 9, chain=chain[:-1], records={}),
            _earlier(one, 5, chain=chain[:-4], records={}),
            one,
        ),
        "other_key": (one, forty.Made(bundle=replace(one.bundle, public_key=other.public_key), signer=other)),
    }


@pytest.mark.parametrize("trouble", _troubled())
def test_whatever_was_refused_is_named_in_whatever_order_it_came(tmp_path: Path, trouble: str) -> None:
    """A good bundle that is imported afterwards does not make it silent; the venue is in doubt in every order."""
    for number, order in enumerate(itertools.permutations(_troubled()[trouble])):
        gathered = _imports(tmp_path / str(number), *order)
        assert trouble in told(gathered), number
        assert any(one.is_lost for one in gathered.not_counted)
        (venue,) = gathered.venues
        assert venue.doubted == (trouble != "other_key")
        assert any(each.says is not None for each in venue.refused), "what it says is known, as in a folder"


@pytest.mark.parametrize("trouble", _troubled())
def test_what_a_person_has_settled_is_named_and_casts_no_doubt(tmp_path: Path, trouble: str) -> None:
    made = _troubled()[trouble]
    later = made[1] if trouble == "other_key" else _earlier(made[-1], -1)
    gathered = _imports(tmp_path, *made, trust=later)
    assert set(told(gathered)) == {"settled"}
    assert all("C. Ordinator compared the key" in one.words for one in gathered.not_counted)
    assert not gathered.venues[0].doubted
    assert gathered.sources, "both keys are the venue's, and nobody is asked to compare them again"


def test_a_file_that_cannot_be_read_is_on_record_until_a_later_bundle_comes(tmp_path: Path) -> None:
    """`bundle import` refuses it, and `collate` names it; the file that was sent again settles it."""
    office = venues.office(tmp_path)
    one = forty.make(0)
    good = one.write(tmp_path)
    envelope = json.loads(good.read_bytes())
    envelope["signatures"] = [{"sig": base64.b64encode(bytes(64)).decode()}]
    (tmp_path / "bad.bundle").write_text(json.dumps(envelope), "utf-8")
    importing = ["bundle", "import", "--config", str(office.path)]
    for _ in range(2):
        assert venuecheck(tmp_path, *importing, "bad.bundle").status == 2
    before = gather([str(tmp_path / "venuecheck.db")], None, now=forty.NOW)
    assert told(before) == ["unusable"], "twice the same file is one"
    assert "signature is not right" in before.not_counted[0].words
    assert before.not_counted[0].venue == one.bundle.venue.id
    assert venuecheck(tmp_path, *importing, str(good)).status == 0
    assert told(gather([str(tmp_path / "venuecheck.db")], None, now=forty.NOW)) == ["settled"]


@pytest.mark.parametrize(("more", "perhaps"), [("-20260920", False), ("-autumn", True)])
def test_a_damaged_file_that_is_called_after_its_venue_is_its_own_or_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: str, *, perhaps: bool
) -> None:
    """Nobody is told that it was silent; and the same file, whole, settles it, however old that is.

    As in a folder (test_may_be_of.py), which holds no record of what it was called.
    """
    venues.office(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.yaml").write_text(forty.partners_yaml(), "utf-8")
    runner = CliRunner()
    assert runner.invoke(cli, ["register", "import", "list.yaml", "--person", "C. Ordinator"]).exit_code == 0
    whole = forty.make(5).write(tmp_path)
    content = whole.read_bytes()
    cut = tmp_path / f"{whole.stem}{more}.bundle"
    cut.write_bytes(content[:-400])
    assert runner.invoke(cli, ["bundle", "import", cut.name]).exit_code
    register = load_partners(tmp_path / "list.yaml")

    def now() -> Gathered:
        return gather(["venuecheck.db"], register, now=forty.NOW)

    mine = next(one for one in now().venues if one.venue.id == whole.stem)
    assert mine.refused
    assert told(now()) == ["unusable"]
    (sent,) = now().not_counted
    assert (sent.venue, sent.meant) == (("", whole.stem) if perhaps else (whole.stem, ""))
    assert runner.invoke(cli, ["bundle", "import", whole.name]).exit_code == 0
    assert told(now()) == ["settled"]


def test_who_compared_a_key_is_told_and_what_it_settles_is_called_settled(tmp_path: Path) -> None:
    """Nobody is asked to compare a fingerprint again that a person has just compared."""
    office = venues.office(tmp_path)
    first, other = _troubled()["other_key"]
    importing = ["bundle", "import", "--config", str(office.path)]
    (tmp_path / "a").mkdir()
    path = str(other.write(tmp_path / "a"))
    new = venuecheck(tmp_path, *importing, str(first.write(tmp_path)))
    assert "Telephone the venue and compare its fingerprint" in new.out
    assert venuecheck(tmp_path, *importing, path).status == 2
    trusting = (*importing, path, "--trust", read_bundle(Path(path)).fingerprint, "--person", "C. Ordinator")
    for done in (venuecheck(tmp_path, *trusting), venuecheck(tmp_path, *trusting)):
        assert done.status == 0, done.err
        assert "Its key is trusted, for C. Ordinator compared its fingerprint with the venue" in done.out
        assert "Telephone" not in done.out
        assert "trust that key as well" not in done.out, "the first one goes on counting"
    collated = venuecheck(tmp_path, "collate", "venuecheck.db", "--format", "json")
    assert collated.status == 0, collated.err
    assert "SETTLED a file that came on " in collated.err
    assert "NOT COUNTED" not in collated.err


def test_whoever_trusts_a_key_is_told_that_an_earlier_one_is_not_known(tmp_path: Path) -> None:
    """In that moment: what was counted from folders under it would go on no more."""
    office = venues.office(tmp_path)
    path = str(forty.make(0).write(tmp_path))
    trusting = ("--trust", read_bundle(Path(path)).fingerprint, "--person", "C. Ordinator")
    done = venuecheck(tmp_path, "bundle", "import", "--config", str(office.path), path, *trusting)
    assert done.status == 0, done.err
    assert "trust that key as well: venuecheck bundle import OLDER-FILE --trust ITS-FINGERPRINT" in done.out


def test_an_input_that_is_not_there_is_named(tmp_path: Path) -> None:
    """And nothing is made in its place."""
    with pytest.raises(InputError, match="no such folder, bundle or database"):
        gather([str(tmp_path / "nothing.db")], None, now=forty.NOW)
    assert list(tmp_path.iterdir()) == []


def test_one_command_gives_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty bundles, one command: the report and the board's paper, a line for each of the six, status 3."""
    forty.write(tmp_path / "sent")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["collate", "sent"])
    assert done.exit_code == 3
    for name in (*forty.ALTERED, forty.NEWER):
        assert f"NOT COUNTED {name}.bundle" in done.stderr
    assert {path.suffix for path in tmp_path.iterdir() if path.name.startswith("example-board")} == {".html", ".docx"}
