"""`venuecheck register`: a coordinator's quarter, with a venue that moves, closes, merges, gets a new laptop."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.collate import forty
from venuecheck.cli.main import cli
from venuecheck.core.problem import InputError
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.records.signing import fingerprint
from venuecheck.service.partnership.bundle import BUNDLE_TYPE

OFFICE = (
    'venue: {id: "office", name: "Example Council", kind: "council"}\nnetworks: [{id: "lan", user_group: "staff"}]\n'
)
WHO = ("--person", "C. Ordinator")
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give the command line in a coordinator's folder, whose register was taken over from a list."""
    monkeypatch.chdir(tmp_path)
    Path("venuecheck.yaml").write_text(OFFICE, "utf-8")
    Path("list.yaml").write_text(forty.partners_yaml(), "utf-8")
    Path("sent").mkdir()

    def called(*words: str, status: int = 0) -> Result:
        done = CliRunner().invoke(cli, words)
        if isinstance(done.exception, InputError):
            done = Result(
                runner=done.runner, stdout_bytes=b"", stderr_bytes=b"", output_bytes=str(done.exception).encode(),
                return_value=None, exit_code=2, exception=None,
            )  # fmt: skip
        assert done.exit_code == status, (done.output, done.exception)
        return done

    called("register", "import", "list.yaml", *WHO)
    return called


BOTH = "Larkfield School (venue-01), Brookside School (venue-02)"


def now(days: int = 0) -> datetime:
    """Give the moment, or one so many days ago."""
    return datetime.now(UTC) - timedelta(days=days)


def one(at: int = 0, days: int = 2, **said: object) -> forty.Made:
    """Make the bundle of a venue, made so many days ago."""
    made = forty.make(at, now())
    return replace(made, bundle=replace(made.bundle, made_at=now(days), **said))  # type: ignore[arg-type]


def another_laptop(made: forty.Made, days: int = 1) -> forty.Made:
    """Make a bundle of the same venue from another computer: another key, other records."""
    other = forty.make(39, now())
    chain, records, key = other.bundle.chain, other.bundle.records, other.signer.public_key
    bundle = replace(made.bundle, public_key=key, chain=chain, records=records, made_at=now(days))
    return forty.Made(bundle=bundle, signer=other.signer)


def put(made: forty.Made, name: str) -> str:
    """Write a bundle into the folder of what was sent."""
    path = Path("sent") / name
    path.write_bytes(seal(made.signer, BUNDLE_TYPE, canonical(encode(made.bundle))))
    return str(path)


def collated(run: Run, *, status: int = 0) -> str:
    """Collate the folder, and give what the terminal says."""
    return run("collate", "sent", "--format", "json", status=status).stderr


def test_what_is_recorded_counts_and_a_list_that_lies_there_is_not_read(run: Run) -> None:
    """Unless it is named. It is said which counts."""
    Path("partners.yaml").write_text(forty.partners_yaml().replace("Larkfield School", "Another School"), "utf-8")
    said = collated(run)
    assert "partners.yaml is not read" in said
    assert "Larkfield School (venue-01)" in said
    named = run("collate", "sent", "--format", "json", "--partners", "partners.yaml").stderr
    assert "Another School (venue-01)" in named
    assert "is not read" not in named


def test_a_new_laptop_counts_once_it_is_trusted_for_a_folder_as_well(run: Run) -> None:
    """Until then neither counts, and the venue is named as one that sent something."""
    old, new = one(days=9), another_laptop(one())
    first, second = put(old, "old.bundle"), put(new, "new.bundle")
    said = collated(run, status=3)
    assert said.count("NOT COUNTED") == 2
    assert re.search(r"SENT, NOT USABLE .*\(venue-01\): ", said)
    run("bundle", "import", first)
    refused = run("bundle", "import", second, status=2)
    assert "it is signed with another key" in refused.output
    for made, path in ((old, first), (new, second)):
        run("bundle", "import", path, "--trust", fingerprint(made.bundle.public_key), *WHO)
    said = collated(run)
    assert "NOT COUNTED" not in said
    assert "venue-01" not in said, "it is heard of, and both computers count"


