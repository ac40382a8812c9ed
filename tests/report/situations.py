"""Situations that a report must tell apart, each with its view."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.authoring.document import read_file
from venuecheck.core.venue import Network, Venue
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import Run
from venuecheck.plans.plan import Plan
from venuecheck.plans.reading import read_plan
from venuecheck.report.venue.todo import NOTHING_SAID, Said
from venuecheck.report.venue.view import Scope, View, build

from . import samples as made

TEMPLATES = Path(__file__).parents[2] / "reports"


def view_of(
    networks: Sequence[Network],
    runs: Sequence[Run],
    assessments: Sequence[Assessment] = (),
    *,
    scope: Scope = "venue",
    venue: Venue = made.SCHOOL,
    made_at: datetime = made.NOW,
    overrides: Sequence[Override] = (),
    plans: Sequence[Plan] = (),
    said: Said = NOTHING_SAID,
    places: Sequence[str] = (),
    devices: Sequence[str] = (),
) -> View:
    """Build a view as the services do."""
    return build(
        venue=venue,
        networks=networks,
        runs=runs,
        assessments=assessments,
        made_at=made_at,
        software="venuecheck 0.1.0",
        scope=scope,
        overrides=overrides,
        plans=plans,
        said=said,
        places=places,
        devices=devices,
    )


@cache
def shipped_plans() -> tuple[Plan, ...]:
    """Give every plan that ships."""
    return tuple(read_plan(read_file(path)) for path in catalogue.plans())


def school() -> View:
    """Give a school with a network that fails, one that is fine and one of which nothing is known."""
    older = made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=200))
    return view_of(
        (made.PUPILS, made.STAFF, made.GUESTS),
        (older, made.mixed_run(started=made.NOW - timedelta(days=60)), made.mixed_run(), made.fine_run()),
        (made.booking(), made.self_assessment()),
        plans=shipped_plans(),
        said=made.said(),
        places=("Library", "Year 6"),
        devices=("Windows laptop", "iPad"),
    )


def put_right() -> View:
    """Give a school whose filter was wrong, and is not any more; the last check but one is overdue elsewhere."""
    then = made.NOW - timedelta(days=40)
    old = made.fine_run(made.STAFF, started=made.NOW - timedelta(days=500))
    return view_of(
        (made.PUPILS, made.STAFF),
        (made.mixed_run(started=then), made.fine_run(made.PUPILS), old),
        (made.self_assessment(),),
        plans=shipped_plans(),
        said=made.said(),
    )


def hostile() -> View:
    """Give a school in which every text is hostile."""
    return view_of(
        (made.PUPILS, replace(made.GUESTS, name=made.ALL_HOSTILE, user_group=made.ALL_HOSTILE)),
        (made.hostile_run(),),
        (replace(made.booking(), subject=made.ALL_HOSTILE, person=made.ALL_HOSTILE),),
        venue=replace(made.SCHOOL, name=made.ALL_HOSTILE),
        overrides=(
            made.override("hostile", reason=made.ALL_HOSTILE, person=made.ALL_HOSTILE),
            made.override(made.ALL_HOSTILE, until=made.NOW.date() - timedelta(days=1)),
        ),
        plans=(made.hostile_plan(),),
        said=made.hostile_said(),
        places=(made.ALL_HOSTILE,),
        devices=(made.ALL_HOSTILE,),
    )


SITUATIONS: dict[str, Callable[[], View]] = {
    "school": school,
    "fine": lambda: view_of((made.STAFF,), (made.fine_run(),), (made.booking(),)),
    "invalid": lambda: view_of((made.PUPILS,), (made.mixed_run(), made.invalid_run()), (made.booking(decided=False),)),
    "stopped": lambda: view_of((made.PUPILS,), (made.stopped_run(),)),
    "nothing-recorded": lambda: view_of((made.PUPILS, made.STAFF), ()),
    "nothing-known": lambda: view_of((), ()),
    "put-right": put_right,
    "one-run": lambda: view_of((made.PUPILS, made.STAFF), (made.mixed_run(),), scope="run"),
    "hostile": hostile,
}
