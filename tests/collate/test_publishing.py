"""A quarter is published once: frozen, signed, kept; and later editions are held to what was published."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from tests.collate import forty
from tests.records.another_form import of_another_form
from tests.service import venues
from venuecheck import catalogue
from venuecheck.assurance.status import Status
from venuecheck.cli.main import cli
from venuecheck.collate.change import CHANGE_WORDS, Change
from venuecheck.core.problem import InputError
from venuecheck.core.quarter import Quarter
from venuecheck.records import listing
from venuecheck.records.codec import decode, encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.envelope import read_envelope, seal
from venuecheck.records.signing import fingerprint, new_signer
from venuecheck.records.store import Store
from venuecheck.report.partnership.unusable import SENT_NOT_USABLE
from venuecheck.report.partnership.view import Edition, Grid, PartnershipView
from venuecheck.report.partnership.words import shown
from venuecheck.report.setting.rests_on import UNSAID
from venuecheck.report.setting.wording import day
from venuecheck.service.given_files import Given
from venuecheck.service.partnership import collation, register
from venuecheck.service.partnership.edition_reading import read_edition
from venuecheck.service.partnership.editions import (
    BOARD_KIND,
    EDITION_TYPE,
    PUBLIC_KIND,
    Published,
    published_before,
    published_of,
    sealed,
    told_of,
)
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.publishing import Publication, publish, quarter_to_publish
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.what_was_sent import Gathered, gather
from venuecheck.service.record_keeping.proof import proven, whole
from venuecheck.service.record_keeping.record_groups import groups_of
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

Q3 = Quarter(2026, 3)
NOW = datetime(2026, 10, 12, 8, 30, tzinfo=UTC)


@pytest.fixture
def office(tmp_path: Path) -> Site:
    """Give the coordinator's own place, with forty bundles and a list of partners beside it."""
    forty.write(tmp_path / "sent")
    return venues.office(tmp_path / "office")


@pytest.fixture
def partners(tmp_path: Path, office: Site) -> Register:
    """Give the list."""
    assert office
    return load_partners(tmp_path / "partners.yaml")


def sent(tmp_path: Path, partners: Register, *, now: datetime = NOW, quarter: Quarter = Q3) -> Gathered:
    """Give what was sent."""
    return gather([str(tmp_path / "sent")], partners, now=now, at=quarter.ends)


def published(
    site: Site, store: Store, tmp_path: Path, partners: Register, *, quarter: Quarter = Q3, now: datetime = NOW
) -> Publication:
    """Publish a quarter."""
    gathered = sent(tmp_path, partners, now=now, quarter=quarter)
    return publish(site, store, gathered, partners, quarter=quarter, person="C. Ordinator", now=now)


def grid(view: PartnershipView, name: str) -> Grid:
    """Give a table by its id."""
    return next(one for one in view.grids if one.id == name)


def of(made: Publication, edition: Edition) -> Published:
    """Give one edition."""
    return next(one for one in made.editions if one.edition is edition)


def test_a_quarter_of_which_nothing_came_is_not_frozen(tmp_path: Path, office: Site, partners: Register) -> None:
    """It would stay so for ever, and what is named afterwards would be passed over."""
    (tmp_path / "none").mkdir()
    with open_store(office) as store:
        empty = gather([str(tmp_path / "none")], partners, now=NOW, at=Q3.ends)
        with pytest.raises(InputError, match="nothing that was sent by the end of 2026-Q3 is here"):
            publish(office, store, empty, partners, quarter=Q3, person="C. Ordinator", now=NOW)
        assert published_of(store, "2026-Q3") == ()
        assert published(office, store, tmp_path, partners).is_new


