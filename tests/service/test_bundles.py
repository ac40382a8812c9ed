"""Bundles: nobody is named by default, what was changed is refused, importing twice changes nothing."""

import base64
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.records.another_form import of_another_form
from tests.report import samples as made
from venuecheck import catalogue
from venuecheck.collate.facts import Partner
from venuecheck.collate.sent import Trouble
from venuecheck.core.problem import InputError
from venuecheck.core.venue import VenueKind
from venuecheck.records import listing
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.envelope import seal
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.signing import Signer, in_one
from venuecheck.records.verifying import verify
from venuecheck.service.partnership.bundle import BUNDLE_TYPE
from venuecheck.service.partnership.bundle_export import bundle_of, bundle_schema, export
from venuecheck.service.partnership.bundle_import import Outcome, receive
from venuecheck.service.partnership.bundle_reading import read_bundle
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND, CASE_KIND, KEY_KIND, SharedCase, TrustedKey
from venuecheck.service.partnership.inbox import to_compare
from venuecheck.service.partnership.keeping_register import keep
from venuecheck.service.partnership.refusals import REFUSED_KIND, file_name
from venuecheck.service.partnership.refused_before import refused_before
from venuecheck.service.partnership.register import Register, RegisteredVenue
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.what_was_sent import gather, gather_recorded
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.attachments import attach
from venuecheck.service.sites.opening import open_store, outside
from venuecheck.service.sites.site import Site, load_site

from . import venues

NOW = made.NOW
BOOKING = made.booking()


def sent(site: Site, path: Path, *, cases: tuple[str, ...] = (), agreement: str = "", days: int = 0) -> Path:
    """Export a bundle to a file."""
    with open_store(site) as store:
        bundle = bundle_of(site, store, now=NOW + timedelta(days=days), cases=cases, agreement=agreement)
        path.write_bytes(export(site, store, bundle))
    return path


def imported(site: Site, path: Path, trust: str = "", person: str = "") -> Any:
    """Import a bundle from a file."""
    with open_store(site) as store:
        return receive(site, store, read_bundle(path), now=NOW, trust=trust, person=person)


def kept(site: Site) -> int:
    """Count the records of a site."""
    with open_store(site) as store:
        assert verify(store.database).is_whole
        return len(listing.chain(store))