def test_a_venue_that_closed_is_not_expected(run: Run) -> None:
    """What it sent before needs nothing, what it sends after is asked about."""
    put(one(days=9), "before.bundle")
    assert "venue-02" in collated(run)
    run("register", "close", "venue-01", "--from", f"{now(5):%Y-%m-%d}", *WHO)
    run("register", "merge", "venue-02", "--into", "venue-04", *WHO)
    said = collated(run)
    assert "Larkfield School (venue-01) closed on" in said
    assert "there is nothing to do" in said
    assert "OVERDUE" not in said.replace("NOT REPORTED", "")
    assert "(venue-02)" not in said
    put(one(days=2), "after.bundle")
    assert "nothing in this is of since then; there is nothing to do. Bookings that were begun there" in collated(run)
    (newest, *others) = one().bundle.runs
    put(one(days=1, runs=(replace(newest, started=now(3)), *others)), "later.bundle")
    assert "tells what was done after that; ask which of the two is so" in collated(run, status=3)
    run("register", "undo", "venue-01", "--from", f"{now(5):%Y-%m-%d}", *WHO)
    assert "closed on" not in collated(run)


NOTED = {
    "closed": ("close",),
    "merged": ("merge", "--into", "venue-04"),
    "renamed": ("rename", "--to", "Another"),
    "moved": ("move", "--to", "partner-2"),
}


@pytest.mark.parametrize("words", NOTED.values(), ids=NOTED)
def test_who_read_a_venue_before_it_was_another_is_told_by_whom(run: Run, words: tuple[str, ...]) -> None:
    """A command names the mark of what `show` said, as a page holds it."""
    command, *said = words
    mark = re.search(r"Mark: (\S+)", run("register", "show", "venue-02").stderr)
    assert mark
    run("register", "rename", "venue-02", "--to", "Theirs", "--person", "B. Other")
    assert (
        "no mark of the register" in run("register", command, "venue-02", *said, *WHO, "--seen", "x", status=2).output
    )
    refused = run("register", command, "venue-02", *said, *WHO, "--seen", mark[1], status=2).output
    assert "B. Other" in refused
    assert "Theirs" in refused
    mark = re.search(r"Mark: (\S+)", run("register", "show", "venue-02").stderr)
    assert mark
    run("register", command, "venue-02", *said, *WHO, "--seen", mark[1])


def test_what_takes_the_place_of_what_was_read_takes_none_of_what_came_since(run: Run) -> None:
    """The mark says what was read, and is enough; `--replace` besides answers for nothing that came later."""
    theirs = ("register", "rename", "venue-02", "--person", "B. Other", "--to")
    ours = ("register", "rename", "venue-02", "--to", "Ours", *WHO, "--replace", "--seen")
    run(*theirs, "Theirs")
    mark = re.search(r"Mark: (\S+)", run("register", "show", "venue-02").stderr)
    assert mark
    run(*theirs, "Theirs, later")
    assert "Theirs, later" in run(*ours, mark[1], status=2).output
    assert "no mark of the register" in run(*ours, "x", status=2).output
    mark = re.search(r"Mark: (\S+)", run("register", "show", "venue-02").stderr)
    assert mark
    run(*ours, mark[1])
    assert "Ours" in run("register", "show", "venue-02").output


def test_who_opens_a_venue_that_they_read_as_closed_is_told_where_it_is_open(run: Run) -> None:
    run("register", "close", "venue-02", "--from", f"{now(5):%Y-%m-%d}", *WHO)
    mark = re.search(r"Mark: (\S+)", run("register", "show", "venue-02").stderr)
    assert mark
    run("register", "open", "venue-02", "--person", "B. Other")
    assert "venue-02" in run("register", "open", "venue-02", *WHO, "--seen", mark[1], status=2).output


def test_who_is_invited_is_never_overdue(run: Run) -> None:
    assert "(venue-01)" in collated(run)
    run("register", "partner", "partner-1", "--bound", "invited", *WHO)
    said = collated(run)
    assert "(venue-01)" not in said
    assert "(venue-11)" in said


