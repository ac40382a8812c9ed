"""What letters say of a candidate's meeting: what electoral services said of the right to the room, what it costs.

A right is told only where the answers are those of a room that the law gives, or electoral services said so; what they
said reaches the letter through the answer on the room, for nobody here reads what somebody noted of a reply. Where they
said so, what the Act of 1983 has on costs and days is not told: they may have spoken of another law.
"""

from collections.abc import Sequence
from typing import Final

from venuecheck.assessment.addressee import Addressee, addressee
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import CONFIRMS, LetterKind
from venuecheck.assessment.replying import Reply
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.problem import Problem
from venuecheck.core.venue import BODY_WORDS, NATION_WORDS, Body, Nation
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_words import fact, line

_ROOM: Final = "room_covered"
"""The question whether the room is one that candidates may use."""
_SAID_YES: Final = "said_yes"
_SAID_NO: Final = "said_no"
_COSTS: Final = "costs"
"""The question whether they have agreed to pay what the room costs."""
_AGREED: Final = "agreed"
_SETTLED: Final = frozenset({_SAID_YES, _SAID_NO, "no"})
"""Answers that stand whatever electoral services have said since: they are what these said, or claim no right."""


def of_candidates_room(assessment: Assessment) -> Values:
    """Give the facts on which hangs what a letter says of a candidate's meeting."""
    covered = _said(assessment, _ROOM)
    return {
        "for_candidate": fact(bool(covered)),
        "right_told": fact(covered == _SAID_YES),
        "right_untold": fact(covered != _SAID_YES),
        "no_right_told": fact(covered == _SAID_NO),
        "costs_agreed": fact(_said(assessment, _COSTS) == _AGREED),
    }


def for_electoral(assessment: Assessment, nation: Nation, body: Body) -> Values:
    """Give what electoral services need besides to say whether the law gives the room; nobody else is told it here."""
    if addressee(assessment) is not Addressee.ELECTORAL:
        return {"poll": "", "run_by": ""}
    poll = next((one.shown for one in assessment.answers if one.question == "poll_date"), "")
    return {"poll": line(poll), "run_by": f"{BODY_WORDS[body]}; in {NATION_WORDS[nation]}"}


def reply_unread(assessment: Assessment, kind: LetterKind, replies: Sequence[Reply]) -> Sequence[Problem]:
    """Say that electoral services answered, and the booking does not: it may say of the right what they deny."""
    answered = [one for one in replies if one.answerer is Answerer.ELECTORAL]
    if kind not in CONFIRMS or not answered or not (covered := _said(assessment, _ROOM)) or covered in _SETTLED:
        return ()
    on = day_words.day(london_day(answered[-1].at))
    what = f"electoral services answered on {on}, and the booking does not say what"
    fix = "change the booking: say of the room what they said, and have it decided on that"
    return (Problem(file=assessment.id, what=what, fix=fix),)


def _said(assessment: Assessment, question: str) -> str:
    return next((str(one.value) for one in assessment.answers if one.question == question), "")