def resigned(site: Site, path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    """Change a bundle and sign it with the venue's own key, as a venue with another program could."""
    body = json.loads(base64.b64decode(json.loads(path.read_bytes())["payload"]))
    change(body)
    with open_store(site) as store:
        signer = store.signer
        assert signer is not None
        path.write_bytes(seal(signer, BUNDLE_TYPE, canonical(body)))
    return path


@pytest.fixture
def school(tmp_path: Path) -> Site:
    """Give a school with records."""
    return venues.school(tmp_path / "school")


@pytest.fixture
def office(tmp_path: Path) -> Site:
    """Give a coordinator."""
    return venues.office(tmp_path / "office")


def test_a_bundle_tells_what_was_found_and_names_nobody(school: Site, office: Site, tmp_path: Path) -> None:
    """No subject, no answer, no reason, no person and no device is in it; counts and findings are."""
    done = imported(office, sent(school, tmp_path / "a.bundle"))
    bundle = done.received.bundle
    text = json.dumps(encode(bundle), ensure_ascii=False)
    run = made.mixed_run()
    assert BOOKING.decision is not None
    private = [BOOKING.subject, BOOKING.person, BOOKING.decision.person, BOOKING.decision.reasons, run.run.device]
    private += [run.run.person, made.override("p").person, made.override("p").reason]
    private += [answer.shown for answer in BOOKING.answers if len(answer.shown) > 8]
    assert [word for word in private if word and word in text] == []
    assert done.outcome is Outcome.IMPORTED
    assert [len(run.findings) for run in bundle.runs] == [0, len(run.findings)]
    assert sum(bundle.runs[0].counts.values()) == len(run.findings)
    assert bundle.assessments[0].decided is BOOKING.decision.kind
    assert bundle.records == {"assessment": 1, "override": 1, "run": 2}


def test_a_bundle_is_as_its_schema_says(school: Site, tmp_path: Path) -> None:
    """reports/schemas/bundle.json is `bundle_schema()` written with an indent of 2, and what is exported fits it."""
    written = json.loads((catalogue.templates() / "schemas" / "bundle.json").read_text(encoding="utf-8"))
    assert written == bundle_schema()
    path = sent(school, tmp_path / "a.bundle", cases=(BOOKING.id,), agreement="Example agreement")
    jsonschema.validate(json.loads(base64.b64decode(json.loads(path.read_bytes())["payload"])), written)


def test_importing_twice_changes_nothing(school: Site, office: Site, tmp_path: Path) -> None:
    """The same bundle, or an older one, is there already; a newer one of the same records is added."""
    first = sent(school, tmp_path / "first.bundle")
    assert imported(office, first).is_new_key
    before = kept(office)
    assert before == 2
    assert imported(office, first).outcome is Outcome.ALREADY_THERE
    with open_store(school) as store:
        store.append("assessment", "another", replace(BOOKING, id="another"), NOW)
    assert kept(office) == before
    newer = imported(office, sent(school, tmp_path / "second.bundle", days=1))
    assert (newer.outcome, newer.is_new_key) == (Outcome.IMPORTED, False)
    assert imported(office, first).outcome is Outcome.ALREADY_THERE
    assert kept(office) == before + 1


def test_a_key_that_the_old_one_signed_has_not_to_be_compared(school: Site, office: Site, tmp_path: Path) -> None:
    """It is as good as that one, which is still to be compared."""
    first = imported(office, sent(school, tmp_path / "first.bundle"))
    assert (first.is_new_key, first.is_signed) == (True, False)
    ways_back.renew_key(school, person="A. Manager", reason="the computer was replaced", now=NOW)
    second = imported(office, sent(school, tmp_path / "second.bundle", days=1))
    assert (second.is_new_key, second.is_signed, second.is_compared) == (True, True, False)


def test_where_the_new_key_alone_is_listed_what_the_old_one_signed_before_counts_and_nothing_else_of_it(
    school: Site, office: Site, tmp_path: Path
) -> None:
    """What the new key's file tells all of; the old key may be in anybody's hands by now."""
    first = sent(school, tmp_path / "first.bundle")
    stolen = load_site(shutil.copytree(school.path.parent, tmp_path / "stolen") / school.path.name)
    with open_store(stolen) as store:
        store.append("assessment", "another", replace(BOOKING, id="another"), NOW)
    thiefs = sent(stolen, tmp_path / "thiefs.bundle")
    ways_back.renew_key(school, person="A. Manager", reason="the computer was stolen", now=NOW)
    second = sent(school, tmp_path / "second.bundle", days=1)
    imported(office, first)
    imported(office, second)
    _registered(office, in_one(read_bundle(second).fingerprint))
    with open_store(office) as store:
        register = recorded_register(store)
        assert register is not None
        later = NOW + timedelta(days=2)
        assert gather_recorded(store, register, now=later, at=later).not_counted == ()
    by_files = gather([str(tmp_path / "first.bundle"), str(second), str(thiefs)], register, now=later)
    assert [(one.source, one.trouble) for one in by_files.not_counted] == [("thiefs.bundle", Trouble.OTHER_KEY)]


@pytest.mark.parametrize("given", ["scan.bundle", "/srv/in/scan.bundle", r"C:\in\scan.bundle"])
def test_a_file_is_called_by_its_name_alone(given: str) -> None:
    assert file_name(given) == "scan.bundle"


def test_names_travel_case_by_case_under_an_agreement(school: Site, office: Site, tmp_path: Path) -> None:
    """With their evidence; and the coordinator is told once the venue has erased them."""
    (tmp_path / "poster.txt").write_text("the poster", "utf-8")
    with open_store(school) as store:
        attach(school, store, tmp_path / "poster.txt", BOOKING.id, person="A. Manager", now=NOW)
    with pytest.raises(InputError, match="only under an agreement"):
        sent(school, tmp_path / "x.bundle", cases=(BOOKING.id,))
    with pytest.raises(InputError, match="no assessment of this id"):
        sent(school, tmp_path / "x.bundle", cases=("nothing",), agreement="Example agreement")
    done = imported(office, sent(school, tmp_path / "a.bundle", cases=(BOOKING.id,), agreement="Example agreement"))
    assert done.outcome is Outcome.IMPORTED
    with open_store(office) as store:
        shared = store.all(CASE_KIND, SharedCase)
        assert [(one.venue, one.case.id, one.case.agreement) for one in shared] == [
            ("st-aidans", BOOKING.id, "Example agreement")
        ]
        assert shared[0].case.assessment["subject"] == BOOKING.subject
        assert base64.b64decode(shared[0].case.evidence[0].content) == b"the poster"
    with open_store(school) as store:
        places = tuple(entry.seq for entry in listing.entries(store) if BOOKING.id in entry.key)
        erase(store, Erasure(records=places, reason="due", person=""), NOW)
    later = imported(office, sent(school, tmp_path / "b.bundle", days=1))
    assert later.to_erase == (f"st-aidans/{BOOKING.id}",)


def test_another_key_is_refused_until_it_is_trusted(school: Site, office: Site, tmp_path: Path) -> None:
    """Somebody else's key does not pass for the venue's; a second laptop's does once its fingerprint was read out."""
    imported(office, sent(school, tmp_path / "a.bundle"))
    other = venues.school(tmp_path / "laptop", own_key=True)
    path = sent(other, tmp_path / "b.bundle")
    before = kept(office)
    with pytest.raises(InputError, match=r"signed with another key \(.*than before.*telephone .*\(st-aidans\)"):
        imported(office, path)
    with pytest.raises(InputError, match="not this one"):
        imported(office, path, trust="0000 1111 2222 3333 4444", person="C. Ordinator")
    with pytest.raises(InputError, match="say who compared the fingerprint"):
        imported(office, path, trust=read_bundle(path).fingerprint)
    assert kept(office) == before + 1, "that it came is on record, and nothing else"
    assert imported(office, path, trust=read_bundle(path).fingerprint.lower(), person="C. Ordinator").is_new_key
    with open_store(office) as store:
        assert [one.person for one in store.all(KEY_KIND, TrustedKey)] == ["", "C. Ordinator"]
    assert imported(office, path).outcome is Outcome.ALREADY_THERE


@pytest.mark.parametrize("kind", [KEY_KIND, BUNDLE_KIND, REFUSED_KIND])
def test_a_record_of_another_shape_is_told_as_one_that_cannot_be_read(
    kind: str, school: Site, office: Site, tmp_path: Path
) -> None:
    """Whatever a signed record of a venue's keys and files says, and wherever it is read: no fault of the program."""
    received = imported(office, sent(school, tmp_path / "a.bundle")).received
    with open_store(office) as store:
        key = f"{school.venue.id}/{received.bundle.public_key}"
        with of_another_form():
            store.append(kind, key, {}, NOW, over=store.version(kind, key))
        readers: dict[str, tuple[Callable[[], object], ...]] = {
            KEY_KIND: (lambda: to_compare(store),),
            BUNDLE_KIND: (),
            REFUSED_KIND: (lambda: to_compare(store), lambda: list(refused_before(store, {}, {}, []))),
        }
        for read in (lambda: receive(office, store, received, now=NOW), *readers[kind]):
            with pytest.raises(NotWholeError, match=r"record \d+ cannot be read"):
                read()


def test_a_key_that_the_register_names_counts_where_it_is_imported(school: Site, office: Site, tmp_path: Path) -> None:
    """As a collation counts it: the second laptop's beside the first's, though neither file had to be trusted."""
    other = venues.school(tmp_path / "laptop", own_key=True)
    first, second = sent(school, tmp_path / "a.bundle"), sent(other, tmp_path / "b.bundle")
    keys = [in_one(read_bundle(path).fingerprint) for path in (first, second)]
    _registered(office, keys[0])
    assert imported(office, first).is_compared
    with pytest.raises(InputError, match="signed with another key"):
        imported(office, second)
    _registered(office, *keys)
    with open_store(office) as store:
        register = recorded_register(store)
        assert register is not None
        gathered = gather_recorded(store, register, now=NOW)
        assert gathered.not_counted == (), "what was refused counts once its key is compared"
        assert [one.compared for one in gathered.sources] == [True, True]
        assert not to_compare(store)
    done = imported(office, second)
    assert (done.outcome, done.is_compared) == (Outcome.IMPORTED, True)
    with open_store(office) as store:
        gathered = gather_recorded(store, register, now=NOW)
        assert [one.compared for one in gathered.sources] == [True, True]
        assert not any(one.is_lost for one in gathered.not_counted)
        assert not to_compare(store)


def test_a_first_key_is_not_taken_where_the_register_names_another(school: Site, office: Site, tmp_path: Path) -> None:
    """A collation would not count what it signed, so that nobody is told that it was taken in."""
    _registered(office, "0000111122223333AAAA")
    with pytest.raises(InputError, match="than before"):
        imported(office, sent(school, tmp_path / "a.bundle"))


def _registered(office: Site, *keys: str) -> None:
    """Put the school's keys into the office's register."""
    venue = RegisteredVenue(id="st-aidans", kind=VenueKind.SCHOOL, name="St Aidan's", partner="trust")
    register = Register(
        id="p",
        name="P",
        report_every_days=91,
        grace_days=14,
        partners=(Partner(id="trust", name="Trust", contact=None, chief_officer=None),),
        venues=(venue,),
        keys={venue.id: keys},
    )
    with open_store(office) as store:
        keep(office, store, lambda _: register, person="C. Ordinator", now=NOW)


def test_a_history_that_differs_is_reported_and_not_taken_over(school: Site, office: Site, tmp_path: Path) -> None:
    """The venue has made its records anew, with the same key."""
    imported(office, sent(school, tmp_path / "a.bundle"))
    before = kept(office)
    for path in (*school.path.parent.glob("venuecheck.db*"), school.path.parent / "venuecheck.anchor"):
        path.unlink()
    outside(school).begin()  # with the key an anchor can be made
    with open_store(school) as store:
        venues.fill(store)
        store.append("assessment", "another", replace(BOOKING, id="another"), NOW)
    done = imported(office, sent(school, tmp_path / "b.bundle", days=1))
    assert (done.outcome, done.forked_at) == (Outcome.FORKED, 1)
    # that it came is on record, and nothing else
    assert kept(office) == before + 1


def test_what_was_changed_on_its_way_is_refused(school: Site, office: Site, tmp_path: Path) -> None:
    """One character of the content, the signature, or the key that it names."""
    path = sent(school, tmp_path / "a.bundle")
    envelope = json.loads(path.read_bytes())
    body = base64.b64decode(envelope["payload"])
    stranger = Signer(Ed25519PrivateKey.generate())
    changed = [
        envelope | {"payload": base64.b64encode(body.replace(b"St Aidan", b"St Aiden")).decode()},
        envelope | {"payloadType": "application/json"},
        envelope | {"signatures": [{"sig": base64.b64encode(bytes(64)).decode()}]},
        json.loads(seal(stranger, BUNDLE_TYPE, body)),
    ]
    for one in changed:
        path.write_text(json.dumps(one), "utf-8")
        with pytest.raises(InputError, match=r"signature is not right|not a bundle"):
            imported(office, path)
    assert kept(office) == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda body: body.update(schema="venuecheck.bundle/4"), "newer version of venuecheck.*update venuecheck"),
        (lambda body: body["records"].update(run=-1), "what stands at records.run cannot be"),
        (lambda body: body["records"].update(run=2**40), "what stands at records.run cannot be"),
        (lambda body: body.update(runs="none"), "what stands at runs cannot be"),
        (lambda body: body.update(chain=[]), "chain of records"),
        (lambda body: body.update(chain=["x" * 64]), "chain of records"),
        (lambda body: body["venue"].update(id="../../etc"), "venue's id"),
        (lambda body: body.update(made_at="2026-01-01T00:00:00"), "what stands at made_at cannot be"),
        (lambda body: body["cases"][0]["evidence"][0].update(name="../../.bashrc"), "leads elsewhere"),
        (lambda body: body["cases"][0]["evidence"][0].update(name="C:\\windows\\x.txt"), "leads elsewhere"),
        (lambda body: body["cases"][0]["evidence"][0].update(content="YQ=="), "not the one that it names"),
        (lambda body: body["cases"][0].update(id="../x"), "id of a case"),
    ],
)
def test_what_a_venue_signed_is_mistrusted_all_the_same(
    school: Site, office: Site, tmp_path: Path, change: Callable[[dict[str, Any]], None], said: str
) -> None:
    """A newer version, other types, paths that climb out."""
    (tmp_path / "poster.txt").write_text("the poster", "utf-8")
    with open_store(school) as store:
        attach(school, store, tmp_path / "poster.txt", BOOKING.id, person="A. Manager", now=NOW)
    path = sent(school, tmp_path / "a.bundle", cases=(BOOKING.id,), agreement="Example agreement")
    with pytest.raises(InputError, match=said):
        imported(office, resigned(school, path, change))
    assert kept(office) == 0


