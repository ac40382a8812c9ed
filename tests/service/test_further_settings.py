"""The further settings: one table for file, page and record; what a page writes is read as it was meant."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.service.test_venue_settings import Place, written
from venuecheck.authoring.document import read
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError, NotFoundError
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.service.sites.letter_settings import LetterSettings
from venuecheck.service.sites.said_of_settings import SETTINGS, said_of
from venuecheck.service.sites.setting_up import QUESTIONS
from venuecheck.service.sites.settings_text import text_of
from venuecheck.service.sites.site import Site, load_site, read_site
from venuecheck.service.sites.written_site import WrittenSite
from venuecheck.service.venue_settings import changing, questions_asked
from venuecheck.service.venue_settings.boxes import Kind, Typed
from venuecheck.service.venue_settings.further import FURTHER, Setting, put_setting, setting_called

_FILE = """\
venue: {id: "st-aidans", name: "St Aidan's", kind: "school"}
networks:
  - {id: "pupils", name: "Pupil wifi", user_group: "pupils"}
letters: {review: "Write to the chair of governors within 28 days."}
probes:
  direct_ip: {addresses: {casino-sample: "192.0.2.7"}}
  encrypted_dns: {endpoints: ["https://dns.example/dns-query"]}
  quic: false
"""
_ALL = pytest.mark.parametrize("setting", FURTHER, ids=lambda one: one.part)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Give a venue with a configuration that somebody wrote."""
    (tmp_path / "our-booking.yaml").touch()
    with written(tmp_path, _FILE) as place:
        yield place


def put(place: Place, part: str, typed: Typed, role: Role = Role.MANAGER) -> Site:
    """Type something into the boxes of a page, as they are empty besides, and read the file."""
    setting = setting_called(part)
    put_setting(place.by(role, setting.key), setting, typed)
    return place.site


def as_it_stands(place: Place, part: str) -> Typed:
    """Give the boxes of a page as they are shown."""
    return setting_called(part).typed(changing.settings_of(place.site, place.store))


def test_every_entry_of_the_file_has_a_page_or_is_known_to_have_none() -> None:
    """One that is added to the file without a page fails here."""
    entries = {each.name for each in fields(WrittenSite)}
    further = {one.key for one in FURTHER}
    of_their_own = {"venue", "networks", "deciders", "coverage", "letters"}
    # of whoever runs the server; and of the program, which says of a sample that it is one
    assert entries == further | of_their_own | {"people", "database", "sample"}
    assert {one.key for one in SETTINGS} == further


def test_everything_that_letters_say_is_asked_for_somewhere() -> None:
    """By a question of setting up, or on a page of its own."""
    asked = {one.field for one in QUESTIONS}
    boxes = {
        box.name.partition(".")[2]
        for one in FURTHER
        if one.key == "letters"
        for group in one.groups({})
        for box in group.boxes
    }
    assert {each.name for each in fields(LetterSettings)} <= asked | boxes


def test_everything_that_can_be_said_of_a_question_is_on_the_page_or_named() -> None:
    """An option that is added to a probe fails here."""
    options = {
        (one.id, each.name)
        for one in network_probes()
        if one.options_kind is not None
        for each in fields(one.options_kind)
    }
    assert options == set(questions_asked.MORE) | set(questions_asked.IN_THE_FILE)


def read_with(key: str, value: object, path: Path = Path("venuecheck.yaml")) -> Site:
    """Read a configuration in which this stands."""
    data = {"venue": {"id": "x", "name": "X"}, "networks": [{"id": "p", "name": "P", "user_group": "p"}]}
    return read_site(read(text_of({**data, key: value}, opening="").encode(), "x"), path, with_files=True)


@_ALL
def test_each_example_can_be_read_and_is_shown(setting: Setting, tmp_path: Path) -> None:
    """The example that a page and a first file give is one."""
    (tmp_path / "our-booking.yaml").touch()
    read_with(setting.key, said_of(setting.key).example, tmp_path / "venuecheck.yaml")
    assert setting.example
    assert setting.said


@_ALL
def test_a_page_that_is_kept_as_it_was_opened_changes_nothing(setting: Setting) -> None:
    """Whatever the example holds stands there afterwards, and nothing else."""
    example = said_of(setting.key).example
    typed = setting.shape.typed(setting.key, example)
    assert setting.shape.value(setting.key, typed, example) == example


_TYPED = st.lists(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=20) | st.from_regex(r"[0-9]{1,4}", fullmatch=True),
    max_size=1,
)
"""What stands in a box; made once, for to make it takes longer than to draw from it."""


