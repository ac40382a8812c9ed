"""The forms of what records say: those of the types, in the program and in the verifier that needs nothing of it."""

import json
from types import ModuleType

import pytest

from tests.records import record_forms
from tests.records.conftest import VERIFIER
from tests.report import samples
from venuecheck.records import forms
from venuecheck.records.chain import canonical_of


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