def test_nothing_recorded_gives_no_bundle(office: Site, tmp_path: Path) -> None:
    """And says what to do first."""
    with pytest.raises(InputError, match="nothing is recorded here yet"):
        sent(office, tmp_path / "a.bundle")


def test_evidence_is_kept_once_and_its_name_is_only_a_name(school: Site, tmp_path: Path) -> None:
    """The same file with the same booking; and what cannot be kept is said."""
    path = tmp_path / "..poster?.txt"
    path.write_text("the poster", "utf-8")
    with open_store(school) as store:
        first = attach(school, store, path, BOOKING.id, person="A. Manager", now=NOW)
        assert first.name == "poster.txt"
        assert attach(school, store, path, BOOKING.id, person="B. Other", now=NOW + timedelta(1)) == first
        before = len(listing.chain(store))
        (tmp_path / "empty").touch()
        (tmp_path / "large").write_bytes(bytes(10 * 1024 * 1024 + 1))
        for name, about, said in (
            ("empty", BOOKING.id, "empty"),
            ("large", BOOKING.id, "larger than 10 MiB"),
            ("missing", BOOKING.id, "cannot be read"),
            (path.name, "bookin", "no assessment or run of this id"),
        ):
            with pytest.raises(InputError, match=said):
                attach(school, store, tmp_path / name, about, person="A. Manager", now=NOW)
        with pytest.raises(InputError, match="nobody is named"):
            attach(school, store, path, BOOKING.id, person=" ", now=NOW)
        assert len(listing.chain(store)) == before
