"""A reference that is published: what a venue takes from a real web server, by the key that it has pinned."""

import base64
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.reference.publisher import publisher
from tests.reference.test_file import REFERENCE
from tests.reference.test_judging import LIST
from tests.report.samples import NOW
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.reference import Reference
from venuecheck.records.envelope import seal
from venuecheck.records.signing import Signer, fingerprint, signer_at
from venuecheck.service.filter_checks import published_references
from venuecheck.service.filter_checks.published_references import publish, published_pages
from venuecheck.service.filter_checks.references import KnownPages, reference_json
from venuecheck.service.sites.site import Site, read_site

MINE = replace(REFERENCE, list_id=LIST.id, list_digest=LIST.digest)
NAME = f"{LIST.id}.reference.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """Who publishes, and the folder of a venue that fetches."""

    address: str
    signer: Signer
    folder: Path
    venue: Path

    def publish(self, reference: Reference = MINE) -> Path:
        """Publish it with the council's key."""
        return publish(reference, self.folder, self.signer)

    def site(self, at: str = "", *, key: str = "") -> Site:
        """Give a venue that fetches from `at`, the council's folder where nothing is said."""
        at = at or f'address: "{self.address}/"'
        key = key or self.signer.public_key
        raw = (
            'venue: {id: "larkfield"}\nnetworks: [{id: "pupils"}]\ntrust: {device_roots: "roots.pem"}\n'
            f'reference: {{{at}, key: "{key}"}}\n'
        )
        return read_site(read(raw.encode(), "venuecheck.yaml"), self.venue / "venuecheck.yaml")

    def known(self, at: str = "", *, begun_with: str | None = None, days: int = 1) -> KnownPages:
        """Say what a run may take from it, so many days after it was made."""
        site = self.site(at)
        now = MINE.made + timedelta(days=days)
        found = published_pages(site, site.networks[0], LIST, now=now, begun_with=begun_with)
        assert found is not None
        return found


@pytest.fixture
def council(tmp_path: Path) -> Iterator[Council]:
    """Run one on loopback."""
    venue, folder = tmp_path / "venue", tmp_path / "published"
    venue.mkdir()
    folder.mkdir()
    with publisher(folder, venue) as address:
        yield Council(address=address, signer=signer_at(tmp_path / "council.key"), folder=folder, venue=venue)


@pytest.mark.parametrize("at", ["", 'address: "{0}/{1}"', "file: ../published", "file: ../published/{1}"])
def test_a_reference_that_its_publisher_signed_is_used(council: Council, at: str) -> None:
    """From an address or a file, a folder or the file itself."""
    council.publish()
    found = council.known(at.format(council.address, NAME))
    assert found.used.used, found.used.note
    assert (found.used.made, found.used.signed_by) == (MINE.made, fingerprint(council.signer.public_key))
    assert set(found.pages) == {"p"}


def _altered(council: Council) -> None:
    path = council.publish()
    envelope = json.loads(path.read_bytes())
    body = base64.b64decode(envelope["payload"]).replace(b'"alive"', b'"dead"')
    path.write_text(json.dumps(envelope | {"payload": base64.b64encode(body).decode()}))


def _by_somebody_else(council: Council) -> None:
    publish(MINE, council.folder, signer_at(council.folder.parent / "other.key"))


def _bare(council: Council) -> None:
    (council.folder / NAME).write_bytes(reference_json(MINE))


def _without_signature(council: Council) -> None:
    path = council.publish()
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"signatures": []}))


def _another_document(council: Council) -> None:
    raw = seal(council.signer, "application/vnd.venuecheck.bundle+json", reference_json(MINE))
    (council.folder / NAME).write_bytes(raw)


def _about_another_list(council: Council) -> None:
    publish(replace(MINE, list_id="other"), council.folder, council.signer).rename(council.folder / NAME)


def _huge(council: Council) -> None:
    (council.folder / NAME).write_bytes(b" " * (17 * 1024 * 1024))


def _of_a_line_that_filters(council: Council) -> None:
    council.publish(replace(MINE, valid=False, invalid_reason="The line on which it was made is filtered."))


def _from_tomorrow_week(council: Council) -> None:
    council.publish(replace(MINE, made=MINE.made + timedelta(days=9)))


def _nothing(_council: Council) -> None:
    return


REFUSED: list[tuple[Callable[[Council], None], str]] = [
    (_altered, "changed on its way, or signed with another key"),
    (_by_somebody_else, "changed on its way, or signed with another key"),
    (_bare, "not a file that venuecheck signed"),
    (_without_signature, "not signed"),
    (_another_document, "no published reference"),
    (_about_another_list, "about the list 'other'"),
    (_huge, "larger than 16"),
    (_of_a_line_that_filters, "did not work"),
    (_from_tomorrow_week, "dated in the future"),
    (_nothing, "the server answered 404"),
]