@given(st.data())
@_ALL
def test_what_a_page_wrote_it_shows_and_writes_again(setting: Setting, data: st.DataObject) -> None:
    """Whatever was typed: what stands after it is shown as it is, is read as YAML, and kept it is the same."""
    typed: dict[str, list[str]] = {}
    for box in (box for group in setting.groups({}) for box in group.boxes):
        chosen = st.sampled_from(["", *box.options])
        kinds = {Kind.TICKS: st.lists(chosen, unique=True, max_size=3), Kind.CHOICE: st.lists(chosen, max_size=1)}
        typed[box.name] = data.draw(kinds.get(box.kind, _TYPED))
    value = setting.shape.value(setting.key, typed, None)
    if value is None:
        return
    assert read(text_of({setting.key: value}, opening="").encode(), "x").data == {setting.key: value}
    again = setting.shape.value(setting.key, setting.shape.typed(setting.key, value), value)
    assert again == value
    assert all(isinstance(line, str) for line in setting.shape.shown(value))


@_ALL
def test_what_was_typed_is_read_and_recorded_by_whom(setting: Setting, place: Place) -> None:
    """The example, typed into empty boxes: it stands in the file, and the page says since when and by whom."""
    typed = setting.shape.typed(setting.key, said_of(setting.key).example)
    put(place, setting.part, typed)
    settings = changing.settings_of(place.site, place.store)
    assert setting.shown(settings)
    since = changing.since_when(changing.history_of(place.store), settings, setting.key)
    assert since is not None
    assert (since.person, since.at) == ("Pat manager", place.now)
    assert changing.history_of(place.store)[0].what.startswith(setting.title)


def test_since_when(place: Place) -> None:
    """Nobody yet; by whom; by hand, as long as that is not recorded."""

    def since(part: str) -> changing.Since | None:
        return changing.since_when(
            changing.history_of(place.store), changing.settings_of(place.site, place.store), part
        )

    assert since("limits") is None
    put(place, "limits", {"limits.concurrency": ["3"]})
    at = place.now
    put(place, "retention", {"retention.run": ["12"]})
    assert since("limits") == changing.Since(person="Pat manager", at=at)
    text = place.path.read_text(encoding="utf-8").replace("concurrency: 3", "concurrency: 4")
    place.path.write_text(text, encoding="utf-8")
    assert since("limits") == changing.Since(person="")


def test_what_no_box_shows_stays(place: Place) -> None:
    """An option that only the file knows, a list in place of a tick, and what is switched off as it is anyhow."""
    before = place.site.choices
    put(place, "probes", {**as_it_stands(place, "probes"), "probes.proxy_bypass": ["yes"]})
    now = dict(place.site.choices)
    assert now.pop("proxy_bypass").asked
    assert now == dict(before)
    put(place, "probes", {**as_it_stands(place, "probes"), "probes.encrypted_dns.endpoints": []})
    assert place.site.choices.get("encrypted_dns") is None
    put(place, "terms", {"letters.terms": ["Keep to the law.\r\n\r\nLeave it clean."]})
    assert place.site.letters.terms == "Keep to the law.\n\nLeave it clean."
    assert place.site.letters.review == "Write to the chair of governors within 28 days."


def test_rows_are_kept_in_order_and_taken_out(place: Place) -> None:
    """With an empty one in between; dates as people write them."""
    rows = {
        "leave_out.0.page": ["casino-sample"],
        "leave_out.0.reason": ["Blocked by the line's provider"],
        "leave_out.0.until": ["31 March 2027"],
        "leave_out.2.category": ["gambling"],
        "leave_out.2.reason": ["Agreed with the governors"],
    }
    found = put(place, "leave_out", rows).leave_out
    assert [(one.named, one.id, str(one.until)) for one in found] == [
        ("page", "casino-sample", "2027-03-31"),
        ("category", "gambling", "None"),
    ]
    assert put(place, "leave_out", {}).leave_out == ()


def test_plans_keep_their_order(place: Place) -> None:
    """Where one is added, it stands last; none is those of its kind."""
    put(place, "plans", {"plans": ["walsall-2020"]})
    both = {"plans": ["dfe-filtering-monitoring", "walsall-2020"]}
    assert put(place, "plans", both).plans == ("walsall-2020", "dfe-filtering-monitoring")
    assert put(place, "plans", {}).plans is None


_KEY = "0f" * 32


