"""Settings changed part by part: on record, in the file, read by the one reader; nobody writes over anybody unseen."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.another_form import of_another_form
from venuecheck.authoring.document import read
from venuecheck.core.actor import Actor, HowKnown, People, Role
from venuecheck.core.problem import ConflictError, ForbiddenError, InvalidError
from venuecheck.core.venue import Network
from venuecheck.records.chain import canonical_of
from venuecheck.records.damage import NotWholeError
from venuecheck.records.store import Store
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.people import WrittenDecider
from venuecheck.service.sites.settings_text import text_of
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_settings import changing, parts
from venuecheck.service.venue_settings.changing import Changing, settings_of
from venuecheck.service.venue_settings.settings_file import SettingsFile

_FILE = """\
# Ask Ruth before you change this.
venue: {id: "st-aidans", name: "St Aidan's", kind: "school"}
networks:
  - {id: "pupils", name: "Pupil wifi", user_group: "pupils"}
letters:
  review: "Write to the chair of governors within 28 days."
leave_out:
  - {page: "casino-sample", reason: "Blocked by the line's provider", until: 2027-03-31}
limits: {step_timeout: 1.5}
probes: {quic: true}
"""
_KEYS = st.text(min_size=1, max_size=12).filter(lambda key: key.isprintable())
_VALUES = st.recursive(
    st.one_of(st.text(max_size=40), st.integers(-(10**17), 10**17), st.booleans(), st.none(), st.just(2.5)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=12,
)


@dataclass(slots=True)
class Place:
    """A venue whose settings are changed."""

    path: Path
    store: Store
    now: datetime = datetime(2026, 11, 29, 9, tzinfo=UTC)

    @property
    def site(self) -> Site:
        """Read it anew."""
        return load_site(self.path)

    def by(self, role: Role, *seen: str) -> Changing:
        """Have somebody change what stands at a place now."""
        self.now += timedelta(minutes=1)
        person = Actor(
            id=role.value, name=f"Pat {role.words}", roles={"st-aidans": frozenset({role})}, known=HowKnown.SIGNED_IN
        )
        mark = settings_of(self.site, self.store).mark(*seen)
        site = replace(self.site, people=People(listed=(person,)))
        return Changing(site=site, store=self.store, person=person, now=self.now, seen=mark)


@contextmanager
def written(folder: Path, configuration: str) -> Iterator[Place]:
    """Give a venue with this configuration."""
    path = folder / "venuecheck.yaml"
    path.write_text(configuration, encoding="utf-8")
    with open_store(load_site(path)) as store:
        yield Place(path, store)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Give a venue with a configuration that somebody wrote."""
    with written(tmp_path, _FILE) as place:
        yield place


def review_by(place: Place, said: str, role: Role = Role.MANAGER) -> None:
    """Say how a decision is looked at again."""
    parts.answer(place.by(role, "letters", "review"), parts.asked_called("review"), said)


@given(st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5))
def test_whatever_was_read_is_read_again(data: dict[str, Any]) -> None:
    """Text with colons, quotes, line ends and numbers in it; empty lists; lists in lists."""
    assert read(text_of(data, opening="").encode(), "x").data == data


def test_the_first_change_records_the_file_as_it_stood(place: Place) -> None:
    """With its comments; then the change, by whom and when; and nothing else is otherwise."""
    before = place.site
    review_by(place, "Write to the head of libraries within 28 days.")
    now = place.site
    assert now.letters.review == "Write to the head of libraries within 28 days."
    assert (now.leave_out, now.limits, now.choices, now.networks) == (
        before.leave_out,
        before.limits,
        before.choices,
        before.networks,
    )
    newest, first = changing.history_of(place.store)
    assert first.text == _FILE
    assert newest.text == place.path.read_text(encoding="utf-8")
    assert newest.by is not None
    assert (newest.person, newest.by.known) == ("Pat manager", HowKnown.SIGNED_IN)
    assert "looked at again? Write to the head of libraries" in newest.what
    review_by(place, "Write to the head of libraries within 28 days.")
    assert len(changing.history_of(place.store)) == 2, "the same once more is no change"


def test_settings_of_another_shape_are_told_as_a_record_that_cannot_be_read(place: Place) -> None:
    """Instead of ending as a fault of the program."""
    review_by(place, "Write to the head of libraries within 28 days.")
    kind, key = changing.RECORD_KIND, place.site.venue.id
    with of_another_form():
        place.store.append(kind, key, {}, datetime.now(UTC), over=place.store.version(kind, key))
    with pytest.raises(NotWholeError, match=r"record \d+ cannot be read"):
        changing.history_of(place.store)


