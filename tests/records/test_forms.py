"""The forms of what records say: those of the types, in the program and in the verifier that needs nothing of it."""

import json
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest
import sqlalchemy as sa

from tests.records import record_forms
from tests.records.conftest import VERIFIER
from tests.records.jotting import Jotting
from tests.report import samples
from venuecheck.records import forms
from venuecheck.records.chain import canonical_of
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


def test_what_is_recorded_is_held_as_text_alone_while_the_database_takes_it(tmp_path: Path) -> None:
    """The database makes a copy of it: its bytes in the canonical form are gone by then."""
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
    assert held[0] < 2.5 * len(canonical_of(long))


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