@pytest.mark.parametrize(
    ("bundle", "meant", "said"),
    [
        pytest.param(
            lambda: one(venue=replace(one().bundle.venue, id="larkfield-school", name="Larkfield Sch")),
            "venue-01",
            "its key is that of 'venue-01': did you mean that one?",
            id="by the key",
        ),
        pytest.param(
            lambda: another_laptop(one(venue=replace(one().bundle.venue, id="larkfield", name="BROOKSIDE  School"))),
            "venue-02",
            "'venue-02' has the same name: did you mean that one?",
            id="by the name",
        ),
        pytest.param(
            lambda: another_laptop(one(venue=replace(one().bundle.venue, id="venue-033", name="?"))),
            "venue-33",
            "its id is nearly that of 'venue-33'",
            id="by an id that is nearly the same",
        ),
    ],
)
def test_another_id_is_asked_about(run: Run, bundle: Callable[[], forty.Made], meant: str, said: str) -> None:
    """And is put right by giving the venue the id that its own computer has; what was said goes along."""
    key = fingerprint(one().bundle.public_key)
    Path("keys.yaml").write_text(
        forty.partners_yaml().replace('id: "venue-01",', f'id: "venue-01", keys: ["{key}"],'), "utf-8"
    )
    run("register", "import", "keys.yaml", *WHO)
    run("return", "add", "--venue", meant, "--bookings", "checked", *WHO)
    made = bundle()
    put(made, "a.bundle")
    assert said in collated(run, status=3)
    assert said in run("bundle", "import", "sent/a.bundle").output, "at an import as well"
    run("register", "renumber", meant, "--id", made.bundle.venue.id, *WHO)
    assert "there is no venue" in run("register", "show", meant, status=2).output
    assert made.bundle.venue.id not in collated(run), "it counts, and is heard of"
    noted = run("return", "note", made.bundle.venue.id, "--said", "Rang", "--next", "ring again", *WHO).output
    assert "Rang. Next: ring again. (C. Ordinator, " in noted
    Path("sent/a.bundle").unlink()
    told = run("collate", "sent", "venuecheck.db", "--format", "json").stderr
    assert made.bundle.venue.id not in told, "it is heard of by telephone"


def test_a_letter_about_what_came_since_is_put_down_and_said_not_to_be_due(run: Run) -> None:
    run("return", "letters", "venuecheck.db", *WHO)
    put(one(), "a.bundle")
    run("bundle", "import", "sent/a.bundle")
    said = run("return", "sent", "partner-1", "--letter", "contact", *WHO).output
    assert said.count("not due") == 1
    assert "Recorded: sent to Office 1" in said
    assert "It is not due of venue-01 any more. If you have not sent it" in said


def test_what_was_changed_on_its_way_is_asked_for_as_it_was_made(run: Run) -> None:
    path = Path(put(one(), "venue-01-autumn.bundle"))
    path.write_bytes(path.read_bytes().replace(b'"sig": "', b'"sig": "AAAA').replace(b'"sig":"', b'"sig":"AAAA'))
    run("bundle", "import", str(path), status=2)
    run("return", "letters", "venuecheck.db", *WHO)
    (letter,) = Path("letters").glob("partner-1-*-send-again.txt")
    assert "it was changed on its way; please send the file again" in " ".join(letter.read_text("utf-8").split())


def test_keys_that_are_known_from_a_folder_alone_are_trusted_by_what_was_read_out(run: Run) -> None:
    """Nothing was ever imported of either laptop; each counts once it is compared, and the other is asked for."""
    first = one(days=9)
    second = another_laptop(first)
    put(first, "a.bundle")
    put(second, "b.bundle")
    assert "signed with 2 different keys" in collated(run, status=3)
    fingerprints = [fingerprint(made.bundle.public_key) for made in (first, second)]
    run("register", "key", "venue-01", "--fingerprint", fingerprints[0].lower(), *WHO)
    assert fingerprints[1] in collated(run, status=3)
    run("register", "key", "venue-01", "--fingerprint", fingerprints[1], *WHO)
    assert "NOT COUNTED" not in collated(run)
    assert fingerprints[0] in run("register", "show", "venue-01").output
    run("register", "key", "venue-01", "--fingerprint", "1234", *WHO, status=2)
    run("bundle", "import", "sent/a.bundle")
    run("register", "renumber", "venue-02", "--id", "other-venue", *WHO)
    said = run("register", "key", "other-venue", "--fingerprint", fingerprints[1], *WHO).output
    assert "Nobody has compared" not in said


