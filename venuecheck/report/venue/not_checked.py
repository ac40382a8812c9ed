"""What nobody has looked at: said on the first screen, so that no silence reads as a pass."""

from collections.abc import Iterator, Sequence

from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.report.setting.wording import counted, joined, was_or_were
from venuecheck.report.venue.assessments import AssessmentsShown
from venuecheck.report.venue.coverage import Coverage
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown, no_check_words
from venuecheck.report.venue.requirements import RequirementsShown


def not_checked_of(
    networks: Sequence[NetworkShown],
    coverage: Coverage | None,
    booked: AssessmentsShown | None,
    required: RequirementsShown | None,
    *,
    retired: bool = False,
) -> tuple[str, ...]:
    """Say in a few sentences what was not checked. A report on one run has no bookings and no requirements.

    `retired`: whether there were other networks that were taken out of what counts.
    """
    return tuple(_filtering(networks, coverage, retired=retired)) + tuple(_beside(booked, required))


def _filtering(networks: Sequence[NetworkShown], coverage: Coverage | None, *, retired: bool) -> Iterator[str]:
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    if not networks:
        lacking = "Every network is retired" if retired else "No network is listed"
        yield f"{lacking}, so no web filter was checked."
    yield from no_check_words(networks)
    empty = dict.fromkeys(each.title for network in checked for each in network.categories if not each.pages)
    if empty:
        yield f"Nothing was tested for {joined(list(empty))}."
    unasked = sum(question.found is NetworkStatus.NOT_RUN for network in checked for question in network.questions)
    if unasked:
        yield f"{counted(unasked, 'question')} to the network as a whole {was_or_were(unasked)} not asked."
    left_out = sum(len(each.left_out) for network in checked for each in network.categories)
    if left_out:
        yield f"{counted(left_out, 'page')} {was_or_were(left_out)} left out by the venue."
    if coverage is not None and coverage.gaps:
        yield f"{counted(coverage.gaps, 'place and device', 'places and devices')} of a user group had no check."


def _beside(booked: AssessmentsShown | None, required: RequirementsShown | None) -> Iterator[str]:
    if booked is not None:
        none = "No booking check and no self-assessment is recorded. " if not booked.total else ""
        yield f"{none}Bookings that nobody checked cannot be counted."
    if required is not None and required.counts.not_reported:
        yield f"Of {counted(required.counts.not_reported, 'requirement')} nothing is reported."
