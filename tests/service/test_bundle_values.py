"""No value of a bundle that cannot be is taken in, though the venue's own key signed it."""

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import settings
from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck.core.problem import InputError
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.records.chain import canonical
from venuecheck.records.envelope import seal
from venuecheck.records.signing import Signer
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bundle import (
    BUNDLE_TYPE,
    ActionSaid,
    AgedSaid,
    Case,
    EvidenceSaid,
    NetworkSaid,
    RunSaid,
    VenueSaid,
)
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_reading import read_bundle, said_by
from venuecheck.service.partnership.bundle_values import impossible
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.sites.opening import open_store

from . import venues

FIXTURES = Path(__file__).parents[1] / "fixtures"
SIGNER = Signer(Ed25519PrivateKey.generate())
Way = tuple[str | int, ...]

IMPOSSIBLE = {
    "number": (-1, -5, 10**40, 2**63, float("nan"), float("inf"), True, "7", 1.5),
    "figure": (-1, -0.5, 10**40, float("nan"), float("-inf"), True, "7"),
    "day": ("0001-01-01", "10000-01-01", 0, True, "2026-02-30"),
    "end": ("0001-01-01T00:00:00+00:00", "2026-11-30T17:00:00", "9999-12-31T23:59:59-12:00", 0, 10**40, True),
    "moment": ("0001-01-01T00:00:00+00:00", "2026-11-30T17:00:00", "9999-12-31T23:59:59-12:00", 0, 10**40, True),
}
"""What cannot stand where a value of a kind stands."""


def leaves(value: object, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Give each number, day and moment of a document, with its way and kind."""
    if isinstance(value, dict | list):
        for name, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(member, (*way, name))
    elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        yield way, "day" if "T" not in value else "end" if way[-1] == "over" else "moment"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield way, "figure" if way[-1] in {"figure", "target"} else "number"


def body_of(said: dict[str, Any]) -> bytes:
    """Write it in the form that is signed, where it has one."""
    try:
        return canonical(said)
    except ValueError:
        return json.dumps(said).encode()


def signed(body: dict[str, Any], way: Way = (), value: object = None) -> Given:
    """Sign what a bundle says, with one value in the place of another, by a key that it names as its own."""
    new = json.loads(json.dumps(body))
    new.update(public_key=SIGNER.public_key, mark=None)
    if way:
        *above, last = way
        at = new
        for step in above:
            at = at[step]
        at[last] = value
    return Given(name="a.bundle", content=seal(SIGNER, BUNDLE_TYPE, body_of(new)))


def said_in(path: Path) -> dict[str, Any]:
    """Give what a bundle says."""
    said: dict[str, Any] = json.loads(base64.b64decode(json.loads(path.read_bytes())["payload"]))
    return said


@pytest.fixture
def newest(tmp_path: Path) -> Path:
    """Give a bundle of today's form."""
    site, path = venues.school(tmp_path / "school"), tmp_path / "new.bundle"
    with open_store(site) as store:
        path.write_bytes(export(site, store, bundle_of(site, store, now=made.NOW)))
    return path


def one_of_each(body: dict[str, Any]) -> dict[tuple[str, ...], tuple[Way, str]]:
    """Give one place of each kind of value that a bundle holds: not each of a thousand checks."""
    told = {name: body[name] for name in body if name not in {"mark", "cases"}}
    return {tuple("*" if isinstance(step, int) else step for step in way): (way, kind) for way, kind in leaves(told)}


@pytest.mark.parametrize("form", ["version-0.1.0", "bundle-2", "newest"])
def test_no_number_and_no_day_is_taken_that_cannot_be(form: str, newest: Path) -> None:
    """Each, by the key that the bundle names: asked for again, and never a fault of the program."""
    body = said_in(newest if form == "newest" else FIXTURES / form / "venue.bundle")
    assert read_bundle(signed(body)).bundle.venue.id == body["venue"]["id"]
    places = one_of_each(body)
    assert len(places) > 10
    for way, kind in places.values():
        for value in IMPOSSIBLE[kind]:
            file = signed(body, way, value)
            with pytest.raises(InputError, match="ask for it again"):
                pytest.fail(f"{way}: {value} was taken: {read_bundle(file)}")
            assert said_by(file)[1] is None, (way, value)


@pytest.mark.parametrize(("way", "value"), [("list_version", 10**40), ("started", "9999-12-31T23:59:59-12:00")])
def test_the_place_is_named_and_nothing_is_collated(newest: Path, tmp_path: Path, way: str, value: object) -> None:
    """By import and inspection, which read it so, and by collation of a folder in which it lies."""
    file = signed(said_in(newest), ("runs", 0, way), value)
    with pytest.raises(InputError, match=rf"what stands at runs\.0\.{way} cannot be; ask for it again"):
        read_bundle(file)
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "a.bundle").write_bytes(file.content)
    gathered = gather([str(tmp_path / "sent")], None, now=made.NOW)
    assert gathered.sources == ()
    assert [f"runs.0.{way} cannot be" in one.words for one in gathered.not_counted] == [True]