@pytest.mark.parametrize("name", ["out.yaml", "out.csv", "out.xlsx"])
def test_keys_that_were_compared_at_an_import_go_out_with_the_list_and_count_elsewhere(
    run: Run, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that a person compared, and no other; here the list says nothing new."""
    first, other = one(days=9), one(at=1)
    second = another_laptop(one())
    first_path, _, _ = put(first, "a.bundle"), put(second, "b.bundle"), put(other, "c.bundle")
    run("bundle", "import", first_path)
    run("bundle", "import", "sent/c.bundle")
    for made, path in ((first, "sent/a.bundle"), (second, "sent/b.bundle")):
        run("bundle", "import", path, "--trust", fingerprint(made.bundle.public_key), *WHO)
    run("register", "export", "--to", name)
    assert "Nothing to do" in run("register", "import", name, *WHO).output
    list_ = Path(name).resolve()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "venuecheck.yaml").write_text(OFFICE, "utf-8")
    Path("sent").rename(elsewhere / "sent")
    monkeypatch.chdir(elsewhere)
    called = [] if name.endswith(".yaml") else ["--name", "Example"]
    run("register", "import", str(list_), *called, *WHO)
    shown = run("register", "show", "venue-01").output
    assert all(fingerprint(made.bundle.public_key) in shown for made in (first, second))
    assert "key that was compared" not in run("register", "show", "venue-02").output
    assert "NOT COUNTED" not in collated(run), "both computers count here as well"


def test_what_was_merged_into_a_venue_follows_its_new_id(run: Run) -> None:
    """And what was merged into another one stays as it is."""
    run("register", "merge", "venue-02", "--into", "venue-01", "--from", "2026-01-01", *WHO)
    run("register", "merge", "venue-03", "--into", "venue-04", "--from", "2026-01-01", *WHO)
    run("register", "renumber", "venue-01", "--id", "first-venue", *WHO)
    assert "merged into Larkfield School (first-venue)" in run("register", "show", "venue-02").output
    mine = run("register", "show", "first-venue").output
    assert "from 1 January 2026: Brookside School (venue-02) merged into it" in mine
    assert "its id before: venue-01" in mine
    assert re.search(r"merged into .+ \(venue-04\)", run("register", "show", "venue-03").output)


def test_a_key_that_is_compared_with_a_second_venue_is_asked_about(run: Run) -> None:
    """It is noted all the same: the two may be one."""
    key = fingerprint(one().bundle.public_key)
    assert "ASK" not in run("register", "key", "venue-01", "--fingerprint", key, *WHO).stderr
    said = run("register", "key", "venue-02", "--fingerprint", key, *WHO)
    assert f"ASK The key {key} stands as compared with 2 venues: {BOTH}." in said.stderr
    assert collated(run).count(f"ASK The key {key}") == 1


def test_a_key_that_signs_another_venues_files_is_asked_about_before_it_is_noted(run: Run) -> None:
    """So that the venue with which it is noted by mistake does not lose its own."""
    mine, theirs = one(days=9), forty.make(1)
    for made in (mine, theirs):
        run("bundle", "import", put(made, f"{made.bundle.venue.id}.bundle"))
    key = fingerprint(theirs.bundle.public_key)
    asked = run("register", "key", "venue-01", "--fingerprint", key.lower(), *WHO, status=2).output
    assert "files that are here of Brookside School (venue-02) are signed with this key" in asked
    assert "NOT COUNTED" not in collated(run), "nothing was recorded"
    run("register", "key", "venue-02", "--fingerprint", key, *WHO)
    run("register", "key", "venue-01", "--fingerprint", key, "--both", *WHO)
    said = run("collate", "venuecheck.db", "--format", "json").stderr
    assert "NOT COUNTED" not in said, "what the venue sent itself is not set aside by it"
    assert said.count(f"ASK The key {key} stands as compared with") == 1, "one question about one key"


def test_a_key_that_was_trusted_by_mistake_is_taken_away_with_a_reason(run: Run) -> None:
    """What it signed counts no more, in records and in folders, nor is it taken in, until it is compared again."""
    made, other = one(days=9), another_laptop(one(days=4))
    first, second = put(made, "a.bundle"), put(other, "b.bundle")
    key = fingerprint(other.bundle.public_key)
    take = ("register", "take-key", "venue-01", "--fingerprint", key.lower(), *WHO, "--reason")
    assert "no key that is noted" in run(*take, "It was never theirs", status=2).output
    for path, each in ((first, made), (second, other)):
        run("bundle", "import", path, "--trust", fingerprint(each.bundle.public_key), *WHO)
    assert "NOT COUNTED" not in collated(run)
    assert "is missing or too short" in run(*take, "x", status=2).output
    assert "is taken away from venue-01" in run(*take, "Misheard: it is another school's").output
    for inputs in (("sent",), ("venuecheck.db",)):
        said = run("collate", *inputs, "--format", "json", status=3).stderr
        assert f"it is signed with a key that was taken away from this venue ({key})" in said
        assert said.count("NOT COUNTED") == 1
    assert "taken away from the venue" in run("bundle", "import", second, status=2).output
    run("bundle", "import", second, "--trust", key, *WHO)
    assert "NOT COUNTED" not in collated(run)
    run(*take, "It is another school's after all")
    run("register", "key", "venue-01", "--fingerprint", key, *WHO)
    run(*take, "Misread once more")
    shown = " ".join(run("register", "show", "venue-01").output.split())
    for why in ("Misheard: it is another school's", "It is another school's after all", "Misread once more"):
        assert f"a key was taken away: {key}. By C. Ordinator: {why}. What it signed" in shown
    run("register", "key", "venue-01", "--fingerprint", key, *WHO)
    assert "NOT COUNTED" not in collated(run)


def test_one_key_of_two_venues_is_asked_about(run: Run) -> None:
    """Both count: it may be one computer for two."""
    first = one()
    second = replace(first, bundle=replace(first.bundle, venue=replace(first.bundle.venue, id="venue-02")))
    put(first, "a.bundle")
    put(second, "b.bundle")
    asked = f"The key {fingerprint(first.bundle.public_key)} signed for 2 venues: {BOTH}"
    assert f"ASK {asked}" in collated(run)
    assert asked not in run("bundle", "import", "sent/a.bundle").output
    assert f"ASK {asked}" in run("bundle", "import", "sent/b.bundle").output
    (board,) = Path.cwd().glob("*-board-*.json")
    assert any(said.startswith(asked) for said in json.loads(board.read_text("utf-8"))["headlines"])


def test_an_old_bundle_that_comes_again_gets_its_line(run: Run) -> None:
    """In the folder, and at an import."""
    old, new = one(days=30), one(days=2)
    first, second = put(old, "old.bundle"), put(new, "new.bundle")
    run("bundle", "import", second)
    assert "Nothing to do" in run("bundle", "import", first).output
    said = run("collate", "venuecheck.db", "--format", "json").stderr
    assert "when a newer one of the same records was here already; there is nothing to do" in said


def test_the_line_of_an_export_can_be_put_into_a_list(run: Run) -> None:
    """As `bundle export` and `bundle inspect` print it."""
    made = one(venue=replace(one().bundle.venue, name="St Aidan’s: “A” #1"))
    line = run("bundle", "inspect", put(made, "a.bundle")).output.splitlines()[-1].strip()
    Path("new.yaml").write_text(
        f'partnership: {{id: "x", name: "X"}}\npartners:\n  - id: "p"\n    name: "P"\n    venues:\n      {line}\n',
        "utf-8",
    )
    run("register", "import", "new.yaml", *WHO)
    shown = run("register", "show", "venue-01").output
    assert "St Aidan’s: “A” #1" in shown
    assert fingerprint(made.bundle.public_key) in shown


def test_a_list_goes_out_and_comes_back(run: Run) -> None:
    """With all that became of each venue."""
    run("register", "rename", "venue-03", "--to", "Hillcrest Academy", "--from", "2026-09-01", *WHO)
    run("register", "move", "venue-03", "--to", "partner-4", "--from", "2026-10-01", *WHO)
    run("register", "export", "--to", "out.yaml")
    assert "Nothing to do" in run("register", "import", "out.yaml", *WHO).output
    shown = run("register", "show", "venue-03").output
    assert "called Hillcrest Academy" in shown
    assert "answered for by West Trust" in shown
    before = run("register", "show", "--on", "2026-08-31").output
    assert "venue-03: Hillcrest School" in before
    assert run("register", "export", "--to", "out.yaml", status=2).output


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_a_spreadsheet_goes_out_and_comes_back(run: Run, name: str) -> None:
    """And one that names another venue adds it, and says what it does not name."""
    run("register", "export", "--to", name)
    assert "Nothing to do" in run("register", "import", name, *WHO).output
    Path("more.csv").write_text("School,Trust,Remarks\nAnnexe,North Trust,new\n", "utf-8")
    said = run("register", "import", "more.csv", *WHO).output
    assert "Recorded: 1 venue." in said
    assert "Nothing was taken of the columns Remarks." in said
    assert "Not in more.csv, and left as it is: Larkfield School (venue-01)." in said
    assert "annexe: Annexe" in run("register", "show").output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("close", "venue-77"), "there is no venue 'venue-77'"),
        (("move", "venue-01", "--to", "partner-9"), "there is no partner 'partner-9'"),
        (("open", "venue-01"), "venue-01 is open already"),
        (("open", "Venue 1", "--name", "V", "--partner", "partner-1"), "'Venue 1' cannot be an id"),
        (("open", "new", "--partner", "partner-1"), "has no name"),
        (("open", "new", "--name", "New", "--kind", "scool", "--partner", "partner-1"), "did you mean 'school'?"),
        (("rename", "venue-01", "--to", "X", "--from", "1 May"), "this is not a date"),
        (("undo", "venue-01", "--from", "2026-01-01"), "nothing is noted of venue-01"),
        (("partner", "partner-1", "--contact", "<>"), "this is no name with an address"),
        (("renumber", "venue-01", "--id", "venue-02"), "the id 'venue-02' is used already"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_recorded(run: Run, words: tuple[str, ...], said: str) -> None:
    before = run("register", "show").output
    assert said in run("register", *words, *WHO, status=2).output
    assert run("register", "show").output == before


def test_letters_follow_from_what_was_put_down_as_sent(run: Run) -> None:
    """The first goes to the contact; nothing is proposed a second time while an answer is waited for."""
    put(replace(one(), signer=forty.make(1).signer), "venue-01-20260101.bundle")
    first = run("return", "letters", "sent", *WHO)
    assert "partner-1" in first.output
    assert "chief" not in first.output
    kinds = sorted(path.name.split("-")[-1] for path in Path("letters").glob("partner-1-*"))
    assert kinds == ["again.txt", "contact.txt"]
    asked = run("return", "sent", "partner-1", *WHO, status=2)
    assert "several letters to partner-1 are proposed" in asked.output
    other = run("return", "sent", "partner-1", "--letter", "contact", *WHO, "--seen", "0" * 16, status=2).output
    assert "this letter was written anew" in other
    assert "by C. Ordinator" in other
    mark = re.search(r"partner-1-\d+-contact\.txt: .* Mark: (\w+)\.", first.output)
    assert mark
    colleague = run("return", "sent", "partner-1", "--letter", "contact", "--person", "C. Olleague", status=2).output
    assert "somebody else wrote this letter last" in colleague
    assert "by C. Ordinator" in colleague
    run("return", "sent", "partner-1", "--letter", "contact", *WHO, "--seen", mark[1])
    gone = run("return", "sent", "partner-1", "--letter", "contact", *WHO, status=2).output
    assert "no letter 'contact' to partner-1 is proposed; say what is: send_again" in gone
    run("return", "sent", "partner-1", *WHO)
    assert "no such letter to 'partner-1' is proposed" in run("return", "sent", "partner-1", *WHO, status=2).output
    again = run("return", "letters", "sent", *WHO)
    assert "partner-1-" not in again.stdout
    assert again.stderr.count("North Trust, ") == 2, "one line for each letter, whatever it was about"
    assert "North Trust, Brookside School (venue-02), " in again.stderr
    assert "North Trust, Larkfield School (venue-01): wait for an answer until" in again.stderr
    assert "a letter went to Office 1 on" in again.stderr
