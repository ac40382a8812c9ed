"""What a letter cannot go out without, and what it cannot confirm."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment, Occasion
from venuecheck.assessment.event_days import occasion_days
from venuecheck.assessment.letter_kind import CONFIRMS, LetterKind
from venuecheck.assessment.steps import OPEN
from venuecheck.assessment.unfilled import unfilled
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.problem import ForbiddenError, Problem
from venuecheck.core.step import Step, Then
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_approval import missing_approval
from venuecheck.service.bookings.letter_recipients import missing_recipient
from venuecheck.service.bookings.letter_words import line, text
from venuecheck.service.bookings.organisers_forms import OrganisersForm, is_taken_back
from venuecheck.service.sites.site import Site

_TELLS_REVIEW: Final = frozenset({LetterKind.NOT_AVAILABLE, LetterKind.ROOM_BY_RIGHT})
"""Letters that tell the way to a review where they end or limit anything."""
_TYPED: Final = (
    *("said", "note", "purpose", "lawful_basis", "asks", "review", "contact", "privacy", "electoral"),
    *("right", "aim", "lesser", "power", "fact", "source", "alternative", "deposit"),
    *("their_conditions", "our_conditions"),
)
"""The places of what people of the venue write themselves."""
_FILL_IN: Final = "write what belongs there, or take it out: in the letter, the decision or the venue's settings"
_WITH_REVIEW: Final = frozenset({LetterKind.REFUSED, LetterKind.CONDITIONS, LetterKind.CANCELLED, LetterKind.IN_PART})


def lacking(
    site: Site, assessment: Assessment, kind: LetterKind, values: Values, *, legal_advice: str
) -> Sequence[Problem]:
    """Say what a letter lacks before it can go out, its approval at the end."""
    missing = _missing(site, assessment, kind, values)
    services = line(site.letters.legal)
    approval = missing_approval(kind, values, assessment, legal_advice=text(legal_advice), legal_services=services)
    return [*([missing] if missing is not None else []), *_left_open(values), *approval]


def _left_open(values: Values) -> Iterator[Problem]:
    """Name what somebody left to be filled in: it would go out as it stands, and says nothing."""
    for place in _TYPED:
        said = values[place]
        if left := unfilled(said if isinstance(said, str) else "\n".join(said)):
            yield Problem(field=place, what=f"'{left}' would go out as it stands", fix=_FILL_IN)


def taken_back(form: OrganisersForm | None, assessment: Assessment, kind: LetterKind) -> Sequence[Problem]:
    """Say that the organiser took back what a letter would confirm, where nobody has recorded that."""
    if kind not in CONFIRMS or form is None or not is_taken_back(form, assessment):
        return ()
    what = "the organiser took this booking back by their link, and nobody has recorded that"
    fix = "record that the hirer has withdrawn it; where they book again, decide on it again after that"
    return (Problem(field="withdrawn", what=what, fix=fix),)


def reviewed_by_decider(assessment: Assessment, kind: LetterKind, values: Values) -> str:
    """Say that the way to a review names whoever took the decision, as after a review; empty where it names nobody.

    The words are the venue's own, and may say who looks at it then: whoever sends the letter sees to it.
    """
    decision, review = assessment.decision, str(values["review"])
    if decision is None or kind not in _WITH_REVIEW | _TELLS_REVIEW:
        return ""
    said = (line(decision.person), line(decision.role))
    named = [who for who in said if who and re.search(rf"(?<!\w){re.escape(who)}(?!\w)", review, re.IGNORECASE)]
    if not named:
        return ""
    return f"The way to a review names “{named[0]}”, who took this decision: see that it says who looks at it then."


def refuse_beyond(assessment: Assessment, kind: LetterKind, occasion: Occasion | None) -> None:
    """Raise `ForbiddenError` where a booking of a series would be confirmed beyond what was decided."""
    ends = assessment.decision.valid_until if assessment.decision else None
    days = occasion_days(occasion) if occasion else None
    if kind in CONFIRMS and days is not None and ends is not None and days.first > ends:
        what = f"it is on {day_words.day(days.first)}, and what was decided counts until {day_words.day(ends)}"
        then = Then(step=Step.DECIDE, about=assessment.id)
        raise ForbiddenError.at(assessment.id, what, "assess that booking, and decide on it by itself", then=then)


def refuse_told(assessment: Assessment, occasion: Occasion | None, told_at: Sequence[datetime]) -> None:
    """Raise `ForbiddenError` where what was decided went out, and somebody is asked since: what was sent is sent.

    A holding letter would thank for a request, and another letter would say more before they have answered.
    """
    taken = assessment.decision
    told = max((at for at in told_at if taken is not None and taken.kind not in OPEN and at >= taken.at), default=None)
    if told is None or (occasion is not None and occasion.at > told):
        return
    what = f"a letter of {day_words.day(london_day(told))} told the organiser what was decided, and that stands"
    fix = "write nothing before whoever is asked has answered; where it cannot stand until then, hold the booking first"
    raise ForbiddenError.at(assessment.id, what, fix, then=Then(step=Step.NOTE_REPLY, about=assessment.id))


def _missing(site: Site, assessment: Assessment, kind: LetterKind, values: Values) -> Problem | None:
    """Say what a letter cannot do without."""
    if not values["to"]:
        return missing_recipient(site, assessment, kind)
    is_unsigned = not any(char.isalpha() for char in values["signed"])
    if is_unsigned and kind is not LetterKind.OWNER_ADVICE:  # whoever approves that signs it, and nobody does yet
        return Problem(field="person", what="nobody signs this letter", fix="name them")
    is_conditional = kind is LetterKind.ROOM_BY_RIGHT and bool(values["conditions"])
    ends = kind is LetterKind.NOT_AVAILABLE and bool(values["confirmed_before"]) and not values["grounds_by"]
    if (kind in _WITH_REVIEW or is_conditional or ends) and not values["review"]:
        what = "it does not say how to have the decision looked at again"
        fix = "say in the venue's settings to whom, by when, and who looks at it"
        return Problem(file=f"letter '{kind}'", what=what, fix=fix, setting=("letters", "review"))
    if kind is LetterKind.MORE_INFORMATION and not values["asks"]:
        return Problem(field="ask", what="it does not say what you need", fix="name each thing")
    return None
