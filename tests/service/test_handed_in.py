"""Files that settings name, handed in on a page: looked at, kept beside the configuration, given to whoever checks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests.service.test_venue_settings import Place, written
from venuecheck import catalogue
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError
from venuecheck.demo.certificates import make_authority
from venuecheck.filtering.vantage.trust import TrustJudge
from venuecheck.records.envelope import seal
from venuecheck.records.signing import new_signer
from venuecheck.service.checklists.of_venue import checklist_named, checklists_of
from venuecheck.service.filter_checks.published_references import REFERENCE_TYPE
from venuecheck.service.given_files import Given
from venuecheck.service.sites.plans import plans_of
from venuecheck.service.venue_settings.changing import history_of, settings_of
from venuecheck.service.venue_settings.further import handed_in, put_setting, setting_called

_FILE = """\
venue: {id: "st-aidans", name: "St Aidan's", kind: "school"}
networks:
  - {id: "pupils", name: "Pupil wifi", user_group: "pupils"}
"""
_PEM = make_authority("Example School filter").pem
_DER = x509.load_pem_x509_certificate(_PEM).public_bytes(Encoding.DER)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Give a venue with a configuration that somebody wrote."""
    with written(tmp_path, _FILE) as place:
        yield place


def hand_in(place: Place, name: str, content: bytes, role: Role = Role.IT) -> None:
    """Hand in the file of this device's own authorities."""
    put_in(place, role, "trust.device_roots", Given(name=name, content=content), {})


def put_in(place: Place, role: Role, box: str, file: Given, typed: dict[str, list[str]]) -> None:
    """Hand a file in at a box of one of the settings, with what is typed beside it."""
    setting = box.partition(".")[0]
    put_setting(place.by(role, setting), setting_called(setting), typed, {f"{box}.file": file})


@pytest.mark.parametrize("content", [_PEM, b"Bag Attributes\r\n" + _PEM, _DER], ids=["text", "with words", "Windows"])
def test_certificates_count_as_they_came(place: Place, content: bytes) -> None:
    """Whatever form they have, checks read them; what else the file says is not kept."""
    hand_in(place, r"C:\certs\Ysgol Enghraifft (filter).cer", content)
    path = place.site.trust.device_roots
    assert path is not None
    assert path.parent == place.path.parent
    assert path.read_bytes() == _PEM
    assert TrustJudge.load(None, path).device is not None


def test_another_file_is_on_record_and_takes_no_others_place(place: Place) -> None:
    """Though both have one name; what was there when a check was made can still be looked at."""
    hand_in(place, "filter.pem", _PEM)
    hand_in(place, "filter.pem", make_authority("Example School filter").pem)
    newest, before, _ = history_of(place.store)
    assert newest.what != before.what
    assert len(list(place.path.parent.glob("filter-*.pem"))) == 2


def test_one_that_was_removed_is_there_again(place: Place) -> None:
    """Whoever hands the same in again has it."""
    hand_in(place, "filter.pem", _PEM)
    path = place.site.trust.device_roots
    assert path is not None
    path.unlink()
    hand_in(place, "filter.pem", _PEM)
    assert path.is_file()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_PEM + b"-----BEGIN PRIVATE KEY-----\n", "private key"),
        (b"-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----", "no certificate"),
        (b"", "no certificate"),
    ],
)
def test_what_is_no_certificate_is_refused_where_it_was_handed_in(place: Place, content: bytes, said: str) -> None:
    """Nothing of it is kept."""
    before = sorted(place.path.parent.iterdir())
    with pytest.raises(InvalidError) as refused:
        hand_in(place, "filter.pem", content)
    assert [one.field for one in refused.value.problems] == ["trust.device_roots.file"]
    assert said in str(refused.value)
    assert sorted(place.path.parent.iterdir()) == before


def test_who_may_not_change_it_leaves_nothing_behind(place: Place) -> None:
    """No file either."""
    with pytest.raises(ForbiddenError):
        hand_in(place, "filter.pem", _PEM, Role.CLERK)
    assert not list(place.path.parent.glob("*.pem"))


def test_a_reference_is_handed_in_beside_its_key(place: Place) -> None:
    """A sealed one alone: any other file would be refused at each check, where nobody looks."""
    signer = new_signer()
    typed = {"reference.key": [signer.public_key]}
    reference = setting_called("reference")
    sealed = seal(signer, REFERENCE_TYPE, b"{}")
    given = {"reference.file.file": Given(name="uk-schools.reference.json", content=sealed)}
    put_setting(place.by(Role.IT, "reference"), reference, typed, given)
    assert place.site.reference is not None
    assert Path(place.site.reference.at).read_bytes() == sealed
    other = {"reference.file.file": Given(name="x.json", content=seal(signer, "text/plain", b"{}"))}
    with pytest.raises(InvalidError, match="no published reference"):
        put_setting(place.by(Role.IT, "reference"), reference, typed, other)


_PLAN = """\
id: "our-plan"
version: 1
title: "Our own plan"
edition: "Governors, March 2026"
by_default: false
sources: ["WALSALL"]
requirements:
  - number: "1"
    text: "Bookings are checked."
    owners: ["The governors"]
    evidence:
      - {kind: "bookings", checklist: "venue-booking"}
"""