@pytest.mark.parametrize(("prepare", "said"), REFUSED, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_not_the_publishers_own_is_refused_and_the_run_goes_on(
    council: Council, prepare: Callable[[Council], None], said: str
) -> None:
    """Nothing is taken from it, nothing is kept, and the note says why."""
    prepare(council)
    found = council.known()
    assert not found.used.used
    assert not found.pages
    assert said in found.used.note
    assert not (council.venue / published_references.FOLDER).exists()


@pytest.mark.parametrize(
    ("way", "said"), [("plain", "not https"), ("cut", "could not be fetched"), ("drip", "takes too long")]
)
def test_a_server_that_misbehaves_costs_a_bounded_time(
    council: Council, monkeypatch: pytest.MonkeyPatch, way: str, said: str
) -> None:
    """Sent on to http, cut off, a byte at a time."""
    monkeypatch.setattr(published_references, "WHOLE_SECONDS", 1.0)
    council.publish()
    found = council.known(f'address: "{council.address}/{way}/{NAME}"')
    assert not found.used.used
    assert said in found.used.note


def test_an_old_one_is_refused_by_its_age(council: Council) -> None:
    """Its signature is right, and stays so for ever."""
    council.publish()
    assert council.known(days=30).used.used
    assert "is 31 days old" in council.known(days=31).used.note


def test_nobody_on_the_way_can_play_an_older_one_back(council: Council) -> None:
    """It is signed, and young enough; the newest that was used says that it is not the newest."""
    earlier = council.publish().read_bytes()
    council.publish(replace(MINE, made=MINE.made + timedelta(hours=20)))
    newer = council.known()
    assert newer.used.used
    (council.folder / NAME).write_bytes(earlier)
    found = council.known()
    assert not found.used.used
    assert "older" in found.used.note
    council.publish(replace(MINE, made=MINE.made + timedelta(hours=21)))
    assert council.known().used.used


def test_a_publisher_with_a_new_key_begins_anew(council: Council) -> None:
    """What was kept of the former key says nothing of what is published now."""
    council.publish(replace(MINE, made=MINE.made + timedelta(hours=20)))
    assert council.known().used.used
    other = replace(council, signer=signer_at(council.folder.parent / "new.key"))
    other.publish()
    assert other.known().used.used


def test_a_run_goes_on_with_the_reference_that_it_was_begun_with(council: Council) -> None:
    """A newer one may be published in between; where it was begun with none, it goes on with none."""
    council.publish()
    begun = council.known().used.digest
    council.publish(replace(MINE, made=MINE.made + timedelta(hours=20)))
    assert council.known(begun_with=begun).used.digest == begun
    assert council.known(begun_with=None).used.digest != begun
    without = council.known(begun_with="")
    assert (without.used.digest, without.used.used) == ("", False)


def test_the_folder_that_is_published_is_readable_for_its_web_server(council: Council) -> None:
    """And holds nothing but references."""
    path = council.publish()
    assert [each.name for each in council.folder.iterdir()] == [NAME]
    assert path.stat().st_mode & 0o044 == 0o044


MISTAKES = [
    ('address: "http://council.test/"', "https alone"),
    ('address: "https://user:word@council.test/"', "https alone"),
    ('address: "https://"', "https alone"),
    ('address: "https://council.test:99999/"', "https alone"),
    ('address: "https://council.test/", file: "x.json"', "not both"),
    ("max_age_days: 3", "neither an address nor a file"),
    ('file: "x.json", max_age_days: 0', "from 1 to 366"),
    ('file: "x.json", kye: "1"', "kye"),
]


@pytest.mark.parametrize(("entry", "said"), MISTAKES)
def test_a_setting_that_would_take_anybodys_word_is_a_mistake(council: Council, entry: str, said: str) -> None:
    """With line and column."""
    with pytest.raises(InputError, match=said) as caught:
        council.site(entry)
    assert all(problem.line == 4 for problem in caught.value.problems)


@pytest.mark.parametrize("key", ["AB12 CD34", "z" * 64])
def test_a_fingerprint_is_no_key(council: Council, key: str) -> None:
    """It is made to be read out, and too short to be pinned."""
    with pytest.raises(InputError, match="this is no public key"):
        council.site(key=key)


def test_a_key_may_be_written_in_groups_and_capitals(council: Council) -> None:
    """As people copy it."""
    council.publish()
    key = council.signer.public_key.upper()
    site = council.site(key=" ".join((key[:32], key[32:])))
    found = published_pages(site, site.networks[0], LIST, now=NOW)
    assert found is not None
    assert found.used.used
