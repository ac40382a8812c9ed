"""When records were there whose own date is wrong: by their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from venuecheck.records import when_there
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store
from venuecheck.records.when_there import on_record

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a record says."""

    what: str = "it"


def hours(ago: float) -> datetime:
    """Give a moment so many hours ago; before 0 it is still to come."""
    return NOW - timedelta(hours=ago)


CASES: dict[str, tuple[Sequence[tuple[str, str, float]], datetime | None]] = {
    "nothing follows": ([("note", "a", 5), ("look", "x", -90)], None),
    "a note follows": ([("look", "x", -90), ("note", "a", 5), ("note", "b", 3)], hours(5) - _A_MOMENT),
    "what follows is dated ahead too": (
        [("look", "x", -90), ("note", "a", -5), ("note", "b", 3)],
        hours(3) - _A_MOMENT,
    ),
    "what follows has a clock that was set back": (
        [("note", "a", 6), ("note", "d", 5), ("look", "x", -90), ("note", "b", 400), ("note", "c", 2)],
        hours(2) - _A_MOMENT,
    ),
    "a run follows, which counts from its beginning": ([("look", "x", -90), ("look", "y", 4)], hours(4) - _A_MOMENT),
    "a run that had begun before": ([("note", "a", 3), ("look", "x", -90), ("look", "y", 4)], hours(3)),
    "its date has come since": (
        [("note", "a", 50), ("look", "x", 5), ("note", "b", 40), ("note", "c", 39)],
        hours(40) - _A_MOMENT,
    ),
    "its date has come, and one other alone is against it": (
        [("note", "a", 50), ("look", "x", 5), ("note", "b", 40)],
        None,
    ),
    "the first of all, and one clock was set back": ([("look", "x", 5), ("note", "b", 4000)], None),
    "its own clock was set back": (
        [("note", "a", 9), ("look", "x", 400), ("note", "b", 5)],
        hours(9) + 1000 * _A_MOMENT,
    ),
    "its date has come, and others are dated later": (
        [("look", "x", 5), ("note", "a", 50), ("note", "b", 40), ("note", "c", 4)],
        hours(50) - _A_MOMENT,
    ),
    "one clock among many was slow": (
        [("note", "a", 9), ("note", "b", 8), ("look", "x", 7), ("note", "c", 80), ("note", "d", 5)],
        None,
    ),
    "all is in order": ([("note", "a", 9), ("look", "x", 7), ("note", "c", 5)], None),
    "it was gone on with": (
        [("look", "x", -90), ("note", "a", 5), ("look", "x", -80), ("note", "b", 2)],
        hours(2) - _A_MOMENT,
    ),
}


@pytest.mark.parametrize(("records", "there"), CASES.values(), ids=CASES)
def test_it_was_there_before_what_follows_it(
    tmp_path: Path, records: Sequence[tuple[str, str, float]], there: datetime | None
) -> None:
    begun = {key: hours(ago) for kind, key, ago in records if kind == "look"}
    with Store.open(f"sqlite:///{(tmp_path / 'v.db').as_posix()}", "v", Beside(tmp_path)) as store:
        for kind, key, ago in records:
            before = store.read(kind, key, Told)
            recorded = hours(2) if key == "y" else hours(ago)
            store.append(kind, key, Told(), recorded, over=before.version if before else None)
        assert on_record(store, "look", begun, NOW) == ({"x": there} if there else {})


def test_nothing_is_asked_where_no_date_is_wrong(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{(tmp_path / 'v.db').as_posix()}", "v", Beside(tmp_path)) as store:
        store.append("look", "x", Told(), hours(4))
        assert on_record(store, "look", {"x": hours(4)}, NOW) == {}


def test_it_is_worked_out_once_until_something_is_recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or until another is asked about, by another date or by its day; anew at each moment while one is to come."""
    made: list[str] = []
    work_out = when_there._on_record

    def noted(*said: Any) -> Mapping[str, datetime]:
        made.append(said[1])
        return work_out(*said)

    monkeypatch.setattr(when_there, "_on_record", noted)
    begun, there = {"x": hours(5), "y": hours(39.5)}, {"x": hours(40) - _A_MOMENT}
    with Store.open(f"sqlite:///{(tmp_path / 'v.db').as_posix()}", "v", Beside(tmp_path)) as store:
        for kind, key, ago in (("note", "a", 50), ("look", "x", 5), ("note", "b", 40), ("look", "y", 39)):
            store.append(kind, key, Told(), hours(ago))

        def asked(said: Mapping[str, datetime], now: datetime = NOW, **more: Any) -> tuple[int, Mapping[str, datetime]]:
            found = on_record(store, "look", said, now, **more)
            return len(made), found

        assert asked(begun) == (1, there)
        assert asked(dict(begun), NOW + timedelta(hours=1)) == (1, there)
        assert asked({"x": hours(5)}) == (2, there)
        assert asked({**begun, "x": hours(4)}) == (3, there)
        assert asked(begun) == (4, there)
        assert asked(begun, by_day={"x"}) == (5, there)
        assert asked(begun, hours(10)) == (6, there)
        assert asked(begun, hours(10.5)) == (7, there)
        assert asked(begun) == (8, there)
        store.append("note", "c", Told(), hours(38))
        assert asked(begun) == (9, there)
        assert asked({}) == (9, {})