def test_a_change_by_hand_stands_and_is_recorded_before_the_next(place: Place) -> None:
    """Nobody's word is lost, and the record tells the two apart."""
    review_by(place, "Write to the head of libraries within 28 days.")
    text = place.path.read_text(encoding="utf-8").replace("step_timeout: 1.5", "step_timeout: 3")
    place.path.write_text(text, encoding="utf-8")
    parts.answer(place.by(Role.ADMINISTRATOR, "letters", "privacy"), parts.asked_called("privacy"), "In the office")
    assert place.site.limits.step_timeout == 3
    assert [one.what.split(":")[0] for one in changing.history_of(place.store)][:2] == [
        "Where is your privacy notice? In the office",
        "the file, as somebody changed it by hand",
    ]


def test_the_second_of_two_is_told_and_writes_nothing(place: Place) -> None:
    """Of the same part; whoever changes another has their way."""
    late, other = place.by(Role.MANAGER, "letters", "review"), place.by(Role.ADMINISTRATOR, "letters", "contact")
    review_by(place, "Write to the head of libraries within 28 days.", Role.ADMINISTRATOR)
    with pytest.raises(ConflictError, match=r"head of libraries.*Pat administrator"):
        parts.answer(late, parts.asked_called("review"), "Write to nobody at all, please.")
    parts.answer(other, parts.asked_called("contact"), "Office, 01632 960001")
    assert place.site.letters.review == "Write to the head of libraries within 28 days."
    assert place.site.letters.contact == "Office, 01632 960001"


def test_a_change_that_was_cut_off_is_finished(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recorded, and the program ended before the file was written: whoever reads the settings next finds it."""

    def cut_off(_file: SettingsFile, _text: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(SettingsFile, "write", cut_off)
        with pytest.raises(KeyboardInterrupt):
            review_by(place, "Write to the head of libraries within 28 days.")
    assert place.path.read_text(encoding="utf-8") == _FILE
    settings = settings_of(place.site, place.store)
    assert settings.part("letters", "review") == "Write to the head of libraries within 28 days."
    assert place.site.letters.review == "Write to the head of libraries within 28 days."


def test_whoever_has_the_database_alone_does_not_write_the_file(place: Place) -> None:
    """A change that is put into it, as if the program had been cut off before the file: nothing is finished."""
    review_by(place, "Write to the head of libraries within 28 days.")
    stands = place.path.read_text(encoding="utf-8")
    digest = f"sha256:{hashlib.sha256(stands.encode()).hexdigest()}"
    newest = place.store.latest(changing.RECORD_KIND, "st-aidans", changing.SettingsKept)
    assert newest is not None
    forged = replace(newest, text=f'{stands}store: "elsewhere.db"\n', before=digest)
    with contextlib.closing(sqlite3.connect(place.path.parent / "venuecheck.db")) as connection, connection:
        (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'payload_no_update'").fetchone()
        connection.execute("DROP TRIGGER payload_no_update")
        last = "seq = (SELECT max(seq) FROM record)"
        connection.execute(f"UPDATE payload SET body = ? WHERE {last}", (canonical_of(forged).decode(),))  # noqa: S608
        connection.execute(trigger)
    with pytest.raises(NotWholeError):
        settings_of(place.site, place.store)
    assert place.path.read_text(encoding="utf-8") == stands


def test_a_file_that_cannot_be_written_is_said_before_anything_is_recorded(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record and the file stay one."""
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Exception, match="cannot be written here"):
        review_by(place, "Write to the head of libraries within 28 days.")
    assert changing.history_of(place.store) == ()


@pytest.mark.parametrize(
    ("field", "said", "what"),
    [
        ("contact", "the office", "does not say how they are reached"),
        ("review", "ask us", "too short"),
        ("kind", "castle", "is none of these"),
        ("name", " ", "no name"),
        ("address", "x" * 1_001, "longer than"),
    ],
)
def test_what_cannot_be_is_refused_as_where_a_venue_is_set_up(place: Place, field: str, said: str, what: str) -> None:
    """By the same rules, and nothing is written."""
    asked = parts.asked_called(field)
    with pytest.raises(InvalidError, match=what) as refused:
        parts.answer(place.by(Role.MANAGER, *parts.place_of(asked)), asked, said)
    assert refused.value.problems[0].field == field
    assert place.path.read_text(encoding="utf-8") == _FILE