def hand_in_plan(place: Place, text: str, *others: str) -> None:
    """Hand in a plan beside one that ships, and others that were named before."""
    typed = {"plans": ["walsall-2020"], "plans.others": [*others]}
    put_in(place, Role.MANAGER, "plans.others", Given(name="Our plan.yaml", content=text.encode()), typed)


def test_the_venue_is_held_against_a_plan_that_is_handed_in(place: Place) -> None:
    """Beside those that ship; a second one takes the place of none."""
    hand_in_plan(place, _PLAN)
    assert [one.id for one in plans_of(place.site)] == ["walsall-2020", "our-plan"]
    (first,) = handed_in(settings_of(place.site, place.store))
    assert first.content == _PLAN.encode()
    hand_in_plan(place, _PLAN.replace("our-plan", "another-plan"), first.name)
    assert [one.id for one in plans_of(place.site)] == ["walsall-2020", "our-plan", "another-plan"]


def test_what_was_not_handed_in_is_nobodys_to_take(place: Place) -> None:
    """Whoever types the name of another file there does not get that file from a page."""
    hand_in(place, "filter.pem", _PEM)
    kept = handed_in(settings_of(place.site, place.store))
    assert [one.content for one in kept] == [_PEM]
    secret = place.path.parent / "venuecheck.key"
    assert secret.is_file()
    for name in ("venuecheck.key", "../venuecheck.key", str(secret), kept[0].name.replace("filter", "../filter")):
        typed = {"trust.device_roots": [name]}
        put_setting(place.by(Role.IT, "trust"), setting_called("trust"), typed)
        assert handed_in(settings_of(place.site, place.store)) == ()


_OWN = (
    catalogue.checklist_path("venue-booking")
    .read_text("utf-8")
    .replace('\nid: "venue-booking"', '\nid: "our-booking"', 1)
)


def hand_in_checklist(place: Place, text: str, *others: str) -> None:
    """Hand in a checklist beside those that were before."""
    typed = {"checklists.others": [*others]}
    put_in(place, Role.MANAGER, "checklists.others", Given(name="Our booking.yaml", content=text.encode()), typed)


def test_a_checklist_of_ones_own_is_answered_beside_those_that_ship(place: Place) -> None:
    """Of a new version, handed in after the first, the new one counts."""
    hand_in_checklist(place, _OWN)
    offered = checklists_of(place.site)
    assert offered.own == {"our-booking"}
    assert {one.id for one in offered.known} == {*(path.stem for path in catalogue.checklists()), "our-booking"}
    (first,) = handed_in(settings_of(place.site, place.store))
    hand_in_checklist(place, _OWN.replace("Who is making the booking?", "Who wants the room?"), first.name)
    assert "Who wants the room?" in [one.text for one in checklist_named(place.site, "our-booking").by_id.values()]
    assert not checklists_of(place.site).unusable
    for path in place.site.checklists:
        path.unlink()
    with pytest.raises(InputError) as gone:
        checklist_named(place.site, "our-booking")
    asked, named = gone.value.problems[0], gone.value.problems[-1]
    assert "use one of: ," not in asked.fix
    assert (named.file, named.line > 0) == (str(place.site.path), True)
    assert "is not there" in named.what


@pytest.mark.parametrize(
    ("setting", "text", "said"),
    [
        ("plans", _PLAN.replace("venue-booking", "venue-bookings"), "line 12: there is no checklist 'venue-bookings'"),
        ("plans", _PLAN.replace('title: "Our own plan"\n', ""), "title"),
        ("plans", "nonsense: [", "this is not YAML"),
        ("plans", "", ""),
        ("checklists", _OWN.replace('id: "our-booking"', 'id: "venue-booking"', 1), "comes with this program"),
        ("checklists", _OWN.replace('type: "yes_no"', 'type: "yes_or_no"', 1), "yes_or_no"),
        ("checklists", "nonsense: [", "this is not YAML"),
    ],
    ids=[
        *("a plan that names what is not there", "a plan that lacks something", "a plan, no YAML", "an empty plan"),
        *("a checklist with the id of one that ships", "a checklist with a mistake", "a checklist, no YAML"),
    ],
)
def test_what_an_author_wrote_wrongly_is_refused_where_it_was_handed_in(
    place: Place, setting: str, text: str, said: str
) -> None:
    """At its line, before any report or booking is made by it; nothing of it is kept."""
    before = sorted(place.path.parent.iterdir())
    with pytest.raises(InvalidError) as refused:
        {"plans": hand_in_plan, "checklists": hand_in_checklist}[setting](place, text)
    assert {one.field for one in refused.value.problems} == {f"{setting}.others.file"}
    assert said in str(refused.value)
    assert sorted(place.path.parent.iterdir()) == before


def test_a_checklist_that_was_spoilt_keeps_nobody_from_the_others(place: Place) -> None:
    """And is told of by its name."""
    hand_in_checklist(place, _OWN)
    (kept,) = place.site.checklists
    kept.write_text("nonsense: [", "utf-8")
    offered = checklists_of(place.site)
    assert not offered.own
    assert [one.startswith(f"{kept.name}: this is not YAML") for one in offered.unusable] == [True]
    kept.write_text(_OWN.replace('id: "our-booking"', 'id: "venue-booking"', 1), "utf-8")
    (said,) = checklists_of(place.site).unusable
    assert "'venue-booking' is the id of a checklist that comes with this program" in said
