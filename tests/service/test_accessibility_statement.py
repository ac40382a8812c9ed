"""What an organisation states of its pages' accessibility: checked, kept for all processes, and due again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.report.samples import NOW
from venuecheck.accounts.accounts import Accounts
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.service.accessibility_statement import Compliance, KeptStatement, Statement, checked

_DAY = NOW.date()
STATEMENT = Statement(
    organisation="Example Council",
    email="access@council.example",
    telephone="01632 960000",
    post="1 High Street\nExampletown",
    answer_days=10,
    compliance=Compliance.PARTIAL,
    problems="Maps have no text beside them (1.1.1): mended by March.\nOld files are no tagged PDF: out of scope.",
    tested=_DAY,
    how_tested="By the council's digital team, with a keyboard and NVDA.",
    prepared=_DAY,
    reviewed=_DAY,
)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("organisation", {"organisation": " - "}),
        ("organisation", {"organisation": "x" * 201}),
        ("how_tested", {"how_tested": ""}),
        ("email", {"email": "access at council"}),
        ("email", {"email": "", "telephone": "", "post": " \n"}),
        ("answer_days", {"answer_days": 0}),
        ("answer_days", {"answer_days": 91}),
        ("compliance", {"compliance": Compliance.FULL}),
        ("problems", {"problems": "\n"}),
        ("problems", {"problems": "x" * 5_001}),
        ("problems", {"compliance": Compliance.NONE, "problems": ""}),
        ("tested", {"tested": _DAY + timedelta(days=1)}),
    ],
)
def test_what_cannot_stand_is_named_with_its_box(field: str, changed: dict[str, Any]) -> None:
    """Each by itself, and nothing else with it."""
    assert checked(STATEMENT) == STATEMENT
    with pytest.raises(InvalidError) as raised:
        checked(replace(STATEMENT, **changed))
    assert [one.field for one in raised.value.problems] == [field]


def test_it_is_kept_with_the_day_it_was_first_prepared(tmp_path: Path) -> None:
    """And not over what somebody else kept meanwhile."""
    kept = _kept(tmp_path)
    assert kept.read() is None
    kept.keep(STATEMENT)
    assert kept.read() == replace(STATEMENT, version=1)
    later = _DAY + timedelta(days=40)
    again = replace(STATEMENT, organisation="\u202eOther\n Council", version=1, prepared=later, reviewed=later)
    kept.keep(again)
    assert kept.read() == replace(again, organisation="Other Council", prepared=_DAY, version=2)
    with pytest.raises(ConflictError):
        kept.keep(again)


@pytest.mark.parametrize(("days", "said"), [(0, ""), (365, ""), (366, "more than a year ago")])
def test_it_is_to_be_looked_over_each_year(tmp_path: Path, days: int, said: str) -> None:
    """Until it is written, that is what there is to do."""
    kept = _kept(tmp_path)
    assert "not written yet" in kept.due(_DAY)
    kept.keep(STATEMENT)
    due = kept.due(_DAY + timedelta(days=days))
    assert said in due
    assert bool(due) is bool(said)


def test_its_problems_are_told_one_by_one() -> None:
    """As they stand in lines."""
    assert [one.split()[0] for one in STATEMENT.known_problems] == ["Maps", "Old"]


def _kept(folder: Path) -> KeptStatement:
    return KeptStatement(Accounts.beside(folder).database)
