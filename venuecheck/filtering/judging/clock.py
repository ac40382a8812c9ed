"""Certificates that are another name's or out of their days, and this device's clock: what is wrong, as far as it
shows.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from statistics import median

from venuecheck.core.day_words import day
from venuecheck.core.plain_text import plain
from venuecheck.filtering.judging.journey import Journey, inspected
from venuecheck.filtering.model.observation import Exchange, Handshake, Observation, Purpose, Trust

UNTIMELY = frozenset({Trust.EXPIRED, Trust.NOT_YET_VALID})
_OFF = timedelta(days=1)
"""Answers tell the time of day at which they were made; what was kept on the way may tell one of hours ago."""
_SUBJECTS_NEEDED = 2
_NAME_LIMIT = 80


def untimely(steps: Iterable[Observation]) -> Handshake | None:
    """Give the last handshake whose certificate somebody vouches for, though not on this day; None for none."""
    made = [step for step in steps if isinstance(step, Handshake) and step.failure is None]
    last = made[-1] if made else None
    return last if last is not None and UNTIMELY & {last.public_trust, last.device_trust} else None


def vouched_today(steps: Iterable[Observation]) -> bool:
    """Whether a certificate came that this device takes for good on this day."""
    return any(isinstance(step, Handshake) and step.device_trust is Trust.TRUSTED for step in steps)


def certificate_words(journey: Journey, *, others: int = 0) -> str:
    """Say that a journey ended behind another name's certificate, or one out of its days, and what that can be; ''
    where it did not. `others` is of how many other sites the same holds.
    """
    made = [step for step in journey.steps if isinstance(step, Handshake) and step.failure is None and step.chain]
    if made and Trust.WRONG_NAME in {made[-1].public_trust, made[-1].device_trust}:
        return _of_another(made[-1], restricted=journey.page.restricted)
    step = untimely(journey.steps)
    if step is None or not step.chain:
        return ""
    leaf, early = step.chain[0], Trust.NOT_YET_VALID in {step.public_trust, step.device_trust}
    until = f" on {day(leaf.valid_until.date())}" if leaf.valid_until and not early else ""
    since = f" before {day(leaf.valid_from.date())}" if leaf.valid_from and early else ""
    what = f"is not valid{since}" if early else f"expired{until}"
    return (
        f"The certificate that came {what}, and this device's clock says {day(step.started.date())}: a browser warns. "
        f"{_whose_fault(step, early=early, others=others)}"
    )


def _whose_fault(step: Handshake, *, early: bool, others: int) -> str:
    """Say who may set it right: who keeps the clock, the site, or whoever runs the filter."""
    many = f"The same holds of {others} other sites of this list, so look at the clock first." if others > 1 else ""
    if inspected(step):
        theirs = "the filter's" if early else "the filter's certificate has run out"
        said = (
            f"No public authority made it: this network reads the connection. Either the clock is wrong, or {theirs}."
        )
    elif early:
        said = "Either the clock is slow, or the site uses a certificate before its first day."
    else:
        said = "Either the clock is wrong, or the site let its certificate run out."
    return f"{said} {many}".rstrip()


def _of_another(step: Handshake, *, restricted: bool) -> str:
    """Name whose certificate it is, where it says so and the page is none that may not be told of."""
    named = re.search(r"(?:^|,)CN=([^,+]{1,100})", step.chain[0].subject)
    whose = f" ({plain(named[1], _NAME_LIMIT)})" if named and not restricted else ""
    return (
        f"The certificate that came is for another name{whose}: a browser warns. The site's own server may be set up "
        "wrong, or something else answers in its place."
    )


def clock_words(observations: Iterable[Observation]) -> str:
    """Say how wrong this device's clock is by what sites tell of the time; '' where it is right, or nobody tells."""
    told: dict[str, timedelta] = {}
    for step in observations:
        if isinstance(step, Exchange) and step.purpose is Purpose.PAGE and step.answer is not None:
            said = _date(step.answer.header("date"))
            if said is not None:
                told.setdefault(step.subject, step.started - said)
    if len(told) < _SUBJECTS_NEEDED:
        return ""
    off = timedelta(seconds=median(each.total_seconds() for each in told.values()))
    if abs(off) < _OFF:
        return ""
    days = f"{abs(off).days} day{'s' if abs(off).days > 1 else ''}"
    return (
        f"This device's clock is {days} {'ahead' if off > timedelta() else 'behind'}, by what sites say: set it right."
    )


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
