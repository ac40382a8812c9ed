"""The plans that a venue is held against, read from their files."""

from venuecheck import catalogue
from venuecheck.authoring.kept import kept
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.plans.plan import Plan
from venuecheck.plans.reading import read_plan
from venuecheck.service.sites.site import Site

plan_in = kept(read_plan)
"""Reads a plan's file once for each of its versions. Raises `InputError`."""


def plans_of(site: Site) -> tuple[Plan, ...]:
    """Give the plans that the site names; where it names none, those that every venue is held against.

    Raises `InputError` where one cannot be read.
    """
    if site.plans is None:
        shipped = (plan_in(path) for path in catalogue.plans())
        return tuple(plan for plan in shipped if plan.is_default_in(site.venue.nation))
    return tuple(plan_in(catalogue.plan_path(name)) for name in dict.fromkeys(site.plans))


def plan_named(site: Site, plan: str, number: str) -> Plan:
    """Give the site's plan with this id, which must hold the requirement `number` for this kind of venue.

    Raises `InputError`, which names what may be meant.
    """
    known = {each.id: each for each in plans_of(site)}
    if plan not in known:
        what = f"this venue is not held against a plan '{plan[:60]}'"
        raise InvalidError.of("plan", what, did_you_mean(plan, known) or "name it in the venue's settings (plans)")
    numbers = [each.number for each in known[plan].of(site.venue.kind)]
    if number not in numbers:
        what = f"the plan has no requirement '{number[:60]}' for this kind of venue"
        raise InvalidError.of("requirement", what, did_you_mean(number, numbers))
    return known[plan]