def test_a_folder_that_is_named_for_a_published_quarter_is_said_not_to_be_read(
    tmp_path: Path, office: Site, partners: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(office) as store:
        published(office, store, tmp_path, partners)
    monkeypatch.chdir(tmp_path)
    words = ["publish", "2026-Q3", "sent", "--config", str(office.path), "--partners", "partners.yaml"]
    done = CliRunner().invoke(cli, [*words, "--person", "C. Ordinator", "--to", "out"])
    assert done.exit_code == 0, done.output
    assert "NOT COUNTED sent: what is published stays. With --correct WHY it is published anew." in done.output


def test_a_quarter_is_frozen_once(tmp_path: Path, office: Site, partners: Register) -> None:
    """All editions at once; whatever comes later, the same is given again."""
    with open_store(office) as store:
        first = published(office, store, tmp_path, partners)
        assert first.is_new
        assert [one.edition for one in first.editions] == list(Edition)
        for bundle in (tmp_path / "sent").iterdir():
            bundle.unlink()
        again = published(office, store, tmp_path, partners, now=NOW + timedelta(days=3))
        assert not again.is_new
        assert [one.digest for one in again.editions] == [one.digest for one in first.editions]
        assert again.editions == published_of(store, "2026-Q3")
        view = of(again, Edition.BOARD).shown
        assert view.issue_words == "Published on 12 October 2026."
        assert view.made_words == "As it stood at the end of 30 September 2026"


def test_an_edition_of_another_shape_is_told_as_a_record_that_cannot_be_read(
    tmp_path: Path, office: Site, partners: Register
) -> None:
    """In the list of what was published, before the next quarter, and where it is shown."""
    with open_store(office) as store:
        board = of(published(office, store, tmp_path, partners), Edition.BOARD)
        with pytest.raises(NotWholeError, match="the board edition cannot be read"):
            _ = replace(board, view={"edition": "board"}).shown
        odd: tuple[tuple[str, dict[str, object], Callable[[Store], object]], ...] = (
            (BOARD_KIND, {"stood": {"filtering": "all"}}, published_before),
            (PUBLIC_KIND, {"numbers": {"bookings": "many"}}, published_before),
            (PUBLIC_KIND, {}, told_of),
        )
        for kind, said, read in odd:
            with of_another_form():
                store.append(kind, "2026-Q3", said, NOW, over=store.version(kind, "2026-Q3"))
            with pytest.raises(NotWholeError, match=r"record \d+ cannot be read"):
                read(store)


@pytest.mark.parametrize("edition", Edition)
def test_what_is_kept_is_set_out_as_it_was(tmp_path: Path, office: Site, partners: Register, edition: Edition) -> None:
    """In every form, from the record alone; days are days again."""
    with open_store(office) as store:
        made = of(published(office, store, tmp_path, partners), edition)
        drawn = collation.drawn(sent(tmp_path, partners), partners, now=NOW, as_of=Q3.last)
        fresh = drawn.edition(edition, issued_on=date(2026, 10, 12))
        kept = of(published(office, store, tmp_path, partners), edition).shown
        assert kept == fresh
        assert collation.render(kept, "html") == collation.render(fresh, "html")
        envelope = read_envelope(sealed(store, made), "edition")
        assert store.signer is not None
        assert envelope.kind == EDITION_TYPE
        assert envelope.is_signed_by(store.signer.public_key)
        assert hashlib.sha256(envelope.body).hexdigest() == made.digest
        said = json.loads(envelope.body)
        assert said["quarter"] == "2026-Q3"
        jsonschema.validate(said, json.loads(catalogue.schema_path("edition").read_text("utf-8")))
        before = {name: value for name, value in made.view.items() if name != "rests_on"}
        assert replace(made, view=before).shown == replace(fresh, rests_on=UNSAID), "an edition of before opens"
        assert b64decode(json.loads(sealed(store, made))["payload"]) == envelope.body


def test_whoever_has_an_edition_can_prove_it(tmp_path: Path, office: Site, partners: Register) -> None:
    """With nothing but the file: whole, altered, signed anew by somebody else, or of the version before."""
    with open_store(office) as store:
        whole = sealed(store, of(published(office, store, tmp_path, partners), Edition.PUBLIC))
        assert store.signer is not None
        mine = fingerprint(store.signer.public_key)
    said = json.loads(whole)
    body = b64decode(said["payload"])
    other = b64encode(body.replace(b"2026-Q3", b"2026-Q2")).decode()
    stranger = seal(new_signer(), EDITION_TYPE, body, with_key=True)
    former = {**said, "signatures": [{key: said["signatures"][0][key] for key in ("keyid", "sig")}]}

    def inspected(content: bytes) -> tuple[int, str]:
        path = tmp_path / "x.edition"
        path.write_bytes(content)
        done = CliRunner().invoke(cli, ["bundle", "inspect", str(path)])
        return done.exit_code, f"{done.output}{done.exception or ''}"

    code, shown = inspected(whole)
    assert code == 0
    for words in ("public edition of 2026-Q3", "Published on 12 October 2026", mine):
        assert words in shown
    for altered in ({**said, "payload": other}, {**said, "payloadType": EDITION_TYPE, "payload": "e30="}):
        code, shown = inspected(json.dumps(altered).encode())
        assert (code, "ALTERED" in shown) == (1, True)
    code, shown = inspected(stranger)
    assert (code, mine in shown) == (0, False)
    assert "publish the quarter again" in inspected(json.dumps(former).encode())[1]


def test_the_publics_edition_is_never_erased(tmp_path: Path, office: Site, partners: Register) -> None:
    """It names nobody; the two others go as other records do."""
    with open_store(office) as store:
        published(office, store, tmp_path, partners)
        assert {group.kind for group in groups_of(store)} == {"board_edition", "inspection_edition"}


def test_a_later_edition_is_compared_with_what_was_published(tmp_path: Path, office: Site, partners: Register) -> None:
    """A bundle that comes late changes nothing of the quarter before; what it shows is new in the next."""
    with open_store(office) as store:
        first = published(
            office, store, tmp_path, partners, quarter=Quarter(2026, 2), now=datetime(2026, 7, 9, tzinfo=UTC)
        )
        told = grid(of(first, Edition.PUBLIC).shown, "bookings")
        second = published(office, store, tmp_path, partners)
        public = of(second, Edition.PUBLIC).shown
        again = grid(public, "bookings")
        assert [column.id for column in again.columns] == ["outcome", "quarter_2026-q3", "quarter_2026-q2"]
        assert [row[2] for row in again.rows] == [row[1] for row in told.rows]
        assert public.compared_words == "Compared with what was published of April to June 2026"
        board = of(second, Edition.BOARD).shown
        # two had sent something by July, and nothing since; of the others that sent, nobody is worse or better, and
        # the files that are not usable lay there in July: nothing was sent since
        changes = {row[0]: row[3] for row in grid(board, "moved").rows}
        late = {"Hillcrest School", "Riverside Library"}
        assert {name for name, change in changes.items() if change == "not heard of since"} == late
        others = {change for name, change in changes.items() if name not in late}
        assert others == {"told of for the first time"}
        assert not any("worse" in said for said in board.headlines)
        was = {row[0]: row[2] for row in grid(board, "statuses").rows}
        assert was["All venues"] == 40
        # who had sent what was not usable is apart in the former quarter as well, and adds up with the others
        stood = of(first, Edition.BOARD).stood
        assert stood is not None
        assert stood.not_usable
        silent = {venue for venue, status in stood.filtering.items() if status is Status.NOT_REPORTED}
        assert was[SENT_NOT_USABLE] == len(silent & stood.not_usable) > 0
        assert was[shown(Status.NOT_REPORTED)] == len(silent - stood.not_usable)
        # and so does what names them, then and now
        named = {facts.venue.name: facts.venue.id for facts in sent(tmp_path, partners).venues}
        rows = list(grid(board, "moved").rows)
        then = {named[str(row[0])] for row in rows if row[1] == SENT_NOT_USABLE}
        assert then == {named[str(row[0])] for row in rows} & silent & stood.not_usable
        assert all((row[2] == SENT_NOT_USABLE) == (row[3] == CHANGE_WORDS[Change.UNUSABLE]) for row in rows)
        required = {row[0]: row[2] for row in grid(board, "requirements").rows}
        now = {row[0]: row[1] for row in grid(board, "statuses").rows}
        assert required.get(SENT_NOT_USABLE, 0) in {0, now[SENT_NOT_USABLE]}


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (Q3.before, ""),
        (Q3.before.before, " Nothing was published of April to June 2026."),
        (
            Q3.before.before.before,
            " Nothing was published of the quarters from January to March 2026 until April to June 2026.",
        ),
    ],
)
def test_a_quarter_between_two_of_which_nothing_was_published_is_named(
    tmp_path: Path, office: Site, partners: Register, first: Quarter, said: str
) -> None:
    """And what was is of its own day, wherever it stands beside the new one."""
    with open_store(office) as store:
        published(office, store, tmp_path, partners, quarter=first, now=datetime(2026, 7, 9, tzinfo=UTC))
        later = published(office, store, tmp_path, partners)
    board, public = (of(later, each).shown for each in (Edition.BOARD, Edition.PUBLIC))
    assert grid(board, "statuses").about.endswith(f"The numbers of {first.words} are as they were published.{said}")
    assert grid(public, "statuses").about.endswith(f" as they were published, of the venues of then.{said}")
    assert [each.title for each in grid(board, "moved").columns][1:3] == [day(first.last), day(Q3.last)]