def test_an_answer_is_taken_away(place: Place) -> None:
    """What becomes empty by it is not in the file any more."""
    review_by(place, "")
    assert settings_of(place.site, place.store).part("letters") is None
    assert place.site.letters.review == ""


def test_networks_come_and_go(place: Place) -> None:
    """Each has an id of its own, which stays; the last one stays, too; what is wrong is said beside its box."""
    pupils = Network(id="", name="Pupil wifi", user_group="pupils")
    assert parts.put_network(place.by(Role.IT, "networks"), pupils, is_new=True) == "pupil-wifi"
    assert parts.put_network(place.by(Role.IT, "networks"), pupils, is_new=True) == "pupil-wifi-2"
    wrong = Network(id="pupils", name="Pupils", user_group="", resolver="no resolver", proxy="ftp://x")
    with pytest.raises(InvalidError) as refused:
        parts.put_network(place.by(Role.IT, "networks"), wrong)
    assert {one.field for one in refused.value.problems} == {"networks.0.resolver", "networks.0.proxy"}
    for network in ("pupils", "pupil-wifi"):
        parts.take_network_out(place.by(Role.IT, "networks"), network)
    with pytest.raises(InvalidError, match="at least one network"):
        parts.take_network_out(place.by(Role.IT, "networks"), "pupil-wifi-2")
    assert [one.id for one in place.site.networks] == ["pupil-wifi-2"]


def test_deciders_and_places(place: Place) -> None:
    """Who decides, in order; where devices are used; and both taken away again."""
    named = [WrittenDecider(name="Joan Whitlock", role="Manager", telephone="01632 960001")]
    parts.name_deciders(place.by(Role.MANAGER, "deciders"), named)
    assert [(one.name, one.role, one.telephone) for one in place.site.deciders] == [
        ("Joan Whitlock", "Manager", "01632 960001")
    ]
    assert parts.deciders_of(settings_of(place.site, place.store)) == tuple(named)
    with pytest.raises(InvalidError) as refused:
        parts.name_deciders(place.by(Role.MANAGER, "deciders"), [WrittenDecider(name="", role="Deputy")])
    assert refused.value.problems[0].field == "deciders.0.name"
    parts.name_deciders(place.by(Role.MANAGER, "deciders"), [])
    assert place.site.deciders == ()
    parts.say_where(place.by(Role.IT, "coverage"), ["Library", " "], ["iPad"])
    assert (place.site.places, place.site.devices) == (("Library",), ("iPad",))
    parts.say_where(place.by(Role.IT, "coverage"), [], [""])
    assert place.site.places == ()


@pytest.mark.parametrize("role", [Role.CLERK, Role.IT, Role.DSL, Role.DECIDER])
def test_who_may_not_changes_nothing(place: Place, role: Role) -> None:
    """School IT changes networks, and not what letters say."""
    with pytest.raises(ForbiddenError, match="may not change what the venue says"):
        review_by(place, "Write to the head of libraries within 28 days.", role)


def test_the_file_for_a_computer_that_checks_names_nobody(place: Place) -> None:
    """It can be used as it is, and holds no person, letter, period or database."""
    parts.name_deciders(place.by(Role.MANAGER, "deciders"), [WrittenDecider(name="Joan Whitlock")])
    text = changing.for_checks(settings_of(place.site, place.store), place.now)
    assert "Joan" not in text
    assert "governors" not in text
    elsewhere = place.path.parent / "elsewhere" / "venuecheck.yaml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(text, encoding="utf-8")
    site = load_site(elsewhere)
    assert (site.venue, site.networks, site.leave_out, site.limits) == (
        place.site.venue,
        place.site.networks,
        place.site.leave_out,
        place.site.limits,
    )


def test_what_has_no_page_is_shown_as_it_stands(place: Place) -> None:
    """And stays in the file: where the records are, and people, who have accounts where there are pages."""
    text = place.path.read_text(encoding="utf-8") + 'people: [{id: "ruth", name: "Ruth Adeyemi", roles: ["manager"]}]\n'
    place.path.write_text(text, encoding="utf-8")
    others = changing.others_of(settings_of(place.site, place.store))
    assert "Ruth Adeyemi" in others
    assert "casino-sample" not in others
    assert "governors" not in others