@pytest.mark.parametrize(
    ("part", "typed", "box", "what"),
    [
        ("limits", {"limits.concurrency": ["many"]}, "limits.concurrency", "a whole number is needed here"),
        ("limits", {"limits.step_timeout": ["0"]}, "limits.step_timeout", "must be from 0.1 to 120"),
        ("retention", {"retention.run": ["0"]}, "retention.run", "months must be from 1"),
        ("screening", {"screening.max_age_days": ["900"]}, "screening.max_age_days", "must be from 1 to 366"),
        ("filter", {"filter.host": ["not a host"]}, "filter.host", "this is no host name"),
        ("filter", {"filter.title": ["No"]}, "filter.title", "too short to tell a page"),
        (
            "reference",
            {"reference.address": ["http://x.example/"], "reference.key": [_KEY]},
            "reference.address",
            "https",
        ),
        ("reference", {"reference.address": ["https://x.example/"]}, "reference.key", "the key of who publishes it"),
        ("reference", {"reference.key": [_KEY]}, "reference.address", "neither an address nor a file"),
        ("leave_out", {"leave_out.1.page": ["x"]}, "leave_out.1.reason", "'reason' is empty"),
        ("leave_out", {"leave_out.1.reason": ["Agreed"]}, "leave_out.1.page", "name either a page or a category"),
        (
            "leave_out",
            {"leave_out.3.page": ["x"], "leave_out.3.reason": ["Agreed"], "leave_out.3.until": ["soon"]},
            "leave_out.3.until",
            "this is not a date",
        ),
        ("checklists", {"checklists.others": ["no.yaml"]}, "checklists.others", "there is no file 'no.yaml'"),
        ("plans", {"plans.others": ["no-such-plan"]}, "plans.others", "there is no plan 'no-such-plan'"),
        (
            "booking_system",
            {"booking_system.1.heading": ["Ref. (own)"], "booking_system.1.holds": [""]},
            "booking_system.1.holds",
            "this is empty",
        ),
        ("probes", {"probes.second_resolver": ["yes"]}, "probes.second_resolver", "needs to be told more"),
        (
            "probes",
            {"probes.second_resolver": ["yes"], "probes.second_resolver.resolvers": ["nobody"]},
            "probes.second_resolver",
            "nobody",
        ),
        ("terms", {"letters.terms": ["x" * 20_001]}, "letters.terms", "longer than 20000"),
    ],
)
def test_what_cannot_be_stands_beside_its_box_in_the_readers_words(
    place: Place, part: str, typed: Typed, box: str, what: str
) -> None:
    """Nothing is written, and what the reader of the file says is what the page says."""
    setting = setting_called(part)
    with pytest.raises(InvalidError, match=what) as refused:
        put(place, part, typed)
    boxes = [setting.box_of(typed, one.field) for one in refused.value.problems]
    assert any(one == box or one.startswith(f"{box}.") for one in boxes), boxes
    assert place.path.read_text(encoding="utf-8") == _FILE
    value = setting.shape.value(setting.key, typed, None)
    with pytest.raises(InputError) as read_so:
        read_with(setting.key, value)
    assert {one.what for one in read_so.value.problems} == {one.what for one in refused.value.problems}


@_ALL
def test_who_may_change_it(setting: Setting, place: Place) -> None:
    """School IT what checks do; a clerk nothing."""
    typed = setting.shape.typed(setting.key, said_of(setting.key).example)
    with pytest.raises(ForbiddenError):
        put(place, setting.part, typed, Role.CLERK)
    if setting.part in {"leave_out", "filter", "reference", "probes", "limits", "trust"}:
        put(place, setting.part, typed, Role.IT)
    else:
        with pytest.raises(ForbiddenError):
            put(place, setting.part, typed, Role.IT)


def test_a_computer_that_only_checks_gets_what_checks_need(place: Place) -> None:
    """Everything of a check, read as it is here; nothing of bookings, periods and letters."""
    for setting in FURTHER:
        put(place, setting.part, setting.shape.typed(setting.key, said_of(setting.key).example))
    text = changing.for_checks(changing.settings_of(place.site, place.store), place.now)
    elsewhere = load_written(place.path.parent, text)
    here = place.site
    for name in ("venue", "networks", "limits", "leave_out", "taught", "choices", "reference"):
        mine, theirs = getattr(here, name), getattr(elsewhere, name)
        assert theirs == mine, name
    assert elsewhere.letters == LetterSettings()
    assert elsewhere.booking_columns == {}


def load_written(folder: Path, text: str) -> Site:
    """Read a file that was taken along."""
    path = folder / "taken.yaml"
    path.write_text(text, encoding="utf-8")
    site = load_site(path)
    return replace(site, path=folder / "venuecheck.yaml")


def test_there_is_no_other_part() -> None:
    """Neither an entry that has another page, nor none."""
    for part in ("people", "database", "venue", "letters", "nonsense"):
        with pytest.raises(NotFoundError):
            setting_called(part)