def test_a_correction_says_so_and_tells_the_public_no_booking_anew(
    tmp_path: Path, office: Site, partners: Register
) -> None:
    """What was published stays in the records; later editions are compared with the correction."""
    with open_store(office) as store:
        first = published(office, store, tmp_path, partners)
        for name in ("venue-01", "venue-02"):
            (tmp_path / "sent" / f"{name}.bundle").unlink()
        gathered = sent(tmp_path, partners)

        def corrected(quarter: Quarter, why: str) -> Publication:
            later = NOW + timedelta(days=2)
            return publish(
                office, store, gathered, partners, quarter=quarter, person="C. Ordinator", now=later, why=why
            )

        with pytest.raises(InputError, match="nothing is published of 2026-Q2"):
            corrected(Q3.before, "two were made up")
        second = corrected(Q3, "two were\nmade up")
        assert second.is_new
        public, board = (of(second, edition).shown for edition in (Edition.PUBLIC, Edition.BOARD))
        words = "Corrected on 14 October 2026; first published on 12 October 2026."
        assert (public.issue_words, board.issue_words) == (words, f"{words} Two were made up.")
        assert grid(public, "bookings").rows == grid(of(first, Edition.PUBLIC).shown, "bookings").rows
        assert grid(board, "bookings").rows != grid(of(first, Edition.BOARD).shown, "bookings").rows
        tables = ("sectors", "partners")
        assert {one.id for one in of(first, Edition.PUBLIC).shown.grids} >= set(tables)
        assert {one.id for one in public.grids} >= set(tables), "of the same venues, whatever is known of them"
        assert published_of(store, "2026-Q3") == second.editions
        assert len(list(listing.versions(store, "board_edition", "2026-Q3"))) == 2
        third = corrected(Q3, "once more")
        assert of(third, Edition.BOARD).first_on == of(first, Edition.BOARD).published_on


