"""The forms of what records say: those of the types, in the program and in the verifier that needs nothing of it."""

import json
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import cast

import pytest
import sqlalchemy as sa

from tests.records import record_forms
from tests.records.conftest import VERIFIER
from tests.records.jotting import Jotting
from tests.report import samples
from venuecheck.filtering.model.observation import Observation
from venuecheck.records import forms
from venuecheck.records.appending import New, ready
from venuecheck.records.chain import canonical, canonical_of
from venuecheck.records.codec import encode
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)


def test_they_are_those_of_the_types() -> None:
    """Whoever changes a type that is recorded makes them anew: `make schemas`."""
    assert record_forms.KEPT.read_text("utf-8") == record_forms.written()
    assert VERIFIER.read_text("utf-8") == record_forms.in_verifier()


@pytest.mark.parametrize(
    ("kind", "value"),
    [("run", samples.mixed_run()), ("assessment", samples.booking()), ("override", samples.override("p"))],
)
def test_what_the_program_writes_has_its_form(kind: str, value: object, verifier: ModuleType) -> None:
    """And without any one of its members that must be there it has not, in both verifiers."""
    body = canonical_of(value).decode()
    said = json.loads(body)
    form = verifier.FORMS["kinds"][kind]
    assert forms.fits(kind, body)
    assert verifier.fits(form, said)
    lacking = [{name: one for name, one in said.items() if name != gone} for gone in said]
    here = [forms.fits(kind, json.dumps(one)) for one in lacking]
    assert here == [verifier.fits(form, one) for one in lacking]
    assert not all(here)


def test_what_is_looked_at_is_not_built_once_more() -> None:
    """A long run that is recorded is in memory as a value and as text: to look at its form adds hardly anything."""
    run = samples.mixed_run()
    body = canonical_of(replace(run, observations=20 * run.observations))
    forms.fits("run", "{}")
    tracemalloc.start()
    assert forms.fits("run", body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < len(body) / 10


def test_what_is_recorded_is_held_once_while_the_database_takes_it(tmp_path: Path) -> None:
    """The database makes copies of it: it is there in its bytes, and not as a text of Python's besides."""
    run = samples.mixed_run()
    long, held = replace(run, observations=100 * run.observations), list[int]()
    with Store.open(f"sqlite:///{(tmp_path / 'v.db').as_posix()}", "v", Beside(tmp_path)) as store:
        store.append("run", "short", run, NOW)

        @sa.event.listens_for(store.database._engine, "before_cursor_execute")
        def _before(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            held.extend([tracemalloc.get_traced_memory()[0]] if "INTO payload" in statement else [])

        tracemalloc.start()
        store.append("run", "long", long, NOW)
        tracemalloc.stop()
    assert held[0] < 1.5 * len(canonical_of(long))


def test_what_is_recorded_is_a_text_to_the_database_whatever_is_written(tmp_path: Path) -> None:
    """Given to it in bytes, it is still read, searched and counted by characters."""
    run = samples.mixed_run()
    told = replace(run, run=replace(run.run, place="Café “Über” 図書館 😀"))
    with Store.open(f"sqlite:///{(tmp_path / 'v.db').as_posix()}", "v", Beside(tmp_path)) as store:
        store.append("run", "told", told, NOW)
        with store.database.reading() as connection:
            kind, body = connection.execute(sa.text("SELECT typeof(body), body FROM payload")).one()
    assert (kind, body.encode()) == ("text", canonical_of(told))


def test_a_record_is_refused_for_a_long_field_that_has_another_form() -> None:
    """A long field is looked at as it is written, apart from all that is besides."""
    run = samples.mixed_run()
    new = New(kind="run", key="r", venue="v", payload=run, at=NOW)
    assert ready(replace(new, payload=replace(run, observations=20 * run.observations)))
    with pytest.raises(ValueError, match="has not its form"):
        ready(replace(new, payload=replace(run, observations=cast("tuple[Observation, ...]", 20 * run.findings))))


@pytest.mark.parametrize("field", ["observations", "findings"])
def test_a_long_field_is_looked_at_by_its_own_form(field: str) -> None:
    run = samples.mixed_run()
    assert forms.fits("run", canonical([]), field=field)
    assert forms.fits("run", canonical(encode(run)[field]), field=field)
    assert not forms.fits("run", b'[{"of": "another form"}]', field=field)


@pytest.mark.parametrize("kind", json.loads(record_forms.KEPT.read_text("utf-8"))["kinds"])
def test_of_each_kind_a_form_can_be_made(kind: str) -> None:
    """Of the shapes that it needs, and nothing has all forms."""
    assert not forms.fits(kind, '"a text"')


def test_what_has_not_the_form_of_its_kind_is_never_recorded(tmp_path: Path) -> None:
    """It would prove, and be called a newer version's ever after."""
    with Store.open(f"sqlite:///{(tmp_path / 'v.db').as_posix()}", "v", Beside(tmp_path)) as store:
        with pytest.raises(ValueError, match="kind 'run'"):
            store.append("run", "x", Jotting(name="no run"), NOW)
        assert store.all("run", Jotting) == ()
