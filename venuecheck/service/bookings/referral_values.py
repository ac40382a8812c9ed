"""What a request for advice holds: what it rests on and no more, each with who says so, facts apart from hearsay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from venuecheck.assessment.addressee import REFERRALS_OF_PERSONS, Addressee, addressee, is_worry
from venuecheck.assessment.assessment import Answered, Assessment, Decision, OutcomeKind, RaisedFlag, ToldBy, Weight
from venuecheck.assessment.grounds import facts_on_record
from venuecheck.assessment.in_part import acts_as
from venuecheck.assessment.looked_by_hand import BY_HAND
from venuecheck.assessment.name_points import WORD_SAID
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.screened import PossibleMatch, Screened
from venuecheck.assessment.whole_answer import whole_answer
from venuecheck.core import day_words
from venuecheck.core.venue import Nation
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_words import fact, line, text

_IN_A_ROW: Final = re.compile(r"speakers\[([0-9]{1,2})\]\.speaker_(name|organisation|topic)")
_HAVE_ROWS: Final = frozenset({"event", "organiser", "organisation", "client", "client_found", "client_found_where"})
"""Answers that have a place of their own in the letter."""


def rests_on(assessment: Assessment, nation: Nation) -> Values:
    """Give the values of the places about parties, points, matches, and what lies behind them."""
    answers = {one.question: one.shown for one in assessment.answers}
    behind = _behind(assessment)
    return {
        "organisation": line(answers.get("organisation", "")),
        "client": line(answers.get("client", "")),
        "client_found": _with_where(answers.get("client_found", ""), answers.get("client_found_where", "")),
        "speakers": tuple(_speakers(assessment.answers)),
        "points": tuple(f"{text(flag.text)} Source: {_source(assessment, flag)}." for flag in grave(assessment)),
        # the same words can stand in two answers, such as the group's name that is the booking's title
        "matches": tuple(dict.fromkeys((*_matches(assessment), *_set_aside(assessment)))),
        "seen": _told(behind, ToldBy.VENUE),
        "told": _told(behind, ToldBy.ORGANISER),
        "hearsay": _told(behind, ToldBy.OTHERS),
        **_asks(assessment, nation),
    }


def decided_on(assessment: Assessment, replies: Sequence[Reply], noted: Mapping[str, str]) -> Values:
    """Give what a decision against a booking rests on, for whoever says whether that is lawful: empty for others."""
    decision = assessment.decision
    is_asked = addressee(assessment) is Addressee.LEGAL and decision is not None and _is_against(decision)
    if decision is None or not is_asked:
        return {"decided_reasons": "", "decided_facts": (), "decided_power": "", "asks_whether_lawful": ""}
    known = facts_on_record(assessment, replies, noted)
    return {
        "decided_reasons": text(decision.reasons),
        "decided_facts": tuple(text(known.get(name, name)) for name in decision.rests_on),
        "decided_power": text(decision.power_relied_on),
        "asks_whether_lawful": "yes",
    }


def _is_against(decision: Decision) -> bool:
    return acts_as(decision.kind, decision.outcome) in {OutcomeKind.REFUSE, OutcomeKind.CANCEL}


def _asks(assessment: Assessment, nation: Nation) -> Values:
    """Give the facts on which hangs what is asked, by whom it is asked of."""
    whom = addressee(assessment)
    is_of_child = whom is Addressee.SAFEGUARDING and is_worry(assessment)
    return {
        **{f"asks_{one}": fact(one is whom) for one in Addressee},
        # of a decision that is taken it is asked whether it is lawful (`decided_on`)
        "asks_legal": fact(whom is Addressee.LEGAL and not (assessment.decision and _is_against(assessment.decision))),
        # templates of earlier versions tell the lead of a worry there
        "asks_safeguarding": fact(is_of_child),
        "asks_lead": fact(whom is Addressee.SAFEGUARDING and not is_of_child),
        "asks_others": "yes" if whom is not Addressee.PREVENT or not REFERRALS_OF_PERSONS[nation] else "",
        "referrals_of_persons": REFERRALS_OF_PERSONS[nation],
        "tells_lado": fact(is_of_child and nation is Nation.ENGLAND),
    }


def for_decider(assessment: Assessment, values: Values, *, is_other: bool) -> Values:
    """Give what is asked of whoever decides here, to whom the case is passed up: to decide, and not what we may reply.

    `is_other`: it goes to somebody else, whom whoever writes it names.
    """
    is_theirs = addressee(assessment) is Addressee.DECIDER and bool(values["decides_anyway"]) and not is_other
    theirs = {"to_reply": "", "decides_anyway": ""} if is_theirs else {}
    return {"asks_decider": fact(is_theirs), "decided_elsewhere": fact(not is_theirs), **theirs}


def for_lead(assessment: Assessment, *, is_noted: bool) -> Values:
    """Give the fact that something was written for the safeguarding lead who has not opened it, for them alone."""
    return {"worry_noted": "yes" if is_noted and addressee(assessment) is Addressee.SAFEGUARDING else ""}


def grave(assessment: Assessment) -> Sequence[RaisedFlag]:
    """Give the points that may count against a booking, but for names: what is to bear in mind is no ground."""
    return [
        flag for flag in assessment.flags if flag.weight is not Weight.ADVISORY and not flag.id.startswith("screen:")
    ]


def _source(assessment: Assessment, flag: RaisedFlag) -> str:
    """Say who told what a point rests on."""
    told = {one.told_by for one in assessment.answers if one.question in {*flag.questions, *flag.evidence}}
    return "; ".join(words for by, words in _TOLD_BY.items() if by in told) or "the record of this booking"


_TOLD_BY: Final[Mapping[ToldBy, str]] = {
    ToldBy.VENUE: "what our staff saw or know",
    ToldBy.ORGANISER: "what the organiser said",
    ToldBy.OTHERS: "what others said or published, which is not confirmed",
}


def _with_where(name: str, where: str) -> str:
    return f"{line(name)} (where it stands: {line(where)})" if name and where else line(name)


def _behind(assessment: Assessment) -> Sequence[Answered]:
    """Give the answers that raised the points, and what somebody wrote of what they found."""
    names = {question for flag in grave(assessment) for question in (*flag.questions, *flag.evidence)}
    names |= BY_HAND if names & BY_HAND else frozenset()  # what was found on lists says little without their day
    return [one for one in assessment.answers if one.question in names and one.question not in _HAVE_ROWS]


def _told(behind: Sequence[Answered], by: ToldBy) -> tuple[str, ...]:
    return tuple(_with_day(one) for one in behind if one.told_by is by)


def _with_day(one: Answered) -> str:
    noted = f" (noted on {day_words.day(one.answered_on)})" if one.answered_on else ""
    return f"{text(one.text)} {text(one.shown)}{noted}"


def _speakers(answers: Sequence[Answered]) -> Iterator[str]:
    rows: dict[str, dict[str, str]] = {}
    told: dict[str, ToldBy] = {}
    for one in answers:
        place = _IN_A_ROW.fullmatch(one.question)
        if place:
            rows.setdefault(place[1], {})[place[2]] = line(one.shown)
            told[place[1]] = one.told_by
    for number, said in rows.items():
        yield from (f"{who}; source: {_TOLD_BY[told[number]]}" for who in _speaker(said))


def _speaker(said: Mapping[str, str]) -> Iterator[str]:
    if said.get("name"):
        who = ", ".join(filter(None, (said["name"], said.get("organisation"))))
        yield f"{who}, on: {said['topic']}" if said.get("topic") else who


def _matches(assessment: Assessment) -> Sequence[str]:
    return [
        _likeness(assessment, one, match)
        + (f". {match.held.person} judged that {WORD_SAID[match.held.word]}" if match.held else "")
        for one in assessment.screened
        for match in one.open
    ]


def _likeness(assessment: Assessment, one: Screened, match: PossibleMatch) -> str:
    """Say what was answered and what it is like: the whole answer, for a passage may read as an admission."""
    said = text(whole_answer(assessment, one))
    return f"“{said}” is like “{match.listed}” ({match.why}): {match.list_name}, {match.list_date}, entry {match.entry}"


def _set_aside(assessment: Assessment) -> Iterator[str]:
    """Say which matches a named person set aside, and why: whoever is asked may know better."""
    for one in assessment.screened:
        for match in one.matches:
            if match.dismissed is not None:
                said = match.dismissed
                yield (
                    f"{_likeness(assessment, one, match)}. {said.person} judged on {day_words.day(said.at)} that it "
                    f"is not the same. Why: {text(said.reason)}"
                )