def test_a_correction_that_shows_venues_better_says_so(tmp_path: Path, office: Site, partners: Register) -> None:
    """In its first line, of each edition: nobody is to find that out by laying the two side by side."""
    with open_store(office) as store:
        late = [tmp_path / "sent" / f"{name}.bundle" for name in ("venue-01", "venue-02")]
        kept = [path.read_bytes() for path in late]
        for path in late:
            path.unlink()
        published(office, store, tmp_path, partners)
        for path, content in zip(late, kept, strict=True):
            path.write_bytes(content)
        made = publish(
            office, store, sent(tmp_path, partners), partners, quarter=Q3, person="C. Ordinator", now=NOW, why="late"
        )
        for edition in Edition:
            words = of(made, edition).shown.issue_words
            why = "" if edition is Edition.PUBLIC else "Late. "
            assert words.endswith(f"2026. {why}Note: 2 venues stand better in this edition than was published before.")


def test_the_reason_of_a_correction_tells_the_public_no_name(tmp_path: Path, office: Site, partners: Register) -> None:
    """Whoever writes it is told whom it names; the public is told that and when, in no file of its edition."""
    venue, other = partners.venues[:2]
    renamed = replace(
        other, changes=(register.Change(since=Q3.first, became=register.Became.RENAMED, to="Hall of Old"),)
    )
    listed = replace(partners, venues=(venue, renamed, *partners.venues[2:]))
    with open_store(office) as store:
        published(office, store, tmp_path, listed)
        why = f"the file of {venue.name.upper()} was missing, and hall of  old's"
        gathered = sent(tmp_path, listed)
        made = publish(office, store, gathered, listed, quarter=Q3, person="C. Ordinator", now=NOW, why=why)
        assert made.named == (venue.name, "Hall of Old")
        assert "Hall of Old. The editions for the board" in made.named_words
        written = sealed(store, of(made, Edition.PUBLIC)).decode()
        read = collation.render(of(made, Edition.PUBLIC).shown, "json")
        assert not any(b"was missing" in each for each in (b64decode(json.loads(written)["payload"]), read))
        again = publish(office, store, gathered, listed, quarter=Q3, person="C. Ordinator", now=NOW, why="a slip")
        assert (again.named, again.named_words) == ((), "")


def test_a_correction_of_other_venues_has_no_table_of_groups(tmp_path: Path, office: Site, partners: Register) -> None:
    """Beside the first one it would tell how the one stands that was missing; so has a draft of it."""
    one = replace(partners.venues[0], id="venue-41", name="Forgotten School")
    more = replace(partners, venues=(*partners.venues, one))
    moved = replace(partners, venues=(replace(partners.venues[0], partner="partner-2"), *partners.venues[1:]))

    def tables(view: PartnershipView) -> set[str]:
        return {one.id for one in view.grids} & {"sectors", "partners"}

    with open_store(office) as store:
        assert tables(of(published(office, store, tmp_path, partners), Edition.PUBLIC).shown) == {"sectors", "partners"}
        for register, left in ((more, set()), (moved, {"sectors"})):
            gathered = replace(sent(tmp_path, register), published=published_before(store))
            draft = collation.drawn(gathered, register, now=NOW, as_of=Q3.last).edition(Edition.PUBLIC)
            assert tables(draft) == left
        gathered = sent(tmp_path, more)
        done = publish(office, store, gathered, more, quarter=Q3, person="C. Ordinator", now=NOW, why="one was missing")
        assert tables(of(done, Edition.PUBLIC).shown) == set()