def test_no_more_records_are_told_than_the_chain_has(newest: Path) -> None:
    """Of all kinds together; as many are taken."""
    said = said_in(newest)
    count = len(said["chain"])
    assert read_bundle(signed(said, ("records",), {"assessment": count})).bundle.records == {"assessment": count}
    for wrong in ({"assessment": count + 1}, {"assessment": count, "run": 1}, {"made_up": 9_999}):
        with pytest.raises(InputError, match="they are more than its chain has; ask for it again"):
            read_bundle(signed(said, ("records",), wrong))


def test_no_assessment_is_told_twice(newest: Path) -> None:
    """Each would count."""
    said = said_in(newest)
    twice = [*said["assessments"], said["assessments"][0]]
    with pytest.raises(InputError, match="an assessment stands there twice; ask for it again"):
        read_bundle(signed(said, ("assessments",), twice))


@pytest.mark.parametrize("over", ["2026-11-30T17:00:00", "9999-12-31T23:59:59-12:00", "1899-12-31T00:00:00+00:00"])
def test_when_something_is_over_is_a_moment_that_everybody_knows(over: str) -> None:
    """With a time zone, and on a day that there is everywhere; the last that there is stands for "always"."""
    action = ActionSaid(due=None, over=datetime.fromisoformat(over))
    assert impossible(action) == ("over",)
    assert impossible(ActionSaid(due=None, over=datetime.fromisoformat("9999-12-31T23:59:59+00:00"))) is None


def test_no_text_is_longer_than_anybody_writes() -> None:
    """Whether it stands in a list or not; a file is as long as it is."""
    long = "a" * 200_000
    turned = AgedSaid(after=made.NOW, gone=("a", long))
    assert impossible(turned) == ("gone", "1")
    assert impossible(EvidenceSaid(name=long, media_type="a", digest="a", content="a")) == ("name",)
    assert impossible(EvidenceSaid(name="a", media_type="a", digest="a", content=long)) is None


@pytest.mark.parametrize("answered", ["a" * 200_000, 10**400, float("nan"), [0, {"b": -(10**40)}]])
def test_no_answer_of_a_case_is_taken_that_cannot_be(answered: object) -> None:
    """However deep; one below nothing is an answer."""
    assert impossible(Case(id="a", agreement="a", assessment={"a": answered}, evidence=())) == ("assessment", "a")
    assert impossible(Case(id="a", agreement="a", assessment={"a": [-7, -0.5, True, None]}, evidence=())) is None


def test_every_text_of_a_bundle_has_an_end(newest: Path) -> None:
    """Wherever it stands, each by its own way; and a name that every version gave is there."""
    looked_at = set()
    for each in parts_of(read_bundle(newest).bundle):
        for field in fields(each):
            if type(getattr(each, field.name)) is str and type(each) is not EvidenceSaid:
                assert impossible(replace(each, **{field.name: "a" * 100_001})) == (field.name,)
                assert impossible(replace(each, **{field.name: "a" * 100_000})) is None
                looked_at.add(type(each))
    assert {RunSaid, PageFinding, NetworkSaid, VenueSaid} <= looked_at
    assert impossible(VenueSaid(id="a", name="", kind=VenueKind.SCHOOL)) == ("name",)