def test_an_edition_of_an_earlier_version_is_written_as_it_was(
    tmp_path: Path, office: Site, partners: Register
) -> None:
    """Without who published it, so that its digest is the one that was told."""
    with open_store(office) as store:
        made = of(published(office, store, tmp_path, partners), Edition.PUBLIC)
        said = {name: value for name, value in encode(made).items() if name not in {"schema", "corrects"}}
        former = sealed(store, decode(Published, said))
    assert json.loads(read_envelope(former, "edition").body)["schema"] == "venuecheck.edition/1"
    read = read_edition(Given(name="x.edition", content=former))
    assert (read.person, read.quarter) == ("", "2026-Q3")


def test_what_is_proven_at_the_door_is_not_proven_again(office: Site) -> None:
    """But where something was recorded since, or it is another chain."""
    with open_store(office) as store:
        store.append("note", "a", {"said": "one"}, NOW)
        shown = proven(store.database, store.venue)
        assert whole(store.database, store.venue, shown) is shown.verification
        assert not shown.holds(store.database, "another")
        store.append("note", "b", {"said": "two"}, NOW)
        assert whole(store.database, store.venue, shown).records == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("2026-Q4", "ends on 31 December 2026, and is not over"),
        ("2026-09", "is no quarter"),
        ("", "is no quarter"),
    ],
)
def test_a_quarter_that_is_none_or_not_over_is_refused(said: str, why: str) -> None:
    """With the last that can be published."""
    with pytest.raises(InputError, match=why) as caught:
        quarter_to_publish(said, NOW)
    assert "2026-Q3" in str(caught.value)


def test_a_quarter_is_over_in_london() -> None:
    """Summer time: 30 September ends at 23:00 in UTC."""
    assert quarter_to_publish("2026-q3", Q3.ends + timedelta.resolution) == Q3
    with pytest.raises(InputError, match="not over"):
        quarter_to_publish("2026-Q3", Q3.ends)
    assert datetime(2026, 9, 30, 23, tzinfo=UTC) - timedelta.resolution == Q3.ends


def test_who_may_publish(tmp_path: Path, office: Site, partners: Register) -> None:
    """A person, by name; and not without a list of partners."""
    gathered = sent(tmp_path, partners)
    with open_store(office) as store:
        with pytest.raises(InputError, match="nobody is named"):
            publish(office, store, gathered, partners, quarter=Q3, person=" ", now=NOW)
        with pytest.raises(InputError, match="list of partners"):
            publish(office, store, replace(gathered, listed=False), None, quarter=Q3, person="C. Ordinator", now=NOW)
        assert published_of(store, "2026-Q3") == ()


def test_the_command_writes_the_board_s_and_the_publics_edition(tmp_path: Path, office: Site) -> None:
    """With a signed file beside each, in a folder that it makes; again it writes the same, and says so."""
    words = [
        *("publish", "2026-Q2", str(tmp_path / "sent"), "--config", str(office.path)),
        *("--partners", str(tmp_path / "partners.yaml"), "--person", "C. Ordinator"),
        *("--format", "html", "--format", "docx", "--to", str(tmp_path / "out")),
    ]
    first = CliRunner().invoke(cli, words)
    assert first.exit_code == 0, first.output
    names = [
        *(f"example-board-2026-q2{ending}" for ending in (".docx", ".edition", ".html")),
        *(f"example-public-2026-q2{ending}" for ending in (".edition", ".html")),
    ]
    files = {path.name: path for path in (tmp_path / "out").iterdir()}
    assert sorted(files) == names
    assert "Published on" in files["example-public-2026-q2.html"].read_text("utf-8")
    signed = files["example-public-2026-q2.edition"].read_bytes()
    again = CliRunner().invoke(cli, words)
    assert again.exit_code == 0, again.output
    assert "Nothing to do: published on" in again.output
    assert files["example-public-2026-q2.edition"].read_bytes() == signed