def parts_of(value: object) -> Iterator[Any]:
    """Give every dataclass that a value holds, and itself."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from parts_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from parts_of(member)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**31, max_value=10**400)
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["2026-11-30", "0001-01-01", "2026-11-30T17:00:00", "9999-12-31T23:59:59-12:00", "\ud800", "\0"]),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=8), some, max_size=3),
    max_leaves=6,
)


def nodes(value: object, way: Way = ()) -> Iterator[Way]:
    """Give the way to each value of a document, those that hold others too."""
    if isinstance(value, dict | list):
        for name, member in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*way, name)
            yield from nodes(member, (*way, name))


def refusal(file: Given) -> str:
    """Say why a bundle is not taken; empty where it is."""
    try:
        read_bundle(file)
    except InputError as error:
        return str(error)
    return ""


def test_whatever_stands_anywhere_is_taken_or_refused_by_its_name(newest: Path, tmp_path: Path) -> None:
    """In each field a value of any type: never a fault of the program, and no other venue's bundle is left out."""
    body = said_in(newest)
    kinds = {tuple("*" if isinstance(step, int) else step for step in way): way for way in nodes(body)}
    ways = sorted((way for way in kinds.values() if way[0] not in {"public_key", "mark"}), key=str)
    assert len(ways) > 60
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "good.bundle").write_bytes(newest.read_bytes())

    @settings(max_examples=300, deadline=None, derandomize=True)
    @hypothesis.given(way=st.sampled_from(ways), value=JSON)
    def tried(way: Way, value: object) -> None:
        file = signed(body, way, value)
        problem = refusal(file)
        said = said_by(file)[1]  # what a version of another time says is told, too
        assert bool(problem) is (said is None or way == ("schema",)), problem
        refused.extend([file.content] if problem else [])

    refused: list[bytes] = []
    tried()
    assert len(refused) > 50
    for content in refused[:: len(refused) // 8]:
        (folder / "bad.bundle").write_bytes(content)
        gathered = gather([str(folder)], None, now=made.NOW)
        assert [source.venue for source in gathered.sources] == [body["venue"]["id"]]
        assert len(gathered.not_counted) == 1


TEXTS = {
    ("venue", "name"): ("",),
    ("networks", 0, "id"): ("",),
    ("networks", 0, "name"): ("",),
    ("assessments", 0, "id"): ("",),
    ("assessments", 0, "checklist"): ("",),
    ("erased",): (["X"], [""]),
}


@pytest.mark.parametrize(("way", "value"), [(way, value) for way, values in TEXTS.items() for value in values])
def test_no_text_is_taken_that_nothing_is_called(newest: Path, way: Way, value: object) -> None:
    """Where all have a name, or an id."""
    named = ".".join(map(str, way)).replace(".", r"\.")
    with pytest.raises(InputError, match=rf"what stands at {named}.* cannot be; ask for it again"):
        read_bundle(signed(said_in(newest), way, value))


WRITTEN = {
    "a blank": (b'"schema":', b'"schema": ', "is not written in the one form"),
    "a letter escaped": (b'"schema":', b'"sch\\u0065ma":', "is not written in the one form"),
    "half a character": (b'"name":"', b'"name":"\\ud800', "what stands at networks\\.0\\.name cannot be"),
    "a name twice": (b'"schema":', b'"schema":"a","schema":', "cannot be read: 'schema' is named twice"),
    "no UTF-8": (b'"name":"', b'"name":"\xff', "cannot be read: it is not UTF-8"),
    "no JSON": (b'"schema":', b'"schema"', "cannot be read: it is not JSON"),
    "too deep": (b'"schema":', b'"a":' + b"[" * 100_000 + b"]" * 100_000 + b',"schema":', "it is nested too deep"),
    "no number": (b'"venue":{', b'"venue":{"id":NaN,"x":{', "cannot be read"),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_what_was_signed_in_another_form_is_told_as_that(newest: Path, what: str) -> None:
    """And not as a file that nobody signed."""
    old, new, said = WRITTEN[what]
    body = body_of({**said_in(newest), "public_key": SIGNER.public_key, "mark": None})
    assert read_bundle(Given(name="a.bundle", content=seal(SIGNER, BUNDLE_TYPE, body)))
    with pytest.raises(InputError, match=said):
        read_bundle(Given(name="a.bundle", content=seal(SIGNER, BUNDLE_TYPE, body.replace(old, new, 1))))


@pytest.mark.parametrize("number", ["-0", "NaN", "-Infinity", "9" * 5000, "1e999"])
def test_what_is_no_number_is_named_where_it_stands(newest: Path, number: str) -> None:
    """Whatever a reader of JSON makes of it."""
    body = body_of({**said_in(newest), "public_key": SIGNER.public_key, "mark": None})
    body = re.sub(rb'"list_version":[0-9]+', f'"list_version":{number}'.encode(), body, count=1)
    with pytest.raises(InputError, match=r"what stands at runs\.0\.list_version cannot be"):
        read_bundle(Given(name="a.bundle", content=seal(SIGNER, BUNDLE_TYPE, body)))
